//! The tab with answers made by hand.

use super::*;
use crate::domain::codes::{AbcClass, Code, RfmGroup, Stage};
use crate::domain::model::{Meta, Segment};
use crate::domain::views::{
    Axis, Concentration, CurvePoint, CustomerRow, Figures as ValueFigures, MemberPage, MemberRow,
    Portfolio, PortfolioPoint, RfmCell, RfmGrid, SegmentFigures,
};
use crate::i18n::Lang;
use crate::testing::{moment, session};

pub(super) fn customer_row(id: Id, name: &str) -> CustomerRow {
    CustomerRow {
        id,
        number: format!("K-{id:04}"),
        kind: None,
        name: name.to_owned(),
        person: String::new(),
        postcode: String::new(),
        city: "Braunschweig".to_owned(),
        phone: "0531 37960".to_owned(),
        email: format!("k{id}@example.org"),
        stage: Some(Stage::Regular),
        key_account: id == 1,
        blocked: id == 3,
        last_contact_at: None,
        open_tasks: 0,
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// A pane with its surroundings, and the questions it has asked.
struct Bench {
    pane: SegmentsPane,
    s: Session,
    asked: Vec<(Slot, Request)>,
    effects: Vec<Effect>,
}

fn own() -> Segment {
    Segment {
        meta: Meta { id: 7, ..Meta::default() },
        name: "Handwerk in der Region".to_owned(),
        query: "tag:handwerk and postcode:38*".to_owned(),
        note: "Für die Messe im März.".to_owned(),
        strategy: "Persönlich einladen, vorher anrufen.\nAngebot mitnehmen.".to_owned(),
    }
}

fn figures(size: i64) -> SegmentFigures {
    SegmentFigures {
        size,
        revenue_12m: size * 123_456,
        revenue_before: size * 110_000,
        margin_12m: Some(size * 45_678),
        margin_before: Some(size * 48_000),
        covered_12m: size * 100_000,
        all_size: 320,
        all_revenue_12m: 320 * 100_000,
        all_margin_12m: Some(320 * 40_000),
        clv_mean: Some(98_765.4),
        clv_n: size - 2,
        size_then: Some(size - 3),
    }
}

fn members() -> MemberPage {
    let names = ["Sanitär Müller GmbH", "Sabine Weiß", "Bäckerei Öztürk"];
    let rows = names.iter().zip(1..).map(|(name, id)| MemberRow {
        row: customer_row(id, name),
        figures: ValueFigures {
            stage: Some(Stage::Regular),
            abc: Some(AbcClass::A),
            revenue_12m: 1_234_567 / id,
            margin_12m: Some(400_000),
            last_sale: Some(day("2026-10-01")),
            clv: Some(150_000.0),
            ..ValueFigures::default()
        },
    });
    MemberPage { rows: rows.collect(), before: false, after: false }
}

impl Bench {
    fn new(lang: Lang, width: u16, height: u16) -> Self {
        let s = session(lang, width, height, moment());
        let mut bench =
            Self { pane: SegmentsPane::default(), s, asked: Vec::new(), effects: Vec::new() };
        let effects = bench.pane.load(&bench.s);
        bench.take(effects);
        bench
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Ask(slot, request) => self.asked.push((slot, request)),
                other => self.effects.push(other),
            }
        }
    }

    /// Answers everything that is asked, and what is asked because of it.
    fn answer(&mut self) -> &mut Self {
        for _ in 0..200 {
            if self.asked.is_empty() {
                break;
            }
            let (slot, request) = self.asked.remove(0);
            let reply = reply(request);
            let effects = self.pane.on_reply(slot, reply, &self.s);
            self.take(effects);
            if std::mem::take(&mut self.effects).contains(&Effect::Settle) {
                let effects = self.pane.on_settle(&self.s);
                self.take(effects);
            }
        }
        self
    }

    /// What an action leads to beside questions.
    fn act(&mut self, action: Action) -> Vec<Effect> {
        let effects = self.pane.on_action(action, &self.s).unwrap_or_default();
        self.take(effects);
        let told = std::mem::take(&mut self.effects);
        if told.contains(&Effect::Settle) {
            let effects = self.pane.on_settle(&self.s);
            self.take(effects);
        }
        told
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
}

fn reply(request: Request) -> Reply {
    match request {
        Request::Segments => Reply::Segments(vec![own()]),
        Request::Valued { today } => Reply::Valued(Valued { on: Some(today), current: true }),
        Request::SegmentFigures(query) => {
            let size = i64::try_from(query.len()).unwrap();
            Reply::SegmentFigures(Box::new(figures(size)))
        }
        Request::Members { .. } => Reply::Members(members()),
        Request::Concentration(_) => Reply::Concentration(Box::new(concentration())),
        Request::RfmGrid(_) => Reply::RfmGrid(Box::new(grid(200))),
        Request::Portfolio { x, .. } => Reply::Portfolio(Box::new(portfolio(x))),
        other => panic!("not asked by segments: {other:?}"),
    }
}

fn concentration() -> Concentration {
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let curve = (0..=100)
        .map(|n| CurvePoint { customers: n, share: 1.0 - (-(n as f64) / 12.0).exp() })
        .collect();
    Concentration {
        curve,
        customers: 100,
        total: 100_000_000,
        half: 8,
        most: 19,
        classes: [(20, 80_000_000), (17, 15_000_000), (70, 5_000_000)],
        by_revenue: true,
        coverage: Some(0.43),
    }
}

fn grid(buyers: i64) -> RfmGrid {
    let mut grid = RfmGrid { buyers, ..RfmGrid::default() };
    for (r, row) in grid.cells.iter_mut().enumerate() {
        for (f, cell) in row.iter_mut().enumerate() {
            let customers = i64::try_from(r * f).unwrap();
            *cell = RfmCell { customers, revenue: customers * 150_000 };
        }
    }
    grid.groups = RfmGroup::ALL
        .iter()
        .zip(0..)
        .map(|(group, n)| (*group, RfmCell { customers: n * 3, revenue: n * 900_000 }))
        .collect();
    grid
}

fn portfolio(x: Axis) -> Portfolio {
    if x != Axis::Position {
        return Portfolio {
            aside: 320,
            aside_rows: vec![customer_row(5, "Ohne Wert")],
            ..Portfolio::default()
        };
    }
    let places = [(4.2, 4.1), (2.0, 4.5), (4.0, 2.0), (1.5, 1.5), (4.2, 4.1)];
    let points: Vec<PortfolioPoint> = places
        .iter()
        .zip(1..)
        .map(|((x, y), id)| PortfolioPoint {
            id,
            number: format!("K-{id:04}"),
            name: format!("Kunde {id} GmbH"),
            x: *x,
            y: *y,
            revenue: 500_000 * (10 - id),
        })
        .collect();
    Portfolio {
        placed: 5,
        aside: 315,
        aside_rows: (11..20).map(|id| customer_row(id, &format!("Aside {id}"))).collect(),
        points,
    }
}

#[test]
fn screens_look_as_somebody_has_seen_them() {
    for (lang, width, height) in
        [(Lang::De, 80, 24), (Lang::De, 140, 40), (Lang::En, 80, 24), (Lang::En, 140, 40)]
    {
        let name = |what: &str| format!("{what}_{}_{width}x{height}", lang.tag());
        let mut bench = Bench::new(lang, width, height);
        bench.answer();
        insta::assert_snapshot!(name("list"), bench.screen());
        bench.act(Action::Open);
        bench.answer();
        bench.act(Action::Mark);
        insta::assert_snapshot!(name("members"), bench.screen());
        bench.act(Action::Back);
        bench.act(Action::Back);
        for what in ["concentration", "rfm", "portfolio"] {
            bench.act(Action::Picture);
            bench.answer();
            insta::assert_snapshot!(name(what), bench.screen());
        }
    }
}

#[test]
fn figures_are_asked_for_one_after_the_other_and_the_chosen_ones_first() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    let figures = |bench: &Bench| {
        let asked = bench.asked.iter().filter(|(slot, _)| *slot == Slot::SegmentFigures);
        asked.map(|(_, request)| request.clone()).collect::<Vec<_>>()
    };
    assert_eq!(figures(&bench), []);
    let effects = bench.pane.on_reply(Slot::Segments, Reply::Segments(vec![own()]), &bench.s);
    bench.take(effects);
    assert_eq!(figures(&bench), [Request::SegmentFigures(own().query)]);
    bench.act(Action::Last);
    assert_eq!(figures(&bench).len(), 1, "only one question is on its way");
    bench.asked.clear();
    let answer = Reply::SegmentFigures(Box::new(self::figures(5)));
    let effects = bench.pane.on_reply(Slot::SegmentFigures, answer, &bench.s);
    bench.take(effects);
    let last = bench.pane.entries.chosen().unwrap().query().to_owned();
    assert_eq!(figures(&bench), [Request::SegmentFigures(last)]);
    bench.answer();
    assert!(bench.asked.is_empty(), "each is asked for once");
}

#[test]
fn what_is_being_renewed_stays_in_sight_and_says_so() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer().shows("Stand 21.11.2026").shows("35.802,24 €");
    let effects = bench.pane.load(&bench.s);
    bench.take(effects);
    bench.shows("wird erneuert").shows("35.802,24 €");
    bench.answer();
    assert!(!bench.screen().contains("erneuert"));
}

#[test]
fn esc_leads_back_to_the_chosen_segment_over_marks_and_narrowing() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    bench.act(Action::Down);
    bench.act(Action::Open);
    bench.answer().shows("A-Kunden").shows("Sanitär Müller");
    let effects = bench.pane.on_prompt(&Prompt::NarrowMembers, "city:Bonn", &bench.s);
    bench.take(effects);
    let narrowed = "(abc:A) and (city:Bonn)".to_owned();
    assert!(bench.asked.contains(&(Slot::SegmentFigures, Request::SegmentFigures(narrowed))));
    bench.answer().shows("nur city:Bonn");
    bench.act(Action::Mark);
    bench.shows("1 markiert");
    bench.act(Action::Back);
    assert!(!bench.screen().contains("markiert"));
    bench.act(Action::Back);
    bench.answer();
    assert!(!bench.screen().contains("city:Bonn"));
    bench.act(Action::Back);
    bench.shows("▌ A-Kunden");
}

#[test]
fn a_group_of_the_picture_opens_its_members_and_esc_leads_back_to_it() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    bench.act(Action::Picture);
    bench.answer();
    bench.act(Action::Down);
    bench.act(Action::Open);
    let (_, asked) = bench.asked.iter().find(|(slot, _)| *slot == Slot::Members).unwrap();
    assert!(matches!(asked, Request::Members { query, .. } if query == "abc:B"));
    bench.answer().shows("B-Kunde");
    bench.act(Action::Back);
    bench.answer().shows("Konzentration");
    bench.act(Action::Picture);
    bench.answer().shows("[16]");
    bench.act(Action::Down);
    bench.act(Action::Open);
    let (_, asked) = bench.asked.iter().find(|(slot, _)| *slot == Slot::Members).unwrap();
    assert!(matches!(asked, Request::Members { query, .. } if query == "rfm:45*"));
}

#[test]
fn the_pictures_of_a_segment_are_of_its_members_and_lead_back_to_them() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    bench.act(Action::Open);
    bench.answer();
    bench.act(Action::Picture);
    assert!(bench.asked.contains(&(Slot::SegmentPicture, Request::Concentration(own().query))));
    bench.answer().shows("Handwerk in der Region");
    for _ in 0..3 {
        bench.act(Action::Picture);
        bench.answer();
    }
    bench.shows("Strategie").shows("Sanitär Müller");
}

#[test]
fn a_point_is_chosen_and_opened_and_nobody_without_a_value_is_drawn() {
    let mut bench = Bench::new(Lang::De, 140, 40);
    bench.answer();
    for _ in 0..3 {
        bench.act(Action::Picture);
        bench.answer();
    }
    bench.shows("1 weiterer hier").shows("Ohne Wert: 315").shows("Star: halten");
    bench.act(Action::PeriodBack);
    bench.shows("Fragezeichen: investieren");
    assert_eq!(bench.act(Action::Open), [Effect::OpenCard(2)]);
    let effects =
        bench.pane.on_message(PaneMessage::Axes(Axis::Clv, Axis::Attractiveness), &bench.s);
    bench.take(effects);
    bench.answer().shows("noch niemand bewertet").shows("R bewertet");
    let rate = crate::popup::effect::FormRequest::Rate { customer: 5 };
    assert_eq!(bench.act(Action::Rate), [Effect::OpenForm(rate)]);
}

#[test]
fn the_chosen_point_has_both_its_brackets_and_few_rows_no_names_across_them() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    for _ in 0..3 {
        bench.act(Action::Picture);
        bench.answer();
    }
    for _ in 0..6 {
        bench.act(Action::PeriodForward);
        let screen = bench.screen();
        assert!(screen.contains('[') && screen.contains(']'), "{screen}");
    }
    bench.shows("Mitnahmekunden");
    (bench.s.width, bench.s.height) = (60, 16);
    let screen = bench.screen();
    assert!(!screen.contains("Mitnahmekunden"), "{screen}");
}

#[test]
fn keys_wait_until_the_members_are_those_of_the_segment() {
    let mut bench = Bench::new(Lang::De, 140, 40);
    bench.answer();
    bench.act(Action::Down);
    bench.act(Action::Open);
    assert_eq!(bench.pane.awaits(Action::LogCall), Some(Slot::Members));
    assert_eq!(bench.pane.awaits(Action::Back), None);
    assert_eq!(bench.act(Action::Delete), []);
    bench.answer();
    assert_eq!(bench.pane.awaits(Action::LogCall), None);
    assert!(!bench.act(Action::LogCall).is_empty());
}

#[test]
fn an_edited_segment_shows_its_new_members_and_a_trashed_one_leads_to_the_list() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    bench.act(Action::Open);
    bench.answer();
    let changed = Segment { query: "tag:messe".to_owned(), name: "Messe".to_owned(), ..own() };
    let effects = bench.pane.on_reply(Slot::Segments, Reply::Segments(vec![changed]), &bench.s);
    bench.take(effects);
    assert!(bench.asked.iter().any(|(_, request)| {
        matches!(request, Request::Members { query, .. } if query == "tag:messe")
    }));
    bench.answer().shows("Messe");
    let effects = bench.pane.on_reply(Slot::Segments, Reply::Segments(Vec::new()), &bench.s);
    bench.take(effects);
    bench.answer().shows("Noch keine. n legt eines an.");
}

#[test]
fn too_few_buyers_and_no_sales_name_what_is_missing() {
    let mut bench = Bench::new(Lang::De, 80, 24);
    bench.answer();
    bench.act(Action::Picture);
    let nothing = Reply::Concentration(Box::default());
    bench.pane.on_reply(Slot::SegmentPicture, nothing, &bench.s);
    bench.shows("kein Umsatz").shows("v erfasst");
    bench.act(Action::Picture);
    bench.pane.on_reply(Slot::SegmentPicture, Reply::RfmGrid(Box::new(grid(9))), &bench.s);
    bench.shows("Erst 9 Käufer").shows("ab 10");
    assert_eq!(bench.act(Action::Open), []);
}

#[test]
fn nothing_panics_at_any_size_and_ascii_stays_ascii() {
    for ascii in [false, true] {
        let mut bench = Bench::new(Lang::De, 140, 40);
        bench.s.theme = crate::ui::Theme::new(crate::ui::Palette::Plain, ascii);
        bench.answer();
        let way = [Action::Open, Action::Back, Action::Picture, Action::Picture, Action::Picture];
        for step in way {
            bench.act(step);
            bench.answer();
            for (width, height) in
                [(1, 3), (5, 4), (24, 9), (60, 16), (61, 40), (119, 16), (200, 60)]
            {
                (bench.s.width, bench.s.height) = (width, height);
                let screen = bench.screen();
                let foreign: String = screen
                    .chars()
                    .filter(|c| !c.is_ascii() && !c.is_alphabetic() && !"€×–“„Ø…".contains(*c))
                    .collect();
                assert!(!ascii || foreign.is_empty(), "{foreign}\n{screen}");
            }
        }
    }
}
