# Der Tag: Aufgaben, Anlässe, Vorschläge
