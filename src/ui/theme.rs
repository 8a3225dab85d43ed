//! Colours and signs. One accent colour; colours never carry a meaning alone,
//! so everything also works without them.

use ratatui::style::{Color, Modifier, Style};

/// Which colours are used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Palette {
    #[default]
    Dark,
    Light,
    /// Only the 16 colours every terminal has.
    Ansi,
    /// No colours at all (`NO_COLOR`): bold, dim, reversed, underlined.
    Plain,
}

impl Palette {
    /// The palette with this name in the config.
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::Dark),
            "light" => Some(Self::Light),
            "16" | "ansi" => Some(Self::Ansi),
            "none" | "plain" => Some(Self::Plain),
            _ => None,
        }
    }
}

/// Styles by purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Labels, dates, secondary text.
    pub dim: Style,
    /// The one accent: focused field, active tab, matched letters.
    pub accent: Style,
    /// Titles of sections.
    pub heading: Style,
    /// The chosen row of the focused list.
    pub selected: Style,
    /// The chosen row of a list that has not the focus.
    pub selected_dim: Style,
    /// Keys in hints.
    pub key: Style,
    /// Lines between areas.
    pub line: Style,
    /// Something went well.
    pub good: Style,
    /// Take care: overdue, refused, blocked.
    pub warn: Style,
    /// Wrong.
    pub bad: Style,
    /// Popups stand on this.
    pub popup: Style,
    pub signs: Signs,
}

/// Signs drawn beside colours; ASCII ones for `--ascii`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signs {
    pub ascii: bool,
    /// Before the chosen row.
    pub cursor: &'static str,
    /// Before a marked row.
    pub mark: &'static str,
    pub ellipsis: &'static str,
    pub done: &'static str,
    pub open: &'static str,
    pub warn: &'static str,
    /// Somebody may come to harm.
    pub danger: &'static str,
    /// A deadline is near.
    pub close: &'static str,
    /// The clock stands still.
    pub paused: &'static str,
    pub key_account: &'static str,
    pub incoming: &'static str,
    pub outgoing: &'static str,
    pub horizontal: &'static str,
    pub vertical: &'static str,
    pub dot: &'static str,
    pub search: &'static str,
    /// Before today, in a calendar.
    pub today: &'static str,
    pub more_above: &'static str,
    pub more_below: &'static str,
    /// Before a part that is folded away, and one that is not.
    pub folded: &'static str,
    pub unfolded: &'static str,
    pub dash: &'static str,
}

const UNICODE: Signs = Signs {
    ascii: false,
    cursor: "▌",
    mark: "●",
    ellipsis: "…",
    done: "✓",
    open: "○",
    warn: "▲",
    danger: "✚",
    close: "◆",
    paused: "‖",
    key_account: "★",
    incoming: "←",
    outgoing: "→",
    horizontal: "─",
    vertical: "│",
    dot: "·",
    search: "›",
    today: "›",
    more_above: "↑",
    more_below: "↓",
    folded: "▸",
    unfolded: "▾",
    dash: "–",
};

const ASCII: Signs = Signs {
    ascii: true,
    cursor: ">",
    mark: "*",
    ellipsis: "..",
    done: "x",
    open: "o",
    warn: "!",
    danger: "#",
    close: "~",
    paused: "=",
    key_account: "*",
    incoming: "<",
    outgoing: ">",
    horizontal: "-",
    vertical: "|",
    dot: ".",
    search: ">",
    today: "@",
    more_above: "^",
    more_below: "v",
    folded: "+",
    unfolded: "-",
    dash: "-",
};

impl Theme {
    pub fn new(palette: Palette, ascii: bool) -> Self {
        let signs = if ascii { ASCII } else { UNICODE };
        let plain = Style::new();
        let bold = Modifier::BOLD;
        let fg = |color: Color| Style::new().fg(color);
        match palette {
            Palette::Dark => Self {
                text: plain,
                dim: fg(Color::Indexed(245)),
                accent: fg(Color::Indexed(80)),
                heading: fg(Color::Indexed(80)).add_modifier(bold),
                selected: Style::new().bg(Color::Indexed(23)).fg(Color::Indexed(231)),
                selected_dim: Style::new().bg(Color::Indexed(236)),
                key: fg(Color::Indexed(80)),
                line: fg(Color::Indexed(238)),
                good: fg(Color::Indexed(114)),
                warn: fg(Color::Indexed(215)),
                bad: fg(Color::Indexed(203)),
                popup: plain,
                signs,
            },
            Palette::Light => Self {
                text: plain,
                dim: fg(Color::Indexed(242)),
                accent: fg(Color::Indexed(24)),
                heading: fg(Color::Indexed(24)).add_modifier(bold),
                selected: Style::new().bg(Color::Indexed(153)).fg(Color::Indexed(16)),
                selected_dim: Style::new().bg(Color::Indexed(254)),
                key: fg(Color::Indexed(24)),
                line: fg(Color::Indexed(250)),
                good: fg(Color::Indexed(28)),
                warn: fg(Color::Indexed(130)),
                bad: fg(Color::Indexed(160)),
                popup: plain,
                signs,
            },
            Palette::Ansi => Self {
                text: plain,
                dim: plain.add_modifier(Modifier::DIM),
                accent: fg(Color::Cyan),
                heading: fg(Color::Cyan).add_modifier(bold),
                selected: Style::new().bg(Color::Blue).fg(Color::White),
                selected_dim: plain.add_modifier(Modifier::UNDERLINED),
                key: fg(Color::Cyan),
                line: plain.add_modifier(Modifier::DIM),
                good: fg(Color::Green),
                warn: fg(Color::Yellow),
                bad: fg(Color::Red),
                popup: plain,
                signs,
            },
            Palette::Plain => Self {
                text: plain,
                dim: plain.add_modifier(Modifier::DIM),
                accent: plain.add_modifier(bold),
                heading: plain.add_modifier(bold),
                selected: plain.add_modifier(Modifier::REVERSED),
                selected_dim: plain.add_modifier(Modifier::UNDERLINED),
                key: plain.add_modifier(bold),
                line: plain.add_modifier(Modifier::DIM),
                good: plain,
                warn: plain.add_modifier(bold),
                bad: plain.add_modifier(bold),
                popup: plain,
                signs,
            },
        }
    }
}
