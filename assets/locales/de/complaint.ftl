# Beschwerden

step-error-not-allowed = { $number } steht auf „{ $from }“; „{ $to }“ ist von dort kein erlaubter Schritt. Möglich: { $allowed }.
step-error-not-told = { $number }: Sagen Sie zuerst, auf welchem Weg der Kunde von der Entscheidung erfahren hat; ohne das wird nicht abgeschlossen.
step-error-no-reason = { $number }: Eine Ablehnung braucht eine Begründung. Schreiben Sie sie in die Notiz.
step-error-too-early = { $number }: Der Schritt läge vor dem Eingang oder vor dem letzten Schritt. Berichtigen Sie die Zeit.
step-error-finished = { $number } ist abgeschlossen („{ $from }“). Öffnen Sie die Beschwerde zuerst wieder.
step-error-acknowledged = { $number } ist schon bestätigt.
flaw-number-taken = Die Nummer { $number } hat schon eine andere Beschwerde („{ $about }“). Wählen Sie eine andere oder lassen Sie das Feld leer.
flaw-due-before-receipt = Die vereinbarte Frist liegt vor dem Eingang der Beschwerde. Berichtigen Sie die Frist oder den Eingang.
flaw-receipt-after-step = Zu dieser Beschwerde wurden schon früher Schritte getan; der Eingang kann nicht nach ihnen liegen.
flaw-rating = Hier gilt eine Note von 1 bis 5.
flaw-score = { $score } gibt es bei { $kind } nicht; möglich ist { $from } bis { $until }.
flaw-cost = Die Kosten einer Abhilfe liegen zwischen 0 und einer Milliarde.

# Liste
tab-complaints = Beschwerden
complaints-part-safety = Gefahr
complaints-part-overdue = Überfällig
complaints-part-today = Heute
complaints-part-week = Nächste 7 Tage
complaints-part-later = Später
complaints-part-paused = Frist ruht
complaints-part-to-close = Abzuschließen
complaints-part-finished = Abgeschlossen
complaints-part-empty = Keine offene Beschwerde. { $key } nimmt eine auf.
complaints-part-nothing = Keine Beschwerde passt zum Filter. { $key } hebt ihn auf.
complaint-next-acknowledge = bestätigen
complaint-next-begin = beginnen
complaint-next-resolve = lösen
complaint-next-word = Bescheid
complaint-next-close = abschließen
complaint-next-wait = abwarten
complaint-next-nothing = –
complaint-paused = ruht
complaint-of-contact = Dieser Kontakt ist schon als Beschwerde aufgenommen; hier ist sie.
complaint-anonymous = (anonym)
complaint-no-words = (ohne Beschreibung)

# eine Beschwerde
complaint-gone = Diese Beschwerde gibt es nicht mehr (Papierkorb oder gelöscht).
complaint-in-trash = IM PAPIERKORB
complaint-safety = GEFAHR: Jemand kann zu Schaden kommen. Geht allem anderen vor.
complaint-assign-hint = Ohne Kunde. { $key } ordnet einen zu.
complaint-customer = Kunde
complaint-annoyance = Verärgerung
complaint-repeat = zum wiederholten Mal
complaint-first = zum ersten Mal
complaint-acknowledge-by = Bestätigen
complaint-resolve-by = Lösen
complaint-word-by = Bescheid
complaint-in-time = in der Frist
complaint-too-late = { $time } zu spät
complaint-clock-stands = Frist ruht, danach noch { $time }
complaint-clock-stands-over = Frist ruht, schon { $time } überschritten
complaint-agreed = vereinbart
complaint-what = Was geschah
complaint-demand = Was der Kunde verlangt
complaint-findings = Was sich herausstellte
complaint-facts = Angaben
complaint-received = Eingang
complaint-about = Kategorie
complaint-product = Produkt
complaint-delivered = geliefert { $date }
complaint-judged = Anspruch
complaint-justified = berechtigt: { $verdict }
complaint-owner = Zuständig
complaint-duplicate-of = Doppel von
complaint-again = Wieder offen
complaint-reopened = { $count ->
    [one] einmal
   *[other] { $count }-mal
}
complaint-life = Verlauf
complaint-remedies = Abhilfe: { $sum }
complaint-voucher = Code { $code }
complaint-valid-until = gültig bis { $date }
complaint-expired = abgelaufen { $date }
complaint-redeemed = eingelöst { $date }
complaint-tasks = Maßnahmen und Aufgaben ({ $count })
complaint-measure = Maßnahme
complaint-measure-worked = gewirkt: { $verdict }
complaint-satisfaction = Zufriedenheit
complaint-handling = Behandlung
complaint-mark-result = Ergebnis { $mark }/5
complaint-mark-treatment = Umgang { $mark }/5
complaint-mark-process = Ablauf { $mark }/5
complaint-survey-open = gefragt { $date }, noch keine Antwort
complaint-contacts = Kontakte dazu ({ $count })
complaint-earlier = Frühere derselben Kategorie ({ $count })

# Schritte und was sonst möglich ist
complaint-do-received = eingehen lassen
complaint-do-assessed = bewerten
complaint-do-in-progress = in Bearbeitung nehmen
complaint-do-go-on = weiter bearbeiten
complaint-do-reopen = wieder öffnen
complaint-do-waiting-customer = auf den Kunden warten
complaint-do-waiting-internal = intern warten
complaint-do-offered = Lösung anbieten
complaint-do-accepted = Kunde nimmt an
complaint-do-declined = Kunde nimmt nicht an
complaint-do-escalated = eskalieren
complaint-do-carried-out = ausgeführt
complaint-do-closed = abschließen
complaint-do-rejected = ablehnen
complaint-do-duplicate = als Doppel schließen
complaint-do-acknowledge = Eingang bestätigen
complaint-do-word = Zwischenbescheid geben
complaint-do-remedy = Abhilfe eintragen
complaint-do-measure = Maßnahme zur Vorbeugung
complaint-do-satisfaction = Zufriedenheit eintragen
complaint-do-redeem = Gutschein { $code } einlösen
complaint-do-assign = Kunden zuordnen
complaint-do-owner = Zuständig machen
complaint-do-edit-task = Ändern: { $title }
complaint-told-owner = { $number }: zuständig ist jetzt { $name }.
complaint-told-customer = { $number } gehört jetzt zu { $name }.
complaint-told-redeemed = Gutschein { $code } ist eingelöst.
undo-complaint-owner = Zuständigkeit
undo-complaint-customer = Zuordnung
undo-redeem = Gutschein
trash-complaint = Beschwerde { $name } mit ihrem Verlauf.
complaint-hint-customer = Kundenkarte
complaint-hint-cases = Fälle
complaint-hint-period = Zeitraum
hint-next-step = nächster Schritt
hint-acknowledge = bestätigen
hint-picture = Bild
hint-period-back = früher
hint-period-forward = später
help-intro-complaint = Was brennt, steht oben. Die Zeit ist Arbeitszeit; sie ruht, solange der Kunde am Zug ist. „Nächster Schritt“ ist der wahrscheinliche, „Aktionen“ zeigt alle.

# Filter
complaint-filter-open = Offene
complaint-filter-mine = Meine
complaint-filter-to-picture = { $key } zurück zum Bild
complaint-filter-to-open = { $key } hebt auf
complaint-filter-overdue = Überfällige
complaint-filter-closed = Abgeschlossene
complaint-filter-anonymous = Ohne Kunde
complaint-filter-severity = Schwere
complaint-filter-state = Stand
complaint-filter-category = Kategorie
complaint-filter-cause = Ursache
complaint-filter-owner = Zuständig

# Bilder
complaint-pareto = Ursachen
complaint-frab = Häufigkeit und Verärgerung
complaint-count = { $count ->
    [one] 1 Beschwerde
   *[other] { $count } Beschwerden
}
complaint-picture-empty = In diesem Zeitraum ist keine Beschwerde eingegangen.
complaint-period = Zeitraum
period-rolling = 12 Monate bis heute
period-month = Monat
period-quarter = Quartal
period-year = Jahr
period-days = { $from } – { $until }
period-quarter-of = { $number }. Quartal { $year }
complaint-not-given = (nicht angegeben)
complaint-cause = Ursache
complaint-category = Kategorie
complaint-vital-few = die wenigen, auf die es ankommt
complaint-80-line = 80 %
complaint-col-count = Fälle
complaint-col-share = Anteil
complaint-col-sum = Summe
complaint-col-f = f
complaint-col-r = r
complaint-col-p = p = f·r
complaint-axis-relevance = r: mittlere Verärgerung (1–5), Mitte { $middle }
complaint-axis-frequency = f: Fälle, Mitte { $middle }
complaint-quadrant-act = sofort handeln
complaint-quadrant-clear = jeden Fall klären
complaint-quadrant-improve = Routine verbessern
complaint-quadrant-watch = beobachten
complaint-frab-chosen = { $name }: { $count }, Verärgerung { $annoyance } – { $advice }

# Kundenkarte
ui-card-open-complaints = { $count ->
    [one] 1 offene Beschwerde
   *[other] { $count } offene Beschwerden
}
ui-card-complaints = Beschwerden ({ $count })
ui-card-more-complaints = { $count ->
    [one] und 1 ältere
   *[other] und { $count } ältere
}
ui-card-remedy-cost = Abhilfe bisher { $sum }
ui-card-survey = Umfragen
complaint-told-step = { $number }: { $what } ({ $key } macht es rückgängig)
complaint-left = noch { $time }
complaint-over = seit { $time } überfällig
complaint-next-clear = klären
complaint-next-follow-up = nachfassen
complaint-next-carry-out = ausführen
complaint-next-offer-anew = neu anbieten
complaint-next-settle = schlichten
complaint-frab-few = Weniger als { $count } Beschwerden: Einzelfälle, noch kein Muster.
complaint-single-cases = { $advice } (Einzelfälle)
complaint-quadrant-unknown = Verärgerung unbekannt
action-complaint-log-call = Kunden anrufen und den Anruf notieren
action-complaint-open = Öffnen; in der Beschwerde: Kundenkarte; im Bild: die Fälle
action-complaint-picture = Bild wechseln: Liste, Ursachen, Häufigkeit
action-complaint-filter = Filtern; im Bild: Zeitraum wählen
action-complaint-edit = Beschwerde ändern
action-card-open = Anruf notieren; auf einer Beschwerde: sie öffnen
