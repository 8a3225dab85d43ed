//! The text of the search field: a query if it asks a field, else plain text.

use chrono::NaiveDate;

use super::first_members;
use crate::domain::query::{is_meant, parse};
use crate::domain::settings::Settings;
use crate::domain::views::{Asked, Hit, MatchClass, MatchField, SearchPage};
use crate::store::Store;
use crate::store::api::StoreError;

impl Store {
    /// The customers that a text means, best first; those of a query last spoken to first.
    /// Never an error for any text: one with a mistake is looked for as plain text, and
    /// the mistake is told where a query was meant.
    pub fn ask(
        &self,
        text: &str,
        limit: usize,
        settings: &Settings,
        today: NaiveDate,
    ) -> Result<SearchPage, StoreError> {
        // Nearly all texts have no sign of a query in them: they cost nothing more.
        if !crate::domain::query::has_sign(text) {
            return self.search(text, limit, settings);
        }
        let vocabulary = self.vocabulary()?;
        match parse(text, &vocabulary) {
            Ok(query) if query.asks_a_field() => {
                let (rows, more) = first_members(self.conn(), settings, &query, today, limit)?;
                let hit = |row| Hit {
                    row,
                    class: MatchClass::Exact,
                    field: MatchField::Name,
                    text: String::new(),
                };
                Ok(SearchPage {
                    hits: rows.into_iter().map(hit).collect(),
                    more,
                    asked: Asked::Query,
                })
            }
            Err(error) if is_meant(text, &vocabulary) => {
                let page = self.search(text, limit, settings)?;
                Ok(SearchPage { asked: Asked::Wrong(Box::new(error)), ..page })
            }
            _ => self.search(text, limit, settings),
        }
    }
}
