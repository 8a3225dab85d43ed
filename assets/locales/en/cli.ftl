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

# Start and end
cli-no-terminal = The screen of kundig needs a terminal; here input or output is redirected. For scripts there are lookup, show, log, import and export: kundig --help
cli-no-home = There is no known place for the file, because HOME is not set. Name it with --db FILE.
cli-bad-now = KUNDIG_NOW: “{ $value }” is not a moment. Example: 2026-11-21T09:30:00Z
cli-bad-lang = There is no language “{ $value }”. Possible: de, en
cli-output-failed = The output cannot be written ({ $why }).
cli-input-failed = The input cannot be read ({ $why }).

# Wrong usage
usage-unknown-command = There is no command “{ $word }”. All commands: kundig --help
usage-unknown-command-meant = There is no command “{ $word }”. Did you mean “{ $meant }”?
usage-unknown-argument = This command cannot do anything with “{ $word }”. Help: --help
usage-unknown-argument-meant = This command cannot do anything with “{ $word }”. Did you mean “{ $meant }”?
usage-missing = Missing: { $argument }. Help: --help
usage-no-value = The value of { $argument } is missing. Help: --help
usage-bad-value = “{ $value }” is not possible for { $argument }. Possible: { $possible }
usage-invalid-value = “{ $value }” is not possible for { $argument }. Help: --help
usage-twice = { $argument } does not fit the rest or is given twice. Help: --help
usage-not-utf8 = A word of the command is not valid text (UTF-8).
usage-wrong = This is not possible. Help: --help

# Finding customers
find-nothing = No customer matches “{ $query }”.
find-many = “{ $query }” matches several customers: { $names }. Give the customer number.
find-many-more = “{ $query }” matches many customers, among them { $names }. Give the customer number.

# log
log-saved = Saved: { $channel } with { $customer } ({ $number }), { $at }.
log-follow-up = Follow-up: { $due }, { $title }
log-bad-word = “{ $value }” is not possible for { $option }. Possible: { $possible }
log-bad-word-meant = “{ $value }” is not possible for { $option }. Did you mean “{ $meant }”? Possible: { $possible }
log-bad-when = “{ $value }” for { $option } is not a date. Examples: today, tomorrow, mon 9, +3, 2w, 31.12., 2026-12-31
log-future = “{ $value }” for --at lies in the future. A contact is something that was; for what is to come: --follow-up
log-no-person = { $customer } has no contact person “{ $value }”. Possible: { $possible }
log-no-persons = { $customer } has no contact persons.
log-long-note = The note is too long (at most { $max } characters).
log-no-complaint = There is no complaint { $number }. All open ones: kundig complaints
log-other-complaint = Complaint { $number } belongs to another customer than { $customer }.

# show
card-contacts = Contact history
card-tasks = Open tasks
card-complaints = Complaints
card-surveys = Survey answers
card-survey-sent = { $kind }, sent on { $date }, no answer yet
card-persons = Contact persons
card-consents = Consents
card-more = … and { $count } more
card-phone = Phone
card-email = E-mail
card-address = Address
card-website = Website
card-social = Social media
card-birthday = Birthday
card-stage = Stage
card-since = Customer since
card-source = Source
card-owner = Owner
card-tags = Tags
card-referred-by = Referred by
card-last-contact = Last contact
card-potential = Potential a year
card-notes = Notes
card-blocked = BLOCKED
card-key-account = Key account
card-no-calls = NO ADVERTISING CALLS: { $status } on { $date }
card-overdue = overdue
card-none = none yet
card-yes = yes
card-no = no
card-trash = in the trash

# check
check-ok = { $file } is in order: { $customers ->
    [one] one customer
   *[other] { $customers } customers
}, { $contacts ->
    [one] one contact
   *[other] { $contacts } contacts
}, { $tasks ->
    [one] one task
   *[other] { $tasks } tasks
}.
check-damaged = { $file } is damaged. Nothing was changed; take the latest backup.
check-dangling = { $count ->
    [one] One reference to a record that does not exist.
   *[other] { $count } references to records that do not exist.
}
check-unsearchable = { $count ->
    [one] One customer is not found as it should be.
   *[other] { $count } customers are not found as they should be.
}
check-astray = { $count ->
    [one] State or deadlines of one complaint do not follow from its steps.
   *[other] State or deadlines of { $count } complaints do not follow from their steps.
}
check-miscounted = { $count ->
    [one] Counters or order of one customer are wrong.
   *[other] Counters or order of { $count } customers are wrong.
}
check-unsummed = { $count ->
    [one] The sums behind the figures are wrong for one day or customer.
   *[other] The sums behind the figures are wrong for { $count } days and customers.
}
check-phones = { $count ->
    [one] One phone number is not filed as it should be.
   *[other] { $count } phone numbers are not filed as they should be.
}
check-index = The search index does not fit the texts.
check-problems = { $count ->
    [one] One fault found. To mend it: kundig check --repair
   *[other] { $count } faults found. To mend them: kundig check --repair
}
check-repaired = { $count ->
    [one] One fault mended.
   *[other] { $count } faults mended.
}

# settings
settings-no-holidays = kundig does not know the holidays of { $country }; please enter them in closing-days.
settings-saved = Saved: { $key } = { $value }
settings-unchanged = { $key } already is { $value }.

# complaints
complaints-none = There is no open complaint.
complaints-none-overdue = No complaint is overdue.
complaints-anonymous = anonymous
complaints-paused = clock stands
complaints-to-close = to be closed

# today
today-nothing = Nothing is due.
today-complaints = Complaints
today-overdue = Overdue
today-today = Today
today-week = Next seven days
today-promises = Promises and wishes
today-occasions = Birthdays and anniversaries
today-suggestions = Suggestions
today-birthday = birthday
today-birthday-years = { $years ->
    [one] turns 1
   *[other] turns { $years }
}
today-anniversary = { $years ->
    [one] customer for one year
   *[other] customer for { $years } years
}
today-silent = silent for { $days ->
    [one] one day
   *[other] { $days } days
} (rhythm { $rhythm } days)
today-never = no contact yet (rhythm { $rhythm } days)
today-unhappy = { $kind } { $score } on { $date }, not called back yet
today-cut = There is more than is shown here.

# demo
demo-progress = { $done } of { $total } customers
demo-written = { $customers ->
    [one] One invented customer
   *[other] { $customers } invented customers
} with { $contacts ->
    [one] one contact
   *[other] { $contacts } contacts
} in { $file }
demo-opens = The invented file is { $file }; it is deleted when you quit.
demo-exists = { $file } already exists. Give a new name; nothing is overwritten.
demo-no-temp = A temporary file cannot be made ({ $why }).
demo-too-many = At most { $max } customers with { $contacts } contacts each.

# Help
help = Customer management in the terminal: answer the phone knowing everything about the caller, and write down what was said before hanging up.
help-after = Without a command the screen opens.
    Exit status: 0 done, 1 nothing found or nothing to do, 2 wrong usage, 3 bad input data, 4 the file cannot be used.
    Environment: KUNDIG_DB, KUNDIG_CONFIG, KUNDIG_LANG and KUNDIG_USER do what the options do; KUNDIG_NOW (RFC 3339) fixes the clock.
help-heading-usage = Usage
help-heading-commands = Commands
help-heading-options = Options
help-heading-arguments = Arguments
help-arg-help = Show this help
help-arg-version = Show the version
help-arg-db = The database file
help-arg-config = The personal configuration (TOML)
help-arg-lang = Language: de or en
help-arg-user = Name recorded beside the login
help-arg-ascii = Draw with plain signs (ASCII) only
help-arg-json = Print JSON
help-lookup = Find customers: name, number, e-mail or phone in any spelling
help-lookup-arg-query = Words; several must all match
help-lookup-arg-limit = At most so many hits (else 50)
help-show = Everything about one customer
help-show-arg-customer = A customer number, or a query that matches exactly one
help-log = Record a contact
help-log-arg-channel = phone email letter fax sms messenger chat social website shop visit video voicemail event other
help-log-arg-customer = A customer number, or a query that matches exactly one
help-log-arg-note = What was said; - reads standard input
help-log-arg-direction = in (customer to us, the default) or out
help-log-arg-topic = enquiry offer order delivery support wish praise complaint other
help-log-arg-outcome = reached no_answer voicemail callback done
help-log-arg-solved = Solved at first contact: yes or no
help-log-arg-at = When, else now: yesterday 14:30, 2026-11-21 09:15 …
help-log-arg-duration = Duration in minutes
help-log-arg-subject = Subject
help-log-arg-person = Contact person (name or a part of it)
help-log-arg-follow-up = Follow-up: tomorrow, mon 9, +3, 2w, 31.12. …
help-log-arg-complaint = Number of the complaint that it is about
help-today = What is due: complaints, tasks, birthdays, whom to call
help-today-arg-mine = Only what I have to do
help-complaints = Open complaints by deadline (! passed, !! danger to somebody)
help-complaints-arg-overdue = Only those with a deadline that has passed
help-check = Check the file
help-check-arg-repair = Mend what can be mended
help-demo = An invented business: open it at once, or write it to a file
help-demo-arg-customers = Number of customers (else 250)
help-demo-arg-contacts = Contacts per customer on average (else 8)
help-demo-arg-seed = Seed: same number, same business
help-demo-arg-out = Write to this new file instead of opening it
help-settings = Settings of the file: show all, show one, or set one
help-settings-arg-key = Key, such as currency or hours.mon
help-settings-arg-value = New value; empty ("") = the default. Targets (target.net_revenue) of sums and counts are meant for twelve months
help-completions = Print completions for a shell
help-completions-arg-shell = bash, elvish, fish, powershell or zsh
help-man = Print the manual page
help-import = Read tables: customers, persons, contacts, complaints, tasks, sales, surveys
help-export = Write out customers, persons, contacts, complaints, tasks, sales, surveys or everything

# Manual page
man-name = NAME
man-summary = customer management in the terminal, on one SQLite file
man-synopsis = SYNOPSIS
man-options = options
man-command = command
man-description = DESCRIPTION
man-screen = Without a command the screen opens: type a name or a number, Enter shows the customer card, Enter writes down the call, Ctrl-S saves. Help: ? or F1.
man-exit = EXIT STATUS
man-exit-text = 0  done
    1  nothing found or nothing to do
    2  wrong usage; also: the screen without a terminal
    3  bad input data (an import that rejected rows; the good ones are saved)
    4  the file cannot be used: missing, locked, damaged, of another program, newer than the program
man-environment = ENVIRONMENT
man-environment-text = KUNDIG_DB, KUNDIG_CONFIG, KUNDIG_LANG and KUNDIG_USER do what --db, --config, --lang and --user do.
    KUNDIG_NOW (RFC 3339) fixes the clock, for demonstrations and tests.
    NO_COLOR switches colours off. VISUAL or EDITOR writes long texts.
man-files = FILES
man-files-text = ~/.local/share/kundig/kundig.db  the data
    ~/.config/kundig/config.toml  the personal configuration
    On a Mac both are in ~/Library/Application Support/kundig.
man-privacy = PRIVACY
man-privacy-text = The file belongs to its owner alone (mode 0600). kundig does not talk to the network unless you run a configured command.
find-perhaps = No customer matches “{ $query }” exactly. Perhaps: { $names }

# Command segments
help-segments = Segments with their figures, or the customers of one
help-segments-arg-name = Name of a segment (abc_a, at_risk …); without: all segments
help-export-arg-query = Only customers whom this query means, and what belongs to them
help-export-arg-segment = Only customers of this segment, and what belongs to them
segments-unknown = There is no segment “{ $name }”. kundig segments shows all.
segments-unknown-nearest = There is no segment “{ $name }”. Did you mean “{ $nearest }”?
segments-command-nobody = There is nobody in the segment “{ $name }”.
segments-broken = (query cannot be read)
segments-head-name = Name
segments-head-label = Segment
segments-head-size = Customers
segments-head-revenue = Revenue 12 m.
segments-head-margin = Margin 12 m.
segments-head-share = Share
segments-head-clv = CLV
segments-head-number = Number
segments-head-city = City
segments-head-last = Last sale
segments-classes-by-revenue = ABC by revenue: costs are known for { $share } of the revenue only
