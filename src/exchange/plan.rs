//! How a file will be read: what was recognised, which column is which field.
//! The guided screen shows and edits a [`Plan`]; the command line takes it as it is.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::domain::import::ImportKind;
use crate::domain::model::OwnField;
use crate::i18n::Lang;

use super::choose::own_key;
use super::columns::{self, compared};
use super::field::{F, Field};
use super::header::{find_header, header_key, is_sep};
use super::meaning::Proof;
use super::problem::{FileProblem, What};
use super::profile::Profile;
use super::rows::Rows;
use super::sniff::{Format, Sniffed, sniff};
use super::sorter::{Sort, Sorter};
use super::table::{self, COLUMN_LIMIT, Dialect, RawRow};
use super::values::Decimal;
use super::vcard;

/// Rows in which the heading is looked for.
const HEADER_ROWS: usize = 30;
/// What the reading depends on besides the file.
#[derive(Debug, Clone)]
pub struct Options {
    /// `None`: guess from the columns.
    pub kind: Option<ImportKind>,
    /// `--map COLUMN=FIELD`, in words.
    pub overrides: Vec<(String, String)>,
    /// Own fields the file of the user has already.
    pub own_fields: Vec<OwnField>,
    /// Country of the user's file (ISO 3166), for phone numbers and number forms.
    pub country: String,
    /// Its currency (ISO 4217).
    pub currency: String,
    /// Its time zone, for local times.
    pub zone: Tz,
    pub today: NaiveDate,
    /// VAT where a file of sales does not say it, in hundredths of a percent.
    pub vat_rate: i64,
    /// Language of the reasons.
    pub lang: Lang,
}

/// How a column came to its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chosen {
    /// By its name.
    Known,
    /// By `--map`, or on the screen.
    ByHand,
    /// As at the last import of such a file.
    Remembered,
    /// Nothing fits: kept as an own field.
    Kept,
    /// Not imported.
    Nothing,
}

/// One column of the file.
#[derive(Debug, Clone)]
pub struct Column {
    /// As in the file, cleaned.
    pub name: String,
    pub field: Option<Field>,
    pub chosen: Chosen,
    pub profile: Profile,
}

/// Rows that are not read as data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passed {
    /// Titles and the like above the heading.
    pub above: u64,
    pub empty: u64,
    pub sums: u64,
    /// The heading once more, further down.
    pub headings: u64,
}

/// How a file will be read.
#[derive(Debug, Clone)]
pub struct Plan {
    pub path: PathBuf,
    pub kind: ImportKind,
    pub sniffed: Sniffed,
    pub dialect: Option<Dialect>,
    /// Line of the heading; 0 for address books, which have none.
    pub header_line: u64,
    pub columns: Vec<Column>,
    /// Data rows of the file.
    pub rows: u64,
    pub passed: Passed,
    /// Of sales: what the figures tell of the discount.
    pub proof: Option<Proof>,
    pub(super) options: Options,
}

/// The remembered choices for a heading: column name → field in words.
pub type Remembered = Vec<(String, String)>;

/// Looks at a file and plans its import. `remembered` is asked for the choices
/// made at an earlier import of a file with this heading ([`Plan::header_key`]).
pub fn plan(
    path: &Path,
    options: Options,
    remembered: &dyn Fn(ImportKind, &str) -> Option<Remembered>,
) -> Result<Plan, FileProblem> {
    let fail = |what| FileProblem::new(path, what);
    let sniffed = sniff(path)?;
    let candidates = match sniffed.format {
        Format::Csv => table::dialects(path, sniffed.encoding)?.into_iter().map(Some).collect(),
        _ => vec![None],
    };
    let (dialect, kind, header) = begin(path, &sniffed, &candidates, &options, remembered)?;
    let mut plan = Plan {
        path: path.to_owned(),
        kind,
        sniffed,
        dialect,
        header_line: header.line,
        columns: header
            .cells
            .iter()
            .map(|name| Column {
                name: super::clean::line(name).into_owned(),
                field: None,
                chosen: Chosen::Nothing,
                profile: Profile::default(),
            })
            .collect(),
        rows: 0,
        passed: Passed::default(),
        proof: None,
        options,
    };
    plan.measure()?;
    plan.choose_fields(remembered(kind, &plan.header_key()).unwrap_or_default())?;
    plan.settle_amounts()?;
    if plan.rows == 0 {
        return Err(fail(What::NoRows));
    }
    if !plan.is_useful() {
        let columns = plan.columns.iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ");
        return Err(fail(What::NothingUseful {
            kind: kind.name(),
            columns: columns.chars().take(200).collect(),
        }));
    }
    Ok(plan)
}

/// The separator, kind and heading that go together best: of all separators that
/// may be meant, the one that gives the most known column names.
fn begin(
    path: &Path,
    sniffed: &Sniffed,
    candidates: &[Option<Dialect>],
    options: &Options,
    remembered: &dyn Fn(ImportKind, &str) -> Option<Remembered>,
) -> Result<(Option<Dialect>, ImportKind, RawRow), FileProblem> {
    let fail = |what| FileProblem::new(path, what);
    let mut best = None;
    let mut best_score = 0;
    let mut too_wide = 0;
    let mut shown = String::new();
    let mut problem = None;
    for dialect in candidates {
        // Cut by a sign that is none of its separators, a file may well end in the
        // middle of a quotation: only what all of them say is wrong with it.
        let mut first: Vec<RawRow> = Vec::new();
        for row in table::open(path, sniffed, *dialect)?.take(HEADER_ROWS) {
            match row {
                Ok(row) => first.push(row),
                Err(what) => {
                    problem.get_or_insert(what);
                    break;
                }
            }
        }
        let widest = first.iter().map(|r| r.cells.len()).max().unwrap_or(0);
        if widest > COLUMN_LIMIT {
            too_wide = too_wide.max(widest);
            continue;
        }
        if shown.is_empty()
            && let Some(row) = first.iter().find(|r| !r.is_blank() && !is_sep(r))
        {
            shown = row.cells.iter().collect::<Vec<_>>().join(" | ");
        }
        if let Some((score, kind, header)) = find_header(&first, options, remembered)
            && score > best_score
        {
            best_score = score;
            best = Some((*dialect, kind, header));
        }
    }
    best.ok_or_else(|| {
        if let Some(what) = problem {
            return fail(what);
        }
        if too_wide > 0 {
            return fail(What::TooManyColumns {
                columns: too_wide as u64,
                limit: COLUMN_LIMIT as u64,
            });
        }
        fail(What::NoHeader { first: super::clean::line(&shown).chars().take(80).collect() })
    })
}

impl Plan {
    /// Fingerprint of the heading, under which choices are remembered.
    pub fn header_key(&self) -> String {
        // Our own column of reasons does not make it another kind of file.
        let names = self.columns.iter().map(|c| c.name.as_str());
        header_key(names.filter(|name| !name.starts_with("kundig")))
    }

    /// Counts the rows and looks at all values.
    fn measure(&mut self) -> Result<(), FileProblem> {
        let fail = |what| FileProblem::new(&self.path, what);
        let mut sorter = Sorter::new(self);
        let text = |name: &str| {
            columns::known(name, self.kind).is_some_and(|f| !f.is_date() && !f.is_decimal())
        };
        let mut profiles: Vec<Profile> = self
            .columns
            .iter()
            .map(|c| if text(&c.name) { Profile::of_text() } else { Profile::default() })
            .collect();
        let mut rows = 0;
        for row in table::open(&self.path, &self.sniffed, self.dialect)? {
            let row = match row {
                Ok(row) => row,
                // What came before can be read; the reading of rows tells of it as a row.
                Err(What::EndlessRecord { .. }) if rows > 0 => {
                    rows += 1;
                    break;
                }
                Err(what) => return Err(fail(what)),
            };
            if sorter.sort(&row) != Sort::Data {
                continue;
            }
            rows += 1;
            for (profile, cell) in profiles.iter_mut().zip(row.cells.iter()) {
                profile.note(cell);
            }
        }
        self.rows = rows;
        self.passed = sorter.passed;
        for (column, profile) in self.columns.iter_mut().zip(profiles) {
            column.profile = profile;
        }
        Ok(())
    }

    /// Whether anything can be made of a row.
    fn is_useful(&self) -> bool {
        let has = |fields: &[F]| fields.iter().any(|f| self.has(*f));
        match self.kind {
            ImportKind::Customers => {
                has(&[F::Name, F::Company, F::LastName, F::FirstName, F::ContactName, F::Email])
            }
            ImportKind::Persons => {
                has(&[F::Customer]) && has(&[F::Name, F::LastName, F::FirstName, F::Email])
            }
            ImportKind::Contacts => has(&[F::At]),
            ImportKind::Complaints => {
                has(&[F::ReceivedAt])
                    && has(&[
                        F::Description,
                        F::Category,
                        F::Cause,
                        F::Demand,
                        F::Customer,
                        F::Product,
                    ])
            }
            ImportKind::Tasks => has(&[F::Title]),
            ImportKind::Sales => {
                has(&[F::Date])
                    && has(&[F::Customer, F::CustomerEmail])
                    && (has(&[F::Amount]) || has(&F::SALES_AMOUNTS))
            }
            ImportKind::Surveys => has(&[F::Score, F::SentAt]),
        }
    }

    /// Whether a column stands for this field.
    pub fn has(&self, field: F) -> bool {
        self.columns.iter().any(|c| c.field == Some(Field::Known(field)))
    }

    /// Gives a column another field (`None`: not imported).
    pub fn set_field(&mut self, column: usize, field: Option<Field>) {
        if let Some(column) = self.columns.get_mut(column) {
            column.field = Some(field.unwrap_or(Field::Ignore));
            column.chosen = Chosen::ByHand;
        }
    }

    /// Columns with values that are not imported.
    pub fn left_out(&self) -> impl Iterator<Item = &Column> {
        self.columns
            .iter()
            .filter(|c| matches!(c.field, None | Some(Field::Ignore)) && c.profile.filled > 0)
    }

    /// The choices worth remembering: what a hand has changed.
    pub fn choices(&self) -> Remembered {
        self.columns
            .iter()
            .filter(|c| matches!(c.chosen, Chosen::ByHand | Chosen::Remembered))
            .map(|c| {
                let word = match &c.field {
                    Some(Field::Known(field)) => field.name().to_owned(),
                    Some(Field::Own(label)) => format!("own:{label}"),
                    Some(Field::Ignore) | None => "-".to_owned(),
                };
                (c.name.clone(), word)
            })
            .collect()
    }

    /// Own fields that the columns ask for, existing ones by their key.
    pub fn own_fields(&self) -> Vec<OwnField> {
        let mut out: Vec<OwnField> = Vec::new();
        for column in &self.columns {
            let Some(Field::Own(label)) = &column.field else { continue };
            let name = compared(label);
            if out.iter().any(|o| compared(&o.label) == name) {
                continue;
            }
            let existing = self
                .options
                .own_fields
                .iter()
                .find(|o| compared(&o.label) == name || compared(&o.key) == name);
            out.push(existing.cloned().unwrap_or_else(|| OwnField {
                id: 0,
                key: own_key(label, &out),
                label: label.clone(),
                field_type: column.profile.field_type(self.decimal_fallback()),
                choices: Vec::new(),
            }));
        }
        out
    }

    /// Comma or point in a column of numbers.
    pub fn decimal_of(&self, column: &Column) -> Decimal {
        column.profile.decimal(self.decimal_fallback())
    }

    /// The form of numbers where no value tells.
    pub(super) fn decimal_fallback(&self) -> Decimal {
        if matches!(self.options.country.as_str(), "GB" | "US" | "IE" | "CH" | "CA") {
            Decimal::Point
        } else {
            Decimal::Comma
        }
    }

    /// The data rows, read anew from the file. What is to be asked first is a problem.
    pub fn rows(&self) -> Result<Rows, FileProblem> {
        self.require_meaning()?;
        Rows::new(self)
    }

    /// The file's rows as they stand, heading included.
    pub(super) fn raw(&self) -> Result<table::Table, FileProblem> {
        table::open(&self.path, &self.sniffed, self.dialect)
    }
}

/// The fields of an address book are fixed; nothing is to be chosen there.
pub fn is_fixed(plan: &Plan) -> bool {
    plan.sniffed.format == Format::VCard && plan.columns.len() == vcard::HEADER.len()
}
