//! Address books (vCard 2.1, 3.0, 4.0) as rows: one card, one row, with the
//! column names of the import. Cards are read one by one, pictures are left out.

use std::io::{BufRead, BufReader, Read};

use calcard::common::IanaType;
use calcard::vcard::{VCard, VCardEntry, VCardParameterName, VCardProperty, VCardType, VCardValue};
use calcard::{Entry, Parser};
use csv::StringRecord;

use super::problem::What;
use super::table::RawRow;

/// The columns of a card's row, in the words of the import.
pub const HEADER: [&str; 19] = [
    "salutation",
    "title",
    "first_name",
    "last_name",
    "company",
    "role",
    "phone",
    "mobile",
    "phone_home",
    "fax",
    "email",
    "street",
    "postcode",
    "city",
    "country",
    "website",
    "birthday",
    "tags",
    "notes",
];

/// Most text one card may have, pictures aside.
const CARD_LIMIT: usize = 1 << 20;
/// Longest line that is still read as one.
const LINE_LIMIT: u64 = 16 << 20;

/// Rows of a card file; the first is [`HEADER`].
pub struct Cards<R> {
    reader: BufReader<R>,
    line: u64,
    headed: bool,
    ended: bool,
}

impl<R: Read> Cards<R> {
    pub fn new(reader: R) -> Self {
        Self {
            reader: BufReader::with_capacity(1 << 16, reader),
            line: 0,
            headed: false,
            ended: false,
        }
    }

    /// The text of the next card and the line where it begins.
    fn next_card(&mut self) -> Result<Option<(u64, String)>, What> {
        let mut card = String::new();
        let mut begin = 0;
        let mut bytes = Vec::new();
        let mut in_picture = false;
        loop {
            bytes.clear();
            let count = (&mut self.reader)
                .take(LINE_LIMIT)
                .read_until(b'\n', &mut bytes)
                .map_err(|e| What::Unreadable(e.to_string()))?;
            if count == 0 {
                // A card that was cut off is still a card.
                return Ok((begin > 0).then_some((begin, card)));
            }
            self.line += 1;
            if count as u64 == LINE_LIMIT {
                return Err(What::EndlessRecord { line: self.line });
            }
            let text = String::from_utf8_lossy(&bytes);
            let bare = text.trim_end_matches(['\r', '\n']);
            if begin == 0 {
                if bare.trim().trim_start_matches('\u{feff}').eq_ignore_ascii_case("BEGIN:VCARD") {
                    begin = self.line;
                    card.push_str("BEGIN:VCARD\r\n");
                }
                continue;
            }
            let folded = bare.starts_with([' ', '\t']);
            if !folded {
                in_picture = is_picture(bare);
            }
            if in_picture {
                continue;
            }
            if card.len() + bare.len() > CARD_LIMIT {
                return Err(What::EndlessRecord { line: begin });
            }
            card.push_str(bare);
            card.push_str("\r\n");
            if bare.trim().eq_ignore_ascii_case("END:VCARD") {
                return Ok(Some((begin, card)));
            }
        }
    }
}

fn is_picture(line: &str) -> bool {
    let name = line.split([':', ';']).next().unwrap_or_default();
    let name = name.rsplit('.').next().unwrap_or_default();
    ["PHOTO", "LOGO", "SOUND", "KEY"].iter().any(|p| name.eq_ignore_ascii_case(p))
}

impl<R: Read> Iterator for Cards<R> {
    type Item = Result<RawRow, What>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        if !self.headed {
            self.headed = true;
            return Some(Ok(RawRow { line: 0, cells: StringRecord::from(HEADER.to_vec()) }));
        }
        match self.next_card() {
            Ok(Some((line, text))) => Some(Ok(RawRow { line, cells: cells_of(&text) })),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(what) => {
                self.ended = true;
                Some(Err(what))
            }
        }
    }
}

fn cells_of(text: &str) -> StringRecord {
    let mut parser = Parser::new(text);
    let mut fields = Fields::default();
    loop {
        match parser.entry() {
            Entry::VCard(card) => {
                fields.take(&card);
                break;
            }
            Entry::Eof => break,
            // Warnings of the parser; what could be read comes as a card.
            _ => {}
        }
    }
    StringRecord::from(HEADER.iter().map(|name| fields.get(name)).collect::<Vec<_>>())
}

#[derive(Default)]
struct Fields {
    values: Vec<(&'static str, String)>,
}

impl Fields {
    fn get(&self, name: &str) -> &str {
        self.values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// Adds a value; several of one column stand on lines of their own.
    fn add(&mut self, name: &'static str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self.values.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => {
                old.push('\n');
                old.push_str(value);
            }
            None => self.values.push((name, value.to_owned())),
        }
    }

    fn take(&mut self, card: &VCard) {
        let mut full_name = String::new();
        let mut has_address = false;
        for entry in &card.entries {
            let parts = parts(entry);
            let part = |index: usize| parts.get(index).map_or("", String::as_str);
            let whole = || parts.join(" ").trim().to_owned();
            match &entry.name {
                VCardProperty::N => {
                    self.add("last_name", part(0));
                    let first = format!("{} {}", part(1), part(2));
                    self.add("first_name", &first);
                    let prefix = part(3).trim();
                    if matches!(
                        prefix,
                        "Herr" | "Frau" | "Mr" | "Mr." | "Mrs" | "Mrs." | "Ms" | "Ms."
                    ) {
                        self.add("salutation", prefix);
                    } else {
                        self.add("title", prefix);
                    }
                }
                VCardProperty::Fn => full_name = whole(),
                VCardProperty::Org => self.add("company", part(0)),
                VCardProperty::Title | VCardProperty::Role if self.get("role").is_empty() => {
                    self.add("role", &whole());
                }
                VCardProperty::Tel => {
                    let number = whole();
                    let number = number.strip_prefix("tel:").unwrap_or(&number).to_owned();
                    let label = label_of(card, entry);
                    let labelled =
                        if label.is_empty() { number } else { format!("{label}: {number}") };
                    self.add(phone_column(entry), &labelled);
                }
                VCardProperty::Email => self.add("email", &whole()),
                VCardProperty::Adr if !has_address => {
                    has_address = true;
                    self.add("street", &[part(0), part(1), part(2)].join(" ").replace("  ", " "));
                    self.add("city", part(3));
                    self.add("postcode", part(5));
                    self.add("country", part(6));
                }
                VCardProperty::Bday => self.add("birthday", &birthday(entry)),
                VCardProperty::Categories => {
                    for tag in &parts {
                        self.add("tags", tag);
                    }
                }
                VCardProperty::Note => self.add("notes", &parts.join(", ")),
                VCardProperty::Url => self.add("website", &whole()),
                _ => {}
            }
        }
        let nameless =
            ["first_name", "last_name", "company"].iter().all(|n| self.get(n).is_empty());
        if nameless {
            let (first, last) = full_name.rsplit_once(' ').unwrap_or(("", &full_name));
            self.add("first_name", first);
            self.add("last_name", last);
        }
    }
}

/// The parts of a value, as text.
fn parts(entry: &VCardEntry) -> Vec<String> {
    let mut out = Vec::new();
    for value in &entry.values {
        match value {
            VCardValue::Component(parts) => out.push(parts.join(" ")),
            VCardValue::Text(text) => out.push(text.clone()),
            VCardValue::Integer(number) => out.push(number.to_string()),
            _ => {}
        }
    }
    out
}

/// The label that address books of one maker keep beside the number (`item1.X-ABLabel`).
fn label_of(card: &VCard, entry: &VCardEntry) -> String {
    let Some(group) = &entry.group else { return String::new() };
    card.entries
        .iter()
        .find(|other| {
            other.group.as_ref() == Some(group)
                && matches!(&other.name, VCardProperty::Other(n) if n.eq_ignore_ascii_case("X-ABLABEL"))
        })
        .map(|other| parts(other).join(" "))
        .map(|label| label.trim_start_matches("_$!<").trim_end_matches(">!$_").replace([':', ';'], " "))
        .unwrap_or_default()
}

fn phone_column(entry: &VCardEntry) -> &'static str {
    let mut column = "phone";
    for parameter in entry.parameters(&VCardParameterName::Type) {
        let word = match parameter.as_type() {
            Some(IanaType::Iana(VCardType::Cell)) => "cell",
            Some(IanaType::Iana(VCardType::Fax)) => "fax",
            Some(IanaType::Iana(VCardType::Home)) => "home",
            Some(IanaType::Other(word)) => word,
            _ => "",
        };
        match word.to_ascii_lowercase().as_str() {
            "fax" => return "fax",
            "cell" | "mobile" | "iphone" => column = "mobile",
            "home" if column == "phone" => column = "phone_home",
            _ => {}
        }
    }
    column
}

fn birthday(entry: &VCardEntry) -> String {
    for value in &entry.values {
        match value {
            VCardValue::PartialDateTime(date) => {
                let (Some(month), Some(day)) = (date.month, date.day) else { continue };
                return match date.year {
                    // Phones that must write a year write 1604 for “unknown”.
                    Some(year) if year > 1604 => format!("{year:04}-{month:02}-{day:02}"),
                    _ => format!("--{month:02}-{day:02}"),
                };
            }
            VCardValue::Text(text) => return text.clone(),
            _ => {}
        }
    }
    String::new()
}
