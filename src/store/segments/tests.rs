//! Sums, concentration, grid and portfolio of customers reckoned by hand.

use rstest::rstest;

use super::*;
use crate::domain::codes::{AbcClass, Code, Criterion, RfmGroup, Stage};
use crate::domain::model::Id;
use crate::domain::settings::Settings;
use crate::domain::views::{Axis, CurvePoint};
use crate::store::Store;
use crate::store::samples::{self, Sample};
use crate::store::tests::memory;

/// A customer with these values in the narrow row.
pub(super) fn customer(store: &Store, name: &str, set: &str) -> Id {
    let id = samples::add(store.conn(), &Sample { last: name, ..Sample::default() });
    if !set.is_empty() {
        let sql = format!("UPDATE customer_value SET {set} WHERE customer_id = {id}");
        store.conn().execute(&sql, []).unwrap();
    }
    id
}

/// A store whose first user is there, as samples want one.
pub(super) fn store() -> Store {
    let store = memory();
    let sql =
        "INSERT OR IGNORE INTO user (id, login, created_at, created_by, updated_at, updated_by)
               VALUES (1, 'anna', 0, 1, 0, 1)";
    store.conn().execute(sql, []).unwrap();
    store
}

fn revenues(values: &[i64]) -> (Store, Vec<Id>) {
    let store = store();
    let ids = values
        .iter()
        .map(|value| {
            let set =
                format!("revenue_12m = {value}, margin_12m = {value} / 2, covered_12m = {value}");
            customer(&store, "Kunde", &set)
        })
        .collect();
    (store, ids)
}

#[test]
fn the_figures_of_some_stand_beside_those_of_all() {
    let (store, ids) = revenues(&[100, 200, 700]);
    store
        .conn()
        .execute("UPDATE customer_value SET clv = 30.5 WHERE customer_id <= 2", [])
        .unwrap();
    let some = store.figures_of(&Chosen::ids(&ids[1..]), "").unwrap();
    assert_eq!((some.size, some.all_size), (2, 3));
    assert_eq!((some.revenue_12m, some.all_revenue_12m), (900, 1000));
    assert_eq!((some.margin_12m, some.all_margin_12m), (Some(450), Some(500)));
    assert_eq!((some.clv_mean, some.clv_n, some.size_then), (Some(30.5), 1, None));
    let nobody = store.figures_of(&Chosen::ids(&[]), "").unwrap();
    assert_eq!((nobody.size, nobody.revenue_12m, nobody.margin_12m), (0, 0, Some(0)));
    assert_eq!((nobody.clv_mean, nobody.all_size), (None, 3));
}

#[test]
fn a_margin_of_which_no_cost_is_known_is_not_zero() {
    let store = store();
    let id = customer(&store, "Kunde", "revenue_12m = 100, margin_12m = NULL");
    customer(&store, "Ohne Umsatz", "");
    let figures = store.figures_of(&Chosen::everybody(), "").unwrap();
    assert_eq!((figures.revenue_12m, figures.margin_12m), (100, None));
    assert_eq!(store.figures_of(&Chosen::ids(&[id]), "").unwrap().margin_12m, None);
}

#[test]
fn sums_of_the_whole_file_follow_every_write() {
    let (store, _) = revenues(&[100]);
    assert_eq!(store.whole_file().unwrap().revenue, 100);
    store.conn().execute("UPDATE customer_value SET revenue_12m = 70", []).unwrap();
    assert_eq!(store.whole_file().unwrap().revenue, 70);
    customer(&store, "Neu", "revenue_12m = 5");
    assert_eq!(store.whole_file().unwrap().revenue, 75);
}

#[test]
fn the_size_a_year_ago_is_known_of_stages_and_classes() {
    let store = store();
    let (lost, a) = (Stage::Lost.code(), AbcClass::A.code());
    let then = |query| store.figures_of(&Chosen::everybody(), query).unwrap().size_then;
    customer(&store, "Kunde", "");
    assert_eq!(then("stage:lost"), None);
    customer(&store, "Verloren", &format!("stage_then = {lost}, abc_then = {a}"));
    customer(&store, "Auch", &format!("stage_then = {lost}"));
    assert_eq!((then("stage:lost"), then("stage:new")), (Some(2), Some(0)));
    assert_eq!((then("abc:A"), then("nps >= 9")), (Some(1), None));
}

#[rstest]
#[case::one_above_80_percent(&[900, 60, 40], 1, 1)]
#[case::equal_ones(&[10; 10], 5, 8)]
#[case::exactly_half(&[5, 3, 2], 1, 2)]
#[case::only_positive_ones_count(&[-50, 0, 10], 1, 1)]
#[case::nobody(&[], 0, 0)]
#[case::nothing_sold(&[0, 0], 0, 0)]
fn so_many_make_half_and_80_percent(#[case] values: &[i64], #[case] half: i64, #[case] most: i64) {
    // Doubled, for the margin is half of it.
    let (store, _) = revenues(&values.iter().map(|v| v * 2).collect::<Vec<_>>());
    let found = store.concentration_of(&Chosen::everybody()).unwrap();
    let positive: Vec<i64> = values.iter().copied().filter(|v| *v > 0).collect();
    assert_eq!((found.half, found.most), (half, most));
    assert_eq!(found.customers, i64::try_from(positive.len()).unwrap());
    assert_eq!(found.total, positive.iter().sum::<i64>());
}

#[test]
fn the_curve_climbs_from_nobody_to_all() {
    let (store, _) = revenues(&[1800, 120, 80]);
    let found = store.concentration_of(&Chosen::everybody()).unwrap();
    let point = |customers, share| CurvePoint { customers, share };
    assert_eq!(found.curve, [point(0, 0.0), point(1, 0.9), point(2, 0.96), point(3, 1.0)]);

    let (store, _) = revenues(&(1..=1000).map(|n| n * 2).collect::<Vec<_>>());
    let curve = store.concentration_of(&Chosen::everybody()).unwrap().curve;
    assert_eq!((curve.len(), curve.first().copied()), (101, Some(point(0, 0.0))));
    assert_eq!(curve.last().copied(), Some(point(1000, 1.0)));
    assert!(curve.is_sorted_by(|a, b| a.customers < b.customers && a.share < b.share));
}

#[test]
fn revenue_takes_the_place_of_margin_where_costs_are_not_known() {
    let (store, ids) = revenues(&[100, 200]);
    let found = store.concentration_of(&Chosen::everybody()).unwrap();
    assert_eq!((found.by_revenue, found.coverage, found.total), (false, Some(1.0), 150));
    store
        .conn()
        .execute("UPDATE customer_value SET covered_12m = 0 WHERE customer_id = 1", [])
        .unwrap();
    // It is the cost of all that decides, whoever is looked at.
    for chosen in [Chosen::everybody(), Chosen::ids(&ids)] {
        let found = store.concentration_of(&chosen).unwrap();
        assert_eq!((found.by_revenue, found.total), (true, 300));
    }
}

#[test]
fn classes_are_counted_with_what_they_bring() {
    let (store, ids) = revenues(&[100, 200, -20, 40]);
    for (id, class) in ids.iter().zip([AbcClass::B, AbcClass::A, AbcClass::C]) {
        let sql =
            format!("UPDATE customer_value SET abc = {} WHERE customer_id = {id}", class.code());
        store.conn().execute(&sql, []).unwrap();
    }
    let found = store.concentration_of(&Chosen::everybody()).unwrap();
    assert_eq!(found.classes, [(1, 100), (1, 50), (1, -10)]);
    assert_eq!(store.concentration_of(&Chosen::ids(&ids[..1])).unwrap().classes[1], (1, 50));
}

#[test]
fn the_grid_is_by_recency_and_frequency() {
    let store = store();
    let (best, lost) = (RfmGroup::Champions.code(), RfmGroup::Lost.code());
    customer(&store, "a", &format!("rfm = 554, rfm_group = {best}, revenue_12m = 70"));
    customer(&store, "b", &format!("rfm = 551, rfm_group = {best}, revenue_12m = 30"));
    customer(&store, "c", &format!("rfm = 121, rfm_group = {lost}, revenue_12m = -5"));
    customer(&store, "d", "");
    let found = grid::grid(store.conn(), &Chosen::everybody()).unwrap();
    let cell = |r: usize, f: usize| {
        (found.cells[r - 1][f - 1].customers, found.cells[r - 1][f - 1].revenue)
    };
    assert_eq!((found.buyers, cell(5, 5), cell(1, 2), cell(2, 1)), (3, (2, 100), (1, -5), (0, 0)));
    let groups: Vec<_> = found.groups.iter().map(|(g, cell)| (*g, cell.customers)).collect();
    assert_eq!(groups, [(RfmGroup::Champions, 2), (RfmGroup::Lost, 1)]);
}

fn judge(store: &Store, customer: Id, criterion: Criterion, score: i64, on: &str) {
    let sql = format!(
        "INSERT INTO score (customer_id, criterion, score, scored_on, created_at, created_by,
           updated_at, updated_by) VALUES ({customer}, {}, {score}, '{on}', 0, 1, 0, 1)",
        criterion.code()
    );
    store.conn().execute(&sql, []).unwrap();
}

fn portfolio_of(store: &Store, axes: [Axis; 2]) -> crate::domain::views::Portfolio {
    let today = "2026-11-22".parse().unwrap();
    let settings = Settings::default();
    portfolio::portfolio(store.conn(), &Chosen::everybody(), axes, &settings, today).unwrap()
}

#[test]
fn who_was_judged_has_a_place_and_the_others_stand_aside() {
    let store = store();
    let full = customer(&store, "Voll", "revenue_12m = 5");
    let half = customer(&store, "Halb", "revenue_12m = 9");
    let none = customer(&store, "Nichts", "revenue_12m = 7");
    for (criterion, score) in
        [(Criterion::Potential, 5), (Criterion::Growth, 4), (Criterion::Payment, 3)]
    {
        judge(&store, full, criterion, score, "2026-01-01");
        judge(&store, half, criterion, score, "2026-01-01");
    }
    for (score, on) in [(1, "2026-03-01"), (5, "2026-02-01")] {
        judge(&store, full, Criterion::Closeness, score, on);
        judge(&store, full, Criterion::Length, 2, on);
    }
    let found = portfolio_of(&store, [Axis::Position, Axis::Attractiveness]);
    assert_eq!((found.placed, found.aside), (1, 2));
    let point = &found.points[0];
    assert_eq!((point.id, point.name.as_str(), point.revenue), (full, "Voll", 5));
    // The newest score counts.
    assert!((point.x - 1.5).abs() < 1e-12 && (point.y - 4.0).abs() < 1e-12, "{point:?}");
    let aside: Vec<Id> = found.aside_rows.iter().map(|row| row.id).collect();
    assert_eq!(aside, [half, none], "the most valuable first");
}

#[test]
fn any_two_axes_can_be_chosen() {
    let store = store();
    let id = customer(
        &store,
        "a",
        "revenue_12m = 50, last_sale = 20_400, contacts = 3, nps = 9, p_alive = 0.5",
    );
    store.conn().execute("UPDATE customer SET potential = 200", []).unwrap();
    let point = |x, y| {
        let found = portfolio_of(&store, [x, y]);
        found.points.first().map(|p| (p.id, p.x, p.y))
    };
    let days = f64::from(crate::domain::value::day("2026-11-22".parse().unwrap()) - 20_400);
    assert_eq!(point(Axis::Recency, Axis::ShareOfWallet), Some((id, days, 25.0)));
    assert_eq!(point(Axis::Contacts, Axis::Nps), Some((id, 3.0, 9.0)));
    assert_eq!(point(Axis::PAlive, Axis::Potential), Some((id, 0.5, 200.0)));
    assert_eq!(point(Axis::Revenue, Axis::Clv), None);
}

#[test]
fn only_the_most_valuable_are_drawn_but_all_are_counted() {
    let many: Vec<i64> = (0..600).map(|n| n % 50).collect();
    let (store, ids) = revenues(&many);
    let found = portfolio_of(&store, [Axis::Revenue, Axis::Contacts]);
    assert_eq!((found.placed, found.points.len(), found.aside), (600, 500, 0));
    // Equal ones: the older first.
    assert_eq!((found.points[0].id, found.points[1].id), (ids[49], ids[99]));
    assert!(
        found
            .points
            .is_sorted_by(|a, b| a.revenue > b.revenue || a.revenue == b.revenue && a.id < b.id)
    );
    assert!(found.points.iter().all(|p| p.revenue >= 8));
}

#[test]
fn every_built_in_segment_is_a_query_that_is_understood() {
    let store = store();
    customer(
        &store,
        "Kunde",
        "abc = 1, stage = 3, rfm = 555, rfm_group = 1, nps = 9, contacts = 1",
    );
    let today = "2026-11-22".parse().unwrap();
    let size = |query: &str| store.segment_figures(query, today).map(|found| found.size);
    let names: Vec<&str> = crate::domain::segments::BUILT_IN
        .iter()
        .filter(|segment| size(segment.query).unwrap() > 0)
        .map(|segment| segment.name)
        .collect();
    assert_eq!(
        names,
        ["abc_a", "active", "rfm_champions", "never_contacted", "promoters", "no_consent"]
    );
    assert!(size("stgae:lost").is_err());
}

#[test]
fn pictures_are_of_those_whom_a_query_means() {
    let store = store();
    customer(
        &store,
        "Groß",
        "revenue_12m = 90, margin_12m = 90, covered_12m = 90, rfm = 555, abc = 1",
    );
    customer(
        &store,
        "Klein",
        "revenue_12m = 10, margin_12m = 10, covered_12m = 10, rfm = 111, abc = 3",
    );
    let today = "2026-11-22".parse().unwrap();
    assert_eq!(store.concentration("abc:C", today).unwrap().total, 10);
    assert_eq!(store.rfm_grid("abc:A", today).unwrap().buyers, 1);
    let axes = [Axis::Revenue, Axis::Contacts];
    let found = store.portfolio("not abc:A", axes, today).unwrap();
    assert_eq!(found.points.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), ["Klein"]);
    assert_eq!(store.portfolio("", axes, today).unwrap().placed, 2);
}
