//! Complaints, remedies and survey answers: records in, records out.

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::complaint::{complaint_from_values, complaint_to_values, form, on_the_spot, similar};
use super::harness::World;
use super::remedy::{remedy_from_values, remedy_to_values};
use super::step::{self, step_from_values};
use super::{FormEnv, Values, survey};
use crate::domain::codes::{
    Channel, Claim, ComplaintState, RemedyKind, Severity, StepKind, SurveyKind, Verdict,
};
use crate::domain::model::{Complaint, Meta, Remedy, Survey};
use crate::i18n::Lang;

fn day(y: i32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(y, m, d)
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn answer() -> Survey {
    Survey {
        meta: Meta { id: 6, ..Meta::default() },
        customer_id: Some(3),
        kind: SurveyKind::Ces,
        sent_at: None,
        answered_at: Some(instant("2026-11-20T09:05:42Z")),
        score: Some(7),
        comment: "mühsam".into(),
        touchpoint: "Anruf".into(),
        contact_id: Some(1),
        complaint_id: Some(7),
    }
}

fn full() -> Complaint {
    Complaint {
        meta: Meta { id: 7, uid: "u".into(), version: 2, ..Meta::default() },
        number: "B-2026-0007".into(),
        customer_id: Some(3),
        person_id: Some(4),
        complainant: "Frau Ott".into(),
        category: "Lieferung".into(),
        cause: "Spediteur".into(),
        product: "Kessel".into(),
        document: "RE-17".into(),
        severity: Severity::High,
        annoyance: Some(4),
        repeat: Some(true),
        safety: true,
        claim: Some(Claim::Warranty),
        delivered_on: day(2026, 10, 2),
        description: "Kessel kam zerkratzt an\nund zu spät".into(),
        demand: "Nachlass".into(),
        findings: "Verpackung dünn".into(),
        justified: Verdict::Partly,
        owner: "anna".into(),
        acknowledge_by: Some(instant("2026-11-23T16:00:30Z")),
        resolve_by: Some(instant("2026-12-01T11:00:00Z")),
        ..Complaint::new(instant("2026-11-20T09:05:42Z"), Channel::Email)
    }
}

#[test]
fn an_untouched_complaint_comes_out_as_it_went_in() {
    for lang in [Lang::De, Lang::En] {
        let world = World::new(lang);
        let env = world.env();
        let form = form(&full(), false, &complaint_to_values(&full(), "Ott", &env), &env);
        assert_eq!(form.validate(&env), []);
        let taken = complaint_from_values(&full(), &form.values(), &env);
        assert_eq!(taken.errors, []);
        assert_eq!(taken.complaint, full());
        assert_eq!((taken.solved, taken.remedy), (None, None));
    }
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_good_to_be_saved() {
    let world = World::new(Lang::De);
    let env = world.env();
    let mut values = complaint_to_values(&full(), "Ott", &env);
    for (key, value) in [
        ("received_at", "24.12.2026 9:00"),
        ("acknowledge_by", "19.11.2026 9:00"),
        ("resolve_by", "blumenkohl"),
        ("delivered_on", "30.2."),
        ("cost", "viel"),
        ("solution", "Nachlass gegeben"),
    ] {
        values.insert(key.into(), value.into());
    }
    let taken = complaint_from_values(&full(), &values, &env);
    let mut keys: Vec<&str> = taken.errors.iter().map(|e| e.key.as_str()).collect();
    keys.sort_unstable();
    let expected = [
        "acknowledge_by",
        "cost",
        "delivered_on",
        "received_at",
        "remedy_kind",
        "resolve_by",
        "solution",
    ];
    assert_eq!(keys, expected);
    assert!(taken.tells);
    assert_eq!(taken.complaint, full());
    assert_eq!(taken.remedy, None);
}

#[test]
fn a_receipt_cannot_lie_after_what_was_done_about_it() {
    let world = World::new(Lang::De);
    let env = world.env();
    let mut base = full();
    base.standing.acknowledged_at = Some(instant("2026-11-20T10:00:00Z"));
    let mut values = complaint_to_values(&base, "Ott", &env);
    values.insert("received_at".into(), "20.11.2026 12:30".into());
    let taken = complaint_from_values(&base, &values, &env);
    assert_eq!(taken.errors[0].key, "received_at");
    values.insert("received_at".into(), "20.11.2026 9:30".into());
    let taken = complaint_from_values(&base, &values, &env);
    assert_eq!(
        (taken.errors, taken.complaint.received_at),
        (vec![], instant("2026-11-20T08:30:00Z"))
    );
}

#[test]
fn no_step_and_no_answer_lies_in_the_future() {
    let world = World::new(Lang::De);
    let env = world.env();
    let (base, now) = (full(), World::instant());
    let step = |when: &str| {
        let values = Values::from([("at".to_owned(), when.to_owned())]);
        let taken = step_from_values(&base, StepKind::Told, None, &values, now, &env);
        (taken.step.at, taken.errors.iter().map(|e| e.key.clone()).collect::<Vec<_>>())
    };
    assert_eq!(step("morgen"), (now, vec!["at".to_owned()]));
    assert_eq!(step("heute 14:31"), (now, vec!["at".to_owned()]));
    assert_eq!(step("heute 14:30"), (now, vec![]));
    assert_eq!(step("gestern 9 Uhr"), (instant("2026-11-20T08:00:00Z"), vec![]));
    let values = Values::from([
        ("survey_kind".to_owned(), "ces".to_owned()),
        ("score".to_owned(), "7".to_owned()),
        ("answered_at".to_owned(), "morgen".to_owned()),
    ]);
    let (_, errors) = survey::survey_from_values(&answer(), &values, now, &env);
    assert_eq!(errors.iter().map(|e| e.key.as_str()).collect::<Vec<_>>(), ["answered_at"]);
}

#[test]
fn today_without_a_time_is_now_for_a_step_in_the_morning() {
    let world = World::new(Lang::De);
    let morning = instant("2026-11-21T07:15:00Z");
    let env = FormEnv { now: morning.with_timezone(&World::tz()).naive_local(), ..world.env() };
    let values = Values::from([("at".to_owned(), "heute".to_owned())]);
    let taken = step_from_values(&full(), StepKind::Told, None, &values, morning, &env);
    assert_eq!((taken.step.at, taken.errors), (morning, vec![]));
}

#[test]
fn a_voucher_may_end_on_a_sunday_and_a_measure_is_warned_of_it() {
    let world = World::new(Lang::De);
    let env = world.env();
    let closed = |key: &str, steps: usize| {
        let values = Values::from([(key.to_owned(), "22.11.2026".to_owned())]);
        let base = full();
        let offered = Some(ComplaintState::Offered);
        let mut form = step::form(&base, StepKind::State, offered, &values, &env);
        world.keys(&mut form, &"<tab>".repeat(steps));
        assert_eq!(form.focused(), key);
        world.screen(&mut form, 80, 24).0.contains("geschlossen")
    };
    assert!(closed("measure_due", 9));
    assert!(!closed("valid_until", 6));
}

#[test]
fn the_way_on_the_spot_has_one_time_and_tells_at_every_step() {
    let world = World::new(Lang::De);
    let env = world.env();
    let base = Complaint::new(World::instant(), Channel::Visit);
    let values = Values::from([
        ("description".to_owned(), "zu dunkel".to_owned()),
        ("on_the_spot".to_owned(), "yes".to_owned()),
        ("solution".to_owned(), "getauscht".to_owned()),
        ("remedy_kind".to_owned(), "exchange".to_owned()),
    ]);
    let taken = complaint_from_values(&base, &values, &env);
    assert_eq!(taken.errors, []);
    let steps = on_the_spot(-1, &taken);
    assert_eq!(steps[0].kind, StepKind::Acknowledged);
    assert_eq!(steps.last().unwrap().state, Some(ComplaintState::Closed));
    assert!(steps.iter().all(|s| s.told == Some(Channel::Visit) && s.at == World::instant()));
    assert_eq!(steps.iter().filter(|s| s.note == "getauscht").count(), 1);
    assert_eq!(taken.remedy.map(|r| (r.kind, r.cost)), Some((RemedyKind::Exchange, 0)));
}

#[test]
fn similar_is_the_last_one_of_the_same_category_within_ninety_days() {
    let now = World::instant();
    let before = |id, days, category: &str| Complaint {
        meta: Meta { id, ..Meta::default() },
        category: category.into(),
        ..Complaint::new(now - Days::new(days), Channel::Phone)
    };
    let all = [before(1, 91, "Lieferung"), before(2, 90, "lieferung"), before(3, 5, "Rechnung")];
    let found = |category: &str| similar(&all, 0, category, now).map(|c| c.meta.id);
    assert_eq!(found("Lieferung"), Some(2));
    assert_eq!(found(" "), Some(3));
    assert_eq!(found("Montage"), None);
    assert_eq!(similar(&all, 3, "Rechnung", now), None);
}

#[test]
fn an_untouched_remedy_and_answer_come_out_as_they_went_in() {
    let world = World::new(Lang::De);
    let env = world.env();
    let remedy = Remedy {
        meta: Meta { id: 5, ..Meta::default() },
        complaint_id: 7,
        kind: RemedyKind::Voucher,
        cost: 123_450,
        given_on: day(2026, 11, 2).unwrap(),
        note: "per Post".into(),
        voucher_code: "G-1".into(),
        valid_until: day(2027, 12, 31),
        redeemed_on: day(2026, 11, 20),
    };
    let values = remedy_to_values(&remedy, &env);
    assert_eq!(remedy_from_values(&remedy, &values, &env), (remedy.clone(), vec![]));
    let answer = answer();
    let values = survey::survey_to_values(&answer, &env);
    let read = survey::survey_from_values(&answer, &values, World::instant(), &env);
    assert_eq!(read, (answer, vec![]));
}

#[test]
fn an_empty_score_says_what_the_best_one_means() {
    let world = World::new(Lang::De);
    let env = world.env();
    for (kind, words) in [
        ("nps", "0–10: würde empfehlen"),
        ("csat", "1–5: war zufrieden"),
        ("ces", "1–7: war einfach"),
    ] {
        let values = Values::from([("survey_kind".to_owned(), kind.to_owned())]);
        let mut form = survey::form(&values, &env);
        let screen = world.screen(&mut form, 80, 24).0;
        assert!(screen.contains(words), "{screen}");
    }
}
