//! How fast, how small, how quiet: the figures of `docs/performance.md`.
//!
//! `cargo bench` measures everything with 1,000 and 100,000 customers;
//! `KUNDIG_BENCH_SIZES=1000000 cargo bench -- start search` the named parts with a
//! million. Machines are noisy, so what can be compared is measured beside a peer
//! in the same run, turn by turn. Nothing here fails on a time.

mod data;
mod day;
mod driver;
mod figures;
mod forecast;
mod imports;
mod inside;
mod kpis;
mod outside;
mod screen;
mod segments;

use anyhow::Context as _;

use data::Place;
use figures::Table;

/// A part that can be named on the command line.
type Part = (&'static str, fn(&Place, &mut Table) -> anyhow::Result<()>);

const PARTS: &[Part] = &[
    ("start", outside::start),
    ("keys", outside::keys),
    ("bytes", outside::bytes),
    ("idle", outside::idle),
    ("memory", outside::memory),
    ("search", inside::search),
    ("card", inside::card),
    ("list", inside::list),
    ("history", inside::history),
    ("complaints", day::complaints),
    ("agenda", day::agenda),
    ("save", inside::save),
    ("segments", segments::segments),
    ("kpis", kpis::kpis),
    ("forecast", forecast::forecast),
    ("import", imports::import),
];

fn main() -> anyhow::Result<()> {
    let sizes = std::env::var("KUNDIG_BENCH_SIZES").unwrap_or_else(|_| "1000,100000".to_owned());
    let wanted: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with('-')).collect();
    println!("binary: {:.1} MiB", outside::binary_size()?);
    for size in sizes.split(',') {
        let size: u64 = size.trim().parse().context("KUNDIG_BENCH_SIZES: numbers and commas")?;
        let place = Place::new(size)?;
        let mut table = Table::new(size);
        for (name, part) in PARTS {
            if wanted.is_empty() || wanted.iter().any(|w| w == name) {
                part(&place, &mut table).with_context(|| format!("{name}, {size} customers"))?;
            }
        }
    }
    Ok(())
}
