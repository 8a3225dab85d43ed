//! The program on a pseudo-terminal: its keys, its screen, its end.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A moment of a Saturday, 14:05 in Berlin.
pub const NOW: &str = "2026-11-21T13:05:00Z";
pub const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(80).unwrap();
/// Nothing here takes long; this is only so that a fault does not hang the tests.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub struct Seen {
    pub parser: vt100::Parser,
    pub bytes: usize,
    pub ended: bool,
}

/// The program on a terminal of its own.
pub struct Terminal {
    pub master: Option<Box<dyn MasterPty + Send>>,
    pub writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    pub seen: Arc<(Mutex<Seen>, Condvar)>,
}

fn environment(command: &mut CommandBuilder, home: &Path, lang: &str, now: Option<&str>) {
    command.env_clear();
    for (key, value) in
        [("TERM", "xterm-256color"), ("LANG", lang), ("PATH", "/usr/bin:/bin"), ("USER", "anna")]
    {
        command.env(key, value);
    }
    if let Some(now) = now {
        command.env("KUNDIG_NOW", now);
    }
    command.env("HOME", home);
}

impl Terminal {
    pub fn start(home: &Path, args: &[&str]) -> Self {
        Self::speaking("de_DE.UTF-8", Some(NOW), home, args)
    }

    /// In a language of the system; `now`: where its clock stands still, else it runs.
    pub fn speaking(lang: &str, now: Option<&str>, home: &Path, args: &[&str]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: ROWS.get(),
                cols: COLUMNS.get(),
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kundig"));
        environment(&mut command, home, lang, now);
        command.args(args);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let seen = Arc::new((
            Mutex::new(Seen {
                parser: vt100::Parser::new(ROWS, COLUMNS, 0),
                bytes: 0,
                ended: false,
            }),
            Condvar::new(),
        ));
        let there = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let mut seen = there.0.lock().unwrap();
                seen.parser.process(&buffer[..count]);
                seen.bytes += count;
                there.1.notify_all();
            }
            there.0.lock().unwrap().ended = true;
            there.1.notify_all();
        });
        Self { master: Some(pair.master), writer: Some(writer), child, seen }
    }

    pub fn send(&mut self, keys: &str) -> &mut Self {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
        self
    }

    fn screen(&self) -> String {
        self.seen.0.lock().unwrap().parser.screen().contents()
    }

    /// Waits until the screen fulfils a condition.
    #[track_caller]
    pub fn until(&mut self, what: &str, fulfilled: impl Fn(&str) -> bool) -> &mut Self {
        let (lock, changed) = &*self.seen;
        let begun = Instant::now();
        let mut seen = lock.lock().unwrap();
        loop {
            let screen = seen.parser.screen().contents();
            if fulfilled(&screen) {
                break;
            }
            assert!(
                !seen.ended && begun.elapsed() < PATIENCE,
                "never saw {what}; the screen:\n{screen}"
            );
            seen = changed.wait_timeout(seen, Duration::from_millis(200)).unwrap().0;
        }
        drop(seen);
        self
    }

    #[track_caller]
    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contains(text))
    }

    #[track_caller]
    pub fn hides(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text} vanish"), |screen| !screen.contains(text))
    }

    pub fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap())
            .unwrap()
    }

    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.pid(), signal).unwrap();
    }

    /// Waits for the end; how long it took.
    #[track_caller]
    pub fn ended(&mut self) -> Duration {
        let begun = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(
                begun.elapsed() < PATIENCE,
                "the program does not end; the screen:\n{}",
                self.screen()
            );
            std::thread::yield_now();
        }
        begun.elapsed()
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Runs a command of the program; its standard output.
pub fn run(home: &Path, args: &[&str], status: i32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kundig"))
        .args(args)
        .env_clear()
        .env("HOME", home)
        .env("USER", "anna")
        .env("LANG", "de_DE.UTF-8")
        .env("KUNDIG_NOW", NOW)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{args:?}: {stderr}");
    String::from_utf8(output.stdout).unwrap()
}

pub fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/samples")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

pub struct Place {
    folder: tempfile::TempDir,
    pub db: PathBuf,
}

pub fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("kunden.db");
    Place { folder, db }
}

impl Place {
    pub fn home(&self) -> &Path {
        self.folder.path()
    }
    pub fn db(&self) -> &str {
        self.db.to_str().unwrap()
    }
    /// How many drafts are on disk.
    pub fn drafts(&self) -> i64 {
        let file = rusqlite::Connection::open(&self.db).unwrap();
        file.query_one("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap()
    }
    /// Waits until a draft on disk holds a text.
    #[track_caller]
    pub fn until_draft_holds(&self, text: &str) {
        let begun = Instant::now();
        let file = rusqlite::Connection::open(&self.db).unwrap();
        let held = || -> bool {
            let sql = "SELECT EXISTS (SELECT 1 FROM draft WHERE \"values\" LIKE '%' || ?1 || '%')";
            file.query_one(sql, [text], |row| row.get(0)).unwrap()
        };
        while !held() {
            assert!(begun.elapsed() < PATIENCE, "never a draft with {text}");
            std::thread::yield_now();
        }
    }
    #[track_caller]
    pub fn until_drafts(&self, count: i64) {
        let begun = Instant::now();
        while self.drafts() != count {
            assert!(begun.elapsed() < PATIENCE, "never {count} drafts");
            std::thread::yield_now();
        }
    }
}
