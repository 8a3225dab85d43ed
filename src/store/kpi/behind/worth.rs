//! Customers by their weight: those who make most of what all bring, and those from whom
//! most is to be expected.

use super::Ground;
use super::customers;
use super::keys::{Keys, Kind, Line, Note};
use crate::domain::codes::Kpi;
use crate::domain::model::Id;
use crate::domain::settings::AbcMeasure;
use crate::domain::value::basis;
use crate::store::api::StoreError;
use crate::store::kpi::clv;

/// The five largest.
const TOP: usize = 5;

/// The customers of class A, or the five largest; by the measure of the ABC analysis.
pub(super) fn largest(ground: &Ground<'_>, kpi: Kpi) -> Result<Keys, StoreError> {
    let (mut net, mut covered) = (0_i128, 0_i128);
    let mut found: Vec<(Id, [i64; 2])> = Vec::new();
    customers::each(ground, |id, bought| {
        let period = &bought.period;
        net += i128::from(period.net());
        covered += i128::from(period.covered_net);
        let worth = [period.margin(), period.net()];
        if worth.iter().any(|worth| *worth > 0) {
            found.push((id, worth));
        }
    })?;
    let measure = basis(ground.settings.abc_measure, net, covered).measure;
    let worth = |[margin, net]: [i64; 2]| match measure {
        AbcMeasure::Margin => margin,
        AbcMeasure::Revenue => net,
    };
    let lines = found.into_iter().map(|(id, both)| (id, worth(both))).filter(|(_, w)| *w > 0);
    let lines: Vec<Line> =
        lines.map(|(id, worth)| Line { rank: -worth, id, note: worth }).collect();
    let mut keys = Keys::sorted(ground.conn(), Kind::Customer, Note::Money, lines)?;
    let most = match kpi {
        Kpi::Top5Share => TOP,
        _ => class_a(&keys.notes, ground.settings.abc_limits),
    };
    by_number_at(ground, &mut keys, most)?;
    keys.ids.truncate(most);
    keys.notes.truncate(most);
    Ok(keys)
}

/// How many belong to class A: as long as less than its limit is used up before.
fn class_a(values: &[i64], limits: [i64; 3]) -> usize {
    let [limit, ..] = limits.map(i128::from);
    let total: i128 = values.iter().copied().map(i128::from).sum();
    let mut before = 0;
    values
        .iter()
        .take_while(|value| {
            let is_a = 100 * before < limit * total;
            before += i128::from(**value);
            is_a
        })
        .count()
}

/// Of customers of equal worth the number decides, where some of them are in and some are
/// not.
fn by_number_at(ground: &Ground<'_>, keys: &mut Keys, end: usize) -> Result<(), StoreError> {
    let Some(last) = end.checked_sub(1).and_then(|at| keys.notes.get(at).copied()) else {
        return Ok(());
    };
    let from = keys.notes.partition_point(|value| *value > last);
    let until = keys.notes.partition_point(|value| *value >= last);
    let Some(equal) = keys.ids.get_mut(from..until).filter(|equal| equal.len() > 1) else {
        return Ok(());
    };
    let mut number = ground.conn().prepare_cached("SELECT number FROM customer WHERE id = ?1")?;
    let mut numbered: Vec<(String, Id)> = Vec::with_capacity(equal.len());
    for id in equal.iter() {
        numbered.push((number.query_row([id], |row| row.get(0))?, *id));
    }
    numbered.sort_unstable();
    for (slot, (_, id)) in equal.iter_mut().zip(numbered) {
        *slot = id;
    }
    Ok(())
}

/// Customers for whom a value is predicted, the most valuable first.
pub(super) fn predicted(ground: &Ground<'_>) -> Result<Keys, StoreError> {
    let conn = ground.conn();
    let mut lines = Vec::new();
    clv::each(
        conn,
        ground.ask.state_at,
        ground.set.as_ref(),
        &ground.settings,
        &|| !conn.is_interrupted(),
        |id, clv| lines.push(Line { rank: -whole(clv), id, note: clv.to_bits().cast_signed() }),
    )?;
    Keys::sorted(conn, Kind::Customer, Note::Prediction, lines)
}

/// Hundredths of a minor unit, for the order.
#[expect(clippy::cast_possible_truncation, reason = "a rank; what is too large stays the largest")]
fn whole(clv: f64) -> i64 {
    (clv * 100.0).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_a_ends_where_its_limit_is_used_up() {
        let limits = [80, 15, 5];
        assert_eq!(class_a(&[50, 30, 10, 6, 4], limits), 2);
        assert_eq!(class_a(&[50, 29, 11, 6, 4], limits), 3);
        assert_eq!(class_a(&[7], limits), 1);
        assert_eq!(class_a(&[], limits), 0);
    }
}
