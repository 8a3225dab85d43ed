//! Changing many customers at once: choosing what, saying what it will come to, doing it
//! beside the keys, and copying the addresses of those who have agreed to be written to.

use super::effects::clean;
use super::layer::Layer;
use super::{APP, App, Output};
use crate::domain::codes::{Code, Stage, TaskKind};
use crate::domain::dates::{Looking, parse_when};
use crate::domain::model::Task;
use crate::domain::planning;
use crate::domain::views::{BulkChange, BulkPreview, BulkProgress, MailList, Members};
use crate::input::Context;
use crate::popup::effect::{BulkPrompt, BulkStep, Prompt, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup, QuestionPopup};
use crate::store::request::{Request, Slot};
use crate::tr;

/// Bytes that terminals take into the clipboard at once, encoded for it a third more.
const CLIPBOARD: usize = 75_000;

impl App {
    pub(super) fn bulk(&mut self, members: Members, step: BulkStep) {
        match step {
            BulkStep::Menu => self.bulk_menu(&members),
            BulkStep::Untag => self.untag_menu(&members),
            BulkStep::Owner => self.owner_menu(&members),
            BulkStep::Stage => self.stage_menu(&members),
            BulkStep::Preview(change) => {
                self.ask(APP, Slot::Bulk, Request::BulkPreview { members, change: *change });
            }
            BulkStep::Run(change) => {
                self.ask(APP, Slot::Write, Request::Bulk { members, change: *change });
            }
            BulkStep::MailList => {
                self.ask(APP, Slot::Bulk, Request::MailList(members));
            }
            BulkStep::Export => self.ask_export(members),
            BulkStep::Write(order) => self.export(*order),
            BulkStep::StopExport => self.stop_export(),
        }
    }

    fn bulk_menu(&mut self, members: &Members) {
        let i18n = &self.session.i18n;
        let prompt = |title: String, asked: BulkPrompt| {
            let prompt = PromptPopup::new(title, Prompt::Bulk(members.clone(), asked), "");
            Effect::Popup(Box::new(Popup::Prompt(prompt)))
        };
        let step = |step| Effect::Bulk(members.clone(), step);
        let items = vec![
            Item::new(tr!(i18n, "bulk-tag"), prompt(tr!(i18n, "bulk-ask-tag"), BulkPrompt::Tag)),
            Item::new(tr!(i18n, "bulk-untag"), step(BulkStep::Untag)),
            Item::new(tr!(i18n, "bulk-owner"), step(BulkStep::Owner)),
            Item::new(tr!(i18n, "bulk-stage"), step(BulkStep::Stage)),
            Item::new(
                tr!(i18n, "agenda-bulk-rhythm"),
                prompt(tr!(i18n, "bulk-ask-rhythm"), BulkPrompt::Rhythm),
            ),
            Item::new(tr!(i18n, "bulk-task"), prompt(tr!(i18n, "bulk-ask-task"), BulkPrompt::Task)),
            Item::new(tr!(i18n, "bulk-mails"), step(BulkStep::MailList)),
            Item::new(tr!(i18n, "export-menu"), step(BulkStep::Export)),
        ];
        let title = match members {
            Members::Ids(ids) => tr!(i18n, "list-marked", count = ids.len()),
            Members::Query(_) => tr!(i18n, "bulk-title"),
        };
        self.show_menu(title, items);
    }

    fn untag_menu(&mut self, members: &Members) {
        let item = |tag: &String| {
            Item::new(clean(tag), preview(members, BulkChange::RemoveTag(tag.clone())))
        };
        let items = self.session.shared.tags.iter().map(item).collect();
        self.show_menu(tr!(self.session.i18n, "bulk-untag"), items);
    }

    fn owner_menu(&mut self, members: &Members) {
        let i18n = &self.session.i18n;
        let owner = |login: &str| preview(members, BulkChange::Owner(login.to_owned()));
        let users = self.session.shared.users.iter();
        let mut items: Vec<Item> = users.map(|user| Item::new(clean(user), owner(user))).collect();
        items.push(Item::new(tr!(i18n, "bulk-owner-none"), owner("")));
        self.show_menu(tr!(i18n, "bulk-owner"), items);
    }

    fn stage_menu(&mut self, members: &Members) {
        let i18n = &self.session.i18n;
        let item = |stage: &Stage| {
            let name = tr!(i18n, &stage.message());
            let asked = Prompt::Bulk(members.clone(), BulkPrompt::Reason(*stage));
            let title = tr!(i18n, "bulk-ask-reason", stage = name.as_str());
            let prompt = PromptPopup::new(title, asked, "");
            Item::new(name, Effect::Popup(Box::new(Popup::Prompt(prompt))))
        };
        let mut items: Vec<Item> = Stage::ALL.iter().map(item).collect();
        let rule = BulkChange::Stage { stage: None, reason: String::new() };
        items.push(Item::new(tr!(i18n, "bulk-stage-rule"), preview(members, rule)));
        self.show_menu(tr!(i18n, "bulk-stage"), items);
    }

    fn show_menu(&mut self, title: String, items: Vec<Item>) {
        let menu = MenuPopup::new(title, items);
        self.layers.push(Layer::Popup(Box::new(Popup::Menu(menu))));
    }

    /// A question on the way was answered.
    pub(super) fn bulk_prompted(&mut self, members: &Members, asked: &BulkPrompt, answer: &str) {
        let answer = answer.trim();
        let s = &self.session;
        let change = match asked {
            BulkPrompt::Tag | BulkPrompt::Task if answer.is_empty() => return,
            BulkPrompt::Tag => BulkChange::AddTag(answer.to_owned()),
            BulkPrompt::Export => {
                self.look_at_export(members.clone(), answer);
                return;
            }
            BulkPrompt::Rhythm => BulkChange::Rhythm(answer.parse().ok()),
            BulkPrompt::Reason(stage) => {
                BulkChange::Stage { stage: Some(*stage), reason: answer.to_owned() }
            }
            BulkPrompt::Task => {
                let title = tr!(s.i18n, "bulk-ask-due", title = clean(answer));
                let asked = Prompt::Bulk(members.clone(), BulkPrompt::Due(answer.to_owned()));
                let prompt = PromptPopup::new(title, asked, "");
                self.layers.push(Layer::Popup(Box::new(Popup::Prompt(prompt))));
                return;
            }
            BulkPrompt::Due(title) => {
                let task = Task::new(title, TaskKind::FollowUp);
                // Emptied: without a day.
                let when = parse_when(answer, s.local_now(), Looking::Ahead);
                let moved = when.map(|when| planning::moved(&task, when, s.tz));
                BulkChange::Task(Box::new(moved.unwrap_or(task)))
            }
        };
        self.one(APP, preview(members, change));
    }

    /// What the change will come to; nothing is written before Enter.
    pub(super) fn bulk_preview(&mut self, preview: BulkPreview) {
        let i18n = &self.session.i18n;
        let BulkPreview { members, change, total, changing, first } = preview;
        let left = total - changing;
        let kind = change.name();
        let rest = if left > 0 {
            tr!(i18n, &format!("bulk-left-{kind}"), left = left)
        } else {
            String::new()
        };
        if changing == 0 {
            let nothing = tr!(i18n, "bulk-nothing");
            self.tell(Told::plain(format!("{nothing} {rest}").trim().to_owned()));
            return;
        }
        let names: Vec<String> = first.iter().map(|name| clean(name)).collect();
        let more = changing - i64::try_from(names.len()).unwrap_or(0);
        let text = if more > 0 {
            let names = names.join(", ");
            tr!(
                i18n,
                "bulk-preview-more",
                changing = changing,
                total = total,
                names = names,
                more = more
            )
        } else {
            tr!(i18n, "bulk-preview", changing = changing, total = total, names = i18n.list(&names))
        };
        let question = QuestionPopup {
            title: tr!(i18n, &format!("bulk-what-{kind}"), value = self.bulk_value(&change)),
            text: format!("{text} {rest}").trim().to_owned(),
            yes: tr!(i18n, "bulk-yes"),
            effects: vec![Effect::Bulk(members, BulkStep::Run(Box::new(change)))],
        };
        self.layers.push(Layer::Popup(Box::new(Popup::Question(question))));
    }

    /// What a change gives, in the words of the screen.
    fn bulk_value(&self, change: &BulkChange) -> String {
        let i18n = &self.session.i18n;
        match change {
            BulkChange::Owner(login) if login.is_empty() => tr!(i18n, "bulk-owner-none"),
            BulkChange::Stage { stage: None, .. } => tr!(i18n, "bulk-stage-rule"),
            BulkChange::Stage { stage: Some(stage), .. } => tr!(i18n, &stage.message()),
            BulkChange::Rhythm(Some(days)) => tr!(i18n, "bulk-days", days = *days),
            BulkChange::Rhythm(None) => tr!(i18n, "bulk-days-none"),
            change => clean(change.word()),
        }
    }

    /// Where a change of many stands.
    pub(super) fn bulk_ran(&mut self, run: BulkProgress) {
        let i18n = &self.session.i18n;
        let told = if run.stopped {
            Told::plain(tr!(i18n, "bulk-stopped"))
        } else if run.is_over() {
            let key = self.session.key_for(Context::List, crate::input::Action::Undo);
            Told::good(tr!(i18n, "bulk-done", count = run.total, key = key))
        } else {
            Told::plain(tr!(i18n, "bulk-progress", done = run.done, total = run.total))
        };
        let over = run.is_over();
        self.tell(told);
        if over {
            self.changed();
        }
    }

    /// The addresses go into the clipboard, separated as mail programs want them.
    pub(super) fn copy_mails(&mut self, list: &MailList) {
        let i18n = &self.session.i18n;
        let text = list.addresses.join(", ");
        let too_many = text.len() > CLIPBOARD;
        let mut told = vec![if list.addresses.is_empty() {
            tr!(i18n, "bulk-copied-none")
        } else if too_many {
            tr!(i18n, "bulk-copied-too-many", count = list.addresses.len())
        } else {
            tr!(i18n, "bulk-copied", count = list.addresses.len())
        }];
        let left_out = [
            ("bulk-left-out-blocked", list.blocked),
            ("bulk-left-out-consent", list.no_consent),
            ("bulk-left-out-address", list.no_address),
        ];
        for (key, count) in left_out.into_iter().filter(|(_, count)| *count > 0 && !too_many) {
            told.push(tr!(i18n, key, count = count));
        }
        self.tell(Told::plain(told.join(" ")));
        if !list.addresses.is_empty() && !too_many {
            self.outputs.push(Output::Copy(text));
        }
    }
}

fn preview(members: &Members, change: BulkChange) -> Effect {
    Effect::Bulk(members.clone(), BulkStep::Preview(Box::new(change)))
}
