-- Schema 4: what the figures of the business are made of.
-- Conventions as in schema 1; days as numbers (days since 1970-01-01).

-- What adds up by day (domain/kpi: DaySums), of all live records on their own local day in
-- the time zone of the file. Kept by the store in the transaction that writes the record.
CREATE TABLE kpi_day (
    day         INTEGER PRIMARY KEY,
    contacts INTEGER NOT NULL DEFAULT 0,
    solved_asked INTEGER NOT NULL DEFAULT 0,
    solved_yes INTEGER NOT NULL DEFAULT 0,
    phone_out INTEGER NOT NULL DEFAULT 0,
    phone_reached INTEGER NOT NULL DEFAULT 0,
    complaint_seconds INTEGER NOT NULL DEFAULT 0,
    complaint_contacts INTEGER NOT NULL DEFAULT 0,
    sale_rows INTEGER NOT NULL DEFAULT 0,
    refund_rows INTEGER NOT NULL DEFAULT 0,
    covered_rows INTEGER NOT NULL DEFAULT 0,
    revenue INTEGER NOT NULL DEFAULT 0,
    discounts INTEGER NOT NULL DEFAULT 0,
    variable_costs INTEGER NOT NULL DEFAULT 0,
    covered_net INTEGER NOT NULL DEFAULT 0,
    refunds INTEGER NOT NULL DEFAULT 0,
    nps_n INTEGER NOT NULL DEFAULT 0,
    nps_promoters INTEGER NOT NULL DEFAULT 0,
    nps_detractors INTEGER NOT NULL DEFAULT 0,
    csat_n INTEGER NOT NULL DEFAULT 0,
    csat_top INTEGER NOT NULL DEFAULT 0,
    csat_sum INTEGER NOT NULL DEFAULT 0,
    ces_n INTEGER NOT NULL DEFAULT 0,
    ces_top INTEGER NOT NULL DEFAULT 0,
    ces_sum INTEGER NOT NULL DEFAULT 0,
    ces_squares INTEGER NOT NULL DEFAULT 0,
    complaints INTEGER NOT NULL DEFAULT 0,
    remedies INTEGER NOT NULL DEFAULT 0,
    remedy_cost INTEGER NOT NULL DEFAULT 0,
    tasks_due INTEGER NOT NULL DEFAULT 0,
    tasks_in_time INTEGER NOT NULL DEFAULT 0,
    promises_due INTEGER NOT NULL DEFAULT 0,
    promises_kept INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a live customer has bought by day: the rows of all sales, so that who bought, stayed,
-- came and went in whatever period is told without a look at the sales. Kept by the store;
-- only of customers with a sale.
CREATE TABLE purchase_history (
    customer_id INTEGER PRIMARY KEY,
    -- the customer's own inactivity limit
    inactivity  INTEGER,
    referred    INTEGER NOT NULL DEFAULT 0,
    days        BLOB    NOT NULL
) STRICT;

-- What was counted for a period, until data changes. part: which count; ask: period, days
-- and whose; seq: state of the data it was counted over.
CREATE TABLE kpi_tally (
    id          INTEGER PRIMARY KEY,
    part        INTEGER NOT NULL,
    ask         TEXT    NOT NULL,
    as_of       INTEGER NOT NULL,
    seq         INTEGER NOT NULL,
    tally       TEXT    NOT NULL,
    UNIQUE (part, ask)
) STRICT;

-- The figures of a month that was over, as they were then; append-only, the newest counts.
-- definitions: the version by which they were reckoned; figures: JSON by name.
CREATE TABLE kpi_snapshot (
    id          INTEGER PRIMARY KEY,
    month       TEXT    NOT NULL,
    definitions INTEGER NOT NULL,
    taken_at    INTEGER NOT NULL,
    taken_by    INTEGER NOT NULL,
    figures     TEXT    NOT NULL
) STRICT;

CREATE INDEX kpi_tally_as_of ON kpi_tally (part, as_of);
CREATE INDEX kpi_snapshot_month ON kpi_snapshot (month, id);
-- What is counted from indexes alone (for which deleted_at has to stand in them, though it
-- is always empty there).
DROP INDEX contact_at;
CREATE INDEX contact_at ON contact (at, id, channel, direction, topic, outcome, rep_id, customer_id, solved, deleted_at) WHERE deleted_at IS NULL;
DROP INDEX survey_answered;
CREATE INDEX survey_answered ON survey (answered_at, kind, score, customer_id, id, deleted_at) WHERE answered_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX survey_sent ON survey (sent_at, kind, answered_at, customer_id, deleted_at) WHERE sent_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX task_due ON task (due_on, kind, done_at, due_at, customer_id, deleted_at) WHERE due_on IS NOT NULL AND deleted_at IS NULL;
DROP INDEX complaint_step_complaint;
CREATE INDEX complaint_step_complaint ON complaint_step (complaint_id, at, id, kind, state, deleted_at);
CREATE INDEX consent_advertising ON consent (customer_id, channel, at, id, status, deleted_at) WHERE purpose = 'advertising' AND deleted_at IS NULL;
-- Few tasks are wishes.
CREATE INDEX task_wish ON task (done_at, created_at, import_id, customer_id, deleted_at) WHERE kind = 5 AND deleted_at IS NULL;
-- The time spent on complaints.
CREATE INDEX contact_about_complaint ON contact (at, customer_id, duration_s, topic, complaint_id, deleted_at) WHERE (topic = 8 OR complaint_id IS NOT NULL) AND duration_s IS NOT NULL AND deleted_at IS NULL;
