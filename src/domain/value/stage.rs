//! The stage of a customer's life with us: set by hand, else by rule from their purchases.

use super::{Day, History};
use crate::domain::codes::Stage;

/// Days after which those without a rhythm are pressed, at the least.
const AT_RISK_DAYS: f64 = 30.0;
/// So long a customer who came back is called won back.
const WON_BACK_DAYS: Day = 365;
const NEW_DAYS: Day = 90;
/// So many purchase days within the window make a regular customer.
const REGULAR_DAYS: usize = 3;
const REGULAR_WINDOW: f64 = 730.0;

/// What decides about a stage besides the purchases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StageRule {
    /// As entered or imported.
    pub entered: Option<Stage>,
    /// The day it was set by hand; `None`: it was only entered or imported.
    pub set_on: Option<Day>,
    /// G: after so many days without a purchase a customer is inactive (the customer's own
    /// limit, else the file's).
    pub inactivity: i64,
    /// Whether the file has sales at all; without, the entered stage is all there is.
    pub any_sales: bool,
}

/// L: after so many days without a purchase the customer is lost.
pub fn limit(history: &History, inactivity: i64) -> f64 {
    let own = days(inactivity);
    history.rhythm.map_or(own, |rhythm| own.max(2.0 * rhythm.median))
}

#[expect(clippy::cast_precision_loss, reason = "days, far below 2^53")]
fn days(n: i64) -> f64 {
    n as f64
}

/// The stage on the day of the history. All limits are quarters of whole days at the finest,
/// so that comparing them as floating point is exact.
pub fn stage(history: &History, rule: StageRule) -> Option<Stage> {
    let today = history.as_of.day;
    let set_on = rule.set_on.filter(|on| *on <= today);
    if rule.set_on.is_some() && set_on.is_none() {
        // Set by hand later than the day in question.
        return by_rule(history, StageRule { entered: None, set_on: None, ..rule });
    }
    if let (Some(stage), Some(on)) = (rule.entered, set_on) {
        let bought_since = history.last().is_some_and(|last| last > on);
        if stage != Stage::Lost || !bought_since {
            return Some(stage);
        }
    }
    by_rule(history, StageRule { set_on, ..rule })
}

fn by_rule(history: &History, rule: StageRule) -> Option<Stage> {
    if !rule.any_sales {
        return rule.entered;
    }
    let (Some(first), Some(since)) = (history.first(), history.since()) else {
        let lost = rule.entered == Some(Stage::Lost);
        return Some(if lost { Stage::Lost } else { Stage::Lead });
    };
    let limit = limit(history, rule.inactivity);
    let rhythm = history.rhythm.map(|rhythm| rhythm.median);
    let at_risk = rhythm.map_or(days(rule.inactivity) / 2.0, |r| AT_RISK_DAYS.max(1.5 * r));
    let today = history.as_of.day;
    Some(if f64::from(since) > limit {
        Stage::Lost
    } else if f64::from(since) > at_risk {
        Stage::AtRisk
    } else if came_back(history, limit).is_some_and(|on| today - on <= WON_BACK_DAYS) {
        Stage::WonBack
    } else if today - first <= NEW_DAYS && history.days.len() < REGULAR_DAYS {
        Stage::New
    } else if is_regular(history, rhythm) {
        Stage::Regular
    } else {
        Stage::Active
    })
}

/// The day on which the present run of purchases began, if a gap longer than the limit lies
/// before it.
fn came_back(history: &History, limit: f64) -> Option<Day> {
    let mut later: Option<Day> = None;
    for day in history.days.iter().rev().map(|d| d.day) {
        if let Some(later) = later.filter(|later| f64::from(later - day) > limit) {
            return Some(later);
        }
        later = Some(day);
    }
    None
}

/// Whether the third last purchase day lies within the window. A purchase exactly as many
/// days ago as the window is long is inside it: so a yearly buyer stays regular on the last
/// day before the next purchase in leap years too.
fn is_regular(history: &History, rhythm: Option<f64>) -> bool {
    let window = rhythm.map_or(REGULAR_WINDOW, |r| REGULAR_WINDOW.max(3.0 * r));
    let third_last = history.days.len().checked_sub(REGULAR_DAYS);
    third_last
        .and_then(|at| history.days.get(at))
        .is_some_and(|d| f64::from(history.as_of.day - d.day) <= window)
}
