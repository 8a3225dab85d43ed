//! The title line: tabs with their fixed numbers at the left; what is due, drafts,
//! file, user and time at the right. What is due goes before the names of the tabs.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::{App, Tab};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

pub(super) fn view(app: &App, buf: &mut Buffer, area: Rect) {
    let s = &app.session;
    let due = due(s);
    let names: Vec<(usize, String, bool)> = Tab::ALL
        .iter()
        .map(|tab| (tab.number(), tr!(s.i18n, tab.message()), *tab == app.tabs.shown))
        .collect();
    let all = usize::from(area.width);
    let wide = |piece: &str| if piece.is_empty() { 0 } else { text::width(piece) + GAP };
    let form = |form: Option<&(String, Style)>| form.map_or(0, |(piece, _)| wide(piece));
    let (words, signs) = (form(due.iter().rev().nth(1).or(due.last())), form(due.last()));
    let (time, drafts) = (wide(&s.time(s.now)), wide(&drafts(app)));
    // The fullest of these for which no name has to be shortened, else the last.
    let full = names.iter().map(|(_, name, _)| text::width(name) + 3).sum::<usize>();
    let rights = [words + drafts + time, words + time, signs + drafts + time, signs];
    let rooms = rights.map(|right| all.saturating_sub(right + 1));
    let named = rooms.iter().copied().find(|room| full < *room);
    let tabs = tabs(&names, named.unwrap_or(all.saturating_sub(signs + 1)), s);
    let pieces: Vec<(&str, Style)> =
        tabs.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    let used: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
    widget::put(buf, area, 0, &pieces);
    let room = usize::from(area.width).saturating_sub(used + 1);
    let mut x = area.right().saturating_sub(1);
    for (piece, style) in right(app, due, room).iter().rev() {
        x = x.saturating_sub(u16::try_from(text::width(piece)).unwrap_or(0));
        let place = Rect { x, width: area.right().saturating_sub(x), ..area };
        widget::put(buf, place, 0, &[(piece, *style)]);
        x = x.saturating_sub(2);
    }
}

/// How many drafts wait; nothing if none does.
fn drafts(app: &App) -> String {
    if app.drafts.is_empty() {
        return String::new();
    }
    tr!(app.session.i18n, "title-drafts", count = app.drafts.len())
}

/// Blanks between the pieces at the right.
const GAP: usize = 2;

/// What fits into the room at the right, in the order of the line. What does not fit
/// goes, the least important first.
fn right(app: &App, due: Vec<(String, Style)>, room: usize) -> Vec<(String, Style)> {
    let s = &app.session;
    let time = s.time(s.now);
    // The short form in words, or where even that and the time do not fit, signs.
    let beside = room.saturating_sub(text::width(&time) + GAP);
    let fits = |form: &&(String, Style)| text::width(&form.0) + GAP <= beside;
    let first = due.iter().rev().nth(1).filter(fits).or(due.last());
    let mut room = room;
    // Place in the line, and the piece.
    let mut chosen: Vec<(usize, String, Style)> = Vec::new();
    let mut take = |at: usize, piece: String, style: Style| {
        let wide = text::width(&piece) + GAP;
        let fits = wide <= room;
        if fits {
            room -= wide;
            chosen.push((at, piece, style));
        }
        fits
    };
    let shortest = first.map_or(0, |(piece, _)| text::width(piece) + GAP);
    if let Some((piece, style)) = first {
        take(0, piece.clone(), *style);
    }
    take(5, time, s.theme.dim);
    let waiting = drafts(app);
    if !waiting.is_empty() {
        take(1, waiting, s.theme.warn);
    }
    if s.waiting.unassigned > 0 && s.width >= 100 {
        take(2, tr!(s.i18n, "title-unassigned", count = s.waiting.unassigned), s.theme.dim);
    }
    let short = |name: &str, most: usize| {
        text::shorten(&text::clean(name), most, s.theme.signs.ellipsis).into_owned()
    };
    take(4, short(s.me(), 14), s.theme.dim);
    take(3, short(&s.file, 24), s.theme.dim);
    // In the longest words for which there is room.
    let longest = room + shortest;
    let mut pieces: Vec<(usize, String, Style)> = chosen;
    if let Some((piece, style)) = due.into_iter().find(|(p, _)| text::width(p) + GAP <= longest)
        && let Some(own) = pieces.iter_mut().find(|(place, ..)| *place == 0)
    {
        *own = (0, piece, style);
    }
    pieces.sort_by_key(|(place, ..)| *place);
    pieces.into_iter().map(|(_, piece, style)| (piece, style)).collect()
}

/// What is due, the longest form first: `5 fällig · ▲ 2 Beschwerden überfällig`.
fn due(s: &Session) -> Vec<(String, Style)> {
    let (tasks, complaints) = (s.waiting.due, s.waiting.breached);
    let warn = s.theme.signs.warn;
    let style = if complaints > 0 { s.theme.bad } else { s.theme.warn };
    let short = tr!(s.i18n, "title-due", count = tasks);
    let forms = match (tasks > 0, complaints > 0) {
        (false, false) => return Vec::new(),
        (true, false) => vec![short, format!("{tasks}!")],
        (false, true) => {
            let long = tr!(s.i18n, "agenda-title-breached", count = complaints);
            vec![format!("{warn} {long}"), format!("{warn}{complaints}")]
        }
        (true, true) => {
            let long = tr!(s.i18n, "agenda-title-breached", count = complaints);
            vec![
                format!("{short} {} {warn} {long}", s.theme.signs.dot),
                format!("{short} {warn}{complaints}"),
                format!("{tasks}! {warn}{complaints}"),
            ]
        }
    };
    forms.into_iter().map(|form| (form, style)).collect()
}

/// Numbers and names of the tabs in so many cells: first the blanks between them
/// shrink, then the names of those that are not in front.
fn tabs(names: &[(usize, String, bool)], room: usize, s: &Session) -> Vec<(String, Style)> {
    let longest = names.iter().map(|(_, name, _)| text::width(name)).max().unwrap_or(0);
    let steps = [(3, longest), (2, longest)].into_iter();
    let steps = steps.chain((0..=longest).rev().map(|most| (1, most)));
    let mut pieces = Vec::new();
    for (gap, most) in steps {
        pieces = vec![(" ".to_owned(), s.theme.text)];
        for (number, name, front) in names {
            let style = if *front { s.theme.accent } else { s.theme.dim };
            let name = if *front || text::width(name) <= most {
                name.clone()
            } else {
                name.chars().take(most).collect()
            };
            let own = if *front {
                style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            } else {
                style
            };
            pieces.push((format!("{number} "), style));
            pieces.push((name, own));
            pieces.push((" ".repeat(gap), s.theme.text));
        }
        let used: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
        if used <= room {
            break;
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::views::Waiting;
    use crate::i18n::Lang;
    use crate::testing::{moment, session};

    #[test]
    fn six_tabs_leave_room_for_what_is_due_at_eighty_columns() {
        for (lang, names) in [
            (Lang::De, ["Kunden", "Historie", "Beschwerden", "Aufgaben", "Segmente", "Kennzahlen"]),
            (Lang::En, ["Customers", "History", "Complaints", "Tasks", "Segments", "KPIs"]),
        ] {
            let mut s = session(lang, 80, 24, moment());
            s.waiting = Waiting { due: 128, breached: 12, ..Waiting::default() };
            let shortest = due(&s).last().map(|(piece, _)| text::width(piece)).unwrap();
            for front in 0..6 {
                let names: Vec<(usize, String, bool)> = names
                    .iter()
                    .enumerate()
                    .map(|(at, name)| (at + 1, (*name).to_owned(), at == front))
                    .collect();
                let pieces = tabs(&names, 80 - shortest - 3, &s);
                let line: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
                assert!(text::width(&line) <= 80 - shortest - 3, "{line}");
                assert!(line.contains(&names[front].1), "{line}");
                assert!(names.iter().all(|(n, ..)| line.contains(&n.to_string())), "{line}");
            }
        }
    }

    #[test]
    fn what_is_due_has_a_sign_beside_its_colour_and_nothing_due_says_nothing() {
        let mut s = session(Lang::De, 80, 24, moment());
        assert!(due(&s).is_empty());
        s.waiting = Waiting { due: 5, breached: 2, ..Waiting::default() };
        let forms: Vec<String> = due(&s).into_iter().map(|(form, _)| form).collect();
        assert_eq!(forms, ["5 fällig · ▲ 2 Beschwerden überfällig", "5 fällig ▲2", "5! ▲2"]);
    }
}
