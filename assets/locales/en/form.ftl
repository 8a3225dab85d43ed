# Forms: what is said while they are filled in.

form-yes = yes
form-no = no
form-now = now
form-days = days
form-minutes = min
form-no-match = nothing matches
form-clock = running: { $minutes } min
form-purpose-advertising = advertising
form-follow-up-untitled = Follow-up

form-day-closed = Closed on this day.
form-day-holiday = Public holiday: { $name }.
form-day-past = This day is over.
form-time-twice = This time comes twice that night; the earlier one counts.
form-time-left-out = This time is left out when the clocks change; { $time } counts.

date-error-not-understood = Try: today, tomorrow, mon, +3, 2w, 31.12., 2026-12-31, also with a time: mon 9:30.
date-error-no-such-day = There is no such day.
date-error-no-such-time = There is no such time. Try: mon 9, mon 9:30, +3 14:00.
date-error-too-far = That is too far away. Take a year from 1800 to 2999.
birthday-error = Try: 24.12., 1970-12-24 (a day that has been).

form-error-required = Something is missing here.
form-error-name = Give at least one name.
form-error-whole = A whole number, please, such as 30.
form-error-decimal = A number, please, such as 12.5.
form-error-money = An amount, please, such as 1,250.00.
form-error-phone = Not a phone number: { $line }
form-error-email = Not an e-mail address: { $line }
form-error-referred-by-self = Nobody refers themselves.
form-error-ends-time = A time, please, such as 10:30.
form-error-ends-before = The end lies before the beginning.

hint-text = Enter: go on
hint-long-text = Enter: new line
hint-choice = Space or typing: choose, ←→: next entry, Del: empty
hint-choice-given = Space or typing: choose, Del: empty
hint-yes-no = yes or no: type or ←→, Del: leave open
hint-rating = 1 to 5, Del: leave open
hint-date = today, mon, +3, 2w, 31.12.
hint-date-past = today, yesterday, 31.12., 2020-12-31
hint-when = tomorrow, mon 9, +3 14:00, 2w, 31.12.
hint-when-past = today 9:30, yesterday 14:00, 31.12. 10:00
hint-birthday = 24.12. or 1970-12-24
hint-whole = a whole number
hint-decimal = a number, such as 12.5
hint-money = an amount, such as 1,250.00
hint-tags = separated by commas
hint-suggest = type; what is known is suggested
hint-suggest-open = ↓: choose, →: complete, Esc: close
hint-customer = Space or typing: find a customer, Del: empty
hint-phones = one number a line: mobile: 0171 …, 0531 … (desk)
hint-emails = one address a line: name@firm.com (office)
hint-addresses = one a line: billing: Street 1, 38100 Town
hint-social = one a line: mastodon: @name
hint-repeats = weekdays, mon, every 2 weeks, monthly, until 31.12.

# Complaint
form-today = today
form-complaint-what = One sentence is enough.
form-by-rule = by rule
form-similar = similar, of { $date }: { $complaint }
form-open-complaints = { $count ->
    [one] 1 open complaint: { $numbers }
   *[other] { $count } open complaints: { $numbers }
}
form-linked-complaint = Complaint { $complaint }
form-step-note = What is there to say?
form-step-reason = Why is it rejected?
form-step-duplicate = number, such as B-2026-0042
form-step-offer = What do you offer?
form-scale-nps = { $least }–{ $most }: would recommend
form-scale-csat = { $least }–{ $most }: was satisfied
form-scale-ces = { $least }–{ $most }: was easy

form-error-complaint-empty = Write in a few words what happened.
form-error-deadline-before = This deadline would lie before the complaint came in.
form-error-received-later = A complaint cannot come in in the future.
form-error-received-after-step = The complaint would come in after a step that is already taken.
form-error-not-on-the-spot = This belongs to a solution on the spot: set “Solved at once” to yes, or empty this.
form-error-remedy-kind = Choose what kind of remedy this is.
form-error-cost = There can be no such cost.
form-error-valid-before = The voucher would expire before it is given.
form-error-redeemed-before = It would be redeemed before it is given.
form-error-step-reason = A rejection needs its reason.
form-error-step-told = Say by which channel the customer was told.
form-error-step-later = This step would lie in the future. Note a step when it has been taken.
form-error-answered-later = This answer would lie in the future.
form-error-duplicate-missing = Give the number of the complaint that this one repeats.
form-error-duplicate-unknown = There is no complaint { $number }.
form-error-duplicate-self = That is the number of this very complaint.
form-error-measure-title = Write what is to be done.
form-error-score-missing = Enter a score.
form-error-score = { $kind } goes from { $least } to { $most }.
form-error-repeats-due = A repetition needs a first date.

form-title-complaint-new = New complaint
form-title-complaint = Edit complaint
form-title-measure-new = New measure
form-title-measure = Edit measure
form-title-remedy-new = New remedy
form-title-remedy = Edit remedy
form-title-survey = Survey answer
form-title-step = Next step
form-title-step-acknowledged = Acknowledge receipt
form-title-step-told = Interim word
form-title-step-offered = Offer a solution
form-title-step-closed = Close
form-title-step-rejected = Reject
form-title-step-duplicate = Duplicate
form-title-step-reopen = Reopen

saved-complaint = Saved: complaint { $number }
saved-complaint-due = acknowledge by { $date }
saved-complaint-solved = solved at once
saved-step = { $number }: { $what }
saved-step-survey = { $key } records how satisfied they are
saved-remedy = Saved: { $kind } for { $number }
saved-survey = Saved: { $score }

survey-follow-up = Unhappy ({ $score }): call and ask
survey-unhappy-title = Unhappy customer
survey-unhappy = { $score }: best to call and ask. Follow-up { $date }?
survey-unhappy-yes = create the follow-up

touchpoint-complaint = complaint
touchpoint-contact = contact
touchpoint-customer = survey
