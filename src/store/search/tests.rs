//! Finding, end to end, on small files.

use proptest::prelude::*;
use rstest::rstest;
use rusqlite::Connection;

use super::*;
use crate::store::samples::{self, Sample};

const NOW: i64 = 1_795_000_000_000;

fn names(conn: &Connection, typed: &str) -> Vec<String> {
    search(conn, typed, 40, "DE").unwrap().hits.into_iter().map(|hit| hit.row.name).collect()
}

fn loose(conn: &Connection, typed: &str) -> Vec<(String, MatchClass)> {
    let shown: Vec<Id> =
        search(conn, typed, 40, "DE").unwrap().hits.iter().map(|hit| hit.row.id).collect();
    search_loose(conn, typed, &shown, 40, "DE")
        .unwrap()
        .into_iter()
        .map(|hit| (hit.row.name, hit.class))
        .collect()
}

fn last_names(names: &[&str]) -> Connection {
    let conn = samples::open();
    for name in names {
        samples::add(&conn, &Sample { last: name, ..Sample::default() });
    }
    conn
}

#[rstest]
#[case("0531 37960070")]
#[case("+49 (0)531/37960-070")]
#[case("004953137960070")]
#[case("0049 531 37960070")]
#[case("0531/37960070")]
#[case("53137960070")]
#[case("37960070")]
#[case("960070")]
#[case("070")]
#[case("0531 37")]
#[case("+49531379")]
#[case("79600")]
fn a_phone_number_is_found_in_any_spelling(#[case] typed: &str) {
    let conn = samples::open();
    samples::add(&conn, &Sample { last: "Anders", phone: "030 111111", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Richtig", phone: "0531 37960-070", ..Sample::default() });
    assert_eq!(names(&conn, typed), ["Richtig"]);
}

#[test]
fn a_number_that_could_not_be_read_is_found_by_its_digits() {
    let conn = samples::open();
    samples::add(&conn, &Sample { last: "Lokal", phone: "37960070", ..Sample::default() });
    for typed in ["37960070", "3796 0070", "379600", "60070", "0531 37960070"] {
        let expected: &[&str] = if typed.starts_with("0531") { &[] } else { &["Lokal"] };
        assert_eq!(names(&conn, typed), expected, "{typed}");
    }
}

#[test]
fn an_extension_leads_to_the_switchboard() {
    let conn = samples::open();
    samples::add(
        &conn,
        &Sample { company: "Werk GmbH", phone: "0531 37960-0", ..Sample::default() },
    );
    samples::add(&conn, &Sample { last: "Fern", phone: "0531 9999999", ..Sample::default() });
    for typed in ["0531 37960-70", "+49 531 37960070", "0531 379605", "37960-12"] {
        let hits = search(&conn, typed, 40, "DE").unwrap().hits;
        let found: Vec<_> = hits.iter().map(|h| (h.row.name.as_str(), h.class)).collect();
        assert_eq!(found, [("Werk GmbH", MatchClass::Switchboard)], "{typed}");
    }
    assert_eq!(names(&conn, "0531 1234567"), Vec::<String>::new());
}

#[test]
fn a_number_that_is_there_needs_no_switchboard() {
    let conn = samples::open();
    samples::add(
        &conn,
        &Sample { company: "Werk GmbH", phone: "0531 37960-0", ..Sample::default() },
    );
    samples::add(&conn, &Sample { last: "Durch", phone: "0531 37960-70", ..Sample::default() });
    assert_eq!(names(&conn, "0531 3796070"), ["Durch"]);
}

#[test]
fn digits_are_a_phone_number_before_customer_numbers_and_postcodes() {
    let conn = samples::open();
    samples::add(&conn, &Sample { last: "Postleitzahl", postcode: "38100", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Nummer", number: "38100", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Telefon", phone: "0531 738100", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Ganz", phone: "38100", ..Sample::default() });
    assert_eq!(names(&conn, "38100"), ["Ganz", "Nummer", "Telefon", "Postleitzahl"]);
}

#[test]
fn umlauts_and_sharp_s_are_found_in_every_spelling() {
    let conn = last_names(&["Müller", "Mueller", "Muller", "Möller"]);
    for typed in ["Müller", "mueller", "MULLER"] {
        let mut found = names(&conn, typed);
        found.sort();
        assert_eq!(found, ["Mueller", "Muller", "Müller"], "{typed}");
    }
    let conn = last_names(&["Straßer", "Strasser"]);
    assert_eq!(names(&conn, "straß").len(), 2);
    assert_eq!(names(&conn, "strass").len(), 2);
}

#[test]
fn exact_comes_before_prefix_before_word_before_inside() {
    let conn = samples::open();
    samples::add(&conn, &Sample { last: "Altweber", ..Sample::default() });
    samples::add(&conn, &Sample { company: "Haus Weber GmbH", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Weberling", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Weber", ..Sample::default() });
    assert_eq!(names(&conn, "weber"), ["Weber", "Weberling", "Haus Weber GmbH", "Altweber"]);
}

#[test]
fn among_equals_the_one_spoken_to_last_comes_first_then_the_alphabet() {
    let conn = samples::open();
    for (first, at) in [("Bodo", 0), ("Arno", 0), ("Cora", NOW - 5), ("Dora", NOW)] {
        samples::add(
            &conn,
            &Sample { first, last: "Weber", last_contact: at, ..Sample::default() },
        );
    }
    assert_eq!(names(&conn, "weber"), ["Dora Weber", "Cora Weber", "Arno Weber", "Bodo Weber"]);
}

#[test]
fn one_and_two_letters_find_beginnings() {
    let conn = last_names(&["Ott", "Pohl", "Otto", "Roth"]);
    assert_eq!(names(&conn, "o"), ["Ott", "Otto"]);
    assert_eq!(names(&conn, "ot"), ["Ott", "Otto", "Roth"], "two letters also inside");
}

#[test]
fn all_words_must_be_there_each_in_any_field() {
    let conn = samples::open();
    samples::add(
        &conn,
        &Sample { first: "Eva", last: "Weber", city: "Celle", ..Sample::default() },
    );
    samples::add(
        &conn,
        &Sample { first: "Eva", last: "Weber", city: "Peine", ..Sample::default() },
    );
    samples::add(
        &conn,
        &Sample { company: "Celle Optik", person: ("Eva", "Ott"), ..Sample::default() },
    );
    assert_eq!(names(&conn, "weber celle"), ["Eva Weber"]);
    assert_eq!(names(&conn, "eva cel").len(), 2);
    assert_eq!(names(&conn, "weber peine celle"), Vec::<String>::new());
}

#[test]
fn every_field_is_found_and_says_why_where_the_row_does_not() {
    let conn = samples::open();
    let id = samples::add(
        &conn,
        &Sample {
            number: "K-0815",
            company: "Autohaus Nord",
            person: ("Jürgen", "Groß"),
            postcode: "29221",
            city: "Celle",
            phone: "05141 1234",
            email: "Info@Nord.example",
            tag: "VIP-Kunde",
            notes: "ruft immer\nmorgens an, will Rabatt",
            ..Sample::default()
        },
    );
    samples::add_contact(&conn, Some(id), NOW, "Getriebe defekt", "Termin vereinbart");
    for (typed, field, why) in [
        ("autohaus", MatchField::Company, ""),
        ("groß", MatchField::Person, ""),
        ("celle", MatchField::City, ""),
        ("29221", MatchField::City, ""),
        ("k-0815", MatchField::Number, ""),
        ("k0815", MatchField::Number, ""),
        ("info@nord", MatchField::Email, ""),
        ("05141", MatchField::Phone, ""),
        ("vip", MatchField::Tag, "VIP-Kunde"),
        ("rabatt", MatchField::Notes, "morgens an, will Rabatt"),
        ("getrieb", MatchField::Notes, "Getriebe defekt"),
    ] {
        let hits = search(&conn, typed, 40, "DE").unwrap().hits;
        let found: Vec<_> = hits.iter().map(|hit| (hit.field, hit.text.as_str())).collect();
        assert_eq!(found, [(field, why)], "{typed}");
    }
}

#[test]
fn a_match_beside_what_the_row_shows_is_shown() {
    let conn = samples::open();
    let id = samples::add(
        &conn,
        &Sample {
            company: "Nord",
            person: ("Eva", "Ott"),
            phone: "030 111111",
            ..Sample::default()
        },
    );
    conn.execute_batch(
        "INSERT INTO phone (customer_id, kind, raw, norm, reversed, position, created_at, created_by, updated_at, updated_by)
         VALUES (1, 2, '0171 7654321', '+491717654321', '123456717194', 1, 0, 1, 0, 1);
         INSERT INTO person (customer_id, first_name, last_name, created_at, created_by, updated_at, updated_by)
         VALUES (1, 'Udo', 'Zander', 0, 1, 0, 1);",
    )
    .unwrap();
    crate::store::index::put_customer(&conn, id).unwrap();
    let why = |typed: &str| search(&conn, typed, 1, "DE").unwrap().hits.remove(0).text;
    assert_eq!(why("7654321"), "0171 7654321");
    assert_eq!(why("zander"), "Udo Zander");
    assert_eq!(why("ott"), "");
}

#[rstest]
#[case("mueler")]
#[case("mülller")]
#[case("müllr")]
#[case("nüller")]
#[case("mülelr")]
#[case("müllerr")]
fn one_slip_of_the_finger_is_forgiven(#[case] typed: &str) {
    let conn = last_names(&["Müller", "Anders"]);
    let mut found = names(&conn, typed);
    found.extend(loose(&conn, typed).into_iter().map(|hit| hit.0));
    assert_eq!(found, ["Müller"], "{typed}");
}

#[test]
fn what_sounds_alike_is_found_below_typos() {
    let conn = last_names(&["Meier", "Maier", "Meyer", "Mayr", "Mohr", "Schmidt"]);
    assert_eq!(names(&conn, "meier"), ["Meier"]);
    let (names, classes): (Vec<_>, Vec<_>) = loose(&conn, "meier").into_iter().unzip();
    assert_eq!(names, ["Maier", "Meyer", "Mayr"]);
    assert_eq!(classes, [MatchClass::Typo, MatchClass::Typo, MatchClass::Sound]);
    assert_eq!(loose(&conn, "schmitt"), [("Schmidt".to_owned(), MatchClass::Typo)]);
}

#[test]
fn a_slip_in_one_word_leaves_the_others_in_force() {
    let conn = samples::open();
    samples::add(&conn, &Sample { last: "Weber", city: "Celle", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Weber", city: "Peine", ..Sample::default() });
    let found = loose(&conn, "webre celle");
    assert_eq!(found, [("Weber".to_owned(), MatchClass::Typo)]);
}

#[test]
fn loose_hits_are_never_shown_twice() {
    let conn = last_names(&["Meier", "Meiers", "Maier"]);
    assert_eq!(names(&conn, "meier"), ["Meier", "Meiers"]);
    assert_eq!(loose(&conn, "meier").len(), 1);
}

#[test]
fn a_customer_in_the_trash_is_not_found() {
    let conn = last_names(&["Weber"]);
    conn.execute("UPDATE customer SET deleted_at = 1", []).unwrap();
    crate::store::index::put_customer(&conn, 1).unwrap();
    assert!(names(&conn, "weber").is_empty());
}

#[test]
fn text_that_is_no_query_is_plain_text() {
    let conn = samples::open();
    samples::add(&conn, &Sample { company: "O'Neil & (Co", ..Sample::default() });
    samples::add(&conn, &Sample { last: "Müller", notes: "Rechnung offen", ..Sample::default() });
    assert_eq!(names(&conn, "O'Neil & (Co"), ["O'Neil & (Co"]);
    assert_eq!(names(&conn, "Müller: Rechnung"), ["Müller"]);
    for typed in [
        "\"",
        "AND",
        "NEAR(",
        "a OR",
        "*",
        "^",
        "$",
        "müller*",
        "-müller",
        "%_",
        "'; DROP TABLE customer; --",
    ] {
        search(&conn, typed, 40, "DE").unwrap();
    }
}

#[test]
fn many_hits_come_by_last_contact_too() {
    let conn = samples::open();
    conn.execute_batch("BEGIN").unwrap();
    for n in 0..1_500_i64 {
        let at = if n % 3 == 0 { 0 } else { NOW - (n * 7_919) % 1_500 * 1_000 };
        let last = if n % 2 == 0 { "Weber" } else { "Weberling" };
        samples::add(&conn, &Sample { last, last_contact: at, ..Sample::default() });
    }
    conn.execute_batch("COMMIT").unwrap();
    for (typed, class) in
        [("we", MatchClass::Prefix), ("weber", MatchClass::Exact), ("weberl", MatchClass::Prefix)]
    {
        let page = search(&conn, typed, 40, "DE").unwrap();
        assert!(page.more);
        let found: Vec<Id> = page.hits.iter().map(|hit| hit.row.id).collect();
        let pattern =
            if class == MatchClass::Exact { typed.to_owned() } else { format!("{typed}%") };
        let expected: Vec<Id> = conn
            .prepare("SELECT id FROM customer WHERE lower(last_name) LIKE ?1 ORDER BY last_contact_at DESC LIMIT 40")
            .unwrap()
            .query_map([pattern], |r| r.get(0))
            .unwrap()
            .collect::<Result<_>>()
            .unwrap();
        assert_eq!(found, expected, "{typed}");
    }
}

fn some_file() -> Connection {
    let conn = samples::open();
    samples::add(
        &conn,
        &Sample {
            company: "Autohaus Müller GmbH",
            person: ("Jürgen", "Weiß"),
            city: "Celle",
            postcode: "29221",
            phone: "05141 37960-0",
            email: "a@b.example",
            tag: "b2b",
            notes: "will Rabatt",
            last_contact: NOW,
            ..Sample::default()
        },
    );
    samples::add_contact(&conn, Some(1), NOW, "Angebot", "über Räder");
    conn
}

proptest! {
    #[test]
    fn no_text_is_an_error(texts in prop::collection::vec(any::<String>(), 1..4), limit in 0..5_usize) {
        let conn = some_file();
        for text in texts {
            prop_assert!(search(&conn, &text, limit, "DE").is_ok());
            prop_assert!(search_loose(&conn, &text, &[1], limit, "DE").is_ok());
        }
    }

    #[test]
    fn no_signs_are_an_error(text in r#"[a-zü0-9 "'()*^$+&:@,.<>;%_\-]{0,12}"#) {
        let conn = some_file();
        prop_assert!(search(&conn, &text, 5, "DE").is_ok());
        prop_assert!(search_loose(&conn, &text, &[], 5, "DE").is_ok());
    }

    #[test]
    fn every_piece_of_a_name_finds_it(name in "[a-zäöüß]{3,9}", from in 0..7_usize, len in 3..9_usize) {
        let conn = last_names(&[&name]);
        let piece: String = name.chars().skip(from).take(len).collect();
        if piece.chars().count() >= 3 {
            prop_assert_eq!(names(&conn, &piece), vec![name]);
        }
    }
}
