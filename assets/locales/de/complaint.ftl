# Beschwerden

step-error-not-allowed = { $number } steht auf „{ $from }“; „{ $to }“ ist von dort kein erlaubter Schritt. Möglich: { $allowed }.
step-error-not-told = { $number }: Sagen Sie zuerst, auf welchem Weg der Kunde von der Entscheidung erfahren hat; ohne das wird nicht abgeschlossen.
step-error-no-reason = { $number }: Eine Ablehnung braucht eine Begründung. Schreiben Sie sie in die Notiz.
step-error-too-early = { $number }: Der Schritt läge vor dem Eingang oder vor dem letzten Schritt. Berichtigen Sie die Zeit.
step-error-finished = { $number } ist abgeschlossen („{ $from }“). Öffnen Sie die Beschwerde zuerst wieder.
step-error-acknowledged = { $number } ist schon bestätigt.
flaw-number-taken = Die Nummer { $number } hat schon eine andere Beschwerde („{ $about }“). Wählen Sie eine andere oder lassen Sie das Feld leer.
flaw-due-before-receipt = Die vereinbarte Frist liegt vor dem Eingang der Beschwerde. Berichtigen Sie die Frist oder den Eingang.
flaw-receipt-after-step = Zu dieser Beschwerde wurden schon früher Schritte getan; der Eingang kann nicht nach ihnen liegen.
flaw-rating = Hier gilt eine Note von 1 bis 5.
flaw-score = { $score } gibt es bei { $kind } nicht; möglich ist { $from } bis { $until }.
flaw-cost = Die Kosten einer Abhilfe liegen zwischen 0 und einer Milliarde.
