//! Tab 2: all contacts of all customers, newest first, grouped by day.

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::window::{PAGE, Row, Window};
use super::{Pane, card, contact_line};
use crate::domain::codes::{Channel, Code, Direction, Topic};
use crate::domain::dates::{Looking, parse_when, to_instant};
use crate::domain::model::Id;
use crate::domain::views::{ContactRow, HistoryFilter, Seek};
use crate::input::{Action, Context};
use crate::popup::effect::{FormRequest, PaneMessage, Prompt, Told};
use crate::popup::{Effect, Item, MenuPopup, Popup, PromptPopup};
use crate::session::Session;
use crate::store::api::Table;
use crate::store::request::{Reply, Request, Slot};
use crate::tr;
use crate::ui::{text, widget};

impl Row for ContactRow {
    fn id(&self) -> Id {
        self.contact.meta.id
    }
}

/// See the module.
#[derive(Debug, Default)]
pub struct HistoryPane {
    list: Window<ContactRow>,
    filter: HistoryFilter,
    /// Name of the customer that the filter names.
    customer: String,
}

impl HistoryPane {
    /// The customer of the chosen contact.
    pub fn subject(&self) -> Option<Id> {
        self.list.chosen().and_then(|row| row.contact.customer_id)
    }

    fn ask(&self, seek: Seek) -> Effect {
        Effect::Ask(
            Slot::History,
            Request::History { filter: Box::new(self.filter.clone()), seek, limit: PAGE },
        )
    }

    fn restart(&mut self) -> Vec<Effect> {
        let seek = self.list.reset();
        vec![self.ask(seek)]
    }

    fn filter_menu(&self, s: &Session) -> Effect {
        let menu = |title: &str, items: Vec<Item>| {
            Effect::Popup(Box::new(Popup::Menu(MenuPopup::new(tr!(s.i18n, title), items))))
        };
        let pane = |message: PaneMessage| Effect::Pane(message);
        let any = || tr!(s.i18n, "filter-any");
        let mut channels = vec![Item::new(any(), pane(PaneMessage::Channel(None)))];
        channels.extend(
            Channel::ALL.iter().map(|c| {
                Item::new(tr!(s.i18n, &c.message()), pane(PaneMessage::Channel(Some(*c))))
            }),
        );
        let mut directions = vec![Item::new(any(), pane(PaneMessage::Direction(None)))];
        directions.extend(
            Direction::ALL.iter().map(|d| {
                Item::new(tr!(s.i18n, &d.message()), pane(PaneMessage::Direction(Some(*d))))
            }),
        );
        let mut topics = vec![Item::new(any(), pane(PaneMessage::Topic(None)))];
        topics.extend(
            Topic::ALL
                .iter()
                .map(|t| Item::new(tr!(s.i18n, &t.message()), pane(PaneMessage::Topic(Some(*t))))),
        );
        let mut reps = vec![Item::new(any(), pane(PaneMessage::Rep(None)))];
        reps.extend(s.shared.users.iter().map(|u| {
            Item::new(text::clean(u).into_owned(), pane(PaneMessage::Rep(Some(u.clone()))))
        }));
        let prompt = |title: &str, prompt: Prompt, preset: &str| {
            Effect::Popup(Box::new(Popup::Prompt(PromptPopup::new(
                tr!(s.i18n, title),
                prompt,
                preset,
            ))))
        };
        let mut items = vec![
            Item::new(tr!(s.i18n, "filter-clear"), pane(PaneMessage::History(Box::default()))),
            Item::new(
                tr!(s.i18n, "filter-text"),
                prompt("filter-text", Prompt::HistoryText, &self.filter.text),
            ),
            Item::new(tr!(s.i18n, "filter-channel"), menu("filter-channel", channels)),
            Item::new(tr!(s.i18n, "filter-direction"), menu("filter-direction", directions)),
            Item::new(tr!(s.i18n, "filter-topic"), menu("filter-topic", topics)),
            Item::new(tr!(s.i18n, "filter-rep"), menu("filter-rep", reps)),
            Item::new(tr!(s.i18n, "filter-from"), prompt("filter-from", Prompt::HistoryFrom, "")),
            Item::new(
                tr!(s.i18n, "filter-until"),
                prompt("filter-until", Prompt::HistoryUntil, ""),
            ),
            Item::new(
                tr!(s.i18n, "filter-unassigned"),
                pane(PaneMessage::Unassigned(!self.filter.unassigned)),
            ),
        ];
        if let Some(row) = self.list.chosen().filter(|row| row.contact.customer_id.is_some()) {
            let filter =
                HistoryFilter { customer_id: row.contact.customer_id, ..self.filter.clone() };
            let label =
                tr!(s.i18n, "filter-customer", name = text::clean(&row.customer).into_owned());
            items.push(Item::new(label, pane(PaneMessage::History(Box::new(filter)))));
        }
        menu("action-filter", items)
    }

    /// What narrows the history, in words.
    fn filter_words(&self, s: &Session) -> String {
        let f = &self.filter;
        let mut words = Vec::new();
        if f.unassigned {
            words.push(tr!(s.i18n, "filter-unassigned"));
        }
        if f.customer_id.is_some() {
            words.push(text::clean(&self.customer).into_owned());
        }
        words.extend(f.channel.map(|c| tr!(s.i18n, &c.message())));
        words.extend(f.direction.map(|d| tr!(s.i18n, &d.message())));
        words.extend(f.topic.map(|t| tr!(s.i18n, &t.message())));
        words.extend(f.outcome.map(|o| tr!(s.i18n, &o.message())));
        words.extend(f.rep.as_ref().map(|rep| text::clean(rep).into_owned()));
        if let Some(from) = f.from {
            words.push(tr!(s.i18n, "filter-since", date = s.i18n.date(s.day(from))));
        }
        if let Some(until) = f.until {
            words.push(tr!(s.i18n, "filter-to", date = s.i18n.date(s.day(until))));
        }
        if !f.text.is_empty() {
            words.push(format!("“{}”", text::clean(&f.text)));
        }
        words.join(&format!(" {} ", s.theme.signs.dot))
    }

    fn heading(&self, at: usize, first: bool, s: &Session) -> Option<NaiveDate> {
        let day = |at: usize| self.list.rows().get(at).map(|row| s.day(row.contact.at));
        let today = day(at)?;
        (first || at.checked_sub(1).and_then(day) != Some(today)).then_some(today)
    }

    fn view_list(&mut self, buf: &mut Buffer, area: Rect, s: &Session) {
        let height = usize::from(area.height);
        let headings: Vec<(bool, bool)> = (0..self.list.rows().len())
            .map(|at| (self.heading(at, false, s).is_some(), true))
            .collect();
        let top = self.list.top_with(height, |at, first| {
            1 + usize::from(first || headings.get(at).is_some_and(|(own, _)| *own))
        });
        let chosen = self.list.chosen_index();
        let mut y = 0;
        for (at, row) in self.list.rows().iter().enumerate().skip(top) {
            if y >= area.height {
                break;
            }
            if let Some(day) = self.heading(at, at == top, s) {
                let ago = s.i18n.ago((s.today() - day).num_days());
                let title = format!("{} {} {ago}", s.i18n.date_long(day), s.theme.signs.dot);
                widget::rule(buf, area, y, &title, &s.theme);
                y += 1;
            }
            draw_row(buf, area, y, row, at == chosen, s);
            y += 1;
        }
    }

    fn view_preview(&self, buf: &mut Buffer, area: Rect, s: &Session) {
        let Some(row) = self.list.chosen() else { return };
        let who = who(row, s);
        let name_style =
            if row.contact.customer_id.is_some() { s.theme.heading } else { s.theme.warn };
        widget::put_right(buf, area, 0, &s.moment(row.contact.at), s.theme.dim);
        let room = usize::from(area.width).saturating_sub(22);
        widget::put(
            buf,
            area,
            0,
            &[(&text::shorten(&who, room, s.theme.signs.ellipsis), name_style)],
        );
        let kind = contact_line::kind(&row.contact, s);
        let facts = contact_line::facts(&row.contact, &row.person, s);
        widget::put(
            buf,
            area,
            1,
            &[(&kind, s.theme.dim), ("  ", s.theme.dim), (&facts, s.theme.dim)],
        );
        let lines = contact_line::note(&row.contact, usize::from(area.width));
        let room = usize::from(area.height.saturating_sub(2));
        for (y, line) in (2..area.height).zip(&lines) {
            let last = y + 1 == area.height && lines.len() > room;
            let line =
                if last { format!("{line} {}", s.theme.signs.ellipsis) } else { line.clone() };
            widget::put(buf, area, y, &[(&line, s.theme.text)]);
        }
    }
}

/// The customer, or who it may be.
fn who(row: &ContactRow, s: &Session) -> String {
    if row.contact.customer_id.is_some() {
        return text::clean(&row.customer).into_owned();
    }
    if row.contact.caller_raw.is_empty() {
        return tr!(s.i18n, "history-unassigned");
    }
    tr!(s.i18n, "history-caller", number = text::clean(&row.contact.caller_raw).into_owned())
}

fn draw_row(buf: &mut Buffer, area: Rect, y: u16, row: &ContactRow, chosen: bool, s: &Session) {
    let dots = s.theme.signs.ellipsis;
    let sign = if chosen { s.theme.signs.cursor } else { " " };
    let wide = usize::from(area.width);
    let name_width = (wide * 3 / 10).clamp(12, 34);
    let name = text::fit(&who(row, s), name_width, dots);
    let kind = text::fit(&contact_line::kind(&row.contact, s), 11, dots);
    let name_style = if row.contact.customer_id.is_some() { s.theme.text } else { s.theme.warn };
    let mut pieces: Vec<(String, Style)> = vec![
        (format!("{sign} "), s.theme.accent),
        (s.time(row.contact.at), s.theme.dim),
        ("  ".to_owned(), s.theme.text),
        (name, name_style),
        ("  ".to_owned(), s.theme.text),
        (kind, s.theme.dim),
        (" ".to_owned(), s.theme.text),
    ];
    if let Some((remark, style)) = contact_line::remark(&row.contact, s) {
        pieces.push((format!("{remark}  "), style));
    }
    let used: usize = pieces.iter().map(|(piece, _)| text::width(piece)).sum();
    let gist = contact_line::gist(&row.contact);
    let gist = text::clean(&gist);
    pieces.push((
        text::shorten(&gist, wide.saturating_sub(used + 1), dots).into_owned(),
        s.theme.text,
    ));
    let pieces: Vec<(&str, Style)> =
        pieces.iter().map(|(piece, style)| (piece.as_str(), *style)).collect();
    widget::put(buf, area, y, &pieces);
    if chosen {
        widget::paint(buf, area, y, s.theme.selected);
    }
}

const ACTIONS: &[Action] = &[
    Action::Open,
    Action::Filter,
    Action::Search,
    Action::Assign,
    Action::Edit,
    Action::LogCall,
    Action::LogContact,
    Action::New,
    Action::NewTask,
    Action::NewComplaint,
    Action::NewSurvey,
    Action::NewSale,
    Action::Delete,
    Action::Back,
];

impl Pane for HistoryPane {
    fn context(&self) -> Context {
        Context::List
    }

    fn actions(&self) -> Vec<Action> {
        ACTIONS.to_vec()
    }

    fn on_action(&mut self, action: Action, s: &Session) -> Option<Vec<Effect>> {
        if let Some(seek) = self.list.act(action) {
            return Some(seek.map(|seek| self.ask(seek)).into_iter().collect());
        }
        match action {
            Action::Filter => Some(vec![self.filter_menu(s)]),
            Action::Search => {
                let prompt = PromptPopup::new(
                    tr!(s.i18n, "filter-text"),
                    Prompt::HistoryText,
                    &self.filter.text,
                );
                Some(vec![Effect::Popup(Box::new(Popup::Prompt(prompt)))])
            }
            Action::New => Some(vec![Effect::OpenForm(FormRequest::Contact { customer: None })]),
            Action::Back if self.filter != HistoryFilter::default() => {
                self.filter = HistoryFilter::default();
                Some(self.restart())
            }
            _ => {
                let row = self.list.chosen();
                let customer = row.and_then(|row| row.contact.customer_id);
                let id = row.map(|row| row.contact.meta.id);
                match (action, id, customer) {
                    (Action::Open, Some(_), Some(customer)) => {
                        Some(vec![Effect::OpenCard(customer)])
                    }
                    (Action::Open | Action::Assign, ..) => {
                        row.map(|row| vec![Effect::PickFor(Box::new(row.contact.clone()))])
                    }
                    (Action::Edit, Some(id), _) => {
                        Some(vec![Effect::OpenForm(FormRequest::EditContact(id))])
                    }
                    (Action::Delete, Some(id), _) => {
                        let name =
                            row.map(|row| format!("{}, {}", who(row, s), s.moment(row.contact.at)));
                        let name = name.unwrap_or_default();
                        Some(vec![Effect::AskTrash { table: Table::Contact, ids: vec![id], name }])
                    }
                    (Action::LogCall, _, None) => Some(vec![Effect::OpenForm(FormRequest::Call {
                        customer: None,
                        caller: String::new(),
                        direction: Direction::In,
                    })]),
                    (Action::LogContact, _, None) => {
                        Some(vec![Effect::OpenForm(FormRequest::Contact { customer: None })])
                    }
                    (Action::NewComplaint | Action::NewSurvey, Some(_), _) => {
                        row.map(|row| card::of_contact(action, &row.contact, s))
                    }
                    (Action::NewComplaint, None, _) => {
                        Some(vec![Effect::OpenForm(FormRequest::Complaint {
                            customer: None,
                            contact: None,
                            caller: String::new(),
                        })])
                    }
                    (Action::NewTask, _, None) => {
                        Some(vec![Effect::OpenForm(FormRequest::NewTask { customer: None })])
                    }
                    (Action::NewSale, _, None) => {
                        Some(vec![Effect::OpenForm(FormRequest::Sale { customer: None })])
                    }
                    (_, _, Some(customer)) => card::for_customer(action, customer),
                    _ => None,
                }
            }
        }
    }

    fn on_message(&mut self, message: PaneMessage, _s: &Session) -> Vec<Effect> {
        match message {
            PaneMessage::History(filter) => {
                self.customer =
                    self.list.chosen().map(|row| row.customer.clone()).unwrap_or_default();
                self.filter = *filter;
            }
            PaneMessage::Channel(channel) => self.filter.channel = channel,
            PaneMessage::Direction(direction) => self.filter.direction = direction,
            PaneMessage::Topic(topic) => self.filter.topic = topic,
            PaneMessage::Outcome(outcome) => self.filter.outcome = outcome,
            PaneMessage::Rep(rep) => self.filter.rep = rep,
            PaneMessage::Unassigned(on) => self.filter.unassigned = on,
            _ => return Vec::new(),
        }
        self.restart()
    }

    fn on_prompt(&mut self, prompt: &Prompt, text: &str, s: &Session) -> Vec<Effect> {
        let day = || parse_when(text, s.local_now(), Looking::Back).ok().map(|when| when.date);
        let begin = |day: NaiveDate| to_instant(day.and_time(NaiveTime::MIN), s.tz).0;
        match prompt {
            Prompt::HistoryText => self.filter.text = text.to_owned(),
            Prompt::HistoryFrom => self.filter.from = day().map(begin),
            Prompt::HistoryUntil => {
                let next = day().and_then(|day| day.succ_opt());
                self.filter.until = next.map(|day| begin(day) - TimeDelta::milliseconds(1));
            }
            _ => return Vec::new(),
        }
        if let (Some(from), Some(until)) = (self.filter.from, self.filter.until)
            && until < from
        {
            self.filter.until = None;
            let mut effects = self.restart();
            effects.push(Effect::Tell(Told::bad(tr!(s.i18n, "filter-reversed"))));
            return effects;
        }
        self.restart()
    }

    fn on_reply(&mut self, slot: Slot, reply: Reply, _s: &Session) -> Vec<Effect> {
        if let (Slot::History, Reply::History(page)) = (slot, reply) {
            self.list.put(page);
        }
        Vec::new()
    }

    fn load(&mut self, _s: &Session) -> Vec<Effect> {
        let seek = self.list.reload();
        vec![self.ask(seek)]
    }

    fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let mut area = area;
        let words = self.filter_words(s);
        if !words.is_empty() {
            let label = tr!(s.i18n, "history-filtered");
            widget::put(
                buf,
                area,
                0,
                &[
                    (" ", s.theme.text),
                    (&label, s.theme.dim),
                    (" ", s.theme.dim),
                    (&words, s.theme.accent),
                ],
            );
            area = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
        }
        if self.list.is_empty() {
            if self.list.loaded() {
                let filtered = self.filter != HistoryFilter::default();
                let action = if filtered { Action::Back } else { Action::LogCall };
                let key = s.key_for(Context::List, action);
                let message = if filtered { "history-nothing" } else { "history-empty" };
                widget::put(
                    buf,
                    area,
                    2,
                    &[("   ", s.theme.text), (&tr!(s.i18n, message, key = key), s.theme.dim)],
                );
            }
            return None;
        }
        if s.wide() {
            let (left, right) =
                widget::split(buf, area, area.width * 3 / 5, s.theme.line, &s.theme);
            self.view_list(buf, left, s);
            self.view_preview(buf, right, s);
        } else {
            let below = (area.height / 3).clamp(3, 7);
            let list = Rect { height: area.height.saturating_sub(below + 1), ..area };
            self.view_list(buf, list, s);
            widget::rule(buf, area, list.height, "", &s.theme);
            let preview = Rect {
                x: area.x + 1,
                y: area.y + list.height + 1,
                width: area.width.saturating_sub(2),
                height: below,
            };
            self.view_preview(buf, preview, s);
        }
        None
    }
}
