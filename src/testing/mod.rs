//! A harness for tests: keys in, screen and rows out. No terminal, no threads, no
//! clock: jobs are carried out at once, time stands where the test puts it.

use std::path::Path;

use chrono::{DateTime, TimeDelta, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::{App, Event, ExportJob, Output};
use crate::config::Commands;
use crate::export::members::{self, News};
use crate::i18n::{I18n, Lang};
use crate::input::Keymap;
use crate::input::key::parse_keys;
use crate::session::Session;
use crate::store::Store;
use crate::store::api::{Open, Who};
use crate::store::request::{Answer, Shared};
use crate::store::worker::carry_out;
use crate::ui::{Palette, Theme};

/// The program without a terminal.
pub struct Harness {
    pub app: App,
    pub store: Store,
    pub now: DateTime<Utc>,
    pub width: u16,
    pub height: u16,
    /// What was put into the clipboard.
    pub copied: Vec<String>,
    pub cursor: Option<Position>,
    /// Answers are held back until [`Harness::settle`] (a slow store).
    pub slow: bool,
    waiting: Vec<crate::store::request::Job>,
}

/// A Saturday in autumn, 14:05 in Berlin.
pub fn moment() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_266_300, 0).unwrap_or_default()
}

/// Somebody at this machine.
pub fn who(login: &str) -> Who {
    Who {
        login: login.to_owned(),
        acting_as: String::new(),
        host: "laptop".to_owned(),
        pid: std::process::id(),
        started: 1,
    }
}

/// The surroundings of a screen.
pub fn session(lang: Lang, width: u16, height: u16, now: DateTime<Utc>) -> Session {
    Session {
        i18n: I18n::new(lang),
        theme: Theme::new(Palette::Dark, false),
        keymap: Keymap::new(&toml::Table::new()).0,
        who: who("anna"),
        shared: Shared::default(),
        calendar: crate::domain::worktime::WorkCalendar::of(&Shared::default().settings),
        commands: Commands::default(),
        waiting: crate::domain::views::Waiting::default(),
        tz: chrono_tz::Europe::Berlin,
        now,
        file: "test.kundig".to_owned(),
        place: "/tmp/test.kundig".to_owned(),
        region: "DE".to_owned(),
        width,
        height,
    }
}

impl Harness {
    /// On a new file in memory.
    pub fn new(lang: Lang, width: u16, height: u16) -> Self {
        let now = moment();
        let store = Store::open_in_memory(&who("anna")).expect("a store in memory opens");
        Self::with(store, session(lang, width, height, now))
    }

    /// On a file, as this user and process.
    pub fn on_file(path: &Path, who: Who, lang: Lang) -> Self {
        let now = moment();
        let store = Store::open(path, Open::Create, &who, now).expect("the file opens");
        let mut session = session(lang, 80, 24, now);
        session.who = who;
        Self::with(store, session)
    }

    pub fn with(store: Store, session: Session) -> Self {
        let (now, width, height) = (session.now, session.width, session.height);
        let app = App::new(session);
        let mut harness = Self {
            app,
            store,
            now,
            width,
            height,
            copied: Vec::new(),
            cursor: None,
            slow: false,
            waiting: Vec::new(),
        };
        harness.settle();
        harness
    }

    /// Types keys: text as it is, special ones in `<…>`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for press in parse_keys(keys) {
            self.event(Event::Key(press));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.event(Event::Paste(text.to_owned()));
        self
    }

    pub fn event(&mut self, event: Event) {
        self.app.handle(event, self.now);
        self.perform();
    }

    /// Lets time pass; timers that were asked for ring.
    pub fn pass(&mut self, time: TimeDelta) -> &mut Self {
        self.now += time;
        self.event(Event::Wake);
        self
    }

    /// Values everybody, as the thread beside the screen does it.
    pub fn renew(&mut self) -> &mut Self {
        let today = self.now.with_timezone(&self.app.session.tz).date_naive();
        self.store.renew_values(today, &self.now).expect("everybody can be valued");
        self.event(Event::Renewed);
        self
    }

    /// Everything that waits is answered, timers ring.
    pub fn settle(&mut self) -> &mut Self {
        let waiting = std::mem::take(&mut self.waiting);
        for job in waiting {
            self.answer(job);
        }
        self.perform();
        self.event(Event::Wake);
        self
    }

    fn perform(&mut self) {
        loop {
            let outputs = self.app.outputs();
            if outputs.is_empty() {
                return;
            }
            for output in outputs {
                match output {
                    Output::Job(job) if self.slow => self.waiting.push(job),
                    Output::Job(job) => self.answer(job),
                    Output::Copy(text) => self.copied.push(text),
                    Output::Export(job) => self.export(*job),
                    _ => {}
                }
            }
        }
    }

    /// Exports, as the thread beside the screen does it.
    fn export(&mut self, job: ExportJob) {
        let today = self.now.with_timezone(&self.app.session.tz).date_naive();
        let i18n = I18n::new(self.app.session.i18n.lang());
        let news = match job {
            ExportJob::Look(order) => match members::look(&self.store, &order, today) {
                Ok(outlook) => News::Outlook(Box::new(order), outlook),
                Err(error) => News::Failed(error.sentence(&order.path, &i18n)),
            },
            ExportJob::Write(order) => {
                match members::write(&self.store, &order, today, &|_| true) {
                    Ok(written) => News::Done(Box::new(order), written),
                    Err(error) => News::Failed(error.sentence(&order.path, &i18n)),
                }
            }
        };
        self.app.handle(Event::Export(news), self.now);
    }

    fn answer(&mut self, job: crate::store::request::Job) {
        let crate::store::request::Job { slot, owner, ticket, request } = job;
        let reply = carry_out(&mut self.store, request, self.now);
        self.app.handle(Event::Answer(Box::new(Answer { slot, owner, ticket, reply })), self.now);
    }

    /// The screen as text, one line per row, without blanks at the ends.
    pub fn screen(&mut self) -> String {
        let buffer = self.buffer();
        let area = *buffer.area();
        let mut text = String::new();
        for y in 0..area.height {
            let mut line = String::new();
            let mut skip = 0;
            for x in 0..area.width {
                if skip > 0 {
                    skip -= 1;
                    continue;
                }
                let symbol = buffer.cell((x, y)).map_or(" ", ratatui::buffer::Cell::symbol);
                skip = crate::ui::text::width(symbol).saturating_sub(1);
                line.push_str(symbol);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    pub fn buffer(&mut self) -> Buffer {
        let area = Rect::new(0, 0, self.width, self.height);
        let mut buffer = Buffer::empty(area);
        self.cursor = self.app.view(&mut buffer, area);
        buffer
    }

    /// Another size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        (self.width, self.height) = (width, height);
        self.event(Event::Resize(width, height));
        self
    }

    /// Asserts that the screen shows this text.
    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no “{text}” on the screen:\n{screen}");
        self
    }

    /// Asserts that the screen does not show this text.
    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "“{text}” on the screen:\n{screen}");
        self
    }
}
