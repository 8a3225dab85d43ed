//! The words of closed lists, as people and other programs write them.

mod service;

use crate::domain::codes::{
    Channel, Code, ConsentStatus, CustomerKind, Direction, Outcome, Stage, Topic,
};
use crate::domain::fold::fold;

use super::values::yes_no;

pub use service::{
    complaint_state, is_done, priority, remedy, sale_kind, severity, survey_kind, task_kind,
    verdict,
};

fn key(text: &str) -> String {
    fold(text).chars().filter(char::is_ascii_alphanumeric).collect()
}

/// An entry by its own name, whatever the case and the dashes.
fn by_name<C: Code>(key: &str) -> Option<C> {
    C::ALL.iter().copied().find(|c| c.name().replace('_', "") == key)
}

/// What a status column says of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Stage(Stage),
    Blocked,
}

pub fn status(text: &str) -> Option<Status> {
    let key = key(text);
    if let Some(stage) = by_name(&key) {
        return Some(Status::Stage(stage));
    }
    Some(Status::Stage(match key.as_str() {
        "interessent" | "interessentin" | "interessenten" | "anfrage" | "prospect"
        | "potenziell" | "potentiell" | "potentiellerkunde" | "potenziellerkunde" => Stage::Lead,
        "neukunde" | "neu" | "neukundin" | "newcustomer" => Stage::New,
        "kunde" | "kundin" | "bestandskunde" | "bestandskundin" | "bestand" | "aktiv"
        | "aktiverkunde" | "customer" | "activecustomer" => Stage::Active,
        "stammkunde" | "stammkundin" | "stamm" | "regularcustomer" => Stage::Regular,
        "gefaehrdet" | "abwanderungsgefaehrdet" => Stage::AtRisk,
        "ehemalig" | "ehemaliger" | "ehemaligerkunde" | "ehemaligekundin" | "exkunde"
        | "abgewandert" | "verloren" | "inaktiv" | "inaktiverkunde" | "inactive" | "former"
        | "formercustomer" | "churned" | "gekuendigt" => Stage::Lost,
        "zurueckgewonnen" => Stage::WonBack,
        "gesperrt" | "gesperrtekundin" | "gesperrterkunde" | "sperre" | "blocked" | "locked"
        | "liefersperre" => {
            return Some(Status::Blocked);
        }
        _ => return None,
    }))
}

pub fn customer_kind(text: &str) -> Option<CustomerKind> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "privat" | "privatperson" | "privatkunde" | "privatkundin" | "natuerlicheperson" | "p"
        | "private" | "individual" | "b2c" => Some(CustomerKind::Person),
        "firma" | "firmenkunde" | "geschaeftskunde" | "unternehmen" | "gewerblich" | "gewerbe"
        | "juristischeperson" | "b2b" | "f" | "organisation" | "organization" | "business" => {
            Some(CustomerKind::Company)
        }
        _ => None,
    })
}

pub fn channel(text: &str) -> Option<Channel> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "anruf" | "telefon" | "telefonat" | "tel" | "call" | "phonecall" | "telefongespraech"
        | "rueckruf" | "telefonisch" | "handy" | "mobil" => Some(Channel::Phone),
        "mail" | "emails" | "elektronischepost" => Some(Channel::Email),
        "brief" | "post" | "schreiben" | "postalisch" | "mailing" => Some(Channel::Letter),
        "telefax" => Some(Channel::Fax),
        "kurznachricht" => Some(Channel::Sms),
        "whatsapp" | "signal" | "telegram" | "threema" => Some(Channel::Messenger),
        "livechat" => Some(Channel::Chat),
        "facebook" | "instagram" | "linkedin" | "xing" | "socialmedia" | "sozialemedien"
        | "mastodon" => Some(Channel::Social),
        "web" | "webseite" | "webformular" | "kontaktformular" | "formular" | "homepage"
        | "internet" => Some(Channel::Website),
        "laden" | "ladengeschaeft" | "geschaeft" | "filiale" | "theke" => Some(Channel::Shop),
        "besuch" | "termin" | "vorort" | "vororttermin" | "meeting" | "treffen"
        | "aussendienst" | "persoenlich" => Some(Channel::Visit),
        "videokonferenz" | "videoanruf" | "videocall" | "zoom" | "teams" => Some(Channel::Video),
        "mailbox" | "anrufbeantworter" | "ab" => Some(Channel::Voicemail),
        "messe" | "veranstaltung" => Some(Channel::Event),
        "sonstiges" | "sonstige" | "andere" | "anderes" | "misc" => Some(Channel::Other),
        _ => None,
    })
}

pub fn topic(text: &str) -> Option<Topic> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "anfrage" | "enquiries" | "inquiry" => Some(Topic::Enquiry),
        "angebot" | "quote" => Some(Topic::Offer),
        "auftrag" | "bestellung" | "purchase" => Some(Topic::Order),
        "lieferung" | "versand" => Some(Topic::Delivery),
        "service" | "kundendienst" | "hilfe" | "hotline" | "frage" | "technik" => {
            Some(Topic::Support)
        }
        "wunsch" => Some(Topic::Wish),
        "lob" | "dank" => Some(Topic::Praise),
        "beschwerde" | "reklamation" | "mangel" | "maengel" | "claim" => Some(Topic::Complaint),
        "sonstiges" | "sonstige" | "andere" | "anderes" => Some(Topic::Other),
        _ => None,
    })
}

pub fn direction(text: &str) -> Option<Direction> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "ein" | "eingehend" | "eingang" | "incoming" | "inbound" | "herein" | "rein"
        | "vomkunden" | "vonkunde" | "empfangen" | "received" => Some(Direction::In),
        "aus" | "ausgehend" | "ausgang" | "outgoing" | "outbound" | "hinaus" | "raus"
        | "ankunden" | "ankunde" | "gesendet" | "sent" => Some(Direction::Out),
        _ => None,
    })
}

pub fn outcome(text: &str) -> Option<Outcome> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "erreicht" | "gesprochen" | "angenommen" | "answered" => Some(Outcome::Reached),
        "nichterreicht" | "verpasst" | "keineantwort" | "besetzt" | "missed" | "busy"
        | "unanswered" => Some(Outcome::NoAnswer),
        "mailbox" | "anrufbeantworter" | "ab" => Some(Outcome::Voicemail),
        "rueckruf" | "ruftzurueck" | "rueckrufvereinbart" | "bittetumrueckruf" => {
            Some(Outcome::Callback)
        }
        "erledigt" | "abgeschlossen" | "fertig" | "completed" => Some(Outcome::Done),
        _ => None,
    })
}

pub fn consent(text: &str) -> Option<ConsentStatus> {
    let key = key(text);
    by_name(&key)
        .or(match key.as_str() {
            "widerrufen" | "widerruf" | "abgemeldet" | "unsubscribed" | "optout" => {
                Some(ConsentStatus::Withdrawn)
            }
            "optin" | "angemeldet" | "subscribed" => Some(ConsentStatus::Granted),
            _ => None,
        })
        .or_else(|| {
            yes_no(text)
                .map(|yes| if yes { ConsentStatus::Granted } else { ConsentStatus::Refused })
        })
}

/// One row of a router's call list: who called whom, and how it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    pub direction: Direction,
    /// The call was not taken.
    pub missed: bool,
}

pub fn call_type(text: &str) -> Option<Call> {
    let call = |direction, missed| Some(Call { direction, missed });
    match key(text).as_str() {
        // Numbers as the widespread home router writes them: 1 taken, 2 missed,
        // 3 (4 in old versions) made, 9 and 11 still running, 10 turned away.
        "1" | "9" | "eingehend" | "angenommen" | "ankommend" | "incoming" | "in" | "received"
        | "eingehenderanruf" => call(Direction::In, false),
        "2" | "10" | "verpasst" | "inabwesenheit" | "missed" | "abgewiesen" | "blockiert"
        | "rejected" | "blocked" | "entgangen" => call(Direction::In, true),
        "3" | "4" | "11" | "ausgehend" | "gewaehlt" | "abgehend" | "outgoing" | "out"
        | "dialed" | "dialled" | "ausgehenderanruf" => call(Direction::Out, false),
        _ => None,
    }
}

/// A country as ISO 3166 alpha-2: codes, car signs and names of the neighbourhood.
pub fn country(text: &str) -> Option<String> {
    let key = key(text);
    let code = match key.as_str() {
        "" => "",
        "deutschland" | "germany" | "d" | "ger" | "deu" | "brd" | "bundesrepublikdeutschland" => {
            "DE"
        }
        "oesterreich" | "austria" | "a" | "aut" => "AT",
        "schweiz" | "switzerland" | "suisse" | "svizzera" | "che" => "CH",
        "liechtenstein" | "fl" => "LI",
        "luxemburg" | "luxembourg" | "l" | "lux" => "LU",
        "niederlande" | "holland" | "netherlands" | "nederland" | "nld" => "NL",
        "belgien" | "belgium" | "belgie" | "belgique" | "b" | "bel" => "BE",
        "frankreich" | "france" | "f" | "fra" => "FR",
        "italien" | "italy" | "italia" | "i" | "ita" => "IT",
        "spanien" | "spain" | "espana" | "e" | "esp" => "ES",
        "portugal" | "p" | "prt" => "PT",
        "polen" | "poland" | "polska" | "pol" => "PL",
        "tschechien" | "tschechischerepublik" | "czechrepublic" | "czechia" | "cze" => "CZ",
        "slowakei" | "slovakia" | "svk" => "SK",
        "ungarn" | "hungary" | "h" | "hun" => "HU",
        "slowenien" | "slovenia" | "slo" | "svn" => "SI",
        "kroatien" | "croatia" | "hrv" => "HR",
        "daenemark" | "denmark" | "danmark" | "dnk" => "DK",
        "schweden" | "sweden" | "sverige" | "s" | "swe" => "SE",
        "norwegen" | "norway" | "norge" | "nor" => "NO",
        "finnland" | "finland" | "suomi" | "fin" => "FI",
        "grossbritannien"
        | "vereinigteskoenigreich"
        | "unitedkingdom"
        | "england"
        | "greatbritain"
        | "uk"
        | "gbr" => "GB",
        "irland" | "ireland" | "irl" => "IE",
        "griechenland" | "greece" | "grc" => "GR",
        "rumaenien" | "romania" | "rou" => "RO",
        "bulgarien" | "bulgaria" | "bgr" => "BG",
        "tuerkei" | "turkey" | "tuerkiye" | "tur" => "TR",
        "ukraine" | "ukr" => "UA",
        "usa" | "vereinigtestaaten" | "unitedstates" | "unitedstatesofamerica" => "US",
        "kanada" | "canada" | "can" => "CA",
        _ if key.len() == 2 && key.chars().all(|c| c.is_ascii_lowercase()) => {
            return Some(key.to_ascii_uppercase());
        }
        _ => return None,
    };
    Some(code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_an_invoicing_program_are_understood() {
        assert_eq!(status("Interessent"), Some(Status::Stage(Stage::Lead)));
        assert_eq!(status("Kunde"), Some(Status::Stage(Stage::Active)));
        assert_eq!(status("Ehemalig"), Some(Status::Stage(Stage::Lost)));
        assert_eq!(status("Gesperrt"), Some(Status::Blocked));
        assert_eq!(status("Mars"), None);
        assert_eq!(channel("Anruf"), Some(Channel::Phone));
        assert_eq!(channel("E-Mail"), Some(Channel::Email));
        assert_eq!(topic("Reklamation"), Some(Topic::Complaint));
        assert_eq!(direction("aus"), Some(Direction::Out));
        assert_eq!(outcome("nicht erreicht"), Some(Outcome::NoAnswer));
        assert_eq!(country("Österreich").as_deref(), Some("AT"));
        assert_eq!(consent("ja"), Some(ConsentStatus::Granted));
        assert_eq!(consent("withdrawn"), Some(ConsentStatus::Withdrawn));
    }

    #[test]
    fn every_entry_is_known_by_its_own_name() {
        for channel_ in Channel::ALL {
            assert_eq!(channel(channel_.name()), Some(*channel_));
        }
        for stage in Stage::ALL {
            assert_eq!(status(stage.name()), Some(Status::Stage(*stage)));
        }
        for outcome_ in Outcome::ALL {
            assert_eq!(outcome(outcome_.name()), Some(*outcome_));
        }
        for topic_ in Topic::ALL {
            assert_eq!(topic(topic_.name()), Some(*topic_));
        }
    }
}
