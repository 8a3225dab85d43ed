# Why a file cannot be used (exit status 4)
open-error-missing = { $file }: there is no such file. Open kundig without a command or import something to create it; --db names another.
open-error-foreign = { $file } belongs to another program and was not touched. Give the file of kundig with --db.
open-error-newer = { $file } was written by a newer kundig (schema { $found }, this one knows { $known }). Please update kundig; the file was not touched.
open-error-damaged = { $file } is damaged ({ $what }) and was not touched. Take your latest backup.
open-error-too-open = Others may write to { $file }, and it was not shared. Take that right away (chmod 600).
open-error-folder = { $file } is a folder; kundig needs a file.
open-error-not-writable = { $file } cannot be written: { $what }. Check the rights of the file and its folder.
open-error-locked = { $file } is locked by another program. Close it and try again.
open-error-io = { $file } cannot be used: { $what }.

# What can go wrong while working
store-error-busy = Somebody else is writing to the file right now (an import, perhaps). Nothing is lost; please save again in a moment.
store-error-full = The disk is full. Nothing was saved; free some space and save again.
store-error-read-only = The file cannot be written. Check the rights of the file and its folder.
store-error-newer = A newer kundig has upgraded this file. Please start kundig again.
store-error-damaged = The file is damaged: { $what }. Take your latest backup.
store-error-interrupted = Stopped.
store-error-not-found = This record no longer exists.
store-error-sql = The file could not be read or written: { $what }.

# Where the file lies
place-network = The file lies on a network file system ({ $what }). Several kundig on different hosts may damage it there; better keep it on a local disk.
place-synchronised = The file lies in a synchronised folder ({ $what }). It may be copied half-written; better keep it elsewhere and put backups there.

# Settings
setting-unknown = There is no setting { $key }.
setting-unknown-nearest = There is no setting { $key }. Did you mean { $nearest }?
setting-bad = { $key }: “{ $value }” does not fit. Accepted: { $expected }.
setting-expects-name = up to 200 characters
setting-expects-country = a country code of two letters, such as DE
setting-expects-land = a German Land (BW, BY, BE, BB, HB, HH, HE, MV, NI, NW, RP, SL, SN, ST, SH, TH) or its name; empty for nationwide holidays only
setting-expects-no-land = only an empty value, as holidays depend on the Land in Germany alone; enter others as closing-days
setting-expects-currency = a currency code of three letters, such as EUR
setting-expects-time-zone = the name of a time zone, such as Europe/Berlin
setting-expects-hours = hours such as 09:00-17:00 or 08:00-12:00,13:00-17:00, or closed
setting-expects-closing-days = days by commas: 12-24 (each year), 2026-12-31, 2026-08-03..2026-08-14
setting-expects-deadline = working hours to acknowledge and to resolve, such as 2/8
setting-expects-days = a number of days from 1 to 3650
setting-expects-weeks = a number of weeks from 1 to 520
setting-expects-months = a number of months from 0 to 240
setting-expects-abc-limits = three shares in percent that make 100, such as 80/15/5
setting-expects-abc-measure = margin or revenue
setting-expects-portfolio-weights = weights of the criteria from 0 to 100, such as growth=2,strategic=1 (potential, growth, price_level, payment, reference, lead_user, strategic; share_of_wallet, satisfaction, closeness, length; both axes need a weight)
setting-expects-amount = an amount such as 60 or 62.50
setting-expects-percent = a percentage from 0 to 100, such as 10 (or 0.10)
setting-expects-ratio = a ratio from 0 to 1, such as 0.35 or 35 %; empty: from the sales of the last 365 days
setting-expects-field-key = a key of lower-case letters, digits and _, beginning with a letter, that kundig does not use itself
setting-expects-field-type = text, number, date, yes_no or choice:a,b,c
setting-expects-known-field = the label of a field that exists; first set its type: field.KEY text
setting-expects-label = one to 100 characters
setting-expects-list = names of up to 100 characters, divided by commas
setting-expects-new-name = a name that the list does not have yet

# Why something was not saved
save-error-number-taken = The number { $number } belongs to { $name }.
save-error-gone = This record was deleted in the meantime.
save-error-conflict = Somebody else has changed the same thing in the meantime. Nothing was overwritten.
