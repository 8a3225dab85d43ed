# Konfiguration (config/)
config-place = { $file }, Zeile { $line }
config-unreadable = Die Konfiguration { $place } kann nicht gelesen werden ({ $why }). Es gelten die Vorgaben.
config-syntax = { $place }: kein gültiges TOML ({ $why }). Der Rest der Datei gilt.
config-unknown-key = { $place }: Den Schlüssel »{ $key }« gibt es nicht. Er wird nicht beachtet.
config-unknown-key-meant = { $place }: Den Schlüssel »{ $key }« gibt es nicht. Meinten Sie »{ $meant }«?
config-bad-value = { $place }: »{ $value }« geht bei »{ $key }« nicht. Möglich: { $expected }. Es gilt die Vorgabe.
config-too-open = In die Konfiguration { $place } können auch andere schreiben. Ihre Befehle gelten deshalb nicht. Abhilfe: chmod go-w
config-one-of = { $words }
config-yes-no = true oder false
config-text = ein Text in Anführungszeichen
config-table = ein Abschnitt in eckigen Klammern
config-command = ein Programm mit seinen Argumenten, etwa ["xdg-open", "tel:{"{"}{"}"}"]
config-keymap-context = { $place }: Tasten für »{ $name }« gibt es nicht. Möglich: { $expected }
config-keymap-action = { $place }: Die Aktion »{ $name }« gibt es nicht.
config-keymap-action-meant = { $place }: Die Aktion »{ $name }« gibt es nicht. Meinten Sie »{ $meant }«?
config-keymap-key = { $place }: »{ $name }« ist keine Taste. Für »{ $action }« gilt die Vorgabe.
