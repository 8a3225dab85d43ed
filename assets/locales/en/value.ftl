# Customer value
flaw-amount = There is no such amount; up to one billion is possible.
flaw-segment-name-taken = There is a segment “{ $name }” already. Choose another name.
flaw-referral-cycle = The customer would have referred itself by way of others. Choose another referrer.

# On the customer card, at a glance
value-label = Value
value-label-year = 12 months
value-label-purchases = Purchases
value-label-forecast = Forecast
value-label-wallet = Demand
value-label-referral = Referrals
value-nothing-bought = Nothing bought yet. { $key } records a sale.
value-stage-by-hand = set by hand on { $date }
value-stage-by-hand-reason = set by hand on { $date }: { $reason }
value-as-of = as of { $date }
value-year-nothing = nothing bought
value-year-before = { $sum } the year before
value-revenue = revenue { $sum }
value-margin = margin { $sum }
value-margin-unknown = margin unknown, costs are missing
value-margin-covers = costs of { $share } of the revenue known
value-last = last { $date } ({ $days ->
    [0] today
    [1] yesterday
   *[other] { $days } days ago
})
value-all-cancelled = all of it was cancelled
value-rhythm = about every { $days } days
value-orders = { $count ->
    [one] 1 purchase day
   *[other] { $count } purchase days
}
value-average = { $sum } on average
value-first-only = first purchase only: nobody can say yet whether they come back
value-alive = likely still a customer: { $share }
value-pending = being worked out
value-too-little = too little data for a forecast
value-next = next order expected around { $date }
value-next-late = order expected around { $date }, { $days ->
    [one] 1 day
   *[other] { $days } days
} overdue
value-expected = about { $count } purchases expected within { $weeks } weeks
value-basis = basis: { $count } purchases
value-clv = customer value of the next { $weeks } weeks: { $sum }
value-regularised = held back, for the file tells little
value-wallet = we cover { $share } of { $sum } a year (estimated on { $date })
value-wallet-undated = we cover { $share } of { $sum } a year (estimate without a date)
value-wallet-over = above 100%: the potential is estimated too low
value-referral = { $count ->
    [one] 1 customer
   *[other] { $count } customers
} referred, { $sum } margin together

# In detail
value-details = Customer value in detail
value-purchases = { $count ->
    [one] 1 line of sales
   *[other] { $count } lines of sales
}
value-other-products = { $count ->
    [one] and 1 other product
   *[other] and { $count } other products
}
value-discounts = discounts { $sum }
value-discount-reasons = Discounts: { $reasons }
value-no-reason = without a reason
value-more = and { $count } older ones: Enter shows them
value-export = and { $count } older ones: kundig export sales
value-cost-unknown = cost unknown
value-discount = discount { $sum }
value-discount-reason = discount { $sum } ({ $reason })
value-refund-of = for { $document }
value-future = lies in the future, does not count yet
value-unknown = unknown
value-in-part = (in part unknown)
value-scheme = Margins
value-db = CM { $step } { $sum }
value-gross = Gross revenue
value-less-discounts = − discounts
value-net = = net revenue
value-less-uncovered = − revenue of unknown cost
value-less-variable = − variable costs
value-db1 = = CM I
value-less-marketing = − marketing costs
value-db2 = = CM II
value-less-sales-time = − sales, working time
value-less-sales-costs = − sales, costs
value-db3 = = CM III
value-less-service-time = − service, working time
value-less-remedies = − remedies of complaints
value-less-service-costs = − service, costs
value-db4 = = CM IV
value-uncovered = { $count ->
    [one] The cost of 1 line of sales is unknown; it is in no margin.
   *[other] The costs of { $count } lines of sales are unknown; they are in no margin.
}
value-no-rate = Working time has no hourly rate yet: setting hourly-rate.
value-scores = { $count ->
    [one] 1 score
   *[other] { $count } scores
}
value-attractive = attractiveness { $mean }
value-position = our position { $mean }
value-quadrant-stars = star: keep and grow
value-quadrant-question-marks = question mark: invest or leave
value-quadrant-earners = earner: keep, efficiently
value-quadrant-take-alongs = take-along: selectively
value-quadrant-unknown = too few scores for the portfolio
value-plan = Plan of the key account
value-plan-goals = Goals
value-plan-measures = Measures
value-plan-rhythm = Rhythm
value-plan-days = contact every { $days } days
value-plan-people = People
value-no-trash = There is nothing to delete here: choose a sale, a cost or a score below.
