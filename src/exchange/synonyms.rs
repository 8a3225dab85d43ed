//! The names under which people and other programs know the fields: compared
//! without case, blanks and punctuation, umlauts spelt out. Words only, no rules.

mod sales;
mod service;

use crate::domain::import::ImportKind;

use super::field::F;

type Synonyms = &'static [(F, &'static str)];

/// Header names by field: lower case, letters and digits only, umlauts spelt out.
pub fn synonyms(kind: ImportKind) -> Synonyms {
    match kind {
        ImportKind::Customers => CUSTOMERS,
        ImportKind::Persons => PERSONS,
        ImportKind::Contacts => CONTACTS,
        ImportKind::Complaints => service::COMPLAINTS,
        ImportKind::Tasks => service::TASKS,
        ImportKind::Sales => sales::SALES,
        ImportKind::Surveys => service::SURVEYS,
    }
}

const CUSTOMERS: Synonyms = &[
    (
        F::Number,
        "number kundennummer kundennr kdnr kdnummer kundenr knr nr no nummer kundenid \
         customernumber customerno customerid customernr debitor debitornr debitornummer \
         debitorennummer debitorennr adressnummer adressnr mitgliedsnummer mitgliedsnr \
         accountnumber",
    ),
    (F::Kind, "kind kundenart kundentyp customertype customerkind art"),
    (
        F::Company,
        "company firma firmenname firmierung organisation organization organizationname \
         organisationname organisationsname unternehmen unternehmensname companyname \
         betrieb firmenbezeichnung business businessname",
    ),
    (F::Salutation, "salutation anrede anredeform"),
    (F::Title, "title titel akademischertitel akadtitel nameprefix prefix namenspraefix akadgrad"),
    (F::FirstName, "firstname vorname vornamen givenname forename rufname"),
    (F::MiddleName, "middlename weiterevornamen weiterevorname zweitervorname additionalname"),
    (F::LastName, "lastname nachname familienname familyname surname zuname"),
    (F::Suffix, "suffix namesuffix namenszusatz"),
    (
        F::Name,
        "name kunde kundenname kundin fullname vollstaendigername ganzername namefirma \
         firmaname firmaodername customername customer client clientname displayname \
         anzeigename namevorname nachnamevorname vornamenachname vornamename bezeichnung \
         kontakt kontaktname",
    ),
    (
        F::ContactName,
        "contactname ansprechpartner ansprechpartnerin ansprechperson kontaktperson \
         contactperson zuhaenden zhd inhaber inhaberin",
    ),
    (
        F::Role,
        "role position funktion rolle jobtitle organizationtitle stellung berufsbezeichnung \
         stelle",
    ),
    (F::Department, "department abteilung organizationdepartment organisationabteilung"),
    (
        F::Street,
        "street strasse str strassehausnummer strassehausnr strassehnr strassenr \
         strasseundhausnummer strasseundhausnr strasseundnr strassennr anschrift adresse \
         address addressstreet streetaddress addressline strassegeschaeftlich \
         businessstreet businessaddressstreet hauptstrasse postanschrift strassefirma \
         strassehauptadresse",
    ),
    (F::HouseNumber, "housenumber hausnummer hausnr hnr houseno"),
    (
        F::Postcode,
        "postcode plz postleitzahl zip zipcode postalcode postleitzahlgeschaeftlich \
         plzgeschaeftlich businesspostalcode addresspostalcode plzfirma",
    ),
    (
        F::City,
        "city ort stadt wohnort town ortschaft ortgeschaeftlich businesscity addresscity \
         gemeinde ortfirma",
    ),
    (
        F::PostcodeCity,
        "postcodecity plzort plzundort plzwohnort plzstadt ortplz ortmitplz plzundstadt \
         postcodeandcity zipcity postleitzahlort postleitzahlundort",
    ),
    (
        F::Country,
        "country land staat landregion landregiongeschaeftlich landgeschaeftlich \
         businesscountryregion businesscountry addresscountry laenderkennzeichen \
         laendercode landkz lkz countrycode countryregion",
    ),
    (F::HomeStreet, "homestreet strasseprivat privatstrasse"),
    (F::HomePostcode, "homepostcode homepostalcode postleitzahlprivat plzprivat"),
    (F::HomeCity, "homecity ortprivat wohnortprivat"),
    (F::HomeCountry, "homecountry homecountryregion landregionprivat landprivat"),
    (
        F::BillingStreet,
        "billingstreet rechnungsstrasse strasserechnung strasserechnungsadresse \
         rechnungsadressestrasse rechnungsadresse",
    ),
    (
        F::BillingPostcode,
        "billingpostcode billingpostalcode billingzip rechnungsplz plzrechnung \
         rechnungsadresseplz",
    ),
    (F::BillingCity, "billingcity rechnungsort ortrechnung rechnungsadresseort"),
    (F::BillingCountry, "billingcountry rechnungsland rechnungsadresseland"),
    (
        F::DeliveryStreet,
        "deliverystreet shippingstreet lieferstrasse strasselieferung lieferadressestrasse \
         lieferadresse",
    ),
    (
        F::DeliveryPostcode,
        "deliverypostcode shippingpostcode shippingzip lieferplz plzlieferung \
         lieferadresseplz",
    ),
    (F::DeliveryCity, "deliverycity shippingcity lieferort ortlieferung lieferadresseort"),
    (F::DeliveryCountry, "deliverycountry shippingcountry lieferland lieferadresseland"),
    (
        F::Phone,
        "phone telefon tel fon telefonnummer telefonnr telnr telnummer rufnummer festnetz \
         festnetznummer telephone phonenumber phonevalue businessphone telefongeschaeftlich \
         telefonfirma telefonzentrale telgeschaeftlich telefondienstlich teldienstlich \
         telefonberuflich companymainphone primaryphone haupttelefon hauptruf zentrale \
         durchwahl weiterestelefon otherphone workphone telefonarbeit phonework",
    ),
    (F::PhoneHome, "phonehome homephone telefonprivat telprivat privattelefon privat"),
    (
        F::Mobile,
        "mobile mobil handy mobiltelefon mobilnummer mobilnr mobiltel mobilfunk \
         mobilfunknummer handynummer handynr mobilephone cellphone cell telefonmobil \
         telmobil phonemobile mobilprivat mobilgeschaeftlich",
    ),
    (
        F::Fax,
        "fax faxnummer faxnr telefax faxgeschaeftlich faxprivat businessfax homefax \
         otherfax weiteresfax",
    ),
    (F::PhoneLabel, "phonelabel phonetype telefontyp telefonart"),
    (
        F::Email,
        "email emailadresse mail mailadresse emailaddress emailvalue elektronischepost \
         emailgeschaeftlich emailprivat emailadressen emails emailwork",
    ),
    (F::EmailLabel, "emaillabel emailtype emailtyp"),
    (
        F::Website,
        "website webseite homepage web url internet www internetadresse internetseite \
         webpage websitevalue webadresse websiteurl",
    ),
    (F::Social, "social socialmedia sozialemedien instagram linkedin xing facebook mastodon"),
    (
        F::Birthday,
        "birthday geburtstag geburtsdatum gebdatum gebdat geburtsdat geboren geborenam \
         gebam gebtag dateofbirth birthdate dob",
    ),
    (
        F::Since,
        "since kundeseit seit kundinseit customersince kundendatum anlagedatum angelegtam \
         erfasstam aufnahmedatum",
    ),
    (
        F::Source,
        "source quelle herkunft leadquelle leadsource gewonnendurch gewonnenueber \
         werbequelle akquise akquiseweg customersource",
    ),
    (
        F::Stage,
        "stage status kundenstatus phase lebenszyklusphase lebenszyklus lifecyclestage \
         customerstatus",
    ),
    (F::Blocked, "blocked gesperrt sperre sperrkennzeichen liefersperre"),
    (
        F::Owner,
        "owner betreuer betreuerin kundenbetreuer sachbearbeiter bearbeiter zustaendig \
         zustaendigerbearbeiter aussendienst verkaeufer vertreter accountmanager \
         accountowner salesrep",
    ),
    (F::KeyAccount, "keyaccount schluesselkunde grosskunde topkunde vip"),
    (
        F::Tags,
        "tags tag kategorien kategorie categories category labels gruppe gruppen groups \
         groupmembership kundengruppe kundengruppen schlagworte schlagwoerter stichworte \
         stichwoerter keywords merkmale",
    ),
    (F::Language, "language sprache korrespondenzsprache"),
    (
        F::ConsentEmail,
        "consentemail newsletter emailwerbung werbungemail werbungperemail \
         einwilligungemail emaileinwilligung emailoptin optinemail werbeeinwilligungemail",
    ),
    (
        F::ConsentPhone,
        "consentphone telefonwerbung werbungtelefon einwilligungtelefon telefoneinwilligung \
         phoneoptin werbeeinwilligungtelefon",
    ),
    (
        F::ConsentPost,
        "consentpost postwerbung werbungpost einwilligungpost posteinwilligung postoptin \
         werbeeinwilligungpost",
    ),
    (
        F::Notes,
        "notes note notiz notizen bemerkung bemerkungen kommentar kommentare anmerkung \
         anmerkungen info infos memo hinweis hinweise beschreibung sonstiges freitext \
         comment comments remarks description internenotiz",
    ),
    (F::AnnualPotential, "annualpotential jahrespotenzial jahrespotential"),
    (F::PotentialCategory, "potentialcategory"),
    (F::PotentialOn, "potentialon"),
    (F::KeyAccountPlan, "keyaccountplan"),
    (F::KeyAccountMeasures, "keyaccountmeasures"),
    (F::KeyAccountPeople, "keyaccountpeople"),
    (F::ContactRhythmDays, "contactrhythmdays kontaktrhythmus kontaktrhythmustage"),
    (F::InactivityDays, "inactivitydays"),
];

const PERSONS: Synonyms = &[
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (F::Salutation, "salutation anrede"),
    (F::Title, "title titel akademischertitel"),
    (F::FirstName, "firstname vorname vornamen givenname"),
    (F::MiddleName, "middlename weiterevornamen"),
    (F::LastName, "lastname nachname familienname familyname surname"),
    (
        F::Name,
        "name ansprechpartner ansprechperson ansprechpartnerin kontaktperson contactperson \
         contactname person fullname kontakt contact",
    ),
    (F::Role, "role rolle position funktion jobtitle stellung"),
    (F::Department, "department abteilung"),
    (
        F::Phone,
        "phone telefon tel telefonnummer telefonnr telnr durchwahl festnetz \
         telefongeschaeftlich businessphone phonenumber rufnummer",
    ),
    (F::PhoneHome, "phonehome homephone telefonprivat"),
    (
        F::Mobile,
        "mobile mobil handy mobiltelefon mobilnummer handynummer mobilephone cell cellphone",
    ),
    (F::Fax, "fax telefax faxnummer"),
    (F::Email, "email emailadresse mail mailadresse emailaddress"),
    (F::Notes, "notes note notiz notizen bemerkung bemerkungen kommentar anmerkung anmerkungen"),
];

const CONTACTS: Synonyms = &[
    (
        F::Customer,
        "customer kunde kundennummer kundennr kdnr kdnummer kundenr kundenid customernumber \
         customerno customerid debitor debitornr debitorennummer debitorennr",
    ),
    (F::CustomerEmail, "customeremail email emailadresse mailadresse emailaddress absender from"),
    (
        F::At,
        "at datum date zeitpunkt datumuhrzeit datumzeit datumundzeit datumunduhrzeit \
         datetime timestamp wann kontaktdatum kontaktam anrufdatum calldate tag day",
    ),
    (F::Time, "time uhrzeit zeit anrufzeit calltime"),
    (F::Channel, "channel kanal art kontaktart kontaktweg weg medium kind"),
    (F::CallType, "calltype typ type anruftyp anrufart ruftyp"),
    (F::Direction, "direction richtung einaus inout einausgehend"),
    (
        F::DurationMin,
        "durationmin dauer dauermin dauerminuten dauerinmin dauerinminuten minuten minutes \
         duration durationminutes gespraechsdauer dauerhmm dauerhhmm",
    ),
    (
        F::DurationSeconds,
        "durations durationseconds durationsec dauersekunden dauerinsekunden dauersek \
         sekunden seconds",
    ),
    (F::Topic, "topic thema anliegen grund kategorie anlass"),
    (F::Subject, "subject betreff titel title stichwort ueberschrift kurztext"),
    (
        F::Note,
        "note notes notiz notizen bemerkung bemerkungen inhalt text beschreibung \
         gespraechsnotiz protokoll kommentar anmerkung anmerkungen nachricht message body \
         description comment",
    ),
    (F::Outcome, "outcome ergebnis resultat result status"),
    (F::Solved, "solved geloest sofortgeloest erstloesung imerstkontaktgeloest"),
    (
        F::Rep,
        "rep bearbeiter mitarbeiter mitarbeiterin benutzer user betreuer sachbearbeiter \
         kuerzel agent employee erfasstvon bearbeitetvon",
    ),
    (
        F::FollowUpOn,
        "followupon followup wiedervorlage wiedervorlageam wiedervorlagedatum wv wvam \
         naechsterkontakt nextcontact",
    ),
    (
        F::FollowUpDoneAt,
        "followupdoneat followupdone wiedervorlageerledigt wiedervorlageerledigtam \
         wverledigt erledigtam",
    ),
    (
        F::Caller,
        "caller rufnummer telefonnummer telefon tel nummer anrufer phone phonenumber number \
         callernumber externenummer gegenstelle teilnehmer rufnummerextern",
    ),
    (F::CallerName, "callername name anrufername namegegenstelle"),
    (F::Line, "line nebenstelle extension endgeraet geraet device"),
    (
        F::Person,
        "person ansprechpartner ansprechpartnerin ansprechperson kontaktperson \
         contactperson gespraechspartner",
    ),
];

/// Columns of other programs that say nothing of a customer; never made own fields.
pub const TECHNICAL: &str = "uid guid reason grund vertraulichkeit sensitivity prioritaet priority privat private \
     initialen initials geschlecht gender phoneticfirstname phoneticmiddlename \
     phoneticlastname fileas photo foto yominame givennameyomi familynameyomi \
     additionalnameyomi billinginformation abrechnungsinformation verzeichnisserver \
     directoryserver freebusy internetfreegebucht internetfreebusy reisekilometer mileage \
     isdn telex gewaehltesland";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_header_name_stands_for_two_fields_of_one_kind() {
        for kind in ImportKind::ALL {
            let mut seen = std::collections::BTreeMap::new();
            for (field, names) in synonyms(*kind) {
                for name in names.split_whitespace() {
                    assert!(
                        name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit()),
                        "{name} is not in the compared form"
                    );
                    if let Some(other) = seen.insert(name, *field) {
                        panic!("{name}: {other:?} and {field:?} ({})", kind.name());
                    }
                }
            }
        }
    }

    #[test]
    fn every_contract_column_is_found_by_its_own_name() {
        let contract = [
            (
                ImportKind::Customers,
                "number kind company salutation title first_name last_name street postcode city country phone mobile email website birthday since source stage owner key_account tags consent_email consent_phone consent_post notes",
            ),
            (
                ImportKind::Persons,
                "customer salutation first_name last_name role phone mobile email notes",
            ),
            (
                ImportKind::Contacts,
                "customer at channel direction duration_min topic subject note outcome solved rep follow_up_on follow_up_done_at",
            ),
            (
                ImportKind::Complaints,
                "number customer received_at channel category cause product severity annoyance description demand justified acknowledged_at resolved_at closed_at state remedy cost satisfaction owner",
            ),
            (ImportKind::Tasks, "title kind due customer assignee priority done_at"),
            (
                ImportKind::Sales,
                "customer date kind document line refund_of product quantity revenue discount variable_cost",
            ),
            (ImportKind::Surveys, "customer kind sent_at answered_at score comment"),
        ];
        for (kind, names) in contract {
            for name in names.split(' ') {
                let found = super::super::columns::known(name, kind);
                assert_eq!(found.map(F::name), Some(name), "{}", kind.name());
            }
        }
    }
}
