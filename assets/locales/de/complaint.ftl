# Beschwerden

step-error-not-allowed = { $number } steht auf „{ $from }“; „{ $to }“ ist von dort kein erlaubter Schritt. Möglich: { $allowed }.
step-error-not-told = { $number }: Sagen Sie zuerst, auf welchem Weg der Kunde von der Entscheidung erfahren hat; ohne das wird nicht abgeschlossen.
step-error-no-reason = { $number }: Eine Ablehnung braucht eine Begründung. Schreiben Sie sie in die Notiz.
step-error-too-early = { $number }: Der Schritt läge vor dem Eingang oder vor dem letzten Schritt. Berichtigen Sie die Zeit.
step-error-finished = { $number } ist abgeschlossen („{ $from }“). Öffnen Sie die Beschwerde zuerst wieder.
