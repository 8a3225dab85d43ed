-- Schema 2: complaints with their steps and remedies, survey answers, recurring tasks.
-- Conventions as in schema 1.

-- A complaint. What happened to it stands in complaint_step; the columns kept in
-- step follow from there, from the business hours and from the deadlines.
CREATE TABLE complaint (
    id          INTEGER PRIMARY KEY,
    number      TEXT    NOT NULL,
    customer_id INTEGER,
    person_id   INTEGER,
    complainant TEXT    NOT NULL DEFAULT '',
    contact_id  INTEGER,
    received_at INTEGER NOT NULL,
    channel     INTEGER NOT NULL,
    category    TEXT    NOT NULL DEFAULT '',
    cause       TEXT    NOT NULL DEFAULT '',
    product     TEXT    NOT NULL DEFAULT '',
    document    TEXT    NOT NULL DEFAULT '',
    severity    INTEGER NOT NULL,
    annoyance   INTEGER,
    repeat    INTEGER,
    safety      INTEGER NOT NULL DEFAULT 0,
    claim       INTEGER,
    delivered_on TEXT,
    description TEXT    NOT NULL DEFAULT '',
    demand      TEXT    NOT NULL DEFAULT '',
    findings    TEXT    NOT NULL DEFAULT '',
    justified   INTEGER NOT NULL,
    owner_id    INTEGER,
    duplicate_of INTEGER,
    -- agreed with the customer; they win over the reckoned ones
    acknowledge_by INTEGER,
    resolve_by  INTEGER,
    satisfaction_result    INTEGER,
    satisfaction_treatment INTEGER,
    satisfaction_process   INTEGER,
    measure_worked INTEGER,
    measure_note TEXT   NOT NULL DEFAULT '',
    -- kept in step by the store
    state       INTEGER NOT NULL DEFAULT 1,
    open      INTEGER NOT NULL DEFAULT 1,
    paused      INTEGER NOT NULL DEFAULT 0,
    acknowledged_at INTEGER,
    resolved_at INTEGER,
    closed_at   INTEGER,
    told_at     INTEGER,
    decision_told_at INTEGER,
    reopened    INTEGER NOT NULL DEFAULT 0,
    acknowledge_due INTEGER,
    resolve_due INTEGER,
    next_due    INTEGER,
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

-- What happened to a complaint; append-only. kind: a state was entered, it was
-- acknowledged, the customer was given word. told: by which channel, if told.
CREATE TABLE complaint_step (
    id          INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    state       INTEGER,
    at          INTEGER NOT NULL,
    by_id       INTEGER,
    note        TEXT    NOT NULL DEFAULT '',
    told        INTEGER,
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

-- What a customer was given to put it right.
CREATE TABLE remedy (
    id          INTEGER PRIMARY KEY,
    complaint_id INTEGER NOT NULL,
    kind        INTEGER NOT NULL,
    cost        INTEGER NOT NULL DEFAULT 0,
    given_on    TEXT    NOT NULL,
    note        TEXT    NOT NULL DEFAULT '',
    voucher_code TEXT   NOT NULL DEFAULT '',
    valid_until TEXT,
    redeemed_on TEXT,
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

-- A survey answer, or an invitation that has none yet.
CREATE TABLE survey (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER,
    kind        INTEGER NOT NULL,
    sent_at     INTEGER,
    answered_at INTEGER,
    score       INTEGER,
    comment     TEXT    NOT NULL DEFAULT '',
    touchpoint  TEXT    NOT NULL DEFAULT '',
    contact_id  INTEGER,
    complaint_id INTEGER,
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

ALTER TABLE contact ADD COLUMN complaint_id INTEGER;
ALTER TABLE task ADD COLUMN complaint_id INTEGER;
-- The rule in its stored form (see domain/recurrence); '' = once.
ALTER TABLE task ADD COLUMN recurrence TEXT NOT NULL DEFAULT '';
-- Kept in step by the store.
ALTER TABLE customer ADD COLUMN complaint_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN open_complaint_count INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer ADD COLUMN remedy_cost INTEGER NOT NULL DEFAULT 0;

CREATE UNIQUE INDEX complaint_number ON complaint (number) WHERE deleted_at IS NULL;
-- The lists of complaints: safety first, then by the next deadline, those without one last
-- (first where the clock stands still, then what is to be closed: the numbers of the states);
-- by closing; by receipt. Each holds all that is filtered by, so that filters that hardly
-- meet are tested without a look at the complaint.
CREATE INDEX complaint_open ON complaint (1 - safety, ifnull(next_due, 9223372036854775700 + state), id, state, severity, category, cause, owner_id, customer_id, received_at) WHERE open = 1 AND deleted_at IS NULL;
CREATE INDEX complaint_closed ON complaint (closed_at, id, state, severity, category, cause, owner_id, customer_id, received_at) WHERE open = 0 AND deleted_at IS NULL;
CREATE INDEX complaint_received ON complaint (received_at, id, category, cause, annoyance, open, state, severity, owner_id, customer_id) WHERE deleted_at IS NULL;
CREATE INDEX complaint_due ON complaint (next_due, owner_id) WHERE next_due IS NOT NULL AND open = 1 AND deleted_at IS NULL;
CREATE INDEX complaint_customer ON complaint (customer_id, received_at) WHERE customer_id IS NOT NULL;
CREATE INDEX complaint_person ON complaint (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX complaint_import_key ON complaint (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX complaint_import ON complaint (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX complaint_step_complaint ON complaint_step (complaint_id, at, id);
CREATE INDEX remedy_complaint ON remedy (complaint_id);
CREATE INDEX remedy_voucher ON remedy (voucher_code) WHERE voucher_code <> '';
CREATE INDEX survey_customer ON survey (customer_id, answered_at) WHERE customer_id IS NOT NULL;
CREATE INDEX survey_answered ON survey (answered_at, kind, score) WHERE answered_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX survey_complaint ON survey (complaint_id) WHERE complaint_id IS NOT NULL;
CREATE INDEX survey_import_key ON survey (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX survey_import ON survey (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX contact_complaint ON contact (complaint_id) WHERE complaint_id IS NOT NULL;
CREATE INDEX task_complaint ON task (complaint_id) WHERE complaint_id IS NOT NULL;
CREATE INDEX task_import_key ON task (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX task_import ON task (import_id) WHERE import_id IS NOT NULL;
-- Promises and wishes, undated ones last.
CREATE INDEX task_promise ON task (ifnull(due_on, '9999'), ifnull(due_at, 0), id, assignee_id) WHERE kind IN (4, 5) AND done_at IS NULL AND deleted_at IS NULL;
-- Birthdays by month and day; anniversaries.
CREATE INDEX customer_birthday ON customer (substr(birthday, -5), owner_id) WHERE birthday <> '' AND deleted_at IS NULL;
CREATE INDEX customer_since ON customer (since, owner_id) WHERE since IS NOT NULL AND deleted_at IS NULL;
-- When the next contact is due, of those with a rhythm of their own; and which other key
-- accounts have been silent for longest.
CREATE INDEX customer_rhythm ON customer (key_account, ifnull(last_contact_at, created_at) + contact_rhythm_days * 86400000) WHERE contact_rhythm_days IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX customer_key_silent ON customer (ifnull(last_contact_at, created_at)) WHERE key_account = 1 AND contact_rhythm_days IS NULL AND deleted_at IS NULL;
-- Customers with open complaints.
CREATE INDEX customer_open_complaints ON customer (open_complaint_count) WHERE open_complaint_count > 0 AND deleted_at IS NULL;
