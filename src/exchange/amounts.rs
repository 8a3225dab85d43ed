//! Numbers of a row: whole ones within limits, and money.

use std::ops::RangeInclusive;

use crate::domain::money;
use crate::i18n::Lang;
use crate::tr;

use super::field::F;
use super::row::{Reason, Row, Slot, shown};
use super::values;

impl Row<'_> {
    /// A whole number within limits (a score, a grade).
    pub fn whole(self, field: F, limits: &RangeInclusive<i64>) -> Result<Option<i64>, Reason> {
        for slot in self.reader.slots(field) {
            let text = self.cell(slot)?;
            if values::is_nothing(&text) {
                continue;
            }
            let value = values::number(&text, slot.decimal).and_then(|n| n.parse::<i64>().ok());
            return match value {
                Some(value) if limits.contains(&value) => Ok(Some(value)),
                _ => Err(tr!(
                    self.reader.i18n,
                    "import-out-of-range",
                    column = slot.name.as_str(),
                    value = shown(&text),
                    from = *limits.start(),
                    to = *limits.end()
                )),
            };
        }
        Ok(None)
    }

    /// An amount of money that is not negative, in minor units.
    pub fn money(self, slot: &Slot, text: &str) -> Result<i64, Reason> {
        values::number(text, slot.decimal)
            .and_then(|plain| money::parse(&plain, &self.reader.currency, Lang::En))
            .filter(|minor| *minor >= 0)
            .ok_or_else(|| self.bad("import-bad-amount", slot, text))
    }
}
