//! A row becomes a contact person of a company.

use crate::domain::import::ImportRecord;
use crate::domain::model::Person;
use crate::tr;

use super::customer::{merge, parted_name, role};
use super::field::F;
use super::names;
use super::places;
use super::row::{Reason, Row};

pub fn person(row: Row<'_>) -> Result<ImportRecord, Reason> {
    let customer = row.text(F::Customer)?;
    if customer.is_empty() {
        return Err(tr!(row.reader.i18n, "import-no-customer"));
    }
    let mut name = parted_name(row)?;
    let whole = row.text(F::Name)?;
    if !whole.is_empty() {
        name = merge(name, names::split_person(&whole));
    }
    let phones = places::phones(row)?;
    let emails = places::emails(row)?;
    if name.first.is_empty() && name.last.is_empty() {
        let named =
            emails.first().map(|e| e.raw.clone()).or_else(|| phones.first().map(|p| p.raw.clone()));
        name.last = named.ok_or_else(|| tr!(row.reader.i18n, "import-no-name"))?;
    }
    let person = Person {
        salutation: [name.salutation.as_str(), name.title.as_str()].join(" ").trim().to_owned(),
        first_name: name.first,
        last_name: name.last,
        role: role(row)?,
        phones,
        emails,
        notes: row.block(F::Notes)?,
        ..Person::default()
    };
    Ok(ImportRecord::Person { customer, person: Box::new(person) })
}
