# Kundenwert
flaw-amount = Diesen Betrag gibt es nicht; möglich ist bis zu einer Milliarde.
flaw-segment-name-taken = Ein Segment „{ $name }“ gibt es schon. Wählen Sie einen anderen Namen.
flaw-referral-cycle = So hätte der Kunde sich über andere selbst empfohlen. Wählen Sie einen anderen Empfehlenden.

# Auf der Kundenkarte, auf einen Blick
value-label = Wert
value-label-year = 12 Monate
value-label-purchases = Käufe
value-label-forecast = Prognose
value-label-wallet = Bedarf
value-label-referral = Empfehlungen
value-nothing-bought = Noch nichts gekauft. { $key } erfasst einen Umsatz.
value-stage-by-hand = von Hand gesetzt am { $date }
value-stage-by-hand-reason = von Hand gesetzt am { $date }: { $reason }
value-as-of = Stand { $date }
value-year-nothing = nichts gekauft
value-year-before = im Jahr davor { $sum }
value-revenue = Umsatz { $sum }
value-margin = DB { $sum }
value-margin-unknown = DB unbekannt, Kosten fehlen
value-margin-covers = Kosten von { $share } des Umsatzes bekannt
value-last = zuletzt { $date } ({ $days ->
    [0] heute
    [1] gestern
   *[other] vor { $days } Tagen
})
value-all-cancelled = alles rückgängig gemacht
value-rhythm = etwa alle { $days } Tage
value-orders = { $count ->
    [one] 1 Kauftag
   *[other] { $count } Kauftage
}
value-average = im Schnitt { $sum }
value-first-only = erst ein Kauf: ob ein zweiter folgt, ist noch nicht zu sagen
value-alive = wahrscheinlich noch Kunde: { $share }
value-pending = wird gerade gerechnet
value-too-little = zu wenige Daten für eine Prognose
value-next = nächste Bestellung etwa am { $date }
value-next-late = Bestellung etwa am { $date } erwartet, { $days ->
    [one] 1 Tag
   *[other] { $days } Tage
} überfällig
value-expected = in { $weeks } Wochen etwa { $count } Käufe zu erwarten
value-basis = Grundlage: { $count } Käufe
value-clv = Kundenwert der nächsten { $weeks } Wochen: { $sum }
value-regularised = gedämpft geschätzt, die Datei gibt wenig her
value-wallet = wir decken { $share } von { $sum } im Jahr (geschätzt am { $date })
value-wallet-undated = wir decken { $share } von { $sum } im Jahr (Schätzung ohne Datum)
value-wallet-over = über 100 %: das Potenzial ist zu niedrig geschätzt
value-referral = { $count ->
    [one] 1 Kunde
   *[other] { $count } Kunden
} geworben, zusammen DB { $sum }

# Im Einzelnen
value-details = Kundenwert im Einzelnen
value-purchases = { $count ->
    [one] 1 Umsatzzeile
   *[other] { $count } Umsatzzeilen
}
value-other-products = { $count ->
    [one] und 1 anderes Produkt
   *[other] und { $count } andere Produkte
}
value-discounts = Rabatte { $sum }
value-discount-reasons = Rabatte: { $reasons }
value-no-reason = ohne Grund
value-more = und { $count } ältere: Enter zeigt sie
value-export = und { $count } ältere: kundig export sales
value-cost-unknown = Kosten unbekannt
value-discount = Rabatt { $sum }
value-discount-reason = Rabatt { $sum } ({ $reason })
value-refund-of = zu { $document }
value-future = liegt in der Zukunft, zählt noch nicht
value-unknown = unbekannt
value-in-part = (teils unbekannt)
value-scheme = Deckungsbeiträge
value-db = DB { $step } { $sum }
value-gross = Bruttoumsatz
value-less-discounts = − Rabatte
value-net = = Nettoumsatz
value-less-uncovered = − Umsatz ohne bekannte Kosten
value-less-variable = − variable Kosten
value-db1 = = DB I
value-less-marketing = − Marketingkosten
value-db2 = = DB II
value-less-sales-time = − Vertrieb, Arbeitszeit
value-less-sales-costs = − Vertrieb, Kosten
value-db3 = = DB III
value-less-service-time = − Service, Arbeitszeit
value-less-remedies = − Abhilfen bei Beschwerden
value-less-service-costs = − Service, Kosten
value-db4 = = DB IV
value-uncovered = { $count ->
    [one] Von 1 Umsatzzeile sind die Kosten unbekannt; sie steht in keinem Deckungsbeitrag.
   *[other] Von { $count } Umsatzzeilen sind die Kosten unbekannt; sie stehen in keinem Deckungsbeitrag.
}
value-no-rate = Die Arbeitszeit hat noch keinen Stundensatz: Einstellung hourly-rate.
value-scores = { $count ->
    [one] 1 Bewertung
   *[other] { $count } Bewertungen
}
value-attractive = Attraktivität { $mean }
value-position = unsere Position { $mean }
value-quadrant-stars = Star: halten und ausbauen
value-quadrant-question-marks = Fragezeichen: investieren oder lassen
value-quadrant-earners = Ertragskunde: halten, mit wenig Aufwand
value-quadrant-take-alongs = Mitnahmekunde: nur gezielt
value-quadrant-unknown = zu wenig bewertet für das Portfolio
value-plan = Plan des Schlüsselkunden
value-plan-goals = Ziele
value-plan-measures = Maßnahmen
value-plan-rhythm = Rhythmus
value-plan-days = Kontakt alle { $days } Tage
value-plan-people = Beteiligte
value-no-trash = Hier ist nichts zu löschen: einen Umsatz, Kosten oder eine Bewertung darunter wählen.
