//! Header names of complaints, tasks and survey answers. Words only, no rules.

use super::{F, Synonyms};

pub const COMPLAINTS: Synonyms = &[
    (
        F::Number,
        "number nr no nummer beschwerdenummer beschwerdenr reklamationsnummer reklamationsnr \
         vorgangsnummer vorgangsnr vorgang aktenzeichen ticket ticketnr ticketnummer ticketid \
         complaintnumber complaintno complaintid caseno casenumber caseid fall fallnummer fallnr \
         rekla reklanr lfdnr",
    ),
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (F::CustomerEmail, "customeremail email emailadresse mail mailadresse emailaddress"),
    (
        F::Complainant,
        "complainant beschwerdefuehrer beschwerdefuehrerin name kundenname customername \
         reklamierender absender melder",
    ),
    (
        F::ReceivedAt,
        "receivedat received eingang eingegangen eingegangenam eingangsdatum eingangam datum date \
         beschwerdedatum reklamationsdatum beschwerdeam gemeldetam gemeldet erfasstam datereceived \
         receiveddate receivedon opened openedat createdat am vom tag",
    ),
    (F::Time, "time uhrzeit zeit eingangszeit"),
    (
        F::Channel,
        "channel kanal weg eingangsweg eingangskanal medium beschwerdeweg beschwerdekanal",
    ),
    (
        F::Category,
        "category kategorie art beschwerdeart reklamationsart thema problemart bereich typ type \
         complainttype beschwerdekategorie",
    ),
    (
        F::Cause,
        "cause ursache grund reason beschwerdegrund reklamationsgrund fehlerursache rootcause \
         ursachen fehlerart",
    ),
    (
        F::Product,
        "product produkt artikel artikelnr artikelnummer ware leistung dienstleistung item sku",
    ),
    (
        F::Document,
        "document beleg belegnr belegnummer rechnung rechnungsnr rechnungsnummer auftrag \
         auftragsnr auftragsnummer lieferschein lieferscheinnr invoice order orderno",
    ),
    (
        F::Severity,
        "severity schwere schweregrad dringlichkeit prioritaet prio priority urgency gewicht",
    ),
    (
        F::Annoyance,
        "annoyance veraergerung aerger aergergrad veraergerungsgrad stimmung emotion anger",
    ),
    (
        F::Description,
        "description beschreibung beschwerde beschwerdetext reklamation sachverhalt inhalt text \
         problem problembeschreibung schilderung mangel maengel betreff subject complaint issue \
         note notes notiz bemerkung bemerkungen details wasistpassiert",
    ),
    (
        F::Demand,
        "demand forderung wunsch kundenwunsch erwartung verlangt anspruch request \
         waswillderkunde",
    ),
    (
        F::Findings,
        "findings befund pruefung pruefergebnis untersuchung ergebnis ergebnisderpruefung \
         stellungnahme result",
    ),
    (F::Justified, "justified berechtigt begruendet berechtigung anerkannt gerechtfertigt valid"),
    (
        F::AcknowledgedAt,
        "acknowledgedat acknowledged bestaetigt bestaetigtam eingangsbestaetigung \
         eingangbestaetigtam bestaetigung zwischenbescheid ersteantwort ersteantwortam \
         firstresponse",
    ),
    (
        F::ResolvedAt,
        "resolvedat resolved geloest geloestam loesungam behobenam ausgefuehrt ausgefuehrtam \
         umgesetztam umgesetzt solvedat resolvedon",
    ),
    (
        F::ClosedAt,
        "closedat closed geschlossen geschlossenam abgeschlossen abgeschlossenam abschluss \
         abschlussdatum erledigt erledigtam ende closedon dateclosed closingdate",
    ),
    (F::State, "state status stand bearbeitungsstand bearbeitungsstatus zustand"),
    (
        F::Remedy,
        "remedy abhilfe loesung massnahme wiedergutmachung entschaedigung kulanz solution \
         resolution abhilfeart",
    ),
    (
        F::Cost,
        "cost costs kosten abhilfekosten kostenderabhilfe betrag aufwand erstattungsbetrag \
         gutschriftbetrag amount kulanzbetrag kosteneur",
    ),
    (
        F::Satisfaction,
        "satisfaction zufriedenheit beschwerdezufriedenheit zufrieden bewertung \
         satisfactionresult zufriedenheitergebnis",
    ),
    (F::SatisfactionTreatment, "satisfactiontreatment zufriedenheitbehandlung"),
    (F::SatisfactionProcess, "satisfactionprocess zufriedenheitablauf"),
    (F::Safety, "safety sicherheit gefahr sicherheitsrelevant"),
    (
        F::Owner,
        "owner betreuer betreuerin bearbeiter bearbeiterin sachbearbeiter zustaendig \
         verantwortlich verantwortlicher mitarbeiter assignee agent handledby bearbeitetvon",
    ),
];

pub const TASKS: Synonyms = &[
    (
        F::Title,
        "title titel aufgabe betreff subject task todo wastun name bezeichnung beschreibung \
         taetigkeit vorgang description summary",
    ),
    (F::Kind, "kind art typ type aufgabenart aufgabentyp"),
    (
        F::Due,
        "due faellig faelligam faelligkeit faelligkeitsdatum termin wiedervorlage \
         wiedervorlageam bis biswann erledigenbis zuerledigenbis duedate dueon dueat deadline \
         frist datum date wv beginn startdatum start",
    ),
    (F::Time, "time uhrzeit zeit faelligkeitszeit"),
    (F::EndsAt, "endsat endetam ende bisuhrzeit enddate endsdate"),
    (F::Place, "place ort location wo treffpunkt"),
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (F::CustomerEmail, "customeremail email emailadresse mail mailadresse emailaddress"),
    (
        F::Assignee,
        "assignee wer bearbeiter bearbeiterin zustaendig verantwortlich verantwortlicher \
         mitarbeiter mitarbeiterin owner betreuer assignedto zugewiesen zugewiesenan",
    ),
    (F::Priority, "priority prioritaet prio wichtigkeit dringlichkeit importance"),
    (
        F::DoneAt,
        "doneat done erledigt erledigtam abgeschlossen abgeschlossenam fertig fertigam completed \
         completedat completedon datecompleted",
    ),
    (F::State, "state status stand zustand"),
    (
        F::Notes,
        "notes note notiz notizen bemerkung bemerkungen anmerkung anmerkungen kommentar text \
         details inhalt",
    ),
    (F::Recurrence, "recurrence wiederholung serie wiederkehr repeat"),
    (F::Complaint, "complaint beschwerde beschwerdenummer beschwerdenr complaintnumber"),
];

pub const SURVEYS: Synonyms = &[
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (
        F::CustomerEmail,
        "customeremail email emailadresse mail mailadresse emailaddress respondent befragter",
    ),
    (F::Kind, "kind art typ type umfrage umfrageart survey surveykind surveytype frage kennzahl"),
    (
        F::SentAt,
        "sentat sent gesendet gesendetam verschickt verschicktam versendetam versandt versandtam \
         versanddatum eingeladenam einladung gefragtam angeschriebenam senton datesent",
    ),
    (
        F::AnsweredAt,
        "answeredat answered beantwortet beantwortetam antwortam antwortdatum geantwortetam \
         datum date zeitstempel timestamp zeitpunkt respondedat responsedate submittedat \
         answeredon am",
    ),
    (F::Time, "time uhrzeit zeit"),
    (
        F::Score,
        "score punkte punktzahl wert bewertung note antwort rating value ergebnis nps npsscore \
         npswert csat csatscore ces cesscore skala sterne stars response",
    ),
    (
        F::Comment,
        "comment comments kommentar kommentare anmerkung anmerkungen bemerkung bemerkungen \
         freitext begruendung text notiz feedback verbesserungsvorschlag",
    ),
    (F::Touchpoint, "touchpoint anlass kontaktpunkt ausloeser occasion trigger"),
    (F::Complaint, "complaint beschwerde beschwerdenummer beschwerdenr complaintnumber"),
];
