//! The fields of a query: what they are called in either language, and what kind of
//! value they have.

use std::borrow::Cow;

use super::Vocabulary;
use super::closed::{Closed, plain};
use super::grammar::is_keyword;
use crate::domain::codes::FieldType;

/// What a field is asked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// `:` means contains.
    Text,
    /// `:` means the whole of it: tags, names of a list, codes.
    Entry,
    /// As [`Kind::Entry`]; can be compared and has ranges.
    Code,
    Closed(Closed),
    YesNo,
    Number,
    /// A part of one: `0.8` or `80%`.
    Share,
    Money,
    Day,
    Birthday,
    Rfm,
}

macro_rules! names {
    ($($name:ident, $kind:expr, [$($word:literal),+];)+) => {
        /// A field that every file has.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Name { $($name,)+ }

        impl Name {
            /// In the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The English name, then the German one, then what else is understood.
            fn words(self) -> &'static [&'static str] {
                match self { $(Self::$name => &[$($word),+],)+ }
            }

            pub fn kind(self) -> Kind {
                match self { $(Self::$name => $kind,)+ }
            }
        }
    };
}

names! {
    Number, Kind::Code, ["number", "nummer", "nr", "kundennummer", "customer_number"];
    Name, Kind::Text, ["name", "name"];
    Company, Kind::Text, ["company", "firma"];
    CustomerKind, Kind::Closed(Closed::CustomerKind), ["kind", "art", "typ", "type"];
    City, Kind::Text, ["city", "ort", "stadt", "town"];
    Postcode, Kind::Code, ["postcode", "plz", "postleitzahl", "zip"];
    Country, Kind::Entry, ["country", "land"];
    Email, Kind::Text, ["email", "e_mail", "mail"];
    Phone, Kind::Text, ["phone", "telefon", "tel"];
    Tag, Kind::Entry, ["tag", "schlagwort", "stichwort", "tags"];
    Notes, Kind::Text, ["notes", "notiz", "notizen", "note"];
    Stage, Kind::Closed(Closed::Stage), ["stage", "phase"];
    Owner, Kind::Entry, ["owner", "betreuer", "zuständig"];
    Source, Kind::Entry, ["source", "quelle", "herkunft"];
    KeyAccount, Kind::YesNo, ["key_account", "schlüsselkunde", "keyaccount"];
    Blocked, Kind::YesNo, ["blocked", "gesperrt"];
    Since, Kind::Day, ["since", "kunde_seit", "seit", "customer_since"];
    Birthday, Kind::Birthday, ["birthday", "geburtstag"];
    LastContact, Kind::Day, ["last_contact", "letzter_kontakt"];
    LastSale, Kind::Day, ["last_sale", "letzter_umsatz", "letzter_kauf", "last_purchase"];
    FirstSale, Kind::Day, ["first_sale", "erster_umsatz", "erster_kauf", "first_purchase"];
    Silent, Kind::YesNo, ["silent", "still", "überfällig"];
    Contacts, Kind::Number, ["contacts", "kontakte"];
    Complaints, Kind::Number, ["complaints", "beschwerden"];
    OpenComplaints, Kind::Number, ["open_complaints", "offene_beschwerden"];
    OpenTasks, Kind::Number, ["open_tasks", "offene_aufgaben"];
    Purchases, Kind::Number, ["purchases", "käufe"];
    Rhythm, Kind::Number, ["rhythm", "kaufrhythmus", "rhythmus"];
    Revenue, Kind::Money, ["revenue", "umsatz"];
    Revenue12m, Kind::Money, ["revenue_12m", "umsatz_12m"];
    Margin, Kind::Money, ["margin", "deckungsbeitrag", "db"];
    Margin12m, Kind::Money, ["margin_12m", "deckungsbeitrag_12m", "db_12m"];
    Potential, Kind::Money, ["potential", "potenzial"];
    Clv, Kind::Money, ["clv", "kundenwert"];
    PAlive, Kind::Share, ["p_alive", "noch_kunde", "p_aktiv"];
    ExpectedPurchases, Kind::Number, ["expected_purchases", "erwartete_käufe"];
    ExpectedValue, Kind::Money, ["expected_value", "erwarteter_wert"];
    Abc, Kind::Closed(Closed::Abc), ["abc", "abc"];
    Rfm, Kind::Rfm, ["rfm", "rfm"];
    Nps, Kind::Number, ["nps", "nps"];
    Csat, Kind::Number, ["csat", "csat"];
    Ces, Kind::Number, ["ces", "ces"];
    ConsentEmail, Kind::Closed(Closed::Consent), ["consent.email", "einwilligung.email", "consent_email", "einwilligung_email"];
    ConsentPhone, Kind::Closed(Closed::Consent), ["consent.phone", "einwilligung.telefon", "consent_phone", "einwilligung_telefon"];
    ConsentPost, Kind::Closed(Closed::Consent), ["consent.post", "einwilligung.post", "consent_post", "einwilligung_post"];
}

impl Name {
    /// The name under which it is printed.
    pub fn word(self) -> &'static str {
        self.words().first().copied().unwrap_or_default()
    }

    /// The word that is offered to somebody who types German.
    pub fn german(self) -> &'static str {
        self.words().get(1).copied().unwrap_or_default()
    }
}

/// Before the name of an own field that is called like another one.
const OWN: &str = "own.";

fn known(key: &str) -> Option<Name> {
    Name::ALL.iter().copied().find(|name| name.words().iter().any(|w| plain(w) == key))
}

/// A field, built in or the file's own.
#[derive(Debug, Clone, PartialEq)]
pub enum Field {
    Known(Name),
    /// Key, kind, and the choices of a list of choices.
    Own(String, FieldType, Vec<String>),
}

impl Field {
    /// The field that is called so.
    pub(super) fn read(word: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let key = plain(word);
        let (own_only, key) = match key.strip_prefix(OWN).or_else(|| key.strip_prefix("eigen.")) {
            Some(rest) => (true, rest),
            None => (false, key.as_str()),
        };
        if let Some(name) = known(key).filter(|_| !own_only) {
            return Some(Self::Known(name));
        }
        let own = &vocabulary.own_fields;
        own.iter()
            .find(|f| f.key == key)
            .or_else(|| own.iter().find(|f| plain(&f.label) == key))
            .map(|f| Self::Own(f.key.clone(), f.field_type, f.choices.clone()))
    }

    /// All names that are understood.
    pub(super) fn all_words(vocabulary: &Vocabulary) -> impl Iterator<Item = String> {
        let known = Name::ALL.iter().flat_map(|name| name.words()).map(|w| plain(w));
        let own = vocabulary.own_fields.iter().flat_map(|f| [f.key.clone(), plain(&f.label)]);
        known.chain(own)
    }

    /// The name under which it is printed; an own field that is called like another one
    /// says whose it is.
    pub fn word(&self) -> Cow<'_, str> {
        match self {
            Self::Known(name) => Cow::Borrowed(name.word()),
            Self::Own(key, ..) if known(key).is_some() || is_keyword(key) => {
                Cow::Owned(format!("{OWN}{key}"))
            }
            Self::Own(key, ..) => Cow::Borrowed(key),
        }
    }

    pub fn kind(&self) -> Kind {
        match self {
            Self::Known(name) => name.kind(),
            Self::Own(_, kind, _) => match kind {
                FieldType::Text => Kind::Text,
                FieldType::Number => Kind::Number,
                FieldType::Date => Kind::Day,
                FieldType::YesNo => Kind::YesNo,
                FieldType::Choice => Kind::Entry,
            },
        }
    }
}
