//! The rows of the list of customers: columns for a width, flags, why a row matched.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::domain::fold::fold;
use crate::domain::views::{CustomerRow, Hit, MatchClass, MatchField};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

/// How a row stands in the list.
#[derive(Clone, Copy)]
pub struct Look {
    pub chosen: bool,
    pub marked: bool,
    pub focused: bool,
}

/// Widths of the columns for a width of the list; 0 = left out.
pub struct Columns {
    name: usize,
    city: usize,
    phone: usize,
    last: usize,
}

impl Columns {
    pub fn new(width: u16) -> Self {
        // Sign, mark and a blank at the left, a blank at the right.
        let room = usize::from(width).saturating_sub(4);
        if room < 50 {
            let city = room / 3;
            return Self { name: room.saturating_sub(city + 1), city, phone: 0, last: 0 };
        }
        // “vor einem Monat” fits.
        let last = 15;
        let phone = if room >= 66 { 18 } else { 0 };
        let rest = room.saturating_sub(last + phone + 3);
        let city = (rest * 2 / 5).min(26);
        Self { name: rest - city, city, phone, last }
    }

    pub fn header(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let cell = |key: &str, width: usize| {
            if width == 0 {
                String::new()
            } else {
                text::fit(&s.i18n.text(key), width, s.theme.signs.ellipsis) + " "
            }
        };
        let line = format!(
            "   {}{}{}{}",
            cell("column-name", self.name),
            cell("column-city", self.city),
            cell("column-phone", self.phone),
            cell("column-last-contact", self.last)
        );
        widget::put(buf, area, 0, &[(&line, s.theme.dim)]);
    }

    #[expect(clippy::too_many_arguments, reason = "one row needs its place, its data and its look")]
    pub fn row(
        &self,
        buf: &mut Buffer,
        area: Rect,
        y: u16,
        row: &CustomerRow,
        hit: Option<(&Hit, &[String])>,
        look: Look,
        s: &Session,
    ) {
        let dots = s.theme.signs.ellipsis;
        let sign = if look.chosen { s.theme.signs.cursor } else { " " };
        let mark = if look.marked { s.theme.signs.mark } else { " " };
        widget::put(buf, area, y, &[(sign, s.theme.accent), (mark, s.theme.accent)]);
        let mut x = area.x + 3;
        // Writes a cell and returns where the next one begins.
        let cell = |x: u16, pieces: &[(&str, Style)], width: usize, buf: &mut Buffer| {
            let width = u16::try_from(width).unwrap_or(0);
            let place = Rect { x, width: width.min(area.right().saturating_sub(x)), ..area };
            widget::put(buf, place, y, pieces);
            x.saturating_add(width + 1).min(area.right())
        };
        // Name, with flags before it.
        let mut flags = String::new();
        if row.blocked {
            flags.push_str(s.theme.signs.warn);
            flags.push(' ');
        }
        if row.key_account {
            flags.push_str(s.theme.signs.key_account);
            flags.push(' ');
        }
        // The person of a company stands behind its name where there is room.
        let name = if self.phone == 0 || row.person.is_empty() || row.person == row.name {
            text::clean(&row.name).into_owned()
        } else {
            text::clean(&format!("{}, {}", row.name, row.person)).into_owned()
        };
        let name =
            text::shorten(&name, self.name.saturating_sub(text::width(&flags)), dots).into_owned();
        let mut pieces =
            vec![(flags.as_str(), if row.blocked { s.theme.bad } else { s.theme.accent })];
        pieces.extend(highlighted(&name, hit.map_or(&[], |(_, words)| words), s));
        x = cell(x, &pieces, self.name, buf);
        let city = text::clean(&row.city).into_owned();
        let city = text::shorten(&city, self.city, dots).into_owned();
        x = cell(x, &highlighted(&city, hit.map_or(&[], |(_, words)| words), s), self.city, buf);
        let reason =
            hit.map(|(hit, _)| reason(hit, self.phone == 0, s)).filter(|reason| !reason.is_empty());
        if let Some(reason) = reason {
            let room = usize::from(area.right().saturating_sub(x)).saturating_sub(1);
            let reason = text::shorten(&reason, room, dots).into_owned();
            cell(x, &[(&reason, s.theme.accent)], room, buf);
        } else if self.last > 0 {
            if self.phone > 0 {
                let phone = text::shorten(&text::clean(&row.phone), self.phone, dots).into_owned();
                x = cell(x, &[(&phone, s.theme.text)], self.phone, buf);
            }
            let last =
                row.last_contact_at.map_or_else(|| s.theme.signs.dash.to_owned(), |at| s.ago(at));
            let last = text::shorten(&last, self.last, dots).into_owned();
            cell(x, &[(&last, s.theme.dim)], self.last, buf);
        }
        if look.chosen {
            widget::paint(
                buf,
                area,
                y,
                if look.focused { s.theme.selected } else { s.theme.selected_dim },
            );
        }
    }
}

/// Why a row matched, where the row does not show it.
fn reason(hit: &Hit, narrow: bool, s: &Session) -> String {
    let hidden = narrow && hit.field == MatchField::Person && hit.text.is_empty();
    let value = text::clean(if hidden { &hit.row.person } else { &hit.text });
    let field = tr!(s.i18n, &format!("ui-match-{}", hit.field.name()));
    match hit.class {
        MatchClass::Switchboard => tr!(s.i18n, "ui-match-switchboard", value = value.into_owned()),
        MatchClass::Typo | MatchClass::Sound if value.is_empty() => tr!(s.i18n, "ui-match-similar"),
        MatchClass::Typo => tr!(s.i18n, "ui-match-typo", value = value.into_owned()),
        MatchClass::Sound => tr!(s.i18n, "ui-match-sound", value = value.into_owned()),
        _ if value.is_empty() => String::new(),
        _ => format!("{field}: {value}"),
    }
}

/// The text with the letters that match a folded word in the accent colour.
fn highlighted<'a>(text: &'a str, words: &[String], s: &Session) -> Vec<(&'a str, Style)> {
    if words.is_empty() {
        return vec![(text, s.theme.text)];
    }
    // Folded letters, each with the byte where its origin begins.
    let mut folded = String::new();
    let mut origin = Vec::new();
    for (at, c) in text.char_indices() {
        let piece =
            if c.is_alphanumeric() { fold(c.encode_utf8(&mut [0; 4])) } else { " ".to_owned() };
        origin.extend(std::iter::repeat_n((at, at + c.len_utf8()), piece.len()));
        folded.push_str(&piece);
    }
    let mut on = vec![false; text.len()];
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (start, _) in folded.match_indices(word.as_str()) {
            for (from, to) in origin.get(start..start + word.len()).unwrap_or(&[]) {
                on.get_mut(*from..*to).into_iter().flatten().for_each(|flag| *flag = true);
            }
        }
    }
    let mut pieces = Vec::new();
    let mut begin = 0;
    for (at, _) in text.char_indices().skip(1).chain(std::iter::once((text.len(), ' '))) {
        if at == text.len() || on.get(at) != on.get(begin) {
            if let Some(piece) = text.get(begin..at) {
                let style =
                    if on.get(begin) == Some(&true) { s.theme.accent } else { s.theme.text };
                pieces.push((piece, style));
            }
            begin = at;
        }
    }
    pieces
}
