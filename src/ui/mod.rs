//! How things look: theme, signs, small widgets. Knows nothing of customers.

pub mod edit;
pub mod theme;
pub mod widget;

pub use crate::i18n::text;
pub use theme::{Palette, Signs, Theme};
