use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::harness::World;
use super::*;
use crate::domain::codes::{
    AddressKind, Channel, ConsentChannel, ConsentStatus, CustomerKind, Direction, FieldType,
    LawfulBasis, Outcome, PlaceKind, Priority, Stage, TaskKind, Topic,
};
use crate::domain::model::{
    Address, Birthday, Contact, Customer, Due, Email, Meta, Person, Phone, Task,
};
use crate::i18n::Lang;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn own_fields() -> Vec<OwnField> {
    [
        (1, "heating", "Heizung", FieldType::Choice),
        (2, "built", "Baujahr der Anlage", FieldType::Date),
        (3, "area", "Fläche", FieldType::Number),
        (4, "dog", "Hund", FieldType::YesNo),
        (5, "key", "Schlüssel", FieldType::Text),
    ]
    .map(|(id, key, label, field_type)| OwnField {
        id,
        key: key.into(),
        label: label.into(),
        field_type,
        choices: vec!["Gas".into(), "Öl".into()],
    })
    .into()
}

fn full_customer() -> Customer {
    let address = |id, kind, street: &str, country: &str| Address {
        id,
        kind,
        street: street.into(),
        postcode: "38100".into(),
        city: "Braunschweig".into(),
        country: country.into(),
    };
    Customer {
        meta: Meta { id: 5, uid: "u".into(), version: 3, ..Meta::default() },
        number: "K-0005".into(),
        kind: CustomerKind::Company,
        company: "Öz & Söhne GmbH".into(),
        salutation: "Herr".into(),
        title: "Dr.".into(),
        first_name: "Ümit".into(),
        last_name: "Öz".into(),
        phones: vec![
            Phone {
                id: 1,
                kind: PlaceKind::Work,
                label: "Zentrale".into(),
                raw: "0531 379600".into(),
                norm: "+49531379600".into(),
            },
            Phone {
                id: 2,
                kind: PlaceKind::Mobile,
                label: String::new(),
                raw: "0171 2345678".into(),
                norm: "+491712345678".into(),
            },
        ],
        emails: vec![Email {
            id: 3,
            kind: PlaceKind::Home,
            label: "abends".into(),
            raw: "oez@example.org".into(),
        }],
        addresses: vec![
            address(4, AddressKind::Billing, "Ring 5, Hof", ""),
            address(5, AddressKind::Main, "Damm 1", "AT"),
            address(6, AddressKind::Delivery, "Tor 3", "DE"),
        ],
        website: "https://example.org".into(),
        social: vec!["mastodon: @oez".into(), "@oez".into()],
        birthday: Some(Birthday { year: None, month: 2, day: 29 }),
        since: Some(day(2019, 5, 1)),
        source: "Empfehlung".into(),
        referred_by: Some(9),
        owner: "jm".into(),
        key_account: true,
        key_account_plan: "Jedes Quartal\nein Besuch".into(),
        key_account_measures: "Messe im Mai".into(),
        key_account_people: "Ümit Öz: Entscheider".into(),
        tags: vec!["b2b".into(), "Stammtisch".into()],
        language: "tr".into(),
        stage: Some(Stage::Regular),
        stage_on: Some(day(2026, 1, 2)),
        stage_reason: "Bauchgefühl".into(),
        blocked: true,
        blocked_reason: "zahlt nicht".into(),
        inactivity_days: Some(90),
        contact_rhythm_days: Some(30),
        own: BTreeMap::from([
            ("heating".into(), "Öl".into()),
            ("built".into(), "1998-03-01".into()),
            ("area".into(), "1234.5".into()),
            ("dog".into(), "no".into()),
            ("key".into(), "beim Nachbarn".into()),
        ]),
        potential: Some(1_250_050),
        potential_category: "Wartung".into(),
        potential_on: Some(day(2026, 1, 31)),
        lawful_basis: Some(LawfulBasis::LegitimateInterest),
        lawful_basis_reviewed: Some(day(2026, 2, 1)),
        notes: "eins\n\nzwei".into(),
        last_contact_at: Some(World::instant()),
        contact_count: 4,
        open_task_count: 1,
        complaint_count: 0,
        open_complaint_count: 0,
        remedy_cost: 0,
    }
}

#[test]
fn an_untouched_customer_comes_out_as_it_went_in() {
    for lang in [Lang::De, Lang::En] {
        let world = World::new(lang);
        let env = world.env();
        let (own, before) = (own_fields(), full_customer());
        let values = customer::customer_to_values(&before, "Meier KG", &own, &env);
        let form = customer::form(&values, &own, &env);
        assert_eq!(form.validate(&env), []);
        assert!(!form.is_touched());
        let (after, errors) = customer::customer_from_values(&before, &form.values(), &own, &env);
        assert_eq!(errors, []);
        assert_eq!(after, before);
    }
}

#[test]
fn every_column_of_a_customer_has_its_field() {
    let world = World::new(Lang::De);
    let values = customer::customer_to_values(&full_customer(), "x", &[], &world.env());
    let form = customer::form(&Values::new(), &[], &world.env());
    for key in values.keys() {
        assert!(form.has(key), "{key} is filled but not on the form");
    }
    for key in form.values().keys() {
        assert!(values.contains_key(key), "{key} is on the form but never filled");
    }
}

#[test]
fn emptying_a_field_empties_the_record() {
    let world = World::new(Lang::De);
    let env = world.env();
    let (own, before) = (own_fields(), full_customer());
    let values = Values::from([("company".to_owned(), "Nur der Name".to_owned())]);
    let (after, errors) = customer::customer_from_values(&before, &values, &own, &env);
    assert_eq!(errors, []);
    let expected = Customer {
        meta: before.meta.clone(),
        kind: CustomerKind::Company,
        company: "Nur der Name".into(),
        last_contact_at: before.last_contact_at,
        contact_count: 4,
        open_task_count: 1,
        complaint_count: 0,
        open_complaint_count: 0,
        remedy_cost: 0,
        // These have forms of their own.
        key_account_plan: before.key_account_plan.clone(),
        key_account_measures: before.key_account_measures.clone(),
        key_account_people: before.key_account_people.clone(),
        ..Customer::default()
    };
    assert_eq!(after, expected);
}

#[test]
fn a_new_customer_is_typed_in_a_few_fields() {
    let world = World::new(Lang::De);
    let env = world.env();
    let mut form = customer::form(&Values::new(), &[], &env);
    world.keys(
        &mut form,
        "Öz GmbH<tab><tab><tab>0531 37960-0<enter>mobil: 0171 2345678<tab>oez@example.org<ctrl-s>",
    );
    let (made, errors) =
        customer::customer_from_values(&Customer::default(), &form.values(), &[], &env);
    assert_eq!(errors, []);
    assert_eq!(made.kind, CustomerKind::Company);
    assert_eq!(
        made.phones.iter().map(|p| p.kind).collect::<Vec<_>>(),
        [PlaceKind::Work, PlaceKind::Mobile]
    );
    assert_eq!(made.phones.first().unwrap().norm, "+49531379600");
    assert_eq!(made.emails.first().unwrap().raw, "oez@example.org");
}

#[test]
fn what_cannot_be_read_is_named_and_stays_as_it_was() {
    let world = World::new(Lang::De);
    let env = world.env();
    let (own, before) = (own_fields(), full_customer());
    let mut values = customer::customer_to_values(&before, "", &own, &env);
    for (key, typed) in [
        ("birthday", "bald"),
        ("since", "früher"),
        ("potential", "viel"),
        ("inactivity_days", "-3"),
        ("own.area", "groß"),
        ("own.built", "32.1."),
    ] {
        values.insert(key.into(), typed.into());
    }
    values.insert("referred_by".into(), customer_value(5, "er selbst"));
    let (after, errors) = customer::customer_from_values(&before, &values, &own, &env);
    assert_eq!(after, before);
    let keys: Vec<&str> = errors.iter().map(|e| e.key.as_str()).collect();
    assert_eq!(
        keys,
        [
            "birthday",
            "since",
            "referred_by",
            "inactivity_days",
            "potential",
            "own.built",
            "own.area"
        ]
    );
    // The form itself complains of the same fields, but for what needs the record.
    let form = customer::form(&values, &own, &env);
    assert_eq!(form.validate(&env).len(), keys.len() - 1);
}

#[test]
fn a_customer_and_a_person_need_a_name() {
    let world = World::new(Lang::De);
    let env = world.env();
    let none = Values::new();
    let (_, errors) = customer::customer_from_values(&Customer::default(), &none, &[], &env);
    assert_eq!(errors.first().map(|e| e.key.as_str()), Some("company"));
    let (_, errors) = person::person_from_values(&Person::default(), &none, &env);
    assert_eq!(errors.first().map(|e| e.key.as_str()), Some("last_name"));
}

#[test]
fn tags_are_kept_once() {
    let world = World::new(Lang::De);
    let values = Values::from([
        ("last_name".to_owned(), "Öz".to_owned()),
        ("tags".to_owned(), " Müller, mueller;b2b,, B2B ".to_owned()),
    ]);
    let (made, _) =
        customer::customer_from_values(&Customer::default(), &values, &[], &world.env());
    assert_eq!(made.tags, ["Müller", "b2b"]);
    assert_eq!(made.kind, CustomerKind::Person);
}

#[test]
fn an_untouched_person_comes_out_as_it_went_in() {
    let world = World::new(Lang::En);
    let env = world.env();
    let before = Person {
        meta: Meta { id: 8, ..Meta::default() },
        customer_id: 5,
        first_name: "Ina".into(),
        last_name: "Öz".into(),
        role: "Einkauf".into(),
        phones: full_customer().phones,
        emails: full_customer().emails,
        notes: "spricht leise".into(),
        ..Person::default()
    };
    let form = person::form(&person::person_to_values(&before, &env), &env);
    let (after, errors) = person::person_from_values(&before, &form.values(), &env);
    assert_eq!((after, errors), (before, vec![]));
}

#[test]
fn an_untouched_contact_keeps_its_seconds() {
    for (lang, channel) in [(Lang::De, Channel::Phone), (Lang::En, Channel::Visit)] {
        let world = World::new(lang);
        let env = world.env();
        let before = Contact {
            meta: Meta { id: 3, ..Meta::default() },
            customer_id: Some(5),
            person_id: Some(8),
            caller_raw: "0531 1".into(),
            caller_norm: "05311".into(),
            duration_s: Some(222),
            topic: Some(Topic::Offer),
            subject: "Fenster".into(),
            note: "drei\nStück".into(),
            outcome: Some(Outcome::Callback),
            solved: Some(false),
            rep: "jm".into(),
            ..Contact::new(
                World::instant() + TimeDelta::milliseconds(7_321),
                channel,
                Direction::Out,
            )
        };
        let values = contact::contact_to_values(&before, "Öz GmbH", &env);
        let form = if channel == Channel::Phone {
            contact::call_form(&values, &env)
        } else {
            contact::contact_form(&values, &env)
        };
        let logged = contact::contact_from_values(&before, &form.values(), None, &env);
        assert_eq!(logged.contact, before);
        assert_eq!((logged.follow_up, logged.errors), (None, vec![]));
    }
}

#[test]
fn an_unknown_caller_keeps_the_number() {
    let world = World::new(Lang::De);
    let env = world.env();
    let base = Contact {
        caller_raw: "0531 37960070".into(),
        ..Contact::new(World::instant(), Channel::Phone, Direction::In)
    };
    let mut form = contact::call_form(&contact::contact_to_values(&base, "", &env), &env);
    assert_eq!(form.value("caller"), "0531 37960070");
    form.set_value("caller", "+49 531 37960071");
    let contact = contact::contact_from_values(&base, &form.values(), None, &env).contact;
    assert_eq!(contact.caller_norm, "+4953137960071");
}

#[test]
fn a_promise_made_on_the_phone_is_a_task_of_that_kind() {
    let world = World::new(Lang::En);
    let env = world.env();
    let base = Contact {
        rep: "jm".into(),
        customer_id: Some(5),
        ..Contact::new(World::instant(), Channel::Phone, Direction::In)
    };
    let mut form = contact::call_form(&contact::contact_to_values(&base, "Öz", &env), &env);
    world.keys(&mut form, "Wants an offer<ctrl-t>+3 14:00<tab>prom<tab>Send the offer");
    let task = contact::contact_from_values(&base, &form.values(), None, &env).follow_up.unwrap();
    assert_eq!((task.kind, task.title.as_str()), (TaskKind::Promise, "Send the offer"));
    assert_eq!((task.customer_id, task.assignee.as_str()), (Some(5), "jm"));
    assert_eq!(task.due, Some(Due::At("2026-11-24T13:00:00Z".parse().unwrap())));
}

#[test]
fn a_long_first_line_is_cut_at_a_word_for_the_title() {
    let line = "Wort ".repeat(40);
    let title = values::first_line(&format!("\n  \n{line}\nmehr"));
    assert!(title.ends_with("Wort…") && title.chars().count() <= 81, "{title}");
    assert_eq!(values::first_line(""), "");
}

#[test]
fn an_untouched_task_comes_out_as_it_went_in() {
    let world = World::new(Lang::De);
    let env = world.env();
    let before = Task {
        meta: Meta { id: 3, ..Meta::default() },
        due: Some(Due::At(World::instant() + TimeDelta::seconds(11))),
        ends_at: Some(World::instant() + TimeDelta::seconds(3_620)),
        place: "Büro".into(),
        customer_id: Some(5),
        contact_id: Some(2),
        assignee: "jm".into(),
        priority: Priority::High,
        notes: "mit Muster".into(),
        origin: "call".into(),
        ..Task::new("Vorführung", TaskKind::Appointment)
    };
    let form = task::form(&task::task_to_values(&before, "Öz", &env), &env);
    let (after, errors) = task::task_from_values(&before, &form.values(), &env);
    assert_eq!((after, errors), (before, vec![]));
}

#[test]
fn the_end_of_an_appointment_is_the_time_after_its_beginning() {
    let world = World::new(Lang::De);
    let env = world.env();
    let base = Task::new("", TaskKind::Task);
    let mut form = task::form(&task::task_to_values(&base, "", &env), &env);
    world.keys(&mut form, "Vorführung<tab>mo 9:30<ctrl-s>");
    form.set_value("ends", "10:30");
    let (made, errors) = task::task_from_values(&base, &form.values(), &env);
    assert_eq!(errors, []);
    assert_eq!(made.due, Some(Due::At("2026-11-23T08:30:00Z".parse().unwrap())));
    assert_eq!(made.ends_at, Some("2026-11-23T09:30:00Z".parse().unwrap()));
    form.set_value("due", "mo 22:30");
    form.set_value("ends", "1:00");
    let (made, errors) = task::task_from_values(&base, &form.values(), &env);
    assert_eq!((made.ends_at, errors), (Some("2026-11-24T00:00:00Z".parse().unwrap()), vec![]));
    for (due, end) in [("mo 14:00", "13:00"), ("28.03.2027 2:30", "3:15")] {
        form.set_value("due", due);
        form.set_value("ends", end);
        let (_, errors) = task::task_from_values(&base, &form.values(), &env);
        let error = errors.first().map(|e| (e.key.as_str(), e.message.as_str()));
        assert_eq!(error, Some(("ends", "Das Ende liegt vor dem Beginn.")), "{due} {end}");
    }
    form.set_value("due", "mo 9:30");
    form.set_value("ends", "24.11. 10:00");
    let (made, _) = task::task_from_values(&base, &form.values(), &env);
    assert_eq!(made.ends_at, Some("2026-11-24T09:00:00Z".parse().unwrap()));
    form.set_value("ends", "22.11. 10:00");
    let (_, errors) = task::task_from_values(&base, &form.values(), &env);
    assert_eq!(errors.first().map(|e| e.key.as_str()), Some("ends"));
    form.set_value("ends", "");
    form.set_value("task_title", " ");
    let (_, errors) = task::task_from_values(&base, &form.values(), &env);
    assert_eq!(errors.first().map(|e| e.key.as_str()), Some("task_title"));
}

#[test]
fn a_consent_needs_channel_and_answer() {
    let world = World::new(Lang::De);
    let env = world.env();
    let now = World::instant();
    let (none, errors) = consent::consent_from_values(5, "jm", now, &Values::new(), &env);
    assert_eq!((none, errors.len()), (None, 2));
    let values = consent::consent_values(Some(ConsentChannel::Phone), None);
    let mut form = consent::form(&values, &env);
    world.keys(&mut form, "<tab>wider<tab>");
    form.set_value("at", "gestern 9 Uhr");
    let (made, errors) = consent::consent_from_values(5, "jm", now, &form.values(), &env);
    assert_eq!(errors, []);
    let made = made.unwrap();
    assert_eq!((made.channel, made.status), (ConsentChannel::Phone, ConsentStatus::Withdrawn));
    assert_eq!((made.purpose.as_str(), made.customer_id), ("advertising", 5));
    assert_eq!(made.at.to_rfc3339(), "2026-11-20T08:00:00+00:00");
}

#[test]
fn a_day_that_came_with_the_form_gives_way_to_what_is_typed() {
    let world = World::new(Lang::De);
    let env = world.env();
    let mut base = Task::new("Kochen", TaskKind::Task);
    base.due = Some(Due::Date(day(2026, 11, 25)));
    let open = || task::form(&task::task_to_values(&base, "", &env), &env);
    let typed = |keys: &str| {
        let mut form = open();
        world.keys(&mut form, keys);
        form.value("due")
    };
    assert_eq!(typed("<tab>mo 9"), "mo 9");
    assert_eq!(typed("<tab> 9:30"), "25.11.2026 9:30");
    assert_eq!(typed("<tab><backspace>7"), "25.11.2027");
    assert_eq!(typed("<tab>mo<ctrl-z><ctrl-z>"), "25.11.2026");
    // What was typed by hand stays when more is typed.
    assert_eq!(typed("<tab>1<ctrl-u>24.12.20263"), "24.12.20263");
}
