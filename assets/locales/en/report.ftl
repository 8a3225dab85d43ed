# The report on the figures of a period (kundig report)
report-title = Figures { $period }
report-period = Period
report-days = { $from } to { $to }
report-as-of = As of
report-basis = Basis
report-basis-all = all customers
report-basis-segment = segment { $name }
report-basis-owner = customers of { $name }
report-currency = Currency
report-running = The period is not over: counted up to { $date }.
report-future = The period lies in the future: there is nothing to count yet.
report-nobody = At present no customer belongs to this basis.

report-course = Course
report-figure = Figure
report-value = Value
report-n = n
report-target = Target
report-trend-months = 13 months
report-trend-quarters = 8 quarters
report-against-before = vs. { $period }
report-coverage = cost known of { $share }
report-mean = mean { $mean }, 90% within { $p90 }
report-total = { $sum } in all
report-better = better
report-worse = worse
report-was = was { $value }
report-target-met = met
report-target-missed = missed
report-target-open = open
report-stored = stored as { $value }

report-spark = { $name }: { $first } ({ $from }) to { $last } ({ $to })
report-spark-one = { $name }: { $last } ({ $to })

report-legend = Signs
report-legend-provisional = provisional: the value may still change though nobody corrects anything
report-legend-few = few cases: chance weighs heavily
report-legend-corrected = corrected: the month was changed after it had been stored
report-legend-none = nothing that a value could be formed of
report-legend-interval = below the value: the range in which it lies with a certainty of 95%
report-legend-change = change; green: for the better, red: for the worse. “No real change”: the difference may be chance
report-legend-target = target met, missed

report-money = Net revenue and contribution margin
report-money-desc = Columns by { $unit ->
    [quarter] quarter
   *[month] month
} in { $currency }: net revenue in the last one { $revenue }, contribution margin { $margin }.
report-money-none = There is no revenue in the time shown.
report-revenue = Net revenue in { $currency }
report-margin = Contribution margin in { $currency }
report-nps = NPS with its 95% range
report-nps-desc = Points by { $unit ->
    [quarter] quarter
   *[month] month
}, −100 to 100; in the last one { $value } with { $n } answers.
report-nps-none = There are no answers in the time shown.
report-nps-key = NPS, around it the range in which it lies with a certainty of 95%

report-pareto = Causes of complaints
report-pareto-title = Complaints by cause, { $count }
report-pareto-desc = { $vital ->
    [one] One cause makes
   *[other] { $vital } causes make
} { $share } of the complaints; the most frequent: { $name } ({ $first }).
report-pareto-none = No complaint was received in the period.
report-pareto-vital = the vital few causes that together make 80%
report-pareto-other = other causes
report-pareto-curve = cumulative
report-pareto-row = { $count } · { $share }
report-pareto-unknown = not given
report-pareto-rest = { $count } more causes
report-pareto-few = They are so few that they may be single cases.

report-curve = How many customers make how much
report-curve-title = { $measure } of the last twelve months, cumulative from the largest customer on
report-curve-desc = { $half ->
    [one] One customer makes
   *[other] { $half } of { $customers } customers make
} half, { $most ->
    [one] one
   *[other] { $most }
} 80%.
report-curve-none = In the last twelve months no customer has brought anything.
report-curve-x = Across: share of customers, upwards: share of the value. Dashed: all customers equal.
report-curve-fell-back = By net revenue, as only { $share } of the costs are known.
report-curve-as-of = As of { $date }: the twelve months up to then, not the period of the report.
report-measure-margin = Contribution margin
report-measure-revenue = Net revenue
report-class = Class
report-customers = Customers
report-share = Share

report-segments = Segments
report-segments-note = As of { $date }: who belongs to it today, with revenue and margin of the twelve months up to then.
report-segments-own = My own
report-segment = Segment
report-revenue-12m = Revenue 12 months
report-margin-12m = Margin 12 months
report-revenue-share = Share of revenue
report-share-drawn = Share as a bar
report-segment-broken = The query cannot be read.

report-definitions = What the figures mean
report-definitions-note = n is the number of cases that a value rests on. At length: kundig kpi --explain NAME.
report-footer = Made with kundig. This report names no customers.

# Command report
help-report = The figures of a period as an HTML page to print and to hand on
help-report-arg-out = The page (one file, needs nothing else); without, or -: standard output
help-report-arg-period = Period: 2026-Q3, 2026-08, 2026 or rolling; without: the last whole quarter
help-report-arg-from = First day (instead of --period)
help-report-arg-to = Last day (instead of --period)
help-report-arg-segment = Only customers of this segment
help-report-arg-owner = Only customers of this owner
help-report-arg-as-of = As of this day (default: today); what came later is left out
