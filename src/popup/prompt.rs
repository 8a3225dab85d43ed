//! A one-line question: a date, a word, a tag.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::Effect;
use super::effect::{BulkPrompt, Prompt};
use crate::domain::codes::{Code as _, Kpi};
use crate::domain::dates::{Looking, parse_when};
use crate::domain::kpi::{KpiPeriod, target};
use crate::domain::query::{self, Completion};
use crate::domain::settings::set;
use crate::export::Format;
use crate::input::{Action, Key, KeyPress};
use crate::session::Session;
use crate::tr;
use crate::ui::edit::LineEdit;
use crate::ui::{text, widget};

/// Days that can lie between two contacts, as in the settings.
const RHYTHM: std::ops::RangeInclusive<i64> = 1..=3650;

/// See the module.
#[derive(Debug, Clone, PartialEq)]
pub struct PromptPopup {
    title: String,
    prompt: Prompt,
    edit: LineEdit,
    error: String,
}

impl PromptPopup {
    pub fn new(title: impl Into<String>, prompt: Prompt, preset: &str) -> Self {
        let mut edit = LineEdit::new(preset);
        edit.select_all();
        Self { title: title.into(), prompt, edit, error: String::new() }
    }

    fn looking(&self) -> Option<Looking> {
        match self.prompt {
            Prompt::Postpone(_) | Prompt::Bulk(_, BulkPrompt::Due(_)) => Some(Looking::Ahead),
            Prompt::HistoryFrom | Prompt::HistoryUntil => Some(Looking::Back),
            Prompt::HistoryText
            | Prompt::Rhythm(_)
            | Prompt::Bulk(..)
            | Prompt::NarrowMembers
            | Prompt::KpiRange
            | Prompt::Target(_)
            | Prompt::Tag(_)
            | Prompt::Setting(_)
            | Prompt::NewField => None,
        }
    }

    /// What the text means, where it is a date; `Err` is the sentence to show.
    fn understood(&self, s: &Session) -> Result<String, String> {
        if matches!(self.prompt, Prompt::Rhythm(_) | Prompt::Bulk(_, BulkPrompt::Rhythm)) {
            return self.rhythm(s);
        }
        if self.prompt == Prompt::NarrowMembers {
            return self.query(s);
        }
        if self.prompt == Prompt::KpiRange {
            let period = KpiPeriod::parse(self.edit.text(), s.today());
            return period.map(|period| period.label(&s.i18n)).map_err(|e| e.sentence(&s.i18n));
        }
        if let Prompt::Target(kpi) = self.prompt {
            return self.target(kpi, s);
        }
        if matches!(self.prompt, Prompt::Bulk(_, BulkPrompt::Export)) {
            return self.file(s);
        }
        let Some(looking) = self.looking().filter(|_| !self.edit.text().trim().is_empty()) else {
            return Ok(String::new());
        };
        match parse_when(self.edit.text(), s.local_now(), looking) {
            Ok(when) => {
                let time = when.time.map(|t| format!(" {}", s.i18n.time(t))).unwrap_or_default();
                Ok(format!("{}{time}", s.i18n.date_weekday(when.date)))
            }
            Err(error) => Err(tr!(s.i18n, error.message())),
        }
    }

    /// What could be typed next; an error of the query that is typed.
    fn query(&self, s: &Session) -> Result<String, String> {
        let text = self.edit.text();
        let vocabulary = s.shared.vocabulary();
        if text.trim().is_empty() {
            return Ok(String::new());
        }
        query::parse(text, &vocabulary).map_err(|error| error.sentence(&s.i18n))?;
        Ok(String::new())
    }

    /// How the piece of a query at the end can go on, the best first.
    fn offers(&self, s: &Session) -> Completion {
        if self.prompt != Prompt::NarrowMembers || !self.error.is_empty() {
            return Completion::default();
        }
        let text = self.edit.text();
        query::complete(text, text.len(), &s.shared.vocabulary())
    }

    /// Takes the best way in which the query can go on.
    fn complete(&mut self, s: &Session) {
        let completion = self.offers(s);
        let text = self.edit.text();
        if let (Some(offer), Some(kept)) = (completion.offers.first(), text.get(..completion.from))
        {
            let whole = format!("{kept}{offer}");
            self.edit.set(&whole);
        }
    }

    /// What a file of this name would be.
    fn file(&self, s: &Session) -> Result<String, String> {
        // As it is pasted: perhaps with quotes around it.
        let typed = self.edit.text().trim().trim_matches(['"', '\'']);
        match Format::of(Path::new(typed)) {
            Some(format) => Ok(tr!(s.i18n, "export-as", format = format.word())),
            None => Err(tr!(s.i18n, "export-ending")),
        }
    }

    /// What a figure shall reach, or nothing: no target any more.
    fn target(&self, kpi: Kpi, s: &Session) -> Result<String, String> {
        let key = format!("{}{}", target::PREFIX, kpi.name());
        let mut settings = s.shared.settings.clone();
        set(&mut settings, &key, self.edit.text()).map_err(|error| error.sentence(&s.i18n))?;
        Ok(match settings.target(kpi) {
            Some(target) => target.whole().text(&settings, &s.i18n),
            None => tr!(s.i18n, "kpi-target-none"),
        })
    }

    /// A number of days, or nothing: no rhythm of their own any more.
    fn rhythm(&self, s: &Session) -> Result<String, String> {
        let typed = self.edit.text().trim();
        if typed.is_empty() {
            return Ok(tr!(s.i18n, "agenda-rhythm-none"));
        }
        match typed.parse().ok().filter(|days| RHYTHM.contains(days)) {
            Some(days) => Ok(tr!(s.i18n, "agenda-rhythm-days", days = days)),
            None => Err(tr!(
                s.i18n,
                "agenda-rhythm-error",
                least = *RHYTHM.start(),
                most = *RHYTHM.end()
            )),
        }
    }

    pub(super) fn on_key(
        &mut self,
        press: KeyPress,
        action: Option<Action>,
        s: &Session,
    ) -> Vec<Effect> {
        match action {
            Some(Action::Cancel) => vec![Effect::Close],
            Some(Action::Confirm | Action::Save) => match self.understood(s) {
                Ok(_) => {
                    let text = self.edit.text().trim().to_owned();
                    vec![Effect::Close, Effect::Prompted(self.prompt.clone(), text)]
                }
                Err(error) => {
                    self.error = error;
                    Vec::new()
                }
            },
            _ if press.key == Key::Tab => {
                self.complete(s);
                Vec::new()
            }
            _ => {
                if self.edit.on_key(press) == Some(true) {
                    self.error.clear();
                }
                Vec::new()
            }
        }
    }

    pub(super) fn on_paste(&mut self, pasted: &str) {
        self.edit.on_paste(pasted);
        self.error.clear();
    }

    pub(super) fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let width = area.width.saturating_sub(4).min(60);
        let offers = self.offers(s).offers;
        let remark = if !offers.is_empty() {
            (tr!(s.i18n, "segments-offers", offers = offers.join("  ")), s.theme.dim)
        } else if self.error.is_empty() {
            self.understood(s)
                .map_or_else(|_| (String::new(), s.theme.dim), |text| (text, s.theme.good))
        } else {
            (self.error.clone(), s.theme.bad)
        };
        let lines = text::wrap(&remark.0, usize::from(width.saturating_sub(4)));
        let height = u16::try_from(lines.len()).unwrap_or(1).saturating_add(3);
        let inner =
            widget::frame(buf, widget::centered(area, width, height), &self.title, &s.theme);
        widget::put(buf, inner, 0, &[(s.theme.signs.search, s.theme.accent)]);
        let field = Rect { x: inner.x + 2, width: inner.width.saturating_sub(2), ..inner };
        let cursor = self.edit.view(buf, field, 0, s.theme.text, s.theme.selected);
        for (y, line) in (1..inner.height).zip(&lines) {
            widget::put(buf, inner, y, &[(line, remark.1)]);
        }
        cursor
    }
}
