//! How a form stands on the screen: whom it is about, what is open with them.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};

use super::super::record::{ContactRoom, Subject};
use crate::domain::codes::TaskKind;
use crate::domain::model::{Complaint, Id, Task};
use crate::domain::views::Card;
use crate::form::sale;
use crate::pane::{card_lines, card_value};
use crate::session::Session;
use crate::tr;
use crate::ui::{text, widget};

use super::{FormLayer, with_env};

/// Lines under the name at most.
const HEADER: usize = 3;

impl FormLayer {
    /// Name of the customer (or whatever the form is about).
    pub(super) fn name(&self, s: &Session) -> String {
        if let Some(card) = self.card.card() {
            return card.customer.display_name();
        }
        self.subject.name(s)
    }

    /// What the form is, in words: `Anruf: Müller GmbH`.
    pub(super) fn title(&self, s: &Session) -> String {
        let kind = tr!(s.i18n, self.subject.title());
        let name = self.name(s);
        if name.is_empty() { kind } else { format!("{kind}: {}", text::clean(&name)) }
    }

    pub fn view(&mut self, buf: &mut Buffer, area: Rect, s: &Session) -> Option<Position> {
        let area = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let beside = s.wide() && self.card.card().is_some();
        let mut place = area;
        if beside {
            let right;
            (place, right) = widget::split(buf, area, area.width / 2, s.theme.line, &s.theme);
            place.width = place.width.saturating_sub(1);
            self.card.view(buf, right, false, s);
        }
        let used = self.header(buf, place, beside, s);
        place = Rect { y: place.y + used, height: place.height.saturating_sub(used), ..place };
        let form = self.form.as_mut()?;
        with_env(s, |env| form.view(place, buf, env))
    }

    /// Who it is, what is open with them, what to beware of. Returns the lines used.
    pub(super) fn header(&self, buf: &mut Buffer, area: Rect, beside: bool, s: &Session) -> u16 {
        let bold = s.theme.heading.add_modifier(Modifier::BOLD);
        let kind = tr!(s.i18n, self.subject.title());
        let mut right = self
            .subject
            .started()
            .map(|at: DateTime<Utc>| tr!(s.i18n, "form-since", time = s.time(at)));
        let mut name = text::clean(&self.name(s)).into_owned();
        if let Some(card) = self.card.card() {
            let c = &card.customer;
            let mut facts = vec![text::clean(&c.number).into_owned()];
            if c.key_account {
                facts.push(s.theme.signs.key_account.to_owned());
            }
            facts.extend(card_value::class_words(&card.value.figures, s));
            name = format!("{name}  {}", facts.join(&format!(" {} ", s.theme.signs.dot)));
        }
        let taken = right
            .take()
            .map_or(0, |right| widget::put_right(buf, area, 0, &right, s.theme.dim) + 2);
        let room = usize::from(area.width.saturating_sub(taken));
        let name = text::shorten(
            &name,
            room.saturating_sub(text::width(&kind) + 2),
            s.theme.signs.ellipsis,
        );
        widget::put(buf, area, 0, &[(&kind, s.theme.dim), ("  ", s.theme.dim), (&name, bold)]);
        let lines = self.lines(beside, s);
        let mut y = 1;
        for (line, style) in lines.iter().take(HEADER) {
            let warn = if *style == s.theme.bad || *style == s.theme.warn {
                format!("{} ", s.theme.signs.warn)
            } else {
                String::new()
            };
            let room = usize::from(area.width).saturating_sub(2);
            let line = text::shorten(line, room, s.theme.signs.ellipsis);
            widget::put(buf, area, y, &[(&warn, *style), (&line, *style)]);
            y += 1;
        }
        y + 1
    }

    /// The complaint to which a step, remedy, task or answer belongs.
    fn complaint(&self) -> Option<String> {
        let id = match &self.subject {
            Subject::Step(room) => return Some(in_brief(&room.base)),
            Subject::Remedy(room) => room.base.complaint_id,
            Subject::Task(task) => task.complaint_id?,
            Subject::Survey(room) => room.base.complaint_id?,
            Subject::Contact(room) if room.complaint.is_none() => room.base.complaint_id?,
            _ => return None,
        };
        let known = self.card.card()?.complaints.iter().find(|c| c.meta.id == id);
        known.map(in_brief)
    }

    /// What to beware of, and what is open with them.
    fn lines(&self, beside: bool, s: &Session) -> Vec<(String, Style)> {
        let mut lines = Vec::new();
        if let Subject::Contact(ContactRoom { complaint: Some(complaint), .. }) = &self.subject {
            let words = tr!(s.i18n, "form-linked-complaint", complaint = in_brief(complaint));
            lines.push((words, s.theme.accent));
        }
        lines.extend(self.complaint().map(|words| (words, s.theme.accent)));
        if let (Subject::Sale(_), Some(form)) = (&self.subject, &self.form) {
            lines.push((with_env(s, |env| sale::summary(form, env)), s.theme.accent));
        }
        lines.extend(self.members(s).map(|words| (words, s.theme.accent)));
        let Some(card) = self.card.card() else { return lines };
        let calling = matches!(self.subject, Subject::Contact(_));
        if card.customer.blocked {
            let reason = text::clean(&card.customer.blocked_reason).into_owned();
            let line = if reason.is_empty() {
                tr!(s.i18n, "ui-card-blocked")
            } else {
                tr!(s.i18n, "ui-card-blocked-reason", reason = reason)
            };
            lines.push((line, s.theme.bad));
        }
        if let Some(refused) = card_lines::phone_refused(&card.consents).filter(|_| calling) {
            lines.push((
                tr!(s.i18n, "ui-card-phone-refused", date = s.i18n.date(s.day(refused.at))),
                s.theme.bad,
            ));
        }
        if let Subject::Complaint(room) = &self.subject {
            let similar = self.similar.as_ref();
            lines.extend(similar.map(|(_, words)| (words.clone(), s.theme.warn)));
            // Nothing is said twice.
            let known = [room.base.meta.id, similar.map_or(0, |(id, _)| *id)];
            lines.extend(open_complaints(card, known, s).filter(|_| !beside));
        }
        if !beside && calling {
            // What was promised and is open: the caller may ask.
            let linked = match &self.subject {
                Subject::Contact(room) => room.base.complaint_id,
                _ => None,
            };
            lines.extend(open_complaints(card, [linked.unwrap_or(0); 2], s));
            let asked_for = |task: &&Task| matches!(task.kind, TaskKind::Promise | TaskKind::Wish);
            let promised = card.tasks.iter().filter(asked_for);
            let others = card.tasks.iter().filter(|task| !asked_for(task));
            for task in promised.chain(others).take(2) {
                let pieces = card_lines::task_pieces(task, s);
                let line: String = pieces.iter().map(|(piece, _)| piece.as_str()).collect();
                lines.push((line, s.theme.text));
            }
        }
        lines
    }
}

/// A complaint in one line: its number, and what it is about.
pub(super) fn in_brief(complaint: &Complaint) -> String {
    text::clean(&format!("{}  {}", complaint.number, complaint.headline())).into_owned()
}

/// The open complaints of a customer but for those already told of: numbers and
/// what they are about.
fn open_complaints(card: &Card, known: [Id; 2], s: &Session) -> Option<(String, Style)> {
    let open = card
        .complaints
        .iter()
        .filter(|c| !known.contains(&c.meta.id) && !c.standing.state.is_final())
        .map(in_brief);
    let open: Vec<String> = open.collect();
    (!open.is_empty()).then(|| {
        let numbers = open.join(&format!(" {} ", s.theme.signs.dot));
        let words = tr!(s.i18n, "form-open-complaints", count = open.len(), numbers = numbers);
        (words, s.theme.text)
    })
}
