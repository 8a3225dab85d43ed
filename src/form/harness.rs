//! Forms key by key, for tests: key strings in, values and screens out.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Position;

use super::{Form, FormEnv, FormEvent};
use crate::domain::settings::Settings;
use crate::domain::worktime::WorkCalendar;
use crate::i18n::{I18n, Lang};
use crate::input::Keymap;
use crate::input::key::parse_keys;
use crate::ui::{Palette, Theme};

/// The world of the tests: Saturday, 21 November 2026, 14:30 in Berlin.
pub(super) struct World {
    pub i18n: I18n,
    theme: Theme,
    keymap: Keymap,
    calendar: WorkCalendar,
}

impl World {
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            i18n: I18n::new(lang),
            theme: Theme::new(Palette::Plain, false),
            keymap: Keymap::new(&toml::Table::new()).0,
            calendar: WorkCalendar::of(&Settings::default()),
        }
    }

    pub(super) fn instant() -> DateTime<Utc> {
        "2026-11-21T13:30:00Z".parse().unwrap()
    }

    pub(super) fn now() -> NaiveDateTime {
        Self::instant().with_timezone(&Self::tz()).naive_local()
    }

    pub(super) fn tz() -> Tz {
        chrono_tz::Europe::Berlin
    }

    pub(super) fn env(&self) -> FormEnv<'_> {
        FormEnv {
            i18n: &self.i18n,
            theme: &self.theme,
            now: Self::now(),
            tz: Self::tz(),
            currency: "EUR",
            country: "DE",
            calendar: &self.calendar,
        }
    }

    /// Presses these keys one after the other; gives the last event.
    pub(super) fn keys(&self, form: &mut Form, keys: &str) -> FormEvent {
        let mut last = FormEvent::None;
        for press in parse_keys(keys) {
            last = form.on_key(press, self.keymap.action(form.context(), press));
        }
        last
    }

    /// The form on a screen of this size, with its cursor.
    pub(super) fn screen(
        &self,
        form: &mut Form,
        width: u16,
        height: u16,
    ) -> (String, Option<Position>) {
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut cursor = None;
        let env = self.env();
        terminal
            .draw(|frame| {
                let area = frame.area();
                cursor = form.view(area, frame.buffer_mut(), &env);
            })
            .unwrap();
        (terminal.backend().to_string(), cursor)
    }
}
