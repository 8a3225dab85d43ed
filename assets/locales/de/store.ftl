# Warum eine Datei nicht benutzt werden kann (Status 4)
open-error-missing = { $file }: Diese Datei gibt es nicht. Wer kundig ohne Befehl öffnet oder etwas importiert, legt sie an; eine andere nennt --db.
open-error-foreign = { $file } gehört einem anderen Programm und wurde nicht angetastet. Nennen Sie die Datei von kundig mit --db.
open-error-newer = { $file } stammt von einem neueren kundig (Schema { $found }, dieses kennt { $known }). Bitte aktualisieren Sie kundig; die Datei wurde nicht angetastet.
open-error-damaged = { $file } ist beschädigt ({ $what }) und wurde nicht angetastet. Nehmen Sie Ihre letzte Sicherung.
open-error-too-open = Andere dürfen in { $file } schreiben, obwohl sie nicht freigegeben wurde. Nehmen Sie das Recht weg (chmod 600).
open-error-folder = { $file } ist ein Ordner; kundig braucht eine Datei.
open-error-not-writable = { $file } lässt sich nicht schreiben: { $what }. Prüfen Sie die Rechte der Datei und ihres Ordners.
open-error-locked = { $file } ist von einem anderen Programm gesperrt. Schließen Sie es und versuchen Sie es noch einmal.
open-error-io = { $file } lässt sich nicht benutzen: { $what }.

# Was bei der Arbeit schiefgehen kann
store-error-busy = Gerade schreibt jemand anders in die Datei (vielleicht ein Import). Nichts ist verloren; bitte speichern Sie gleich noch einmal.
store-error-full = Der Datenträger ist voll. Es wurde nichts gespeichert; schaffen Sie Platz und speichern Sie noch einmal.
store-error-read-only = Die Datei lässt sich nicht schreiben. Prüfen Sie die Rechte der Datei und ihres Ordners.
store-error-newer = Ein neueres kundig hat diese Datei umgestellt. Bitte starten Sie kundig neu.
store-error-damaged = Die Datei ist beschädigt: { $what }. Nehmen Sie Ihre letzte Sicherung.
store-error-interrupted = Abgebrochen.
store-error-not-found = Diesen Datensatz gibt es nicht mehr.
store-error-sql = Die Datei ließ sich nicht lesen oder schreiben: { $what }.

# Wo die Datei liegt
place-network = Die Datei liegt auf einem Netzlaufwerk ({ $what }). Mehrere kundig auf verschiedenen Rechnern können sie dort beschädigen; legen Sie sie besser auf eine lokale Platte.
place-synchronised = Die Datei liegt in einem abgeglichenen Ordner ({ $what }). Sie kann halb geschrieben kopiert werden; legen Sie sie besser woanders ab und nur die Sicherungen dorthin.

# Einstellungen
setting-unknown = Die Einstellung { $key } gibt es nicht.
setting-unknown-nearest = Die Einstellung { $key } gibt es nicht. Meinten Sie { $nearest }?
setting-bad = { $key }: „{ $value }“ passt nicht. Möglich: { $expected }.
setting-expects-name = bis zu 200 Zeichen
setting-expects-country = ein Länderkürzel aus zwei Buchstaben, etwa DE
setting-expects-land = ein Bundesland (BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH) oder sein Name; leer für nur bundesweite Feiertage
setting-expects-no-land = nur ein leerer Wert, denn allein in Deutschland hängen Feiertage vom Land ab; andere gehören in closing-days
setting-expects-currency = ein Währungskürzel aus drei Buchstaben, etwa EUR
setting-expects-time-zone = der Name einer Zeitzone, etwa Europe/Berlin
setting-expects-hours = Zeiten wie 09:00-17:00 oder 08:00-12:00,13:00-17:00, oder closed (geschlossen)
setting-expects-closing-days = Tage mit Komma getrennt: 24.12. (jedes Jahr), 2026-12-31, 2026-08-03..2026-08-14
setting-expects-deadline = Arbeitsstunden bis zur Bestätigung und bis zur Lösung, etwa 2/8
setting-expects-days = eine Anzahl Tage von 1 bis 3650
setting-expects-weeks = eine Anzahl Wochen von 1 bis 520
setting-expects-months = eine Anzahl Monate von 0 bis 240
setting-expects-abc-limits = drei Anteile in Prozent, zusammen 100, etwa 80/15/5
setting-expects-abc-measure = margin (Deckungsbeitrag) oder revenue (Umsatz)
setting-expects-portfolio-weights = Gewichte der Kriterien von 0 bis 100, etwa growth=2,strategic=1 (möglich: potential, growth, price_level, payment, reference, lead_user, strategic; share_of_wallet, satisfaction, closeness, length; beide Achsen brauchen ein Gewicht)
setting-expects-amount = ein Betrag wie 60 oder 62,50
setting-expects-percent = ein Prozentsatz von 0 bis 100, etwa 10 (auch 0.10)
setting-expects-ratio = ein Anteil von 0 bis 1, etwa 0.35 oder 35 %; leer: aus den Umsätzen der letzten 365 Tage
setting-expects-field-key = ein Schlüssel aus Kleinbuchstaben, Ziffern und _, der mit einem Buchstaben beginnt und den kundig nicht selbst benutzt
setting-expects-field-type = text, number, date, yes_no oder choice:a,b,c
setting-expects-known-field = die Beschriftung eines vorhandenen Feldes; legen Sie zuerst seine Art fest: field.KEY text
setting-expects-label = ein bis 100 Zeichen
setting-expects-list = Namen von bis zu 100 Zeichen, mit Komma getrennt
setting-expects-new-name = ein Name, den die Liste noch nicht hat

# Warum etwas nicht gespeichert wurde
save-error-number-taken = Die Nummer { $number } gehört { $name }.
save-error-gone = Dieser Datensatz wurde inzwischen gelöscht.
save-error-conflict = Jemand anders hat inzwischen dasselbe geändert. Es wurde nichts überschrieben.
