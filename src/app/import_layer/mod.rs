//! Import, guided: which file, what was recognised and how the columns are read,
//! what will happen row by row, doing it with a progress bar, what came of it.
//! The work itself runs beside the screen; this only shows and decides.

mod view;

use std::path::PathBuf;

use super::path::{completions, expanded, unquote};

use crate::domain::import::{ImportKind, ImportReport, OnDuplicate, Progress, RowWord};
use crate::exchange::{F, Plan};
use crate::input::{Action, Context, Key, KeyPress};
use crate::popup::effect::{ImportOrder, ImportStep, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup};
use crate::session::Session;
use crate::tr;
use crate::ui::edit::LineEdit;

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
    /// Of sales: unknown customers are made.
    creates: bool,
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
            creates: false,
            chosen: 0,
            top: 0,
            height: 1,
        };
        (layer, Vec::new())
    }

    pub fn context(&self) -> Context {
        if matches!(self.step, Step::Path) { Context::Form } else { Context::List }
    }

    fn is_of_sales(&self) -> bool {
        self.plan.as_ref().is_some_and(|plan| plan.kind == ImportKind::Sales)
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
            create_customers: self.creates && self.is_of_sales(),
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
                Some(Action::New) if self.is_of_sales() => {
                    self.creates = !self.creates;
                    self.order(ImportStep::Try)
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
            Some(Action::Open | Action::Save) => match self.meaning_menu(plan, s) {
                Some(question) => vec![question],
                None => self.order(ImportStep::Try),
            },
            Some(Action::New) if plan.kind == ImportKind::Sales => {
                self.creates = !self.creates;
                Vec::new()
            }
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
                Item::new(field_name(field, plan.kind, s), map(field.name().to_owned()))
                    .hint(field.name()),
            );
        }
        let title = tr!(s.i18n, "import-choose-field", column = column.name.as_str());
        Some(Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items)))))
    }

    /// Asks what an amount means of which neither its name nor the user has said it.
    fn meaning_menu(&self, plan: &Plan, s: &Session) -> Option<Effect> {
        let asked = plan.to_be_asked();
        let at = asked.iter().copied().find(|at| *at == self.chosen);
        let at = at.or_else(|| asked.first().copied())?;
        let column = plan.columns.get(at)?;
        let items = F::SALES_AMOUNTS.iter().map(|field| {
            let word = field.name();
            let effect = Effect::MapColumn { column: at, word: word.to_owned() };
            Item::new(field_name(*field, plan.kind, s), effect).hint(word)
        });
        let title = tr!(s.i18n, "import-choose-meaning", column = column.name.as_str());
        Some(Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(title, items.collect())))))
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
            JobNews::Done { mut report, .. } => {
                // What needs a look comes first.
                report.rows.sort_by_key(|row| match row.outcome {
                    RowWord::Rejected => 0,
                    RowWord::Duplicate => 1,
                    RowWord::Updated => 2,
                    RowWord::Created => 3,
                    RowWord::Known => 4,
                });
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
}

fn doubles_key(way: OnDuplicate) -> &'static str {
    match way {
        OnDuplicate::Skip => "import-doubles-skip",
        OnDuplicate::Update => "import-doubles-update",
        OnDuplicate::New => "import-doubles-new",
    }
}

/// The field in words, if it has a label; else its name. Some names mean another
/// thing in another kind of file (`number`, `kind`).
fn field_name(field: F, kind: ImportKind, s: &Session) -> String {
    let name = field.name().replace('_', "-");
    let of_kind = format!("import-field-{}-{name}", kind.name());
    [of_kind, format!("import-field-{name}"), format!("field-{name}")]
        .iter()
        .find(|key| s.i18n.has(key))
        .map_or_else(|| field.name().to_owned(), |key| tr!(s.i18n, key))
}
