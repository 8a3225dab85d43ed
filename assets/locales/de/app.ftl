# Bildschirme: Reiter, Listen, Karte, Meldungen.

tab-customers = Kunden
tab-history = Historie
tab-tasks = Aufgaben

title-due = { $count } fällig
title-drafts = { $count ->
    [one] 1 Entwurf
   *[other] { $count } Entwürfe
}
title-unassigned = { $count } ohne Kunde
too-small = kundig braucht mindestens { $width } × { $height } Zeichen. Bitte vergrößern Sie das Fenster.
hint-help = Hilfe

# Aktionen: lange Form für Hilfe und Befehlsliste
action-tab-1 = Reiter Kunden
action-tab-2 = Reiter Historie
action-tab-3 = Reiter Beschwerden
action-tab-4 = Reiter Aufgaben
action-tab-5 = Reiter Segmente
action-tab-6 = Reiter Kennzahlen
action-next-tab = Nächster Reiter
action-previous-tab = Voriger Reiter
action-palette = Befehl suchen
action-help = Hilfe zu dieser Stelle
action-find-customer = Kunden suchen (von überall)
action-undo = Letzte Aktion rückgängig machen
action-quit = Beenden (zweimal drücken)
action-interrupt = Abbrechen
action-suspend = In den Hintergrund
action-redraw = Bildschirm neu zeichnen
action-import = Datei importieren
action-imports = Importe zurücknehmen
action-trash = Papierkorb
action-settings = Einstellungen der Datei
action-take-draft = Entwurf aufnehmen
action-up = Nach oben
action-down = Nach unten
action-page-up = Seite nach oben
action-page-down = Seite nach unten
action-first = Zum Anfang
action-last = Zum Ende
action-back = Zurück
action-search = Suchen
action-to-list = Zur Liste
action-open = Öffnen
action-new = Neu anlegen
action-new-person = Neuer Ansprechpartner
action-edit = Ändern
action-log-call = Anruf notieren (Kunde ruft an)
action-log-call-out = Eigenen Anruf notieren
action-log-contact = Anderen Kontakt notieren
action-new-task = Aufgabe, Wiedervorlage, Zusage, Wunsch
action-consent = Einwilligung eintragen
action-new-complaint = Beschwerde aufnehmen
action-new-survey = Umfrageantwort festhalten
action-next-step = Nächster Schritt
action-acknowledge = Eingang bestätigen
action-picture = Bild wechseln
action-period-back = Zeitraum zurück
action-period-forward = Zeitraum vor
action-tick = Aufgabe erledigt
action-postpone = Aufgabe verschieben
action-assign = Kunden zuordnen
action-sort = Sortieren nach …
action-filter = Filtern nach …
action-mark = Markieren
action-actions = Aktionen …
action-delete = In den Papierkorb
action-copy = Kopieren …
action-reach = Anrufen, schreiben, öffnen …
action-save = Speichern
action-leave = Verlassen (Entwurf bleibt)
action-next-field = Nächstes Feld
action-previous-field = Voriges Feld
action-follow-up = Zur Wiedervorlage
action-swap-direction = Eingehend/ausgehend tauschen
action-edit-externally = Text im Editor öffnen
action-undo-text = Eingabe zurücknehmen
action-redo-text = Eingabe wiederholen
action-confirm = Übernehmen
action-cancel = Schließen

# kurze Form für die untere Zeile
hint-open = Öffnen
hint-down = wählen
hint-to-list = Liste
hint-back = zurück
hint-find-customer = Kunde
hint-log-call = Anruf
hint-log-contact = Kontakt
hint-new-task = Aufgabe
hint-new = Neu
hint-edit = Ändern
hint-search = Suchen
hint-filter = Filter
hint-sort = Sortieren
hint-mark = Markieren
hint-actions = Aktionen
hint-tick = erledigt
hint-postpone = verschieben
hint-new-person = Person
hint-assign = zuordnen
hint-save = Speichern
hint-leave = Verlassen
hint-next-field = weiter
hint-follow-up = Wiedervorlage
hint-swap-direction = ein/aus
hint-edit-externally = Editor
hint-confirm = Übernehmen
hint-cancel = Schließen
hint-delete = Papierkorb
hint-copy = Kopieren
hint-reach = Wählen
hint-quit = beenden
hint-import = Import
hint-undo = rückgängig

help-title = Hilfe
help-intro-search = Tippen Sie einen Namen, Ort oder eine Nummer – auch nur ein Stück davon. Die Liste folgt jedem Buchstaben.
help-intro-card = Alles über einen Kunden. Pfeiltasten wählen eine Aufgabe, eine Person oder einen Kontakt; „Ändern“ gilt dann diesem.
help-intro-form = Strg-S oder F2 speichert aus jedem Feld. Esc verlässt das Formular, der Entwurf bleibt. Termine verstehen Wörter: heute, morgen, +3, mo, 2w, 31.12., mo 9:30.
help-intro-form-text = Strg-S oder F2 speichert aus jedem Feld. Esc verlässt das Formular, der Entwurf bleibt.
palette-title = Befehle
menu-nothing = Nichts passt.

quit-again = Zum Beenden noch einmal drücken.
quit-again-form = Noch einmal Strg-C beendet kundig. Der Entwurf bleibt erhalten.
question-no = abbrechen

# Suche und Liste
search-hint = Name, Nummer, Ort, E-Mail, Telefon …
search-count = { $count ->
    [one] 1 Treffer
   *[other] { $count } Treffer
}
search-more = mehr als { $count } Treffer
search-nothing = Niemand passt zu „{ $query }“. Enter: Anruf notieren oder Kunden anlegen.
search-nothing-to-pick = Niemand passt zu „{ $query }“. Esc bricht die Auswahl ab.
unknown-title = Nicht gefunden: { $query }
unknown-call = Anruf notieren, Kunden später zuordnen
unknown-customer = Neuen Kunden anlegen
column-name = Name
column-city = Ort
column-phone = Telefon
column-last-contact = Zuletzt
list-marked = { $count } markiert
list-filter = { $words } ({ $key } hebt auf)
list-empty = Hier ist niemand.
ui-card-in-trash = IM PAPIERKORB seit { $date } – { $key } holt zurück; was dazugehört, kommt mit
sort-name = nach Name
sort-city = nach Ort
sort-last-contact = nach letztem Kontakt
sort-newest = neueste zuerst
ui-match-name = Name
ui-match-company = Firma
ui-match-person = Person
ui-match-city = Ort
ui-match-number = Nummer
ui-match-email = E-Mail
ui-match-phone = Telefon
ui-match-tag = Schlagwort
ui-match-notes = Notiz
ui-match-switchboard = vielleicht (Zentrale): { $value }
ui-match-typo = ähnlich: { $value }
ui-match-sound = klingt wie { $value }

filter-all = Alle
filter-any = Alle
filter-key-accounts = Schlüsselkunden
filter-blocked = Gesperrte
filter-stage = Phase: { $name }
filter-owner = Betreuer: { $name }
filter-tag = Schlagwort: { $name }
filter-trash = Papierkorb
filter-clear = Filter aufheben
filter-text = Wörter in Betreff und Notiz
filter-channel = Kanal
filter-direction = Richtung
filter-topic = Thema
filter-rep = Bearbeiter
filter-from = Von Tag
filter-until = Bis Tag
filter-unassigned = Ohne Kunde
filter-customer = Nur { $name }
filter-since = ab { $date }
filter-to = bis { $date }
filter-reversed = Der Zeitraum endet vor seinem Anfang; das Ende wurde weggelassen.
filter-open = Offene
filter-mine = Meine
filter-done = Erledigte

empty-title = Noch keine Kunden in dieser Datei.
empty-import = Kundenliste einlesen (CSV, Excel, vCard)
empty-new = Ersten Kunden anlegen
empty-call = Anruf notieren, Kunden später anlegen
empty-demo = zeigt einen erfundenen Betrieb (auf der Kommandozeile)
empty-quit = Beenden

bulk-tag = Schlagwort geben …
bulk-delete = In den Papierkorb
bulk-restore = Aus dem Papierkorb zurückholen
prompt-tag = { $count ->
    [one] Schlagwort für diesen Kunden
   *[other] Schlagwort für { $count } Kunden
}
prompt-postpone = Neuer Termin: { $title }

# Karte
ui-card-blocked = GESPERRT
ui-card-blocked-reason = GESPERRT: { $reason }
ui-card-phone-refused = Keine Werbeanrufe: Einwilligung für Telefon verweigert ({ $date })
ui-card-person = Person
ui-card-phone = Telefon
ui-card-email = E-Mail
ui-card-address = Anschrift
ui-card-web = Internet
ui-card-about = Kunde
ui-card-tags = Schlagwörter
ui-card-plan = Plan
ui-card-consent = Werbung
ui-card-notes = Notiz
ui-card-name = Name
ui-card-number = Kundennummer
ui-card-since = seit { $date }
ui-card-owner = Betreuer { $name }
ui-card-source = Herkunft: { $source }
ui-card-referrer = empfohlen von { $name }
ui-card-birthday = Geburtstag { $date }
ui-card-key-account = Schlüsselkunde
ui-card-tasks = Offene Aufgaben ({ $count })
ui-card-persons = Ansprechpartner ({ $count })
ui-card-history = Kontakthistorie ({ $count })
ui-card-no-history = Noch kein Kontakt. { $key } notiert einen Anruf.
ui-card-no-task = Keine offene Aufgabe.
ui-card-nothing-to-reach = Zu diesem Kunden ist dafür nichts eingetragen.
ui-card-gone = Diesen Kunden gibt es nicht mehr (Papierkorb oder gelöscht).
contact-solved = gelöst
contact-not-solved = nicht gelöst

# Historie und Aufgaben
history-filtered = Gefiltert:
history-unassigned = (ohne Kunde)
history-caller = ? { $number }
history-empty = Noch keine Kontakte. { $key } notiert einen Anruf.
history-nothing = Kein Kontakt passt zum Filter. { $key } hebt ihn auf.
tasks-overdue = Überfällig
tasks-today = Heute
tasks-week = Nächste 7 Tage
tasks-later = Später
tasks-undated = Ohne Termin
tasks-done = Erledigt
tasks-empty = Nichts zu tun. { $key } legt eine Aufgabe an.
tasks-nothing = Keine Aufgabe passt zum Filter. { $key } hebt ihn auf.

# Meldungen
told-copied = Kopiert: { $value }
told-assigned = Gespeichert: Kontakt gehört jetzt zu { $name }.
told-ticked = Erledigt: { $title } ({ $key } macht es rückgängig)
told-reopened = Wieder offen: { $title } ({ $key } macht es rückgängig)
told-postponed = Verschoben auf { $date }: { $title }
told-tagged = { $count ->
    [one] Schlagwort „{ $tag }“ vergeben.
   *[other] Schlagwort „{ $tag }“ an { $count } Kunden vergeben.
}
told-trashed = Im Papierkorb: { $name } ({ $key } holt es zurück)
told-restored = { $count ->
    [one] Aus dem Papierkorb zurückgeholt.
   *[other] { $count } aus dem Papierkorb zurückgeholt.
}
trash-title = In den Papierkorb?
trash-customer = { $name } mit Personen, Kontakten und Aufgaben.
trash-customers = { $count } Kunden mit Personen, Kontakten und Aufgaben.
trash-person = Ansprechpartner { $name }.
trash-contact = Kontakt: { $name }.
trash-task = Aufgabe: { $name }.
trash-yes = in den Papierkorb

save-number-taken = Nicht gespeichert: Die Nummer { $number } hat schon { $name }. Bitte wählen Sie eine andere.
save-gone = Nicht gespeichert: Den Datensatz gibt es nicht mehr. Ihre Eingabe bleibt als Entwurf.
save-conflict = Nicht gespeichert: { $name } hat dasselbe gerade geändert. Die Anzeige ist jetzt aktuell.
conflict-title = Gleichzeitig geändert von { $name }
conflict-mine = Meine
conflict-theirs = Andere
conflict-hint = Leertaste wechselt, Enter speichert, Esc zurück zum Formular
undo-nothing = Es gibt nichts rückgängig zu machen.
undo-done = Rückgängig: { $what } { $subject }
undo-partly = Teilweise rückgängig: { $fields } hat { $name } seither geändert und bleibt.
undo-save-customer = Kunde
undo-save-person = Ansprechpartner
undo-log-call = Anruf
undo-log-contact = Kontakt
undo-save-task = Aufgabe
undo-consent = Einwilligung
undo-assign = Zuordnung
undo-postpone = Verschieben
undo-tick = Erledigen
undo-tag = Schlagwort
undo-trash = Papierkorb
undo-restore = Zurückholen
undo-other = Aktion

draft-offer = Entwurf von { $time }: { $title } – Enter nimmt ihn auf, d verwirft ihn
draft-none = Kein Entwurf wartet.
draft-dropped = Entwurf verworfen.

# Formulare
form-title-loading = …
form-title-call = Anruf
form-title-contact = Kontakt
form-title-contact-edit = Kontakt ändern
form-title-customer-new = Neuer Kunde
form-title-customer = Kunde ändern
form-title-person-new = Neuer Ansprechpartner
form-title-person = Ansprechpartner ändern
form-title-task-new = Neue Aufgabe
form-title-task = Aufgabe ändern
form-title-consent = Einwilligung
form-title-setup = Neue Datei
form-since = seit { $time }
form-gone = Diesen Datensatz gibt es nicht mehr.
draft-kept = Der Entwurf bleibt und wird wieder angeboten (D nimmt ihn auf).
save-please-correct = Nicht gespeichert: { $reason }
saved-but = { $saved } – Bitte noch: { $reason }
saved-merged = (mit der Änderung eines Kollegen zusammengeführt)
saved-call = Gespeichert: Anruf { $name }
saved-call-unknown = Gespeichert: Anruf ohne Kunde
saved-contact = Gespeichert: Kontakt { $name }
saved-contact-edit = Gespeichert: Kontakt { $name } geändert
saved-customer = Gespeichert: { $name } ({ $number })
saved-person = Gespeichert: Ansprechpartner { $name }
saved-task = Gespeichert: { $title } { $date }
saved-consent = Gespeichert: Einwilligung { $name }
saved-settings = Gespeichert: Einstellungen
setup-weekly = jede Woche
setup-monthly = jeden Monat
setup-quarterly = jedes Vierteljahr
setup-yearly = einmal im Jahr
setup-rarely = seltener
section-setup = Fünf Angaben, Esc überspringt sie
field-business-name = Name des Betriebs
field-setup-country = Land
field-setup-land = Bundesland
field-currency = Währung
field-buying-rhythm = Kunden kaufen meist
settings-title = Einstellungen der Datei
prompt-setting = { $key }

# Programme von außen
reach-not-configured = In der Konfiguration ist kein Befehl „{ $name }“ eingetragen ({ $value }).
reach-started = { $program }: { $value }
reach-failed = „{ $program }“ lässt sich nicht starten: { $reason }
edit-failed = Der Editor ließ sich nicht starten oder brach ab; der Text ist unverändert.

# Import am Bildschirm
import-title = Import
import-which = Welche Datei? (CSV, Excel, OpenDocument, vCard)
import-which-hint = Tab vervollständigt, Enter liest die Datei, Esc zurück. Ein Pfad kann auch eingefügt werden.
import-looking = Die Datei wird gelesen …
import-fact-separator = Trennzeichen { $sign }
import-fact-header = Überschriften in Zeile { $line }
import-fact-rows = { $count } Datenzeilen
import-fact-passed = { $count } Zeilen ohne Daten
import-doubles = Schon vorhandene Kunden:
import-doubles-skip = überspringen
import-doubles-update = ergänzen
import-doubles-new = trotzdem neu anlegen
import-head-column = Spalte
import-head-field = wird zu
import-head-samples = Beispiele
import-column-own = eigenes Feld „{ $name }“
import-column-empty = (leer)
import-column-ignored = nicht übernommen
import-column-ignore = Nicht übernehmen
import-choose-field = Spalte „{ $column }“ wird zu
import-choose-kind = Was steht in der Datei?
import-choose-doubles = Schon vorhandene Kunden
import-key-try = Vorschau
import-key-field = Feld ändern
import-key-kind = Art der Daten
import-key-doubles = Doppelte
import-key-back = zurück
import-key-run = jetzt importieren
import-key-cancel = abbrechen
import-key-done = fertig
import-trying = Vorschau wird berechnet, noch wird nichts geändert …
import-running = Import läuft …
import-progress-line = { $read } von { $total } Zeilen, { $rejected } abgewiesen
import-count-read = { $count } gelesen
import-count-created = { $count } neu
import-count-updated = { $count } ergänzt
import-count-skipped = { $count } übersprungen
import-count-rejected = { $count } abgewiesen
import-count-known = Davon { $count } schon früher importiert.
import-done = Gespeichert: Import mit { $created } neuen und { $updated } ergänzten Datensätzen.
import-cancelled = Abgebrochen, es wurde nichts geändert.
import-nothing-to-do = Hier ist nichts zu importieren.
import-reject-line = Zeile { $line }: { $reason }
import-rejects-file = Die abgewiesenen Zeilen stehen in { $path }; verbessert lassen sie sich noch einmal importieren.
import-take-back = Der ganze Import lässt sich über „Importe zurücknehmen“ (Befehl suchen) wieder entfernen.
imports-title = Welchen Import zurücknehmen?
imports-none = Noch kein Import in dieser Datei.
imports-row = { $date } { $file } ({ $created } neu)
imports-question = Import von { $file }: { $created } neue Datensätze kommen in den Papierkorb, Ergänzungen werden zurückgenommen.
imports-yes = zurücknehmen
imports-undone = Zurückgenommen: { $trashed } im Papierkorb, { $reverted } wie zuvor, { $kept } seither geändert und behalten.
import-rejects-failed = Die abgewiesenen Zeilen konnten nicht nach { $path } geschrieben werden: { $reason }
keymap-unknown-context = { $place }: Tasten für „{ $name }“ gibt es nicht. Möglich: global, search, list, card, form, form.text, popup. Es gelten die Vorgaben.
keymap-unknown-action = { $place }: Die Aktion „{ $name }“ gibt es nicht. Es gilt die Vorgabe.
keymap-unknown-action-meant = { $place }: Die Aktion „{ $name }“ gibt es nicht. Meinten Sie „{ $nearest }“?
keymap-unknown-key = { $place }: „{ $key }“ ist keine Taste. Für „{ $action }“ gilt die Vorgabe.
cli-screen-failed = Der Bildschirm lässt sich nicht benutzen: { $reason }
setup-file = Die Datei liegt in { $path }
ui-match-similar = ähnlich

# Felder eines Imports
import-field-middle-name = Weitere Vornamen
import-field-suffix = Namenszusatz
import-field-contact-name = Name des Ansprechpartners
import-field-department = Abteilung
import-field-house-number = Hausnummer
import-field-postcode-city = PLZ und Ort
import-field-home-street = Straße privat
import-field-home-postcode = PLZ privat
import-field-home-city = Ort privat
import-field-home-country = Land privat
import-field-billing-street = Straße Rechnung
import-field-billing-postcode = PLZ Rechnung
import-field-billing-city = Ort Rechnung
import-field-billing-country = Land Rechnung
import-field-delivery-street = Straße Lieferung
import-field-delivery-postcode = PLZ Lieferung
import-field-delivery-city = Ort Lieferung
import-field-delivery-country = Land Lieferung
import-field-phone = Telefon
import-field-email = E-Mail
import-field-name = Name (Person oder Firma)
import-field-phone-home = Telefon privat
import-field-mobile = Mobiltelefon
import-field-fax = Fax
import-field-phone-label = Bezeichnung der Nummer
import-field-email-label = Bezeichnung der E-Mail
import-field-consent-email = Einwilligung E-Mail
import-field-consent-phone = Einwilligung Telefon
import-field-consent-post = Einwilligung Post
import-field-customer-email = E-Mail des Kunden
import-field-time = Uhrzeit
import-field-call-type = Art des Anrufs
import-field-duration-min = Dauer in Minuten
import-field-duration-s = Dauer in Sekunden
import-field-follow-up-on = Wiedervorlage am
import-field-follow-up-done-at = Wiedervorlage erledigt am
import-field-caller = Rufnummer
import-field-caller-name = Name des Anrufers
import-field-line = Nebenstelle
settings-new-field = Neues eigenes Feld …
prompt-new-field = Bezeichnung des neuen Feldes
