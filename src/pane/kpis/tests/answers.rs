//! Answers of a store, made by hand.

use super::*;

/// A business that grows a little from month to month, and had no surveys at first.
pub fn tallies(ask: Ask) -> Tallies {
    let days = (ask.to - ask.from).num_days() + 1;
    let months = (ask.to - day("2024-01-01")).num_days() / 30;
    let n = days / 30 * (20 + months);
    let surveys = if ask.to > day("2026-02-01") { n / 10 } else { 0 };
    let share = |part: i64, of: i64| Share { part: of * part / 100, of };
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let times = |hours: f64| Times {
        n: n / 20,
        mean: hours + 1.0,
        median: hours + months as f64 / 10.0,
        p90: hours * 3.0,
        elapsed_mean: hours * 5.0,
    };
    Tallies {
        sums: Some(DaySums {
            contacts: n * 3,
            solved_asked: n / 2,
            solved_yes: n / 3 + months / 8,
            phone_out: n,
            phone_reached: n / 2,
            complaint_seconds: n * 90,
            sale_rows: n,
            covered_rows: n,
            revenue: n * 123_456,
            discounts: n * 2_000,
            variable_costs: n * 70_000,
            covered_net: n * 121_456,
            nps_n: surveys * 4,
            nps_promoters: surveys * 2,
            nps_detractors: surveys,
            csat_n: surveys,
            csat_top: surveys * 4 / 5,
            csat_sum: surveys * 4,
            ces_n: surveys,
            ces_top: surveys / 2,
            ces_sum: surveys * 5,
            ces_squares: surveys * 26,
            complaints: n / 20,
            remedies: n / 40,
            remedy_cost: n * 300,
            tasks_due: n,
            tasks_in_time: n * 8 / 10,
            promises_due: n / 8,
            promises_kept: n / 9,
            ..DaySums::default()
        }),
        purchases: Some(PurchaseTally {
            orders: n,
            purchase_days: n,
            buyers: n / 2,
            repeat_buyers: n / 4,
            active_before: 400 + months,
            retained: 380 + months,
            active: 410 + months,
            churned_before: 100,
            won_back: 7,
            new: n / 9,
            new_referred: n / 40,
            abc_candidates: n / 2,
            abc_total: n * 50_000,
            abc_class_a: n * 39_000,
            abc_top5: n * 9_000,
            historic_customers: 700,
            historic_margin: 123_456_789,
            historic_covered_net: 400_000_000,
            historic_net: 420_000_000,
            ..PurchaseTally::default()
        }),
        cases: Some(CaseTally {
            opened: n / 20,
            open_at_end: 6,
            unresolved: i64::from(ask.to >= day("2026-11-01")),
            acknowledge: times(3.25),
            resolve: times(21.5),
            acknowledge_in_time: share(80, n / 20),
            resolve_in_time: share(70, n / 20),
            recovery: share(60, n / 30),
            ..CaseTally::default()
        }),
        state: Some(StateTally {
            contacted_90d: share(45, 900),
            within_rhythm: share(62, 320),
            wishes_open: 14,
            consents: [share(20, 900); 3],
        }),
        clv: Some(ClvTally { n: 680, sum: 98_765_432.1 }),
    }
}

/// Only one part of it.
pub fn only(part: Part, all: &Tallies) -> Tallies {
    let mut one = Tallies::default();
    match part {
        Part::Sums => one.sums = all.sums,
        Part::Purchases => one.purchases = all.purchases,
        Part::Cases => one.cases = all.cases,
        Part::State => one.state = all.state,
        Part::Clv => one.clv = all.clv,
    }
    one
}

pub fn reply(request: Request) -> Reply {
    let of = |part, asks: Vec<Ask>| asks.into_iter().map(|ask| only(part, &tallies(ask))).collect();
    match request {
        Request::Segments => Reply::Segments(Vec::new()),
        Request::Kpis { asks, .. } => {
            let tallies = of(Part::Sums, asks);
            Reply::Kpis(Box::new(KpiAnswer { tallies, missing: Part::COUNTED.to_vec() }))
        }
        Request::CountKpis { asks, part, .. } => {
            let tallies = of(part, asks);
            Reply::KpisCounted(Box::new(KpiAnswer { tallies, missing: Vec::new() }))
        }
        Request::KpiMonth(month) => Reply::KpiMonth(Box::new(MonthFigures {
            month,
            stored_at: moment(),
            definitions: 1,
            stored: Figures::default(),
            now: Figures::default(),
        })),
        other => panic!("not asked by the overview: {other:?}"),
    }
}
