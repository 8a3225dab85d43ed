//! How figures fill in, and what is shown until they are there.

use super::*;

#[test]
fn figures_fill_in_part_by_part_and_one_question_is_on_its_way_at_a_time() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.shows("12 Monate bis 21.11.2026").shows("zählt …");
    assert!(bench.row("CES").contains('…'));
    assert!(bench.answer_one());
    assert!(bench.row("CES").contains("5,00"), "sums are there at once");
    assert!(bench.row("Zeit bis Bestätigung").contains('…'));
    let counts =
        |bench: &Bench| bench.asked.iter().filter(|(slot, _)| *slot == Slot::KpiCount).count();
    for _ in 0..20 {
        assert!(counts(&bench) <= 1);
        if !bench.answer_one() {
            break;
        }
    }
    bench.shows("Stand 21.11.2026").hides("zählt").hides("       …");
}

#[test]
fn the_old_figures_stay_until_the_new_ones_are_there() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    let before = bench.row("Zusagen gehalten");
    assert!(before.contains('%'), "{before}");
    let effects = bench
        .pane
        .on_message(PaneMessage::KpiPeriod(KpiPeriod::Month(day("2026-10-01"))), &bench.s);
    bench.take(effects);
    bench.shows("Oktober 2026").shows("zählt …");
    assert_eq!(bench.row("Zusagen gehalten"), before);
    bench.answer();
    assert_ne!(bench.row("Zusagen gehalten"), before);
    // The same again: nothing stands back, nothing is lost.
    let counted = bench.screen();
    let effects = bench.pane.load(&bench.s);
    bench.take(effects);
    let asking = bench.screen().replace("         zählt …", "Stand 21.11.2026");
    assert_eq!(asking, counted);
}

#[test]
fn an_answer_for_a_period_that_was_left_is_not_shown() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer_one();
    let late = bench.asked.iter().find(|(slot, _)| *slot == Slot::KpiCount).cloned().unwrap();
    bench.act(Action::PeriodBack);
    let effects = bench.pane.on_reply(late.0, reply(late.1), &bench.s);
    bench.take(effects);
    assert_eq!(bench.asked.iter().filter(|(slot, _)| *slot == Slot::KpiCount).count(), 1);
    assert!(bench.row("Zeit bis Bestätigung").contains('…'));
    bench.answer().shows("12 Monate bis 21.11.2025");
}

#[test]
fn a_file_without_any_record_names_the_key_that_fills_it() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.asked.clear();
    let nothing = |part| {
        only(
            part,
            &Tallies {
                sums: Some(DaySums::default()),
                purchases: Some(PurchaseTally::default()),
                cases: Some(CaseTally::default()),
                state: Some(StateTally::default()),
                clv: Some(ClvTally::default()),
            },
        )
    };
    let rows = bench.pane.counting.known().rows().len();
    let answer = |part, missing| KpiAnswer { tallies: vec![nothing(part); rows], missing };
    let first = Reply::Kpis(Box::new(answer(Part::Sums, Part::COUNTED.to_vec())));
    bench.pane.on_reply(Slot::Kpis, first, &bench.s);
    bench.shows("CES");
    for part in Part::COUNTED {
        let reply = Reply::KpisCounted(Box::new(answer(part, Vec::new())));
        bench.pane.on_reply(Slot::KpiCount, reply, &bench.s);
    }
    bench.shows("Noch nichts zu zählen").shows("eine Datei ein").hides("CES");
    insta::assert_snapshot!("kpis_empty_de_80x24", bench.screen());
}

#[test]
fn that_a_segment_has_no_customers_is_said_in_a_sentence() {
    for width in [80, 140] {
        let mut bench = Bench::new(Lang::De, width, 24);
        bench.answer();
        let message =
            PaneMessage::KpiBasis(Basis::Query("abc:A".to_owned()), "A-Kunden".to_owned());
        let effects = bench.pane.on_message(message, &bench.s);
        bench.take(effects);
        bench.answer().hides("gehört zurzeit niemand").shows("CES");
        let rows = bench.pane.counting.known().rows().len();
        let counted = |part, tallies: Vec<Tallies>| {
            let missing = if part == Part::Sums { vec![Part::State] } else { Vec::new() };
            Box::new(KpiAnswer { tallies, missing })
        };
        let nobody = only(
            Part::State,
            &Tallies { state: Some(StateTally::default()), ..Tallies::default() },
        );
        let effects = bench.pane.load(&bench.s);
        bench.take(effects);
        let sums = counted(Part::Sums, vec![Tallies::default(); rows]);
        bench.pane.on_reply(Slot::Kpis, Reply::Kpis(sums), &bench.s);
        let state = counted(Part::State, vec![nobody; rows]);
        bench.pane.on_reply(Slot::KpiCount, Reply::KpisCounted(state), &bench.s);
        bench.shows("Zu „A-Kunden“ gehört zurzeit niemand").hides("CES").shows("A-Kunden  ");
        let effects = bench.pane.on_action(Action::Open, &bench.s).unwrap();
        assert!(!effects.is_empty());
        bench.shows("CES").shows("gehört zurzeit niemand");
        bench.act(Action::Back);
        // Others can be chosen still.
        assert!(menu(&bench.act(Action::Filter)).contains("Alle Kunden"));
    }
}
