//! The segments that the invented business has made for itself.

use crate::domain::model::{Meta, Segment};

/// Name, query, note, strategy.
const SEGMENTS: &[(&str, &str, &str, &str)] = &[
    (
        "A-Kunden auf der Kippe",
        "abc:A and (stage:at_risk or stage:lost)",
        "Die zehn Wichtigsten stehen montags auf der Liste der Chefin.",
        "Persönlich anrufen, Grund erfragen, Musterpaket mitbringen. Kein Rabatt im ersten Gespräch.",
    ),
    (
        "Büros mit großem Durst",
        "tassen >= 100",
        "",
        "Mietmaschine mit Wartung anbieten; Ziel: Rahmenvertrag über ein Jahr.",
    ),
    (
        "Weiterempfehler",
        "nps >= 9 and revenue_12m > 0",
        "Haben in einer Umfrage 9 oder 10 gegeben und kaufen.",
        "Um eine Empfehlung bitten, zwei Probebeutel zum Weitergeben.",
    ),
    (
        "Weihnachtspost",
        "consent.post:granted and not stage:lost",
        "Nur wer der Post zugestimmt hat.",
        "Karte bis 5. Dezember, von Hand unterschrieben.",
    ),
    (
        "Lange nicht gesprochen",
        "revenue_12m >= 1000 and last_contact > 90d",
        "",
        "Anruf ohne Anlass: Wie schmeckt die neue Ernte?",
    ),
];

pub(in crate::domain::demo) fn segments() -> Vec<Segment> {
    let made = SEGMENTS.iter().map(|(name, query, note, strategy)| Segment {
        meta: Meta::default(),
        name: (*name).to_owned(),
        query: (*query).to_owned(),
        note: (*note).to_owned(),
        strategy: (*strategy).to_owned(),
    });
    made.collect()
}
