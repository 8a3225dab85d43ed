//! The commands import and export, as a user types them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value;

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> PathBuf {
        std::fs::write(self.path(name), text).unwrap();
        self.path(name)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs the program in this folder: status, standard output, standard error.
    fn run(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = Command::cargo_bin("kundig").unwrap();
        command
            .env_clear()
            .env("HOME", self.folder.path())
            .env("KUNDIG_DB", self.path("k.db"))
            .env("KUNDIG_LANG", "en")
            .env("KUNDIG_NOW", "2026-11-21T10:00:00Z")
            .current_dir(self.folder.path())
            .args(args);
        let output = command.output().unwrap();
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
    }
}

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name).display().to_string()
}

#[test]
fn an_import_says_what_it_understood_and_what_came_of_it() {
    let desk = Desk::new();
    let (status, out, err) = desk.run(&["import", "customers", &sample("excel-by-hand.csv")]);
    assert_eq!((status, err.as_str()), (0, ""));
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(
        lines[0],
        "excel-by-hand.csv: CSV, windows-1252, separator “;”, column names in line 3"
    );
    assert!(
        lines.contains(&"  Umsatz 2025 €  → own field “Umsatz 2025 €” (Number, decimal comma)"),
        "{out}"
    );
    assert!(lines.contains(&"Passed over: 1 line above the column names, 1 row of sums"));
    assert!(lines.contains(&"80 read: 80 new, 0 changed, 0 skipped, 0 rejected"));
    let (status, out, _) = desk.run(&["import", "customers", &sample("excel-by-hand.csv")]);
    assert_eq!(status, 1, "nothing to do");
    assert!(out.contains("Skipped: 80 imported before, 0 already there"));
}

#[test]
fn only_contacts_are_assigned_in_the_history() {
    let desk = Desk::new();
    let tasks = desk.write("t.csv", "Titel;Fällig\nInventur;01.12.2026\n");
    let (status, out, _) = desk.run(&["import", "tasks", &tasks.to_string_lossy()]);
    assert_eq!(status, 0);
    assert!(out.contains("Without a customer: 1") && !out.contains("history"), "{out}");
    let contacts = desk.write("c.csv", "Datum;Anrufer;Notiz\n01.11.2026;0531 1234567;Frage\n");
    let (status, out, _) = desk.run(&["import", "contacts", &contacts.to_string_lossy()]);
    assert_eq!(status, 0, "{out}");
    assert!(out.contains("Without a customer: 1 (to be assigned in the history)"), "{out}");
}

#[test]
fn rejected_rows_end_with_3_and_can_be_mended() {
    let desk = Desk::new();
    desk.write("k.csv", "Nr;Name;Geburtstag\n1;Anna Ott;31.02.1980\n2;Uwe Alt;\n");
    let (status, out, _) =
        desk.run(&["import", "customers", "k.csv", "--rejects", "r.csv", "--json"]);
    assert_eq!(status, 3);
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        json,
        serde_json::json!({"read": 2, "created": 1, "updated": 0, "skipped": 0, "rejected": 1,
            "rejects": [{"line": 2, "reason": "Geburtstag: “31.02.1980” is not a date."}]})
    );
    let rejects = desk.read("r.csv");
    assert!(rejects.starts_with("Nr;Name;Geburtstag;kundig: reason\r\n1;Anna Ott;31.02.1980;"));
    assert_eq!(std::fs::metadata(desk.path("r.csv")).unwrap().permissions().mode() & 0o777, 0o600);
    desk.write("mended.csv", rejects.replace("31.02.1980;", "28.02.1980;"));
    let (status, out, _) = desk.run(&["import", "customers", "mended.csv"]);
    assert_eq!(status, 0, "{out}");
}

#[test]
fn a_dry_run_makes_no_file() {
    let desk = Desk::new();
    desk.write("k.csv", "Name;Ort\nAnna Ott;Celle\n");
    let (status, out, _) = desk.run(&["import", "customers", "k.csv", "--dry-run"]);
    assert_eq!(status, 0);
    assert!(out.contains("Dry run, nothing was saved:\n1 read: 1 new"));
    assert!(!desk.path("k.db").exists());
}

#[test]
fn what_cannot_be_imported_ends_with_a_sentence_and_leaves_no_file() {
    let desk = Desk::new();
    desk.write("empty.csv", "");
    desk.write("binary.csv", [0_u8, 1, 2, 3, 255]);
    desk.write("k.csv", "Name;Ort\nAnna Ott;Celle\n");
    let cases: [(&[&str], i32, &str); 9] = [
        (&["import", "customers", "none.csv"], 3, "none.csv: there is no such file"),
        (&["import", "customers", "."], 3, "is a folder"),
        (&["import", "customers", "empty.csv"], 3, "empty.csv is empty"),
        (&["import", "customers", "binary.csv"], 3, "neither text nor a spreadsheet"),
        (&["import", "holidays", "k.csv"], 2, "“holidays” cannot be imported"),
        (&["import", "customers", "k.csv", "--map", "Name"], 2, "expected COLUMN=FIELD"),
        (&["import", "customers", "k.csv", "--map", "Name=nmae"], 2, "Did you mean “name”?"),
        (&["import", "customers", "k.csv", "--map", "Nmae=name"], 2, "Did you mean “Name”?"),
        (
            &["import", "customers", "k.csv", "--on-duplicate", "merge"],
            2,
            "Possible: skip, update, new",
        ),
    ];
    for (args, expected, sentence) in cases {
        let (status, out, err) = desk.run(args);
        assert_eq!((status, out.as_str()), (expected, ""), "{args:?}: {err}");
        assert!(err.contains(sentence) && err.lines().count() == 1, "{args:?}: {err}");
        assert!(!desk.path("k.db").exists(), "{args:?}");
    }
}

#[test]
fn an_export_is_private_and_replaces_only_its_own_kind() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["export", "customers"]).0, 4, "no file");
    desk.write("k.csv", "Name;Ort;Notiz\nAnna Ott;Celle;=1+1\n");
    desk.run(&["import", "customers", "k.csv"]);
    let (status, out, _) = desk.run(&["export", "customers"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("number,kind,company,") && out.contains(",'=1+1"));
    for _ in 0..2 {
        assert_eq!(
            desk.run(&["export", "customers", "out.csv"]),
            (0, String::new(), String::new())
        );
        assert_eq!(desk.read("out.csv"), out);
    }
    assert_eq!(
        std::fs::metadata(desk.path("out.csv")).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let (status, _, err) = desk.run(&["export", "customers", "k.csv"]);
    assert_eq!(status, 2);
    assert!(err.contains("is no earlier output of kundig"));
    assert!(desk.read("k.csv").contains("Anna Ott"));
    assert_eq!(desk.run(&["export", "contacts"]).0, 1, "there are none");
}

#[test]
fn everything_goes_into_a_folder_or_one_json_file() {
    let desk = Desk::new();
    desk.run(&["import", "customers", &sample("invoicing-cp1252/customers.csv")]);
    desk.run(&["import", "contacts", &sample("invoicing-cp1252/contacts.csv")]);
    assert_eq!(desk.run(&["export", "all"]).0, 2);
    assert_eq!(desk.run(&["export", "all", "folder"]).0, 0);
    assert_eq!(std::fs::metadata(desk.path("folder")).unwrap().permissions().mode() & 0o777, 0o700);
    for kind in ["customers", "persons", "contacts", "complaints", "tasks", "sales", "surveys"] {
        assert!(desk.path("folder").join(format!("{kind}.csv")).exists());
    }
    for _ in 0..2 {
        assert_eq!(desk.run(&["export", "all", "all.json", "--format", "json"]).0, 0);
    }
    let all: Value = serde_json::from_str(&desk.read("all.json")).unwrap();
    let count = |kind: &str| all[kind].as_array().unwrap().len();
    assert_eq!(
        [count("customers"), count("persons"), count("contacts"), count("tasks")],
        [595, 247, 2376, 0]
    );
    let first = &all["customers"][0];
    assert_eq!(first["number"], "10001");
    assert_eq!(first["mobile"][0], "0178 45 01 14 8");
    assert_eq!(first["uid"].as_str().unwrap().len(), 32);
    assert_eq!(first["title"], Value::Null);
}
