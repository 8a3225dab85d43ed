//! The words of closed lists in queries: the stable name, and what people say instead in
//! either language. What stands on the screen is among them (a test looks).

use crate::domain::fold::fold;

/// A closed list that a field takes its values from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Closed {
    CustomerKind,
    Stage,
    Abc,
    RfmGroup,
    Consent,
}

/// Stable name, German words, other English words. The first German one is offered.
type Entry = (&'static str, &'static [&'static str], &'static [&'static str]);

const KINDS: &[Entry] = &[
    ("person", &["person", "privat", "privatperson"], &["private"]),
    ("company", &["firma", "unternehmen"], &["business"]),
];
const STAGES: &[Entry] = &[
    ("lead", &["interessent", "interessenten"], &["prospect"]),
    ("new", &["neukunde", "neu", "neukunden"], &["new_customer"]),
    ("active", &["bestandskunde", "aktiv", "bestandskunden"], &[]),
    ("regular", &["stammkunde", "stamm", "stammkunden"], &[]),
    ("at_risk", &["gefährdet", "abwanderungsgefährdet"], &["risk"]),
    ("lost", &["abgewandert", "verloren", "ehemalig"], &[]),
    ("won_back", &["zurückgewonnen", "wiedergewonnen", "rückgewonnen"], &["back"]),
];
const CLASSES: &[Entry] = &[
    ("A", &["a", "a_kunde"], &["a_customer"]),
    ("B", &["b", "b_kunde"], &["b_customer"]),
    ("C", &["c", "c_kunde"], &["c_customer"]),
];
const GROUPS: &[Entry] = &[
    ("champions", &["champions"], &["champion"]),
    ("cant_lose", &["nicht_verlieren"], &["can't_lose"]),
    ("loyal", &["treue", "treu"], &[]),
    ("big_spenders", &["großeinkäufer"], &["big_spender"]),
    ("new", &["neue", "neu"], &[]),
    ("promising", &["vielversprechende", "vielversprechend"], &[]),
    ("needs_attention", &["aufmerksamkeit_nötig", "aufmerksamkeit"], &["attention"]),
    ("at_risk", &["gefährdete", "gefährdet"], &[]),
    ("lost", &["verlorene", "verloren"], &[]),
    ("hibernating", &["schlafende", "schlafend"], &[]),
];
const CONSENTS: &[Entry] = &[
    ("granted", &["erteilt", "ja"], &["yes", "given"]),
    ("refused", &["abgelehnt", "verweigert"], &[]),
    ("withdrawn", &["widerrufen"], &["revoked"]),
];

impl Closed {
    fn entries(self) -> &'static [Entry] {
        match self {
            Self::CustomerKind => KINDS,
            Self::Stage => STAGES,
            Self::Abc => CLASSES,
            Self::RfmGroup => GROUPS,
            Self::Consent => CONSENTS,
        }
    }

    /// The entry that a word means.
    pub(super) fn read(self, word: &str) -> Option<&'static str> {
        let key = plain(word);
        let is = |other: &str| plain(other) == key;
        self.entries()
            .iter()
            .find(|(name, german, english)| {
                is(name) || german.iter().chain(*english).any(|w| is(w))
            })
            .map(|(name, ..)| *name)
    }

    /// The words that are offered.
    pub(super) fn words(self, german: bool) -> impl Iterator<Item = &'static str> {
        self.entries().iter().map(move |(name, words, _)| match words.first() {
            Some(word) if german && self != Self::Abc => word,
            _ => *name,
        })
    }

    /// Every word that is understood.
    pub(super) fn all_words(self) -> impl Iterator<Item = &'static str> {
        self.entries().iter().flat_map(|(name, german, english)| {
            std::iter::once(*name).chain(german.iter().copied()).chain(english.iter().copied())
        })
    }
}

/// Names as they are compared: case, umlauts, blanks and dashes do not count.
pub(super) fn plain(word: &str) -> String {
    fold(word).replace([' ', '-'], "_")
}
