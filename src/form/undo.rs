//! Undo and redo of one text field: whole states, typed runs as one step.

/// Bytes of text kept for undoing; older states are forgotten.
const KEEP: usize = 1 << 20;

/// What an edit was, so that typing a word is one step and not six.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// A character that is no blank.
    Letter,
    /// A blank: the next letter begins a new step.
    Blank,
    /// One character taken away.
    Erase,
    /// Anything larger: always a step of its own.
    Whole,
}

/// States before and after the present one. `P` is a place in the text.
#[derive(Debug, Clone)]
pub(super) struct Undo<P> {
    before: Vec<(String, P)>,
    after: Vec<(String, P)>,
    last: Option<Step>,
}

impl<P> Default for Undo<P> {
    fn default() -> Self {
        Self { before: Vec::new(), after: Vec::new(), last: None }
    }
}

impl<P> Undo<P> {
    /// Keeps the state before an edit of this sort.
    pub(super) fn note(&mut self, step: Step, state: impl FnOnce() -> (String, P)) {
        let goes_on = matches!(
            (self.last, step),
            (Some(Step::Letter), Step::Letter | Step::Blank)
                | (Some(Step::Blank), Step::Blank)
                | (Some(Step::Erase), Step::Erase)
        );
        self.last = Some(step);
        self.after.clear();
        if goes_on && !self.before.is_empty() {
            return;
        }
        self.before.push(state());
        let mut bytes: usize = self.before.iter().map(|(text, _)| text.len()).sum();
        while bytes > KEEP && self.before.len() > 1 {
            bytes -= self.before.remove(0).0.len();
        }
    }

    /// The cursor moved: what is typed next is a new step.
    pub(super) fn pause(&mut self) {
        self.last = None;
    }

    /// The state before the last step, given the present one.
    pub(super) fn undo(&mut self, present: (String, P)) -> Option<(String, P)> {
        let state = self.before.pop()?;
        self.after.push(present);
        self.last = None;
        Some(state)
    }

    /// The state that was undone last.
    pub(super) fn redo(&mut self, present: (String, P)) -> Option<(String, P)> {
        let state = self.after.pop()?;
        self.before.push(present);
        self.last = None;
        Some(state)
    }
}
