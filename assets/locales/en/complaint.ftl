# Complaints

step-error-not-allowed = { $number } stands at “{ $from }”; “{ $to }” is not an allowed step from there. Possible: { $allowed }.
step-error-not-told = { $number }: first say by which channel the customer was told the decision; it is not closed without that.
step-error-no-reason = { $number }: a rejection needs a reason. Write it in the note.
step-error-too-early = { $number }: the step would lie before the receipt or before the last step. Correct its time.
step-error-finished = { $number } is finished (“{ $from }”). Reopen the complaint first.
step-error-acknowledged = { $number } is acknowledged already.
flaw-number-taken = Another complaint has the number { $number } (“{ $about }”). Choose another one or leave the field empty.
flaw-due-before-receipt = The agreed deadline lies before the complaint was received. Correct the deadline or the receipt.
flaw-receipt-after-step = Steps were taken on this complaint before that; it cannot be received after them.
flaw-rating = A rating from 1 to 5 goes here.
flaw-score = { $kind } knows no { $score }; it goes from { $from } to { $until }.
flaw-cost = A remedy costs between 0 and a thousand million.
