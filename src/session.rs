//! What every screen needs to know: language, look, keys, the file's settings,
//! who is working, and what time it is. Holds no records.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;

use crate::config::Commands;
use crate::domain::model::Due;
use crate::domain::views::Waiting;
use crate::domain::worktime::WorkCalendar;
use crate::i18n::{I18n, Lang};
use crate::input::{Action, Context, KeyPress, Keymap};
use crate::store::api::Who;
use crate::store::request::Shared;
use crate::ui::Theme;

/// The surroundings of all screens. Passed down by reference, changed only by the app.
#[derive(Debug)]
pub struct Session {
    pub i18n: I18n,
    pub theme: Theme,
    pub keymap: Keymap,
    pub who: Who,
    pub shared: Shared,
    /// Business hours and holidays of the settings.
    pub calendar: WorkCalendar,
    pub commands: Commands,
    pub waiting: Waiting,
    /// Zone of the business.
    pub tz: Tz,
    /// The moment of the event being handled.
    pub now: DateTime<Utc>,
    /// Name of the file, for the title line.
    pub file: String,
    /// Where it lies.
    pub place: String,
    /// Country of the locale (ISO 3166 alpha-2), empty if it names none.
    pub region: String,
    /// Terminal size in cells.
    pub width: u16,
    pub height: u16,
}

impl Session {
    /// Wide enough for a list at the left and its detail at the right.
    pub fn wide(&self) -> bool {
        self.width >= 120
    }

    /// The local date of an instant.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.tz).date_naive()
    }

    /// Today in the zone of the business.
    pub fn today(&self) -> NaiveDate {
        self.day(self.now)
    }

    /// Now, as the clock on the wall shows it.
    pub fn local_now(&self) -> NaiveDateTime {
        self.now.with_timezone(&self.tz).naive_local()
    }

    /// The time of an instant: `14:05`.
    pub fn time(&self, at: DateTime<Utc>) -> String {
        self.i18n.time(at.with_timezone(&self.tz).time())
    }

    /// A day, without its year if it is this year's: `Sa 21.11.`, `Sa 21.11.2025`.
    pub fn day_label(&self, day: NaiveDate) -> String {
        if day.year() == self.today().year() {
            format!("{} {}", self.i18n.weekday_short(day), self.i18n.date_short(day))
        } else {
            self.i18n.date_weekday(day)
        }
    }

    /// An instant as day and time.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        format!("{} {}", self.day_label(self.day(at)), self.time(at))
    }

    /// An instant as briefly as it is still clear: of this year with its time, of
    /// another year as the date alone.
    pub fn when(&self, at: DateTime<Utc>) -> String {
        let day = self.day(at);
        if day.year() == self.today().year() { self.moment(at) } else { self.i18n.date(day) }
    }

    /// How long ago in words (`heute`, `vor 3 Tagen`).
    pub fn ago(&self, at: DateTime<Utc>) -> String {
        self.i18n.ago((self.today() - self.day(at)).num_days())
    }

    /// The local date on which something is due.
    pub fn due_day(&self, due: Due) -> NaiveDate {
        match due {
            Due::Date(day) => day,
            Due::At(at) => self.day(at),
        }
    }

    /// When something is due: day, and the time if it has one.
    pub fn due_label(&self, due: Due) -> String {
        let day = self.due_day(due);
        let days = (day - self.today()).num_days();
        let label =
            if (-1..=1).contains(&days) { self.i18n.in_days(days) } else { self.day_label(day) };
        match due {
            Due::Date(_) => label,
            Due::At(at) => format!("{label} {}", self.time(at)),
        }
    }

    /// A key as it stands on the keyboards of the language: `Strg-S`, `Ctrl-S`.
    pub fn key_label(&self, press: KeyPress) -> String {
        let label = press.label(self.theme.signs.ascii);
        if self.i18n.lang() == Lang::En {
            return label;
        }
        label
            .replace("Ctrl-", "Strg-")
            .replace("Shift-", "Umschalt-")
            .replace("Space", "Leertaste")
            .replace("PgUp", "Bild auf")
            .replace("PgDn", "Bild ab")
            .replace("Home", "Pos1")
            .replace("End", "Ende")
            .replace("Delete", "Entf")
    }

    /// The key for an action here, for hints; empty if it has none.
    pub fn key_for(&self, context: Context, action: Action) -> String {
        self.keymap.key_of(context, action).map(|press| self.key_label(press)).unwrap_or_default()
    }

    /// What an action does, in words; here it may mean something of its own.
    pub fn action_word(&self, context: Context, action: Action) -> String {
        let own = format!("action-{}-{}", context.name().replace('.', "-"), action.name());
        let key = if self.i18n.has(&own) { own } else { format!("action-{}", action.name()) };
        self.i18n.text(&key).into_owned()
    }

    /// The name under which I appear as rep.
    pub fn me(&self) -> &str {
        if self.who.acting_as.is_empty() { &self.who.login } else { &self.who.acting_as }
    }
}
