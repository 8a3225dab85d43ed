//! The store: the only place that knows `rusqlite` and SQL.

pub mod api;
mod index;
#[cfg(test)]
mod samples;
mod text;
