# Der Tag: Aufgaben, Anlässe, Vorschläge

agenda-tasks = { $count ->
    [one] 1 Aufgabe
   *[other] { $count } Aufgaben
}
agenda-nobody = niemand
agenda-closed = geschlossen
agenda-hand-over = Zuteilen: { $title }
agenda-told-handed = Bei { $name }: { $title }
agenda-told-free = Niemandem zugeteilt: { $title }
agenda-told-urgency = Priorität { $priority }: { $title }
agenda-told-moved = { $count } Aufgaben verschoben, jede auf ihren Tag
agenda-told-closed = { $told } – Achtung: { $closed }
agenda-told-ticked = { $count ->
    [one] 1 Aufgabe erledigt
   *[other] { $count } Aufgaben erledigt
} ({ $key } macht es rückgängig)
agenda-told-comes-back = Erledigt: { $title } – kommt wieder: { $date } ({ $key } macht es rückgängig)
agenda-told-checked-on = Erledigt: { $title } – ob es wirkt, wird gefragt: { $date } ({ $key } macht es rückgängig)
agenda-told-asked = { $count ->
    [one] Ob eine Maßnahme gewirkt hat, wird einzeln gefragt: Bitte haken Sie diese Aufgabe für sich ab.
   *[other] Ob { $count } Maßnahmen gewirkt haben, wird einzeln gefragt: Bitte haken Sie diese Aufgaben für sich ab.
}
agenda-told-verdict = Festgehalten ({ $verdict }): { $title }
agenda-check-title = Hat es gewirkt? { $title }
agenda-check-question = { $title } – gewirkt?

agenda-bulk-rhythm = Kontaktrhythmus setzen …
agenda-prompt-rhythm = { $count ->
    [one] Kontakt alle … Tage
   *[other] Kontakt mit { $count } Kunden alle … Tage
}
agenda-rhythm-days = { $days ->
    [one] jeden Tag
   *[other] alle { $days } Tage
}
agenda-rhythm-none = leer: ohne eigenen Rhythmus
agenda-rhythm-error = Bitte eine Zahl von { $least } bis { $most }; leer nimmt den Rhythmus weg.
agenda-told-rhythm = { $count ->
    [one] Kontaktrhythmus gesetzt: { $days } Tage
   *[other] Kontaktrhythmus bei { $count } Kunden gesetzt: { $days } Tage
}
agenda-told-no-rhythm = { $count ->
    [one] Eigener Kontaktrhythmus weggenommen.
   *[other] Eigener Kontaktrhythmus bei { $count } Kunden weggenommen.
}

agenda-promises = Zusagen und Wünsche
agenda-complaints = Beschwerden
agenda-occasions = Geburtstage und Jubiläen
agenda-suggestions = Vorschläge
agenda-day = Tag
agenda-appointments = { $count ->
    [one] 1 Termin
   *[other] { $count } Termine
}
agenda-deadlines = { $count ->
    [one] 1 Frist
   *[other] { $count } Fristen
}
agenda-empty = Für heute und die nächsten sieben Tage ist nichts fällig. { $key } plant etwas.
agenda-empty-day = An diesem Tag ist nichts fällig. { $key } plant etwas.
agenda-others = { $count ->
    [one] 1 fällige Aufgabe bei anderen ({ $key })
   *[other] { $count } fällige Aufgaben bei anderen ({ $key })
}
agenda-cut = gekürzt
agenda-not-a-task = Das geht nur mit einer Aufgabe.
agenda-trash = { $count ->
    [one] 1 Aufgabe
   *[other] { $count } Aufgaben
}
agenda-day-mine = Tag: meine und freie
agenda-day-all = Tag: alle
agenda-day-of = Tag: { $name }
agenda-open-all = Alle offenen
agenda-open-mine = Offene: meine
agenda-open-of = Offene: { $name }
agenda-open-kind = Offene: nur { $name }
agenda-measure = Maßnahme
agenda-birthday = wird { $years }
agenda-birthday-today = wird heute { $years }
agenda-birthday-unknown = Geburtstag
agenda-anniversary = { $years ->
    [one] seit 1 Jahr Kunde
   *[other] seit { $years } Jahren Kunde
}
agenda-silent = seit { $days } Tagen still (Rhythmus { $rhythm })
agenda-never = noch nie gesprochen (Rhythmus { $rhythm })
agenda-unhappy = { $kind } { $score } am { $date }, noch nicht gesprochen
agenda-key-account = Schlüsselkunde, { $why }
agenda-until = bis { $time }
agenda-with = bei { $name }
agenda-collides = zugleich mit { $what }
agenda-title-breached = { $count ->
    [one] 1 Beschwerde überfällig
   *[other] { $count } Beschwerden überfällig
}
agenda-unhappy-short = { $kind } { $score } ({ $date }), nicht gesprochen
agenda-hint-picture = Kalender

action-tasks-log-call = Kunden anrufen und den Anruf notieren
