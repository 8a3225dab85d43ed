//! Reading, printing, completing, and whatever anybody may type.

use chrono::NaiveDate;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::codes::{
    AbcClass, Code, ConsentStatus, CustomerKind, FieldType, RfmGroup, Stage,
};
use crate::domain::model::OwnField;
use crate::i18n::{I18n, Lang};
use crate::tr;

fn vocabulary() -> Vocabulary {
    let own = |key: &str, label: &str, field_type, choices: &[&str]| OwnField {
        id: 1,
        key: key.to_owned(),
        label: label.to_owned(),
        field_type,
        choices: choices.iter().map(|c| (*c).to_owned()).collect(),
    };
    Vocabulary {
        own_fields: vec![
            own("messe", "Letzte Messe", FieldType::Date, &[]),
            own("rabatt", "Rabattstufe", FieldType::Number, &[]),
            own("branche", "Branche", FieldType::Choice, &["Handel", "Handwerk & Bau"]),
            own("ort", "Ortsteil", FieldType::Text, &[]),
            own("newsletter", "Newsletter", FieldType::YesNo, &[]),
        ],
        tags: vec!["b2b".to_owned(), "VIP Kunde".to_owned()],
        owners: vec!["anna".to_owned(), "bert".to_owned()],
        sources: vec!["Messe".to_owned()],
        currency: "EUR".to_owned(),
    }
}

fn read(text: &str) -> Result<Query, QueryError> {
    parse(text, &vocabulary())
}

#[rstest]
// The examples of the manual.
#[case("city:Braunschweig stage:lost", "city:Braunschweig and stage:lost")]
#[case("abc:A and last_contact > 90d", "abc:A and last_contact>90d")]
#[case("revenue_12m >= 5000 and not tag:b2b", "revenue_12m>=5000.00 and not tag=b2b")]
#[case(
    "(key_account:yes or clv > 10000) consent.email:granted",
    "(key_account:yes or clv>10000.00) and consent.email:granted"
)]
// Both languages.
#[case("phase:verloren und nicht ort:Celle", "stage:lost and not city:Celle")]
#[case("plz:38* oder betreuer:anna", "postcode:38* or owner=anna")]
#[case("Schlüsselkunde:ja", "key_account:yes")]
#[case("einwilligung.telefon:erteilt", "consent.phone:granted")]
#[case("offene_beschwerden > 0", "open_complaints>0")]
#[case("STAGE:At-Risk AND Abc:a", "stage:at_risk and abc:A")]
#[case("stage:\"At risk\"", "stage:at_risk")]
#[case("umsatz:keine deckungsbeitrag:vorhanden", "revenue:none and margin:any")]
// Signs and values.
#[case("revenue != 5", "not revenue:5.00")]
#[case("revenue>5.000,50 €", "revenue>5000.50")]
#[case("revenue>5,000.5", "revenue>5000.50")]
#[case("revenue>5.000", "revenue>5000.00")]
#[case("revenue>99,5", "revenue>99.50")]
#[case("revenue:1000..5000", "revenue:1000.00..5000.00")]
#[case("revenue:..0", "revenue:..0.00")]
#[case("revenue:>=12", "revenue>=12.00")]
#[case("umsatz: > 12 city::Peine", "revenue>12.00 and city:Peine")]
#[case("p_alive<50% p_alive>0,25", "p_alive<0.5 and p_alive>0.25")]
#[case("nps:0..6", "nps:0..6")]
#[case("last_contact:90t..6m", "last_contact:90d..6m")]
#[case("last_sale<2j last_sale<3 ", "")]
#[case("letzter_kontakt > 12w", "last_contact>12w")]
#[case(
    "since:2025 since<2026-01 since>=1.2.2026",
    "since:2025 and since<2026-01 and since>=2026-02-01"
)]
#[case("since:01.01.2026..31.01.2026", "since:2026-01-01..2026-01-31")]
#[case("last_contact:nie", "last_contact:none")]
#[case("last_contact<heute", "last_contact<0d")]
#[case(
    "birthday:month geburtstag:24.12. birthday:märz",
    "birthday:month and birthday:12-24 and birthday:3"
)]
#[case("birthday<1980", "birthday<1980")]
#[case("rfm:champions rfm:455 rfm:5*", "rfm:champions and rfm:455 and rfm:5**")]
#[case("postcode:38000..38999 plz>=40", "postcode:38000..38999 and postcode>=40")]
#[case("silent:yes purchases:1", "silent:yes and purchases:1")]
// Texts.
#[case("city:\"Bad Harzburg\"", "city:\"Bad Harzburg\"")]
#[case("city=„Bad Harzburg“", "city=\"Bad Harzburg\"")]
#[case("city:\"Bad H\"*", "city:\"Bad H\"*")]
#[case("city:\"38*\"", "city:\"38*\"")]
#[case("company:\"a \"\"b\"\" c\"", "company:\"a \"\"b\"\" c\"")]
#[case("city:\"none\"", "city:\"none\"")]
#[case("name : Müller", "name:Müller")]
// Words.
#[case("müller \"und\" Söhne*", "müller and \"und\" and Söhne*")]
#[case("Müller & Co - GmbH", "Müller and Co and GmbH")]
#[case("Yahoo! x", "\"Yahoo!\" and x")]
#[case("notiz und", "")]
#[case("a or b c or d", "a or b and c or d")]
#[case("(a or b) (c or not (d e))", "(a or b) and (c or not (d and e))")]
#[case("((a))", "a")]
#[case("not not a", "not not a")]
#[case("", "")]
#[case("  & ", "")]
// Own fields, by key, by label, and when another field has their name.
#[case("messe>2026 rabatt:2,5", "messe>2026 and rabatt:2.5")]
#[case("\"Letzte Messe\":any letzte_messe<1y", "messe:any and messe<1y")]
#[case("branche:\"handwerk & bau\"", "branche=\"Handwerk & Bau\"")]
#[case("own.ort:Nord newsletter:nein", "own.ort:Nord and newsletter:no")]
fn a_query_is_read_and_printed(#[case] text: &str, #[case] printed: &str) {
    match read(text) {
        Ok(query) => {
            let again = query.print("EUR").to_string();
            assert_eq!(again, printed);
            assert_eq!(read(&again), Ok(query));
        }
        Err(error) => assert!(printed.is_empty(), "{error:?}"),
    }
}

#[rstest]
#[case("stgae:lost", 0, 5, Some("stage"), "gibt es nicht. Meinten Sie „stage“?")]
#[case("abc:A pahse:neu", 6, 5, Some("phase"), "Zeichen 7")]
#[case("stage:lsot", 6, 4, Some("lost"), "Möglich sind: interessent, neukunde")]
#[case("abc:D", 4, 1, None, "„D“ gibt es bei „abc“ nicht. Möglich sind: A, B, C.")]
#[case("branche:Handl", 8, 5, Some("Handel"), "Handwerk & Bau")]
#[case("messse>2026", 0, 6, Some("messe"), "messse")]
#[case("xyzzy:1", 0, 5, None, "xyzzy")]
#[case("stage > lost", 0, 12, None, "nicht mit „>“ vergleichen")]
#[case("phase:verlorn", 6, 7, Some("verloren"), "bei „phase“ nicht")]
#[case("umsatz>viel", 7, 4, None, "nicht zu „umsatz“")]
#[case("abc:D", 4, 1, None, "Möglich sind: A, B, C.")]
#[case("city<x", 0, 6, None, "vergleichen")]
#[case("revenue>viel", 8, 4, None, "ein Betrag")]
#[case("contacts:x", 9, 1, None, "eine Zahl")]
#[case("p_alive:x", 8, 1, None, "Anteil")]
#[case("since:30.2.2026", 6, 9, None, "Datum")]
#[case("since:2026..90d", 6, 9, None, "Datum")]
#[case("birthday:13", 9, 2, None, "Monat")]
#[case("key_account:vielleicht", 12, 10, None, "ja oder nein")]
#[case("rfm:466", 4, 3, None, "Ziffern")]
#[case("rfm:champoins", 4, 9, Some("champions"), "champoins")]
#[case("stage:", 0, 6, None, "fehlt ein Wert")]
#[case("stage: and abc:A", 0, 16, None, "")]
#[case("city:\"\"", 5, 2, None, "fehlt ein Wert")]
#[case("> 5", 0, 1, None, "Vor „>“ fehlt ein Feld")]
#[case("a and", 5, 0, None, "Hier fehlt eine Bedingung")]
#[case("a or or b", 5, 0, None, "Bedingung")]
#[case("()", 1, 0, None, "Bedingung")]
#[case("\"\" a", 0, 2, None, "Bedingung")]
#[case("city:\"Bad", 5, 1, None, "Anführungszeichen")]
#[case("(a or b", 0, 1, None, "Klammer wird nicht geschlossen")]
#[case("Größe a) b", 7, 1, None, "nie geöffnet")]
#[case("Größe stgae:lost", 6, 5, Some("stage"), "Zeichen 7")]
fn a_mistake_is_told_with_its_place(
    #[case] text: &str,
    #[case] at: usize,
    #[case] len: usize,
    #[case] suggestion: Option<&str>,
    #[case] sentence: &str,
) {
    let error = read(text).unwrap_err();
    if !sentence.is_empty() {
        assert_eq!((error.at, error.len), (at, len), "{error:?}");
    }
    assert_eq!(error.suggestion.as_deref(), suggestion, "{error:?}");
    let german = error.sentence(&I18n::new(Lang::De));
    assert!(german.contains(sentence), "{german}");
    assert!(!error.sentence(&I18n::new(Lang::En)).is_empty());
}

#[test]
fn the_longest_and_deepest_texts_are_refused_with_a_sentence() {
    let kind = |text: &str| read(text).unwrap_err().kind;
    for long in ["a", "(", ")", "\"", "not ", "a and ", "stage:", "-", ".", "a..", "!", "ä "] {
        assert_eq!(kind(&long.repeat(100_000)), Mistake::TooLong, "{long}");
    }
    assert_eq!(kind(&"(".repeat(5_000)), Mistake::TooDeep);
    assert_eq!(kind(&"not ".repeat(2_000)), Mistake::TooDeep);
    assert_eq!(kind(&"not(".repeat(2_000)), Mistake::TooDeep);
    assert_eq!(kind(&"a ".repeat(4_000)), Mistake::TooMany);
    assert_eq!(
        kind(&"revenue:..".repeat(900)),
        Mistake::BadValue {
            field: "revenue".to_owned(),
            value: format!("..{}", "revenue:..".repeat(899)),
            expected: Expected::Money,
        }
    );
    let deep = |n: usize| format!("{}a{}", "(".repeat(n), ")".repeat(n));
    assert!(read(&deep(MAX_DEPTH)).is_ok());
    assert_eq!(kind(&deep(MAX_DEPTH + 1)), Mistake::TooDeep);
    assert!(read(&"a ".repeat(MAX_PARTS)).is_ok());
}

#[test]
fn what_the_screen_calls_an_entry_is_understood() {
    fn each<C: Code>(field: &str) {
        for code in C::ALL {
            for lang in [Lang::De, Lang::En] {
                let word = tr!(I18n::new(lang), &code.message());
                let query = read(&format!("{field}:\"{word}\"")).unwrap();
                let Some(Node::Field(Condition { test, .. })) = query.root else {
                    panic!("{word}");
                };
                assert_eq!(test, Test::Choice(code.name()), "{word}");
            }
        }
    }
    each::<Stage>("stage");
    each::<AbcClass>("abc");
    each::<RfmGroup>("rfm");
    each::<CustomerKind>("kind");
    each::<ConsentStatus>("consent.email");
}

#[test]
fn no_word_means_two_fields() {
    let words: Vec<String> = Field::all_words(&Vocabulary::default()).collect();
    for name in Name::ALL {
        for word in [name.word(), name.german()] {
            assert_eq!(Field::read(word, &Vocabulary::default()), Some(Field::Known(*name)));
        }
    }
    let distinct: std::collections::BTreeSet<&String> = words.iter().collect();
    // Three are called alike in both languages.
    assert!(words.len() - distinct.len() <= 7, "{words:?}");
}

#[rstest]
#[case("90d", "2026-08-24", None)]
#[case("12w", "2026-08-30", None)]
#[case("6m", "2026-05-22", None)]
#[case("1y", "2025-11-22", None)]
#[case("2026-02", "2026-02-01", Some("2026-02-28"))]
#[case("2024", "2024-01-01", Some("2024-12-31"))]
#[case("99999y", "1800-01-01", None)]
fn ages_and_dates_come_to_days(
    #[case] text: &str,
    #[case] from: NaiveDate,
    #[case] until: Option<&str>,
) {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let moment = Moment::read(text).unwrap();
    let until = until.map_or(from, |until| until.parse().unwrap());
    let span = |compare: Compare<Moment>| {
        let Span { from, until, longer } = compare.span(today);
        (from, until, longer)
    };
    let (before, after) = (from.pred_opt(), until.succ_opt());
    assert_eq!(span(Compare::Is(moment)), (Some(from), Some(until), false));
    if moment.is_age() {
        assert_eq!(span(Compare::More(moment)), (None, before, true), "longer ago");
        assert_eq!(span(Compare::AtLeast(moment)), (None, Some(from), true));
        assert_eq!(span(Compare::Less(moment)), (after, None, false));
        assert_eq!(span(Compare::AtMost(moment)), (Some(from), None, false));
        assert_eq!(span(Compare::Between(Some(moment), None)), (None, Some(from), true));
    } else {
        assert_eq!(span(Compare::More(moment)), (after, None, false));
        assert_eq!(span(Compare::AtLeast(moment)), (Some(from), None, false));
        assert_eq!(span(Compare::Less(moment)), (None, before, false));
        assert_eq!(span(Compare::AtMost(moment)), (None, Some(until), false));
        assert_eq!(span(Compare::Between(None, Some(moment))), (None, Some(until), false));
    }
}

#[rstest]
#[case("sta", "stage:", Some("ge:"))]
#[case("abc:A and open_c", "open_complaints:", Some("omplaints:"))]
#[case("stage:", "lead", Some("lead"))]
#[case("stage: at", "at_risk", Some("_risk"))]
#[case("phase:gef", "gefährdet", Some("ährdet"))]
#[case("(abc:A or stage:L", "lead", Some("ead"))]
#[case("tag:vip", "\"VIP Kunde\"", None)]
#[case("tag:\"vip", "\"VIP Kunde\"", Some(" Kunde\""))]
#[case("owner = be", "bert", Some("rt"))]
#[case("key_account:", "yes", Some("yes"))]
#[case("gesperrt:", "ja", Some("ja"))]
#[case("consent.email:g", "granted", Some("ranted"))]
#[case("mes", "messe:", Some("se:"))]
#[case("branche:handw", "\"Handwerk & Bau\"", None)]
fn what_is_begun_is_completed(
    #[case] text: &str,
    #[case] first: &str,
    #[case] ghost: Option<&str>,
) {
    let completion = complete(text, text.len(), &vocabulary());
    assert_eq!(completion.offers.first().map(String::as_str), Some(first));
    assert_eq!(completion.ghost(), ghost);
    let taken = format!("{}{first}", &text[..completion.from]);
    let whole = format!("{taken}{}", if first.ends_with(':') { "any" } else { "" });
    let closed = if text.starts_with('(') { format!("{whole})") } else { whole };
    assert!(read(&closed).is_ok(), "{closed}");
}

#[rstest]
#[case("")]
#[case("stage:lost")]
#[case("stage:lost ")]
#[case("(abc:A")]
#[case("Müller")]
#[case("xyzzy:a")]
#[case("revenue>5")]
#[case("city:Bra")]
fn where_nothing_is_known_nothing_is_offered(#[case] text: &str) {
    assert!(complete(text, text.len(), &vocabulary()).offers.is_empty());
}

#[test]
fn nothing_is_completed_within_a_word() {
    assert!(complete("stage:lost", 8, &vocabulary()).offers.is_empty());
    assert_eq!(complete("(stage:l)", 8, &vocabulary()).ghost(), Some("ead"));
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zäß][a-zäß0-9 .*!'\"()<>:=,-]{0,8}",
        prop::sample::select(vec!["none", "und", "OR", "nicht", "a..b", "any", "nie"])
            .prop_map(str::to_owned),
    ]
    .prop_map(|t| t.trim().to_owned())
}

fn field() -> impl Strategy<Value = Field> {
    let own = vocabulary().own_fields.into_iter();
    let own: Vec<Field> = own.map(|f| Field::Own(f.key, f.field_type, f.choices)).collect();
    prop_oneof![
        4 => prop::sample::select(Name::ALL).prop_map(Field::Known),
        1 => prop::sample::select(own),
    ]
}

fn compare<T: std::fmt::Debug + Clone + 'static>(
    value: impl Strategy<Value = T> + Clone + 'static,
) -> BoxedStrategy<Compare<T>> {
    let v = value.clone();
    prop_oneof![
        value.clone().prop_map(Compare::Is),
        value.clone().prop_map(Compare::Less),
        value.clone().prop_map(Compare::AtMost),
        value.clone().prop_map(Compare::More),
        value.clone().prop_map(Compare::AtLeast),
        (value.clone(), prop::option::of(v)).prop_map(|(a, b)| Compare::Between(Some(a), b)),
        value.prop_map(|b| Compare::Between(None, Some(b))),
    ]
    .boxed()
}

fn day() -> impl Strategy<Value = Compare<Moment>> {
    let units = vec![Unit::Days, Unit::Weeks, Unit::Months, Unit::Years];
    let age = (0..2_000_u32, prop::sample::select(units))
        .prop_map(|(n, unit)| Moment::Ago(Age { n, unit }));
    let date = prop_oneof![
        (0..400_000_u64).prop_map(|n| {
            let first = NaiveDate::from_ymd_opt(1800, 1, 1).unwrap();
            Moment::Day(first + chrono::Days::new(n))
        }),
        (1800..3000_i32, 1..13_u32).prop_map(|(y, m)| Moment::Month(y, m)),
        (1800..3000_i32).prop_map(Moment::Year),
    ];
    prop_oneof![compare(age.boxed()), compare(date.boxed())]
}

fn condition() -> impl Strategy<Value = Node> {
    field().prop_flat_map(|field| {
        let texts = |hows: Vec<How>| {
            (prop::sample::select(hows), text()).prop_map(|(how, text)| Test::Text { how, text })
        };
        let closed = |list: Closed| {
            let names: Vec<&'static str> = list.words(false).collect();
            prop::sample::select(names).prop_map(Test::Choice)
        };
        let numbers = compare((-1_000_000..1_000_000_i64).prop_map(|n| {
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let n = n as f64;
            n / 64.0
        }));
        let test = match (&field, field.kind()) {
            (Field::Own(_, _, choices), Kind::Entry) => prop::sample::select(choices.clone())
                .prop_map(|text| Test::Text { how: How::Whole, text })
                .boxed(),
            (_, Kind::Text) => texts(vec![How::Contains, How::Whole, How::Begins]).boxed(),
            (_, Kind::Entry) => texts(vec![How::Whole, How::Begins]).boxed(),
            (_, Kind::Code) => prop_oneof![
                texts(vec![How::Whole, How::Begins]),
                ("[0-9]{1,5}", "[0-9]{1,5}")
                    .prop_map(|(from, until)| Test::Between { from, until }),
                text().prop_map(|from| Test::Between { from, until: String::new() }),
            ]
            .boxed(),
            (_, Kind::Closed(list)) => closed(list).boxed(),
            (_, Kind::YesNo) => any::<bool>().prop_map(Test::YesNo).boxed(),
            (_, Kind::Number | Kind::Share) => numbers.prop_map(Test::Number).boxed(),
            (_, Kind::Money) => {
                compare(any::<i32>().prop_map(i64::from)).prop_map(Test::Money).boxed()
            }
            (_, Kind::Day) => day().prop_map(Test::Day).boxed(),
            (_, Kind::Birthday) => prop_oneof![
                day().prop_map(Test::Day),
                (1..13_u32, 1..29_u32).prop_map(|(m, d)| Test::Yearly(Yearly::Day(m, d))),
                (1..13_u32).prop_map(|m| Test::Yearly(Yearly::Month(m))),
            ]
            .boxed(),
            (_, Kind::Rfm) => prop_oneof![
                prop::array::uniform3(prop::option::of(1..6_u8)).prop_map(Test::Rfm),
                closed(Closed::RfmGroup),
            ]
            .boxed(),
        };
        prop_oneof![8 => test, 1 => Just(Test::None), 1 => Just(Test::Any)]
            .prop_map(move |test| Node::Field(Condition { field: field.clone(), test }))
    })
}

fn node() -> impl Strategy<Value = Node> {
    let word = (text(), any::<bool>()).prop_map(|(text, begins)| Node::Word(Word { text, begins }));
    let leaf = prop_oneof![3 => condition(), 1 => word];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let parts = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            parts.clone().prop_map(|p| Node::all(p).unwrap()),
            parts.prop_map(|p| Node::any(p).unwrap()),
            inner.prop_map(|p| Node::Not(Box::new(p))),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_printed_is_read_as_the_same(root in node()) {
        let query = Query { root: Some(root) };
        let text = query.print("EUR").to_string();
        prop_assert_eq!(read(&text), Ok(query), "{}", text);
    }

    #[test]
    fn any_text_is_survived(text in any::<String>(), cursor in 0..40_usize) {
        survive(&text, cursor)?;
    }

    #[test]
    fn any_row_of_pieces_is_survived(
        pieces in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "\"", "„", "“", " ", "and", "or", "not", "und ", "oder ", "nicht ", ":", "=",
            "!=", "!", "<", "<=", ">", "stage", "revenue", "city", "lost", "5", "90d", "..", "*",
            "none", "-", "&", ".", ",", "2026-01-31", "31.12.", "ä", "rfm", "birthday", "\u{301}",
            "own.", "plz", "%", "€",
        ]), 0..40),
        cursor in 0..80_usize,
    ) {
        survive(&pieces.concat(), cursor)?;
    }
}

fn survive(text: &str, cursor: usize) -> Result<(), TestCaseError> {
    let vocabulary = vocabulary();
    match parse(text, &vocabulary) {
        Ok(query) => {
            let printed = query.print("EUR").to_string();
            prop_assert_eq!(parse(&printed, &vocabulary), Ok(query), "{}", printed);
        }
        Err(error) => {
            prop_assert!(error.at + error.len <= text.chars().count(), "{:?}", error);
            prop_assert!(!error.sentence(&I18n::new(Lang::En)).is_empty());
        }
    }
    let completion = complete(text, cursor, &vocabulary);
    prop_assert!(text.is_char_boundary(completion.from) || completion.offers.is_empty());
    Ok(())
}
