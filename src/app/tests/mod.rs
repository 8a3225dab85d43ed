//! Stories told key by key: what is typed, what is seen, what is stored.

mod phone;
mod screens;
mod together;
