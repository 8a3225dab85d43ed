# Formulare: was beim Ausfüllen gesagt wird.

form-yes = ja
form-no = nein
form-now = jetzt
form-days = Tage
form-minutes = Min.
form-no-match = nichts passt
form-clock = läuft: { $minutes } Min.
form-purpose-advertising = Werbung
form-follow-up-untitled = Wiedervorlage

form-day-closed = An diesem Tag ist geschlossen.
form-day-holiday = Feiertag: { $name }.
form-day-past = Dieser Tag ist schon vorbei.
form-time-twice = Diese Uhrzeit gibt es in der Nacht zweimal; es gilt die frühere.
form-time-left-out = Diese Uhrzeit fällt bei der Zeitumstellung aus; es gilt { $time } Uhr.

date-error-not-understood = Bitte so: heute, morgen, mo, +3, 2w, 31.12., 31.12.2026, auch mit Uhrzeit: mo 9:30.
date-error-no-such-day = Diesen Tag gibt es nicht.
date-error-no-such-time = Diese Uhrzeit gibt es nicht. Bitte so: mo 9, mo 9:30, +3 14:00.
date-error-too-far = Das ist zu weit weg. Bitte ein Jahr von 1800 bis 2999.
birthday-error = Bitte so: 24.12., 24.12.1970 (ein Tag, der schon war).

form-error-required = Hier fehlt noch etwas.
form-error-name = Bitte mindestens einen Namen angeben.
form-error-whole = Bitte eine ganze Zahl, zum Beispiel 30.
form-error-decimal = Bitte eine Zahl, zum Beispiel 12,5.
form-error-money = Bitte einen Betrag, zum Beispiel 1.250,00.
form-error-phone = Keine Telefonnummer: { $line }
form-error-email = Keine E-Mail-Adresse: { $line }
form-error-referred-by-self = Niemand empfiehlt sich selbst.
form-error-ends-time = Bitte eine Uhrzeit, zum Beispiel 10:30.
form-error-ends-before = Das Ende liegt vor dem Beginn.

hint-text = Enter: weiter
hint-long-text = Enter: neue Zeile
hint-choice = tippen, Leertaste: Liste, ←→; Entf: leer
hint-choice-given = tippen oder Leertaste: Liste; Entf: leer
hint-yes-no = ja oder nein: tippen oder ←→; Entf: offen
hint-rating = 1 bis 5, Entf: offen lassen
hint-date = heute, mo, +3, 2w, 31.12.
hint-date-past = heute, gestern, 31.12., 31.12.2020
hint-when = morgen, mo 9, +3 14:00, 2w, 31.12.
hint-when-past = heute 9:30, gestern 14 Uhr, 31.12. 10:00
hint-birthday = 24.12. oder 24.12.1970
hint-whole = eine ganze Zahl
hint-decimal = eine Zahl, zum Beispiel 12,5
hint-money = ein Betrag, zum Beispiel 1.250,00
hint-tags = mit Komma getrennt
hint-suggest = tippen; Leertaste zeigt Bekanntes
hint-suggest-open = ↓: auswählen, →: ergänzen, Esc: schließen
hint-customer = Leertaste oder Tippen: Kunden suchen, Entf: leer
hint-phones = eine je Zeile: mobil: 0171 …, 0531 … (Büro)
hint-emails = eine Adresse je Zeile: name@firma.de (Büro)
hint-addresses = eine je Zeile: Rechnung: Straße 1, 38100 Ort
hint-social = eines je Zeile: mastodon: @name
hint-repeats = werktags, mo, alle 2 Wochen, Ultimo, bis 31.12.

# Beschwerde
form-today = heute
form-complaint-what = Ein Satz genügt.
form-by-rule = nach Regel
form-similar = ähnlich, vom { $date }: { $complaint }
form-open-complaints = { $count ->
    [one] 1 offene Beschwerde: { $numbers }
   *[other] { $count } offene Beschwerden: { $numbers }
}
form-linked-complaint = Beschwerde { $complaint }
form-step-note = Was ist zu sagen?
form-step-reason = Warum wird sie abgelehnt?
form-step-duplicate = Nummer, zum Beispiel B-2026-0042
form-step-offer = Was bieten Sie an?
form-scale-nps = { $least }–{ $most }: würde empfehlen
form-scale-csat = { $least }–{ $most }: war zufrieden
form-scale-ces = { $least }–{ $most }: war einfach

form-error-complaint-empty = Schreiben Sie kurz, was passiert ist.
form-error-deadline-before = Diese Frist läge vor dem Eingang der Beschwerde.
form-error-received-later = Eine Beschwerde kann nicht erst in der Zukunft eingehen.
form-error-received-after-step = Der Eingang läge nach einem Schritt, der schon getan ist.
form-error-not-on-the-spot = Das gehört zu einer sofortigen Lösung: „Sofort gelöst“ auf ja stellen oder hier leeren.
form-error-remedy-kind = Wählen Sie, welche Abhilfe das ist.
form-error-cost = Solche Kosten kann es nicht geben.
form-error-valid-before = Der Gutschein wäre abgelaufen, bevor er ausgegeben ist.
form-error-redeemed-before = Er wäre eingelöst worden, bevor er ausgegeben ist.
form-error-step-reason = Eine Ablehnung braucht eine Begründung.
form-error-step-told = Sagen Sie, auf welchem Weg der Kunde davon erfahren hat.
form-error-step-later = Dieser Schritt läge in der Zukunft. Ein Schritt ist getan, wenn er eingetragen wird.
form-error-answered-later = Diese Antwort läge in der Zukunft.
form-error-duplicate-missing = Nennen Sie die Nummer der Beschwerde, zu der diese gehört.
form-error-duplicate-unknown = Eine Beschwerde { $number } gibt es nicht.
form-error-duplicate-self = Das ist die Nummer dieser Beschwerde selbst.
form-error-measure-title = Schreiben Sie, was zu tun ist.
form-error-score-missing = Geben Sie eine Punktzahl ein.
form-error-score = { $kind } geht von { $least } bis { $most }.
form-error-repeats-due = Eine Wiederholung braucht einen ersten Termin.

form-title-complaint-new = Neue Beschwerde
form-title-complaint = Beschwerde ändern
form-title-measure-new = Neue Maßnahme
form-title-measure = Maßnahme ändern
form-title-remedy-new = Neue Abhilfe
form-title-remedy = Abhilfe ändern
form-title-survey = Umfrageantwort
form-title-step = Nächster Schritt
form-title-step-acknowledged = Eingang bestätigen
form-title-step-told = Zwischenbescheid
form-title-step-offered = Lösung anbieten
form-title-step-closed = Abschließen
form-title-step-rejected = Ablehnen
form-title-step-duplicate = Doppel
form-title-step-reopen = Wieder aufnehmen

saved-complaint = Gespeichert: Beschwerde { $number }
saved-complaint-due = bestätigen bis { $date }
saved-complaint-solved = sofort gelöst
saved-step = { $number }: { $what }
saved-step-survey = { $key } hält die Zufriedenheit fest
saved-remedy = Gespeichert: { $kind } zu { $number }
saved-survey = Gespeichert: { $score }

survey-follow-up = Unzufrieden ({ $score }): nachfragen
survey-unhappy-title = Unzufriedener Kunde
survey-unhappy = { $score }: Am besten nachfragen. Wiedervorlage { $date }?
survey-unhappy-yes = Wiedervorlage anlegen

touchpoint-complaint = Beschwerde
touchpoint-contact = Kontakt
touchpoint-customer = Befragung

# Umsatz, Kosten, Bewertung, Plan, Phase, Segment
form-cost-unknown = unbekannt
form-sale-free = kostenlos
form-sale-free-long = kostenlos, zählt als Kauf
form-sale-refund = Gutschrift { $amount }
form-sale-summary = netto { $net }, Deckungsbeitrag { $margin }
form-sale-goods-back = Was die zurückgenommene Ware gekostet hat; 0, wenn sie nicht mehr zu verkaufen ist.
form-sale-same-document = Diesen Beleg gibt es schon: { $date }, { $amount }.
form-plan-goals = Was wollen Sie mit diesem Kunden erreichen?
form-plan-measures = Wie? Eine Maßnahme je Zeile
form-plan-people = Name: Rolle, eine Person je Zeile
form-plan-no-measure = Schreiben Sie zuerst eine Maßnahme in die Zeile.
form-plan-task = { $key }: aus dieser Zeile eine Aufgabe machen
form-stage-rule = nach Regel
form-stage-rule-says = nach Regel: { $stage }
form-stage-by-hand = von Hand seit { $date }; { $rule }
form-segment-members = { $count ->
    [one] 1 Kunde
   *[other] { $number } Kunden
}
form-segment-query = z. B. umsatz > 5000 und letzter_kontakt > 90t
form-segment-strategy = Was soll mit diesen Kunden geschehen?

form-error-percent = Ein Rabatt liegt zwischen 0 % und 100 %.
form-error-currency = Diese Datei rechnet in { $currency }. Bitte geben Sie den Betrag in { $currency } ein.
form-error-sale-amount = Geben Sie den Betrag ein; 0 für etwas Kostenloses.
form-error-sale-later = Dieser Tag liegt in der Zukunft. Ein Umsatz zählt erst, wenn er gemacht ist.
form-error-sale-customer = Wählen Sie den Kunden.
form-error-sale-refund-of = Nur eine Gutschrift nimmt einen Beleg zurück: Art auf Gutschrift stellen oder „Gutschrift zu“ leeren.
form-error-discount = Der Rabatt ist größer als der Betrag.
form-error-cost-amount = Geben Sie den Betrag ein.
form-error-cost-later = Dieser Tag liegt in der Zukunft. Kosten zählen erst, wenn sie entstanden sind.
form-error-stage = Wählen Sie die Phase, oder „nach Regel“.
form-error-lost-reason = Schreiben Sie, warum der Kunde verloren ist.
form-error-segment-name = Geben Sie dem Segment einen Namen.
form-error-segment-query = Schreiben Sie, welche Kunden dazugehören.

form-scale-potential = 1 kaum noch Bedarf – 5 großer Bedarf
form-scale-growth = 1 schrumpft – 5 wächst stark
form-scale-price-level = 1 drückt jeden Preis – 5 zahlt gute Preise
form-scale-payment = 1 zahlt nach Mahnung – 5 zahlt sofort
form-scale-reference = 1 unbekannt – 5 empfiehlt uns weiter
form-scale-lead-user = 1 folgt anderen – 5 ist der Zeit voraus
form-scale-strategic = 1 ersetzbar – 5 für unsere Zukunft nötig
form-scale-share-of-wallet = 1 kauft meist woanders – 5 kauft fast alles bei uns
form-scale-satisfaction = 1 verärgert – 5 begeistert
form-scale-closeness = 1 man kennt sich kaum – 5 enges Vertrauen
form-scale-length = 1 ganz neu – 5 seit vielen Jahren

form-title-sale-new = Neuer Umsatz
form-title-sale = Umsatz ändern
form-title-cost-new = Neue Kosten
form-title-cost = Kosten ändern
form-title-scores = Bewertung
form-title-plan = Betreuungsplan
form-title-stage = Phase
form-title-segment-new = Neues Segment
form-title-segment = Segment ändern

saved-sale = Gespeichert: Umsatz { $amount }, { $name }
saved-sale-free = Gespeichert: kostenlos abgegeben (zählt als Kauf), { $name }
saved-refund = Gespeichert: Gutschrift { $amount }, { $name }
saved-cost = Gespeichert: { $kind } { $amount }, { $name }
saved-scores = Gespeichert: { $count ->
    [one] 1 Bewertung
   *[other] { $count } Bewertungen
}, { $name }
saved-scores-gone = Gespeichert: Bewertung zurückgenommen, { $name }
saved-scores-none = Nichts geändert, { $name }
saved-plan = Gespeichert: Schlüsselkunde { $name }
saved-plan-no-key-account = Gespeichert: { $name } ist kein Schlüsselkunde
saved-stage = Gespeichert: Phase { $stage } (von Hand), { $name }
saved-stage-rule = Gespeichert: Phase nach Regel, { $name }
saved-segment = Gespeichert: Segment „{ $name }“

hint-discount = ein Betrag oder Prozent: 125,00 oder 10 %
hint-people = Name: Rolle, eine Person je Zeile
hint-query = Bedingungen: feld:wert, feld:>zahl; ↓: Vorschläge
