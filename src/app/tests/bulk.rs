//! Changing many at once: choosing, the preview, one undo for all, addresses by consent.

use super::phone::with_customers;
use crate::domain::codes::Stage;
use crate::domain::model::Customer;
use crate::domain::views::Members;
use crate::i18n::Lang;
use crate::popup::Effect;
use crate::popup::effect::BulkStep;
use crate::testing::Harness;

fn everybody(lang: Lang) -> Harness {
    let mut h = with_customers(lang, 80, 24);
    h.app.carry_out(0, vec![Effect::Bulk(Members::Query(String::new()), BulkStep::Menu)]);
    h.settle();
    h
}

fn customer(h: &Harness, id: i64) -> Customer {
    h.store.customer(id).unwrap().unwrap()
}

#[test]
fn a_tag_for_all_is_said_beforehand_and_one_undo_takes_it_back() {
    for (lang, title, preview, done, already) in [
        (
            Lang::De,
            "Alle Kunden dieser Auswahl",
            "Schlagwort „Messe“ geben",
            "rückgängig",
            "haben das Schlagwort schon",
        ),
        (
            Lang::En,
            "All customers of this selection",
            "Give the tag “Messe”",
            "takes all back",
            "have the tag already",
        ),
    ] {
        let mut h = everybody(lang);
        h.shows(title).keys("<enter>Messe<enter>").shows(preview).shows("Sabine Weiß");
        assert!(customer(&h, 2).tags.is_empty(), "nothing is written before Enter");
        h.keys("<enter>").shows(done);
        assert_eq!(
            (customer(&h, 1).tags, customer(&h, 2).tags),
            (vec!["Messe".to_owned()], vec!["Messe".to_owned()])
        );
        h.app.carry_out(0, vec![Effect::Bulk(Members::Query(String::new()), BulkStep::Menu)]);
        h.keys("<enter>messe<enter>").shows(already);
        h.keys("<esc>u").shows("Messe");
        assert!(customer(&h, 1).tags.is_empty() && customer(&h, 2).tags.is_empty());
    }
}

#[test]
fn esc_at_the_preview_changes_nothing() {
    let mut h = everybody(Lang::De);
    h.keys("<enter>Messe<enter>").shows("ausführen").keys("<esc>").hides("ausführen");
    assert!(customer(&h, 1).tags.is_empty());
}

#[test]
fn marked_customers_get_stage_owner_and_tasks_from_the_menu_of_the_list() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc><space><space>a").shows("2 markiert");
    h.keys("Betreuer, Phase<enter>").shows("Phase festlegen");
    h.keys("phase<enter>Stammkunde<enter>").shows("Grund für die Phase");
    h.keys("langjährig<enter>").shows("Phase: Stammkunde").shows("2 von 2");
    h.keys("<enter>").shows("2 Kunden geändert");
    let regular = |h: &Harness| {
        let all = (1..=20).filter_map(|id| h.store.customer(id).unwrap());
        all.filter(|c| c.stage == Some(Stage::Regular) && c.stage_reason == "langjährig").count()
    };
    assert_eq!(regular(&h), 2);
    h.keys("u").shows("Rückgängig: Phase");
    assert_eq!(regular(&h), 0);
}

#[test]
fn a_task_for_each_asks_for_its_title_and_its_day() {
    let mut h = everybody(Lang::De);
    h.keys("aufgabe für<enter>Katalog senden<enter>").shows("Bis wann: Katalog senden");
    h.keys("morgen<enter>")
        .shows("Aufgabe für jeden: Katalog senden")
        .keys("<enter>")
        .shows("geändert");
    h.keys("<esc>4").shows("Katalog senden");
    h.keys("u").shows("Rückgängig: Aufgaben").shows("nichts fällig");
}

#[test]
fn addresses_are_copied_only_with_consent_and_it_says_who_is_left_out() {
    let mut h = everybody(Lang::De);
    h.keys("e-mail<enter>").shows("Niemand hier darf mit E-Mail beworben werden");
    assert!(h.copied.is_empty());
}

#[test]
fn a_marked_customer_is_meant_and_named_wherever_the_cursor_is() {
    let mut h = with_customers(Lang::De, 80, 24);
    // The cursor goes on to the next one.
    h.keys("<esc><home><space>d").shows("Bäckerei Öztürk mit Personen");
    h.keys("<enter>").shows("Im Papierkorb: Bäckerei Öztürk");
    assert!(customer(&h, 3).meta.deleted_at.is_some());
    assert!(customer(&h, 1).meta.deleted_at.is_none());
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc><home><space>a").shows("╭ Bäckerei Öztürk").hides("Beschwerde aufnehmen");
    h.keys("<esc><space>a").shows("2 markiert");
}

#[test]
fn the_menu_of_a_card_names_its_customer_whoever_is_chosen_in_the_list() {
    let mut h = with_customers(Lang::De, 80, 24);
    // Who is in the trash leaves the list; who comes back is still on the card.
    h.keys("<esc><home><enter>d<enter>").shows("IM PAPIERKORB");
    h.keys("ua").shows("╭ Bäckerei Öztürk");
    h.keys("Papierkorb<enter>").shows("Bäckerei Öztürk mit Personen");
}
