//! A text of several lines being edited: the engine of long texts and of lists
//! with one element a line.
//!
//! The text lives in a `TextArea`, which inserts, deletes and places the cursor
//! by characters. Breaking into rows, moving and drawing are done here, because
//! they have to go by grapheme and by cells.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui_textarea::{CursorMove, TextArea};
use unicode_segmentation::UnicodeSegmentation;

use super::line::{Did, split_at_char};
use super::undo::{Step, Undo};
use super::wrap::break_line;
use crate::input::{Action, Key, KeyPress};
use crate::ui::{text, widget};

/// Last line and last character of a line that the `TextArea` can jump to. What
/// lies beyond is kept and shown, but only edited where the cursor can stand.
const REACH: usize = u16::MAX as usize;

/// One row on the screen: bytes `start..end` of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    line: usize,
    start: usize,
    end: usize,
}

/// A long text with cursor, undo and redo.
#[derive(Debug)]
pub(super) struct Long {
    area: TextArea<'static>,
    undo: Undo<(usize, usize)>,
    /// Width and height of the last drawing; rows go by it.
    width: usize,
    height: usize,
    /// First row shown.
    top: usize,
    /// Cell that ↑ and ↓ try to keep.
    wanted: Option<usize>,
}

impl Long {
    pub(super) fn new(value: &str) -> Self {
        let mut long = Self {
            area: TextArea::default(),
            undo: Undo::default(),
            width: 60,
            height: 5,
            top: 0,
            wanted: None,
        };
        long.load(value);
        long
    }

    fn load(&mut self, value: &str) {
        let lines: Vec<String> = text::clean_lines(value).split('\n').map(str::to_owned).collect();
        let end = (lines.len().saturating_sub(1), lines.last().map_or(0, |l| l.chars().count()));
        self.area = TextArea::new(lines);
        self.area.set_max_histories(0);
        self.jump(end);
    }

    pub(super) fn value(&self) -> String {
        self.area.lines().join("\n")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// Replaces the text as one step; the cursor stands at its end.
    pub(super) fn set(&mut self, value: &str) {
        if self.value() != text::clean_lines(value) {
            self.keep(Step::Whole);
            self.load(value);
        }
    }

    pub(super) fn lines(&self) -> &[String] {
        self.area.lines()
    }

    /// Line and character of the cursor.
    pub(super) fn cursor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn line(&self, at: usize) -> &str {
        self.area.lines().get(at).map_or("", String::as_str)
    }

    fn jump(&mut self, (line, column): (usize, usize)) {
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(small(line), small(column)));
    }

    fn keep(&mut self, step: Step) {
        let (value, cursor) = (self.value(), self.cursor());
        self.undo.note(step, || (value, cursor));
    }

    /// Inserts text, cleaned, at the cursor; line breaks stay.
    pub(super) fn insert(&mut self, piece: &str) -> bool {
        let (line, column) = self.cursor();
        let (head, _) = split_at_char(self.line(line), column);
        // Cleaned together with what stands before: a mark may belong to its letter.
        let joined = format!("{head}{piece}");
        let cleaned = text::clean_lines(&joined);
        let Some(piece) = cleaned.strip_prefix(head).filter(|p| !p.is_empty()) else {
            return false;
        };
        let mut chars = piece.chars();
        let step = match (chars.next(), chars.next()) {
            (Some('\n'), None) => Step::Whole,
            (Some(c), None) if c.is_whitespace() => Step::Blank,
            (Some(_), None) => Step::Letter,
            _ => Step::Whole,
        };
        self.keep(step);
        self.area.insert_str(piece)
    }

    /// Edits by a key. Keys with Ctrl are only read if they mean nothing else.
    pub(super) fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Did {
        let vertical = matches!(press.key, Key::Up | Key::Down | Key::PageUp | Key::PageDown);
        if !vertical {
            self.wanted = None;
        }
        if let Some(c) = press.char() {
            let changed = self.insert(c.encode_utf8(&mut [0; 4]));
            return if changed { Did::Changed } else { Did::Moved };
        }
        match action {
            Some(Action::UndoText) => {
                let state = self.undo.undo((self.value(), self.cursor()));
                return self.restore(state);
            }
            Some(Action::RedoText) => {
                let state = self.undo.redo((self.value(), self.cursor()));
                return self.restore(state);
            }
            // In a long text the arrows move inside it, whatever they mean around it.
            Some(_) if vertical && !press.ctrl && !press.alt => {}
            Some(_) => return Did::Nothing,
            None if press.alt => return Did::Nothing,
            None => {}
        }
        let (line, column) = self.cursor();
        let target = match (press.key, press.ctrl) {
            (Key::Enter, false) => {
                return if self.insert("\n") { Did::Changed } else { Did::Moved };
            }
            (Key::Left, false) => self.before((line, column)),
            (Key::Right, false) => self.behind((line, column)),
            (Key::Left, true) => self.word_before((line, column)),
            (Key::Right, true) => self.word_behind((line, column)),
            (Key::Home, false) | (Key::Char('a'), true) => (line, 0),
            (Key::End, false) | (Key::Char('e'), true) => (line, self.line(line).chars().count()),
            (Key::Home, true) => (0, 0),
            (Key::End, true) => (usize::MAX, usize::MAX),
            (Key::Up, false) => return self.up_down(-1),
            (Key::Down, false) => return self.up_down(1),
            // At the end of the text a page further is the form's.
            (Key::PageUp, _) if self.at_edge(true) => return Did::Nothing,
            (Key::PageDown, _) if self.at_edge(false) => return Did::Nothing,
            (Key::PageUp, _) => return self.up_down(-self.page()),
            (Key::PageDown, _) => return self.up_down(self.page()),
            (Key::Backspace, false) => {
                return self.delete(self.before((line, column)), Step::Erase);
            }
            (Key::Delete, false) => return self.delete(self.behind((line, column)), Step::Erase),
            (Key::Backspace | Key::Char('w'), true) => {
                return self.delete(self.word_before((line, column)), Step::Whole);
            }
            (Key::Delete, true) => {
                return self.delete(self.word_behind((line, column)), Step::Whole);
            }
            (Key::Char('u'), true) => return self.delete((line, 0), Step::Whole),
            (Key::Char('k'), true) => {
                let end = self.line(line).chars().count();
                return self.delete((line, end), Step::Whole);
            }
            _ => return Did::Nothing,
        };
        self.undo.pause();
        self.jump(target);
        Did::Moved
    }

    fn restore(&mut self, state: Option<(String, (usize, usize))>) -> Did {
        let Some((value, cursor)) = state else { return Did::Moved };
        self.load(&value);
        self.jump(cursor);
        Did::Changed
    }

    /// Deletes between the cursor and this place.
    fn delete(&mut self, other: (usize, usize), step: Step) -> Did {
        let cursor = self.cursor();
        let (from, to) = if other < cursor { (other, cursor) } else { (cursor, other) };
        let mut count = to.1;
        if to.0 == from.0 {
            count = count.saturating_sub(from.1);
        } else {
            count += self.line(from.0).chars().count().saturating_sub(from.1) + 1;
            count += (from.0 + 1..to.0).map(|l| self.line(l).chars().count() + 1).sum::<usize>();
        }
        if count == 0 || from.0 > REACH || from.1 > REACH {
            return Did::Moved;
        }
        self.keep(step);
        self.jump(from);
        self.area.delete_str(count);
        Did::Changed
    }

    /// The place one grapheme before; the end of the line above at a line's beginning.
    fn before(&self, (line, column): (usize, usize)) -> (usize, usize) {
        let (head, _) = split_at_char(self.line(line), column);
        match head.graphemes(true).next_back() {
            Some(grapheme) => (line, column - grapheme.chars().count().min(column)),
            None if line > 0 => (line - 1, self.line(line - 1).chars().count()),
            None => (0, 0),
        }
    }

    fn behind(&self, (line, column): (usize, usize)) -> (usize, usize) {
        let (_, tail) = split_at_char(self.line(line), column);
        match tail.graphemes(true).next() {
            Some(grapheme) => (line, column + grapheme.chars().count()),
            None if line + 1 < self.area.lines().len() => (line + 1, 0),
            None => (line, column),
        }
    }

    fn word_before(&self, (line, column): (usize, usize)) -> (usize, usize) {
        let (head, _) = split_at_char(self.line(line), column);
        if head.is_empty() {
            return self.before((line, column));
        }
        let word = head.split_word_bound_indices().rev().find(|(_, w)| is_word(w));
        (line, word.map_or(0, |(at, _)| head.split_at(at).0.chars().count()))
    }

    fn word_behind(&self, (line, column): (usize, usize)) -> (usize, usize) {
        let (_, tail) = split_at_char(self.line(line), column);
        if tail.is_empty() {
            return self.behind((line, column));
        }
        let word = tail.split_word_bound_indices().find(|(at, w)| *at > 0 && is_word(w));
        let chars =
            word.map_or(tail.chars().count(), |(at, _)| tail.split_at(at).0.chars().count());
        (line, column + chars)
    }

    fn page(&self) -> isize {
        isize::try_from(self.height.saturating_sub(1).max(1)).unwrap_or(1)
    }

    /// Moves by rows of the screen. At the first and last row it does nothing.
    fn up_down(&mut self, by: isize) -> Did {
        self.undo.pause();
        let rows = self.rows(self.width);
        let here = self.row_of_cursor(&rows);
        let cell = self.wanted.unwrap_or_else(|| self.cell_of_cursor(&rows));
        let last = rows.len().saturating_sub(1);
        let there = here.saturating_add_signed(by).min(last);
        if let Some(row) = rows.get(there).filter(|_| there != here) {
            let piece = slice(self.line(row.line), row.start, row.end);
            let (head, _) = text::prefix(piece, cell);
            // The end of a row that goes on belongs to the next one.
            let goes_on = rows.get(there + 1).is_some_and(|next| next.line == row.line);
            let mut chars = head.chars().count();
            if goes_on && head.len() == piece.len() {
                chars -= head.graphemes(true).next_back().map_or(0, |g| g.chars().count());
            }
            let before = slice(self.line(row.line), 0, row.start).chars().count();
            self.jump((row.line, before + chars));
        }
        self.wanted = Some(cell);
        Did::Moved
    }

    /// Whether ↑ (↓) has nowhere to go.
    pub(super) fn at_edge(&self, up: bool) -> bool {
        let rows = self.rows(self.width);
        let here = self.row_of_cursor(&rows);
        if up { here == 0 } else { here + 1 >= rows.len() }
    }

    /// Rows that the text takes at this width.
    pub(super) fn height_at(&self, cells: u16) -> usize {
        self.rows(usize::from(cells)).len()
    }

    /// The text broken into rows; a cell is kept for the cursor behind the end.
    fn rows(&self, cells: usize) -> Vec<Row> {
        let cells = cells.saturating_sub(1).max(1);
        let mut rows = Vec::new();
        for (line, content) in self.area.lines().iter().enumerate() {
            break_line(content, cells, |start, end| rows.push(Row { line, start, end }));
        }
        rows
    }

    fn row_of_cursor(&self, rows: &[Row]) -> usize {
        let (line, column) = self.cursor();
        let byte = split_at_char(self.line(line), column).0.len();
        rows.iter().rposition(|r| r.line == line && r.start <= byte).unwrap_or(0)
    }

    fn cell_of_cursor(&self, rows: &[Row]) -> usize {
        let (line, column) = self.cursor();
        let byte = split_at_char(self.line(line), column).0.len();
        let start = rows.get(self.row_of_cursor(rows)).map_or(0, |r| r.start);
        text::width(slice(self.line(line), start, byte))
    }

    /// Draws the rows around the cursor; gives the cursor's place.
    pub(super) fn draw(
        &mut self,
        area: Rect,
        buf: &mut Buffer,
        style: Style,
        focused: bool,
    ) -> Option<Position> {
        if area.width == 0 || area.height == 0 {
            return None;
        }
        self.width = usize::from(area.width);
        self.height = usize::from(area.height);
        let rows = self.rows(self.width);
        let here = self.row_of_cursor(&rows);
        let chosen = if focused { here } else { 0 };
        self.top = widget::scroll(self.top, chosen, rows.len(), self.height);
        for (y, row) in (0..area.height).zip(rows.iter().skip(self.top)) {
            let piece = slice(self.line(row.line), row.start, row.end);
            widget::put(buf, area, y, &[(piece, style)]);
        }
        if !focused {
            return None;
        }
        let x = u16::try_from(self.cell_of_cursor(&rows)).unwrap_or(u16::MAX).min(area.width - 1);
        let y = u16::try_from(here.saturating_sub(self.top)).unwrap_or(0).min(area.height - 1);
        Some(Position::new(area.x + x, area.y + y))
    }

    /// Whether rows are hidden above and below, as last drawn.
    pub(super) fn hidden(&self) -> (bool, bool) {
        (self.top > 0, self.top + self.height < self.rows(self.width).len())
    }
}

fn slice(line: &str, start: usize, end: usize) -> &str {
    line.get(start..end).unwrap_or_default()
}

fn is_word(piece: &str) -> bool {
    piece.chars().any(char::is_alphanumeric)
}
