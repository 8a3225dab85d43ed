//! Keys and what they mean. Knows the terminal's key events, nothing of customers.

pub mod action;
pub mod key;
pub mod keymap;

pub use action::{Action, Context};
pub use key::{Key, KeyPress};
pub use keymap::Keymap;
