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
