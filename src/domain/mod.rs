//! What customer management *is*: entities, rules, figures. Pure: no screen, no
//! store, no clock.

pub mod codes;
pub mod complaint;
pub mod currencies;
pub mod dates;
pub mod deadlines;
pub mod demo;
pub mod edit;
pub mod fields;
pub mod flaws;
pub mod fold;
pub mod forecast;
pub mod frab;
pub mod import;
pub mod kpi;
pub mod model;
pub mod money;
pub mod nearest;
pub mod period;
pub mod phone;
pub mod planning;
pub mod query;
pub mod recurrence;
pub mod segments;
pub mod settings;
pub mod sound;
pub mod value;
pub mod views;
pub mod worktime;
