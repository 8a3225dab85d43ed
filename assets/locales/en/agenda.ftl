# The day: tasks, occasions, suggestions
