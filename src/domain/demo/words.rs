//! The word lists of the invented business, from `assets/demo`.

use std::collections::BTreeMap;

use super::rng::Rng;
use crate::domain::codes::{Code as _, Direction, Topic};

const WORDS: &str = include_str!("../../../assets/demo/words.txt");
const TEXTS: &str = include_str!("../../../assets/demo/texts.txt");

/// Something said or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub subject: String,
    pub note: String,
}

#[derive(Debug)]
pub(super) struct Words {
    lists: BTreeMap<&'static str, Vec<String>>,
    texts: BTreeMap<(Topic, Direction), Vec<Text>>,
}

impl Words {
    pub fn load() -> Self {
        Self { lists: lists(), texts: texts() }
    }

    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// A word of a list, each as likely.
    pub fn any(&self, name: &str, rng: &mut Rng) -> String {
        rng.pick(self.list(name)).cloned().unwrap_or_default()
    }

    /// A word of a list, the first ones far more often.
    pub fn frequent(&self, name: &str, rng: &mut Rng) -> String {
        rng.pick_skewed(self.list(name)).cloned().unwrap_or_default()
    }

    /// A surname: mostly a common one, sometimes a made-up rare one.
    pub fn surname(&self, rng: &mut Rng) -> String {
        if rng.chance(75) {
            return self.frequent("surnames", rng);
        }
        format!("{}{}", self.any("name-starts", rng), self.any("name-ends", rng))
    }

    /// What is said about a topic, with its gaps filled.
    pub fn text(&self, topic: Topic, direction: Direction, rng: &mut Rng) -> Text {
        let texts = self.texts.get(&(topic, direction)).map_or(&[][..], Vec::as_slice);
        let text = rng.pick(texts).cloned();
        let text = text.unwrap_or(Text { subject: String::new(), note: String::new() });
        let note = self.filled(&text.note, rng);
        Text { subject: text.subject, note }
    }

    /// A text with its gaps filled: `%p` a coffee, `%m` a machine, `%n` a number …
    pub fn filled(&self, text: &str, rng: &mut Rng) -> String {
        let days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag"];
        let mut out = text.to_owned();
        for (gap, list) in [("%p", "coffees"), ("%m", "machines")] {
            if out.contains(gap) {
                out = out.replace(gap, &self.any(list, rng));
            }
        }
        if out.contains("%n") {
            out = out.replace("%n", &rng.between(2, 40).to_string());
        }
        if out.contains("%d") {
            out = out.replace("%d", rng.pick(&days).copied().unwrap_or_default());
        }
        if out.contains("%s") {
            out = out.replace("%s", &self.surname(rng));
        }
        out
    }
}

fn lists() -> BTreeMap<&'static str, Vec<String>> {
    let mut lists: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    let mut name = "";
    for line in WORDS.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(heading) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            name = heading;
        } else {
            lists.entry(name).or_default().push(line.replace("\\n", "\n"));
        }
    }
    lists
}

fn texts() -> BTreeMap<(Topic, Direction), Vec<Text>> {
    let mut texts: BTreeMap<(Topic, Direction), Vec<Text>> = BTreeMap::new();
    for line in TEXTS.lines().filter(|line| !line.starts_with('#')) {
        let Some((head, note)) = line.split_once(" | ") else { continue };
        let mut words = head.splitn(3, ' ');
        let topic = words.next().and_then(Topic::from_name);
        let direction = words.next().and_then(Direction::from_name);
        if let (Some(topic), Some(direction), Some(subject)) = (topic, direction, words.next()) {
            let text = Text { subject: subject.to_owned(), note: note.to_owned() };
            texts.entry((topic, direction)).or_default().push(text);
        }
    }
    texts
}
