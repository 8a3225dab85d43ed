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
hint-suggest = type; Space shows what is known
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

# Sale, cost, scores, plan, stage, segment
form-cost-unknown = unknown
form-sale-free = free of charge
form-sale-free-long = free of charge, counts as a purchase
form-sale-refund = refund { $amount }
form-sale-summary = net { $net }, margin { $margin }
form-sale-goods-back = What the returned goods had cost; 0 if they cannot be sold again.
form-sale-same-document = This document is there already: { $date }, { $amount }.
form-plan-goals = What do you want to reach with this customer?
form-plan-measures = How? One measure a line
form-plan-people = Name: part, one person a line
form-plan-no-measure = Write a measure into the line first.
form-plan-task = { $key }: make this line a task
form-stage-rule = by rule
form-stage-rule-says = by rule: { $stage }
form-stage-by-hand = by hand since { $date }; { $rule }
form-segment-members = { $count ->
    [one] 1 customer
   *[other] { $number } customers
}
form-segment-query = e.g. revenue > 5000 and last_contact > 90d
form-segment-strategy = What is to be done with these customers?

form-error-percent = A discount lies between 0 % and 100 %.
form-error-currency = This file is kept in { $currency }. Please enter the amount in { $currency }.
form-error-sale-amount = Enter the amount; 0 for something free of charge.
form-error-sale-later = This day lies in the future. A sale counts once it is made.
form-error-sale-customer = Choose the customer.
form-error-sale-refund-of = Only a refund takes a document back: set the kind to refund or empty “Refund of”.
form-error-discount = The discount is greater than the amount.
form-error-cost-amount = Enter the amount.
form-error-cost-later = This day lies in the future. Costs count once they have arisen.
form-error-stage = Choose the stage, or “by rule”.
form-error-lost-reason = Write why the customer is lost.
form-error-segment-name = Give the segment a name.
form-error-segment-query = Write which customers belong to it.

form-scale-potential = 1 hardly any need left – 5 great need
form-scale-growth = 1 shrinks – 5 grows fast
form-scale-price-level = 1 haggles over every price – 5 pays good prices
form-scale-payment = 1 pays after reminders – 5 pays at once
form-scale-reference = 1 unknown – 5 recommends us
form-scale-lead-user = 1 follows others – 5 ahead of the times
form-scale-strategic = 1 replaceable – 5 needed for our future
form-scale-share-of-wallet = 1 mostly buys elsewhere – 5 buys nearly all from us
form-scale-satisfaction = 1 annoyed – 5 delighted
form-scale-closeness = 1 hardly known – 5 close and trusting
form-scale-length = 1 quite new – 5 for many years

form-title-sale-new = New sale
form-title-sale = Change sale
form-title-cost-new = New cost
form-title-cost = Change cost
form-title-scores = Scores
form-title-plan = Account plan
form-title-stage = Stage
form-title-segment-new = New segment
form-title-segment = Change segment

saved-sale = Saved: sale { $amount }, { $name }
saved-sale-free = Saved: given free of charge (counts as a purchase), { $name }
saved-refund = Saved: refund { $amount }, { $name }
saved-cost = Saved: { $kind } { $amount }, { $name }
saved-scores = Saved: { $count ->
    [one] 1 score
   *[other] { $count } scores
}, { $name }
saved-scores-gone = Saved: score taken back, { $name }
saved-scores-none = Nothing changed, { $name }
saved-plan = Saved: key account { $name }
saved-plan-no-key-account = Saved: { $name } is no key account
saved-stage = Saved: stage { $stage } (by hand), { $name }
saved-stage-rule = Saved: stage by rule, { $name }
saved-segment = Saved: segment “{ $name }”

hint-discount = an amount or a percentage: 125.00 or 10 %
hint-people = name: part, one person a line
hint-query = conditions: field:value, field:>number; ↓: suggestions
