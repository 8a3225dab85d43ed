//! Queries on whole files.

mod customers;
mod plain;
mod selected;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use rstest::rstest;

use self::customers::{Some, add, open};
use super::*;
use crate::domain::codes::Stage;
use crate::domain::views::Asked;
use crate::store::samples;

const ZONE: Tz = chrono_tz::Europe::Berlin;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn settings() -> Settings {
    Settings { time_zone: ZONE, ..Settings::default() }
}

fn store() -> Store {
    let conn = open();
    for c in [
        Some {
            last: "Müller",
            stage: Option::Some(Stage::Lost),
            contact: Option::Some(3),
            ..Some::default()
        },
        Some { last: "Ott", stage: Option::Some(Stage::Lost), ..Some::default() },
        Some { last: "Rechnung", first: "Müller", ..Some::default() },
    ] {
        add(&conn, &c);
    }
    Store::new(conn, None, crate::store::tests::who("anna"))
}

fn asked(store: &Store, text: &str) -> (Vec<String>, Asked) {
    let page = store.ask(text, 10, &settings(), today()).unwrap();
    (page.hits.into_iter().map(|hit| hit.row.name).collect(), page.asked)
}

#[test]
fn the_search_field_takes_a_query_and_leaves_other_text_alone() {
    let store = store();
    let (names, taken) = asked(&store, "phase:verloren");
    assert_eq!((names, taken), (vec!["Müller".to_owned(), "Ott".to_owned()], Asked::Query));
    assert_eq!(asked(&store, "stage:lost mueller").0, ["Müller"]);
    assert_eq!(asked(&store, "stage:lost xyzzy"), (Vec::new(), Asked::Query));
    for plain in ["O'Neil & (Co", "Müller: Rechnung", "\"", "a = b", "Ott <ott@x.example>", "12:30"]
    {
        let page = store.search(plain, 10, &settings()).unwrap();
        let (names, taken) = asked(&store, plain);
        assert_eq!(taken, Asked::Text, "{plain}");
        assert_eq!(names.len(), page.hits.len(), "{plain}");
    }
    assert_eq!(asked(&store, "Müller: Rechnung").0.len(), 1);
}

#[rstest]
#[case("stgae:lost")]
#[case("stage:lsot")]
#[case("ott stage>lost")]
#[case("(stage:lost ott")]
fn a_query_with_a_mistake_is_told_and_looked_for_as_text(#[case] text: &str) {
    let store = store();
    let (_, taken) = asked(&store, text);
    assert!(matches!(taken, Asked::Wrong(_)), "{taken:?}");
    let refused = store.count_members(text, today());
    assert!(matches!(refused, Err(StoreError::Query(_))));
}

#[test]
fn members_are_counted_listed_and_named_by_id() {
    let store = store();
    assert_eq!(store.count_members("stage:lost", today()).unwrap(), 2);
    assert_eq!(store.count_members("", today()).unwrap(), 3);
    let lost = Members::Query("stage:lost".to_owned());
    assert_eq!(store.member_ids(&lost, today()).unwrap(), [1, 2]);
    assert_eq!(store.member_ids(&Members::Ids(vec![3, 99]), today()).unwrap(), [3]);
    let page = store.members("stage:lost", MemberSort::Name, &Seek::First, 1, today()).unwrap();
    assert_eq!((page.rows[0].row.name.as_str(), page.after), ("Müller", true));
    assert_eq!(page.rows[0].figures.stage, Option::Some(Stage::Lost));
}

#[test]
fn numbers_of_complaints_and_documents_are_words_too() {
    let store = store();
    let conn = store.conn();
    samples::add_complaint(
        conn,
        &samples::Grievance { customer: Option::Some(2), received: 1, ..Default::default() },
    );
    conn.execute(
        "INSERT INTO sale (customer_id, date, kind, document, revenue, created_at, created_by,
             updated_at, updated_by) VALUES (1, '2026-01-31', 1, 'R-2026-77', 100, 0, 1, 0, 1)",
        [],
    )
    .unwrap();
    let ids = |text: &str| store.member_ids(&Members::Query(text.to_owned()), today()).unwrap();
    assert_eq!(ids("b-2026-0001"), [2]);
    assert_eq!(ids("R-2026-77"), [1]);
    assert_eq!(ids("r-2026"), [1]);
    assert_eq!(ids("number:K-0002"), [2]);
    assert_eq!(ids("number:k2"), Vec::<Id>::new());
    assert_eq!(ids("number:K-00*"), [1, 2, 3]);
    assert_eq!(ids("number:K-0002..K-0003"), [2, 3]);
}

#[test]
fn the_largest_queries_run() {
    let store = store();
    let many =
        "stage:lost und not tag:b2b oder plz:38* ".repeat(crate::domain::query::MAX_PARTS / 3);
    store.count_members(many.trim_end(), today()).unwrap();
    let depth = crate::domain::query::MAX_DEPTH;
    for (open, close) in [("(a or ", ")"), ("not ", ""), ("not (a ", ")")] {
        let n = if open.len() > 6 { depth / 2 } else { depth };
        let deep = format!("{}stage:lost{}", open.repeat(n), close.repeat(n));
        store.count_members(&deep, today()).unwrap();
    }
    let words = "müller ".repeat(crate::domain::query::MAX_PARTS);
    store.count_members(&words, today()).unwrap();
}

#[test]
fn nothing_runs_as_sql() {
    let store = store();
    for text in ["city:\"x'; DROP TABLE customer; --\"", "\"' OR 1=1 --\"", "owner:\"x') OR (1\""] {
        assert_eq!(store.count_members(text, today()).unwrap(), 0, "{text}");
    }
    assert_eq!(store.count_members("", today()).unwrap(), 3);
}

#[test]
fn every_segment_of_every_file_can_be_read_and_counted() {
    let store = store();
    for segment in crate::domain::segments::BUILT_IN {
        store.count_members(segment.query, today()).unwrap();
    }
}

#[test]
fn a_contact_at_night_counts_by_the_day_of_the_business() {
    let store = store();
    // Half past midnight in Berlin, still the day before in UTC.
    let at: DateTime<Utc> = "2026-11-21T23:30:00Z".parse().unwrap();
    store
        .conn()
        .execute("UPDATE customer_value SET last_contact_at = ?1", [at.timestamp_millis()])
        .unwrap();
    assert_eq!(store.count_members("last_contact:today", today()).unwrap(), 3);
    assert_eq!(store.count_members("last_contact<2026-11-22", today()).unwrap(), 0);
}
