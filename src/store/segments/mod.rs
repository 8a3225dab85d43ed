//! What the members of a segment bring together, and the pictures of them.
//!
//! Performance: everything is reckoned over the narrow rows of `customer_value`, in one pass
//! over those of the members; what belongs to the whole file is kept until somebody writes.
//! The pictures look at every member, so they are asked for beside the keys.

mod chosen;
mod concentration;
mod figures;
mod grid;
mod portfolio;
#[cfg(test)]
mod tests;

pub(in crate::store) use self::chosen::Chosen;
pub(in crate::store) use self::figures::WholeFile;
