# Einlesen und Ausgeben von Dateien
import-kind-customers = Kunden
import-kind-persons = Ansprechpartner
import-kind-contacts = Kontakte
import-kind-complaints = Beschwerden
import-kind-tasks = Aufgaben
import-kind-surveys = Umfrageantworten

# Warum eine Datei nicht gelesen werden kann
import-file-missing = { $path }: Diese Datei gibt es nicht. Bitte den Namen prüfen.
import-file-folder = { $path } ist ein Ordner. Bitte eine Datei darin nennen.
import-file-special = { $path } ist keine gewöhnliche Datei. Bitte den Inhalt zuerst in einer Datei sichern.
import-file-unreadable = { $path } kann nicht gelesen werden: { $what }
import-file-empty = { $path } ist leer.
import-file-binary = { $path } ist weder Text noch eine Tabelle. Lesbar sind CSV, XLSX, ODS, XLS und vCard.
import-file-calendar = { $path } ist ein Kalender (iCalendar). Er enthält keine Kunden; Termine und Aufgaben können noch nicht eingelesen werden.
import-file-json = { $path } ist JSON; das kann nicht eingelesen werden. Bitte nehmen Sie die Daten als CSV; kundig exportiert sie so, wenn Sie --format json weglassen.
import-file-too-large = { $path } ist zu groß ({ $size } MiB, höchstens { $limit } MiB). Bitte die Tabelle als CSV speichern; dafür gibt es keine Grenze.
import-file-too-many-columns = { $path } hat { $columns } Spalten, höchstens { $limit } sind möglich. Ist das wirklich eine Tabelle?
import-file-endless-record = { $path }, Zeile { $line }: Dieser Eintrag endet nicht. Wahrscheinlich fehlt ein schließendes Anführungszeichen.
import-file-sheet = { $path }: Die Tabelle ist beschädigt oder verschlüsselt und kann nicht gelesen werden ({ $what }).
import-file-no-header = { $path }: Keine Überschriften gefunden. Die erste Zeile lautet: { $first }. Bitte eine Zeile mit Spaltennamen voranstellen (zum Beispiel Name, Straße, PLZ, Ort, Telefon, E-Mail).
import-file-nothing-useful = { $path }: Mit diesen Spalten lassen sich keine { $kind } anlegen: { $columns }. Mit --map SPALTE=FELD sagen Sie, was eine Spalte bedeutet.
import-file-no-rows = { $path }: Unter den Überschriften stehen keine Daten.
import-map-no-column = { $path } hat keine Spalte „{ $column }“.
import-map-no-column-nearest = { $path } hat keine Spalte „{ $column }“. Meinten Sie „{ $nearest }“?
import-map-no-field = Ein Feld „{ $field }“ gibt es nicht.
import-map-no-field-nearest = Ein Feld „{ $field }“ gibt es nicht. Meinten Sie „{ $nearest }“?

# Warum eine Zeile nicht übernommen wurde
import-too-long = { $column }: Der Text ist zu lang ({ $length } Zeichen, höchstens { $limit }).
import-bad-date = { $column }: „{ $value }“ ist kein Datum.
import-bad-birthday = { $column }: „{ $value }“ liegt in der Zukunft oder ist kein Geburtstag.
import-bad-time = { $column }: „{ $value }“ ist keine Uhrzeit.
import-bad-duration = { $column }: „{ $value }“ ist keine Dauer.
import-bad-number = { $column }: „{ $value }“ ist keine Zahl.
import-bad-choice = { $column }: „{ $value }“ ist hier nicht bekannt.
import-bad-recurrence = { $column }: „{ $value }“. { $why }
import-bad-phone = { $column }: „{ $value }“ ist keine Telefonnummer.
import-bad-email = { $column }: „{ $value }“ ist keine E-Mail-Adresse.
import-no-name = Weder Name noch Firma, E-Mail oder Telefon.
import-no-customer = Die Kundennummer fehlt.
import-no-date = Das Datum fehlt.
import-no-title = Der Titel fehlt.
import-no-score = Eine Antwort ohne Punktzahl.
import-no-survey-kind = Wonach gefragt wurde, steht nicht da (nps, csat oder ces).
import-out-of-range = { $column }: „{ $value }“ ist keine ganze Zahl von { $from } bis { $to }.
import-bad-amount = { $column }: „{ $value }“ ist kein Geldbetrag.
import-in-future = { $column }: „{ $value }“ liegt in der Zukunft.
import-before = { $column }: „{ $value }“ liegt vor „{ $other }“.
import-ends-early = { $column }: „{ $value }“ liegt vor dem Beginn.
import-no-end = Laut Status „{ $state }“, aber wann, steht nicht da (closed_at oder resolved_at).
import-not-ended = Laut Status „{ $state }“, aber ein Ende ist eingetragen.
import-cost-alone = Kosten ohne Abhilfe: Wofür?
import-costs = { $costs } Kosten passen nicht zu { $remedies } Abhilfen.
import-rejected-note = laut eingelesener Tabelle
import-too-many-cells = { $cells } Werte, aber nur { $columns } Spalten. Steht ein Trennzeichen ohne Anführungszeichen in einem Text?
import-endless-record = Dieser Eintrag endet nicht; ab hier wurde nichts mehr gelesen. Wahrscheinlich fehlt ein schließendes Anführungszeichen.
import-read-error = Ab hier konnte nicht weitergelesen werden: { $what }
reject-number-conflict = Die Nummer { $number } gehört schon „{ $name }“.
reject-unknown-customer = Einen Kunden „{ $customer }“ gibt es nicht.
reject-ambiguous-customer = „{ $customer }“ gehört mehreren Kunden.
reject-complaint-conflict = Die Nummer { $number } gehört schon einer anderen Beschwerde: „{ $name }“.
reject-unknown-complaint = Eine Beschwerde „{ $complaint }“ gibt es nicht.

import-follow-up = Wiedervorlage
import-reject-column = kundig: Grund

# Befehl import
import-bad-kind = „{ $value }“ kann nicht eingelesen werden. Möglich: { $kinds }
import-bad-policy = --on-duplicate { $value } gibt es nicht. Möglich: skip, update, new
import-bad-map = --map { $value }: Erwartet wird SPALTE=FELD, zum Beispiel --map "Kd-Nr=number"
import-progress = { $percent } % ({ $done } Zeilen)
import-form-csv = CSV, { $encoding }, Trennzeichen „{ $separator }“, Überschriften in Zeile { $line }
import-form-sheet = { $format }-Tabelle, Überschriften in Zeile { $line }
import-form-vcard = Adressbuch (vCard), { $encoding }
import-separator-tab = Tabulator
import-to-own = → eigenes Feld „{ $label }“ ({ $form })
import-to-label = Art der Nummer oder Adresse
import-to-nothing = wird nicht übernommen ({ $values } Werte); mit --map SPALTE=FELD ändern
import-month-first = Monat zuerst
import-decimal-comma = Dezimalkomma
import-decimal-point = Dezimalpunkt
import-passed = Übergangen: { $what }
import-passed-above = { $count ->
    [one] 1 Zeile über den Überschriften
   *[other] { $count } Zeilen über den Überschriften
 }
import-passed-empty = { $count ->
    [one] 1 leere Zeile
   *[other] { $count } leere Zeilen
 }
import-passed-sums = { $count ->
    [one] 1 Summenzeile
   *[other] { $count } Summenzeilen
 }
import-passed-headings = { $count ->
    [one] 1 wiederholte Überschrift
   *[other] { $count } wiederholte Überschriften
 }
import-dry-run = Probelauf, es wurde nichts gespeichert:
import-counts = { $read } gelesen: { $created } neu, { $updated } geändert, { $skipped } übersprungen, { $rejected } abgewiesen
import-skipped = Übersprungen: { $known } früher eingelesen, { $met } schon vorhanden
import-without-customer = Ohne Kunden: { $count }
import-unassigned = Ohne Kunden: { $count } (in der Historie zuzuordnen)
import-reject = Zeile { $line }: { $reason }
import-more-rejects = … und { $count } weitere
import-rejects-written = Die abgewiesenen Zeilen stehen in { $path }. Dort berichtigen und noch einmal einlesen.
import-rejects-hint = Mit --rejects DATEI werden die abgewiesenen Zeilen zum Berichtigen ausgegeben.
import-row-created = neu
import-row-updated = wird geändert
import-row-known = früher eingelesen
import-row-duplicate = schon vorhanden
import-row-rejected = abgewiesen

# Befehl export
export-bad-kind = „{ $value }“ kann nicht ausgegeben werden. Möglich: customers, persons, contacts, complaints, tasks, sales, surveys, all
export-bad-format = Das Format „{ $value }“ gibt es nicht. Möglich: csv, json
export-all-needs-folder = Alles als CSV sind mehrere Dateien: bitte einen Ordner nennen, oder --format json.
write-exists = { $path } gibt es schon, und es ist keine frühere Ausgabe von kundig. Bitte einen anderen Namen nennen oder die Datei entfernen.
write-is-folder = { $path } ist ein Ordner. Bitte eine Datei darin nennen.
write-failed = { $path } kann nicht geschrieben werden: { $what }
write-no-folder = den Ordner gibt es nicht
write-denied = die Berechtigung fehlt
write-full = der Datenträger ist voll
write-read-only = der Datenträger lässt nur Lesen zu

help-import-arg-kind = customers, persons, contacts, complaints, tasks, sales oder surveys
help-import-arg-file = CSV, XLSX, ODS, XLS oder vCard
help-import-arg-dry-run = Nur zeigen, was geschähe
help-import-arg-map = Was eine Spalte bedeutet; FELD „-“ lässt sie weg, „own“ macht ein eigenes Feld daraus
help-import-arg-on-duplicate = Wer schon da ist: überspringen (skip), ergänzen (update) oder neu anlegen (new)
help-import-arg-rejects = Abgewiesene Zeilen mit Grund in diese Datei schreiben
help-export-arg-kind = customers, persons, contacts, complaints, tasks, sales, surveys oder all
help-export-arg-file = Datei (bei all als CSV ein Ordner); ohne oder „-“: Standardausgabe
help-export-arg-format = csv oder json (sonst csv)

# Felder von Beschwerden, Aufgaben und Umfragen
import-field-complaints-number = Beschwerdenummer
import-field-tasks-kind = Art der Aufgabe
import-field-surveys-kind = Umfrage (NPS, CSAT, CES)
import-field-received-at = Eingang
import-field-category = Kategorie
import-field-cause = Ursache
import-field-product = Produkt
import-field-severity = Schwere
import-field-annoyance = Verärgerung (1–5)
import-field-description = Beschreibung
import-field-demand = Forderung
import-field-justified = Berechtigt
import-field-acknowledged-at = Bestätigt am
import-field-resolved-at = Gelöst am
import-field-closed-at = Abgeschlossen am
import-field-state = Stand
import-field-remedy = Abhilfe
import-field-cost = Kosten der Abhilfe
import-field-satisfaction = Zufriedenheit (1–5)
import-field-satisfaction-treatment = Zufriedenheit: Behandlung
import-field-satisfaction-process = Zufriedenheit: Ablauf
import-field-complainant = Wer sich beschwert
import-field-document = Beleg
import-field-findings = Befund
import-field-safety = Gefahr für jemanden
import-field-recurrence = Wiederholung
import-field-complaint = Nummer der Beschwerde
import-field-sent-at = Verschickt am
import-field-answered-at = Beantwortet am
import-field-score = Punkte
import-field-comment = Kommentar
import-field-touchpoint = Anlass

# Umsätze
import-kind-sales = Umsätze
import-file-amount-meaning = { $path }: Ob „{ $columns }“ netto oder brutto, vor oder nach Rabatt ist, steht nicht da. { $seen }Bitte sagen Sie es: --map "{ $column }=revenue" (netto, vor Rabatt), "{ $column }=revenue_after_discount" (netto, nach Rabatt), "{ $column }=gross" (brutto, vor Rabatt) oder "{ $column }=gross_after_discount" (brutto, nach Rabatt).
import-proof-before = In { $rows } von { $of } Zeilen mit Rabatt ist dieser ein glatter Prozentsatz von „{ $column }“: Das ist der Betrag vor Rabatt.
import-proof-after = In { $rows } von { $of } Zeilen mit Rabatt ist dieser ein glatter Prozentsatz von „{ $column }“ plus Rabatt: Das ist der Betrag nach Rabatt.
import-reading-revenue = „{ $column }“ wird als Nettobetrag vor Rabatt gelesen.
import-reading-revenue-after = „{ $column }“ wird als Nettobetrag nach Rabatt gelesen.
import-reading-gross = „{ $column }“ wird als Bruttobetrag vor Rabatt gelesen, mit { $rate } % Umsatzsteuer (Einstellung vat-rate).
import-reading-gross-rates = „{ $column }“ wird als Bruttobetrag vor Rabatt gelesen; den Steuersatz sagt „{ $rates }“, sonst { $rate } %.
import-reading-gross-after = „{ $column }“ wird als Bruttobetrag nach Rabatt gelesen, mit { $rate } % Umsatzsteuer (Einstellung vat-rate).
import-reading-gross-after-rates = „{ $column }“ wird als Bruttobetrag nach Rabatt gelesen; den Steuersatz sagt „{ $rates }“, sonst { $rate } %.
import-reading-no-cost = Variable Kosten sagt die Datei nicht: Der Deckungsbeitrag bleibt unbekannt.
import-reading-cost-missing = { $rows ->
    [one] In 1 Zeile fehlen die variablen Kosten: Ihr Deckungsbeitrag bleibt unbekannt.
   *[other] In { $rows } Zeilen fehlen die variablen Kosten: Ihr Deckungsbeitrag bleibt unbekannt.
 }
import-no-amount = Der Betrag fehlt.
import-amount-too-large = { $column }: „{ $value }“ ist zu groß für einen Geldbetrag.
import-foreign-currency = { $column }: Der Betrag ist in { $value }, die Datei führt { $currency }. Bitte umrechnen.
import-bad-percent = { $column }: „{ $value }“ ist kein Prozentsatz.
import-discount-sign = { $column } hat ein anderes Vorzeichen als { $other }: Was gilt?
import-sale-minus-quantity = Die Menge ist negativ, der Betrag nicht: Gutschrift oder Verkauf?
import-sale-too-much = Der Betrag ist größer, als ein Umsatz sein kann.
reject-sale-conflict = Der Beleg { $document } ist schon mit anderem Kunden oder Inhalt da.
reject-sale-conflict-line = Die Zeile { $line } des Belegs { $document } ist schon mit anderem Kunden oder Inhalt da.
import-unknown-customer = { $rows ->
    [one] Unbekannter Kunde: { $customer } (1 Zeile).
   *[other] Unbekannter Kunde: { $customer } ({ $rows } Zeilen).
 }
import-unknown-customers = { $count } unbekannte Kunden in { $rows } Zeilen: { $customers }.
import-unknown-hint = Mit --create-customers werden sie angelegt.
import-customers-made = { $count ->
    [one] 1 Kunde wurde angelegt.
   *[other] { $count } Kunden wurden angelegt.
 }
import-customers-would = { $count ->
    [one] 1 Kunde würde angelegt.
   *[other] { $count } Kunden würden angelegt.
 }
help-import-arg-create-customers = Bei Umsätzen unbekannte Kunden anlegen, statt ihre Zeilen abzuweisen

import-field-sales-kind = Art (Verkauf, Gutschrift)
import-field-sales-date = Belegdatum
import-field-sales-line = Zeile des Belegs
import-field-sales-name = Name des Kunden
import-field-refund-of = Gutschrift zu Beleg
import-field-quantity = Menge
import-field-revenue = Netto vor Rabatt
import-field-revenue-after-discount = Netto nach Rabatt
import-field-gross = Brutto vor Rabatt
import-field-gross-after-discount = Brutto nach Rabatt
import-field-amount = netto oder brutto?
import-field-discount = Rabatt
import-field-discount-percent = Rabatt in Prozent
import-field-discount-reason = Grund des Rabatts
import-field-variable-cost = Variable Kosten der Zeile
import-field-unit-cost = Variable Kosten je Stück
import-field-vat-rate = Umsatzsteuersatz
import-field-currency = Währung
import-unknown = Unbekannte Kunden:
import-unknown-reject = abweisen
import-unknown-make = anlegen
import-unknown-other = ändern
import-choose-meaning = „{ $column }“ ist der Betrag …
import-key-make = Kunden anlegen
import-key-reject = keine Kunden anlegen
import-count-customers = { $count ->
    [one] 1 Kunde neu
   *[other] { $count } Kunden neu
 }

import-field-annual-potential = Potenzial im Jahr
import-field-potential-category = Art des Potenzials
import-field-potential-on = Potenzial geschätzt am
import-field-key-account-plan = Plan: Ziele
import-field-key-account-measures = Plan: Maßnahmen
import-field-key-account-people = Plan: Beteiligte
import-field-contact-rhythm-days = Kontaktrhythmus in Tagen
import-field-inactivity-days = Inaktiv nach Tagen
