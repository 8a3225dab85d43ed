-- Schema 1: the core.
--
-- Conventions
--   instants       INTEGER, milliseconds since 1970-01-01T00:00:00Z
--   local dates    TEXT, YYYY-MM-DD
--   money          INTEGER, minor units of the file's currency
--   closed lists   INTEGER, the codes of domain/codes.rs
--   text           '' means “not given”
--   *_by, *_id of users   user.id
-- Every table of records ends with the general part: uid, version, created and
-- updated (when, by whom), deleted_at (trash), import_id and import_key
-- (fingerprint of the imported row).

-- Somebody who works with the file, or did (initials from an import). acting_as:
-- the name given beside the login (--user); reps and owners have none.
CREATE TABLE user (
    id          INTEGER PRIMARY KEY,
    login       TEXT    NOT NULL,
    full_name   TEXT    NOT NULL DEFAULT '',
    acting_as   TEXT    NOT NULL DEFAULT '',
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Settings of the file, shared by all who use it; dotted keys.
CREATE TABLE setting (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    value       TEXT    NOT NULL,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Entries of the open lists: source, category, cause, product kind, lost_reason …
CREATE TABLE list_item (
    id          INTEGER PRIMARY KEY,
    list        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    archived    INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Own fields of customers.
CREATE TABLE own_field (
    id          INTEGER PRIMARY KEY,
    key         TEXT    NOT NULL UNIQUE,
    label       TEXT    NOT NULL,
    field_type  INTEGER NOT NULL,
    choices     TEXT    NOT NULL DEFAULT '[]',
    position    INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Tags; key is the folded name.
CREATE TABLE tag (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,
    key         TEXT    NOT NULL UNIQUE,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- A customer. birthday: YYYY-MM-DD or --MM-DD; social: one handle a line.
CREATE TABLE customer (
    id          INTEGER PRIMARY KEY,
    number      TEXT    NOT NULL,
    kind        INTEGER NOT NULL,
    company     TEXT    NOT NULL DEFAULT '',
    salutation  TEXT    NOT NULL DEFAULT '',
    title       TEXT    NOT NULL DEFAULT '',
    first_name  TEXT    NOT NULL DEFAULT '',
    last_name   TEXT    NOT NULL DEFAULT '',
    website     TEXT    NOT NULL DEFAULT '',
    social      TEXT    NOT NULL DEFAULT '',
    birthday    TEXT    NOT NULL DEFAULT '',
    since       TEXT,
    source      TEXT    NOT NULL DEFAULT '',
    referred_by INTEGER,
    owner_id    INTEGER,
    key_account INTEGER NOT NULL DEFAULT 0,
    key_account_plan TEXT NOT NULL DEFAULT '',
    language    TEXT    NOT NULL DEFAULT '',
    stage       INTEGER,
    stage_reason TEXT   NOT NULL DEFAULT '',
    blocked     INTEGER NOT NULL DEFAULT 0,
    blocked_reason TEXT NOT NULL DEFAULT '',
    inactivity_days INTEGER,
    contact_rhythm_days INTEGER,
    potential   INTEGER,
    potential_category TEXT NOT NULL DEFAULT '',
    potential_on TEXT,
    lawful_basis INTEGER,
    lawful_basis_reviewed TEXT,
    notes       TEXT    NOT NULL DEFAULT '',
    -- kept in step by the store
    sort_key    TEXT    NOT NULL DEFAULT '',
    city_key    TEXT    NOT NULL DEFAULT '',
    last_contact_at INTEGER,
    contact_count   INTEGER NOT NULL DEFAULT 0,
    open_task_count INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Phone numbers of customers and their persons. norm: E.164 or bare digits; reversed: its digits backwards.
CREATE TABLE phone (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    person_id   INTEGER,
    kind        INTEGER NOT NULL,
    label       TEXT    NOT NULL DEFAULT '',
    raw         TEXT    NOT NULL,
    norm        TEXT    NOT NULL,
    reversed    TEXT    NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- E-mail addresses; norm: lower case.
CREATE TABLE email (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    person_id   INTEGER,
    kind        INTEGER NOT NULL,
    label       TEXT    NOT NULL DEFAULT '',
    raw         TEXT    NOT NULL,
    norm        TEXT    NOT NULL,
    position    INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Postal addresses.
CREATE TABLE address (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    street      TEXT    NOT NULL DEFAULT '',
    postcode    TEXT    NOT NULL DEFAULT '',
    city        TEXT    NOT NULL DEFAULT '',
    country     TEXT    NOT NULL DEFAULT '',
    position    INTEGER NOT NULL DEFAULT 0,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Tags of customers.
CREATE TABLE customer_tag (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    tag_id      INTEGER NOT NULL,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Values of own fields, in their stored form (ISO date, decimal point, yes/no).
CREATE TABLE own_value (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    field_id    INTEGER NOT NULL,
    value       TEXT    NOT NULL,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Contact persons of a company.
CREATE TABLE person (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    salutation  TEXT    NOT NULL DEFAULT '',
    first_name  TEXT    NOT NULL DEFAULT '',
    last_name   TEXT    NOT NULL DEFAULT '',
    role        TEXT    NOT NULL DEFAULT '',
    notes       TEXT    NOT NULL DEFAULT '',
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Consent ledger, append-only; the newest entry of a purpose and channel counts.
CREATE TABLE consent (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    purpose     TEXT    NOT NULL,
    channel     INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    how         TEXT    NOT NULL DEFAULT '',
    wording     TEXT    NOT NULL DEFAULT '',
    noted_by    INTEGER,
    last_used_at INTEGER,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- A contact: one touchpoint. Without a customer, caller_* say who it may be.
CREATE TABLE contact (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER,
    person_id   INTEGER,
    caller_raw  TEXT    NOT NULL DEFAULT '',
    caller_norm TEXT    NOT NULL DEFAULT '',
    at          INTEGER NOT NULL,
    duration_s  INTEGER,
    channel     INTEGER NOT NULL,
    direction   INTEGER NOT NULL,
    topic       INTEGER,
    subject     TEXT    NOT NULL DEFAULT '',
    note        TEXT    NOT NULL DEFAULT '',
    outcome     INTEGER,
    solved      INTEGER,
    rep_id      INTEGER,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Tasks, follow-ups, appointments, promises, wishes. due_on is always the local date; due_at the instant, if a time was given.
CREATE TABLE task (
    id          INTEGER PRIMARY KEY,
    title       TEXT    NOT NULL,
    kind        INTEGER NOT NULL,
    due_on      TEXT,
    due_at      INTEGER,
    ends_at     INTEGER,
    place       TEXT    NOT NULL DEFAULT '',
    customer_id INTEGER,
    contact_id  INTEGER,
    assignee_id INTEGER,
    priority    INTEGER NOT NULL DEFAULT 2,
    notes       TEXT    NOT NULL DEFAULT '',
    done_at     INTEGER,
    origin      TEXT    NOT NULL DEFAULT '',
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Products and services.
CREATE TABLE product (
    id          INTEGER PRIMARY KEY,
    number      TEXT    NOT NULL,
    name        TEXT    NOT NULL DEFAULT '',
    kind        TEXT    NOT NULL DEFAULT '',
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    version     INTEGER NOT NULL DEFAULT 1,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER NOT NULL,
    updated_at  INTEGER NOT NULL,
    updated_by  INTEGER NOT NULL,
    deleted_at  INTEGER,
    import_id   INTEGER,
    import_key  INTEGER
) STRICT;

-- Upkeep (no records of their own) ------------------------------------------

-- Drafts of forms. process: host, pid and start time of the writer, so that a
-- draft is not offered while its writer lives.
CREATE TABLE draft (
    id          INTEGER PRIMARY KEY,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    user_id     INTEGER NOT NULL,
    host        TEXT    NOT NULL,
    pid         INTEGER NOT NULL,
    started     INTEGER NOT NULL,
    form        TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    customer_id INTEGER,
    "values"    TEXT    NOT NULL,
    updated_at  INTEGER NOT NULL
) STRICT;

-- One import of one file.
CREATE TABLE import_batch (
    id          INTEGER PRIMARY KEY,
    uid         BLOB    NOT NULL DEFAULT (randomblob(16)),
    kind        TEXT    NOT NULL,
    file        TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    user_id     INTEGER NOT NULL,
    created     INTEGER NOT NULL DEFAULT 0,
    updated     INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    rejected    INTEGER NOT NULL DEFAULT 0,
    undone_at   INTEGER
) STRICT;

-- Rows of a file that met an existing record instead of making one. reference:
-- the customer number that the row gave it, by which other files name it.
CREATE TABLE import_row (
    import_key  INTEGER PRIMARY KEY,
    import_id   INTEGER NOT NULL,
    kind        TEXT    NOT NULL,
    row_id      INTEGER NOT NULL,
    reference   TEXT    NOT NULL DEFAULT ''
) STRICT;

-- Remembered column mappings, by kind and fingerprint of the header.
CREATE TABLE import_mapping (
    kind        TEXT    NOT NULL,
    header      TEXT    NOT NULL,
    mapping     TEXT    NOT NULL,
    at          INTEGER NOT NULL,
    PRIMARY KEY (kind, header)
) STRICT, WITHOUT ROWID;

-- The change log: one action of a user …
CREATE TABLE change_action (
    id          INTEGER PRIMARY KEY,
    at          INTEGER NOT NULL,
    user_id     INTEGER NOT NULL,
    acting_as   TEXT    NOT NULL DEFAULT '',
    host        TEXT    NOT NULL,
    what        TEXT    NOT NULL,
    subject     TEXT    NOT NULL DEFAULT '',
    import_id   INTEGER,
    undone_by   INTEGER,
    undoes      INTEGER
) STRICT;

-- … and what it did to which row. op: i(nsert) u(pdate) d(elete to trash) r(estore).
-- before/after: JSON objects of the changed columns of an update, else NULL.
CREATE TABLE change_entry (
    id          INTEGER PRIMARY KEY,
    action_id   INTEGER NOT NULL,
    tbl         TEXT    NOT NULL,
    row_id      INTEGER NOT NULL,
    op          TEXT    NOT NULL,
    "before"    TEXT,
    "after"     TEXT
) STRICT;

-- Counters and marks: change_seq (bumped only by real saves), number sequences …
CREATE TABLE meta (
    key         TEXT    PRIMARY KEY,
    value       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES ('change_seq', 0);

-- Finding customers ----------------------------------------------------------

-- The folded text of each customer: one line per field, its first character
-- says which (see store/search). The trigram index answers “contains”.
CREATE TABLE customer_search (
    id          INTEGER PRIMARY KEY,
    text        TEXT    NOT NULL
) STRICT;
CREATE VIRTUAL TABLE customer_fts USING fts5 (
    text, content='customer_search', content_rowid='id',
    tokenize='trigram case_sensitive 1', detail='none', columnsize=0
);
INSERT INTO customer_fts (customer_fts, rank) VALUES ('secure-delete', 1);

-- The words of names, companies, persons and towns, for typos and sound.
CREATE TABLE search_word (
    word        TEXT    PRIMARY KEY,
    reversed    TEXT    NOT NULL,
    sound       TEXT    NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_word_reversed ON search_word (reversed);
CREATE INDEX search_word_sound ON search_word (sound);

-- Words of contact subjects and notes (folded, word by word). Contentless:
-- the text stands in contact; whoever changes a contact takes its old words out.
CREATE VIRTUAL TABLE contact_fts USING fts5 (
    text, content='',
    tokenize='unicode61 remove_diacritics 0', detail='none', columnsize=0
);
INSERT INTO contact_fts (contact_fts, rank) VALUES ('secure-delete', 1);
-- Which words there are (a view of the above, without a row of its own).
CREATE VIRTUAL TABLE contact_word USING fts5vocab (contact_fts, instance);

-- Which values contacts of a UTC day have, as bits (1 << code; reps by id modulo
-- 62), so that a filter on a rare value passes days without it at a glance. Bits
-- are only ever added: a day may promise what is there no more. (No trigger: it
-- would make every insert of a contact several times as dear.)
CREATE TABLE contact_day (
    day         INTEGER PRIMARY KEY,
    channels    INTEGER NOT NULL,
    directions  INTEGER NOT NULL,
    topics      INTEGER NOT NULL,
    outcomes    INTEGER NOT NULL,
    reps        INTEGER NOT NULL
) STRICT;

-- Indexes --------------------------------------------------------------------
CREATE UNIQUE INDEX user_login ON user (login, acting_as);
CREATE UNIQUE INDEX list_item_name ON list_item (list, name);
CREATE UNIQUE INDEX customer_number ON customer (number) WHERE deleted_at IS NULL;
CREATE INDEX customer_by_name ON customer (sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_by_city ON customer (city_key, sort_key, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_by_last_contact ON customer (last_contact_at, id) WHERE deleted_at IS NULL;
CREATE INDEX customer_owner ON customer (owner_id) WHERE owner_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX customer_stage ON customer (stage) WHERE stage IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX customer_key_account ON customer (key_account) WHERE key_account = 1 AND deleted_at IS NULL;
CREATE INDEX customer_blocked ON customer (blocked) WHERE blocked = 1 AND deleted_at IS NULL;
CREATE INDEX customer_trash ON customer (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX customer_import_key ON customer (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX customer_import ON customer (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX customer_referrer ON customer (referred_by) WHERE referred_by IS NOT NULL;
CREATE INDEX phone_customer ON phone (customer_id);
CREATE INDEX phone_norm ON phone (norm, customer_id) WHERE deleted_at IS NULL;
CREATE INDEX phone_reversed ON phone (reversed, customer_id) WHERE deleted_at IS NULL;
CREATE INDEX phone_person ON phone (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX email_customer ON email (customer_id);
CREATE INDEX email_person ON email (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX email_norm ON email (norm) WHERE deleted_at IS NULL;
CREATE INDEX address_customer ON address (customer_id);
CREATE INDEX customer_tag_customer ON customer_tag (customer_id);
CREATE INDEX customer_tag_tag ON customer_tag (tag_id);
CREATE INDEX own_value_customer ON own_value (customer_id);
CREATE INDEX person_customer ON person (customer_id);
CREATE INDEX person_import_key ON person (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX consent_customer ON consent (customer_id, channel, at);
CREATE INDEX contact_customer ON contact (customer_id, at, id) WHERE deleted_at IS NULL;
CREATE INDEX contact_at ON contact (at, id, channel, direction, topic, outcome, rep_id) WHERE deleted_at IS NULL;
CREATE INDEX contact_import_key ON contact (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX contact_import ON contact (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX contact_caller ON contact (caller_norm) WHERE caller_norm <> '' AND deleted_at IS NULL;
-- Undated ones last, of one day those without a time first.
CREATE INDEX task_open ON task (ifnull(due_on, '9999'), ifnull(due_at, 0), id, kind, assignee_id) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX task_done ON task (done_at, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX task_customer ON task (customer_id, done_at) WHERE customer_id IS NOT NULL;
CREATE INDEX task_contact ON task (contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX import_row_reference ON import_row (reference) WHERE reference <> '';
CREATE INDEX draft_user ON draft (user_id);
CREATE INDEX change_entry_action ON change_entry (action_id);
CREATE INDEX change_entry_row ON change_entry (tbl, row_id);
CREATE INDEX change_action_user ON change_action (user_id, id);
