//! Seeded files, made once by the program itself and kept under `target/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use rusqlite::{Connection, OpenFlags};

use super::figures::{Series, Watch};

/// The moment of all measurements.
pub const NOW: &str = "2026-11-21T13:05:00Z";
/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_kundig");

/// A file of so many customers with ten contacts each, and a home for the program.
#[derive(Debug)]
pub struct Place {
    pub size: u64,
    pub home: PathBuf,
    pub file: PathBuf,
}

impl Place {
    pub fn new(size: u64) -> anyhow::Result<Self> {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("speed");
        std::fs::create_dir_all(&home)?;
        // The fourth kind: with sales, and what figures are made of.
        let file = home.join(format!("demo-4-{size}.kundig"));
        let place = Self { size, home, file };
        if !place.file.exists() {
            println!("making a file of {size} customers …");
            let size = size.to_string();
            let out = place.file.display().to_string();
            let args = ["demo", "--customers", &size, "--contacts", "10", "--seed", "1"];
            place.run(&[&args[..], &["--out", &out]].concat())?;
        }
        // What earlier runs have left half typed.
        Connection::open(&place.file)?.execute("DELETE FROM draft", [])?;
        Ok(place)
    }

    /// The program in a clean environment.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.args(args).env_clear().envs(self.environment());
        command
    }

    pub fn environment(&self) -> [(&'static str, String); 6] {
        [
            ("HOME", self.home.display().to_string()),
            ("USER", "anna".to_owned()),
            ("LANG", "en_GB.UTF-8".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
            ("KUNDIG_NOW", NOW.to_owned()),
            ("KUNDIG_DB", self.file.display().to_string()),
        ]
    }

    /// Runs the program to its end.
    pub fn run(&self, args: &[&str]) -> anyhow::Result<()> {
        let output = self.command(args).output().context("the program starts")?;
        let complaint = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{args:?}: {complaint}");
        Ok(())
    }

    /// The peer of all that counts: the contacts of the whole file by month over a covering
    /// index.
    pub fn contacts_by_month(&self, rounds: usize) -> anyhow::Result<Series> {
        let conn = Connection::open(&self.file)?;
        let mut peer = Series::default();
        for _ in 0..rounds {
            let watch = Watch::start();
            let months: i64 = conn.query_row(
                "SELECT count(*) FROM (SELECT at / 2629800000 AS month, count(*) FROM contact
                 WHERE deleted_at IS NULL GROUP BY month)",
                [],
                |row| row.get(0),
            )?;
            peer.spent(watch.stop());
            ensure!(months > 0, "no contacts");
        }
        Ok(peer)
    }

    /// Customers spread evenly over the file.
    pub fn sample(&self, count: u64) -> anyhow::Result<Vec<Sample>> {
        let conn = Connection::open_with_flags(&self.file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut query = conn.prepare(
            "SELECT c.number, CASE c.last_name WHEN '' THEN c.company ELSE c.last_name END,
                    coalesce((SELECT norm FROM phone p WHERE p.customer_id = c.id LIMIT 1), '')
               FROM customer c WHERE c.deleted_at IS NULL AND c.id >= ?1 ORDER BY c.id LIMIT 1",
        )?;
        let mut samples = Vec::new();
        for k in 0..count {
            let id = i64::try_from(1 + k * self.size / count)?;
            samples.push(query.query_row([id], |row| {
                Ok(Sample { number: row.get(0)?, name: row.get(1)?, phone: row.get(2)? })
            })?);
        }
        Ok(samples)
    }
}

/// What somebody may type to find a customer.
#[derive(Debug)]
pub struct Sample {
    pub number: String,
    /// Last name or company.
    pub name: String,
    /// E.164.
    pub phone: String,
}

impl Sample {
    /// The first letters, as they are typed in a hurry.
    pub fn letters(&self, count: usize) -> String {
        self.name
            .chars()
            .filter(|c| c.is_alphanumeric())
            .take(count)
            .collect::<String>()
            .to_lowercase()
    }

    /// The whole number as nobody stores it: `0049 53 13 79 60`.
    pub fn respelled(&self) -> String {
        let digits: Vec<char> = self.phone.trim_start_matches('+').chars().collect();
        let pairs: Vec<String> = digits.chunks(2).map(|pair| pair.iter().collect()).collect();
        format!("00{}", pairs.join(" "))
    }

    /// The last six digits with a dash.
    pub fn ending(&self) -> String {
        let digits: Vec<char> = self.phone.chars().collect();
        let last: String = digits.iter().skip(digits.len().saturating_sub(6)).collect();
        let (head, tail) = last.split_at(last.len() / 2);
        format!("{head}-{tail}")
    }
}
