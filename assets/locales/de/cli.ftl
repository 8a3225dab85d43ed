# Konfiguration (config/)
config-place = { $file }, Zeile { $line }
config-unreadable = Die Konfiguration { $place } kann nicht gelesen werden ({ $why }). Es gelten die Vorgaben.
config-syntax = { $place }: kein gültiges TOML ({ $why }). Der Rest der Datei gilt.
config-unknown-key = { $place }: Den Schlüssel „{ $key }“ gibt es nicht. Er wird nicht beachtet.
config-unknown-key-meant = { $place }: Den Schlüssel „{ $key }“ gibt es nicht. Meinten Sie „{ $meant }“?
config-bad-value = { $place }: „{ $value }“ geht bei „{ $key }“ nicht. Möglich: { $expected }. Es gilt die Vorgabe.
config-too-open = In die Konfiguration { $place } können auch andere schreiben. Ihre Befehle gelten deshalb nicht. Abhilfe: chmod go-w
config-one-of = { $words }
config-yes-no = true oder false
config-text = ein Text in Anführungszeichen
config-table = ein Abschnitt in eckigen Klammern
config-command = ein Programm mit seinen Argumenten, etwa ["xdg-open", "tel:{"{"}{"}"}"]

# Beginn und Ende
cli-no-terminal = Der Bildschirm von kundig braucht ein Terminal; hier ist die Ein- oder Ausgabe umgeleitet. In Skripten helfen lookup, show, log, import und export: kundig --help
cli-no-home = Es ist kein Platz für die Datei bekannt, weil HOME fehlt. Nennen Sie sie mit --db DATEI.
cli-bad-now = KUNDIG_NOW: „{ $value }“ ist kein Zeitpunkt. Beispiel: 2026-11-21T09:30:00Z
cli-bad-lang = Die Sprache „{ $value }“ gibt es nicht. Möglich: de, en
cli-output-failed = Die Ausgabe kann nicht geschrieben werden ({ $why }).
cli-input-failed = Die Eingabe kann nicht gelesen werden ({ $why }).

# Falscher Aufruf
usage-unknown-command = Den Befehl „{ $word }“ gibt es nicht. Alle Befehle: kundig --help
usage-unknown-command-meant = Den Befehl „{ $word }“ gibt es nicht. Meinten Sie „{ $meant }“?
usage-unknown-argument = Mit „{ $word }“ kann dieser Befehl nichts anfangen. Hilfe: --help
usage-unknown-argument-meant = Mit „{ $word }“ kann dieser Befehl nichts anfangen. Meinten Sie „{ $meant }“?
usage-missing = Es fehlt: { $argument }. Hilfe: --help
usage-no-value = Zu { $argument } fehlt der Wert. Hilfe: --help
usage-bad-value = „{ $value }“ geht bei { $argument } nicht. Möglich: { $possible }
usage-invalid-value = „{ $value }“ geht bei { $argument } nicht. Hilfe: --help
usage-twice = { $argument } passt nicht zum übrigen Aufruf oder steht doppelt da. Hilfe: --help
usage-not-utf8 = Ein Wort des Aufrufs ist kein gültiger Text (UTF-8).
usage-wrong = Der Aufruf ist so nicht möglich. Hilfe: --help

# Kunden finden
find-nothing = Kein Kunde passt zu „{ $query }“.
find-many = „{ $query }“ passt zu mehreren Kunden: { $names }. Nennen Sie die Kundennummer.
find-many-more = „{ $query }“ passt zu vielen Kunden, darunter { $names }. Nennen Sie die Kundennummer.

# log
log-saved = Gespeichert: { $channel } mit { $customer } ({ $number }), { $at }.
log-follow-up = Wiedervorlage: { $due }, { $title }
log-bad-word = „{ $value }“ geht bei { $option } nicht. Möglich: { $possible }
log-bad-word-meant = „{ $value }“ geht bei { $option } nicht. Meinten Sie „{ $meant }“? Möglich: { $possible }
log-bad-when = „{ $value }“ bei { $option } ist kein Datum. Beispiele: heute, morgen, mo 9, +3, 2w, 31.12., 2026-12-31
log-future = „{ $value }“ bei --at liegt in der Zukunft. Ein Kontakt ist etwas, das war; Kommendes: --follow-up
log-no-person = { $customer } hat keinen Ansprechpartner „{ $value }“. Möglich: { $possible }
log-no-persons = { $customer } hat keine Ansprechpartner.
log-long-note = Die Notiz ist zu lang (höchstens { $max } Zeichen).
log-no-complaint = Eine Beschwerde { $number } gibt es nicht. Alle offenen: kundig complaints
log-other-complaint = Die Beschwerde { $number } gehört einem anderen Kunden als { $customer }.

# show
card-contacts = Kontakthistorie
card-tasks = Offene Aufgaben
card-complaints = Beschwerden
card-surveys = Umfrageantworten
card-survey-sent = { $kind }, verschickt am { $date }, noch keine Antwort
card-persons = Ansprechpartner
card-consents = Einwilligungen
card-more = … und weitere { $count }
card-phone = Telefon
card-email = E-Mail
card-address = Anschrift
card-website = Website
card-social = Soziale Medien
card-birthday = Geburtstag
card-stage = Phase
card-since = Kunde seit
card-source = Quelle
card-owner = Betreuer
card-tags = Schlagwörter
card-referred-by = Empfohlen von
card-last-contact = Letzter Kontakt
card-potential = Potenzial im Jahr
card-notes = Notizen
card-blocked = GESPERRT
card-key-account = Schlüsselkunde
card-no-calls = KEINE WERBEANRUFE: { $status } am { $date }
card-overdue = überfällig
card-none = noch keine
card-yes = ja
card-no = nein
card-trash = im Papierkorb

# check
check-ok = { $file } ist in Ordnung: { $customers ->
    [one] ein Kunde
   *[other] { $customers } Kunden
}, { $contacts ->
    [one] ein Kontakt
   *[other] { $contacts } Kontakte
}, { $tasks ->
    [one] eine Aufgabe
   *[other] { $tasks } Aufgaben
}.
check-damaged = { $file } ist beschädigt. Es wurde nichts verändert; nehmen Sie die letzte Sicherung.
check-dangling = { $count ->
    [one] Ein Verweis auf einen Datensatz, den es nicht gibt.
   *[other] { $count } Verweise auf Datensätze, die es nicht gibt.
}
check-unsearchable = { $count ->
    [one] Ein Kunde wird nicht richtig gefunden.
   *[other] { $count } Kunden werden nicht richtig gefunden.
}
check-astray = { $count ->
    [one] Bei einer Beschwerde stimmen Stand oder Fristen nicht mit ihren Schritten überein.
   *[other] Bei { $count } Beschwerden stimmen Stand oder Fristen nicht mit ihren Schritten überein.
}
check-miscounted = { $count ->
    [one] Bei einem Kunden stimmen Zähler oder Reihenfolge nicht.
   *[other] Bei { $count } Kunden stimmen Zähler oder Reihenfolge nicht.
}
check-unsummed = { $count ->
    [one] Bei einem Tag oder Kunden stimmen die Summen der Kennzahlen nicht.
   *[other] Bei { $count } Tagen und Kunden stimmen die Summen der Kennzahlen nicht.
}
check-phones = { $count ->
    [one] Eine Telefonnummer ist nicht richtig eingeordnet.
   *[other] { $count } Telefonnummern sind nicht richtig eingeordnet.
}
check-index = Der Suchindex passt nicht zu den Texten.
check-problems = { $count ->
    [one] Ein Fehler gefunden. Beheben: kundig check --repair
   *[other] { $count } Fehler gefunden. Beheben: kundig check --repair
}
check-repaired = { $count ->
    [one] Ein Fehler behoben.
   *[other] { $count } Fehler behoben.
}

# settings
settings-no-holidays = Die Feiertage von { $country } kennt kundig nicht; tragen Sie sie in closing-days ein.
settings-saved = Gespeichert: { $key } = { $value }
settings-unchanged = { $key } ist schon { $value }.

# complaints
complaints-none = Es gibt keine offene Beschwerde.
complaints-none-overdue = Keine Beschwerde ist überfällig.
complaints-anonymous = anonym
complaints-paused = Frist ruht
complaints-to-close = abzuschließen

# today
today-nothing = Heute steht nichts an.
today-complaints = Beschwerden
today-overdue = Überfällig
today-today = Heute
today-week = Nächste sieben Tage
today-promises = Zusagen und Wünsche
today-occasions = Geburtstage und Jubiläen
today-suggestions = Vorschläge
today-birthday = hat Geburtstag
today-birthday-years = wird { $years }
today-anniversary = { $years ->
    [one] seit einem Jahr Kunde
   *[other] seit { $years } Jahren Kunde
}
today-silent = seit { $days ->
    [one] einem Tag
   *[other] { $days } Tagen
} kein Kontakt (Rhythmus { $rhythm } Tage)
today-never = noch kein Kontakt (Rhythmus { $rhythm } Tage)
today-unhappy = { $kind } { $score } am { $date }, noch kein Rückruf
today-cut = Es gibt mehr, als hier steht.

# demo
demo-progress = { $done } von { $total } Kunden
demo-written = { $customers ->
    [one] Ein erfundener Kunde
   *[other] { $customers } erfundene Kunden
} mit { $contacts ->
    [one] einem Kontakt
   *[other] { $contacts } Kontakten
} in { $file }
demo-opens = Die erfundene Datei liegt in { $file } und wird beim Beenden gelöscht.
demo-exists = { $file } gibt es schon. Nennen Sie einen neuen Namen; überschrieben wird nichts.
demo-no-temp = Eine vorübergehende Datei lässt sich nicht anlegen ({ $why }).
demo-too-many = Höchstens { $max } Kunden mit je { $contacts } Kontakten.

# Hilfe
help = Kundenmanagement im Terminal: am Telefon alles über den Anrufer wissen und aufschreiben, was gesagt wurde, bevor man auflegt.
help-after = Ohne Befehl öffnet sich der Bildschirm.
    Ende: 0 erledigt, 1 nichts gefunden oder nichts zu tun, 2 falscher Aufruf, 3 fehlerhafte Eingabedaten, 4 Datei nicht benutzbar.
    Umgebung: KUNDIG_DB, KUNDIG_CONFIG, KUNDIG_LANG und KUNDIG_USER wirken wie die Optionen; KUNDIG_NOW (RFC 3339) stellt die Uhr fest.
help-heading-usage = Aufruf
help-heading-commands = Befehle
help-heading-options = Optionen
help-heading-arguments = Angaben
help-arg-help = Diese Hilfe zeigen
help-arg-version = Die Version zeigen
help-arg-db = Die Datenbankdatei
help-arg-config = Die persönliche Konfiguration (TOML)
help-arg-lang = Sprache: de oder en
help-arg-user = Name, der neben der Anmeldung vermerkt wird
help-arg-ascii = Nur einfache Zeichen (ASCII) zeichnen
help-arg-json = JSON ausgeben
help-lookup = Kunden suchen: Name, Nummer, E-Mail oder Telefon in jeder Schreibweise
help-lookup-arg-query = Suchwörter; mehrere müssen alle passen
help-lookup-arg-limit = Höchstens so viele Treffer (sonst 50)
help-show = Alles über einen Kunden
help-show-arg-customer = Kundennummer oder eine Suche, die genau einen trifft
help-log = Einen Kontakt festhalten
help-log-arg-channel = phone email letter fax sms messenger chat social website shop visit video voicemail event other
help-log-arg-customer = Kundennummer oder eine Suche, die genau einen trifft
help-log-arg-note = Was gesagt wurde; - liest die Standardeingabe
help-log-arg-direction = in (Kunde an uns, Vorgabe) oder out
help-log-arg-topic = enquiry offer order delivery support wish praise complaint other
help-log-arg-outcome = reached no_answer voicemail callback done
help-log-arg-solved = Beim ersten Kontakt gelöst: yes oder no
help-log-arg-at = Wann, sonst jetzt: gestern 14:30, 2026-11-21 09:15 …
help-log-arg-duration = Dauer in Minuten
help-log-arg-subject = Betreff
help-log-arg-person = Ansprechpartner (Name oder Teil davon)
help-log-arg-follow-up = Wiedervorlage: morgen, mo 9, +3, 2w, 31.12. …
help-log-arg-complaint = Nummer der Beschwerde, um die es geht
help-today = Was ansteht: Beschwerden, Aufgaben, Geburtstage, wen anrufen
help-today-arg-mine = Nur was ich zu tun habe
help-complaints = Offene Beschwerden nach Frist (! abgelaufen, !! Gefahr für jemanden)
help-complaints-arg-overdue = Nur solche, deren Frist abgelaufen ist
help-check = Die Datei prüfen
help-check-arg-repair = Beheben, was sich beheben lässt
help-demo = Ein erfundenes Unternehmen: gleich öffnen oder in eine Datei schreiben
help-demo-arg-customers = Anzahl der Kunden (sonst 250)
help-demo-arg-contacts = Kontakte je Kunde im Mittel (sonst 8)
help-demo-arg-seed = Ausgangszahl: gleiche Zahl, gleiches Unternehmen
help-demo-arg-out = In diese neue Datei schreiben statt zu öffnen
help-settings = Einstellungen der Datei: alle, eine zeigen oder eine setzen
help-settings-arg-key = Schlüssel, etwa currency oder hours.mon
help-settings-arg-value = Neuer Wert; leer ("") = Vorgabe. Ziele (target.net_revenue) von Summen und Anzahlen gelten für zwölf Monate
help-completions = Vervollständigungen für eine Shell ausgeben
help-completions-arg-shell = bash, elvish, fish, powershell oder zsh
help-man = Die Handbuchseite ausgeben
help-import = Tabellen einlesen: Kunden, Ansprechpartner, Kontakte, Beschwerden, Aufgaben, Umsätze, Umfragen
help-export = Ausgeben: Kunden, Ansprechpartner, Kontakte, Beschwerden, Aufgaben, Umsätze, Umfragen oder alles

# Handbuchseite
man-name = BEZEICHNUNG
man-summary = Kundenmanagement im Terminal, in einer SQLite-Datei
man-synopsis = ÜBERSICHT
man-options = Optionen
man-command = Befehl
man-description = BESCHREIBUNG
man-screen = Ohne Befehl öffnet sich der Bildschirm: tippen Sie einen Namen oder eine Nummer, Enter zeigt die Kundenkarte, Enter schreibt den Anruf auf, Strg-S speichert. Hilfe: ? oder F1.
man-exit = RÜCKGABEWERT
man-exit-text = 0  erledigt
    1  nichts gefunden oder nichts zu tun
    2  falscher Aufruf; auch: der Bildschirm ohne Terminal
    3  fehlerhafte Eingabedaten (ein Import, der Zeilen abgewiesen hat; die guten sind gespeichert)
    4  die Datei ist nicht benutzbar: fehlt, gesperrt, beschädigt, fremd, neuer als das Programm
man-environment = UMGEBUNG
man-environment-text = KUNDIG_DB, KUNDIG_CONFIG, KUNDIG_LANG und KUNDIG_USER wirken wie --db, --config, --lang und --user.
    KUNDIG_NOW (RFC 3339) stellt die Uhr fest, für Vorführungen und Tests.
    NO_COLOR schaltet Farben ab. VISUAL oder EDITOR schreibt lange Texte.
man-files = DATEIEN
man-files-text = ~/.local/share/kundig/kundig.db  die Daten
    ~/.config/kundig/config.toml  die persönliche Konfiguration
    Auf dem Mac liegt beides in ~/Library/Application Support/kundig.
man-privacy = DATENSCHUTZ
man-privacy-text = Die Datei gehört nur ihrem Besitzer (Rechte 0600). kundig spricht nicht mit dem Netz, außer Sie rufen einen eingerichteten Befehl auf.
find-perhaps = Kein Kunde passt genau zu „{ $query }“. Vielleicht: { $names }

# Befehl segments
help-segments = Segmente mit ihren Zahlen, oder die Kunden eines Segments
help-segments-arg-name = Name eines Segments (abc_a, at_risk …); ohne: alle Segmente
help-export-arg-query = Nur Kunden, die diese Abfrage meint, und was zu ihnen gehört
help-export-arg-segment = Nur Kunden dieses Segments, und was zu ihnen gehört
segments-unknown = Ein Segment „{ $name }“ gibt es nicht. kundig segments zeigt alle.
segments-unknown-nearest = Ein Segment „{ $name }“ gibt es nicht. Meinten Sie „{ $nearest }“?
segments-command-nobody = Im Segment „{ $name }“ ist niemand.
segments-broken = (Abfrage nicht lesbar)
segments-head-name = Name
segments-head-label = Segment
segments-head-size = Kunden
segments-head-revenue = Umsatz 12 Mon.
segments-head-margin = DB 12 Mon.
segments-head-share = Anteil
segments-head-clv = Kundenwert
segments-head-number = Nummer
segments-head-city = Ort
segments-head-last = Letzter Kauf
segments-classes-by-revenue = ABC nach Umsatz: Kosten sind nur für { $share } des Umsatzes bekannt
