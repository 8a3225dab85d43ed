//! The form, key by key.

mod any_keys;

use chrono::NaiveDate;

use super::harness::World;
use super::*;
use crate::domain::codes::{Channel, Direction, Outcome, TaskKind};
use crate::domain::model::{Contact, Customer, Due};
use crate::i18n::Lang;

fn new_call() -> Contact {
    Contact::new(World::instant(), Channel::Phone, Direction::In)
}

fn call(world: &World) -> Form {
    let env = world.env();
    contact::call_form(&contact::contact_to_values(&new_call(), "", &env), &env)
}

fn new_customer(world: &World) -> Form {
    let env = world.env();
    let values = customer::customer_to_values(&Customer::default(), "", &[], &env);
    let mut form = customer::form(&values, &[], &env);
    form.set_entries("city", ["Braunschweig", "Bremen", "Öhringen"].map(Entry::plain).into());
    form.set_entries("tags", ["stammtisch", "stadtfest", "b2b"].map(Entry::plain).into());
    form
}

fn logged(world: &World, form: &Form) -> contact::Logged {
    contact::contact_from_values(&new_call(), &form.values(), None, &world.env())
}

#[test]
fn the_shortest_call_is_note_and_save() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    assert_eq!(
        world.keys(&mut form, "Will ein Angebot<enter>für drei Fenster"),
        FormEvent::Changed
    );
    assert_eq!(world.keys(&mut form, "<ctrl-s>"), FormEvent::Save);
    let logged = logged(&world, &form);
    assert_eq!(logged.contact.note, "Will ein Angebot\nfür drei Fenster");
    assert_eq!(logged.contact.outcome, Some(Outcome::Reached));
    assert_eq!(logged.contact.direction, Direction::In);
    assert_eq!((logged.follow_up, logged.errors), (None, vec![]));
}

#[test]
fn a_follow_up_takes_ctrl_t_and_a_day() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    assert_eq!(
        world.keys(&mut form, "Angebot nachfassen<enter>drei Fenster<ctrl-t>mo<ctrl-s>"),
        FormEvent::Save
    );
    let task = logged(&world, &form).follow_up.unwrap();
    assert_eq!(task.title, "Angebot nachfassen");
    assert_eq!(task.kind, TaskKind::FollowUp);
    assert_eq!(task.due, Some(Due::Date(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap())));
}

#[test]
fn one_key_swaps_the_direction_from_inside_the_note() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    world.keys(&mut form, "x<f4>y");
    assert_eq!((form.value("direction"), form.value("note")), ("out".into(), "xy".into()));
    world.keys(&mut form, "<ctrl-r>");
    assert_eq!(form.value("direction"), "in");
}

#[test]
fn a_bad_optional_field_does_not_keep_the_note_from_being_saved() {
    let world = World::new(Lang::En);
    let mut form = call(&world);
    world.keys(&mut form, "Called back");
    form.set_value("at", "sometime");
    form.set_value("duration", "long");
    form.set_value("follow_up_when", "soon");
    let logged = logged(&world, &form);
    assert_eq!(logged.contact.note, "Called back");
    assert_eq!(logged.contact.at, World::instant());
    assert_eq!(logged.follow_up, None);
    let keys: Vec<&str> = logged.errors.iter().map(|e| e.key.as_str()).collect();
    assert_eq!(keys, ["at", "duration", "follow_up_when"]);
    form.show_errors(&logged.errors);
    assert_eq!(form.focused(), "at");
    assert!(world.screen(&mut form, 80, 24).0.contains("Try: today, tomorrow"));
}

#[test]
fn a_clock_gives_the_duration_unless_one_was_typed() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    let env = world.env();
    let end = World::instant() + chrono::TimeDelta::seconds(222);
    contact::show_clock(&mut form, World::instant(), end, &env);
    assert!(!form.is_touched());
    assert!(world.screen(&mut form, 80, 24).0.contains("läuft: 3 Min."));
    let at_end = |form: &Form| {
        contact::contact_from_values(&new_call(), &form.values(), Some(end), &env)
            .contact
            .duration_s
    };
    assert_eq!(at_end(&form), Some(222));
    form.set_value("duration", "10");
    assert_eq!(at_end(&form), Some(600));
}

#[test]
fn enter_goes_on_and_only_in_a_long_text_begins_a_line() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    world.keys(
        &mut form,
        "Müller GmbH<enter>Jürgen<enter>Müller<enter>0531 1<enter>mobil: 0171 2<enter><enter>",
    );
    assert_eq!(form.focused(), "emails");
    assert_eq!(form.value("phones"), "0531 1\nmobil: 0171 2");
    form.focus_on("notes");
    world.keys(&mut form, "eins<enter>zwei");
    assert_eq!(form.value("notes"), "eins\nzwei");
    assert_eq!(form.focused(), "notes");
}

#[test]
fn arrows_walk_through_fields_but_stay_inside_a_long_text() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    world.keys(&mut form, "<down><down>");
    assert_eq!(form.focused(), "last_name");
    world.keys(&mut form, "<up><shift-tab>");
    assert_eq!(form.focused(), "company");
    form.focus_on("notes");
    world.keys(&mut form, "a<enter>b<up><up><up>");
    assert_eq!(form.focused(), "notes");
    world.keys(&mut form, "<tab>");
    assert_eq!(form.focused(), "number");
    world.keys(&mut form, "<pgdn>");
    assert_eq!(form.focused(), "owner");
    world.keys(&mut form, "<pgup><pgup>");
    assert_eq!(form.focused(), "company");
}

#[test]
fn lists_of_lines_are_left_at_their_edges() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    form.focus_on("phones");
    world.keys(&mut form, "1<enter>2<up>");
    assert_eq!(form.focused(), "phones");
    world.keys(&mut form, "<up>");
    assert_eq!(form.focused(), "last_name");
}

#[test]
fn choices_open_by_typing_and_take_the_best_match() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    form.focus_on("outcome");
    world.keys(&mut form, "rück");
    let screen = world.screen(&mut form, 80, 24).0;
    assert!(screen.contains("Rückruf vereinbart"), "{screen}");
    world.keys(&mut form, "<enter>");
    assert_eq!(form.value("outcome"), "callback");
    assert_eq!(form.focused(), "subject");
    // Space shows all; Esc closes only the list; Tab takes what is chosen.
    form.focus_on("topic");
    assert_eq!(world.keys(&mut form, "<space><down><esc>"), FormEvent::None);
    assert_eq!(form.value("topic"), "");
    world.keys(&mut form, "<space><down><tab>");
    assert_eq!((form.value("topic"), form.focused()), ("offer".into(), "outcome"));
    form.focus_on("solved");
    assert_eq!(world.keys(&mut form, "j<ctrl-s>"), FormEvent::Save);
    assert_eq!(form.value("solved"), "yes");
    world.keys(&mut form, "<right>");
    assert_eq!(form.value("solved"), "no");
    world.keys(&mut form, "<delete>");
    assert_eq!(form.value("solved"), "");
}

#[test]
fn looking_at_a_list_and_leaving_it_changes_nothing() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    form.focus_on("topic");
    assert_eq!(world.keys(&mut form, "<space><tab>"), FormEvent::None);
    assert_eq!(form.value("topic"), "");
    form.focus_on("outcome");
    assert_eq!(world.keys(&mut form, "qqq<tab>"), FormEvent::None);
    assert_eq!(form.value("outcome"), "reached");
    assert!(!form.is_touched());
}

#[test]
fn home_and_end_go_to_the_ends_of_an_open_list() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    form.focus_on("outcome");
    world.keys(&mut form, "<space><end><enter>");
    assert_eq!(form.value("outcome"), "done");
    form.focus_on("outcome");
    world.keys(&mut form, "<space><home><enter>");
    assert_eq!(form.value("outcome"), "reached");
}

#[test]
fn a_blank_in_an_empty_field_shows_what_is_known() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    form.focus_on("city");
    world.keys(&mut form, "<space>");
    let screen = world.screen(&mut form, 80, 24).0;
    assert!(screen.contains("Öhringen") && screen.contains("Braunschweig"), "{screen}");
    assert_eq!(world.keys(&mut form, "<tab>"), FormEvent::None);
    assert_eq!(form.value("city"), "", "looking takes nothing");
    form.focus_on("city");
    world.keys(&mut form, "<space><down><enter>");
    assert!(!form.value("city").is_empty());
    form.focus_on("city");
    let chosen = form.value("city");
    world.keys(&mut form, "<end><space>Süd");
    assert_eq!(form.value("city"), format!("{chosen} Süd"), "behind a word it is a blank");
}

#[test]
fn known_words_are_completed() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    form.focus_on("city");
    world.keys(&mut form, "bra");
    assert!(
        world.screen(&mut form, 80, 24).0.contains("branschweig")
            || world.screen(&mut form, 80, 24).0.contains("braunschweig")
    );
    world.keys(&mut form, "<right>");
    assert_eq!(form.value("city"), "Braunschweig");
    world.keys(&mut form, "<ctrl-u>ohr<down><enter>");
    assert_eq!((form.value("city"), form.focused()), ("Öhringen".into(), "tags"));
    world.keys(&mut form, "neu, sta<down><enter>, b2<right>");
    assert_eq!(form.value("tags"), "neu, stammtisch, b2b");
    // Free text stays free: Tab takes what was typed, not what was suggested.
    form.focus_on("city");
    world.keys(&mut form, "<ctrl-u>Bre<tab>");
    assert_eq!(form.value("city"), "Bre");
}

#[test]
fn another_customer_is_picked_by_the_app() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    form.focus_on("customer");
    let asked = FormEvent::PickCustomer { key: "customer".into(), typed: "m".into() };
    assert_eq!(world.keys(&mut form, "m"), asked);
    form.set_customer("customer", 12, "Müller GmbH");
    assert!(world.screen(&mut form, 80, 24).0.contains("Müller GmbH"));
    assert_eq!(logged(&world, &form).contact.customer_id, Some(12));
    world.keys(&mut form, "<delete>");
    assert_eq!(logged(&world, &form).contact.customer_id, None);
}

#[test]
fn text_is_undone_word_by_word_and_redone() {
    let world = World::new(Lang::De);
    for key in ["company", "notes"] {
        let mut form = new_customer(&world);
        form.focus_on(key);
        world.keys(&mut form, "eins zwei<ctrl-z>");
        assert_eq!(form.value(key), "eins ", "{key}");
        world.keys(&mut form, "<ctrl-z><ctrl-z><ctrl-z>");
        assert_eq!(form.value(key), "", "{key}");
        world.keys(&mut form, "<ctrl-y><ctrl-y><ctrl-y>");
        assert_eq!(form.value(key), "eins zwei", "{key}");
        world.keys(&mut form, "<ctrl-w><ctrl-u><ctrl-z>");
        assert_eq!(form.value(key), "eins ", "{key}");
    }
}

#[test]
fn the_cursor_moves_by_grapheme() {
    let world = World::new(Lang::De);
    for key in ["company", "notes"] {
        let mut form = new_customer(&world);
        form.focus_on(key);
        form.on_paste("a👨‍👩‍👧e\u{301}日");
        world.keys(&mut form, "<left><left>x<left><backspace>");
        assert_eq!(form.value(key), "axe\u{301}日", "{key}");
        world.keys(&mut form, "<end><backspace><backspace><home><delete>");
        assert_eq!(form.value(key), "x", "{key}");
    }
}

#[test]
fn pasted_text_is_text() {
    let world = World::new(Lang::De);
    let mut form = new_customer(&world);
    form.on_paste("Müller\r\nGmbH\t& Co\x1b[31m\u{202e}");
    assert_eq!(form.value("company"), "Müller GmbH & Co[31m");
    form.focus_on("notes");
    form.on_paste("eins\r\nzwei\x07");
    assert_eq!(form.value("notes"), "eins\nzwei");
    form.focus_on("phones");
    form.on_paste("0531 1\rmobil: 0171 2");
    assert_eq!(form.value("phones"), "0531 1\nmobil: 0171 2");
}

#[test]
fn a_draft_is_restored_field_for_field() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    assert!(!form.is_touched());
    world.keys(&mut form, "halb getippt<tab>");
    form.set_customer("customer", 7, "Ümit Öz");
    world.keys(&mut form, "<ctrl-t>mo 9");
    assert!(form.is_touched());
    let draft = form.draft();
    let mut again = call(&world);
    again.restore(&draft);
    assert_eq!(again.values(), form.values());
    assert_eq!(again.focused(), "follow_up_when");
    assert!(again.is_touched());
    assert!(world.screen(&mut again, 80, 24).0.contains("Ümit Öz"));
}

#[test]
fn a_form_typed_back_to_its_beginning_is_untouched() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    world.keys(&mut form, "a<backspace><tab><space><esc><tab><tab>");
    assert!(!form.is_touched());
}

#[test]
fn long_texts_can_be_edited_elsewhere() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    world.keys(&mut form, "Notiz");
    let asked = FormEvent::EditExternally { key: "note".into(), text: "Notiz".into() };
    assert_eq!(world.keys(&mut form, "<ctrl-o>"), asked);
    form.set_value("note", "von\ndraußen");
    assert_eq!(form.value("note"), "von\ndraußen");
    world.keys(&mut form, "<ctrl-z>");
    assert_eq!(form.value("note"), "Notiz");
}

#[test]
fn escape_leaves_and_other_actions_belong_to_the_app() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    assert_eq!(world.keys(&mut form, "<esc>"), FormEvent::Leave);
    for key in ["<ctrl-f>", "<ctrl-p>", "<f1>", "<ctrl-c>", "<alt-x>"] {
        assert_eq!(world.keys(&mut form, key), FormEvent::Unhandled, "{key}");
    }
    assert_eq!(form.value("note"), "");
}

#[test]
fn what_is_understood_stands_beside_the_words() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    world.keys(&mut form, "<ctrl-t>mo");
    assert!(world.screen(&mut form, 80, 24).0.contains("Mo 23.11.2026"));
    world.keys(&mut form, "<ctrl-u>sa 9");
    let screen = world.screen(&mut form, 80, 24).0;
    assert!(screen.contains("28.11."), "{screen}");
    assert!(screen.contains("An diesem Tag ist geschlossen."), "{screen}");
    world.keys(&mut form, "<ctrl-u>26.3.2027");
    assert!(world.screen(&mut form, 80, 24).0.contains("Feiertag: Karfreitag."));
    world.keys(&mut form, "<ctrl-u>28.3.2027 2:30");
    assert!(world.screen(&mut form, 80, 24).0.contains("es gilt 03:30 Uhr"));
}

#[test]
fn a_new_customer_shows_name_phone_mail_and_note_at_once() {
    for lang in [Lang::De, Lang::En] {
        let world = World::new(lang);
        let mut form = new_customer(&world);
        let (screen, _) = world.screen(&mut form, 80, 20);
        for key in ["company", "last_name", "phones", "emails", "notes"] {
            let label = tr!(&world.i18n, &crate::domain::fields::label_key(key));
            assert!(screen.contains(&label), "{label}\n{screen}");
        }
    }
}

#[test]
fn every_field_can_be_reached_and_shows_its_cursor() {
    for (width, height) in [(60, 10), (80, 18), (140, 34)] {
        let world = World::new(Lang::De);
        for mut form in [new_customer(&world), call(&world)] {
            let first = form.focused().to_owned();
            let mut seen = 0;
            loop {
                let (screen, cursor) = world.screen(&mut form, width, height);
                let cursor = cursor.unwrap_or_else(|| panic!("{}\n{screen}", form.focused()));
                assert!(cursor.x < width && cursor.y < height);
                world.keys(&mut form, "<tab>");
                seen += 1;
                if form.focused() == first {
                    break;
                }
            }
            assert!(seen >= 14);
        }
    }
}

#[test]
fn an_endless_note_is_kept_whole_and_edited_where_the_cursor_can_stand() {
    let world = World::new(Lang::De);
    let env = world.env();
    for note in ["Wort und ".repeat(20_000), "Zeile\n".repeat(70_000)] {
        let contact = Contact { note: note.clone(), ..new_call() };
        let mut form = contact::call_form(&contact::contact_to_values(&contact, "", &env), &env);
        assert_eq!(form.value("note").len(), note.len());
        world.keys(&mut form, "<home>x<backspace>");
        assert_eq!(form.value("note").len(), note.len());
        form.on_paste(&note);
        world.keys(&mut form, "<backspace><backspace><ctrl-w><left><delete><ctrl-z>");
        assert!(form.value("note").len() > 2 * note.len() - 20);
    }
}

#[test]
fn forms_look_as_they_should() {
    let both = [(Lang::De, 80, 18), (Lang::De, 140, 34), (Lang::En, 80, 18), (Lang::En, 140, 34)];
    for (lang, width, height) in both {
        let world = World::new(lang);
        let name = |form: &str| format!("{form}-{}-{width}", lang.tag());
        let mut form = call(&world);
        world.keys(&mut form, "Will ein Angebot für 3 Fenster<enter>bis Freitag<ctrl-t>sa 9");
        insta::assert_snapshot!(name("call"), world.screen(&mut form, width, height).0);
        let mut form = new_customer(&world);
        world.keys(&mut form, "Müller GmbH<tab>Jürgen<tab>Müller<tab>0531 379600 (Zentrale)");
        world.keys(&mut form, "<tab><tab><tab><tab>b");
        insta::assert_snapshot!(name("customer"), world.screen(&mut form, width, height).0);
    }
}
