//! A sale noted from a segment: in the figures at once, and through a kill; a query where
//! customers are searched.

use serde_json::{Value, json};

use super::terminal::{NOW, Place, Terminal, place, run, sample};

/// What a language calls the things of this story.
struct Words {
    lang: &'static str,
    customers: &'static str,
    segment: &'static str,
    form: &'static str,
    typed: &'static str,
    saved: &'static str,
    saved_after_kill: &'static str,
    revenue: &'static str,
    /// What the customer and so the segment brought in: imported, with the sale, with both.
    sums: [&'static str; 3],
    draft: &'static str,
}

const GERMAN: Words = Words {
    lang: "de_DE.UTF-8",
    customers: "Lindenkrug",
    segment: "A-Kunden",
    form: "Neuer Umsatz",
    typed: "1250,5",
    saved: "Gespeichert: Umsatz 1.250,50 €, Mühlenhof Sanders GmbH",
    saved_after_kill: "Gespeichert: Umsatz 480,00 €, Mühlenhof Sanders GmbH",
    revenue: "Umsatz",
    sums: ["7.900,00 €", "9.150,50 €", "9.630,50 €"],
    draft: "Entwurf von",
};

const ENGLISH: Words = Words {
    lang: "en_GB.UTF-8",
    customers: "Lindenkrug",
    segment: "A customers",
    form: "New sale",
    typed: "1250.5",
    saved: "Saved: sale €1,250.50, Mühlenhof Sanders GmbH",
    saved_after_kill: "Saved: sale €480.00, Mühlenhof Sanders GmbH",
    revenue: "Revenue",
    sums: ["€7,900.00", "€9,150.50", "€9,630.50"],
    draft: "Draft of",
};

/// Five customers and what they bought this year.
fn with_sales() -> Place {
    let place = place();
    for kind in ["customers", "sales"] {
        let file = sample(&format!("story-{kind}.csv"));
        run(place.home(), &["--db", place.db(), "import", kind, &file], 0);
    }
    place
}

fn json(place: &Place, args: &[&str]) -> Value {
    let args = [&["--db", place.db()][..], args, &["--json"]].concat();
    serde_json::from_str(&run(place.home(), &args, 0)).unwrap()
}

/// The A customers as the command line gives them: how many, and their revenue of the year.
fn segment(place: &Place) -> Value {
    let all = json(place, &["segments"]);
    let found = all.as_array().unwrap().iter().find(|s| s["name"] == "abc_a").unwrap();
    json!([found["size"], found["revenue_12m"]])
}

impl Terminal {
    /// Waits until the segment's line says what its customers brought in.
    #[track_caller]
    fn until_brings(&mut self, name: &str, sum: &str) -> &mut Self {
        self.until(&format!("{name} with {sum}"), |screen| {
            screen.lines().any(|line| line.contains(name) && line.contains(sum))
        })
    }
}

fn sold_from_a_segment(words: &Words) {
    let place = with_sales();
    let [imported, with_sale, with_both] = words.sums;
    assert_eq!(segment(&place), json!([1, 7900.0]));
    let start = || Terminal::speaking(words.lang, Some(NOW), place.home(), &["--db", place.db()]);
    {
        let mut t = start();
        t.shows(words.customers).send("\t5").until_brings(words.segment, imported);
        // The first of the built-in ones is chosen; its only customer too.
        t.send("\r").until_brings(words.revenue, imported).shows("Mühlenhof");
        t.send("\r").shows("40001").send("v").shows(words.form);
        t.send(words.typed).shows(words.typed).send("\x13").shows(words.saved);
        // The card has the new sum, and another process the sale and the figures.
        t.shows(with_sale);
        let card = json(&place, &["show", "40001"]);
        assert_eq!(card["sales"].as_array().unwrap().len(), 4);
        assert_eq!(card["sales"][0]["revenue"], 1250.5);
        assert_eq!(card["sales"][0]["date"], "2026-11-21");
        assert_eq!(card["figures"]["revenue"], 9150.5);
        assert_eq!(segment(&place), json!([1, 9150.5]));
        // Esc leads back to the customers of the segment, then to the segments.
        t.send("\x1b").until_brings(words.revenue, with_sale).shows(words.segment);
        t.send("\x1b").until_brings(words.segment, with_sale);
        // The next sale is half typed when the power fails.
        t.send("\r").until_brings(words.revenue, with_sale).send("\r").shows("40001");
        t.send("v").shows(words.form).send("480\t\tWartung").shows("Wartung");
        place.until_draft_holds("Wartung");
        t.signal(rustix::process::Signal::KILL);
        t.ended();
    }
    assert_eq!(json(&place, &["show", "40001"])["figures"]["revenue"], 9150.5);
    let mut t = start();
    t.shows(words.draft).send("\r").shows(words.form).shows("480").shows("Wartung");
    t.send("\x13").shows(words.saved_after_kill).hides(words.form);
    t.send("\t5").until_brings(words.segment, with_both);
    t.send("\x03");
    t.ended();
    assert_eq!(place.drafts(), 0);
    let card = json(&place, &["show", "40001"]);
    assert_eq!(card["sales"].as_array().unwrap().len(), 5);
    let kept = card["sales"].as_array().unwrap().iter().find(|s| s["product"] == "Wartung");
    assert_eq!(kept.unwrap()["revenue"], 480.0);
    assert_eq!(card["figures"]["revenue"], 9630.5);
    assert_eq!(segment(&place), json!([1, 9630.5]));
}

#[test]
fn a_sale_noted_from_a_segment_is_in_its_figures_and_a_half_typed_one_outlives_a_kill() {
    sold_from_a_segment(&GERMAN);
}

#[test]
fn a_sale_noted_from_a_segment_counts_and_outlives_a_kill_in_english() {
    sold_from_a_segment(&ENGLISH);
}

#[test]
fn a_query_typed_where_customers_are_searched_shows_who_it_fits() {
    let place = with_sales();
    let mut t = Terminal::start(place.home(), &["--db", place.db()]);
    t.shows("Lindenkrug").send("abc:a und umsatz > 100").shows("1 Treffer");
    t.shows("Mühlenhof Sanders GmbH").hides("Lindenkrug").hides("Brandwein");
    // The sum decides: nobody of class A has brought in as much.
    t.send("00000").shows("abc:a und umsatz > 10000000").shows("0 Treffer").hides("Mühlenhof");
    t.send(&"\x7f".repeat(5)).shows("1 Treffer").send("\r").shows("40001");
}
