//! Typed at, killed, hung up on.

use std::process::Command;
use std::time::Duration;

use portable_pty::PtySize;

use super::terminal::{ROWS, Terminal, place, run, sample};

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
        t.send("\x13").shows("Gespeichert").hides("Noch offen");
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
