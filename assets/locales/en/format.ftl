# Days, months, durations, enumerations (i18n/format.rs).

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun

day-today = today
day-yesterday = yesterday
day-tomorrow = tomorrow
days-ago = { $count ->
    [one] 1 day
   *[other] { $count } days
} ago
months-ago = { $count ->
    [one] 1 month
   *[other] { $count } months
} ago
years-ago = { $count ->
    [one] 1 year
   *[other] { $count } years
} ago
in-days = in { $count ->
    [one] 1 day
   *[other] { $count } days
}
in-months = in { $count ->
    [one] 1 month
   *[other] { $count } months
}
in-years = in { $count ->
    [one] 1 year
   *[other] { $count } years
}

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min

list-and = { $first } and { $last }
