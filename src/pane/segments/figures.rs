//! What is known of the figures of segments. They are asked for one after the other,
//! those in sight first; what was known stays in sight until it is renewed.

use std::collections::HashMap;

use crate::domain::query::QueryError;
use crate::domain::views::SegmentFigures;
use crate::popup::Effect;
use crate::store::request::{Request, Slot};

/// The figures of one query.
#[derive(Debug, Clone)]
pub struct Known {
    pub figures: Result<Box<SegmentFigures>, Box<QueryError>>,
    /// Nothing has changed since.
    pub fresh: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Figures {
    known: HashMap<String, Known>,
    /// The query whose figures are on their way.
    asked: Option<String>,
}

impl Figures {
    pub fn of(&self, query: &str) -> Option<&Known> {
        self.known.get(query)
    }

    /// Any figures at all: those of the whole file are in each.
    pub fn any(&self) -> Option<&SegmentFigures> {
        let mut good = self.known.values().filter_map(|known| known.figures.as_deref().ok());
        good.next()
    }

    /// Some of these are being renewed.
    pub fn renewing<'a>(&self, mut queries: impl Iterator<Item = &'a str>) -> bool {
        queries.any(|query| self.of(query).is_none_or(|known| !known.fresh))
    }

    /// Something has changed: all is asked for anew.
    pub fn outdate(&mut self) {
        for known in self.known.values_mut() {
            known.fresh = false;
        }
        self.asked = None;
    }

    /// Only these queries are of interest any more.
    pub fn keep<'a>(&mut self, queries: impl Iterator<Item = &'a str>) {
        let queries: Vec<&str> = queries.collect();
        self.known.retain(|query, _| queries.contains(&query.as_str()));
    }

    /// Takes the answer to the question that is on its way.
    pub fn put(&mut self, figures: Result<Box<SegmentFigures>, Box<QueryError>>) {
        if let Some(query) = self.asked.take() {
            self.known.insert(query, Known { figures, fresh: true });
        }
    }

    /// Asks for the next one that is not fresh, unless one is on its way.
    pub fn next<'a>(&mut self, mut wanted: impl Iterator<Item = &'a str>) -> Option<Effect> {
        if self.asked.is_some() {
            return None;
        }
        let query = wanted.find(|query| self.of(query).is_none_or(|known| !known.fresh))?;
        self.asked = Some(query.to_owned());
        Some(Effect::Ask(Slot::SegmentFigures, Request::SegmentFigures(query.to_owned())))
    }
}
