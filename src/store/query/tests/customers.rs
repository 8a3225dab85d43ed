//! Customers of few distinct values, in a file.

use proptest::prelude::*;
use rusqlite::{Connection, params};

use super::today;
use crate::domain::codes::{AbcClass, Code, ConsentStatus, FieldType, RfmGroup, Stage};
use crate::domain::model::{Id, OwnField};
use crate::domain::query::Vocabulary;
use crate::store::query::tests::ZONE;
use crate::store::samples::{self, Sample};

/// A customer of few distinct values.
#[derive(Debug, Clone, Default)]
pub(super) struct Some {
    pub last: &'static str,
    pub first: &'static str,
    pub city: &'static str,
    pub postcode: &'static str,
    pub email: &'static str,
    pub phone: &'static str,
    pub tag: &'static str,
    pub notes: &'static str,
    pub source: &'static str,
    pub birthday: &'static str,
    pub since: Option<&'static str>,
    pub owner: Option<i64>,
    pub stage: Option<Stage>,
    pub abc: Option<AbcClass>,
    pub group: Option<RfmGroup>,
    pub scores: Option<[u8; 3]>,
    pub consent: Option<ConsentStatus>,
    pub key_account: bool,
    pub rhythm: Option<i64>,
    pub potential: Option<i64>,
    /// Days ago, at noon.
    pub contact: Option<i64>,
    pub sale: Option<i64>,
    pub contacts: i64,
    pub revenue: i64,
    pub margin: Option<i64>,
    pub clv: Option<f64>,
    pub nps: Option<i64>,
    pub own_text: Option<&'static str>,
    pub own_number: Option<&'static str>,
    pub own_day: Option<&'static str>,
    pub own_flag: Option<bool>,
}

fn pick(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

pub(super) fn some() -> impl Strategy<Value = Some> {
    let texts = (
        pick(&["Müller", "Mueller", "Groß", "Ott", ""]),
        pick(&["Hans", "Özlem", ""]),
        pick(&["Celle", "Bad Harzburg", "Ulm", ""]),
        pick(&["38100", "38667", "89073", ""]),
        pick(&["ott@x.example", "info@mueller.example", ""]),
        pick(&["0531 123456", "089 7654321", ""]),
        pick(&["b2b", "vip", ""]),
        pick(&["Rabatt vereinbart", "", "Größe klären"]),
        pick(&["Messe", "Empfehlung", ""]),
        pick(&["1980-11-22", "--12-24", "1976-02-29", ""]),
    );
    let codes = (
        prop::option::of(pick(&["2020-05-01", "2026-11-01"])),
        prop::option::of(1..3_i64),
        prop::option::of(prop::sample::select(Stage::ALL)),
        prop::option::of(prop::sample::select(AbcClass::ALL)),
        prop::option::of(prop::sample::select(RfmGroup::ALL)),
        prop::option::of(prop::array::uniform3(1..6_u8)),
        prop::option::of(prop::sample::select(ConsentStatus::ALL)),
        any::<bool>(),
        prop::option::of(20..100_i64),
        prop::option::of(0..3_i64),
    );
    let numbers = (
        prop::option::of(0..120_i64),
        prop::option::of(0..120_i64),
        0..3_i64,
        -1..3_i64,
        prop::option::of(0..3_i64),
        prop::option::of(0..4_i32),
        prop::option::of(0..11_i64),
    );
    let own = (
        prop::option::of(pick(&["Nord", "Süd", "Nord-Süd"])),
        prop::option::of(pick(&["1", "2.5", "-3"])),
        prop::option::of(pick(&["2026-01-31", "2025-12-31"])),
        prop::option::of(any::<bool>()),
    );
    (texts, codes, numbers, own).prop_map(|(t, c, n, o)| Some {
        last: t.0,
        first: t.1,
        city: t.2,
        postcode: t.3,
        email: t.4,
        phone: t.5,
        tag: t.6,
        notes: t.7,
        source: t.8,
        birthday: t.9,
        since: c.0,
        owner: c.1,
        stage: c.2,
        abc: c.3,
        group: c.4,
        scores: c.5,
        consent: c.6,
        key_account: c.7,
        rhythm: c.8,
        potential: c.9.map(|p| p * 100),
        contact: n.0,
        sale: n.1,
        contacts: n.2,
        revenue: n.3 * 100,
        margin: n.4.map(|m| m * 100),
        clv: n.5.map(|c| f64::from(c) * 50.0),
        nps: n.6,
        own_text: o.0,
        own_number: o.1,
        own_day: o.2,
        own_flag: o.3,
    })
}

fn noon(days_ago: i64) -> i64 {
    let day = today() - chrono::TimeDelta::days(days_ago);
    crate::store::figures::day_begins(day, ZONE) + 12 * 3_600_000
}

pub(super) fn add(conn: &Connection, c: &Some) -> Id {
    let id = samples::add(
        conn,
        &Sample {
            last: c.last,
            first: c.first,
            city: c.city,
            postcode: c.postcode,
            email: c.email,
            phone: c.phone,
            tag: c.tag,
            notes: c.notes,
            last_contact: c.contact.map_or(0, noon),
            ..Sample::default()
        },
    );
    conn.execute(
        "UPDATE customer SET source = ?2, birthday = ?3, since = ?4, owner_id = ?5,
                key_account = ?6, contact_rhythm_days = ?7, potential = ?8, created_at = ?9
          WHERE id = ?1",
        params![
            id,
            c.source,
            c.birthday,
            c.since,
            c.owner,
            c.key_account,
            c.rhythm,
            c.potential,
            noon(50)
        ],
    )
    .unwrap();
    let day = |ago: i64| i64::from(today().to_epoch_days()) - ago;
    conn.execute("DELETE FROM customer_value WHERE customer_id = ?1", [id]).unwrap();
    conn.execute(
        "INSERT INTO customer_value (customer_id, stage, abc, rfm, rfm_group, last_sale,
             revenue_12m, margin_12m, clv, last_contact_at, contacts, nps, consent_email)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            id,
            c.stage.map(Code::code),
            c.abc.map(Code::code),
            c.scores.map(|[r, f, m]| i64::from(r) * 100 + i64::from(f) * 10 + i64::from(m)),
            c.group.map(Code::code),
            c.sale.map(day),
            c.revenue,
            c.margin,
            c.clv,
            c.contact.map(noon),
            c.contacts,
            c.nps,
            c.consent.map(Code::code)
        ],
    )
    .unwrap();
    let flag = c.own_flag.map(|yes| if yes { "yes" } else { "no" });
    for (field, value) in [(1, c.own_text), (2, c.own_number), (3, c.own_day), (4, flag)] {
        if let Option::Some(value) = value {
            conn.execute(
                "INSERT INTO own_value (customer_id, field_id, value, created_at, created_by,
                     updated_at, updated_by) VALUES (?1, ?2, ?3, 0, 1, 0, 1)",
                params![id, field, value],
            )
            .unwrap();
        }
    }
    id
}

pub(super) fn open() -> Connection {
    let conn = samples::open();
    conn.execute_batch(
        "INSERT INTO own_field (id, key, label, field_type, created_at, created_by, updated_at, updated_by)
         VALUES (1, 'gebiet', 'Gebiet', 1, 0, 1, 0, 1), (2, 'stufe', 'Stufe', 2, 0, 1, 0, 1),
                (3, 'besuch', 'Besuch', 3, 0, 1, 0, 1), (4, 'katalog', 'Katalog', 4, 0, 1, 0, 1)",
    )
    .unwrap();
    conn
}

pub(super) fn vocabulary() -> Vocabulary {
    let own = [("gebiet", 1), ("stufe", 2), ("besuch", 3), ("katalog", 4)];
    let own_fields = own.into_iter().map(|(key, kind)| OwnField {
        id: kind,
        key: key.to_owned(),
        label: key.to_owned(),
        field_type: FieldType::from_code(kind).unwrap(),
        choices: Vec::new(),
    });
    Vocabulary {
        own_fields: own_fields.collect(),
        currency: "EUR".to_owned(),
        ..Vocabulary::default()
    }
}
