//! One data row behind its fields: cells found by field, cleaned, read as what
//! the field asks for, with a sentence for what cannot be read.

use chrono::NaiveDate;
use chrono_tz::Tz;
use csv::StringRecord;

use crate::domain::codes::{FieldType, PlaceKind};
use crate::domain::model::OwnField;
use crate::i18n::I18n;
use crate::tr;

use super::clean;
use super::columns::{compared, ordinal};
use super::dates::{self, DayOrder, Read};
use super::field::{F, Field};
use super::plan::Plan;
use super::table_out::unguarded;
use super::values::{self, Decimal};

/// Longest value of one line, in characters.
pub const LINE_LIMIT: usize = 1000;
/// Longest note, in characters.
pub const BLOCK_LIMIT: usize = 100_000;

/// Why a row cannot be taken, as a sentence.
pub type Reason = String;

/// A column in use.
#[derive(Debug, Clone)]
pub struct Slot {
    pub column: usize,
    pub name: String,
    pub order: DayOrder,
    pub decimal: Decimal,
    /// The column that says what kind of number this is.
    pub label: Option<usize>,
}

/// A column that fills an own field.
#[derive(Debug, Clone)]
pub struct OwnSlot {
    pub slot: Slot,
    pub key: String,
    pub field_type: FieldType,
}

/// The mapping made quick: columns by field, and all that reading depends on.
#[derive(Debug)]
pub struct Reader {
    slots: Vec<(F, Vec<Slot>)>,
    pub own: Vec<OwnSlot>,
    pub columns: usize,
    pub country: String,
    pub currency: String,
    pub zone: Tz,
    pub today: NaiveDate,
    pub vat_rate: i64,
    pub i18n: I18n,
    pub is_csv: bool,
}

impl Reader {
    pub fn new(plan: &Plan) -> Self {
        let mut slots: Vec<(F, Vec<Slot>)> = Vec::new();
        let mut own = Vec::new();
        let fields: Vec<OwnField> = plan.own_fields();
        for (index, column) in plan.columns.iter().enumerate() {
            let slot = Slot {
                column: index,
                name: column.name.clone(),
                order: column.profile.day_order(),
                decimal: column.profile.decimal(plan.decimal_fallback()),
                label: None,
            };
            match &column.field {
                Some(Field::Known(field)) => match slots.iter_mut().find(|(f, _)| f == field) {
                    Some((_, list)) => list.push(slot),
                    None => slots.push((*field, vec![slot])),
                },
                Some(Field::Own(label)) => {
                    let name = compared(label);
                    if let Some(field) = fields
                        .iter()
                        .find(|o| compared(&o.label) == name || compared(&o.key) == name)
                    {
                        own.push(OwnSlot {
                            slot,
                            key: field.key.clone(),
                            field_type: field.field_type,
                        });
                    }
                }
                _ => {}
            }
        }
        tie_labels(&mut slots);
        Self {
            slots,
            own,
            columns: plan.columns.len(),
            country: plan.options.country.clone(),
            currency: plan.options.currency.clone(),
            zone: plan.options.zone,
            today: plan.options.today,
            vat_rate: plan.options.vat_rate,
            i18n: I18n::new(plan.options.lang),
            is_csv: plan.dialect.is_some(),
        }
    }

    pub fn slots(&self, field: F) -> &[Slot] {
        self.slots.iter().find(|(f, _)| *f == field).map_or(&[], |(_, slots)| slots)
    }

    pub fn has(&self, field: F) -> bool {
        !self.slots(field).is_empty()
    }
}

/// Ties `Phone 2 - Label` to `Phone 2 - Value`.
fn tie_labels(slots: &mut [(F, Vec<Slot>)]) {
    let labels: Vec<Slot> =
        slots.iter().find(|(f, _)| *f == F::PhoneLabel).map(|(_, l)| l.clone()).unwrap_or_default();
    for (field, list) in slots {
        if matches!(field, F::Phone | F::Mobile | F::PhoneHome | F::Fax) {
            for slot in list {
                slot.label = labels
                    .iter()
                    .find(|l| ordinal(&l.name) == ordinal(&slot.name))
                    .map(|l| l.column);
            }
        }
    }
}

/// A row and how to read it.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    pub cells: &'a StringRecord,
    pub reader: &'a Reader,
}

impl<'a> Row<'a> {
    /// The cell as it stands, without the `'` that our own export puts before `=`.
    fn raw(self, column: usize) -> &'a str {
        let cell = self.cells.get(column).unwrap_or_default();
        if self.reader.is_csv { unguarded(cell) } else { cell }
    }

    /// The cleaned cell of a slot, if it is not too long.
    pub fn cell(self, slot: &Slot) -> Result<String, Reason> {
        let text = clean::line(self.raw(slot.column));
        if text.len() > LINE_LIMIT {
            self.check_length(&text, slot, LINE_LIMIT)?;
        }
        Ok(text.into_owned())
    }

    fn check_length(self, text: &str, slot: &Slot, limit: usize) -> Result<(), Reason> {
        let length = text.chars().count();
        if length > limit {
            return Err(tr!(
                self.reader.i18n,
                "import-too-long",
                column = slot.name.as_str(),
                length = length as u64,
                limit = limit as u64
            ));
        }
        Ok(())
    }

    /// The first filled cell of a field.
    pub fn text(self, field: F) -> Result<String, Reason> {
        for slot in self.reader.slots(field) {
            let text = self.cell(slot)?;
            if !text.is_empty() {
                return Ok(text);
            }
        }
        Ok(String::new())
    }

    /// All cells of a field as text of several lines.
    pub fn block(self, field: F) -> Result<String, Reason> {
        let mut out = String::new();
        for slot in self.reader.slots(field) {
            let text = clean::block(self.raw(slot.column));
            if text.is_empty() {
                continue;
            }
            if text.len() > BLOCK_LIMIT {
                self.check_length(&text, slot, BLOCK_LIMIT)?;
            }
            if !out.is_empty() {
                out.push('\n');
            }
            out.push_str(&text);
        }
        Ok(out)
    }

    /// The values of a field that may hold several: over columns and inside a cell.
    pub fn values(self, field: F, separators: &[char]) -> Result<Vec<(&'a Slot, String)>, Reason> {
        let mut out = Vec::new();
        for slot in self.reader.slots(field) {
            let raw = self.raw(slot.column);
            if raw.trim().is_empty() {
                continue;
            }
            let text = clean::block(raw);
            if text.len() > LINE_LIMIT * 10 {
                self.check_length(&text, slot, LINE_LIMIT * 10)?;
            }
            for part in split_values(&text, separators) {
                let part = clean::line(part);
                if !values::is_nothing(&part) {
                    out.push((slot, part.into_owned()));
                }
            }
        }
        Ok(out)
    }

    /// A value of a closed list; `read` knows the words.
    pub fn choice<T>(
        self,
        field: F,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Reason> {
        for slot in self.reader.slots(field) {
            let text = self.cell(slot)?;
            if text.is_empty() {
                continue;
            }
            return match read(&text) {
                Some(value) => Ok(Some(value)),
                None if values::is_nothing(&text) => Ok(None),
                None => Err(self.bad("import-bad-choice", slot, &text)),
            };
        }
        Ok(None)
    }

    /// A date (and time) of a field.
    pub fn date(self, field: F) -> Result<Option<(&'a Slot, Read, String)>, Reason> {
        for slot in self.reader.slots(field) {
            let text = self.cell(slot)?;
            if text.is_empty() {
                continue;
            }
            return match dates::date(&text, slot.order) {
                Ok(read) => Ok(read.map(|read| (slot, read, text))),
                Err(()) => Err(self.bad("import-bad-date", slot, &text)),
            };
        }
        Ok(None)
    }

    /// A sentence about a value that cannot be read.
    pub fn bad(self, key: &str, slot: &Slot, value: &str) -> Reason {
        tr!(self.reader.i18n, key, column = slot.name.as_str(), value = shown(value))
    }

    /// What a phone's label column says.
    pub fn label(self, slot: &Slot) -> String {
        slot.label
            .map(|column| clean::line(self.raw(column)).trim_start_matches("* ").to_owned())
            .unwrap_or_default()
    }

    /// The values of own fields, in their stored form.
    pub fn own(self, slot: &OwnSlot) -> Result<Option<String>, Reason> {
        let text = self.cell(&slot.slot)?;
        if text.is_empty() {
            return Ok(None);
        }
        let value = match slot.field_type {
            FieldType::Number => values::number(&text, slot.slot.decimal)
                .ok_or_else(|| self.bad("import-bad-number", &slot.slot, &text))?,
            FieldType::Date => match dates::date(&text, slot.slot.order) {
                Ok(Some(read)) => match read.to_date(self.reader.today) {
                    Some(date) => date.to_string(),
                    None => return Err(self.bad("import-bad-date", &slot.slot, &text)),
                },
                Ok(None) => return Ok(None),
                Err(()) => return Err(self.bad("import-bad-date", &slot.slot, &text)),
            },
            FieldType::YesNo => match values::yes_no(&text) {
                Some(true) => "yes".to_owned(),
                Some(false) => "no".to_owned(),
                None => return Err(self.bad("import-bad-choice", &slot.slot, &text)),
            },
            FieldType::Text | FieldType::Choice => text,
        };
        Ok(Some(value))
    }
}

/// A value as a sentence shows it.
pub fn shown(value: &str) -> String {
    value.chars().take(60).collect()
}

/// Several values in one cell: `:::`, line breaks, “oder”, and the separators given.
fn split_values<'a>(text: &'a str, separators: &'a [char]) -> impl Iterator<Item = &'a str> {
    text.split(":::")
        .flat_map(|part| part.split('\n'))
        .flat_map(split_or)
        .flat_map(move |part| part.split(move |c: char| separators.contains(&c)))
}

/// Splits at the word “oder”, also where one side of it is empty.
fn split_or(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text.trim();
    'outer: loop {
        for word in ["oder", "or", "und"] {
            let padded = format!(" {word} ");
            if let Some((head, tail)) = rest.split_once(padded.as_str()) {
                out.push(head);
                rest = tail;
                continue 'outer;
            }
            if let Some(head) = rest.strip_suffix(word).filter(|h| h.ends_with(' ')) {
                rest = head.trim();
                continue 'outer;
            }
            if let Some(tail) = rest.strip_prefix(word).filter(|t| t.starts_with(' ')) {
                rest = tail.trim();
                continue 'outer;
            }
        }
        break;
    }
    out.push(rest);
    out
}

/// What a label beside a number (or in front of it) says.
pub fn place_of_word(word: &str) -> Option<PlaceKind> {
    let key = compared(word);
    Some(match key.as_str() {
        "work" | "main" | "business" | "geschaeftlich" | "arbeit" | "dienstlich" => PlaceKind::Work,
        "mobile" | "mobil" | "handy" | "cell" | "iphone" | "mobiltelefon" => PlaceKind::Mobile,
        "home" | "privat" | "private" | "zuhause" => PlaceKind::Home,
        "fax" | "telefax" | "workfax" | "homefax" | "faxgeschaeftlich" | "faxprivat"
        | "otherfax" => PlaceKind::Fax,
        "other" | "sonstige" | "sonstiges" | "andere" | "weitere" => PlaceKind::Other,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_values_of_a_cell_come_apart() {
        let parts = |text| {
            split_values(text, &[';']).map(str::trim).filter(|p| !p.is_empty()).collect::<Vec<_>>()
        };
        assert_eq!(parts("0234 133882-7 ::: 0531 614137"), ["0234 133882-7", "0531 614137"]);
        assert_eq!(parts("0211-6407219 oder "), ["0211-6407219"]);
        assert_eq!(
            parts("a@b.example; c@d.example\ne@f.example"),
            ["a@b.example", "c@d.example", "e@f.example"]
        );
        assert_eq!(parts("oder"), ["oder"]);
    }
}
