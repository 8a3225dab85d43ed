//! Which rows of a file are data: not the titles above the heading, not the
//! heading once more, no sums, nothing empty.

use super::columns::compared;
use super::header::is_sep;
use super::plan::{Passed, Plan};
use super::sniff::Format;
use super::table::RawRow;
use super::values::{Decimal, number};

/// What a row of the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// Above the heading, or the heading itself.
    Above,
    Empty,
    Sum,
    Heading,
    Data,
}

/// Tells data rows from the rest; the same for measuring and reading.
#[derive(Debug, Clone)]
pub struct Sorter {
    header_line: u64,
    is_card: bool,
    heading: Vec<String>,
    below: bool,
    pub passed: Passed,
}

impl Sorter {
    pub fn new(plan: &Plan) -> Self {
        Self {
            header_line: plan.header_line,
            is_card: plan.sniffed.format == Format::VCard,
            heading: plan.columns.iter().map(|c| c.name.clone()).collect(),
            below: false,
            passed: Passed::default(),
        }
    }

    pub fn sort(&mut self, row: &RawRow) -> Sort {
        if !self.below {
            if row.line == self.header_line {
                self.below = true;
            } else if !row.is_blank() && !is_sep(row) {
                self.passed.above += 1;
            }
            return Sort::Above;
        }
        if row.is_blank() {
            // An address book's empty card is a card that says nothing.
            self.passed.empty += 1;
            return Sort::Empty;
        }
        if self.is_card {
            return Sort::Data;
        }
        if row.cells.len() == self.heading.len()
            && row.cells.iter().zip(&self.heading).all(|(cell, name)| cell.trim() == name)
        {
            self.passed.headings += 1;
            return Sort::Heading;
        }
        if is_sum(row) {
            self.passed.sums += 1;
            return Sort::Sum;
        }
        Sort::Data
    }
}

/// A row of sums: a word for it, and otherwise nothing but numbers.
fn is_sum(row: &RawRow) -> bool {
    let mut word = false;
    for cell in row.cells.iter().map(str::trim).filter(|c| !c.is_empty()) {
        if cell.len() > 40 {
            return false;
        }
        let has_letters = cell.chars().any(char::is_alphabetic);
        if (!has_letters || cell.ends_with("EUR"))
            && (number(cell, Decimal::Comma).is_some() || number(cell, Decimal::Point).is_some())
        {
            continue;
        }
        let is_word = matches!(
            compared(cell).as_str(),
            "summe"
                | "summen"
                | "gesamt"
                | "gesamtsumme"
                | "zwischensumme"
                | "endsumme"
                | "total"
                | "totals"
                | "sum"
                | "grandtotal"
                | "subtotal"
                | "insgesamt"
                | "anzahl"
        );
        if !is_word {
            return false;
        }
        word = true;
    }
    word
}
