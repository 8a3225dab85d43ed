# Was jede Kennzahl bedeutet und wie sie mit ihren Zahlen gerechnet ist (domain/kpi/explain.rs)

# Ohne Wert; Zusätze
kpi-explain-nothing = { $name }: kein Wert, denn im Zeitraum gibt es nichts, woraus er zu berechnen wäre.
kpi-explain-plain = { $name }: { $value }
kpi-explain-interval = { $sentence } ({ $interval })
kpi-explain-coverage = { $sentence }; die Kosten sind für { $coverage } des Nettoumsatzes bekannt

# Mengen in den Formeln
kpi-explain-answers = { $denominator ->
    [one] 1 Antwort
   *[other] { $denominator } Antworten
}
kpi-explain-invitations = { $denominator ->
    [one] 1 Einladung
   *[other] { $denominator } Einladungen
}
kpi-explain-contacts = { $denominator ->
    [one] 1 Kontakt
   *[other] { $denominator } Kontakte
}
kpi-explain-calls = { $denominator ->
    [one] 1 Anruf
   *[other] { $denominator } Anrufe
}
kpi-explain-customers = { $denominator ->
    [one] 1 Kunde
   *[other] { $denominator } Kunden
}
kpi-explain-buyers = { $denominator ->
    [one] 1 Käufer
   *[other] { $denominator } Käufer
}
kpi-explain-new = { $denominator ->
    [one] 1 Neukunde
   *[other] { $denominator } Neukunden
}
kpi-explain-orders = { $denominator ->
    [one] 1 Auftrag
   *[other] { $denominator } Aufträge
}
kpi-explain-purchase-days = { $denominator ->
    [one] 1 Kauftag
   *[other] { $denominator } Kauftage
}
kpi-explain-promises = { $denominator ->
    [one] 1 fällige Zusage
   *[other] { $denominator } fällige Zusagen
}
kpi-explain-tasks = { $denominator ->
    [one] 1 fällige Aufgabe
   *[other] { $denominator } fällige Aufgaben
}
kpi-explain-complaints = { $denominator ->
    [one] 1 Beschwerde
   *[other] { $denominator } Beschwerden
}
kpi-explain-closed = { $denominator ->
    [one] 1 abgeschlossene Beschwerde
   *[other] { $denominator } abgeschlossene Beschwerden
}
kpi-explain-of-complaints = { $numerator ->
    [one] 1 Beschwerde
   *[other] { $numerator } Beschwerden
}
kpi-explain-promoters = { $promoters ->
    [one] 1 Promotor
   *[other] { $promoters } Promotoren
}
kpi-explain-detractors = { $detractors ->
    [one] 1 Kritiker
   *[other] { $detractors } Kritiker
}
kpi-explain-cases = { $n ->
    [one] 1 Beschwerde
   *[other] { $n } Beschwerden
}
kpi-explain-rows = { $n ->
    [one] 1 Umsatzzeile
   *[other] { $n } Umsatzzeilen
}
kpi-explain-measure = { $measure ->
    [revenue] Nettoumsatz
   *[margin] Deckungsbeitrag
}

# Orientierung
kpi-ces-definition = Mittelwert der Antworten auf die Frage, wie leicht es dem Kunden gemacht wurde (Customer Effort Score 2.0, Skala 1–7, 7 = sehr leicht; Dixon, Freeman, Toman 2010). Mit Intervall von 95 % nach Student, ab zwei Antworten.
kpi-ces-numbers = { $name } = { $numerator } Punkte / { kpi-explain-answers } = { $value }
kpi-ces-share-definition = Anteil der Antworten 5–7 an allen CES-Antworten des Zeitraums, in Prozent (0–100).
kpi-ces-share-numbers = { $name } = 100 × { $numerator } mit 5–7 / { kpi-explain-answers } = { $value }
kpi-ces-latest-definition = Wie CES, doch zählt von jedem Kunden nur die letzte Antwort des Zeitraums; Antworten ohne Kunden zählen einzeln.
kpi-ces-latest-numbers = { $name } = { $numerator } Punkte / { kpi-explain-answers } = { $value }
kpi-ces-response-rate-definition = Anteil der im Zeitraum versandten CES-Einladungen, die bis zum Stichtag beantwortet sind, in Prozent (0–100).
kpi-ces-response-rate-numbers = { $name } = 100 × { $numerator } beantwortet / { kpi-explain-invitations } = { $value }
kpi-first-contact-resolution-definition = Anteil der gelösten Anliegen an allen Kontakten zu Anfrage, Hilfe oder Beschwerde im Zeitraum, bei denen vermerkt ist, ob sie gelöst sind, in Prozent (0–100).
kpi-first-contact-resolution-numbers = { $name } = 100 × { $numerator } gelöst / { kpi-explain-contacts } mit Vermerk = { $value }
kpi-time-to-acknowledge-h-definition = Median der Arbeitszeit in Stunden vom Eingang bis zur Bestätigung (fehlt sie: bis zur Lösung) über die im Zeitraum eingegangenen Beschwerden, die bis zum Stichtag bestätigt sind. Wartezeit auf den Kunden zählt nicht; Mittelwert und 90. Perzentil (Hyndman, Fan 1996, Typ 7) stehen daneben.
kpi-time-to-acknowledge-h-numbers = { $name }: Median über { kpi-explain-cases } = { $value }; Mittelwert { $mean }, 90. Perzentil { $p90 }, vergangen sind im Mittel { $elapsed }
kpi-acknowledge-in-time-rate-definition = Anteil der im Zeitraum eingegangenen Beschwerden, deren Frist zur Bestätigung nicht überschritten ist, in Prozent (0–100). Genau auf der Frist ist fristgerecht.
kpi-acknowledge-in-time-rate-numbers = { $name } = 100 × { $numerator } fristgerecht / { kpi-explain-complaints } = { $value }
kpi-reachability-definition = Anteil der Anrufe beim Kunden, bei denen jemand erreicht wurde, an allen ausgehenden Anrufen des Zeitraums, in Prozent (0–100).
kpi-reachability-numbers = { $name } = 100 × { $numerator } erreicht / { kpi-explain-calls } = { $value }
kpi-contacts-definition = Anzahl der Kontakte des Zeitraums über alle Kanäle und in beide Richtungen, vergebliche Versuche eingeschlossen.
kpi-contacts-numbers = { $name }: { $value } vom { $from } bis { $until }
kpi-contact-coverage-definition = Anteil der Kunden, deren letzter echter Kontakt nicht länger zurückliegt als ihr Kontaktrhythmus, an allen Kunden mit einem Rhythmus, in Prozent (0–100).
kpi-contact-coverage-numbers = { $name } am { $day } = 100 × { $numerator } im Rhythmus / { kpi-explain-customers } mit Rhythmus = { $value }
kpi-contact-coverage-90d-definition = Anteil der Kunden mit einem Kontakt in den letzten 90 Tagen an allen Kunden, in Prozent (0–100).
kpi-contact-coverage-90d-numbers = { $name } am { $day } = 100 × { $numerator } kontaktiert / { kpi-explain-customers } = { $value }
kpi-promises-kept-definition = Anteil der Zusagen, die bis zu ihrer Fälligkeit erledigt waren, an allen Zusagen, die im Zeitraum fällig wurden, in Prozent (0–100).
kpi-promises-kept-numbers = { $name } = 100 × { $numerator } gehalten / { kpi-explain-promises } = { $value }
kpi-task-punctuality-definition = Anteil der Aufgaben, die bis zu ihrer Fälligkeit erledigt waren, an allen Aufgaben, die im Zeitraum fällig wurden (Wünsche nicht), in Prozent (0–100).
kpi-task-punctuality-numbers = { $name } = 100 × { $numerator } pünktlich / { kpi-explain-tasks } = { $value }
kpi-wishes-open-definition = Anzahl der Wünsche von Kunden, die am Stichtag offen sind.
kpi-wishes-open-numbers = { $name }: { $value } am { $day }
kpi-consent-coverage-email-definition = Anteil der Kunden, die am Stichtag per E-Mail beworben werden dürfen, an allen Kunden, in Prozent (0–100).
kpi-consent-coverage-email-numbers = { $name } am { $day } = 100 × { $numerator } dürfen beworben werden / { kpi-explain-customers } = { $value }
kpi-consent-coverage-phone-definition = Anteil der Kunden, die am Stichtag per Telefon beworben werden dürfen, an allen Kunden, in Prozent (0–100).
kpi-consent-coverage-phone-numbers = { $name } am { $day } = 100 × { $numerator } dürfen beworben werden / { kpi-explain-customers } = { $value }
kpi-consent-coverage-post-definition = Anteil der Kunden, die am Stichtag per Post beworben werden dürfen, an allen Kunden, in Prozent (0–100).
kpi-consent-coverage-post-numbers = { $name } am { $day } = 100 × { $numerator } dürfen beworben werden / { kpi-explain-customers } = { $value }

# Zufriedenheit
kpi-nps-definition = Anteil der Promotoren (9–10) minus Anteil der Kritiker (0–6) an allen NPS-Antworten des Zeitraums, in Punkten von −100 bis 100 (Net Promoter Score, Reichheld 2003). Mit Intervall von 95 % nach Rocks 2016.
kpi-nps-numbers = { $name } = 100 × ({ kpi-explain-promoters } − { kpi-explain-detractors }) / { kpi-explain-answers } = { $value }
kpi-nps-latest-definition = Wie NPS, doch zählt von jedem Kunden nur die letzte Antwort des Zeitraums; Antworten ohne Kunden zählen einzeln.
kpi-nps-latest-numbers = { $name } = 100 × ({ kpi-explain-promoters } − { kpi-explain-detractors }) / { kpi-explain-answers } = { $value }
kpi-nps-response-rate-definition = Anteil der im Zeitraum versandten NPS-Einladungen, die bis zum Stichtag beantwortet sind, in Prozent (0–100).
kpi-nps-response-rate-numbers = { $name } = 100 × { $numerator } beantwortet / { kpi-explain-invitations } = { $value }
kpi-csat-definition = Anteil der Antworten 4 oder 5 (Skala 1–5) an allen CSAT-Antworten des Zeitraums, in Prozent (0–100). Mit Intervall von 95 % nach Wilson 1927.
kpi-csat-numbers = { $name } = 100 × { $numerator } mit 4–5 / { kpi-explain-answers } = { $value }
kpi-csat-mean-definition = Mittelwert aller CSAT-Antworten des Zeitraums (Skala 1–5).
kpi-csat-mean-numbers = { $name } = { $numerator } Punkte / { kpi-explain-answers } = { $value }
kpi-csat-latest-definition = Wie CSAT, doch zählt von jedem Kunden nur die letzte Antwort des Zeitraums; Antworten ohne Kunden zählen einzeln.
kpi-csat-latest-numbers = { $name } = 100 × { $numerator } mit 4–5 / { kpi-explain-answers } = { $value }
kpi-csat-response-rate-definition = Anteil der im Zeitraum versandten CSAT-Einladungen, die bis zum Stichtag beantwortet sind, in Prozent (0–100).
kpi-csat-response-rate-numbers = { $name } = 100 × { $numerator } beantwortet / { kpi-explain-invitations } = { $value }
kpi-complaints-definition = Anzahl der Beschwerden, die im Zeitraum eingegangen sind.
kpi-complaints-numbers = { $name }: { $value } eingegangen vom { $from } bis { $until }
kpi-open-complaints-definition = Anzahl der Beschwerden, die bis zum Ende des Zeitraums eingegangen und bis dahin nicht gelöst waren.
kpi-open-complaints-numbers = { $name }: { $value } bis { $until } eingegangen und nicht gelöst
kpi-complaint-rate-definition = Im Zeitraum eingegangene Beschwerden je 100 Kunden, die an seinem Ende aktiv sind, in Prozent; mehr als 100 sind möglich.
kpi-complaint-rate-numbers = { $name } = 100 × { kpi-explain-of-complaints } / { kpi-explain-customers }, aktiv am { $until } = { $value }
kpi-complaints-per-100-orders-definition = Im Zeitraum eingegangene Beschwerden je 100 Aufträge des Zeitraums; stornierte Aufträge zählen nicht.
kpi-complaints-per-100-orders-numbers = { $name } = 100 × { kpi-explain-of-complaints } / { kpi-explain-orders } = { $value }
kpi-recovery-satisfaction-definition = Anteil der Antworten 4 oder 5 (Skala 1–5) auf die Frage nach der Zufriedenheit mit der Erledigung einer Beschwerde, unter den im Zeitraum gegebenen Antworten, in Prozent (0–100). Mit Intervall von 95 % nach Wilson 1927.
kpi-recovery-satisfaction-numbers = { $name } = 100 × { $numerator } mit 4–5 / { kpi-explain-answers } = { $value }
kpi-time-to-resolve-h-definition = Median der Arbeitszeit in Stunden vom Eingang bis zur Lösung über die im Zeitraum eingegangenen Beschwerden, die bis zum Stichtag gelöst sind; vorläufig, solange welche offen sind. Wartezeit auf den Kunden zählt nicht; Mittelwert und 90. Perzentil (Hyndman, Fan 1996, Typ 7) stehen daneben.
kpi-time-to-resolve-h-numbers = { $name }: Median über { kpi-explain-cases } = { $value }; Mittelwert { $mean }, 90. Perzentil { $p90 }, vergangen sind im Mittel { $elapsed }
kpi-resolve-in-time-rate-definition = Anteil der im Zeitraum eingegangenen Beschwerden, deren Frist zur Lösung nicht überschritten ist, in Prozent (0–100). Genau auf der Frist ist fristgerecht.
kpi-resolve-in-time-rate-numbers = { $name } = 100 × { $numerator } fristgerecht / { kpi-explain-complaints } = { $value }
kpi-reopen-rate-definition = Anteil der Beschwerden, die mindestens einmal wieder geöffnet wurden, an allen, die im Zeitraum abgeschlossen wurden, in Prozent (0–100).
kpi-reopen-rate-numbers = { $name } = 100 × { $numerator } wieder geöffnet / { kpi-explain-closed } = { $value }
kpi-repeat-complaint-rate-definition = Anteil der im Zeitraum eingegangenen Beschwerden, denen in den 90 Tagen davor eine desselben Kunden mit derselben Kategorie vorausging, in Prozent (0–100).
kpi-repeat-complaint-rate-numbers = { $name } = 100 × { $numerator } wiederholt / { kpi-explain-complaints } = { $value }

# Bindung
kpi-active-customers-definition = Anzahl der Kunden, deren letzter Kauf am Ende des Zeitraums nicht länger zurückliegt als die Inaktivitätsfrist (Einstellung inactivity-days; ein Kunde kann eine eigene haben). Genau auf der Frist ist noch aktiv.
kpi-active-customers-numbers = { $name }: { $value } mit einem Kauf in der Frist ({ $days } Tage) bis { $until }
kpi-new-customers-definition = Anzahl der Kunden, deren erster Kauf im Zeitraum liegt.
kpi-new-customers-numbers = { $name }: { $value } mit dem ersten Kauf vom { $from } bis { $until }
kpi-lost-customers-definition = Anzahl der Kunden, die am Tag vor dem Zeitraum aktiv waren und es an seinem Ende nicht mehr sind; vorläufig, solange die Inaktivitätsfrist nach seinem Ende nicht verstrichen ist.
kpi-lost-customers-numbers = { $name } = { $before } vor dem { $from } aktiv − { $retained } davon aktiv am { $until } = { $value }
kpi-won-back-customers-definition = Anzahl der Kunden, die schon gekauft hatten, am Tag vor dem Zeitraum aber nicht mehr aktiv waren und es an seinem Ende wieder sind.
kpi-won-back-customers-numbers = { $name }: { $value } vor dem { $from } inaktiv und am { $until } wieder aktiv
kpi-churn-rate-definition = Anteil der Kunden, die am Ende des Zeitraums nicht mehr aktiv sind, an denen, die am Tag davor aktiv waren, in Prozent (0–100). Für Geschäft ohne Verträge; mit der Bindungsquote zusammen 100.
kpi-churn-rate-numbers = { $name } = 100 × { $numerator } verloren / { kpi-explain-customers }, aktiv vor dem { $from } = { $value }
kpi-retention-rate-definition = Anteil der Kunden, die am Ende des Zeitraums noch (oder wieder) aktiv sind, an denen, die am Tag davor aktiv waren, in Prozent (0–100).
kpi-retention-rate-numbers = { $name } = 100 × { $numerator } geblieben / { kpi-explain-customers }, aktiv vor dem { $from } = { $value }
kpi-win-back-rate-definition = Anteil der im Zeitraum zurückgewonnenen Kunden an denen, die an seinem Beginn inaktiv waren, in Prozent (0–100).
kpi-win-back-rate-numbers = { $name } = 100 × { $numerator } zurückgewonnen / { kpi-explain-customers }, inaktiv vor dem { $from } = { $value }
kpi-repeat-purchase-rate-definition = Anteil der Käufer mit mindestens zwei Kauftagen im Zeitraum an allen Käufern des Zeitraums, in Prozent (0–100).
kpi-repeat-purchase-rate-numbers = { $name } = 100 × { $numerator } mit zwei Kauftagen oder mehr / { kpi-explain-buyers } = { $value }
kpi-referral-rate-definition = Anteil der Neukunden, bei denen ein Empfehler eingetragen ist, an allen Neukunden des Zeitraums, in Prozent (0–100).
kpi-referral-rate-numbers = { $name } = 100 × { $numerator } empfohlen / { kpi-explain-new } = { $value }
kpi-buyers-definition = Anzahl der Kunden mit mindestens einem Kauftag im Zeitraum.
kpi-buyers-numbers = { $name }: { $value } mit mindestens einem Kauftag vom { $from } bis { $until }

# Wert
kpi-revenue-definition = Summe der Erlöse vor Rabatt, ohne Umsatzsteuer, über alle Zeilen des Zeitraums; Erstattungen mindern den Zeitraum, in dem sie gebucht sind.
kpi-revenue-numbers = { $name }: { $value } aus { kpi-explain-rows }
kpi-discounts-definition = Summe der Rabatte über alle Zeilen des Zeitraums.
kpi-discounts-numbers = { $name }: { $value } aus { kpi-explain-rows }
kpi-net-revenue-definition = Bruttoerlös minus Rabatte, ohne Umsatzsteuer, über alle Zeilen des Zeitraums; Erstattungen mindern den Zeitraum, in dem sie gebucht sind.
kpi-net-revenue-numbers = { $name } = { $revenue } Erlös − { $discounts } Rabatt = { $value }
kpi-variable-costs-definition = Summe der variablen Kosten über die Zeilen des Zeitraums, bei denen sie bekannt sind. Für welchen Teil des Nettoumsatzes das gilt, steht daneben.
kpi-variable-costs-numbers = { $name }: { $value } aus { kpi-explain-rows } mit bekannten Kosten
kpi-contribution-margin-definition = Nettoumsatz minus variable Kosten (Deckungsbeitrag I) über die Zeilen des Zeitraums, deren Kosten bekannt sind. Für welchen Teil des Nettoumsatzes das gilt, steht daneben.
kpi-contribution-margin-numbers = { $name } = { $covered } Nettoumsatz mit bekannten Kosten − { $costs } Kosten = { $value }
kpi-contribution-margin-ratio-definition = Deckungsbeitrag in Prozent des Nettoumsatzes aller Zeilen des Zeitraums; kein Wert, wenn der Nettoumsatz nicht über 0 liegt.
kpi-contribution-margin-ratio-numbers = { $name } = 100 × { $numerator } Deckungsbeitrag / { $denominator } Nettoumsatz = { $value }
kpi-refunds-definition = Summe der im Zeitraum gebuchten Erstattungen (Nettoumsatz der Erstattungszeilen mit umgekehrtem Vorzeichen).
kpi-refunds-numbers = { $name }: { $value } aus { kpi-explain-rows }
kpi-orders-definition = Anzahl der Verkaufszeilen des Zeitraums, die bis zum Stichtag nicht ganz erstattet (storniert) sind.
kpi-orders-numbers = { $name }: { $value } vom { $from } bis { $until }, ohne stornierte
kpi-purchase-days-definition = Anzahl der Tage, an denen ein Kunde gekauft hat, über alle Kunden; mehrere Aufträge desselben Kunden an einem Tag zählen einmal.
kpi-purchase-days-numbers = { $name }: { $value } vom { $from } bis { $until }
kpi-average-order-definition = Nettoumsatz aller Zeilen des Zeitraums je Kauftag.
kpi-average-order-numbers = { $name } = { $numerator } Nettoumsatz / { kpi-explain-purchase-days } = { $value }
kpi-clv-historic-definition = Deckungsbeitrag eines Kunden seit seinem ersten Kauf, im Mittel über alle Kunden mit mindestens einem Kauftag; die Summe steht daneben.
kpi-clv-historic-numbers = { $name } = { $sum } Deckungsbeitrag bis { $day } / { kpi-explain-customers } = { $value }
kpi-clv-predicted-definition = Erwarteter, abgezinster Deckungsbeitrag der kommenden Wochen (Einstellung clv-horizon-weeks) nach BG/NBD und Gamma-Gamma (Fader, Hardie, Lee 2005), im Mittel über alle Kunden mit mindestens einem Kauftag; die Summe steht daneben. Eine Prognose; ohne genug Käufe gibt es keine.
kpi-clv-predicted-numbers = { $name } am { $day } = { $sum } / { kpi-explain-customers } = { $value }
kpi-abc-share-a-definition = Anteil der A-Kunden des Zeitraums an der Summe aller positiven Kundenwerte (Deckungsbeitrag; Nettoumsatz, wenn zu wenige Kosten bekannt sind), in Prozent. Grenzen nach der Einstellung abc-limits.
kpi-abc-share-a-numbers = { $name } = 100 × { $numerator } der A-Kunden / { $denominator } { kpi-explain-measure } = { $value }
kpi-top5-share-definition = Anteil der fünf größten Kunden des Zeitraums an der Summe aller positiven Kundenwerte (Deckungsbeitrag; Nettoumsatz, wenn zu wenige Kosten bekannt sind), in Prozent: wie abhängig das Geschäft von wenigen ist.
kpi-top5-share-numbers = { $name } = 100 × { $numerator } der fünf größten / { $denominator } { kpi-explain-measure } = { $value }
kpi-complaint-cost-definition = Kosten der im Zeitraum gewährten Abhilfen plus erfasste Zeit auf Kontakten zu Beschwerden mal Stundensatz (Einstellung hourly-rate).
kpi-complaint-cost-numbers = { $name } = { $remedies } Abhilfen + { $hours } × { $rate } = { $value }
kpi-complaint-cost-no-rate = { $name } = { $remedies } Abhilfen = { $value }; { $hours } Arbeitszeit zählen nicht, denn ein Stundensatz fehlt (hourly-rate)
