//! The figures of the business, counted from the records. What is to be counted, and what
//! follows from it, is said in `domain::kpi`; here stands where it is read.

mod basis;

pub(in crate::store) use self::basis::{IdSet, is_meant};
