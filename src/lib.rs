//! kundig: customer management (Kundenmanagement) in the terminal.
//!
//! The map of the house; a module imports only from those to its left, and
//! siblings in braces ignore each other:
//!
//! `i18n ← domain ← {store, exchange, input, ui, config} ← {session, export} ← form ← popup ← pane ← app ← runtime ← cli`
//!
//! `tests/layers.rs` keeps this true.
#![forbid(unsafe_code)]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod exchange;
pub mod export;
pub mod form;
pub mod i18n;
pub mod input;
pub mod pane;
pub mod popup;
pub mod runtime;
pub mod session;
pub mod store;
#[cfg(test)]
pub mod testing;
pub mod ui;
