//! Measured without a terminal: key to frame, with many repetitions.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use kundig::domain::codes::{Channel, Code as _, Direction, Outcome, Topic};
use kundig::domain::views::{HistoryFilter, Seek};
use kundig::input::key::parse_keys;
use rusqlite::Connection;

use super::data::Place;
use super::driver::Driver;
use super::figures::{Series, Spent, Table, Watch};

/// A page of a list, as the panes ask for it.
const PAGE: usize = 80;

/// Search key to frame, by number of letters and by what is typed.
pub fn search(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut driver = Driver::new(&place.file)?;
    let samples = place.sample(200)?;
    let mut by_length = vec![Series::default(); 6];
    let (mut loose, mut all) = (Series::default(), Series::default());
    for sample in &samples {
        for (at, press) in parse_keys(&sample.letters(6)).into_iter().enumerate() {
            let spent = driver.press(press);
            all.spent(spent);
            if let Some(series) = by_length.get_mut(at) {
                series.spent(spent);
            }
            if let Some(spent) = driver.settle() {
                loose.spent(spent);
            }
        }
        driver.key("esc")?;
    }
    for (at, series) in by_length.iter().enumerate() {
        table.times(&format!("search: key {} of a name", at + 1), series, "");
    }
    table.times("search: any key of a name", &all, "");
    table.times("search: typos and sound below", &loose, "limit 150 ms");
    // Types a text; what the key took that took most of the processor.
    let slowest = |driver: &mut Driver, text: &str| -> anyhow::Result<Spent> {
        let all: Vec<Spent> =
            parse_keys(text).into_iter().map(|press| driver.press(press)).collect();
        driver.settle();
        driver.key("esc")?;
        all.into_iter().max_by_key(|spent| spent.cpu).context("a key")
    };
    let (mut phone, mut ending, mut nobody, mut two) =
        (Series::default(), Series::default(), Series::default(), Series::default());
    for (k, sample) in samples.iter().enumerate() {
        if sample.phone.len() > 7 {
            phone.spent(slowest(&mut driver, &sample.respelled())?);
            ending.spent(slowest(&mut driver, &sample.ending())?);
        }
        nobody.spent(slowest(&mut driver, &format!("quexwolfinger{k}"))?);
        // Two words that many customers have, but hardly one has both.
        let other = samples.get((k + 7) % samples.len()).map(|s| s.letters(4));
        let both = format!("{} {}", sample.letters(3), other.unwrap_or_default());
        two.spent(slowest(&mut driver, &both)?);
    }
    table.times("search: slowest key of a number, respelled", &phone, "");
    table.times("search: slowest key of its last six digits", &ending, "");
    table.times("search: slowest key of a name nobody has", &nobody, "");
    table.times("search: slowest key of two beginnings", &two, "");
    Ok(())
}

/// Enter on a hit, until the card with its history is drawn.
pub fn card(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut driver = Driver::new(&place.file)?;
    let mut series = Series::default();
    for sample in place.sample(200)? {
        driver.keys(&sample.number);
        series.spent(driver.key("enter")?);
        driver.keys("<esc><esc>");
    }
    table.times("card: enter to frame", &series, "limit 5 ms");
    Ok(())
}

/// The customer list: held ↓, End, Home.
pub fn list(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut driver = Driver::new(&place.file)?;
    let (mut down, mut end, mut home) = (Series::default(), Series::default(), Series::default());
    driver.keys("<tab>");
    for _ in 0..600 {
        down.spent(driver.key("down")?);
    }
    for _ in 0..20 {
        end.spent(driver.key("end")?);
        home.spent(driver.key("home")?);
    }
    table.times("list: held down", &down, "60 keys/s = 16.7 ms");
    table.times("list: End", &end, "");
    table.times("list: Home", &home, "");
    Ok(())
}

/// The history tab: first page, End, held ↓, and every filter.
pub fn history(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let (mut open, mut end, mut down) = (Series::default(), Series::default(), Series::default());
    for _ in 0..5 {
        let mut driver = Driver::new(&place.file)?;
        driver.keys("<tab>");
        open.spent(driver.key("2")?);
        for _ in 0..4 {
            end.spent(driver.key("end")?);
            driver.key("home")?;
        }
        for _ in 0..120 {
            down.spent(driver.key("down")?);
        }
    }
    table.times("history: key 2 to its first page", &open, "limit 20 ms");
    table.times("history: End", &end, "limit 20 ms");
    table.times("history: held down", &down, "60 keys/s = 16.7 ms");
    let driver = Driver::new(&place.file)?;
    let mut all = (Series::default(), Series::default());
    let mut slowest = (Duration::ZERO, String::new());
    for (name, filter) in filters() {
        for (seek, series) in [(Seek::First, &mut all.0), (Seek::Last, &mut all.1)] {
            // The first time is the one that somebody waits for.
            let watch = Watch::start();
            driver.store.history(&filter, &seek, PAGE).map_err(|e| anyhow::anyhow!("{e:?}"))?;
            let spent = watch.stop();
            series.spent(spent);
            if spent.cpu > slowest.0 {
                slowest = (spent.cpu, format!("{name}, {seek:?}"));
            }
        }
    }
    table.times("history: first page of any filter", &all.0, "limit 20 ms");
    table.times("history: last page of any filter", &all.1, &format!("slowest: {}", slowest.1));
    Ok(())
}

/// Each filter alone, and some together.
fn filters() -> Vec<(String, HistoryFilter)> {
    let none = HistoryFilter::default;
    let day = |text: &str| text.parse().ok();
    let mut all = Vec::new();
    for channel in Channel::ALL {
        let filter = HistoryFilter { channel: Some(*channel), ..none() };
        all.push((format!("channel {}", channel.name()), filter));
    }
    for direction in Direction::ALL {
        let filter = HistoryFilter { direction: Some(*direction), ..none() };
        all.push((format!("direction {}", direction.name()), filter));
    }
    for topic in Topic::ALL {
        let filter = HistoryFilter { topic: Some(*topic), ..none() };
        all.push((format!("topic {}", topic.name()), filter));
    }
    for outcome in Outcome::ALL {
        let filter = HistoryFilter { outcome: Some(*outcome), ..none() };
        all.push((format!("outcome {}", outcome.name()), filter));
    }
    for rep in ["anna", "nobody"] {
        all.push((format!("rep {rep}"), HistoryFilter { rep: Some(rep.to_owned()), ..none() }));
    }
    for text in ["angebot", "rechnung", "vertrag verlänger", "xylophon", "a"] {
        all.push((format!("text {text}"), HistoryFilter { text: text.to_owned(), ..none() }));
    }
    all.push(("unassigned".to_owned(), HistoryFilter { unassigned: true, ..none() }));
    let (from, until) = (day("2026-03-01T00:00:00Z"), day("2026-03-31T23:59:59Z"));
    all.push(("one month".to_owned(), HistoryFilter { from, until, ..none() }));
    // Rare together, frequent alone.
    all.push((
        "letters in about complaints of March".to_owned(),
        HistoryFilter {
            channel: Some(Channel::Letter),
            direction: Some(Direction::In),
            topic: Topic::ALL.last().copied(),
            from,
            until,
            ..none()
        },
    ));
    all.push((
        "fax and text".to_owned(),
        HistoryFilter { channel: Some(Channel::Fax), text: "rechnung".to_owned(), ..none() },
    ));
    all
}

/// Ctrl-S in a call to “saved”, beside a durable commit on the same disk.
pub fn save(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let mut driver = Driver::new(&place.file)?;
    let peer = Commit::new(&place.home.join("commit.db"))?;
    let (mut saves, mut commits) = (Series::default(), Series::default());
    for sample in place.sample(60)? {
        driver.keys(&sample.number);
        driver.keys("<enter>cWants an offer for twenty more cups, call back next week");
        commits.spent(peer.commit()?);
        saves.spent(driver.key("ctrl-s")?);
        ensure!(driver.shows("Saved"), "not saved: {}", driver.row(39));
        driver.keys("<esc><esc><esc>");
        // Back in the search field, whatever was left open.
        driver.keys("/");
    }
    table.against("save a call: ctrl-s to frame", &saves, "a durable commit", &commits);
    Ok(())
}

/// A durable commit of one row: what the disk takes.
struct Commit(Connection);

impl Commit {
    fn new(file: &Path) -> anyhow::Result<Self> {
        let conn = Connection::open(file)?;
        conn.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT);",
        )?;
        Ok(Self(conn))
    }

    fn commit(&self) -> anyhow::Result<Spent> {
        let watch = Watch::start();
        self.0.execute("INSERT INTO note (text) VALUES (hex(randomblob(100)))", [])?;
        Ok(watch.stop())
    }
}
