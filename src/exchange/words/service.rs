//! The words of complaints, tasks, sales and survey answers.

use super::{by_name, key};
use crate::domain::codes::{
    ComplaintState, Priority, RemedyKind, SaleKind, Severity, SurveyKind, TaskKind, Verdict,
};
use crate::exchange::values::yes_no;

pub fn severity(text: &str) -> Option<Severity> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "gering" | "niedrig" | "leicht" | "klein" | "minor" => Some(Severity::Low),
        "mittel" | "medium" | "maessig" | "moderate" | "standard" => Some(Severity::Normal),
        "hoch" | "schwer" | "gross" | "dringend" | "urgent" | "major" | "wichtig" => {
            Some(Severity::High)
        }
        "kritisch" | "sehrhoch" | "sehrdringend" | "notfall" | "sofort" | "veryhigh"
        | "blocker" => Some(Severity::Critical),
        _ => None,
    })
}

pub fn sale_kind(text: &str) -> Option<SaleKind> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "verkauf" | "rechnung" | "re" | "rg" | "r" | "umsatz" | "invoice" | "rechnungen"
        | "schlussrechnung" | "abschlagsrechnung" | "teilrechnung" | "barverkauf" | "lieferung" => {
            Some(SaleKind::Sale)
        }
        "gutschrift" | "gs" | "gu" | "g" | "storno" | "stornorechnung" | "stornierung"
        | "rechnungskorrektur" | "korrekturrechnung" | "rechnungsstorno" | "retoure"
        | "ruecknahme" | "erstattung" | "rueckerstattung" | "creditnote" | "credit"
        | "creditmemo" | "cancellation" | "return" => Some(SaleKind::Refund),
        _ => None,
    })
}

pub fn verdict(text: &str) -> Option<Verdict> {
    let key = key(text);
    by_name(&key)
        .or(match key.as_str() {
            "offen" | "unklar" | "inpruefung" | "wirdgeprueft" | "pending" | "unclear" => {
                Some(Verdict::Open)
            }
            "berechtigt" | "anerkannt" | "begruendet" | "justified" | "accepted" | "valid" => {
                Some(Verdict::Yes)
            }
            "teilweise" | "teils" | "zumteil" | "teilweiseberechtigt" | "partially" | "partial" => {
                Some(Verdict::Partly)
            }
            "unberechtigt" | "unbegruendet" | "nichtberechtigt" | "unjustified" | "invalid" => {
                Some(Verdict::No)
            }
            _ => None,
        })
        .or_else(|| yes_no(text).map(|yes| if yes { Verdict::Yes } else { Verdict::No }))
}

pub fn complaint_state(text: &str) -> Option<ComplaintState> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "eingegangen" | "neu" | "offen" | "erfasst" | "angelegt" | "new" | "open" => {
            Some(ComplaintState::Received)
        }
        "bewertet" | "geprueft" | "eingestuft" | "triaged" => Some(ComplaintState::Assessed),
        "inbearbeitung" | "inarbeit" | "bearbeitung" | "laeuft" | "laufend" | "working" | "wip" => {
            Some(ComplaintState::InProgress)
        }
        "wartetaufkunden" | "wartetaufkunde" | "wartenaufkunden" | "wartenaufkunde"
        | "rueckfrage" | "waitingforcustomer" | "pendingcustomer" | "onhold" => {
            Some(ComplaintState::WaitingCustomer)
        }
        "wartetintern" | "wartenintern" | "internerklaerung" | "waitinginside" | "wartet"
        | "warten" | "waiting" => Some(ComplaintState::WaitingInternal),
        "loesungangeboten" | "angeboten" | "angebot" | "solutionoffered" => {
            Some(ComplaintState::Offered)
        }
        "angenommen" | "akzeptiert" => Some(ComplaintState::Accepted),
        "nichtangenommen" | "ausgeschlagen" => Some(ComplaintState::Declined),
        "eskaliert" | "eskalation" => Some(ComplaintState::Escalated),
        "ausgefuehrt" | "umgesetzt" | "durchgefuehrt" => Some(ComplaintState::CarriedOut),
        "abgeschlossen" | "geschlossen" | "erledigt" | "geloest" | "fertig" | "done" | "solved"
        | "resolved" | "completed" | "zu" => Some(ComplaintState::Closed),
        "abgelehnt" | "zurueckgewiesen" | "abgewiesen" | "unberechtigt" | "refused" => {
            Some(ComplaintState::Rejected)
        }
        "doppel" | "doppelt" | "dublette" | "duplikat" => Some(ComplaintState::Duplicate),
        _ => None,
    })
}

pub fn remedy(text: &str) -> Option<RemedyKind> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "erstattung" | "rueckerstattung" | "geldzurueck" | "rueckzahlung" | "gutschrift"
        | "moneyback" | "reimbursement" | "creditnote" => Some(RemedyKind::Refund),
        "preisnachlass" | "nachlass" | "rabatt" | "minderung" | "preisminderung" | "discount"
        | "reduction" => Some(RemedyKind::PriceCut),
        "schadenersatz" | "schadensersatz" | "compensation" => Some(RemedyKind::Damages),
        "umtausch" | "tausch" | "austausch" | "swap" => Some(RemedyKind::Exchange),
        "nachbesserung" | "reparatur" | "nacharbeit" | "instandsetzung" | "rework" | "fix" => {
            Some(RemedyKind::Repair)
        }
        "ersatzlieferung" | "ersatz" | "nachlieferung" | "neulieferung" | "substitute"
        | "redelivery" => Some(RemedyKind::Replacement),
        "aufmerksamkeit" | "geschenk" | "praesent" | "blumen" | "smallgift" | "present" => {
            Some(RemedyKind::Gift)
        }
        "gutschein" | "coupon" => Some(RemedyKind::Voucher),
        "entschuldigung" | "entschuldigungsschreiben" | "sorry" => Some(RemedyKind::Apology),
        "auskunft" | "information" | "aufklaerung" | "beratung" | "erklaerung" | "info"
        | "explanation" | "advice" => Some(RemedyKind::Information),
        _ => None,
    })
}

pub fn task_kind(text: &str) -> Option<TaskKind> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "aufgabe" | "todo" | "aufgaben" => Some(TaskKind::Task),
        "wiedervorlage" | "wv" | "rueckruf" | "nachfassen" | "callback" | "reminder"
        | "erinnerung" => Some(TaskKind::FollowUp),
        "termin" | "besprechung" | "besuch" | "meeting" | "event" | "verabredung" => {
            Some(TaskKind::Appointment)
        }
        "zusage" | "versprechen" | "zugesagt" => Some(TaskKind::Promise),
        "wunsch" | "kundenwunsch" | "request" => Some(TaskKind::Wish),
        _ => None,
    })
}

pub fn priority(text: &str) -> Option<Priority> {
    let key = key(text);
    by_name(&key).or(match key.as_str() {
        "niedrig" | "gering" | "unwichtig" => Some(Priority::Low),
        "mittel" | "medium" => Some(Priority::Normal),
        "hoch" | "wichtig" | "dringend" | "urgent" | "important" | "sehrhoch" => {
            Some(Priority::High)
        }
        _ => None,
    })
}

/// Whether a task is done, by the word for where it stands.
pub fn is_done(text: &str) -> Option<bool> {
    match key(text).as_str() {
        "erledigt" | "fertig" | "abgeschlossen" | "done" | "completed" | "complete" | "closed"
        | "geschlossen" => Some(true),
        "offen" | "open" | "inbearbeitung" | "inarbeit" | "inprogress" | "nichtbegonnen"
        | "nichterledigt" | "notstarted" | "neu" | "new" | "pending" | "todo" | "warten"
        | "wartet" | "waiting" => Some(false),
        _ => yes_no(text),
    }
}

pub fn survey_kind(text: &str) -> Option<SurveyKind> {
    let key = key(text);
    if key.is_empty() {
        return None;
    }
    by_name(&key).or_else(|| {
        let says = |words: &[&str]| words.iter().any(|word| key.contains(word));
        if says(&["nps", "weiterempfehl", "netpromoter", "recommend"]) {
            Some(SurveyKind::Nps)
        } else if says(&["csat", "zufriedenheit", "satisfaction"]) {
            Some(SurveyKind::Csat)
        } else if says(&["aufwand", "effort"]) || key.starts_with("ces") {
            Some(SurveyKind::Ces)
        } else {
            None
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::Code;
    use crate::i18n::{I18n, Lang};
    use crate::tr;

    /// Each entry by its own name and by its word on screen in both languages.
    fn own_words<C: Code + std::fmt::Debug>(read: fn(&str) -> Option<C>) {
        for entry in C::ALL {
            assert_eq!(read(entry.name()), Some(*entry));
            for lang in [Lang::De, Lang::En] {
                let word = tr!(I18n::new(lang), &entry.message());
                assert_eq!(read(&word), Some(*entry), "{word}");
            }
        }
    }

    #[test]
    fn every_entry_is_known_by_its_name_and_by_the_words_of_both_languages() {
        own_words(severity);
        own_words(verdict);
        own_words(complaint_state);
        own_words(remedy);
        own_words(task_kind);
        own_words(priority);
        own_words(survey_kind);
    }

    #[test]
    fn everyday_words_are_understood_and_others_are_not() {
        assert_eq!(complaint_state("erledigt"), Some(ComplaintState::Closed));
        assert_eq!(complaint_state("In Bearbeitung"), Some(ComplaintState::InProgress));
        assert_eq!(complaint_state("verschollen"), None);
        assert_eq!(verdict("zum Teil"), Some(Verdict::Partly));
        assert_eq!(verdict("x"), Some(Verdict::Yes));
        assert_eq!(remedy("Gutschrift"), Some(RemedyKind::Refund));
        assert_eq!(severity("dringend"), Some(Severity::High));
        assert_eq!(survey_kind("NPS-Score"), Some(SurveyKind::Nps));
        assert_eq!(survey_kind("Prozess"), None);
        assert_eq!(
            (is_done("erledigt"), is_done("offen"), is_done("?")),
            (Some(true), Some(false), None)
        );
    }
}
