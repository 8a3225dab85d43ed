//! What the amounts of a file of sales mean: without or with VAT, before or after
//! discount. Asked for where the name of the column does not say it; what the figures
//! themselves prove is told.

use crate::domain::import::ImportKind;
use crate::i18n::I18n;
use crate::tr;

use super::amounts::{Money, money_of};
use super::columns;
use super::field::{F, Field};
use super::plan::{Chosen, Plan};
use super::problem::{FileProblem, What};
use super::sorter::{Sort, Sorter};

/// Rows with a discount that are looked at.
const LOOKED_AT: u64 = 5_000;
/// Fewer say nothing.
const LEAST: u64 = 20;
/// Below it a share of half a percent is met by chance.
const LEAST_AMOUNT: i128 = 1_000;

/// What the discounts of a file prove: they are even shares (of half a percent) of the
/// amount before, or of that after discount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// Name of the column of amounts.
    pub column: String,
    pub is_before: bool,
    /// Rows that show it, of those with a discount.
    pub rows: u64,
    pub of: u64,
}

impl Proof {
    /// One sentence.
    pub fn sentence(&self, i18n: &I18n) -> String {
        let key = if self.is_before { "import-proof-before" } else { "import-proof-after" };
        tr!(i18n, key, column = self.column.as_str(), rows = self.rows, of = self.of)
    }
}

impl Plan {
    /// Decides which column is the amount of a sale, or leaves it to be asked.
    pub(super) fn settle_amounts(&mut self) -> Result<(), FileProblem> {
        if self.kind != ImportKind::Sales {
            return Ok(());
        }
        let is_amount = |field: &Option<Field>| match field {
            Some(Field::Known(field)) => field.is_sales_amount(),
            _ => false,
        };
        let told = self.columns.iter().any(|c| {
            matches!(c.chosen, Chosen::ByHand | Chosen::Remembered) && is_amount(&c.field)
        });
        // Two columns that both say “net”: one of them means something else.
        let claims: Vec<usize> = (0..self.columns.len())
            .filter(|at| {
                self.columns.get(*at).is_some_and(|c| {
                    matches!(c.chosen, Chosen::Known | Chosen::Nothing)
                        && c.profile.filled > 0
                        && columns::known(&c.name, self.kind).is_some_and(F::is_sales_amount)
                })
            })
            .collect();
        let unclear = !told && claims.len() > 1;
        for at in claims {
            if let Some(column) = self.columns.get_mut(at).filter(|_| unclear) {
                column.field = Some(Field::Known(F::Amount));
            }
        }
        if self.columns.iter().any(|c| is_amount(&c.field)) {
            for column in &mut self.columns {
                if column.field == Some(Field::Known(F::Amount)) || (told && by_name(column)) {
                    column.field = None;
                    column.chosen = Chosen::Nothing;
                }
            }
        }
        self.proof = self.prove()?;
        // The name says “before”, the figures “after”.
        if !told && let Some(Proof { is_before, .. }) = self.proof {
            let contradicted = if is_before { F::RevenueAfterDiscount } else { F::Revenue };
            for column in &mut self.columns {
                if column.field == Some(Field::Known(contradicted)) {
                    column.field = Some(Field::Known(F::Amount));
                }
            }
        }
        Ok(())
    }

    /// The columns whose meaning has to be asked for; empty: all is clear.
    pub fn to_be_asked(&self) -> Vec<usize> {
        let is_asked = |at: &usize| {
            self.columns.get(*at).is_some_and(|c| c.field == Some(Field::Known(F::Amount)))
        };
        (0..self.columns.len()).filter(is_asked).collect()
    }

    /// Refuses to read amounts whose meaning is not known.
    pub fn require_meaning(&self) -> Result<(), FileProblem> {
        let asked = self.to_be_asked();
        if asked.is_empty() {
            return Ok(());
        }
        let names: Vec<&str> =
            asked.iter().filter_map(|at| self.columns.get(*at)).map(|c| c.name.as_str()).collect();
        let what = What::AmountMeaning { columns: names.join(", "), proof: self.proof.clone() };
        Err(FileProblem::new(&self.path, what))
    }

    /// How amounts are read, for showing: sentences.
    pub fn reading(&self, i18n: &I18n) -> Vec<String> {
        if self.kind != ImportKind::Sales {
            return Vec::new();
        }
        let mut out = Vec::new();
        let column_of =
            |field: F| self.columns.iter().find(|c| c.field == Some(Field::Known(field)));
        if let Some((field, column)) =
            F::SALES_AMOUNTS.into_iter().find_map(|f| column_of(f).map(|c| (f, c)))
        {
            let rate = i18n.decimal(rate_of(self.options.vat_rate), 2);
            let rate = rate.trim_end_matches('0').trim_end_matches([',', '.']).to_owned();
            let key = match (field, column_of(F::VatRate)) {
                (F::Revenue, _) => "import-reading-revenue",
                (F::RevenueAfterDiscount, _) => "import-reading-revenue-after",
                (F::Gross, None) => "import-reading-gross",
                (F::Gross, Some(_)) => "import-reading-gross-rates",
                (_, None) => "import-reading-gross-after",
                (_, Some(_)) => "import-reading-gross-after-rates",
            };
            let rates = column_of(F::VatRate).map_or("", |c| c.name.as_str());
            out.push(tr!(i18n, key, column = column.name.as_str(), rate = rate, rates = rates));
        }
        out.extend(self.proof.as_ref().map(|proof| proof.sentence(i18n)));
        let costs = column_of(F::VariableCost).or_else(|| column_of(F::UnitCost));
        let missing = costs.map_or(self.rows, |c| self.rows.saturating_sub(c.profile.filled));
        if costs.is_none() {
            out.push(tr!(i18n, "import-reading-no-cost"));
        } else if missing > 0 {
            out.push(tr!(i18n, "import-reading-cost-missing", rows = missing));
        }
        out
    }

    /// Whether the discounts are even shares of the amounts, or of what is left of them.
    fn prove(&self) -> Result<Option<Proof>, FileProblem> {
        let fits = |fields: &[F]| {
            self.columns.iter().enumerate().find(
                |(_, c)| matches!(&c.field, Some(Field::Known(field)) if fields.contains(field)),
            )
        };
        let mut amounts = F::SALES_AMOUNTS.to_vec();
        amounts.push(F::Amount);
        let (Some((amount_at, amount)), Some((discount_at, discount))) =
            (fits(&amounts), fits(&[F::Discount]))
        else {
            return Ok(None);
        };
        let forms = (self.decimal_of(amount), self.decimal_of(discount));
        let read = |text: &str, decimal| match money_of(text, decimal, &self.options.currency) {
            Money::Amount(minor) => i128::from(minor).abs(),
            _ => 0,
        };
        let (mut of, mut before, mut after) = (0, 0, 0);
        let mut sorter = Sorter::new(self);
        for row in self.raw()? {
            let Ok(row) = row else { break };
            if sorter.sort(&row) != Sort::Data {
                continue;
            }
            let cell = |at: usize| row.cells.get(at).unwrap_or_default();
            let (amount, discount) =
                (read(cell(amount_at), forms.0), read(cell(discount_at), forms.1));
            if amount < LEAST_AMOUNT || discount == 0 || cell(discount_at).contains('%') {
                continue;
            }
            of += 1;
            before += u64::from(is_even_share(discount, amount));
            after += u64::from(is_even_share(discount, amount + discount));
            if of == LOOKED_AT {
                break;
            }
        }
        let proves = |for_it: u64, against: u64| {
            of >= LEAST && for_it * 100 >= of * 95 && against * 100 <= of * 60
        };
        let proof = |is_before, rows| Proof { column: amount.name.clone(), is_before, rows, of };
        Ok(if proves(before, after) {
            Some(proof(true, before))
        } else {
            proves(after, before).then(|| proof(false, after))
        })
    }
}

/// Whether a column was taken for an amount by its name alone.
fn by_name(column: &super::plan::Column) -> bool {
    column.chosen == Chosen::Known
        && matches!(&column.field, Some(Field::Known(field)) if field.is_sales_amount())
}

/// Whether a part is so many half percent of the whole, rounded to the minor unit.
fn is_even_share(part: i128, whole: i128) -> bool {
    if whole <= 0 {
        return false;
    }
    // The nearest number of half percents, and what they come to, in 400ths.
    let halves = (part * 400 + whole) / (2 * whole);
    (1..=200).contains(&halves) && (part * 200 - whole * halves).abs() * 2 <= 200
}

#[expect(clippy::cast_precision_loss, reason = "at most 10,000")]
fn rate_of(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_share_is_one_of_half_percents_to_the_cent() {
        assert!(is_even_share(274, 5482), "5 % of 54.82 is 2.741");
        assert!(is_even_share(4424, 44242));
        assert!(!is_even_share(274, 5482 + 274));
        assert!(!is_even_share(4424, 44242 + 4424));
        assert!(is_even_share(250, 10_000), "2.5 %");
        assert!(!is_even_share(1, 0));
        assert!(is_even_share(10_000, 10_000));
        assert!(!is_even_share(20_000, 10_000));
    }
}
