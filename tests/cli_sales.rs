//! Sales and the value of customers on the command line.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::{Value, json};

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With three customers and what they have bought.
    fn filled() -> Self {
        let desk = Self::new();
        let customers = "number;company;city\n30001;Alpha GmbH;Celle\n30002;Beta AG;Peine\n30003;Gamma KG;Celle\n";
        desk.write("c.csv", customers);
        assert_eq!(desk.run(&["import", "customers", "c.csv"]).0, 0);
        assert_eq!(desk.run(&["import", "sales", &sample("sales-net.csv")]).0, 3);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn command(&self, args: &[&str], now: &str) -> Command {
        let mut command = Command::cargo_bin("kundig").unwrap();
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("KUNDIG_DB", self.path("k.db"))
            .env("KUNDIG_LANG", "en")
            .env("KUNDIG_NOW", now)
            .current_dir(self.folder.path())
            .args(args);
        command
    }

    /// Runs the program: status, standard output, standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        self.run_on(args, "2026-11-21T10:00:00Z")
    }

    fn run_on(&self, args: &[&str], now: &str) -> (i32, String, String) {
        let output = self.command(args, now).output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    }

    fn json(&self, args: &[&str]) -> Value {
        let (status, out, err) = self.run(args);
        assert_eq!(status, 0, "{err}");
        serde_json::from_str(&out).unwrap()
    }
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name).display().to_string()
}

#[test]
fn what_an_amount_means_is_asked_before_anything_is_written() {
    let desk = Desk::new();
    let file = sample("sales-amount.csv");
    for args in [vec!["import", "sales", &file], vec!["import", "sales", &file, "--json"]] {
        let (status, out, err) = desk.run(&args);
        assert_eq!(status, 3);
        assert_eq!(out.is_empty(), args.contains(&"--json"));
        let asked = "sales-amount.csv: It is not said whether “Betrag” is without or with VAT, \
                     before or after discount. Please say so: --map \"Betrag=revenue\" (without VAT, \
                     before discount), \"Betrag=revenue_after_discount\" (without VAT, after discount), \
                     \"Betrag=gross\" (with VAT, before discount) or \"Betrag=gross_after_discount\" \
                     (with VAT, after discount).\n";
        assert!(err.ends_with(asked), "{err}");
        assert!(!desk.path("k.db").exists());
    }
    let args = ["import", "sales", &file, "--map", "Betrag=revenue", "--create-customers"];
    let (status, out, _) = desk.run(&args);
    assert_eq!(status, 0);
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[1..],
        [
            "  Kundennummer  → customer",
            "  Belegnummer   → document",
            "  Datum         → date",
            "  Artikel       → product",
            "  Menge         → quantity (decimal comma)",
            "  Betrag        → revenue (decimal comma)",
            "  Bezahlt       not imported (3 values); change with --map COLUMN=FIELD",
            "“Betrag” is read as the amount without VAT, before discount.",
            "The file does not tell of variable costs: the contribution margin stays unknown.",
            "3 read: 3 new, 0 changed, 0 skipped, 0 rejected",
            "2 customers were made.",
        ]
    );
    let (status, out, _) = desk.run(&["import", "sales", &file]);
    assert_eq!(status, 1, "the answer is remembered, and there is nothing new");
    assert!(out.contains("3 read: 0 new, 0 changed, 3 skipped, 0 rejected"), "{out}");
}

#[test]
fn unknown_customers_are_one_sentence_and_rejected_rows_can_come_again() {
    let desk = Desk::filled();
    let mut rows = String::from("Kunde;Datum;Beleg;Netto\n");
    for n in 0..50 {
        writeln!(rows, "4{:04};01.02.2026;X{n};5,00", n / 2).unwrap();
    }
    desk.write("u.csv", &rows);
    let (status, out, _) = desk.run(&["import", "sales", "u.csv", "--rejects", "r.csv"]);
    assert_eq!(status, 3);
    let told = "25 unknown customers in 50 rows: 40000, 40001, 40002, 40003, 40004, 40005, 40006, \
                40007, …. --create-customers makes them.";
    assert!(out.contains(told), "{out}");
    assert!(!out.contains("Line "), "{out}");
    let (status, out, _) = desk.run(&["import", "sales", "r.csv", "--create-customers"]);
    assert_eq!(status, 0);
    assert!(out.contains("50 read: 50 new") && out.contains("25 customers were made."), "{out}");
    let report = desk.json(&[
        "import",
        "sales",
        "u.csv",
        "--create-customers",
        "--on-duplicate",
        "new",
        "--dry-run",
        "--json",
    ]);
    assert_eq!((&report["created"], &report["rejects"]), (&json!(50), &json!([])));
}

#[test]
fn show_tells_of_sales_and_figures_as_of_today() {
    let desk = Desk::filled();
    let card = desk.json(&["show", "30001", "--json"]);
    let sales = card["sales"].as_array().unwrap();
    assert_eq!(sales.len(), 5);
    let newest = &sales[0];
    assert_eq!(
        (&newest["date"], &newest["document"], &newest["revenue"], &newest["variable_cost"]),
        (&json!("2024-11-17"), &json!("RE-2024-00001"), &json!(57.28), &json!(18.32))
    );
    let figures = &card["figures"];
    for key in [
        "stage",
        "abc",
        "rfm",
        "revenue",
        "margin",
        "revenue_12m",
        "margin_12m",
        "last_sale",
        "last_contact",
        "days_since",
        "p_alive",
        "expected_purchases",
        "expected_value",
        "clv",
    ] {
        assert!(figures.get(key).is_some(), "{key}");
    }
    // 57.28 + 123.36 + 129.79 + 1,104.11 − 1,162.22; the cost of 129.79 is not known.
    assert_eq!((&figures["revenue"], &figures["revenue_12m"]), (&json!(252.32), &json!(0.0)));
    assert_eq!(figures["margin"], json!(-418.11));
    assert_eq!(
        (&figures["last_sale"], &figures["days_since"]),
        (&json!("2024-11-17"), &json!(734))
    );
    assert_eq!((&figures["as_of"], &card["stage"]), (&json!("2026-11-21"), &figures["stage"]));
    let (_, text, _) = desk.run(&["show", "30001"]);
    for line in [
        "12 months  nothing bought\n",
        "Purchases  last 17 Nov 2024 (734 days ago) · about every 52 days · 4 purchase days · €63.08 on average\n",
        "Forecast   too little data for a forecast · order expected around 8 Jan 2025, 682 days overdue · basis: 4 purchases\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    // The next day everybody is valued anew.
    let (_, out, _) = desk.run_on(&["show", "30001", "--json"], "2026-11-22T10:00:00Z");
    let later: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(later["figures"]["as_of"], json!("2026-11-22"));
    assert_eq!(later["figures"]["days_since"], json!(735));
}

#[test]
fn an_export_of_sales_comes_back_and_that_of_customers_tells_the_forecast() {
    let desk = Desk::filled();
    let (status, out, _) = desk.run(&["export", "sales", "s.csv"]);
    assert_eq!((status, out.as_str()), (0, ""));
    let (status, out, _) = desk.run(&["import", "sales", "s.csv"]);
    assert_eq!(status, 1);
    assert!(out.contains("9 read: 0 new, 0 changed, 9 skipped, 0 rejected"), "{out}");
    let sales = desk.json(&["export", "sales", "--format", "json"]);
    assert_eq!(sales.as_array().unwrap().len(), 9);
    assert_eq!(sales[0]["quantity"], json!(1));
    let customers = desk.json(&["export", "customers", "--format", "json"]);
    for key in ["p_alive", "expected_purchases", "expected_value", "clv"] {
        assert!(customers[0].get(key).is_some(), "{key}");
    }
    assert_eq!(desk.run(&["export", "customers", "out.csv"]).0, 0);
    let csv = std::fs::read_to_string(desk.path("out.csv")).unwrap();
    let heading = csv.lines().next().unwrap();
    assert!(
        heading.ends_with("notes,abc,rfm,p_alive,expected_purchases,expected_value,clv"),
        "{heading}"
    );
    let (_, out, _) = desk.run(&["import", "customers", "out.csv"]);
    assert!(out.contains("3 read: 0 new, 0 changed, 3 skipped, 0 rejected"), "{out}");
    assert!(!out.contains("own field"), "{out}");
}

#[test]
fn the_vat_rate_is_a_setting() {
    let desk = Desk::filled();
    assert_eq!(desk.run(&["settings", "vat-rate"]).1, "19\n");
    assert_eq!(desk.run(&["settings", "vat-rate", "8,1 %"]).0, 0);
    assert_eq!(desk.run(&["settings", "vat-rate"]).1, "8.1\n");
    desk.write("g.csv", "Kunde;Datum;Beleg;Brutto\n30003;01.02.2026;G1;108,10\n");
    let (status, out, _) = desk.run(&["import", "sales", "g.csv", "--map", "Brutto=gross"]);
    assert_eq!(status, 0);
    let reading =
        "“Brutto” is read as the amount with 8.1 % VAT (setting vat-rate), before discount.";
    assert!(out.contains(reading), "{out}");
    let card = desk.json(&["show", "30003", "--json"]);
    assert_eq!(card["sales"][0]["revenue"], json!(100.0));
}

#[test]
fn segments_are_listed_and_their_members_too() {
    let desk = Desk::filled();
    let (status, out, _) = desk.run(&["segments"]);
    assert_eq!(status, 0);
    let head = "as of 21 Nov 2026 · ABC by revenue: costs are known for ";
    assert!(out.starts_with("as of 21 Nov 2026"), "{out}");
    assert!(!out.contains("ABC by revenue") || out.starts_with(head), "{out}");
    let all = desk.json(&["segments", "--json"]);
    let lost = all.as_array().unwrap().iter().find(|s| s["name"] == "lost").unwrap();
    assert_eq!((&lost["query"], &lost["own"]), (&json!("stage:lost"), &json!(false)));
    let members = desk.json(&["segments", "lost", "--json"]);
    assert_eq!(lost["size"], json!(members.as_array().unwrap().len()));
    assert!(members.as_array().unwrap().iter().any(|m| m["number"] == "30001"));
    // By what it is called in either language, too.
    assert_eq!(desk.json(&["segments", "Abgewandert", "--json"]), members);
    let (status, out, err) = desk.run(&["segments", "promoters"]);
    let nobody = "kundig: There is nobody in the segment “Promoters”.\n";
    assert_eq!((status, out.as_str(), err.as_str()), (1, "", nobody));
    assert_eq!(desk.run(&["segments", "promoters", "--json"]), (1, "[]\n".into(), String::new()));
    let (status, _, err) = desk.run(&["segments", "loost"]);
    let nearest = "kundig: There is no segment “loost”. Did you mean “lost”?\n";
    assert_eq!((status, err.as_str()), (2, nearest));
    let (status, _, err) = desk.run(&["segments", "zzzzzzzz"]);
    let none = "kundig: There is no segment “zzzzzzzz”. kundig segments shows all.\n";
    assert_eq!((status, err.as_str()), (2, none));
}

#[test]
fn exports_and_lookups_keep_to_a_query() {
    let desk = Desk::filled();
    let numbers = |args: &[&str]| -> Vec<String> {
        let (_, out, err) = desk.run(args);
        assert_eq!(err, "");
        let rows: Vec<Value> = serde_json::from_str(&out).unwrap();
        let key =
            if rows.iter().any(|r| r.get("customer").is_some()) { "customer" } else { "number" };
        rows.iter().map(|r| r[key].as_str().unwrap().to_owned()).collect()
    };
    let of_celle = ["export", "customers", "--format", "json", "--where", "city:Celle"];
    assert_eq!(numbers(&of_celle), ["30001", "30003"]);
    let sales = ["export", "sales", "--format", "json", "--where", "city:Peine"];
    assert_eq!(numbers(&sales), ["30002", "30002"]);
    let lost = numbers(&["export", "customers", "--format", "json", "--segment", "lost"]);
    assert_eq!(
        lost,
        numbers(&["export", "customers", "--format", "json", "--where", "stage:lost"])
    );
    assert!(lost.contains(&"30001".to_owned()));
    assert_eq!(numbers(&["lookup", "city:Peine", "--json"]), ["30002"]);
    assert_eq!(desk.run(&["lookup", "city:Peine"]).1, "30002  Beta AG  Peine\n");
    assert_eq!(desk.run(&["export", "customers", "--where", "city:Kiel"]).0, 1);
    for args in
        [["export", "customers", "--where", "ctiy:Celle"], ["lookup", "--limit", "5", "ctiy:Celle"]]
    {
        let (status, out, err) = desk.run(&args);
        assert_eq!((status, out.as_str()), (2, ""));
        let sentence = "kundig: Character 1: there is no field “ctiy”. Did you mean “city”?\n";
        assert_eq!(err, sentence);
    }
}
