//! The only place that reads the clock, so that `KUNDIG_NOW` and tests can fix it.

use chrono::{DateTime, Utc};

/// The clock of the system, or a moment that stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    #[default]
    System,
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// A clock that stands at an RFC 3339 moment, as in `KUNDIG_NOW`; `None` if it is none.
    pub fn standing_at(text: &str) -> Option<Self> {
        let at = DateTime::parse_from_rfc3339(text.trim()).ok()?;
        Some(Self::Fixed(at.with_timezone(&Utc)))
    }

    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => system_now(),
            Self::Fixed(at) => at,
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the clock that everybody else asks")]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[cfg(test)]
mod tests {
    use super::Clock;

    #[test]
    fn a_fixed_clock_stands_still_at_the_moment_given() {
        let clock = Clock::standing_at("2026-11-21T10:00:00+01:00").unwrap();
        assert_eq!(clock.now().to_rfc3339(), "2026-11-21T09:00:00+00:00");
        assert_eq!(clock.now(), clock.now());
        assert_eq!(Clock::standing_at("tomorrow"), None);
    }
}
