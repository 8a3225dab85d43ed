# Complaints

step-error-not-allowed = { $number } stands at “{ $from }”; “{ $to }” is not an allowed step from there. Possible: { $allowed }.
step-error-not-told = { $number }: first say by which channel the customer was told the decision; it is not closed without that.
step-error-no-reason = { $number }: a rejection needs a reason. Write it in the note.
step-error-too-early = { $number }: the step would lie before the receipt or before the last step. Correct its time.
step-error-finished = { $number } is finished (“{ $from }”). Reopen the complaint first.
step-error-acknowledged = { $number } is acknowledged already.
flaw-number-taken = Another complaint has the number { $number } (“{ $about }”). Choose another one or leave the field empty.
flaw-due-before-receipt = The agreed deadline lies before the complaint was received. Correct the deadline or the receipt.
flaw-receipt-after-step = Steps were taken on this complaint before that; it cannot be received after them.
flaw-rating = A rating from 1 to 5 goes here.
flaw-score = { $kind } knows no { $score }; it goes from { $from } to { $until }.
flaw-cost = A remedy costs between 0 and a thousand million.

# List
tab-complaints = Complaints
complaints-part-safety = Danger
complaints-part-overdue = Overdue
complaints-part-today = Today
complaints-part-week = Next 7 days
complaints-part-later = Later
complaints-part-paused = Clock stopped
complaints-part-to-close = To be closed
complaints-part-finished = Closed
complaints-part-empty = No open complaint. { $key } takes one down.
complaints-part-nothing = No complaint matches the filter. { $key } clears it.
complaint-next-acknowledge = acknowledge
complaint-next-begin = begin
complaint-next-resolve = resolve
complaint-next-word = update
complaint-next-close = close
complaint-next-wait = wait
complaint-next-nothing = –
complaint-paused = stopped
complaint-of-contact = This contact has been taken down as a complaint already; here it is.
complaint-anonymous = (anonymous)
complaint-no-words = (no description)

# one complaint
complaint-gone = This complaint is gone (trash or erased).
complaint-in-trash = IN THE TRASH
complaint-safety = DANGER: somebody may come to harm. Goes before everything else.
complaint-assign-hint = No customer. { $key } assigns one.
complaint-customer = Customer
complaint-annoyance = Annoyance
complaint-repeat = repeat complaint
complaint-first = first complaint
complaint-acknowledge-by = Acknowledge
complaint-resolve-by = Resolve
complaint-word-by = Update
complaint-in-time = in time
complaint-too-late = { $time } late
complaint-clock-stands = clock stopped, { $time } left after that
complaint-clock-stands-over = clock stopped, { $time } over already
complaint-agreed = agreed
complaint-what = What happened
complaint-demand = What the customer demands
complaint-findings = What came to light
complaint-facts = Details
complaint-received = Received
complaint-about = Category
complaint-product = Product
complaint-delivered = delivered { $date }
complaint-judged = Claim
complaint-justified = justified: { $verdict }
complaint-owner = Owner
complaint-duplicate-of = Duplicate of
complaint-again = Reopened
complaint-reopened = { $count ->
    [one] once
   *[other] { $count } times
}
complaint-life = Life
complaint-remedies = Remedies: { $sum }
complaint-voucher = code { $code }
complaint-valid-until = valid until { $date }
complaint-expired = expired { $date }
complaint-redeemed = redeemed { $date }
complaint-tasks = Measures and tasks ({ $count })
complaint-measure = Measure
complaint-measure-worked = worked: { $verdict }
complaint-satisfaction = Satisfaction
complaint-handling = Handling
complaint-mark-result = result { $mark }/5
complaint-mark-treatment = treatment { $mark }/5
complaint-mark-process = process { $mark }/5
complaint-survey-open = asked { $date }, no answer yet
complaint-contacts = Contacts about it ({ $count })
complaint-earlier = Earlier ones of this category ({ $count })

# steps and what else is possible
complaint-do-received = receive
complaint-do-assessed = assess
complaint-do-in-progress = take into work
complaint-do-go-on = go on working
complaint-do-reopen = reopen
complaint-do-waiting-customer = wait for the customer
complaint-do-waiting-internal = wait internally
complaint-do-offered = offer a solution
complaint-do-accepted = customer accepts
complaint-do-declined = customer declines
complaint-do-escalated = escalate
complaint-do-carried-out = carried out
complaint-do-closed = close
complaint-do-rejected = reject
complaint-do-duplicate = close as duplicate
complaint-do-acknowledge = acknowledge receipt
complaint-do-word = give an interim word
complaint-do-remedy = add a remedy
complaint-do-measure = prevention measure
complaint-do-satisfaction = record satisfaction
complaint-do-redeem = redeem voucher { $code }
complaint-do-assign = assign a customer
complaint-do-owner = make somebody the owner
complaint-do-edit-task = Edit: { $title }
complaint-told-owner = { $number } now belongs to { $name }.
complaint-told-customer = { $number } is now a complaint of { $name }.
complaint-told-redeemed = Voucher { $code } is redeemed.
undo-complaint-owner = owner
undo-complaint-customer = assignment
undo-redeem = voucher
trash-complaint = Complaint { $name } with its life.
complaint-hint-customer = customer card
complaint-hint-cases = cases
complaint-hint-period = period
hint-next-step = next step
hint-acknowledge = acknowledge
hint-picture = picture
hint-period-back = earlier
hint-period-forward = later
help-intro-complaint = What burns stands at the top. Time is working time; it stands still while it is the customer’s turn. “Next step” is the likely one, “Actions” shows all.

# filters
complaint-filter-open = Open
complaint-filter-mine = Mine
complaint-filter-to-picture = { $key } back to the picture
complaint-filter-to-open = { $key } clears
complaint-filter-overdue = Overdue
complaint-filter-closed = Closed
complaint-filter-anonymous = Without customer
complaint-filter-severity = Severity
complaint-filter-state = State
complaint-filter-category = Category
complaint-filter-cause = Cause
complaint-filter-owner = Owner

# pictures
complaint-pareto = Causes
complaint-frab = Frequency and annoyance
complaint-count = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints
}
complaint-picture-empty = No complaint was received in this period.
complaint-period = Period
period-rolling = 12 months up to today
period-month = Month
period-quarter = Quarter
period-year = Year
period-days = { $from } – { $until }
period-quarter-of = quarter { $number } of { $year }
complaint-not-given = (not given)
complaint-cause = Cause
complaint-category = Category
complaint-vital-few = the vital few
complaint-80-line = 80 %
complaint-col-count = cases
complaint-col-share = share
complaint-col-sum = sum
complaint-col-f = f
complaint-col-r = r
complaint-col-p = p = f·r
complaint-axis-relevance = r: mean annoyance (1–5), middle { $middle }
complaint-axis-frequency = f: cases, middle { $middle }
complaint-quadrant-act = act now
complaint-quadrant-clear = clear each case
complaint-quadrant-improve = improve the routine
complaint-quadrant-watch = watch
complaint-frab-chosen = { $name }: { $count }, annoyance { $annoyance } – { $advice }

# customer card
ui-card-open-complaints = { $count ->
    [one] 1 open complaint
   *[other] { $count } open complaints
}
ui-card-complaints = Complaints ({ $count })
ui-card-more-complaints = { $count ->
    [one] and 1 older one
   *[other] and { $count } older ones
}
ui-card-remedy-cost = remedies so far { $sum }
ui-card-survey = Surveys
complaint-told-step = { $number }: { $what } ({ $key } takes it back)
complaint-left = { $time } left
complaint-over = overdue for { $time }
complaint-next-clear = clear up
complaint-next-follow-up = follow up
complaint-next-carry-out = carry out
complaint-next-offer-anew = offer anew
complaint-next-settle = settle
complaint-frab-few = Fewer than { $count } complaints: single cases, no pattern yet.
complaint-single-cases = { $advice } (single cases)
complaint-quadrant-unknown = annoyance unknown
action-complaint-log-call = Call the customer and log the call
action-complaint-open = Open; in a complaint: customer card; in a picture: cases
action-complaint-picture = Switch picture: list, causes, frequency
action-complaint-filter = Filter; in a picture: choose the period
action-complaint-edit = Edit the complaint
action-card-open = Log a call; on a complaint: open it
