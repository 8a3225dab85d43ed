# Segments
tab-segments = Segments

# Built-in segments
segment-group-worth = Value
segment-group-stages = Stages
segment-group-rfm = Buying habits (RFM)
segment-group-care = Care
segment-abc-a = A customers
segment-abc-b = B customers
segment-abc-c = C customers
segment-key-accounts = Key accounts
segment-lead = Leads
segment-new = New customers
segment-active = Active customers
segment-regular = Regular customers
segment-at-risk = At risk
segment-lost = Lost
segment-won-back = Won back
segment-rfm-champions = Champions
segment-rfm-cant-lose = Can't lose
segment-rfm-loyal = Loyal
segment-rfm-big-spenders = Big spenders
segment-rfm-new = New (RFM)
segment-rfm-promising = Promising
segment-rfm-needs-attention = Needs attention
segment-rfm-at-risk = At risk (RFM)
segment-rfm-lost = Lost (RFM)
segment-rfm-hibernating = Hibernating
segment-never-contacted = Never contacted
segment-silent = Silent for longer than wanted
segment-open-complaints = Open complaints
segment-promoters = Promoters
segment-detractors = Detractors
segment-birthdays = Birthday this month
segment-no-consent = No consent

segment-about-abc-a = The largest customers, who bring the first part of what all bring. Look after them personally.
segment-about-abc-b = Those in the middle. Develop them where there is potential.
segment-about-abc-c = Many small customers who bring little together. Serve them at little cost.
segment-about-key-accounts = Customers with a plan of their own.
segment-about-lead = No purchase yet. Acquire: find out the need, make an offer.
segment-about-new = First purchase within the last 90 days. Develop: ask how it went, prepare the next one.
segment-about-active = Buy now and then. Develop: learn their rhythm and needs.
segment-about-regular = Buy regularly. Retain: keep their advantages, ask for referrals.
segment-about-at-risk = Stay away longer than their rhythm suggests. Retain: call them now.
segment-about-lost = Lost, or very long without a purchase. Win back where it pays; ask for the reason.
segment-about-won-back = Back after a long break. Retain: keep what was promised.
segment-about-rfm-champions = Bought recently, often and much. Treat them as preferred customers.
segment-about-rfm-cant-lose = Bought often and much, but not for a long time. Win them back personally.
segment-about-rfm-loyal = Buy often. Ask for their wishes, offer extras.
segment-about-rfm-big-spenders = Seldom, but large amounts. Keep them by good advice.
segment-about-rfm-new = Here for the first time recently. Accompany them well.
segment-about-rfm-promising = A first purchase not long ago. Lead them to the second.
segment-about-rfm-needs-attention = Average in everything. Bring yourself to mind.
segment-about-rfm-at-risk = Bought more often, but not for some time. Ask for the reason.
segment-about-rfm-lost = Not for long, and seldom. Only at little cost.
segment-about-rfm-hibernating = Not for some time, and seldom. Address them occasionally.
segment-about-never-contacted = Without a single contact.
segment-about-silent = The last contact is longer ago than the contact rhythm wanted.
segment-about-open-complaints = With at least one open complaint. Settle it before selling.
segment-about-promoters = Would certainly recommend us (9–10). Ask for referrals.
segment-about-detractors = Would rather not recommend us (0–6). Ask for the reason.
segment-about-birthdays = Have their birthday this month.
segment-about-no-consent = May not be advertised to in any way. Ask for consent at the next contact.

# Tab of segments
segments-own = My own
segments-none-own = None yet. { $key } makes one.
segments-counting = counting …
segments-bad-query = query is wrong
segments-as-of = As of { $date }
segments-renewing = As of { $date }, being renewed{ $dots }
segments-never-valued = Not valued yet
segments-millions = { $amount } m
segments-no-customers = No customers yet. { $key } reads a file.
segments-no-sales = No sales within the last 12 months. { $key } records one, { $import } reads a file.
segments-col-customers = Customers
segments-col-customers-short = Count
segments-col-revenue-12m = Revenue 12 m
segments-col-revenue = Revenue
segments-col-margin = Margin
segments-col-margin-short = Margin
segments-col-share = Share
segments-col-year = vs. year
segments-col-12m = in 12 months
segments-col-class = Class
segments-col-stage = Stage
segments-col-clv = CLV
segments-col-last-sale = last sale
segments-col-last-contact = last contact
segments-customers = Customers
segments-revenue = Revenue
segments-margin = Margin
segments-cost-unknown = cost unknown
segments-coverage = Costs known for { $share } of the revenue
segments-clv = Ø customer value
segments-clv-basis = forecast, n = { $count }
segments-strategy = Strategy
segments-note = Note
segments-about = Who, what to do
segments-query = Query
segments-sort-revenue = by revenue
segments-sort-margin = by margin
segments-sort-clv = by customer value
segments-sort-name = by name
segments-sort-last-sale = longest without a sale
segments-sort-last-contact = longest without a contact
segments-narrowed = only { $query } ({ $key } clears)
segments-prompt-narrow = Only those with … (query, empty = all)
segments-offers = Tab: { $offers }
segments-nobody = Nobody in this segment. { $key } leads back to the list.
segments-empty-own = Nobody in this segment. { $key } leads back to the list, where { $edit } changes the query.
segments-empty-narrowed = Nobody to whom that applies as well. { $key } clears it.
segments-everybody = all customers
segments-picture-concentration = Concentration
segments-picture-rfm = RFM: how recent, how often
segments-picture-portfolio = Customer portfolio
segments-of-revenue = of the revenue
segments-of-margin = of the margin
segments-concentration = { $count ->
    [one] 1 customer makes 80% { $measure }
   *[other] { $count } customers make 80% { $measure }
}, { $half } of them half of it – out of { $all } who contribute.
segments-measured-revenue = Measured by revenue: costs are known for only { $share }, too little for the margin.
segments-measured-margin = Costs are known for { $share } of the revenue.
segments-axis-customers = { $count } customers, the largest first
segments-few-buyers = Only { $count } buyers within 24 months. RFM groups need { $least }.
segments-rfm-cell = R { $recency } F { $frequency }: { $count ->
    [one] 1 customer
   *[other] { $count } customers
}, { $revenue } revenue in 12 months
segments-rfm-group = { $name }: { $count ->
    [one] 1 customer
   *[other] { $count } customers
}, { $revenue } revenue in 12 months
segments-rfm-recency = R 5: bought recently, R 1: long ago
segments-rfm-frequency = F 5: bought often
segments-rfm-groups = Group
segments-stars = Stars
segments-question-marks = Question marks
segments-earners = Earners
segments-take-alongs = Take-alongs
segments-stars-advice = star: keep, grow
segments-question-marks-advice = question mark: invest or leave
segments-earners-advice = earner: keep, at little cost
segments-take-alongs-advice = take-along: be selective
segments-more-here = { $count ->
    [one] 1 more here
   *[other] { $count } more here
}
segments-nobody-here = Nobody in this selection. { $key } leads back.
segments-nobody-rated = Nobody is rated for { $axes } yet. { $key } rates the chosen customer, { $other } chooses other axes.
segments-nobody-placed = Nobody has values for { $axes } yet. { $key } chooses other axes.
segments-portfolio-aside = { $count ->
    [one] 1 customer has
   *[other] { $count } customers have
} no value on one of the axes and {$count ->
    [one] is
   *[other] are
} not in the field therefore.
segments-portfolio-placed = { $count ->
    [one] 1 customer in the field
   *[other] { $count } customers in the field
}
segments-portfolio-first = the { $count } most valuable of { $all }
segments-aside = Without a value: { $count }
segments-log-scale = {" "}(logarithmic)
segments-axes = Axes
segments-axis-up = Upwards
segments-axis-across = To the right
segments-axis-attractiveness = Attractiveness
segments-axis-position = Our position
segments-axis-revenue = Revenue 12 months
segments-axis-margin = Margin 12 months
segments-axis-clv = Customer value (forecast)
segments-axis-p-alive = Still a customer (probability)
segments-axis-share-of-wallet = Share of wallet
segments-axis-potential = Potential
segments-axis-purchase-days = Purchase days
segments-axis-recency = Days since the last sale
segments-axis-contacts = Contacts
segments-axis-nps = Recommendation (NPS)
segments-hint-members = customers
segments-hint-card = customer card
segments-hint-narrow = narrow
segments-hint-next = next
segments-hint-groups = groups
segments-hint-copy = copy as own
segments-hint-part = group
segments-hint-left = left
segments-hint-right = right
action-segments-new = New segment (of what is shown)
action-segments-edit = Edit segment or customer; copy a built-in one as your own
action-segments-actions = Actions for the marked ones, else for all
action-segments-filter = Narrow; in the portfolio: choose axes
action-segments-picture = Pictures: concentration, RFM, portfolio
action-segments-period-back = Previous group; in a picture to the left
action-segments-period-forward = Next group; in a picture to the right
action-segments-next-tab = Next tab; in a picture next point, grid or groups
help-intro-segments = Groups of customers with what they bring. Enter shows the customers of a group, “picture” adds concentration, RFM and portfolio. A segment is a query: whoever matches belongs to it.
