//! Figures as a table for other programs (CSV): a row for each figure of each period.

use std::io;

use serde_json::Value;

use super::json::COLUMNS;
use super::{Row, Shown};
use crate::cli::failure::Ended;
use crate::cli::output;
use crate::domain::codes::Code as _;
use crate::domain::kpi::FIGURES;

const PERIOD: [&str; 4] = ["from", "to", "as_of", "name"];

impl Shown<'_> {
    pub fn print_csv(&self, rows: &[Row]) -> Ended {
        output::finish(self.write_csv(rows), self.i18n)
    }

    fn write_csv(&self, rows: &[Row]) -> io::Result<()> {
        let mut out = csv::Writer::from_writer(output::stdout());
        out.write_record(PERIOD.iter().chain(&COLUMNS))?;
        for row in rows {
            let days = [row.ask.from, row.ask.to, row.ask.as_of].map(|day| day.to_string());
            for figure in FIGURES {
                let entry = self.figure(figure.kpi, row);
                let cells = COLUMNS.iter().map(|column| cell(entry.get(*column)));
                let name = figure.kpi.name().to_owned();
                out.write_record(days.iter().cloned().chain([name]).chain(cells))?;
            }
        }
        out.flush()
    }
}

/// No value is an empty cell.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(value) => value.to_string(),
    }
}
