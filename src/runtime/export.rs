//! An export beside the screen: a thread with a connection of its own.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use super::clock::Clock;
use super::source::Incoming;
use crate::app::ExportJob;
use crate::export::Unwritten;
use crate::export::members::{self, News, Order};
use crate::i18n::{I18n, Lang};
use crate::store::Store;
use crate::store::api::Who;
use crate::store::messages;

/// Progress is told so often, not for every customer; and not at all if it is over soon.
const TELL_EVERY: Duration = Duration::from_millis(300);
/// How long the end of the program waits for that.
const CLEARING: Duration = Duration::from_secs(3);

/// An export at work.
pub struct Running {
    cancelled: Arc<AtomicBool>,
    over: Receiver<()>,
}

impl Running {
    /// Nothing of it will be left.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }

    /// Cancels, and gives the thread the time to clear away what it has begun.
    pub fn end(self) {
        self.cancel();
        let _ = self.over.recv_timeout(CLEARING);
    }
}

/// Starts a step of an export.
pub fn start(
    job: ExportJob,
    path: &Path,
    who: &Who,
    clock: Clock,
    lang: Lang,
    send: Sender<Incoming>,
) -> std::io::Result<Running> {
    let cancelled = Arc::new(AtomicBool::new(false));
    let (ended, over) = mpsc::channel::<()>();
    let running = Running { cancelled: Arc::clone(&cancelled), over };
    let work = Work { path: path.to_owned(), who: who.clone(), clock, lang, send, cancelled };
    std::thread::Builder::new().name("export".to_owned()).spawn(move || {
        let news = work.run(job).unwrap_or_else(News::Failed);
        let _ = work.send.send(Incoming::Export(news));
        drop(ended);
    })?;
    Ok(running)
}

struct Work {
    path: PathBuf,
    who: Who,
    clock: Clock,
    lang: Lang,
    send: Sender<Incoming>,
    cancelled: Arc<AtomicBool>,
}

impl Work {
    fn run(&self, job: ExportJob) -> Result<News, String> {
        let i18n = I18n::new(self.lang);
        let store = Store::open_beside(&self.path, &self.who)
            .map_err(|error| messages::open_sentence(&error, &i18n))?;
        let news = self.carry_out(&store, job, &i18n);
        store.close();
        news
    }

    fn carry_out(&self, store: &Store, job: ExportJob, i18n: &I18n) -> Result<News, String> {
        let today = store.today(self.clock.now()).map_err(|e| messages::sentence(&e, i18n))?;
        let failed = |error: Unwritten, order: &Order| match error {
            Unwritten::Stopped => Ok(News::Stopped),
            error => Err(error.sentence(&order.path, i18n)),
        };
        match job {
            ExportJob::Look(order) => match members::look(store, &order, today) {
                Ok(outlook) => Ok(News::Outlook(Box::new(order), outlook)),
                Err(error) => failed(error, &order),
            },
            ExportJob::Write(order) => {
                let told = std::cell::Cell::new(Instant::now());
                let result = members::write(store, &order, today, &|written| {
                    if told.get().elapsed() >= TELL_EVERY {
                        told.set(Instant::now());
                        let _ = self.send.send(Incoming::Export(News::Progress(written)));
                    }
                    !self.cancelled.load(Ordering::Relaxed)
                });
                match result {
                    Ok(written) => Ok(News::Done(Box::new(order), written)),
                    Err(error) => failed(error, &order),
                }
            }
        }
    }
}
