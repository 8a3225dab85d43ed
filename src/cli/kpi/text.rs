//! The figures of one period for reading: the four blocks, each figure with its number of
//! cases, its interval, what changed, and what has to be said about it.

use unicode_width::UnicodeWidthStr as _;

use super::{Row, Shown};
use crate::cli::lines::{self, Fit};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::kpi::{
    Block, FIGURES, Figures, KpiValue, change, compare, few, figures_of, format, format_short,
    interval,
};
use crate::domain::views::MonthFigures;
use crate::i18n::text::clean;
use crate::tr;

/// Behind a value: what is to be borne in mind.
pub const FEW: &str = "*";
pub const PROVISIONAL: &str = "~";
/// The target is met, or not.
const MET: &str = "✓";
const MISSED: &str = "✗";
/// Before a change that is none.
const SAME: &str = "≈";
/// What may stand behind a value.
const BEHIND: [char; 4] = ['*', '~', '✓', '✗'];

const COLUMNS: usize = 6;
type Cells = [String; COLUMNS];

impl Shown<'_> {
    pub fn table(&self, row: &Row, before: &[Row], width: usize) -> String {
        let i18n = self.i18n;
        let mut out = self.head(&row.period.label(i18n));
        let heads = ["", "value", "n", "interval", "before", "year"];
        let mut cells: Vec<Cells> = vec![heads.map(|head| match head {
            "" => String::new(),
            head => tr!(i18n, &format!("kpi-head-{head}")),
        })];
        let mut marks = Vec::new();
        for block in Block::ALL {
            cells.push(Cells::default());
            let mut heading = Cells::default();
            heading[0] = i18n.text(block.message()).to_uppercase();
            cells.push(heading);
            for figure in figures_of(block) {
                let value = row.figures.get(figure.kpi).copied().unwrap_or_default();
                cells.push(self.line(figure.kpi, &value, (row, before), &mut marks));
            }
        }
        align(&mut cells);
        lines::columns(&mut out, &cells, Fit { width, bends: &[0], spare: Some(3) });
        self.legend(&mut out, &marks, width);
        self.targets(&mut out, row);
        if let Some(month) = &row.month {
            self.stored(&mut out, month);
        }
        out
    }

    /// What was corrected since the month was stored: both figures as of its last day.
    fn stored(&self, out: &mut String, month: &MonthFigures) {
        let i18n = self.i18n;
        let on = month.stored_at.with_timezone(&self.settings.time_zone).date_naive();
        let corrected: Vec<Kpi> =
            FIGURES.iter().map(|f| f.kpi).filter(|kpi| month.is_corrected(*kpi)).collect();
        out.push('\n');
        let (on, count) = (i18n.date(on), corrected.len());
        lines::line(out, &tr!(i18n, "kpi-month-stored", date = on, count = count));
        for kpi in corrected {
            let shown = |figures: &Figures| {
                let value = figures.get(kpi).and_then(|value| value.value);
                format(kpi, value, self.settings, i18n)
            };
            let line = tr!(
                i18n,
                "kpi-month-corrected",
                name = tr!(i18n, &kpi.message()),
                stored = shown(&month.stored),
                now = shown(&month.now)
            );
            lines::line(out, &line);
        }
    }

    /// What figures were to reach, and whether they do.
    fn targets(&self, out: &mut String, row: &Row) {
        let i18n = self.i18n;
        let targets = &self.settings.targets;
        if targets.is_empty() {
            return;
        }
        lines::heading(out, &tr!(i18n, "kpi-targets"));
        for target in targets {
            let kpi = target.kpi;
            let wanted = target.for_period(row.ask.from, row.ask.to);
            let value = row.figures.get(kpi).and_then(|value| value.value);
            let sign = value.map_or(" ", |value| if wanted.is_met(value) { MET } else { MISSED });
            let line = tr!(
                i18n,
                "kpi-target-line",
                name = tr!(i18n, &kpi.message()),
                value = format_short(kpi, value, self.settings, i18n),
                target = wanted.text(self.settings, i18n)
            );
            lines::line(out, &format!("{sign} {line}"));
        }
    }

    /// Which days, as of when, whose.
    pub fn head(&self, period: &str) -> String {
        let i18n = self.i18n;
        let as_of = tr!(i18n, "kpi-as-of", date = i18n.date(self.asked.as_of));
        let mut words = vec![tr!(i18n, "kpi-title", period = period), as_of];
        let shown = |name: &String| clean(name).into_owned();
        if let Some(name) = &self.asked.segment {
            words.push(tr!(i18n, "kpi-of-segment", name = shown(name)));
        }
        if let Some(name) = &self.asked.owner {
            words.push(tr!(i18n, "kpi-of-owner", name = shown(name)));
        }
        let mut out = String::new();
        lines::line(&mut out, &words.join(" · "));
        out.push('\n');
        out
    }

    fn line(
        &self,
        kpi: Kpi,
        value: &KpiValue,
        (row, before): (&Row, &[Row]),
        marks: &mut Vec<&'static str>,
    ) -> Cells {
        let i18n = self.i18n;
        let mut changes = before.iter().map(|row| {
            let change_to = row.figures.get(kpi).and_then(|old| compare(kpi, value, old));
            change_to.map_or_else(String::new, |to| {
                let text = change(kpi, &to, self.settings, i18n);
                if to.real == Some(false) { format!("{SAME} {text}") } else { text }
            })
        });
        let mut next = || changes.next().unwrap_or_default();
        let (last, year) = (next(), next());
        if [&last, &year].iter().any(|text| text.starts_with(SAME)) {
            marks.push(SAME);
        }
        [
            tr!(i18n, &kpi.message()),
            self.marked(kpi, row, marks),
            i18n.number(value.n),
            interval(kpi, value, i18n).unwrap_or_default(),
            last,
            year,
        ]
    }

    /// The value with its marks.
    pub fn marked(&self, kpi: Kpi, row: &Row, marks: &mut Vec<&'static str>) -> String {
        let value = &row.figures.get(kpi).copied().unwrap_or_default();
        let mut text = format_short(kpi, value.value, self.settings, self.i18n);
        let wanted = self.settings.wanted(kpi, row.ask.from, row.ask.to);
        let is_met = value.value.zip(wanted).map(|(value, wanted)| wanted.is_met(value));
        for (mark, holds) in [
            (FEW, few(kpi, value)),
            (PROVISIONAL, value.provisional && value.value.is_some()),
            (MET, is_met == Some(true)),
            (MISSED, is_met == Some(false)),
        ] {
            if holds {
                text.push_str(mark);
                marks.push(mark);
            }
        }
        text
    }

    /// What the marks mean, those that are there; as many to a line as fit.
    pub fn legend(&self, out: &mut String, marks: &[&'static str], width: usize) {
        let i18n = self.i18n;
        let words = [
            (FEW, "kpi-few"),
            (PROVISIONAL, "kpi-provisional"),
            (SAME, "kpi-no-real-change"),
            (MET, "kpi-target-met"),
            (MISSED, "kpi-target-missed"),
        ]
        .into_iter()
        .filter(|(mark, _)| marks.contains(mark))
        .map(|(mark, key)| format!("{mark} {}", tr!(i18n, key)));
        let mut rows: Vec<String> = Vec::new();
        for word in words {
            match rows.last_mut() {
                Some(row) if row.width() + 3 + word.width() <= width => {
                    row.push_str(" · ");
                    row.push_str(&word);
                }
                _ => rows.push(word),
            }
        }
        if !rows.is_empty() {
            out.push('\n');
        }
        for row in rows {
            lines::line(out, &row);
        }
    }
}

/// Numbers stand at the right edge of their columns; marks behind them hang over.
pub fn align<const N: usize>(rows: &mut [[String; N]]) {
    for column in 1..N {
        let bare = |cell: &str| cell.trim_end_matches(BEHIND).width();
        let cells = || rows.iter().filter_map(|row| row.get(column));
        let widest = cells().map(|cell| bare(cell)).max().unwrap_or(0);
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(column)) {
            if !cell.is_empty() {
                let gap = widest.saturating_sub(bare(cell));
                cell.insert_str(0, &" ".repeat(gap));
            }
        }
    }
}
