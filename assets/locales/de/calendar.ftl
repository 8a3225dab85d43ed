# Feiertage, Arbeitszeit, Wiederholungen.

holiday-new-year = Neujahr
holiday-epiphany = Heilige Drei Könige
holiday-womens-day = Frauentag
holiday-good-friday = Karfreitag
holiday-easter-sunday = Ostersonntag
holiday-easter-monday = Ostermontag
holiday-labour-day = 1. Mai
holiday-liberation-day = Tag der Befreiung
holiday-ascension = Christi Himmelfahrt
holiday-whit-sunday = Pfingstsonntag
holiday-whit-monday = Pfingstmontag
holiday-corpus-christi = Fronleichnam
holiday-uprising-day = Jahrestag des 17. Juni
holiday-assumption = Mariä Himmelfahrt
holiday-childrens-day = Weltkindertag
holiday-german-unity = Tag der Deutschen Einheit
holiday-austrian-national-day = Nationalfeiertag
holiday-reformation-day = Reformationstag
holiday-all-saints = Allerheiligen
holiday-repentance-day = Buß- und Bettag
holiday-immaculate-conception = Mariä Empfängnis
holiday-christmas-day = 1. Weihnachtstag
holiday-second-christmas-day = 2. Weihnachtstag

recurrence-daily = täglich
recurrence-days = alle { $every } Tage
recurrence-weekly = jeden { $day }
recurrence-weeks = alle { $every } Wochen am { $day }
recurrence-monthly = monatlich am { $day }
recurrence-months = alle { $every } Monate am { $day }
recurrence-yearly = jährlich am { $day }
recurrence-years = alle { $every } Jahre am { $day }
recurrence-weekdays = werktags (Mo–Fr)
recurrence-last = am Monatsletzten
recurrence-last-months = alle { $every } Monate am Monatsletzten
recurrence-until = { $rule } bis { $date }

recurrence-error-not-understood = Bitte so: täglich, werktags, montags, alle 2 Wochen, monatlich am 15., Monatsletzter, jährlich, auch mit: bis 31.12.2027.
recurrence-error-zero = Der Abstand muss mindestens 1 sein, sonst hörte die Wiederholung nie auf.
recurrence-error-too-long = Zu weit auseinander: höchstens 10 Jahre, 120 Monate, 520 Wochen oder 3650 Tage.
recurrence-error-no-such-day = Diesen Tag gibt es in keinem Jahr, die Aufgabe käme nie wieder.
recurrence-error-ends-before = Das Ende liegt vor der nächsten Wiederholung am { $date }, die Aufgabe käme nie wieder.

work-left-now = jetzt fällig
work-left-minutes = noch { $minutes } min
work-left-hours = noch { $hours } h
work-left-long = noch { $duration } Arbeitszeit
work-over-minutes = seit { $minutes } min
work-over-hours = seit { $hours } h
work-over-long = um { $duration } Arbeitszeit überschritten
