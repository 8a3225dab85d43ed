# Figures of the business
tab-kpis = KPIs

kpi-block-orientation = Orientation
kpi-block-satisfaction = Satisfaction
kpi-block-retention = Retention
kpi-block-value = Value

# The command kundig kpi (cli/kpi)
help-kpi = Figures of the business over a period
help-kpi-arg-period = Period: 2026, 2026-Q1, 2026-03 or 2026-03-01..2026-04-15 (default: 12 months up to the day)
help-kpi-arg-from = First day (instead of --period)
help-kpi-arg-to = Last day (instead of --period; default: the day as of which)
help-kpi-arg-by = Cut the period into rows: month, quarter or year
help-kpi-arg-segment = Only customers of this segment
help-kpi-arg-owner = Only customers of this owner
help-kpi-arg-as-of = As of this day (default: today); what came later is left out
help-kpi-arg-explain = Explain what a figure means, such as nps
help-kpi-arg-csv = Print CSV, a row for each figure

kpi-title = Figures { $period }
kpi-as-of = as of { $date }
kpi-of-segment = segment { $name }
kpi-of-owner = owner { $name }
kpi-head-value = Value
kpi-head-n = n
kpi-head-interval = 95% interval
kpi-head-before = Before
kpi-head-year = Year ago
kpi-targets = Targets
kpi-target-line = { $name } { $value } – target { $target }
kpi-target-met = target met
kpi-target-missed = target missed

kpi-month-stored = Stored on { $date }, as of the end of the month; { $count ->
    [0] nothing was corrected since.
   *[other] corrected since:
    }
kpi-month-corrected = { $name }: stored { $stored }, counted today { $now }

kpi-bad-date = “{ $value }” is not a date. Possible: 2026-01-31, yesterday, -30
kpi-as-of-future = { $value } lies in the future. There are figures as of today or a past day.
kpi-too-many = That would be { $rows } rows; at most { $most } are possible. Please choose a shorter period or longer rows.
kpi-owner-unknown = Nobody is called “{ $name }”. An owner is whoever looks after a customer.
kpi-owner-unknown-nearest = Nobody is called “{ $name }”. Did you mean { $nearest }?
kpi-nobody-of-segment = The segment “{ $segment }” has no customers; there is nothing to count.
kpi-nobody-of-owner = { $owner } looks after no customers; there is nothing to count.
kpi-nobody-of-both = In the segment “{ $segment }” { $owner } looks after no customers; there is nothing to count.
kpi-unknown = There is no figure “{ $name }”. All of them stand in kundig kpi --csv
kpi-unknown-nearest = There is no figure “{ $name }”. Did you mean { $nearest }?
kpi-no-records = There is nothing in the file yet that could be counted.
kpi-before-first = Up to { $until } there is nothing in the file; the first record is of { $first }.

kpi-nps = NPS
kpi-csat = CSAT
kpi-csat-mean = CSAT, mean
kpi-ces = CES
kpi-ces-share = CES 5–7
kpi-nps-response-rate = NPS response rate
kpi-csat-response-rate = CSAT response rate
kpi-ces-response-rate = CES response rate
kpi-complaints = Complaints
kpi-open-complaints = Open complaints
kpi-complaint-rate = Complaint rate
kpi-complaints-per-100-orders = Complaints per 100 orders
kpi-time-to-acknowledge-h = Time to acknowledge
kpi-time-to-resolve-h = Time to resolve
kpi-acknowledge-in-time-rate = Acknowledged in time
kpi-resolve-in-time-rate = Resolved in time
kpi-recovery-satisfaction = Satisfied after complaint
kpi-reopen-rate = Reopened complaints
kpi-repeat-complaint-rate = Repeat complaints
kpi-complaint-cost = Complaint cost
kpi-first-contact-resolution = First-contact resolution
kpi-reachability = Reachability
kpi-contacts = Contacts
kpi-contact-coverage = Contact coverage
kpi-contact-coverage-90d = Contacted in 90 days
kpi-promises-kept = Promises kept
kpi-wishes-open = Wishes open
kpi-active-customers = Active customers
kpi-new-customers = New customers
kpi-lost-customers = Lost customers
kpi-won-back-customers = Won back
kpi-churn-rate = Churn rate
kpi-retention-rate = Retention rate
kpi-win-back-rate = Win-back rate
kpi-repeat-purchase-rate = Repeat purchase rate
kpi-referral-rate = Referral rate
kpi-revenue = Gross revenue
kpi-discounts = Discounts
kpi-variable-costs = Variable costs
kpi-net-revenue = Net revenue
kpi-contribution-margin = Contribution margin
kpi-contribution-margin-ratio = Margin ratio
kpi-refunds = Refunds
kpi-orders = Orders
kpi-buyers = Buyers
kpi-purchase-days = Purchase days
kpi-average-order = Average order
kpi-clv-historic = CLV to date
kpi-clv-predicted = CLV predicted
kpi-abc-share-a = Share of class A
kpi-top5-share = Share of the top 5
kpi-task-punctuality = Tasks on time
kpi-consent-coverage-email = E-mail consent
kpi-consent-coverage-phone = Phone consent
kpi-consent-coverage-post = Post consent
kpi-nps-latest = NPS, latest answers
kpi-csat-latest = CSAT, latest answers
kpi-ces-latest = CES, latest answers

# Sizes and changes (domain/kpi/words.rs)
kpi-hours = { $value } h
kpi-points-of-percent = { $value } pp
kpi-thousands = { $value }k
kpi-millions = { $value }m
kpi-billions = { $value }bn
kpi-no-real-change = no real change
kpi-few = few cases
kpi-provisional = provisional

# Periods (domain/kpi/spell.rs)
kpi-period-rolling = 12 months up to { $until }
kpi-period-unreadable = “{ $text }” is not a period. Please write 2026, 2026-Q1, 2026-03 or 2026-03-01..2026-04-15.
kpi-period-not-in-calendar = The calendar has no “{ $text }”. Please write 2026, 2026-Q1, 2026-03 or 2026-03-01..2026-04-15.
kpi-period-too-far = “{ $text }” is too far away. Please use a year from { $first } to { $last }.
kpi-period-reversed = The period ends on { $until }, before it begins on { $from }.
kpi-period-future = The period begins only on { $from }; there are figures up to { $day }.
kpi-period-too-long = The period is { $years } years long; at most { $most } are possible.

# The overview (pane/kpis)
kpis-everybody = All customers
kpis-basis = Whose figures
kpis-owner = Looked after by { $name }
kpis-as-of = As of { $date }
kpis-counting = counting { $dots }
kpis-compared = vs. { $period }
kpis-not-compared = not compared
kpis-col-value = Value
kpis-col-n = n
kpis-cases-millions = { $n }m
kpis-col-trend = Trend
kpis-col-before = Before
kpis-col-year-before = Last year
kpis-any-range = From … to
kpis-prompt-range = Period from … to …
kpis-last-period = There is nothing later than “{ $period }”.
kpis-nothing = — nothing to count in this period
kpis-interval = 95%: { $interval }
kpis-cases = n = { $n }
kpis-target = target { $target }
kpis-before = before { $change }
kpis-before-same = before { $change }, no real change
kpis-year-before = last year { $change }
kpis-year-before-same = last year { $change }, no real change
kpis-legend-corrected = corrected since it was stored
kpis-legend-few = fewer than 10 cases
kpis-empty = Nothing to count yet: no customers, no contacts, no sales. { $key } reads a file.
kpis-nobody = Nobody belongs to “{ $name }” at the moment: nothing to count. { $key } chooses other customers.
kpis-hint-compare = Compare
kpis-hint-basis = Whose
kpis-short-recovery-satisfaction = Satisfied again
kpis-short-first-contact-resolution = First-time resolution
action-kpis-open = Formula, course and what is behind it
action-kpis-edit = Set the target of the figure, empty: none
action-kpis-save = Store a corrected month anew
action-kpis-period = Period: month, quarter, year, 12 months, from … to
action-kpis-compare = Compare with: period before, last year, nothing
action-kpis-filter = Whose figures: everybody's, a segment's, one person's customers
action-kpis-page-up = Previous block
action-kpis-page-down = Next block
help-intro-kpis = The four K's at a glance. Each line: value, number of cases n, trend and change. A change that may be chance is marked ≈. Provisional figures, few cases and corrections carry a sign.

# Targets (domain/kpi/target.rs)
kpi-target-at-least = at least { $value }
kpi-target-at-most = at most { $value }
kpi-target-yearly = A target of it is meant for twelve months; other periods are measured by their share of it.
setting-expects-target-percent = a percentage from 0 to 100, such as 7.5; empty: no target
setting-expects-target-ratio = a percentage from 0 to 1000, such as 2.5; empty: no target
setting-expects-target-points = points from -100 to 100, such as 50; empty: no target
setting-expects-target-csat = a mean from 1 to 5, such as 4.2; empty: no target
setting-expects-target-ces = a mean from 1 to 7, such as 5.8; empty: no target
setting-expects-target-hours = working hours from 0 to 10000, such as 16 or 2.5; empty: no target
setting-expects-target-count = a number, such as 120; empty: no target
setting-expects-target-count-year = a number for twelve months, such as 120; empty: no target
setting-expects-target-money = an amount such as 250000 or 89.90; empty: no target
setting-expects-target-money-year = an amount for twelve months, such as 250000; empty: no target

# One figure by itself (pane/kpis/detail)
kpi-detail-counting = counting { $dots }
kpi-detail-n = n = { $n }
kpi-detail-interval = 95%: { $interval }
kpi-detail-target = Target { $target }
kpi-detail-target-met = Target { $target } met
kpi-detail-target-missed = Target { $target } missed
kpi-detail-before = { $period }: { $value }
kpi-detail-year-before = Year before ({ $period }): { $value }
kpi-detail-better = better
kpi-detail-worse = worse
kpi-detail-corrected = Stored on { $date }: { $stored }, corrected since: { $now } ({ $key } stores anew)
kpi-detail-course = Trend
kpi-legend-chosen = this period
kpi-legend-interval = 95%
kpi-legend-target = target
kpi-quarter-short = Q{ $number }
kpi-hint-card = Card
kpi-hint-complaint = Complaint
kpi-hint-target = Target
kpi-hint-keep = Store anew
kpi-hint-earlier = Earlier
kpi-hint-later = Later
kpi-target-title = Target for { $name }
kpi-target-title-year = Target for { $name } in twelve months
kpi-target-none = No target
kpi-keep-title = Store the month anew
kpi-keep-text = The figures of { $month } were stored on { $date } and have changed since. Store them as they are now? The earlier values stay on file.
kpi-keep-yes = Store anew

# What is behind a figure (pane/kpis/detail_rows.rs)
kpi-behind-looking = Looking { $dots }
kpi-behind-nothing = There is nothing behind it.
kpi-behind-nobody = no customer
kpi-behind-of-nobody = This entry belongs to no customer.
kpi-behind-answers = { $count ->
    [one] 1 answer
   *[other] { $count } answers, the worst first
}
kpi-behind-latest = { $count ->
    [one] 1 latest answer
   *[other] { $count } latest answers, the worst first
}
kpi-behind-invitations = { $count ->
    [one] 1 invitation
   *[other] { $count } invitations, unanswered first
}
kpi-behind-questions = { $count ->
    [one] 1 request
   *[other] { $count } requests, unsolved first
}
kpi-behind-calls = { $count ->
    [one] 1 call from us
   *[other] { $count } calls from us, unreached first
}
kpi-behind-contacts = { $count ->
    [one] 1 contact
   *[other] { $count } contacts, the newest first
}
kpi-behind-rhythm = { $count ->
    [one] 1 customer with a contact rhythm
   *[other] { $count } customers with a contact rhythm, the longest overdue first
}
kpi-behind-silent = { $count ->
    [one] 1 customer
   *[other] { $count } customers, the longest silent first
}
kpi-behind-promises = { $count ->
    [one] 1 promise due
   *[other] { $count } promises due, broken ones first
}
kpi-behind-tasks = { $count ->
    [one] 1 task due
   *[other] { $count } tasks due, late ones first
}
kpi-behind-wishes = { $count ->
    [one] 1 open wish
   *[other] { $count } open wishes, the oldest first
}
kpi-behind-consents = { $count ->
    [one] 1 customer with consent
   *[other] { $count } customers with consent, the oldest first
}
kpi-behind-complaints = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints, the newest first
}
kpi-behind-open = { $count ->
    [one] 1 open complaint
   *[other] { $count } open complaints, the oldest first
}
kpi-behind-slow = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints, the longest first
}
kpi-behind-late = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints, late ones first
}
kpi-behind-recovery = { $count ->
    [one] 1 judged complaint
   *[other] { $count } judged complaints, the unhappiest first
}
kpi-behind-reopened = { $count ->
    [one] 1 closed complaint
   *[other] { $count } closed complaints, reopened ones first
}
kpi-behind-repeated = { $count ->
    [one] 1 complaint
   *[other] { $count } complaints, repeat ones first
}
kpi-behind-cost = { $count ->
    [one] 1 complaint with a cost
   *[other] { $count } complaints with a cost, the dearest first
}
kpi-behind-active = { $count ->
    [one] 1 active customer
   *[other] { $count } active customers, by revenue
}
kpi-behind-new = { $count ->
    [one] 1 new customer
   *[other] { $count } new customers, by revenue
}
kpi-behind-lost = { $count ->
    [one] 1 lost customer
   *[other] { $count } lost customers, by revenue
}
kpi-behind-won-back = { $count ->
    [one] 1 customer won back
   *[other] { $count } customers won back, by revenue
}
kpi-behind-retained = { $count ->
    [one] 1 retained customer
   *[other] { $count } retained customers, by revenue
}
kpi-behind-again = { $count ->
    [one] 1 buyer who came back
   *[other] { $count } buyers who came back, the most frequent first
}
kpi-behind-referred = { $count ->
    [one] 1 referred new customer
   *[other] { $count } referred new customers, by revenue
}
kpi-behind-buyers = { $count ->
    [one] 1 buyer
   *[other] { $count } buyers, the strongest first
}
kpi-behind-refunds = { $count ->
    [one] 1 customer with refunds
   *[other] { $count } customers with refunds, the highest first
}
kpi-behind-customers = { $count ->
    [one] 1 customer
   *[other] { $count } customers, the strongest first
}
kpi-behind-worth = { $count ->
    [one] 1 customer
   *[other] { $count } customers, the most valuable first
}
kpi-behind-class-a = { $count ->
    [one] 1 class A customer
   *[other] { $count } class A customers, the strongest first
}
kpi-behind-top5 = { $count ->
    [one] The strongest customer
   *[other] The { $count } strongest customers
}
kpi-behind-orders = { $count ->
    [one] 1 order
   *[other] { $count } orders
}
kpi-behind-days = { $count ->
    [one] 1 purchase day
   *[other] { $count } purchase days
}
kpi-behind-was-reopened = reopened
kpi-behind-again-same = repeat
kpi-behind-not = no
kpi-behind-solved = solved
kpi-behind-unsolved = unsolved
kpi-behind-reached = reached
kpi-behind-unreached = not reached
kpi-behind-kept = kept
kpi-behind-broken = broken
kpi-behind-answered = answered
kpi-behind-unanswered = unanswered
kpi-behind-in-time = in time
kpi-behind-too-late = too late
