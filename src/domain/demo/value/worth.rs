//! What is known of the worth of an invented customer besides its purchases: scores,
//! costs, potential, the plan of a key account, a stage set by hand.

use chrono::{NaiveDate, TimeDelta};

use super::SHOWN;
use crate::domain::codes::{CostKind, Criterion, Stage};
use crate::domain::demo::rng::Rng;
use crate::domain::demo::{Demo, REPS, customer};
use crate::domain::model::{Customer, CustomerCost, Meta, Sale, Score};

/// Why customers are lost, in the order in which it is offered.
pub(in crate::domain::demo) const LOST_REASONS: &[&str] =
    &["Preis", "Umzug", "Wettbewerber", "Lieferung zu langsam", "Betrieb aufgegeben", "Unbekannt"];

/// Criteria of attractiveness and of our position, in the order in which they are asked.
const ATTRACTIVE: &[Criterion] = &[
    Criterion::Potential,
    Criterion::Growth,
    Criterion::PriceLevel,
    Criterion::Payment,
    Criterion::Reference,
    Criterion::LeadUser,
];
const POSITION: &[Criterion] =
    &[Criterion::ShareOfWallet, Criterion::Satisfaction, Criterion::Closeness, Criterion::Length];

const COSTS: &[(CostKind, u64, u64, &str)] = &[
    (CostKind::Marketing, 1500, 9000, "Musterpaket"),
    (CostKind::Marketing, 800, 3000, "Anzeige im Vereinsheft"),
    (CostKind::Sales, 4000, 18_000, "Besuch mit Verkostung"),
    (CostKind::Sales, 2000, 6000, "Angebot mit Probeaufbau"),
    (CostKind::Service, 3500, 16_000, "Maschine eingestellt"),
    (CostKind::Service, 1200, 5000, "Ersatzlieferung"),
];

/// What a colleague has noted on the customer: stage by hand, potential, plan.
pub(super) fn judge(demo: &Demo, index: u64, c: &mut Customer, sales: &[Sale], rng: &mut Rng) {
    let last = sales.iter().map(|sale| sale.date).max();
    if c.stage == Some(Stage::Lost) && (last.is_none() || rng.chance(60)) {
        let gone = last.map_or(200, |day| (demo.today - day).num_days());
        let ago = rng.below(u64::try_from(gone).unwrap_or(1).max(1)).cast_signed();
        c.stage_on = Some(demo.today - TimeDelta::days(ago));
        c.stage_reason = rng.pick(LOST_REASONS).copied().unwrap_or_default().into();
    } else if index % 100 == 46 && !sales.is_empty() {
        c.stage = Some(Stage::Regular);
        c.stage_on = Some(demo.today - TimeDelta::days(rng.between(5, 60).cast_signed()));
        c.stage_reason = "Rahmenvertrag unterschrieben".into();
    } else {
        c.stage_reason.clear();
    }
    let year = demo.today - TimeDelta::days(365);
    let bought: i64 = sales.iter().filter(|sale| sale.date > year).map(Sale::net).sum();
    if bought > 0 && (c.potential.is_some() || c.key_account || index % 12 == 1) {
        potential(demo, index, c, bought, rng);
    }
    if c.key_account {
        c.key_account_measures = demo.words.any("measures", rng);
        c.key_account_people = people(index, rng);
    }
}

/// How much a customer could buy, beside what it does. Once the estimate was too low.
fn potential(demo: &Demo, index: u64, c: &mut Customer, bought: i64, rng: &mut Rng) {
    let amount = if index % 96 == 1 {
        bought * 7 / 10 / 1000 * 1000
    } else {
        (bought * rng.between(115, 480).cast_signed() / 1_000_000 + 1) * 10_000
    };
    c.potential = Some(amount.max(100));
    c.potential_category = "Kaffee".into();
    if c.potential_on.is_none() {
        c.potential_on = Some(demo.today - TimeDelta::days(rng.between(10, 300).cast_signed()));
    }
}

/// Who of the house does what for a key account, one a line.
fn people(index: u64, rng: &mut Rng) -> String {
    let leads = usize::try_from(index).unwrap_or(0) % REPS.len().max(1);
    let parts = ["Betreuung", "Technik", "Rechnung und Konditionen"];
    let names = REPS.iter().cycle().skip(leads).map(|(_, name)| name);
    let lines = parts.iter().zip(names).take(if rng.chance(60) { 3 } else { 2 });
    lines.map(|(part, name)| format!("{name}: {part}")).collect::<Vec<_>>().join("\n")
}

/// How a part of the customers is judged: some in each corner of the portfolio, some of
/// whom too little is known.
pub(super) fn scores(demo: &Demo, index: u64, c: &Customer, rng: &mut Rng) -> Vec<Score> {
    let chance = match index {
        ..SHOWN if c.key_account => 100,
        ..SHOWN if customer::is_company(index) => 60,
        ..SHOWN => 12,
        _ => 2,
    };
    if !rng.chance(chance) {
        return Vec::new();
    }
    let mut scores = Vec::new();
    let ago = rng.between(3, 200).cast_signed();
    let mut add = |criterion, score: u64, ago: i64| {
        scores.push(Score {
            meta: Meta::default(),
            customer_id: 0,
            criterion,
            score: score.clamp(1, 5).cast_signed(),
            scored_on: demo.today - TimeDelta::days(ago),
        });
    };
    let corner = rng.below(4);
    let (attractive, near) = (corner.is_multiple_of(2), corner / 2 == 0);
    let few = rng.chance(10);
    for (axis, high, most) in [(ATTRACTIVE, attractive, 5), (POSITION, near, 4)] {
        let asked = if few { 1 } else { rng.between(most - 1, axis.len() as u64) };
        for criterion in axis.iter().take(usize::try_from(asked).unwrap_or(1)) {
            let score = if high { rng.between(3, 5) } else { rng.between(1, 3) };
            if rng.chance(12) {
                // As it was seen the year before.
                add(*criterion, score + rng.below(2), ago + 365);
            }
            add(*criterion, score, ago);
        }
    }
    if c.key_account {
        add(Criterion::Strategic, rng.between(3, 5), ago);
    }
    scores
}

/// What some customers have cost besides what they bought.
pub(super) fn costs(
    demo: &Demo,
    index: u64,
    days: &[NaiveDate],
    rng: &mut Rng,
) -> Vec<CustomerCost> {
    let chance = if index < SHOWN { 22 } else { 2 };
    if days.is_empty() || !rng.chance(chance) {
        return Vec::new();
    }
    let count = rng.between(1, 3);
    let one = |rng: &mut Rng| {
        let (kind, low, high, note) = *rng.pick(COSTS)?;
        let ago = rng.between(5, 500).cast_signed();
        Some(CustomerCost {
            meta: Meta::default(),
            customer_id: 0,
            date: demo.today - TimeDelta::days(ago),
            kind,
            amount: rng.between(low, high).cast_signed() / 100 * 100,
            note: note.to_owned(),
        })
    };
    let mut costs: Vec<CustomerCost> = (0..count).filter_map(|_| one(rng)).collect();
    costs.sort_by_key(|cost| cost.date);
    costs
}
