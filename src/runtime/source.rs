//! Where events come from: the keyboard thread, the signal thread, the file watcher.
//! All of them end in one channel.

use std::io;
use std::os::fd::OwnedFd;
use std::path::Path;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use crossterm::event::{Event as TerminalEvent, KeyEventKind};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::iterator::Signals;

use crate::input::KeyPress;
use crate::store::request::Answer;

/// What arrives in the main loop.
#[derive(Debug)]
pub enum Incoming {
    Key(KeyPress),
    Paste(String),
    Resize,
    /// Continued after a stop by somebody else.
    Continued,
    /// The terminal is gone.
    Hangup,
    /// Somebody wants us to end.
    Terminate,
    Answer(Box<Answer>),
    /// The file was written to, by whomever.
    FileChanged,
    /// Everybody was valued anew.
    Renewed,
    /// A time that the app asked for has come.
    Wake,
    Job(crate::app::JobNews),
    Export(crate::export::members::News),
}

/// How long the main loop gets to save drafts before the process is ended.
const LAST_WORDS: Duration = Duration::from_millis(700);

/// The keyboard thread, which can be made to let go of the terminal.
pub struct Keyboard {
    gate: Arc<(Mutex<Gate>, Condvar)>,
    wake: OwnedFd,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
enum Gate {
    #[default]
    Open,
    Closing,
    Closed,
}

impl Keyboard {
    /// Starts reading keys. It blocks until there is one: nothing ticks.
    pub fn start(send: Sender<Incoming>) -> io::Result<Self> {
        let (ours, wake) = io::pipe()?;
        let gate = Arc::new((Mutex::new(Gate::Open), Condvar::new()));
        let there = Arc::clone(&gate);
        std::thread::Builder::new()
            .name("keyboard".to_owned())
            .spawn(move || read_keys(&send, &there, &OwnedFd::from(ours)))?;
        Ok(Self { gate, wake: wake.into() })
    }

    /// Waits until the thread no longer reads the terminal (for an editor).
    pub fn pause(&self) {
        let (lock, changed) = &*self.gate;
        *lock.lock().unwrap_or_else(PoisonError::into_inner) = Gate::Closing;
        let _ = rustix::io::write(&self.wake, b"x");
        let gate = lock.lock().unwrap_or_else(PoisonError::into_inner);
        let _ =
            changed.wait_timeout_while(gate, Duration::from_secs(1), |gate| *gate == Gate::Closing);
    }

    pub fn resume(&self) {
        let (lock, changed) = &*self.gate;
        *lock.lock().unwrap_or_else(PoisonError::into_inner) = Gate::Open;
        changed.notify_all();
    }
}

fn read_keys(send: &Sender<Incoming>, gate: &(Mutex<Gate>, Condvar), wake: &OwnedFd) {
    let stdin = io::stdin();
    loop {
        let mut fds = [PollFd::new(&stdin, PollFlags::IN), PollFd::new(wake, PollFlags::IN)];
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => break,
        }
        let (keys, woken) = (fds[0].revents(), fds[1].revents());
        if woken.contains(PollFlags::IN) {
            let _ = rustix::io::read(wake, &mut [0_u8; 8]);
            wait_at(gate);
            continue;
        }
        if keys.contains(PollFlags::IN) && !drain(send) {
            break;
        }
        if keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            break;
        }
    }
    let _ = send.send(Incoming::Hangup);
}

/// Lets the terminal go until the gate opens again.
fn wait_at((lock, changed): &(Mutex<Gate>, Condvar)) {
    let mut gate = lock.lock().unwrap_or_else(PoisonError::into_inner);
    if *gate != Gate::Closing {
        return;
    }
    *gate = Gate::Closed;
    changed.notify_all();
    drop(changed.wait_while(gate, |gate| *gate != Gate::Open));
}

/// The source of events does not look at the terminal at all with no time to wait.
const A_MOMENT: Duration = Duration::from_millis(1);

/// Reads all events that are there; `false` when the terminal is gone.
///
/// crossterm is built with `use-dev-tty`: its default source waits edge-triggered
/// and leaves the rest of a paste of more than 1 KiB unread until the next key.
fn drain(send: &Sender<Incoming>) -> bool {
    loop {
        match crossterm::event::poll(A_MOMENT) {
            Ok(true) => {}
            Ok(false) => return true,
            Err(_) => return false,
        }
        let incoming = match crossterm::event::read() {
            Ok(TerminalEvent::Key(key)) if key.kind != KeyEventKind::Release => {
                Incoming::Key(key.into())
            }
            Ok(TerminalEvent::Paste(text)) => Incoming::Paste(text),
            Ok(TerminalEvent::Resize(..)) => Incoming::Resize,
            Ok(_) => continue,
            Err(_) => return false,
        };
        if send.send(incoming).is_err() {
            return false;
        }
    }
}

/// Starts the thread that turns signals into events. A hang-up or a request to
/// end is given `LAST_WORDS` to be heard; then the process ends, come what may.
pub fn watch_signals(send: Sender<Incoming>) -> io::Result<()> {
    let mut signals = Signals::new([SIGHUP, SIGTERM, SIGINT, SIGWINCH, SIGCONT])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let last = match signal {
                SIGWINCH => send.send(Incoming::Resize),
                SIGCONT => send.send(Incoming::Continued),
                SIGHUP => send.send(Incoming::Hangup),
                _ => send.send(Incoming::Terminate),
            };
            if last.is_err() {
                return;
            }
            if !matches!(signal, SIGWINCH | SIGCONT) {
                std::thread::sleep(LAST_WORDS);
                if signal != SIGHUP {
                    super::terminal::modes_off();
                }
                std::process::exit(128 + signal);
            }
        }
    })?;
    Ok(())
}

/// Starts the thread that notices writes to the file by other processes.
/// It sleeps in the kernel until there is one.
#[cfg(target_os = "linux")]
pub fn watch_file(wal: &Path, send: Sender<Incoming>) -> io::Result<()> {
    use rustix::fs::inotify;
    use std::mem::MaybeUninit;
    /// Writes come in bursts; one look per burst is enough.
    const BURST: Duration = Duration::from_millis(150);

    let (Some(folder), Some(name)) = (wal.parent(), wal.file_name()) else { return Ok(()) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = name.to_os_string().into_encoded_bytes();
    let watch = inotify::init(inotify::CreateFlags::CLOEXEC)?;
    inotify::add_watch(&watch, folder, inotify::WatchFlags::MODIFY | inotify::WatchFlags::CREATE)?;
    std::thread::Builder::new().name("watcher".to_owned()).spawn(move || {
        let mut buffer = [const { MaybeUninit::uninit() }; 4096];
        loop {
            let mut reader = inotify::Reader::new(&watch, &mut buffer);
            let mut ours = false;
            loop {
                match reader.next() {
                    Ok(event) => {
                        ours |= event.file_name().is_some_and(|file| file.to_bytes() == name);
                    }
                    Err(rustix::io::Errno::INTR) => continue,
                    Err(_) => return,
                }
                if reader.is_buffer_empty() {
                    break;
                }
            }
            if ours {
                if send.send(Incoming::FileChanged).is_err() {
                    return;
                }
                std::thread::sleep(BURST);
            }
        }
    })?;
    Ok(())
}

/// Where there is no inotify: looks every one and a half seconds.
#[cfg(not(target_os = "linux"))]
pub fn watch_file(_wal: &Path, send: Sender<Incoming>) -> io::Result<()> {
    std::thread::Builder::new().name("watcher".to_owned()).spawn(move || {
        loop {
            std::thread::sleep(Duration::from_millis(1500));
            if send.send(Incoming::FileChanged).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}
