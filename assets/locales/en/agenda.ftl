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
