# Die Prognose: kundig forecast, und was die Modelle auf der Karte sagen.
help-forecast = Was Kunden voraussichtlich kaufen: Modelle aus den Käufen der Datei selbst
help-forecast-arg-as-of = Stand an diesem Tag (sonst: heute); was später kam, bleibt außen vor
help-forecast-arg-horizon = Wochen voraus, 1 bis 520 (sonst: die Einstellung, 52)
help-forecast-arg-discount = Zinssatz im Jahr, 0.10 oder 10% (sonst: die Einstellung, 10 %)
help-forecast-arg-margin = Anteil des Werts, der bleibt, 0 bis 1 (sonst: der der letzten 365 Tage)

forecast-bad-date = „{ $value }“ ist kein Datum. Möglich: 2026-01-31, gestern, -30
forecast-future = { $value } liegt in der Zukunft. Die Prognose gibt es zum Stand von heute oder einem vergangenen Tag.
forecast-bad-horizon = „{ $value }“ geht nicht als Horizont. Möglich: 1 bis 520 Wochen
forecast-bad-discount = „{ $value }“ geht nicht als Zinssatz. Möglich: 0.10 oder 10%, von 0 bis 100 %
forecast-bad-margin = „{ $value }“ geht nicht als Marge. Möglich: ein Anteil von 0 bis 1, etwa 0.35 oder 35%
forecast-no-purchase = Bis { $date } gibt es keinen Kauf. Erfassen Sie Umsätze oder lesen Sie sie ein: kundig import sales DATEI

forecast-as-of = Prognose, Stand { $date }
forecast-terms = { $weeks ->
    [one] Die nächste Woche
   *[other] Die nächsten { $weeks } Wochen
    } · Zinssatz { $discount } im Jahr · Marge { $margin } ({ $source })
forecast-margin-given = vorgegeben
forecast-margin-sales = Deckungsbeitrag der letzten 365 Tage
forecast-margin-unknown = zu wenige Kosten bekannt: dies ist Umsatz
forecast-bgnbd = Käufe (BG/NBD): r { $r } · α { $alpha } · a { $a } · b { $b } · Log-Likelihood { $likelihood } · { $n } Kunden
forecast-gamma-gamma = Werte (Gamma-Gamma): p { $p } · q { $q } · γ { $gamma } · { $n } wiedergekommene Kunden

forecast-not-enough = Zu wenig Daten für eine Prognose: { $customers ->
    [one] ein Kunde hat
   *[other] { $customers } Kunden haben
    } gekauft, davon { $repeat } mehrmals; der erste Kauf liegt { $weeks ->
    [one] eine Woche
   *[other] { $weeks } Wochen
    } zurück. Nötig sind 50 Kunden, davon 20 mit mehreren Käufen, und 12 Wochen.
forecast-not-enough-values = Zu wenig Daten für den Wert der Käufe: { $repeat ->
    [one] ein Kunde ist wiedergekommen und hat
   *[other] { $repeat } Kunden sind wiedergekommen und haben
    } etwas bezahlt. Nötig: 20.
forecast-regularised = { $model }: Die Käufe bestimmen das Modell nicht; seine Parameter sind gebremst (regularisiert).
forecast-not-converged = { $model }: Keine Parameter passen zu diesen Käufen; das Modell sagt nichts.
forecast-starts-disagree = { $model }: Die Suche endete an verschiedenen Stellen; die beste gilt.
forecast-no-population-mean = Die Werte streuen so stark, dass sich über Kunden mit einem einzigen Kauf nichts sagen lässt (q ≤ 1).
forecast-dependent = Zahl und Wert der Käufe hängen zusammen (Rangkorrelation { $correlation }); bei sehr häufigen und sehr seltenen Käufern liegt der erwartete Wert daneben.

forecast-head-customer = Kunde
forecast-head-purchases = Käufe
forecast-head-last = Letzter
forecast-head-alive = Noch Kunde
forecast-head-expected = Erwartet
forecast-head-value = Je Kauf
forecast-head-clv = Kundenwert
forecast-first-only = nur erster
