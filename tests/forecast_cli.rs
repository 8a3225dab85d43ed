//! `kundig forecast` as scripts see it.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use common::Place;
use kundig::store::Store;
use kundig::store::api::{Open, Who};
use serde_json::{Value, json};

/// The invented business, three hundred customers of it.
fn business() -> Place {
    let place = Place::empty();
    let db = place.path("kundig.db").to_string_lossy().into_owned();
    let (status, _, err) = place.run(&["demo", "--customers", "300", "--out", &db]);
    assert_eq!(status, 0, "{err}");
    place
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

fn close(found: &Value, expected: f64) -> bool {
    let found = found.as_f64().expect("a number");
    (found - expected).abs() <= 1e-9 * expected.abs().max(1e-3)
}

#[test]
fn the_model_and_every_customer_are_given_unrounded_and_the_same_each_time() {
    let place = business();
    let (_, first, _) = place.run(&["forecast", "--json"]);
    let (status, again, _) = place.run(&["forecast", "--json", "--as-of", "2026-11-21"]);
    assert_eq!((status, &first), (0, &again));
    let found: Value = serde_json::from_str(&first).expect("JSON");
    assert_eq!(found["as_of"], json!("2026-11-21"));
    assert_eq!((&found["horizon"], &found["discount"]), (&json!(52), &json!(0.1)));
    assert_eq!(keys(&found["bgnbd"]), ["a", "alpha", "b", "log_likelihood", "n", "r"]);
    assert_eq!(keys(&found["gamma_gamma"]), ["gamma", "n", "p", "q"]);
    let customers = found["customers"].as_array().expect("customers");
    assert_eq!(json!(customers.len()), found["bgnbd"]["n"]);
    for customer in customers {
        assert_eq!(
            keys(customer),
            [
                "T",
                "clv",
                "expected_purchases",
                "expected_value",
                "mean_value",
                "number",
                "p_alive",
                "t_x",
                "x"
            ]
        );
        let days = customer["T"].as_f64().expect("weeks") * 7.0;
        assert!((days - days.round()).abs() < 1e-9);
        let alive = customer["p_alive"].as_f64().expect("a probability");
        assert!(alive > 0.0 && alive <= 1.0);
    }
    let numbers: Vec<&str> = customers.iter().filter_map(|c| c["number"].as_str()).collect();
    assert!(numbers.is_sorted());
}

#[test]
fn horizon_discount_and_margin_are_what_is_asked_for() {
    let place = business();
    let plain = |extra: &[&str]| {
        let mut args = vec!["forecast", "--json", "--margin", "1", "--discount", "0"];
        args.extend(extra);
        place.json(&args)["customers"].clone()
    };
    let (year, half) = (plain(&[]), plain(&["--horizon", "26"]));
    let less = place.json(&["forecast", "--json", "--margin", "40 %", "--discount", "0"]);
    assert_eq!((&less["margin"], &less["margin_source"]), (&json!(0.4), &json!("given")));
    let rows = year.as_array().expect("customers").iter().zip(half.as_array().expect("customers"));
    for ((year, half), less) in rows.zip(less["customers"].as_array().expect("customers")) {
        assert!(half["expected_purchases"].as_f64() < year["expected_purchases"].as_f64());
        let Some(clv) = year["clv"].as_f64() else { continue };
        let value = year["expected_value"].as_f64().expect("a value");
        let purchases = year["expected_purchases"].as_f64().expect("purchases");
        // Nothing discounted, all of it kept.
        assert!(close(&year["clv"], value * purchases), "{year}");
        assert!(close(&less["clv"], 0.4 * clv), "{less}");
    }
}

#[test]
fn a_past_day_knows_nothing_of_what_came_later() {
    let place = business();
    let then = place.json(&["forecast", "--json", "--as-of", "2025-06-30"]);
    let now = place.json(&["forecast", "--json"]);
    let count = |value: &Value| value["customers"].as_array().map_or(0, Vec::len);
    assert!(count(&then) > 50 && count(&then) < count(&now));
    let (status, text, _) = place.run(&["forecast", "--as-of", "2025-06-30", "--lang", "de"]);
    assert_eq!(status, 0);
    assert!(text.contains("30. Juni 2025") && text.contains("BG/NBD"), "{text}");
}

#[test]
fn with_too_little_data_the_purchases_are_shown_and_the_status_is_1() {
    let place = business();
    let early = ["forecast", "--as-of", "2022-03-01"];
    let (status, text, _) = place.run(&early);
    assert_eq!(status, 1);
    assert!(text.contains("Not enough data for a forecast"), "{text}");
    let (status, out, _) = place.run(&["forecast", "--as-of", "2022-03-01", "--json"]);
    let found: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!((status, &found["bgnbd"], &found["gamma_gamma"]), (1, &Value::Null, &Value::Null));
    assert_eq!(found["warnings"][0]["warning"], json!("not_enough"));
    let customers = found["customers"].as_array().expect("customers");
    assert!(!customers.is_empty());
    assert!(customers.iter().all(|c| c["p_alive"].is_null() && c["T"].is_number()));
    let (status, out, err) = place.run(&["forecast", "--as-of", "1999-12-31"]);
    assert_eq!((status, out.as_str()), (1, ""));
    assert!(err.contains("there is no purchase"), "{err}");
}

#[test]
fn what_cannot_be_is_refused_in_one_sentence() {
    let place = Place::filled();
    for (option, value) in [
        ("--as-of", "2027-01-01"),
        ("--as-of", "31.2."),
        ("--as-of", "whenever"),
        ("--horizon", "0"),
        ("--horizon", "521"),
        ("--horizon", "1.5"),
        ("--discount", "10"),
        ("--discount", "-5%"),
        ("--margin", "1.5"),
        ("--margin", "NaN"),
    ] {
        for lang in ["en", "de"] {
            let (status, out, err) = place.run(&["forecast", option, value, "--lang", lang]);
            assert_eq!((status, out.as_str()), (2, ""), "{option} {value}: {err}");
            assert_eq!(err.lines().count(), 1, "{err}");
            assert!(err.contains(value), "{err}");
        }
    }
}

#[test]
fn a_second_connection_of_a_process_leaves_the_log_to_the_first() {
    let place = Place::filled();
    let who = Who { login: "anna".to_owned(), pid: std::process::id(), ..Who::default() };
    let first =
        Store::open(&place.db, Open::Existing, &who, common::now()).expect("the file opens");
    let second = Store::open_beside(&place.db, &who).expect("the file opens again");
    // Another program comes and goes; the last to leave takes the log away.
    assert_eq!(place.run(&["check"]).0, 0);
    assert!(place.path("kundig.db-wal").exists());
    second.close();
    assert_eq!(place.run(&["check"]).0, 0);
    assert!(place.path("kundig.db-wal").exists());
    first.close();
    assert!(!place.path("kundig.db-wal").exists());
}
