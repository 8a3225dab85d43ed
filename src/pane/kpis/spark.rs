//! A row of values drawn small, in one line. Knows nothing of what they mean.

use crate::ui::Theme;

/// Heights of a bar, one cell for each value.
const BARS: [&str; 8] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
const ASCII: [&str; 6] = ["_", ".", "-", "=", "*", "#"];
/// Dots of a Braille sign filled from below, at the left and at the right.
const LEFT: [u32; 5] = [0, 0x40, 0x44, 0x46, 0x47];
const RIGHT: [u32; 5] = [0, 0x80, 0xA0, 0xB0, 0xB8];

/// The share of its size by which a value has to move to be drawn from bottom to top: what
/// hardly moves looks as if it hardly moved.
const LEAST: f64 = 0.1;

/// Cells that this many values need: one each, or half of that.
pub fn cells(values: usize, room: usize, theme: &Theme) -> usize {
    if room >= values || theme.signs.ascii {
        values.min(room)
    } else {
        values.div_ceil(2).min(room)
    }
}

/// The last of the values that fit, the newest at the right; a gap where there is none.
pub fn spark(values: &[Option<f64>], room: usize, theme: &Theme) -> String {
    let narrow = values.len() > room && !theme.signs.ascii;
    let shown = if narrow { room.saturating_mul(2) } else { room };
    let values = values.get(values.len().saturating_sub(shown)..).unwrap_or(values);
    let steps: Vec<Option<f64>> = scaled(values);
    let sign = |share: &Option<f64>, signs: &[&'static str]| match share {
        Some(share) => signs.get(level(*share, signs.len())).copied().unwrap_or(" "),
        None => " ",
    };
    let drawn: String = if narrow {
        let lead = steps.len() % 2;
        let padded: Vec<Option<f64>> =
            std::iter::repeat_n(None, lead).chain(steps.iter().copied()).collect();
        padded.chunks(2).map(braille).collect()
    } else if theme.signs.ascii {
        steps.iter().map(|share| sign(share, &ASCII)).collect()
    } else {
        steps.iter().map(|share| sign(share, &BARS)).collect()
    };
    let missing = room.saturating_sub(drawn.chars().count());
    format!("{}{drawn}", " ".repeat(missing))
}

fn braille(pair: &[Option<f64>]) -> char {
    let dots = |share: Option<&Option<f64>>, of: [u32; 5]| {
        let share = share.copied().flatten();
        share.and_then(|share| of.get(level(share, 4) + 1).copied()).unwrap_or(0)
    };
    let bits = dots(pair.first(), LEFT) | dots(pair.get(1), RIGHT);
    if bits == 0 { ' ' } else { char::from_u32(0x2800 + bits).unwrap_or(' ') }
}

/// Each as a share of the way from the least to the greatest.
fn scaled(values: &[Option<f64>]) -> Vec<Option<f64>> {
    let known = || values.iter().flatten().copied().filter(|value| value.is_finite());
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    let least = LEAST * low.abs().max(high.abs());
    let span = (high - low).max(least);
    let bottom = if high - low < least { f64::midpoint(low, high) - least / 2.0 } else { low };
    let share = |value: f64| if span > 0.0 { (value - bottom) / span } else { 0.0 };
    values.iter().map(|value| value.filter(|value| value.is_finite()).map(share)).collect()
}

fn level(share: f64, levels: usize) -> usize {
    let last = u32::try_from(levels.saturating_sub(1)).unwrap_or(0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and the last level"
    )]
    let level = (share.clamp(0.0, 1.0) * f64::from(last)).round() as usize;
    level
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::Palette;

    fn drawn(values: &[Option<f64>], room: usize, ascii: bool) -> String {
        spark(values, room, &Theme::new(Palette::Plain, ascii))
    }

    #[test]
    fn the_least_is_low_the_greatest_high_and_nothing_is_a_gap() {
        let values = [Some(0.0), None, Some(50.0), Some(100.0)];
        assert_eq!(drawn(&values, 4, false), "▁ ▅█");
        assert_eq!(drawn(&values, 6, false), "  ▁ ▅█");
        assert_eq!(drawn(&values, 4, true), "_ =#");
        assert_eq!(drawn(&[None, None], 3, false), "   ");
        assert_eq!(drawn(&[], 2, false), "  ");
    }

    #[test]
    fn where_it_is_narrow_two_values_share_a_cell_or_only_the_last_are_drawn() {
        let values = [Some(1.0), Some(2.0), Some(3.0), Some(4.0), None, None, Some(4.0)];
        assert_eq!(drawn(&values, 4, false), "⢀⣴⡇⢸");
        assert_eq!(drawn(&values, 3, true), "  =", "the last three");
    }

    #[test]
    fn what_hardly_moves_is_not_blown_up_and_strange_values_do_no_harm() {
        let values = [Some(1000.0), Some(1001.0), Some(1000.5)];
        let signs = drawn(&values, 3, false);
        assert!(signs.chars().all(|c| "▄▅".contains(c)), "{signs}");
        assert_eq!(drawn(&[Some(0.0), Some(0.0)], 2, false), "▁▁");
        let strange = [Some(f64::NAN), Some(f64::INFINITY), Some(-1.0), Some(f64::MAX)];
        assert_eq!(drawn(&strange, 4, false).chars().count(), 4);
        assert_eq!(cells(13, 20, &Theme::new(Palette::Plain, false)), 13);
        assert_eq!(cells(13, 12, &Theme::new(Palette::Plain, false)), 7);
        assert_eq!(cells(13, 12, &Theme::new(Palette::Plain, true)), 12);
    }
}
