//! The forms of complaints, answers and tasks as they look: golden text in both
//! languages and sizes.

use super::complaint_tab::with_complaints;
use crate::i18n::Lang;

/// What is looked at, and the keys that lead there; `{kind}` is a remedy by the first
/// letters of its name.
const SCREENS: &[(&str, &[&str])] = &[
    ("new", &["<esc>3<down>b", "Fenster klemmt wieder.<tab>War"]),
    (
        "on_the_spot",
        &[
            "<esc>3<down>b",
            "Dichtung fehlt.<tab>Ware<tab><tab><tab>3<tab><tab><tab><tab><tab><tab><tab>",
            "<tab><tab>{kind}<tab>Dichtung ersetzt<tab>20<tab>W-20<tab>+90",
        ],
    ),
    (
        "offered",
        &[
            "<esc>3<down><down>x",
            "Neue Dichtung, die Anfahrt ist frei.<tab><tab><tab>{kind}<tab>20<tab>W-21<tab>+90",
            "<tab>Monteure schulen<tab><tab>+14",
        ],
    ),
    ("rejected_error", &["<esc>3<down><down>a", "{reject}<enter>", "<ctrl-s>"]),
    ("closed", &["<esc>3<end>x", "Alles in Ordnung.<tab><tab><tab>4<tab>5<tab>3"]),
    ("duplicate", &["<esc>3<down>a", "{duplicate}<enter>"]),
    ("remedy", &["<esc>3<down><down>a", "{remedy}<enter>", "{kind}<tab>20<tab>W-22<tab>+90"]),
    ("survey", &["<esc>3<down>w"]),
    (
        "repeats",
        &[
            "<esc>4n",
            "Werkstatt aufräumen<tab>mo 9<tab><tab><tab><tab><tab>10:30<tab>Halle 2<tab>mo",
        ],
    ),
    (
        "call",
        &[
            "<esc>1/weiss<enter>c",
            "Schimpft über die Montage.<ctrl-b>",
            "<ctrl-s>",
            " Ruft wieder an.",
        ],
    ),
    ("help", &["<esc>3?"]),
    ("help_tasks", &["<esc>4?<pgdn>"]),
];

#[test]
fn forms_look_as_somebody_has_seen_them() {
    for lang in [Lang::De, Lang::En] {
        let words = match lang {
            Lang::De => ["guts", "ablehn", "dopp", "abhilf"],
            Lang::En => ["vouch", "reject", "dupl", "remedy"],
        };
        for (width, height) in [(80, 24), (140, 40)] {
            for (what, way) in SCREENS {
                let mut h = with_complaints(lang, width, height);
                for keys in *way {
                    let keys = ["{kind}", "{reject}", "{duplicate}", "{remedy}"]
                        .iter()
                        .zip(words)
                        .fold((*keys).to_owned(), |keys, (name, word)| keys.replace(name, word));
                    h.keys(&keys).settle();
                }
                let name = format!("{what}_{}_{width}x{height}", lang.tag());
                insta::assert_snapshot!(name, h.screen());
            }
        }
    }
}
