//! Forms that a kill has left: in which order they are offered, and what a call and its
//! complaint still know of each other, whichever is taken up first.

use std::path::Path;

use chrono::TimeDelta;

use crate::domain::codes::Topic;
use crate::domain::model::Contact;
use crate::domain::views::{HistoryFilter, Seek};
use crate::i18n::Lang;
use crate::store::api::Who;
use crate::testing::{Harness, who};

/// A program that will have died after these keys, with its forms open.
fn killed(path: &Path, keys: &str) {
    let dead = Who { pid: u32::MAX - 1, ..who("anna") };
    let mut h = Harness::on_file(path, dead, Lang::De);
    h.keys(keys);
    h.pass(TimeDelta::milliseconds(900));
}

fn contact(h: &Harness) -> Contact {
    let page = h.store.history(&HistoryFilter::default(), &Seek::First, 5).unwrap();
    page.rows[0].contact.clone()
}

fn linked(h: &Harness) {
    let contact = contact(h);
    assert_eq!(contact.note, "Er schimpft");
    assert_eq!(contact.complaint_id, Some(1));
    let complaint = h.store.complaint(1).unwrap().unwrap();
    assert_eq!(complaint.contact_id, Some(contact.meta.id));
    assert_eq!(complaint.description, "Er schimpft sehr");
}

const IN_A_CALL: &str = "nMüller<ctrl-s><enter>Er schimpft<ctrl-b> sehr";

#[test]
fn of_a_call_and_its_complaint_the_complaint_is_taken_up_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    killed(&path, IN_A_CALL);
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.keys("<enter>").shows("Er schimpft sehr").keys("<ctrl-s>").shows("Gespeichert: Beschwerde");
    h.keys("<esc>3D").shows("Beschwerde B-2026-0001").keys("<ctrl-s>").shows("Gespeichert: Anruf");
    linked(&h);
    assert_eq!(contact(&h).topic, Some(Topic::Complaint));
}

#[test]
fn a_topic_that_was_chosen_stays_when_the_complaint_is_taken_up_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    killed(
        &path,
        "nMüller<ctrl-s><enter>Er schimpft<tab><tab><tab><tab><tab>ang<tab><ctrl-b> sehr",
    );
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.keys("<enter><ctrl-s><esc>3D<ctrl-s>").shows("Gespeichert: Anruf");
    linked(&h);
    assert_eq!(contact(&h).topic, Some(Topic::Offer));
}

#[test]
fn the_call_is_saved_before_the_complaint_is_taken_up() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    killed(&path, IN_A_CALL);
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    // The complaint is offered first; the call is taken up from under it.
    h.keys("<enter>").shows("Er schimpft sehr").keys("<esc>");
    let drafts = h.store.my_drafts().unwrap();
    assert_eq!(drafts.len(), 1, "the one that was left is this program's now");
    let call = h.store.drafts_waiting(h.now).unwrap().remove(0).id;
    h.app.carry_out(0, vec![crate::popup::Effect::TakeDraft(call)]);
    h.settle().shows("Anruf").keys("<ctrl-s>").shows("Gespeichert: Anruf");
    h.keys("<esc>3D").shows("Er schimpft sehr").keys("<ctrl-s>").shows("Gespeichert: Beschwerde");
    linked(&h);
}

#[test]
fn the_call_is_taken_up_first_and_its_key_opens_the_complaint() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    killed(&path, IN_A_CALL);
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    let waiting = h.store.drafts_waiting(h.now).unwrap();
    h.app.carry_out(0, vec![crate::popup::Effect::TakeDraft(waiting[1].id)]);
    h.settle().shows("Anruf").keys("<ctrl-b>").shows("Er schimpft sehr");
    h.keys("<ctrl-s>").shows("Gespeichert: Beschwerde").shows("Anruf").keys("<ctrl-s>");
    linked(&h);
    assert_eq!(contact(&h).topic, Some(Topic::Complaint));
}

#[test]
fn drafts_of_the_same_moment_are_offered_from_the_last_opened_to_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let notes = ["eins", "zwei", "drei", "vier", "fünf"];
    let again = notes[1..].iter().map(|n| format!("<ctrl-f>mü<enter><enter>{n}"));
    let again = again.collect::<Vec<_>>().concat();
    killed(&path, &format!("nMüller<ctrl-s><enter>eins{again}"));
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.shows("Entwurf").keys("<enter>");
    for note in notes.iter().rev().take(4) {
        h.shows(note).keys("<ctrl-s>").shows("Gespeichert: Anruf").keys("<esc>3D");
    }
    h.shows("eins");
}

#[test]
fn of_forms_that_were_left_the_last_one_is_taken_up_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut h = Harness::on_file(&folder.path().join("kunden.db"), who("anna"), Lang::De);
    h.keys("nMüller<ctrl-s><enter>eins<esc>");
    h.pass(TimeDelta::minutes(1));
    h.keys("<enter>zwei<esc>3D").shows("zwei").hides("eins");
}
