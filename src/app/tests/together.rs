//! Two people on one file, and taking things back.

use chrono::{NaiveDate, TimeDelta};

use super::phone::with_customers;
use crate::app::Event;
use crate::domain::codes::TaskKind;
use crate::domain::model::{Due, Task};
use crate::domain::views::{CustomerFilter, CustomerSort, Seek, TaskFilter};
use crate::i18n::Lang;
use crate::store::api::{Action, Change, Who};
use crate::testing::{Harness, moment, who};

fn two() -> (tempfile::TempDir, Harness, Harness) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let mut anna = Harness::on_file(&path, who("anna"), Lang::De);
    anna.keys("nMüller<tab>Jürgen<tab><tab>0531 1<ctrl-s><esc><esc>");
    let bert = Harness::on_file(&path, Who { pid: 4711, ..who("bert") }, Lang::De);
    (folder, anna, bert)
}

#[test]
fn a_colleagues_change_appears_by_itself_and_takes_no_focus() {
    let (_folder, mut anna, mut bert) = two();
    anna.event(Event::FileChanged);
    anna.keys("/mü");
    bert.keys("<esc>nMüllner<ctrl-s>");
    anna.event(Event::FileChanged);
    anna.shows("Müllner").keys("llner").shows("Müllner");
}

#[test]
fn different_fields_of_one_record_are_both_kept() {
    let (_folder, mut anna, mut bert) = two();
    anna.keys("/müller<enter>e<tab><tab>Maier");
    bert.keys("<esc>/müller<enter>e<tab><tab><tab><end>23<ctrl-s>").shows("Gespeichert");
    anna.keys("<ctrl-s>").shows("Gespeichert").shows("zusammengeführt");
    let customer = anna.store.customer(1).unwrap().unwrap();
    assert_eq!(customer.last_name, "Maier");
    assert_eq!(customer.phones[0].raw, "0531 123");
}

#[test]
fn the_same_field_is_decided_by_a_person() {
    for (decision, expected) in [("<enter>", "Anna GmbH"), ("<space><enter>", "Bert GmbH")] {
        let (_folder, mut anna, mut bert) = two();
        anna.keys("/müller<enter>e<ctrl-u>Anna GmbH");
        bert.keys("<esc>/müller<enter>e<ctrl-u>Bert GmbH<tab><tab>Schulz<ctrl-s>")
            .shows("Gespeichert");
        anna.keys("<ctrl-s>").shows("Gleichzeitig geändert von bert").shows("Bert GmbH");
        anna.keys(decision).shows("Gespeichert");
        let customer = anna.store.customer(1).unwrap().unwrap();
        assert_eq!(customer.company, expected);
        assert_eq!(customer.last_name, "Schulz", "what only Bert changed is kept");
    }
}

#[test]
fn a_customer_goes_to_the_trash_and_comes_back() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>d").shows("In den Papierkorb?").shows("Sabine Weiß");
    h.keys("<esc>").hides("In den Papierkorb?");
    h.keys("d<enter>").shows("Im Papierkorb: Sabine Weiß");
    let list = |h: &Harness| {
        let filter = CustomerFilter::default();
        h.store.customers(CustomerSort::Name, &filter, &Seek::First, 10).unwrap().rows.len()
    };
    assert_eq!(list(&h), 2);
    h.keys("<esc><esc><esc>u").shows("Rückgängig");
    assert_eq!(list(&h), 3);
}

#[test]
fn the_trash_shows_what_is_in_it_and_gives_it_back() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>d<enter><esc><esc><esc>:papierkorb<enter>")
        .shows("Sabine Weiß")
        .hides("Sanitär");
    h.keys("a<enter>").shows("zurückgeholt");
    h.keys("<esc>").shows("Sabine Weiß").shows("Sanitär");
}

#[test]
fn marked_customers_get_a_tag_in_one_action() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc><home><space><space>").shows("2 markiert");
    h.keys("aschlag<enter>Stammtisch<enter>").shows("an 2 Kunden vergeben");
    let tagged = || CustomerFilter { tag: Some("Stammtisch".into()), ..CustomerFilter::default() };
    let count = |h: &Harness| {
        h.store.customers(CustomerSort::Name, &tagged(), &Seek::First, 10).unwrap().rows.len()
    };
    assert_eq!(count(&h), 2);
    h.keys("<esc>u").shows("Rückgängig");
    assert_eq!(count(&h), 0);
}

#[test]
fn settings_and_own_fields_are_reached_from_the_palette() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>:einstell<enter>inactiv<enter><ctrl-u>365<enter>").shows("Gespeichert");
    assert_eq!(h.store.settings().unwrap().inactivity_days, 365);
    h.keys(":einstell<enter>inactiv<enter><ctrl-u>viele<enter>").hides("Gespeichert");
    assert_eq!(h.store.settings().unwrap().inactivity_days, 365);
    h.keys(":einstell<enter>neues<enter>Lieblingsfarbe<enter>").shows("Gespeichert");
    h.keys("/weiss<enter>e").keys("<pgdn><pgdn><pgdn><pgdn><pgdn>grün<ctrl-s>");
    assert_eq!(
        h.store.customer(2).unwrap().unwrap().own.get("lieblingsfarbe").map(String::as_str),
        Some("grün")
    );
    h.shows("Lieblingsfa").shows("grün");
}

#[test]
fn a_message_goes_with_the_next_key_and_numbers_are_grouped() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>q").shows("noch einmal").keys("<down>").hides("noch einmal");
    h.keys("q<down>q").shows("noch einmal");
    assert!(!h.app.ended());
    h.keys("q");
    assert!(h.app.ended());
}

#[test]
fn what_is_copied_goes_to_the_clipboard() {
    let mut h = with_customers(Lang::En, 80, 24);
    h.keys("<esc>/weiss<enter>y").shows("sabine@weiss.example").keys("<enter>").shows("Copied");
    assert_eq!(h.copied, ["+49 171 5550123"]);
}

#[test]
fn the_card_follows_the_cursor_once_it_rests() {
    let mut h = with_customers(Lang::De, 140, 40);
    h.keys("<esc><home>");
    h.pass(TimeDelta::milliseconds(100));
    let first = h.screen();
    h.keys("<down>");
    h.pass(TimeDelta::milliseconds(100));
    assert_ne!(first, h.screen());
}

#[test]
fn a_recurring_task_that_two_tick_in_the_same_instant_comes_back_once() {
    let (_folder, mut anna, mut bert) = two();
    let daily = Task {
        due: NaiveDate::from_ymd_opt(2026, 11, 21).map(Due::Date),
        recurrence: "days 1".into(),
        ..Task::new("Kasse", TaskKind::Task)
    };
    let changes = vec![Change::Task { base: None, new: Box::new(daily) }];
    let action = Action { what: "save-task", subject: String::new(), changes, draft: None };
    anna.store.save(&action, moment()).unwrap();
    for (h, keys) in [(&mut anna, "4"), (&mut bert, "<esc>4")] {
        h.event(Event::FileChanged);
        h.keys(keys).shows("Kasse");
    }
    anna.keys("x").shows("kommt wieder");
    bert.keys("x").shows("Nicht gespeichert");
    let open = bert.store.tasks(&TaskFilter::default(), &Seek::First, 9).unwrap().rows;
    assert_eq!(open.len(), 1);
}
