# Complaints

step-error-not-allowed = { $number } stands at “{ $from }”; “{ $to }” is not an allowed step from there. Possible: { $allowed }.
step-error-not-told = { $number }: first say by which channel the customer was told the decision; it is not closed without that.
step-error-no-reason = { $number }: a rejection needs a reason. Write it in the note.
step-error-too-early = { $number }: the step would lie before the receipt or before the last step. Correct its time.
step-error-finished = { $number } is finished (“{ $from }”). Reopen the complaint first.
