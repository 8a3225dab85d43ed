//! Queries in the search field, as somebody types them.

use super::phone::with_customers;
use crate::i18n::Lang;

#[test]
fn a_query_lists_its_members_and_plain_text_stays_plain_text() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/ort:braunschweig").settle();
    h.shows("1 Treffer").shows("Sanitär Müller").hides("Öztürk");
    h.keys("<ctrl-u>ort:braunschweig weiß").settle();
    h.shows("trifft kein Kunde zu");
    h.keys("<ctrl-u>Müller: Rechnung").settle();
    h.hides("Zeichen 1").shows("Niemand passt");
}

#[test]
fn a_mistake_in_a_query_is_told_with_what_was_meant() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/stgae:lost").settle();
    h.shows("Zeichen 1: Ein Feld „stgae“ gibt es nicht.").shows("Meinten Sie „stage“?");
    h.hides("trifft kein Kunde zu");
    // A parenthesis forgotten behind a whole value is told at once.
    h.keys("<ctrl-u>(abc:A").settle();
    h.shows("Diese Klammer wird nicht geschlossen.");
    h.keys("<ctrl-u>müller").settle();
    h.hides("Zeichen 1").shows("Sanitär Müller");
}

#[test]
fn what_is_begun_stands_behind_the_cursor_and_the_arrow_takes_it() {
    let mut h = with_customers(Lang::De, 80, 24);
    h.keys("<esc>/phase:gef").shows("phase:gefährdet");
    h.keys("<right>").settle();
    h.shows("phase:gefährdet").shows("Auf „phase:gefährdet“ trifft kein Kunde zu.");
    // A name is not taken for the beginning of a field.
    h.keys("<ctrl-u>Stad").hides("Stadt:");
}
