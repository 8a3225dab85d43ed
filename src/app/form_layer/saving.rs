//! Keeping what was typed: as a draft, and for good.

use super::super::record::Subject;
use crate::domain::complaint::StepError;
use crate::domain::model::Id;
use crate::domain::views::Draft;
use crate::form::{FieldError, Form};
use crate::popup::Effect;
use crate::popup::effect::Told;
use crate::session::Session;
use crate::store::api::{Action as StoreAction, Change, FieldConflict, SaveError, Saved};
use crate::store::messages::{flaw_sentence, step_sentence};
use crate::store::request::{Request, Slot};
use crate::tr;

use super::{FormLayer, with_env};

impl FormLayer {
    /// Closes the form; what was typed stays as a draft.
    pub(super) fn leave(&mut self, s: &Session) -> Vec<Effect> {
        let touched = self.form.as_ref().is_some_and(Form::is_touched);
        let mut effects = vec![Effect::Close];
        if matches!(self.subject, Subject::Setup) {
            // Skipped: the country of the locale is kept, so that it does not ask again.
            let country =
                self.form.as_ref().map(|form| form.value("setup_country")).unwrap_or_default();
            let pairs = vec![("country".to_owned(), country)];
            effects.push(Effect::Ask(Slot::Write, Request::SetSettings(pairs)));
        } else if touched && self.subject.keeps_drafts() {
            effects.push(Effect::LeftDraft(Box::new(self.draft_now(s))));
            effects.push(Effect::Tell(Told::plain(tr!(s.i18n, "draft-kept"))));
        } else if self.kept {
            effects.push(Effect::Ask(Slot::Write, Request::DropDraft(self.draft)));
        }
        effects
    }

    pub(super) fn draft_now(&self, s: &Session) -> Draft {
        let values = self.form.as_ref().map(Form::draft).unwrap_or_default();
        Draft {
            id: self.draft,
            form: self.form.as_ref().map_or("", Form::name).to_owned(),
            title: self.title(s),
            customer_id: self.customer,
            values: self.subject.to_draft(&values),
            updated_at: s.now,
        }
    }

    /// Keeps what was typed, now.
    pub fn keep_draft(&mut self, s: &Session) -> Vec<Effect> {
        let touched = self.form.as_ref().is_some_and(Form::is_touched);
        if !self.dirty || self.saving || !self.subject.keeps_drafts() {
            return Vec::new();
        }
        self.dirty = false;
        if touched {
            self.kept = true;
            return vec![Effect::Ask(Slot::Write, Request::PutDraft(Box::new(self.draft_now(s))))];
        }
        // Everything was taken back: nothing to keep.
        if std::mem::take(&mut self.kept) {
            return vec![Effect::Ask(Slot::Write, Request::DropDraft(self.draft))];
        }
        Vec::new()
    }

    pub(super) fn save(&mut self, s: &Session) -> Vec<Effect> {
        let Some(form) = &self.form else { return Vec::new() };
        let values = form.values();
        if let Subject::Step(room) = &self.subject
            && let Some(number) = room.to_look_up(&values)
        {
            self.saving = true;
            return vec![Effect::Ask(Slot::Load, Request::ComplaintByNumber(number))];
        }
        let made = with_env(s, |env| self.subject.make(&values, s, env));
        // Optional fields never keep a note from being saved: they are asked for afterwards.
        if !made.errors.is_empty() && !made.save_anyway {
            return self.complain(&made.errors, s);
        }
        self.errors.clone_from(&made.errors);
        let effect = match &made.settings {
            Some(pairs) => Effect::Ask(Slot::Write, Request::SetSettings(pairs.clone())),
            None => Effect::Save(
                Box::new(StoreAction {
                    what: self.subject.what(),
                    subject: self.name(s),
                    changes: made.changes.clone(),
                    draft: self.kept.then_some(self.draft),
                }),
                Told::plain(""),
            ),
        };
        self.made = Some(made);
        self.saving = true;
        vec![effect]
    }

    /// The complaint whose number was typed is looked up: on with saving.
    pub(super) fn looked_up(&mut self, found: Option<Id>, s: &Session) -> Vec<Effect> {
        let typed = self.form.as_ref().map(|form| form.value("duplicate_of")).unwrap_or_default();
        if let Subject::Step(room) = &mut self.subject {
            room.original = Some((typed.trim().to_owned(), found));
        }
        self.saving = false;
        self.save(s)
    }

    pub(super) fn complain(&mut self, errors: &[FieldError], s: &Session) -> Vec<Effect> {
        if let Some(form) = &mut self.form {
            form.show_errors(errors);
        }
        let first = errors.first().map(|error| error.message.clone()).unwrap_or_default();
        vec![Effect::Tell(Told::bad(tr!(s.i18n, "save-please-correct", reason = first)))]
    }

    /// The action is on disk.
    pub fn saved(&mut self, saved: &Saved, s: &Session) -> Vec<Effect> {
        self.saving = false;
        // It went with the saved action.
        self.kept = false;
        self.dirty = false;
        let made = self.made.take().unwrap_or_default();
        let told = self.subject.told(&made, saved, &self.name(s), s);
        let mut linked = match &self.subject {
            Subject::Complaint(room) => room.tell_call(&made, saved).into_iter().collect(),
            Subject::Contact(room) if room.base.meta.id == 0 => {
                vec![Effect::CallSaved { call: self.draft, contact: room.taken(&made, saved) }]
            }
            _ => Vec::new(),
        };
        if self.errors.is_empty() {
            let mut effects = vec![Effect::Close, Effect::Tell(Told::good(told))];
            effects.append(&mut linked);
            effects.extend(self.subject.after(&made, saved, s));
            return effects;
        }
        self.subject.stored(&made, saved);
        let errors = std::mem::take(&mut self.errors);
        if let Some(form) = &mut self.form {
            form.show_errors(&errors);
        }
        let reason = errors.first().map(|error| error.message.clone()).unwrap_or_default();
        let mut effects =
            vec![Effect::Tell(Told::bad(tr!(s.i18n, "saved-but", saved = told, reason = reason)))];
        effects.append(&mut linked);
        effects.extend(self.replay(s));
        effects
    }

    /// The settings of a first start are on disk.
    pub fn settings_saved(&mut self, s: &Session) -> Vec<Effect> {
        if !std::mem::take(&mut self.saving) {
            return Vec::new();
        }
        vec![Effect::Close, Effect::Tell(Told::good(tr!(s.i18n, "saved-settings")))]
    }

    /// Saving did not work; the form goes on.
    pub fn not_saved(&mut self) {
        self.saving = false;
        self.dirty = true;
    }

    /// The store refuses the action. What only hangs on it must not keep it from being
    /// saved; a step that is refused is corrected where the reason lies.
    pub fn refused(&mut self, refused: &SaveError, s: &Session) -> Vec<Effect> {
        self.not_saved();
        match refused {
            SaveError::Gone if self.subject.unlink() => self.save(s),
            SaveError::StepRefused { number, from, to, why } => {
                let key = match why {
                    StepError::TooEarly => "at",
                    StepError::NoReason => "step_note",
                    StepError::NotTold => "told",
                    StepError::NotAllowed | StepError::Finished | StepError::Acknowledged => {
                        return Vec::new();
                    }
                };
                let sentence = step_sentence(number, *from, *to, *why, &s.i18n);
                self.mark(key, sentence);
                Vec::new()
            }
            SaveError::Flaw(flaw) => {
                self.mark(flaw.field(), flaw_sentence(flaw, &s.i18n));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Marks a field that has to be corrected, and goes to it.
    fn mark(&mut self, key: &str, sentence: String) {
        if let Some(form) = &mut self.form {
            form.show_errors(&[FieldError::new(key, sentence)]);
        }
    }

    pub fn conflict(&mut self, fields: Vec<FieldConflict>, theirs: Change) {
        self.conflict = Some((fields, theirs));
    }

    /// The conflict is decided, field by field: `true` = mine.
    pub fn resolved(&mut self, mine: &[bool], s: &Session) -> Vec<Effect> {
        let (Some((fields, theirs)), Some(form)) = (self.conflict.take(), &mut self.form) else {
            return Vec::new();
        };
        with_env(s, |env| {
            let before = self.subject.values(s, env);
            if !self.subject.rebase(&theirs) {
                return;
            }
            let now = self.subject.values(s, env);
            for (key, value) in &now {
                let decided =
                    fields.iter().position(|field| field.field == *key).and_then(|at| mine.get(at));
                // What I did not touch is theirs; what both did is as decided.
                let untouched = before.get(key).map_or("", String::as_str) == form.value(key);
                if decided == Some(&false) || (decided.is_none() && untouched) {
                    form.set_value(key, value);
                }
            }
        });
        self.save(s)
    }
}
