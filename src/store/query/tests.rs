//! What SQL selects is what a plain reading of the query selects, customer by customer.

use chrono::{DateTime, Datelike, NaiveDate};
use chrono_tz::Tz;
use proptest::prelude::*;
use rstest::rstest;
use rusqlite::{Connection, params};

use super::compile::{Ground, compile};
use super::page::{self, Order};
use super::*;
use crate::domain::codes::{AbcClass, Code, ConsentStatus, RfmGroup, Stage};
use crate::domain::fold::{bare, fold, words};
use crate::domain::query::{Compare, Condition, Field, How, Name, Node, Test, Yearly};
use crate::domain::views::Asked;
use crate::store::samples::{self, Sample};

const ZONE: Tz = chrono_tz::Europe::Berlin;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn settings() -> Settings {
    Settings { time_zone: ZONE, ..Settings::default() }
}

/// A customer of few distinct values.
#[derive(Debug, Clone, Default)]
struct Some {
    last: &'static str,
    first: &'static str,
    city: &'static str,
    postcode: &'static str,
    email: &'static str,
    phone: &'static str,
    tag: &'static str,
    notes: &'static str,
    source: &'static str,
    birthday: &'static str,
    since: Option<&'static str>,
    owner: Option<i64>,
    stage: Option<Stage>,
    abc: Option<AbcClass>,
    group: Option<RfmGroup>,
    scores: Option<[u8; 3]>,
    consent: Option<ConsentStatus>,
    key_account: bool,
    rhythm: Option<i64>,
    potential: Option<i64>,
    /// Days ago, at noon.
    contact: Option<i64>,
    sale: Option<i64>,
    contacts: i64,
    revenue: i64,
    margin: Option<i64>,
    clv: Option<f64>,
    nps: Option<i64>,
    own_text: Option<&'static str>,
    own_number: Option<&'static str>,
    own_day: Option<&'static str>,
    own_flag: Option<bool>,
}

fn pick(values: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    prop::sample::select(values)
}

fn some() -> impl Strategy<Value = Some> {
    let texts = (
        pick(&["Müller", "Mueller", "Groß", "Ott", ""]),
        pick(&["Hans", "Özlem", ""]),
        pick(&["Celle", "Bad Harzburg", "Ulm", ""]),
        pick(&["38100", "38667", "89073", ""]),
        pick(&["ott@x.example", "info@mueller.example", ""]),
        pick(&["0531 123456", "089 7654321", ""]),
        pick(&["b2b", "vip", ""]),
        pick(&["Rabatt vereinbart", "", "Größe klären"]),
        pick(&["Messe", "Empfehlung", ""]),
        pick(&["1980-11-22", "--12-24", "1976-02-29", ""]),
    );
    let codes = (
        prop::option::of(pick(&["2020-05-01", "2026-11-01"])),
        prop::option::of(1..3_i64),
        prop::option::of(prop::sample::select(Stage::ALL)),
        prop::option::of(prop::sample::select(AbcClass::ALL)),
        prop::option::of(prop::sample::select(RfmGroup::ALL)),
        prop::option::of(prop::array::uniform3(1..6_u8)),
        prop::option::of(prop::sample::select(ConsentStatus::ALL)),
        any::<bool>(),
        prop::option::of(20..100_i64),
        prop::option::of(0..3_i64),
    );
    let numbers = (
        prop::option::of(0..120_i64),
        prop::option::of(0..120_i64),
        0..3_i64,
        -1..3_i64,
        prop::option::of(0..3_i64),
        prop::option::of(0..4_i32),
        prop::option::of(0..11_i64),
    );
    let own = (
        prop::option::of(pick(&["Nord", "Süd", "Nord-Süd"])),
        prop::option::of(pick(&["1", "2.5", "-3"])),
        prop::option::of(pick(&["2026-01-31", "2025-12-31"])),
        prop::option::of(any::<bool>()),
    );
    (texts, codes, numbers, own).prop_map(|(t, c, n, o)| Some {
        last: t.0,
        first: t.1,
        city: t.2,
        postcode: t.3,
        email: t.4,
        phone: t.5,
        tag: t.6,
        notes: t.7,
        source: t.8,
        birthday: t.9,
        since: c.0,
        owner: c.1,
        stage: c.2,
        abc: c.3,
        group: c.4,
        scores: c.5,
        consent: c.6,
        key_account: c.7,
        rhythm: c.8,
        potential: c.9.map(|p| p * 100),
        contact: n.0,
        sale: n.1,
        contacts: n.2,
        revenue: n.3 * 100,
        margin: n.4.map(|m| m * 100),
        clv: n.5.map(|c| f64::from(c) * 50.0),
        nps: n.6,
        own_text: o.0,
        own_number: o.1,
        own_day: o.2,
        own_flag: o.3,
    })
}

fn noon(days_ago: i64) -> i64 {
    let day = today() - chrono::TimeDelta::days(days_ago);
    crate::store::figures::day_begins(day, ZONE) + 12 * 3_600_000
}

fn add(conn: &Connection, c: &Some) -> Id {
    let id = samples::add(
        conn,
        &Sample {
            last: c.last,
            first: c.first,
            city: c.city,
            postcode: c.postcode,
            email: c.email,
            phone: c.phone,
            tag: c.tag,
            notes: c.notes,
            last_contact: c.contact.map_or(0, noon),
            ..Sample::default()
        },
    );
    conn.execute(
        "UPDATE customer SET source = ?2, birthday = ?3, since = ?4, owner_id = ?5,
                key_account = ?6, contact_rhythm_days = ?7, potential = ?8, created_at = ?9
          WHERE id = ?1",
        params![
            id,
            c.source,
            c.birthday,
            c.since,
            c.owner,
            c.key_account,
            c.rhythm,
            c.potential,
            noon(50)
        ],
    )
    .unwrap();
    let day = |ago: i64| i64::from(today().to_epoch_days()) - ago;
    conn.execute("DELETE FROM customer_value WHERE customer_id = ?1", [id]).unwrap();
    conn.execute(
        "INSERT INTO customer_value (customer_id, stage, abc, rfm, rfm_group, last_sale,
             revenue_12m, margin_12m, clv, last_contact_at, contacts, nps, consent_email)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        params![
            id,
            c.stage.map(Code::code),
            c.abc.map(Code::code),
            c.scores.map(|[r, f, m]| i64::from(r) * 100 + i64::from(f) * 10 + i64::from(m)),
            c.group.map(Code::code),
            c.sale.map(day),
            c.revenue,
            c.margin,
            c.clv,
            c.contact.map(noon),
            c.contacts,
            c.nps,
            c.consent.map(Code::code)
        ],
    )
    .unwrap();
    let flag = c.own_flag.map(|yes| if yes { "yes" } else { "no" });
    for (field, value) in [(1, c.own_text), (2, c.own_number), (3, c.own_day), (4, flag)] {
        if let Option::Some(value) = value {
            conn.execute(
                "INSERT INTO own_value (customer_id, field_id, value, created_at, created_by,
                     updated_at, updated_by) VALUES (?1, ?2, ?3, 0, 1, 0, 1)",
                params![id, field, value],
            )
            .unwrap();
        }
    }
    id
}

fn open() -> Connection {
    let conn = samples::open();
    conn.execute_batch(
        "INSERT INTO own_field (id, key, label, field_type, created_at, created_by, updated_at, updated_by)
         VALUES (1, 'gebiet', 'Gebiet', 1, 0, 1, 0, 1), (2, 'stufe', 'Stufe', 2, 0, 1, 0, 1),
                (3, 'besuch', 'Besuch', 3, 0, 1, 0, 1), (4, 'katalog', 'Katalog', 4, 0, 1, 0, 1)",
    )
    .unwrap();
    conn
}

fn vocabulary() -> Vocabulary {
    let own = [("gebiet", 1), ("stufe", 2), ("besuch", 3), ("katalog", 4)];
    let own_fields = own.into_iter().map(|(key, kind)| crate::domain::model::OwnField {
        id: kind,
        key: key.to_owned(),
        label: key.to_owned(),
        field_type: crate::domain::codes::FieldType::from_code(kind).unwrap(),
        choices: Vec::new(),
    });
    Vocabulary {
        own_fields: own_fields.collect(),
        currency: "EUR".to_owned(),
        ..Vocabulary::default()
    }
}

// The plain reading -----------------------------------------------------------

fn spelt(text: &str) -> [String; 2] {
    let line = words(text).join("  ");
    let other = bare(&line).into_owned();
    [line, other]
}

fn has(how: How, value: &str, sought: &str) -> bool {
    let sought = spelt(sought);
    spelt(value).iter().any(|line| {
        sought.iter().any(|sought| match how {
            How::Contains => line.contains(sought.as_str()),
            How::Whole => line == sought,
            How::Begins => line.starts_with(sought.as_str()),
        })
    })
}

fn texts(test: &Test, values: &[&str]) -> bool {
    let values: Vec<&&str> = values.iter().filter(|value| !value.is_empty()).collect();
    match test {
        Test::None => values.is_empty(),
        Test::Text { how, text } => values.iter().any(|value| has(*how, value, text)),
        _ => !values.is_empty(),
    }
}

fn compares<T: PartialOrd + Copy>(compare: &Compare<T>, value: T) -> bool {
    match *compare {
        Compare::Is(v) => value == v,
        Compare::Less(v) => value < v,
        Compare::AtMost(v) => value <= v,
        Compare::More(v) => value > v,
        Compare::AtLeast(v) => value >= v,
        Compare::Between(Option::Some(a), Option::Some(b)) => {
            (a <= value && value <= b) || (b <= value && value <= a)
        }
        Compare::Between(a, b) => a.is_none_or(|a| a <= value) && b.is_none_or(|b| value <= b),
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn number(test: &Test, value: Option<i64>) -> bool {
    match (test, value) {
        (Test::None, value) => value.is_none(),
        (Test::Number(compare), Option::Some(value)) => compares(compare, value as f64),
        (Test::Money(compare), Option::Some(value)) => compares(compare, value),
        (_, value) => matches!(test, Test::Any) && value.is_some(),
    }
}

fn day(test: &Test, value: Option<NaiveDate>, never_is_longer: bool) -> bool {
    match (test, value) {
        (Test::None, value) => value.is_none(),
        (Test::Day(compare), Option::Some(value)) => {
            let span = compare.span(today());
            span.from.is_none_or(|from| from <= value)
                && span.until.is_none_or(|until| value <= until)
        }
        (Test::Day(compare), None) => never_is_longer && compare.span(today()).longer,
        (_, value) => matches!(test, Test::Any) && value.is_some(),
    }
}

fn choice<C: Code>(test: &Test, value: Option<C>) -> bool {
    match test {
        Test::None => value.is_none(),
        Test::Choice(name) => value.is_some_and(|value| value.name() == *name),
        _ => value.is_some(),
    }
}

fn given(test: &Test, is: bool) -> bool {
    match test {
        Test::None => !is,
        Test::Any => is,
        _ => false,
    }
}

fn flag(test: &Test, value: bool) -> bool {
    value == matches!(test, Test::YesNo(true) | Test::Any)
}

fn holds(c: &Some, node: &Node) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| holds(c, part)),
        Node::Any(parts) => parts.iter().any(|part| holds(c, part)),
        Node::Not(part) => !holds(c, part),
        Node::Word(word) => {
            let how = if word.begins { How::Begins } else { How::Contains };
            let full = [format!("{} {}", c.first, c.last), format!("{} {}", c.last, c.first)];
            let mut lines = vec![c.last, c.first, c.city, c.postcode, c.tag, &full[0], &full[1]];
            // The words of notes stand one by one.
            lines.extend(c.notes.split(' '));
            lines.iter().any(|value| has(how, value, &word.text))
                || (word.begins && c.city.split(' ').any(|w| has(how, w, &word.text)))
                || mail(how, c.email, &word.text)
        }
        Node::Field(Condition { field: Field::Own(key, ..), test }) => match key.as_str() {
            "gebiet" => texts(test, &[c.own_text.unwrap_or_default()]),
            "stufe" => match (test, c.own_number) {
                (Test::Number(compare), Option::Some(value)) => {
                    compares(compare, value.parse::<f64>().unwrap())
                }
                (test, value) => given(test, value.is_some()),
            },
            "besuch" => day(test, c.own_day.map(|d| d.parse().unwrap()), false),
            _ => match test {
                Test::YesNo(yes) => c.own_flag == Option::Some(*yes),
                test => given(test, c.own_flag.is_some()),
            },
        },
        Node::Field(Condition { field: Field::Known(name), test }) => known(c, *name, test),
    }
}

fn mail(how: How, email: &str, sought: &str) -> bool {
    let sought = fold(sought);
    !email.is_empty()
        && match how {
            How::Contains => email.contains(&sought),
            How::Whole => email == sought,
            How::Begins => email.starts_with(&sought),
        }
}

fn known(c: &Some, name: Name, test: &Test) -> bool {
    let ago = |days: i64| today() - chrono::TimeDelta::days(days);
    match name {
        Name::Name => {
            let both = !c.first.is_empty() && !c.last.is_empty();
            let full = if both { format!("{} {}", c.first, c.last) } else { String::new() };
            let back = if both { format!("{} {}", c.last, c.first) } else { String::new() };
            texts(test, &[c.last, c.first, &full, &back])
        }
        Name::City => texts(test, &[c.city]),
        Name::Postcode => match test {
            Test::Between { from, until } => {
                !c.postcode.is_empty()
                    && c.postcode >= from.as_str()
                    && (until.is_empty() || c.postcode < format!("{until}\u{10ffff}").as_str())
            }
            test => texts(test, &[c.postcode]),
        },
        Name::Email => match test {
            Test::Text { how, text } => mail(*how, c.email, text),
            test => texts(test, &[c.email]),
        },
        Name::Tag => texts(test, &[c.tag]),
        Name::Notes => match test {
            Test::Text { how: How::Whole, .. } => texts(test, &[c.notes]),
            test => texts(test, &c.notes.split(' ').collect::<Vec<_>>()),
        },
        Name::Source => texts(test, &[c.source]),
        Name::Owner => {
            texts(test, &[c.owner.map_or("", |owner| if owner == 1 { "anna" } else { "bert" })])
        }
        Name::KeyAccount => flag(test, c.key_account),
        Name::Silent => {
            let rhythm = c.rhythm.or(c.key_account.then_some(90));
            flag(test, rhythm.is_some_and(|days| c.contact.unwrap_or(50) > days))
        }
        Name::Since => day(test, c.since.map(|d| d.parse().unwrap()), false),
        Name::Birthday => match test {
            Test::Yearly(yearly) => !c.birthday.is_empty() && yearly_is(*yearly, c.birthday),
            Test::Day(_) => day(test, c.birthday.parse().ok(), false),
            test => c.birthday.is_empty() == (*test == Test::None),
        },
        Name::LastContact => day(test, c.contact.map(ago), true),
        Name::LastSale => day(test, c.sale.map(ago), true),
        Name::Contacts => number(
            test,
            Option::Some(c.contacts).filter(|n| *n != 0 || matches!(test, Test::Number(_))),
        ),
        Name::Revenue12m => number(
            test,
            Option::Some(c.revenue).filter(|n| *n != 0 || matches!(test, Test::Money(_))),
        ),
        Name::Margin12m => number(test, c.margin),
        Name::Potential => number(test, c.potential),
        Name::Clv => {
            #[expect(clippy::cast_possible_truncation, reason = "whole numbers")]
            let minor = c.clv.map(|clv| clv as i64);
            number(test, minor)
        }
        Name::Nps => number(test, c.nps),
        Name::Stage => choice(test, c.stage),
        Name::Abc => choice(test, c.abc),
        Name::Rfm => match (test, c.scores) {
            (Test::Choice(_), _) => choice(test, c.group),
            (Test::Rfm(wanted), Option::Some(scores)) => {
                wanted.iter().zip(scores).all(|(wanted, score)| wanted.is_none_or(|w| w == score))
            }
            (test, scores) => given(test, scores.is_some()),
        },
        Name::ConsentEmail => choice(test, c.consent),
        _ => unreachable!("{name:?} is not asked"),
    }
}

fn yearly_is(yearly: Yearly, birthday: &str) -> bool {
    let day = &birthday[birthday.len() - 5..];
    let (month, day): (u32, u32) = (day[..2].parse().unwrap(), day[3..].parse().unwrap());
    match yearly {
        Yearly::ThisMonth => month == today().month(),
        Yearly::Month(wanted) => month == wanted,
        Yearly::Day(m, d) => (month, day) == (m, d),
        Yearly::Today => (month, day) == (today().month(), today().day()),
        Yearly::ThisWeek => month == 11 && (22..29).contains(&day),
    }
}

fn condition() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "müll",
        "muller",
        "groß",
        "Ott",
        "harz",
        "\"bad harzburg\"",
        "Harz*",
        "b2b",
        "rab*",
        "rabatt",
        "ull",
        "38667",
        "info@",
        "x.example",
        "hans",
        "\"hans müller\"",
        "e",
        "ot",
        "name:müller",
        "name=Ott",
        "name:mü*",
        "name:\"Hans Ott\"",
        "name:none",
        "city:harz",
        "city=Ulm",
        "city:ul*",
        "city:none",
        "city:any",
        "ort:bad",
        "postcode:38*",
        "plz:38100",
        "plz:38000..38999",
        "plz>=89",
        "plz<=38100",
        "email:mueller",
        "email:none",
        "email=ott@x.example",
        "email:info*",
        "tag:b2b",
        "tag:none",
        "tag:any",
        "tag:v*",
        "tag:nirgends",
        "notes:rabatt",
        "notes:größe",
        "notes:ver*",
        "notes:none",
        "source:messe",
        "source:em*",
        "source:none",
        "source:any",
        "owner:anna",
        "owner:none",
        "owner:an*",
        "owner:any",
        "key_account:yes",
        "key_account:no",
        "silent:yes",
        "silent:no",
        "since>2y",
        "since:2026",
        "since:none",
        "since<2026-11-01",
        "birthday:month",
        "birthday:12",
        "birthday:24.12.",
        "birthday:today",
        "birthday:week",
        "birthday>50y",
        "birthday:none",
        "birthday<1980",
        "last_contact>90d",
        "last_contact<30d",
        "last_contact:none",
        "last_contact:any",
        "last_contact:30d..60d",
        "last_contact>=2026-11-01",
        "last_contact:2026-10",
        "last_contact>=7d",
        "last_sale>60d",
        "last_sale:none",
        "last_sale<=10d",
        "last_sale>2026-11-01",
        "contacts:0",
        "contacts>1",
        "contacts:none",
        "contacts:any",
        "revenue_12m>0",
        "revenue_12m<0",
        "revenue_12m:none",
        "revenue_12m:1..2",
        "revenue_12m:2..1",
        "revenue_12m!=1",
        "margin_12m:none",
        "margin_12m>=1",
        "margin_12m:any",
        "potential>0",
        "potential:none",
        "clv>0,50",
        "clv:none",
        "clv<=1",
        "nps>=9",
        "nps:0..6",
        "nps:none",
        "nps!=9",
        "stage:lost",
        "stage:none",
        "phase:aktiv",
        "stage:any",
        "abc:A",
        "abc!=A",
        "abc:none",
        "rfm:champions",
        "rfm:5*",
        "rfm:*5*",
        "rfm:455",
        "rfm:none",
        "rfm:any",
        "consent.email:granted",
        "consent.email:none",
        "consent.email:any",
        "consent.email!=granted",
        "gebiet:nord",
        "gebiet=nord",
        "gebiet:none",
        "gebiet:sü*",
        "stufe>2",
        "stufe:-3..1",
        "stufe:none",
        "besuch:2026",
        "besuch>1y",
        "besuch:none",
        "katalog:yes",
        "katalog:no",
        "katalog:any",
    ])
}

fn query() -> impl Strategy<Value = String> {
    let leaf = condition().prop_map(str::to_owned);
    leaf.prop_recursive(3, 12, 3, |inner| {
        let many = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            many.clone().prop_map(|parts| format!("({})", parts.join(" "))),
            many.prop_map(|parts| format!("({})", parts.join(" oder "))),
            inner.prop_map(|part| format!("not {part}")),
        ]
    })
}

fn order(sort: Order) -> &'static str {
    match sort {
        Order::Recent => "c.last_contact_at DESC, c.id DESC",
        Order::Member(MemberSort::Name) => "c.sort_key, c.id",
        Order::Member(MemberSort::Revenue) => "v.revenue_12m DESC, c.id DESC",
        Order::Member(MemberSort::Margin) => "v.margin_12m DESC, c.id DESC",
        Order::Member(MemberSort::Clv) => "v.clv DESC, c.id DESC",
        Order::Member(MemberSort::LastSale) => "v.last_sale ASC NULLS LAST, c.id",
        Order::Member(MemberSort::LastContact) => "v.last_contact_at ASC NULLS LAST, c.id",
    }
}

const ORDERS: [Order; 7] = [
    Order::Recent,
    Order::Member(MemberSort::Name),
    Order::Member(MemberSort::Revenue),
    Order::Member(MemberSort::Margin),
    Order::Member(MemberSort::Clv),
    Order::Member(MemberSort::LastSale),
    Order::Member(MemberSort::LastContact),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sql_selects_what_a_plain_reading_does(
        customers in prop::collection::vec(some(), 1..12),
        queries in prop::collection::vec(query(), 1..20),
    ) {
        let conn = open();
        let ids: Vec<(Id, &Some)> = customers.iter().map(|c| (add(&conn, c), c)).collect();
        let settings = settings();
        let ground = Ground { conn: &conn, settings: &settings, today: today() };
        for text in queries {
            let query = parse(&text, &vocabulary()).unwrap();
            let sql = compile(&ground, &query).unwrap();
            let all = Order::Member(MemberSort::Name);
            let mut found = page::ids(&conn, &sql, all, &Seek::First, 100).unwrap().rows;
            found.sort_unstable();
            let root = query.root.unwrap();
            let wanted: Vec<Id> =
                ids.iter().filter(|(_, c)| holds(c, &root)).map(|(id, _)| *id).collect();
            prop_assert_eq!(&found, &wanted, "{} {:?}", text, sql);
            let counted = count(&conn, &sql).unwrap();
            prop_assert_eq!(counted, i64::try_from(wanted.len()).unwrap());
        }
    }

    #[test]
    fn pages_put_together_are_all_members_in_order(
        customers in prop::collection::vec(some(), 0..20),
        text in query(),
        sort in prop::sample::select(ORDERS.to_vec()),
        limit in 1..6_usize,
    ) {
        let conn = open();
        for c in &customers {
            add(&conn, c);
        }
        let settings = settings();
        let ground = Ground { conn: &conn, settings: &settings, today: today() };
        let sql = compile(&ground, &parse(&text, &vocabulary()).unwrap()).unwrap();
        let whole: Vec<Id> = conn
            .prepare(&format!(
                "SELECT c.id FROM customer_value v JOIN customer c ON c.id = v.customer_id
                  WHERE {} ORDER BY {}",
                sql.text,
                order(sort)
            ))
            .unwrap()
            .query_map(params_from_iter(&sql.values), |r| r.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        for few in [true, false] {
            let page = |seek: &Seek| page::ids_of(&conn, &sql, sort, seek, limit, few).unwrap();
            let mut seen = Vec::new();
            let mut seek = Seek::First;
            loop {
                let page = page(&seek);
                prop_assert_eq!(page.before, !seen.is_empty());
                seen.extend(page.rows);
                match seen.last() {
                    Option::Some(last) if page.after => seek = Seek::After(*last),
                    _ => break,
                }
            }
            prop_assert_eq!(&seen, &whole);
            let last = page(&Seek::Last).rows;
            prop_assert_eq!(&last[..], &whole[whole.len().saturating_sub(limit)..]);
        }
    }
}

fn store() -> Store {
    let conn = open();
    for c in [
        Some {
            last: "Müller",
            stage: Option::Some(Stage::Lost),
            contact: Option::Some(3),
            ..Some::default()
        },
        Some { last: "Ott", stage: Option::Some(Stage::Lost), ..Some::default() },
        Some { last: "Rechnung", first: "Müller", ..Some::default() },
    ] {
        add(&conn, &c);
    }
    Store::new(conn, None, crate::store::tests::who("anna"))
}

fn asked(store: &Store, text: &str) -> (Vec<String>, Asked) {
    let page = store.ask(text, 10, &settings(), today()).unwrap();
    (page.hits.into_iter().map(|hit| hit.row.name).collect(), page.asked)
}

#[test]
fn the_search_field_takes_a_query_and_leaves_other_text_alone() {
    let store = store();
    let (names, taken) = asked(&store, "phase:verloren");
    assert_eq!((names, taken), (vec!["Müller".to_owned(), "Ott".to_owned()], Asked::Query));
    assert_eq!(asked(&store, "stage:lost mueller").0, ["Müller"]);
    assert_eq!(asked(&store, "stage:lost xyzzy"), (Vec::new(), Asked::Query));
    for plain in ["O'Neil & (Co", "Müller: Rechnung", "\"", "a = b", "Ott <ott@x.example>", "12:30"]
    {
        let page = store.search(plain, 10, &settings()).unwrap();
        let (names, taken) = asked(&store, plain);
        assert_eq!(taken, Asked::Text, "{plain}");
        assert_eq!(names.len(), page.hits.len(), "{plain}");
    }
    assert_eq!(asked(&store, "Müller: Rechnung").0.len(), 1);
}

#[rstest]
#[case("stgae:lost")]
#[case("stage:lsot")]
#[case("ott stage>lost")]
#[case("(stage:lost ott")]
fn a_query_with_a_mistake_is_told_and_looked_for_as_text(#[case] text: &str) {
    let store = store();
    let (_, taken) = asked(&store, text);
    assert!(matches!(taken, Asked::Wrong(_)), "{taken:?}");
    let refused = store.count_members(text, today());
    assert!(matches!(refused, Err(StoreError::Query(_))));
}

#[test]
fn members_are_counted_listed_and_named_by_id() {
    let store = store();
    assert_eq!(store.count_members("stage:lost", today()).unwrap(), 2);
    assert_eq!(store.count_members("", today()).unwrap(), 3);
    let lost = Members::Query("stage:lost".to_owned());
    assert_eq!(store.member_ids(&lost, today()).unwrap(), [1, 2]);
    assert_eq!(store.member_ids(&Members::Ids(vec![3, 99]), today()).unwrap(), [3]);
    let page = store.members("stage:lost", MemberSort::Name, &Seek::First, 1, today()).unwrap();
    assert_eq!((page.rows[0].row.name.as_str(), page.after), ("Müller", true));
    assert_eq!(page.rows[0].figures.stage, Option::Some(Stage::Lost));
}

#[test]
fn numbers_of_complaints_and_documents_are_words_too() {
    let store = store();
    let conn = store.conn();
    samples::add_complaint(
        conn,
        &samples::Grievance { customer: Option::Some(2), received: 1, ..Default::default() },
    );
    conn.execute(
        "INSERT INTO sale (customer_id, date, kind, document, revenue, created_at, created_by,
             updated_at, updated_by) VALUES (1, '2026-01-31', 1, 'R-2026-77', 100, 0, 1, 0, 1)",
        [],
    )
    .unwrap();
    let ids = |text: &str| store.member_ids(&Members::Query(text.to_owned()), today()).unwrap();
    assert_eq!(ids("b-2026-0001"), [2]);
    assert_eq!(ids("R-2026-77"), [1]);
    assert_eq!(ids("r-2026"), [1]);
    assert_eq!(ids("number:K-0002"), [2]);
    assert_eq!(ids("number:k2"), Vec::<Id>::new());
    assert_eq!(ids("number:K-00*"), [1, 2, 3]);
    assert_eq!(ids("number:K-0002..K-0003"), [2, 3]);
}

#[test]
fn the_largest_queries_run() {
    let store = store();
    let many =
        "stage:lost und not tag:b2b oder plz:38* ".repeat(crate::domain::query::MAX_PARTS / 3);
    store.count_members(many.trim_end(), today()).unwrap();
    let depth = crate::domain::query::MAX_DEPTH;
    for (open, close) in [("(a or ", ")"), ("not ", ""), ("not (a ", ")")] {
        let n = if open.len() > 6 { depth / 2 } else { depth };
        let deep = format!("{}stage:lost{}", open.repeat(n), close.repeat(n));
        store.count_members(&deep, today()).unwrap();
    }
    let words = "müller ".repeat(crate::domain::query::MAX_PARTS);
    store.count_members(&words, today()).unwrap();
}

#[test]
fn nothing_runs_as_sql() {
    let store = store();
    for text in ["city:\"x'; DROP TABLE customer; --\"", "\"' OR 1=1 --\"", "owner:\"x') OR (1\""] {
        assert_eq!(store.count_members(text, today()).unwrap(), 0, "{text}");
    }
    assert_eq!(store.count_members("", today()).unwrap(), 3);
}

#[test]
fn every_segment_of_every_file_can_be_read_and_counted() {
    let store = store();
    for segment in crate::domain::segments::BUILT_IN {
        store.count_members(segment.query, today()).unwrap();
    }
}

#[test]
fn a_contact_at_night_counts_by_the_day_of_the_business() {
    let store = store();
    // Half past midnight in Berlin, still the day before in UTC.
    let at: DateTime<Utc> = "2026-11-21T23:30:00Z".parse().unwrap();
    store
        .conn()
        .execute("UPDATE customer_value SET last_contact_at = ?1", [at.timestamp_millis()])
        .unwrap();
    assert_eq!(store.count_members("last_contact:today", today()).unwrap(), 3);
    assert_eq!(store.count_members("last_contact<2026-11-22", today()).unwrap(), 0);
}
