//! Series of measurements and how they are printed.

use std::time::Duration;

/// What one thing took, again and again.
#[derive(Debug, Default, Clone)]
pub struct Series(Vec<f64>);

impl Series {
    pub fn add(&mut self, time: Duration) {
        self.push(time.as_secs_f64() * 1000.0);
    }

    pub fn push(&mut self, value: f64) {
        self.0.push(value);
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The value below which this share of all lies.
    fn quantile(&self, share: f64) -> f64 {
        let mut sorted = self.0.clone();
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

    pub fn median(&self) -> f64 {
        self.quantile(0.5)
    }

    pub fn p99(&self) -> f64 {
        self.quantile(0.99)
    }

    pub fn most(&self) -> f64 {
        self.quantile(1.0)
    }
}

/// Prints a line as soon as it is known.
#[derive(Debug)]
pub struct Table {
    size: u64,
}

impl Table {
    pub fn new(size: u64) -> Self {
        println!(
            "\n{size} customers\n{:<46} {:>10} {:>10} {:>10} {:>6}  beside",
            "what", "median", "p99", "most", "n"
        );
        Self { size }
    }

    /// Times in milliseconds.
    pub fn times(&mut self, what: &str, series: &Series, beside: &str) {
        println!(
            "{what:<46} {:>7.2} ms {:>7.2} ms {:>7.2} ms {:>6}  {beside}",
            series.median(),
            series.p99(),
            series.most(),
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
            "{what:<46} {:>10.1} {:>10.1} {:>10.1} {:>6}  {unit}",
            series.median(),
            series.p99(),
            series.most(),
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
