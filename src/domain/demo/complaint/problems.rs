//! What goes wrong in the invented business, from `assets/demo/complaints.txt`.

use crate::domain::codes::{Code as _, RemedyKind};
use crate::domain::demo::rng::Rng;

const PROBLEMS: &str = include_str!("../../../../assets/demo/complaints.txt");

/// How often the categories come up, mixed so that every few complaints show it:
/// a few make up most of it (Pareto), and each of the others has its cases.
const CATEGORIES: &[&str] = &[
    "Lieferung",
    "Ware",
    "Verpackung",
    "Lieferung",
    "Ware",
    "Beratung",
    "Lieferung",
    "Rechnung",
    "Ware",
    "Lieferung",
    "Bestellung",
    "Verpackung",
    "Ware",
    "Lieferung",
    "Beratung",
    "Lieferung",
    "Ware",
    "Rechnung",
    "Verpackung",
    "Bestellung",
];

/// One thing that goes wrong.
#[derive(Debug)]
pub(in crate::domain::demo) struct Problem {
    pub category: &'static str,
    pub cause: &'static str,
    weight: u64,
    /// How much it usually annoys, 1–5.
    pub annoyance: i64,
    pub what: &'static str,
    pub demand: &'static str,
    pub found: &'static str,
    pub remedies: Vec<RemedyKind>,
    pub measure: &'static str,
}

#[derive(Debug)]
pub(in crate::domain::demo) struct Problems(Vec<Problem>);

impl Problems {
    pub fn load() -> Self {
        Self(PROBLEMS.lines().filter_map(problem).collect())
    }

    /// Categories, then causes, each once and in order.
    pub fn lists(&self) -> [Vec<&'static str>; 2] {
        let mut lists = [Vec::new(), Vec::new()];
        let [categories, causes] = &mut lists;
        for problem in &self.0 {
            for (list, name) in
                [(&mut *categories, problem.category), (&mut *causes, problem.cause)]
            {
                if !list.contains(&name) {
                    list.push(name);
                }
            }
        }
        lists
    }

    /// One of the category that the nth complaint is about, put right with the wanted
    /// remedy where the category knows it.
    pub fn nth(&self, nth: u64, wanted: Option<RemedyKind>, rng: &mut Rng) -> Option<&Problem> {
        let at = usize::try_from(nth % CATEGORIES.len() as u64).ok()?;
        let category = CATEGORIES.get(at)?;
        let here = || self.0.iter().filter(|p| p.category == *category);
        let fits = |p: &&Problem| wanted.is_none_or(|kind| p.remedies.contains(&kind));
        let fitting: Vec<(&Problem, u64)> = here().filter(fits).map(|p| (p, p.weight)).collect();
        rng.weighted(&fitting)
    }

    /// The one that may harm somebody.
    pub fn dangerous(&self) -> Option<&Problem> {
        self.0.iter().find(|p| p.is_dangerous())
    }
}

impl Problem {
    pub fn is_dangerous(&self) -> bool {
        self.cause == "Fremdkörper"
    }
}

fn problem(line: &'static str) -> Option<Problem> {
    let mut fields = line.split(" | ").map(str::trim);
    let mut next = || fields.next();
    Some(Problem {
        category: next().filter(|c| !c.starts_with('#'))?,
        cause: next()?,
        weight: next()?.parse().ok()?,
        annoyance: next()?.parse().ok()?,
        what: next()?,
        demand: next()?,
        found: next()?,
        remedies: next()?.split(' ').filter_map(RemedyKind::from_name).collect(),
        measure: next()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_category_has_problems() {
        let problems = Problems::load();
        let lines = PROBLEMS.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).count();
        assert_eq!(problems.0.len(), lines);
        assert!(problems.dangerous().is_some());
        for problem in &problems.0 {
            assert!(problem.remedies.len() >= 3, "{problem:?}");
            assert!(CATEGORIES.contains(&problem.category), "{problem:?}");
        }
        for nth in 0..CATEGORIES.len() as u64 {
            assert!(problems.nth(nth, None, &mut Rng::new(1, nth)).is_some());
        }
    }
}
