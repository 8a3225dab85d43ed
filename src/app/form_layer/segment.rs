//! How many customers the query of a segment selects, counted while it is typed.

use super::super::record::Subject;
use super::FormLayer;
use crate::domain::query::parse;
use crate::form::segment::QUERY;
use crate::popup::Effect;
use crate::session::Session;
use crate::store::request::{Request, Slot};
use crate::tr;

impl FormLayer {
    fn query(&self) -> Option<String> {
        let segment = matches!(self.subject, Subject::Segment(_));
        self.form.as_ref().filter(|_| segment).map(|form| form.value(QUERY).trim().to_owned())
    }

    /// Asks for the number of members once the query has changed and can be read.
    pub(super) fn count_members(&mut self, s: &Session) -> Vec<Effect> {
        let Some(query) = self.query() else { return Vec::new() };
        if self.counted.as_ref().is_some_and(|(of, _)| *of == query) {
            return Vec::new();
        }
        if query.is_empty() || parse(&query, &s.shared.vocabulary()).is_err() {
            self.counted = None;
            return Vec::new();
        }
        self.counted = Some((query.clone(), None));
        vec![Effect::Ask(Slot::Count, Request::CountMembers(query))]
    }

    pub(super) fn put_count(&mut self, count: i64) {
        if let Some((_, counted)) = &mut self.counted {
            *counted = Some(count);
        }
    }

    /// The number of members in words; a dash while it is not known.
    pub(super) fn members(&self, s: &Session) -> Option<String> {
        let query = self.query()?;
        let known = self.counted.as_ref().filter(|(of, _)| *of == query);
        Some(match known.and_then(|(_, count)| *count) {
            Some(count) => {
                tr!(s.i18n, "form-segment-members", count = count, number = s.i18n.number(count))
            }
            None => s.theme.signs.dash.to_owned(),
        })
    }
}
