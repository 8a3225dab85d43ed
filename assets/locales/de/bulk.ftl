# Viele Kunden auf einmal
bulk-title = Alle Kunden dieser Auswahl
bulk-more = Betreuer, Phase, Aufgaben, E-Mail, Export …
bulk-untag = Schlagwort nehmen …
bulk-owner = Betreuer festlegen …
bulk-owner-none = niemand
bulk-stage = Phase festlegen …
bulk-stage-rule = nach der Regel
bulk-task = Aufgabe für jeden …
bulk-mails = E-Mail-Adressen kopieren (nur mit Einwilligung)
bulk-ask-tag = Schlagwort für die ausgewählten Kunden
bulk-ask-rhythm = Tage zwischen zwei Kontakten
bulk-ask-reason = Grund für die Phase „{ $stage }“
bulk-ask-task = Aufgabe für jeden dieser Kunden
bulk-ask-due = Bis wann: { $title }
bulk-what-tag = Schlagwort „{ $value }“ geben
bulk-what-untag = Schlagwort „{ $value }“ nehmen
bulk-what-owner = Betreuer: { $value }
bulk-what-stage = Phase: { $value }
bulk-what-rhythm = Kontaktrhythmus: { $value }
bulk-what-tasks = Aufgabe für jeden: { $value }
bulk-days = { $days ->
    [one] jeden Tag
   *[other] alle { $days } Tage
}
bulk-days-none = keiner
bulk-preview = { $changing } von { $total } Kunden: { $names }.
bulk-preview-more = { $changing } von { $total } Kunden: { $names } und { $more } weitere.
bulk-left-tag = { $left ->
    [one] Einer hat das Schlagwort schon.
   *[other] { $left } haben das Schlagwort schon.
}
bulk-left-untag = { $left ->
    [one] Einer hat dieses Schlagwort nicht.
   *[other] { $left } haben dieses Schlagwort nicht.
}
bulk-left-owner = { $left ->
    [one] Bei einem ist es schon so.
   *[other] Bei { $left } ist es schon so.
}
bulk-left-stage = { $left ->
    [one] Bei einem ist es schon so.
   *[other] Bei { $left } ist es schon so.
}
bulk-left-rhythm = { $left ->
    [one] Bei einem ist es schon so.
   *[other] Bei { $left } ist es schon so.
}
bulk-left-tasks = { $left ->
    [one] Einer hat eine offene Aufgabe dieses Namens schon.
   *[other] { $left } haben eine offene Aufgabe dieses Namens schon.
}
bulk-yes = ausführen
bulk-nothing = Hier gibt es nichts zu tun.
bulk-progress = { $done } von { $total } Kunden …
bulk-done = { $count ->
    [one] Ein Kunde geändert ({ $key } macht es rückgängig).
   *[other] { $count } Kunden geändert ({ $key } macht alles rückgängig).
}
bulk-stopped = Angehalten und rückgängig gemacht.
bulk-copied = { $count ->
    [one] Eine Adresse kopiert.
   *[other] { $count } Adressen kopiert.
}
bulk-copied-none = Niemand hier darf mit E-Mail beworben werden; nichts kopiert.
bulk-left-out-consent = { $count ->
    [one] Einer ohne Einwilligung bleibt weg.
   *[other] { $count } ohne Einwilligung bleiben weg.
}
bulk-left-out-address = { $count ->
    [one] Einer hat keine Adresse.
   *[other] { $count } haben keine Adresse.
}
bulk-copied-too-many = { $count } Adressen sind zu viele für die Zwischenablage; nichts kopiert. „Exportieren“ schreibt sie in eine Datei, mit der Einwilligung in der Spalte consent_email.
bulk-left-out-blocked = { $count ->
    [one] Einer ist gesperrt und bleibt weg.
   *[other] { $count } sind gesperrt und bleiben weg.
}

# In eine Datei
export-menu = Exportieren (CSV oder JSON) …
export-ask-file = In welche Datei exportieren
export-name-marked = Auswahl
export-name-some = Kunden
export-as = Wird als { $format } geschrieben.
export-ending = Bitte einen Namen nennen, der auf .csv oder .json endet.
export-title = Exportieren
export-what = { $count ->
    [one] Ein Kunde kommt als { $format } in { $path }.
   *[other] { $count } Kunden kommen als { $format } in { $path }.
}
export-replaces = Die Datei gibt es schon; die frühere Ausgabe darin wird ersetzt.
export-valued-on = Klassen und Prognosen sind vom { $date }.
export-not-valued = Klassen und Prognosen sind noch nicht errechnet.
export-write = schreiben
export-replace = ersetzen
export-running = Es wird gerade exportiert
export-stop = abbrechen
export-progress = { $done } von { $total } Kunden geschrieben …
export-done = { $count ->
    [one] Ein Kunde in { $path } geschrieben.
   *[other] { $count } Kunden in { $path } geschrieben.
}
export-stopped = Der Export ist abgebrochen; es gibt keine Datei davon.
export-over = Der Export war schon zu Ende.
export-quit-again = Es wird noch exportiert. Noch einmal drücken bricht den Export ab und beendet.
