//! Rows of invoices and credit notes: how amounts are read, what is rejected and why.

use std::fmt::Write as _;

use chrono::NaiveDate;
use kundig::domain::codes::SaleKind;
use kundig::domain::import::{ImportKind, ImportReport};
use kundig::domain::model::Sale;
use kundig::exchange::{FileProblem, Options, Plan, plan};
use kundig::store::Store;

use crate::support::*;

/// A store with customers 1, 2, 3.
pub fn with_customers() -> Store {
    let mut store = store();
    let text = "number;company;email\n1;Alpha GmbH;a@alpha.example\n2;Beta AG;b@beta.example\n3;Gamma KG;\n";
    assert_eq!(import_text(&mut store, text, CUSTOMERS), [3, 0, 0, 0]);
    store
}

/// All live sales by day, with the number of their customer.
pub fn sales(store: &Store) -> Vec<(Sale, String)> {
    let mut all = Vec::new();
    let read = &mut |s: &Sale, number: &str| {
        all.push((s.clone(), number.to_owned()));
        true
    };
    store.snapshot().unwrap().sales(read).unwrap();
    all
}

/// Imports text with columns mapped by hand.
pub fn mapped(store: &mut Store, text: &str, map: &[(&str, &str)]) -> ImportReport {
    let file = written(text);
    let plan = planned_as(store, &file, map).unwrap();
    let spec = spec(&plan, SALES);
    store.import(&spec, &mut plan.rows().unwrap(), &mut |_| true, now()).unwrap()
}

fn planned_as(
    store: &Store,
    file: &tempfile::NamedTempFile,
    map: &[(&str, &str)],
) -> Result<Plan, FileProblem> {
    let overrides = map.iter().map(|(c, f)| ((*c).to_owned(), (*f).to_owned())).collect();
    let options = Options { overrides, ..options(store, ImportKind::Sales) };
    plan(file.path(), options, &|kind, header| store.import_choices(kind, header).unwrap())
}

/// Revenue, discount and cost of the sales.
fn money(store: &Store) -> Vec<(i64, i64, Option<i64>)> {
    sales(store).iter().map(|(s, _)| (s.revenue, s.discount, s.variable_cost)).collect()
}

fn problem(store: &Store, text: &str) -> String {
    let file = written(text);
    let asked = planned_as(store, &file, &[]).unwrap().require_meaning().unwrap_err();
    let sentence = asked.message(&kundig::i18n::I18n::new(kundig::i18n::Lang::En));
    sentence.split_once(": ").unwrap().1.to_owned()
}

#[test]
fn a_row_is_taken_as_it_stands() {
    let mut store = with_customers();
    let text = "Kundennr.;Belegdatum;Belegart;Belegnr.;Pos.;Gutschrift zu;Artikel;Menge;Netto;Rabatt;Variable Kosten\n\
                1;03.02.2026;Rechnung;RE-1;10;;Montage;2,5;1.000,00 €;50,00;400,00\n\
                a@alpha.example;2026-02-04;Gutschrift;GS-1;;RE-1/10;Montage;1;100,00;5,00;40,00\n";
    assert_eq!(import_text(&mut store, text, SALES), [2, 0, 0, 0]);
    let all = sales(&store);
    let (sale, number) = &all[0];
    assert_eq!(number, "1");
    assert_eq!(
        (sale.date, sale.kind),
        (NaiveDate::from_ymd_opt(2026, 2, 3).unwrap(), SaleKind::Sale)
    );
    assert_eq!([&*sale.document, &*sale.line, &*sale.product], ["RE-1", "10", "Montage"]);
    assert_eq!((sale.quantity, sale.revenue, sale.discount), (2500, 100_000, 5000));
    assert_eq!(sale.variable_cost, Some(40_000));
    let refund = &all[1].0;
    assert_eq!((refund.kind, &*refund.refund_of), (SaleKind::Refund, "RE-1/10"));
    assert_eq!(
        (refund.revenue, refund.discount, refund.variable_cost),
        (-10_000, -500, Some(-4000))
    );
    sound(&mut store);
}

#[test]
fn the_sample_imports_once_and_its_discounts_prove_the_reading() {
    let mut store = store();
    let customers = "number;company\n30001;Alpha GmbH\n30002;Beta AG\n30003;Gamma KG\n";
    import_text(&mut store, customers, CUSTOMERS);
    let path = sample("sales-net.csv");
    let report = import(&mut store, &path, SALES);
    assert_eq!(counts(&report), [9, 0, 0, 2]);
    assert_eq!(
        reasons(&report),
        [
            (9, "Belegdatum: “31.02.2025” is not a date."),
            (10, "Netto: “abc” is not an amount of money."),
        ]
    );
    let all = sales(&store);
    let without_cost = all.iter().filter(|(s, _)| s.variable_cost.is_none()).count();
    assert_eq!(without_cost, 3, "unknown, not 0");
    let free = all.iter().find(|(s, _)| s.revenue == 0).unwrap();
    assert_eq!((free.0.kind, free.0.variable_cost), (SaleKind::Sale, Some(1200)));
    assert_eq!(all.iter().filter(|(s, _)| s.kind == SaleKind::Refund).count(), 1);
    let lines: Vec<&str> = all
        .iter()
        .filter(|(s, _)| s.document == "RE-2025-00009")
        .map(|(s, _)| s.line.as_str())
        .collect();
    assert_eq!(lines, ["", "2"], "the second row of a document is its second line");
    assert_eq!(counts(&import(&mut store, &path, SALES)), [0, 0, 9, 2]);
    sound(&mut store);
}

#[test]
fn an_amount_that_can_be_read_in_several_ways_is_asked_for() {
    let store = with_customers();
    for name in ["Betrag", "Summe", "Total", "Amount", "Brutto", "Preis (EUR)", "Gesamt"] {
        let sentence = problem(&store, &format!("Kunde;Datum;{name}\n1;03.02.2026;119,00\n"));
        let expected = format!(
            "It is not said whether “{name}” is without or with VAT, before or after discount. \
             Please say so: --map \"{name}=revenue\" (without VAT, before discount), \
             \"{name}=revenue_after_discount\" (without VAT, after discount), \"{name}=gross\" \
             (with VAT, before discount) or \"{name}=gross_after_discount\" (with VAT, after discount)."
        );
        assert_eq!(sentence, expected);
    }
    // Two columns that both say “net” cannot both be it.
    assert!(
        problem(&store, "Kunde;Datum;Umsatz;Netto\n1;3.2.26;119;100\n").contains("“Umsatz, Netto”")
    );
}

#[test]
fn net_beside_gross_is_net_and_the_other_is_left() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Brutto;Netto\n1;03.02.2026;119,00;100,00\n";
    assert_eq!(import_text(&mut store, text, SALES), [1, 0, 0, 0]);
    assert_eq!(money(&store), [(10_000, 0, None)]);
}

#[test]
fn the_four_readings_of_an_amount() {
    let text = "Kunde;Datum;Betrag;Rabatt\n1;03.02.2026;119,00;11,90\n";
    for (word, expected) in [
        ("revenue", (11_900, 1190)),
        ("revenue_after_discount", (13_090, 1190)),
        ("gross", (10_000, 1000)),
        ("gross_after_discount", (11_000, 1000)),
    ] {
        let mut store = with_customers();
        assert_eq!(counts(&mapped(&mut store, text, &[("Betrag", word)])), [1, 0, 0, 0]);
        assert_eq!(money(&store), [(expected.0, expected.1, None)], "{word}");
        // The answer is kept: a file with this heading is not asked for again.
        let next = "Kunde;Datum;Betrag;Rabatt\n2;04.02.2026;119,00;11,90\n";
        assert_eq!(import_text(&mut store, next, SALES), [1, 0, 0, 0]);
        assert_eq!(money(&store).len(), 2);
        assert_eq!(money(&store)[0], money(&store)[1]);
    }
}

#[test]
fn vat_is_that_of_the_row_else_that_of_the_settings() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Brutto;MwSt %\n1;03.02.2026;107,00;7\n1;04.02.2026;107,00;7,00 %\n\
                1;05.02.2026;119,00;0,19\n1;06.02.2026;100,00;0\n1;07.02.2026;119,00;\n\
                1;08.02.2026;119,00;voll\n";
    let report = mapped(&mut store, text, &[("Brutto", "gross")]);
    assert_eq!(money(&store), [(10_000, 0, None); 5]);
    assert_eq!(reasons(&report), [(7, "MwSt %: “voll” is not a percentage.")]);
}

#[test]
fn discounts_in_percent_and_costs_of_a_piece_become_amounts() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Menge;Netto;Rabatt;EK\n1;03.02.2026;4;200,00;10 %;12,50\n";
    let report = mapped(&mut store, text, &[("EK", "unit_cost")]);
    assert_eq!(counts(&report), [1, 0, 0, 0]);
    assert_eq!(money(&store), [(20_000, 2000, Some(5000))]);
    let text = "Kunde;Datum;Betrag;Rabatt %\n2;03.02.2026;90,00;10\n";
    mapped(&mut store, text, &[("Betrag", "revenue_after_discount")]);
    assert_eq!(money(&store)[1], (10_000, 1000, None));
}

/// Thirty rows whose discount is 5 or 10 percent of the first figure, or of the second.
fn with_discounts(after: bool) -> String {
    let mut text = String::from("Kunde;Datum;Belegnr;Netto;Rabatt\n");
    for n in 0..30 {
        let before = 10_037 + n * 1_713;
        let percent = if n % 2 == 0 { 5 } else { 10 };
        let discount = (before * percent + 50) / 100;
        let amount = if after { before - discount } else { before };
        let (euro, cent) = (amount / 100, amount % 100);
        let (off, off_cent) = (discount / 100, discount % 100);
        writeln!(text, "1;03.02.2026;R{n};{euro},{cent:02};{off},{off_cent:02}").unwrap();
    }
    text
}

#[test]
fn what_the_discounts_prove_is_told_and_asked_for_where_it_contradicts_the_name() {
    let mut store = with_customers();
    let file = written(&with_discounts(false));
    let plan = planned(&store, file.path(), ImportKind::Sales);
    let i18n = kundig::i18n::I18n::new(kundig::i18n::Lang::En);
    assert_eq!(
        plan.reading(&i18n),
        [
            "“Netto” is read as the amount without VAT, before discount.",
            "In 30 of 30 rows with a discount it is an even percentage of “Netto”, which is \
             therefore the amount before discount.",
            "The file does not tell of variable costs: the contribution margin stays unknown.",
        ]
    );
    let sentence = problem(&store, &with_discounts(true));
    assert!(
        sentence.contains("“Netto” plus discount, which is therefore the amount after discount")
    );
    let report = mapped(&mut store, &with_discounts(true), &[("Netto", "revenue_after_discount")]);
    assert_eq!(counts(&report), [30, 0, 0, 0]);
    assert_eq!(money(&store)[0], (10_037, 502, None));
}

#[test]
fn rows_that_cannot_be_are_rejected_with_their_reason() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Netto;Rabatt;Variable Kosten;Menge;Währung;Art\n\
                1;22.11.2026;1,00;;;;;\n\
                1;;1,00;;;;;\n\
                1;03.02.2026;;;;;;\n\
                1;03.02.2026;12,00 $;;;;;\n\
                1;03.02.2026;12,00;;;;CHF;\n\
                1;03.02.2026;99.999.999.999.999,00;;;;;\n\
                1;03.02.2026;5,00;-1,00;;;;\n\
                1;03.02.2026;5,00;;;-2;;\n\
                1;03.02.2026;5,00;;viel;;;\n\
                1;03.02.2026;5,00;;;;;Angebot\n\
                ;03.02.2026;5,00;;;;;\n\
                1;03.02.1066;5,00;;;;;\n\
                1;21.11.2026;5,00;;;;EUR;Storno\n";
    let report = import(&mut store, written(text).path(), SALES);
    assert_eq!(
        reasons(&report),
        [
            (2, "Datum: “22.11.2026” lies in the future."),
            (3, "The date is missing."),
            (4, "The amount is missing."),
            (5, "Netto: the amount is in USD, the file keeps EUR. Please convert it."),
            (6, "Währung: the amount is in CHF, the file keeps EUR. Please convert it."),
            (7, "Netto: “99.999.999.999.999,00” is too large for an amount of money."),
            (8, "Rabatt has another sign than Netto: which is right?"),
            (9, "The quantity is negative, the amount is not: a refund or a sale?"),
            (10, "Variable Kosten: “viel” is not an amount of money."),
            (11, "Art: “Angebot” is not known here."),
            (12, "The customer number is missing."),
            (13, "Datum: “03.02.1066” is not a date."),
        ]
    );
    assert_eq!(money(&store), [(-500, 0, None)]);
}

#[test]
fn unknown_customers_are_told_of_once_or_made() {
    let text = "Kunde;Kundenname;Datum;Netto;Belegnr\n\
                77;Delta Bau GmbH;03.02.2026;1,00;R1\n77;Delta Bau GmbH;04.02.2026;2,00;R2\n\
                neu@delta.example;Erika Neu;05.02.2026;3,00;R3\n1;;06.02.2026;4,00;R4\n";
    let mut store = with_customers();
    let file = written(text);
    let report = import(&mut store, file.path(), SALES);
    assert_eq!(counts(&report), [1, 0, 0, 3]);
    assert_eq!(report.unknown, [("77".to_owned(), 2), ("neu@delta.example".to_owned(), 1)]);
    assert!(report.rejects.iter().all(|r| r.collected));
    let i18n = kundig::i18n::I18n::new(kundig::i18n::Lang::En);
    assert_eq!(
        kundig::exchange::unknown_customers(&report, &i18n).unwrap(),
        "2 unknown customers in 3 rows: 77, neu@delta.example."
    );
    let plan = planned(&store, file.path(), ImportKind::Sales);
    let spec = kundig::domain::import::ImportSpec { create_customers: true, ..spec(&plan, SALES) };
    let report = store.import(&spec, &mut plan.rows().unwrap(), &mut |_| true, now()).unwrap();
    assert_eq!((counts(&report), report.customers_made), ([3, 0, 1, 0], 2));
    let made = customer(&store, "77");
    assert_eq!(
        (made.company.as_str(), store.sales_of(made.meta.id).unwrap().len()),
        ("Delta Bau GmbH", 2)
    );
    let erika = customers(&store).into_iter().find(|(c, _)| c.last_name == "Neu").unwrap().0;
    assert_eq!(erika.emails[0].raw, "neu@delta.example");
    sound(&mut store);
    // They go with the import that made them.
    let undone = store.undo_import(report.import.unwrap(), later(1)).unwrap();
    assert_eq!((undone.trashed, undone.kept.len()), (5, 0));
    assert_eq!((sales(&store).len(), customers(&store).len()), (1, 3));
    sound(&mut store);
}

#[test]
fn nobody_is_made_for_an_invoice_that_is_somebody_elses() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Netto;Belegnr\n1;03.02.2026;1,00;R1\n";
    assert_eq!(import_text(&mut store, text, SALES), [1, 0, 0, 0]);
    let before = customers(&store).len();
    let file = written(&text.replace("\n1;", "\n78;"));
    let plan = planned(&store, file.path(), ImportKind::Sales);
    let spec = kundig::domain::import::ImportSpec { create_customers: true, ..spec(&plan, SALES) };
    let report = store.import(&spec, &mut plan.rows().unwrap(), &mut |_| true, now()).unwrap();
    assert_eq!((counts(&report), report.customers_made), ([0, 0, 0, 1], 0));
    assert!(report.rejects[0].reason.contains("R1"), "{}", report.rejects[0].reason);
    assert_eq!(customers(&store).len(), before);
}

#[test]
fn ten_thousand_purchases_of_a_day_are_taken() {
    let mut store = with_customers();
    let mut text = String::from("Kunde;Datum;Netto\n");
    for n in 0..10_000 {
        writeln!(text, "1;03.02.2026;{},00", n % 7 + 1).unwrap();
    }
    assert_eq!(import_text(&mut store, &text, SALES), [10_000, 0, 0, 0]);
    assert_eq!(import_text(&mut store, &text, SALES), [0, 0, 10_000, 0]);
    sound(&mut store);
}
