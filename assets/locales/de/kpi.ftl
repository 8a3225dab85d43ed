# Kennzahlen des Betriebs
tab-kpis = Kennzahlen

kpi-block-orientation = Kundenorientierung
kpi-block-satisfaction = Kundenzufriedenheit
kpi-block-retention = Kundenbindung
kpi-block-value = Kundenwert

# Der Befehl kundig kpi (cli/kpi)
help-kpi = Kennzahlen des Betriebs über einen Zeitraum
help-kpi-arg-period = Zeitraum: 2026, 2026-Q1, 2026-03 oder 2026-03-01..2026-04-15 (sonst: 12 Monate bis zum Stand)
help-kpi-arg-from = Erster Tag (statt --period)
help-kpi-arg-to = Letzter Tag (statt --period; sonst: der Stand)
help-kpi-arg-by = Den Zeitraum in Zeilen teilen: month, quarter oder year
help-kpi-arg-segment = Nur Kunden dieses Segments
help-kpi-arg-owner = Nur Kunden dieses Betreuers
help-kpi-arg-as-of = Stand an diesem Tag (sonst: heute); was später kam, bleibt außen vor
help-kpi-arg-explain = Erklären, was eine Kennzahl bedeutet, etwa nps
help-kpi-arg-csv = CSV ausgeben, eine Zeile je Kennzahl

kpi-title = Kennzahlen { $period }
kpi-as-of = Stand { $date }
kpi-of-segment = Segment { $name }
kpi-of-owner = Betreuer { $name }
kpi-head-value = Wert
kpi-head-n = n
kpi-head-interval = 95-%-Bereich
kpi-head-before = Vorperiode
kpi-head-year = Vorjahr
kpi-targets = Ziele
kpi-target-line = { $name } { $value } – Ziel { $target }
kpi-target-met = Ziel erreicht
kpi-target-missed = Ziel verfehlt

kpi-month-stored = Gespeichert am { $date }, Stand Monatsende; { $count ->
    [0] seither nichts korrigiert.
   *[other] seither korrigiert:
    }
kpi-month-corrected = { $name }: gespeichert { $stored }, heute gezählt { $now }

kpi-bad-date = „{ $value }“ ist kein Datum. Möglich: 2026-01-31, gestern, -30
kpi-as-of-future = { $value } liegt in der Zukunft. Kennzahlen gibt es zum Stand von heute oder einem vergangenen Tag.
kpi-too-many = Das wären { $rows } Zeilen; höchstens { $most } sind möglich. Bitte einen kürzeren Zeitraum oder längere Abschnitte wählen.
kpi-owner-unknown = Niemand heißt „{ $name }“. Betreuer ist, wer einen Kunden betreut.
kpi-owner-unknown-nearest = Niemand heißt „{ $name }“. Meinten Sie { $nearest }?
kpi-nobody-of-segment = Das Segment „{ $segment }“ hat keine Kunden; es gibt nichts zu zählen.
kpi-nobody-of-owner = { $owner } betreut keine Kunden; es gibt nichts zu zählen.
kpi-nobody-of-both = Im Segment „{ $segment }“ betreut { $owner } keine Kunden; es gibt nichts zu zählen.
kpi-unknown = Eine Kennzahl „{ $name }“ gibt es nicht. Alle stehen in kundig kpi --csv
kpi-unknown-nearest = Eine Kennzahl „{ $name }“ gibt es nicht. Meinten Sie { $nearest }?
kpi-no-records = Die Datei enthält noch nichts, was sich zählen ließe.
kpi-before-first = Bis { $until } enthält die Datei nichts; der erste Eintrag ist vom { $first }.

kpi-nps = NPS
kpi-csat = CSAT
kpi-csat-mean = CSAT, Mittelwert
kpi-ces = CES
kpi-ces-share = CES 5–7
kpi-nps-response-rate = Rücklauf NPS
kpi-csat-response-rate = Rücklauf CSAT
kpi-ces-response-rate = Rücklauf CES
kpi-complaints = Beschwerden
kpi-open-complaints = Offene Beschwerden
kpi-complaint-rate = Beschwerdequote
kpi-complaints-per-100-orders = Beschwerden je 100 Aufträge
kpi-time-to-acknowledge-h = Zeit bis Bestätigung
kpi-time-to-resolve-h = Zeit bis Lösung
kpi-acknowledge-in-time-rate = Fristgerecht bestätigt
kpi-resolve-in-time-rate = Fristgerecht gelöst
kpi-recovery-satisfaction = Zufrieden nach Beschwerde
kpi-reopen-rate = Wieder geöffnet
kpi-repeat-complaint-rate = Wiederholte Beschwerden
kpi-complaint-cost = Beschwerdekosten
kpi-first-contact-resolution = Erstlösungsquote
kpi-reachability = Erreichbarkeit
kpi-contacts = Kontakte
kpi-contact-coverage = Kontaktabdeckung
kpi-contact-coverage-90d = In 90 Tagen kontaktiert
kpi-promises-kept = Zusagen gehalten
kpi-wishes-open = Offene Wünsche
kpi-active-customers = Aktive Kunden
kpi-new-customers = Neukunden
kpi-lost-customers = Verlorene Kunden
kpi-won-back-customers = Zurückgewonnen
kpi-churn-rate = Abwanderungsquote
kpi-retention-rate = Bindungsquote
kpi-win-back-rate = Rückgewinnungsquote
kpi-repeat-purchase-rate = Wiederkaufquote
kpi-referral-rate = Empfehlungsquote
kpi-revenue = Bruttoerlös
kpi-discounts = Rabatte
kpi-variable-costs = Variable Kosten
kpi-net-revenue = Nettoumsatz
kpi-contribution-margin = Deckungsbeitrag
kpi-contribution-margin-ratio = DB-Quote
kpi-refunds = Erstattungen
kpi-orders = Aufträge
kpi-buyers = Käufer
kpi-purchase-days = Kauftage
kpi-average-order = Ø Auftragswert
kpi-clv-historic = Kundenwert bisher
kpi-clv-predicted = Kundenwert (Prognose)
kpi-abc-share-a = Anteil A-Kunden
kpi-top5-share = Anteil der Top 5
kpi-task-punctuality = Aufgaben pünktlich
kpi-consent-coverage-email = Einwilligung E-Mail
kpi-consent-coverage-phone = Einwilligung Telefon
kpi-consent-coverage-post = Einwilligung Post
kpi-nps-latest = NPS, letzte Antworten
kpi-csat-latest = CSAT, letzte Antworten
kpi-ces-latest = CES, letzte Antworten

# Größen und Veränderungen (domain/kpi/words.rs)
kpi-hours = { $value } h
kpi-points-of-percent = { $value } PP
kpi-thousands = { $value } Tsd.
kpi-millions = { $value } Mio.
kpi-billions = { $value } Mrd.
kpi-no-real-change = keine echte Veränderung
kpi-few = wenige Fälle
kpi-provisional = vorläufig

# Zeiträume (domain/kpi/spell.rs)
kpi-period-rolling = 12 Monate bis { $until }
kpi-period-unreadable = „{ $text }“ ist kein Zeitraum. Bitte so: 2026, 2026-Q1, 2026-03 oder 2026-03-01..2026-04-15.
kpi-period-not-in-calendar = „{ $text }“ gibt es im Kalender nicht. Bitte so: 2026, 2026-Q1, 2026-03 oder 2026-03-01..2026-04-15.
kpi-period-too-far = „{ $text }“ ist zu weit weg. Bitte ein Jahr von { $first } bis { $last }.
kpi-period-reversed = Der Zeitraum endet am { $until }, bevor er am { $from } beginnt.
kpi-period-future = Der Zeitraum beginnt erst am { $from }; Kennzahlen gibt es bis { $day }.
kpi-period-too-long = Der Zeitraum umfasst { $years } Jahre; möglich sind höchstens { $most }.

# Der Überblick (pane/kpis)
kpis-everybody = Alle Kunden
kpis-basis = Wessen Kennzahlen
kpis-owner = Betreut von { $name }
kpis-as-of = Stand { $date }
kpis-counting = zählt { $dots }
kpis-compared = ggü. { $period }
kpis-not-compared = ohne Vergleich
kpis-col-value = Wert
kpis-col-n = n
kpis-cases-millions = { $n } Mio
kpis-col-trend = Verlauf
kpis-col-before = Vorher
kpis-col-year-before = Vorjahr
kpis-any-range = Von … bis
kpis-prompt-range = Zeitraum von … bis …
kpis-last-period = Weiter als „{ $period }“ geht es nicht.
kpis-nothing = — nichts zu zählen in diesem Zeitraum
kpis-interval = 95 %: { $interval }
kpis-cases = n = { $n }
kpis-target = Ziel { $target }
kpis-before = vorher { $change }
kpis-before-same = vorher { $change }, keine echte Veränderung
kpis-year-before = Vorjahr { $change }
kpis-year-before-same = Vorjahr { $change }, keine echte Veränderung
kpis-legend-corrected = seit der Festschreibung berichtigt
kpis-legend-few = unter 10 Fälle
kpis-empty = Noch nichts zu zählen: keine Kunden, keine Kontakte, keine Umsätze. { $key } liest eine Datei ein.
kpis-nobody = Zu „{ $name }“ gehört zurzeit niemand: nichts zu zählen. { $key } wählt andere Kunden.
kpis-hint-compare = Vergleich
kpis-hint-basis = Wessen
kpis-short-recovery-satisfaction = Wieder zufrieden
action-kpis-open = Formel, Verlauf und was dahintersteht
action-kpis-edit = Ziel der Kennzahl setzen, leer: keines
action-kpis-save = Einen berichtigten Monat neu festhalten
action-kpis-period = Zeitraum: Monat, Quartal, Jahr, 12 Monate, von … bis
action-kpis-compare = Vergleich: Zeitraum davor, Vorjahr, keiner
action-kpis-filter = Wessen Kennzahlen: alle, ein Segment, ein Betreuer
action-kpis-page-up = Voriger Block
action-kpis-page-down = Nächster Block
help-intro-kpis = Die vier K auf einen Blick. Jede Zeile: Wert, Fallzahl n, Verlauf und Veränderung. Eine Veränderung, die auch Zufall sein kann, heißt ≈. Vorläufiges, wenige Fälle und Berichtigtes tragen ein Zeichen.

# Ziele (domain/kpi/target.rs)
kpi-target-at-least = mindestens { $value }
kpi-target-at-most = höchstens { $value }
kpi-target-yearly = Ein Ziel dafür gilt für zwölf Monate; ein anderer Zeitraum wird an seinem Anteil gemessen.
setting-expects-target-percent = ein Prozentsatz von 0 bis 100, etwa 7.5; leer: kein Ziel
setting-expects-target-ratio = ein Prozentsatz von 0 bis 1000, etwa 2.5; leer: kein Ziel
setting-expects-target-points = Punkte von -100 bis 100, etwa 50; leer: kein Ziel
setting-expects-target-csat = ein Mittelwert von 1 bis 5, etwa 4.2; leer: kein Ziel
setting-expects-target-ces = ein Mittelwert von 1 bis 7, etwa 5.8; leer: kein Ziel
setting-expects-target-hours = Arbeitsstunden von 0 bis 10000, etwa 16 oder 2.5; leer: kein Ziel
setting-expects-target-count = eine Anzahl, etwa 120; leer: kein Ziel
setting-expects-target-count-year = eine Anzahl für zwölf Monate, etwa 120; leer: kein Ziel
setting-expects-target-money = ein Betrag wie 250000 oder 89.90; leer: kein Ziel
setting-expects-target-money-year = ein Betrag für zwölf Monate, etwa 250000; leer: kein Ziel
kpis-short-first-contact-resolution = Erstlösungsquote


# Eine Kennzahl für sich (pane/kpis/detail)
kpi-detail-counting = wird gezählt { $dots }
kpi-detail-n = n = { $n }
kpi-detail-interval = 95 %: { $interval }
kpi-detail-target = Ziel { $target }
kpi-detail-target-met = Ziel { $target } erreicht
kpi-detail-target-missed = Ziel { $target } verfehlt
kpi-detail-before = { $period }: { $value }
kpi-detail-year-before = Vorjahr ({ $period }): { $value }
kpi-detail-better = besser
kpi-detail-worse = schlechter
kpi-detail-corrected = Am { $date } festgehalten: { $stored }, seitdem berichtigt: { $now } ({ $key } hält neu fest)
kpi-detail-course = Verlauf
kpi-legend-chosen = dieser Zeitraum
kpi-legend-interval = 95 %
kpi-legend-target = Ziel
kpi-quarter-short = Q{ $number }
kpi-hint-card = Karte
kpi-hint-complaint = Beschwerde
kpi-hint-target = Ziel
kpi-hint-keep = Neu festhalten
kpi-hint-earlier = Früher
kpi-hint-later = Später
kpi-target-title = Ziel für { $name }
kpi-target-title-year = Ziel für { $name } in zwölf Monaten
kpi-target-none = Ohne Ziel
kpi-keep-title = Monat neu festhalten
kpi-keep-text = Die Kennzahlen für { $month } wurden am { $date } festgehalten und haben sich seitdem geändert. Sollen sie so festgehalten werden, wie sie jetzt sind? Die früheren Werte bleiben gespeichert.
kpi-keep-yes = Neu festhalten

# Was hinter einer Kennzahl steht (pane/kpis/detail_rows.rs)
kpi-behind-looking = Wird gesucht { $dots }
kpi-behind-nothing = Dahinter steht nichts.
kpi-behind-nobody = ohne Kunde
kpi-behind-of-nobody = Dieser Eintrag gehört zu keinem Kunden.
kpi-behind-answers = { $count ->
    [one] 1 Antwort
   *[other] { $count } Antworten, die schlechtesten zuerst
}
kpi-behind-latest = { $count ->
    [one] 1 letzte Antwort
   *[other] { $count } letzte Antworten, die schlechtesten zuerst
}
kpi-behind-invitations = { $count ->
    [one] 1 Einladung
   *[other] { $count } Einladungen, unbeantwortete zuerst
}
kpi-behind-questions = { $count ->
    [one] 1 Anliegen
   *[other] { $count } Anliegen, ungelöste zuerst
}
kpi-behind-calls = { $count ->
    [one] 1 Anruf von uns
   *[other] { $count } Anrufe von uns, nicht erreichte zuerst
}
kpi-behind-contacts = { $count ->
    [one] 1 Kontakt
   *[other] { $count } Kontakte, die neuesten zuerst
}
kpi-behind-rhythm = { $count ->
    [one] 1 Kunde mit Kontaktrhythmus
   *[other] { $count } Kunden mit Kontaktrhythmus, am längsten überfällige zuerst
}
kpi-behind-silent = { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden, am längsten ohne Kontakt zuerst
}
kpi-behind-promises = { $count ->
    [one] 1 fällige Zusage
   *[other] { $count } fällige Zusagen, gebrochene zuerst
}
kpi-behind-tasks = { $count ->
    [one] 1 fällige Aufgabe
   *[other] { $count } fällige Aufgaben, unpünktliche zuerst
}
kpi-behind-wishes = { $count ->
    [one] 1 offener Wunsch
   *[other] { $count } offene Wünsche, die ältesten zuerst
}
kpi-behind-consents = { $count ->
    [one] 1 Kunde mit Einwilligung
   *[other] { $count } Kunden mit Einwilligung, die ältesten zuerst
}
kpi-behind-complaints = { $count ->
    [one] 1 Beschwerde
   *[other] { $count } Beschwerden, die neuesten zuerst
}
kpi-behind-open = { $count ->
    [one] 1 offene Beschwerde
   *[other] { $count } offene Beschwerden, die ältesten zuerst
}
kpi-behind-slow = { $count ->
    [one] 1 Beschwerde
   *[other] { $count } Beschwerden, die längsten zuerst
}
kpi-behind-late = { $count ->
    [one] 1 Beschwerde
   *[other] { $count } Beschwerden, verspätete zuerst
}
kpi-behind-recovery = { $count ->
    [one] 1 beurteilte Beschwerde
   *[other] { $count } beurteilte Beschwerden, die unzufriedensten zuerst
}
kpi-behind-reopened = { $count ->
    [one] 1 abgeschlossene Beschwerde
   *[other] { $count } abgeschlossene Beschwerden, wieder geöffnete zuerst
}
kpi-behind-repeated = { $count ->
    [one] 1 Beschwerde
   *[other] { $count } Beschwerden, wiederholte zuerst
}
kpi-behind-cost = { $count ->
    [one] 1 Beschwerde mit Kosten
   *[other] { $count } Beschwerden mit Kosten, die teuersten zuerst
}
kpi-behind-active = { $count ->
    [one] 1 aktiver Kunde
   *[other] { $count } aktive Kunden, umsatzstarke zuerst
}
kpi-behind-new = { $count ->
    [one] 1 neuer Kunde
   *[other] { $count } neue Kunden, umsatzstarke zuerst
}
kpi-behind-lost = { $count ->
    [one] 1 verlorener Kunde
   *[other] { $count } verlorene Kunden, umsatzstarke zuerst
}
kpi-behind-won-back = { $count ->
    [one] 1 zurückgewonnener Kunde
   *[other] { $count } zurückgewonnene Kunden, umsatzstarke zuerst
}
kpi-behind-retained = { $count ->
    [one] 1 gehaltener Kunde
   *[other] { $count } gehaltene Kunden, umsatzstarke zuerst
}
kpi-behind-again = { $count ->
    [one] 1 Käufer, der wiederkam
   *[other] { $count } Käufer, die wiederkamen, die häufigsten zuerst
}
kpi-behind-referred = { $count ->
    [one] 1 empfohlener Neukunde
   *[other] { $count } empfohlene Neukunden, umsatzstarke zuerst
}
kpi-behind-buyers = { $count ->
    [one] 1 Käufer
   *[other] { $count } Käufer, die stärksten zuerst
}
kpi-behind-refunds = { $count ->
    [one] 1 Kunde mit Erstattung
   *[other] { $count } Kunden mit Erstattungen, die höchsten zuerst
}
kpi-behind-customers = { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden, die stärksten zuerst
}
kpi-behind-worth = { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden, die wertvollsten zuerst
}
kpi-behind-class-a = { $count ->
    [one] 1 A-Kunde
   *[other] { $count } A-Kunden, die stärksten zuerst
}
kpi-behind-top5 = { $count ->
    [one] Der stärkste Kunde
   *[other] Die { $count } stärksten Kunden
}
kpi-behind-orders = { $count ->
    [one] 1 Auftrag
   *[other] { $count } Aufträge
}
kpi-behind-days = { $count ->
    [one] 1 Kauftag
   *[other] { $count } Kauftage
}
kpi-behind-was-reopened = wieder auf
kpi-behind-again-same = wiederholt
kpi-behind-not = nein
kpi-behind-solved = gelöst
kpi-behind-unsolved = ungelöst
kpi-behind-reached = erreicht
kpi-behind-unreached = nicht erreicht
kpi-behind-kept = gehalten
kpi-behind-broken = gebrochen
kpi-behind-answered = beantwortet
kpi-behind-unanswered = ohne Antwort
kpi-behind-in-time = pünktlich
kpi-behind-too-late = zu spät
