# The words of the closed lists (domain/codes.rs): <list>-<name>.

customer-kind-person = Person
customer-kind-company = Company

stage-lead = Lead
stage-new = New
stage-active = Active
stage-regular = Regular
stage-at-risk = At risk
stage-lost = Lost
stage-won-back = Won back

channel-phone = Phone
channel-email = E-mail
channel-letter = Letter
channel-fax = Fax
channel-sms = SMS
channel-messenger = Messenger
channel-chat = Chat
channel-social = Social media
channel-website = Website
channel-shop = Shop
channel-visit = Visit
channel-video = Video
channel-voicemail = Voicemail
channel-event = Event
channel-other = Other

direction-in = incoming
direction-out = outgoing

topic-enquiry = Enquiry
topic-offer = Offer
topic-order = Order
topic-delivery = Delivery
topic-support = Support
topic-wish = Wish
topic-praise = Praise
topic-complaint = Complaint
topic-other = Other

outcome-reached = reached
outcome-no-answer = no answer
outcome-voicemail = left a voicemail
outcome-callback = callback agreed
outcome-done = done

task-kind-task = Task
task-kind-follow-up = Follow-up
task-kind-appointment = Appointment
task-kind-promise = Promise
task-kind-wish = Wish

priority-low = low
priority-normal = normal
priority-high = high

place-kind-work = work
place-kind-mobile = mobile
place-kind-home = home
place-kind-fax = fax
place-kind-other = other

address-kind-main = Main address
address-kind-billing = Billing address
address-kind-delivery = Delivery address

consent-channel-email = E-mail
consent-channel-phone = Phone
consent-channel-post = Post
consent-channel-messenger = Messenger

consent-status-granted = granted
consent-status-refused = refused
consent-status-withdrawn = withdrawn

lawful-basis-contract = Contract
lawful-basis-consent = Consent
lawful-basis-legitimate-interest = Legitimate interest
lawful-basis-legal-duty = Legal duty

field-type-text = Text
field-type-number = Number
field-type-date = Date
field-type-yes-no = Yes/no
field-type-choice = Choice

# Where and how well a hit matched (domain/views.rs).
match-name = name
match-company = company
match-person = contact person
match-city = town
match-number = number
match-email = e-mail
match-phone = phone
match-tag = tag
match-notes = note
match-complaint = complaint
match-exact = exact
match-prefix = beginning
match-word = beginning of a word
match-inside = inside
match-switchboard = perhaps (switchboard)
match-typo = similar spelling
match-sound = sounds alike

severity-low = low
severity-normal = normal
severity-high = high
severity-critical = critical

complaint-state-received = received
complaint-state-assessed = assessed
complaint-state-in-progress = in progress
complaint-state-waiting-customer = waiting for customer
complaint-state-waiting-internal = waiting inside
complaint-state-offered = solution offered
complaint-state-accepted = accepted
complaint-state-declined = declined
complaint-state-escalated = escalated
complaint-state-carried-out = carried out
complaint-state-closed = closed
complaint-state-rejected = rejected
complaint-state-duplicate = duplicate

step-kind-state = Step
step-kind-acknowledged = Acknowledged
step-kind-told = Interim word

verdict-open = open
verdict-yes = yes
verdict-partly = partly
verdict-no = no

claim-warranty = warranty claim
claim-goodwill = goodwill

remedy-refund = Refund
remedy-price-cut = Price cut
remedy-damages = Damages
remedy-exchange = Exchange
remedy-repair = Repair
remedy-replacement = Replacement
remedy-gift = Small gift
remedy-voucher = Voucher
remedy-apology = Apology
remedy-information = Information

survey-kind-nps = NPS
survey-kind-csat = CSAT
survey-kind-ces = CES

sale-kind-sale = Sale
sale-kind-refund = Refund
cost-kind-marketing = Marketing
cost-kind-sales = Sales
cost-kind-service = Service
criterion-potential = Potential
criterion-growth = Growth
criterion-price-level = Price level
criterion-payment = Payment
criterion-reference = Reference value
criterion-lead-user = Lead user
criterion-strategic = Strategic value
criterion-share-of-wallet = Share of wallet
criterion-satisfaction = Satisfaction
criterion-closeness = Closeness
criterion-length = Relationship length
abc-A = A customer
abc-B = B customer
abc-C = C customer
rfm-group-champions = Champions
rfm-group-cant-lose = Can't lose
rfm-group-loyal = Loyal
rfm-group-big-spenders = Big spenders
rfm-group-new = New
rfm-group-promising = Promising
rfm-group-needs-attention = Needs attention
rfm-group-at-risk = At risk
rfm-group-lost = Lost
rfm-group-hibernating = Hibernating
