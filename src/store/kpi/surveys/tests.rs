//! Surveys counted by hand.

use chrono::NaiveDate;
use chrono_tz::Europe::Berlin;
use rusqlite::params;

use super::*;
use crate::domain::kpi::Share;
use crate::store::samples;

/// Kind, customer, sent, answered (UTC), score.
type Row<'a> = (SurveyKind, Option<Id>, &'a str, &'a str, Option<i64>);

fn add(conn: &Connection, (kind, customer, sent, answered, score): Row) {
    let ms = |text: &str| text.parse::<DateTime<Utc>>().ok().map(|at| at.timestamp_millis());
    conn.execute(
        "INSERT INTO survey (kind, customer_id, sent_at, answered_at, score, created_at,
           created_by, updated_at, updated_by) VALUES (?1, ?2, ?3, ?4, ?5, 0, 1, 0, 1)",
        params![kind.code(), customer, ms(sent), ms(answered), score],
    )
    .unwrap();
}

fn ask(from: &str, to: &str, as_of: &str) -> Ask {
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    Ask::new(day(from), day(to), day(as_of))
}

fn surveys() -> Connection {
    use SurveyKind::{Ces, Csat, Nps};
    let conn = samples::open();
    let at = ["2024-02-28T10:00:00Z", "2024-02-29T10:00:00Z", "2024-02-29T22:59:59Z"];
    // In Berlin it is the first of March.
    let march = "2024-02-29T23:00:00Z";
    for row in [
        (Nps, Some(1), "", at[0], Some(2)),
        (Nps, Some(1), "", at[1], Some(9)),
        // At the same moment: the later entry is the last one.
        (Nps, Some(1), "", at[1], Some(7)),
        (Nps, Some(2), at[0], at[2], Some(10)),
        (Nps, None, at[0], at[0], Some(3)),
        (Nps, None, "", at[0], Some(6)),
        (Nps, Some(3), at[1], march, Some(10)),
        (Nps, Some(4), at[2], "", None),
        (Nps, Some(5), march, "", None),
        (Csat, Some(1), "", at[0], Some(4)),
        (Csat, Some(2), "", at[0], Some(3)),
        (Ces, Some(1), "", at[0], Some(5)),
        (Ces, Some(1), "", march, Some(1)),
    ] {
        add(&conn, row);
    }
    add(&conn, (Nps, Some(6), at[0], at[0], Some(0)));
    conn.execute("UPDATE survey SET deleted_at = 1 WHERE customer_id = 6", []).unwrap();
    conn
}

fn counted(ask: Ask, basis: Option<&IdSet>) -> [SurveyTally; 3] {
    *count(&surveys(), &[ask], basis, Berlin).unwrap().first().unwrap()
}

#[test]
fn of_each_customer_the_last_answer_of_the_period_counts() {
    let [nps, csat, ces] = counted(ask("2024-02-01", "2024-02-29", "2024-03-31"), None);
    let wanted = SurveyTally {
        answered: Share { part: 3, of: 4 },
        // 7, 10, and 3 and 6 of nobody known.
        latest_n: 4,
        latest_sum: 26,
        latest_good: 1,
        latest_bad: 2,
        latest_squares: 194,
    };
    assert_eq!(nps, wanted);
    assert_eq!((csat.latest_n, csat.latest_sum, csat.latest_good), (2, 7, 1));
    assert_eq!((ces.latest_n, ces.latest_sum, ces.latest_good), (1, 5, 1));
    assert_eq!((csat.latest_bad, ces.latest_squares), (0, 25));
    let [_, _, year] = counted(ask("2024-01-01", "2024-12-31", "2024-12-31"), None);
    assert_eq!((year.latest_n, year.latest_sum, year.latest_good), (1, 1, 0));
}

#[test]
fn as_of_the_leap_day_the_answer_of_the_next_midnight_does_not_exist() {
    let [nps, _, _] = counted(ask("2024-02-29", "2024-02-29", "2024-02-29"), None);
    assert_eq!(nps.answered, Share { part: 0, of: 2 });
    assert_eq!((nps.latest_n, nps.latest_sum), (2, 17));
    let [nps, _, _] = counted(ask("2024-02-01", "2024-02-29", "2024-02-28"), None);
    assert_eq!(nps.answered, Share { part: 1, of: 2 });
    assert_eq!((nps.latest_n, nps.latest_sum), (3, 11));
}

#[test]
fn a_basis_has_the_answers_of_its_customers_and_none_of_nobody() {
    let set: IdSet = [1, 4, 9].into_iter().collect();
    let [nps, csat, _] = counted(ask("2024-02-01", "2024-02-29", "2024-03-31"), Some(&set));
    assert_eq!(nps.answered, Share { part: 0, of: 1 });
    assert_eq!((nps.latest_n, nps.latest_sum, csat.latest_n), (1, 7, 1));
}

#[test]
fn periods_without_a_survey_are_empty() {
    let empty = [SurveyTally::default(); 3];
    assert_eq!(counted(ask("2023-01-01", "2023-12-31", "2024-12-31"), None), empty);
    assert_eq!(counted(ask("2024-02-29", "2024-02-01", "2024-12-31"), None), empty);
    assert!(count(&surveys(), &[], None, Berlin).unwrap().is_empty());
}
