//! The complaint list against a plain query, and the sheet of one complaint.

use chrono::DateTime;
use proptest::prelude::*;

use super::*;
use crate::domain::codes::{ComplaintState, Severity, StepKind};
use crate::store::samples::{self, Grievance, Sample};

const CATEGORIES: [&str; 3] = ["", "Lieferung", "Qualität"];

fn some() -> impl Strategy<Value = Grievance<'static>> {
    (
        (prop::option::of(1..3_i64), 0..5_i64, 1..5_i64, 1..14_i64),
        (0..3_usize, 0..3_usize, prop::option::of(1..3_i64)),
        (any::<bool>(), prop::option::of(0..4_i64), prop::option::of(0..3_i64)),
    )
        .prop_map(|((customer, received, severity, state), (category, cause, owner), rest)| {
            let (safety, next_due, closed) = rest;
            Grievance {
                customer,
                received,
                severity,
                state,
                category: CATEGORIES[category],
                cause: CATEGORIES[cause],
                owner,
                safety,
                next_due: next_due.filter(|_| closed.is_none()),
                closed,
                annoyance: None,
            }
        })
}

fn filters() -> impl Strategy<Value = ComplaintFilter> {
    let at =
        || prop::option::of((0..5_i64).prop_map(|ms| DateTime::from_timestamp_millis(ms).unwrap()));
    let word =
        || prop::option::of(prop::sample::select(CATEGORIES.to_vec()).prop_map(str::to_owned));
    (
        prop::sample::select(vec![
            ComplaintShelf::Open,
            ComplaintShelf::Closed,
            ComplaintShelf::All,
        ]),
        prop::option::weighted(0.2, prop::sample::select(ComplaintState::ALL)),
        prop::option::weighted(0.2, prop::sample::select(Severity::ALL)),
        (word(), word(), prop::option::of(prop::sample::select(vec!["anna", "bert", "nobody"]))),
        prop::option::of(1..3_i64),
        (at(), at(), at()),
        prop::bool::weighted(0.2),
    )
        .prop_map(
            |(shelf, state, severity, (category, cause, owner), customer_id, times, anonymous)| {
                let (from, until, due_before) = times;
                ComplaintFilter {
                    shelf,
                    state,
                    severity,
                    category,
                    cause,
                    owner: owner.map(str::to_owned),
                    customer_id,
                    from,
                    until,
                    due_before,
                    anonymous,
                }
            },
        )
}

fn file(grievances: &[Grievance]) -> Connection {
    let conn = samples::open();
    for last in ["Ott", "Pohl"] {
        samples::add(&conn, &Sample { last, phone: "05141 1234", ..Sample::default() });
    }
    for grievance in grievances {
        samples::add_complaint(&conn, grievance);
    }
    conn
}

/// What the list should be, by filtering and sorting what was put in.
fn whole(grievances: &[Grievance], filter: &ComplaintFilter) -> Vec<Id> {
    let meets = |g: &Grievance| {
        let owner = ["", "anna", "bert"][usize::try_from(g.owner.unwrap_or(0)).unwrap()];
        let shelf = match filter.shelf {
            ComplaintShelf::Open => g.closed.is_none(),
            ComplaintShelf::Closed => g.closed.is_some(),
            ComplaintShelf::All => true,
        };
        shelf
            && filter.state.is_none_or(|s| s.code() == g.state)
            && filter.severity.is_none_or(|s| s.code() == g.severity)
            && filter.category.as_ref().is_none_or(|c| c == g.category)
            && filter.cause.as_ref().is_none_or(|c| c == g.cause)
            && filter.owner.as_ref().is_none_or(|o| o == owner)
            && filter.customer_id.is_none_or(|c| g.customer == Some(c))
            && filter.from.is_none_or(|at| g.received >= at.timestamp_millis())
            && filter.until.is_none_or(|at| g.received <= at.timestamp_millis())
            && filter
                .due_before
                .is_none_or(|at| g.next_due.is_some_and(|due| due < at.timestamp_millis()))
            && (!filter.anonymous || g.customer.is_none())
    };
    let mut found: Vec<(Id, &Grievance)> =
        (1..).zip(grievances).filter(|(_, g)| meets(g)).collect();
    found.sort_by_key(|(id, g)| match filter.shelf {
        ComplaintShelf::Open => {
            (i64::from(!g.safety), g.next_due.unwrap_or(9_223_372_036_854_775_700 + g.state), *id)
        }
        ComplaintShelf::Closed => (0, -g.closed.unwrap_or(0), -id),
        ComplaintShelf::All => (0, -g.received, -id),
    });
    found.into_iter().map(|(id, _)| id).collect()
}

fn ids(page: &Page<ComplaintRow>) -> Vec<Id> {
    page.rows.iter().map(|row| row.complaint.meta.id).collect()
}

proptest! {
    #[test]
    fn pages_put_together_are_the_whole_list(
        grievances in prop::collection::vec(some(), 0..25),
        filter in filters(),
        limit in 1..5_usize,
    ) {
        let conn = file(&grievances);
        let all = whole(&grievances, &filter);
        let page = |seek: &Seek| page(&conn, &filter, seek, limit).unwrap();
        let mut seen: Vec<Id> = Vec::new();
        let mut seek = Seek::First;
        loop {
            let page = page(&seek);
            prop_assert_eq!(page.before, !seen.is_empty());
            seen.extend(ids(&page));
            prop_assert_eq!(page.after, seen.len() < all.len());
            match seen.last() {
                Some(last) if page.after => seek = Seek::After(*last),
                _ => break,
            }
        }
        prop_assert_eq!(&seen, &all);
        for (n, id) in all.iter().enumerate() {
            let from = n.saturating_sub(limit);
            prop_assert_eq!(ids(&page(&Seek::Before(*id))), &all[from..n]);
            let end = (n + limit).min(all.len());
            prop_assert_eq!(ids(&page(&Seek::At(*id))), &all[n..end]);
        }
        prop_assert_eq!(ids(&page(&Seek::Last)), &all[all.len().saturating_sub(limit)..]);
    }
}

#[test]
fn each_shelf_is_read_from_its_index_without_sorting_or_looking_at_complaints() {
    let conn = file(&[]);
    for shelf in [ComplaintShelf::Open, ComplaintShelf::Closed, ComplaintShelf::All] {
        let list = list(&conn, &ComplaintFilter { shelf, ..ComplaintFilter::default() }).unwrap();
        let list = list.unwrap();
        let direction = if list.descending { " DESC" } else { "" };
        let order: Vec<String> = list.keys.iter().map(|key| format!("{key}{direction}")).collect();
        let sorts_and_looks = |more: &str| {
            let sql = format!(
                "EXPLAIN SELECT b.id FROM {} WHERE {} AND b.severity = 2 AND b.owner_id = 1
                    AND b.category = 'x' AND b.cause = 'y' AND b.state = 1 AND b.received_at > 0
                    AND b.customer_id IS NULL{more} ORDER BY {}",
                list.from,
                list.conditions,
                order.join(", ")
            );
            let mut query = conn.prepare(&sql).unwrap();
            let ops = query.query_map([], |row| Ok((row.get(1)?, row.get(2)?))).unwrap();
            let ops: Vec<(String, i64)> = ops.collect::<Result<_>>().unwrap();
            // The table is cursor 0, its index another one.
            (
                ops.iter().any(|(op, _)| op.starts_with("Sorter")),
                ops.iter().any(|(op, cursor)| op == "Column" && *cursor == 0),
            )
        };
        assert_eq!(sorts_and_looks(""), (false, false), "{shelf:?}");
        assert_eq!(sorts_and_looks(" AND b.document = 'z'"), (false, true), "{shelf:?}");
    }
}

#[test]
fn a_complaint_that_left_its_shelf_leads_to_the_top() {
    let grievance = |closed, next_due| Grievance { next_due, closed, ..Grievance::default() };
    let conn =
        file(&[grievance(None, Some(3)), grievance(Some(2), None), grievance(None, Some(1))]);
    let open = ComplaintFilter::default();
    assert_eq!(ids(&page(&conn, &open, &Seek::At(2), 9).unwrap()), [3, 1]);
    let closed = ComplaintFilter { shelf: ComplaintShelf::Closed, ..open };
    assert_eq!(ids(&page(&conn, &closed, &Seek::After(1), 9).unwrap()), [2]);
}

#[test]
fn a_line_names_the_customer_unless_it_is_anonymous() {
    let conn = file(&[
        Grievance { customer: Some(1), next_due: Some(1), ..Grievance::default() },
        Grievance { next_due: Some(2), ..Grievance::default() },
    ]);
    let page = page(&conn, &ComplaintFilter::default(), &Seek::First, 9).unwrap();
    let names: Vec<_> = page
        .rows
        .iter()
        .map(|row| [row.customer.as_str(), row.customer_number.as_str(), row.phone.as_str()])
        .collect();
    assert_eq!(names, [["Ott", "K-0001", "05141 1234"], ["", "", ""]]);
}

#[test]
fn the_sheet_of_a_complaint_has_everything_about_it_and_nothing_else() {
    const DAY: i64 = 86_400_000;
    let of = |customer, received, category| Grievance {
        customer: Some(customer),
        received: received * DAY,
        category,
        ..Grievance::default()
    };
    let conn = file(&[
        of(1, 100, "Lieferung"),
        of(1, 99, "Lieferung"),
        of(1, 98, "Qualität"),
        of(1, 9, "Lieferung"),
        of(1, 10, "Lieferung"),
        of(2, 99, "Lieferung"),
        of(1, 101, "Lieferung"),
        of(1, 97, ""),
        of(1, 96, ""),
    ]);
    let first = samples::add_contact(&conn, Some(1), 5, "Anruf", "");
    let later = samples::add_contact(&conn, Some(1), 9, "Rückruf", "");
    samples::add_contact(&conn, Some(1), 7, "anderes", "");
    let general = "created_at, created_by, updated_at, updated_by) VALUES";
    conn.execute_batch(&format!(
        "UPDATE complaint SET contact_id = {first}, duplicate_of = 2, person_id = 1 WHERE id = 1;
         UPDATE contact SET complaint_id = 1 WHERE id = {later};
         INSERT INTO person (customer_id, first_name, last_name, {general} (1, 'Eva', 'Ott', 0, 1, 0, 1);
         INSERT INTO complaint_step (complaint_id, kind, state, at, {general}
             (1, 1, 3, 7, 0, 1, 0, 1), (1, 1, 1, 5, 0, 1, 0, 1), (1, 2, NULL, 6, 0, 1, 0, 1), (2, 1, 1, 5, 0, 1, 0, 1);
         INSERT INTO remedy (complaint_id, kind, given_on, {general}
             (1, 1, '2026-02-02', 0, 1, 0, 1), (1, 2, '2026-02-01', 0, 1, 0, 1), (2, 1, '2026-02-01', 0, 1, 0, 1);
         INSERT INTO task (title, kind, due_on, done_at, complaint_id, {general}
             ('done', 1, '2026-01-01', 5, 1, 0, 1, 0, 1), ('late', 1, '2026-03-02', NULL, 1, 0, 1, 0, 1),
             ('soon', 1, '2026-03-01', NULL, 1, 0, 1, 0, 1), ('other', 1, NULL, NULL, 2, 0, 1, 0, 1);
         INSERT INTO survey (kind, score, answered_at, complaint_id, {general}
             (2, 4, 8, 1, 0, 1, 0, 1), (1, 9, 9, 1, 0, 1, 0, 1), (1, 9, 9, 2, 0, 1, 0, 1);"
    ))
    .unwrap();
    let d = detail(&conn, 1).unwrap().unwrap();
    assert_eq!((d.row.customer.as_str(), d.row.complaint.number.as_str()), ("Ott", "B-2026-0001"));
    assert_eq!((d.duplicate_of.as_str(), d.person.as_str()), ("B-2026-0002", "Eva Ott"));
    let kinds: Vec<_> = d.steps.iter().map(|step| (step.kind, step.state)).collect();
    let state = |state| (StepKind::State, Some(state));
    assert_eq!(
        kinds,
        [
            state(ComplaintState::Received),
            (StepKind::Acknowledged, None),
            state(ComplaintState::InProgress)
        ]
    );
    assert_eq!(d.remedies.iter().map(|r| r.kind.code()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(
        d.tasks.iter().map(|t| t.title.as_str()).collect::<Vec<_>>(),
        ["soon", "late", "done"]
    );
    let subjects: Vec<_> = d.contacts.iter().map(|row| row.contact.subject.as_str()).collect();
    assert_eq!(subjects, ["Rückruf", "Anruf"]);
    assert_eq!(d.surveys.iter().map(|s| s.score).collect::<Vec<_>>(), [Some(9), Some(4)]);
    // Of the same customer and category, in the 90 days before.
    assert_eq!(d.earlier.iter().map(|row| row.complaint.meta.id).collect::<Vec<_>>(), [2, 5]);
    assert!(detail(&conn, 8).unwrap().unwrap().earlier.is_empty());
    assert!(detail(&conn, 99).unwrap().is_none());
}

#[test]
fn a_number_is_known_as_lists_and_people_shorten_it() {
    let conn = file(&[Grievance::default(), Grievance::default(), Grievance::default()]);
    conn.execute_batch(
        "UPDATE complaint SET number = 'B-2025-0002' WHERE id = 1;
         UPDATE complaint SET number = 'R 7' WHERE id = 3;",
    )
    .unwrap();
    for typed in ["B-2026-0002", "b-2026-0002", "B-0002", "b2", "2", "2026-2", "b 2026 2"] {
        assert_eq!(id_by_number(&conn, typed).unwrap(), Some(2), "{typed}");
    }
    assert_eq!(id_by_number(&conn, "2025-2").unwrap(), Some(1), "of another year");
    assert_eq!(id_by_number(&conn, "r 7").unwrap(), Some(3));
    for typed in ["", "B", "B-2026-0007", "22", "B-*-0002", "K-2026-0002", "6-2"] {
        assert_eq!(id_by_number(&conn, typed).unwrap(), None, "{typed}");
    }
}
