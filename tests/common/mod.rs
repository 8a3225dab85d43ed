//! A small file with known customers, and the program run on it.

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use chrono::{DateTime, Utc};
use kundig::domain::codes::{ConsentChannel, ConsentStatus, CustomerKind, PlaceKind, Stage};
use kundig::domain::model::{Address, Consent, Customer, Email, Meta, Person, Phone};
use kundig::store::Store;
use kundig::store::api::{Action, Change, Open, Who};

/// A Saturday morning in Braunschweig.
pub const NOW: &str = "2026-11-21T09:30:00Z";

pub struct Place {
    pub dir: tempfile::TempDir,
    pub db: PathBuf,
}

impl Place {
    /// An empty folder; `db` is not there yet.
    pub fn empty() -> Self {
        let dir = tempfile::tempdir().expect("a folder");
        let db = dir.path().join("kundig.db");
        Self { dir, db }
    }

    /// With the file of [`fill`].
    pub fn filled() -> Self {
        let place = Self::empty();
        fill(&place.db);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// The program on this file, in a clean environment.
    pub fn kundig(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("kundig").expect("the program");
        command
            .env_clear()
            .env("HOME", self.dir.path())
            .env("XDG_CONFIG_HOME", self.dir.path().join("config"))
            .env("XDG_DATA_HOME", self.dir.path().join("data"))
            .env("LANG", "en_GB.UTF-8")
            .env("KUNDIG_NOW", NOW)
            .env("KUNDIG_DB", &self.db)
            .args(args);
        command
    }

    /// Exit status, standard output, standard error.
    pub fn run(&self, args: &[&str]) -> (i32, String, String) {
        ended(&mut self.kundig(args))
    }

    /// The JSON that a successful command prints.
    pub fn json(&self, args: &[&str]) -> serde_json::Value {
        let (status, out, err) = self.run(args);
        assert_eq!(status, 0, "{args:?}: {err}");
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{args:?}: {e} in {out}"))
    }
}

pub fn ended(command: &mut Command) -> (i32, String, String) {
    let output = command.output().expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

pub fn now() -> DateTime<Utc> {
    NOW.parse().expect("a moment")
}

fn who() -> Who {
    Who { login: "anna".into(), ..Who::default() }
}

/// Three customers: K-0001 a company with two persons and a switchboard, K-0002 a
/// man who is blocked and refuses calls, K-0003 with signs that want to do harm.
pub fn fill(db: &Path) {
    let mut store = Store::open(db, Open::Create, &who(), now()).expect("a new file");
    let company = Customer {
        number: "K-0001".into(),
        kind: CustomerKind::Company,
        company: "Müller & Söhne GmbH".into(),
        phones: vec![phone("0531 379600-0", "+495313796000", PlaceKind::Work)],
        emails: vec![email("info@mueller-soehne.example")],
        addresses: vec![Address {
            id: 0,
            kind: kundig::domain::codes::AddressKind::Main,
            street: "Hopfengarten 3".into(),
            postcode: "38102".into(),
            city: "Braunschweig".into(),
            country: String::new(),
        }],
        stage: Some(Stage::Active),
        tags: vec!["Gastro".into(), "Abo".into()],
        key_account: true,
        potential: Some(1_250_000),
        notes: "Bitte erst ab 10 Uhr anrufen.".into(),
        ..Customer::default()
    };
    let man = Customer {
        number: "K-0002".into(),
        first_name: "Jürgen".into(),
        last_name: "Weißgerber".into(),
        phones: vec![phone("0171/39200-12", "+491713920012", PlaceKind::Mobile)],
        blocked: true,
        blocked_reason: "Inkasso".into(),
        ..Customer::default()
    };
    let harmful = Customer {
        number: "K-0003".into(),
        kind: CustomerKind::Company,
        company: "Evil\u{1b}[31m\u{7}Corp\u{202e}".into(),
        ..Customer::default()
    };
    let persons = [("Petra", "Schäfer", "Einkauf"), ("Uwe", "Lang", "Buchhaltung")];
    let mut changes: Vec<Change> = [company, man, harmful]
        .into_iter()
        .map(|new| Change::Customer { base: None, new: Box::new(new) })
        .collect();
    changes.extend(persons.map(|(first, last, role)| {
        let new = Person {
            customer_id: -1,
            first_name: first.into(),
            last_name: last.into(),
            role: role.into(),
            ..Person::default()
        };
        Change::Person { base: None, new: Box::new(new) }
    }));
    changes.push(Change::Consent(Box::new(Consent {
        meta: Meta::default(),
        customer_id: -2,
        purpose: "advertising".into(),
        channel: ConsentChannel::Phone,
        status: ConsentStatus::Refused,
        at: now(),
        how: "am Telefon".into(),
        wording: String::new(),
        noted_by: "anna".into(),
        last_used_at: None,
    })));
    let action = Action { what: "test", subject: String::new(), changes, draft: None };
    store.save(&action, now()).expect("saved");
    store.close();
}

fn phone(raw: &str, norm: &str, kind: PlaceKind) -> Phone {
    Phone { id: 0, kind, label: String::new(), raw: raw.into(), norm: norm.into() }
}

fn email(raw: &str) -> Email {
    Email { id: 0, kind: PlaceKind::Work, label: String::new(), raw: raw.into() }
}
