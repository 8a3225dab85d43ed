//! The page of one figure over the invented business: what it says, where it leads, and how
//! it looks in both languages and sizes.

use super::phone::with_customers;
use crate::app::Event;
use crate::domain::codes::{Code as _, Kpi, SurveyKind};
use crate::domain::kpi::{Block, Figures, figures_of, format};
use crate::domain::model::{Meta, Sale, Survey};
use crate::i18n::Lang;
use crate::store::Store;
use crate::store::api::{Action, Change, Open, Who};
use crate::store::business::fill;
use crate::testing::{Harness, moment, session, who};
use crate::ui::{Palette, Theme};

/// On the overview of a business of so many customers.
fn overview(lang: Lang, width: u16, height: u16, customers: u64) -> Harness {
    let mut store = Store::open_in_memory(&who("anna")).unwrap();
    fill(&mut store, customers, moment());
    let mut h = Harness::with(store, session(lang, width, height, moment()));
    h.keys("<esc>6").settle();
    h
}

/// The keys that choose a figure in the overview.
fn choose(kpi: Kpi) -> String {
    let mut shown = Block::ALL.into_iter().flat_map(figures_of).filter(|figure| figure.shown);
    "<down>".repeat(shown.position(|figure| figure.kpi == kpi).unwrap())
}

/// On the page of a figure.
fn page(lang: Lang, width: u16, height: u16, kpi: Kpi) -> Harness {
    let mut h = overview(lang, width, height, 80);
    h.keys(&choose(kpi)).keys("<enter>").settle();
    h
}

#[test]
fn pages_of_figures_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            for kpi in [Kpi::Nps, Kpi::NetRevenue, Kpi::TimeToResolveH] {
                let mut h = page(lang, width, height, kpi);
                let name = format!("kpi_{}_{}_{width}x{height}", kpi.name(), lang.tag());
                insta::assert_snapshot!(name, h.screen());
            }
        }
    }
}

#[test]
fn the_help_of_the_figures_looks_as_somebody_has_seen_it() {
    for lang in [Lang::De, Lang::En] {
        let mut h = overview(lang, 80, 24, 20);
        h.keys("?");
        insta::assert_snapshot!(format!("kpi_help_{}_80x24", lang.tag()), h.screen());
    }
}

#[test]
fn without_colours_and_in_ascii_a_page_says_the_same() {
    let mut h = overview(Lang::De, 80, 24, 80);
    h.app.session.theme = Theme::new(Palette::Plain, true);
    h.keys(&choose(Kpi::Nps)).keys("<enter>").settle();
    insta::assert_snapshot!("kpi_nps_ascii_de_80x24", h.screen());
}

#[test]
fn from_a_figure_one_goes_to_a_customer_and_back_to_where_one_was() {
    let mut h = page(Lang::De, 80, 24, Kpi::NetRevenue);
    h.shows("Nettoumsatz").shows("Kunden, die stärksten zuerst");
    h.keys("<down><down>").settle();
    let chosen = |h: &mut Harness| {
        let screen = h.screen();
        let line = screen.lines().find(|line| line.trim_start().starts_with('▌')).unwrap();
        line.split_whitespace().nth(2).unwrap().to_owned()
    };
    let name = chosen(&mut h);
    h.keys("<enter>").settle().shows(&name).hides("die stärksten zuerst");
    h.keys("<esc>").settle().shows("die stärksten zuerst");
    assert_eq!(chosen(&mut h), name);
    h.keys("<esc>").settle().hides("die stärksten zuerst");
    // The same figure is chosen still: Enter leads to it again.
    h.keys("<enter>").settle().shows("Nettoumsatz").shows("die stärksten zuerst");
}

#[test]
fn a_complaint_behind_a_figure_opens_with_everything_about_it() {
    let mut h = page(Lang::De, 80, 24, Kpi::TimeToResolveH);
    h.shows("Beschwerden, die längsten zuerst").keys("<enter>").settle();
    h.shows("B-20").hides("die längsten zuerst");
    h.keys("<esc>").settle().shows("die längsten zuerst");
}

#[test]
fn the_arrows_move_the_period_and_the_list_follows() {
    let mut h = page(Lang::De, 80, 24, Kpi::NetRevenue);
    h.shows("12 Monate bis 21.11.2026").keys("<left>").settle();
    h.shows("12 Monate bis 21.11.2025").shows("die stärksten zuerst");
    h.keys("<right>").settle().shows("12 Monate bis 21.11.2026");
    // What is known of the old period stays while the new one is being counted.
    h.slow = true;
    h.keys("<left>").shows("Nettoumsatz").shows("Wird gesucht");
    h.slow = false;
    h.settle().shows("12 Monate bis 21.11.2025").hides("Wird gesucht");
}

#[test]
fn a_target_is_set_met_or_missed_and_taken_away() {
    let mut h = page(Lang::De, 80, 24, Kpi::Nps);
    // The invented business has one.
    h.shows("▲ Ziel mindestens 40,0 verfehlt")
        .keys("e")
        .shows("Ziel für NPS")
        .keys("-100")
        .shows("mindestens -100,0");
    h.keys("<enter>").settle().shows("✓ Ziel mindestens -100,0 erreicht");
    h.keys("e").keys("100<enter>").settle().shows("▲ Ziel mindestens 100,0 verfehlt");
    // What no figure can come to is refused where it is typed, and nothing is lost.
    h.keys("e").keys("101<enter>").settle().shows("101").shows("Ziel für NPS");
    h.keys("<esc>").settle().shows("100,0 verfehlt");
    h.keys("e").keys("<ctrl-u>").shows("Ohne Ziel").keys("<enter>").settle().hides("verfehlt");
}

#[test]
fn a_figure_without_cases_and_one_with_a_single_case_are_told() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>6").settle();
    h.keys(&choose(Kpi::Nps)).keys("<enter>").settle();
    h.shows("—").shows("Dahinter steht nichts.").keys("<enter><down><end>").settle();
    h.shows("Dahinter steht nichts.").keys("<esc><esc>").settle();
    // One answer of one customer.
    let answer = Survey {
        meta: Meta::default(),
        customer_id: Some(2),
        kind: SurveyKind::Nps,
        sent_at: None,
        answered_at: Some(moment()),
        score: Some(9),
        comment: "Gern wieder".to_owned(),
        touchpoint: String::new(),
        contact_id: None,
        complaint_id: None,
    };
    let changes = vec![Change::Survey { base: None, new: Box::new(answer) }];
    let action = Action { what: "survey", subject: String::new(), changes, draft: None };
    h.store.save(&action, moment()).unwrap();
    h.keys("<left><right>").settle().keys("<enter>").settle();
    h.shows("n = 1").shows("wenige Fälle").shows("Gern wieder");
    h.shows("1 Antwort").shows("Sabine Weiß");
}

#[test]
fn a_customer_whom_a_colleague_puts_into_the_trash_goes_from_the_list() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kunden.db");
    let mut store = Store::open(&path, Open::Create, &who("anna"), moment()).unwrap();
    fill(&mut store, 30, moment());
    let mut anna = Harness::with(store, session(Lang::De, 80, 24, moment()));
    anna.event(Event::FileChanged);
    anna.keys("<esc>6").settle().keys(&choose(Kpi::NetRevenue)).keys("<enter>").settle();
    let screen = anna.screen();
    let first = screen.lines().find(|line| line.trim_start().starts_with('▌')).unwrap();
    let number = first.split_whitespace().find(|word| word.starts_with("K-")).unwrap();
    let mut bert = Harness::on_file(&path, Who { pid: 4711, ..who("bert") }, Lang::De);
    bert.keys("<esc>/").keys(number).settle().keys("<enter>d<enter>").settle();
    anna.event(Event::FileChanged);
    anna.settle().hides(number).shows("die stärksten zuerst");
}

#[test]
fn any_figure_is_drawn_at_any_size() {
    let mut h = overview(Lang::En, 80, 24, 20);
    for kpi in [Kpi::Ces, Kpi::ClvPredicted, Kpi::ChurnRate, Kpi::ComplaintCost] {
        h.keys("<esc><home>").settle().keys(&choose(kpi)).keys("<enter>").settle();
        for (width, height) in [(60, 16), (61, 17), (80, 30), (119, 16), (120, 16), (200, 60)] {
            h.resize(width, height).settle();
            let _ = h.screen();
        }
        h.resize(80, 24);
    }
}

#[test]
fn a_closed_month_that_has_changed_is_marked_and_can_be_stored_anew() {
    let mut store = Store::open_in_memory(&who("anna")).unwrap();
    fill(&mut store, 60, moment());
    let month = "2026-10-01".parse().unwrap();
    let before = store.kpi_month(month, moment()).unwrap();
    let asked = |h: &mut Harness| h.store.kpi_month(month, moment()).unwrap();
    let mut h = Harness::with(store, session(Lang::De, 80, 24, moment()));
    h.keys("<esc>6").settle().keys("z").keys("<home><enter>").settle().keys("<left>").settle();
    h.shows("Oktober 2026").hides("≠");
    // A sale that comes late.
    let sale = Sale { revenue: 12_345_600, ..Sale::new(1, "2026-10-20".parse().unwrap()) };
    let changes = vec![Change::Sale { base: None, new: Box::new(sale) }];
    let action = Action { what: "sale", subject: String::new(), changes, draft: None };
    h.store.save(&action, moment()).unwrap();
    h.keys("<left>").settle().keys("<right>").settle().keys(&choose(Kpi::NetRevenue)).settle();
    h.shows("≠ seit der Festschreibung berichtigt");
    let after = asked(&mut h);
    assert!(after.is_corrected(Kpi::NetRevenue) && after.stored == before.stored);
    let shown = |h: &Harness, figures: &Figures| {
        let value = figures.get(Kpi::NetRevenue).unwrap().value;
        format(Kpi::NetRevenue, value, &h.app.session.shared.settings, &h.app.session.i18n)
    };
    let (stored, now) = (shown(&h, &after.stored), shown(&h, &after.now));
    assert_ne!(stored, now);
    // Both numbers stand on its page; what was stored is not replaced unasked.
    h.keys("<enter>").settle();
    h.shows(&format!("festgehalten: {stored}")).shows(&format!("berichtigt: {now}"));
    h.keys("<ctrl-s>").shows("Monat neu festhalten").keys("<esc>").settle().shows("festgehalten:");
    assert!(asked(&mut h).is_corrected(Kpi::NetRevenue));
    h.keys("<ctrl-s><enter>").settle().hides("festgehalten:").hides("neu festhalten");
    h.keys("<esc>").settle().hides("≠").shows("Oktober 2026");
    assert_eq!(asked(&mut h).stored, after.now);
}
