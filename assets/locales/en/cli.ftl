# Configuration (config/)
config-place = { $file }, line { $line }
config-unreadable = The configuration { $place } cannot be read ({ $why }). The defaults are used.
config-syntax = { $place }: not valid TOML ({ $why }). The rest of the file is used.
config-unknown-key = { $place }: there is no key “{ $key }”. It is ignored.
config-unknown-key-meant = { $place }: there is no key “{ $key }”. Did you mean “{ $meant }”?
config-bad-value = { $place }: “{ $value }” is not possible for “{ $key }”. Possible: { $expected }. The default is used.
config-too-open = Others may write to the configuration { $place }, so its commands are not used. Remedy: chmod go-w
config-one-of = { $words }
config-yes-no = true or false
config-text = a text in quotes
config-table = a section in square brackets
config-command = a program with its arguments, such as ["xdg-open", "tel:{"{"}{"}"}"]
config-keymap-context = { $place }: there are no keys for “{ $name }”. Possible: { $expected }
config-keymap-action = { $place }: there is no action “{ $name }”.
config-keymap-action-meant = { $place }: there is no action “{ $name }”. Did you mean “{ $meant }”?
config-keymap-key = { $place }: “{ $name }” is no key. The default is used for “{ $action }”.
