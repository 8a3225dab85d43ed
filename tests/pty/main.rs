//! The real program in a real (pseudo-)terminal.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

mod complaint;
mod phone;
mod terminal;
mod value;
