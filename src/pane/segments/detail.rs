//! What is known of one segment, line by line: its figures against all and against the
//! year before, its query, note and strategy.

use ratatui::style::Style;

use super::figures::Known;
use super::words;
use crate::domain::model::Segment;
use crate::domain::views::SegmentFigures;
use crate::pane::card_lines::CardLine;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Width of the column of labels; amounts, shares and changes stand behind it.
const LABEL: usize = 17;
const AMOUNT: usize = 17;
const SHARE: usize = 10;
const CHANGE: usize = 11;

/// What a line of figures says: label, value, share of all, change to the year before.
type Figure = (String, String, String, String);

/// Lays out the figures; `as_of`: how old they are.
pub fn figures(known: Option<&Known>, as_of: &str, width: usize, s: &Session) -> Vec<CardLine> {
    let label = |text: &str| text::fit(text, LABEL, s.theme.signs.ellipsis);
    let columns = |amount: &str, share: &str, change: &str| {
        let mut line = text::fit_right(amount, AMOUNT, "");
        line.push_str(&text::fit_right(share, SHARE, ""));
        if width >= LABEL + AMOUNT + SHARE + CHANGE {
            line.push_str(&text::fit_right(change, CHANGE, ""));
        }
        line
    };
    let head = columns(
        &tr!(s.i18n, "segments-col-12m"),
        &tr!(s.i18n, "segments-col-share"),
        &tr!(s.i18n, "segments-col-year"),
    );
    let mut lines = vec![plain(vec![(label(as_of), s.theme.dim), (head, s.theme.dim)])];
    let figures = match known.map(|known| &known.figures) {
        None => {
            lines.push(plain(vec![(tr!(s.i18n, "segments-counting"), s.theme.dim)]));
            return lines;
        }
        Some(Err(error)) => {
            let sentence = error.sentence(&s.i18n);
            lines.extend(
                text::wrap(&sentence, width)
                    .into_iter()
                    .map(|line| plain(vec![(line, s.theme.bad)])),
            );
            return lines;
        }
        Some(Ok(figures)) => figures,
    };
    for (name, amount, share, change) in rows(figures, s) {
        let numbers = columns(&amount, &share, &change);
        lines.push(plain(vec![(label(&name), s.theme.dim), (numbers, s.theme.text)]));
    }
    let clv = figures
        .clv_mean
        .map_or_else(|| s.theme.signs.dash.to_owned(), |clv| words::mean_money(clv, AMOUNT, s));
    let basis = tr!(s.i18n, "segments-clv-basis", count = figures.clv_n);
    lines.push(plain(vec![
        (label(&tr!(s.i18n, "segments-clv")), s.theme.dim),
        (text::fit_right(&clv, AMOUNT, ""), s.theme.text),
        (format!("   {basis}"), s.theme.dim),
    ]));
    let known = words::share(figures.covered_12m, figures.revenue_12m);
    if let Some(share) = known.filter(|share| *share < 1.0 && figures.margin_12m.is_some()) {
        // Never all of it, as long as a part is not known.
        let share = (share * 1000.0).floor() / 1000.0;
        let words = tr!(s.i18n, "segments-coverage", share = s.i18n.percent(share, 1));
        lines.push(plain(vec![(words, s.theme.warn)]));
    }
    lines
}

fn rows(figures: &SegmentFigures, s: &Session) -> [Figure; 3] {
    let dash = || s.theme.signs.dash.to_owned();
    let size_change = figures
        .size_then
        .map_or_else(dash, |then| words::signed(figures.size.saturating_sub(then), s));
    let customers = (
        tr!(s.i18n, "segments-customers"),
        s.i18n.number(figures.size),
        words::percent(words::share(figures.size, figures.all_size), s),
        size_change,
    );
    let revenue = (
        tr!(s.i18n, "segments-revenue"),
        words::money(figures.revenue_12m, AMOUNT, s),
        words::percent(words::share(figures.revenue_12m, figures.all_revenue_12m), s),
        words::change(figures.revenue_12m, figures.revenue_before, s),
    );
    let margin = match figures.margin_12m {
        // Nothing sold is nothing earned; something sold at a cost nobody knows is not.
        None if figures.revenue_12m != 0 => (tr!(s.i18n, "segments-cost-unknown"), dash(), dash()),
        margin => {
            let margin = margin.unwrap_or(0);
            let all = figures.all_margin_12m.unwrap_or(0);
            let change =
                figures.margin_before.map_or_else(dash, |before| words::change(margin, before, s));
            (words::money(margin, AMOUNT, s), words::percent(words::share(margin, all), s), change)
        }
    };
    let (amount, share, change) = margin;
    [customers, revenue, (tr!(s.i18n, "segments-margin"), amount, share, change)]
}

/// Query, strategy and note, each wrapped.
pub fn texts(
    query: &str,
    own: Option<&Segment>,
    about: &str,
    width: usize,
    s: &Session,
) -> Vec<CardLine> {
    let mut lines = Vec::new();
    let mut add = |label: &str, value: &str, style: Style| {
        let value = text::clean_lines(value);
        if value.trim().is_empty() {
            return;
        }
        let label = tr!(s.i18n, label);
        let room = width.saturating_sub(LABEL).max(10);
        for (at, line) in text::wrap(value.trim(), room).into_iter().enumerate() {
            let shown = if at == 0 { label.as_str() } else { "" };
            let shown = text::fit(shown, LABEL, s.theme.signs.ellipsis);
            lines.push(plain(vec![(shown, s.theme.dim), (line, style)]));
        }
    };
    if let Some(segment) = own {
        add("segments-strategy", &segment.strategy, s.theme.text);
        add("segments-note", &segment.note, s.theme.text);
    }
    add("segments-about", about, s.theme.text);
    add("segments-query", query, s.theme.dim);
    lines
}

fn plain(pieces: Vec<(String, Style)>) -> CardLine {
    CardLine { pieces, ..CardLine::default() }
}
