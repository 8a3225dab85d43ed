//! A day, a day with a time, or a birthday: words are typed, the day understood
//! stands beside them.

use chrono::Days;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{draw_line, one_line_key};
use super::{FieldInput, Look, Reply, Tone};
use crate::domain::dates::{
    ClockChange, DateError, Looking, When, parse_birthday, parse_date, parse_when,
};
use crate::domain::worktime::Closed;
use crate::form::FormEnv;
use crate::form::line::Line;
use crate::input::{Action, KeyPress};
use crate::tr;
use crate::ui::{text, widget};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Date(Looking),
    When(Looking),
    /// Reckoned from the beginning, which stands in another field.
    Ends,
    Birthday,
}

/// Digits of a day with its year.
const WRITTEN_OUT: usize = 8;

#[derive(Debug)]
pub(super) struct DayInput {
    line: Line,
    sort: Sort,
    /// The value came with the form: what is typed takes its place.
    given: bool,
}

impl DayInput {
    /// What is worth knowing about a day that is right.
    fn worth_knowing(&self, env: &FormEnv<'_>) -> Option<String> {
        let when = self.certain(env)?;
        match when.clock_change(env.tz) {
            ClockChange::Twice => return Some(tr!(env.i18n, "form-time-twice")),
            ClockChange::LeftOut(time) => {
                let time = env.i18n.time(time);
                return Some(tr!(env.i18n, "form-time-left-out", time = time));
            }
            ClockChange::None => {}
        }
        let ahead = matches!(self.sort, Sort::Date(Looking::Ahead) | Sort::When(Looking::Ahead));
        if ahead && when.date < env.now.date() {
            return Some(tr!(env.i18n, "form-day-past"));
        }
        // Something happens then, or somebody has to be there; a date alone is a limit.
        let attended = self.sort == Sort::When(Looking::Ahead);
        match env.calendar.closed(when.date).filter(|_| attended)? {
            Closed::Holiday(holiday) => {
                let name = tr!(env.i18n, &holiday.message());
                Some(tr!(env.i18n, "form-day-holiday", name = name))
            }
            Closed::ClosingDay | Closed::Weekday => Some(tr!(env.i18n, "form-day-closed")),
        }
    }

    pub(super) fn new(value: &str, sort: Sort) -> Self {
        Self { line: Line::new(value), sort, given: true }
    }

    /// Whether typing begins anew: nothing can follow a day that is written out but
    /// its time, behind a blank.
    fn gives_way(&self) -> bool {
        let digits = self.line.value().chars().filter(char::is_ascii_digit).count();
        self.given && digits >= WRITTEN_OUT && self.line.at_end()
    }

    fn when(&self, env: &FormEnv<'_>) -> Result<When, DateError> {
        match self.sort {
            Sort::Date(looking) => {
                parse_date(self.line.value(), env.now.date(), looking).map(When::day)
            }
            Sort::When(looking) => parse_when(self.line.value(), env.now, looking),
            Sort::Ends => parse_when(self.line.value(), env.now, Looking::Ahead),
            Sort::Birthday => Err(DateError::Empty),
        }
    }

    /// What is understood without the beginning: not a time alone.
    fn certain(&self, env: &FormEnv<'_>) -> Option<When> {
        let when = self.when(env).ok()?;
        let elsewhere = || parse_when(self.line.value(), env.now + Days::new(36), Looking::Ahead);
        (self.sort != Sort::Ends || elsewhere() == Ok(when)).then_some(when)
    }
}

impl FieldInput for DayInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
        self.given = true;
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        if let Some(c) = press.char().filter(|c| !c.is_whitespace())
            && self.gives_way()
        {
            self.given = false;
            self.line.set(c.encode_utf8(&mut [0; 4]));
            return Reply::Changed;
        }
        let reply = one_line_key(&mut self.line, press, action);
        self.given &= !matches!(reply, Reply::Changed | Reply::Moved);
        reply
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.line.insert(text.trim())
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        let cursor = draw_line(&self.line, area, buf, look);
        if look.focused && self.gives_way() {
            let width = u16::try_from(text::width(self.line.value())).unwrap_or(area.width);
            let value = Rect { width: width.min(area.width), ..area };
            widget::paint(buf, value, 0, look.env.theme.selected);
        }
        cursor
    }

    fn aside(&self, env: &FormEnv<'_>) -> Vec<String> {
        let i18n = env.i18n;
        if self.sort == Sort::Birthday {
            let Ok(birthday) = parse_birthday(self.line.value(), env.now.date()) else {
                return Vec::new();
            };
            let day = i18n.day_and_month(birthday.day, birthday.month);
            return vec![birthday.year.map_or(day.clone(), |year| format!("{day} {year}"))];
        }
        let Some(when) = self.certain(env) else { return Vec::new() };
        let weekday = i18n.weekday_short(when.date);
        // A date written out needs no more than its weekday.
        if self.line.value().trim() == when.print(i18n.lang()) {
            return vec![weekday];
        }
        let time = when.time.map_or(String::new(), |time| format!(" {}", i18n.time(time)));
        vec![
            format!("{}{time}", i18n.date_weekday(when.date)),
            format!("{weekday} {}{time}", i18n.date_short(when.date)),
            weekday,
        ]
    }

    fn remark(&self, env: &FormEnv<'_>) -> Option<(String, Tone)> {
        self.worth_knowing(env).map(|words| (words, Tone::Heed))
    }

    fn check(&self, env: &FormEnv<'_>) -> Option<String> {
        if self.line.value().trim().is_empty() {
            return None;
        }
        let (error, birthday) = match self.sort {
            Sort::Birthday => (parse_birthday(self.line.value(), env.now.date()).err(), true),
            _ => (self.when(env).err(), false),
        };
        let message = match error? {
            DateError::NotUnderstood if birthday => "birthday-error",
            error => error.message(),
        };
        Some(tr!(env.i18n, message))
    }

    fn hint(&self) -> &'static str {
        match self.sort {
            Sort::Date(Looking::Ahead) => "hint-date",
            Sort::Date(Looking::Back) => "hint-date-past",
            Sort::When(Looking::Ahead) | Sort::Ends => "hint-when",
            Sort::When(Looking::Back) => "hint-when-past",
            Sort::Birthday => "hint-birthday",
        }
    }
}
