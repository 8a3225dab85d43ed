# Query language
query-placed = Character {$at}: {$what}
query-meant = {$what} Did you mean “{$meant}”?
query-unknown-field = there is no field “{$field}”.
query-unknown-value = “{$value}” is not a value of “{$field}”. Possible values: {$known}.
query-wrong-operator = “{$field}” cannot be compared with “{$sign}”.
query-bad-value = “{$value}” does not fit “{$field}”; expected: {$expected}.
query-missing-value = a value is missing after “{$field}”.
query-missing-field = a field is missing before “{$sign}”.
query-empty-part = a condition is missing here.
query-unclosed-quote = this quotation mark is not closed.
query-unclosed-parenthesis = this parenthesis is not closed.
query-stray-parenthesis = this parenthesis was never opened.
query-too-long = the query is longer than {$most} characters.
query-too-deep = parentheses or “not” are nested more than {$most} deep.
query-too-many = the query has more than {$most} conditions.
query-expects-number = a number (5 or 2.5 or 1..3)
query-expects-share = a fraction or a percentage (0.5 or 50%)
query-expects-money = an amount (5000 or 99.50 or 1000..5000)
query-expects-day = a date or an age (2026-01-31, 2026-01, 90d, 6m, 30d..90d)
query-expects-birthday = a day, a month or “month” (12-24, 12, month, 1980-05-01)
query-expects-yes-no = yes or no
query-expects-rfm = a group or three digits from 1 to 5 (champions, 455, 5*)
query-count = { $count ->
    [one] {$number} hit
   *[other] {$number} hits
}
query-nothing = No customer matches “{$query}”.
