//! Every figure on numbers small enough to be checked by hand.

use proptest::prelude::*;

use super::*;
use crate::domain::codes::Code as _;
use crate::domain::kpi::{CaseTally, ClvTally, StateTally, Unit, figure};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn quarter() -> Ask {
    Ask::new(day("2026-01-01"), day("2026-03-31"), day("2026-11-22"))
}

/// A small business; 60,00 € an hour.
pub fn business() -> (Tallies, Settings) {
    let sums = DaySums {
        contacts: 40,
        solved_asked: 8,
        solved_yes: 6,
        phone_out: 20,
        phone_reached: 13,
        complaint_seconds: 5400,
        complaint_contacts: 3,
        sale_rows: 12,
        refund_rows: 1,
        covered_rows: 10,
        revenue: 100_000,
        discounts: 20_000,
        variable_costs: 30_000,
        covered_net: 60_000,
        refunds: 5_000,
        nps_n: 100,
        nps_promoters: 50,
        nps_detractors: 20,
        csat_n: 10,
        csat_top: 7,
        csat_sum: 39,
        ces_n: 2,
        ces_top: 2,
        ces_sum: 12,
        ces_squares: 74,
        complaints: 4,
        remedies: 2,
        remedy_cost: 2_500,
        tasks_due: 16,
        tasks_in_time: 12,
        promises_due: 5,
        promises_kept: 4,
    };
    let purchases = PurchaseTally {
        orders: 25,
        purchase_days: 20,
        buyers: 8,
        repeat_buyers: 5,
        active_before: 4,
        retained: 2,
        active: 3,
        churned_before: 10,
        won_back: 1,
        new: 2,
        new_referred: 1,
        abc_candidates: 6,
        abc_total: 100,
        abc_class_a: 80,
        abc_top5: 100,
        abc_by_revenue: false,
        historic_customers: 20,
        historic_margin: 500_000,
        historic_covered_net: 900_000,
        historic_net: 1_000_000,
    };
    let survey = |good, bad| SurveyTally {
        answered: Share { part: 30, of: 120 },
        latest_n: 4,
        latest_sum: 20,
        latest_good: good,
        latest_bad: bad,
        latest_squares: 102,
    };
    let cases = CaseTally {
        opened: 4,
        open_at_end: 3,
        unresolved: 1,
        acknowledge: Times { n: 4, mean: 2.5, median: 2.0, p90: 4.6, elapsed_mean: 20.0 },
        resolve: Times { n: 3, mean: 12.0, median: 9.0, p90: 20.0, elapsed_mean: 70.0 },
        acknowledge_in_time: Share { part: 3, of: 4 },
        resolve_in_time: Share { part: 2, of: 4 },
        recovery: Share { part: 5, of: 5 },
        reopened: Share { part: 1, of: 5 },
        repeated: Share { part: 1, of: 4 },
        nps: survey(2, 1),
        csat: survey(3, 0),
        ces: survey(3, 0),
    };
    let state = StateTally {
        contacted_90d: Share { part: 30, of: 40 },
        within_rhythm: Share { part: 6, of: 8 },
        wishes_open: 7,
        consents: [
            Share { part: 20, of: 40 },
            Share { part: 10, of: 40 },
            Share { part: 40, of: 40 },
        ],
    };
    let tallies = Tallies {
        sums: Some(sums),
        purchases: Some(purchases),
        cases: Some(cases),
        state: Some(state),
        clv: Some(ClvTally { n: 8, sum: 123_456.0 }),
    };
    (tallies, Settings { hourly_rate: Some(6000), ..Settings::default() })
}

#[test]
fn every_figure_comes_to_what_was_worked_out_by_hand() {
    let (tallies, settings) = business();
    let figures = figures(&quarter(), &tallies, &settings);
    for (kpi, value, n) in [
        (Kpi::Ces, 6.0, 2),
        (Kpi::CesShare, 100.0, 2),
        (Kpi::CesLatest, 5.0, 4),
        (Kpi::CesResponseRate, 25.0, 120),
        (Kpi::FirstContactResolution, 75.0, 8),
        (Kpi::TimeToAcknowledgeH, 2.0, 4),
        (Kpi::AcknowledgeInTimeRate, 75.0, 4),
        (Kpi::Reachability, 65.0, 20),
        (Kpi::Contacts, 40.0, 40),
        (Kpi::ContactCoverage, 75.0, 8),
        (Kpi::ContactCoverage90d, 75.0, 40),
        (Kpi::PromisesKept, 80.0, 5),
        (Kpi::TaskPunctuality, 75.0, 16),
        (Kpi::WishesOpen, 7.0, 7),
        (Kpi::ConsentCoverageEmail, 50.0, 40),
        (Kpi::ConsentCoveragePhone, 25.0, 40),
        (Kpi::ConsentCoveragePost, 100.0, 40),
        (Kpi::Nps, 30.0, 100),
        (Kpi::NpsLatest, 25.0, 4),
        (Kpi::NpsResponseRate, 25.0, 120),
        (Kpi::Csat, 70.0, 10),
        (Kpi::CsatMean, 3.9, 10),
        (Kpi::CsatLatest, 75.0, 4),
        (Kpi::CsatResponseRate, 25.0, 120),
        (Kpi::Complaints, 4.0, 4),
        (Kpi::OpenComplaints, 3.0, 3),
        (Kpi::ComplaintRate, 400.0 / 3.0, 3),
        (Kpi::ComplaintsPer100Orders, 16.0, 25),
        (Kpi::RecoverySatisfaction, 100.0, 5),
        (Kpi::TimeToResolveH, 9.0, 3),
        (Kpi::ResolveInTimeRate, 50.0, 4),
        (Kpi::ReopenRate, 20.0, 5),
        (Kpi::RepeatComplaintRate, 25.0, 4),
        (Kpi::ActiveCustomers, 3.0, 3),
        (Kpi::NewCustomers, 2.0, 2),
        (Kpi::LostCustomers, 2.0, 2),
        (Kpi::WonBackCustomers, 1.0, 1),
        (Kpi::ChurnRate, 50.0, 4),
        (Kpi::RetentionRate, 50.0, 4),
        (Kpi::WinBackRate, 10.0, 10),
        (Kpi::RepeatPurchaseRate, 62.5, 8),
        (Kpi::ReferralRate, 50.0, 2),
        (Kpi::Buyers, 8.0, 8),
        (Kpi::Revenue, 100_000.0, 12),
        (Kpi::Discounts, 20_000.0, 12),
        (Kpi::NetRevenue, 80_000.0, 12),
        (Kpi::VariableCosts, 30_000.0, 10),
        (Kpi::ContributionMargin, 30_000.0, 10),
        (Kpi::ContributionMarginRatio, 37.5, 10),
        (Kpi::Refunds, 5_000.0, 1),
        (Kpi::Orders, 25.0, 25),
        (Kpi::PurchaseDays, 20.0, 20),
        (Kpi::AverageOrder, 4_000.0, 20),
        (Kpi::ClvHistoric, 25_000.0, 20),
        (Kpi::ClvPredicted, 15_432.0, 8),
        (Kpi::AbcShareA, 80.0, 6),
        (Kpi::Top5Share, 100.0, 6),
        // 25,00 € of remedies and an hour and a half.
        (Kpi::ComplaintCost, 11_500.0, 5),
    ] {
        let got = figures.get(kpi).unwrap();
        assert_eq!((got.value, got.n), (Some(value), n), "{}", kpi.name());
    }
    assert_eq!(figures.iter().count(), Kpi::ALL.len());
}

#[test]
fn what_stands_beside_the_value_is_told_too() {
    let (tallies, settings) = business();
    let figures = figures(&quarter(), &tallies, &settings);
    let get = |kpi| *figures.get(kpi).unwrap();
    let nps = get(Kpi::Nps);
    assert_eq!((nps.numerator, nps.denominator), (Some(30.0), Some(100.0)));
    assert!((nps.low.unwrap() - 14.05).abs() < 0.005 && (nps.high.unwrap() - 44.2).abs() < 0.005);
    let latest = get(Kpi::NpsLatest);
    assert!((latest.low.unwrap() + 44.16).abs() < 0.005);
    let csat = get(Kpi::Csat);
    assert!(
        (csat.low.unwrap() - 39.68).abs() < 0.005 && (csat.high.unwrap() - 89.22).abs() < 0.005
    );
    assert!((get(Kpi::RecoverySatisfaction).low.unwrap() - 56.55).abs() < 0.005);
    assert!((get(Kpi::Ces).high.unwrap() - 18.706_204_736_2).abs() < 1e-9);
    let resolve = get(Kpi::TimeToResolveH);
    assert_eq!(
        (resolve.mean, resolve.p90, resolve.elapsed_mean),
        (Some(12.0), Some(20.0), Some(70.0))
    );
    assert_eq!(get(Kpi::ContributionMargin).coverage, Some(75.0));
    let clv = get(Kpi::ClvHistoric);
    assert_eq!((clv.sum, clv.coverage), (Some(500_000.0), Some(90.0)));
    assert_eq!(get(Kpi::ClvPredicted).sum, Some(123_456.0));
}

#[test]
fn where_nothing_is_counted_rates_have_no_value_and_counts_are_zero() {
    let tallies = Tallies {
        sums: Some(DaySums::default()),
        purchases: Some(PurchaseTally::default()),
        cases: Some(CaseTally::default()),
        state: Some(StateTally::default()),
        clv: Some(ClvTally::default()),
    };
    let figures = figures(&quarter(), &tallies, &Settings::default());
    let quotients_of_money = [Kpi::AverageOrder, Kpi::ClvHistoric, Kpi::ClvPredicted];
    for (kpi, value) in figures.iter() {
        let adds_up = matches!(figure(kpi).unit, Unit::Count | Unit::Money);
        let zero = adds_up && !quotients_of_money.contains(&kpi);
        assert_eq!(value.value, zero.then_some(0.0), "{}", kpi.name());
        assert_eq!((value.n, value.low, value.mean, value.coverage), (0, None, None, None));
    }
}

#[test]
fn a_figure_waits_for_all_its_parts_and_for_no_other() {
    let (all, settings) = business();
    let nothing = Tallies::default();
    assert_eq!(figures(&quarter(), &nothing, &settings).iter().count(), 0);
    for figure in FIGURES {
        for missing in figure.parts {
            let mut tallies = all;
            forget(&mut tallies, *missing);
            let figures = figures(&quarter(), &tallies, &settings);
            assert_eq!(figures.get(figure.kpi), None, "{} {missing:?}", figure.kpi.name());
        }
        let mut tallies = nothing;
        for part in figure.parts {
            take(&mut tallies, &all, *part);
        }
        let figures = figures(&quarter(), &tallies, &settings);
        assert!(figures.get(figure.kpi).is_some(), "{}", figure.kpi.name());
    }
}

fn forget(tallies: &mut Tallies, part: crate::domain::kpi::Part) {
    take(tallies, &Tallies::default(), part);
}

fn take(tallies: &mut Tallies, from: &Tallies, part: crate::domain::kpi::Part) {
    use crate::domain::kpi::Part;
    match part {
        Part::Sums => tallies.sums = from.sums,
        Part::Purchases => tallies.purchases = from.purchases,
        Part::Cases => tallies.cases = from.cases,
        Part::State => tallies.state = from.state,
        Part::Clv => tallies.clv = from.clv,
    }
}

#[test]
fn who_bought_lately_may_still_be_lost_and_open_complaints_may_take_long() {
    let (mut tallies, settings) = business();
    let marked = |to: &str, tallies: &Tallies| {
        let ask = Ask::new(day("2025-01-01"), day(to), day("2026-11-22"));
        let figures = figures(&ask, tallies, &settings);
        figures.iter().filter(|(_, v)| v.provisional).map(|(kpi, _)| kpi).collect::<Vec<_>>()
    };
    let open = [Kpi::TimeToResolveH, Kpi::ResolveInTimeRate];
    // Exactly 180 days before.
    assert_eq!(marked("2026-05-26", &tallies), open);
    assert_eq!(
        marked("2026-05-27", &tallies),
        [
            Kpi::TimeToResolveH,
            Kpi::ResolveInTimeRate,
            Kpi::LostCustomers,
            Kpi::WonBackCustomers,
            Kpi::ChurnRate,
            Kpi::RetentionRate,
            Kpi::WinBackRate,
        ]
    );
    tallies.cases.as_mut().unwrap().unresolved = 0;
    assert_eq!(marked("2026-05-26", &tallies), []);
}

#[test]
fn refunds_may_outweigh_sales_and_then_there_is_no_ratio() {
    let (mut tallies, settings) = business();
    let sums = tallies.sums.as_mut().unwrap();
    (sums.revenue, sums.discounts) = (-5_000, 0);
    let figures = figures(&quarter(), &tallies, &settings);
    assert_eq!(figures.get(Kpi::ContributionMarginRatio).unwrap().value, None);
    assert_eq!(figures.get(Kpi::ContributionMargin).unwrap().coverage, None);
    assert_eq!(figures.get(Kpi::NetRevenue).unwrap().value, Some(-5_000.0));
    assert_eq!(figures.get(Kpi::AverageOrder).unwrap().value, Some(-250.0));
}

#[test]
fn without_a_rate_complaints_cost_their_remedies() {
    let (tallies, _) = business();
    let figures = figures(&quarter(), &tallies, &Settings::default());
    assert_eq!(figures.get(Kpi::ComplaintCost).unwrap().value, Some(2_500.0));
}

/// A part and a whole that it is of.
fn part() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..500).prop_flat_map(|of| (0..=of, Just(of)))
}

proptest! {
    #[test]
    fn rates_stay_between_0_and_100_and_intervals_hold_their_value(
        (kept, before) in part(), (repeat, buyers) in part(), (top, answers) in part(),
        (promoters, rest) in part(), (yes, asked) in part(), scores in prop::collection::vec(1_i64..=7, 0..30),
    ) {
        let sums = DaySums {
            csat_n: answers, csat_top: top,
            nps_n: rest, nps_promoters: promoters, nps_detractors: rest - promoters,
            solved_asked: asked, solved_yes: yes,
            ces_n: i64::try_from(scores.len()).unwrap(),
            ces_top: i64::try_from(scores.iter().filter(|s| **s > 4).count()).unwrap(),
            ces_sum: scores.iter().sum(),
            ces_squares: scores.iter().map(|s| s * s).sum(),
            ..DaySums::default()
        };
        let purchases = PurchaseTally {
            active_before: before, retained: kept, buyers, repeat_buyers: repeat,
            ..PurchaseTally::default()
        };
        let tallies = Tallies {
            sums: Some(sums), purchases: Some(purchases), ..Tallies::default()
        };
        let figures = figures(&quarter(), &tallies, &Settings::default());
        for (kpi, value) in figures.iter() {
            if let (Some(v), Unit::Percent) = (value.value, figure(kpi).unit) {
                prop_assert!((0.0..=100.0).contains(&v), "{} {v}", kpi.name());
            }
            if let (Some(v), Some(low), Some(high)) = (value.value, value.low, value.high) {
                prop_assert!(low <= v && v <= high, "{} {low} {v} {high}", kpi.name());
            }
        }
        let rate = |kpi| figures.get(kpi).unwrap().value;
        match (rate(Kpi::ChurnRate), rate(Kpi::RetentionRate)) {
            (Some(lost), Some(kept)) => prop_assert!((lost + kept - 100.0).abs() < 1e-9),
            (lost, kept) => prop_assert_eq!((lost, kept, before), (None, None, 0)),
        }
    }
}
