//! Valuing everybody beside the screen: a thread with a connection of its own. It sleeps
//! until it is told that the file has changed or a day has begun; whether there is
//! anything to do it asks the file. Between two valuations it rests for a multiple of what
//! the last one took, so that a large file under constant change is not valued all the
//! time.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::clock::Clock;
use super::source::Incoming;
use crate::store::api::{StoreError, Who};
use crate::store::renew::{Renewal, Watch};
use crate::store::{Interrupter, Store};

/// The shortest rest after a valuation, and by how much it exceeds what that took.
const REST: Duration = Duration::from_secs(2);
const REST_TIMES: u32 = 4;
/// When to look again while another process is about it, or the file was busy.
const RETRY: Duration = Duration::from_secs(30);
/// The longest pause between two portions.
const BREATH: Duration = Duration::from_millis(50);
/// How far the thread steps back behind others that want the processor.
#[cfg(target_os = "linux")]
const NICE: i32 = 10;

#[derive(Default)]
struct State {
    nudged: bool,
    ended: bool,
    interrupter: Option<Interrupter>,
}

#[derive(Default)]
struct Office {
    state: Mutex<State>,
    wake: Condvar,
}

impl Office {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ended(&self) -> bool {
        self.lock().ended
    }

    /// Sleeps until there may be something to do, or so long; `false`: it is over.
    fn wait(&self, at_most: Option<Duration>) -> bool {
        let mut state = self.lock();
        let idle = |state: &mut State| !state.nudged && !state.ended;
        state = match at_most {
            None => self.wake.wait_while(state, idle).unwrap_or_else(PoisonError::into_inner),
            Some(time) => {
                let slept = self.wake.wait_timeout_while(state, time, idle);
                slept.unwrap_or_else(PoisonError::into_inner).0
            }
        };
        state.nudged = false;
        !state.ended
    }

    /// Sleeps so long, whatever happens; `false`: it is over.
    fn rest(&self, time: Duration) -> bool {
        let state = self.lock();
        let slept = self.wake.wait_timeout_while(state, time, |state| !state.ended);
        !slept.unwrap_or_else(PoisonError::into_inner).0.ended
    }
}

/// The thread at work. Dropping it ends it at once; what it had not finished is left.
pub struct Renewer {
    office: Arc<Office>,
    thread: Option<JoinHandle<()>>,
}

impl Renewer {
    pub fn start(
        path: &Path,
        who: &Who,
        clock: Clock,
        send: Sender<Incoming>,
    ) -> std::io::Result<Self> {
        let office = Arc::new(Office::default());
        let work = Work {
            path: path.to_owned(),
            who: who.clone(),
            clock,
            send,
            office: Arc::clone(&office),
        };
        let thread = std::thread::Builder::new().name("values".to_owned()).spawn(move || {
            step_back();
            work.run();
        })?;
        Ok(Self { office, thread: Some(thread) })
    }

    /// The file has changed, or the day.
    pub fn nudge(&self) {
        self.office.lock().nudged = true;
        self.office.wake.notify_all();
    }
}

impl Drop for Renewer {
    fn drop(&mut self) {
        let mut state = self.office.lock();
        state.ended = true;
        if let Some(interrupter) = &state.interrupter {
            interrupter.interrupt();
        }
        drop(state);
        self.office.wake.notify_all();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Where the system can do so for one thread: let others go first.
#[cfg(target_os = "linux")]
fn step_back() {
    let _ = rustix::process::setpriority_process(None, NICE);
}

#[cfg(not(target_os = "linux"))]
fn step_back() {}

struct Work {
    path: PathBuf,
    who: Who,
    clock: Clock,
    send: Sender<Incoming>,
    office: Arc<Office>,
}

impl Work {
    fn run(&self) {
        let store = match Store::open_beside(&self.path, &self.who) {
            Ok(store) => store,
            Err(error) => {
                tracing::warn!(%error, "customers are not valued");
                return;
            }
        };
        self.office.lock().interrupter = Some(store.interrupter());
        if let Err(error) = self.keep_valued(&store) {
            tracing::warn!(%error, "customers are not valued any more");
        }
        self.office.lock().interrupter = None;
        store.close();
    }

    fn keep_valued(&self, store: &Store) -> Result<(), StoreError> {
        let mut seen = store.valuation_seq()?;
        let mut again = Some(Duration::ZERO);
        let mut done = false;
        while self.office.wait(again) {
            again = None;
            let began = Instant::now();
            let result = self.renew(store, done);
            if self.office.ended() {
                break;
            }
            // By whomever.
            let last = store.valuation_seq()?;
            if last != seen && self.send.send(Incoming::Renewed).is_err() {
                break;
            }
            seen = last;
            match result {
                Ok(Renewal::Current) => {}
                Ok(Renewal::Done) => {
                    done = true;
                    store.forget_pages();
                    if !self.office.rest(REST.max(began.elapsed() * REST_TIMES)) {
                        break;
                    }
                    // What was saved meanwhile is not in it.
                    again = Some(Duration::ZERO);
                }
                Ok(Renewal::Elsewhere) | Err(StoreError::Busy) => again = Some(RETRY),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Who has done it once leaves a later day alone: of two programs with different clocks
    /// none undoes the other's work for ever.
    fn renew(&self, store: &Store, done: bool) -> Result<Renewal, StoreError> {
        let zone = store.settings()?.time_zone;
        let today = self.clock.now().with_timezone(&zone).date_naive();
        if done && store.values_are_current(today)? {
            return Ok(Renewal::Current);
        }
        store.renew_values(today, &Watching { work: self, since: Instant::now().into() })
    }
}

/// A valuation as the thread watches over it.
struct Watching<'a> {
    work: &'a Work,
    /// The end of the last pause.
    since: std::cell::Cell<Instant>,
}

impl Watch for Watching<'_> {
    fn now(&self) -> DateTime<Utc> {
        self.work.clock.now()
    }

    fn wanted(&self) -> bool {
        !self.work.office.ended()
    }

    /// As long again as the portion took: half of the time belongs to others.
    fn breathe(&self) {
        self.work.office.rest(self.since.get().elapsed().min(BREATH));
        self.since.set(Instant::now());
    }
}
