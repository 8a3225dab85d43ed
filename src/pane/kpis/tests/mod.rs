//! The tab with answers made by hand.

mod answers;
mod choosing;
mod filling;
mod looks;

use chrono::NaiveDate;

use self::answers::{only, reply};
use super::*;
use crate::domain::codes::{Code, Kpi};
use crate::domain::kpi::{
    Ask, CaseTally, ClvTally, DaySums, Figures, Part, PurchaseTally, Share, StateTally, Target,
    Times,
};
use crate::domain::query::Vocabulary;
use crate::domain::views::{KpiAnswer, MonthFigures};
use crate::i18n::Lang;
use crate::popup::Popup;
use crate::testing::{moment, session};
use crate::tr;
use crate::ui::text;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A pane with its surroundings, and the questions it has asked.
struct Bench {
    pane: KpisPane,
    s: Session,
    asked: Vec<(Slot, Request)>,
    effects: Vec<Effect>,
}

impl Bench {
    fn new(lang: Lang, width: u16, height: u16) -> Self {
        let s = session(lang, width, height, moment());
        let mut bench =
            Self { pane: KpisPane::default(), s, asked: Vec::new(), effects: Vec::new() };
        let effects = bench.pane.load(&bench.s);
        bench.take(effects);
        bench
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(slot, request) => {
                    // Of a slot only the newest question is answered.
                    self.asked.retain(|(older, _)| *older != slot);
                    self.asked.push((slot, request));
                }
                other => self.effects.push(other),
            }
        }
    }

    /// Answers the question that was asked first; whether there was one.
    fn answer_one(&mut self) -> bool {
        if self.asked.is_empty() {
            return false;
        }
        let (slot, request) = self.asked.remove(0);
        let effects = self.pane.on_reply(slot, reply(request), &self.s);
        self.take(effects);
        true
    }

    /// Answers everything that is asked, and what is asked because of it.
    fn answer(&mut self) -> &mut Self {
        while self.answer_one() {}
        self
    }

    /// Presses a key and waits until the cursor has come to rest.
    fn act(&mut self, action: Action) -> Vec<Effect> {
        let effects = self.pane.on_action(action, &self.s).unwrap_or_default();
        self.take(effects);
        let mut told = std::mem::take(&mut self.effects);
        if told.contains(&Effect::Settle) {
            told.retain(|effect| *effect != Effect::Settle);
            let effects = self.pane.on_settle(&self.s);
            self.take(effects);
        }
        told
    }

    fn screen(&mut self) -> String {
        let area = Rect::new(0, 0, self.s.width, self.s.height - 2);
        let mut buf = Buffer::empty(area);
        self.pane.view(&mut buf, area, &self.s);
        (0..area.height)
            .map(|y| {
                let row: String =
                    (0..area.width).map(|x| buf.cell((x, y)).unwrap().symbol()).collect();
                row.trim_end().to_owned() + "\n"
            })
            .collect()
    }

    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no “{text}” on the screen:\n{screen}");
        self
    }

    #[track_caller]
    fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "“{text}” on the screen:\n{screen}");
        self
    }

    /// The row of a figure.
    fn row(&mut self, name: &str) -> String {
        let screen = self.screen();
        screen.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned()
    }
}

/// The items of the menu that an action opened.
fn menu(effects: &[Effect]) -> String {
    match effects {
        [Effect::Popup(popup)] if matches!(**popup, Popup::Menu(_)) => format!("{popup:?}"),
        other => panic!("no menu: {other:?}"),
    }
}
