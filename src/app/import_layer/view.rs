//! The steps of an import as they are shown.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::import::{ImportReport, Progress, RowWord};
use crate::exchange::{F, Field, unknown_customers};
use crate::input::{Action, Context};
use crate::popup::effect::ImportStep;
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

use super::{ImportLayer, Step, doubles_key, field_name};

impl ImportLayer {
    pub fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let area = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        let mut title = tr!(s.i18n, "import-title");
        if let Some(plan) = self.plan.as_ref().filter(|_| !matches!(self.step, Step::Path)) {
            let name = plan
                .path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let kind = tr!(s.i18n, &format!("import-kind-{}", plan.kind.name()));
            title = format!("{title}: {} {} {kind}", text::clean(&name), s.theme.signs.outgoing);
        }
        widget::put(buf, area, 0, &[(&title, s.theme.heading)]);
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
        match &self.step {
            Step::Path => return self.view_path(buf, body, s),
            Step::Looking => {
                widget::put(buf, body, 0, &[(&tr!(s.i18n, "import-looking"), s.theme.dim)]);
            }
            Step::Columns => self.view_columns(buf, body, s),
            Step::Working { progress, step } => view_progress(buf, body, *progress, *step, s),
            Step::Preview(_) => self.view_preview(buf, body, s),
            Step::Done { report, rejects } => view_done(buf, body, report, rejects.as_deref(), s),
        }
        None
    }

    pub(super) fn view_path(&self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        widget::put(buf, area, 0, &[(&tr!(s.i18n, "import-which"), s.theme.text)]);
        widget::put(buf, area, 2, &[(s.theme.signs.search, s.theme.accent)]);
        let field = Rect { x: area.x + 2, width: area.width.saturating_sub(2), ..area };
        let cursor = self.path.view(buf, field, 2, s.theme.text, s.theme.selected);
        let mut y = 4;
        for line in
            text::wrap(&self.error, usize::from(area.width)).iter().filter(|line| !line.is_empty())
        {
            widget::put(buf, area, y, &[(line, s.theme.bad)]);
            y += 1;
        }
        for offer in self.offers.iter().take(usize::from(area.height.saturating_sub(y + 3))) {
            widget::put(buf, area, y, &[("  ", s.theme.dim), (&text::clean(offer), s.theme.dim)]);
            y += 1;
        }
        let hint = tr!(s.i18n, "import-which-hint");
        for (line, text) in text::wrap(&hint, usize::from(area.width)).iter().enumerate() {
            let y = (area.height.saturating_sub(3)).max(y) + u16::try_from(line).unwrap_or(0);
            widget::put(buf, area, y, &[(text, s.theme.dim)]);
        }
        cursor
    }

    pub(super) fn view_columns(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Some(plan) = &self.plan else { return };
        let dot = format!(" {} ", s.theme.signs.dot);
        let mut facts = vec![plan.sniffed.format.name().to_uppercase()];
        if let Some(dialect) = plan.dialect {
            facts.push(plan.sniffed.encoding.name().to_owned());
            let sign = if dialect.separator == b'\t' {
                "Tab".to_owned()
            } else {
                char::from(dialect.separator).to_string()
            };
            facts.push(tr!(s.i18n, "import-fact-separator", sign = sign));
        }
        if plan.header_line > 0 {
            facts.push(tr!(s.i18n, "import-fact-header", line = plan.header_line));
        }
        facts.push(tr!(s.i18n, "import-fact-rows", count = plan.rows));
        let passed = plan.passed.above + plan.passed.sums + plan.passed.headings;
        if passed > 0 {
            facts.push(tr!(s.i18n, "import-fact-passed", count = passed));
        }
        widget::put(
            buf,
            area,
            0,
            &[(
                &text::shorten(&facts.join(&dot), usize::from(area.width), s.theme.signs.ellipsis),
                s.theme.dim,
            )],
        );
        let doubles = tr!(s.i18n, doubles_key(self.doubles));
        widget::put(
            buf,
            area,
            1,
            &[
                (&tr!(s.i18n, "import-doubles"), s.theme.dim),
                (" ", s.theme.dim),
                (&doubles, s.theme.text),
            ],
        );
        if self.is_of_sales() {
            let way = if self.creates { "import-unknown-make" } else { "import-unknown-reject" };
            let pieces = [
                (tr!(s.i18n, "import-unknown"), s.theme.dim),
                (tr!(s.i18n, way), s.theme.text),
                (s.key_for(Context::List, Action::New), s.theme.key),
                (tr!(s.i18n, "import-unknown-other"), s.theme.dim),
            ];
            let pieces: Vec<(&str, Style)> = pieces
                .iter()
                .flat_map(|(text, style)| [(text.as_str(), *style), (" ", s.theme.text)])
                .collect();
            widget::put(buf, area, 2, &pieces);
        }
        let dots = s.theme.signs.ellipsis;
        let (name, field) = (usize::from(area.width) * 3 / 10, usize::from(area.width) * 3 / 10);
        let header = format!(
            "  {} {} {}",
            text::fit(&tr!(s.i18n, "import-head-column"), name, dots),
            text::fit(&tr!(s.i18n, "import-head-field"), field, dots),
            tr!(s.i18n, "import-head-samples")
        );
        widget::put(buf, area, 3, &[(&header, s.theme.dim)]);
        let reading: Vec<String> = plan
            .reading(&s.i18n)
            .iter()
            .flat_map(|sentence| text::wrap(sentence, usize::from(area.width)))
            .take(READING)
            .collect();
        let said = u16::try_from(reading.len()).unwrap_or(0);
        let foot = 2 + said + u16::from(!self.error.is_empty());
        let list = Rect { y: area.y + 4, height: area.height.saturating_sub(4 + foot), ..area };
        self.height = usize::from(list.height).max(1);
        self.chosen = self.chosen.min(plan.columns.len().saturating_sub(1));
        self.top = widget::scroll(self.top, self.chosen, plan.columns.len(), self.height);
        for (y, (at, column)) in
            (0..list.height).zip(plan.columns.iter().enumerate().skip(self.top))
        {
            let (word, style) = match &column.field {
                Some(Field::Known(F::Amount)) => {
                    (field_name(F::Amount, plan.kind, s), s.theme.warn)
                }
                Some(Field::Known(field)) => (field_name(*field, plan.kind, s), s.theme.text),
                Some(Field::Own(label)) => {
                    (tr!(s.i18n, "import-column-own", name = label.as_str()), s.theme.accent)
                }
                Some(Field::Ignore) | None if column.profile.filled == 0 => {
                    (tr!(s.i18n, "import-column-empty"), s.theme.dim)
                }
                Some(Field::Ignore) | None => (tr!(s.i18n, "import-column-ignored"), s.theme.warn),
            };
            let sign = if at == self.chosen { s.theme.signs.cursor } else { " " };
            let samples = column.profile.samples.join(&dot);
            let samples = text::clean(&samples);
            widget::put(
                buf,
                list,
                y,
                &[
                    (sign, s.theme.accent),
                    (" ", s.theme.text),
                    (&text::fit(&text::clean(&column.name), name, dots), s.theme.text),
                    (" ", s.theme.text),
                    (&text::fit(&word, field, dots), style),
                    (" ", s.theme.text),
                    (&samples, s.theme.dim),
                ],
            );
            if at == self.chosen {
                widget::paint(buf, list, y, s.theme.selected);
            }
        }
        for (line, y) in reading.iter().zip(list.bottom() - area.y..) {
            widget::put(buf, area, y, &[(line, s.theme.dim)]);
        }
        if !self.error.is_empty() {
            let error = text::shorten(&self.error, usize::from(area.width), dots);
            widget::put(buf, area, area.height.saturating_sub(3), &[(&error, s.theme.bad)]);
        }
        let keys = [
            (Action::Open, "import-key-try"),
            (Action::Edit, "import-key-field"),
            (Action::Filter, "import-key-kind"),
            (Action::Sort, "import-key-doubles"),
            (Action::Back, "import-key-back"),
        ];
        key_line(buf, area, area.height.saturating_sub(1), &keys, s);
    }

    pub(super) fn view_preview(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Step::Preview(report) = &self.step else { return };
        counts(buf, area, report, s);
        // The chosen row in full: its reason is what has to be mended.
        let full = report.rows.get(self.chosen).map(|row| text::clean(&row.what).into_owned());
        let full = text::wrap(&full.unwrap_or_default(), usize::from(area.width));
        let room = u16::try_from(full.len()).unwrap_or(REASON).min(REASON);
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(6 + REASON), ..area };
        let below = list.bottom() - area.y + 1;
        for (y, line) in (below..below + room).zip(&full) {
            widget::put(buf, area, y, &[(line, s.theme.text)]);
        }
        self.height = usize::from(list.height).max(1);
        self.top = widget::scroll(self.top, self.chosen, report.rows.len(), self.height);
        for (y, (at, row)) in (0..list.height).zip(report.rows.iter().enumerate().skip(self.top)) {
            let style = match row.outcome {
                RowWord::Created => s.theme.good,
                RowWord::Updated => s.theme.accent,
                RowWord::Known | RowWord::Duplicate => s.theme.dim,
                RowWord::Rejected => s.theme.bad,
            };
            let word = text::fit(
                &tr!(s.i18n, &format!("import-row-{}", row.outcome.name())),
                16,
                s.theme.signs.ellipsis,
            );
            let line = text::fit_right(&row.line.to_string(), 7, "");
            let sign = if at == self.chosen { s.theme.signs.cursor } else { " " };
            // Behind sign, line and word of the row.
            let room = usize::from(area.width).saturating_sub(27);
            let what = text::clean(&row.what);
            let what = text::shorten(&what, room, s.theme.signs.ellipsis);
            widget::put(
                buf,
                list,
                y,
                &[
                    (sign, s.theme.accent),
                    (&line, s.theme.dim),
                    ("  ", s.theme.text),
                    (&word, style),
                    (" ", s.theme.text),
                    (&what, s.theme.text),
                ],
            );
        }
        let mut keys = vec![(Action::Open, "import-key-run"), (Action::Back, "import-key-back")];
        if self.is_of_sales() {
            let word = if self.creates { "import-key-reject" } else { "import-key-make" };
            keys.insert(1, (Action::New, word));
        }
        key_line(buf, area, area.height.saturating_sub(1), &keys, s);
    }
}

/// Most lines about how amounts are read.
const READING: usize = 6;
/// Lines for the chosen row of the preview.
const REASON: u16 = 3;

/// Keys of this step, in words.
fn key_line(buf: &mut Buffer, area: Rect, y: u16, keys: &[(Action, &str)], s: &Session) {
    let mut pieces: Vec<(String, Style)> = Vec::new();
    for (action, word) in keys {
        let key = s.key_for(Context::List, *action);
        pieces.push((key, s.theme.key));
        pieces.push((format!(" {}   ", s.i18n.text(word)), s.theme.text));
    }
    let pieces: Vec<(&str, Style)> =
        pieces.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    widget::put(buf, area, y, &pieces);
}

fn counts(buf: &mut Buffer, area: Rect, report: &ImportReport, s: &Session) {
    let known = tr!(s.i18n, "import-count-known", count = report.known);
    let line = [
        tr!(s.i18n, "import-count-read", count = report.read),
        tr!(s.i18n, "import-count-created", count = report.created),
        tr!(s.i18n, "import-count-updated", count = report.updated),
        tr!(s.i18n, "import-count-skipped", count = report.skipped),
        tr!(s.i18n, "import-count-rejected", count = report.rejected),
    ]
    .join(&format!(" {} ", s.theme.signs.dot));
    widget::put(buf, area, 0, &[(&line, s.theme.text)]);
    let mut more: Vec<String> = Vec::new();
    if report.known > 0 {
        more.push(known);
    }
    if report.customers_made > 0 {
        more.push(tr!(s.i18n, "import-count-customers", count = report.customers_made));
    }
    more.extend(unknown_customers(report, &s.i18n));
    let line = more.join(&format!(" {} ", s.theme.signs.dot));
    let line = text::clean(&line).into_owned();
    let line = text::shorten(&line, usize::from(area.width), s.theme.signs.ellipsis).into_owned();
    widget::put(buf, area, 1, &[(&line, s.theme.dim)]);
}

fn view_progress(buf: &mut Buffer, area: Rect, progress: Progress, step: ImportStep, s: &Session) {
    let title = if step == ImportStep::Run { "import-running" } else { "import-trying" };
    widget::put(buf, area, 0, &[(&tr!(s.i18n, title), s.theme.text)]);
    let width = usize::from(area.width.min(60));
    let total = progress.total.max(progress.read).max(1);
    let full =
        usize::try_from(progress.read.saturating_mul(width as u64) / total).unwrap_or(0).min(width);
    let (on, off) = if s.theme.signs.ascii { ("#", ".") } else { ("█", "░") };
    widget::put(
        buf,
        area,
        2,
        &[(&on.repeat(full), s.theme.accent), (&off.repeat(width - full), s.theme.line)],
    );
    let line = tr!(
        s.i18n,
        "import-progress-line",
        read = progress.read,
        total = total,
        rejected = progress.rejected
    );
    widget::put(buf, area, 3, &[(&line, s.theme.dim)]);
    key_line(buf, area, 5, &[(Action::Back, "import-key-cancel")], s);
}

fn view_done(
    buf: &mut Buffer,
    area: Rect,
    report: &ImportReport,
    rejects: Option<&Path>,
    s: &Session,
) {
    counts(buf, area, report, s);
    let mut y = 3;
    let single = report.rejects.iter().filter(|reject| !reject.collected);
    for reject in single.take(usize::from(area.height.saturating_sub(8))) {
        let line = tr!(
            s.i18n,
            "import-reject-line",
            line = reject.line,
            reason = text::clean(&reject.reason).into_owned()
        );
        widget::put(buf, area, y, &[(&line, s.theme.bad)]);
        y += 1;
    }
    if let Some(path) = rejects {
        let line = tr!(
            s.i18n,
            "import-rejects-file",
            path = text::clean(&path.display().to_string()).into_owned()
        );
        for line in text::wrap(&line, usize::from(area.width)) {
            widget::put(buf, area, y + 1, &[(&line, s.theme.text)]);
            y += 1;
        }
    }
    widget::put(buf, area, y + 2, &[(&tr!(s.i18n, "import-take-back"), s.theme.dim)]);
    key_line(buf, area, area.height.saturating_sub(1), &[(Action::Open, "import-key-done")], s);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::import::RowReport;
    use crate::i18n::Lang;
    use crate::testing::{moment, session};

    #[test]
    fn the_reason_of_the_chosen_row_can_be_read_to_its_end() {
        let s = session(Lang::De, 80, 24, moment());
        let row = |line, what: String| RowReport { line, outcome: RowWord::Rejected, what };
        let reason = "Wiederholung: „täglich bis 01.01.2020“. Das Ende liegt vor der nächsten \
                      Wiederholung, die Aufgabe käme nie wieder.";
        let rows = (1..60).map(|n| row(n, format!("{n}: {reason}"))).collect();
        let report = ImportReport { rows, ..ImportReport::default() };
        let mut layer = ImportLayer::new().0;
        layer.step = Step::Preview(Box::new(report));
        for (chosen, height) in [(0, 23), (40, 23), (58, 15)] {
            layer.chosen = chosen;
            let area = Rect::new(0, 0, 80, height);
            let mut buf = Buffer::empty(area);
            layer.view(&mut buf, area, &s);
            let line = |y| (0..80).map(|x| buf[(x, y)].symbol()).collect::<String>();
            let screen: Vec<String> = (0..height).map(line).collect();
            let marked = format!("{}: Wied", chosen + 1);
            assert!(screen.iter().any(|l| l.contains('▌') && l.contains(&marked)), "{screen:#?}");
            let joined = screen.iter().map(|l| l.trim()).collect::<Vec<_>>().join(" ");
            assert!(joined.contains(&format!("{}: {reason}", chosen + 1)), "{screen:#?}");
        }
    }
}
