//! What the values of a column look like: numbers with comma or point, dates
//! with day or month first, how many cells are filled. One pass over the file.

use crate::domain::codes::FieldType;

use super::clean;
use super::dates::{self, DayOrder};
use super::values::{self, Decimal};

/// Samples shown of a column.
const SAMPLES: usize = 3;
/// Longest sample, in characters.
const SAMPLE_CHARS: usize = 40;

/// What one column holds.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// Cells with a value.
    pub filled: u64,
    /// The first different values, cleaned and cut.
    pub samples: Vec<String>,
    /// All filled cells say the same.
    pub constant: bool,
    /// Only whether cells are filled is asked: the column is text by its name.
    is_text: bool,
    comma: u64,
    point: u64,
    numbers: u64,
    numbers_comma: u64,
    numbers_point: u64,
    day_first: u64,
    month_first: u64,
    dates: u64,
    yes_no: u64,
    leading_zeros: u64,
    first: String,
}

impl Profile {
    /// For a column that is text by its name: its values are not looked into.
    pub fn of_text() -> Self {
        Self { is_text: true, ..Self::default() }
    }

    pub fn note(&mut self, cell: &str) {
        let text = cell.trim();
        if text.is_empty() {
            return;
        }
        if self.filled == 0 {
            self.constant = true;
            text.clone_into(&mut self.first);
            self.first.truncate(text.char_indices().nth(200).map_or(text.len(), |(i, _)| i));
        } else if self.constant && self.first != text {
            self.constant = false;
        }
        self.filled += 1;
        if self.samples.len() < SAMPLES {
            let sample: String = clean::line(text).chars().take(SAMPLE_CHARS).collect();
            if !self.samples.contains(&sample) {
                self.samples.push(sample);
            }
        }
        if self.is_text {
            return;
        }
        if text.len() > 40 || !text.bytes().any(|b| b.is_ascii_digit()) {
            if text.len() <= 12 && values::yes_no(text).is_some() {
                self.yes_no += 1;
            }
            return;
        }
        self.note_number(text);
        self.note_date(text);
    }

    fn note_number(&mut self, text: &str) {
        let comma = values::number(text, Decimal::Comma).is_some();
        let point = values::number(text, Decimal::Point).is_some();
        if !comma && !point {
            return;
        }
        self.numbers += 1;
        self.numbers_comma += u64::from(comma);
        self.numbers_point += u64::from(point);
        // Only what can be read in one form alone decides (`1.234` cannot).
        if comma && !point {
            self.comma += 1;
        } else if point && !comma {
            self.point += 1;
        }
        let digits = text.trim_start_matches(['-', '+']);
        if digits.starts_with('0') && digits.as_bytes().get(1).is_some_and(u8::is_ascii_digit) {
            self.leading_zeros += 1;
        }
    }

    fn note_date(&mut self, text: &str) {
        // A bare number is a date only where a field asks for one.
        if text.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.')
            && text.matches('.').count() < 2
        {
            return;
        }
        if let Ok(Some(_)) = dates::date(text, DayOrder::DayFirst) {
            self.dates += 1;
        }
        if let Some((a, rest)) = text.split_once('/')
            && let Some((b, _)) = rest.split_once('/')
            && let (Ok(a), Ok(b)) = (a.trim().parse::<u32>(), b.trim().parse::<u32>())
        {
            self.day_first += u64::from(a > 12 && a <= 31);
            self.month_first += u64::from(b > 12 && b <= 31 && a <= 12);
        }
    }

    /// Comma or point; where nothing tells, as the country writes.
    pub fn decimal(&self, fallback: Decimal) -> Decimal {
        match self.comma.cmp(&self.point) {
            std::cmp::Ordering::Greater => Decimal::Comma,
            std::cmp::Ordering::Less => Decimal::Point,
            std::cmp::Ordering::Equal => fallback,
        }
    }

    /// The form was told by the values themselves.
    pub fn decimal_is_sure(&self) -> bool {
        self.comma != self.point
    }

    pub fn day_order(&self) -> DayOrder {
        if self.month_first > self.day_first { DayOrder::MonthFirst } else { DayOrder::DayFirst }
    }

    /// What an own field made of this column should be.
    pub fn field_type(&self, fallback: Decimal) -> FieldType {
        let readable = match self.decimal(fallback) {
            Decimal::Comma => self.numbers_comma,
            Decimal::Point => self.numbers_point,
        };
        if self.filled > 0 && self.dates == self.filled {
            FieldType::Date
        } else if self.filled > 0 && readable == self.filled && self.leading_zeros == 0 {
            FieldType::Number
        } else if self.filled > 0 && self.yes_no == self.filled {
            FieldType::YesNo
        } else {
            FieldType::Text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: &[&str]) -> Profile {
        let mut profile = Profile::default();
        for value in values {
            profile.note(value);
        }
        profile
    }

    #[test]
    fn comma_or_point_is_decided_by_the_whole_column() {
        assert_eq!(of(&["1.234", "2,5"]).decimal(Decimal::Point), Decimal::Comma);
        assert_eq!(of(&["1,234", "2.5"]).decimal(Decimal::Comma), Decimal::Point);
        assert_eq!(of(&["1.234"]).decimal(Decimal::Comma), Decimal::Comma);
        assert!(!of(&["1.234"]).decimal_is_sure());
    }

    #[test]
    fn day_or_month_first_is_decided_by_the_whole_column() {
        assert_eq!(of(&["03/04/2026", "04/25/2026"]).day_order(), DayOrder::MonthFirst);
        assert_eq!(of(&["03/04/2026", "25/04/2026"]).day_order(), DayOrder::DayFirst);
    }

    #[test]
    fn an_own_field_takes_the_type_of_its_values() {
        assert_eq!(of(&["33.057,35", "7.292,99 €"]).field_type(Decimal::Comma), FieldType::Number);
        assert_eq!(of(&["01.02.2026", "3.4.26"]).field_type(Decimal::Comma), FieldType::Date);
        assert_eq!(of(&["ja", "nein"]).field_type(Decimal::Comma), FieldType::YesNo);
        assert_eq!(of(&["007", "12"]).field_type(Decimal::Comma), FieldType::Text);
        assert_eq!(of(&["Handel", "Verein"]).field_type(Decimal::Comma), FieldType::Text);
    }
}
