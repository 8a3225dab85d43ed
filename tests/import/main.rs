//! Imports from a file to the store, through the public interface.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod round_trip;
mod rules;
mod sales;
mod sales_back;
mod samples;
mod service;
mod service_back;
mod service_support;
mod support;
