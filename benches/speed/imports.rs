//! A whole import beside what the sqlite3 command makes of the same rows.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::data::Place;
use super::figures::Table;

/// The table, a trigram index over what is searched, three indexes.
const PEER: &str = "
.mode csv
.import CSV customer
CREATE VIRTUAL TABLE fts USING fts5(text, content='', tokenize='trigram');
INSERT INTO fts (rowid, text) SELECT rowid, concat_all FROM (SELECT rowid, TEXT AS concat_all FROM customer);
CREATE INDEX by_number ON customer (number);
CREATE INDEX by_name ON customer (last_name, company);
CREATE INDEX by_email ON customer (email);
";

pub fn import(place: &Place, table: &mut Table) -> anyhow::Result<()> {
    let csv = place.home.join(format!("customers-{}.csv", place.size));
    if !csv.exists() {
        place.run(&["export", "customers", &csv.display().to_string()])?;
    }
    let header = first_line(&csv)?;
    let rounds = if table.size() > 200_000 { 1 } else { 3 };
    let (mut ours, mut peer) = (Duration::MAX, Duration::MAX);
    for _ in 0..rounds {
        let file = place.home.join("import.kundig");
        remove(&file);
        let begun = Instant::now();
        let (db, from) = (file.display().to_string(), csv.display().to_string());
        place.run(&["--db", &db, "import", "customers", &from, "--json"])?;
        ours = ours.min(begun.elapsed());
        remove(&file);
        let file = place.home.join("import-peer.db");
        remove(&file);
        let searched =
            ["company", "first_name", "last_name", "city", "email", "phone", "number", "notes"];
        let columns: Vec<String> = searched
            .iter()
            .filter(|name| header.split(',').any(|column| column == **name))
            .map(|name| format!("coalesce({name},'')"))
            .collect();
        let script =
            PEER.replace("CSV", &format!("'{from}'")).replace("TEXT", &columns.join(" || ' ' || "));
        let begun = Instant::now();
        let spawned = Command::new("sqlite3").arg(&file).stdin(Stdio::piped()).spawn();
        if let Ok(mut child) = spawned {
            if let Some(mut input) = child.stdin.take() {
                input.write_all(script.as_bytes())?;
            }
            if child.wait()?.success() {
                peer = peer.min(begun.elapsed());
            }
        }
        remove(&file);
    }
    let rate = |time: Duration| {
        #[expect(clippy::cast_precision_loss, reason = "a rate for the eye")]
        let rows = place.size as f64;
        rows / time.as_secs_f64()
    };
    let beside = if peer == Duration::MAX {
        "no sqlite3 here".to_owned()
    } else {
        format!("{:.2} × sqlite3 ({:.0} rows/s)", rate(ours) / rate(peer), rate(peer))
    };
    table.note("import: customers", &format!("{:.0} rows/s, {beside}", rate(ours)));
    Ok(())
}

fn first_line(file: &std::path::Path) -> anyhow::Result<String> {
    use std::io::BufRead as _;
    let mut line = String::new();
    std::io::BufReader::new(fs::File::open(file)?).read_line(&mut line)?;
    Ok(line.trim().trim_start_matches('\u{feff}').to_owned())
}

fn remove(file: &std::path::Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(ending);
        let _ = fs::remove_file(name);
    }
}
