//! What customer management *is*: entities, rules, figures. Pure: no screen, no
//! store, no clock.

pub mod codes;
pub mod import;
pub mod model;
pub mod money;
pub mod views;
