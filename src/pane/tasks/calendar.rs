//! The load of days: a strip of the next ones, or a month. Tasks, appointments and
//! deadlines as one number and a bar, closed days and holidays with a sign.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use crate::domain::views::DayLoad;
use crate::domain::worktime::Closed;
use crate::input::Action;
use crate::pane::task_moves;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// What stands above the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Picture {
    #[default]
    Strip,
    Month,
    None,
}

/// Cells of one day in the strip.
const CELL: u16 = 5;
/// Cells of one day in a month, at most.
const WIDEST: u16 = 12;
const WEEK: usize = 7;
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];

/// See the module.
#[derive(Debug, Default)]
pub struct Calendar {
    pub picture: Picture,
    /// The chosen day; `None` = the plan from today on.
    pub day: Option<NaiveDate>,
    /// Arrow keys move in the month, not in the list below.
    pub focused: bool,
    loads: BTreeMap<NaiveDate, DayLoad>,
    asked: Option<(NaiveDate, NaiveDate)>,
}

impl Calendar {
    pub fn put(&mut self, loads: Vec<DayLoad>) {
        self.loads = loads.into_iter().map(|load| (load.day, load)).collect();
    }

    pub fn load(&self, day: NaiveDate) -> Option<&DayLoad> {
        self.loads.get(&day)
    }

    /// The days that are shown, first and last, if they are not those asked for before.
    pub fn wanted(&mut self, s: &Session) -> Option<(NaiveDate, NaiveDate)> {
        let (first, days) = self.shown(s);
        let span = (first, plus(first, days.saturating_sub(1)));
        if self.picture == Picture::None || self.asked == Some(span) {
            return None;
        }
        self.asked = Some(span);
        self.asked
    }

    /// What is shown has to be asked for again.
    pub fn forget(&mut self) {
        self.asked = None;
    }

    /// First day and number of days of the picture.
    fn shown(&self, s: &Session) -> (NaiveDate, usize) {
        let today = s.today();
        let day = self.day.unwrap_or(today);
        if self.picture == Picture::Month {
            let first = day.with_day(1).unwrap_or(day);
            let first = minus(first, weekday(first));
            let last = last_of_month(day);
            let days = usize::try_from((last - first).num_days()).unwrap_or(0) + 1;
            return (first, days.div_ceil(WEEK) * WEEK);
        }
        let days = (usize::from(s.width / CELL) / WEEK).max(1) * WEEK;
        let ahead = usize::try_from((day - today).num_days()).unwrap_or(0);
        (plus(today, ahead / days * days), days)
    }

    /// The next picture; leaving the month leaves its day.
    pub fn switch(&mut self, s: &Session) {
        self.picture = match self.picture {
            Picture::Strip => Picture::Month,
            Picture::Month => Picture::None,
            Picture::None => Picture::Strip,
        };
        self.focused = self.picture == Picture::Month;
        self.day = match self.picture {
            Picture::Month => Some(self.day.unwrap_or(s.today())),
            _ => None,
        };
    }

    /// Back to the plan from today on.
    pub fn leave(&mut self) {
        self.day = None;
        self.focused = false;
        if self.picture == Picture::Month {
            self.picture = Picture::Strip;
        }
    }

    /// Moves the day; `false`: this action does not.
    pub fn act(&mut self, action: Action, s: &Session) -> bool {
        let today = s.today();
        let day = self.day.unwrap_or(today);
        let to = match (action, self.focused) {
            (Action::PeriodBack, _) => day.pred_opt(),
            (Action::PeriodForward, _) => day.succ_opt(),
            (Action::Up, true) => day.checked_sub_days(Days::new(7)),
            (Action::Down, true) => day.checked_add_days(Days::new(7)),
            (Action::PageUp, true) => day.checked_sub_months(Months::new(1)),
            (Action::PageDown, true) => day.checked_add_months(Months::new(1)),
            (Action::First, true) => Some(today),
            (Action::Last, true) => Some(last_of_month(day)),
            _ => return false,
        };
        let to = to.filter(|to| (1900..=2199).contains(&to.year())).unwrap_or(day);
        // What was to be done on a day that has passed is overdue today.
        self.day = if self.picture == Picture::Month || to > today { Some(to) } else { None };
        true
    }

    /// Lines that the picture takes of an area.
    pub fn height(&self, area: Rect, s: &Session) -> u16 {
        match self.picture {
            Picture::None => 0,
            Picture::Strip => 2,
            Picture::Month => {
                let weeks = u16::try_from(self.shown(s).1 / WEEK).unwrap_or(0);
                (weeks + 2).min(area.height / 2)
            }
        }
    }

    pub fn view(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        match self.picture {
            Picture::None => {}
            Picture::Strip => self.strip(buf, area, s),
            Picture::Month => self.month(buf, area, s),
        }
    }

    fn strip(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let (first, days) = self.shown(s);
        for (x, day) in (0..).step_by(usize::from(CELL)).zip(first.iter_days().take(days)) {
            let cell = Rect { x: area.x + x, width: area.width.saturating_sub(x), ..area };
            let style = self.day_style(day, s);
            let week = x > 0 && day.weekday().number_from_monday() == 1;
            let edge = if week { s.theme.signs.vertical } else { " " };
            let name: String = s.i18n.weekday_short(day).chars().take(2).collect();
            let name = format!("{name}{:>2}", day.day());
            let mark = self.mark(day, s).unwrap_or((edge, s.theme.line));
            widget::put(buf, cell, 0, &[mark, (&name, style)]);
            let (load, style) = self.label(day, s);
            widget::put(buf, cell, 1, &[(edge, s.theme.line), (&load, style)]);
        }
    }

    fn month(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let (first, days) = self.shown(s);
        let of = self.day.unwrap_or(s.today());
        let wide = (area.width / 7).min(WIDEST);
        widget::rule(buf, area, 0, &s.i18n.month(of), &s.theme);
        for (at, day) in (0_u16..).zip(first.iter_days().take(days)) {
            let (column, week) = (at % 7, at / 7);
            let x = column * wide;
            let cell = Rect { x: area.x + x, width: wide.min(area.width - x), ..area };
            if week == 0 {
                let name = s.i18n.weekday_short(day);
                widget::put(buf, cell, 1, &[("  ", s.theme.dim), (&name, s.theme.dim)]);
            }
            let mark = self.mark(day, s).unwrap_or((" ", s.theme.text));
            let number = format!("{:>2}", day.day());
            let (load, style) = self.label(day, s);
            let other = day.month() != of.month();
            let (own, style) = if other && Some(day) != self.day {
                (s.theme.dim, s.theme.dim)
            } else {
                (self.day_style(day, s), style)
            };
            let pieces = [mark, (number.as_str(), own), (" ", s.theme.text), (&load, style)];
            widget::put(buf, cell, week + 2, &pieces);
        }
    }

    /// Before the chosen day and before today.
    fn mark(&self, day: NaiveDate, s: &Session) -> Option<(&'static str, Style)> {
        if self.day == Some(day) {
            Some((s.theme.signs.cursor, s.theme.accent))
        } else if day == s.today() {
            Some((s.theme.signs.today, s.theme.accent))
        } else {
            None
        }
    }

    fn day_style(&self, day: NaiveDate, s: &Session) -> Style {
        if self.day == Some(day) {
            s.theme.selected
        } else if day == s.today() {
            s.theme.accent.add_modifier(Modifier::BOLD)
        } else if s.calendar.is_working_day(day) {
            s.theme.text
        } else {
            s.theme.dim
        }
    }

    /// Bar, number and sign of a day: `!` a deadline, `*` a holiday, `–` closed.
    fn label(&self, day: NaiveDate, s: &Session) -> (String, Style) {
        let closed = match s.calendar.closed(day) {
            None => "",
            Some(Closed::Holiday(_)) => "*",
            Some(Closed::ClosingDay | Closed::Weekday) => s.theme.signs.dash,
        };
        let Some(load) = self.load(day) else {
            let sign = if closed.is_empty() { s.theme.signs.dot } else { closed };
            return (format!(" {sign}"), s.theme.dim);
        };
        let total = load.tasks + load.appointments + load.deadlines;
        let sign = if load.deadlines > 0 { "!" } else { closed };
        let height = usize::try_from(total).unwrap_or(0).clamp(1, BARS.len());
        let bar = BARS.get(height - 1).copied().unwrap_or(" ");
        let bar = if s.theme.signs.ascii || total > 99 { "" } else { bar };
        let style = if load.deadlines > 0 { s.theme.warn } else { s.theme.text };
        (text::shorten(&format!("{bar}{total}{sign}"), 4, "+").into_owned(), style)
    }

    /// A day in words: `Mi 25.11. · 3 Aufgaben · 1 Termin · Feiertag`.
    pub fn heading(&self, day: NaiveDate, s: &Session) -> String {
        let mut words = vec![s.i18n.date_long(day)];
        if let Some(load) = self.load(day) {
            let counts = [
                ("agenda-tasks", load.tasks),
                ("agenda-appointments", load.appointments),
                ("agenda-deadlines", load.deadlines),
            ];
            words.extend(
                counts
                    .into_iter()
                    .filter(|(_, count)| *count > 0)
                    .map(|(key, count)| tr!(s.i18n, key, count = count)),
            );
        }
        words.extend(task_moves::closed_remark(day, s));
        words.join(&format!(" {} ", s.theme.signs.dot))
    }
}

fn weekday(day: NaiveDate) -> usize {
    usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0)
}

fn plus(day: NaiveDate, days: usize) -> NaiveDate {
    u64::try_from(days).ok().and_then(|n| day.checked_add_days(Days::new(n))).unwrap_or(day)
}

fn minus(day: NaiveDate, days: usize) -> NaiveDate {
    u64::try_from(days).ok().and_then(|n| day.checked_sub_days(Days::new(n))).unwrap_or(day)
}

fn last_of_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt());
    next.unwrap_or(day)
}
