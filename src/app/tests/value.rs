//! What a customer is worth, entered key by key. The keys after choosing the customer
//! are counted in the names.

use chrono::NaiveDate;

use super::phone::with_customers;
use crate::domain::codes::{CostKind, Criterion, SaleKind, Stage};
use crate::domain::model::{Customer, Sale, Segment};
use crate::i18n::Lang;
use crate::popup::Effect;
use crate::popup::effect::FormRequest;
use crate::testing::Harness;

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn today() -> NaiveDate {
    day(2026, 11, 21)
}

/// On the card of Sabine Weiß.
fn on_card(lang: Lang) -> Harness {
    let mut h = with_customers(lang, 80, 24);
    h.keys("<esc>/weiss<enter>");
    h
}

fn open(h: &mut Harness, request: FormRequest) {
    h.app.carry_out(0, vec![Effect::OpenForm(request)]);
    h.settle();
}

fn sales(h: &Harness) -> Vec<Sale> {
    h.store.sales_of(2).unwrap()
}

fn customer(h: &Harness, id: i64) -> Customer {
    h.store.customer(id).unwrap().unwrap()
}

#[test]
fn the_shortest_sale_is_v_the_amount_and_save() {
    for (lang, typed, title, saved) in [
        (Lang::De, "1250,50", "Neuer Umsatz", "Gespeichert: Umsatz 1.250,50"),
        (Lang::En, "1,250.50", "New sale", "Saved: sale €1,250.50"),
    ] {
        let mut h = on_card(lang);
        h.keys("v").shows(title).shows("Sabine Weiß");
        h.keys(typed).keys("<ctrl-s>").shows(saved);
        let sale = sales(&h).remove(0);
        assert_eq!((sale.revenue, sale.date, sale.kind), (125_050, today(), SaleKind::Sale));
        assert_eq!((sale.variable_cost, sale.discount, sale.quantity), (None, 0, 1000));
        assert_eq!(sale.customer_id, 2);
        h.keys("u").shows(if lang == Lang::De { "Rückgängig: Umsatz" } else { "Undone: sale" });
        assert_eq!(sales(&h), []);
    }
}

#[test]
fn a_sale_with_everything_says_what_it_comes_to() {
    let mut h = on_card(Lang::De);
    h.keys("v1250<tab>gestern<tab>Beratung<tab>RE-7<tab>10 %")
        .shows("= 125,00")
        .shows("netto 1.125,00");
    h.shows("Deckungsbeitrag unbekannt");
    h.keys("<tab>Stammkunde<tab>800").shows("Deckungsbeitrag 325,00");
    h.keys("<tab>2,5<ctrl-s>").shows("Gespeichert: Umsatz 1.125,00");
    let sale = sales(&h).remove(0);
    assert_eq!((sale.revenue, sale.discount, sale.variable_cost), (125_000, 12_500, Some(80_000)));
    assert_eq!((sale.date, sale.quantity), (day(2026, 11, 20), 2500));
    assert_eq!((sale.product.as_str(), sale.document.as_str()), ("Beratung", "RE-7"));
    assert_eq!(sale.discount_reason, "Stammkunde");
    // The reason is offered from now on: half of the word is enough.
    h.keys("v100<tab><tab><tab><tab>5<tab>Stam<tab><ctrl-s>").shows("Gespeichert");
    assert_eq!(sales(&h).remove(0).discount_reason, "Stammkunde");
}

#[test]
fn a_refund_needs_no_minus_and_a_minus_makes_a_refund() {
    let mut h = on_card(Lang::De);
    h.keys("v1000<tab><tab><tab>RE-8<ctrl-s>");
    h.keys("v50<tab><tab><tab>G-1<tab>10 %<tab><tab>30<tab><tab>Gut<enter>RE-8");
    h.keys("<ctrl-s>").shows("Gespeichert: Gutschrift -45,00");
    let refund = sales(&h).remove(0);
    assert_eq!(refund.kind, SaleKind::Refund);
    assert_eq!((refund.revenue, refund.discount, refund.variable_cost), (-5000, -500, Some(-3000)));
    assert_eq!(refund.refund_of, "RE-8");
    h.keys("v-20")
        .shows("Art              Gutschrift")
        .keys("<ctrl-s>")
        .shows("Gespeichert: Gutschrift -20,00");
    assert_eq!(sales(&h).remove(0).kind, SaleKind::Refund);
}

#[test]
fn a_refund_is_offered_the_documents_of_the_customer() {
    let mut h = on_card(Lang::De);
    h.keys("v1000<tab><tab><tab>RE-8<ctrl-s>v300<tab><tab><tab>RE-9<ctrl-s>");
    h.keys("v-300<tab><tab><tab><tab><tab><tab><tab><tab><tab>RE");
    h.shows("RE-9  21.11.2026  300,00").shows("RE-8  21.11.2026  1.000,00");
    h.keys("<down><enter><ctrl-s>").shows("Gespeichert: Gutschrift");
    assert_eq!(sales(&h).remove(0).refund_of, "RE-9");
    // The same document twice is said, and may be meant.
    h.keys("v5<tab><tab><tab>RE-8").shows("Diesen Beleg gibt es schon: 21.11.2026, 1.000,00");
    h.keys("<ctrl-s>").shows("Gespeichert");
}

#[test]
fn what_cannot_be_is_told_in_a_sentence_and_nothing_is_lost() {
    let mut h = on_card(Lang::De);
    h.keys("v<ctrl-s>").shows("Geben Sie den Betrag ein; 0 für etwas Kostenloses.");
    h.keys("100 USD<ctrl-s>").shows("Diese Datei rechnet in EUR.").shows("100 USD");
    h.keys("<ctrl-a><ctrl-k>").keys("99999999999999<ctrl-s>").shows("Diesen Betrag gibt es nicht");
    h.keys("<ctrl-a><ctrl-k>100<tab>+3<ctrl-s>").shows("Dieser Tag liegt in der Zukunft.");
    h.keys("<ctrl-a><ctrl-k>heute<tab><tab><tab>101<ctrl-s>");
    h.shows("Der Rabatt ist größer als der Betrag.");
    h.keys("<ctrl-a><ctrl-k>120 %<ctrl-s>").shows("Ein Rabatt liegt zwischen 0 % und 100 %.");
    assert_eq!(sales(&h), []);
    h.keys("<ctrl-a><ctrl-k>100 %<ctrl-s>").shows("kostenlos abgegeben");
    assert_eq!((sales(&h)[0].revenue, sales(&h)[0].net()), (10_000, 0));
}

#[test]
fn a_free_sample_is_said_to_count_as_a_purchase() {
    let mut h = on_card(Lang::De);
    h.keys("v0").shows("kostenlos").keys("<ctrl-s>").shows("zählt als Kauf");
    assert_eq!((sales(&h)[0].revenue, sales(&h)[0].kind), (0, SaleKind::Sale));
}

#[test]
fn a_sale_without_a_customer_asks_for_one_at_the_end() {
    let mut h = with_customers(Lang::De, 80, 24);
    open(&mut h, FormRequest::Sale { customer: None });
    h.keys("75<ctrl-s>").shows("Wählen Sie den Kunden.");
    h.keys("weiss<enter>").shows("Sabine Weiß").keys("<ctrl-s>").shows("Gespeichert: Umsatz 75,00");
    assert_eq!(sales(&h)[0].revenue, 7500);
}

#[test]
fn a_sale_is_changed_without_touching_what_was_left_alone() {
    let mut h = on_card(Lang::De);
    h.keys("v1250<tab><tab><tab>RE-7<tab>10 %<tab><tab>800<ctrl-s>");
    let id = sales(&h)[0].meta.id;
    open(&mut h, FormRequest::EditSale(id));
    h.shows("Umsatz ändern").shows("1250,00").shows("125,00");
    h.keys("<tab><tab>Wartung<ctrl-s>").shows("Gespeichert");
    let sale = sales(&h).remove(0);
    assert_eq!((sale.revenue, sale.discount, sale.variable_cost), (125_000, 12_500, Some(80_000)));
    assert_eq!((sale.product.as_str(), sale.date), ("Wartung", today()));
}

#[test]
fn a_left_sale_waits_as_a_draft() {
    let mut h = on_card(Lang::De);
    h.keys("v1250<tab>gestern<esc>").shows("Entwurf");
    h.keys(":Entwurf<enter>").shows("1250").shows("gestern").keys("<ctrl-s>").shows("Gespeichert");
    assert_eq!(sales(&h)[0].revenue, 125_000);
}

#[test]
fn a_cost_is_shift_v_the_amount_and_save() {
    let mut h = on_card(Lang::De);
    h.keys("V89,90<tab>Serv<enter>gestern<ctrl-s>").shows("Gespeichert: Service 89,90");
    let cost = h.store.costs_of(2).unwrap().remove(0);
    assert_eq!((cost.amount, cost.kind, cost.date), (8990, CostKind::Service, day(2026, 11, 20)));
    open(&mut h, FormRequest::EditCost(cost.meta.id));
    h.keys("<ctrl-a><ctrl-k>-5<ctrl-s>").shows("Solche Kosten kann es nicht geben.");
    h.keys("<ctrl-a><ctrl-k>100<ctrl-s>").shows("Gespeichert: Service 100,00");
}

#[test]
fn only_the_scores_that_were_changed_are_judged_anew() {
    let mut h = on_card(Lang::De);
    h.keys("R").shows("Bewertung").shows("Potenzial").shows("großer Bedarf");
    h.keys("4<tab><tab>2<ctrl-s>").shows("Gespeichert: 2 Bewertungen");
    let of = |h: &Harness, criterion| {
        let scores = h.store.scores_of(2).unwrap();
        let all = scores.into_iter().filter(|s| s.criterion == criterion);
        all.map(|s| (s.score, s.scored_on)).collect::<Vec<_>>()
    };
    assert_eq!(of(&h, Criterion::Potential), [(4, today())]);
    assert_eq!(of(&h, Criterion::PriceLevel), [(2, today())]);
    // The same day a judgement is put right; a later one stands beside it.
    h.keys("R5<ctrl-s>").shows("Gespeichert: 1 Bewertung");
    assert_eq!(of(&h, Criterion::Potential), [(5, today())]);
    h.pass(chrono::TimeDelta::days(30));
    h.keys("R3<ctrl-s>").shows("Gespeichert: 1 Bewertung");
    assert_eq!(of(&h, Criterion::Potential), [(3, day(2026, 12, 21)), (5, today())]);
    h.keys("R<delete><ctrl-s>").shows("Bewertung zurückgenommen");
    assert_eq!(of(&h, Criterion::Potential), []);
    h.keys("R<ctrl-s>").shows("Nichts geändert");
}

#[test]
fn a_plan_makes_a_key_account_and_its_measures_become_tasks() {
    let mut h = on_card(Lang::De);
    h.keys("PKarin<tab>Lange<tab>Einkauf<ctrl-s>");
    h.keys("KAlleinlieferant werden<tab>- Angebot Wartung<enter>- Werksführung").shows("Ziele");
    h.keys("<ctrl-t>").shows("Werksführung").keys("<tab>+14<ctrl-s>").shows("Betreuungsplan");
    h.keys("<tab>Lan").shows("Einkauf");
    h.keys("<down><enter><ctrl-s>").shows("Gespeichert: Schlüsselkunde");
    let c = customer(&h, 2);
    assert!(c.key_account);
    assert_eq!(c.key_account_plan, "Alleinlieferant werden");
    assert_eq!(c.key_account_measures, "- Angebot Wartung\n- Werksführung");
    assert_eq!(c.key_account_people, "Karin Lange: Einkauf");
    let card = h.store.card(2, 5).unwrap().unwrap();
    assert_eq!(card.tasks[0].title, "Werksführung");
    // And none any more.
    h.keys("K<shift-tab><shift-tab>nein<enter><ctrl-s>").shows("ist kein Schlüsselkunde");
    assert!(!customer(&h, 2).key_account);
}

#[test]
fn a_stage_is_set_by_hand_with_its_day_and_left_to_the_rule_again() {
    let mut h = on_card(Lang::De);
    h.keys("S")
        .shows("nach Regel")
        .keys("Stamm<enter><ctrl-s>")
        .shows("Phase Stammkunde (von Hand)");
    let c = customer(&h, 2);
    assert_eq!((c.stage, c.stage_on), (Some(Stage::Regular), Some(today())));
    h.keys("SAbg<enter><ctrl-s>").shows("Schreiben Sie, warum der Kunde verloren ist.");
    h.keys("Preis<ctrl-s>").shows("Phase Abgewandert");
    let c = customer(&h, 2);
    assert_eq!((c.stage, c.stage_reason.as_str()), (Some(Stage::Lost), "Preis"));
    let reasons = h.store.list_items("lost_reason").unwrap();
    assert_eq!(reasons.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), ["Preis"]);
    h.keys("Snach<enter><ctrl-s>").shows("Phase nach Regel");
    let c = customer(&h, 2);
    assert_eq!((c.stage, c.stage_on, c.stage_reason.as_str()), (None, None, ""));
}

#[test]
fn beside_a_stage_set_by_hand_stands_what_the_rule_says() {
    let mut h = on_card(Lang::De);
    // A customer without a purchase, in a file that has sales.
    open(&mut h, FormRequest::Sale { customer: Some(1) });
    h.keys("100<ctrl-s>");
    h.keys("S").shows("nach Regel: Interessent").keys("Gef<enter>Streit<ctrl-s>");
    assert_eq!(customer(&h, 2).stage, Some(Stage::AtRisk));
    h.keys("v50<ctrl-s>S").shows("Gefährdet");
    h.shows("von Hand seit 21.11.2026; nach Regel: Neukunde");
}

#[test]
fn a_stage_can_be_set_for_several_as_one_action() {
    let mut h = with_customers(Lang::De, 80, 24);
    open(&mut h, FormRequest::Stage { customers: vec![1, 3] });
    h.shows("2 markiert").keys("<ctrl-s>").shows("Wählen Sie die Phase");
    h.keys("Inter<enter><ctrl-s>").shows("Interessent (von Hand)");
    for id in [1, 3] {
        assert_eq!(customer(&h, id).stage_on, Some(today()));
    }
    h.keys("<esc>u").shows("Rückgängig: Phase");
    for id in [1, 3] {
        assert_eq!((customer(&h, id).stage, customer(&h, id).stage_on), (None, None));
    }
}

#[test]
fn the_customer_form_sets_the_stage_in_the_same_way() {
    let mut h = on_card(Lang::De);
    open(&mut h, FormRequest::EditCustomer(2));
    let at = (0..40).find(|_| {
        h.keys("<tab>");
        h.screen().lines().any(|line| line.contains("▌ Phase"))
    });
    assert!(at.is_some());
    h.keys("Stamm<ctrl-s>").shows("Gespeichert");
    assert_eq!(customer(&h, 2).stage_on, Some(today()));
}

#[test]
fn a_segment_needs_a_name_of_its_own_and_a_query() {
    let mut h = with_customers(Lang::De, 80, 24);
    open(&mut h, FormRequest::NewSegment { query: "tag:vip".to_owned() });
    h.keys("<ctrl-s>").shows("Geben Sie dem Segment einen Namen.");
    h.keys("Lieblinge<tab><tab><tab>Jedes Jahr besuchen<ctrl-s>").shows("Segment „Lieblinge“");
    let segment: Segment = h.store.segments().unwrap().remove(0);
    assert_eq!(
        (segment.query.as_str(), segment.strategy.as_str()),
        ("tag:vip", "Jedes Jahr besuchen")
    );
    open(&mut h, FormRequest::NewSegment { query: "tag:vip".to_owned() });
    h.keys("Lieblinge<ctrl-s>").shows("gibt es schon");
    h.keys("<esc>");
    open(&mut h, FormRequest::EditSegment(segment.meta.id));
    h.shows("Segment ändern").keys(" 2<ctrl-s>").shows("Segment „Lieblinge 2“");
}

#[test]
fn a_query_is_completed_while_it_is_typed_and_its_mistakes_have_a_place() {
    let mut h = with_customers(Lang::De, 80, 24);
    open(&mut h, FormRequest::NewSegment { query: String::new() });
    h.keys("Gefährdete<tab>pha").shows("phase:");
    h.keys("<right>").shows("stammkunde").keys("stamm").shows("stammkunde");
    h.keys("<right> umsatz:>viel ").shows("Zeichen 26").shows("viel");
    h.keys("<ctrl-s>").shows("Nicht gespeichert").shows("„viel“ passt nicht zu");
    assert_eq!(h.store.segments().unwrap(), []);
    h.keys("<backspace><backspace><backspace><backspace><backspace>500<ctrl-s>");
    h.shows("Segment „Gefährdete“");
    assert_eq!(h.store.segments().unwrap()[0].query, "phase:stammkunde umsatz:>500");
}

#[test]
fn the_members_of_a_query_are_counted_while_it_is_typed() {
    let mut h = with_customers(Lang::De, 80, 24);
    open(&mut h, FormRequest::NewSegment { query: "art:firma".to_owned() });
    h.shows(" 2 Kunden");
    h.keys("Personen<tab><ctrl-a><ctrl-k>art:person");
    h.pass(chrono::TimeDelta::seconds(1)).settle();
    h.shows("1 Kunde");
    h.keys(" ort:").pass(chrono::TimeDelta::seconds(1)).settle();
    h.shows("Zeichen").shows("Neues Segment\n –");
}

#[test]
fn a_very_long_query_is_refused_in_a_sentence_and_kept() {
    let mut h = with_customers(Lang::En, 80, 24);
    open(&mut h, FormRequest::NewSegment { query: String::new() });
    h.keys("All<tab>").paste(&"tag:vip or ".repeat(9_000)).keys("<ctrl-s>");
    h.shows("longer than 10,000 characters").shows("tag:vip or");
}

#[test]
fn nobody_is_referred_by_themselves_over_others() {
    let mut h = with_customers(Lang::De, 80, 24);
    let referred = |h: &mut Harness, id: i64, by: &str| {
        open(h, FormRequest::EditCustomer(id));
        let at = (0..40).find(|_| {
            h.keys("<tab>");
            h.screen().lines().any(|line| line.contains("▌ Empfohlen von"))
        });
        assert!(at.is_some());
        h.keys(by).keys("<enter><ctrl-s>");
    };
    referred(&mut h, 1, "weiss");
    assert_eq!(customer(&h, 1).referred_by, Some(2));
    referred(&mut h, 2, "müller");
    h.shows("▌ Empfohlen von").shows("selbst empfohlen");
    assert_eq!(customer(&h, 2).referred_by, None);
}

#[test]
fn a_source_typed_once_is_offered_from_then_on() {
    let mut h = on_card(Lang::De);
    open(&mut h, FormRequest::EditCustomer(2));
    let at = (0..40).find(|_| {
        h.keys("<tab>");
        h.screen().lines().any(|line| line.contains("▌ Quelle"))
    });
    assert!(at.is_some());
    h.keys("Messe Hannover<ctrl-s>").shows("Gespeichert");
    assert_eq!(h.store.list_items("source").unwrap()[0].name, "Messe Hannover");
}
