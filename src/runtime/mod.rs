//! What touches the world: terminal, threads, signals, clock, other programs.
//! The loop waits in one channel; nothing ticks, and it draws once when something
//! has changed.

pub mod clock;
mod commands;
mod export;
mod import;
mod lean;
mod renew;
mod source;
mod terminal;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Instant;

use chrono::NaiveDate;
use clock::Clock;
use renew::Renewer;
use source::{Incoming, Keyboard};
use terminal::Screen;

use crate::app::{App, Event, ExportJob, Output};
use crate::config::Commands;
use crate::export::members::News;
use crate::session::Session;
use crate::store::Store;
use crate::store::worker::Worker;

/// What the command line has prepared.
pub struct Start {
    pub store: Store,
    pub path: PathBuf,
    pub session: Session,
    pub clock: Clock,
    pub commands: Commands,
    pub mouse: bool,
    /// Sentences to show first (problems of the config, a risky place of the file).
    pub notices: Vec<String>,
    /// Ask the few questions of a first start if the file is new.
    pub setup: bool,
}

/// Whether the terminal UI can run here.
pub fn on_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Runs the program until it is quit, its terminal vanishes or it is told to end.
pub fn run(start: Start) -> anyhow::Result<()> {
    let Start { store, path, session, clock, commands, mouse, notices, setup } = start;
    let (send, events) = mpsc::channel();
    let wal = store.wal_path();
    let answers = send.clone();
    let worker = Worker::start(store, move |answer| {
        let _ = answers.send(Incoming::Answer(Box::new(answer)));
    })?;
    let who = session.who.clone();
    let mut app = App::new(session);
    app.ask_setup(setup);
    app.tell(crate::popup::effect::Told::bad(notices.join(
        "
",
    )));
    // The store looks for the first screenful while the terminal is made ready. So
    // far the app has only asked questions.
    for output in app.outputs() {
        if let Output::Job(job) = output {
            worker.ask(job, clock.now());
        }
    }
    terminal::install_panic_hook();
    let mut screen = Screen::enter(mouse)?;
    source::watch_signals(send.clone())?;
    let keyboard = Keyboard::start(send.clone())?;
    if let Some(wal) = wal {
        source::watch_file(&wal, send.clone())?;
    }
    let mut runner = Runner {
        app,
        worker: Some(worker),
        events,
        send,
        keyboard,
        clock,
        commands,
        path,
        who,
        deadline: None,
        import: None,
        export: None,
        renewer: None,
        day: NaiveDate::MIN,
    };
    let (width, height) = screen.size();
    runner.handle(Event::Resize(width, height), &mut screen);
    runner.app.handle(Event::Wake, clock.now());
    runner.run(&mut screen)?;
    // Every accepted write is on disk before the terminal is given back.
    runner.end_export();
    drop(runner.renewer.take());
    drop(runner.worker.take());
    drop(screen);
    Ok(())
}

struct Runner {
    app: App,
    worker: Option<Worker>,
    events: Receiver<Incoming>,
    send: Sender<Incoming>,
    keyboard: Keyboard,
    clock: Clock,
    commands: Commands,
    path: PathBuf,
    who: crate::store::api::Who,
    /// When the app wants to be woken.
    deadline: Option<Instant>,
    import: Option<import::Running>,
    export: Option<export::Running>,
    renewer: Option<Renewer>,
    /// The day on which the customers were last looked at for their value.
    day: NaiveDate,
}

impl Runner {
    fn run(&mut self, screen: &mut Screen) -> io::Result<()> {
        self.perform(screen);
        self.draw(screen)?;
        // After the first frame: what takes a moment to find out.
        if let Some(warning) = crate::store::place::place_warning(&self.path) {
            let told = crate::store::messages::place_sentence(&warning, &self.app.session.i18n);
            self.app.tell(crate::popup::effect::Told::bad(told));
            self.draw(screen)?;
        }
        self.day = self.today();
        while !self.app.ended() {
            let Some(first) = self.wait() else { break };
            self.take(first, screen);
            // Whatever has queued up is handled before one draw.
            while let Ok(next) = self.events.try_recv() {
                self.take(next, screen);
                if self.app.ended() {
                    break;
                }
            }
            if !self.app.ended() && self.draw(screen).is_err() {
                // The terminal does not take our bytes any more.
                self.hang_up(screen);
            }
        }
        Ok(())
    }

    fn today(&self) -> NaiveDate {
        self.clock.now().with_timezone(&self.app.session.tz).date_naive()
    }

    /// The next event; a reached deadline counts as one.
    fn wait(&mut self) -> Option<Incoming> {
        let Some(deadline) = self.deadline else { return self.events.recv().ok() };
        match self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(incoming) => Some(incoming),
            Err(RecvTimeoutError::Timeout) => {
                self.deadline = None;
                Some(Incoming::Wake)
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn take(&mut self, incoming: Incoming, screen: &mut Screen) {
        let event = match incoming {
            Incoming::Key(press) => Event::Key(press),
            Incoming::Paste(text) => Event::Paste(text),
            Incoming::Resize => {
                let (width, height) = screen.size();
                Event::Resize(width, height)
            }
            Incoming::Continued => {
                let _ = screen.resume();
                Event::Resumed
            }
            Incoming::Hangup => {
                self.hang_up(screen);
                return;
            }
            Incoming::Terminate => {
                self.app.keep_drafts();
                self.perform(screen);
                self.app.end();
                return;
            }
            Incoming::Answer(answer) => Event::Answer(answer),
            Incoming::FileChanged => {
                self.nudge();
                Event::FileChanged
            }
            Incoming::Renewed => Event::Renewed,
            Incoming::Wake => Event::Wake,
            Incoming::Job(news) => Event::Job(news),
            Incoming::Export(news) => Event::Export(news),
        };
        self.handle(event, screen);
    }

    /// Customers may have to be valued anew. Whoever only looks something up needs neither
    /// the thread for it nor its connection.
    fn nudge(&mut self) {
        if let Some(renewer) = &self.renewer {
            renewer.nudge();
        } else {
            let send = self.send.clone();
            self.renewer = Renewer::start(&self.path, &self.who, self.clock, send).ok();
        }
    }

    fn handle(&mut self, event: Event, screen: &mut Screen) {
        self.app.handle(event, self.clock.now());
        // What is valued by the day is so for yesterday.
        let today = self.today();
        let asleep = self.renewer.is_none() && self.app.session.waiting.stale;
        if today != self.day || asleep {
            self.day = today;
            self.nudge();
        }
        self.perform(screen);
    }

    /// The terminal is gone: keep the drafts, write nothing to it, end.
    fn hang_up(&mut self, screen: &mut Screen) {
        screen.vanish();
        self.app.keep_drafts();
        self.perform(screen);
        drop(self.worker.take());
        self.end_export();
        drop(self.renewer.take());
        // The drafts are on disk. Dropping the terminal would print to it.
        screen.part();
        std::process::exit(0);
    }

    /// Does what the app wants done.
    fn perform(&mut self, screen: &mut Screen) {
        for output in self.app.outputs() {
            match output {
                Output::Job(job) => {
                    if let Some(worker) = &self.worker {
                        worker.ask(job, self.clock.now());
                    }
                }
                Output::Copy(text) => {
                    screen.send(crossterm::clipboard::CopyToClipboard::to_clipboard_from(text));
                }
                Output::Reach(how, value) => {
                    let told = commands::reach(&self.commands, how, &value, &self.app.session.i18n);
                    self.app.tell(told);
                }
                Output::EditExternally { key, text } => {
                    self.keyboard.pause();
                    screen.leave();
                    let text = commands::edit(&self.commands, &text);
                    let _ = screen.resume();
                    self.keyboard.resume();
                    self.handle(Event::Edited { key, text }, screen);
                }
                Output::WakeIn(time) => {
                    let at = Instant::now() + time;
                    self.deadline = Some(self.deadline.map_or(at, |deadline| deadline.min(at)));
                }
                Output::Import(job) => {
                    let lang = self.app.session.i18n.lang();
                    let running = import::start(
                        *job,
                        &self.path,
                        &self.who,
                        self.clock,
                        lang,
                        self.send.clone(),
                    );
                    self.import = running.ok();
                }
                Output::CancelImport => {
                    if let Some(running) = &self.import {
                        running.cancel();
                    }
                }
                Output::Export(job) => self.start_export(*job, screen),
                Output::CancelExport => {
                    if let Some(running) = &self.export {
                        running.cancel();
                    }
                }
                Output::Suspend => self.suspend(screen),
                Output::Redraw => screen.redraw(),
                Output::Quit => {}
            }
        }
    }

    fn start_export(&mut self, job: ExportJob, screen: &mut Screen) {
        let lang = self.app.session.i18n.lang();
        let send = self.send.clone();
        match export::start(job, &self.path, &self.who, self.clock, lang, send) {
            Ok(running) => self.export = Some(running),
            Err(error) => self.handle(Event::Export(News::Failed(error.to_string())), screen),
        }
    }

    fn end_export(&mut self) {
        if let Some(running) = self.export.take() {
            running.end();
        }
    }

    /// Ctrl-Z: the shell gets the terminal, and back.
    fn suspend(&mut self, screen: &mut Screen) {
        screen.leave();
        let _ =
            rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::TSTP);
        // Here we are again (or the stop was ignored).
        let _ = screen.resume();
        let (width, height) = screen.size();
        self.app.handle(Event::Resize(width, height), self.clock.now());
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        let app = &mut self.app;
        screen.draw(|frame| {
            let area = frame.area();
            app.view(frame.buffer_mut(), area)
        })
    }
}
