# Tage, Monate, Dauern, Aufzählungen (i18n/format.rs).

month-1 = Januar
month-2 = Februar
month-3 = März
month-4 = April
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = August
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Dezember

month-short-1 = Jan.
month-short-2 = Feb.
month-short-3 = März
month-short-4 = Apr.
month-short-5 = Mai
month-short-6 = Juni
month-short-7 = Juli
month-short-8 = Aug.
month-short-9 = Sept.
month-short-10 = Okt.
month-short-11 = Nov.
month-short-12 = Dez.

weekday-1 = Montag
weekday-2 = Dienstag
weekday-3 = Mittwoch
weekday-4 = Donnerstag
weekday-5 = Freitag
weekday-6 = Samstag
weekday-7 = Sonntag

weekday-short-1 = Mo
weekday-short-2 = Di
weekday-short-3 = Mi
weekday-short-4 = Do
weekday-short-5 = Fr
weekday-short-6 = Sa
weekday-short-7 = So

day-today = heute
day-yesterday = gestern
day-tomorrow = morgen
days-ago = vor { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
months-ago = vor { $count ->
    [one] einem Monat
   *[other] { $count } Monaten
}
years-ago = vor { $count ->
    [one] einem Jahr
   *[other] { $count } Jahren
}
in-days = in { $count ->
    [one] einem Tag
   *[other] { $count } Tagen
}
in-months = in { $count ->
    [one] einem Monat
   *[other] { $count } Monaten
}
in-years = in { $count ->
    [one] einem Jahr
   *[other] { $count } Jahren
}

duration-seconds = { $seconds } s
duration-minutes = { $minutes } min
duration-hours = { $hours } h { $minutes } min

list-and = { $first } und { $last }
