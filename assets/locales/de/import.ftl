# Einlesen und Ausgeben von Dateien
import-kind-customers = Kunden
import-kind-persons = Ansprechpartner
import-kind-contacts = Kontakte
import-kind-tasks = Aufgaben

# Warum eine Datei nicht gelesen werden kann
import-file-missing = { $path }: Diese Datei gibt es nicht. Bitte den Namen prüfen.
import-file-folder = { $path } ist ein Ordner. Bitte eine Datei darin nennen.
import-file-special = { $path } ist keine gewöhnliche Datei. Bitte den Inhalt zuerst in einer Datei sichern.
import-file-unreadable = { $path } kann nicht gelesen werden: { $what }
import-file-empty = { $path } ist leer.
import-file-binary = { $path } ist weder Text noch eine Tabelle. Lesbar sind CSV, XLSX, ODS, XLS und vCard.
import-file-calendar = { $path } ist ein Kalender (iCalendar). Er enthält keine Kunden; Termine und Aufgaben können noch nicht eingelesen werden.
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
import-bad-phone = { $column }: „{ $value }“ ist keine Telefonnummer.
import-bad-email = { $column }: „{ $value }“ ist keine E-Mail-Adresse.
import-no-name = Weder Name noch Firma, E-Mail oder Telefon.
import-no-customer = Die Kundennummer fehlt.
import-no-date = Das Datum fehlt.
import-too-many-cells = { $cells } Werte, aber nur { $columns } Spalten. Steht ein Trennzeichen ohne Anführungszeichen in einem Text?
import-endless-record = Dieser Eintrag endet nicht; ab hier wurde nichts mehr gelesen. Wahrscheinlich fehlt ein schließendes Anführungszeichen.
import-read-error = Ab hier konnte nicht weitergelesen werden: { $what }
reject-number-conflict = Die Nummer { $number } gehört schon „{ $name }“.
reject-unknown-customer = Einen Kunden „{ $customer }“ gibt es nicht.
reject-ambiguous-customer = „{ $customer }“ gehört mehreren Kunden.

import-follow-up = Wiedervorlage
import-reject-column = kundig: Grund
