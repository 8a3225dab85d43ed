//! Closed months, stored and counted again.

use super::*;
use crate::domain::codes::Kpi;
use crate::domain::import::{
    ImportKind, ImportRecord, ImportSpec, ImportedSale, OnDuplicate, ParsedRow,
};
use crate::domain::kpi::{DEFINITIONS, Figures};
use crate::domain::views::MonthFigures;
use crate::i18n::Lang;
use crate::store::api::{StoreError, Table};
use crate::store::tests::{Shared, load, memory};

fn october(store: &Store) -> MonthFigures {
    store.kpi_month(on("2026-10-17"), at(0)).unwrap()
}

fn value(figures: &Figures, kpi: Kpi) -> Option<f64> {
    figures.get(kpi).unwrap().value
}

fn snapshots(store: &Store) -> i64 {
    crate::store::tests::count(store, "SELECT count(*) FROM kpi_snapshot")
}

#[test]
fn a_closed_month_is_stored_once_and_what_is_corrected_later_shows() {
    let mut store = memory();
    let meyer = buyer(&mut store, "Meyer", &["2026-10-01", "2026-10-31", "2026-11-02"]);
    let first = october(&store);
    assert_eq!((first.month, first.stored_at), (on("2026-10-01"), at(0)));
    assert_eq!((first.definitions, snapshots(&store)), (DEFINITIONS, 1));
    assert_eq!(value(&first.stored, Kpi::Orders), Some(2.0));
    assert_eq!(first.stored, first.now);
    let kpis: Vec<Kpi> = first.stored.iter().map(|(kpi, _)| kpi).collect();
    assert!(kpis.iter().all(|kpi| !first.is_corrected(*kpi)));
    // A sale of that month is edited; one of a later month is no correction.
    sell(&mut store, meyer, "2026-11-03");
    assert_eq!(october(&store).now, first.now);
    let id: Id = store
        .conn()
        .query_row("SELECT id FROM sale WHERE date = '2026-10-31'", [], |r| r.get(0))
        .unwrap();
    let base: Sale = load(&store, id);
    let new = Sale { revenue: 130, ..base.clone() };
    put(&mut store, Change::Sale { base: Some(Box::new(base)), new: Box::new(new) });
    let edited = store.kpi_month(on("2026-10-01"), at(50)).unwrap();
    assert_eq!((&edited.stored, edited.stored_at), (&first.stored, at(0)));
    assert!(edited.is_corrected(Kpi::Revenue) && !edited.is_corrected(Kpi::Orders));
    assert_eq!(value(&edited.now, Kpi::Revenue), Some(230.0));
    // A customer goes to the trash.
    put(&mut store, Change::Trash(Table::Customer, meyer));
    let gone = october(&store);
    assert!(gone.is_corrected(Kpi::Orders) && gone.is_corrected(Kpi::Buyers));
    assert_eq!((value(&gone.now, Kpi::Orders), gone.stored), (Some(0.0), first.stored));
    assert_eq!(snapshots(&store), 1);
}

#[test]
fn storing_anew_adds_a_row_and_is_compared_from_then_on() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-10-01"]);
    october(&store);
    sell(&mut store, id, "2026-10-02");
    assert!(october(&store).is_corrected(Kpi::Orders));
    let kept = store.keep_kpi_month(on("2026-10-31"), at(90)).unwrap();
    assert_eq!((kept.stored_at, snapshots(&store)), (at(90), 2));
    assert_eq!(kept.stored, kept.now);
    let again = october(&store);
    assert_eq!((again.stored_at, value(&again.stored, Kpi::Orders)), (at(90), Some(2.0)));
    assert!(!again.is_corrected(Kpi::Orders));
    let old: String = store
        .conn()
        .query_row("SELECT figures FROM kpi_snapshot ORDER BY id LIMIT 1", [], |r| r.get(0))
        .unwrap();
    let old: serde_json::Value = serde_json::from_str(&old).unwrap();
    assert_eq!(old["orders"]["value"], 1.0);
}

#[test]
fn figures_of_other_definitions_are_told_apart_and_unknown_ones_left_out() {
    let store = memory();
    october(&store);
    store
        .conn()
        .execute(
            "UPDATE kpi_snapshot SET definitions = 99,
               figures = json_set(figures, '$.of_tomorrow', json('{\"value\": 1.0}'))",
            [],
        )
        .unwrap();
    let found = october(&store);
    assert_eq!((found.definitions, snapshots(&store)), (99, 1));
    assert_eq!(found.stored, found.now);
}

#[test]
fn a_month_that_is_not_over_has_nothing_stored() {
    let store = memory();
    for day in ["2026-11-01", "2026-11-30", "2026-12-24", "+262142-12-31"] {
        let found = store.kpi_month(on(day), at(0));
        assert!(matches!(found, Err(StoreError::NotFound)), "{day}: {found:?}");
    }
    assert!(store.kpi_month(on("0001-01-01"), at(0)).is_ok());
    assert_eq!(snapshots(&store), 1);
}

#[test]
fn nobody_waits_for_it_and_of_two_the_first_one_has_stored_it() {
    let file = Shared::new();
    let (mut anna, bert) = (file.open("anna"), file.open("bert"));
    let id = buyer(&mut anna, "Meyer", &["2026-10-01"]);
    let seq = anna.change_seq().unwrap();
    let writing = bert.begin().unwrap();
    assert_eq!(value(&october(&anna).stored, Kpi::Orders), Some(1.0));
    drop(writing);
    assert_eq!(snapshots(&anna), 0);
    assert_eq!(october(&bert).stored_at, at(0));
    assert_eq!(anna.change_seq().unwrap(), seq, "a look is no change");
    sell(&mut anna, id, "2026-10-02");
    let seen = anna.kpi_month(on("2026-10-01"), at(500)).unwrap();
    assert_eq!((seen.stored_at, value(&seen.stored, Kpi::Orders)), (at(0), Some(1.0)));
    assert_eq!((value(&seen.now, Kpi::Orders), snapshots(&anna)), (Some(2.0), 1));
}

#[test]
fn what_is_imported_late_or_taken_back_shows_as_a_correction() {
    let mut store = memory();
    let id = buyer(&mut store, "Meyer", &["2026-10-01"]);
    let customer = store.customer(id).unwrap().unwrap().number;
    let first = october(&store);
    let late = Sale { revenue: 55, ..Sale::new(0, on("2026-10-20")) };
    let record = ImportRecord::Sale(Box::new(ImportedSale {
        customer,
        name: None,
        sale: late,
        has_quantity: false,
        has_discount: false,
    }));
    let spec = ImportSpec {
        kind: ImportKind::Sales,
        file: "spaet.csv".to_owned(),
        on_duplicate: OnDuplicate::Skip,
        create_customers: false,
        dry_run: false,
        lang: Lang::De,
        own_fields: Vec::new(),
        list_rows: 0,
        total: 1,
        remember: None,
    };
    let mut rows = std::iter::once(ParsedRow { line: 1, key: 1, record: Ok(record) });
    let report = store.import(&spec, &mut rows, &mut |_| true, at(60)).unwrap();
    let found = october(&store);
    assert_eq!(
        (value(&found.now, Kpi::Orders), value(&found.now, Kpi::Revenue)),
        (Some(2.0), Some(155.0))
    );
    assert!(found.is_corrected(Kpi::Orders) && found.stored == first.stored);
    store.undo_import(report.import.unwrap(), at(120)).unwrap();
    let found = october(&store);
    assert!(!found.is_corrected(Kpi::Orders) && found.now == first.now);
}
