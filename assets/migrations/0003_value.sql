-- Schema 3: sales, costs and scores of customers, segments, and what follows from them.
-- Conventions as in schema 1.

-- A row of an invoice or a refund. Money without VAT; quantity in thousandths.
CREATE TABLE sale (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    date        TEXT    NOT NULL,
    kind        INTEGER NOT NULL,
    document    TEXT    NOT NULL DEFAULT '',
    line        TEXT    NOT NULL DEFAULT '',
    -- the document, or document/line, that a refund takes back
    refund_of   TEXT    NOT NULL DEFAULT '',
    product     TEXT    NOT NULL DEFAULT '',
    quantity    INTEGER NOT NULL DEFAULT 1000,
    -- before discount; a refund is negative
    revenue     INTEGER NOT NULL,
    discount    INTEGER NOT NULL DEFAULT 0,
    discount_reason TEXT NOT NULL DEFAULT '',
    -- NULL = not known
    variable_cost INTEGER,
    note        TEXT    NOT NULL DEFAULT '',
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

-- What a customer has cost besides what was sold.
CREATE TABLE customer_cost (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    date        TEXT    NOT NULL,
    kind        INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    note        TEXT    NOT NULL DEFAULT '',
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

-- How a customer is judged by a criterion, 1–5; the newest of a criterion counts.
CREATE TABLE score (
    id          INTEGER PRIMARY KEY,
    customer_id INTEGER NOT NULL,
    criterion   INTEGER NOT NULL,
    score       INTEGER NOT NULL,
    scored_on   TEXT    NOT NULL,
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

-- A selection of customers, with the query that makes it.
CREATE TABLE segment (
    id          INTEGER PRIMARY KEY,
    name        TEXT    NOT NULL,
    query       TEXT    NOT NULL,
    note        TEXT    NOT NULL DEFAULT '',
    strategy    TEXT    NOT NULL DEFAULT '',
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

-- When a stage was set by hand; NULL = as entered or imported, the rule wins.
ALTER TABLE customer ADD COLUMN stage_on TEXT;
ALTER TABLE customer ADD COLUMN key_account_measures TEXT NOT NULL DEFAULT '';
-- One a line: name: part.
ALTER TABLE customer ADD COLUMN key_account_people TEXT NOT NULL DEFAULT '';

-- The narrow row over which segments are counted: one for every live customer, all of
-- it kept by the store. Days as numbers (days since 1970-01-01).
CREATE TABLE customer_value (
    customer_id INTEGER PRIMARY KEY,
    -- What is asked for most stands first: reading a row ends with the last column wanted.
    -- by the day, see valuation
    stage       INTEGER,
    abc         INTEGER,
    rfm_group   INTEGER,
    -- 455 = recency 4, frequency 5, monetary value 5
    rfm         INTEGER,
    -- from contacts, tasks, complaints, surveys, consents
    last_contact_at INTEGER,
    contacts    INTEGER NOT NULL DEFAULT 0,
    open_tasks  INTEGER NOT NULL DEFAULT 0,
    complaints  INTEGER NOT NULL DEFAULT 0,
    open_complaints INTEGER NOT NULL DEFAULT 0,
    nps         INTEGER,
    csat        INTEGER,
    ces         INTEGER,
    consent_email INTEGER,
    consent_phone INTEGER,
    consent_post  INTEGER,
    -- from the sales; margin: NULL = of none of them the cost is known
    last_sale   INTEGER,
    first_sale  INTEGER,
    revenue_12m INTEGER NOT NULL DEFAULT 0,
    margin_12m  INTEGER DEFAULT 0,
    covered_12m INTEGER NOT NULL DEFAULT 0,
    revenue_before INTEGER NOT NULL DEFAULT 0,
    margin_before  INTEGER DEFAULT 0,
    revenue     INTEGER NOT NULL DEFAULT 0,
    margin      INTEGER DEFAULT 0,
    covered     INTEGER NOT NULL DEFAULT 0,
    discounts   INTEGER NOT NULL DEFAULT 0,
    sales       INTEGER NOT NULL DEFAULT 0,
    orders      INTEGER NOT NULL DEFAULT 0,
    purchase_days INTEGER NOT NULL DEFAULT 0,
    visits      INTEGER NOT NULL DEFAULT 0,
    rhythm      REAL,
    -- forecast
    p_alive     REAL,
    expected_purchases REAL,
    expected_value REAL,
    clv         REAL,
    -- a year ago
    stage_then  INTEGER,
    abc_then    INTEGER
) STRICT;

-- The last time that everybody was valued: for which day, over which state of the sales
-- (meta: sales_seq), and what came out for all together (JSON).
CREATE TABLE valuation (
    id          INTEGER PRIMARY KEY,
    valued_on   TEXT    NOT NULL,
    sales_seq   INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    took_ms     INTEGER NOT NULL,
    report      TEXT    NOT NULL
) STRICT;
INSERT OR IGNORE INTO meta VALUES ('sales_seq', 0);

-- The process that is valuing everybody right now; at most one row.
CREATE TABLE valuing (
    id          INTEGER PRIMARY KEY,
    host        TEXT    NOT NULL,
    pid         INTEGER NOT NULL,
    started     INTEGER NOT NULL,
    at          INTEGER NOT NULL
) STRICT;

INSERT INTO customer_value (customer_id, stage, last_contact_at, contacts, open_tasks, complaints, open_complaints,
  nps, csat, ces, consent_email, consent_phone, consent_post)
SELECT id, stage, last_contact_at, contact_count, open_task_count, complaint_count, open_complaint_count,
  (SELECT score FROM survey WHERE customer_id = c.id AND kind = 1 AND score IS NOT NULL AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
  (SELECT score FROM survey WHERE customer_id = c.id AND kind = 2 AND score IS NOT NULL AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
  (SELECT score FROM survey WHERE customer_id = c.id AND kind = 3 AND score IS NOT NULL AND deleted_at IS NULL ORDER BY answered_at DESC, id DESC LIMIT 1),
  (SELECT status FROM consent WHERE customer_id = c.id AND channel = 1 AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1),
  (SELECT status FROM consent WHERE customer_id = c.id AND channel = 2 AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1),
  (SELECT status FROM consent WHERE customer_id = c.id AND channel = 3 AND purpose = 'advertising' AND deleted_at IS NULL ORDER BY at DESC, id DESC LIMIT 1)
FROM customer c WHERE deleted_at IS NULL;

-- What valuing reads, without a look at the sales themselves (for which deleted_at has to
-- stand in the index, though it is always empty there).
CREATE INDEX sale_customer ON sale (customer_id, date, kind, revenue, discount, variable_cost, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX sale_trash ON sale (customer_id) WHERE deleted_at IS NOT NULL;
CREATE INDEX sale_date ON sale (date, id, kind, customer_id, revenue, discount, variable_cost, deleted_at) WHERE deleted_at IS NULL;
CREATE INDEX sale_document ON sale (document, line) WHERE document <> '';
CREATE INDEX sale_refund_of ON sale (refund_of) WHERE refund_of <> '';
CREATE INDEX sale_product ON sale (product, customer_id) WHERE product <> '' AND deleted_at IS NULL;
CREATE INDEX sale_import_key ON sale (import_key) WHERE import_key IS NOT NULL;
CREATE INDEX sale_import ON sale (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX customer_cost_customer ON customer_cost (customer_id, date);
CREATE INDEX score_customer ON score (customer_id, criterion, scored_on);
CREATE UNIQUE INDEX segment_name ON segment (name) WHERE deleted_at IS NULL;
CREATE INDEX customer_value_stage ON customer_value (stage);
CREATE INDEX customer_value_abc ON customer_value (abc) WHERE abc IS NOT NULL;
CREATE INDEX customer_value_rfm ON customer_value (rfm_group) WHERE rfm_group IS NOT NULL;
-- The order of members, and what most segments ask for: half the pages of the table. Of the
-- forecast there is nothing, for that is written anew every day.
CREATE INDEX customer_value_revenue ON customer_value (revenue_12m, stage, abc, rfm_group, last_sale, last_contact_at, margin_12m, contacts, open_complaints, nps);
