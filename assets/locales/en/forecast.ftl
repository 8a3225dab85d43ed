# The forecast: kundig forecast, and what the models say on the card.
help-forecast = What customers will probably buy: models of the file's own purchases
help-forecast-arg-as-of = As of this day (default: today); what came later is left out
help-forecast-arg-horizon = Weeks to look ahead, 1 to 520 (default: the setting, 52)
help-forecast-arg-discount = Discount rate a year, 0.10 or 10% (default: the setting, 10%)
help-forecast-arg-margin = Part of the value that stays, 0 to 1 (default: that of the last 365 days)

forecast-bad-date = “{ $value }” is not a date. Possible: 2026-01-31, yesterday, -30
forecast-future = { $value } lies in the future. The forecast can be made as of today or a past day.
forecast-bad-horizon = “{ $value }” is not possible as horizon. Possible: 1 to 520 weeks
forecast-bad-discount = “{ $value }” is not possible as discount rate. Possible: 0.10 or 10%, from 0 to 100%
forecast-bad-margin = “{ $value }” is not possible as margin. Possible: a ratio from 0 to 1, such as 0.35 or 35%
forecast-no-purchase = Up to { $date } there is no purchase. Record sales or import them: kundig import sales FILE

forecast-as-of = Forecast as of { $date }
forecast-terms = The next { $weeks ->
    [one] week
   *[other] { $weeks } weeks
    } · discount rate { $discount } a year · margin { $margin } ({ $source })
forecast-margin-given = set
forecast-margin-sales = contribution margin of the last 365 days
forecast-margin-unknown = too few costs are known: this is revenue
forecast-bgnbd = Purchases (BG/NBD): r { $r } · α { $alpha } · a { $a } · b { $b } · log-likelihood { $likelihood } · { $n } customers
forecast-gamma-gamma = Values (Gamma-Gamma): p { $p } · q { $q } · γ { $gamma } · { $n } customers who came back

forecast-not-enough = Not enough data for a forecast: { $customers ->
    [one] one customer has
   *[other] { $customers } customers have
    } bought, { $repeat } of them repeatedly; the first purchase was { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
    } ago. Needed are 50 customers, 20 of them with several purchases, and 12 weeks.
forecast-not-enough-values = Not enough data for the value of purchases: { $repeat ->
    [one] one customer
   *[other] { $repeat } customers
    } came back and paid something. Needed: 20.
forecast-regularised = { $model }: the purchases do not determine the model; its parameters are held back (regularised).
forecast-not-converged = { $model }: no parameters fit these purchases; the model says nothing.
forecast-starts-disagree = { $model }: the search ended at different places; the best one is taken.
forecast-no-population-mean = The values differ so much that nothing can be said of customers with a single purchase (q ≤ 1).
forecast-dependent = Number and value of purchases are not independent (rank correlation { $correlation }); the expected values of very frequent and very rare buyers are off.

forecast-head-customer = Customer
forecast-head-purchases = Purchases
forecast-head-last = Last
forecast-head-alive = Still customer
forecast-head-expected = Expected
forecast-head-value = Each
forecast-head-clv = CLV
forecast-first-only = first only
