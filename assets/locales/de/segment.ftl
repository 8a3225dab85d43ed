# Segmente
tab-segments = Segmente

# Eingebaute Segmente
segment-group-worth = Wert
segment-group-stages = Phasen
segment-group-rfm = Kaufverhalten (RFM)
segment-group-care = Pflege
segment-abc-a = A-Kunden
segment-abc-b = B-Kunden
segment-abc-c = C-Kunden
segment-key-accounts = Schlüsselkunden
segment-lead = Interessenten
segment-new = Neukunden
segment-active = Bestandskunden
segment-regular = Stammkunden
segment-at-risk = Gefährdet
segment-lost = Abgewandert
segment-won-back = Zurückgewonnen
segment-rfm-champions = Champions
segment-rfm-cant-lose = Nicht verlieren
segment-rfm-loyal = Treue
segment-rfm-big-spenders = Großeinkäufer
segment-rfm-new = Neue (RFM)
segment-rfm-promising = Vielversprechende
segment-rfm-needs-attention = Aufmerksamkeit nötig
segment-rfm-at-risk = Gefährdete (RFM)
segment-rfm-lost = Verlorene (RFM)
segment-rfm-hibernating = Schlafende
segment-never-contacted = Nie kontaktiert
segment-silent = Länger still als gewünscht
segment-open-complaints = Offene Beschwerden
segment-promoters = Fürsprecher
segment-detractors = Kritiker
segment-birthdays = Geburtstag in diesem Monat
segment-no-consent = Ohne Einwilligung

segment-about-abc-a = Die größten Kunden, die zusammen den ersten Teil des Ertrags bringen. Persönlich betreuen.
segment-about-abc-b = Die Kunden der Mitte. Ausbauen, wo Potenzial ist.
segment-about-abc-c = Viele kleine Kunden, die zusammen wenig bringen. Mit wenig Aufwand betreuen.
segment-about-key-accounts = Kunden mit eigenem Betreuungsplan.
segment-about-lead = Noch kein Kauf. Gewinnen: Bedarf klären, Angebot machen.
segment-about-new = Erster Kauf in den letzten 90 Tagen. Entwickeln: nachfragen, Folgekauf anbahnen.
segment-about-active = Kaufen gelegentlich. Entwickeln: Rhythmus und Bedarf kennenlernen.
segment-about-regular = Kaufen regelmäßig. Binden: Vorteile sichern, um Empfehlungen bitten.
segment-about-at-risk = Bleiben länger aus, als ihr Rhythmus erwarten lässt. Binden: jetzt anrufen.
segment-about-lost = Verloren oder sehr lange ohne Kauf. Zurückgewinnen, wo der Wert es lohnt; nach dem Grund fragen.
segment-about-won-back = Nach langer Pause zurück. Binden: halten, was versprochen wurde.
segment-about-rfm-champions = Kürzlich, oft und viel gekauft. Bevorzugt behandeln.
segment-about-rfm-cant-lose = Kauften oft und viel, nun lange nicht mehr. Persönlich zurückholen.
segment-about-rfm-loyal = Kaufen oft. Nach Wünschen fragen, Zusatznutzen anbieten.
segment-about-rfm-big-spenders = Selten, aber mit hohen Beträgen. Mit guter Beratung binden.
segment-about-rfm-new = Kürzlich zum ersten Mal da. Gut begleiten.
segment-about-rfm-promising = Vor Kurzem ein erster Kauf. Zum zweiten führen.
segment-about-rfm-needs-attention = In allem Mittelmaß. In Erinnerung bringen.
segment-about-rfm-at-risk = Kauften öfter, nun länger nicht. Den Grund erfragen.
segment-about-rfm-lost = Lange nicht und selten gekauft. Nur mit wenig Aufwand.
segment-about-rfm-hibernating = Schon länger nicht und selten gekauft. Gelegentlich ansprechen.
segment-about-never-contacted = Ohne einen einzigen Kontakt.
segment-about-silent = Der letzte Kontakt ist länger her als der gewünschte Kontaktrhythmus.
segment-about-open-complaints = Mit mindestens einer offenen Beschwerde. Erst klären, dann verkaufen.
segment-about-promoters = Würden uns sicher empfehlen (9–10). Um Empfehlungen bitten.
segment-about-detractors = Würden uns eher nicht empfehlen (0–6). Nach dem Grund fragen.
segment-about-birthdays = Haben in diesem Monat Geburtstag.
segment-about-no-consent = Dürfen auf keinem Weg beworben werden. Beim nächsten Kontakt um die Einwilligung bitten.

# Reiter Segmente
segments-own = Eigene
segments-none-own = Noch keine. { $key } legt eines an.
segments-counting = wird gezählt …
segments-bad-query = Abfrage falsch
segments-as-of = Stand { $date }
segments-renewing = Stand { $date }, wird erneuert{ $dots }
segments-never-valued = Noch nicht bewertet
segments-millions = { $amount } Mio.
segments-no-customers = Noch keine Kunden. { $key } liest eine Datei ein.
segments-no-sales = In den letzten 12 Monaten kein Umsatz. { $key } erfasst einen, { $import } liest eine Datei ein.
segments-col-customers = Kunden
segments-col-customers-short = Kunden
segments-col-revenue-12m = Umsatz 12 M.
segments-col-revenue = Umsatz
segments-col-margin = Deckungsbeitrag
segments-col-margin-short = Deckungsb.
segments-col-share = Anteil
segments-col-year = Vorjahr
segments-col-12m = in 12 Monaten
segments-col-class = Klasse
segments-col-stage = Phase
segments-col-clv = Kundenwert
segments-col-last-sale = letzter Kauf
segments-col-last-contact = letzter Kont.
segments-customers = Kunden
segments-revenue = Umsatz
segments-margin = Deckungsbeitrag
segments-cost-unknown = Kosten unbekannt
segments-coverage = Kosten zu { $share } des Umsatzes bekannt
segments-clv = Ø Kundenwert
segments-clv-basis = Prognose, n = { $count }
segments-strategy = Strategie
segments-note = Notiz
segments-about = Wer, was tun
segments-query = Abfrage
segments-sort-revenue = nach Umsatz
segments-sort-margin = nach Deckungsbeitrag
segments-sort-clv = nach Kundenwert
segments-sort-name = nach Name
segments-sort-last-sale = am längsten ohne Kauf
segments-sort-last-contact = am längsten ohne Kontakt
segments-narrowed = nur { $query } ({ $key } hebt auf)
segments-prompt-narrow = Nur die mit … (Abfrage, leer = alle)
segments-offers = Tab: { $offers }
segments-nobody = Niemand in diesem Segment. { $key } führt zur Liste zurück.
segments-empty-own = Niemand in diesem Segment. { $key } führt zur Liste zurück, dort ändert { $edit } die Abfrage.
segments-empty-narrowed = Niemand, auf den auch das zutrifft. { $key } hebt die Eingrenzung auf.
segments-everybody = alle Kunden
segments-picture-concentration = Konzentration
segments-picture-rfm = RFM: zuletzt, wie oft
segments-picture-portfolio = Kundenportfolio
segments-of-revenue = des Umsatzes
segments-of-margin = des Deckungsbeitrags
segments-concentration = { $count ->
    [one] 1 Kunde bringt 80 % { $measure }
   *[other] { $count } Kunden bringen 80 % { $measure }
}, { $half } davon die Hälfte – von { $all }, die dazu beitragen.
segments-measured-revenue = Gemessen am Umsatz: Kosten sind nur zu { $share } bekannt, für den Deckungsbeitrag zu wenig.
segments-measured-margin = Kosten sind zu { $share } des Umsatzes bekannt.
segments-axis-customers = { $count } Kunden, der größte zuerst
segments-few-buyers = Erst { $count } Käufer in 24 Monaten. RFM-Gruppen gibt es ab { $least }.
segments-rfm-cell = R { $recency } F { $frequency }: { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden
}, { $revenue } Umsatz in 12 Monaten
segments-rfm-group = { $name }: { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden
}, { $revenue } Umsatz in 12 Monaten
segments-rfm-recency = R 5: vor Kurzem gekauft, R 1: lange her
segments-rfm-frequency = F 5: oft gekauft
segments-rfm-groups = Gruppe
segments-stars = Stars
segments-question-marks = Fragezeichen
segments-earners = Ertragskunden
segments-take-alongs = Mitnahmekunden
segments-stars-advice = Star: halten, ausbauen
segments-question-marks-advice = Fragezeichen: investieren oder lassen
segments-earners-advice = Ertragskunde: halten, mit wenig Aufwand
segments-take-alongs-advice = Mitnahmekunde: nur ausgewählt betreuen
segments-more-here = { $count ->
    [one] 1 weiterer hier
   *[other] { $count } weitere hier
}
segments-nobody-here = Niemand in dieser Auswahl. { $key } führt zurück.
segments-nobody-rated = Für { $axes } ist noch niemand bewertet. { $key } bewertet den gewählten Kunden, { $other } wählt andere Achsen.
segments-nobody-placed = Für { $axes } hat noch niemand Werte. { $key } wählt andere Achsen.
segments-portfolio-aside = { $count ->
    [one] 1 Kunde hat
   *[other] { $count } Kunden haben
} auf einer der Achsen keinen Wert und {$count ->
    [one] steht
   *[other] stehen
} deshalb nicht im Feld.
segments-portfolio-placed = { $count ->
    [one] 1 Kunde im Feld
   *[other] { $count } Kunden im Feld
}
segments-portfolio-first = die { $count } wertvollsten von { $all }
segments-aside = Ohne Wert: { $count }
segments-log-scale = {" "}(logarithmisch)
segments-axes = Achsen
segments-axis-up = Nach oben
segments-axis-across = Nach rechts
segments-axis-attractiveness = Attraktivität
segments-axis-position = Eigene Position
segments-axis-revenue = Umsatz 12 Monate
segments-axis-margin = Deckungsbeitrag 12 Monate
segments-axis-clv = Kundenwert (Prognose)
segments-axis-p-alive = Noch Kunde (Wahrscheinlichkeit)
segments-axis-share-of-wallet = Lieferanteil am Potenzial
segments-axis-potential = Potenzial
segments-axis-purchase-days = Kauftage
segments-axis-recency = Tage seit dem letzten Kauf
segments-axis-contacts = Kontakte
segments-axis-nps = Weiterempfehlung (NPS)
segments-hint-members = Kunden
segments-hint-card = Kundenkarte
segments-hint-narrow = eingrenzen
segments-hint-next = nächster
segments-hint-groups = Gruppen
segments-hint-copy = als eigenes
segments-hint-part = Gruppe
segments-hint-left = links
segments-hint-right = rechts
action-segments-new = Neues Segment (aus dem, was gezeigt wird)
action-segments-edit = Segment oder Kunden ändern; ein eingebautes als eigenes übernehmen
action-segments-actions = Aktionen für die markierten, sonst für alle
action-segments-filter = Eingrenzen; im Portfolio: Achsen wählen
action-segments-picture = Bilder: Konzentration, RFM, Portfolio
action-segments-period-back = Vorige Gruppe; im Bild nach links
action-segments-period-forward = Nächste Gruppe; im Bild nach rechts
action-segments-next-tab = Nächster Reiter; im Bild nächster Punkt, Feld oder Gruppe
help-intro-segments = Kundengruppen mit dem, was sie bringen. Enter zeigt die Kunden einer Gruppe, „Bild“ dazu Konzentration, RFM und Portfolio. Ein Segment ist eine Abfrage: Wer zutrifft, gehört dazu.
