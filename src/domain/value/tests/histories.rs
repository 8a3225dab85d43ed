//! Purchase days, visits, refunds, sums.

use rstest::rstest;

use super::super::*;
use super::{at, line, on, refund, sale, ymd};

/// Purchase days as text with their value, and the number of orders.
fn days(rows: &[SaleRow<'_>], today: &str) -> (Vec<(String, i64)>, i64) {
    let history = history(rows, at(today));
    let days = history.days.iter().map(|d| (date(d.day).unwrap().to_string(), d.value)).collect();
    (days, history.orders)
}

fn named(days: &[(&str, i64)]) -> Vec<(String, i64)> {
    days.iter().map(|(day, value)| ((*day).to_owned(), *value)).collect()
}

#[test]
fn without_sales_there_is_nothing() {
    let found = history(&[], at("2026-11-22"));
    assert_eq!((found.first(), found.last(), found.since()), (None, None, None));
    assert_eq!((found.orders, found.visits, found.rhythm), (0, 0, None));
    // A sum over nothing is 0, a mean is none.
    assert_eq!((found.all.net, found.all.margin(), found.repeat_mean()), (0, Some(0), None));
}

#[test]
fn several_orders_of_a_day_are_one_purchase_day() {
    let rows = [sale(1, "2026-01-05", 300), sale(2, "2026-01-05", 200), sale(3, "2026-01-06", 0)];
    let wanted = named(&[("2026-01-05", 500), ("2026-01-06", 0)]);
    assert_eq!(days(&rows, "2026-01-06"), (wanted, 3));
}

#[test]
fn ten_thousand_orders_of_a_day_are_one_purchase_day_too() {
    let mut rows: Vec<_> = (0..10_000).map(|id| sale(id, "2026-01-05", 100)).collect();
    assert_eq!(days(&rows, "2026-01-06"), (named(&[("2026-01-05", 1_000_000)]), 10_000));
    // … and with refunds by document and line among them.
    for (row, number) in rows.iter_mut().zip(1..) {
        row.document = "R1";
        row.line = if number == 7 { "7" } else { "x" };
    }
    rows.push(refund(20_000, "2026-01-06", -100, "R1/7"));
    rows.push(refund(20_001, "2026-01-06", -1, "R1"));
    assert_eq!(days(&rows, "2026-01-06"), (named(&[("2026-01-05", 999_899)]), 9_999));
}

#[test]
fn what_is_dated_later_is_invisible() {
    let rows = [sale(1, "2026-01-05", 300), sale(2, "2026-01-07", 200)];
    assert_eq!(days(&rows, "2026-01-06"), (named(&[("2026-01-05", 300)]), 1));
    assert_eq!(history(&rows, at("2026-01-06")).all.rows, 1);
}

#[test]
fn rows_out_of_order_are_put_into_order() {
    let rows = [sale(2, "2026-01-07", 200), sale(1, "2026-01-05", 300)];
    let wanted = named(&[("2026-01-05", 300), ("2026-01-07", 200)]);
    assert_eq!(days(&rows, "2026-02-01"), (wanted, 2));
}

#[test]
fn a_sale_that_is_taken_back_wholly_is_no_purchase_but_counts_in_the_sums() {
    let rows = [
        line(1, "2026-01-05", 300, "R1", ""),
        line(2, "2026-01-09", 500, "R2", ""),
        refund(3, "2026-01-20", -300, "R1"),
    ];
    assert_eq!(days(&rows, "2026-01-31"), (named(&[("2026-01-09", 500)]), 1));
    assert_eq!(history(&rows, at("2026-01-31")).all.net, 500);
    // Before the refund it was one.
    let before = named(&[("2026-01-05", 300), ("2026-01-09", 500)]);
    assert_eq!(days(&rows, "2026-01-19"), (before, 2));
}

#[test]
fn a_refund_of_a_part_lowers_the_day_of_the_sale() {
    let rows = [
        line(1, "2026-01-05", 300, "R1", ""),
        line(2, "2026-01-09", 500, "R2", ""),
        refund(3, "2026-01-20", -299, "R1"),
    ];
    let wanted = named(&[("2026-01-05", 1), ("2026-01-09", 500)]);
    assert_eq!(days(&rows, "2026-01-31"), (wanted, 2));
}

#[test]
fn refunds_in_parts_cancel_together() {
    let rows = [
        line(1, "2026-01-05", 100, "R1", "1"),
        line(2, "2026-01-06", 101, "R1", "2"),
        refund(3, "2026-01-20", -100, "R1"),
        refund(4, "2026-01-21", -101, "R1"),
    ];
    assert_eq!(days(&rows, "2026-01-20").1, 2);
    assert_eq!(days(&rows, "2026-01-21"), (vec![], 0));
}

#[test]
fn a_refund_of_a_document_is_spread_over_its_lines_to_the_cent() {
    let rows = [
        line(1, "2026-01-05", 100, "R1", "1"),
        line(2, "2026-01-06", 100, "R1", "2"),
        line(3, "2026-01-07", 100, "R1", "3"),
        refund(4, "2026-01-20", -100, "R1"),
    ];
    // 33⅓ each: the cent left over goes to the first.
    let wanted = named(&[("2026-01-05", 66), ("2026-01-06", 67), ("2026-01-07", 67)]);
    assert_eq!(days(&rows, "2026-01-31"), (wanted, 3));
}

#[test]
fn rounding_to_cents_cancels_nothing() {
    let rows = [
        line(1, "2026-01-05", 1, "R1", "1"),
        line(2, "2026-01-06", 99, "R1", "2"),
        refund(3, "2026-01-20", -99, "R1"),
    ];
    // 0.99 and 98.01: of the first line a hundredth of a cent is left.
    let wanted = named(&[("2026-01-05", 0), ("2026-01-06", 1)]);
    assert_eq!(days(&rows, "2026-01-31"), (wanted, 2));
}

#[test]
fn a_refund_may_name_a_line_also_where_numbers_of_documents_have_strokes() {
    let rows = [
        line(1, "2026-01-05", 100, "2026/1", "1"),
        line(2, "2026-01-06", 100, "2026/1", "2"),
        refund(3, "2026-01-20", -100, "2026/1/2"),
    ];
    assert_eq!(days(&rows, "2026-01-31"), (named(&[("2026-01-05", 100)]), 1));
}

#[test]
fn a_refund_of_nothing_known_lowers_the_last_purchase_day_on_or_before_it() {
    let rows = [
        refund(1, "2026-01-01", -7, ""),
        sale(2, "2026-01-05", 100),
        refund(3, "2026-01-06", -30, "of nothing here"),
        sale(4, "2026-01-09", 100),
        refund(5, "2026-01-09", -500, ""),
    ];
    // The first one has no purchase day before it.
    let wanted = named(&[("2026-01-05", 70), ("2026-01-09", -400)]);
    assert_eq!(days(&rows, "2026-01-31"), (wanted, 2));
}

#[test]
fn a_free_sample_is_a_purchase_and_cannot_be_cancelled() {
    let rows = [line(1, "2026-01-05", 0, "R1", ""), refund(2, "2026-01-06", -5, "R1")];
    assert_eq!(days(&rows, "2026-01-31"), (named(&[("2026-01-05", -5)]), 1));
}

#[test]
fn sums_of_12_months_end_on_the_day() {
    let row = |id, date, margin, discount| SaleRow { margin, discount, ..sale(id, date, 100) };
    let rows = [
        row(1, "2024-11-22", Some(1), 1),
        row(2, "2024-11-23", Some(10), 2),
        row(3, "2025-11-22", None, 4),
        row(4, "2025-11-23", None, 8),
        row(5, "2026-11-22", None, 16),
        row(6, "2026-11-23", Some(99), 32),
    ];
    let found = history(&rows, at("2026-11-22"));
    assert_eq!((found.year.rows, found.before.rows, found.all.rows), (2, 2, 5));
    assert_eq!((found.year.net, found.before.net, found.all.net), (200, 200, 500));
    assert_eq!((found.year.margin(), found.year.covered), (None, 0));
    assert_eq!((found.before.margin(), found.before.covered), (Some(10), 100));
    assert_eq!((found.all.margin(), found.all.covered, found.all.discounts), (Some(11), 200, 31));
}

#[test]
fn a_year_that_ends_on_29_february_begins_on_1_march() {
    assert_eq!(at("2028-02-29").year, day(ymd("2027-03-01")));
    assert_eq!(at("2028-02-29").then, day(ymd("2027-02-28")));
    assert_eq!(at("2028-02-29").a_year_ago(), at("2027-02-28"));
    assert_eq!(at("2028-02-29").before, day(ymd("2026-03-01")));
}

#[rstest]
#[case::none(&[], 0, None)]
#[case::one(&[0], 1, None)]
#[case::fourteen_days_are_one_visit(&[0, 7, 14], 1, None)]
#[case::the_fifteenth_is_the_next(&[0, 14, 15], 2, None)]
#[case::two_are_no_rhythm(&[0, 100], 2, None)]
#[case::counted_from_the_first_day(&[0, 10, 20, 30, 40], 3, Some((20.0, 20.0, 20.0)))]
#[case::median_of_an_even_number(&[0, 30, 71], 3, Some((32.75, 35.5, 38.25)))]
#[case::quartiles(&[0, 20, 60, 120, 200, 300], 6, Some((40.0, 60.0, 80.0)))]
fn visits_and_rhythm(
    #[case] purchases: &[Day],
    #[case] visits: i64,
    #[case] wanted: Option<(f64, f64, f64)>,
) {
    let rows: Vec<_> = purchases.iter().zip(1..).map(|(day, id)| on(id, *day, 100)).collect();
    let found = history(&rows, at("2026-01-01"));
    assert_eq!(found.visits, visits);
    assert_eq!(found.rhythm.map(|r| (r.lower, r.median, r.upper)), wanted);
}

#[test]
fn the_mean_of_repeat_purchases_leaves_the_first_out() {
    let rows = [on(1, 0, 9_999), on(2, 30, 100), on(3, 60, 201)];
    let found = history(&rows, at("2026-01-01"));
    assert_eq!(found.repeat_mean(), Some(150.5));
    assert_eq!(average_order(found.all.net, 3), Some(10_300.0 / 3.0));
    assert_eq!(average_order(5, 0), None);
}
