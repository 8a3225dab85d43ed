//! The frame: title line, the screen in front, hints or message at the bottom.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::layer::Layer;
use super::{App, MIN_SIZE, title};
use crate::input::{Action, Context};
use crate::pane::Pane;
use crate::tr;
use crate::ui::{text, widget};

pub(super) fn view(app: &mut App, buf: &mut Buffer, area: Rect) -> Option<Position> {
    app.session.width = area.width;
    app.session.height = area.height;
    if area.width < MIN_SIZE.0 || area.height < MIN_SIZE.1 {
        too_small(app, buf, area);
        return None;
    }
    // A long message takes the lines that it needs, for as long as it stands.
    let said = said(app, area.width);
    let below = u16::try_from(said.len()).unwrap_or(1).max(1);
    let title = Rect { height: 1, ..area };
    let body = Rect { y: area.y + 1, height: area.height - 1 - below, ..area };
    let bottom = Rect { y: area.bottom() - below, height: below, ..area };
    title::view(app, buf, title);
    let cursor = screen(app, buf, body);
    if said.is_empty() {
        hints(app, buf, bottom);
    }
    for (y, (line, style)) in (0..below).zip(&said) {
        widget::put(buf, bottom, y, &[(" ", *style), (line, *style)]);
    }
    cursor
}

fn too_small(app: &App, buf: &mut Buffer, area: Rect) {
    let message = tr!(app.session.i18n, "too-small", width = MIN_SIZE.0, height = MIN_SIZE.1);
    for (y, line) in (0..area.height).zip(text::wrap(&message, usize::from(area.width.max(1)))) {
        widget::put(buf, area, y, &[(&line, app.session.theme.text)]);
    }
}

/// The topmost full screen, and popups over it.
fn screen(app: &mut App, buf: &mut Buffer, body: Rect) -> Option<Position> {
    let from = app.layers.iter().rposition(|layer| !matches!(layer, Layer::Popup(_)));
    let s = &app.session;
    let mut cursor = match from.and_then(|at| app.layers.get_mut(at)) {
        None => app.tabs.front().view(buf, body, s),
        Some(Layer::Customers { pane, .. }) => pane.view(buf, body, s),
        Some(Layer::Complaint { pane, .. }) => pane.view(buf, body, s),
        Some(Layer::Form { form, .. }) => form.view(buf, body, s),
        Some(Layer::Import { import, .. }) => import.view(buf, body, s),
        Some(Layer::Popup(_)) => None,
    };
    for layer in app.layers.iter_mut().skip(from.map_or(0, |at| at + 1)) {
        if let Layer::Popup(popup) = layer {
            cursor = popup.view(buf, body, s);
        }
    }
    cursor
}

/// Lines that a message takes at most.
const SAID_LINES: usize = 3;

/// The message, if there is one, else the offered draft.
fn said(app: &App, width: u16) -> Vec<(String, Style)> {
    let s = &app.session;
    let (message, style) = match (&app.message, app.drafts.first().filter(|_| app.offered)) {
        (Some(told), _) => (text::clean_lines(&told.text).into_owned(), app.tone_style(told.tone)),
        (None, Some(draft)) => {
            let title = text::clean(&draft.title).into_owned();
            let time = s.moment(draft.updated_at);
            (tr!(s.i18n, "draft-offer", title = title, time = time), s.theme.warn)
        }
        (None, None) => return Vec::new(),
    };
    let room = usize::from(width.saturating_sub(2));
    let mut lines = text::wrap(&message, room);
    if lines.len() > SAID_LINES {
        lines.truncate(SAID_LINES);
        if let Some(last) = lines.last_mut() {
            last.push_str(s.theme.signs.ellipsis);
        }
    }
    lines.into_iter().map(|line| (line, style)).collect()
}

/// Keys that are shown before anything else.
const HINTS_FIRST: usize = 3;

/// Keys and what they do, as many as fit; help always stands at the right.
fn hints(app: &mut App, buf: &mut Buffer, area: Rect) {
    let context = app.context();
    let actions = app.actions();
    // A pane may have its own word for a key, as for what the next step is.
    let own: Vec<Option<String>> = match app.layers.last_mut() {
        Some(layer) => layer.pane().map(|(_, pane)| pane),
        None => Some(app.tabs.front()),
    }
    .map(|pane| actions.iter().map(|action| pane.hint(*action, &app.session)).collect())
    .unwrap_or_default();
    let s = &app.session;
    let help = s.key_for(context, Action::Help);
    let help_word = tr!(s.i18n, "hint-help");
    let taken = text::width(&help) + text::width(&help_word) + 3;
    // In a popup there is no key for it.
    let taken = if help.is_empty() { 0 } else { taken };
    let mut room = usize::from(area.width).saturating_sub(taken + 1);
    let mut x = area.x + 1;
    // How to fill the field stands behind the keys, if there is room for both.
    let field = match app.layers.last() {
        Some(Layer::Form { form, .. }) => form.hint(s),
        _ => String::new(),
    };
    let keys: Vec<(String, String)> = actions
        .into_iter()
        .enumerate()
        .filter(|(_, action)| *action != Action::Help)
        .filter_map(|(at, action)| {
            let name = format!("hint-{}", action.name());
            let own = own.get(at).cloned().flatten();
            let known = own.is_some() || s.i18n.has(&name);
            let key = s.keymap.key_of(context, action).filter(|_| known)?;
            Some((s.key_label(key), own.unwrap_or_else(|| tr!(s.i18n, &name))))
        })
        .collect();
    let wide = |(key, word): &(String, String)| text::width(key) + text::width(word) + 3;
    // The most important keys come first, then the field, then further keys. Where
    // it is narrow, how to fill the field counts more than how to go on from it.
    let field_room = text::width(&field) + 2;
    let fits = |first: usize| keys.iter().take(first).map(wide).sum::<usize>() + field_room <= room;
    // How to write a text is known.
    let least = if context == Context::FormText { HINTS_FIRST } else { 1 };
    let field = if (least..=HINTS_FIRST).any(fits) { field } else { String::new() };
    let reserved = if field.is_empty() { 0 } else { field_room };
    for pair in &keys {
        if wide(pair) + reserved > room {
            break;
        }
        let place = Rect { x, width: area.right().saturating_sub(x), ..area };
        let (key, word) = pair;
        widget::put(buf, place, 0, &[(key, s.theme.key), (" ", s.theme.dim), (word, s.theme.dim)]);
        x += u16::try_from(wide(pair)).unwrap_or(0);
        room -= wide(pair);
    }
    if !field.is_empty() {
        let place = Rect { x: x + 1, width: area.right().saturating_sub(x + 1), ..area };
        widget::put(buf, place, 0, &[(&field, s.theme.text)]);
    }
    if help.is_empty() {
        return;
    }
    let place = Rect {
        x: area.right().saturating_sub(u16::try_from(taken).unwrap_or(0)),
        width: u16::try_from(taken).unwrap_or(0),
        ..area
    };
    widget::put(
        buf,
        place,
        0,
        &[(&help, s.theme.key), (" ", s.theme.dim), (&help_word, s.theme.dim)],
    );
}
