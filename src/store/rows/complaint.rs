//! Complaints, their steps and remedies; survey answers.

use rusqlite::{Connection, Row};

use super::{
    Fields, Record, code, date, day, decode, flag, general, instant, instant_or_epoch, int, many,
    meta, moment, one, text,
};
use crate::domain::codes::{
    Channel, ComplaintState, RemedyKind, Severity, StepKind, SurveyKind, Verdict,
};
use crate::domain::model::{Complaint, ComplaintStep, Id, Meta, Remedy, Standing, Survey};

impl Record for Complaint {
    const TABLE: &'static str = "complaint";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!(
            "SELECT b.*, (SELECT login FROM user WHERE user.id = b.owner_id) AS owner, ",
            general!("b"),
            " FROM complaint b WHERE b.id = ?1"
        );
        one(conn, SQL, id, plain)
    }

    fn fields(&self) -> Fields {
        vec![
            ("number", text(&self.number)),
            ("customer_id", int(self.customer_id)),
            ("person_id", int(self.person_id)),
            ("complainant", text(&self.complainant)),
            ("contact_id", int(self.contact_id)),
            ("received_at", moment(Some(self.received_at))),
            ("channel", code(Some(self.channel))),
            ("category", text(&self.category)),
            ("cause", text(&self.cause)),
            ("product", text(&self.product)),
            ("document", text(&self.document)),
            ("severity", code(Some(self.severity))),
            ("annoyance", int(self.annoyance)),
            ("repeat", int(self.repeat.map(i64::from))),
            ("safety", flag(self.safety)),
            ("claim", code(self.claim)),
            ("delivered_on", day(self.delivered_on)),
            ("description", text(&self.description)),
            ("demand", text(&self.demand)),
            ("findings", text(&self.findings)),
            ("justified", code(Some(self.justified))),
            ("owner", text(&self.owner)),
            ("duplicate_of", int(self.duplicate_of)),
            ("acknowledge_by", moment(self.acknowledge_by)),
            ("resolve_by", moment(self.resolve_by)),
            ("satisfaction_result", int(self.satisfaction_result)),
            ("satisfaction_treatment", int(self.satisfaction_treatment)),
            ("satisfaction_process", int(self.satisfaction_process)),
            ("measure_worked", code(self.measure_worked)),
            ("measure_note", text(&self.measure_note)),
        ]
    }
}

fn plain(row: &Row) -> rusqlite::Result<Complaint> {
    Ok(Complaint {
        meta: meta(row)?,
        number: row.get("number")?,
        customer_id: row.get("customer_id")?,
        person_id: row.get("person_id")?,
        complainant: row.get("complainant")?,
        contact_id: row.get("contact_id")?,
        received_at: instant_or_epoch(row.get("received_at")?),
        channel: decode(row.get("channel")?).unwrap_or(Channel::Other),
        category: row.get("category")?,
        cause: row.get("cause")?,
        product: row.get("product")?,
        document: row.get("document")?,
        severity: decode(row.get("severity")?).unwrap_or(Severity::Normal),
        annoyance: row.get("annoyance")?,
        repeat: row.get("repeat")?,
        safety: row.get("safety")?,
        claim: decode(row.get("claim")?),
        delivered_on: date(row.get::<_, Option<String>>("delivered_on")?.as_deref()),
        description: row.get("description")?,
        demand: row.get("demand")?,
        findings: row.get("findings")?,
        justified: decode(row.get("justified")?).unwrap_or(Verdict::Open),
        owner: row.get::<_, Option<String>>("owner")?.unwrap_or_default(),
        duplicate_of: row.get("duplicate_of")?,
        acknowledge_by: instant(row.get("acknowledge_by")?),
        resolve_by: instant(row.get("resolve_by")?),
        satisfaction_result: row.get("satisfaction_result")?,
        satisfaction_treatment: row.get("satisfaction_treatment")?,
        satisfaction_process: row.get("satisfaction_process")?,
        measure_worked: decode(row.get("measure_worked")?),
        measure_note: row.get("measure_note")?,
        standing: standing(row)?,
    })
}

fn standing(row: &Row) -> rusqlite::Result<Standing> {
    Ok(Standing {
        state: decode(row.get("state")?).unwrap_or(ComplaintState::InProgress),
        acknowledged_at: instant(row.get("acknowledged_at")?),
        resolved_at: instant(row.get("resolved_at")?),
        closed_at: instant(row.get("closed_at")?),
        told_at: instant(row.get("told_at")?),
        decision_told_at: instant(row.get("decision_told_at")?),
        reopened: row.get("reopened")?,
        paused: row.get("paused")?,
        acknowledge_due: instant(row.get("acknowledge_due")?),
        resolve_due: instant(row.get("resolve_due")?),
        next_due: instant(row.get("next_due")?),
    })
}

/// The fields of a step; there is no way to change them later.
pub(in crate::store) fn step_fields(step: &ComplaintStep) -> Fields {
    vec![
        ("complaint_id", int(Some(step.complaint_id))),
        ("kind", code(Some(step.kind))),
        ("state", code(step.state)),
        ("at", moment(Some(step.at))),
        ("by", text(&step.by)),
        ("note", text(&step.note)),
        ("told", code(step.told)),
    ]
}

/// The live steps of a complaint, oldest first.
pub(in crate::store) fn steps_of(
    conn: &Connection,
    complaint: Id,
) -> rusqlite::Result<Vec<ComplaintStep>> {
    const SQL: &str = concat!(
        "SELECT s.*, (SELECT login FROM user WHERE user.id = s.by_id) AS by_login, ",
        general!("s"),
        " FROM complaint_step s WHERE s.complaint_id = ?1 AND s.deleted_at IS NULL ORDER BY s.at, s.id"
    );
    many(conn, SQL, complaint, |row| {
        Ok(ComplaintStep {
            meta: meta(row)?,
            complaint_id: row.get("complaint_id")?,
            kind: decode(row.get("kind")?).unwrap_or(StepKind::Told),
            state: decode(row.get("state")?),
            at: instant_or_epoch(row.get("at")?),
            by: row.get::<_, Option<String>>("by_login")?.unwrap_or_default(),
            note: row.get("note")?,
            told: decode(row.get("told")?),
        })
    })
}

impl Record for Remedy {
    const TABLE: &'static str = "remedy";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT r.*, ", general!("r"), " FROM remedy r WHERE r.id = ?1");
        one(conn, SQL, id, remedy)
    }

    fn fields(&self) -> Fields {
        vec![
            ("complaint_id", int(Some(self.complaint_id))),
            ("kind", code(Some(self.kind))),
            ("cost", int(Some(self.cost))),
            ("given_on", day(Some(self.given_on))),
            ("note", text(&self.note)),
            ("voucher_code", text(&self.voucher_code)),
            ("valid_until", day(self.valid_until)),
            ("redeemed_on", day(self.redeemed_on)),
        ]
    }
}

fn remedy(row: &Row) -> rusqlite::Result<Remedy> {
    Ok(Remedy {
        meta: meta(row)?,
        complaint_id: row.get("complaint_id")?,
        kind: decode(row.get("kind")?).unwrap_or(RemedyKind::Information),
        cost: row.get("cost")?,
        given_on: date(row.get::<_, Option<String>>("given_on")?.as_deref()).unwrap_or_default(),
        note: row.get("note")?,
        voucher_code: row.get("voucher_code")?,
        valid_until: date(row.get::<_, Option<String>>("valid_until")?.as_deref()),
        redeemed_on: date(row.get::<_, Option<String>>("redeemed_on")?.as_deref()),
    })
}

/// The live remedies of a complaint, oldest first.
pub(in crate::store) fn remedies_of(
    conn: &Connection,
    complaint: Id,
) -> rusqlite::Result<Vec<Remedy>> {
    const SQL: &str = concat!(
        "SELECT r.*, ",
        general!("r"),
        " FROM remedy r WHERE r.complaint_id = ?1 AND r.deleted_at IS NULL ORDER BY r.given_on, r.id"
    );
    many(conn, SQL, complaint, remedy)
}

impl Record for Survey {
    const TABLE: &'static str = "survey";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT s.*, ", general!("s"), " FROM survey s WHERE s.id = ?1");
        one(conn, SQL, id, survey)
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(self.customer_id)),
            ("kind", code(Some(self.kind))),
            ("sent_at", moment(self.sent_at)),
            ("answered_at", moment(self.answered_at)),
            ("score", int(self.score)),
            ("comment", text(&self.comment)),
            ("touchpoint", text(&self.touchpoint)),
            ("contact_id", int(self.contact_id)),
            ("complaint_id", int(self.complaint_id)),
        ]
    }
}

fn survey(row: &Row) -> rusqlite::Result<Survey> {
    Ok(Survey {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        kind: decode(row.get("kind")?).unwrap_or(SurveyKind::Csat),
        sent_at: instant(row.get("sent_at")?),
        answered_at: instant(row.get("answered_at")?),
        score: row.get("score")?,
        comment: row.get("comment")?,
        touchpoint: row.get("touchpoint")?,
        contact_id: row.get("contact_id")?,
        complaint_id: row.get("complaint_id")?,
    })
}

/// The live answers of a customer, newest first.
pub(in crate::store) fn surveys_of(
    conn: &Connection,
    customer: Id,
) -> rusqlite::Result<Vec<Survey>> {
    const SQL: &str = concat!(
        "SELECT s.*, ",
        general!("s"),
        " FROM survey s WHERE s.customer_id = ?1 AND s.deleted_at IS NULL
          ORDER BY ifnull(s.answered_at, s.sent_at) DESC, s.id DESC LIMIT 200"
    );
    many(conn, SQL, customer, survey)
}

/// The live answers about a complaint, newest first.
pub(in crate::store) fn surveys_about(
    conn: &Connection,
    complaint: Id,
) -> rusqlite::Result<Vec<Survey>> {
    const SQL: &str = concat!(
        "SELECT s.*, ",
        general!("s"),
        " FROM survey s WHERE s.complaint_id = ?1 AND s.deleted_at IS NULL
          ORDER BY ifnull(s.answered_at, s.sent_at) DESC, s.id DESC LIMIT 200"
    );
    many(conn, SQL, complaint, survey)
}

/// The complaints of a customer: open ones by deadline, then the last closed first.
pub(in crate::store) fn complaints_of(
    conn: &Connection,
    customer: Id,
) -> rusqlite::Result<Vec<Complaint>> {
    const SQL: &str = concat!(
        "SELECT b.*, (SELECT login FROM user WHERE user.id = b.owner_id) AS owner, ",
        general!("b"),
        " FROM complaint b WHERE b.customer_id = ?1 AND b.deleted_at IS NULL
          ORDER BY b.open DESC, ifnull(b.next_due, 9223372036854775807), b.closed_at DESC, b.id DESC
          LIMIT 200"
    );
    many(conn, SQL, customer, plain)
}
