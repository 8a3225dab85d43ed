//! Stories told key by key: what is typed, what is seen, what is stored.

mod ahead;
mod bulk;
mod card_value;
mod complaint_pictures;
mod complaint_tab;
mod complaints;
mod drafts;
mod export;
mod form_screens;
mod kpi_detail;
mod phone;
mod queries;
mod screens;
mod segments;
mod steps;
mod tasks;
mod together;
mod value;
mod value_screens;
