//! What touches the world: the clock, the terminal, threads, signals.

pub mod clock;
