//! The steps of a complaint after it was taken, with what they bring along.

use chrono::{NaiveDate, TimeDelta};

use super::phone::with_customers;
use crate::domain::codes::{Channel, ComplaintState, RemedyKind, StepKind};
use crate::domain::complaint::life;
use crate::domain::model::{Complaint, ComplaintStep, MEASURE, Standing};
use crate::domain::views::{Seek, TaskFilter};
use crate::i18n::Lang;
use crate::popup::Effect;
use crate::popup::effect::FormRequest;
use crate::testing::Harness;

/// A file with one complaint of Sabine Weiß.
fn with_complaint(lang: Lang) -> Harness {
    let mut h = with_customers(lang, 80, 24);
    h.keys("<esc>/weiss<enter>bHeizung bleibt kalt<ctrl-s><esc><esc><esc>");
    h
}

fn effect(h: &mut Harness, effect: Effect) {
    h.app.carry_out(0, vec![effect]);
    h.settle();
}

fn complaint(h: &Harness) -> Complaint {
    h.store.complaint(1).unwrap().unwrap()
}

fn standing(h: &Harness) -> Standing {
    life(&h.store.complaint_steps(1).unwrap())
}

fn last(h: &Harness) -> ComplaintStep {
    h.store.complaint_steps(1).unwrap().pop().unwrap()
}

/// Opens the form of a step, ten minutes later.
fn open(h: &mut Harness, to: Option<ComplaintState>, kind: StepKind) {
    h.pass(TimeDelta::minutes(10));
    effect(h, Effect::OpenForm(FormRequest::Step { complaint: 1, to, kind }));
}

fn go(h: &mut Harness, to: ComplaintState) {
    open(h, Some(to), StepKind::State);
}

#[test]
fn a_form_can_acknowledge_too_and_tells_by_the_channel_it_came_on() {
    let mut h = with_complaint(Lang::De);
    open(&mut h, None, StepKind::Acknowledged);
    h.shows("Eingang bestätigen").shows("Heizung bleibt kalt").keys("Brief folgt<ctrl-s>");
    h.shows("B-2026-0001: Eingang bestätigt");
    assert_eq!((last(&h).kind, last(&h).told), (StepKind::Acknowledged, Some(Channel::Phone)));
    assert_eq!(standing(&h).acknowledged_at, Some(h.now));
    h.keys("u").shows("Rückgängig: Bestätigung");
    assert_eq!(standing(&h).acknowledged_at, None);
}

#[test]
fn from_work_to_closing_with_remedy_measure_and_satisfaction() {
    for (lang, offer, closing, hint) in [
        (Lang::De, "Lösung anbieten", "Abschließen", "w hält die Zufriedenheit fest"),
        (Lang::En, "Offer a solution", "Close", "w records how satisfied they are"),
    ] {
        let mut h = with_complaint(lang);
        go(&mut h, ComplaintState::InProgress);
        h.keys("<ctrl-s>");
        assert_eq!(standing(&h).state, ComplaintState::InProgress);
        go(&mut h, ComplaintState::Offered);
        h.shows(offer);
        let word = if lang == Lang::De { "Gut" } else { "Vou" };
        h.keys("Wartung geschenkt<tab><tab><tab>").keys(word);
        h.keys("<tab>80<tab>G-77<tab>31.12.2027<tab>Pumpe tauschen<tab><tab>mo<ctrl-s>");
        assert_eq!(standing(&h).decision_told_at, Some(h.now));
        assert_eq!(
            (last(&h).note.as_str(), last(&h).told),
            ("Wartung geschenkt", Some(Channel::Phone))
        );
        let detail = h.store.complaint_detail(1).unwrap().unwrap();
        let remedy = &detail.remedies[0];
        assert_eq!((remedy.kind, remedy.cost), (RemedyKind::Voucher, 8000));
        assert_eq!(remedy.valid_until, NaiveDate::from_ymd_opt(2027, 12, 31));
        assert_eq!(remedy.voucher_code, "G-77");
        let tasks = h.store.tasks(&TaskFilter::default(), &Seek::First, 9).unwrap().rows;
        let task = &tasks[0].task;
        assert_eq!((task.title.as_str(), task.origin.as_str()), ("Pumpe tauschen", MEASURE));
        assert_eq!((task.complaint_id, task.assignee.as_str()), (Some(1), "anna"));
        go(&mut h, ComplaintState::Accepted);
        h.keys("<ctrl-s>");
        go(&mut h, ComplaintState::CarriedOut);
        h.keys("<ctrl-s>");
        go(&mut h, ComplaintState::Closed);
        h.shows(closing);
        // Asked for, not forced; the decision was told already.
        h.keys("<tab><tab><tab>5<tab>4<ctrl-s>").shows(hint);
        assert_eq!((standing(&h).state, last(&h).told), (ComplaintState::Closed, None));
        let c = complaint(&h);
        let asked = (c.satisfaction_result, c.satisfaction_treatment, c.satisfaction_process);
        assert_eq!(asked, (Some(5), Some(4), None));
        // What was not asked then can be added later.
        effect(&mut h, Effect::OpenForm(FormRequest::EditComplaint(1)));
        h.keys("<tab><pgdn><tab><tab>3<ctrl-s>");
        assert_eq!(complaint(&h).satisfaction_process, Some(3));
        // Reopening asks why.
        go(&mut h, ComplaintState::InProgress);
        h.keys("wieder kalt<ctrl-s>");
        assert_eq!((standing(&h).reopened, last(&h).note.as_str()), (1, "wieder kalt"));
    }
}

#[test]
fn rejecting_needs_its_reason_and_that_it_was_told() {
    let mut h = with_complaint(Lang::De);
    go(&mut h, ComplaintState::Rejected);
    h.shows("Ablehnen").keys("<ctrl-s>").shows("Eine Ablehnung braucht eine Begründung.");
    h.keys("Kein Mangel<tab><delete><ctrl-s>").shows("auf welchem Weg");
    assert_eq!(standing(&h).state, ComplaintState::Received);
    h.keys("Bri<ctrl-s>").shows("B-2026-0001: abgelehnt");
    assert_eq!((last(&h).note.as_str(), last(&h).told), ("Kein Mangel", Some(Channel::Letter)));
}

#[test]
fn a_duplicate_names_the_complaint_that_it_repeats() {
    let mut h = with_complaint(Lang::De);
    h.keys("<esc>/weiss<enter>bnochmal dasselbe<ctrl-s><esc><esc><esc>");
    go(&mut h, ComplaintState::Duplicate);
    h.keys("<ctrl-s>").shows("Nennen Sie die Nummer");
    h.keys("B-2020-0009<ctrl-s>").shows("Eine Beschwerde B-2020-0009 gibt es nicht.");
    h.keys("<ctrl-u>B-2026-0001<ctrl-s>").shows("dieser Beschwerde selbst");
    h.keys("<ctrl-u>b-2026-0002<ctrl-s>").shows("B-2026-0001: Doppel");
    assert_eq!(complaint(&h).duplicate_of, Some(2));
    assert_eq!(standing(&h).state, ComplaintState::Duplicate);
}

#[test]
fn a_step_before_the_receipt_is_refused_where_it_was_typed() {
    let mut h = with_complaint(Lang::De);
    open(&mut h, None, StepKind::Told);
    h.shows("Zwischenbescheid").keys("Wir prüfen noch<tab><tab>20.11. 9:00<ctrl-s>");
    h.shows("vor dem Eingang").shows("Wir prüfen noch");
    h.keys("<ctrl-u>heute 14:10<ctrl-s>").shows("B-2026-0001: Zwischenbescheid");
    assert_eq!(last(&h).kind, StepKind::Told);
}

#[test]
fn a_voucher_is_given_later_and_redeemed() {
    let mut h = with_complaint(Lang::En);
    effect(&mut h, Effect::OpenForm(FormRequest::Remedy { complaint: 1 }));
    h.shows("New remedy").shows("Sabine Weiß");
    h.keys("<ctrl-s>").shows("Choose what kind of remedy");
    h.keys("Vou<tab>-5<ctrl-s>").shows("no such cost");
    h.keys("<ctrl-u>20<ctrl-s>").shows("Saved: Voucher for B-2026-0001");
    effect(&mut h, Effect::OpenForm(FormRequest::EditRemedy(1)));
    h.shows("20.00")
        .keys("<tab><tab><tab><tab><tab>2026-11-01<ctrl-s>")
        .shows("before it is given");
    h.keys("<ctrl-u>today<ctrl-s>").shows("Saved: Voucher");
    let remedy = h.store.remedy(1).unwrap().unwrap();
    assert_eq!((remedy.cost, remedy.redeemed_on), (2000, NaiveDate::from_ymd_opt(2026, 11, 21)));
}

#[test]
fn a_measure_is_a_task_of_its_complaint() {
    let mut h = with_complaint(Lang::De);
    effect(&mut h, Effect::OpenForm(FormRequest::Measure { complaint: 1 }));
    h.shows("Neue Maßnahme").keys("Lieferschein prüfen<tab>+14<ctrl-s>").shows("Gespeichert");
    let tasks = h.store.tasks(&TaskFilter::default(), &Seek::First, 9).unwrap().rows;
    assert_eq!(tasks[0].task.origin, MEASURE);
    assert_eq!(tasks[0].task.complaint_id, Some(1));
}

#[test]
fn changing_a_complaint_uses_the_same_form_without_the_spot() {
    let mut h = with_complaint(Lang::De);
    effect(&mut h, Effect::OpenForm(FormRequest::EditComplaint(1)));
    h.shows("Beschwerde ändern").hides("Sofort gelöst").shows("Heizung bleibt kalt");
    h.keys("<end>, auch nachts<ctrl-s>").shows("Gespeichert: Beschwerde B-2026-0001");
    assert_eq!(complaint(&h).description, "Heizung bleibt kalt, auch nachts");
    assert_eq!(h.store.complaint_steps(1).unwrap().len(), 1);
}
