//! Answers of the store, and what follows from a change.

use std::cmp::Reverse;

use super::effects::{clean, sentence};
use super::form_layer::FormLayer;
use super::layer::Layer;
use super::{APP, App, Tab};
use crate::domain::fields::label_key;
use crate::domain::worktime::WorkCalendar;
use crate::i18n::I18n;
use crate::pane::Pane;
use crate::popup::effect::{FormRequest, Told};
use crate::popup::{ConflictPopup, Effect, Popup};
use crate::store::api::SaveError;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;

impl App {
    /// The form with this owner number, wherever it lies in the stack.
    pub(super) fn form_of(&mut self, owner: u64) -> Option<&mut FormLayer> {
        self.layers.iter_mut().find_map(|layer| match layer {
            Layer::Form { owner: at, form } if *at == owner => Some(form.as_mut()),
            _ => None,
        })
    }

    /// Hands an answer to whoever asked.
    pub(super) fn on_reply(
        &mut self,
        slot: Slot,
        owner: u64,
        ticket: u64,
        told: Option<Told>,
        reply: Reply,
    ) {
        match reply {
            Reply::Saved(saved) => {
                self.changed();
                let s = &self.session;
                let effects = match self.form_at(owner) {
                    Some(at) => match self.layers.get_mut(at) {
                        Some(Layer::Form { form, .. }) => form.saved(&saved, s),
                        _ => Vec::new(),
                    },
                    None => vec![Effect::Tell(told.unwrap_or_else(|| Told::plain("")))],
                };
                self.finish(owner, effects);
            }
            Reply::NotSaved(refused) => self.not_saved(owner, *refused),
            Reply::Undone(undone) => self.undone(undone.as_ref()),
            Reply::Changed(true) => self.changed(),
            Reply::Changed(false) => {}
            Reply::Done => {
                if let Some(told) = told {
                    self.tell(told);
                }
                let s = &self.session;
                if let Some(at) = self.form_at(owner)
                    && let Some(Layer::Form { form, .. }) = self.layers.get_mut(at)
                {
                    let effects = form.settings_saved(s);
                    self.finish(owner, effects);
                }
                self.ask(APP, Slot::Shared, Request::Shared);
            }
            Reply::BulkPreview(preview) => self.bulk_preview(*preview),
            Reply::Bulk(run) => self.bulk_ran(run),
            Reply::MailList(list) => self.copy_mails(&list),
            Reply::Waiting(waiting) => self.session.waiting = waiting,
            Reply::Shared(shared) => self.on_shared(*shared),
            Reply::Drafts(drafts) => {
                self.offered =
                    !drafts.is_empty() && self.layers.is_empty() && self.drafts.is_empty();
                self.drafts = drafts;
            }
            Reply::DraftPut(_) => {
                self.drafts.extend(self.left.remove(&ticket));
                self.drafts.sort_by_key(|draft| Reverse((draft.updated_at, draft.id)));
            }
            Reply::Imports(batches) => self.open_imports(&batches),
            Reply::ImportUndone(report) => {
                self.changed();
                let told = tr!(
                    self.session.i18n,
                    "imports-undone",
                    trashed = report.trashed,
                    reverted = report.reverted,
                    kept = report.kept.len()
                );
                self.tell(Told::good(told));
            }
            reply => {
                let s = &self.session;
                let tab = Tab::ALL.iter().copied().find(|tab| tab.owner() == owner);
                let effects = if let Some(tab) = tab {
                    self.tabs.pane(tab).on_reply(slot, reply, s)
                } else {
                    match self.layers.iter_mut().find(|layer| layer.owner() == Some(owner)) {
                        Some(Layer::Customers { pane, .. }) => pane.on_reply(slot, reply, s),
                        Some(Layer::Complaint { pane, .. }) => pane.on_reply(slot, reply, s),
                        Some(Layer::Form { form, .. }) => form.on_reply(reply, s),
                        _ => Vec::new(),
                    }
                };
                self.carry_out(owner, effects);
            }
        }
    }

    /// Carries out effects of a layer that may lie under others: closing means it.
    pub(super) fn finish(&mut self, owner: u64, effects: Vec<Effect>) {
        if effects.contains(&Effect::Close) {
            self.remove_layer(owner);
        }
        let effects = effects.into_iter().filter(|effect| *effect != Effect::Close).collect();
        self.carry_out(owner, effects);
    }

    pub(super) fn form_at(&self, owner: u64) -> Option<usize> {
        self.layers
            .iter()
            .position(|layer| matches!(layer, Layer::Form { owner: at, .. } if *at == owner))
    }

    pub(super) fn remove_layer(&mut self, owner: u64) {
        self.layers.retain(|layer| layer.owner() != Some(owner));
        self.refresh_top();
    }

    pub(super) fn not_saved(&mut self, owner: u64, refused: SaveError) {
        self.forget_ahead();
        let i18n = &self.session.i18n;
        let told = match &refused {
            SaveError::Conflict { .. } => None,
            SaveError::NumberTaken { number, name } => {
                Some(tr!(i18n, "save-number-taken", number = number.as_str(), name = clean(name)))
            }
            SaveError::StepRefused { number, from, to, why } => {
                Some(crate::store::messages::step_sentence(number, *from, *to, *why, i18n))
            }
            SaveError::Flaw(flaw) => Some(crate::store::messages::flaw_sentence(flaw, i18n)),
            SaveError::Gone => Some(tr!(i18n, "save-gone")),
            SaveError::Store(error) => Some(sentence(error, i18n)),
        };
        if let Some(told) = told {
            self.message = Some(Told::bad(told));
        }
        let in_form = self.form_of(owner).is_some();
        if let Some(at) = self.form_at(owner)
            && let Some(Layer::Form { form, .. }) = self.layers.get_mut(at)
        {
            let effects = form.refused(&refused, &self.session);
            self.carry_out(owner, effects);
        }
        if let SaveError::Conflict { fields, theirs } = refused {
            if let Some(form) = self.form_of(owner) {
                form.conflict(fields.clone(), *theirs);
                let popup = ConflictPopup::new(fields, form.form_name());
                self.layers.push(Layer::Popup(Box::new(Popup::Conflict(popup))));
            } else {
                let by = fields.first().map(|field| field.by.clone()).unwrap_or_default();
                self.message =
                    Some(Told::bad(tr!(self.session.i18n, "save-conflict", name = clean(&by))));
                self.changed();
            }
        } else if !in_form {
            self.changed();
        }
    }

    pub(super) fn undone(&mut self, undone: Option<&crate::store::api::Undone>) {
        let i18n = &self.session.i18n;
        let told = match undone {
            None => Told::plain(tr!(i18n, "undo-nothing")),
            Some(undone) if undone.kept.is_empty() => {
                let what = format!("undo-{}", undone.what);
                let what = if i18n.has(&what) { tr!(i18n, &what) } else { tr!(i18n, "undo-other") };
                Told::good(tr!(i18n, "undo-done", what = what, subject = clean(&undone.subject)))
            }
            Some(undone) => {
                let mut fields: Vec<String> =
                    undone.kept.iter().map(|kept| kept_name(&kept.field, i18n)).collect();
                fields.dedup();
                let by = undone.kept.first().map(|field| clean(&field.by)).unwrap_or_default();
                Told::plain(tr!(i18n, "undo-partly", fields = i18n.list(&fields), name = by))
            }
        };
        self.tell(told);
        if undone.is_some() {
            self.changed();
        }
    }

    /// Data changed, by us or a colleague: what is visible is loaded again, the
    /// rest when it is next shown. The chosen rows stay.
    pub(super) fn changed(&mut self) {
        self.tabs.stale = Tab::ALL.iter().copied().filter(|tab| *tab != self.tabs.shown).collect();
        let effects = self.tabs.front().load(&self.session);
        self.carry_out(self.tabs.shown.owner(), effects);
        for at in 0..self.layers.len() {
            let s = &self.session;
            let (owner, effects) = match self.layers.get_mut(at) {
                Some(Layer::Customers { owner, pane, .. }) => (*owner, pane.load(s)),
                Some(Layer::Complaint { owner, pane }) => (*owner, pane.load(s)),
                Some(Layer::Form { owner, form }) => (*owner, form.reload_card()),
                _ => continue,
            };
            self.carry_out(owner, effects);
        }
        self.ask(APP, Slot::Shared, Request::Shared);
        self.ask_waiting();
    }

    pub(super) fn on_shared(&mut self, shared: crate::store::request::Shared) {
        self.session.tz = shared.settings.time_zone;
        // What the calendar has laid out stays while the settings do.
        let other = shared.settings != self.session.shared.settings;
        if other {
            self.session.calendar = WorkCalendar::of(&shared.settings);
        }
        let fresh = shared.fresh;
        self.session.shared = shared;
        // Who counts as active, say, is a setting.
        if other && self.tabs.shown == Tab::Kpis {
            let effects = self.tabs.kpis.load(&self.session);
            self.carry_out(Tab::Kpis.owner(), effects);
        } else if other && !self.tabs.stale.contains(&Tab::Kpis) {
            self.tabs.stale.push(Tab::Kpis);
        }
        if std::mem::take(&mut self.ask_setup) && fresh && self.layers.is_empty() {
            self.open_form(FormRequest::Setup);
        }
    }
}

/// What undoing has left as it is: a whole record, or a field.
fn kept_name(field: &str, i18n: &I18n) -> String {
    let keys = [format!("undo-kept-{}", field.replace('_', "-")), label_key(field)];
    let known = keys.iter().find(|key| i18n.has(key));
    known.map_or_else(|| field.to_owned(), |key| i18n.text(key).into_owned())
}
