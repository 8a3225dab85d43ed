# Screens: tabs, lists, card, messages.

tab-customers = Customers
tab-history = History
tab-tasks = Tasks

title-due = { $count } due
title-drafts = { $count ->
    [one] 1 draft
   *[other] { $count } drafts
}
title-unassigned = { $count } without customer
too-small = kundig needs at least { $width } × { $height } characters. Please enlarge the window.
hint-help = Help

# actions: long form for help and palette
action-tab-1 = Customers tab
action-tab-2 = History tab
action-tab-3 = Complaints tab
action-tab-4 = Tasks tab
action-tab-5 = Segments tab
action-tab-6 = KPIs tab
action-next-tab = Next tab
action-previous-tab = Previous tab
action-palette = Find a command
action-help = Help for this place
action-find-customer = Find a customer (from anywhere)
action-undo = Undo my last action
action-quit = Quit (press twice)
action-interrupt = Interrupt
action-suspend = Suspend
action-redraw = Redraw the screen
action-import = Import a file
action-imports = Take back an import
action-trash = Trash
action-settings = Settings of the file
action-take-draft = Take up a draft
action-up = Up
action-down = Down
action-page-up = Page up
action-page-down = Page down
action-first = To the beginning
action-last = To the end
action-back = Back
action-search = Search
action-to-list = To the list
action-open = Open
action-new = New
action-new-person = New contact person
action-edit = Edit
action-log-call = Log a call (customer calls)
action-log-call-out = Log a call of mine
action-log-contact = Log any other contact
action-new-task = New task, follow-up, promise, wish
action-consent = Note a consent
action-new-complaint = Log a complaint
action-new-survey = Record a survey answer
action-next-step = Next step
action-acknowledge = Acknowledge receipt
action-picture = Change picture
action-period-back = Period back
action-period-forward = Period forward
action-tick = Tick a task
action-postpone = Postpone a task
action-assign = Assign a customer
action-sort = Sort by …
action-filter = Filter by …
action-mark = Mark
action-actions = Actions …
action-delete = Move to the trash
action-copy = Copy …
action-reach = Dial, write, open …
action-save = Save
action-leave = Leave (draft is kept)
action-next-field = Next field
action-previous-field = Previous field
action-follow-up = To the follow-up
action-swap-direction = Swap incoming/outgoing
action-edit-externally = Open the text in the editor
action-undo-text = Undo typing
action-redo-text = Redo typing
action-confirm = Accept
action-cancel = Close

# short form for the bottom line
hint-open = open
hint-down = choose
hint-to-list = list
hint-back = back
hint-find-customer = customer
hint-log-call = call
hint-log-contact = contact
hint-new-task = task
hint-new = new
hint-edit = edit
hint-search = search
hint-filter = filter
hint-sort = sort
hint-mark = mark
hint-actions = actions
hint-tick = tick
hint-postpone = postpone
hint-new-person = person
hint-assign = assign
hint-save = save
hint-leave = leave
hint-next-field = next
hint-follow-up = follow-up
hint-swap-direction = in/out
hint-edit-externally = editor
hint-confirm = accept
hint-cancel = close
hint-delete = trash
hint-copy = copy
hint-reach = dial
hint-quit = quit
hint-import = import
hint-undo = undo

help-title = Help
help-intro-search = Type a name, town or number – any scrap of it. The list follows every letter.
help-intro-card = Everything about one customer. The arrow keys choose a task, a person or a contact; “Edit” is then for that.
help-intro-form = Ctrl-S or F2 saves from any field. Esc leaves the form and keeps the draft. Dates understand words: today, tomorrow, +3, mon, 2w, 31.12., mon 9:30.
help-intro-form-text = Ctrl-S or F2 saves from any field. Esc leaves the form and keeps the draft.
palette-title = Commands
menu-nothing = Nothing matches.

quit-again = Press once more to quit.
quit-again-form = Ctrl-C once more quits kundig. The draft is kept.
question-no = cancel

# search and list
search-hint = Name, number, town, e-mail, phone …
search-count = { $count ->
    [one] 1 hit
   *[other] { $count } hits
}
search-more = more than { $count } hits
search-nothing = Nobody matches “{ $query }”. Enter: log the call or create the customer.
search-nothing-to-pick = Nobody matches “{ $query }”. Esc leaves the choice.
unknown-title = Not found: { $query }
unknown-call = Log the call, assign a customer later
unknown-customer = Create a new customer
column-name = Name
column-city = Town
column-phone = Phone
column-last-contact = Last contact
list-marked = { $count } marked
list-filter = { $words } ({ $key } clears)
list-empty = Nobody here.
ui-card-in-trash = IN THE TRASH since { $date } – { $key } brings it back with everything that belongs to it
sort-name = by name
sort-city = by town
sort-last-contact = by last contact
sort-newest = newest first
ui-match-name = Name
ui-match-company = Company
ui-match-person = Person
ui-match-city = Town
ui-match-number = Number
ui-match-email = E-mail
ui-match-phone = Phone
ui-match-tag = Tag
ui-match-notes = Note
ui-match-switchboard = perhaps (switchboard): { $value }
ui-match-typo = similar: { $value }
ui-match-sound = sounds like { $value }

filter-all = All
filter-any = All
filter-key-accounts = Key accounts
filter-blocked = Blocked
filter-stage = Stage: { $name }
filter-owner = Owner: { $name }
filter-tag = Tag: { $name }
filter-trash = Trash
filter-clear = Clear the filter
filter-text = Words in subject and note
filter-channel = Channel
filter-direction = Direction
filter-topic = Topic
filter-rep = Rep
filter-from = From day
filter-until = Until day
filter-unassigned = Without customer
filter-customer = Only { $name }
filter-since = from { $date }
filter-to = until { $date }
filter-reversed = The period ended before it began; its end was left out.
filter-open = Open
filter-mine = Mine
filter-done = Done

empty-title = No customers in this file yet.
empty-import = Import your list of customers (CSV, Excel, vCard)
empty-new = Enter the first customer
empty-call = Log a call, enter the customer later
empty-demo = shows an invented business (on the command line)
empty-quit = Quit

bulk-tag = Give a tag …
bulk-delete = Move to the trash
bulk-restore = Bring back from the trash
prompt-tag = { $count ->
    [one] Tag for this customer
   *[other] Tag for { $count } customers
}
prompt-postpone = New date: { $title }

# card
ui-card-blocked = BLOCKED
ui-card-blocked-reason = BLOCKED: { $reason }
ui-card-phone-refused = No advertising calls: consent for phone refused ({ $date })
ui-card-person = Person
ui-card-phone = Phone
ui-card-email = E-mail
ui-card-address = Address
ui-card-web = Web
ui-card-about = Customer
ui-card-tags = Tags
ui-card-plan = Plan
ui-card-consent = Advertising
ui-card-notes = Note
ui-card-name = Name
ui-card-number = Customer number
ui-card-since = since { $date }
ui-card-owner = owner { $name }
ui-card-source = source: { $source }
ui-card-referrer = referred by { $name }
ui-card-birthday = birthday { $date }
ui-card-key-account = Key account
ui-card-tasks = Open tasks ({ $count })
ui-card-persons = Contact persons ({ $count })
ui-card-history = Contact history ({ $count })
ui-card-no-history = No contact yet. { $key } logs a call.
ui-card-no-task = No open task.
ui-card-nothing-to-reach = This customer has no entry for that.
ui-card-gone = This customer is no longer there (trash or erased).
contact-solved = solved
contact-not-solved = not solved

# history and tasks
history-filtered = Filtered:
history-unassigned = (no customer)
history-caller = ? { $number }
history-empty = No contacts yet. { $key } logs a call.
history-nothing = No contact matches the filter. { $key } clears it.
tasks-overdue = Overdue
tasks-today = Today
tasks-week = Next 7 days
tasks-later = Later
tasks-undated = Without a date
tasks-done = Done
tasks-empty = Nothing to do. { $key } creates a task.
tasks-nothing = No task matches the filter. { $key } clears it.

# messages
told-copied = Copied: { $value }
told-assigned = Saved: the contact now belongs to { $name }.
told-ticked = Done: { $title } ({ $key } undoes it)
told-reopened = Open again: { $title } ({ $key } undoes it)
told-postponed = Postponed to { $date }: { $title }
told-tagged = { $count ->
    [one] Tag “{ $tag }” given.
   *[other] Tag “{ $tag }” given to { $count } customers.
}
told-trashed = In the trash: { $name } ({ $key } brings it back)
told-restored = { $count ->
    [one] Brought back from the trash.
   *[other] { $count } brought back from the trash.
}
trash-title = Move to the trash?
trash-customer = { $name } with persons, contacts and tasks.
trash-customers = { $count } customers with persons, contacts and tasks.
trash-person = Contact person { $name }.
trash-contact = Contact: { $name }.
trash-task = Task: { $name }.
trash-yes = move to trash

save-number-taken = Not saved: number { $number } already belongs to { $name }. Please choose another.
save-gone = Not saved: the record is no longer there. What you typed is kept as a draft.
save-conflict = Not saved: { $name } has just changed the same. You now see the current state.
conflict-title = Changed at the same time by { $name }
conflict-mine = Mine
conflict-theirs = Theirs
conflict-hint = Space switches, Enter saves, Esc goes back to the form
undo-nothing = There is nothing to undo.
undo-done = Undone: { $what } { $subject }
undo-partly = Partly undone: { $fields } was changed by { $name } since and stays.
undo-save-customer = customer
undo-save-person = contact person
undo-log-call = call
undo-log-contact = contact
undo-save-task = task
undo-consent = consent
undo-assign = assignment
undo-postpone = postponing
undo-tick = tick
undo-tag = tag
undo-trash = trash
undo-restore = bringing back
undo-other = action

draft-offer = Draft of { $time }: { $title } – Enter takes it up, d drops it
draft-none = No draft is waiting.
draft-dropped = Draft dropped.

# forms
form-title-loading = …
form-title-call = Call
form-title-contact = Contact
form-title-contact-edit = Edit contact
form-title-customer-new = New customer
form-title-customer = Edit customer
form-title-person-new = New contact person
form-title-person = Edit contact person
form-title-task-new = New task
form-title-task = Edit task
form-title-consent = Consent
form-title-setup = New file
form-since = since { $time }
form-gone = This record is no longer there.
draft-kept = The draft is kept and will be offered again (D takes it up).
save-please-correct = Not saved: { $reason }
saved-but = { $saved } – still to do: { $reason }
saved-merged = (merged with a colleague's change)
saved-call = Saved: call { $name }
saved-call-unknown = Saved: call without customer
saved-contact = Saved: contact { $name }
saved-contact-edit = Saved: contact { $name } changed
saved-customer = Saved: { $name } ({ $number })
saved-person = Saved: contact person { $name }
saved-task = Saved: { $title } { $date }
saved-consent = Saved: consent { $name }
saved-settings = Saved: settings
setup-weekly = every week
setup-monthly = every month
setup-quarterly = every quarter
setup-yearly = once a year
setup-rarely = less often
section-setup = Five answers, Esc skips them
field-business-name = Name of the business
field-setup-country = Country
field-setup-land = Land (state)
field-currency = Currency
field-buying-rhythm = Customers mostly buy
settings-title = Settings of the file
prompt-setting = { $key }

# other programs
reach-not-configured = The configuration names no command “{ $name }” ({ $value }).
reach-started = { $program }: { $value }
reach-failed = “{ $program }” cannot be started: { $reason }
edit-failed = The editor could not be started or failed; the text is unchanged.

# import on screen
import-title = Import
import-which = Which file? (CSV, Excel, OpenDocument, vCard)
import-which-hint = Tab completes, Enter reads the file, Esc goes back. A path can be pasted, too.
import-looking = Reading the file …
import-fact-separator = separator { $sign }
import-fact-header = headings in line { $line }
import-fact-rows = { $count } data rows
import-fact-passed = { $count } rows without data
import-doubles = Customers that exist already:
import-doubles-skip = skip
import-doubles-update = complete
import-doubles-new = create again
import-head-column = Column
import-head-field = becomes
import-head-samples = Samples
import-column-own = own field “{ $name }”
import-column-empty = (empty)
import-column-ignored = not imported
import-column-ignore = Do not import
import-choose-field = Column “{ $column }” becomes
import-choose-kind = What is in the file?
import-choose-doubles = Customers that exist already
import-key-try = preview
import-key-field = change field
import-key-kind = kind of data
import-key-doubles = doubles
import-key-back = back
import-key-run = import now
import-key-cancel = cancel
import-key-done = done
import-trying = Working out the preview, nothing is changed yet …
import-running = Importing …
import-progress-line = { $read } of { $total } rows, { $rejected } rejected
import-count-read = { $count } read
import-count-created = { $count } new
import-count-updated = { $count } completed
import-count-skipped = { $count } skipped
import-count-rejected = { $count } rejected
import-count-known = { $count } of them imported before.
import-done = Saved: import with { $created } new and { $updated } completed records.
import-cancelled = Cancelled, nothing was changed.
import-nothing-to-do = There is nothing to import here.
import-reject-line = Line { $line }: { $reason }
import-rejects-file = The rejected rows are in { $path }; mended, they can be imported again.
import-take-back = The whole import can be removed again with “Take back an import” (find a command).
imports-title = Take back which import?
imports-none = No import in this file yet.
imports-row = { $date } { $file } ({ $created } new)
imports-question = Import of { $file }: { $created } new records go to the trash, completions are taken back.
imports-yes = take back
imports-undone = Taken back: { $trashed } in the trash, { $reverted } as before, { $kept } changed since and kept.
import-rejects-failed = The rejected rows could not be written to { $path }: { $reason }
keymap-unknown-context = { $place }: there are no keys for “{ $name }”. Possible: global, search, list, card, form, form.text, popup. The defaults are used.
keymap-unknown-action = { $place }: there is no action “{ $name }”. The default is used.
keymap-unknown-action-meant = { $place }: there is no action “{ $name }”. Did you mean “{ $nearest }”?
keymap-unknown-key = { $place }: “{ $key }” is no key. The default is used for “{ $action }”.
cli-screen-failed = The screen cannot be used: { $reason }
setup-file = The file lies in { $path }
ui-match-similar = similar

# fields of an import
import-field-middle-name = Middle names
import-field-suffix = Name suffix
import-field-contact-name = Name of the contact person
import-field-department = Department
import-field-house-number = House number
import-field-postcode-city = Postcode and town
import-field-home-street = Street (home)
import-field-home-postcode = Postcode (home)
import-field-home-city = Town (home)
import-field-home-country = Country (home)
import-field-billing-street = Street (billing)
import-field-billing-postcode = Postcode (billing)
import-field-billing-city = Town (billing)
import-field-billing-country = Country (billing)
import-field-delivery-street = Street (delivery)
import-field-delivery-postcode = Postcode (delivery)
import-field-delivery-city = Town (delivery)
import-field-delivery-country = Country (delivery)
import-field-phone = Phone
import-field-email = E-mail
import-field-name = Name (person or company)
import-field-phone-home = Phone (home)
import-field-mobile = Mobile phone
import-field-fax = Fax
import-field-phone-label = Label of the number
import-field-email-label = Label of the e-mail
import-field-consent-email = Consent e-mail
import-field-consent-phone = Consent phone
import-field-consent-post = Consent post
import-field-customer-email = E-mail of the customer
import-field-time = Time
import-field-call-type = Kind of call
import-field-duration-min = Duration in minutes
import-field-duration-s = Duration in seconds
import-field-follow-up-on = Follow-up on
import-field-follow-up-done-at = Follow-up done at
import-field-caller = Caller's number
import-field-caller-name = Caller's name
import-field-line = Extension
settings-new-field = New own field …
prompt-new-field = Label of the new field
