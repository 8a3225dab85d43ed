//! The commands as scripts see them: output, exit status, one plain sentence.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use common::{Place, ended};
use serde_json::json;

#[test]
fn help_is_in_the_language_of_the_user() {
    let place = Place::empty();
    let (status, english, _) = place.run(&["--help"]);
    assert_eq!(status, 0);
    assert!(english.contains("Usage: kundig") && english.contains("Find customers"), "{english}");
    let (status, german, _) = place.run(&["--lang", "de", "log", "--help"]);
    assert_eq!(status, 0);
    assert!(german.contains("Aufruf: kundig log") && german.contains("Wiedervorlage"), "{german}");
    let (_, by_locale, _) = ended(place.kundig(&["--help"]).env("LANG", "de_DE.UTF-8"));
    assert!(by_locale.contains("Kunden suchen"), "{by_locale}");
    let (_, by_variable, _) = ended(place.kundig(&["--help"]).env("KUNDIG_LANG", "de"));
    assert_eq!(by_locale, by_variable);
}

#[test]
fn wrong_usage_ends_with_2_and_one_sentence() {
    let place = Place::filled();
    for (args, english, german) in [
        (&["lokup", "x"][..], "Did you mean “lookup”?", "Meinten Sie „lookup“?"),
        (&["show", "K-0001", "--jsn"], "Did you mean “--json”?", "Meinten Sie „--json“?"),
        (&["lookup"], "Missing: <QUERY>", "Es fehlt: <QUERY>"),
        (&["lookup", "x", "--limit", "many"], "“many” is not possible", "„many“ geht"),
        (&["log", "phon", "K-0001"], "Did you mean “phone”?", "Meinten Sie „phone“?"),
        (&["log", "phone", "K-0001", "--follow-up", "neverday"], "is not a date", "ist kein Datum"),
        (&["log", "phone", "K-0001", "--at", "+3"], "lies in the future", "liegt in der Zukunft"),
        (&["settings", "curency", "EUR"], "mean currency?", "currency"),
        (&["settings", "currency", "Taler"], "EUR", "EUR"),
    ] {
        for (lang, wanted) in [("en", english), ("de", german)] {
            let mut all = vec!["--lang", lang];
            all.extend(args);
            let (status, out, err) = place.run(&all);
            assert_eq!(status, 2, "{all:?}: {out}{err}");
            assert!(err.contains(wanted), "{all:?}: {err}");
            assert!(err.starts_with("kundig: ") && err.lines().count() == 1, "{all:?}: {err}");
            assert_eq!(out, "");
        }
    }
}

#[test]
fn lookup_finds_by_any_scrap_and_says_what_matched() {
    let place = Place::filled();
    for query in [
        "müller",
        "mueller",
        "MULLER",
        "söhne",
        "schäfer",
        "braunschweig",
        "K-0001",
        "info@mueller-soehne.example",
        "+49 (0)531/379600-0",
        "0049531379600 0",
        "gastro",
    ] {
        let found = place.json(&["lookup", query, "--json"]);
        assert_eq!(found[0]["number"], "K-0001", "{query}: {found}");
        assert!(found[0]["match"].is_string());
    }
    let (status, out, _) = place.run(&["--lang", "de", "lookup", "mueller"]);
    assert_eq!(status, 0);
    assert!(out.contains("K-0001") && out.contains("Müller & Söhne GmbH"), "{out}");
}

#[test]
fn lookup_without_a_hit_ends_with_1() {
    let place = Place::filled();
    let (status, out, err) = place.run(&["lookup", "xyzzyqq", "--json"]);
    assert_eq!((status, out.trim(), err.as_str()), (1, "[]", ""));
    let (status, out, err) = place.run(&["--lang", "de", "lookup", "xyzzyqq"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert_eq!(err, "kundig: Kein Kunde passt zu „xyzzyqq“.\n");

    // A very long one is not told back in full.
    let (status, _, err) = place.run(&["lookup", &"x".repeat(100_000)]);
    assert_eq!(status, 1);
    assert!(err.contains("xxx…") && err.chars().count() < 200, "{} characters", err.len());
}

#[test]
fn text_that_is_no_query_is_plain_text() {
    let place = Place::filled();
    for query in ["O'Neil & (Co", "Müller: Rechnung", "\"", "%", "*", "-", "--", "AND", "'; drop"]
    {
        let (status, _, err) = place.run(&["lookup", "--", query]);
        assert!(status <= 1, "{query}: {err}");
    }
}

#[test]
fn show_prints_the_card_with_warnings_first() {
    let place = Place::filled();
    let (status, out, _) = place.run(&["--lang", "de", "show", "weißgerber"]);
    assert_eq!(status, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines[0].starts_with("Jürgen Weißgerber"), "{out}");
    assert!(lines[2].contains("GESPERRT") && lines[2].contains("Inkasso"), "{out}");
    assert!(lines[3].contains("KEINE WERBEANRUFE") && lines[3].contains("21.11.2026"), "{out}");
    let (_, out, _) = place.run(&["show", "k-0001"]);
    for wanted in
        ["Key account", "Petra Schäfer", "Hopfengarten 3, 38102 Braunschweig", "€12,500.00"]
    {
        assert!(out.contains(wanted), "{wanted} in {out}");
    }
}

#[test]
fn show_as_json_has_every_key_of_the_contract() {
    let place = Place::filled();
    let card = place.json(&["show", "K-0001", "--json"]);
    let object = card.as_object().expect("an object");
    for key in "uid number kind company salutation title first_name last_name street postcode city \
                country phone mobile email website birthday since source stage owner key_account \
                tags consent_email consent_phone consent_post notes persons contacts complaints \
                tasks sales surveys consents figures"
        .split_whitespace()
    {
        assert!(object.contains_key(key), "{key}");
    }
    for key in "stage abc rfm revenue margin revenue_12m margin_12m last_sale last_contact \
                days_since p_alive expected_purchases expected_value clv"
        .split_whitespace()
    {
        assert!(card["figures"].as_object().is_some_and(|f| f.contains_key(key)), "{key}");
    }
    assert_eq!(card["phone"], json!(["0531 379600-0"]));
    assert_eq!(card["tags"].as_array().map(Vec::len), Some(2));
    assert_eq!(card["persons"][0]["customer"], "K-0001");
    assert_eq!(card["website"], json!(null));
    assert_eq!(card["complaints"], json!([]));
    let man = place.json(&["show", "K-0002", "--json"]);
    assert_eq!((&man["consent_phone"], &man["blocked"]), (&json!("refused"), &json!(true)));
    assert_eq!(man["mobile"], json!(["0171/39200-12"]));
}

#[test]
fn escape_sequences_in_data_never_reach_the_terminal() {
    let place = Place::filled();
    for args in [&["show", "K-0003"][..], &["lookup", "evil"], &["lookup", "\u{1b}[31mzz"]] {
        let (_, out, err) = place.run(args);
        let harmful = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!out.contains(harmful) && !err.contains(harmful), "{args:?}: {out:?} {err:?}");
    }
}

#[test]
fn log_saves_a_contact_with_follow_up_and_show_has_it() {
    let place = Place::filled();
    let (status, out, err) = place.run(&[
        "--lang",
        "de",
        "log",
        "phone",
        "0531 3796000",
        "--note",
        "Fragt nach Preisen.\nWill Muster.",
        "--topic",
        "enquiry",
        "--solved",
        "no",
        "--duration",
        "7",
        "--person",
        "schaefer",
        "--follow-up",
        "mo 9",
        "--at",
        "gestern 14:30",
    ]);
    assert_eq!(status, 0, "{err}");
    assert!(
        out.contains("Gespeichert: Telefon mit Müller & Söhne GmbH (K-0001), 20.11.2026 14:30"),
        "{out}"
    );
    assert!(out.contains("Wiedervorlage: Mo 23.11.2026 09:00, Fragt nach Preisen."), "{out}");
    let card = place.json(&["show", "K-0001", "--json"]);
    let contact = &card["contacts"][0];
    assert_eq!(contact["at"], "2026-11-20T13:30:00Z");
    assert_eq!(contact["note"], "Fragt nach Preisen.\nWill Muster.");
    assert_eq!((&contact["topic"], &contact["solved"]), (&json!("enquiry"), &json!(false)));
    assert_eq!((&contact["duration_min"], &contact["direction"]), (&json!(7), &json!("in")));
    assert_eq!(
        (&contact["outcome"], &contact["person"]),
        (&json!("reached"), &json!("Petra Schäfer"))
    );
    assert_eq!(contact["follow_up_on"], "2026-11-23");
    assert_eq!(card["tasks"][0]["kind"], "follow_up");
    assert_eq!(card["tasks"][0]["due"], "2026-11-23T08:00:00Z");
    assert_eq!(card["figures"]["last_contact"], "2026-11-20T13:30:00Z");
}

#[test]
fn log_reads_the_note_from_standard_input_and_answers_in_json() {
    let place = Place::filled();
    let mut command =
        place.kundig(&["log", "email", "K-0002", "--note", "-", "--direction", "out", "--json"]);
    let (status, out, err) = ended(command.write_stdin("Angebot\r\ngeschickt\u{1b}[2J\n"));
    assert_eq!(status, 0, "{err}");
    let contact: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(contact["note"], "Angebot\ngeschickt[2J");
    assert_eq!((&contact["customer"], &contact["outcome"]), (&json!("K-0002"), &json!("done")));
    assert_eq!(contact["uid"].as_str().map(str::len), Some(32));
}

#[test]
fn log_for_nobody_or_an_unknown_person_saves_nothing() {
    let place = Place::filled();
    let (status, _, err) = place.run(&["log", "phone", "nobodyatall", "--note", "x"]);
    assert_eq!(status, 1, "{err}");
    let (status, _, err) = place.run(&["log", "phone", "K-0001", "--person", "Nemo"]);
    assert_eq!(status, 1);
    assert!(err.contains("Petra Schäfer"), "{err}");
    assert_eq!(place.json(&["show", "K-0001", "--json"])["contacts"], json!([]));
}

#[test]
fn log_and_settings_create_a_missing_file_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Place::empty();
    let (status, _, err) = place.run(&["log", "phone", "K-0001"]);
    assert_eq!(status, 1, "{err}");
    let mode = |path: &std::path::Path| {
        std::fs::metadata(path).expect("there").permissions().mode() & 0o777
    };
    assert_eq!(mode(&place.db), 0o600);
    let other = place.path("other.db");
    let other_name = other.to_string_lossy();
    let (status, _, err) = place.run(&["--db", &other_name, "settings", "currency", "CHF"]);
    assert_eq!(status, 0, "{err}");
    assert_eq!(mode(&other), 0o600);
    assert_eq!(place.run(&["--db", &other_name, "settings", "currency"]).1, "CHF\n");
}

#[test]
fn settings_are_shown_all_or_one_and_set() {
    let place = Place::filled();
    let (status, out, _) = place.run(&["settings"]);
    assert_eq!(status, 0);
    assert!(out.lines().any(|l| l.split_whitespace().eq(["currency", "EUR"])), "{out}");
    let (status, out, _) = place.run(&["--lang", "de", "settings", "hours.mon", "8-12,13-17"]);
    assert_eq!((status, out.as_str()), (0, "Gespeichert: hours.mon = 08:00-12:00,13:00-17:00\n"));
    let one = place.json(&["settings", "hours.mon", "--json"]);
    assert_eq!(one, json!({ "key": "hours.mon", "value": "08:00-12:00,13:00-17:00" }));
    let (status, out, _) = place.run(&["--lang", "de", "settings", "country", "FR"]);
    assert_eq!(status, 0);
    assert!(out.contains("Feiertage von FR") && out.contains("closing-days"), "{out}");
    let (_, out, _) = place.run(&["settings", "country", "AT"]);
    assert_eq!(out, "Saved: country = AT\n");
    let (status, _, err) = place.run(&["settings", "hours.mno"]);
    assert_eq!(status, 2);
    assert!(err.contains("hours.mon"), "{err}");
}

#[test]
fn completions_and_the_manual_come_from_the_same_definition() {
    let place = Place::empty();
    for shell in ["bash", "zsh", "fish"] {
        let (status, out, _) = place.run(&["completions", shell]);
        assert_eq!(status, 0);
        assert!(out.contains("lookup") && out.contains("follow-up"), "{shell}");
    }
    let (status, english, _) = place.run(&["man"]);
    assert_eq!(status, 0);
    assert!(english.starts_with(".ie") || english.contains(".TH KUNDIG 1"), "{english}");
    let (_, german, _) = place.run(&["--lang", "de", "man"]);
    assert!(german.contains("RÜCKGABEWERT") && german.contains("Wiedervorlage"));
}

#[test]
fn a_config_with_a_typo_is_told_and_everything_else_works() {
    let place = Place::filled();
    let config = place.path("config.toml");
    std::fs::write(&config, "language = \"de\"\nthem = \"light\"\n").expect("written");
    let config = config.to_string_lossy();
    let (status, out, err) = place.run(&["--config", &config, "lookup", "mueller"]);
    assert_eq!(status, 0);
    assert!(out.contains("Müller"), "{out}");
    assert!(err.contains("Zeile 2") && err.contains("„theme“"), "{err}");
}

#[test]
fn a_clock_that_is_none_is_told() {
    let place = Place::filled();
    let (status, _, err) = ended(place.kundig(&["lookup", "x"]).env("KUNDIG_NOW", "tomorrow"));
    assert_eq!(status, 2);
    assert!(err.contains("KUNDIG_NOW") && err.contains("2026-11-21T09:30:00Z"), "{err}");
}

#[test]
fn a_full_disk_at_the_output_is_told_and_a_closed_pipe_is_not() {
    let place = Place::filled();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    if let Ok(full) = full {
        let program = assert_cmd::cargo::cargo_bin("kundig");
        let output = std::process::Command::new(program)
            .args(["--db", &place.db.to_string_lossy(), "show", "K-0001"])
            .stdout(full)
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(4));
        assert!(!output.stderr.is_empty());
    }
    let command = format!(
        "{} --db {} show K-0001 | true; exit ${{PIPESTATUS[0]}}",
        assert_cmd::cargo::cargo_bin("kundig").display(),
        place.db.display()
    );
    let output = std::process::Command::new("bash").args(["-c", &command]).output().expect("bash");
    assert!(matches!(output.status.code(), Some(0)), "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
}
