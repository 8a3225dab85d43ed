//! All records of a moment as CSV or JSON. CSV has the columns of the import, so that
//! an export can be imported.

use std::io::{self, Write};

use chrono_tz::Tz;

use super::{Format, Unwritten};
use crate::domain::codes::Code;
use crate::domain::model::Id;
use crate::exchange::{ExportKind, Extra, TableOut, json};
use crate::store::Store;
use crate::store::api::StoreError;
use crate::store::export::Snapshot;

/// All records at one moment.
pub struct Source<'a> {
    snapshot: Snapshot<'a>,
    extra: Extra,
    zone: Tz,
    currency: String,
    /// Is told how many are written; `false`: no more.
    watch: &'a dyn Fn(u64) -> bool,
}

impl<'a> Source<'a> {
    pub fn new(store: &'a Store) -> Result<Self, StoreError> {
        let settings = store.settings()?;
        let own = store.own_fields()?;
        let snapshot = store.snapshot()?;
        let used = snapshot.used()?;
        let extra = Extra {
            phone_home: used.home_phones,
            fax: used.fax,
            social: used.social,
            language: used.language,
            blocked: used.blocked,
            billing: used.billing,
            delivery: used.delivery,
            value: true,
            own,
            more: snapshot.more("customer")?,
        };
        let (zone, currency) = (settings.time_zone, settings.currency);
        Ok(Self { snapshot, extra, zone, currency, watch: &|_| true })
    }

    /// Keeps to these customers, and what belongs to them.
    pub fn keep_to(&mut self, customers: impl IntoIterator<Item = Id>) {
        self.snapshot.keep_to(customers);
    }

    /// Is told how many records are written; `false`: no more.
    #[must_use]
    pub fn watched(self, watch: &'a dyn Fn(u64) -> bool) -> Self {
        Self { watch, ..self }
    }

    /// The columns behind those of the contract.
    fn extra(&self, kind: ExportKind) -> Result<Extra, StoreError> {
        let table = match kind {
            ExportKind::Customers => return Ok(self.extra.clone()),
            ExportKind::Persons | ExportKind::Contacts => return Ok(Extra::default()),
            ExportKind::Complaints => "complaint",
            ExportKind::Tasks => "task",
            ExportKind::Sales => "sale",
            ExportKind::Surveys => "survey",
        };
        Ok(Extra { more: self.snapshot.more(table)?, ..Extra::default() })
    }

    /// Gives the number of records written.
    pub fn write(
        &self,
        kinds: &[ExportKind],
        format: Format,
        all: bool,
        out: &mut dyn Write,
    ) -> Result<u64, Unwritten> {
        let mut written = 0;
        match format {
            Format::Csv => {
                for kind in kinds {
                    written += self.csv(*kind, out)?;
                }
            }
            Format::Json if all => {
                for (position, kind) in kinds.iter().enumerate() {
                    let before = if position == 0 { "{\n" } else { ",\n" };
                    write!(out, "{before}\"{}\": ", kind.name())?;
                    written += self.json(*kind, out)?;
                }
                writeln!(out, "\n}}")?;
            }
            Format::Json => {
                for kind in kinds {
                    written += self.json(*kind, out)?;
                }
                writeln!(out)?;
            }
        }
        Ok(written)
    }

    fn csv(&self, kind: ExportKind, out: &mut dyn Write) -> Result<u64, Unwritten> {
        let mut table = TableOut::new(out, kind, self.extra(kind)?, self.zone, &self.currency)?;
        let mut tally = Tally::new(self.watch);
        let read = match kind {
            ExportKind::Customers => self.snapshot.customers(&mut |c, consents, value| {
                tally.note(table.customer(c, consents, Some(value)))
            }),
            ExportKind::Persons => {
                self.snapshot.persons(&mut |p, number| tally.note(table.person(p, number)))
            }
            ExportKind::Contacts => self.snapshot.contacts(&mut |r| {
                tally.note(table.contact(r.contact, r.customer_number, r.follow_up))
            }),
            ExportKind::Complaints => self.snapshot.complaints(&mut |r| {
                tally.note(table.complaint(r.complaint, r.customer_number, r.remedies))
            }),
            ExportKind::Tasks => self
                .snapshot
                .tasks(&mut |t, number, complaint| tally.note(table.task(t, number, complaint))),
            ExportKind::Sales => {
                self.snapshot.sales(&mut |s, number| tally.note(table.sale(s, number)))
            }
            ExportKind::Surveys => self.snapshot.surveys(&mut |s, number, complaint| {
                tally.note(table.survey(s, number, complaint))
            }),
        };
        read?;
        let written = tally.end()?;
        table.finish()?;
        Ok(written)
    }

    fn json(&self, kind: ExportKind, out: &mut dyn Write) -> Result<u64, Unwritten> {
        let mut list = List { out, first: true };
        let mut tally = Tally::new(self.watch);
        let read = match kind {
            ExportKind::Customers => self.snapshot.customers(&mut |c, consents, value| {
                let mut found = json::customer(c, consents);
                found.insert("stage".into(), value.stage.or(c.stage).map(Code::name).into());
                found.extend(json::value(value, &self.currency));
                tally.note(list.add(&serde_json::Value::Object(found)))
            }),
            ExportKind::Persons => self
                .snapshot
                .persons(&mut |p, number| tally.note(list.add(&json::person(p, number)))),
            ExportKind::Contacts => self.snapshot.contacts(&mut |r| {
                tally.note(list.add(&json::contact(
                    r.contact,
                    r.customer_number,
                    r.person,
                    r.complaint_number,
                    r.follow_up,
                    self.zone,
                )))
            }),
            ExportKind::Complaints => self.snapshot.complaints(&mut |r| {
                let parts = json::ComplaintParts {
                    customer_number: r.customer_number,
                    person: r.person,
                    duplicate_of: r.duplicate_of,
                    steps: r.steps,
                    remedies: r.remedies,
                };
                tally.note(list.add(&json::complaint(r.complaint, &parts, &self.currency)))
            }),
            ExportKind::Tasks => self.snapshot.tasks(&mut |t, number, complaint| {
                tally.note(list.add(&json::task(t, number, complaint)))
            }),
            ExportKind::Sales => self.snapshot.sales(&mut |s, number| {
                tally.note(list.add(&json::sale(s, number, &self.currency)))
            }),
            ExportKind::Surveys => self.snapshot.surveys(&mut |s, number, complaint| {
                tally.note(list.add(&json::survey(s, number, complaint)))
            }),
        };
        read?;
        let written = tally.end()?;
        list.end()?;
        Ok(written)
    }
}

/// Counts what was written and keeps the first failure.
struct Tally<'a> {
    written: u64,
    failed: Option<Unwritten>,
    watch: &'a dyn Fn(u64) -> bool,
}

impl<'a> Tally<'a> {
    fn new(watch: &'a dyn Fn(u64) -> bool) -> Self {
        Self { written: 0, failed: None, watch }
    }

    fn note(&mut self, result: io::Result<()>) -> bool {
        match result {
            Ok(()) => {
                self.written += 1;
                if !(self.watch)(self.written) {
                    self.failed = Some(Unwritten::Stopped);
                }
            }
            Err(error) => self.failed = Some(error.into()),
        }
        self.failed.is_none()
    }

    fn end(self) -> Result<u64, Unwritten> {
        self.failed.map_or(Ok(self.written), Err)
    }
}

/// A JSON array, written value by value.
struct List<'a> {
    out: &'a mut dyn Write,
    first: bool,
}

impl List<'_> {
    fn add(&mut self, value: &serde_json::Value) -> io::Result<()> {
        self.out.write_all(if self.first { b"[\n" } else { b",\n" })?;
        self.first = false;
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(())
    }

    fn end(self) -> io::Result<()> {
        self.out.write_all(if self.first { b"[]" } else { b"\n]" })
    }
}
