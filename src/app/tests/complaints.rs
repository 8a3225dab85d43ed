//! A complaint from the first angry word, and the answers afterwards. The keys after
//! choosing the customer are counted in the names.

use chrono::{NaiveDate, TimeDelta};

use super::phone::with_customers;
use crate::domain::codes::{Channel, ComplaintState, RemedyKind, Severity, Topic, Verdict};
use crate::domain::complaint::life;
use crate::domain::model::{Complaint, Due, Task};
use crate::domain::views::{HistoryFilter, Seek, TaskFilter};
use crate::i18n::Lang;
use crate::store::api::Who;
use crate::testing::{Harness, moment, who};

fn complaint(h: &Harness, id: i64) -> Complaint {
    h.store.complaint(id).unwrap().unwrap()
}

fn states(h: &Harness, id: i64) -> Vec<ComplaintState> {
    let steps = h.store.complaint_steps(id).unwrap();
    steps.into_iter().filter_map(|step| step.state).collect()
}

fn tasks(h: &Harness) -> Vec<Task> {
    let page = h.store.tasks(&TaskFilter::default(), &Seek::First, 10).unwrap();
    page.rows.into_iter().map(|row| row.task).collect()
}

#[test]
fn the_shortest_complaint_is_b_the_description_and_save() {
    for (lang, title, saved) in [
        (Lang::De, "Neue Beschwerde", "Gespeichert: Beschwerde B-2026-0001"),
        (Lang::En, "New complaint", "Saved: complaint B-2026-0001"),
    ] {
        let mut h = with_customers(lang, 80, 24);
        h.keys("<esc>/weiss<enter>b").shows(title).shows("Sabine Weiß");
        h.keys("Heizung bleibt kalt<enter>seit gestern<ctrl-s>").shows(saved);
        let c = complaint(&h, 1);
        assert_eq!(c.description, "Heizung bleibt kalt\nseit gestern");
        assert_eq!((c.customer_id, c.channel), (Some(2), Channel::Phone));
        assert_eq!((c.severity, c.justified), (Severity::Normal, Verdict::Open));
        assert_eq!((c.owner.as_str(), c.received_at), ("anna", moment()));
        assert_eq!((c.repeat, c.safety), (None, false));
        assert_eq!(states(&h, 1), [ComplaintState::Received]);
    }
}

#[test]
fn saving_tells_by_when_it_has_to_be_acknowledged() {
    let mut h = with_customers(Lang::De, 80, 24);
    // Saturday: eight working hours end on Monday evening.
    h.keys("<esc>/weiss<enter>bkalt<ctrl-s>").shows("bestätigen bis Mo 23.11.");
}

#[test]
fn a_complaint_that_tells_nothing_is_not_saved() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>b<ctrl-s>").shows("Schreiben Sie kurz, was passiert ist.");
    assert!(h.store.complaint(1).unwrap().is_none());
    // The category alone says what it is about.
    h.keys("<tab>Lieferung<ctrl-s>").shows("Gespeichert");
    assert_eq!(complaint(&h, 1).category, "Lieferung");
}

#[test]
fn an_unknown_caller_can_complain_too() {
    let mut h = with_customers(Lang::En, 80, 24);
    h.keys("<esc>/0441 998877<enter><down><down><enter>").shows("New complaint");
    h.keys("Rude driver<ctrl-s>").shows("Saved: complaint");
    let c = complaint(&h, 1);
    assert_eq!((c.customer_id, c.complainant.as_str()), (None, "0441 998877"));
}

#[test]
fn a_contact_of_the_history_and_its_complaint_know_each_other() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>Die Fliesen sind gesprungen<ctrl-s><esc><esc><esc>2b");
    h.shows("Neue Beschwerde").shows("Die Fliesen sind gesprungen");
    h.keys("<ctrl-s>").shows("Gespeichert: Beschwerde");
    let c = complaint(&h, 1);
    assert_eq!((c.customer_id, c.contact_id), (Some(2), Some(1)));
    assert_eq!(h.store.contact(1).unwrap().unwrap().complaint_id, Some(1));
    // Once is enough: the same key shows it now, from the history and from the card.
    h.keys("b").shows("schon als Beschwerde aufgenommen").shows("Was geschah");
    h.keys("<esc><esc>1/weiss<enter>").shows("Kontakthistorie");
    h.keys("<down><down>b").shows("Was geschah");
    assert!(h.store.complaint(2).unwrap().is_none());
}

#[test]
fn solved_on_the_spot_is_one_form_and_one_save() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>bFalsche Farbe geliefert<pgdn><pgdn>");
    // Saying what was done offers that it is solved.
    h.keys("<tab>Gut<tab>Umtausch zugesagt<tab>25").shows("ja");
    h.keys("<ctrl-s>").shows("sofort gelöst");
    let c = complaint(&h, 1);
    let standing = life(&h.store.complaint_steps(1).unwrap());
    assert_eq!((c.customer_id, standing.state), (Some(2), ComplaintState::Closed));
    assert_eq!((standing.closed_at, standing.acknowledged_at), (Some(moment()), Some(moment())));
    let steps = h.store.complaint_steps(1).unwrap();
    assert!(steps.iter().skip(1).all(|step| step.told == Some(Channel::Phone)));
    assert!(steps.iter().any(|step| step.note == "Umtausch zugesagt"));
    let detail = h.store.complaint_detail(1).unwrap().unwrap();
    assert_eq!(detail.remedies.len(), 1);
    assert_eq!((detail.remedies[0].kind, detail.remedies[0].cost), (RemedyKind::Voucher, 2500));
    // One action: one undo.
    h.keys("<esc><esc><esc>u").shows("Rückgängig: Beschwerde");
    assert!(h.store.complaint(1).unwrap().is_none_or(|c| c.meta.deleted_at.is_some()));
}

#[test]
fn a_wrong_field_is_asked_for_after_the_complaint_is_stored() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>bkalt<pgdn><pgdn><tab>Gut<tab><tab>viel<ctrl-s>");
    h.shows("Gespeichert").shows("Noch offen").shows("Bitte einen Betrag");
    assert_eq!(states(&h, 1).last(), Some(&ComplaintState::Closed));
    h.keys("<ctrl-u>12,50<ctrl-s>").shows("Gespeichert: Beschwerde B-2026-0001");
    assert!(h.store.complaint(2).unwrap().is_none(), "saving again makes no second one");
    let detail = h.store.complaint_detail(1).unwrap().unwrap();
    assert_eq!(detail.remedies.iter().map(|r| r.cost).collect::<Vec<_>>(), [1250]);
    assert_eq!(detail.steps.len(), 7);
}

#[test]
fn a_deadline_before_the_receipt_is_one_sentence_and_nothing_is_lost() {
    for (lang, sentence) in [
        (Lang::De, "Diese Frist läge vor dem Eingang"),
        (Lang::En, "This deadline would lie before"),
    ] {
        let mut h = with_customers(lang, 80, 40);
        let keys = "<esc>/weiss<enter>bkalt<pgdn><pgdn><pgdn><tab><tab><tab><tab><tab><tab>";
        h.keys(keys).keys("20.11.2026 9:00<ctrl-s>").shows(sentence);
        assert_eq!(complaint(&h, 1).acknowledge_by, None);
        // A day alone means its close of business.
        h.keys("<ctrl-u>24.11.2026<ctrl-s>");
        let by = complaint(&h, 1).acknowledge_by.unwrap();
        assert_eq!(
            by.with_timezone(&chrono_tz::Europe::Berlin).date_naive().to_string(),
            "2026-11-24"
        );
        assert!(by > moment() + TimeDelta::days(2));
    }
}

#[test]
fn a_half_typed_category_becomes_the_one_it_begins_and_a_blank_keeps_it() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>bkalt<tab>Heizung<ctrl-s>").shows("Gespeichert");
    h.keys("bwieder<tab>hei<tab><ctrl-s>").shows("Gespeichert");
    h.keys("bnochmal<tab>Hei<ctrl-s>").shows("Gespeichert");
    h.keys("banders<tab>Hei <ctrl-s>").shows("Gespeichert");
    let categories: Vec<String> = (1..=4).map(|id| complaint(&h, id).category).collect();
    assert_eq!(categories, ["Heizung", "Heizung", "Heizung", "Hei"]);
}

#[test]
fn a_repeat_is_offered_once_customer_and_category_are_the_same() {
    let mut h = with_customers(Lang::De, 80, 40);
    h.keys("<esc>/weiss<enter>bkalt<tab>Heizung<ctrl-s>").shows("Gespeichert");
    h.pass(TimeDelta::days(10));
    h.keys("bwieder kalt").shows("ähnlich, vom 21.11.: B-2026-0001  kalt");
    h.keys("<tab>Heizung<ctrl-s>");
    assert_eq!(complaint(&h, 2).repeat, Some(true));
    // Another matter is none; what is said by hand stays.
    h.keys("bRechnung falsch<tab>Rechnung<ctrl-s>");
    assert_eq!(complaint(&h, 3).repeat, None);
    h.pass(TimeDelta::days(91));
    h.keys("bnochmal kalt").hides("ähnlich");
    h.keys("<tab>Heizung<ctrl-s>");
    assert_eq!(complaint(&h, 4).repeat, None);
}

#[test]
fn in_the_middle_of_a_call_it_is_one_key_and_the_call_goes_on() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>Schimpft über die Montage");
    h.keys("<ctrl-b>").shows("Neue Beschwerde").shows("Schimpft über die Montage");
    h.pass(TimeDelta::seconds(60));
    h.keys("<ctrl-s>").shows("Gespeichert: Beschwerde B-2026-0001");
    h.shows("Beschwerde B-2026-0001").shows("Anruf");
    h.pass(TimeDelta::seconds(120));
    h.keys(", will Nachlass<ctrl-t>mo<ctrl-s>").shows("Gespeichert: Anruf");
    let contact = h.store.contact(1).unwrap().unwrap();
    assert_eq!(contact.note, "Schimpft über die Montage, will Nachlass");
    assert_eq!((contact.complaint_id, contact.duration_s), (Some(1), Some(180)));
    assert_eq!(contact.topic, Some(Topic::Complaint));
    assert_eq!(complaint(&h, 1).contact_id, Some(1));
    assert_eq!(tasks(&h)[0].complaint_id, Some(1));
}

#[test]
fn leaving_the_complaint_returns_to_the_call_and_the_key_takes_it_up_again() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter><enter>Notiz<ctrl-b> und Ärger<esc>").shows("Anruf").shows("Notiz");
    h.hides("Ärger");
    h.keys("<f6>").shows("Notiz und Ärger").keys("<esc>");
    // The call is saved first: the complaint will know it all the same.
    h.keys("<ctrl-s>").shows("Gespeichert: Anruf");
    h.keys("<esc><esc><esc>D").shows("Notiz und Ärger").keys("<ctrl-s>").shows("Gespeichert");
    assert_eq!(complaint(&h, 1).contact_id, Some(1));
    assert_eq!(h.store.contact(1).unwrap().unwrap().complaint_id, Some(1));
}

#[test]
fn the_link_of_call_and_complaint_survives_the_death_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    {
        let dead = Who { pid: u32::MAX - 1, ..who("anna") };
        let mut h = Harness::on_file(&path, dead, Lang::De);
        h.keys("nMüller<ctrl-s><enter>Er schimpft<ctrl-b><ctrl-s>").shows("Gespeichert");
    }
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.shows("Entwurf").keys("<enter>").shows("Er schimpft").shows("Beschwerde B-2026-0001");
    h.keys("<ctrl-s>").shows("Gespeichert");
    let page = h.store.history(&HistoryFilter::default(), &Seek::First, 5).unwrap();
    let contact = &page.rows[0].contact;
    assert_eq!(contact.complaint_id, Some(1));
    assert_eq!(complaint(&h, 1).contact_id, Some(contact.meta.id));
}

#[test]
fn a_complaint_that_is_gone_does_not_keep_the_call_from_being_saved() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let mut h = Harness::on_file(&path, who("anna"), Lang::De);
    h.keys("nMüller<ctrl-s><enter>Er schimpft<ctrl-b><ctrl-s>");
    let mut bert = Harness::on_file(&path, Who { pid: 4711, ..who("bert") }, Lang::De);
    let action = crate::store::api::Action {
        what: "trash",
        subject: String::new(),
        changes: vec![crate::store::api::Change::Trash(crate::store::api::Table::Complaint, 1)],
        draft: None,
    };
    bert.store.save(&action, moment()).unwrap();
    h.keys("<ctrl-s>").shows("Gespeichert: Anruf");
    assert_eq!(h.store.contact(1).unwrap().unwrap().note, "Er schimpft");
}

#[test]
fn a_score_is_two_keys_and_an_unhappy_one_proposes_to_call() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/weiss<enter>w9<ctrl-s>").shows("Gespeichert: NPS 9").hides("Unzufrieden");
    h.keys("w3<ctrl-s>").shows("Unzufriedener Kunde").shows("Mo 23.11.");
    h.keys("<enter>")
        .shows("Unzufrieden (NPS 3): nachfragen")
        .keys("<ctrl-s>")
        .shows("Gespeichert");
    let task = &tasks(&h)[0];
    assert_eq!(task.title, "Unzufrieden (NPS 3): nachfragen");
    assert_eq!(task.due, Some(Due::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())));
    assert_eq!(task.customer_id, Some(2));
    let survey = h.store.survey(2).unwrap().unwrap();
    assert_eq!((survey.score, survey.customer_id), (Some(3), Some(2)));
    assert_eq!(survey.answered_at, Some(moment()));
}

#[test]
fn a_score_outside_its_scale_is_one_sentence() {
    for (lang, sentence) in
        [(Lang::De, "NPS geht von 0 bis 10."), (Lang::En, "NPS goes from 0 to 10.")]
    {
        let mut h = with_customers(lang, 80, 24);
        h.keys("<esc>/weiss<enter>w11<ctrl-s>").shows(sentence);
        assert!(h.store.survey(1).unwrap().is_none());
    }
}

#[test]
fn a_repetition_is_read_in_words_and_refused_in_one_sentence() {
    let mut h = with_customers(Lang::De, 80, 24);
    let to_repeats = "<tab><tab><tab><tab><tab><tab><tab>";
    h.keys("<esc>/weiss<enter>tWartung<tab>1.12.2026").keys(to_repeats).keys("alle 0 Tage<ctrl-s>");
    assert!(tasks(&h).is_empty());
    h.keys("<ctrl-u>alle 2 Wochen bis 1.1.2020<ctrl-s>");
    assert!(tasks(&h).is_empty());
    h.keys("<ctrl-u>alle 2 Wochen<ctrl-s>").shows("Gespeichert");
    assert_eq!(tasks(&h)[0].recurrence, "weeks 2 tue");
    h.keys("tAblesen").keys("<tab>").keys(to_repeats).keys("ultimo<ctrl-s>");
    h.shows("Eine Wiederholung braucht einen ersten Termin.");
}
