//! The tab of segments over a file with sales, key by key. The keys are counted in the
//! names.

use chrono::{NaiveDate, TimeDelta};

use super::phone::with_customers;
use crate::domain::model::{Sale, Segment};
use crate::i18n::Lang;
use crate::store::api::{Action, Change, Who};
use crate::testing::{Harness, moment, who};

fn today() -> NaiveDate {
    moment().date_naive()
}

fn save(h: &mut Harness, changes: Vec<Change>) {
    let action = Action { what: "sale", subject: String::new(), changes, draft: None };
    h.store.save(&action, moment()).unwrap();
}

/// Three customers, of whom two have bought; everybody is valued.
fn with_sales(lang: Lang, width: u16, height: u16) -> Harness {
    let mut h = with_customers(lang, width, height);
    let sale = |customer, days: i64, revenue| {
        let mut sale = Sale::new(customer, today() - TimeDelta::days(days));
        sale.revenue = revenue;
        sale.variable_cost = Some(revenue / 2);
        Change::Sale { base: None, new: Box::new(sale) }
    };
    save(&mut h, vec![sale(1, 10, 900_000), sale(1, 200, 300_000), sale(2, 30, 50_000)]);
    h.store.renew_values(today(), &moment()).unwrap();
    h.keys("<esc>");
    h
}

#[test]
fn two_keys_show_who_brings_most_and_a_third_opens_the_card() {
    let mut h = with_sales(Lang::De, 80, 24);
    h.keys("5").settle().shows("A-Kunden").shows("12.000,00 €").shows("Stand 21.11.2026");
    h.keys("<enter>").settle().shows("Sanitär Müller GmbH").shows("Persönlich betreuen");
    h.keys("<enter>").settle().shows("K-0001").shows("0531 37960-0");
    h.keys("<esc>").settle().shows("nach Umsatz").keys("<esc>").shows("▌ A-Kunden");
}

#[test]
fn a_member_is_called_rated_and_given_a_task_from_the_list() {
    let mut h = with_sales(Lang::De, 80, 24);
    h.keys("5<enter>").settle();
    h.keys("c").shows("Anruf").shows("Sanitär Müller").keys("Klingt zufrieden.<ctrl-s>");
    h.shows("Gespeichert").keys("R").shows("Sanitär Müller").keys("<esc>");
    h.keys("t").keys("Angebot nachfassen<ctrl-s>").shows("Gespeichert");
    h.keys("v").shows("Neuer Umsatz").keys("100<ctrl-s>").shows("Gespeichert");
    assert_eq!(h.store.sales_of(1).unwrap().len(), 3);
    h.keys("y").shows("info@mueller.example").keys("<esc>");
    h.keys("s").keys("name<enter>").settle().shows("nach Name");
}

#[test]
fn a_segment_of_ones_own_is_made_edited_and_moved_to_the_trash() {
    let mut h = with_sales(Lang::De, 80, 24);
    h.keys("5n").settle().keys("Braunschweiger<tab>ort:Braunschweig").keys("<ctrl-s>").settle();
    h.shows("Gespeichert");
    let own: Vec<Segment> = h.store.segments().unwrap();
    assert_eq!(own[0].query, "ort:Braunschweig");
    h.keys("<home>").shows("▌ Braunschweiger").keys("<enter>").settle();
    h.shows("Sanitär Müller GmbH").hides("Sabine Weiß").keys("<esc>");
    h.keys("d").shows("Braunschweiger").keys("j").settle();
    assert_eq!(h.store.segments().unwrap(), []);
    h.keys("u").settle();
    assert_eq!(h.store.segments().unwrap().len(), 1);
}

#[test]
fn a_built_in_segment_is_copied_as_ones_own() {
    let mut h = with_sales(Lang::En, 80, 24);
    h.keys("5e").settle().shows("abc:A").keys("<ctrl-s>").settle();
    let names: Vec<String> =
        h.store.segments().unwrap().into_iter().map(|segment| segment.name).collect();
    assert!(names.len() <= 1, "{names:?}");
}

#[test]
fn members_are_narrowed_by_a_query_that_is_completed_and_checked() {
    let mut h = with_sales(Lang::De, 80, 24);
    h.keys("5<right><right><down><down>").settle();
    h.keys("<home><down><down><down><down><enter>").settle();
    h.keys("<esc><home><enter>").settle().keys("f").keys("stgae:x").keys("<enter>");
    h.shows("stage").keys("<ctrl-u>sta").shows("Tab: stage:").keys("<tab>").shows("stage:");
    h.keys("<ctrl-u>ort:Nirgendwo<enter>").settle().shows("Niemand, auf den auch das zutrifft");
    h.keys("<esc>").settle().shows("Sanitär Müller GmbH");
}

#[test]
fn pictures_of_the_whole_file_follow_each_other_on_one_key() {
    let mut h = with_sales(Lang::De, 80, 24);
    h.keys("5z").settle().shows("1 Kunde bringt 80 %").shows("100 %");
    h.keys("z").settle().shows("Erst 2 Käufer");
    h.keys("z").settle().shows("noch niemand bewertet").shows("R bewertet");
    h.keys("f").shows("Noch Kunde").keys("tage seit<enter>").settle().shows("Sanitär Müller");
    h.keys("<tab>").shows("Sabine Weiß").keys("<enter>").settle().shows("K-0002");
    h.keys("<esc>").settle().keys("z").shows("▌ A-Kunden");
}

#[test]
fn a_file_without_customers_or_sales_says_what_fills_it() {
    let mut h = Harness::new(Lang::De, 80, 24);
    h.keys("5").settle().shows("Noch keine Kunden. i liest");
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>5").settle().shows("kein Umsatz. v erfasst einen").keys("v").shows("Neuer Umsatz");
}

#[test]
fn what_a_colleague_makes_does_not_move_the_choice() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let mut anna = Harness::on_file(&path, who("anna"), Lang::De);
    let mut ben = Harness::on_file(&path, Who { pid: 4711, ..who("ben") }, Lang::De);
    anna.event(crate::app::Event::FileChanged);
    anna.keys("<esc>5<down><down>").settle().shows("▌ C-Kunden");
    let segment =
        Segment { name: "Region".to_owned(), query: "plz:38*".to_owned(), ..Segment::default() };
    save(&mut ben, vec![Change::Segment { base: None, new: Box::new(segment) }]);
    anna.event(crate::app::Event::FileChanged);
    anna.settle().shows("▌ C-Kunden").shows("Region");
}

#[test]
fn screens_of_the_tab_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut h = with_sales(lang, width, height);
            h.keys("5").settle();
            insta::assert_snapshot!(
                format!("segments_{}_{width}x{height}", lang.tag()),
                h.screen()
            );
            h.keys("?");
            insta::assert_snapshot!(
                format!("segments_help_{}_{width}x{height}", lang.tag()),
                h.screen()
            );
        }
    }
}
