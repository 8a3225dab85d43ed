//! The models against worked examples, their own properties, and customers that were
//! simulated with known parameters.

mod behaviour;
mod examples;
mod gradients;
mod simulated;
