# Many customers at once
bulk-title = All customers of this selection
bulk-more = Owner, stage, tasks, e-mail, export …
bulk-untag = Take a tag away …
bulk-owner = Set the owner …
bulk-owner-none = nobody
bulk-stage = Set the stage …
bulk-stage-rule = by the rule
bulk-task = A task for each …
bulk-mails = Copy e-mail addresses (only with consent)
bulk-ask-tag = Tag for the chosen customers
bulk-ask-rhythm = Days between two contacts
bulk-ask-reason = Reason for the stage “{ $stage }”
bulk-ask-task = A task for each of these customers
bulk-ask-due = Due when: { $title }
bulk-what-tag = Give the tag “{ $value }”
bulk-what-untag = Take the tag “{ $value }” away
bulk-what-owner = Owner: { $value }
bulk-what-stage = Stage: { $value }
bulk-what-rhythm = Contact rhythm: { $value }
bulk-what-tasks = A task for each: { $value }
bulk-days = { $days ->
    [one] every day
   *[other] every { $days } days
}
bulk-days-none = none
bulk-preview = { $changing } of { $total } customers: { $names }.
bulk-preview-more = { $changing } of { $total } customers: { $names } and { $more } more.
bulk-left-tag = { $left ->
    [one] One has the tag already.
   *[other] { $left } have the tag already.
}
bulk-left-untag = { $left ->
    [one] One does not have this tag.
   *[other] { $left } do not have this tag.
}
bulk-left-owner = { $left ->
    [one] One is so already.
   *[other] { $left } are so already.
}
bulk-left-stage = { $left ->
    [one] One is so already.
   *[other] { $left } are so already.
}
bulk-left-rhythm = { $left ->
    [one] One is so already.
   *[other] { $left } are so already.
}
bulk-left-tasks = { $left ->
    [one] One has an open task of this name already.
   *[other] { $left } have an open task of this name already.
}
bulk-yes = go ahead
bulk-nothing = There is nothing to do here.
bulk-progress = { $done } of { $total } customers …
bulk-done = { $count ->
    [one] One customer changed ({ $key } takes it back).
   *[other] { $count } customers changed ({ $key } takes all back).
}
bulk-stopped = Stopped and taken back.
bulk-copied = { $count ->
    [one] One address copied.
   *[other] { $count } addresses copied.
}
bulk-copied-none = Nobody here may be sent advertising by e-mail; nothing was copied.
bulk-left-out-consent = { $count ->
    [one] One without consent is left out.
   *[other] { $count } without consent are left out.
}
bulk-left-out-address = { $count ->
    [one] One has no address.
   *[other] { $count } have no address.
}
bulk-copied-too-many = { $count } addresses are too many for the clipboard; nothing was copied. “Export” writes them to a file, with the consent in the column consent_email.
bulk-left-out-blocked = { $count ->
    [one] One is blocked and left out.
   *[other] { $count } are blocked and left out.
}

# Into a file
export-menu = Export (CSV or JSON) …
export-ask-file = Export to which file
export-name-marked = selection
export-name-some = customers
export-as = Will be written as { $format }.
export-ending = Please give a name that ends with .csv or .json.
export-title = Export
export-what = { $count ->
    [one] One customer goes to { $path } as { $format }.
   *[other] { $count } customers go to { $path } as { $format }.
}
export-replaces = The file exists; the earlier export in it will be replaced.
export-valued-on = Classes and forecasts are of { $date }.
export-not-valued = Classes and forecasts have not been worked out yet.
export-write = write
export-replace = replace
export-running = An export is being written
export-stop = stop it
export-progress = { $done } of { $total } customers written …
export-done = { $count ->
    [one] One customer written to { $path }.
   *[other] { $count } customers written to { $path }.
}
export-stopped = The export was stopped; nothing of it is left.
export-over = The export had already ended.
export-quit-again = An export is still being written. Pressing once more stops it and quits.
