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
match-complaint = Beschwerde
match-exact = genau
match-prefix = Anfang
match-word = Wortanfang
match-inside = enthalten
match-switchboard = vielleicht (Zentrale)
match-typo = ähnlich geschrieben
match-sound = klingt ähnlich

severity-low = gering
severity-normal = normal
severity-high = hoch
severity-critical = kritisch

complaint-state-received = eingegangen
complaint-state-assessed = bewertet
complaint-state-in-progress = in Bearbeitung
complaint-state-waiting-customer = wartet auf Kunden
complaint-state-waiting-internal = wartet intern
complaint-state-offered = Lösung angeboten
complaint-state-accepted = angenommen
complaint-state-declined = nicht angenommen
complaint-state-escalated = eskaliert
complaint-state-carried-out = ausgeführt
complaint-state-closed = abgeschlossen
complaint-state-rejected = abgelehnt
complaint-state-duplicate = Doppel

step-kind-state = Schritt
step-kind-acknowledged = Eingang bestätigt
step-kind-told = Zwischenbescheid

verdict-open = offen
verdict-yes = ja
verdict-partly = teilweise
verdict-no = nein

claim-warranty = Reklamation
claim-goodwill = Kulanz

remedy-refund = Erstattung
remedy-price-cut = Preisnachlass
remedy-damages = Schadenersatz
remedy-exchange = Umtausch
remedy-repair = Nachbesserung
remedy-replacement = Ersatzlieferung
remedy-gift = Aufmerksamkeit
remedy-voucher = Gutschein
remedy-apology = Entschuldigung
remedy-information = Auskunft

survey-kind-nps = NPS
survey-kind-csat = CSAT
survey-kind-ces = CES

sale-kind-sale = Verkauf
sale-kind-refund = Gutschrift
cost-kind-marketing = Marketing
cost-kind-sales = Vertrieb
cost-kind-service = Service
criterion-potential = Potenzial
criterion-growth = Wachstum
criterion-price-level = Preisniveau
criterion-payment = Zahlungsmoral
criterion-reference = Referenzwert
criterion-lead-user = Lead User
criterion-strategic = Strategischer Wert
criterion-share-of-wallet = Lieferanteil
criterion-satisfaction = Zufriedenheit
criterion-closeness = Nähe
criterion-length = Dauer der Beziehung
abc-A = A-Kunde
abc-B = B-Kunde
abc-C = C-Kunde
rfm-group-champions = Champions
rfm-group-cant-lose = Nicht verlieren
rfm-group-loyal = Treue
rfm-group-big-spenders = Großeinkäufer
rfm-group-new = Neue
rfm-group-promising = Vielversprechende
rfm-group-needs-attention = Aufmerksamkeit nötig
rfm-group-at-risk = Gefährdete
rfm-group-lost = Verlorene
rfm-group-hibernating = Schlafende
