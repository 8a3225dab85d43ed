# Kundenwert
flaw-amount = Diesen Betrag gibt es nicht; möglich ist bis zu einer Milliarde.
flaw-segment-name-taken = Ein Segment „{ $name }“ gibt es schon. Wählen Sie einen anderen Namen.
flaw-referral-cycle = So hätte der Kunde sich über andere selbst empfohlen. Wählen Sie einen anderen Empfehlenden.
