//! Sums of customers against a recount of a file that has no others.

use chrono_tz::Europe::Berlin;
use proptest::prelude::*;
use rusqlite::params;

use super::*;
use crate::store::kpi::days::recount;
use crate::store::samples;

const GENERAL: &str = "created_at, created_by, updated_at, updated_by";

/// A record: its kind, whose it is, its day and hour, a number from which the rest follows.
type Record = (u8, Option<i64>, i64, i64, i64);

fn record() -> impl Strategy<Value = Record> {
    (0..6_u8, prop::option::weighted(0.85, 1..6_i64), 0..800_i64, 0..24_i64, 0..1_000_000_i64)
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 12, 20).unwrap()
}

fn put(conn: &Connection, record: &Record) {
    let (kind, customer, day, hour, seed) = *record;
    let date = (first() + chrono::TimeDelta::days(day)).to_string();
    let ms = day_begins(first(), Berlin) + (day * 24 + hour) * 3_600_000;
    let gone = (seed % 11 == 0).then_some(1);
    let some = |n: i64, one_in: i64| (seed / n % one_in != 0).then_some(seed / n);
    match kind {
        0 => conn.execute(
            &format!(
                "INSERT INTO contact (customer_id, at, channel, direction, topic, outcome, solved,
                   duration_s, complaint_id, deleted_at, {GENERAL})
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 1, 0, 1)"
            ),
            params![
                customer,
                ms,
                seed % 3 + 1,
                seed / 3 % 2 + 1,
                some(7, 9).map(|n| n % 9 + 1),
                some(5, 4).map(|n| n % 4 + 1),
                some(13, 3).map(|n| n % 2),
                some(17, 3).map(|n| n % 4000),
                (seed % 5 == 0).then_some(1),
                gone
            ],
        ),
        1 => conn.execute(
            &format!(
                "INSERT INTO sale (customer_id, date, kind, revenue, discount, variable_cost,
                   deleted_at, {GENERAL}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, 1, 0, 1)"
            ),
            params![
                customer.unwrap_or(1),
                date,
                seed % 4 / 3 + 1,
                seed % 9000 - 2000,
                seed % 300,
                some(7, 4).map(|n| n % 5000),
                gone
            ],
        ),
        2 => conn.execute(
            &format!(
                "INSERT INTO survey (customer_id, kind, answered_at, score, deleted_at, {GENERAL})
                 VALUES (?1, ?2, ?3, ?4, ?5, 0, 1, 0, 1)"
            ),
            params![customer, seed % 3 + 1, ms, some(3, 5).map(|n| n % 5 + 1), gone],
        ),
        3 => conn.execute(
            &format!(
                "INSERT INTO complaint (number, customer_id, received_at, channel, severity,
                   justified, deleted_at, {GENERAL})
                 VALUES (hex(randomblob(8)), ?1, ?2, 1, 2, 1, ?3, 0, 1, 0, 1)"
            ),
            params![customer, ms, gone],
        ),
        4 => conn.execute(
            &format!(
                "INSERT INTO remedy (complaint_id, kind, cost, given_on, deleted_at, {GENERAL})
                 SELECT id, 1, ?1, ?2, ?3, 0, 1, 0, 1 FROM complaint
                  ORDER BY (id * 7 + ?1) % 13, id LIMIT 1"
            ),
            params![seed % 5000, date, gone],
        ),
        _ => conn.execute(
            &format!(
                "INSERT INTO task (title, kind, due_on, due_at, customer_id, done_at, deleted_at,
                   {GENERAL}) VALUES ('', ?1, ?2, ?3, ?4, ?5, ?6, 0, 1, 0, 1)"
            ),
            params![
                seed % 5 + 1,
                some(2, 7).map(|_| date),
                some(3, 2).map(|_| ms),
                customer,
                some(5, 3).map(|n| ms + (n % 7 - 3) * 20_000_000),
                gone
            ],
        ),
    }
    .unwrap();
}

/// The sums of the periods by a recount of all days.
fn plain(conn: &Connection, asks: &[Ask]) -> Vec<DaySums> {
    let days = recount(conn, Berlin).unwrap();
    let within = |ask: &Ask, day: Day| {
        value::day(ask.from) <= day && day <= value::day(ask.to) && day <= value::day(ask.as_of)
    };
    let sum = |ask| {
        let mut sums = DaySums::default();
        days.iter().filter(|(day, _)| within(ask, **day)).for_each(|(_, day)| sums.add(day));
        sums
    };
    asks.iter().map(sum).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_recount_of_a_file_without_the_others_says_the_same(
        records in prop::collection::vec(record(), 0..120),
        periods in prop::collection::vec((0..800_i64, 0..400_i64, 0..900_i64), 1..6),
        members in prop::collection::vec(0..7_i64, 0..5),
    ) {
        let conn = samples::open();
        for record in &records {
            put(&conn, record);
        }
        let day = |n: i64| first() + chrono::TimeDelta::days(n);
        let asks: Vec<Ask> = periods
            .iter()
            .map(|(from, days, as_of)| Ask::new(day(*from), day(from + days), day(*as_of)))
            .collect();
        let all = count(&conn, &asks, None, Berlin).unwrap();
        prop_assert_eq!(all, plain(&conn, &asks));
        let set: IdSet = members.iter().copied().collect();
        let few = count_with(&conn, &asks, Some(&set), Berlin, 100).unwrap();
        let many = count_with(&conn, &asks, Some(&set), Berlin, 0).unwrap();
        let ids: Vec<String> = set.iter().map(|id| id.to_string()).collect();
        for table in ["contact", "sale", "survey", "complaint", "task"] {
            let others = ids.join(",");
            let sql = format!("DELETE FROM {table} WHERE ifnull(customer_id NOT IN ({others}), 1)");
            conn.execute(&sql, []).unwrap();
        }
        let wanted = plain(&conn, &asks);
        prop_assert_eq!(&few, &wanted);
        prop_assert_eq!(&many, &wanted);
    }
}

#[test]
fn the_days_of_all_periods_are_read_once() {
    let ask = |from: &str, to: &str, as_of: &str| {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        Ask::new(day(from), day(to), day(as_of))
    };
    let asks = [
        ask("2026-03-01", "2026-03-31", "2026-12-31"),
        ask("2025-03-01", "2025-03-31", "2026-12-31"),
        ask("2026-03-20", "2026-12-31", "2026-04-15"),
        ask("2026-12-31", "2026-01-01", "2026-12-31"),
        ask("2027-01-01", "2027-01-31", "2026-12-31"),
    ];
    let spans: Vec<String> = spans(&asks).iter().map(|(a, b)| format!("{a}..{b}")).collect();
    assert_eq!(spans, ["2025-03-01..2025-03-31", "2026-03-01..2026-04-15"]);
    let conn = samples::open();
    put(&conn, &(0, None, 100, 5, 14));
    let ever = [ask("0001-01-01", "9999-12-31", "9999-12-31")];
    let sums = count(&conn, &ever, None, Berlin).unwrap();
    assert_eq!(sums.first().unwrap().contacts, 1);
    let longer = Ask::new(NaiveDate::MIN, NaiveDate::MAX, NaiveDate::MAX);
    assert_eq!(count(&conn, &[longer], None, Berlin).unwrap().first().unwrap().contacts, 1);
}

#[test]
fn what_there_is_most_of_is_read_from_indexes_alone() {
    let conn = samples::open();
    let many = READINGS
        .iter()
        .filter(|reading| !matches!(reading.source, Source::Complaint | Source::Remedy));
    for sql in many.map(|reading| reading.all).chain([COMPLAINT_TIME]) {
        let mut plan = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let plan: String = plan.query_row([1, 2], |row| row.get(3)).unwrap();
        assert!(plan.contains("COVERING INDEX"), "{sql}: {plan}");
    }
}
