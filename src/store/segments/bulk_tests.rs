//! Changing many: what a preview promises, that it happens, and that one undo takes it back.

use rstest::rstest;

use super::super::tests::{customer, store};
use super::*;
use crate::domain::codes::TaskKind;
use crate::domain::model::Customer;
use crate::store::tests::at;

fn today() -> NaiveDate {
    at(0).date_naive()
}

fn everybody() -> Members {
    Members::Query(String::new())
}

fn run(store: &mut Store, members: &Members, change: &BulkChange) -> BulkRun {
    let mut run = store.bulk_begin(members, change, today()).unwrap();
    while !run.progress().is_over() {
        store.bulk_go_on(&mut run, at(0)).unwrap();
    }
    run
}

fn load(store: &Store, id: Id) -> Customer {
    store.customer(id).unwrap().unwrap()
}

fn tag(name: &str) -> BulkChange {
    BulkChange::AddTag(name.to_owned())
}

/// So many customers, written as plainly as can be.
fn many(store: &Store, n: i64) -> Vec<Id> {
    let sql = "WITH RECURSIVE k(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM k WHERE id < ?1)
        INSERT INTO customer (id, number, kind, last_name, sort_key, created_at, created_by, updated_at, updated_by)
        SELECT id, 'K-' || id, 1, 'Kunde', 'kunde', 0, 1, 0, 1 FROM k";
    store.conn().execute(sql, [n]).unwrap();
    store
        .conn()
        .execute("INSERT INTO customer_value (customer_id) SELECT id FROM customer", [])
        .unwrap();
    (1..=n).collect()
}

#[test]
fn a_preview_says_how_many_of_how_many_and_who_first() {
    let mut store = store();
    let ids: Vec<Id> = (1..=7).map(|n| customer(&store, &format!("Kunde {n}"), "")).collect();
    run(&mut store, &Members::Ids(ids[..2].to_vec()), &tag("Messe"));
    let preview = store.bulk_preview(&everybody(), &tag(" messe "), today()).unwrap();
    assert_eq!((preview.total, preview.changing), (7, 5));
    assert_eq!(preview.first, ["Kunde 3", "Kunde 4", "Kunde 5", "Kunde 6", "Kunde 7"]);
    let nobody = store.bulk_preview(&Members::Ids(vec![]), &tag("x"), today()).unwrap();
    assert_eq!((nobody.total, nobody.changing, nobody.first.len()), (0, 0, 0));
}

#[test]
fn one_undo_takes_ten_thousand_back() {
    let mut store = store();
    let ids = many(&store, 10_000);
    let done = run(&mut store, &everybody(), &tag("Rundbrief"));
    assert_eq!((done.ids.len(), done.stopped), (10_000, false));
    let tagged = "SELECT count(*) FROM customer_tag WHERE deleted_at IS NULL";
    let count = |store: &Store| store.conn().query_row(tagged, [], |r| r.get::<_, i64>(0)).unwrap();
    assert_eq!(
        (count(&store), load(&store, ids[9_999]).tags),
        (10_000, vec!["Rundbrief".to_owned()])
    );
    let undone = store.undo(at(1)).unwrap().unwrap();
    assert_eq!((undone.what.as_str(), undone.subject.as_str()), ("tag", "Rundbrief · 10000"));
    assert_eq!((count(&store), undone.kept.len()), (0, 0));
    assert!(store.undo(at(2)).unwrap().is_none(), "all of it was one action");
}

#[test]
fn undone_while_it_runs_it_stops_and_leaves_nothing() {
    let mut store = store();
    many(&store, 250);
    let mut run = store.bulk_begin(&everybody(), &tag("x"), today()).unwrap();
    store.bulk_go_on(&mut run, at(0)).unwrap();
    assert_eq!((run.done, run.progress().is_over()), (100, false));
    store.undo(at(1)).unwrap().unwrap();
    store.bulk_go_on(&mut run, at(2)).unwrap();
    assert!(run.stopped && run.progress().is_over());
    let left = store.bulk_preview(&everybody(), &tag("x"), today()).unwrap();
    assert_eq!((left.total, left.changing), (250, 250));
}

#[test]
fn who_is_gone_meanwhile_is_passed_over() {
    let mut store = store();
    let ids = many(&store, 3);
    let mut run = store.bulk_begin(&everybody(), &tag("x"), today()).unwrap();
    let trash = Change::Trash(crate::store::api::Table::Customer, ids[1]);
    crate::store::tests::put(&mut store, trash);
    store.bulk_go_on(&mut run, at(0)).unwrap();
    assert!(run.progress().is_over());
    assert!(load(&store, ids[1]).tags.is_empty());
    assert_eq!(load(&store, ids[2]).tags, ["x"]);
}

fn stage(stage: Option<Stage>, reason: &str) -> BulkChange {
    BulkChange::Stage { stage, reason: reason.to_owned() }
}

#[rstest]
#[case::owner(BulkChange::Owner("bert".into()), |c: &Customer| c.owner == "bert")]
#[case::rhythm(BulkChange::Rhythm(Some(90)), |c: &Customer| c.contact_rhythm_days == Some(90))]
#[case::stage(stage(Some(Stage::Regular), "seit 1990"), |c: &Customer| {
    (c.stage, c.stage_on, c.stage_reason.as_str()) == (Some(Stage::Regular), Some(today()), "seit 1990")
})]
fn every_member_changes_and_changes_back(
    #[case] change: BulkChange,
    #[case] is: fn(&Customer) -> bool,
) {
    let mut store = store();
    let ids = many(&store, 3);
    let before: Vec<Customer> = ids.iter().map(|id| load(&store, *id)).collect();
    run(&mut store, &everybody(), &change);
    assert!(ids.iter().all(|id| is(&load(&store, *id))));
    assert_eq!(store.bulk_preview(&everybody(), &change, today()).unwrap().changing, 0);
    assert!(run(&mut store, &everybody(), &change).ids.is_empty(), "nothing is left to do");
    assert_eq!(store.undo(at(1)).unwrap().unwrap().what, change.name());
    for (id, before) in ids.iter().zip(&before) {
        assert!(!is(&load(&store, *id)));
        assert_eq!(load(&store, *id).stage, before.stage);
    }
}

#[test]
fn a_stage_is_left_to_the_rule_again_and_a_tag_taken_away() {
    let mut store = store();
    let ids = many(&store, 2);
    run(&mut store, &everybody(), &stage(Some(Stage::Lost), "Preis"));
    run(&mut store, &everybody(), &tag("alt"));
    let offered = store.list_items("lost_reason").unwrap();
    assert!(offered.iter().any(|item| item.name == "Preis"), "a reason becomes one of the list");
    run(&mut store, &Members::Ids(vec![ids[0]]), &stage(None, ""));
    let untag = BulkChange::RemoveTag("ALT".to_owned());
    assert_eq!(store.bulk_preview(&everybody(), &untag, today()).unwrap().changing, 2);
    run(&mut store, &everybody(), &untag);
    assert_eq!(
        (load(&store, ids[0]).stage_on, load(&store, ids[1]).stage_on),
        (None, Some(today()))
    );
    assert!(ids.iter().all(|id| load(&store, *id).tags.is_empty()));
}

#[test]
fn each_gets_a_task_for_whoever_looks_after_them_but_none_twice() {
    let mut store = store();
    let ids = many(&store, 3);
    run(&mut store, &Members::Ids(vec![ids[0]]), &BulkChange::Owner("bert".to_owned()));
    let change = BulkChange::Task(Box::new(Task::new("Anrufen", TaskKind::FollowUp)));
    run(&mut store, &Members::Ids(ids[..2].to_vec()), &change);
    let tasks = |store: &Store| -> Vec<(Id, String)> {
        let sql = "SELECT k.customer_id, u.login FROM task k JOIN user u ON u.id = k.assignee_id
                    WHERE k.deleted_at IS NULL ORDER BY k.id";
        let mut query = store.conn().prepare(sql).unwrap();
        query.query_map([], |r| Ok((r.get(0)?, r.get(1)?))).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(tasks(&store), [(ids[0], "bert".to_owned()), (ids[1], "anna".to_owned())]);
    let preview = store.bulk_preview(&everybody(), &change, today()).unwrap();
    assert_eq!((preview.total, preview.changing), (3, 1));
    store.undo(at(1)).unwrap().unwrap();
    assert!(tasks(&store).is_empty());
}

#[test]
fn only_those_who_have_agreed_are_written_to() {
    let mut store = store();
    let ids = many(&store, 5);
    let mail = |id: Id, raw: &str| {
        let sql = "INSERT INTO email (customer_id, kind, raw, norm, created_at, created_by, updated_at, updated_by)
                   VALUES (?1, 1, ?2, lower(?2), 0, 1, 0, 1)";
        store.conn().execute(sql, (id, raw)).unwrap();
    };
    for (id, raw) in
        ids.iter().zip(["a@example.org", "b@example.org", " A@example.org ", "c@example.org"])
    {
        mail(*id, raw);
    }
    for (id, status) in ids.iter().zip(["1", "2", "1", "NULL", "1"]) {
        let sql =
            format!("UPDATE customer_value SET consent_email = {status} WHERE customer_id = {id}");
        store.conn().execute(&sql, []).unwrap();
    }
    let found = store.mail_list(&everybody(), today()).unwrap();
    // The same address once, however it is written.
    assert_eq!(found.addresses, ["a@example.org"]);
    assert_eq!((found.no_consent, found.no_address), (2, 1));
    let some = store.mail_list(&Members::Ids(vec![ids[1]]), today()).unwrap();
    assert_eq!((some.addresses.len(), some.no_consent), (0, 1));
    store.conn().execute("UPDATE customer SET blocked = 1 WHERE id = ?1", [ids[0]]).unwrap();
    let found = store.mail_list(&everybody(), today()).unwrap();
    assert_eq!((found.addresses, found.blocked), (vec!["A@example.org".to_owned()], 1));
    run(&mut store, &everybody(), &tag("x"));
}

#[test]
fn what_a_colleague_gave_meanwhile_is_not_given_twice() {
    let mut store = store();
    let ids = many(&store, 2);
    let mut first = store.bulk_begin(&everybody(), &tag("x"), today()).unwrap();
    run(&mut store, &Members::Ids(vec![ids[0]]), &tag("X"));
    store.bulk_go_on(&mut first, at(1)).unwrap();
    assert_eq!(
        (load(&store, ids[0]).tags, load(&store, ids[1]).tags.len()),
        (vec!["X".to_owned()], 1)
    );
}
