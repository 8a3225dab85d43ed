//! The real program in a pseudo-terminal of 120×40.

use std::io::{Read, Write};
use std::num::NonZero;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::data::{PROGRAM, Place};

const COLUMNS: NonZero<u16> = NonZero::new(120).unwrap();
const ROWS: NonZero<u16> = NonZero::new(40).unwrap();
/// Nothing that is measured takes so long.
const PATIENCE: Duration = Duration::from_secs(30);

/// What has come from the program.
struct Seen {
    parser: vt100::Parser,
    bytes: usize,
    /// When the last of it came.
    at: Instant,
    ended: bool,
}

/// See the module.
pub struct Screen {
    _master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    pub started: Instant,
}

/// What the screen shows.
pub struct Shot {
    pub rows: Vec<String>,
    /// Text and look of every cell.
    cells: Vec<String>,
}

impl Shot {
    /// How many cells look different.
    pub fn changed(&self, other: &Self) -> usize {
        self.cells.iter().zip(&other.cells).filter(|(a, b)| a != b).count()
    }

    pub fn row(&self, at: usize) -> &str {
        self.rows.get(at).map_or("", String::as_str)
    }

    /// The line of the search field, without the card beside it.
    pub fn field(&self) -> String {
        self.row(1).chars().take(48).collect()
    }
}

impl Screen {
    pub fn start(place: &Place) -> anyhow::Result<Self> {
        let size =
            PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(PROGRAM);
        command.env_clear();
        for (key, value) in place.environment() {
            command.env(key, value);
        }
        let mut reader = pair.master.try_clone_reader()?;
        let writer = pair.master.take_writer()?;
        let started = Instant::now();
        let seen = Seen {
            parser: vt100::Parser::new(ROWS, COLUMNS, 0),
            bytes: 0,
            at: started,
            ended: false,
        };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let there = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let at = Instant::now();
                let mut seen = lock(&there);
                seen.parser.process(buffer.get(..count).unwrap_or_default());
                seen.bytes += count;
                seen.at = at;
                there.1.notify_all();
            }
            lock(&there).ended = true;
            there.1.notify_all();
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command)?;
        drop(pair.slave);
        Ok(Self { _master: pair.master, writer, child, seen, started })
    }

    /// Sends keys; the moment at which they went.
    pub fn send(&mut self, keys: &str) -> anyhow::Result<Instant> {
        let at = Instant::now();
        self.writer.write_all(keys.as_bytes())?;
        self.writer.flush()?;
        Ok(at)
    }

    /// Waits until the screen fulfils a condition; when what fulfilled it came.
    pub fn until(&self, what: &str, fulfilled: impl Fn(&Shot) -> bool) -> anyhow::Result<Instant> {
        let begun = Instant::now();
        let mut seen = lock(&self.seen);
        loop {
            let shot = shot(&seen);
            if fulfilled(&shot) {
                return Ok(seen.at);
            }
            if seen.ended || begun.elapsed() > PATIENCE {
                bail!("never saw {what}:\n{}", shot.rows.join("\n"));
            }
            seen = self
                .seen
                .1
                .wait_timeout(seen, Duration::from_millis(100))
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Waits until nothing has come for so long.
    pub fn quiet(&self, time: Duration) {
        let begun = Instant::now();
        loop {
            let last = lock(&self.seen).at.max(begun);
            match time.checked_sub(last.elapsed()) {
                None | Some(Duration::ZERO) => return,
                Some(rest) => std::thread::sleep(rest),
            }
        }
    }

    pub fn shot(&self) -> Shot {
        shot(&lock(&self.seen))
    }

    pub fn bytes(&self) -> usize {
        lock(&self.seen).bytes
    }

    pub fn pid(&self) -> anyhow::Result<u32> {
        self.child.process_id().context("a process")
    }

    /// Ctrl-C, which quits, and waits for the end.
    pub fn quit(mut self) -> anyhow::Result<()> {
        self.send("\x03")?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn lock(seen: &Arc<(Mutex<Seen>, Condvar)>) -> MutexGuard<'_, Seen> {
    seen.0.lock().unwrap_or_else(PoisonError::into_inner)
}

fn shot(seen: &Seen) -> Shot {
    let screen = seen.parser.screen();
    let cells = (0..ROWS.get())
        .flat_map(|y| (0..COLUMNS.get()).map(move |x| (y, x)))
        .map(|(y, x)| {
            screen.cell(y, x).map_or_else(String::new, |cell| {
                let look = (cell.fgcolor(), cell.bgcolor(), cell.bold(), cell.underline());
                format!("{} {look:?}", if cell.has_contents() { cell.contents() } else { " " })
            })
        })
        .collect();
    Shot { rows: screen.rows(0, COLUMNS.get()).collect(), cells }
}
