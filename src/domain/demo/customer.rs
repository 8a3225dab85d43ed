//! Master data of an invented customer, with contact persons.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::rng::Rng;
use super::{Demo, complaint, numbers};
use crate::domain::codes::{AddressKind, Code as _, CustomerKind, LawfulBasis, PlaceKind, Stage};
use crate::domain::fold::fold;
use crate::domain::model::{Address, Birthday, Customer, Email, Person};

/// Choices of the own field for the machine.
pub(super) const MACHINES: &[&str] =
    &["keine", "Siebträger", "Vollautomat", "Filter", "Mietmaschine"];

const STAGES: &[(Stage, u64)] = &[
    (Stage::Lead, 14),
    (Stage::New, 10),
    (Stage::Active, 22),
    (Stage::Regular, 22),
    (Stage::AtRisk, 8),
    (Stage::Lost, 20),
    (Stage::WonBack, 4),
];

#[derive(Debug)]
pub(super) struct Made {
    pub customer: Customer,
    pub persons: Vec<Person>,
    pub referred_by: Option<u64>,
}

/// Every third customer is a company.
pub(super) fn is_company(index: u64) -> bool {
    index % 3 == 1
}

impl Made {
    /// Somebody of whom nothing is known.
    pub fn nobody() -> Self {
        Self { customer: Customer::default(), persons: Vec::new(), referred_by: None }
    }
}

pub(super) fn make(demo: &Demo, index: u64, rng: &mut Rng) -> Made {
    let mut customer = Customer { number: format!("K-{:04}", index + 1), ..Customer::default() };
    let mut persons = Vec::new();
    if is_company(index) {
        company(demo, index, &mut customer, &mut persons, rng);
    } else {
        person(demo, index, &mut customer, rng);
    }
    relation(demo, index, &mut customer, rng);
    shown(demo, index, &mut customer);
    let referred_by = (index > 0 && customer.source == "Empfehlung").then(|| rng.below(index));
    Made { customer, persons, referred_by }
}

fn company(demo: &Demo, index: u64, c: &mut Customer, persons: &mut Vec<Person>, rng: &mut Rng) {
    let words = &demo.words;
    let nth = index / 3;
    let town = nth % numbers::TOWNS;
    c.kind = CustomerKind::Company;
    let mut name = words.frequent("companies", rng);
    while name.contains("%s") {
        name = name.replacen("%s", &words.surname(rng), 1);
    }
    name = name.replace("%w", &words.any("company-words", rng));
    c.company = name;
    let block = numbers::Block::new(town, nth);
    c.phones.push(block.phone(0, rng));
    if rng.chance(10) {
        let mut fax = block.phone(9, rng);
        fax.kind = PlaceKind::Fax;
        c.phones.push(fax);
    }
    // The number keeps apart what chance gave the same name.
    let host = format!("{}-{}.example", host(&c.company), index + 1);
    c.emails.push(email(&format!("info@{host}"), PlaceKind::Work));
    if rng.chance(60) {
        c.website = format!("https://www.{host}");
    }
    c.addresses.push(address(demo, town, AddressKind::Main, rng));
    if index % 15 == 1 {
        c.addresses.push(address(demo, town, AddressKind::Billing, rng));
        c.addresses.push(address(demo, town, AddressKind::Delivery, rng));
    }
    for i in 0..rng.between(1, 3) {
        persons.push(contact_person(demo, i, &host, block, rng));
    }
    c.own.insert("tassen".into(), (rng.between(2, 60) * 5).to_string());
    c.own.insert("maschine".into(), rng.pick(MACHINES).copied().unwrap_or_default().into());
    if rng.chance(40) {
        let until = demo.today.checked_add_days(Days::new(rng.between(5, 400)));
        c.own.insert("wartung_bis".into(), until.unwrap_or(demo.today).to_string());
    }
    if index % 8 == 1 {
        c.potential = i64::try_from(rng.between(8, 300) * 10_000).ok();
        c.potential_on = demo.today.checked_sub_days(Days::new(rng.between(10, 300)));
        c.potential_category = "Kaffee".into();
    }
}

fn contact_person(demo: &Demo, i: u64, host: &str, block: numbers::Block, rng: &mut Rng) -> Person {
    let (salutation, first_name) = first_name(demo, rng);
    let last_name = demo.words.surname(rng);
    let mut person = Person {
        role: demo.words.any("roles", rng),
        emails: vec![email(
            &format!("{}@{host}", mailbox(&first_name, &last_name)),
            PlaceKind::Work,
        )],
        salutation,
        first_name,
        last_name,
        ..Person::default()
    };
    if rng.chance(75) {
        person.phones.push(block.phone(i + 1, rng));
    }
    person
}

fn person(demo: &Demo, index: u64, c: &mut Customer, rng: &mut Rng) {
    let nth = index - (index + 1) / 3;
    (c.salutation, c.first_name) = first_name(demo, rng);
    c.last_name = demo.words.surname(rng);
    if rng.chance(6) {
        c.title = demo.words.frequent("titles", rng);
    }
    let town = if rng.chance(40) {
        nth % numbers::TOWNS
    } else {
        rng.below(demo.words.list("towns").len() as u64)
    };
    let landline = town < numbers::TOWNS && rng.chance(60);
    if landline {
        c.phones.push(numbers::home(town, nth - nth % 5 + town % 5, rng));
    }
    if !landline || rng.chance(40) {
        c.phones.push(numbers::mobile(nth, rng));
    }
    if rng.chance(80) {
        let provider = demo.words.frequent("providers", rng);
        let name =
            format!("{}{}@{provider}.example", mailbox(&c.first_name, &c.last_name), nth % 97);
        c.emails.push(email(&name, PlaceKind::Home));
    }
    c.addresses.push(address(demo, town, AddressKind::Main, rng));
    c.birthday = birthday(demo.today, nth, rng);
    if rng.chance(20) {
        c.own.insert("geschmack".into(), demo.words.any("tastes", rng));
    }
    if rng.chance(25) {
        c.own.insert("abo".into(), if rng.chance(70) { "yes" } else { "no" }.into());
    }
    if rng.chance(5) {
        c.social
            .push(format!("mastodon: @{}@zettel.example", fold(&c.first_name).replace(' ', "")));
    }
}

fn relation(demo: &Demo, index: u64, c: &mut Customer, rng: &mut Rng) {
    let words = &demo.words;
    let stages = Stage::ALL.len() as u64;
    // The first ones show every stage, however small the demo.
    let forced = usize::try_from(index).ok().filter(|_| index < stages);
    let stage = forced.and_then(|i| Stage::ALL.get(i).copied()).or_else(|| rng.weighted(STAGES));
    c.stage = stage;
    let days = match stage {
        Some(Stage::New) => rng.between(1, 80),
        Some(Stage::Lead) => rng.between(1, 300),
        _ => rng.between(200, 2600),
    };
    c.since = demo.today.checked_sub_days(Days::new(days));
    if stage == Some(Stage::Lost) {
        c.stage_reason = if rng.chance(50) { "Preis" } else { "Umzug" }.into();
    }
    c.source = words.frequent("sources", rng);
    c.owner = demo.rep(rng);
    c.language = if rng.chance(94) { "de" } else { "en" }.into();
    for _ in 0..rng.below(4) {
        let tag = words.frequent("tags", rng);
        if !c.tags.contains(&tag) {
            c.tags.push(tag);
        }
    }
    if index % 20 == 4 {
        c.key_account = true;
        c.key_account_plan = words.any("plans", rng);
        c.contact_rhythm_days = Some(30);
    }
    if index % 90 == 11 {
        c.blocked = true;
        c.blocked_reason = words.any("blocked", rng);
    }
    if rng.chance(25) {
        c.notes = words.any("notes", rng);
    }
    let bases = LawfulBasis::ALL;
    c.lawful_basis = if stage == Some(Stage::Lead) && index < 100 {
        rng.pick(bases).copied()
    } else {
        Some(LawfulBasis::Contract)
    };
}

/// What the first customers are certain to show.
fn shown(demo: &Demo, index: u64, c: &mut Customer) {
    // Five years a customer today, another one ten years in a few days.
    let since = |years: u32, days| {
        let day = demo.today.checked_add_days(Days::new(days))?;
        day.checked_sub_months(Months::new(12 * years))
    };
    match index {
        20 => c.since = since(5, 0),
        33 => c.since = since(10, 3),
        _ => {}
    }
    if matches!(index, 20 | 33) || (c.stage == Some(Stage::Lead) && complaint::complains(index)) {
        c.stage = Some(Stage::Regular);
    }
    if index < 250 && index % 25 == 7 {
        c.contact_rhythm_days = Some(if index.is_multiple_of(2) { 60 } else { 120 });
    }
    // Whoever looks at the demo has somebody to call.
    if matches!(index, 13 | 24) {
        c.stage = Some(Stage::Regular);
    }
    if matches!(index, 9 | 13 | 20 | 24) {
        c.owner.clone_from(&demo.spec.me);
    }
    c.meta.created_at = c.since.map(|day| Demo::at(day, 9 * 60).min(demo.spec.now));
}

fn first_name(demo: &Demo, rng: &mut Rng) -> (String, String) {
    if rng.chance(50) {
        ("Frau".into(), demo.words.frequent("women", rng))
    } else {
        ("Herr".into(), demo.words.frequent("men", rng))
    }
}

fn birthday(today: NaiveDate, nth: u64, rng: &mut Rng) -> Option<Birthday> {
    let year = i32::try_from(rng.between(1938, 2006)).ok().filter(|_| rng.chance(75));
    let on = |day: NaiveDate| Birthday { year, month: day.month(), day: day.day() };
    match nth {
        // One today, one tomorrow, one on the leap day: all three want care.
        5 => Some(on(today)),
        6 => Some(on(today.succ_opt()?)),
        7 => Some(Birthday { year: year.map(|y| y - y % 4), month: 2, day: 29 }),
        _ if rng.chance(55) => {
            let day = NaiveDate::from_yo_opt(2023, u32::try_from(rng.between(1, 365)).ok()?)?;
            Some(on(day))
        }
        _ => None,
    }
}

fn address(demo: &Demo, town: u64, kind: AddressKind, rng: &mut Rng) -> Address {
    let towns = demo.words.list("towns");
    let town = usize::try_from(town).ok().and_then(|at| towns.get(at));
    let (postcode, city) = town.and_then(|t| t.split_once(' ')).unwrap_or_default();
    let mut street = format!("{} {}", demo.words.frequent("streets", rng), rng.between(1, 120));
    if rng.chance(12) {
        street.push(if rng.chance(60) { 'a' } else { 'b' });
    }
    Address {
        id: 0,
        kind,
        street,
        postcode: postcode.to_owned(),
        city: city.to_owned(),
        country: String::new(),
    }
}

fn email(raw: &str, kind: PlaceKind) -> Email {
    Email { id: 0, kind, label: String::new(), raw: raw.to_owned() }
}

/// `jürgen`, `Müller` → `juergen.mueller`.
fn mailbox(first: &str, last: &str) -> String {
    format!("{}.{}", host(first), host(last))
}

fn host(name: &str) -> String {
    let folded = fold(name);
    let mut out = String::with_capacity(folded.len());
    for c in folded.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}
