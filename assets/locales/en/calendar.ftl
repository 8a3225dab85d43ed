# Holidays, working time, repetitions.

holiday-new-year = New Year’s Day
holiday-epiphany = Epiphany
holiday-womens-day = Women’s Day
holiday-good-friday = Good Friday
holiday-easter-sunday = Easter Sunday
holiday-easter-monday = Easter Monday
holiday-labour-day = May Day
holiday-liberation-day = Liberation Day
holiday-ascension = Ascension Day
holiday-whit-sunday = Whit Sunday
holiday-whit-monday = Whit Monday
holiday-corpus-christi = Corpus Christi
holiday-uprising-day = Anniversary of 17 June
holiday-assumption = Assumption Day
holiday-childrens-day = World Children’s Day
holiday-german-unity = Day of German Unity
holiday-austrian-national-day = Austrian National Day
holiday-reformation-day = Reformation Day
holiday-all-saints = All Saints’ Day
holiday-repentance-day = Day of Repentance and Prayer
holiday-immaculate-conception = Immaculate Conception
holiday-christmas-day = Christmas Day
holiday-second-christmas-day = Boxing Day

recurrence-daily = daily
recurrence-days = every { $every } days
recurrence-weekly = every { $day }
recurrence-weeks = every { $every } weeks on { $day }
recurrence-monthly = monthly on the { $day }
recurrence-months = every { $every } months on the { $day }
recurrence-yearly = yearly on { $day }
recurrence-years = every { $every } years on { $day }
recurrence-weekdays = weekdays (Mon–Fri)
recurrence-last = last of the month
recurrence-last-months = every { $every } months on the last day
recurrence-until = { $rule } until { $date }

recurrence-error-not-understood = Try: daily, weekdays, mondays, every 2 weeks, monthly on the 15th, last of the month, yearly, also with: until 31.12.2027.
recurrence-error-zero = At least 1 has to lie between two times, or the repetition would never end.
recurrence-error-too-long = Too far apart: at most 10 years, 120 months, 520 weeks or 3650 days.
recurrence-error-no-such-day = No year has this day, so the task would never come back.
recurrence-error-ends-before = The end lies before the next repetition on { $date }, so the task would never come back.

work-left-now = due now
work-left-minutes = { $minutes } min left
work-left-hours = { $hours } h left
work-left-long = { $duration } of working time left
work-over-minutes = { $minutes } min late
work-over-hours = { $hours } h late
work-over-long = overdue by { $duration } of working time
