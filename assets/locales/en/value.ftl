# Customer value
flaw-amount = There is no such amount; up to one billion is possible.
flaw-segment-name-taken = There is a segment “{ $name }” already. Choose another name.
flaw-referral-cycle = The customer would have referred itself by way of others. Choose another referrer.
