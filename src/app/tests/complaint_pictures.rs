//! The pictures of a period, and the complaints behind their bars and points.

use super::complaint_tab::{Told, tell, with_complaints};
use crate::i18n::Lang;

#[test]
fn a_bar_opens_its_complaints_and_esc_leads_back_to_it() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3z").settle().shows("Ursachen").shows("14 Beschwerden").shows("80 %");
    h.keys("<down><enter>").settle().shows("Gefiltert").shows("Spedition");
    let screen = h.screen();
    assert_eq!(screen.matches(" B-00").count(), 4, "{screen}");
    h.keys("<esc>").settle().shows("▌● Spedition");
    h.keys("z").settle().shows("sofort handeln").shows("beobachten").shows("Lieferung: 5");
    h.keys("<down><down><enter>").settle().shows("Rechnung").keys("<esc>").settle();
    h.shows("▌C  Rechnung").keys("z").settle().shows("Gefahr");
}

#[test]
fn the_period_of_a_picture_moves_by_its_length() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3z").settle().shows("24.11.2025 – 23.11.2026");
    h.keys("<left>").settle().shows("24.11.2024 – 23.11.2025").shows("keine Beschwerde");
    h.keys("<right><right>").settle().shows("24.11.2025 – 23.11.2026");
    h.keys("fquartal<enter>").settle().shows("4. Quartal 2026").keys("<left>").settle();
    h.shows("3. Quartal 2026");
}

#[test]
fn the_complaints_of_an_earlier_period_name_it_and_the_way_back() {
    for (lang, back) in [(Lang::De, "Esc zurück zum Bild"), (Lang::En, "Esc back to the picture")]
    {
        let mut h = with_complaints(lang, 80, 24);
        let told = Told { ago: 24 * 500, category: "Lieferung", ..Told::default() };
        tell(&mut h, &told, |_| {});
        h.keys("<esc>3zz").settle().keys("<left>").settle();
        let period = if lang == Lang::De { "24.11.2024 – 23.11.2025" } else { "24 Nov 2024" };
        h.shows(period).keys("<enter>").settle().shows("Lieferung").shows(period).shows(back);
        h.keys("<esc>").settle().hides(back).shows(period);
        h.resize(60, 16).keys("<enter>").settle().shows(back).keys("<esc><esc>").settle();
        h.resize(80, 24).keys("f").keys(if lang == Lang::De { "ohne k" } else { "without c" });
        let clears = if lang == Lang::De { "Esc hebt auf" } else { "Esc clears" };
        h.keys("<enter>").settle().shows(clears).keys("<esc>").settle().hides(clears);
    }
}
