//! The parts of a day, the load of days, and that they come from indexes.

use chrono::Datelike;
use rstest::rstest;
use rusqlite::params;

use super::*;
use crate::domain::views::{Occasion, Reason};
use crate::store::samples::{self, Grievance, Sample};

const MINUTE: i64 = 60_000;
const DAY: i64 = 1_440 * MINUTE;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Noon of a day, in milliseconds.
fn noon(day: NaiveDate) -> i64 {
    day.and_hms_opt(11, 0, 0).unwrap().and_utc().timestamp_millis()
}

fn today() -> NaiveDate {
    date("2026-03-10")
}

fn of(conn: &Connection, settings: &Settings, login: Option<&str>, today: NaiveDate) -> Agenda {
    let filter = AgendaFilter { login: login.map(str::to_owned), ..AgendaFilter::default() };
    let now = DateTime::from_timestamp_millis(noon(today)).unwrap();
    agenda(conn, settings, today, now, &filter).unwrap()
}

fn day(conn: &Connection) -> Agenda {
    of(conn, &Settings::default(), None, today())
}

fn add_task(
    conn: &Connection,
    title: &str,
    kind: i64,
    due: Option<&str>,
    at: Option<i64>,
    who: i64,
) {
    conn.execute(
        "INSERT INTO task (title, kind, due_on, due_at, assignee_id, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 1, 0, 1)",
        params![title, kind, due, at, who],
    )
    .unwrap();
}

fn titles(rows: &[crate::domain::views::TaskRow]) -> Vec<&str> {
    rows.iter().map(|row| row.task.title.as_str()).collect()
}

fn some_tasks() -> Connection {
    let conn = samples::open();
    add_task(&conn, "lange her", 1, Some("2025-12-31"), None, 1);
    add_task(&conn, "gestern", 4, Some("2026-03-09"), None, 1);
    add_task(&conn, "heute um zehn", 3, Some("2026-03-10"), Some(noon(today())), 1);
    add_task(&conn, "heute", 2, Some("2026-03-10"), None, 2);
    add_task(&conn, "in sieben Tagen", 5, Some("2026-03-17"), None, 1);
    add_task(&conn, "morgen", 1, Some("2026-03-11"), None, 1);
    add_task(&conn, "in acht Tagen", 1, Some("2026-03-18"), None, 1);
    add_task(&conn, "Wunsch", 5, None, None, 1);
    add_task(&conn, "versprochen", 4, Some("2026-03-18"), None, 2);
    add_task(&conn, "erledigt", 4, Some("2026-03-10"), None, 1);
    conn.execute("UPDATE task SET done_at = 1 WHERE title = 'erledigt'", []).unwrap();
    conn
}

#[test]
fn tasks_are_overdue_of_today_of_the_week_or_promised() {
    let day = day(&some_tasks());
    assert_eq!(titles(&day.overdue), ["lange her", "gestern"]);
    assert_eq!(titles(&day.today), ["heute", "heute um zehn"]);
    assert_eq!(titles(&day.week), ["morgen", "in sieben Tagen"]);
    assert_eq!(titles(&day.promises), ["versprochen", "Wunsch"]);
    assert!(!day.cut);
}

#[test]
fn a_login_sees_its_own_day_and_an_unknown_one_nothing() {
    let conn = some_tasks();
    let bert = of(&conn, &Settings::default(), Some("bert"), today());
    assert_eq!(titles(&bert.today), ["heute"]);
    assert_eq!(titles(&bert.promises), ["versprochen"]);
    assert!(bert.overdue.is_empty() && bert.week.is_empty());
    assert_eq!(of(&conn, &Settings::default(), Some("nobody"), today()), Agenda::default());
}

#[test]
fn my_day_has_what_nobody_was_given_and_counts_what_others_have() {
    let conn = some_tasks();
    conn.execute("UPDATE task SET assignee_id = NULL WHERE title = 'gestern'", []).unwrap();
    let day = |login: Option<&str>| {
        let filter = AgendaFilter { login: login.map(str::to_owned), unassigned: true };
        let now = DateTime::from_timestamp_millis(noon(today())).unwrap();
        agenda(&conn, &Settings::default(), today(), now, &filter).unwrap()
    };
    let bert = day(Some("bert"));
    assert_eq!(titles(&bert.overdue), ["gestern"]);
    assert_eq!(titles(&bert.today), ["heute"]);
    let all = day(None);
    let due = |day: &Agenda| day.overdue.len() + day.today.len();
    assert_eq!(usize::try_from(bert.others).unwrap(), due(&all) - due(&bert));
    assert_eq!(all.others, 0);
    // Somebody who has never saved anything starts with what is free.
    let new = day(Some("nobody"));
    assert_eq!((titles(&new.overdue), due(&new)), (vec!["gestern"], 1));
    assert_eq!(usize::try_from(new.others).unwrap(), due(&all) - 1);
    let zone = Settings::default().time_zone;
    let mine = AgendaFilter { login: Some("bert".into()), unassigned: true };
    let loads = day_loads(&conn, zone, date("2026-03-09"), date("2026-03-10"), &mine).unwrap();
    assert_eq!(loads.iter().map(|load| load.tasks).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn a_list_that_is_too_long_is_cut_and_says_so() {
    let conn = samples::open();
    for n in 0..AGENDA_ROWS {
        add_task(&conn, &n.to_string(), 1, Some("2026-03-01"), None, 1);
    }
    assert!(!day(&conn).cut);
    add_task(&conn, "zuviel", 1, Some("2026-03-02"), None, 1);
    let day = day(&conn);
    assert!(day.cut);
    assert_eq!((day.overdue.len(), day.overdue[0].task.title.as_str()), (AGENDA_ROWS, "0"));
}

#[test]
fn complaints_due_within_the_week_or_waiting_to_be_closed_safety_first() {
    let conn = samples::open();
    // In Berlin the eighth day begins at 23:00 UTC.
    let end = noon(date("2026-03-17")) + 12 * 60 * MINUTE;
    let due =
        |next_due| Grievance { next_due: Some(next_due), owner: Some(1), ..Grievance::default() };
    samples::add_complaint(&conn, &due(end));
    samples::add_complaint(&conn, &due(end - 1));
    samples::add_complaint(&conn, &due(5));
    samples::add_complaint(&conn, &Grievance { state: 10, ..Grievance::default() });
    samples::add_complaint(&conn, &Grievance { state: 4, ..Grievance::default() });
    samples::add_complaint(&conn, &Grievance { safety: true, owner: Some(2), ..due(end - 2) });
    samples::add_complaint(
        &conn,
        &Grievance { state: 11, closed: Some(1), ..Grievance::default() },
    );
    let ids = |day: Agenda| -> Vec<Id> {
        day.complaints.iter().map(|row| row.complaint.meta.id).collect()
    };
    assert_eq!(ids(day(&conn)), [6, 3, 2, 4]);
    assert_eq!(ids(of(&conn, &Settings::default(), Some("bert"), today())), [6]);
}

fn customer(conn: &Connection, last: &str, set: &str) -> Id {
    let id = samples::add(conn, &Sample { last, phone: "05141 1234", ..Sample::default() });
    conn.execute(&format!("UPDATE customer SET {set} WHERE id = {id}"), []).unwrap();
    id
}

fn feasts(day: &Agenda) -> Vec<(&str, Occasion, String, Option<i32>)> {
    let row = |row: &crate::domain::views::OccasionRow| row.on.to_string();
    day.occasions.iter().map(|r| (r.customer.as_str(), r.kind, row(r), r.years)).collect()
}

#[test]
fn birthdays_and_round_anniversaries_across_the_year_end() {
    let conn = samples::open();
    customer(&conn, "Neujahr", "birthday = '1970-01-02'");
    customer(&conn, "Silvester", "birthday = '--12-31', owner_id = 2");
    customer(&conn, "Vorbei", "birthday = '1970-12-29'");
    customer(&conn, "Danach", "birthday = '1970-01-07'");
    customer(&conn, "Gesperrt", "birthday = '1970-01-01', blocked = 1");
    customer(&conn, "Papierkorb", "birthday = '1970-01-01', deleted_at = 1");
    customer(&conn, "Geboren", "birthday = '2026-12-31'");
    customer(&conn, "Treu", "since = '2017-01-06'");
    customer(&conn, "Krumm", "since = '2020-01-01'");
    customer(&conn, "Jährig", "since = '2025-12-30', owner_id = 2");
    customer(&conn, "Heute erst", "since = '2026-12-30'");
    let of = |login| of(&conn, &Settings::default(), login, date("2026-12-30"));
    let expected = [
        ("Jährig", Occasion::Anniversary, "2026-12-30".to_owned(), Some(1)),
        ("Silvester", Occasion::Birthday, "2026-12-31".to_owned(), None),
        ("Neujahr", Occasion::Birthday, "2027-01-02".to_owned(), Some(57)),
        ("Treu", Occasion::Anniversary, "2027-01-06".to_owned(), Some(10)),
    ];
    let all = of(None);
    assert_eq!(feasts(&all), expected);
    assert_eq!(all.occasions[0].phone, "05141 1234");
    assert_eq!(feasts(&of(Some("bert"))), expected[..2]);
}

#[rstest]
#[case("2026-02-22", Some("2026-03-01"))]
#[case("2026-03-01", Some("2026-03-01"))]
#[case("2026-02-21", None)]
#[case("2026-03-02", None)]
#[case("2028-02-22", Some("2028-02-29"))]
#[case("2028-02-21", None)]
#[case("2028-03-01", None)]
fn the_29th_of_february_is_kept_on_1_march(#[case] today: &str, #[case] kept: Option<&str>) {
    let conn = samples::open();
    customer(&conn, "Schalt", "birthday = '2000-02-29'");
    let day = of(&conn, &Settings::default(), None, date(today));
    let years = Datelike::year(&date(today)) - 2000;
    let kept = kept.map(|on| ("Schalt", Occasion::Birthday, on.to_owned(), Some(years)));
    assert_eq!(feasts(&day), Vec::from_iter(kept));
}

fn days_ago(days: i64) -> i64 {
    noon(today()) - days * DAY
}

/// Number of days (−1 = never) and rhythm of the silent ones; 0 and the score of the unhappy ones.
fn calls(day: &Agenda) -> Vec<(&str, i64, i64)> {
    day.suggestions
        .iter()
        .map(|s| match s.reason {
            Reason::Silent { days, rhythm } => (s.customer.as_str(), days.unwrap_or(-1), rhythm),
            Reason::Unhappy { score, .. } => (s.customer.as_str(), 0, score),
        })
        .collect()
}

#[test]
fn the_silent_are_named_key_accounts_first_then_by_how_many_rhythms() {
    let conn = samples::open();
    let silent = |name: &str, days: i64, more: &str| {
        customer(&conn, name, &format!("last_contact_at = {}{more}", days_ago(days)));
    };
    silent("Doppelt", 60, ", contact_rhythm_days = 30");
    silent("Dreifach", 31, ", contact_rhythm_days = 10");
    silent("Pünktlich", 30, ", contact_rhythm_days = 30");
    silent("Ein Tag", 31, ", contact_rhythm_days = 30");
    silent("Ohne Rhythmus", 3000, "");
    silent("Gesperrt", 300, ", contact_rhythm_days = 10, blocked = 1");
    silent("Papierkorb", 300, ", contact_rhythm_days = 10, deleted_at = 1");
    silent("Schlüssel", 91, ", key_account = 1");
    silent("Schlüssel eigen", 40, ", key_account = 1, contact_rhythm_days = 20, owner_id = 2");
    silent("Schlüssel neulich", 90, ", key_account = 1");
    customer(&conn, "Nie", &format!("contact_rhythm_days = 30, created_at = {}", days_ago(120)));
    let all = day(&conn);
    assert_eq!(
        calls(&all),
        [
            ("Schlüssel eigen", 40, 20),
            ("Schlüssel", 91, 90),
            ("Nie", -1, 30),
            ("Dreifach", 31, 10),
            ("Doppelt", 60, 30),
            ("Ein Tag", 31, 30),
        ]
    );
    assert!(all.suggestions[1].key_account && !all.suggestions[2].key_account);
    let bert = of(&conn, &Settings::default(), Some("bert"), today());
    assert_eq!(calls(&bert), [("Schlüssel eigen", 40, 20)]);
    // With a rhythm of the file everybody has one; the own one still wins.
    let settings = Settings { contact_rhythm_days: Some(50), ..Settings::default() };
    assert_eq!(
        calls(&of(&conn, &settings, None, today())),
        [
            ("Schlüssel eigen", 40, 20),
            ("Schlüssel", 91, 50),
            ("Schlüssel neulich", 90, 50),
            ("Ohne Rhythmus", 3000, 50),
            ("Nie", -1, 30),
            ("Dreifach", 31, 10),
            ("Doppelt", 60, 30),
            ("Ein Tag", 31, 30),
        ]
    );
}

#[test]
fn never_spoken_to_counts_from_the_day_it_is_known_with_a_rhythm_of_the_file() {
    let conn = samples::open();
    customer(&conn, "Alt", &format!("created_at = {}", days_ago(20)));
    customer(&conn, "Frisch", &format!("created_at = {}", days_ago(10)));
    let settings = Settings { contact_rhythm_days: Some(10), ..Settings::default() };
    assert_eq!(calls(&of(&conn, &settings, None, today())), [("Alt", -1, 10)]);
}

#[rstest]
#[case(Some("2026-03-17"), false)]
#[case(Some("2026-01-01"), false)]
#[case(Some("2026-03-18"), true)]
#[case(None, true)]
fn who_is_on_the_list_of_the_day_anyway_is_not_named(
    #[case] due: Option<&str>,
    #[case] named: bool,
) {
    let conn = samples::open();
    let last = days_ago(50);
    let id = customer(
        &conn,
        "Ott",
        &format!("contact_rhythm_days = 30, last_contact_at = {last}, open_task_count = 1"),
    );
    add_task(&conn, "Angebot", 1, due, None, 1);
    conn.execute("UPDATE task SET customer_id = ?1", [id]).unwrap();
    assert_eq!(!day(&conn).suggestions.is_empty(), named);
    conn.execute("UPDATE task SET done_at = 1", []).unwrap();
    assert_eq!(calls(&day(&conn)).len(), 1);
}

#[test]
fn a_rhythm_counts_local_days_over_the_change_of_the_clocks() {
    let conn = samples::open();
    // 00:30 on 28 March in Berlin; the clocks go forward on the 29th.
    let at = date("2026-03-27").and_hms_opt(23, 30, 0).unwrap().and_utc().timestamp_millis();
    customer(&conn, "Ott", &format!("contact_rhythm_days = 3, last_contact_at = {at}"));
    let on = |day| of(&conn, &Settings::default(), None, date(day));
    assert!(on("2026-03-31").suggestions.is_empty());
    assert_eq!(calls(&on("2026-04-01")), [("Ott", 4, 3)]);
}

fn add_survey(conn: &Connection, customer: Id, kind: i64, score: i64, at: i64) {
    conn.execute(
        "INSERT INTO survey (customer_id, kind, score, answered_at, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, 0, 1, 0, 1)",
        params![customer, kind, score, at],
    )
    .unwrap();
}

#[test]
fn the_unhappy_come_before_the_silent_until_somebody_calls() {
    let conn = samples::open();
    let add = |name: &str, set: &str, answers: &[(i64, i64, i64)]| {
        let id = customer(&conn, name, set);
        for (kind, score, days) in answers {
            add_survey(&conn, id, *kind, *score, days_ago(*days));
        }
        id
    };
    let spoken = |days| format!("last_contact_at = {}", days_ago(days));
    add("Silent", &format!("{}, contact_rhythm_days = 10", spoken(40)), &[]);
    add("Kritiker", &spoken(40), &[(1, 6, 3), (1, 2, 9)]);
    add("Noch nie", "blocked = 0", &[(2, 2, 5)]);
    add("Mühsam", &spoken(8), &[(3, 2, 8)]);
    add("Beide", &format!("{}, contact_rhythm_days = 10", spoken(40)), &[(2, 1, 30)]);
    add("Angerufen", &spoken(2), &[(1, 0, 3)]);
    add("Zufrieden", &spoken(40), &[(1, 7, 3), (2, 3, 3), (3, 3, 3)]);
    add("Lange her", &spoken(200), &[(1, 0, 91)]);
    add("Morgen", &spoken(40), &[(1, 0, -1)]);
    add("Gesperrt", "blocked = 1", &[(1, 0, 3)]);
    add("Schlüssel", &format!("{}, key_account = 1", spoken(100)), &[]);
    let all = day(&conn);
    assert_eq!(
        calls(&all),
        [
            ("Schlüssel", 100, 90),
            ("Kritiker", 0, 6),
            ("Noch nie", 0, 2),
            ("Mühsam", 0, 2),
            ("Beide", 0, 1),
            ("Silent", 40, 10),
        ]
    );
    let Reason::Unhappy { on, .. } = all.suggestions[1].reason else { panic!() };
    assert_eq!(on, date("2026-03-07"));
}

#[test]
fn the_load_of_days_counts_tasks_appointments_and_deadlines() {
    let conn = some_tasks();
    // Half past midnight in Berlin is the day before in UTC.
    let due = noon(today()) - 11 * 60 * MINUTE - 30 * MINUTE;
    samples::add_complaint(
        &conn,
        &Grievance { next_due: Some(due), owner: Some(2), ..Grievance::default() },
    );
    let loads = |login: Option<&str>| {
        let filter = AgendaFilter { login: login.map(str::to_owned), ..AgendaFilter::default() };
        let zone = Settings::default().time_zone;
        let loads =
            day_loads(&conn, zone, date("2026-03-09"), date("2026-03-17"), &filter).unwrap();
        let line = |l: &DayLoad| (l.day.to_string(), l.tasks, l.appointments, l.deadlines);
        loads.iter().map(line).collect::<Vec<_>>()
    };
    let line = |day: &str, tasks, appointments, deadlines| {
        (day.to_owned(), tasks, appointments, deadlines)
    };
    assert_eq!(
        loads(None),
        [
            line("2026-03-09", 1, 0, 0),
            line("2026-03-10", 1, 1, 1),
            line("2026-03-11", 1, 0, 0),
            line("2026-03-17", 1, 0, 0),
        ]
    );
    assert_eq!(loads(Some("bert")), [line("2026-03-10", 1, 0, 1)]);
    assert_eq!(loads(Some("nobody")), []);
}

#[test]
fn every_part_of_a_day_is_read_from_an_index_in_its_order() {
    let conn = samples::open();
    let due = "ifnull(t.due_on, '9999')";
    let mine = " AND t.assignee_id = ?2";
    let parts = [
        (task_sql("task_open", &format!("{due} < ?1{mine}")), "task_open (<expr><?)"),
        (
            task_sql("task_open", &format!("{due} >= ?1 AND {due} <= ?1{mine}")),
            "task_open (<expr>>? AND <expr><?)",
        ),
        (
            task_sql("task_promise", &format!("t.kind IN (4, 5) AND {due} > ?1{mine}")),
            "task_promise (<expr>>?)",
        ),
        (complaint_sql(" AND owner_id = ?3"), "complaint_open"),
        (suggest::OWN_RHYTHM.to_owned(), "customer_rhythm (key_account=? AND <expr><?)"),
        (suggest::KEY_ACCOUNTS.to_owned(), "customer_key_silent (<expr><?)"),
        (suggest::ANYBODY.to_owned(), "customer_by_last_contact (last_contact_at<?)"),
        (suggest::NEVER.to_owned(), "customer_by_last_contact (last_contact_at=?)"),
        (suggest::unhappy_sql(""), "survey_answered (answered_at>? AND answered_at<?)"),
    ];
    for (sql, expected) in parts {
        let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let lines = query.raw_query().mapped(|row| row.get::<_, String>(3));
        let plan: Vec<String> = lines.collect::<Result<_>>().unwrap();
        assert!(plan.iter().any(|line| line.contains(expected)), "{plan:?}");
        assert!(!plan.iter().any(|line| line.contains("TEMP B-TREE")), "{plan:?}");
    }
}

#[test]
fn where_too_many_are_silent_those_looked_at_are_key_accounts_and_it_says_so() {
    let conn = samples::open();
    let add = |from: usize, until: usize, key_account: bool| {
        let [from, until] = [from, until].map(|n| i64::try_from(n).unwrap());
        conn.execute(
            "INSERT INTO customer (number, kind, key_account, contact_rhythm_days, last_contact_at,
                 created_at, created_by, updated_at, updated_by)
             WITH RECURSIVE n(i) AS (SELECT ?1 UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
             SELECT 'K-' || i, 1, ?3, 1, i, 0, 1, 0, 1 FROM n",
            params![from, until, key_account],
        )
        .unwrap();
    };
    add(1, AGENDA_ROWS, false);
    assert_eq!((day(&conn).suggestions.len(), day(&conn).cut), (AGENDA_ROWS, false));
    add(AGENDA_ROWS + 1, 2 * AGENDA_ROWS + 1, true);
    let day = day(&conn);
    assert_eq!((day.suggestions.len(), day.cut), (AGENDA_ROWS, true));
    assert!(day.suggestions.iter().all(|s| s.key_account));
}
