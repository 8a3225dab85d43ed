//! Complaints, their steps and remedies; survey answers.

use rusqlite::{Connection, Row};

use super::{
    Fields, InOrder, Record, code, date, day, decode, flag, general, instant, instant_or_epoch,
    int, many, meta, moment, one, text,
};
use crate::domain::codes::{
    Channel, ComplaintState, RemedyKind, Severity, StepKind, SurveyKind, Verdict,
};
use crate::domain::model::{Complaint, ComplaintStep, Id, Meta, Remedy, Standing, Survey};

/// SQL of a complaint in the order in which [`plain`] reads it. (By name, each of the
/// many columns would be sought among all of them; a list is read twice as fast so.)
macro_rules! complaint {
    ($rest:literal) => {
        concat!(
            "SELECT ",
            general!("b"),
            ", b.id, ",
            "b.number, b.customer_id, b.person_id, b.complainant, b.contact_id, b.received_at,
             b.channel, b.category, b.cause, b.product, b.document, b.severity, b.annoyance,
             b.repeat, b.safety, b.claim, b.delivered_on, b.description, b.demand, b.findings,
             b.justified, (SELECT login FROM user WHERE user.id = b.owner_id), b.duplicate_of,
             b.acknowledge_by, b.resolve_by, b.satisfaction_result, b.satisfaction_treatment,
             b.satisfaction_process, b.measure_worked, b.measure_note, b.state,
             b.acknowledged_at, b.resolved_at, b.closed_at, b.told_at, b.decision_told_at,
             b.reopened, b.paused, b.acknowledge_due, b.resolve_due, b.next_due FROM complaint b ",
            $rest
        )
    };
}

impl Record for Complaint {
    const TABLE: &'static str = "complaint";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        one(conn, complaint!("WHERE b.id = ?1"), id, plain)
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
    let meta = meta(row)?;
    let row = &InOrder::after(row, "id")?;
    Ok(Complaint {
        meta,
        number: row.next()?,
        customer_id: row.next()?,
        person_id: row.next()?,
        complainant: row.next()?,
        contact_id: row.next()?,
        received_at: instant_or_epoch(row.next()?),
        channel: decode(row.next()?).unwrap_or(Channel::Other),
        category: row.next()?,
        cause: row.next()?,
        product: row.next()?,
        document: row.next()?,
        severity: decode(row.next()?).unwrap_or(Severity::Normal),
        annoyance: row.next()?,
        repeat: row.next()?,
        safety: row.next()?,
        claim: decode(row.next()?),
        delivered_on: date(row.next::<Option<String>>()?.as_deref()),
        description: row.next()?,
        demand: row.next()?,
        findings: row.next()?,
        justified: decode(row.next()?).unwrap_or(Verdict::Open),
        owner: row.next::<Option<String>>()?.unwrap_or_default(),
        duplicate_of: row.next()?,
        acknowledge_by: instant(row.next()?),
        resolve_by: instant(row.next()?),
        satisfaction_result: row.next()?,
        satisfaction_treatment: row.next()?,
        satisfaction_process: row.next()?,
        measure_worked: decode(row.next()?),
        measure_note: row.next()?,
        standing: standing(row)?,
    })
}

fn standing(row: &InOrder) -> rusqlite::Result<Standing> {
    Ok(Standing {
        state: decode(row.next()?).unwrap_or(ComplaintState::InProgress),
        acknowledged_at: instant(row.next()?),
        resolved_at: instant(row.next()?),
        closed_at: instant(row.next()?),
        told_at: instant(row.next()?),
        decision_told_at: instant(row.next()?),
        reopened: row.next()?,
        paused: row.next()?,
        acknowledge_due: instant(row.next()?),
        resolve_due: instant(row.next()?),
        next_due: instant(row.next()?),
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
    const SQL: &str = complaint!(
        "WHERE b.customer_id = ?1 AND b.deleted_at IS NULL
          ORDER BY b.open DESC, ifnull(b.next_due, 9223372036854775700 + b.state), b.closed_at DESC, b.id DESC
          LIMIT 200"
    );
    many(conn, SQL, customer, plain)
}

#[cfg(test)]
mod tests {
    use rusqlite::types::Value;

    use super::*;
    use crate::store::samples::{self, Grievance};

    #[test]
    fn every_column_of_a_complaint_is_read_into_its_field() {
        let conn = samples::open();
        samples::add_complaint(&conn, &Grievance { owner: Some(2), ..Grievance::default() });
        // Each column gets a value of its own: of closed lists the codes that are free to choose.
        conn.execute_batch(
            "UPDATE complaint SET customer_id = 101, person_id = 102, complainant = 'c1', contact_id = 103,
                 received_at = 104, channel = 9, category = 'c2', cause = 'c3', product = 'c4',
                 document = 'c5', severity = 4, annoyance = 5, repeat = 1, safety = 0, claim = 2,
                 delivered_on = '2026-01-01', description = 'c6', demand = 'c7', findings = 'c8',
                 justified = 3, duplicate_of = 105, acknowledge_by = 106, resolve_by = 107,
                 satisfaction_result = 1, satisfaction_treatment = 2, satisfaction_process = 3,
                 measure_worked = 4, measure_note = 'c9', state = 6, acknowledged_at = 108,
                 resolved_at = 109, closed_at = 110, told_at = 111, decision_told_at = 112,
                 reopened = 113, paused = 1, acknowledge_due = 114, resolve_due = 115, next_due = 116",
        )
        .unwrap();
        let read = Complaint::load(&conn, 1).unwrap().unwrap();
        for (name, value) in read.fields() {
            let sql = match name {
                "owner" => "SELECT 'bert'".to_owned(),
                _ => format!("SELECT {name} FROM complaint"),
            };
            let stored: Value = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_eq!(value, stored, "{name}");
        }
        let at = |ms| instant(Some(ms));
        assert_eq!(
            read.standing,
            Standing {
                state: ComplaintState::Offered,
                acknowledged_at: at(108),
                resolved_at: at(109),
                closed_at: at(110),
                told_at: at(111),
                decision_told_at: at(112),
                reopened: 113,
                paused: true,
                acknowledge_due: at(114),
                resolve_due: at(115),
                next_due: at(116),
            }
        );
        assert_eq!((read.meta.id, read.meta.created_by.as_str()), (1, "anna"));
    }
}
