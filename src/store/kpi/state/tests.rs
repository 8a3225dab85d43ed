//! How things stand, counted by hand and by a plain look at every record.

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};
use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rusqlite::params;

use super::*;
use crate::store::samples;
use crate::store::values::keep_service;

/// A moment in Berlin: `2026-11-20 16:30`.
fn at(text: &str) -> DateTime<Utc> {
    let local = NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap();
    Berlin.from_local_datetime(&local).earliest().unwrap().with_timezone(&Utc)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn on(days: &[&str]) -> Vec<Ask> {
    days.iter().map(|d| Ask::new(day("2026-01-01"), day(d), day(d))).collect()
}

fn customer(conn: &Connection, rhythm: Option<i64>, blocked: bool) -> Id {
    let id = samples::add(conn, &samples::Sample::default());
    conn.execute(
        "UPDATE customer SET contact_rhythm_days = ?2, blocked = ?3 WHERE id = ?1",
        params![id, rhythm, blocked],
    )
    .unwrap();
    id
}

/// A call with an outcome; the customer's last real one is kept in step.
fn call(conn: &Connection, id: Id, at: DateTime<Utc>, outcome: Option<Outcome>) {
    let call = samples::add_contact(conn, Some(id), at.timestamp_millis(), "", "");
    let outcome = outcome.map(Outcome::code);
    conn.execute("UPDATE contact SET outcome = ?2 WHERE id = ?1", params![call, outcome]).unwrap();
    conn.execute(
        "UPDATE customer SET last_contact_at = (SELECT max(at) FROM contact WHERE customer_id = ?1
           AND ifnull(outcome, 0) NOT IN (?2, ?3)) WHERE id = ?1",
        params![id, Outcome::NoAnswer.code(), Outcome::Voicemail.code()],
    )
    .unwrap();
    keep_service(conn, id).unwrap();
}

fn consent(
    conn: &Connection,
    id: Id,
    purpose: &str,
    channel: ConsentChannel,
    status: ConsentStatus,
    at: DateTime<Utc>,
) {
    conn.execute(
        "INSERT INTO consent (customer_id, purpose, channel, status, at, created_at, created_by,
           updated_at, updated_by) VALUES (?1, ?2, ?3, ?4, ?5, 0, 1, 0, 1)",
        params![id, purpose, channel.code(), status.code(), at.timestamp_millis()],
    )
    .unwrap();
}

fn wish(
    conn: &Connection,
    customer: Option<Id>,
    created: DateTime<Utc>,
    import: Option<i64>,
    done: Option<DateTime<Utc>>,
) {
    let done = done.map(|at| at.timestamp_millis());
    conn.execute(
        "INSERT INTO task (title, kind, customer_id, created_at, import_id, done_at, created_by,
           updated_at, updated_by) VALUES ('', 5, ?1, ?2, ?3, ?4, 1, 0, 1)",
        params![customer, created.timestamp_millis(), import, done],
    )
    .unwrap();
}

fn share(part: i64, of: i64) -> Share {
    Share { part, of }
}

fn counted(conn: &Connection, asks: &[Ask], rhythm: Option<i64>) -> Vec<StateTally> {
    let settings =
        Settings { time_zone: Berlin, contact_rhythm_days: rhythm, ..Settings::default() };
    let few = count(conn, asks, None, &settings).unwrap();
    assert_eq!(count_with(conn, asks, None, &settings, 0).unwrap(), few);
    few
}

#[test]
fn contacts_count_for_ninety_days_and_real_ones_for_the_rhythm() {
    let conn = samples::open();
    let [a, b, c, d] = [Some(30), None, None, Some(10)].map(|r| customer(&conn, r, false));
    // The first moment of the 90 days before 22 November, and the one before.
    call(&conn, a, at("2026-08-25 00:00"), None);
    call(&conn, b, at("2026-08-24 23:59"), None);
    call(&conn, a, at("2026-10-23 00:00"), Some(Outcome::Reached));
    call(&conn, c, at("2026-11-20 12:00"), Some(Outcome::NoAnswer));
    call(&conn, d, at("2026-11-11 23:59"), None);
    let gone = customer(&conn, Some(30), false);
    call(&conn, gone, at("2026-11-20 12:00"), None);
    conn.execute("UPDATE customer SET deleted_at = 1 WHERE id = ?1", [gone]).unwrap();
    keep_service(&conn, gone).unwrap();
    let asks = on(&["2026-11-22", "2026-11-10", "2026-08-24"]);
    let [today, before, summer] = counted(&conn, &asks, None)[..] else { unreachable!() };
    assert_eq!((today.contacted_90d, today.within_rhythm), (share(3, 4), share(1, 2)));
    assert_eq!((before.contacted_90d, before.within_rhythm), (share(2, 4), share(1, 2)));
    assert_eq!((summer.contacted_90d, summer.within_rhythm), (share(1, 4), share(0, 2)));
    // With a rhythm of the file everybody has one, and c was never spoken to.
    let [today, ..] = counted(&conn, &asks, Some(90))[..] else { unreachable!() };
    assert_eq!(today.within_rhythm, share(2, 4));
    let set: IdSet = [c, d, gone].into_iter().collect();
    let settings = Settings { time_zone: Berlin, ..Settings::default() };
    let of_set = count(&conn, &asks, Some(&set), &settings).unwrap();
    let of_set = of_set.first().unwrap();
    assert_eq!((of_set.contacted_90d, of_set.within_rhythm), (share(2, 2), share(0, 1)));
}

#[test]
fn the_newest_entry_up_to_the_day_says_who_may_be_advertised_to() {
    use ConsentChannel::{Email, Messenger, Phone, Post};
    use ConsentStatus::{Granted, Withdrawn};
    let conn = samples::open();
    let [a, b, blocked] = [false, false, true].map(|blocked| customer(&conn, None, blocked));
    let ad = "advertising";
    consent(&conn, a, ad, Email, Granted, at("2026-10-25 02:30"));
    consent(&conn, a, ad, Email, Withdrawn, at("2026-11-23 00:00"));
    consent(&conn, a, ad, Post, Granted, at("2026-11-01 00:00"));
    consent(&conn, a, ad, Post, Withdrawn, at("2026-11-01 00:00"));
    consent(&conn, a, ad, Messenger, Granted, at("2026-11-01 00:00"));
    consent(&conn, b, "survey", Email, Granted, at("2026-11-01 00:00"));
    consent(&conn, b, ad, Phone, Granted, at("2026-11-22 23:59"));
    consent(&conn, blocked, ad, Email, Granted, at("2026-11-01 00:00"));
    let asks = on(&["2026-11-22", "2026-11-23", "2026-11-21", "2026-10-24"]);
    let found: Vec<[i64; 3]> =
        counted(&conn, &asks, None).iter().map(|t| t.consents.map(|share| share.part)).collect();
    assert_eq!(found, [[1, 1, 0], [0, 1, 0], [1, 0, 0], [0, 0, 0]]);
    assert!(counted(&conn, &asks, None).iter().all(|t| t.consents.iter().all(|s| s.of == 3)));
}

#[test]
fn a_wish_is_open_from_the_day_it_was_entered_until_the_day_it_is_done() {
    let conn = samples::open();
    wish(&conn, Some(1), at("2026-11-22 23:59"), None, None);
    wish(&conn, None, at("2026-11-01 09:00"), None, Some(at("2026-11-23 00:00")));
    wish(&conn, Some(1), at("2026-11-30 09:00"), Some(1), Some(at("2026-11-22 23:59")));
    let asks = on(&["2026-11-22", "2026-11-21", "2026-11-23", "2026-10-01"]);
    let found: Vec<i64> = counted(&conn, &asks, None).iter().map(|t| t.wishes_open).collect();
    assert_eq!(found, [2, 2, 1, 1]);
    assert!(counted(&conn, &[], None).is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_plain_look_at_every_contact_says_the_same(
        rhythms in prop::collection::vec(prop::option::of(1..600_i64), 1..6),
        of_file in prop::option::of(1..120_i64),
        calls in prop::collection::vec((0..6_usize, 0..24_000_i64, 0..3_u8), 0..40),
        days in prop::collection::vec(0..1000_i64, 1..5),
    ) {
        let conn = samples::open();
        let customers: Vec<Id> = rhythms.iter().map(|r| customer(&conn, *r, false)).collect();
        let start = day("2024-02-01");
        let mut made = Vec::new();
        for (whose, hour, outcome) in &calls {
            let Some(id) = customers.get(*whose) else { continue };
            let outcome = [None, Some(Outcome::Voicemail), Some(Outcome::Reached)]
                [usize::from(*outcome)];
            let time = at("2024-02-01 00:00") + TimeDelta::hours(*hour);
            call(&conn, *id, time, outcome);
            made.push((*whose, time.with_timezone(&Berlin).date_naive(), outcome));
        }
        let states: Vec<NaiveDate> = days.iter().map(|n| start + TimeDelta::days(*n)).collect();
        let asks: Vec<Ask> = states.iter().map(|day| Ask::new(start, *day, *day)).collect();
        for (day, tally) in states.iter().zip(counted(&conn, &asks, of_file)) {
            let ago = |on: &NaiveDate| (*day - *on).num_days();
            let mut wanted = StateTally::default();
            for (at, rhythm) in rhythms.iter().enumerate() {
                let own = || made.iter().filter(|(whose, on, _)| *whose == at && ago(on) >= 0);
                wanted.contacted_90d.of += 1;
                wanted.contacted_90d.part += i64::from(own().any(|(_, on, _)| ago(on) < 90));
                let Some(rhythm) = rhythm.or(of_file) else { continue };
                let real = |outcome: &Option<Outcome>| *outcome != Some(Outcome::Voicemail);
                wanted.within_rhythm.of += 1;
                wanted.within_rhythm.part +=
                    i64::from(own().any(|(_, on, o)| real(o) && ago(on) <= rhythm));
            }
            prop_assert_eq!(tally.contacted_90d, wanted.contacted_90d);
            prop_assert_eq!(tally.within_rhythm, wanted.within_rhythm);
        }
    }
}
