//! The real program in a real (pseudo-)terminal: typed at, killed, hung up on.

#![expect(clippy::unwrap_used, reason = "what goes wrong in a test fails it")]

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A moment of a Saturday, 14:05 in Berlin.
const NOW: &str = "2026-11-21T13:05:00Z";
const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(80).unwrap();
/// Nothing here takes long; this is only so that a fault does not hang the tests.
const PATIENCE: Duration = Duration::from_secs(30);

struct Seen {
    parser: vt100::Parser,
    bytes: usize,
    ended: bool,
}

/// The program on a terminal of its own.
struct Terminal {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

fn environment(command: &mut CommandBuilder, home: &Path) {
    command.env_clear();
    for (key, value) in [
        ("TERM", "xterm-256color"),
        ("LANG", "de_DE.UTF-8"),
        ("PATH", "/usr/bin:/bin"),
        ("USER", "anna"),
        ("KUNDIG_NOW", NOW),
    ] {
        command.env(key, value);
    }
    command.env("HOME", home);
}

impl Terminal {
    fn start(home: &Path, args: &[&str]) -> Self {
        let pair = native_pty_system()
            .openpty(PtySize {
                rows: ROWS.get(),
                cols: COLUMNS.get(),
                pixel_width: 0,
                pixel_height: 0,
            })
            .unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kundig"));
        environment(&mut command, home);
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

    fn send(&mut self, keys: &str) -> &mut Self {
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
    fn until(&mut self, what: &str, fulfilled: impl Fn(&str) -> bool) -> &mut Self {
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
    fn shows(&mut self, text: &str) -> &mut Self {
        self.until(text, |screen| screen.contains(text))
    }

    #[track_caller]
    fn hides(&mut self, text: &str) -> &mut Self {
        self.until(&format!("{text} vanish"), |screen| !screen.contains(text))
    }

    fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap())
            .unwrap()
    }

    fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.pid(), signal).unwrap();
    }

    /// Waits for the end; how long it took.
    #[track_caller]
    fn ended(&mut self) -> Duration {
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
fn run(home: &Path, args: &[&str], status: i32) -> String {
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

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/samples")
        .join(name)
        .to_str()
        .unwrap()
        .to_owned()
}

struct Place {
    folder: tempfile::TempDir,
    db: PathBuf,
}

fn place() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let db = folder.path().join("kunden.db");
    Place { folder, db }
}

impl Place {
    fn home(&self) -> &Path {
        self.folder.path()
    }
    fn db(&self) -> &str {
        self.db.to_str().unwrap()
    }
    /// How many drafts are on disk.
    fn drafts(&self) -> i64 {
        let file = rusqlite::Connection::open(&self.db).unwrap();
        file.query_one("SELECT count(*) FROM draft", [], |row| row.get(0)).unwrap()
    }
    #[track_caller]
    fn until_drafts(&self, count: i64) {
        let begun = Instant::now();
        while self.drafts() != count {
            assert!(begun.elapsed() < PATIENCE, "never {count} drafts");
            std::thread::yield_now();
        }
    }
}

#[test]
fn the_phone_story_on_imported_data_survives_a_kill() {
    let place = place();
    let db = place.db();
    run(
        place.home(),
        &["--db", db, "import", "customers", &sample("invoicing-cp1252/customers.csv")],
        0,
    );
    run(
        place.home(),
        &["--db", db, "import", "contacts", &sample("invoicing-cp1252/contacts.csv")],
        0,
    );
    {
        let mut t = Terminal::start(place.home(), &["--db", db]);
        // A scrap of 08763 971150-9.
        t.shows("Kunden").send("971150").shows("Silberhausen").send("\r").shows("10001");
        t.shows("Vertrag verlängert").send("\r").shows("Anruf");
        t.send("Möchte den Vertrag doch nicht verlängern\rRückruf mit Angebot\x14mo")
            .shows("23.11.2026");
        place.until_drafts(1);
        t.signal(rustix::process::Signal::KILL);
        t.ended();
    }
    {
        let mut t = Terminal::start(place.home(), &["--db", db]);
        t.shows("Entwurf").send("\r").shows("Rückruf mit Angebot").shows("23.11.2026");
        t.send("\x13").shows("Gespeichert").hides("Bitte noch");
        // Outside a form, Ctrl-C ends the program.
        t.send("\x03");
        t.ended();
    }
    assert_eq!(place.drafts(), 0);
    let json: serde_json::Value =
        serde_json::from_str(&run(place.home(), &["--db", db, "show", "10001", "--json"], 0))
            .unwrap();
    let newest = &json["contacts"][0];
    assert_eq!(newest["note"], "Möchte den Vertrag doch nicht verlängern\nRückruf mit Angebot");
    assert_eq!(newest["channel"], "phone");
    let task = &json["tasks"][0];
    assert_eq!(task["title"], "Möchte den Vertrag doch nicht verlängern");
    assert_eq!(task["due"], "2026-11-23");
    assert!(!place.db.with_extension("db-wal").exists(), "one single file after a clean quit");
}

#[test]
fn a_vanished_terminal_ends_the_program_and_keeps_the_draft() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden");
    t.send("c").shows("Anruf").send("halber Satz").shows("halber Satz");
    // The line drops.
    drop(t.writer.take());
    drop(t.master.take());
    t.signal(rustix::process::Signal::HUP);
    assert!(t.ended() < Duration::from_secs(5));
    assert_eq!(place.drafts(), 1);
}

#[test]
fn a_request_to_end_restores_the_terminal_and_keeps_the_draft() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden");
    t.send("c").shows("Anruf").send("halber Satz").shows("halber Satz");
    t.signal(rustix::process::Signal::TERM);
    t.ended();
    assert_eq!(place.drafts(), 1);
    let seen = t.seen.0.lock().unwrap();
    assert!(!seen.parser.screen().alternate_screen(), "the alternate screen is left");
    assert!(!seen.parser.screen().bracketed_paste(), "pasting is as before");
    assert!(!seen.parser.screen().hide_cursor(), "the cursor is back");
}

#[test]
fn a_hang_up_of_a_terminal_that_is_there_gives_it_back() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden");
    t.send("c").shows("Anruf").send("halber Satz").shows("halber Satz");
    t.signal(rustix::process::Signal::HUP);
    t.ended();
    assert_eq!(place.drafts(), 1);
    t.until("the ordinary screen", |screen| !screen.contains("halber Satz"));
    let seen = t.seen.0.lock().unwrap();
    assert!(!seen.parser.screen().alternate_screen(), "the alternate screen is left");
    assert!(!seen.parser.screen().hide_cursor(), "the cursor is back");
}

#[test]
fn pasted_text_is_text_and_never_commands() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden").send("c").shows("Anruf");
    t.send("\x1b[200~qq\r1\x1b[31m Zeile zwei\x1b[201~").shows("Zeile zwei");
    t.send("\x13").shows("Gespeichert");
}

#[test]
fn the_first_key_after_a_resize_is_heard() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden");
    t.send("c").shows("Anruf");
    for (columns, letter) in [(78, "a"), (76, "b"), (79, "c")] {
        let size = PtySize { rows: ROWS.get(), cols: columns, pixel_width: 0, pixel_height: 0 };
        t.master.as_ref().unwrap().resize(size).unwrap();
        // The new size has arrived when the frame has been drawn anew.
        std::thread::park_timeout(Duration::from_millis(300));
        t.send(letter);
        let word = &"abc"[..=usize::from(letter.as_bytes()[0] - b'a')];
        t.shows(&format!(" {word} "));
    }
}

#[test]
fn a_long_paste_arrives_whole_and_at_once() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden").send("c").shows("Anruf");
    let line = "Der Kunde hat eine lange E-Mail geschrieben, die hier ganz hineinkommt. ";
    t.send(&format!("\x1b[200~{}Ende\x1b[201~", line.repeat(200))).shows("Ende");
    t.send("\x13").shows("Gespeichert");
    let file = rusqlite::Connection::open(&place.db).unwrap();
    let note: String = file.query_one("SELECT note FROM contact", [], |row| row.get(0)).unwrap();
    assert_eq!(note, format!("{}Ende", line.repeat(200)));
}

#[test]
fn idle_means_idle() {
    let place = place();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Neue Datei").send("\x1b").shows("Noch keine Kunden");
    // What was on its way arrives; then nothing more does.
    let bytes = || t.seen.0.lock().unwrap().bytes;
    let mut before = bytes();
    for _ in 0..20 {
        std::thread::park_timeout(Duration::from_millis(100));
        let now = bytes();
        if now == before {
            break;
        }
        before = now;
    }
    let ticks = || {
        let stat =
            std::fs::read_to_string(format!("/proc/{}/stat", t.pid().as_raw_nonzero())).unwrap();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    };
    let before = (bytes(), ticks());
    std::thread::park_timeout(Duration::from_secs(2));
    assert_eq!(bytes(), before.0);
    // The system may book a tick late; a program that spins would have taken some 200.
    assert!(ticks() - before.1 < 10, "{} ticks in two idle seconds", ticks() - before.1);
}

#[test]
fn without_a_terminal_there_is_one_sentence() {
    let place = place();
    let output = Command::new(env!("CARGO_BIN_EXE_kundig"))
        .args(["--db", place.db()])
        .env("LANG", "de_DE.UTF-8")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}
