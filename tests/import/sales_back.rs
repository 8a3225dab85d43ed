//! Sales a second time: overlapping files, changed rows, rejected rows mended, exports,
//! taking back.

use kundig::domain::import::OnDuplicate;
use kundig::exchange::{ExportKind, write_rejects};
use kundig::i18n::{I18n, Lang};
use kundig::store::api::{Action, Change, Table};

use crate::round_trip::exported;
use crate::sales::{sales, with_customers};
use crate::support::*;

const HEADING: &str = "Kunde;Datum;Belegnr;Artikel;Netto;Variable Kosten\n";

fn file(rows: &str) -> String {
    format!("{HEADING}{rows}")
}

fn change(store: &mut kundig::store::Store, change: Change) {
    let action =
        Action { what: "test", subject: String::new(), changes: vec![change], draft: None };
    store.save(&action, later(1)).unwrap();
}

/// Document, line, revenue.
fn lines(store: &kundig::store::Store) -> Vec<(String, String, i64)> {
    let all = sales(store).into_iter();
    all.map(|(s, _)| (s.document, s.line, s.revenue)).collect()
}

#[test]
fn an_overlapping_file_adds_only_what_is_new() {
    let mut store = with_customers();
    let first = file("1;1.2.26;R1;A;10;\n1;1.2.26;R1;B;20;\n");
    assert_eq!(import_text(&mut store, &first, SALES), [2, 0, 0, 0]);
    // Written in another way, with one more line and one more document.
    let second = "Kundennummer,Rechnungsnr,Rechnungsdatum,Position,Net,Product\n\
                  1,R1,2026-02-01,1,10.00,A\n1,R1,2026-02-01,2,20.00,B\n\
                  1,R1,2026-02-01,3,30.00,C\n2,R2,2026-02-02,1,5.00,D\n";
    assert_eq!(import_text(&mut store, second, SALES), [2, 0, 2, 0]);
    let third = file("1;1.2.26;R1;A;10;\n1;1.2.26;R1;B;20;\n1;1.2.26;R1;C;30;\n2;2.2.26;R2;D;5;\n");
    assert_eq!(import_text(&mut store, &third, SALES), [0, 0, 4, 0]);
    assert_eq!(lines(&store).len(), 4);
}

#[test]
fn sales_without_a_document_are_known_by_what_they_say_and_how_often() {
    let mut store = with_customers();
    let twice = file("1;1.2.26;;A;10;\n1;1.2.26;;A;10;\n");
    assert_eq!(import_text(&mut store, &twice, SALES), [2, 0, 0, 0]);
    let three = "Kunde;Datum;Produkt;Umsatz\n1;1.2.26;A;10\n1;1.2.26;A;10\n1;1.2.26;A;10\n";
    assert_eq!(import_text(&mut store, three, SALES), [1, 0, 2, 0]);
    assert_eq!(import_text(&mut store, three, SALES), [0, 0, 3, 0]);
}

#[test]
fn an_update_replaces_what_the_row_gives() {
    let mut store = with_customers();
    import_text(&mut store, &file("1;1.2.26;R1;A;10;4\n"), SALES);
    let changed = file("1;2.2.26;R1;A neu;12;\n");
    assert_eq!(import_text(&mut store, &changed, SALES), [0, 0, 1, 0], "left as it is");
    assert_eq!(lines(&store), [("R1".to_owned(), String::new(), 1000)]);
    let changed = file("1;2.2.26;R1;A neu;12,50;\n");
    let update = How { on_duplicate: OnDuplicate::Update, ..SALES };
    assert_eq!(import_text(&mut store, &changed, update), [0, 1, 0, 0]);
    let (sale, _) = sales(&store).remove(0);
    assert_eq!((sale.revenue, &*sale.product), (1250, "A neu"));
    assert_eq!(sale.variable_cost, Some(400), "the row does not say it");
    assert_eq!(sale.date.to_string(), "2026-02-02");
    assert_eq!(import_text(&mut store, &changed, update), [0, 0, 1, 0]);
    sound(&mut store);
}

#[test]
fn a_line_that_is_somebody_elses_or_there_twice_is_a_conflict() {
    let mut store = with_customers();
    import_text(&mut store, &file("1;1.2.26;R1;A;10;\n"), SALES);
    let other = import(&mut store, written(&file("2;1.2.26;R1;A;10;\n")).path(), SALES);
    assert_eq!(
        reasons(&other),
        [(2, "Document R1 is there already with another customer or content.")]
    );
    let text =
        "Kunde;Datum;Beleg;Pos;Netto\n1;1.2.26;R2;7;10\n1;1.2.26;R2;7;99\n1;1.2.26;R2;7;10\n";
    let twice = import(&mut store, written(text).path(), SALES);
    assert_eq!(counts(&twice), [1, 0, 1, 1]);
    assert_eq!(
        reasons(&twice),
        [(3, "Line 7 of document R2 is there already with another customer or content.")]
    );
}

#[test]
fn rejected_rows_mended_become_the_lines_they_were() {
    let mut store = with_customers();
    let text = file("1;1.2.26;R1;A;10;\n1;31.2.26;R1;B;20;\n1;1.2.26;R1;C;30;\n");
    let source = written(&text);
    let plan = planned(&store, source.path(), SALES.kind);
    let report = import(&mut store, source.path(), SALES);
    assert_eq!(counts(&report), [2, 0, 0, 1]);
    let mut rejects = Vec::new();
    write_rejects(&plan, &report.rejects, &I18n::new(Lang::En), &mut rejects).unwrap();
    let rejects = String::from_utf8(rejects).unwrap();
    assert!(
        rejects.starts_with(
            "Kunde;Datum;Belegnr;Artikel;Netto;Variable Kosten;kundig: reason;kundig: line\r\n"
        ),
        "{rejects}"
    );
    let mended = rejects.replace("31.2.26", "28.2.26");
    assert_eq!(import_text(&mut store, &mended, SALES), [1, 0, 0, 0]);
    let line_of = |product: &str| {
        sales(&store).into_iter().find(|(s, _)| s.product == product).unwrap().0.line
    };
    assert_eq!([line_of("A"), line_of("B"), line_of("C")], ["", "2", "3"]);
    // The mended file as a whole adds nothing.
    let whole = text.replace("31.2.26", "28.2.26");
    assert_eq!(import_text(&mut store, &whole, SALES), [0, 0, 3, 0]);
}

#[test]
fn what_was_trashed_does_not_come_back() {
    let mut store = with_customers();
    let text = file("1;1.2.26;R1;A;10;\n1;1.2.26;R1;B;20;\n");
    import_text(&mut store, &text, SALES);
    let id = sales(&store)[0].0.meta.id;
    change(&mut store, Change::Trash(Table::Sale, id));
    let again = text.replace(";A;", ";a;").replace(";B;", ";b;");
    assert_eq!(import_text(&mut store, &again, SALES), [0, 0, 2, 0]);
    assert_eq!(sales(&store).len(), 1);
}

#[test]
fn an_export_comes_back_as_it_was_and_adds_nothing() {
    let mut store = with_customers();
    let text = "Kunde;Datum;Belegnr;Pos;Gutschrift zu;Artikel;Menge;Netto;Rabatt;Rabattgrund;Variable Kosten;Notiz\n\
                1;1.2.26;=R1;;;\"=A;1\";0,5;10;-1;Messe;0;@x\n1;2.2.26;G1;2;=R1;B;1;-4;;;;\n2;3.2.26;;;;C;1;0;;;1,5;\n";
    let text = text.replace("Rabatt;", "discount;");
    assert_eq!(import_text(&mut store, &text, SALES), [3, 0, 0, 0]);
    let out = exported(&store, ExportKind::Sales);
    assert!(out.starts_with("customer,date,kind,document,line,refund_of,product,quantity,revenue,discount,variable_cost,discount_reason,note\n"), "{out}");
    assert!(
        out.contains("1,2026-02-01,sale,'=R1,,,'=A;1,0.5,10.00,-1.00,0.00,Messe,'@x\n"),
        "{out}"
    );
    assert_eq!(import_text(&mut store, &out, SALES), [0, 0, 3, 0]);
    let mut other = with_customers();
    assert_eq!(import_text(&mut other, &out, SALES), [3, 0, 0, 0]);
    assert_eq!(exported(&other, ExportKind::Sales), out);
    assert_eq!(import_text(&mut other, &out, SALES), [0, 0, 3, 0]);
}

#[test]
fn an_import_is_taken_back_and_may_come_again() {
    let mut store = with_customers();
    let text = file("1;1.2.26;R1;A;10;4\n1;1.2.26;R1;B;20;\n");
    let source = written(&text);
    let report = import(&mut store, source.path(), SALES);
    let undone = store.undo_import(report.import.unwrap(), later(1)).unwrap();
    assert_eq!((undone.trashed, undone.kept), (2, Vec::new()));
    assert_eq!(lines(&store), []);
    sound(&mut store);
    assert_eq!(counts(&import(&mut store, source.path(), SALES)), [2, 0, 0, 0]);
    sound(&mut store);
}

#[test]
fn a_sale_that_somebody_has_changed_stays_when_the_import_is_taken_back() {
    let mut store = with_customers();
    let report = import(&mut store, written(&file("1;1.2.26;R1;A;10;4\n")).path(), SALES);
    let (sale, _) = sales(&store).remove(0);
    let new = kundig::domain::model::Sale { note: "geprüft".into(), ..sale.clone() };
    change(&mut store, Change::Sale { base: Some(sale.into()), new: new.into() });
    let undone = store.undo_import(report.import.unwrap(), later(2)).unwrap();
    assert_eq!((undone.trashed, undone.kept), (0, vec!["R1 A".to_owned()]));
    assert_eq!(sales(&store).len(), 1);
}
