//! Measured from outside, with the whole program in a pseudo-terminal: what
//! somebody at the keyboard sees, and what the machine pays.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Context as _;

use super::data::{PROGRAM, Place, Sample};
use super::figures::{Series, Table, cpu};
use super::screen::{Screen, Shot};

/// The program has drawn what it wanted to draw, but no card follows yet.
const PAUSE: Duration = Duration::from_millis(45);
/// Everything has arrived, the card beside the list too.
const REST: Duration = Duration::from_millis(300);
const DOWN: &str = "\x1b[B";
const TO_LIST: &str = "\t";
const CLEAR: &str = "\x1b";

pub fn binary_size() -> anyhow::Result<f64> {
    let bytes = u32::try_from(std::fs::metadata(PROGRAM)?.len())?;
    Ok(f64::from(bytes) / 1024.0 / 1024.0)
}

/// The list of customers is there: its last line is filled.
fn filled(shot: &Shot) -> bool {
    shot.row(38).chars().take(30).any(|c| !c.is_whitespace())
}

fn opened(place: &Place) -> anyhow::Result<Screen> {
    let screen = Screen::start(place)?;
    screen.until("the list", filled)?;
    screen.quiet(REST);
    Ok(screen)
}

/// From exec to a screenful of customers, beside `sqlite3` with forty rows.
pub fn start(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    const ROWS: &str = "SELECT id, number, company, first_name, last_name FROM customer
        WHERE deleted_at IS NULL ORDER BY sort_key, id LIMIT 40";
    let (mut ours, mut peer) = (Series::default(), Series::default());
    let mut on_cpu = Series::default();
    for _ in 0..30 {
        let begun = Instant::now();
        let ended =
            Command::new("sqlite3").arg(&place.file).arg(ROWS).stdout(Stdio::null()).status();
        if ended.is_ok_and(|status| status.success()) {
            peer.add(begun.elapsed());
        }
        let screen = Screen::start(place)?;
        let at = screen.until("the list", filled)?;
        ours.add(at - screen.started);
        screen.quiet(PAUSE);
        on_cpu.add(cpu_of(screen.pid()?)?);
        screen.quit()?;
    }
    table.against("start: exec to a screenful", &ours, "sqlite3 LIMIT 40", &peer);
    table.times("start: on the processor until then", &on_cpu, "");
    Ok(())
}

/// What all threads have spent on the processor.
fn cpu_of(pid: u32) -> anyhow::Result<Duration> {
    let mut sum = Duration::ZERO;
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        sum += cpu(task?.path().join("schedstat"));
    }
    Ok(sum)
}

/// The line of the search field says how many hits there are for this text.
fn answered(shot: &Shot, text: &str) -> bool {
    let line = shot.field();
    line.contains(text) && line.contains("hit")
}

/// A key on the keyboard to the frame on the screen.
pub fn keys(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut screen = opened(place)?;
    let (mut key, mut phone) = (Series::default(), Series::default());
    let type_in = |screen: &mut Screen, text: &str, series: &mut Series| -> anyhow::Result<()> {
        let mut typed = String::new();
        for letter in text.chars() {
            typed.push(letter);
            let sent = screen.send(&letter.to_string())?;
            let shown = typed.trim_end();
            let at = screen.until(&typed, |shot| answered(shot, shown))?;
            if letter != ' ' {
                series.add(at - sent);
            }
            screen.quiet(Duration::from_millis(2));
        }
        screen.send(CLEAR)?;
        screen.until("an empty field", |shot| !shot.field().contains("hit"))?;
        screen.quiet(PAUSE);
        Ok(())
    };
    let samples = place.sample(40)?;
    for sample in &samples {
        type_in(&mut screen, &sample.letters(5), &mut key)?;
    }
    for sample in samples.iter().filter(|sample| sample.phone.len() > 7) {
        type_in(&mut screen, &sample.ending(), &mut phone)?;
    }
    table.times("terminal: letter to hits on screen", &key, "limit 4/8/20 ms");
    table.times("terminal: digit to hits on screen", &phone, "limit 20 ms");
    let mut cards = Series::default();
    for sample in &samples {
        screen.send(&sample.number)?;
        screen.until("the hit", |shot| answered(shot, &sample.number))?;
        screen.quiet(Duration::from_millis(5));
        let sent = screen.send("\r")?;
        let at = screen.until("the card", |shot| on_card(shot, sample))?;
        cards.add(at - sent);
        screen.send(CLEAR)?;
        screen.quiet(PAUSE);
        screen.send(CLEAR)?;
        screen.until("an empty field", |shot| !shot.field().contains("hit"))?;
        screen.quiet(PAUSE);
    }
    table.times("terminal: enter to card on screen", &cards, "limit 5 ms");
    screen.quit()
}

/// The card of this customer is in front: its title names the number.
fn on_card(shot: &Shot, sample: &Sample) -> bool {
    shot.row(1).trim_end().ends_with(&sample.number) && shot.row(39).contains("e edit")
}

/// Bytes that a key costs on the line.
pub fn bytes(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut screen = opened(place)?;
    let spent = |screen: &mut Screen, keys: &str, wait: Duration| -> anyhow::Result<usize> {
        let before = screen.bytes();
        screen.send(keys)?;
        screen.quiet(wait);
        Ok(screen.bytes() - before)
    };
    let (mut letter, mut all) = (Series::default(), (0, 0));
    for sample in place.sample(8)? {
        for c in sample.letters(5).chars() {
            let before = screen.shot();
            let bytes = spent(&mut screen, &c.to_string(), PAUSE)?;
            let cells = screen.shot().changed(&before);
            letter.push(count(bytes));
            all = (all.0 + bytes, all.1 + cells);
            screen.quiet(REST);
        }
        screen.send(CLEAR)?;
        screen.quiet(REST);
    }
    table.counts("bytes: a search key", &letter, "limit 4096");
    let ratio = count(all.0) / count(all.1.max(1));
    table.note("bytes: search keys, per changed cell", &format!("{ratio:.2} (limit 1.5)"));
    let many = |screen: &mut Screen, keys: &str, wait: Duration| -> anyhow::Result<Series> {
        let mut series = Series::default();
        for _ in 0..12 {
            series.push(count(spent(screen, keys, wait)?));
        }
        Ok(series)
    };
    screen.send(TO_LIST)?;
    screen.quiet(REST);
    let down = many(&mut screen, DOWN, PAUSE)?;
    table.counts("bytes: one row down, list", &down, "limit 150");
    screen.quiet(REST);
    let card = many(&mut screen, DOWN, REST)?;
    table.counts("bytes: one row down, and the card beside it", &card, "");
    screen.send("2")?;
    screen.quiet(REST);
    let down = many(&mut screen, DOWN, PAUSE)?;
    table.counts("bytes: one row down, history with preview", &down, "");
    screen.send("1c")?;
    screen.quiet(REST);
    let key = many(&mut screen, "a", PAUSE)?;
    table.counts("bytes: a key in the call form", &key, "limit 80");
    screen.send("\x1b")?;
    screen.quiet(REST);
    screen.quit()
}

/// Ten seconds untouched.
pub fn idle(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let screen = opened(place)?;
    std::thread::sleep(Duration::from_secs(2));
    let pid = screen.pid()?;
    let before = (screen.bytes(), ticks(pid)?, wakeups(pid)?);
    std::thread::sleep(Duration::from_secs(10));
    let after = (screen.bytes(), ticks(pid)?, wakeups(pid)?);
    table.note(
        "idle for 10 s",
        &format!(
            "{} bytes, {} CPU ticks, {} wake-ups",
            after.0 - before.0,
            after.1 - before.1,
            after.2 - before.2
        ),
    );
    screen.quit()
}

/// User and system time so far.
fn ticks(pid: u32) -> anyhow::Result<u64> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    let fields = stat.rsplit(')').next().context("fields")?;
    let spent = fields.split_whitespace().skip(11).take(2);
    Ok(spent.filter_map(|field| field.parse::<u64>().ok()).sum())
}

/// Context switches of all threads so far.
fn wakeups(pid: u32) -> anyhow::Result<u64> {
    let mut sum = 0;
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        let status = std::fs::read_to_string(task?.path().join("status"))?;
        let switches = status.lines().filter(|line| line.contains("ctxt_switches"));
        sum += switches
            .filter_map(|line| line.rsplit(char::is_whitespace).next()?.parse::<u64>().ok())
            .sum::<u64>();
    }
    Ok(sum)
}

/// The most memory that start, search and scrolling take.
pub fn memory(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut screen = opened(place)?;
    let pid = screen.pid()?;
    let at_start = peak(pid)?;
    for sample in place.sample(20)? {
        for c in sample.letters(5).chars() {
            screen.send(&c.to_string())?;
            screen.quiet(PAUSE);
        }
        screen.quiet(REST);
        screen.send(CLEAR)?;
        screen.quiet(PAUSE);
    }
    let searched = peak(pid)?;
    screen.send(TO_LIST)?;
    for _ in 0..300 {
        screen.send(DOWN)?;
        screen.quiet(Duration::from_millis(4));
    }
    screen.send("2")?;
    screen.quiet(REST);
    for _ in 0..300 {
        screen.send(DOWN)?;
        screen.quiet(Duration::from_millis(4));
    }
    screen.quiet(REST);
    let limit = if place.size > 100_000 { 72 } else { 16 };
    table.note(
        "memory (VmHWM)",
        &format!(
            "{at_start:.1} MiB after start, {searched:.1} after search, {:.1} after scrolling (limit {limit})",
            peak(pid)?
        ),
    );
    screen.quit()
}

/// VmHWM in MiB.
fn peak(pid: u32) -> anyhow::Result<f64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
    let kib: u32 = line.trim().trim_end_matches(" kB").trim().parse()?;
    Ok(f64::from(kib) / 1024.0)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
