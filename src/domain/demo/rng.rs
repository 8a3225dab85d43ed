//! Repeatable chance: SplitMix64 (Steele, Lea, Flood 2014). Not for secrets.

/// A stream of numbers that depends only on seed and stream.
#[derive(Debug, Clone)]
pub(super) struct Rng(u64);

impl Rng {
    pub fn new(seed: u64, stream: u64) -> Self {
        let mut rng = Self(seed ^ stream.wrapping_mul(0xA076_1D64_78BD_642F));
        rng.next();
        rng
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to `n` - 1; 0 for `n` = 0.
    pub fn below(&mut self, n: u64) -> u64 {
        // The top bits times n: no division, and no bias that a demo would notice.
        let wide = u128::from(self.next()) * u128::from(n);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// From `low` to `high`, both included.
    pub fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in so many of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of them, each as likely.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let at = self.below(items.len() as u64);
        items.get(usize::try_from(at).ok()?)
    }

    /// One of them, the first ones more often: a few stand out, as with names.
    pub fn pick_skewed<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let n = items.len() as u64;
        let at = if self.chance(15) {
            // Below a random power of two: about as 1, 1/2, 1/3 … (Zipf's law).
            let steps = 64 - n.leading_zeros();
            let upper = 1_u64 << self.below(u64::from(steps) + 1).min(62);
            self.below(upper.min(n))
        } else {
            self.below(n).min(self.below(n))
        };
        items.get(usize::try_from(at).ok()?)
    }

    /// One of the pairs (item, weight).
    pub fn weighted<T: Copy>(&mut self, items: &[(T, u64)]) -> Option<T> {
        let mut left = self.below(items.iter().map(|(_, weight)| weight).sum());
        items.iter().find_map(|(item, weight)| {
            if left < *weight {
                return Some(*item);
            }
            left -= weight;
            None
        })
    }
}
