//! What a frame changes, in as few bytes as possible: somebody works over a slow
//! line. A frame that changes nothing sends nothing.
//!
//! Knows terminals only as far as every one of the last thirty years agrees: the
//! sequences of ECMA-48 (CUP, CUF, ECH, ED, EL, SGR), the cursor's modes of DEC, and
//! the synchronized update, which others ignore.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

const BEGIN: &str = "\x1b[?2026h";
const END: &str = "\x1b[?2026l";
/// From so many blanks on, erasing is shorter than writing them.
const ERASE: usize = 6;
/// What shows on a blank, too.
const ON_BLANKS: Modifier =
    Modifier::UNDERLINED.union(Modifier::REVERSED).union(Modifier::CROSSED_OUT);

/// Colours and modifiers in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Pen {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }
}

/// Gathers a frame and writes it at once.
#[derive(Debug)]
pub struct Lean<W: Write> {
    out: W,
    /// The frame so far.
    frame: String,
    /// Where the terminal's cursor stands and whether it is shown, if that is known.
    at: Option<Position>,
    shown: Option<bool>,
    /// All signs since the last address are of a width on which terminals agree.
    sure: bool,
}

impl<W: Write> Lean<W> {
    pub fn new(out: W) -> Self {
        Self { out, frame: String::new(), at: None, shown: None, sure: false }
    }

    /// Somebody else has written to the terminal.
    pub fn forget(&mut self) {
        self.at = None;
        self.shown = None;
    }

    /// Sends what was gathered, as one synchronized update.
    pub fn send(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let frame = format!("{BEGIN}{}{END}", self.frame);
        self.frame.clear();
        self.out.write_all(frame.as_bytes())?;
        self.out.flush()
    }

    /// Sends something that is no frame.
    pub fn send_raw(&mut self, bytes: &str) -> io::Result<()> {
        self.out.write_all(bytes.as_bytes())?;
        self.out.flush()
    }

    fn add(&mut self, piece: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.frame.write_fmt(piece);
    }

    fn go(&mut self, to: Position) {
        match self.at.filter(|_| self.sure) {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => match to.x - at.x {
                1 => self.frame.push_str("\x1b[C"),
                n => self.add(format_args!("\x1b[{n}C")),
            },
            _ if to.x == 0 => self.add(format_args!("\x1b[{}H", to.y + 1)),
            _ => self.add(format_args!("\x1b[{};{}H", to.y + 1, to.x + 1)),
        }
        self.at = Some(to);
        self.sure = true;
    }

    fn take(&mut self, pen: &mut Pen, wanted: Pen) {
        if *pen == wanted {
            return;
        }
        let step = sgr(*pen, wanted);
        let anew = if wanted == Pen::PLAIN {
            String::new()
        } else {
            format!("0;{}", sgr(Pen::PLAIN, wanted))
        };
        let shorter = if step.is_empty() || anew.len() < step.len() { anew } else { step };
        self.add(format_args!("\x1b[{shorter}m"));
        *pen = wanted;
    }

    fn put(&mut self, symbol: &str) {
        self.frame.push_str(symbol);
        // Terminals disagree on the width of many signs: what follows directly does so
        // all the same, anything else is addressed anew.
        self.sure &= symbol.chars().all(|c| c < '\u{250}') && symbol.chars().count() == 1;
        let wide = crate::ui::text::width(symbol) != 1;
        self.at = self.at.filter(|_| !wide).map(|at| Position { x: at.x + 1, ..at });
    }
}

/// Something that is only there to cover what was there.
fn is_plain_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && cell.bg == Color::Reset && !cell.modifier.intersects(ON_BLANKS)
}

/// The parameters that lead from one pen to another; empty if that cannot be told
/// but by starting anew.
fn sgr(from: Pen, to: Pen) -> String {
    let mut parameters: Vec<String> = Vec::new();
    let gone = from.modifier - to.modifier;
    let mut new = to.modifier - from.modifier;
    for (which, off) in [
        (Modifier::BOLD | Modifier::DIM, "22"),
        (Modifier::ITALIC, "23"),
        (Modifier::UNDERLINED, "24"),
        (Modifier::SLOW_BLINK | Modifier::RAPID_BLINK, "25"),
        (Modifier::REVERSED, "27"),
        (Modifier::HIDDEN, "28"),
        (Modifier::CROSSED_OUT, "29"),
    ] {
        if gone.intersects(which) {
            parameters.push(off.to_owned());
            // It took its neighbour along.
            new |= to.modifier & which;
        }
    }
    for (which, on) in [
        (Modifier::BOLD, "1"),
        (Modifier::DIM, "2"),
        (Modifier::ITALIC, "3"),
        (Modifier::UNDERLINED, "4"),
        (Modifier::SLOW_BLINK, "5"),
        (Modifier::RAPID_BLINK, "6"),
        (Modifier::REVERSED, "7"),
        (Modifier::HIDDEN, "8"),
        (Modifier::CROSSED_OUT, "9"),
    ] {
        if new.contains(which) {
            parameters.push(on.to_owned());
        }
    }
    if from.fg != to.fg {
        parameters.push(color(to.fg, 30));
    }
    if from.bg != to.bg {
        parameters.push(color(to.bg, 40));
    }
    parameters.join(";")
}

/// `base`: 30 for the foreground, 40 for the background.
fn color(color: Color, base: u8) -> String {
    let named = |n: u8| (base + n).to_string();
    let bright = |n: u8| (base + 60 + n).to_string();
    match color {
        Color::Reset => named(9),
        Color::Black => named(0),
        Color::Red => named(1),
        Color::Green => named(2),
        Color::Yellow => named(3),
        Color::Blue => named(4),
        Color::Magenta => named(5),
        Color::Cyan => named(6),
        Color::Gray => named(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(n) => format!("{};5;{n}", base + 8),
        Color::Rgb(r, g, b) => format!("{};2;{r};{g};{b}", base + 8),
    }
}

impl<W: Write> Backend for Lean<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let cells: Vec<(u16, u16, &Cell)> = content.collect();
        let mut pen = Pen::PLAIN;
        let mut pieces = 0;
        let mut rest = cells.as_slice();
        while let Some(((x, y, cell), after)) = rest.split_first() {
            let to = Position { x: *x, y: *y };
            if self.at != Some(to) || pieces == 0 {
                self.go(to);
            }
            pieces += 1;
            let blanks = (0..u16::MAX)
                .zip(rest)
                .take_while(|(n, (x2, y2, cell))| {
                    y2 == y && *x2 == x.saturating_add(*n) && is_plain_blank(cell)
                })
                .count();
            if blanks >= ERASE {
                self.take(&mut pen, Pen::PLAIN);
                // The cursor stays where it is.
                self.add(format_args!("\x1b[{blanks}X"));
                rest = rest.get(blanks..).unwrap_or_default();
                continue;
            }
            let mut wanted = Pen::of(cell);
            // The colour of what is not drawn does not matter.
            if cell.symbol() == " "
                && !(pen.modifier | wanted.modifier).intersects(ON_BLANKS)
                && wanted.bg == pen.bg
            {
                wanted = pen;
            }
            self.take(&mut pen, wanted);
            self.put(cell.symbol());
            rest = after;
        }
        self.take(&mut pen, Pen::PLAIN);
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(false) {
            self.frame.push_str("\x1b[?25l");
            self.shown = Some(false);
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.shown != Some(true) {
            self.frame.push_str("\x1b[?25h");
            self.shown = Some(true);
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal is not asked: it may not answer.
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.go(position.into());
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.frame.push_str(match clear_type {
            ClearType::All => "\x1b[2J",
            ClearType::AfterCursor => "\x1b[J",
            ClearType::BeforeCursor => "\x1b[1J",
            ClearType::CurrentLine => "\x1b[2K",
            ClearType::UntilNewLine => "\x1b[K",
        });
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = crossterm::terminal::size()?;
        Ok(Size { width, height })
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// The frame is sent when it is complete, see [`Lean::send`].
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU16;

    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    const AREA: Rect = Rect { x: 0, y: 0, width: 20, height: 4 };

    /// Sends the change from one buffer to another; the bytes.
    fn change(lean: &mut Lean<Vec<u8>>, from: &Buffer, to: &Buffer) -> Vec<u8> {
        lean.out.clear();
        lean.draw(from.diff_iter(to)).unwrap();
        lean.send().unwrap();
        lean.out.clone()
    }

    fn parser() -> vt100::Parser {
        let size = |n| NonZeroU16::new(n).unwrap();
        vt100::Parser::new(size(AREA.height), size(AREA.width), 0)
    }

    fn seen(color: Color) -> vt100::Color {
        match color {
            Color::Indexed(n) => vt100::Color::Idx(n),
            Color::Red => vt100::Color::Idx(1),
            Color::LightCyan => vt100::Color::Idx(14),
            Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
            _ => vt100::Color::Default,
        }
    }

    /// The terminal shows this buffer; `looks`: in its colours.
    fn compare(parser: &vt100::Parser, buffer: &Buffer, looks: bool) -> Result<(), TestCaseError> {
        let mut covered = 0;
        for (x, y) in (0..AREA.height).flat_map(|y| (0..AREA.width).map(move |x| (x, y))) {
            if x == 0 {
                covered = 0;
            }
            let wanted = buffer.cell((x, y)).unwrap();
            if covered > 0 {
                covered -= 1;
                continue;
            }
            covered = crate::ui::text::width(wanted.symbol()).saturating_sub(1);
            let cell = parser.screen().cell(y, x).unwrap();
            let text = if cell.has_contents() { cell.contents() } else { " " };
            prop_assert_eq!(text, wanted.symbol(), "at {},{}", x, y);
            if !looks {
                continue;
            }
            prop_assert_eq!(cell.bgcolor(), seen(wanted.bg), "background at {},{}", x, y);
            let has = |m| wanted.modifier.contains(m);
            prop_assert_eq!(cell.underline(), has(Modifier::UNDERLINED), "line at {},{}", x, y);
            prop_assert_eq!(cell.inverse(), has(Modifier::REVERSED));
            if wanted.symbol() != " " {
                prop_assert_eq!(cell.fgcolor(), seen(wanted.fg), "colour at {},{}", x, y);
                prop_assert_eq!(cell.bold(), has(Modifier::BOLD));
                prop_assert_eq!(cell.italic(), has(Modifier::ITALIC));
            }
        }
        Ok(())
    }

    fn style() -> impl Strategy<Value = Style> {
        let colors = [
            Color::Reset,
            Color::Reset,
            Color::Red,
            Color::LightCyan,
            Color::Indexed(80),
            Color::Rgb(1, 2, 3),
        ];
        let modifiers = [
            Modifier::empty(),
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
            Modifier::BOLD | Modifier::ITALIC,
        ];
        let color = || prop::sample::select(colors.to_vec());
        (color(), color(), prop::sample::select(modifiers.to_vec()))
            .prop_map(|(fg, bg, modifier)| Style::new().fg(fg).bg(bg).add_modifier(modifier))
    }

    const NARROW: &[&str] = &["Müller", "a", "          ", "▌ ○ …", "x         y", "Straße 5"];
    const WIDE: &[&str] = &["日本", "a", "          ", "語 x", "x         y"];

    fn buffer(texts: &'static [&'static str]) -> impl Strategy<Value = Buffer> {
        let piece = (0..AREA.width, 0..AREA.height, prop::sample::select(texts.to_vec()), style());
        prop::collection::vec(piece, 0..9).prop_map(|pieces| {
            let mut buffer = Buffer::empty(AREA);
            for (x, y, text, style) in pieces {
                buffer.set_string(x, y, text, style);
            }
            buffer
        })
    }

    proptest! {
        #[test]
        fn the_terminal_shows_every_frame(frames in prop::collection::vec(buffer(NARROW), 1..6)) {
            play(&frames, true)?;
        }

        // Terminals do as they like with the look of half a wide sign.
        #[test]
        fn wide_signs_stand_where_they_belong(frames in prop::collection::vec(buffer(WIDE), 1..6)) {
            play(&frames, false)?;
        }
    }

    fn play(frames: &[Buffer], looks: bool) -> Result<(), TestCaseError> {
        let mut lean = Lean::new(Vec::new());
        let mut parser = parser();
        let mut before = &Buffer::empty(AREA);
        for frame in frames {
            parser.process(&change(&mut lean, before, frame));
            compare(&parser, frame, looks)?;
            before = frame;
        }
        Ok(())
    }

    #[test]
    fn what_changes_nothing_sends_nothing() {
        let mut lean = Lean::new(Vec::new());
        let mut buffer = Buffer::empty(AREA);
        buffer.set_string(1, 1, "Müller", Style::new().fg(Color::Red));
        let settle = |lean: &mut Lean<Vec<u8>>, from: &Buffer, to: &Buffer| {
            lean.out.clear();
            lean.draw(from.diff_iter(to)).unwrap();
            lean.show_cursor().unwrap();
            lean.set_cursor_position((7, 1)).unwrap();
            lean.send().unwrap();
            lean.out.len()
        };
        assert!(settle(&mut lean, &Buffer::empty(AREA), &buffer) > 0);
        assert_eq!(settle(&mut lean, &buffer, &buffer), 0);
        lean.forget();
        assert!(settle(&mut lean, &buffer, &buffer) > 0);
    }

    #[test]
    fn a_letter_and_the_cursor_behind_it_cost_few_bytes() {
        let mut lean = Lean::new(Vec::new());
        let empty = Buffer::empty(AREA);
        lean.draw(empty.diff_iter(&empty)).unwrap();
        lean.show_cursor().unwrap();
        lean.set_cursor_position((3, 2)).unwrap();
        lean.send().unwrap();
        let mut typed = empty.clone();
        typed.set_string(3, 2, "a", Style::new());
        lean.out.clear();
        lean.draw(empty.diff_iter(&typed)).unwrap();
        lean.show_cursor().unwrap();
        lean.set_cursor_position((4, 2)).unwrap();
        lean.send().unwrap();
        assert_eq!(String::from_utf8_lossy(&lean.out), format!("{BEGIN}a{END}"));
    }
}
