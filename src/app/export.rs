//! The customers of a selection into a file: the name, what it will come to, and how far
//! it is. The writing itself goes on beside the screen.

use super::path::{expanded, shown};
use super::{App, Output};
use crate::app::layer::Layer;
use crate::domain::fold::fold;
use crate::domain::views::Members;
use crate::export::Format;
use crate::export::members::{News, Order, Outlook};
use crate::popup::effect::{BulkPrompt, BulkStep, Prompt, Told};
use crate::popup::{Effect, Popup, PromptPopup, QuestionPopup};
use crate::tr;

/// What the runtime is to do.
#[derive(Debug)]
pub enum ExportJob {
    /// Count, and look at the place.
    Look(Order),
    Write(Order),
}

/// What is known of an export at work.
#[derive(Debug, Default)]
pub(super) struct Running {
    /// How far it is, as it was last said.
    said: String,
}

impl App {
    /// Asks for the file; one export at a time.
    pub(super) fn ask_export(&mut self, members: Members) {
        let s = &self.session;
        let popup = if let Some(running) = &self.exporting {
            Popup::Question(QuestionPopup {
                title: tr!(s.i18n, "export-running"),
                text: running.said.clone(),
                yes: tr!(s.i18n, "export-stop"),
                effects: vec![Effect::Bulk(members, BulkStep::StopExport)],
            })
        } else {
            let name = match &members {
                Members::Ids(_) => tr!(s.i18n, "export-name-marked"),
                Members::Query(query) => self
                    .tabs
                    .segments
                    .name_of(query, s)
                    .unwrap_or_else(|| tr!(s.i18n, "export-name-some")),
            };
            let preset = format!("~/kundig-{}-{}.csv", as_file_name(&name), s.today());
            let title = tr!(s.i18n, "export-ask-file");
            let asked = Prompt::Bulk(members, BulkPrompt::Export);
            Popup::Prompt(PromptPopup::new(title, asked, &preset))
        };
        self.layers.push(Layer::Popup(Box::new(popup)));
    }

    /// A file was named: see what it would come to.
    pub(super) fn look_at_export(&mut self, members: Members, typed: &str) {
        let path = expanded(typed);
        // The prompt takes no other ending.
        let Some(format) = Format::of(&path) else { return };
        let order = Order { members, path, format, replace: false };
        self.outputs.push(Output::Export(Box::new(ExportJob::Look(order))));
    }

    pub(super) fn export(&mut self, order: Order) {
        if self.exporting.is_some() {
            self.tell(Told::plain(tr!(self.session.i18n, "export-running")));
            return;
        }
        self.exporting = Some(Running::default());
        self.outputs.push(Output::Export(Box::new(ExportJob::Write(order))));
    }

    /// It may have come to its end while the question stood.
    pub(super) fn stop_export(&mut self) {
        if self.exporting.is_some() {
            self.outputs.push(Output::CancelExport);
        } else {
            self.tell(Told::plain(tr!(self.session.i18n, "export-over")));
        }
    }

    pub(super) fn on_export(&mut self, news: News) {
        let i18n = &self.session.i18n;
        match news {
            News::Outlook(order, outlook) => self.confirm_export(*order, &outlook),
            News::Progress(written) => {
                let said = tr!(i18n, "export-progress", done = written.done, total = written.total);
                // Another message is not pushed aside.
                let running = self.exporting.get_or_insert_default();
                if self.message.as_ref().is_none_or(|told| told.text == running.said) {
                    self.message = Some(Told::plain(said.clone()));
                }
                running.said = said;
            }
            News::Done(order, written) => {
                self.exporting = None;
                let told = tr!(i18n, "export-done", count = written, path = shown(&order.path));
                self.tell(Told::good(told));
            }
            News::Failed(sentence) => {
                self.exporting = None;
                self.tell(Told::bad(sentence));
            }
            News::Stopped => {
                self.exporting = None;
                self.tell(Told::plain(tr!(i18n, "export-stopped")));
            }
        }
    }

    /// How many it will be and where; nothing is written before Enter.
    fn confirm_export(&mut self, order: Order, outlook: &Outlook) {
        let i18n = &self.session.i18n;
        if outlook.customers == 0 {
            self.tell(Told::plain(tr!(i18n, "bulk-nothing")));
            return;
        }
        let mut text = vec![tr!(
            i18n,
            "export-what",
            count = outlook.customers,
            path = shown(&order.path),
            format = order.format.word()
        )];
        if outlook.replaces {
            text.push(tr!(i18n, "export-replaces"));
        }
        match outlook.valued.on {
            Some(day) if day != self.session.today() => {
                text.push(tr!(i18n, "export-valued-on", date = i18n.date(day)));
            }
            Some(_) => {}
            None => text.push(tr!(i18n, "export-not-valued")),
        }
        let key = if outlook.replaces { "export-replace" } else { "export-write" };
        let order = Order { replace: outlook.replaces, ..order };
        let question = QuestionPopup {
            title: tr!(i18n, "export-title"),
            text: text.join(" "),
            yes: tr!(i18n, key),
            effects: vec![Effect::Bulk(order.members.clone(), BulkStep::Write(Box::new(order)))],
        };
        self.layers.push(Layer::Popup(Box::new(Popup::Question(question))));
    }

    /// What quitting would break off.
    pub(super) fn quit_export(&self) -> Option<Told> {
        self.exporting.as_ref().map(|_| Told::plain(tr!(self.session.i18n, "export-quit-again")))
    }
}

/// A name as part of a file name: plain letters and figures.
fn as_file_name(name: &str) -> String {
    let plain = fold(name);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}
