//! Series of measurements and how they are printed.

use std::path::Path;
use std::time::{Duration, Instant};

/// What one thing took: on the clock of the wall, and of the processor.
#[derive(Debug, Clone, Copy)]
pub struct Spent {
    pub wall: Duration,
    pub cpu: Duration,
}

/// A running measurement of this thread.
#[derive(Debug)]
pub struct Watch {
    wall: Instant,
    cpu: Duration,
}

impl Watch {
    pub fn start() -> Self {
        Self { cpu: cpu("/proc/thread-self/schedstat"), wall: Instant::now() }
    }

    pub fn stop(&self) -> Spent {
        let wall = self.wall.elapsed();
        Spent { wall, cpu: cpu("/proc/thread-self/schedstat").saturating_sub(self.cpu) }
    }
}

/// Time on the processor so far, in a `schedstat` of Linux; nothing elsewhere.
pub fn cpu(file: impl AsRef<Path>) -> Duration {
    // The kernel settles the account when it looks for the next one to run.
    std::thread::yield_now();
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let first = text.split_whitespace().next().and_then(|number| number.parse().ok());
    Duration::from_nanos(first.unwrap_or(0))
}

/// What one thing took, again and again.
#[derive(Debug, Default, Clone)]
pub struct Series {
    values: Vec<f64>,
    cpu: Vec<f64>,
}

impl Series {
    pub fn add(&mut self, time: Duration) {
        self.push(milliseconds(time));
    }

    pub fn spent(&mut self, spent: Spent) {
        self.push(milliseconds(spent.wall));
        self.cpu.push(milliseconds(spent.cpu));
    }

    pub fn push(&mut self, value: f64) {
        self.values.push(value);
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn median(&self) -> f64 {
        quantile(&self.values, 0.5)
    }

    pub fn p99(&self) -> f64 {
        quantile(&self.values, 0.99)
    }

    /// Time on the processor, in words, where it was measured.
    fn on_cpu(&self) -> String {
        if self.cpu.is_empty() {
            return format!("{:>18}", "");
        }
        format!("{:>8.2} {:>8.2} ", quantile(&self.cpu, 0.5), quantile(&self.cpu, 0.99))
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The value below which this share of all lies.
fn quantile(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::cast_sign_loss,
        reason = "a rank in a short list"
    )]
    let rank = (share * sorted.len() as f64).ceil().max(1.0) as usize - 1;
    sorted.get(rank).copied().unwrap_or(f64::NAN)
}

/// Prints a line as soon as it is known.
#[derive(Debug)]
pub struct Table {
    size: u64,
}

#[expect(clippy::unused_self, reason = "lines of a table belong to the table")]
impl Table {
    pub fn new(size: u64) -> Self {
        println!(
            "\n{size} customers\n{:<46} {:>8} {:>8} {:>8} {:>8} {:>5}  beside",
            "times in ms", "median", "p99", "on CPU", "p99", "n"
        );
        Self { size }
    }

    /// Times in milliseconds.
    pub fn times(&mut self, what: &str, series: &Series, beside: &str) {
        println!(
            "{what:<46} {:>8.2} {:>8.2} {}{:>5}  {beside}",
            series.median(),
            series.p99(),
            series.on_cpu(),
            series.len(),
        );
    }

    /// Times beside those of a peer in the same run.
    pub fn against(&mut self, what: &str, series: &Series, peer: &str, times: &Series) {
        let ratio = series.median() / times.median();
        let beside =
            format!("{ratio:.2} × {peer} ({:.2} ms, p99 {:.2} ms)", times.median(), times.p99());
        self.times(what, series, &beside);
    }

    /// Counts of something.
    pub fn counts(&mut self, what: &str, series: &Series, unit: &str) {
        println!(
            "{what:<46} {:>8.1} {:>8.1} {:>18}{:>5}  {unit}",
            series.median(),
            series.p99(),
            "",
            series.len(),
        );
    }

    pub fn note(&mut self, what: &str, value: &str) {
        println!("{what:<46} {value}");
    }

    pub fn size(&self) -> u64 {
        self.size
    }
}
