//! What the overview says and how it looks.

use super::*;

#[test]
fn what_is_chosen_is_told_in_full_below_and_signs_are_explained() {
    let mut bench = Bench::new(Lang::De, 140, 40);
    bench.act(Action::PageDown);
    for _ in 0..4 {
        bench.act(Action::Down);
    }
    bench.answer().shows("95 %: ").shows("n = ").shows("vorher").hides("Vorjahr");
    bench.shows("○ vorläufig").shows("≈ keine echte Veränderung");
    let month = PaneMessage::KpiPeriod(KpiPeriod::Month(day("2026-11-01")));
    let effects = bench.pane.on_message(month, &bench.s);
    bench.take(effects);
    bench.answer().shows("vorher").shows("Vorjahr");
}

#[test]
fn a_target_is_met_or_missed_by_a_sign() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    let settings = &mut bench.s.shared.settings;
    settings.targets = vec![
        Target::read(Kpi::Reachability, "60", "EUR").unwrap(),
        Target::read(Kpi::TimeToResolveH, "30", "EUR").unwrap(),
    ];
    bench.answer();
    assert!(bench.row("Erreichbarkeit").contains("50,0 %✗"), "{}", bench.row("Erreichbarkeit"));
    assert!(bench.row("Zeit bis Lösung").contains("h✓○"), "{}", bench.row("Zeit bis Lösung"));
    for _ in 0..3 {
        bench.act(Action::Down);
    }
    bench.shows("✗ Ziel mindestens 60,0 %");
}

#[test]
fn nothing_panics_at_any_size_and_ascii_stays_ascii() {
    for ascii in [false, true] {
        let mut bench = Bench::new(Lang::De, 140, 40);
        bench.s.theme = crate::ui::Theme::new(crate::ui::Palette::Plain, ascii);
        for _ in 0..3 {
            bench.answer_one();
            for (width, height) in
                [(1, 3), (5, 4), (24, 9), (60, 16), (61, 40), (119, 16), (120, 16), (200, 60)]
            {
                (bench.s.width, bench.s.height) = (width, height);
                let screen = bench.screen();
                let foreign: String = screen
                    .chars()
                    .filter(|c| !c.is_ascii() && !c.is_alphabetic() && !"€–“„…—±−".contains(*c))
                    .collect();
                assert!(!ascii || foreign.is_empty(), "{foreign}\n{screen}");
            }
            bench.answer();
            bench.act(Action::PeriodBack);
        }
    }
}

#[test]
fn the_overview_looks_as_somebody_has_seen_it() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut bench = Bench::new(lang, width, height);
            let period = PaneMessage::KpiPeriod(KpiPeriod::Month(day("2026-11-01")));
            let effects = bench.pane.on_message(period, &bench.s);
            bench.take(effects);
            bench.answer();
            bench.act(Action::Down);
            insta::assert_snapshot!(
                format!("kpis_{}_{width}x{height}", lang.tag()),
                bench.screen()
            );
        }
    }
}
