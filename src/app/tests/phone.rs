//! The moment the phone rings.

use chrono::TimeDelta;

use crate::domain::codes::{Channel, Direction, Outcome, TaskKind, Topic};
use crate::domain::model::{Contact, Due};
use crate::domain::views::{HistoryFilter, Seek, TaskFilter};
use crate::i18n::Lang;
use crate::store::api::Who;
use crate::testing::{Harness, moment, who};

/// A file with three customers, entered as a user would.
pub fn with_customers(lang: Lang, width: u16, height: u16) -> Harness {
    let mut h = Harness::new(lang, width, height);
    h.keys("nSanitär Müller GmbH<tab>Jürgen<tab>Müller<tab>0531 37960-0 (Zentrale)<tab>info@mueller.example");
    h.keys("<tab>Mühlenstraße 12a<tab>38100<tab>Braunschweig<ctrl-s>");
    h.keys("<esc><esc>n<tab>Sabine<tab>Weiß<tab>+49 171 5550123<tab>sabine@weiss.example<ctrl-s>");
    h.keys("<esc><esc>nBäckerei Öztürk<tab><tab><tab>040 1234567<ctrl-s><esc>");
    h.settle();
    h
}

fn contacts(h: &Harness) -> Vec<Contact> {
    let page = h.store.history(&HistoryFilter::default(), &Seek::First, 50).unwrap();
    page.rows.into_iter().map(|row| row.contact).collect()
}

#[test]
fn digits_enter_enter_note_save_logs_the_call() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/3796").shows("Sanitär Müller");
    h.keys("<enter>").shows("K-0001").shows("0531 37960-0");
    h.keys("<enter>").shows("Anruf");
    h.keys("Heizung tropft<enter>Rückruf gewünscht<ctrl-s>")
        .shows("Gespeichert")
        .shows("Sanitär Müller");
    let contact = contacts(&h).remove(0);
    assert_eq!(contact.note, "Heizung tropft\nRückruf gewünscht");
    assert_eq!(contact.customer_id, Some(1));
    assert_eq!((contact.channel, contact.direction), (Channel::Phone, Direction::In));
    assert_eq!(contact.outcome, Some(Outcome::Reached));
    assert_eq!(contact.rep, "anna");
    h.shows("Heizung tropft");
}

#[test]
fn with_a_follow_up_it_is_four_more_keys() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>Angebot nachfassen<ctrl-t>mo<ctrl-s>").shows("Gespeichert");
    let tasks = h.store.tasks(&TaskFilter::default(), &Seek::First, 10).unwrap().rows;
    assert_eq!(tasks.len(), 1);
    let task = &tasks[0].task;
    assert_eq!(task.title, "Angebot nachfassen");
    assert_eq!(task.kind, TaskKind::FollowUp);
    assert_eq!(task.due, Some(Due::Date(chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())));
    assert_eq!(task.customer_id, Some(2));
    assert_eq!(task.contact_id, Some(contacts(&h)[0].meta.id));
    h.shows("Angebot nachfassen");
    h.keys("<esc><esc><esc>4").shows("Nächste 7 Tage").shows("Angebot nachfassen");
    h.keys("x").shows("Erledigt").shows("nichts fällig");
    h.keys("u").shows("Rückgängig").shows("Angebot nachfassen");
}

#[test]
fn a_bad_date_never_keeps_the_note_from_being_saved() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>Sehr wichtig<ctrl-t>blumenkohl<ctrl-s>")
        .shows("Gespeichert")
        .shows("Noch offen");
    assert_eq!(contacts(&h)[0].note, "Sehr wichtig");
    h.keys("<ctrl-u>morgen<ctrl-s>");
    assert_eq!(contacts(&h).len(), 1, "saving again changes the contact, it makes no second one");
    let tasks = h.store.tasks(&TaskFilter::default(), &Seek::First, 10).unwrap().rows;
    assert_eq!(tasks.len(), 1);
    assert_eq!(tasks[0].task.contact_id, Some(contacts(&h)[0].meta.id));
}

#[test]
fn an_unknown_caller_is_logged_first_and_assigned_later() {
    let mut h = with_customers(Lang::En, 80, 24);
    h.keys("<esc>/0441 998877").shows("Nobody matches");
    h.keys("<enter><enter>Wants an offer for a roof<ctrl-s>").shows("Saved");
    let contact = contacts(&h).remove(0);
    assert_eq!(contact.customer_id, None);
    assert_eq!(contact.caller_norm, "+49441998877");
    h.keys("<esc><esc>2").shows("0441 998877").shows("Wants an offer");
    h.keys("<enter><ctrl-u>oez<enter>").shows("now belongs to");
    assert_eq!(contacts(&h)[0].customer_id, Some(3));
}

#[test]
fn a_second_call_while_a_form_is_half_filled_leaves_both() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>erster Anruf");
    h.keys("<ctrl-f>müller<enter><enter>zweiter Anruf<ctrl-s>").shows("Gespeichert");
    h.keys("<esc><esc><esc>").shows("erster Anruf");
    h.keys("<ctrl-s>").shows("Gespeichert");
    let notes: Vec<String> = contacts(&h).into_iter().map(|c| c.note).collect();
    assert_eq!(notes, ["erster Anruf", "zweiter Anruf"]);
}

#[test]
fn the_clock_of_a_call_ends_with_saving() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>lang");
    h.pass(TimeDelta::seconds(390));
    h.keys("<ctrl-s>");
    let contact = contacts(&h).remove(0);
    assert_eq!(contact.at, moment());
    assert_eq!(contact.duration_s, Some(390));
}

#[test]
fn the_key_for_in_and_out_swaps_the_direction() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>c<ctrl-r>angerufen<ctrl-s>");
    assert_eq!(contacts(&h)[0].direction, Direction::Out);
}

#[test]
fn every_other_channel_has_its_form() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>lAngebot geschickt<tab>bri<tab><tab><tab><tab>ang<ctrl-s>")
        .shows("Gespeichert");
    let contact = contacts(&h).remove(0);
    assert_eq!(contact.channel, Channel::Letter);
    assert_eq!(contact.topic, Some(Topic::Offer));
    assert_eq!(contact.duration_s, None);
}

#[test]
fn leaving_a_form_keeps_its_draft_and_an_untouched_one_leaves_none() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter><esc>").hides("Entwurf");
    h.keys("<enter>halber Satz<esc>").shows("Entwurf");
    // There is nothing to undo before the draft.
    h.keys("D").shows("halber Satz").keys("<ctrl-z>").shows("halber Satz");
    h.keys(" ganz<ctrl-s>").shows("Gespeichert");
    assert_eq!(contacts(&h)[0].note, "halber Satz ganz");
    assert!(h.store.my_drafts().unwrap().is_empty());
}

/// A process that is no more.
fn dead() -> Who {
    Who { pid: u32::MAX - 1, ..who("anna") }
}

#[test]
fn a_dropped_line_keeps_the_draft_field_for_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    {
        let mut h = Harness::on_file(&path, dead(), Lang::De);
        h.keys("nMüller<tab>Jürgen<ctrl-s><enter>Die Leitung bricht ab<tab>");
        h.keys("<ctrl-t>mo 9<tab>zus<tab>");
        // At most a second later everything is kept; then the process dies.
        h.pass(TimeDelta::milliseconds(900));
    }
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.shows("Entwurf").shows("Müller");
    h.keys("<enter>").shows("Die Leitung bricht ab").shows("mo 9").shows("Zusage");
    h.keys("<ctrl-s>").shows("Gespeichert");
    let tasks = h.store.tasks(&TaskFilter::default(), &Seek::First, 10).unwrap().rows;
    assert_eq!(tasks[0].task.kind, TaskKind::Promise);
    assert_eq!(contacts(&h)[0].note, "Die Leitung bricht ab");
    assert!(h.store.drafts_waiting(moment()).unwrap().is_empty());
}

#[test]
fn typing_leaves_an_offered_draft_waiting_and_d_drops_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    {
        let mut h = Harness::on_file(&path, dead(), Lang::En);
        h.keys("nMiller<ctrl-s><enter>half a sentence");
        h.pass(TimeDelta::milliseconds(900));
    }
    {
        let mut h = Harness::on_file(&path, who("anna"), Lang::En);
        h.shows("Draft of");
        h.keys("mil").shows("Miller").hides("Draft of").shows("1 draft");
    }
    let mut h = Harness::on_file(&path, who("anna"), Lang::En);
    h.shows("Draft of").keys("d").shows("dropped");
    assert!(h.store.drafts_waiting(moment()).unwrap().is_empty());
}

#[test]
fn enter_typed_right_behind_a_name_waits_for_its_hits() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/müller<enter>").shows("Sanitär Müller GmbH").keys("<esc>");
    h.slow = true;
    // All of it lies on the line before the first hit is there, and the hits of the
    // name before are still on the screen.
    h.keys("weiss<enter><enter>Ruft wegen der Heizung an<ctrl-s>");
    for _ in 0..8 {
        h.settle();
    }
    let logged = h.store.contact(1).unwrap().unwrap();
    assert_eq!((logged.customer_id, logged.note.as_str()), (Some(2), "Ruft wegen der Heizung an"));
}

#[test]
fn a_slow_store_never_lets_a_key_go_to_the_wrong_place() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.slow = true;
    // The record is not loaded yet when the letters come: they wait for the form.
    h.keys("<esc>/weiss");
    h.settle();
    h.keys("<enter>");
    h.settle();
    h.keys("e<tab><tab><end>enborn<ctrl-s>");
    for _ in 0..4 {
        h.settle();
    }
    assert_eq!(h.store.customer(2).unwrap().unwrap().last_name, "Weißenborn");
}
