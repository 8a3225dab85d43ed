//! Files in and out: CSV, spreadsheets, address books, JSON. Domain types on one
//! side, files on the other; knows nothing of the store.

mod amounts;
mod choose;
mod clean;
pub mod columns;
mod complaint;
mod contact;
mod customer;
mod dates;
pub mod field;
pub mod fingerprint;
mod header;
pub mod json;
mod life;
mod meaning;
mod moments;
mod names;
mod person;
mod places;
mod plan;
mod prefetch;
mod problem;
mod profile;
mod rejects;
mod row;
mod rows;
mod sale;
mod sheet;
mod sniff;
mod sorter;
mod survey;
mod synonyms;
mod table;
mod table_out;
mod task;
mod values;
mod vcard;
pub mod words;

#[cfg(test)]
mod tests;

pub use dates::DayOrder;
pub use field::{F, Field};
pub use meaning::Proof;
pub use plan::{Chosen, Column, Options, Passed, Plan, Remembered, is_fixed, plan};
pub use prefetch::Prefetch;
pub use problem::{FileProblem, What};
pub use profile::Profile;
pub use rejects::write_rejects;
pub use rows::Rows;
pub use sale::unknown_customers;
pub use sniff::Format;
pub use table_out::{ExportKind, Extra, TableOut};
pub use values::Decimal;
