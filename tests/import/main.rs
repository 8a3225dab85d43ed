//! Imports from a file to the store, through the public interface.

mod again;
mod round_trip;
mod rules;
mod samples;
mod support;
