//! A form on the stack: opened, filled, kept as a draft, saved. The form engine
//! knows fields; this knows which record they make and what happens around it.

mod complaint;
mod opening;
mod plan;
mod saving;
mod segment;
mod view;

use std::time::Duration;

use super::record::{Made, Subject};
use crate::domain::model::Id;
use crate::form::plan::{MEASURES, offer_persons};
use crate::form::sale::offer_documents;
use crate::form::{Entry, FieldError, Form, FormEnv, FormEvent, customer_value, customer_value_id};
use crate::input::{Action, Context, KeyPress};
use crate::pane::card::CardView;
use crate::popup::Effect;
use crate::session::Session;
use crate::store::api::{Change, FieldConflict};
use crate::store::request::Reply;
use crate::tr;
use crate::ui::text;

use opening::Wanted;

/// A change is kept at the latest after this time.
const DRAFT_AFTER: Duration = Duration::from_millis(400);

/// Something typed before the form could take it.
#[derive(Debug)]
enum Typed {
    Key(KeyPress, Option<Action>),
    Paste(String),
}

/// See the module.
#[derive(Debug)]
pub struct FormLayer {
    subject: Subject,
    /// `None` while the record is being loaded.
    form: Option<Form>,
    waiting: Vec<Typed>,
    card: CardView,
    customer: Option<Id>,
    /// Id of the draft of this form, whether it is kept yet or not.
    draft: Id,
    /// The draft is on disk, or on its way there.
    kept: bool,
    /// Changed since the draft was kept.
    dirty: bool,
    saving: bool,
    /// Fields to be asked for after saving.
    errors: Vec<FieldError>,
    /// What a colleague has made of the record meanwhile.
    conflict: Option<(Vec<FieldConflict>, Change)>,
    /// What has been made of the values at the last attempt to save.
    made: Option<Made>,
    /// What the record that is being loaded is for.
    wanted: Wanted,
    /// A complaint like this one that came before, for the header.
    similar: Option<(Id, String)>,
    /// The repeat that was offered; what the user says wins over it.
    repeat: String,
    /// The query whose members were asked for, and how many they are.
    counted: Option<(String, Option<i64>)>,
}

/// Calls `work` with what a form needs to know of the session.
pub(super) fn with_env<R>(s: &Session, work: impl FnOnce(&FormEnv<'_>) -> R) -> R {
    let settings = &s.shared.settings;
    work(&FormEnv {
        i18n: &s.i18n,
        theme: &s.theme,
        now: s.local_now(),
        tz: s.tz,
        currency: &settings.currency,
        country: &settings.country,
        calendar: &s.calendar,
    })
}

impl FormLayer {
    fn new(subject: Subject, customer: Option<Id>) -> Self {
        Self {
            subject,
            form: None,
            waiting: Vec::new(),
            card: CardView::default(),
            customer,
            draft: 0,
            kept: false,
            dirty: false,
            saving: false,
            errors: Vec::new(),
            conflict: None,
            made: None,
            wanted: Wanted::Itself,
            similar: None,
            repeat: String::new(),
            counted: None,
        }
    }

    /// Makes the form once the record is known, and asks for the customer's card.
    fn build(&mut self, s: &Session) -> Vec<Effect> {
        let Some(mut form) = with_env(s, |env| self.subject.form(s, env)) else {
            return Vec::new();
        };
        let entries = |names: &[String]| names.iter().map(Entry::plain).collect::<Vec<_>>();
        for (key, names) in [
            ("tags", &s.shared.tags),
            ("source", &s.shared.sources),
            ("owner", &s.shared.users),
            ("assignee", &s.shared.users),
            ("measure_assignee", &s.shared.users),
            ("category", &s.shared.categories),
            ("cause", &s.shared.causes),
            ("product", &s.shared.products),
            ("discount_reason", &s.shared.discount_reasons),
            ("stage_reason", &s.shared.lost_reasons),
            ("potential_category", &s.shared.potential_categories),
        ] {
            form.set_entries(key, entries(names));
        }
        if matches!(self.subject, Subject::Plan(_)) {
            let key = s.key_for(Context::FormText, Action::FollowUp);
            form.set_remark(MEASURES, Some(tr!(s.i18n, "form-plan-task", key = key)));
        }
        self.form = Some(form);
        self.customer = self.subject.customer().or(self.customer);
        let mut effects = match self.customer {
            Some(id) => self.card.show(id),
            None => Vec::new(),
        };
        effects.extend(self.tick_clock(s));
        effects.extend(self.count_members(s));
        effects
    }

    /// Shows the running clock and asks to be woken at its next minute.
    fn tick_clock(&mut self, s: &Session) -> Vec<Effect> {
        let (Some(started), Some(form)) = (self.subject.started(), &mut self.form) else {
            return Vec::new();
        };
        with_env(s, |env| crate::form::contact::show_clock(form, started, s.now, env));
        let past = (s.now - started).num_seconds().max(0) % 60;
        vec![Effect::WakeIn(Duration::from_secs(u64::try_from(60 - past).unwrap_or(60)))]
    }

    pub fn context(&self) -> Context {
        self.form.as_ref().map_or(Context::Form, Form::context)
    }

    /// The word of the form; empty while the record is being loaded.
    pub fn form_name(&self) -> &'static str {
        self.form.as_ref().map_or("", Form::name)
    }

    /// How to fill the focused field.
    pub fn hint(&self, s: &Session) -> String {
        self.form.as_ref().map(|form| form.hint(&s.i18n)).unwrap_or_default()
    }

    pub fn actions(&self) -> Vec<Action> {
        let mut actions = vec![Action::Save];
        if matches!(self.subject, Subject::Contact(_)) {
            actions.extend([Action::FollowUp, Action::NewComplaint, Action::SwapDirection]);
        }
        if matches!(self.subject, Subject::Plan(_)) {
            actions.push(Action::FollowUp);
        }
        actions.extend([
            Action::NextField,
            Action::Leave,
            Action::PreviousField,
            Action::EditExternally,
        ]);
        actions.extend([Action::UndoText, Action::RedoText]);
        actions
    }

    /// Whether keys have to wait: the record is not there, or is being saved.
    fn busy(&self) -> bool {
        self.form.is_none() || self.saving
    }

    pub fn on_key(&mut self, press: KeyPress, action: Option<Action>, s: &Session) -> Vec<Effect> {
        if self.form.is_none() && action == Some(Action::Leave) {
            return vec![Effect::Close];
        }
        if self.busy() {
            self.waiting.push(Typed::Key(press, action));
            return Vec::new();
        }
        if action == Some(Action::NewComplaint) {
            return self.complaint_in_call(s);
        }
        if action == Some(Action::FollowUp)
            && let Some(effects) = self.measure_as_task(s)
        {
            return effects;
        }
        let event =
            self.form.as_mut().map_or(FormEvent::Unhandled, |form| form.on_key(press, action));
        self.on_event(event, s)
    }

    pub fn on_paste(&mut self, pasted: &str, s: &Session) -> Vec<Effect> {
        if self.busy() {
            self.waiting.push(Typed::Paste(pasted.to_owned()));
            return Vec::new();
        }
        let event = self.form.as_mut().map_or(FormEvent::None, |form| form.on_paste(pasted));
        self.on_event(event, s)
    }

    /// An action from the palette.
    pub fn on_action(&mut self, action: Action, s: &Session) -> Vec<Effect> {
        let unused = KeyPress::plain(crate::input::Key::F(24));
        self.on_key(unused, Some(action), s)
    }

    /// What waited is typed now.
    fn replay(&mut self, s: &Session) -> Vec<Effect> {
        let mut effects = Vec::new();
        for typed in std::mem::take(&mut self.waiting) {
            effects.extend(match typed {
                Typed::Key(press, action) => self.on_key(press, action, s),
                Typed::Paste(pasted) => self.on_paste(&pasted, s),
            });
        }
        effects
    }

    fn on_event(&mut self, event: FormEvent, s: &Session) -> Vec<Effect> {
        match event {
            FormEvent::None | FormEvent::Unhandled => Vec::new(),
            FormEvent::Changed => {
                self.offer(s);
                let first = !std::mem::replace(&mut self.dirty, true);
                if first { vec![Effect::WakeIn(DRAFT_AFTER)] } else { Vec::new() }
            }
            FormEvent::Save => self.save(s),
            FormEvent::Leave => self.leave(s),
            FormEvent::PickCustomer { key, typed } => vec![Effect::PickField { key, typed }],
            FormEvent::EditExternally { key, text } => vec![Effect::EditExternally { key, text }],
        }
    }

    pub fn on_wake(&mut self, s: &Session) -> Vec<Effect> {
        let mut effects = self.keep_draft(s);
        effects.extend(self.count_members(s));
        effects.extend(self.tick_clock(s));
        effects
    }

    /// A customer was picked for a field.
    pub fn picked(
        &mut self,
        key: &str,
        customer: Id,
        name: &str,
        _number: &str,
        s: &Session,
    ) -> Vec<Effect> {
        if let Some(form) = &mut self.form {
            form.set_customer(key, customer, name);
        }
        let mut effects = self.on_event(FormEvent::Changed, s);
        if key == "customer" {
            self.customer = Some(customer);
            effects.extend(self.card.show(customer));
            self.offer(s);
        }
        effects
    }

    /// The external editor gave a text back.
    pub fn edited(&mut self, key: &str, text: &str, s: &Session) -> Vec<Effect> {
        if let Some(form) = &mut self.form {
            form.set_value(key, &text::clean_lines(text));
        }
        self.on_event(FormEvent::Changed, s)
    }

    /// The card beside the form, again.
    pub fn reload_card(&self) -> Vec<Effect> {
        self.card.load()
    }

    pub fn on_reply(&mut self, reply: Reply, s: &Session) -> Vec<Effect> {
        match reply {
            Reply::Card(card) => {
                self.card.put(card);
                self.know_customer(s);
                self.offer(s);
                Vec::new()
            }
            Reply::Loaded(None) => opening::gone(s),
            Reply::Loaded(Some(record)) => self.loaded(record, s),
            Reply::ComplaintFound(found) => self.looked_up(found, s),
            Reply::Counted(count) => {
                self.put_count(count);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Names and persons that came with the card.
    fn know_customer(&mut self, s: &Session) {
        let (Some(card), Some(form)) = (self.card.card(), &mut self.form) else { return };
        let id = card.customer.meta.id;
        let name = card.customer.display_name();
        if customer_value_id(&form.value("customer")) == Some(id) {
            let touched = form.is_touched();
            let value = customer_value(id, &name);
            if touched {
                form.set_value("customer", &value);
            } else {
                form.preset("customer", &value);
            }
        }
        if let (Subject::Customer(base), false) = (&self.subject, card.referred_by.is_empty())
            && let Some(referrer) = base.referred_by
        {
            form.preset("referred_by", &customer_value(referrer, &card.referred_by));
        }
        let persons = card.persons.iter().map(|person| {
            let role =
                if person.role.is_empty() { String::new() } else { format!(" ({})", person.role) };
            Entry::new(
                person.meta.id.to_string(),
                text::clean(&format!("{}{role}", person.display_name())).into_owned(),
            )
        });
        form.set_entries("person", persons.collect());
        match &self.subject {
            Subject::Plan(_) => offer_persons(form, &card.persons),
            Subject::Sale(_) => {
                with_env(s, |env| offer_documents(form, &card.value.sales, env));
            }
            _ => {}
        }
    }
}
