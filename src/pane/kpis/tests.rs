//! The tab with answers made by hand.

use chrono::NaiveDate;

use super::*;
use crate::domain::codes::{Code, Kpi};
use crate::domain::kpi::{
    Ask, CaseTally, ClvTally, DaySums, Figures, Part, PurchaseTally, Share, StateTally, Target,
    Times,
};
use crate::domain::query::Vocabulary;
use crate::domain::views::{KpiAnswer, MonthFigures};
use crate::i18n::Lang;
use crate::popup::Popup;
use crate::testing::{moment, session};
use crate::tr;
use crate::ui::text;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A pane with its surroundings, and the questions it has asked.
struct Bench {
    pane: KpisPane,
    s: Session,
    asked: Vec<(Slot, Request)>,
    effects: Vec<Effect>,
}

/// A business that grows a little from month to month, and had no surveys at first.
fn tallies(ask: Ask) -> Tallies {
    let days = (ask.to - ask.from).num_days() + 1;
    let months = (ask.to - day("2024-01-01")).num_days() / 30;
    let n = days / 30 * (20 + months);
    let surveys = if ask.to > day("2026-02-01") { n / 10 } else { 0 };
    let share = |part: i64, of: i64| Share { part: of * part / 100, of };
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let times = |hours: f64| Times {
        n: n / 20,
        mean: hours + 1.0,
        median: hours + months as f64 / 10.0,
        p90: hours * 3.0,
        elapsed_mean: hours * 5.0,
    };
    Tallies {
        sums: Some(DaySums {
            contacts: n * 3,
            solved_asked: n / 2,
            solved_yes: n / 3 + months / 8,
            phone_out: n,
            phone_reached: n / 2,
            complaint_seconds: n * 90,
            sale_rows: n,
            covered_rows: n,
            revenue: n * 123_456,
            discounts: n * 2_000,
            variable_costs: n * 70_000,
            covered_net: n * 121_456,
            nps_n: surveys * 4,
            nps_promoters: surveys * 2,
            nps_detractors: surveys,
            csat_n: surveys,
            csat_top: surveys * 4 / 5,
            csat_sum: surveys * 4,
            ces_n: surveys,
            ces_top: surveys / 2,
            ces_sum: surveys * 5,
            ces_squares: surveys * 26,
            complaints: n / 20,
            remedies: n / 40,
            remedy_cost: n * 300,
            tasks_due: n,
            tasks_in_time: n * 8 / 10,
            promises_due: n / 8,
            promises_kept: n / 9,
            ..DaySums::default()
        }),
        purchases: Some(PurchaseTally {
            orders: n,
            purchase_days: n,
            buyers: n / 2,
            repeat_buyers: n / 4,
            active_before: 400 + months,
            retained: 380 + months,
            active: 410 + months,
            churned_before: 100,
            won_back: 7,
            new: n / 9,
            new_referred: n / 40,
            abc_candidates: n / 2,
            abc_total: n * 50_000,
            abc_class_a: n * 39_000,
            abc_top5: n * 9_000,
            historic_customers: 700,
            historic_margin: 123_456_789,
            historic_covered_net: 400_000_000,
            historic_net: 420_000_000,
            ..PurchaseTally::default()
        }),
        cases: Some(CaseTally {
            opened: n / 20,
            open_at_end: 6,
            unresolved: i64::from(ask.to >= day("2026-11-01")),
            acknowledge: times(3.25),
            resolve: times(21.5),
            acknowledge_in_time: share(80, n / 20),
            resolve_in_time: share(70, n / 20),
            recovery: share(60, n / 30),
            ..CaseTally::default()
        }),
        state: Some(StateTally {
            contacted_90d: share(45, 900),
            within_rhythm: share(62, 320),
            wishes_open: 14,
            consents: [share(20, 900); 3],
        }),
        clv: Some(ClvTally { n: 680, sum: 98_765_432.1 }),
    }
}

/// Only one part of it.
fn only(part: Part, all: &Tallies) -> Tallies {
    let mut one = Tallies::default();
    match part {
        Part::Sums => one.sums = all.sums,
        Part::Purchases => one.purchases = all.purchases,
        Part::Cases => one.cases = all.cases,
        Part::State => one.state = all.state,
        Part::Clv => one.clv = all.clv,
    }
    one
}

fn reply(request: Request) -> Reply {
    let of = |part, asks: Vec<Ask>| asks.into_iter().map(|ask| only(part, &tallies(ask))).collect();
    match request {
        Request::Segments => Reply::Segments(Vec::new()),
        Request::Kpis { asks, .. } => {
            let tallies = of(Part::Sums, asks);
            Reply::Kpis(Box::new(KpiAnswer { tallies, missing: Part::COUNTED.to_vec() }))
        }
        Request::CountKpis { asks, part, .. } => {
            let tallies = of(part, asks);
            Reply::KpisCounted(Box::new(KpiAnswer { tallies, missing: Vec::new() }))
        }
        Request::KpiMonth(month) => Reply::KpiMonth(Box::new(MonthFigures {
            month,
            stored_at: moment(),
            definitions: 1,
            stored: Figures::default(),
            now: Figures::default(),
        })),
        other => panic!("not asked by the overview: {other:?}"),
    }
}

impl Bench {
    fn new(lang: Lang, width: u16, height: u16) -> Self {
        let s = session(lang, width, height, moment());
        let mut bench =
            Self { pane: KpisPane::default(), s, asked: Vec::new(), effects: Vec::new() };
        let effects = bench.pane.load(&bench.s);
        bench.take(effects);
        bench
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(slot, request) => {
                    // Of a slot only the newest question is answered.
                    self.asked.retain(|(older, _)| *older != slot);
                    self.asked.push((slot, request));
                }
                other => self.effects.push(other),
            }
        }
    }

    /// Answers the question that was asked first; whether there was one.
    fn answer_one(&mut self) -> bool {
        if self.asked.is_empty() {
            return false;
        }
        let (slot, request) = self.asked.remove(0);
        let effects = self.pane.on_reply(slot, reply(request), &self.s);
        self.take(effects);
        true
    }

    /// Answers everything that is asked, and what is asked because of it.
    fn answer(&mut self) -> &mut Self {
        while self.answer_one() {}
        self
    }

    fn act(&mut self, action: Action) -> Vec<Effect> {
        let effects = self.pane.on_action(action, &self.s).unwrap_or_default();
        self.take(effects);
        std::mem::take(&mut self.effects)
    }

    fn screen(&mut self) -> String {
        let area = Rect::new(0, 0, self.s.width, self.s.height - 2);
        let mut buf = Buffer::empty(area);
        self.pane.view(&mut buf, area, &self.s);
        (0..area.height)
            .map(|y| {
                let row: String =
                    (0..area.width).map(|x| buf.cell((x, y)).unwrap().symbol()).collect();
                row.trim_end().to_owned() + "\n"
            })
            .collect()
    }

    #[track_caller]
    fn shows(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(text), "no “{text}” on the screen:\n{screen}");
        self
    }

    #[track_caller]
    fn hides(&mut self, text: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(text), "“{text}” on the screen:\n{screen}");
        self
    }

    /// The row of a figure.
    fn row(&mut self, name: &str) -> String {
        let screen = self.screen();
        screen.lines().find(|line| line.contains(name)).unwrap_or_default().to_owned()
    }
}

/// The items of the menu that an action opened.
fn menu(effects: &[Effect]) -> String {
    match effects {
        [Effect::Popup(popup)] if matches!(**popup, Popup::Menu(_)) => format!("{popup:?}"),
        other => panic!("no menu: {other:?}"),
    }
}

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
        bench.shows("▌ CES").shows("Orientierung");
    }
}

fn shown_first(kpi: Kpi) -> bool {
    crate::domain::kpi::Block::ALL
        .into_iter()
        .any(|block| places::shown_of(block).next().is_some_and(|figure| figure.kpi == kpi))
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
}

#[test]
fn what_is_chosen_is_told_in_full_below_and_signs_are_explained() {
    let mut bench = Bench::new(Lang::De, 140, 40);
    bench.act(Action::PageDown);
    for _ in 0..4 {
        bench.act(Action::Down);
    }
    bench.answer().shows("95 %: ").shows("n = ").shows("vorher").shows("Vorjahr");
    bench.shows("○ vorläufig").shows("≈ keine echte Veränderung");
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
