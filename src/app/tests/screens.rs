//! Screens as they look: golden text in both languages and sizes.

use super::phone::with_customers;
use crate::i18n::Lang;
use crate::testing::Harness;

#[test]
fn a_screen_too_small_says_so_and_nothing_panics_at_any_size() {
    let mut h = with_customers(Lang::De, 80, 24);
    for (width, height) in
        [(1, 1), (2, 3), (59, 16), (60, 15), (60, 16), (61, 40), (119, 16), (200, 60)]
    {
        h.resize(width, height);
        for keys in [
            "<esc><esc>/mü",
            "<enter>",
            "<enter>Notiz",
            "<esc>",
            "<f1>",
            "<esc>",
            "<ctrl-p>anr",
            "<esc>",
            "<esc>2",
            "4",
            "f",
            "<esc>",
            "1",
        ] {
            h.keys(keys).settle();
            let _ = h.screen();
        }
    }
    h.resize(40, 10).shows("60");
}

#[test]
fn the_empty_file_offers_what_fills_it() {
    for lang in [Lang::De, Lang::En] {
        let mut h = Harness::new(lang, 80, 24);
        insta::assert_snapshot!(format!("empty_{}", lang.tag()), h.screen());
    }
}

#[test]
fn the_main_screens_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        for (width, height) in [(80, 24), (140, 40)] {
            let mut h = with_customers(lang, width, height);
            let name = |what: &str| format!("{what}_{}_{width}x{height}", lang.tag());
            h.keys("<esc>/weiss<enter>");
            h.keys("<enter>Fragt nach dem Angebot für die Gaube.<enter>Budget 12.000 €, möchte vor Weihnachten wissen, ob es klappt.<ctrl-t>mo 9");
            insta::assert_snapshot!(name("call"), h.screen());
            h.keys("<ctrl-s>").settle();
            insta::assert_snapshot!(name("card"), h.screen());
            h.keys("<esc>mül").settle();
            insta::assert_snapshot!(name("search"), h.screen());
            h.keys("<ctrl-u><esc>2").settle();
            insta::assert_snapshot!(name("history"), h.screen());
            h.keys("4").settle();
            insta::assert_snapshot!(name("tasks"), h.screen());
            h.keys("1e").settle();
            insta::assert_snapshot!(name("customer_form"), h.screen());
            h.keys("<f1>");
            insta::assert_snapshot!(name("help"), h.screen());
        }
    }
}
