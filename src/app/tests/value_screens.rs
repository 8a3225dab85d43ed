//! The forms of what a customer is worth, as they look: golden text in both languages
//! and sizes.

use super::phone::with_customers;
use crate::i18n::Lang;
use crate::popup::Effect;
use crate::popup::effect::FormRequest;

/// What is looked at, and the keys that lead there from the card of a customer; words
/// that differ by language stand as `{de|en}`.
const SCREENS: &[(&str, &str)] = &[
    ("sale_new", "v"),
    (
        "sale",
        "v1250<tab>{gestern|yesterday}<tab>Beratung<tab>RE-7<tab>10 %<tab>{Stammkunde|Regular}<tab>800<tab>2<tab>",
    ),
    ("sale_refund", "v-50<tab><tab><tab>G-1<tab>10 %<tab><tab>"),
    ("sale_error", "v100 USD<ctrl-s>"),
    ("cost", "V89{,|.}90<tab>serv<enter>"),
    ("scores", "R4<tab>2<tab><tab>5"),
    ("plan", "K{Alleinlieferant werden|Become their only supplier}<tab>{Angebot|Offer}<tab>Karin"),
    ("stage", "S "),
    ("stage_error", "S{abg|lost}<enter><ctrl-s>"),
];

fn in_language(keys: &str, lang: Lang) -> String {
    let mut words = String::new();
    for piece in keys.split('{') {
        let Some((pair, rest)) = piece.split_once('}') else {
            words.push_str(piece);
            continue;
        };
        let (de, en) = pair.split_once('|').unwrap_or((pair, pair));
        words.push_str(if lang == Lang::De { de } else { en });
        words.push_str(rest);
    }
    words
}

#[test]
fn forms_of_value_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40), (60, 16)] {
            for (what, keys) in SCREENS {
                let mut h = with_customers(lang, width, height);
                h.keys("<esc>/weiss<enter>").settle();
                h.keys(&in_language(keys, lang)).settle();
                let name = format!("value_{what}_{}_{width}x{height}", lang.tag());
                insta::assert_snapshot!(name, h.screen());
            }
            let mut h = with_customers(lang, width, height);
            let query = "tag:vip revenue:>5000 umsazt:3".to_owned();
            h.app.carry_out(0, vec![Effect::OpenForm(FormRequest::NewSegment { query })]);
            h.settle();
            h.keys("VIP<tab>").settle();
            let name = format!("value_segment_{}_{width}x{height}", lang.tag());
            insta::assert_snapshot!(name, h.screen());
        }
    }
}
