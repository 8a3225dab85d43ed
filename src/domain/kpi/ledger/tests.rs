use proptest::prelude::*;

use super::*;
use crate::domain::value::{AsOf, date, history};

fn sale(id: i64, day: Day, net: i64, document: &'static str) -> SaleRow<'static> {
    SaleRow {
        id,
        day,
        kind: SaleKind::Sale,
        net,
        margin: None,
        discount: 0,
        document,
        line: "",
        refund_of: "",
    }
}

fn refund(id: i64, day: Day, net: i64, refund_of: &'static str) -> SaleRow<'static> {
    SaleRow { kind: SaleKind::Refund, refund_of, ..sale(id, day, net, "") }
}

#[test]
fn a_day_has_the_sums_of_its_rows() {
    let rows = [
        SaleRow { margin: Some(30), discount: 10, ..sale(1, 100, 90, "") },
        sale(2, 100, 50, ""),
        SaleRow { margin: Some(-5), ..refund(3, 100, -20, "") },
        sale(4, 90, 7, ""),
    ];
    let days = sales_days(&rows);
    assert_eq!(days.iter().map(|day| day.day).collect::<Vec<_>>(), [90, 100]);
    let wanted = SalesDay {
        day: 100,
        rows: 3,
        refund_rows: 1,
        covered_rows: 2,
        revenue: 130,
        discounts: 10,
        variable_costs: 45,
        covered_net: 70,
        refunds: 20,
        cancelled: vec![],
    };
    assert_eq!(days[1], wanted);
    assert_eq!((days[1].net(), days[1].orders_as_of(100)), (120, 2));
    let sums = days[1].sums();
    assert_eq!((sums.net(), sums.margin(), sums.sale_rows, sums.refunds), (120, 25, 3, 20));
}

#[test]
fn a_sale_is_cancelled_from_the_day_on_that_nothing_is_left_of_it() {
    let rows = [
        sale(1, 100, 50, "R1"),
        sale(2, 100, 80, "R2"),
        refund(3, 110, -20, "R1"),
        refund(4, 120, -30, "R1"),
    ];
    let days = sales_days(&rows);
    let orders: Vec<u32> = [100, 110, 119, 120, 500].map(|d| days[0].orders_as_of(d)).into();
    assert_eq!(orders, [2, 2, 2, 1, 1]);
}

#[test]
fn a_document_that_is_taken_back_line_by_line_and_added_to_later_counts_again() {
    let line = |id, day, net, line| SaleRow { line, ..sale(id, day, net, "R/1") };
    let rows = [
        line(1, 100, 50, "1"),
        line(2, 100, 50, "2"),
        refund(3, 101, -50, "R/1/2"),
        refund(4, 102, -50, " R/1 / 1 "),
        // Of the whole document; half of it falls on the line that is sold later.
        sale(5, 103, 60, "R2"),
        refund(6, 104, -60, "R2"),
        sale(7, 105, 60, "R2"),
    ];
    let days = sales_days(&rows);
    assert_eq!([100, 101, 102].map(|d| days[0].orders_as_of(d)), [2, 1, 0]);
    let later = days.iter().find(|day| day.day == 103).unwrap();
    assert_eq!([103, 104, 105].map(|d| later.orders_as_of(d)), [1, 0, 1]);
}

#[test]
fn damaged_bytes_end_the_days() {
    let rows = [sale(1, 19_000, 5000, ""), sale(2, 19_001, 7000, ""), refund(3, 19_002, -1, "")];
    let days = sales_days(&rows);
    let bytes = encode(&days);
    assert_eq!(decode(&bytes).collect::<Vec<_>>(), days);
    assert!(decode(&bytes[..bytes.len() - 1]).count() == 2);
    assert_eq!(decode(&[0xff; 40]).count(), 0);
    assert_eq!(decode(&[]).count(), 0);
    // A count of changes that nobody has.
    assert_eq!(decode(&[0, 16, 2, 2, 0xff, 0xff, 0xff, 0xff, 0x0f]).count(), 0);
}

const DOCUMENTS: [&str; 5] = ["", "A", "A/1", "B", "B/1/2"];
const LINES: [&str; 3] = ["", "1", "2"];
const TARGETS: [&str; 9] = ["", "A", "A/1", "A/2", "A/1/2", "B", "B/1/2", "B/1/2/1", "C"];

fn any_row() -> impl Strategy<Value = SaleRow<'static>> {
    let texts = (0..DOCUMENTS.len(), 0..LINES.len(), 0..TARGETS.len());
    let money = (-3..12_i64, proptest::option::of(-5..5_i64), 0..3_i64);
    (0..20_i32, any::<bool>(), texts, money).prop_map(|(day, back, texts, money)| {
        let (document, line, target) = texts;
        let (net, margin, discount) = money;
        SaleRow {
            id: 0,
            day: 19_000 + day,
            kind: if back { SaleKind::Refund } else { SaleKind::Sale },
            net: if back { -net } else { net },
            margin,
            discount,
            document: DOCUMENTS[document],
            line: LINES[line],
            refund_of: if back { TARGETS[target] } else { "" },
        }
    })
}

proptest! {
    #[test]
    fn the_days_say_on_every_day_what_the_history_says(
        mut rows in proptest::collection::vec(any_row(), 0..14),
    ) {
        for (id, row) in (1..).zip(&mut rows) {
            row.id = id;
        }
        let days = sales_days(&rows);
        let back: Vec<SalesDay> = decode(&encode(&days)).collect();
        prop_assert_eq!(&back, &days);
        prop_assert!(days.is_sorted_by_key(|day| day.day));
        for as_of in 18_999..19_022 {
            let history = history(&rows, AsOf::new(date(as_of).unwrap()));
            let seen = || days.iter().filter(|day| day.day <= as_of);
            let orders: u32 = seen().map(|day| day.orders_as_of(as_of)).sum();
            prop_assert_eq!(i64::from(orders), history.orders);
            let bought: Vec<Day> =
                seen().filter(|day| day.orders_as_of(as_of) > 0).map(|day| day.day).collect();
            let wanted: Vec<Day> = history.days.iter().map(|day| day.day).collect();
            prop_assert_eq!(bought, wanted);
            let mut sums = DaySums::default();
            seen().for_each(|day| sums.add(&day.sums()));
            prop_assert_eq!(sums.net(), history.all.net);
            prop_assert_eq!(sums.sale_rows, history.all.rows);
            prop_assert_eq!(sums.margin(), history.all.known_margin);
            prop_assert_eq!(sums.covered_net, history.all.covered);
            prop_assert_eq!(sums.covered_rows, history.all.covered_rows);
            prop_assert_eq!(sums.discounts, history.all.discounts);
        }
    }

    #[test]
    fn whatever_the_bytes_reading_them_ends(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        prop_assert!(decode(&bytes).count() <= 60);
    }

    #[test]
    fn the_largest_numbers_come_back(
        day in any::<Day>(),
        rows in any::<u32>(),
        money in any::<[i64; 5]>(),
        cancelled in proptest::collection::vec((any::<Day>(), any::<i32>()), 0..3),
    ) {
        let [revenue, discounts, variable_costs, covered_net, refunds] = money;
        let known = SalesDay {
            day, rows, refund_rows: rows / 2, covered_rows: rows / 3, revenue, discounts,
            variable_costs, covered_net, refunds, cancelled,
        };
        prop_assert_eq!(decode(&encode(std::slice::from_ref(&known))).next(), Some(known));
    }
}
