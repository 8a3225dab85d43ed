//! Import, guided: which file, what was recognised and how the columns are read,
//! what will happen row by row, doing it with a progress bar, what came of it.
//! The work itself runs beside the screen; this only shows and decides.

use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::domain::import::{ImportKind, ImportReport, OnDuplicate, Progress, RowWord};
use crate::exchange::{F, Field, Plan};
use crate::input::{Action, Context, Key, KeyPress};
use crate::popup::effect::{ImportOrder, ImportStep, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::tr;
use crate::ui::edit::LineEdit;
use crate::ui::{text, widget};

/// News of the work beside the screen.
#[derive(Debug)]
pub enum JobNews {
    Planned(Box<Plan>),
    Progress(Progress),
    Done {
        report: Box<ImportReport>,
        step: ImportStep,
        rejects: Option<PathBuf>,
    },
    /// A sentence that says what is wrong.
    Failed(String),
    Cancelled,
}

/// What the runtime is to do.
pub type ImportJob = ImportOrder;

/// How far the guidance is.
#[derive(Debug)]
enum Step {
    Path,
    /// The file is being looked at.
    Looking,
    Columns,
    Working {
        progress: Progress,
        step: ImportStep,
    },
    /// What would happen.
    Preview(Box<ImportReport>),
    Done {
        report: Box<ImportReport>,
        rejects: Option<PathBuf>,
    },
}

/// See the module.
#[derive(Debug)]
pub struct ImportLayer {
    step: Step,
    path: LineEdit,
    /// Names that a Tab would complete to.
    offers: Vec<String>,
    error: String,
    plan: Option<Box<Plan>>,
    kind: Option<ImportKind>,
    overrides: Vec<(String, String)>,
    doubles: OnDuplicate,
    chosen: usize,
    top: usize,
    height: usize,
}

impl ImportLayer {
    pub fn new() -> (Self, Vec<Effect>) {
        let layer = Self {
            step: Step::Path,
            path: LineEdit::default(),
            offers: Vec::new(),
            error: String::new(),
            plan: None,
            kind: None,
            overrides: Vec::new(),
            doubles: OnDuplicate::Skip,
            chosen: 0,
            top: 0,
            height: 1,
        };
        (layer, Vec::new())
    }

    pub fn context(&self) -> Context {
        if matches!(self.step, Step::Path) { Context::Form } else { Context::List }
    }

    fn order(&mut self, step: ImportStep) -> Vec<Effect> {
        self.error.clear();
        self.step = match step {
            ImportStep::Look => Step::Looking,
            step => {
                let total = self.plan.as_ref().map_or(0, |plan| plan.rows);
                Step::Working { progress: Progress { total, ..Progress::default() }, step }
            }
        };
        vec![Effect::StartImport(Box::new(ImportOrder {
            step,
            path: expanded(self.path.text()),
            kind: self.kind,
            overrides: self.overrides.clone(),
            on_duplicate: self.doubles,
        }))]
    }

    pub fn on_key(&mut self, press: KeyPress, action: Option<Action>, s: &Session) -> Vec<Effect> {
        match &self.step {
            Step::Path => self.on_path_key(press, action),
            Step::Looking => {
                if matches!(action, Some(Action::Back | Action::Leave)) || press.key == Key::Esc {
                    return vec![Effect::CancelImport, Effect::Close];
                }
                Vec::new()
            }
            Step::Working { .. } => {
                if action == Some(Action::Back) {
                    vec![Effect::CancelImport]
                } else {
                    Vec::new()
                }
            }
            Step::Columns => self.on_columns(action, s),
            Step::Preview(report) => match action {
                Some(Action::Open | Action::Save)
                    if report.created + report.updated > 0 || report.import.is_some() =>
                {
                    self.order(ImportStep::Run)
                }
                Some(Action::Open | Action::Save) => {
                    vec![Effect::Tell(Told::plain(tr!(s.i18n, "import-nothing-to-do")))]
                }
                Some(Action::Back) => {
                    self.step = Step::Columns;
                    self.chosen = 0;
                    Vec::new()
                }
                other => {
                    let rows = report.rows.len();
                    self.scroll_by(other, rows);
                    Vec::new()
                }
            },
            Step::Done { .. } => match action {
                Some(Action::Open | Action::Back | Action::Save) => vec![Effect::Close],
                _ => Vec::new(),
            },
        }
    }

    fn on_path_key(&mut self, press: KeyPress, action: Option<Action>) -> Vec<Effect> {
        match (action, press.key) {
            (Some(Action::Leave), _) => return vec![Effect::Close],
            (_, Key::Enter) if !self.path.text().trim().is_empty() => {
                let unquoted = unquote(self.path.text());
                self.path.set(&unquoted);
                return self.order(ImportStep::Look);
            }
            (_, Key::Tab) => self.complete(),
            _ => {
                if self.path.on_key(press) == Some(true) {
                    self.error.clear();
                    self.offers.clear();
                }
            }
        }
        Vec::new()
    }

    pub fn on_paste(&mut self, pasted: &str, _s: &Session) -> Vec<Effect> {
        if matches!(self.step, Step::Path) {
            self.path.on_paste(&unquote(pasted));
            self.error.clear();
        }
        Vec::new()
    }

    /// Completes the path as far as it is clear, and shows what could follow.
    fn complete(&mut self) {
        let typed = unquote(self.path.text());
        let (common, offers) = completions(&typed);
        if let Some(common) = common {
            self.path.set(&common);
        }
        self.offers = offers;
    }

    fn on_columns(&mut self, action: Option<Action>, s: &Session) -> Vec<Effect> {
        let Some(plan) = &self.plan else { return Vec::new() };
        match action {
            Some(Action::Open | Action::Save) => self.order(ImportStep::Try),
            Some(Action::Edit) => self.field_menu(plan, s).into_iter().collect(),
            Some(Action::Filter) => {
                let items = ImportKind::ALL.iter().map(|kind| {
                    Item::new(
                        tr!(s.i18n, &format!("import-kind-{}", kind.name())),
                        Effect::ImportAs(*kind),
                    )
                });
                let menu = MenuPopup::new(tr!(s.i18n, "import-choose-kind"), items.collect());
                vec![Effect::Popup(Box::new(Popup::Menu(menu)))]
            }
            Some(Action::Sort) => {
                let all = [OnDuplicate::Skip, OnDuplicate::Update, OnDuplicate::New];
                let items = all.iter().map(|way| {
                    Item::new(tr!(s.i18n, doubles_key(*way)), Effect::ImportDoubles(*way))
                });
                let menu = MenuPopup::new(tr!(s.i18n, "import-choose-doubles"), items.collect());
                vec![Effect::Popup(Box::new(Popup::Menu(menu)))]
            }
            Some(Action::Back) => {
                self.step = Step::Path;
                self.overrides.clear();
                self.kind = None;
                Vec::new()
            }
            other => {
                let rows = plan.columns.len();
                self.scroll_by(other, rows);
                Vec::new()
            }
        }
    }

    fn scroll_by(&mut self, action: Option<Action>, rows: usize) {
        let last = rows.saturating_sub(1);
        self.chosen = match action {
            Some(Action::Up) => self.chosen.saturating_sub(1),
            Some(Action::Down) => (self.chosen + 1).min(last),
            Some(Action::PageUp) => self.chosen.saturating_sub(self.height),
            Some(Action::PageDown) => (self.chosen + self.height).min(last),
            Some(Action::First) => 0,
            Some(Action::Last) => last,
            _ => self.chosen.min(last),
        };
    }

    /// What the chosen column may stand for.
    fn field_menu(&self, plan: &Plan, s: &Session) -> Option<Effect> {
        let column = plan.columns.get(self.chosen)?;
        let map = |word: String| Effect::MapColumn { column: self.chosen, word };
        let mut items = vec![Item::new(tr!(s.i18n, "import-column-ignore"), map("-".to_owned()))];
        if plan.kind == ImportKind::Customers {
            let own = tr!(s.i18n, "import-column-own", name = column.name.as_str());
            items.push(Item::new(own, map(format!("own:{}", column.name))));
        }
        for field in F::of_kind(plan.kind) {
            items.push(
                Item::new(field_name(field, s), map(field.name().to_owned())).hint(field.name()),
            );
        }
        let title = tr!(s.i18n, "import-choose-field", column = column.name.as_str());
        Some(Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items)))))
    }

    /// A column was given another field.
    pub fn map_column(&mut self, column: usize, word: String) -> Vec<Effect> {
        let Some(name) =
            self.plan.as_ref().and_then(|plan| plan.columns.get(column)).map(|c| c.name.clone())
        else {
            return Vec::new();
        };
        self.overrides.retain(|(other, _)| *other != name);
        self.overrides.push((name, word));
        self.order(ImportStep::Look)
    }

    pub fn import_as(&mut self, kind: ImportKind) -> Vec<Effect> {
        self.kind = Some(kind);
        self.overrides.clear();
        self.order(ImportStep::Look)
    }

    pub fn import_doubles(&mut self, way: OnDuplicate) {
        self.doubles = way;
    }

    /// News of the work. The returned effects are carried out.
    pub fn on_news(&mut self, news: JobNews, s: &Session) -> Vec<Effect> {
        match news {
            JobNews::Planned(plan) => {
                self.kind = Some(plan.kind);
                self.plan = Some(plan);
                if !matches!(self.step, Step::Columns) {
                    self.step = Step::Columns;
                }
                Vec::new()
            }
            JobNews::Progress(now) => {
                if let Step::Working { progress, .. } = &mut self.step {
                    *progress = now;
                }
                Vec::new()
            }
            JobNews::Done { report, step: ImportStep::Run, rejects } => {
                let told =
                    tr!(s.i18n, "import-done", created = report.created, updated = report.updated);
                self.step = Step::Done { report, rejects };
                vec![Effect::Tell(Told::good(told))]
            }
            JobNews::Done { report, .. } => {
                self.chosen = 0;
                self.top = 0;
                self.step = Step::Preview(report);
                Vec::new()
            }
            JobNews::Failed(sentence) => {
                self.error = sentence;
                self.step = if self.plan.is_some() { Step::Columns } else { Step::Path };
                Vec::new()
            }
            JobNews::Cancelled => {
                self.step = if self.plan.is_some() { Step::Columns } else { Step::Path };
                vec![Effect::Tell(Told::plain(tr!(s.i18n, "import-cancelled")))]
            }
        }
    }

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

    fn view_path(&self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
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

    fn view_columns(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
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
        widget::put(buf, area, 0, &[(&facts.join(&dot), s.theme.dim)]);
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
        let dots = s.theme.signs.ellipsis;
        let (name, field) = (usize::from(area.width) * 3 / 10, usize::from(area.width) * 3 / 10);
        let header = format!(
            "  {} {} {}",
            text::fit(&tr!(s.i18n, "import-head-column"), name, dots),
            text::fit(&tr!(s.i18n, "import-head-field"), field, dots),
            tr!(s.i18n, "import-head-samples")
        );
        widget::put(buf, area, 3, &[(&header, s.theme.dim)]);
        let foot = 2 + u16::from(!self.error.is_empty());
        let list = Rect { y: area.y + 4, height: area.height.saturating_sub(4 + foot), ..area };
        self.height = usize::from(list.height).max(1);
        self.chosen = self.chosen.min(plan.columns.len().saturating_sub(1));
        self.top = widget::scroll(self.top, self.chosen, plan.columns.len(), self.height);
        for (y, (at, column)) in
            (0..list.height).zip(plan.columns.iter().enumerate().skip(self.top))
        {
            let (word, style) = match &column.field {
                Some(Field::Known(field)) => (field_name(*field, s), s.theme.text),
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

    fn view_preview(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Step::Preview(report) = &self.step else { return };
        counts(buf, area, report, s);
        let list = Rect { y: area.y + 3, height: area.height.saturating_sub(5), ..area };
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
            let what = text::clean(&row.what);
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
        let keys = [(Action::Open, "import-key-run"), (Action::Back, "import-key-back")];
        key_line(buf, area, area.height.saturating_sub(1), &keys, s);
    }
}

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
    if report.known > 0 {
        widget::put(buf, area, 1, &[(&known, s.theme.dim)]);
    }
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
    for reject in report.rejects.iter().take(usize::from(area.height.saturating_sub(8))) {
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

fn doubles_key(way: OnDuplicate) -> &'static str {
    match way {
        OnDuplicate::Skip => "import-doubles-skip",
        OnDuplicate::Update => "import-doubles-update",
        OnDuplicate::New => "import-doubles-new",
    }
}

/// The field in words, if it has a label; else its name.
fn field_name(field: F, s: &Session) -> String {
    let name = field.name().replace('_', "-");
    [format!("import-field-{name}"), format!("field-{name}")]
        .iter()
        .find(|key| s.i18n.has(key))
        .map_or_else(|| field.name().to_owned(), |key| tr!(s.i18n, key))
}

/// A path as a shell or file manager pastes it: quotes, `file://`, escaped blanks.
fn unquote(text: &str) -> String {
    let text = text.trim();
    let bare = text
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'))
        .or_else(|| text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')))
        .unwrap_or(text);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    if bare.len() == text.len() { bare.replace("\\ ", " ") } else { bare.to_owned() }
}

/// The path with `~` for the home folder resolved.
fn expanded(text: &str) -> PathBuf {
    let text = unquote(text);
    if let Some(rest) = text.strip_prefix("~/")
        && let Some(dirs) = directories::BaseDirs::new()
    {
        return dirs.home_dir().join(rest);
    }
    PathBuf::from(text)
}

/// What a path can be completed to: the part all candidates share, and their names.
fn completions(typed: &str) -> (Option<String>, Vec<String>) {
    let (folder, begun) =
        typed.rsplit_once('/').map_or(("", typed), |(folder, name)| (folder, name));
    let shown = if typed.contains('/') { format!("{folder}/") } else { String::new() };
    let place = match (shown.is_empty(), folder.is_empty()) {
        (true, _) => PathBuf::from("."),
        (false, true) => PathBuf::from("/"),
        (false, false) => expanded(folder),
    };
    let mut names: Vec<String> = std::fs::read_dir(place)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !begun.starts_with('.');
            let slash = if entry.path().is_dir() { "/" } else { "" };
            (name.starts_with(begun) && !hidden).then(|| format!("{name}{slash}"))
        })
        .take(2000)
        .collect();
    names.sort();
    let common = names.iter().skip(1).fold(names.first().cloned(), |common, name| {
        common.map(|common| {
            common.chars().zip(name.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a).collect()
        })
    });
    (
        common.map(|common| format!("{shown}{common}")),
        if names.len() > 1 { names } else { Vec::new() },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_paths_lose_their_quotes() {
        assert_eq!(unquote("'/tmp/Kunden 2026.csv'\n"), "/tmp/Kunden 2026.csv");
        assert_eq!(unquote("\"a b.csv\""), "a b.csv");
        assert_eq!(unquote("/tmp/Kunden\\ 2026.csv"), "/tmp/Kunden 2026.csv");
        assert_eq!(unquote("file:///tmp/x.csv"), "/tmp/x.csv");
    }

    #[test]
    fn paths_are_completed_as_far_as_they_are_clear() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("kunden-alt.csv"), "").unwrap();
        std::fs::write(folder.path().join("kunden-neu.csv"), "").unwrap();
        std::fs::create_dir(folder.path().join("ordner")).unwrap();
        let at = |name: &str| format!("{}/{name}", folder.path().display());
        let (common, offers) = completions(&at("k"));
        assert_eq!(common, Some(at("kunden-")));
        assert_eq!(offers, ["kunden-alt.csv", "kunden-neu.csv"]);
        assert_eq!(completions(&at("o")).0, Some(at("ordner/")));
        assert_eq!(completions(&at("zzz")), (None, Vec::new()));
    }
}
