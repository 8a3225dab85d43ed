//! `kundig kpi` as scripts see it: every figure on a small business that was reckoned by
//! hand, and what happens at the edges.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use common::Place;
use kundig::store::Store;
use kundig::store::api::{Action, Change, Open, Table, Who};
use serde_json::{Value, json};

const CUSTOMERS: &str = "number;last_name;owner;consent_email;consent_phone
H-1;Ahrens;svea;granted;granted
H-2;Brandt;svea;refused;
H-3;Carstens;jonas;;
H-4;Dorn;jonas;;
H-5;Ehlers;jonas;;
H-6;Fricke;;granted;
";
/// H-1 and H-2 come back, H-3 is lost on the last day, H-4 takes everything back, H-5 is new.
const SALES: &str = "customer;date;kind;document;refund_of;revenue;discount;variable_cost
H-1;2025-06-10;sale;D1;;100;0;40
H-1;2026-01-15;sale;D2;;200;20;80
H-1;2026-02-28;sale;D3;;50;0;20
H-2;2025-03-01;sale;D4;;100;0;60
H-2;2026-03-29;sale;D5;;300;0;100
H-3;2025-10-01;sale;D6;;80;0;30
H-4;2026-03-31;sale;D7;;500;0;200
H-4;2026-04-02;refund;D8;D7;-500;0;-200
H-5;2026-01-01;sale;D9;;120;0;
H-5;2026-01-01;sale;D10;;30;0;10
";
/// One in the hour that is left out in spring, one in the last half hour of the quarter and
/// one in the first of the next.
const CONTACTS: &str = "customer;at;channel;direction;duration_min;topic;outcome;solved
H-1;2026-01-10 10:00;phone;out;;enquiry;reached;yes
H-1;2026-01-12 10:00;phone;out;;other;no_answer;
H-2;2026-03-29 02:30;email;in;;support;done;no
H-3;2026-03-31 23:30;phone;out;30;complaint;reached;yes
H-5;2026-04-01 00:10;phone;in;10;complaint;reached;no
H-5;2026-11-20 09:00;phone;in;;order;reached;
";
const TASKS: &str = "title;kind;due;customer;done_at
Muster schicken;promise;2026-02-10;H-1;2026-02-10 16:00
Preise zusagen;promise;2026-02-11;H-1;2026-02-12 09:00
Preisliste;task;2026-03-31;H-2;2026-03-30 09:00
Angebot;task;2026-04-01;H-2;
Hafermilch;wish;;H-1;
Kaffeekurs;wish;;H-2;2026-05-01 10:00
";
const SURVEYS: &str = "customer;kind;sent_at;answered_at;score
H-1;nps;2026-01-05 09:00;2026-01-06 09:00;9
H-1;nps;2026-02-05 09:00;2026-02-06 09:00;3
H-2;nps;2026-03-31 09:00;2026-04-01 00:10;10
H-3;nps;2026-03-01 09:00;;
H-1;csat;2026-02-09 09:00;2026-02-10 09:00;5
H-2;csat;2026-02-09 09:00;2026-02-11 09:00;3
H-5;csat;;2026-02-28 09:00;4
H-1;ces;2026-01-19 09:00;2026-01-20 09:00;6
H-2;ces;;2026-01-21 09:00;4
H-3;ces;2026-01-19 09:00;;
";
/// B-2 lasts over the night in which an hour is left out.
const COMPLAINTS: &str = "number;customer;received_at;channel;category;severity;description;acknowledged_at;resolved_at;closed_at;state;remedy;cost;satisfaction
B-1;H-1;2026-02-10 09:00;phone;Ware;normal;Tüte offen;;2026-02-20 09:00;2026-02-20 09:00;closed;;;2
B-2;H-1;2026-03-27 16:00;email;Ware;normal;Falsche Sorte;2026-03-30 10:00;2026-03-31 12:00;2026-03-31 12:00;closed;refund;25;5
B-3;H-2;2026-01-05 10:00;phone;Rechnung;normal;Doppelt berechnet;;;;in_progress;;;
";

/// Name, value, number of cases of the first quarter of 2026; `None`: no value.
const EXPECTED: &[(&str, Option<f64>, i64)] = &[
    ("ces", Some(5.0), 2),
    ("ces_share", Some(50.0), 2),
    ("ces_latest", Some(5.0), 2),
    ("ces_response_rate", Some(50.0), 2),
    ("first_contact_resolution", Some(200.0 / 3.0), 3),
    ("time_to_acknowledge_h", Some(33.0), 2),
    ("acknowledge_in_time_rate", Some(100.0 / 3.0), 3),
    ("reachability", Some(200.0 / 3.0), 3),
    ("contacts", Some(4.0), 4),
    ("contact_coverage", Some(100.0 / 6.0), 6),
    ("contact_coverage_90d", Some(100.0 / 6.0), 6),
    ("promises_kept", Some(50.0), 2),
    ("task_punctuality", Some(200.0 / 3.0), 3),
    ("wishes_open", Some(1.0), 1),
    ("consent_coverage_email", Some(100.0 / 3.0), 6),
    ("consent_coverage_phone", Some(100.0 / 6.0), 6),
    ("consent_coverage_post", Some(0.0), 6),
    ("nps", Some(0.0), 2),
    ("nps_latest", Some(-100.0), 1),
    ("nps_response_rate", Some(75.0), 4),
    ("csat", Some(200.0 / 3.0), 3),
    ("csat_mean", Some(4.0), 3),
    ("csat_latest", Some(200.0 / 3.0), 3),
    ("csat_response_rate", Some(100.0), 2),
    ("complaints", Some(3.0), 3),
    ("open_complaints", Some(1.0), 1),
    ("complaint_rate", Some(100.0), 3),
    ("complaints_per_100_orders", Some(60.0), 5),
    ("recovery_satisfaction", Some(50.0), 2),
    ("time_to_resolve_h", Some(38.0), 2),
    ("resolve_in_time_rate", Some(100.0 / 3.0), 3),
    ("reopen_rate", Some(0.0), 2),
    ("repeat_complaint_rate", Some(100.0 / 3.0), 3),
    ("active_customers", Some(3.0), 3),
    ("new_customers", Some(1.0), 1),
    ("lost_customers", Some(1.0), 1),
    ("won_back_customers", Some(2.0), 2),
    ("churn_rate", Some(100.0), 1),
    ("retention_rate", Some(0.0), 1),
    ("win_back_rate", Some(100.0), 2),
    ("repeat_purchase_rate", Some(100.0 / 3.0), 3),
    ("referral_rate", Some(0.0), 1),
    ("buyers", Some(3.0), 3),
    ("revenue", Some(1200.0), 6),
    ("discounts", Some(20.0), 6),
    ("net_revenue", Some(1180.0), 6),
    ("variable_costs", Some(410.0), 5),
    ("contribution_margin", Some(650.0), 5),
    ("contribution_margin_ratio", Some(100.0 * 650.0 / 1180.0), 5),
    ("refunds", Some(0.0), 0),
    ("orders", Some(5.0), 5),
    ("purchase_days", Some(4.0), 4),
    ("average_order", Some(295.0), 4),
    ("clv_historic", Some(125.0), 4),
    ("clv_predicted", None, 0),
    ("abc_share_a", Some(100.0 * 1030.0 / 1180.0), 4),
    ("top5_share", Some(100.0), 4),
    ("complaint_cost", Some(55.0), 2),
];

fn import(place: &Place, kind: &str, text: &str) {
    let path = place.path(&format!("{kind}.csv"));
    std::fs::write(&path, text).expect("written");
    let (status, out, err) = place.run(&["import", kind, &path.to_string_lossy()]);
    assert_eq!(status, 0, "{kind}: {out}{err}");
}

fn business() -> Place {
    let place = Place::empty();
    for (key, value) in
        [("hourly-rate", "60"), ("contact-rhythm-days", "30"), ("time-zone", "Europe/Berlin")]
    {
        assert_eq!(place.run(&["settings", key, value]).0, 0);
    }
    for (kind, text) in [
        ("customers", CUSTOMERS),
        ("sales", SALES),
        ("contacts", CONTACTS),
        ("tasks", TASKS),
        ("surveys", SURVEYS),
        ("complaints", COMPLAINTS),
    ] {
        import(&place, kind, text);
    }
    place
}

fn close(found: &Value, expected: f64) -> bool {
    found.as_f64().is_some_and(|n| (n - expected).abs() <= 1e-9 * expected.abs().max(1.0))
}

fn quarter(place: &Place) -> Value {
    place.json(&["kpi", "--period", "2026-Q1", "--json"])
}

fn agree(found: &Value) {
    let kpis = found["kpis"].as_object().expect("figures");
    assert_eq!(kpis.len(), EXPECTED.len());
    for (name, value, n) in EXPECTED {
        let figure = &kpis[*name];
        match value {
            Some(value) => assert!(close(&figure["value"], *value), "{name}: {figure}"),
            None => assert_eq!(figure["value"], Value::Null, "{name}"),
        }
        assert_eq!(figure["n"], json!(n), "{name}");
        for key in ["numerator", "denominator", "low", "high", "unit", "provisional"] {
            assert!(figure.get(key).is_some(), "{name} {key}");
        }
    }
}

#[test]
fn every_figure_of_a_small_business_is_what_was_reckoned_by_hand() {
    let place = business();
    let found = quarter(&place);
    assert_eq!(
        [&found["from"], &found["to"], &found["as_of"], &found["currency"]],
        ["2026-01-01", "2026-03-31", "2026-11-21", "EUR"].map(|s| json!(s)).each_ref()
    );
    agree(&found);
    let kpis = &found["kpis"];
    for (name, low, high) in [
        ("nps", -73.335_137_205_651_8, 73.335_137_205_651_8),
        ("nps_latest", -100.0, 48.498_649_420_252_03),
        ("csat", 20.765_960_080_204_763, 93.850_805_527_960_38),
        ("ces", -7.706_204_736_174_694, 17.706_204_736_174_694),
        ("recovery_satisfaction", 9.453_120_573_423_075, 90.546_879_426_576_94),
    ] {
        assert!(close(&kpis[name]["low"], low) && close(&kpis[name]["high"], high), "{name}");
    }
    // An hour less has passed in the night of the change, and none of work.
    for (name, mean, p90, elapsed) in
        [("time_to_acknowledge_h", 33.0, 57.8, 152.5), ("time_to_resolve_h", 38.0, 58.8, 165.5)]
    {
        let time = &kpis[name];
        assert_eq!(time["median"], time["value"]);
        assert!(close(&time["mean"], mean) && close(&time["p90"], p90), "{time}");
        assert!(close(&time["elapsed_mean"], elapsed), "{time}");
    }
    assert_eq!(
        (&kpis["clv_historic"]["sum"], &kpis["revenue"]["unit"]),
        (&json!(500), &json!("EUR"))
    );
    assert!(close(&kpis["contribution_margin"]["coverage"], 100.0 * 1060.0 / 1180.0));
    assert_eq!(kpis["time_to_resolve_h"]["provisional"], json!(true), "one is still open");
    assert_eq!(kpis["churn_rate"]["provisional"], json!(false));
}

#[test]
fn an_earlier_day_does_not_know_what_came_later() {
    let place = business();
    let args = ["kpi", "--period", "2026-Q1", "--as-of", "2026-03-31", "--json"];
    let kpis = place.json(&args)["kpis"].clone();
    // The refund of April is not known: the order stands.
    assert_eq!(kpis["orders"]["value"], json!(6));
    assert_eq!(kpis["new_customers"]["value"], json!(2));
    // Nor is the answer of ten past midnight.
    assert_eq!(kpis["nps_response_rate"]["value"], json!(50));
    assert_eq!(kpis["wishes_open"]["value"], json!(2));
    assert_eq!(kpis["churn_rate"]["provisional"], json!(true));
}

#[test]
fn a_customer_in_the_trash_counts_nowhere() {
    let place = business();
    import(&place, "customers", "number;last_name\nH-7;Gerke\n");
    import(
        &place,
        "sales",
        "customer;date;document;revenue;variable_cost\nH-7;2026-02-01;D11;900;100\n",
    );
    import(
        &place,
        "contacts",
        "customer;at;channel;direction;topic;outcome\nH-7;2026-02-01 10:00;phone;out;order;reached\n",
    );
    assert_eq!(quarter(&place)["kpis"]["buyers"]["value"], json!(4));
    let now = common::now();
    let who = Who { login: "anna".into(), ..Who::default() };
    let mut store = Store::open(&place.db, Open::Existing, &who, now).expect("the file");
    let trash = vec![Change::Trash(Table::Customer, 7)];
    let action = Action { what: "trash", subject: String::new(), changes: trash, draft: None };
    store.save(&action, now).expect("saved");
    store.close();
    agree(&quarter(&place));
}

#[test]
fn periods_of_a_row_make_up_the_whole() {
    let place = business();
    let rows = place.json(&["kpi", "--period", "2026-Q1", "--by", "month", "--json"]);
    let rows = rows.as_array().expect("rows");
    let days: Vec<_> = rows.iter().map(|row| (row["from"].clone(), row["to"].clone())).collect();
    let expected =
        [("2026-01-01", "2026-01-31"), ("2026-02-01", "2026-02-28"), ("2026-03-01", "2026-03-31")];
    assert_eq!(days, expected.map(|(from, to)| (json!(from), json!(to))));
    for name in ["net_revenue", "contacts", "orders", "complaints", "purchase_days"] {
        let sum: f64 = rows.iter().filter_map(|row| row["kpis"][name]["value"].as_f64()).sum();
        let whole = EXPECTED.iter().find(|(n, ..)| *n == name).and_then(|(_, value, _)| *value);
        assert_eq!(Some(sum), whole, "{name}");
    }
    let (status, out, _) = place.run(&["kpi", "--period", "2026-Q1", "--by", "month", "--csv"]);
    assert_eq!((status, out.lines().count()), (0, 1 + 3 * EXPECTED.len()));
    assert!(out.starts_with("from,to,as_of,name,value,n,"), "{out}");
    assert!(out.contains("2026-03-01,2026-03-31,2026-11-21,net_revenue,800,2,"), "{out}");
}

#[test]
fn an_owner_or_a_segment_is_a_basis_and_both_together_are() {
    let place = business();
    let of = |args: &[&str]| {
        let mut all = vec!["kpi", "--period", "2026-Q1", "--json"];
        all.extend(args);
        place.json(&all)["kpis"].clone()
    };
    let theirs = of(&["--owner", "Svea"]);
    assert_eq!(theirs["net_revenue"]["value"], json!(530));
    assert_eq!(
        (&theirs["buyers"]["value"], &theirs["complaints"]["value"]),
        (&json!(2), &json!(3))
    );
    assert_eq!(theirs["contact_coverage"]["n"], json!(2));
    let both = of(&["--owner", "jonas", "--segment", "lead"]);
    assert_eq!(both["contact_coverage"]["n"], json!(1), "only H-4 has bought nothing: {both}");
    let (status, _, err) = place.run(&["kpi", "--owner", "jonass"]);
    assert_eq!(
        (status, err.as_str()),
        (2, "kundig: Nobody is called “jonass”. Did you mean jonas?\n")
    );
    let (status, _, err) = place.run(&["kpi", "--segment", "leed"]);
    assert!(status == 2 && err.contains("lead"), "{err}");
    let (status, out, err) = place.run(&["kpi", "--owner", "svea", "--segment", "lead", "--json"]);
    assert!(status == 1 && err.contains("no customers"), "{err}");
    let empty: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(empty["kpis"]["nps"]["value"], Value::Null);
    assert_eq!(empty["kpis"]["net_revenue"]["value"], json!(0));
}

#[test]
fn what_cannot_be_counted_is_said_in_one_sentence() {
    let place = business();
    for (args, part) in [
        (&["--from", "2026-05-01", "--to", "2026-04-01"][..], "before it begins"),
        (&["--period", "2027"], "begins only on"),
        (&["--from", "1026-01-01", "--to", "2026-01-01"], "1,000 years"),
        (&["--period", "2026-Q5"], "no “2026-Q5”"),
        (&["--period", "bald"], "not a period"),
        (&["--period", "2026", "--from", "2026-01-01"], "does not fit"),
        (&["--from", "1990-01-01", "--by", "month"], "at most 120"),
        (&["--as-of", "2026-11-22"], "future"),
        (&["--as-of", "2026-02-30"], "not a date"),
        (&["--by", "week"], "week"),
        (&["--from", "-262143-01-01"], "264,169 years"),
        (&["--from", "0001-01-01"], "2,025 years"),
        (&["--to", "+262142-12-31"], "begins only on"),
        (&["--period", "0001"], "1800"),
        (&["--as-of", "0001-01-01"], "not a date"),
        (&["--as-of", "-262143-01-01"], "not a date"),
        (&["--explain", "npss"], "Did you mean nps?"),
    ] {
        let args: Vec<&str> = std::iter::once("kpi").chain(args.iter().copied()).collect();
        let (status, out, err) = place.run(&args);
        assert_eq!((status, out.as_str()), (2, ""), "{args:?}");
        assert!(err.contains(part) && err.lines().count() == 1, "{args:?}: {err}");
    }
    let (status, out, err) = place.run(&["kpi", "--period", "2024-02", "--json"]);
    assert_eq!(status, 1);
    assert!(err.contains("first record is of"), "{err}");
    let before: Value = serde_json::from_str(&out).expect("JSON");
    // The leap day belongs to its month.
    assert_eq!(before["to"], json!("2024-02-29"));
    assert_eq!(before["kpis"]["orders"]["value"], json!(0));
    assert_eq!(before["kpis"]["churn_rate"]["value"], Value::Null);
}

#[test]
fn an_empty_file_and_a_single_answer_are_no_trouble() {
    let place = Place::empty();
    assert_eq!(place.run(&["kpi"]).0, 4, "a file must be there");
    // Customers of whom nothing was recorded.
    let place = Place::filled();
    let (status, out, err) = place.run(&["kpi", "--json"]);
    assert!(status == 1 && err.contains("nothing in the file"), "{err}");
    let empty: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!([&empty["from"], &empty["to"]], [&json!("2025-11-22"), &json!("2026-11-21")]);
    assert_eq!(empty["kpis"]["ces"]["value"], Value::Null);
    import(&place, "surveys", "customer;kind;answered_at;score\nK-0001;ces;2026-11-20 10:00;6\n");
    let ces = place.json(&["kpi", "--json"])["kpis"]["ces"].clone();
    assert_eq!((&ces["value"], &ces["n"], &ces["low"]), (&json!(6), &json!(1), &Value::Null));
}

#[test]
fn a_table_for_reading_fits_a_narrow_terminal_and_tells_targets() {
    let place = business();
    // A quarter of a year is to reach a quarter of what adds up.
    let targets = [("target.csat", "60"), ("target.nps", "50"), ("target.net_revenue", "4000")];
    for (key, value) in targets {
        assert_eq!(place.run(&["settings", key, value]).0, 0);
    }
    for lang in ["de", "en"] {
        let mut command = place.kundig(&["--lang", lang, "kpi", "--period", "2026-Q1"]);
        let (status, out, err) = common::ended(command.env("COLUMNS", "80"));
        assert_eq!((status, err.as_str()), (0, ""));
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
        assert!(out.contains("✓ CSAT") && out.contains("✗ NPS"), "{out}");
        assert!(out.contains("✓ Nettoumsatz 1.180 €") || out.contains("✓ Net revenue €1,180"));
        assert!(out.contains("1.000,00 €") || out.contains("€1,000.00"), "{out}");
        let (_, said, _) = place.run(&["--lang", lang, "kpi", "--explain", "csat"]);
        assert!(said.starts_with("CSAT (csat)\n") && said.lines().count() > 1, "{said}");
    }
    let revenue = |period| {
        place.json(&["kpi", "--period", period, "--json"])["kpis"]["net_revenue"]["target"].clone()
    };
    assert_eq!((revenue("2026"), revenue("2026-Q1")), (json!(4000), json!(1000)));
    let said = place.run(&["--lang", "en", "kpi", "--explain", "net_revenue"]).1;
    assert!(said.replace('\n', " ").contains("meant for twelve months"), "{said}");
    let (status, _, err) = place.run(&["settings", "target.nps", "500"]);
    assert!(status == 2 && err.contains("-100 to 100"), "{err}");
}

#[test]
fn a_closed_month_is_stored_and_a_later_record_shows_as_a_correction() {
    let place = business();
    let month = || place.json(&["kpi", "--period", "2026-02", "--json"]);
    let first = month();
    let revenue = &first["kpis"]["net_revenue"];
    assert_eq!((&revenue["stored"], &revenue["corrected"]), (&json!(50), &json!(false)));
    assert_eq!(first["stored_at"], json!("2026-11-21T09:30:00Z"));
    import(&place, "sales", "customer;date;document;revenue\nH-6;2026-02-03;D12;12.50\n");
    let then = month();
    let revenue = &then["kpis"]["net_revenue"];
    assert_eq!((&revenue["value"], &revenue["recounted"]), (&json!(62.5), &json!(62.5)));
    assert_eq!((&revenue["stored"], &revenue["corrected"]), (&json!(50), &json!(true)));
    assert_eq!(then["kpis"]["complaints"]["corrected"], json!(false));
    let (_, out, _) = place.run(&["kpi", "--period", "2026-02"]);
    assert!(out.contains("Net revenue: stored €50.00, counted today €62.50"), "{out}");
    // Nobody stores a month of some customers, or as of another day.
    let theirs = place.json(&["kpi", "--period", "2026-02", "--owner", "svea", "--json"]);
    assert_eq!(theirs.get("stored_at"), None);
}
