//! What stands on a customer card, line by line, for a given width.

use ratatui::style::Style;

use super::card_folds::{Fold, Place};
use super::contact_line::{self, Pieces};
use super::{card_complaints, card_folds, card_value};
use crate::domain::codes::{AddressKind, Code, ConsentChannel, ConsentStatus, PlaceKind, TaskKind};
use crate::domain::model::{Address, Consent, Customer, Id, Phone, Task};
use crate::domain::views::Card;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Width of the column of labels.
pub(super) const LABEL: usize = 13;

/// Something on the card that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardItem {
    Task(Id),
    Contact(Id),
    Person(Id),
    Complaint(Id),
    Sale(Id),
    Cost(Id),
    Score(Id),
    /// The rest of the purchases.
    MoreSales,
    /// A part that Enter unfolds.
    Fold(Fold),
}

/// One line of the card.
#[derive(Debug, Clone, Default)]
pub struct CardLine {
    pub pieces: Pieces,
    pub right: Option<(String, Style)>,
    /// Title of a section: drawn as a rule.
    pub rule: Option<String>,
    /// Index of the item whose first line this is.
    pub item: Option<usize>,
}

/// The lines of a card and what can be chosen on it.
#[derive(Debug, Default)]
pub struct CardLines {
    pub lines: Vec<CardLine>,
    pub items: Vec<CardItem>,
}

/// Whether we may advertise by phone to this customer: a refusal is shown before a call.
pub fn phone_refused(consents: &[Consent]) -> Option<&Consent> {
    newest(consents, ConsentChannel::Phone).filter(|c| c.status != ConsentStatus::Granted)
}

fn newest(consents: &[Consent], channel: ConsentChannel) -> Option<&Consent> {
    consents.iter().filter(|c| c.channel == channel).max_by_key(|c| (c.at, c.meta.id))
}

/// Lays out the card. The chosen item shows what else is known of it.
pub(super) fn lay_out(place: Place<'_>) -> CardLines {
    let Place { card, worth, chosen, width, s, .. } = place;
    let mut out = CardLines::default();
    warnings(&mut out, card, width, s);
    card_complaints::open(&mut out, card, s);
    master_data(&mut out, &card.customer, &card.referred_by, width, s);
    card_value::glance(&mut out, card, worth, width, s);
    consents(&mut out, &card.consents, width, s);
    card_complaints::surveys(&mut out, card, width, s);
    notes(&mut out, &card.customer, width, s);
    own_fields(&mut out, &card.customer, s);
    tasks(&mut out, &card.tasks, s);
    persons(&mut out, card, s);
    card_folds::folds(&mut out, place);
    card_complaints::finished(&mut out, card, s);
    history(&mut out, card, chosen, width, s);
    out
}

/// Blocked, or no calls wanted: unmissable, above everything.
fn warnings(out: &mut CardLines, card: &Card, width: usize, s: &Session) {
    let warn = s.theme.signs.warn;
    let mut push = |text: String| {
        for (i, line) in
            text::wrap(&text::clean(&text), width.saturating_sub(2)).into_iter().enumerate()
        {
            let sign = if i == 0 { format!("{warn} ") } else { "  ".to_owned() };
            let style = s.theme.bad.add_modifier(ratatui::style::Modifier::BOLD);
            out.lines.push(CardLine {
                pieces: vec![(sign, style), (line, style)],
                ..CardLine::default()
            });
        }
    };
    if let Some(at) = card.customer.meta.deleted_at {
        let key = s.key_for(crate::input::Context::Card, crate::input::Action::Actions);
        push(tr!(s.i18n, "ui-card-in-trash", date = s.i18n.date(s.day(at)), key = key));
    }
    if card.customer.blocked {
        push(if card.customer.blocked_reason.is_empty() {
            tr!(s.i18n, "ui-card-blocked")
        } else {
            tr!(s.i18n, "ui-card-blocked-reason", reason = card.customer.blocked_reason.as_str())
        });
    }
    if let Some(refused) = phone_refused(&card.consents) {
        push(tr!(s.i18n, "ui-card-phone-refused", date = s.i18n.date(s.day(refused.at))));
    }
}

pub(super) fn labelled(label: &str, s: &Session) -> Pieces {
    // Labels of own fields are as long as their owner likes: a blank stays free.
    vec![(text::fit(label, LABEL - 1, s.theme.signs.ellipsis) + " ", s.theme.dim)]
}

/// A label and values joined by dots; nothing if there are none. Breaks into
/// several lines between values.
pub(super) fn values(
    out: &mut CardLines,
    label: &str,
    values: &[String],
    width: usize,
    s: &Session,
) {
    let room = width.saturating_sub(LABEL);
    let dot = format!("  {}  ", s.theme.signs.dot);
    let mut line = String::new();
    let mut first = true;
    let flush = |line: &mut String, first: &mut bool, out: &mut CardLines| {
        let mut pieces = labelled(if *first { label } else { "" }, s);
        pieces.push((std::mem::take(line), s.theme.text));
        out.lines.push(CardLine { pieces, ..CardLine::default() });
        *first = false;
    };
    for value in values.iter().map(|v| text::clean(v)).filter(|v| !v.is_empty()) {
        if !line.is_empty() && text::width(&line) + text::width(&value) + text::width(&dot) > room {
            flush(&mut line, &mut first, out);
        }
        if !line.is_empty() {
            line.push_str(&dot);
        }
        line.push_str(&value);
    }
    if !line.is_empty() {
        flush(&mut line, &mut first, out);
    }
}

/// A number as typed, with what it is for.
pub fn phone_label(phone: &Phone, s: &Session) -> String {
    let kind = match phone.kind {
        PlaceKind::Work if phone.label.is_empty() => return phone.raw.clone(),
        PlaceKind::Work => phone.label.clone(),
        kind if phone.label.is_empty() => tr!(s.i18n, &kind.message()),
        _ => phone.label.clone(),
    };
    format!("{} ({kind})", phone.raw)
}

/// An address in one line: `Mühlenstraße 12a, 38100 Braunschweig`.
pub fn address_label(address: &Address, home: &str) -> String {
    let town = [address.postcode.as_str(), address.city.as_str()]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let country = if address.country == home { "" } else { address.country.as_str() };
    [address.street.as_str(), town.as_str(), country]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn master_data(out: &mut CardLines, c: &Customer, referrer: &str, width: usize, s: &Session) {
    let label = |key: &str| tr!(s.i18n, key);
    if !c.company.is_empty() {
        let person = [&c.salutation, &c.title, &c.first_name, &c.last_name]
            .into_iter()
            .filter(|part| !part.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" ");
        values(out, &label("ui-card-person"), &[person], width, s);
    }
    let phones: Vec<String> = c.phones.iter().map(|p| phone_label(p, s)).collect();
    values(out, &label("ui-card-phone"), &phones, width, s);
    let emails: Vec<String> = c.emails.iter().map(|e| e.raw.clone()).collect();
    values(out, &label("ui-card-email"), &emails, width, s);
    let home = s.shared.settings.country.as_str();
    for address in &c.addresses {
        let key = match address.kind {
            AddressKind::Main => "ui-card-address".to_owned(),
            kind => kind.message(),
        };
        values(out, &label(&key), &[address_label(address, home)], width, s);
    }
    let mut web = vec![c.website.clone()];
    web.extend(c.social.iter().cloned());
    values(out, &label("ui-card-web"), &web, width, s);
    let mut about = Vec::new();
    if let Some(since) = c.since {
        about.push(tr!(s.i18n, "ui-card-since", date = s.i18n.date(since)));
    }
    if !c.owner.is_empty() {
        about.push(tr!(s.i18n, "ui-card-owner", name = text::clean(&c.owner).into_owned()));
    }
    if !c.source.is_empty() {
        about.push(tr!(s.i18n, "ui-card-source", source = text::clean(&c.source).into_owned()));
    }
    if !referrer.is_empty() {
        about.push(tr!(s.i18n, "ui-card-referrer", name = text::clean(referrer).into_owned()));
    }
    if let Some(birthday) = c.birthday {
        let day = s.i18n.day_and_month(birthday.day, birthday.month);
        let day = birthday.year.map_or(day.clone(), |year| {
            chrono::NaiveDate::from_ymd_opt(year, birthday.month, birthday.day)
                .map_or(day, |date| s.i18n.date(date))
        });
        about.push(tr!(s.i18n, "ui-card-birthday", date = day));
    }
    values(out, &label("ui-card-about"), &about, width, s);
    values(out, &label("ui-card-tags"), &c.tags, width, s);
    if c.key_account && !c.key_account_plan.is_empty() {
        values(out, &label("ui-card-plan"), &[first_line(&c.key_account_plan)], width, s);
    }
}

fn first_line(text: &str) -> String {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or("").to_owned()
}

fn consents(out: &mut CardLines, consents: &[Consent], width: usize, s: &Session) {
    let mut label = tr!(s.i18n, "ui-card-consent");
    let mut pieces: Pieces = Vec::new();
    let mut used = width;
    for channel in ConsentChannel::ALL {
        let Some(consent) = newest(consents, *channel) else { continue };
        let style =
            if consent.status == ConsentStatus::Granted { s.theme.good } else { s.theme.bad };
        let (name, status) =
            (tr!(s.i18n, &channel.message()), tr!(s.i18n, &consent.status.message()));
        let wide = text::width(&name) + text::width(&status) + 6;
        if used + wide > width + 1 {
            if !pieces.is_empty() {
                let pieces = std::mem::take(&mut pieces);
                out.lines.push(CardLine { pieces, ..CardLine::default() });
            }
            pieces = labelled(&std::mem::take(&mut label), s);
            used = LABEL;
        } else {
            pieces.push((format!("  {}  ", s.theme.signs.dot), s.theme.dim));
        }
        used += wide;
        pieces.push((format!("{name} "), s.theme.text));
        pieces.push((status, style));
    }
    if !pieces.is_empty() {
        out.lines.push(CardLine { pieces, ..CardLine::default() });
    }
}

fn notes(out: &mut CardLines, c: &Customer, width: usize, s: &Session) {
    if c.notes.is_empty() {
        return;
    }
    let lines = text::wrap(&text::clean_lines(&c.notes), width.saturating_sub(LABEL));
    let label = tr!(s.i18n, "ui-card-notes");
    for (i, line) in lines.into_iter().take(4).enumerate() {
        let mut pieces = labelled(if i == 0 { &label } else { "" }, s);
        pieces.push((line, s.theme.text));
        out.lines.push(CardLine { pieces, ..CardLine::default() });
    }
}

fn own_fields(out: &mut CardLines, c: &Customer, s: &Session) {
    for field in &s.shared.own_fields {
        if let Some(value) = c.own.get(&field.key).filter(|v| !v.is_empty()) {
            let mut pieces = labelled(&text::clean(&field.label), s);
            pieces
                .push((crate::form::customer::show_own(field, value, s.i18n.lang()), s.theme.text));
            out.lines.push(CardLine { pieces, ..CardLine::default() });
        }
    }
}

pub(super) fn section(out: &mut CardLines, title: String) {
    out.lines.push(CardLine { rule: Some(title), ..CardLine::default() });
}

/// One open task: when, what kind, what.
pub fn task_pieces(task: &Task, s: &Session) -> Pieces {
    let late = task.due.is_some_and(|due| s.due_day(due) < s.today());
    let (sign, style) =
        if late { (s.theme.signs.warn, s.theme.warn) } else { (s.theme.signs.open, s.theme.dim) };
    let due = task.due.map_or_else(|| s.theme.signs.dash.to_owned(), |due| s.due_label(due));
    let mut pieces = vec![
        (format!("{sign} "), style),
        (
            text::fit(&due, 17, s.theme.signs.ellipsis),
            if late { s.theme.warn } else { s.theme.text },
        ),
    ];
    if task.kind != TaskKind::Task {
        pieces.push((format!("{}: ", s.i18n.text(&task.kind.message())), s.theme.accent));
    }
    pieces.push((text::clean(&task.title).into_owned(), s.theme.text));
    pieces
}

fn tasks(out: &mut CardLines, tasks: &[Task], s: &Session) {
    if tasks.is_empty() {
        return;
    }
    section(out, tr!(s.i18n, "ui-card-tasks", count = tasks.len()));
    for task in tasks {
        out.lines.push(CardLine {
            pieces: task_pieces(task, s),
            right: (!task.assignee.is_empty())
                .then(|| (text::clean(&task.assignee).into_owned(), s.theme.dim)),
            item: Some(out.items.len()),
            ..CardLine::default()
        });
        out.items.push(CardItem::Task(task.meta.id));
    }
}

fn persons(out: &mut CardLines, card: &Card, s: &Session) {
    if card.persons.is_empty() {
        return;
    }
    section(out, tr!(s.i18n, "ui-card-persons", count = card.persons.len()));
    for person in &card.persons {
        let mut facts = vec![text::clean(&person.role).into_owned()];
        facts.extend(person.phones.iter().map(|phone| phone_label(phone, s)));
        facts.extend(person.emails.iter().map(|email| email.raw.clone()));
        facts.retain(|fact| !fact.is_empty());
        let facts = facts.join(&format!(" {} ", s.theme.signs.dot));
        out.lines.push(CardLine {
            pieces: vec![
                (
                    text::fit(&text::clean(&person.display_name()), 26, s.theme.signs.ellipsis),
                    s.theme.text,
                ),
                (" ".to_owned(), s.theme.text),
                (text::clean(&facts).into_owned(), s.theme.dim),
            ],
            item: Some(out.items.len()),
            ..CardLine::default()
        });
        out.items.push(CardItem::Person(person.meta.id));
    }
}

fn history(out: &mut CardLines, card: &Card, open: Option<usize>, width: usize, s: &Session) {
    section(out, tr!(s.i18n, "ui-card-history", count = card.customer.contact_count));
    if card.history.rows.is_empty() {
        let key = s.key_for(crate::input::Context::Card, crate::input::Action::LogCall);
        let pieces = vec![(tr!(s.i18n, "ui-card-no-history", key = key), s.theme.dim)];
        out.lines.push(CardLine { pieces, ..CardLine::default() });
    }
    for row in &card.history.rows {
        let contact = &row.contact;
        let item = out.items.len();
        let mut pieces = vec![
            (text::fit(&s.when(contact.at), 16, s.theme.signs.ellipsis), s.theme.dim),
            (" ".to_owned(), s.theme.text),
            (text::fit(&contact_line::kind(contact, s), 11, s.theme.signs.ellipsis), s.theme.text),
            (" ".to_owned(), s.theme.text),
        ];
        if let Some((remark, style)) = contact_line::remark(contact, s) {
            pieces.push((format!("{remark}  "), style));
        }
        pieces.push((text::clean(&contact_line::gist(contact)).into_owned(), s.theme.text));
        out.lines.push(CardLine { pieces, item: Some(item), ..CardLine::default() });
        out.items.push(CardItem::Contact(contact.meta.id));
        if open == Some(item) {
            let indent = "    ".to_owned();
            let facts = contact_line::facts(contact, &row.person, s);
            if !facts.is_empty() {
                let pieces = vec![(indent.clone(), s.theme.dim), (facts, s.theme.dim)];
                out.lines.push(CardLine { pieces, ..CardLine::default() });
            }
            for line in contact_line::note(contact, width.saturating_sub(4)) {
                let pieces = vec![(indent.clone(), s.theme.text), (line, s.theme.text)];
                out.lines.push(CardLine { pieces, ..CardLine::default() });
            }
        }
    }
}
