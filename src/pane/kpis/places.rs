//! The figures of the overview in reading order, and which of them is chosen.

use crate::domain::kpi::{Block, FIGURES, Figure, figures_of};
use crate::input::Action;

/// The figures of a block that stand in the overview.
pub fn shown_of(block: Block) -> impl Iterator<Item = &'static Figure> {
    figures_of(block).filter(|figure| figure.shown)
}

/// All of them, block by block.
pub fn shown() -> impl Iterator<Item = &'static Figure> {
    Block::ALL.into_iter().flat_map(shown_of)
}

/// See the module.
#[derive(Debug, Default)]
pub struct Places {
    chosen: usize,
}

impl Places {
    pub fn chosen(&self) -> &'static Figure {
        shown().nth(self.chosen).unwrap_or(&FIGURES[0])
    }

    pub fn is_chosen(&self, figure: &Figure) -> bool {
        self.chosen().kpi == figure.kpi
    }

    /// Moves the choice; `false` = the action does not.
    pub fn act(&mut self, action: Action) -> bool {
        let last = shown().count().saturating_sub(1);
        self.chosen = match action {
            Action::Up => self.chosen.saturating_sub(1),
            Action::Down => (self.chosen + 1).min(last),
            Action::PageUp => self.block_above(),
            Action::PageDown => self.block_below(last),
            Action::First => 0,
            Action::Last => last,
            _ => return false,
        };
        true
    }

    /// Where each block begins.
    fn begins() -> impl Iterator<Item = usize> {
        Block::ALL.into_iter().scan(0, |from, block| {
            let begin = *from;
            *from += shown_of(block).count();
            Some(begin)
        })
    }

    /// The first of this block, or when it is the first, of the one above.
    fn block_above(&self) -> usize {
        Self::begins().filter(|begin| *begin < self.chosen).last().unwrap_or(0)
    }

    fn block_below(&self, last: usize) -> usize {
        Self::begins().find(|begin| *begin > self.chosen).unwrap_or(last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Kpi;

    #[test]
    fn a_page_is_a_block_and_the_ends_hold() {
        let mut places = Places::default();
        assert!(places.act(Action::Up));
        assert_eq!(places.chosen().kpi, Kpi::Ces);
        places.act(Action::PageDown);
        assert_eq!(places.chosen().block, Block::Satisfaction);
        places.act(Action::Down);
        places.act(Action::PageUp);
        assert_eq!(places.chosen().kpi, Kpi::Nps, "the head of its own block first");
        places.act(Action::PageUp);
        assert_eq!(places.chosen().kpi, Kpi::Ces);
        for _ in 0..4 {
            places.act(Action::PageDown);
        }
        assert_eq!(places.chosen().kpi, shown().last().unwrap().kpi);
        places.act(Action::Down);
        places.act(Action::First);
        assert_eq!(places.chosen().kpi, Kpi::Ces);
        assert!(!places.act(Action::Open));
    }

    #[test]
    fn every_block_has_figures() {
        for block in Block::ALL {
            assert!(shown_of(block).count() > 3, "{block:?}");
        }
    }
}
