//! A row becomes a customer: names, places, dates, stage, consents.

use crate::domain::codes::CustomerKind;
use crate::domain::import::ImportedCustomer;
use crate::domain::model::{Customer, Person};
use crate::tr;

use super::field::F;
use super::names::{self, Name};
use super::places;
use super::row::{Reason, Row};
use super::values;
use super::words::{self, Status};

/// A rhythm in days.
const DAYS: std::ops::RangeInclusive<i64> = 1..=3650;

pub fn customer(row: Row<'_>) -> Result<ImportedCustomer, Reason> {
    let kind = row.choice(F::Kind, words::customer_kind)?;
    let (mut customer, person) = names_of(row, kind)?;
    let mut notes = row.block(F::Notes)?;
    let mut more = Vec::new();

    customer.number = row.text(F::Number)?;
    customer.phones = places::phones(row)?;
    customer.emails = places::emails(row)?;
    customer.addresses = places::addresses(row)?;
    customer.website =
        row.values(F::Website, &[' '])?.into_iter().map(|(_, v)| v).next().unwrap_or_default();
    customer.social = row
        .values(F::Social, &[';'])?
        .into_iter()
        .map(|(slot, value)| {
            let network = super::columns::compared(&slot.name);
            if network.starts_with("social") || network.starts_with("sozial") || value.contains(':')
            {
                value
            } else {
                format!("{network}: {value}")
            }
        })
        .collect();
    if let Some((slot, read, text)) = row.date(F::Birthday)? {
        let birthday = read.to_birthday(row.reader.today);
        customer.birthday =
            Some(birthday.ok_or_else(|| row.bad("import-bad-birthday", slot, &text))?);
    }
    if let Some((slot, read, text)) = row.date(F::Since)? {
        let since = read.to_date(row.reader.today);
        customer.since = Some(since.ok_or_else(|| row.bad("import-bad-date", slot, &text))?);
    }
    customer.source = row.text(F::Source)?;
    match row.choice(F::Stage, words::status)? {
        Some(Status::Stage(stage)) => customer.stage = Some(stage),
        Some(Status::Blocked) => customer.blocked = true,
        None => {}
    }
    customer.blocked |= row.choice(F::Blocked, values::yes_no)?.unwrap_or(false);
    customer.owner = row.text(F::Owner)?;
    customer.key_account = row.choice(F::KeyAccount, values::yes_no)?.unwrap_or(false);
    customer.language = language(&row.text(F::Language)?);
    customer.tags = tags(row)?;
    planned(row, &mut customer)?;
    for own in &row.reader.own {
        if let Some(value) = row.own(own)? {
            customer.own.insert(own.key.clone(), value);
        }
    }
    // What a company has on its contact person, a person has in the notes.
    if person.is_none() {
        for field in [F::Role, F::Department] {
            for slot in row.reader.slots(field) {
                let text = row.cell(slot)?;
                if !text.is_empty() {
                    more.push(format!("{}: {text}", slot.name));
                }
            }
        }
    }
    for line in more {
        if !notes.is_empty() {
            notes.push('\n');
        }
        notes.push_str(&line);
    }
    customer.notes = notes;
    name_of_last_resort(row, &mut customer)?;
    Ok(ImportedCustomer {
        customer,
        person,
        consent_email: row.choice(F::ConsentEmail, words::consent)?,
        consent_phone: row.choice(F::ConsentPhone, words::consent)?,
        consent_post: row.choice(F::ConsentPost, words::consent)?,
    })
}

/// What was agreed and estimated: potential, plan of a key account, rhythms.
fn planned(row: Row<'_>, customer: &mut Customer) -> Result<(), Reason> {
    for slot in row.reader.slots(F::AnnualPotential) {
        let text = row.cell(slot)?;
        if !values::is_nothing(&text) {
            customer.potential = Some(row.money(slot, &text)?);
        }
    }
    customer.potential_category = row.text(F::PotentialCategory)?;
    if let Some((slot, read, text)) = row.date(F::PotentialOn)? {
        let on = read.to_date(row.reader.today);
        customer.potential_on = Some(on.ok_or_else(|| row.bad("import-bad-date", slot, &text))?);
    }
    customer.key_account_plan = row.block(F::KeyAccountPlan)?;
    customer.key_account_measures = row.block(F::KeyAccountMeasures)?;
    customer.key_account_people = row.block(F::KeyAccountPeople)?;
    customer.contact_rhythm_days = row.whole(F::ContactRhythmDays, &DAYS)?;
    customer.inactivity_days = row.whole(F::InactivityDays, &DAYS)?;
    Ok(())
}

/// Who it is. Company and name together are a company with a contact person.
fn names_of(
    row: Row<'_>,
    kind: Option<CustomerKind>,
) -> Result<(Customer, Option<Person>), Reason> {
    let mut company = row.text(F::Company)?;
    let mut name = parted_name(row)?;
    let whole = row.text(F::Name)?;
    if !whole.is_empty() {
        if name.first.is_empty() && name.last.is_empty() {
            let split = match kind {
                Some(CustomerKind::Company) if company.is_empty() => {
                    Name { company: whole.clone(), ..Name::default() }
                }
                Some(CustomerKind::Person) => names::split_person(&whole),
                _ if !company.is_empty() => names::split_person(&whole),
                _ => names::split(&whole),
            };
            // “Name” that says the company once more is no person.
            if !company.is_empty() && whole == company {
            } else if company.is_empty() && !split.company.is_empty() {
                company.clone_from(&split.company);
            } else {
                name = merge(name, split);
            }
        } else if company.is_empty() && names::is_company(&whole) {
            company.clone_from(&whole);
        }
    }
    let contact = row.text(F::ContactName)?;
    let mut customer = Customer::default();
    let role = role(row)?;
    let is_company = match kind {
        Some(kind) => kind == CustomerKind::Company,
        None => !company.is_empty(),
    };
    customer.kind = if is_company { CustomerKind::Company } else { CustomerKind::Person };
    customer.company = company;
    if !contact.is_empty() && name.first.is_empty() && name.last.is_empty() && is_company {
        name = merge(name, names::split_person(&contact));
    }
    let named = !(name.first.is_empty() && name.last.is_empty());
    if is_company && !customer.company.is_empty() && (named || !role.is_empty()) {
        let salutation =
            [name.salutation.as_str(), name.title.as_str()].join(" ").trim().to_owned();
        let person = Person {
            salutation,
            first_name: name.first,
            last_name: name.last,
            role,
            ..Person::default()
        };
        return Ok((customer, Some(person)));
    }
    customer.salutation = name.salutation;
    customer.title = name.title;
    customer.first_name = name.first;
    customer.last_name = name.last;
    Ok((customer, None))
}

/// The name as the columns for its parts give it.
pub fn parted_name(row: Row<'_>) -> Result<Name, Reason> {
    let join =
        |a: String, b: String| if b.is_empty() { a } else { format!("{a} {b}").trim().to_owned() };
    let mut name = Name {
        company: String::new(),
        salutation: row.text(F::Salutation)?,
        title: row.text(F::Title)?,
        first: join(row.text(F::FirstName)?, row.text(F::MiddleName)?),
        last: join(row.text(F::LastName)?, row.text(F::Suffix)?),
    };
    if let Some(usual) = names::salutation(&name.salutation) {
        usual.clone_into(&mut name.salutation);
    }
    // Other programs keep “Herr” under Title, and “Herr Dr.” under Anrede.
    if name.salutation.is_empty()
        && let Some(salutation) = names::salutation(&name.title)
    {
        salutation.clone_into(&mut name.salutation);
        name.title.clear();
    } else if name.title.is_empty()
        && let Some((first, rest)) = name.salutation.clone().split_once(' ')
        && let Some(salutation) = names::salutation(first)
    {
        salutation.clone_into(&mut name.salutation);
        rest.trim().clone_into(&mut name.title);
    }
    // “Müller, Jürgen” in a column for the last name alone.
    if name.first.is_empty() && name.last.contains(',') {
        let split = names::split_person(&name.last.clone());
        name = merge(Name { last: String::new(), ..name }, split);
    }
    Ok(name)
}

/// What is known already wins over what was taken from one cell.
pub fn merge(known: Name, found: Name) -> Name {
    let pick = |a: String, b: String| if a.is_empty() { b } else { a };
    Name {
        company: pick(known.company, found.company),
        salutation: pick(known.salutation, found.salutation),
        title: pick(known.title, found.title),
        first: pick(known.first, found.first),
        last: pick(known.last, found.last),
    }
}

/// Position and department in one line.
pub fn role(row: Row<'_>) -> Result<String, Reason> {
    let (role, department) = (row.text(F::Role)?, row.text(F::Department)?);
    Ok(match (role.is_empty(), department.is_empty()) {
        (false, false) => format!("{role} ({department})"),
        (true, _) => department,
        (_, true) => role,
    })
}

fn tags(row: Row<'_>) -> Result<Vec<String>, Reason> {
    let mut tags: Vec<String> = Vec::new();
    for (_, tag) in row.values(F::Tags, &[';', ',', '|'])? {
        let tag = tag.trim();
        // `* myContacts` is a group of the address book itself.
        if tag.is_empty() || tag.starts_with('*') {
            continue;
        }
        let key = crate::domain::fold::fold(tag);
        if !tags.iter().any(|t| crate::domain::fold::fold(t) == key) {
            tags.push(tag.to_owned());
        }
    }
    Ok(tags)
}

fn language(text: &str) -> String {
    match super::columns::compared(text).as_str() {
        "deutsch" | "german" | "ger" | "deu" => "de".to_owned(),
        "englisch" | "english" | "eng" => "en".to_owned(),
        _ => text.to_owned(),
    }
}

/// Somebody known by an e-mail or a number alone is called by it.
fn name_of_last_resort(row: Row<'_>, customer: &mut Customer) -> Result<(), Reason> {
    if !(customer.company.is_empty()
        && customer.first_name.is_empty()
        && customer.last_name.is_empty())
    {
        return Ok(());
    }
    let named = customer
        .emails
        .first()
        .map(|e| e.raw.clone())
        .or_else(|| customer.phones.first().map(|p| p.raw.clone()));
    customer.last_name = named.ok_or_else(|| tr!(row.reader.i18n, "import-no-name"))?;
    Ok(())
}
