//! The list of complaints, line by line: what burns stands first and has a sign.

use chrono::Datelike;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::complaint_clock::{Glance, Next, Pressure};
use super::window::{Row, Window};
use crate::domain::codes::{Code, Severity};
use crate::domain::model::{Complaint, Id};
use crate::domain::views::ComplaintRow;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

impl Row for ComplaintRow {
    fn id(&self) -> Id {
        self.complaint.meta.id
    }
}

/// Parts of the list of open complaints, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Somebody may come to harm.
    Safety,
    Overdue,
    Today,
    Week,
    Later,
    Paused,
    ToClose,
    Finished,
}

impl Part {
    fn of(complaint: &Complaint, s: &Session) -> Self {
        let glance = Glance::of(complaint, s);
        let days = |due| (s.day(due) - s.today()).num_days();
        match (glance.next, complaint.standing.next_due) {
            (Next::Nothing, _) => Self::Finished,
            (Next::Close, _) => Self::ToClose,
            _ if complaint.safety => Self::Safety,
            (Next::Wait, _) => Self::Paused,
            _ if glance.pressure == Pressure::Breached => Self::Overdue,
            (_, None) => Self::Later,
            (_, Some(due)) => match days(due) {
                ..=0 => Self::Today,
                1..=7 => Self::Week,
                _ => Self::Later,
            },
        }
    }

    fn message(self) -> &'static str {
        match self {
            Self::Safety => "complaints-part-safety",
            Self::Overdue => "complaints-part-overdue",
            Self::Today => "complaints-part-today",
            Self::Week => "complaints-part-week",
            Self::Later => "complaints-part-later",
            Self::Paused => "complaints-part-paused",
            Self::ToClose => "complaints-part-to-close",
            Self::Finished => "complaints-part-finished",
        }
    }
}

/// Draws the list. `parts`: with a heading where another part begins (a list that
/// is in order of the deadlines).
pub fn view(
    buf: &mut Buffer,
    area: Rect,
    list: &mut Window<ComplaintRow>,
    parts: bool,
    s: &Session,
) {
    let of = |row: &ComplaintRow| parts.then(|| Part::of(&row.complaint, s));
    let headings: Vec<Option<Part>> = list.rows().iter().map(of).collect();
    let begins =
        |at: usize| at.checked_sub(1).and_then(|before| headings.get(before)) != headings.get(at);
    let extra = usize::from(parts);
    let top = list.top_with(usize::from(area.height), |at, first| {
        1 + extra * usize::from(first || begins(at))
    });
    let chosen = list.chosen_index();
    let roomy = area.width >= 100;
    let number = |row: &ComplaintRow| {
        let number =
            if roomy { row.complaint.number.clone() } else { short_number(&row.complaint, s) };
        text::width(&text::clean(&number))
    };
    let shown = || list.rows().iter().skip(top).take(usize::from(area.height));
    let look = Look {
        number: shown().map(number).max().unwrap_or(0).min(14),
        roomy,
        mixed: shown().any(|row| row.complaint.standing.state.is_final()),
    };
    let mut y = 0;
    for (at, row) in list.rows().iter().enumerate().skip(top) {
        if y >= area.height {
            break;
        }
        // On the last line a heading alone would say nothing.
        if let Some(Some(part)) = headings.get(at).filter(|_| at == top || begins(at))
            && (y + 1 < area.height || area.height == 1)
            && area.height > 1
        {
            widget::rule(buf, area, y, &tr!(s.i18n, part.message()), &s.theme);
            y += 1;
        }
        draw(buf, area, y, row, (at == chosen, &look), s);
        y += 1;
    }
}

/// The customer, who complains instead, or that nobody is known.
pub fn who(row: &ComplaintRow, s: &Session) -> String {
    let name = if row.complaint.customer_id.is_some() {
        &row.customer
    } else {
        &row.complaint.complainant
    };
    if name.trim().is_empty() {
        return tr!(s.i18n, "complaint-anonymous");
    }
    text::clean(name).into_owned()
}

/// What it is about, in one line.
pub fn headline(complaint: &Complaint, s: &Session) -> String {
    let line = text::clean(complaint.headline());
    if line.trim().is_empty() { tr!(s.i18n, "complaint-no-words") } else { line.into_owned() }
}

/// The sign of a line: danger before all, then how near the deadline is.
fn sign(complaint: &Complaint, glance: Glance, s: &Session) -> (&'static str, Style) {
    if complaint.safety && !complaint.standing.state.is_resolved() {
        return (s.theme.signs.danger, s.theme.bad);
    }
    (glance.pressure.sign(s), glance.pressure.style(s))
}

/// The number as it is said: without the year if it is this one.
fn short_number(complaint: &Complaint, s: &Session) -> String {
    let number = text::clean(&complaint.number);
    let year = format!("-{}-", s.today().year());
    if number.len() > 9 { number.replacen(&year, "-", 1) } else { number.into_owned() }
}

/// How a list is drawn: what all its lines share.
struct Look {
    /// Cells of the number.
    number: usize,
    /// Wide enough for words where there are signs else, and for state and owner.
    roomy: bool,
    /// Finished ones are among them: their state stands where else what is next does.
    mixed: bool,
}

fn draw(
    buf: &mut Buffer,
    area: Rect,
    y: u16,
    row: &ComplaintRow,
    (chosen, look): (bool, &Look),
    s: &Session,
) {
    let dots = s.theme.signs.ellipsis;
    let complaint = &row.complaint;
    let glance = Glance::of(complaint, s);
    let wide = usize::from(area.width);
    let state = complaint.standing.state;
    let (mark, mark_style) = sign(complaint, glance, s);
    let loud = glance.pressure.style(s);
    let (time, time_style) = match complaint.standing.closed_at {
        Some(at) => (s.i18n.date(s.day(at)), s.theme.dim),
        None => (glance.words(s), loud),
    };
    let next = if state.is_final() && !look.roomy {
        state.message()
    } else {
        glance.next.message(state).to_owned()
    };
    let number = if look.roomy { complaint.number.clone() } else { short_number(complaint, s) };
    let known = complaint.customer_id.is_some();
    let mut pieces: Vec<(String, Style)> = vec![
        ((if chosen { s.theme.signs.cursor } else { " " }).to_owned(), s.theme.accent),
        (format!("{mark} "), mark_style),
        (text::fit(&text::clean(&number), look.number, dots) + " ", s.theme.dim),
        (text::fit(&time, 12, dots) + " ", time_style),
        (
            text::fit(&tr!(s.i18n, &next), if look.mixed { 13 } else { 12 }, dots) + " ",
            if loud == s.theme.bad { loud } else { s.theme.text },
        ),
        (
            text::fit(&who(row, s), (wide / 5).clamp(8, 26), dots) + "  ",
            if known { s.theme.text } else { s.theme.warn },
        ),
    ];
    let severity = match complaint.severity {
        _ if look.roomy && complaint.severity != Severity::Normal => {
            tr!(s.i18n, &complaint.severity.message())
        }
        Severity::Critical => "!!".to_owned(),
        Severity::High => "!".to_owned(),
        Severity::Low | Severity::Normal => String::new(),
    };
    if !severity.is_empty() {
        let style = if complaint.severity > Severity::Normal { s.theme.warn } else { s.theme.dim };
        let air = if look.roomy { "  " } else { " " };
        pieces.push((format!("{severity}{air}"), style));
    }
    let mut right = String::new();
    if look.roomy {
        right = text::fit(&tr!(s.i18n, &state.message()), 18, dots);
        if wide >= 120 {
            right = format!("{right}  {}", text::fit(&text::clean(&complaint.owner), 10, dots));
        }
    }
    let taken = usize::from(widget::put_right(buf, area, y, &right, s.theme.dim));
    let used: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
    let room = wide.saturating_sub(used + taken + 2);
    pieces.push((text::shorten(&headline(complaint, s), room, dots).into_owned(), s.theme.text));
    let pieces: Vec<(&str, Style)> =
        pieces.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    let left = Rect { width: area.width.saturating_sub(u16::try_from(taken).unwrap_or(0)), ..area };
    widget::put(buf, left, y, &pieces);
    if chosen {
        widget::paint(buf, area, y, s.theme.selected);
    }
}
