//! The program without a terminal and without threads: a key in, the frame out.

use std::path::Path;

use anyhow::Context as _;
use chrono::{DateTime, Utc};
use kundig::app::{App, Event, Output};
use kundig::config::Commands;
use kundig::domain::views::Waiting;
use kundig::i18n::{I18n, Lang};
use kundig::input::key::parse_keys;
use kundig::input::{KeyPress, Keymap};
use kundig::session::Session;
use kundig::store::Store;
use kundig::store::api::{Open, Who};
use kundig::store::request::{Answer, Job, Request, Shared, Slot};
use kundig::store::worker::carry_out;
use kundig::ui::{Palette, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::figures::{Spent, Watch};

/// The terminal.
pub const AREA: Rect = Rect { x: 0, y: 0, width: 120, height: 40 };

/// See the module.
pub struct Driver {
    app: App,
    pub store: Store,
    now: DateTime<Utc>,
    /// Typos and sound-alikes: asked for, but nobody waits for them.
    later: Vec<Job>,
    /// What is asked for once something is saved: the screen says so before.
    after: Vec<Job>,
    saved: bool,
    buffer: Buffer,
}

impl Driver {
    pub fn new(file: &Path) -> anyhow::Result<Self> {
        let now: DateTime<Utc> = super::data::NOW.parse()?;
        let who = Who {
            login: "anna".to_owned(),
            host: "bench".to_owned(),
            pid: std::process::id(),
            started: 1,
            ..Who::default()
        };
        let store = Store::open(file, Open::Existing, &who, now)
            .map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let session = Session {
            i18n: I18n::new(Lang::En),
            theme: Theme::new(Palette::Dark, false),
            keymap: Keymap::new(&toml::Table::new()).0,
            who,
            shared: Shared::default(),
            calendar: kundig::domain::worktime::WorkCalendar::of(&Shared::default().settings),
            commands: Commands::default(),
            waiting: Waiting::default(),
            tz: chrono_tz::Europe::Berlin,
            now,
            file: "bench.kundig".to_owned(),
            place: file.display().to_string(),
            region: "DE".to_owned(),
            width: AREA.width,
            height: AREA.height,
        };
        let buffer = Buffer::empty(AREA);
        let mut driver = Self {
            app: App::new(session),
            store,
            now,
            later: Vec::new(),
            after: Vec::new(),
            saved: false,
            buffer,
        };
        driver.perform();
        driver.draw();
        Ok(driver)
    }

    /// Types keys (`Mü<enter>`); nobody looks at the clock.
    pub fn keys(&mut self, keys: &str) {
        for press in parse_keys(keys) {
            self.press(press);
        }
        self.later.clear();
    }

    /// One key, until the frame with what it asked for is drawn.
    pub fn press(&mut self, press: KeyPress) -> Spent {
        let watch = Watch::start();
        self.app.handle(Event::Key(press), self.now);
        self.perform();
        self.draw();
        let spent = watch.stop();
        self.saved = false;
        while let Some(job) = self.after.pop() {
            self.answer(job);
            self.perform();
        }
        spent
    }

    /// The key of this name.
    pub fn key(&mut self, name: &str) -> anyhow::Result<Spent> {
        let press = KeyPress::parse(name).with_context(|| format!("no key {name}"))?;
        Ok(self.press(press))
    }

    /// What was asked for beside the hits, until its frame is drawn.
    pub fn settle(&mut self) -> Option<Spent> {
        let job = self.later.pop()?;
        self.later.clear();
        let watch = Watch::start();
        self.answer(job);
        self.perform();
        self.draw();
        Some(watch.stop())
    }

    fn perform(&mut self) {
        loop {
            let outputs = self.app.outputs();
            if outputs.is_empty() {
                return;
            }
            for output in outputs {
                match output {
                    Output::Job(job) if job.slot == Slot::SearchLoose => self.later.push(job),
                    Output::Job(job) if self.saved => self.after.push(job),
                    Output::Job(job) => self.answer(job),
                    _ => {}
                }
            }
        }
    }

    fn answer(&mut self, job: Job) {
        let Job { slot, owner, ticket, request } = job;
        self.saved |= matches!(request, Request::Save(_));
        let reply = carry_out(&mut self.store, request, self.now);
        self.app.handle(Event::Answer(Box::new(Answer { slot, owner, ticket, reply })), self.now);
    }

    fn draw(&mut self) {
        self.buffer.reset();
        self.app.view(&mut self.buffer, AREA);
    }

    /// A row of the frame as text.
    pub fn row(&self, y: u16) -> String {
        (0..AREA.width)
            .filter_map(|x| self.buffer.cell((x, y)).map(ratatui::buffer::Cell::symbol))
            .collect()
    }

    pub fn shows(&self, text: &str) -> bool {
        (0..AREA.height).any(|y| self.row(y).contains(text))
    }
}
