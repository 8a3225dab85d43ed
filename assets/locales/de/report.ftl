# Der Bericht über die Kennzahlen eines Zeitraums (kundig report)
report-title = Kennzahlen { $period }
report-period = Zeitraum
report-days = { $from } bis { $to }
report-as-of = Stand
report-basis = Grundlage
report-basis-all = alle Kunden
report-basis-segment = Segment { $name }
report-basis-owner = Kunden von { $name }
report-currency = Währung
report-running = Der Zeitraum läuft noch: Gezählt ist bis { $date }.
report-future = Der Zeitraum liegt in der Zukunft: Es gibt noch nichts zu zählen.
report-nobody = Zu dieser Grundlage gehört zurzeit kein Kunde.

report-course = Verlauf
report-figure = Kennzahl
report-value = Wert
report-n = n
report-target = Ziel
report-trend-months = 13 Monate
report-trend-quarters = 8 Quartale
report-against-before = ggü. { $period }
report-coverage = Kosten bekannt zu { $share }
report-mean = Ø { $mean }, 90 % bis { $p90 }
report-total = insgesamt { $sum }
report-better = besser
report-worse = schlechter
report-was = zuvor { $value }
report-target-met = erreicht
report-target-missed = verfehlt
report-target-open = offen
report-stored = festgehalten { $value }

report-spark = { $name }: { $first } ({ $from }) bis { $last } ({ $to })
report-spark-one = { $name }: { $last } ({ $to })

report-legend = Zeichen
report-legend-provisional = vorläufig: Der Wert kann sich noch ändern, ohne dass jemand etwas berichtigt
report-legend-few = wenige Fälle: der Zufall hat großes Gewicht
report-legend-corrected = berichtigt: Der Monat wurde seit dem Festhalten geändert
report-legend-none = nichts da, woraus sich ein Wert bilden ließe
report-legend-interval = Unter dem Wert: Bereich, in dem er mit 95 % Sicherheit liegt
report-legend-change = Veränderung; grün: in die gute, rot: in die schlechte Richtung. „Keine echte Veränderung“: Der Unterschied kann Zufall sein
report-legend-target = Ziel erreicht, verfehlt

report-money = Nettoumsatz und Deckungsbeitrag
report-money-desc = Säulen je { $unit ->
    [quarter] Quartal
   *[month] Monat
} in { $currency }: Nettoumsatz zuletzt { $revenue }, Deckungsbeitrag zuletzt { $margin }.
report-money-none = Im dargestellten Zeitraum gibt es keinen Umsatz.
report-revenue = Nettoumsatz in { $currency }
report-margin = Deckungsbeitrag in { $currency }
report-nps = NPS mit 95-%-Bereich
report-nps-desc = Punkte je { $unit ->
    [quarter] Quartal
   *[month] Monat
}, −100 bis 100; zuletzt { $value } bei { $n } Antworten.
report-nps-none = Im dargestellten Zeitraum gibt es keine Antworten.
report-nps-key = NPS, darum der Bereich, in dem er mit 95 % Sicherheit liegt

report-pareto = Ursachen der Beschwerden
report-pareto-title = Beschwerden nach Ursache, { $count }
report-pareto-desc = { $vital ->
    [one] Eine Ursache macht
   *[other] { $vital } Ursachen machen
} zusammen { $share } der Beschwerden aus; am häufigsten: { $name } ({ $first }).
report-pareto-none = Im Zeitraum ist keine Beschwerde eingegangen.
report-pareto-vital = die wenigen Ursachen, die zusammen 80 % ausmachen
report-pareto-other = übrige Ursachen
report-pareto-curve = aufsummiert
report-pareto-row = { $count } · { $share }
report-pareto-unknown = ohne Angabe
report-pareto-rest = { $count } weitere Ursachen
report-pareto-few = Es sind so wenige, dass sie Einzelfälle sein können.

report-curve = Wie viele Kunden wie viel bringen
report-curve-title = { $measure } der letzten zwölf Monate, aufsummiert ab dem größten Kunden
report-curve-desc = { $half ->
    [one] Ein Kunde bringt
   *[other] { $half } von { $customers } Kunden bringen
} die Hälfte, { $most ->
    [one] einer
   *[other] { $most }
} bringen 80 %.
report-curve-none = In den letzten zwölf Monaten hat kein Kunde etwas eingebracht.
report-curve-x = Waagerecht: Anteil der Kunden, senkrecht: Anteil am Wert. Gestrichelt: alle Kunden gleich.
report-curve-fell-back = Nach Nettoumsatz, weil die Kosten nur zu { $share } bekannt sind.
report-curve-as-of = Stand { $date }: die zwölf Monate bis dahin, nicht der Zeitraum des Berichts.
report-measure-margin = Deckungsbeitrag
report-measure-revenue = Nettoumsatz
report-class = Klasse
report-customers = Kunden
report-share = Anteil

report-segments = Segmente
report-segments-note = Stand { $date }: wer heute dazugehört, mit Umsatz und Deckungsbeitrag der zwölf Monate bis dahin.
report-segments-own = Eigene
report-segment = Segment
report-revenue-12m = Umsatz 12 Monate
report-margin-12m = DB 12 Monate
report-revenue-share = Anteil am Umsatz
report-share-drawn = Anteil als Balken
report-segment-broken = Die Abfrage lässt sich nicht lesen.

report-definitions = Was die Kennzahlen bedeuten
report-definitions-note = n ist die Zahl der Fälle, auf denen ein Wert beruht. Ausführlich: kundig kpi --explain NAME.
report-footer = Erstellt mit kundig. Dieser Bericht nennt keine Kunden beim Namen.

# Befehl report
help-report = Kennzahlen eines Zeitraums als HTML-Seite zum Drucken und Weitergeben
help-report-arg-out = Die Seite (eine Datei, braucht sonst nichts); ohne oder -: Standardausgabe
help-report-arg-period = Zeitraum: 2026-Q3, 2026-08, 2026 oder rolling; ohne: das letzte volle Quartal
help-report-arg-from = Erster Tag (statt --period)
help-report-arg-to = Letzter Tag (statt --period)
help-report-arg-segment = Nur Kunden dieses Segments
help-report-arg-owner = Nur Kunden, die dieser Benutzer betreut
help-report-arg-as-of = Stand (sonst heute): Was später datiert ist, zählt nicht
