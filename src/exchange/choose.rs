//! Which column is which field: by hand, as remembered, by name; what is left
//! becomes an own field if it says something.

use crate::domain::fold::fold;
use crate::domain::import::ImportKind;
use crate::domain::model::OwnField;

use super::columns::{self, compared};
use super::field::{F, Field};
use super::header::same_column;
use super::plan::{Chosen, Column, Plan, Remembered};
use super::problem::{FileProblem, What};
use super::synonyms::TECHNICAL;
use super::table_out::VALUE;

/// Most own fields that a file makes by itself.
const OWN_LIMIT: usize = 20;

impl Plan {
    pub(super) fn choose_fields(&mut self, remembered: Remembered) -> Result<(), FileProblem> {
        let fail = |what| FileProblem::new(&self.path, what);
        let kind = self.kind;
        let mut taken: Vec<F> = Vec::new();
        let by_hand =
            [(Chosen::ByHand, self.options.overrides.clone()), (Chosen::Remembered, remembered)];
        for (chosen, choices) in by_hand {
            for (name, word) in choices {
                let found: Vec<usize> = (0..self.columns.len())
                    .filter(|i| self.columns.get(*i).is_some_and(|c| same_column(&name, &c.name)))
                    .collect();
                if found.is_empty() && chosen == Chosen::ByHand {
                    let nearest = columns::nearest(
                        &compared(&name),
                        self.columns.iter().map(|c| c.name.as_str()),
                    );
                    return Err(fail(What::UnknownColumn {
                        column: name,
                        nearest: nearest.unwrap_or_default(),
                    }));
                }
                let field = match columns::field_of_word(&word, &name, kind) {
                    Ok(field) => field,
                    Err(nearest) if chosen == Chosen::ByHand => {
                        return Err(fail(What::UnknownField { field: word, nearest }));
                    }
                    Err(_) => continue,
                };
                for index in found {
                    if let Some(column) =
                        self.columns.get_mut(index).filter(|c| c.chosen == Chosen::Nothing)
                    {
                        if let Field::Known(known) = &field {
                            taken.push(*known);
                        }
                        column.field = Some(field.clone());
                        column.chosen = chosen;
                    }
                }
            }
        }
        let has_first =
            self.columns.iter().any(|c| columns::known(&c.name, kind) == Some(F::FirstName));
        let has_last =
            self.columns.iter().any(|c| columns::known(&c.name, kind) == Some(F::LastName));
        // Our own export: what was reckoned is reckoned again.
        let is_export = self.columns.iter().any(|c| c.name == "p_alive");
        let mut kept = 0;
        for column in &mut self.columns {
            if column.chosen != Chosen::Nothing {
                continue;
            }
            let mut known = columns::known(&column.name, kind);
            // “Vorname, Name”: the name is the last name.
            if known == Some(F::Name) && has_first && !has_last {
                known = Some(F::LastName);
            }
            if let Some(field) = known.filter(|f| f.is_many() || !taken.contains(f)) {
                taken.push(field);
                column.field = Some(Field::Known(field));
                column.chosen = Chosen::Known;
                continue;
            }
            if kind != ImportKind::Customers || column.name.is_empty() {
                continue;
            }
            let name = compared(&column.name);
            let own = self
                .options
                .own_fields
                .iter()
                .find(|own| compared(&own.label) == name || compared(&own.key) == name);
            if let Some(own) = own {
                column.field = Some(Field::Own(own.label.clone()));
                column.chosen = Chosen::Known;
            } else if known.is_none()
                && kept < OWN_LIMIT
                && !(is_export && VALUE.contains(&column.name.as_str()))
                && is_worth_keeping(column, &name, self.rows)
            {
                kept += 1;
                column.field = Some(Field::Own(column.name.clone()));
                column.chosen = Chosen::Kept;
            }
        }
        Ok(())
    }
}

fn is_worth_keeping(column: &Column, name: &str, rows: u64) -> bool {
    let said_once = column.profile.constant && rows > 1 && column.profile.filled == rows;
    column.profile.filled > 0
        && !said_once
        && !name.is_empty()
        && !name.starts_with("kundig")
        && !TECHNICAL.split_whitespace().any(|t| t == name)
}

/// A key for an own field: its label folded, unlike all others.
pub fn own_key(label: &str, others: &[OwnField]) -> String {
    let folded = fold(label);
    let mut key: String = folded
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' })
        .collect::<String>()
        .split('_')
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("_");
    if key.is_empty() || key.starts_with(|c: char| c.is_ascii_digit()) {
        key.insert_str(0, "own_");
    }
    while others.iter().any(|o| o.key == key) {
        key.push('_');
    }
    key
}
