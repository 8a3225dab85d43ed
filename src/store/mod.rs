//! The store: the only place that knows `rusqlite` and SQL.

pub mod api;
