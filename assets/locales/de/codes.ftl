# Die Wörter der festen Listen (domain/codes.rs): <liste>-<name>.

customer-kind-person = Person
customer-kind-company = Firma

stage-lead = Interessent
stage-new = Neukunde
stage-active = Bestandskunde
stage-regular = Stammkunde
stage-at-risk = Gefährdet
stage-lost = Abgewandert
stage-won-back = Zurückgewonnen

channel-phone = Telefon
channel-email = E-Mail
channel-letter = Brief
channel-fax = Fax
channel-sms = SMS
channel-messenger = Messenger
channel-chat = Chat
channel-social = Soziale Medien
channel-website = Website
channel-shop = Laden
channel-visit = Besuch
channel-video = Video
channel-voicemail = Mailbox
channel-event = Veranstaltung
channel-other = Sonstiges

direction-in = eingehend
direction-out = ausgehend

topic-enquiry = Anfrage
topic-offer = Angebot
topic-order = Auftrag
topic-delivery = Lieferung
topic-support = Hilfe
topic-wish = Wunsch
topic-praise = Lob
topic-complaint = Beschwerde
topic-other = Sonstiges

outcome-reached = erreicht
outcome-no-answer = nicht erreicht
outcome-voicemail = auf Mailbox gesprochen
outcome-callback = Rückruf vereinbart
outcome-done = erledigt

task-kind-task = Aufgabe
task-kind-follow-up = Wiedervorlage
task-kind-appointment = Termin
task-kind-promise = Zusage
task-kind-wish = Wunsch

priority-low = niedrig
priority-normal = normal
priority-high = hoch

place-kind-work = geschäftlich
place-kind-mobile = mobil
place-kind-home = privat
place-kind-fax = Fax
place-kind-other = sonstige

address-kind-main = Hauptadresse
address-kind-billing = Rechnungsadresse
address-kind-delivery = Lieferadresse

consent-channel-email = E-Mail
consent-channel-phone = Telefon
consent-channel-post = Post
consent-channel-messenger = Messenger

consent-status-granted = erteilt
consent-status-refused = abgelehnt
consent-status-withdrawn = widerrufen

lawful-basis-contract = Vertrag
lawful-basis-consent = Einwilligung
lawful-basis-legitimate-interest = berechtigtes Interesse
lawful-basis-legal-duty = gesetzliche Pflicht

field-type-text = Text
field-type-number = Zahl
field-type-date = Datum
field-type-yes-no = ja/nein
field-type-choice = Auswahl

# Worin und wie gut ein Treffer passt (domain/views.rs).
match-name = Name
match-company = Firma
match-person = Ansprechpartner
match-city = Ort
match-number = Nummer
match-email = E-Mail
match-phone = Telefon
match-tag = Schlagwort
match-notes = Notiz
match-exact = genau
match-prefix = Anfang
match-word = Wortanfang
match-inside = enthalten
match-switchboard = vielleicht (Zentrale)
match-typo = ähnlich geschrieben
match-sound = klingt ähnlich
