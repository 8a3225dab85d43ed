//! Doubles, conflicts, references, and what hangs on a row.

use kundig::domain::codes::{CustomerKind, Direction, Outcome};
use kundig::domain::import::ImportKind;
use kundig::domain::model::Due;
use kundig::exchange::write_rejects;
use kundig::i18n::{I18n, Lang};

use crate::support::*;

const BASE: &str =
    "Nr;Name;Tel.;Mail\n1;Anna Ott;0531 111111;anna@ott.example\n2;Uwe Alt;0531 222222;\n";

#[test]
fn the_same_number_with_another_name_is_a_conflict() {
    let mut store = store();
    import_text(&mut store, BASE, CUSTOMERS);
    let text = "Nr;Name;Tel.;Mail\n1;Berta Beier;0531 999999;\n1;Anna Ott-Weber;0531 111111;\n2;Uwe Alt;;\n";
    for how in [CUSTOMERS, UPDATE, NEW] {
        let mut other = self::store();
        import_text(&mut other, BASE, CUSTOMERS);
        let report = import(&mut other, written(text).path(), how);
        assert_eq!(reasons(&report), [(2, "Number 1 already belongs to “Anna Ott”.")]);
        assert_eq!(report.rejected, 1);
    }
    // The same number with a common phone is the same customer, who has married.
    let report = import(&mut store, written(text).path(), UPDATE);
    assert_eq!(counts(&report), [0, 1, 1, 1]);
    assert_eq!(customer(&store, "1").last_name, "Ott-Weber");
}

#[test]
fn the_same_name_with_a_common_phone_or_address_is_the_same_customer() {
    let mut store = store();
    import_text(&mut store, BASE, CUSTOMERS);
    let text = "Name;Tel.;Mail;Notiz\nOTT, Anna;;ANNA@ott.example;a\nUwe Alt;+49 531 222222;;b\nUwe Alt;0531 444444;;c\nBerta Alt;0531 222222;;d\n";
    assert_eq!(import_text(&mut store, text, How { dry_run: true, ..CUSTOMERS }), [2, 0, 2, 0]);
    assert_eq!(import_text(&mut store, text, How { dry_run: true, ..NEW }), [4, 0, 0, 0]);
    assert_eq!(import_text(&mut store, text, UPDATE), [2, 2, 0, 0]);
    assert_eq!(customer(&store, "1").notes, "a");
}

#[test]
fn a_double_that_shall_be_new_gets_a_number_of_its_own() {
    let mut store = store();
    import_text(&mut store, BASE, CUSTOMERS);
    assert_eq!(
        import_text(&mut store, "Nr;Name;Tel.\n1;Anna Ott;0531 111111\n", NEW),
        [1, 0, 0, 0]
    );
    let numbers: Vec<String> = customers(&store).into_iter().map(|(c, _)| c.number).collect();
    assert_eq!(numbers, ["1", "2", "K-0001"]);
}

#[test]
fn equal_rows_of_one_file_are_one_customer() {
    let mut store = store();
    let text = "Name;Tel.\nAnna Ott;0531 1234567\nAnna Ott;0531 1234567\nAnna Ott;0531 1234567\n";
    assert_eq!(import_text(&mut store, text, CUSTOMERS), [1, 0, 2, 0]);
}

#[test]
fn company_and_name_together_are_a_company_with_a_contact_person() {
    let mut store = store();
    let text = "Firma;Anrede;Vorname;Nachname;Position;Telefon\nOtt GmbH;Frau Dr.;Anna;Ott;Einkauf;0531 1234567\n";
    import_text(&mut store, text, CUSTOMERS);
    let all = customers(&store);
    let company = &all[0].0;
    assert_eq!(
        (company.kind, company.company.as_str(), company.last_name.as_str()),
        (CustomerKind::Company, "Ott GmbH", "")
    );
    let (person, number) = &persons(&store)[0];
    assert_eq!(
        (number.as_str(), person.salutation.as_str(), person.role.as_str()),
        ("K-0001", "Frau Dr.", "Einkauf")
    );
}

#[test]
fn consents_become_entries_of_the_ledger() {
    let mut store = store();
    let text =
        "Name;E-Mail;consent_email;consent_phone;consent_post\nAnna Ott;a@b.example;ja;nein;\n";
    import_text(&mut store, text, CUSTOMERS);
    let ledger: Vec<String> = customers(&store)[0]
        .1
        .iter()
        .map(|c| format!("{:?} {:?} {} {}", c.channel, c.status, c.how, c.noted_by))
        .collect();
    assert_eq!(ledger, ["Phone Refused import uwe", "Email Granted import uwe"]);
    let update = "Name;E-Mail;consent_email\nAnna Ott;a@b.example;widerrufen\n";
    assert_eq!(import_text(&mut store, update, UPDATE), [0, 1, 0, 0]);
    assert_eq!(customers(&store)[0].1.len(), 3);
}

#[test]
fn persons_and_contacts_find_their_customer_by_number_email_or_phone() {
    let mut store = store();
    import_text(&mut store, BASE, CUSTOMERS);
    import_text(&mut store, "Nr;Name;Tel.\n3;Carla Alt;0531 222222\n", CUSTOMERS);
    let report = import(
        &mut store,
        written("Kunde;Nachname;Position\n1;Bär;Einkauf\nanna@ott.example;Cho;\n0531/111111;Dau;\n0531 222222;Eck;\n77;Fux;\n").path(),
        PERSONS,
    );
    assert_eq!(counts(&report), [3, 0, 0, 2]);
    assert_eq!(
        reasons(&report),
        [(5, "“0531 222222” belongs to several customers."), (6, "There is no customer “77”."),]
    );
    assert!(persons(&store).iter().all(|(_, number)| number == "1"));
}

#[test]
fn a_contact_brings_its_follow_up_and_its_time_zone() {
    let mut store = store();
    import_text(&mut store, BASE, CUSTOMERS);
    let text = "Kunde;Datum;Uhrzeit;Art;Richtung;Dauer;Betreff;Notiz;Ergebnis;Wiedervorlage;Wiedervorlage erledigt\n\
        1;26.10.2025;02:30;Anruf;ein;12;Angebot;will 3 %;erreicht;30.11.2026;\n\
        1;30.03.2025;02:30;Besuch;aus;;;x;;01.04.2025;ja\n\
        1;;;Anruf;ein;;;;;;\n\
        9999;01.01.2025;10:00;Anruf;ein;;;;;;\n\
        ;01.01.2025;10:00;Anruf;ein;;;wer war das?;;;\n";
    let report = import(&mut store, written(text).path(), CONTACTS);
    assert_eq!(counts(&report), [3, 0, 0, 2]);
    assert_eq!(
        reasons(&report),
        [(4, "The date is missing."), (5, "There is no customer “9999”.")]
    );
    let all = contacts(&store);
    let call = all.iter().find(|(k, ..)| k.subject == "Angebot").unwrap();
    assert_eq!(call.0.at.to_rfc3339(), "2025-10-26T00:30:00+00:00", "of two the earlier");
    assert_eq!(
        (call.0.direction, call.0.outcome, call.0.duration_s),
        (Direction::In, Some(Outcome::Reached), Some(720))
    );
    let task = call.2.as_ref().unwrap();
    assert_eq!(
        (task.title.as_str(), task.due, task.done_at),
        ("Angebot", Some(Due::Date("2026-11-30".parse().unwrap())), None)
    );
    let visit = all.iter().find(|(k, ..)| k.note == "x").unwrap();
    assert_eq!(
        visit.0.at.to_rfc3339(),
        "2025-03-30T01:30:00+00:00",
        "the hour that is not is shifted"
    );
    assert!(visit.2.as_ref().unwrap().done_at.is_some());
    let anna = customer(&store, "1");
    assert_eq!((anna.contact_count, anna.open_task_count), (2, 1));
    assert_eq!(
        anna.last_contact_at.map(|t| t.to_rfc3339()).as_deref(),
        Some("2025-10-26T00:30:00+00:00")
    );
}

#[test]
fn rejected_rows_are_written_out_mended_and_imported() {
    let mut store = store();
    let text =
        "Liste 2026;;\nNr;Name;Geburtstag\n1;Anna Ott;31.02.1980\n2;Uwe Alt;01.02.1980\n3;;\n";
    let file = written(text);
    let plan = planned(&store, file.path(), ImportKind::Customers);
    let report = store
        .import(&spec(&plan, CUSTOMERS), &mut plan.rows().unwrap(), &mut |_| true, now())
        .unwrap();
    assert_eq!(counts(&report), [1, 0, 0, 2]);
    let mut out = Vec::new();
    assert_eq!(write_rejects(&plan, &report.rejects, &I18n::new(Lang::En), &mut out).unwrap(), 2);
    let rejects = String::from_utf8(out).unwrap();
    assert_eq!(
        rejects,
        "Nr;Name;Geburtstag;kundig: reason\r\n\
         1;Anna Ott;31.02.1980;Geburtstag: “31.02.1980” is not a date.\r\n\
         3;;;\"No name, company, e-mail or phone.\"\r\n"
            .replace(
                "\"No name, company, e-mail or phone.\"",
                "No name, company, e-mail or phone."
            )
    );
    let mended = rejects.replace("31.02.1980;", "28.02.1980;").replace("3;;;", "3;Berta Beier;;");
    assert_eq!(import_text(&mut store, &mended, CUSTOMERS), [2, 0, 0, 0]);
    assert!(store.own_fields().unwrap().is_empty(), "the reason is no field");
}

#[test]
fn the_columns_chosen_by_hand_are_remembered() {
    let mut store = store();
    let file = written("Wer;Was\nAnna Ott;eins\n");
    let options = kundig::exchange::Options {
        overrides: vec![("Wer".into(), "name".into()), ("Was".into(), "notes".into())],
        kind: Some(ImportKind::Customers),
        own_fields: Vec::new(),
        country: "DE".into(),
        currency: "EUR".into(),
        zone: chrono_tz::Europe::Berlin,
        today: now().date_naive(),
        vat_rate: 1900,
        lang: Lang::En,
    };
    let plan = kundig::exchange::plan(file.path(), options, &|_, _| None).unwrap();
    store.import(&spec(&plan, CUSTOMERS), &mut plan.rows().unwrap(), &mut |_| true, now()).unwrap();
    assert_eq!(import_text(&mut store, "Wer;Was\nUwe Alt;zwei\n", CUSTOMERS), [1, 0, 0, 0]);
    assert_eq!(customers(&store)[1].0.notes, "zwei");
}
