//! The period, whose figures, with what they are compared, and which one is chosen.

use super::*;

#[test]
fn arrows_move_the_period_and_stop_at_today() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    let told = bench.act(Action::PeriodForward);
    assert!(matches!(told.as_slice(), [Effect::Tell(_)]), "{told:?}");
    bench.act(Action::PeriodBack);
    bench.answer().shows("◂ 12 Monate bis 21.11.2025 ▸");
    bench.act(Action::PeriodForward);
    bench.answer().shows("◂ 12 Monate bis 21.11.2026 ▸");
}

#[test]
fn comparing_goes_round_without_asking_again() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    let period = PaneMessage::KpiPeriod(KpiPeriod::Quarter(day("2026-07-01")));
    let effects = bench.pane.on_message(period, &bench.s);
    bench.take(effects);
    bench.answer().shows("ggü. 2. Quartal 2026").shows("Vorher");
    bench.act(Action::Compare);
    bench.shows("ggü. 3. Quartal 2025").shows("Vorjahr");
    bench.act(Action::Compare);
    bench.shows("ohne Vergleich").hides("Vorjahr   ");
    bench.act(Action::Compare);
    bench.shows("ggü. 2. Quartal 2026");
    assert!(bench.asked.is_empty());
}

#[test]
fn twelve_months_are_compared_once_with_those_before() {
    let mut bench = Bench::new(Lang::De, 140, 40);
    bench.act(Action::Down);
    bench.answer().shows("vorher").hides("Vorjahr");
    let known = bench.pane.counting.known();
    assert!(known.is_yearly() && known.rows().len() < 16);
    bench.act(Action::Compare);
    bench.shows("ohne Vergleich");
    bench.act(Action::Compare);
    bench.shows("ggü. 12 Monate bis 21.11.2025");
}

#[test]
fn whoever_goes_through_the_figures_is_told_of_one_when_at_rest() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    let foot = |bench: &mut Bench| bench.screen().lines().nth(20).unwrap().to_owned();
    let before = foot(&mut bench);
    let effects = bench.pane.on_action(Action::Down, &bench.s).unwrap();
    assert_eq!(effects, [Effect::Settle]);
    assert_eq!(foot(&mut bench), before);
    bench.pane.on_settle(&bench.s);
    assert_ne!(foot(&mut bench), before);
    // At the end nothing is to come.
    bench.act(Action::Last);
    assert_eq!(bench.pane.on_action(Action::Down, &bench.s).unwrap(), []);
}

#[test]
fn a_step_beyond_the_edge_brings_the_chosen_one_to_the_middle() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    let mut tops = Vec::new();
    for action in [vec![Action::Down; 40], vec![Action::Up; 40]].concat() {
        bench.act(action);
        bench.screen();
        tops.push(bench.pane.top);
    }
    let moved = tops.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!((4..=6).contains(&moved), "{tops:?}");
    assert_eq!((tops.iter().max(), tops.last()), (Some(&20), Some(&0)), "{tops:?}");
}

#[test]
fn the_target_of_the_chosen_figure_is_asked_for() {
    let mut bench = Bench::new(Lang::En, 80, 24);
    bench.act(Action::Down);
    let effects = bench.act(Action::Edit);
    let [Effect::Popup(popup)] = effects.as_slice() else { panic!("{effects:?}") };
    assert!(format!("{popup:?}").contains("Target(FirstContactResolution)"), "{popup:?}");
}

#[test]
fn all_lengths_of_a_period_and_any_days_can_be_chosen() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    let effects = bench.act(Action::Period);
    let shown = menu(&effects);
    for word in ["November 2026", "4. Quartal 2026", "12 Monate bis 21.11.2026", "Von … bis"] {
        assert!(shown.contains(word), "{shown}");
    }
    let effects = bench.pane.on_prompt(&Prompt::KpiRange, "1.3.2026 bis 15.4.2026", &bench.s);
    bench.take(effects);
    bench.answer().shows("01.03.2026").shows("15.04.2026");
    for wrong in ["2026-05-01..2026-04-01", "2030", "1000..2026", "morgen früh", ""] {
        let effects = bench.pane.on_prompt(&Prompt::KpiRange, wrong, &bench.s);
        assert!(matches!(effects.as_slice(), [Effect::Tell(_)]), "{wrong}: {effects:?}");
        bench.shows("01.03.2026");
    }
}

#[test]
fn figures_are_of_everybody_of_a_segment_or_of_an_owner() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.s.shared.users = vec!["anna".to_owned(), "be\"rt".to_owned()];
    bench.answer();
    let effects = bench.act(Action::Filter);
    let shown = menu(&effects);
    for word in ["Alle Kunden", "A-Kunden", "Betreut von anna", r#"owner=\"be\"\"rt\""#] {
        assert!(shown.contains(word), "no {word}: {shown}");
    }
    let basis = Basis::Query("abc:A".to_owned());
    let message = PaneMessage::KpiBasis(basis.clone(), "A-Kunden".to_owned());
    let effects = bench.pane.on_message(message, &bench.s);
    bench.take(effects);
    assert!(bench.asked.iter().any(|(_, request)| {
        matches!(request, Request::Kpis { basis: asked, .. } if *asked == basis)
    }));
    bench.answer().shows("A-Kunden");
    // It was changed to something that cannot be read.
    let error = crate::domain::query::parse("stgae:x", &Vocabulary::default()).unwrap_err();
    let effects = bench.pane.load(&bench.s);
    bench.take(effects);
    let effects = bench.pane.on_reply(Slot::Kpis, Reply::BadQuery(Box::new(error)), &bench.s);
    bench.take(effects);
    assert!(matches!(bench.effects.as_slice(), [Effect::Tell(_)]), "{:?}", bench.effects);
    bench.answer().shows("Alle Kunden");
}

#[test]
fn every_figure_is_reached_and_its_heading_stays_in_sight() {
    for (width, height) in [(80, 24), (60, 16), (140, 40), (120, 30)] {
        let mut bench = Bench::new(Lang::De, width, height);
        bench.answer();
        for figure in places::shown() {
            let name = tr!(bench.s.i18n, &figure.kpi.message());
            let begin: String = name.chars().take(12).collect();
            let full = width == 80 || text::width(&name) < 22;
            let begin = if full { &begin } else { "" };
            bench.shows(&format!("▌ {begin}"));
            if shown_first(figure.kpi) {
                bench.shows(&tr!(bench.s.i18n, figure.block.message()));
            }
            bench.act(Action::Down);
        }
        bench.act(Action::First);
        bench.shows("▌ CES").shows("Kundenorientierung");
    }
}

fn shown_first(kpi: Kpi) -> bool {
    crate::domain::kpi::Block::ALL
        .into_iter()
        .any(|block| places::shown_of(block).next().is_some_and(|figure| figure.kpi == kpi))
}
