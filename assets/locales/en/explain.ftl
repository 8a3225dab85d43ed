# What each figure means, and how it is reckoned with its own numbers (domain/kpi/explain.rs)

# Without a value; additions
kpi-explain-nothing = { $name }: no value, as there is nothing in the period that it could be reckoned from.
kpi-explain-plain = { $name }: { $value }
kpi-explain-interval = { $sentence } ({ $interval })
kpi-explain-coverage = { $sentence }; costs are known for { $coverage } of the net revenue

# Quantities in the formulas
kpi-explain-answers = { $denominator ->
    [one] 1 answer
   *[other] { $denominator } answers
}
kpi-explain-invitations = { $denominator ->
    [one] 1 invitation
   *[other] { $denominator } invitations
}
kpi-explain-contacts = { $denominator ->
    [one] 1 contact
   *[other] { $denominator } contacts
}
kpi-explain-calls = { $denominator ->
    [one] 1 call
   *[other] { $denominator } calls
}
kpi-explain-customers = { $denominator ->
    [one] 1 customer
   *[other] { $denominator } customers
}
kpi-explain-buyers = { $denominator ->
    [one] 1 buyer
   *[other] { $denominator } buyers
}
kpi-explain-new = { $denominator ->
    [one] 1 new customer
   *[other] { $denominator } new customers
}
kpi-explain-orders = { $denominator ->
    [one] 1 order
   *[other] { $denominator } orders
}
kpi-explain-purchase-days = { $denominator ->
    [one] 1 purchase day
   *[other] { $denominator } purchase days
}
kpi-explain-promises = { $denominator ->
    [one] 1 promise due
   *[other] { $denominator } promises due
}
kpi-explain-tasks = { $denominator ->
    [one] 1 task due
   *[other] { $denominator } tasks due
}
kpi-explain-complaints = { $denominator ->
    [one] 1 complaint
   *[other] { $denominator } complaints
}
kpi-explain-closed = { $denominator ->
    [one] 1 closed complaint
   *[other] { $denominator } closed complaints
}
kpi-explain-of-complaints = { $numerator ->
    [one] 1 complaint
   *[other] { $numerator } complaints
}
kpi-explain-promoters = { $promoters ->
    [one] 1 promoter
   *[other] { $promoters } promoters
}
kpi-explain-detractors = { $detractors ->
    [one] 1 detractor
   *[other] { $detractors } detractors
}
kpi-explain-cases = { $n ->
    [one] 1 complaint
   *[other] { $n } complaints
}
kpi-explain-rows = { $n ->
    [one] 1 sales row
   *[other] { $n } sales rows
}
kpi-explain-measure = { $measure ->
    [revenue] net revenue
   *[margin] contribution margin
}

# Orientation
kpi-ces-definition = Mean of the answers to how easy it was made for the customer (Customer Effort Score 2.0, scale 1–7, 7 = very easy; Dixon, Freeman, Toman 2010). With Student's 95 % interval from two answers on.
kpi-ces-numbers = { $name } = { $numerator } points / { kpi-explain-answers } = { $value }
kpi-ces-share-definition = Share of answers 5–7 in all CES answers of the period, in percent (0–100).
kpi-ces-share-numbers = { $name } = 100 × { $numerator } with 5–7 / { kpi-explain-answers } = { $value }
kpi-ces-latest-definition = As CES, but of each customer only the last answer of the period counts; answers without a customer count one by one.
kpi-ces-latest-numbers = { $name } = { $numerator } points / { kpi-explain-answers } = { $value }
kpi-ces-response-rate-definition = Share of the CES invitations sent in the period that are answered by the day of the figures, in percent (0–100).
kpi-ces-response-rate-numbers = { $name } = 100 × { $numerator } answered / { kpi-explain-invitations } = { $value }
kpi-first-contact-resolution-definition = Share of solved matters in all contacts of the period about an enquiry, support or a complaint that say whether they were solved, in percent (0–100).
kpi-first-contact-resolution-numbers = { $name } = 100 × { $numerator } solved / { kpi-explain-contacts } that say so = { $value }
kpi-time-to-acknowledge-h-definition = Median working time in hours from receipt to acknowledgement (if missing: to resolution), over the complaints received in the period and acknowledged by the day of the figures. Waiting for the customer does not count; mean and 90th percentile (Hyndman, Fan 1996, type 7) stand beside it.
kpi-time-to-acknowledge-h-numbers = { $name }: median of { kpi-explain-cases } = { $value }; mean { $mean }, 90th percentile { $p90 }, { $elapsed } have passed on average
kpi-acknowledge-in-time-rate-definition = Share of the complaints received in the period whose deadline for acknowledgement is not exceeded, in percent (0–100). Exactly on the deadline is in time.
kpi-acknowledge-in-time-rate-numbers = { $name } = 100 × { $numerator } in time / { kpi-explain-complaints } = { $value }
kpi-reachability-definition = Share of outgoing phone calls of the period in which somebody was reached, in percent (0–100).
kpi-reachability-numbers = { $name } = 100 × { $numerator } reached / { kpi-explain-calls } = { $value }
kpi-contacts-definition = Number of contacts of the period, over all channels and in both directions, vain attempts included.
kpi-contacts-numbers = { $name }: { $value } from { $from } to { $until }
kpi-contact-coverage-definition = Share of customers whose last real contact is no longer ago than their contact rhythm in all customers with a rhythm, in percent (0–100).
kpi-contact-coverage-numbers = { $name } on { $day } = 100 × { $numerator } within the rhythm / { kpi-explain-customers } with a rhythm = { $value }
kpi-contact-coverage-90d-definition = Share of customers with a contact in the last 90 days in all customers, in percent (0–100).
kpi-contact-coverage-90d-numbers = { $name } on { $day } = 100 × { $numerator } contacted / { kpi-explain-customers } = { $value }
kpi-promises-kept-definition = Share of promises done by the time they were due in all promises due in the period, in percent (0–100).
kpi-promises-kept-numbers = { $name } = 100 × { $numerator } kept / { kpi-explain-promises } = { $value }
kpi-task-punctuality-definition = Share of tasks done by the time they were due in all tasks due in the period (not wishes), in percent (0–100).
kpi-task-punctuality-numbers = { $name } = 100 × { $numerator } on time / { kpi-explain-tasks } = { $value }
kpi-wishes-open-definition = Number of customers' wishes that are open on the day of the figures.
kpi-wishes-open-numbers = { $name }: { $value } on { $day }
kpi-consent-coverage-email-definition = Share of customers who may be advertised to by e-mail on the day of the figures in all customers, in percent (0–100).
kpi-consent-coverage-email-numbers = { $name } on { $day } = 100 × { $numerator } may be advertised to / { kpi-explain-customers } = { $value }
kpi-consent-coverage-phone-definition = Share of customers who may be advertised to by phone on the day of the figures in all customers, in percent (0–100).
kpi-consent-coverage-phone-numbers = { $name } on { $day } = 100 × { $numerator } may be advertised to / { kpi-explain-customers } = { $value }
kpi-consent-coverage-post-definition = Share of customers who may be advertised to by post on the day of the figures in all customers, in percent (0–100).
kpi-consent-coverage-post-numbers = { $name } on { $day } = 100 × { $numerator } may be advertised to / { kpi-explain-customers } = { $value }

# Satisfaction
kpi-nps-definition = Share of promoters (9–10) less the share of detractors (0–6) in all NPS answers of the period, in points from −100 to 100 (Net Promoter Score, Reichheld 2003). With the 95 % interval of Rocks 2016.
kpi-nps-numbers = { $name } = 100 × ({ kpi-explain-promoters } − { kpi-explain-detractors }) / { kpi-explain-answers } = { $value }
kpi-nps-latest-definition = As NPS, but of each customer only the last answer of the period counts; answers without a customer count one by one.
kpi-nps-latest-numbers = { $name } = 100 × ({ kpi-explain-promoters } − { kpi-explain-detractors }) / { kpi-explain-answers } = { $value }
kpi-nps-response-rate-definition = Share of the NPS invitations sent in the period that are answered by the day of the figures, in percent (0–100).
kpi-nps-response-rate-numbers = { $name } = 100 × { $numerator } answered / { kpi-explain-invitations } = { $value }
kpi-csat-definition = Share of answers 4 or 5 (scale 1–5) in all CSAT answers of the period, in percent (0–100). With the 95 % interval of Wilson 1927.
kpi-csat-numbers = { $name } = 100 × { $numerator } with 4–5 / { kpi-explain-answers } = { $value }
kpi-csat-mean-definition = Mean of all CSAT answers of the period (scale 1–5).
kpi-csat-mean-numbers = { $name } = { $numerator } points / { kpi-explain-answers } = { $value }
kpi-csat-latest-definition = As CSAT, but of each customer only the last answer of the period counts; answers without a customer count one by one.
kpi-csat-latest-numbers = { $name } = 100 × { $numerator } with 4–5 / { kpi-explain-answers } = { $value }
kpi-csat-response-rate-definition = Share of the CSAT invitations sent in the period that are answered by the day of the figures, in percent (0–100).
kpi-csat-response-rate-numbers = { $name } = 100 × { $numerator } answered / { kpi-explain-invitations } = { $value }
kpi-complaints-definition = Number of complaints received in the period.
kpi-complaints-numbers = { $name }: { $value } received from { $from } to { $until }
kpi-open-complaints-definition = Number of complaints received by the end of the period and not resolved by then.
kpi-open-complaints-numbers = { $name }: { $value } received by { $until } and not resolved
kpi-complaint-rate-definition = Complaints received in the period per 100 customers who are active at its end, in percent; more than 100 are possible.
kpi-complaint-rate-numbers = { $name } = 100 × { kpi-explain-of-complaints } / { kpi-explain-customers } active on { $until } = { $value }
kpi-complaints-per-100-orders-definition = Complaints received in the period per 100 orders of the period; cancelled orders do not count.
kpi-complaints-per-100-orders-numbers = { $name } = 100 × { kpi-explain-of-complaints } / { kpi-explain-orders } = { $value }
kpi-recovery-satisfaction-definition = Share of answers 4 or 5 (scale 1–5) to how satisfied the customer is with the way a complaint was settled, among the answers given in the period, in percent (0–100). With the 95 % interval of Wilson 1927.
kpi-recovery-satisfaction-numbers = { $name } = 100 × { $numerator } with 4–5 / { kpi-explain-answers } = { $value }
kpi-time-to-resolve-h-definition = Median working time in hours from receipt to resolution, over the complaints received in the period and resolved by the day of the figures; provisional as long as some are open. Waiting for the customer does not count; mean and 90th percentile (Hyndman, Fan 1996, type 7) stand beside it.
kpi-time-to-resolve-h-numbers = { $name }: median of { kpi-explain-cases } = { $value }; mean { $mean }, 90th percentile { $p90 }, { $elapsed } have passed on average
kpi-resolve-in-time-rate-definition = Share of the complaints received in the period whose deadline for resolution is not exceeded, in percent (0–100). Exactly on the deadline is in time.
kpi-resolve-in-time-rate-numbers = { $name } = 100 × { $numerator } in time / { kpi-explain-complaints } = { $value }
kpi-reopen-rate-definition = Share of complaints reopened at least once in all complaints closed in the period, in percent (0–100).
kpi-reopen-rate-numbers = { $name } = 100 × { $numerator } reopened / { kpi-explain-closed } = { $value }
kpi-repeat-complaint-rate-definition = Share of the complaints received in the period that follow another of the same customer and category within 90 days, in percent (0–100).
kpi-repeat-complaint-rate-numbers = { $name } = 100 × { $numerator } repeated / { kpi-explain-complaints } = { $value }

# Retention
kpi-active-customers-definition = Number of customers whose last purchase is, at the end of the period, no longer ago than the inactivity limit (setting inactivity-days; a customer may have an own one). Exactly on the limit is still active.
kpi-active-customers-numbers = { $name }: { $value } with a purchase within the limit ({ $days } days) up to { $until }
kpi-new-customers-definition = Number of customers whose first purchase lies in the period.
kpi-new-customers-numbers = { $name }: { $value } with their first purchase from { $from } to { $until }
kpi-lost-customers-definition = Number of customers who were active on the day before the period and no longer are at its end; provisional until the inactivity limit has run out after its end.
kpi-lost-customers-numbers = { $name } = { $before } active before { $from } − { $retained } of them active on { $until } = { $value }
kpi-won-back-customers-definition = Number of customers who had bought before, were no longer active on the day before the period and are active again at its end.
kpi-won-back-customers-numbers = { $name }: { $value } inactive before { $from } and active again on { $until }
kpi-churn-rate-definition = Share of the customers active on the day before the period who no longer are at its end, in percent (0–100). For business without contracts; together with the retention rate it makes 100.
kpi-churn-rate-numbers = { $name } = 100 × { $numerator } lost / { kpi-explain-customers } active before { $from } = { $value }
kpi-retention-rate-definition = Share of the customers active on the day before the period who are still (or again) active at its end, in percent (0–100).
kpi-retention-rate-numbers = { $name } = 100 × { $numerator } retained / { kpi-explain-customers } active before { $from } = { $value }
kpi-win-back-rate-definition = Share of the customers won back in the period in those inactive at its beginning, in percent (0–100).
kpi-win-back-rate-numbers = { $name } = 100 × { $numerator } won back / { kpi-explain-customers } inactive before { $from } = { $value }
kpi-repeat-purchase-rate-definition = Share of buyers with at least two purchase days in the period in all its buyers, in percent (0–100).
kpi-repeat-purchase-rate-numbers = { $name } = 100 × { $numerator } with two purchase days or more / { kpi-explain-buyers } = { $value }
kpi-referral-rate-definition = Share of new customers with a referrer in all new customers of the period, in percent (0–100).
kpi-referral-rate-numbers = { $name } = 100 × { $numerator } referred / { kpi-explain-new } = { $value }
kpi-buyers-definition = Number of customers with at least one purchase day in the period.
kpi-buyers-numbers = { $name }: { $value } with at least one purchase day from { $from } to { $until }

# Value
kpi-revenue-definition = Sum of revenue before discount, without VAT, over all rows of the period; refunds lower the period in which they are booked.
kpi-revenue-numbers = { $name }: { $value } from { kpi-explain-rows }
kpi-discounts-definition = Sum of discounts over all rows of the period.
kpi-discounts-numbers = { $name }: { $value } from { kpi-explain-rows }
kpi-net-revenue-definition = Gross revenue less discounts, without VAT, over all rows of the period; refunds lower the period in which they are booked.
kpi-net-revenue-numbers = { $name } = { $revenue } revenue − { $discounts } discount = { $value }
kpi-variable-costs-definition = Sum of variable costs over the rows of the period where they are known. For what part of the net revenue that is stands beside it.
kpi-variable-costs-numbers = { $name }: { $value } from { kpi-explain-rows } with known costs
kpi-contribution-margin-definition = Net revenue less variable costs (contribution margin I) over the rows of the period whose costs are known. For what part of the net revenue that is stands beside it.
kpi-contribution-margin-numbers = { $name } = { $covered } net revenue with known costs − { $costs } costs = { $value }
kpi-contribution-margin-ratio-definition = Contribution margin in percent of the net revenue of all rows of the period; no value unless the net revenue is above 0.
kpi-contribution-margin-ratio-numbers = { $name } = 100 × { $numerator } contribution margin / { $denominator } net revenue = { $value }
kpi-refunds-definition = Sum of the refunds booked in the period (net revenue of the refund rows with the sign turned round).
kpi-refunds-numbers = { $name }: { $value } from { kpi-explain-rows }
kpi-orders-definition = Number of sales rows of the period that are not wholly refunded (cancelled) by the day of the figures.
kpi-orders-numbers = { $name }: { $value } from { $from } to { $until }, without cancelled ones
kpi-purchase-days-definition = Number of days on which a customer bought, over all customers; several orders of one customer on a day count once.
kpi-purchase-days-numbers = { $name }: { $value } from { $from } to { $until }
kpi-average-order-definition = Net revenue of all rows of the period by purchase day.
kpi-average-order-numbers = { $name } = { $numerator } net revenue / { kpi-explain-purchase-days } = { $value }
kpi-clv-historic-definition = Contribution margin of a customer since the first purchase, as a mean over all customers with at least one purchase day; the sum stands beside it.
kpi-clv-historic-numbers = { $name } = { $sum } contribution margin up to { $day } / { kpi-explain-customers } = { $value }
kpi-clv-predicted-definition = Expected, discounted contribution margin of the weeks to come (setting clv-horizon-weeks) by BG/NBD and Gamma-Gamma (Fader, Hardie, Lee 2005), as a mean over all customers with at least one purchase day; the sum stands beside it. A forecast; without enough purchases there is none.
kpi-clv-predicted-numbers = { $name } on { $day } = { $sum } / { kpi-explain-customers } = { $value }
kpi-abc-share-a-definition = Share of the period's class A customers in the sum of all positive customer values (contribution margin; net revenue where too few costs are known), in percent. Limits as in the setting abc-limits.
kpi-abc-share-a-numbers = { $name } = 100 × { $numerator } of class A / { $denominator } { kpi-explain-measure } = { $value }
kpi-top5-share-definition = Share of the period's five largest customers in the sum of all positive customer values (contribution margin; net revenue where too few costs are known), in percent: how much the business depends on a few.
kpi-top5-share-numbers = { $name } = 100 × { $numerator } of the five largest / { $denominator } { kpi-explain-measure } = { $value }
kpi-complaint-cost-definition = Cost of the remedies given in the period plus the time logged on contacts about complaints times the hourly rate (setting hourly-rate).
kpi-complaint-cost-numbers = { $name } = { $remedies } remedies + { $hours } × { $rate } = { $value }
kpi-complaint-cost-no-rate = { $name } = { $remedies } remedies = { $value }; { $hours } of work do not count, as there is no hourly rate (hourly-rate)
