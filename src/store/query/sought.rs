//! A text that a query looks for, and whether the text of a customer has it. SQL asks
//! through two functions; what is sought travels as one bound value.
//!
//! Folded as the search does; see [`crate::store::text`] for the text of a customer.

use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::{Connection, Error, Result};

use crate::domain::fold::{bare, bare_begun, fold, words};
use crate::domain::phone::PhoneQuery;
use crate::domain::query::How;
use crate::store::index::all_trigrams;
use crate::store::text::{Field, fields};

/// Between the parts of what travels; no text has it, for it is no letter.
const BETWEEN: char = '\u{1f}';

/// What is looked for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sought {
    /// Fields of the text that are looked at.
    fields: Vec<Field>,
    /// `None`: whether there is anything.
    how: Option<How>,
    /// A word may begin so anywhere in a field, not only the field.
    anywhere: bool,
    /// The spellings, words two blanks apart.
    forms: Vec<String>,
    /// As it stands in an e-mail address.
    address: String,
    phone: Option<PhoneQuery>,
}

impl Sought {
    /// `anywhere`: for bare words, of which each word of a field may be the beginning.
    pub fn new(
        fields: &[Field],
        how: Option<How>,
        anywhere: bool,
        text: &str,
        country: &str,
    ) -> Self {
        let phrase = words(text).join("  ");
        let other = match how {
            Some(How::Whole) => bare(&phrase).into_owned(),
            _ => bare_begun(&phrase).into_owned(),
        };
        let mut forms = vec![phrase];
        if !forms.contains(&other) {
            forms.push(other);
        }
        forms.retain(|form| !form.is_empty());
        let mut address = fold(text);
        address.retain(|c| !matches!(c, '^' | '$' | ' ') && !c.is_ascii_uppercase());
        let phone =
            fields.contains(&Field::Phone).then(|| PhoneQuery::new(text, country)).flatten();
        Self { fields: fields.to_vec(), how, anywhere, forms, address, phone }
    }

    /// The question to the trigram index for texts that may have it; `None`: no index helps.
    pub fn expression(&self) -> Option<String> {
        let mut any = Vec::new();
        self.how?;
        let others = self.fields.iter().any(|f| !matches!(f, Field::Phone | Field::Email));
        if others {
            for form in &self.forms {
                let all: Vec<String> = form
                    .split("  ")
                    .map(all_trigrams)
                    .filter(|trigrams| !trigrams.is_empty())
                    .collect();
                // A word too short to be asked for alone would let everything pass.
                if all.is_empty() {
                    return self.short(form);
                }
                any.push(all.join(" AND "));
            }
        }
        if self.fields.contains(&Field::Email) && !self.address.is_empty() {
            let trigrams = all_trigrams(&self.address);
            if trigrams.is_empty() {
                return None;
            }
            any.push(trigrams);
        }
        if let Some(phone) = &self.phone {
            any.extend(phone.starts.iter().map(|s| all_trigrams(&format!("^{s}"))));
            any.extend(phone.parts.iter().map(|s| all_trigrams(s)));
        }
        any.retain(|one| !one.is_empty());
        (!any.is_empty())
            .then(|| any.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" OR "))
    }

    /// Two letters at the beginning of a field that is looked at alone.
    fn short(&self, form: &str) -> Option<String> {
        let ends = match (self.how?, self.anywhere) {
            (How::Whole, _) => "$",
            (How::Begins, false) if form.chars().count() == 2 => "",
            _ => return None,
        };
        let all: Vec<String> = self
            .forms
            .iter()
            .map(|form| all_trigrams(&format!("^{form}{ends}")))
            .filter(|trigrams| !trigrams.is_empty())
            .collect();
        let one_field =
            !self.fields.iter().any(|f| matches!(f, Field::Notes | Field::Phone | Field::Email));
        (one_field && self.fields.len() == 1 && all.len() == self.forms.len())
            .then(|| all.iter().map(|one| format!("({one})")).collect::<Vec<_>>().join(" OR "))
    }

    /// Whether the text of a customer has it.
    pub fn is_in(&self, text: &str) -> bool {
        let mine = || fields(text).filter(|(field, _)| self.fields.contains(field));
        let Some(how) = self.how else { return mine().next().is_some() };
        if mine().any(|(field, line)| self.is_line(how, field, line)) {
            return true;
        }
        // A full name, in either order, stands in two fields.
        [(Field::Last, Field::First), (Field::PersonLast, Field::PersonFirst)].into_iter().any(
            |(last, first)| {
                let of = |wanted: Field| {
                    mine().filter(move |(field, _)| *field == wanted).map(|(_, line)| line)
                };
                self.forms.iter().any(|form| form.contains("  "))
                    && of(last).any(|last| {
                        of(first).any(|first| {
                            self.is_words(how, &format!("{first}  {last}"))
                                || self.is_words(how, &format!("{last}  {first}"))
                        })
                    })
            },
        )
    }

    fn is_line(&self, how: How, field: Field, line: &str) -> bool {
        match field {
            Field::Phone => self.phone.as_ref().is_some_and(|phone| is_phone(phone, how, line)),
            Field::Email => {
                !self.address.is_empty()
                    && match how {
                        How::Contains => line.contains(&self.address),
                        How::Whole => line == self.address,
                        How::Begins => line.starts_with(&self.address),
                    }
            }
            // Their words stand one by one, of which each is a beginning.
            Field::Notes if how == How::Begins => self.begins_anywhere(line),
            _ => self.is_words(how, line),
        }
    }

    fn is_words(&self, how: How, line: &str) -> bool {
        self.forms.iter().any(|form| match how {
            How::Contains => line.contains(form.as_str()),
            How::Whole => line == form,
            How::Begins => line.starts_with(form.as_str()),
        }) || (how == How::Begins && self.anywhere && self.begins_anywhere(line))
    }

    fn begins_anywhere(&self, line: &str) -> bool {
        self.forms
            .iter()
            .any(|form| line.starts_with(form.as_str()) || line.contains(&format!(" {form}")))
    }

    /// Whether a value as it is stored has it.
    pub fn is_value(&self, value: &str) -> bool {
        let line = words(value).join("  ");
        let Some(how) = self.how else { return !value.is_empty() };
        let other = bare(&line);
        self.is_words(how, &line) || self.is_words(how, &other)
    }

    /// As it travels through SQL.
    pub fn bound(
        fields: &[Field],
        how: Option<How>,
        anywhere: bool,
        text: &str,
        country: &str,
    ) -> String {
        let letters: String = fields.iter().map(|field| field.letter()).collect();
        let how = match how {
            None => "any",
            Some(How::Contains) => "contains",
            Some(How::Whole) => "whole",
            Some(How::Begins) => "begins",
        };
        let anywhere = if anywhere { "1" } else { "" };
        [letters.as_str(), how, anywhere, country, text].join(&BETWEEN.to_string())
    }

    fn unbound(bound: &str) -> Self {
        let mut parts = bound.splitn(5, BETWEEN);
        let mut part = || parts.next().unwrap_or_default();
        let letters = part();
        let fields: Vec<Field> =
            Field::ALL.into_iter().filter(|field| letters.contains(field.letter())).collect();
        let how = match part() {
            "contains" => Some(How::Contains),
            "whole" => Some(How::Whole),
            "begins" => Some(How::Begins),
            _ => None,
        };
        let anywhere = part() == "1";
        let country = part();
        Self::new(&fields, how, anywhere, part(), country)
    }
}

fn is_phone(phone: &PhoneQuery, how: How, digits: &str) -> bool {
    let whole = phone.norms.iter().any(|n| n.trim_start_matches('+') == digits);
    let begins = || phone.starts.iter().any(|s| digits.starts_with(s.as_str()));
    let inside = || phone.parts.iter().any(|p| digits.contains(p.as_str()));
    whole
        || match how {
            How::Whole => false,
            How::Begins => begins(),
            How::Contains => begins() || inside(),
        }
}

/// Makes the functions known to a connection.
pub(in crate::store) fn register(conn: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_DIRECTONLY;
    conn.create_scalar_function("text_has", 2, flags, |context| asked(context, Sought::is_in))?;
    conn.create_scalar_function("value_has", 2, flags, |context| asked(context, Sought::is_value))
}

fn asked(context: &Context<'_>, is: impl Fn(&Sought, &str) -> bool) -> Result<bool> {
    let sought = context
        .get_or_create_aux(1, |bound| -> Result<Sought> { Ok(Sought::unbound(bound.as_str()?)) })?;
    match context.get_raw(0).as_str_or_null() {
        Ok(text) => Ok(is(&sought, text.unwrap_or_default())),
        Err(error) => Err(Error::UserFunctionError(error.into())),
    }
}
