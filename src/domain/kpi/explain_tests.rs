//! The sentences of all figures, in both languages.

use super::super::figures::tests::{business, quarter};
use super::super::{FIGURES, figures};
use super::*;
use crate::i18n::Lang;

fn said(kpi: Kpi, lang: Lang) -> String {
    let (tallies, settings) = business();
    said_of(kpi, &tallies, &settings, lang)
}

fn said_of(kpi: Kpi, tallies: &Tallies, settings: &Settings, lang: Lang) -> String {
    let figures = figures(&quarter(), tallies, settings);
    let value = figures.get(kpi).unwrap();
    with_numbers(kpi, value, &quarter(), tallies, settings, &I18n::new(lang))
}

#[test]
fn formulas_carry_the_numbers_of_the_period() {
    for (kpi, de, en) in [
        (
            Kpi::Nps,
            "NPS = 100 × (50 Promotoren − 20 Kritiker) / 100 Antworten = 30,0 (14,1 … 44,2)",
            "NPS = 100 × (50 promoters − 20 detractors) / 100 answers = 30.0 (14.1 … 44.2)",
        ),
        (
            Kpi::ReferralRate,
            "Empfehlungsquote = 100 × 1 empfohlen / 2 Neukunden = 50,0 %",
            "Referral rate = 100 × 1 referred / 2 new customers = 50.0%",
        ),
        (
            Kpi::LostCustomers,
            "Verlorene Kunden = 4 vor dem 01.01.2026 aktiv − 2 davon aktiv am 31.03.2026 = 2",
            "Lost customers = 4 active before 1 Jan 2026 − 2 of them active on 31 Mar 2026 = 2",
        ),
        (
            Kpi::NetRevenue,
            "Nettoumsatz = 1.000,00 € Erlös − 200,00 € Rabatt = 800,00 €",
            "Net revenue = €1,000.00 revenue − €200.00 discount = €800.00",
        ),
        (
            Kpi::ContributionMargin,
            "Deckungsbeitrag = 600,00 € Nettoumsatz mit bekannten Kosten − 300,00 € Kosten = \
             300,00 €; die Kosten sind für 75,0 % des Nettoumsatzes bekannt",
            "Contribution margin = €600.00 net revenue with known costs − €300.00 costs = \
             €300.00; costs are known for 75.0% of the net revenue",
        ),
        (
            Kpi::TimeToResolveH,
            "Zeit bis Lösung: Median über 3 Beschwerden = 9,00 h; Mittelwert 12,00 h, \
             90. Perzentil 20,00 h, vergangen sind im Mittel 70,00 h",
            "Time to resolve: median of 3 complaints = 9.00 h; mean 12.00 h, 90th percentile \
             20.00 h, 70.00 h have passed on average",
        ),
        (
            Kpi::AverageOrder,
            "Ø Auftragswert = 800,00 € Nettoumsatz / 20 Kauftage = 40,00 €",
            "Average order = €800.00 net revenue / 20 purchase days = €40.00",
        ),
        (
            Kpi::ComplaintCost,
            "Beschwerdekosten = 25,00 € Abhilfen + 1,50 h × 60,00 € = 115,00 €",
            "Complaint cost = €25.00 remedies + 1.50 h × €60.00 = €115.00",
        ),
        (
            Kpi::Top5Share,
            "Anteil der Top 5 = 100 × 1,00 € der fünf größten / 1,00 € Deckungsbeitrag = 100,0 %",
            "Share of the top 5 = 100 × €1.00 of the five largest / €1.00 contribution margin = \
             100.0%",
        ),
    ] {
        assert_eq!(said(kpi, Lang::De), de);
        assert_eq!(said(kpi, Lang::En), en);
    }
}

#[test]
fn every_figure_has_its_definition_and_its_sentence_in_both_languages() {
    for figure in FIGURES {
        for lang in [Lang::De, Lang::En] {
            let meaning = definition(figure.kpi, &I18n::new(lang));
            assert!(meaning.ends_with('.') && meaning.len() > 40, "{meaning}");
            let sentence = said(figure.kpi, lang);
            let whole = !sentence.contains("kpi-") && !sentence.contains(['{', '$']);
            assert!(whole && !meaning.contains("kpi-"), "{sentence}");
            let i18n = I18n::new(lang);
            let (tallies, settings) = business();
            let figures = figures(&quarter(), &tallies, &settings);
            let value = figures.get(figure.kpi).unwrap().value;
            let shown = words::format(figure.kpi, value, &settings, &i18n);
            assert!(sentence.contains(&shown), "{sentence} lacks {shown}");
        }
    }
}

#[test]
fn the_scales_and_the_sources_are_named() {
    let i18n = I18n::new(Lang::En);
    for (kpi, named) in [
        (Kpi::Nps, "Reichheld 2003"),
        (Kpi::Nps, "Rocks 2016"),
        (Kpi::Csat, "Wilson 1927"),
        (Kpi::Ces, "Dixon, Freeman, Toman 2010"),
        (Kpi::Ces, "1–7"),
        (Kpi::ClvPredicted, "Fader, Hardie, Lee 2005"),
    ] {
        assert!(definition(kpi, &i18n).contains(named), "{named}");
    }
}

#[test]
fn without_a_value_the_sentence_says_why() {
    let tallies = Tallies { sums: Some(super::super::DaySums::default()), ..Tallies::default() };
    let said = |lang| said_of(Kpi::Nps, &tallies, &Settings::default(), lang);
    assert!(said(Lang::De).starts_with("NPS: kein Wert"));
    assert!(said(Lang::En).starts_with("NPS: no value"));
}

#[test]
fn what_was_stored_without_its_counts_is_told_without_a_formula() {
    let (tallies, settings) = business();
    let figures = figures(&quarter(), &tallies, &settings);
    let i18n = I18n::new(Lang::De);
    let told = |kpi| {
        let value = figures.get(kpi).unwrap();
        with_numbers(kpi, value, &quarter(), &Tallies::default(), &settings, &i18n)
    };
    assert_eq!(told(Kpi::Nps), "NPS: 30,0 (14,1 … 44,2)");
    assert_eq!(told(Kpi::ChurnRate), said(Kpi::ChurnRate, Lang::De));
}

#[test]
fn time_without_a_rate_is_said_not_to_count() {
    let (tallies, _) = business();
    let said = said_of(Kpi::ComplaintCost, &tallies, &Settings::default(), Lang::De);
    assert!(said.contains("25,00 €;") && said.contains("hourly-rate"), "{said}");
}

#[test]
fn a_share_by_revenue_is_called_so() {
    let (mut tallies, settings) = business();
    tallies.purchases.as_mut().unwrap().abc_by_revenue = true;
    let said = said_of(Kpi::AbcShareA, &tallies, &settings, Lang::De);
    assert!(said.contains("Nettoumsatz") && !said.contains("Deckungsbeitrag"), "{said}");
}
