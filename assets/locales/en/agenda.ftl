# The day: tasks, occasions, suggestions

agenda-tasks = { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
agenda-nobody = nobody
agenda-closed = closed
agenda-hand-over = Give to: { $title }
agenda-told-handed = With { $name }: { $title }
agenda-told-free = With nobody: { $title }
agenda-told-urgency = Priority { $priority }: { $title }
agenda-told-moved = { $count } tasks moved, each from its own day
agenda-told-closed = { $told } – note: { $closed }
agenda-told-ticked = { $count ->
    [one] 1 task done
   *[other] { $count } tasks done
} ({ $key } undoes it)
agenda-told-comes-back = Done: { $title } – comes back: { $date } ({ $key } undoes it)
agenda-told-checked-on = Done: { $title } – whether it works will be asked: { $date } ({ $key } undoes it)
agenda-told-asked = { $count ->
    [one] Whether a measure has worked is asked one by one: please tick that task on its own.
   *[other] Whether { $count } measures have worked is asked one by one: please tick those tasks on their own.
}
agenda-told-verdict = Noted ({ $verdict }): { $title }
agenda-check-title = Did it work? { $title }
agenda-check-question = { $title } – did it work?

agenda-bulk-rhythm = Set contact rhythm …
agenda-prompt-rhythm = { $count ->
    [one] Contact every … days
   *[other] Contact with { $count } customers every … days
}
agenda-rhythm-days = { $days ->
    [one] every day
   *[other] every { $days } days
}
agenda-rhythm-none = empty: no rhythm of their own
agenda-rhythm-error = Please a number from { $least } to { $most }; empty takes the rhythm away.
agenda-told-rhythm = { $count ->
    [one] Contact rhythm set: { $days } days
   *[other] Contact rhythm of { $count } customers set: { $days } days
}
agenda-told-no-rhythm = { $count ->
    [one] Own contact rhythm taken away.
   *[other] Own contact rhythm of { $count } customers taken away.
}

agenda-promises = Promises and wishes
agenda-complaints = Complaints
agenda-occasions = Birthdays and anniversaries
agenda-suggestions = Suggestions
agenda-day = Day
agenda-appointments = { $count ->
    [one] 1 appointment
   *[other] { $count } appointments
}
agenda-deadlines = { $count ->
    [one] 1 deadline
   *[other] { $count } deadlines
}
agenda-empty = Nothing is due today or in the next seven days. { $key } plans something.
agenda-empty-day = Nothing is due on this day. { $key } plans something.
agenda-others = { $count ->
    [one] 1 due task is with others ({ $key })
   *[other] { $count } due tasks are with others ({ $key })
}
agenda-cut = cut
agenda-not-a-task = This works on a task only.
agenda-trash = { $count ->
    [one] 1 task
   *[other] { $count } tasks
}
agenda-day-mine = Day: mine and unassigned
agenda-day-all = Day: everybody
agenda-day-of = Day: { $name }
agenda-open-all = All open ones
agenda-open-mine = Open: mine
agenda-open-of = Open: { $name }
agenda-open-kind = Open: { $name } only
agenda-measure = Measure
agenda-birthday = turns { $years }
agenda-birthday-today = turns { $years } today
agenda-birthday-unknown = birthday
agenda-anniversary = { $years ->
    [one] customer for 1 year
   *[other] customer for { $years } years
}
agenda-silent = silent for { $days } days (rhythm { $rhythm })
agenda-never = never spoken to (rhythm { $rhythm })
agenda-unhappy = { $kind } { $score } on { $date }, not spoken to since
agenda-key-account = key account, { $why }
agenda-until = until { $time }
agenda-with = with { $name }
agenda-collides = at the same time as { $what }
agenda-title-breached = { $count ->
    [one] 1 complaint overdue
   *[other] { $count } complaints overdue
}
agenda-unhappy-short = { $kind } { $score } ({ $date }), not called since
agenda-hint-picture = calendar

action-tasks-log-call = Call the customer and log the call
