# Reading and writing files
import-kind-customers = customers
import-kind-persons = contact persons
import-kind-contacts = contacts
import-kind-complaints = complaints
import-kind-tasks = tasks
import-kind-surveys = survey answers

# Why a file cannot be read
import-file-missing = { $path }: there is no such file. Please check the name.
import-file-folder = { $path } is a folder. Please name a file in it.
import-file-special = { $path } is not a plain file. Please save its content to a file first.
import-file-unreadable = { $path } cannot be read: { $what }
import-file-empty = { $path } is empty.
import-file-binary = { $path } is neither text nor a spreadsheet. CSV, XLSX, ODS, XLS and vCard can be read.
import-file-calendar = { $path } is a calendar (iCalendar). It holds no customers; appointments and tasks cannot be imported yet.
import-file-json = { $path } is JSON, which cannot be imported. Please use the CSV form of it: kundig’s own export is CSV without --format json.
import-file-too-large = { $path } is too large ({ $size } MiB, at most { $limit } MiB). Please save the sheet as CSV, which has no limit.
import-file-too-many-columns = { $path } has { $columns } columns, at most { $limit } are possible. Is it really a table?
import-file-endless-record = { $path }, line { $line }: this record does not end. A closing quotation mark is probably missing.
import-file-sheet = { $path }: the spreadsheet is damaged or encrypted and cannot be read ({ $what }).
import-file-no-header = { $path }: no column names found. The first row is: { $first }. Please put a row of names above it (for example name, street, postcode, city, phone, email).
import-file-nothing-useful = { $path }: no { $kind } can be made of these columns: { $columns }. Use --map COLUMN=FIELD to say what a column means.
import-file-no-rows = { $path }: there are no data below the column names.
import-map-no-column = { $path } has no column “{ $column }”.
import-map-no-column-nearest = { $path } has no column “{ $column }”. Did you mean “{ $nearest }”?
import-map-no-field = There is no field “{ $field }”.
import-map-no-field-nearest = There is no field “{ $field }”. Did you mean “{ $nearest }”?

# Why a row was not taken
import-too-long = { $column }: the text is too long ({ $length } characters, at most { $limit }).
import-bad-date = { $column }: “{ $value }” is not a date.
import-bad-birthday = { $column }: “{ $value }” lies in the future or is no birthday.
import-bad-time = { $column }: “{ $value }” is not a time of day.
import-bad-duration = { $column }: “{ $value }” is not a duration.
import-bad-number = { $column }: “{ $value }” is not a number.
import-bad-choice = { $column }: “{ $value }” is not known here.
import-bad-recurrence = { $column }: “{ $value }”. { $why }
import-bad-phone = { $column }: “{ $value }” is not a phone number.
import-bad-email = { $column }: “{ $value }” is not an e-mail address.
import-no-name = No name, company, e-mail or phone.
import-no-customer = The customer number is missing.
import-no-date = The date is missing.
import-no-title = The title is missing.
import-no-score = An answer without a score.
import-no-survey-kind = It is not said what was asked (nps, csat or ces).
import-out-of-range = { $column }: “{ $value }” is not a whole number from { $from } to { $to }.
import-bad-amount = { $column }: “{ $value }” is not an amount of money.
import-in-future = { $column }: “{ $value }” lies in the future.
import-before = { $column }: “{ $value }” lies before “{ $other }”.
import-ends-early = { $column }: “{ $value }” lies before the beginning.
import-no-end = It is said to be “{ $state }”, but the time of that is missing (closed_at or resolved_at).
import-not-ended = It is said to be “{ $state }”, but a time of its end is given.
import-cost-alone = A cost without a remedy: what for?
import-costs = { $costs } costs do not fit { $remedies } remedies.
import-rejected-note = as in the imported table
import-too-many-cells = { $cells } values, but only { $columns } columns. Is there a separator without quotation marks in a text?
import-endless-record = This record does not end; nothing was read from here on. A closing quotation mark is probably missing.
import-read-error = Reading stopped here: { $what }
reject-number-conflict = Number { $number } already belongs to “{ $name }”.
reject-unknown-customer = There is no customer “{ $customer }”.
reject-ambiguous-customer = “{ $customer }” belongs to several customers.
reject-complaint-conflict = Number { $number } already belongs to another complaint: “{ $name }”.
reject-unknown-complaint = There is no complaint “{ $complaint }”.

import-follow-up = Follow-up
import-reject-column = kundig: reason

# Command import
import-bad-kind = “{ $value }” cannot be imported. Possible: { $kinds }
import-bad-policy = There is no --on-duplicate { $value }. Possible: skip, update, new
import-bad-map = --map { $value }: expected COLUMN=FIELD, for example --map "Customer no.=number"
import-progress = { $percent } % ({ $done } rows)
import-form-csv = CSV, { $encoding }, separator “{ $separator }”, column names in line { $line }
import-form-sheet = { $format } spreadsheet, column names in line { $line }
import-form-vcard = address book (vCard), { $encoding }
import-separator-tab = tab
import-to-own = → own field “{ $label }” ({ $form })
import-to-label = kind of the number or address
import-to-nothing = not imported ({ $values } values); change with --map COLUMN=FIELD
import-month-first = month first
import-decimal-comma = decimal comma
import-decimal-point = decimal point
import-passed = Passed over: { $what }
import-passed-above = { $count ->
    [one] 1 line above the column names
   *[other] { $count } lines above the column names
 }
import-passed-empty = { $count ->
    [one] 1 empty row
   *[other] { $count } empty rows
 }
import-passed-sums = { $count ->
    [one] 1 row of sums
   *[other] { $count } rows of sums
 }
import-passed-headings = { $count ->
    [one] 1 repeated heading
   *[other] { $count } repeated headings
 }
import-dry-run = Dry run, nothing was saved:
import-counts = { $read } read: { $created } new, { $updated } changed, { $skipped } skipped, { $rejected } rejected
import-skipped = Skipped: { $known } imported before, { $met } already there
import-without-customer = Without a customer: { $count }
import-unassigned = Without a customer: { $count } (to be assigned in the history)
import-reject = line { $line }: { $reason }
import-more-rejects = … and { $count } more
import-rejects-written = The rejected rows are in { $path }. Mend them there and import that file.
import-rejects-hint = With --rejects FILE the rejected rows are written out to be mended.
import-row-created = new
import-row-updated = will be changed
import-row-known = imported before
import-row-duplicate = already there
import-row-rejected = rejected

# Command export
export-bad-kind = “{ $value }” cannot be exported. Possible: customers, persons, contacts, complaints, tasks, sales, surveys, all
export-bad-format = There is no format “{ $value }”. Possible: csv, json
export-all-needs-folder = Everything as CSV is several files: please name a folder, or use --format json.
write-exists = { $path } exists and is no earlier output of kundig. Please use another name or remove it.
write-is-folder = { $path } is a folder. Please name a file in it.
write-failed = { $path } cannot be written: { $what }
write-no-folder = there is no such folder
write-denied = permission is denied
write-full = the disk is full
write-read-only = the disk is read-only

help-import-arg-kind = customers, persons, contacts, complaints, tasks, sales or surveys
help-import-arg-file = CSV, XLSX, ODS, XLS or vCard
help-import-arg-dry-run = Only show what would happen
help-import-arg-map = What a column means; FIELD “-” leaves it out, “own” makes an own field of it
help-import-arg-on-duplicate = Who is there already: skip, update, or a new record (new)
help-import-arg-rejects = Write rejected rows with the reason to this file
help-export-arg-kind = customers, persons, contacts, complaints, tasks, sales, surveys or all
help-export-arg-file = File (a folder for all as CSV); without it or “-”: standard output
help-export-arg-format = csv or json (else csv)

# Fields of complaints, tasks and surveys
import-field-complaints-number = Complaint number
import-field-tasks-kind = Kind of task
import-field-surveys-kind = Survey (NPS, CSAT, CES)
import-field-received-at = Received
import-field-category = Category
import-field-cause = Cause
import-field-product = Product
import-field-severity = Severity
import-field-annoyance = Annoyance (1–5)
import-field-description = Description
import-field-demand = Demand
import-field-justified = Justified
import-field-acknowledged-at = Acknowledged on
import-field-resolved-at = Resolved on
import-field-closed-at = Closed on
import-field-state = State
import-field-remedy = Remedy
import-field-cost = Cost of the remedy
import-field-satisfaction = Satisfaction (1–5)
import-field-satisfaction-treatment = Satisfaction: treatment
import-field-satisfaction-process = Satisfaction: process
import-field-complainant = Who complains
import-field-document = Document
import-field-findings = Findings
import-field-safety = Danger to somebody
import-field-recurrence = Repetition
import-field-complaint = Complaint number
import-field-sent-at = Sent on
import-field-answered-at = Answered on
import-field-score = Score
import-field-comment = Comment
import-field-touchpoint = Occasion

# Sales
import-kind-sales = sales
import-file-amount-meaning = { $path }: It is not said whether “{ $columns }” is without or with VAT, before or after discount. { $seen }Please say so: --map "{ $column }=revenue" (without VAT, before discount), "{ $column }=revenue_after_discount" (without VAT, after discount), "{ $column }=gross" (with VAT, before discount) or "{ $column }=gross_after_discount" (with VAT, after discount).
import-proof-before = In { $rows } of { $of } rows with a discount it is an even percentage of “{ $column }”, which is therefore the amount before discount.
import-proof-after = In { $rows } of { $of } rows with a discount it is an even percentage of “{ $column }” plus discount, which is therefore the amount after discount.
import-reading-revenue = “{ $column }” is read as the amount without VAT, before discount.
import-reading-revenue-after = “{ $column }” is read as the amount without VAT, after discount.
import-reading-gross = “{ $column }” is read as the amount with { $rate } % VAT (setting vat-rate), before discount.
import-reading-gross-rates = “{ $column }” is read as the amount with VAT, before discount; the rate is that of “{ $rates }”, else { $rate } %.
import-reading-gross-after = “{ $column }” is read as the amount with { $rate } % VAT (setting vat-rate), after discount.
import-reading-gross-after-rates = “{ $column }” is read as the amount with VAT, after discount; the rate is that of “{ $rates }”, else { $rate } %.
import-reading-no-cost = The file does not tell of variable costs: the contribution margin stays unknown.
import-reading-cost-missing = { $rows ->
    [one] 1 row has no variable cost: its contribution margin stays unknown.
   *[other] { $rows } rows have no variable cost: their contribution margin stays unknown.
 }
import-no-amount = The amount is missing.
import-amount-too-large = { $column }: “{ $value }” is too large for an amount of money.
import-foreign-currency = { $column }: the amount is in { $value }, the file keeps { $currency }. Please convert it.
import-bad-percent = { $column }: “{ $value }” is not a percentage.
import-discount-sign = { $column } has another sign than { $other }: which is right?
import-sale-minus-quantity = The quantity is negative, the amount is not: a refund or a sale?
import-sale-too-much = The amount is larger than a sale can be.
reject-sale-conflict = Document { $document } is there already with another customer or content.
reject-sale-conflict-line = Line { $line } of document { $document } is there already with another customer or content.
import-unknown-customer = { $rows ->
    [one] Unknown customer: { $customer } (1 row).
   *[other] Unknown customer: { $customer } ({ $rows } rows).
 }
import-unknown-customers = { $count } unknown customers in { $rows } rows: { $customers }.
import-unknown-hint = --create-customers makes them.
import-customers-made = { $count ->
    [one] 1 customer was made.
   *[other] { $count } customers were made.
 }
import-customers-would = { $count ->
    [one] 1 customer would be made.
   *[other] { $count } customers would be made.
 }
help-import-arg-create-customers = With sales: make unknown customers instead of rejecting their rows

import-field-sales-kind = Kind (sale, refund)
import-field-sales-date = Date of the document
import-field-sales-line = Line of the document
import-field-sales-name = Name of the customer
import-field-refund-of = Refund of document
import-field-quantity = Quantity
import-field-revenue = Net before discount
import-field-revenue-after-discount = Net after discount
import-field-gross = Gross before discount
import-field-gross-after-discount = Gross after discount
import-field-amount = net or gross?
import-field-discount = Discount
import-field-discount-percent = Discount in percent
import-field-discount-reason = Reason of the discount
import-field-variable-cost = Variable cost of the row
import-field-unit-cost = Variable cost of a piece
import-field-vat-rate = VAT rate
import-field-currency = Currency
import-unknown = Unknown customers:
import-unknown-reject = reject
import-unknown-make = make
import-unknown-other = change
import-choose-meaning = “{ $column }” is the amount …
import-key-make = make customers
import-key-reject = make no customers
import-count-customers = { $count ->
    [one] 1 new customer
   *[other] { $count } new customers
 }

import-field-annual-potential = Potential a year
import-field-potential-category = Kind of potential
import-field-potential-on = Potential estimated on
import-field-key-account-plan = Plan: goals
import-field-key-account-measures = Plan: measures
import-field-key-account-people = Plan: people
import-field-contact-rhythm-days = Contact rhythm in days
import-field-inactivity-days = Inactive after days
