//! Files that are missing, foreign, sound or made by the demo, as commands see them.

#![expect(clippy::expect_used, clippy::panic, reason = "the helpers of a test may stop it")]

mod common;

use common::Place;

#[test]
fn a_demo_that_would_never_end_is_refused() {
    let place = Place::empty();
    let (status, _, err) = place.run(&["demo", "--customers", "99999999"]);
    assert_eq!(status, 2);
    assert!(err.contains("At most 10,000,000"), "{err}");
}

#[test]
fn a_missing_file_ends_with_4_and_is_not_created() {
    let place = Place::empty();
    for args in [
        &["lookup", "x"][..],
        &["show", "K-0001"],
        &["check"],
        &["export", "customers"],
        &["settings"],
        &["settings", "currency"],
    ] {
        let (status, out, err) = place.run(args);
        assert_eq!((status, out.as_str()), (4, ""), "{args:?}: {err}");
        assert!(err.contains("kundig.db") && err.lines().count() == 1, "{args:?}: {err}");
        assert!(!place.db.exists(), "{args:?}");
    }
}

#[test]
fn another_programs_file_is_refused_untouched() {
    let place = Place::empty();
    std::fs::write(&place.db, "name;city\nMüller;Ulm\n").expect("written");
    for args in [&["lookup", "x"][..], &["check", "--repair"], &["settings", "currency", "CHF"]] {
        let (status, _, err) = place.run(args);
        assert_eq!(status, 4, "{args:?}: {err}");
        assert_eq!(
            std::fs::read_to_string(&place.db).expect("still there"),
            "name;city\nMüller;Ulm\n"
        );
    }
}

#[test]
fn the_screen_needs_a_terminal_and_says_so() {
    let place = Place::empty();
    for args in [&[][..], &["demo"]] {
        let (status, out, err) = place.run(args);
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(err.contains("terminal") && err.lines().count() == 1, "{err}");
    }
    assert!(!place.db.exists());
}

#[test]
fn a_query_for_several_customers_names_them() {
    let place = Place::filled();
    let (status, out, err) = place.run(&["show", "nobodyatall"]);
    assert_eq!((status, out.as_str()), (1, ""), "{err}");
    let demo = place.path("demo.db");
    let demo = demo.to_string_lossy();
    place.kundig(&["demo", "--customers", "60", "--out", &demo]).assert().success();
    let (status, _, err) = place.run(&["--db", &demo, "show", "example"]);
    assert_eq!(status, 2, "{err}");
    assert!(err.contains("K-00") && err.contains("customer number"), "{err}");
}

#[test]
fn check_finds_a_sound_file_in_order() {
    let place = Place::filled();
    let (status, out, err) = place.run(&["check"]);
    assert_eq!(status, 0, "{out}{err}");
    assert!(out.contains("in order"), "{out}");
}

#[test]
fn the_demo_is_written_whole_and_never_over_a_file() {
    let place = Place::empty();
    let demo = place.path("demo.db");
    let demo = demo.to_string_lossy();
    let args = ["demo", "--customers", "40", "--contacts", "5", "--out", &demo];
    let (status, out, err) = place.run(&args);
    assert_eq!(status, 0, "{err}");
    assert!(out.contains("40 invented customers"), "{out}");
    let (status, _, err) = place.run(&args);
    assert_eq!(status, 2);
    assert!(err.contains("already exists"), "{err}");
    let found = place.json(&["--db", &demo, "lookup", "example", "--json", "--limit", "100"]);
    assert!(found.as_array().is_some_and(|f| f.len() > 20));
    let (status, out, err) = place.run(&["--db", &demo, "check"]);
    assert_eq!(status, 0, "{out}{err}");
    let names: Vec<_> = std::fs::read_dir(place.dir.path()).expect("a folder").collect();
    assert_eq!(names.len(), 1, "nothing but the file is left: {names:?}");
}
