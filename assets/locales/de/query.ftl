# Abfragesprache
query-placed = Zeichen {$at}: {$what}
query-meant = {$what} Meinten Sie „{$meant}“?
query-unknown-field = Ein Feld „{$field}“ gibt es nicht.
query-unknown-value = „{$value}“ gibt es bei „{$field}“ nicht. Möglich sind: {$known}.
query-wrong-operator = „{$field}“ lässt sich nicht mit „{$sign}“ vergleichen.
query-bad-value = „{$value}“ passt nicht zu „{$field}“; erwartet wird {$expected}.
query-missing-value = Hinter „{$field}“ fehlt ein Wert.
query-missing-field = Vor „{$sign}“ fehlt ein Feld.
query-empty-part = Hier fehlt eine Bedingung.
query-unclosed-quote = Dieses Anführungszeichen wird nicht geschlossen.
query-unclosed-parenthesis = Diese Klammer wird nicht geschlossen.
query-stray-parenthesis = Diese Klammer wurde nie geöffnet.
query-too-long = Die Abfrage ist länger als {$most} Zeichen.
query-too-deep = Klammern oder „nicht“ sind mehr als {$most}-mal verschachtelt.
query-too-many = Die Abfrage hat mehr als {$most} Bedingungen.
query-expects-number = eine Zahl (5 oder 2,5 oder 1..3)
query-expects-share = ein Anteil oder Prozentsatz (0,5 oder 50%)
query-expects-money = ein Betrag (5000 oder 99,50 oder 1000..5000)
query-expects-day = ein Datum oder Alter (31.01.2026, 2026-01, 90t, 6m, 30t..90t)
query-expects-birthday = ein Tag, ein Monat oder „monat“ (24.12., 12, monat, 01.05.1980)
query-expects-yes-no = ja oder nein
query-expects-rfm = eine Gruppe oder drei Ziffern von 1 bis 5 (champions, 455, 5*)
query-count = { $count ->
    [one] {$number} Treffer
   *[other] {$number} Treffer
}
query-nothing = Auf „{$query}“ trifft kein Kunde zu.
