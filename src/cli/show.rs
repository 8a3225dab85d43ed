//! `show CUSTOMER`: the whole card, as text that reads well or as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use unicode_width::UnicodeWidthStr as _;

use super::args::Show;
use super::context::Context;
use super::failure::{Ended, Failure};
use super::lines::{aligned, block, heading, line};
use super::valued::bring_up_to_date;
use super::{complaints, find, json, output, value};
use crate::domain::codes::{Code as _, ConsentChannel, ConsentStatus};
use crate::domain::model::{Consent, Contact, Due, OwnField, Person, Task};
use crate::domain::settings::Settings;
use crate::domain::views::{Card, HistoryFilter, Seek, TaskFilter};
use crate::i18n::I18n;
use crate::i18n::text::clean;
use crate::store::Store;
use crate::store::api::StoreError;
use crate::tr;

/// Contacts shown in the text form; JSON has them all.
const SHOWN: usize = 10;
/// Rows read at once.
const PAGE: usize = 500;

pub fn run(args: &Show, context: &Context) -> Ended {
    let i18n = &context.i18n;
    let failed = |error: StoreError| Failure::store(&error, i18n);
    let store = context.open()?;
    let id = find::customer(&args.customer.join(" "), &store, context)?;
    let today = bring_up_to_date(&store, context)?;
    let card = store.card(id, SHOWN).map_err(failed)?;
    let card = card.ok_or_else(|| Failure::store(&StoreError::NotFound, i18n))?;
    let settings = store.settings().map_err(failed)?;
    if args.json {
        let contacts = contacts(id, &store).map_err(failed)?;
        let tasks = tasks(id, &store).map_err(failed)?;
        let all = json::Everything {
            card: &card,
            contacts: &contacts,
            tasks: &tasks,
            complaints: &complaints::details(&card.complaints, &store).map_err(failed)?,
            settings: &settings,
            today,
        };
        return output::print_json(&json::everything(&all), i18n);
    }
    let fields = store.own_fields().map_err(failed)?;
    let clock = complaints::Clock::new(&settings, context.now());
    let shown = Shown { card: &card, fields: &fields, settings: &settings, i18n, today, clock };
    output::print(&shown.text(), i18n)
}

fn contacts(id: i64, store: &Store) -> Result<Vec<Contact>, StoreError> {
    let filter = HistoryFilter { customer_id: Some(id), ..HistoryFilter::default() };
    let mut all = Vec::new();
    let mut seek = Seek::First;
    loop {
        let page = store.history(&filter, &seek, PAGE)?;
        all.extend(page.rows.into_iter().map(|row| row.contact));
        match all.last() {
            Some(last) if page.after => seek = Seek::After(last.meta.id),
            _ => return Ok(all),
        }
    }
}

fn tasks(id: i64, store: &Store) -> Result<Vec<Task>, StoreError> {
    let mut all: Vec<Task> = Vec::new();
    for done in [false, true] {
        let filter = TaskFilter { done, customer_id: Some(id), ..TaskFilter::default() };
        let mut seek = Seek::First;
        loop {
            let page = store.tasks(&filter, &seek, PAGE)?;
            all.extend(page.rows.into_iter().map(|row| row.task));
            match all.last() {
                Some(last) if page.after => seek = Seek::After(last.meta.id),
                _ => break,
            }
        }
    }
    Ok(all)
}

struct Shown<'a> {
    card: &'a Card,
    fields: &'a [OwnField],
    settings: &'a Settings,
    i18n: &'a I18n,
    today: NaiveDate,
    clock: complaints::Clock<'a>,
}

impl Shown<'_> {
    fn text(&self) -> String {
        let mut out = String::new();
        self.head(&mut out);
        self.master(&mut out);
        self.persons(&mut out);
        self.complaints(&mut out);
        self.tasks(&mut out);
        self.surveys(&mut out);
        self.consents(&mut out);
        self.contacts(&mut out);
        out
    }

    /// Name and number, and what must not be missed before a call.
    fn head(&self, out: &mut String) {
        let c = &self.card.customer;
        let name = clean(&c.display_name()).into_owned();
        let title = format!("{name}  {}", clean(&c.number));
        out.push_str(&title);
        if c.key_account {
            out.push_str("  * ");
            out.push_str(&tr!(self.i18n, "card-key-account"));
        }
        out.push('\n');
        out.push_str(&"=".repeat(title.width()));
        out.push('\n');
        if c.meta.deleted_at.is_some() {
            line(out, &format!("! {}", tr!(self.i18n, "card-trash")));
        }
        if c.blocked {
            let blocked = tr!(self.i18n, "card-blocked");
            let reason = clean(&c.blocked_reason);
            let colon = if reason.is_empty() { "" } else { ": " };
            line(out, &format!("! {blocked}{colon}{reason}"));
        }
        if let Some(refused) = self.phone_refused() {
            let status = tr!(self.i18n, &refused.status.message());
            let date = self.i18n.date(self.local(refused.at));
            line(
                out,
                &format!("! {}", tr!(self.i18n, "card-no-calls", status = status, date = date)),
            );
        }
    }

    fn phone_refused(&self) -> Option<&Consent> {
        let phone = self.card.consents.iter().filter(|c| c.channel == ConsentChannel::Phone);
        phone.max_by_key(|c| (c.at, c.meta.id)).filter(|c| c.status != ConsentStatus::Granted)
    }

    fn master(&self, out: &mut String) {
        let c = &self.card.customer;
        let i18n = self.i18n;
        let mut rows: Vec<(String, String)> = Vec::new();
        let mut row = |key: &str, value: String| rows.push((tr!(i18n, key), value));
        for phone in &c.phones {
            let kind = tr!(i18n, &phone.kind.message());
            let label = if phone.label.is_empty() { kind } else { phone.label.clone() };
            row("card-phone", format!("{} ({label})", phone.raw));
        }
        for email in &c.emails {
            row("card-email", email.raw.clone());
        }
        for a in &c.addresses {
            let town = format!("{} {}", a.postcode, a.city).trim().to_owned();
            let parts = [a.street.as_str(), town.as_str(), a.country.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            let kind = tr!(i18n, &a.kind.message());
            let only = c.addresses.len() == 1;
            let kind = if only { String::new() } else { format!(" ({kind})") };
            row("card-address", format!("{}{kind}", parts.join(", ")));
        }
        row("card-website", c.website.clone());
        row("card-social", c.social.join(", "));
        row("card-birthday", c.birthday.map(|b| self.birthday(b)).unwrap_or_default());
        let stage = self
            .card
            .value
            .figures
            .stage
            .or(c.stage)
            .map(|s| tr!(i18n, &s.message()))
            .unwrap_or_default();
        let by_hand = self.card.value.figures.stage.is_none_or(|stage| c.stage == Some(stage));
        let reason = if c.stage_reason.is_empty() || !by_hand {
            String::new()
        } else {
            format!(" ({})", c.stage_reason)
        };
        row("card-stage", format!("{stage}{reason}"));
        row("card-since", c.since.map(|d| i18n.date(d)).unwrap_or_default());
        row("card-source", c.source.clone());
        row("card-referred-by", self.card.referred_by.clone());
        row("card-owner", c.owner.clone());
        row("card-tags", c.tags.join(", "));
        let potential = c.potential.map(|p| i18n.money(p, &self.settings.currency));
        row("card-potential", potential.unwrap_or_default());
        let last = c.last_contact_at.map(|at| self.local(at));
        let last =
            last.map(|d| format!("{}, {}", i18n.date(d), i18n.ago((self.today - d).num_days())));
        row("card-last-contact", last.unwrap_or_default());
        for field in self.fields {
            if let Some(value) = c.own.get(&field.key) {
                rows.push((field.label.clone(), self.own_value(field, value)));
            }
        }
        rows.extend(value::rows(self.card, self.settings, self.today, i18n));
        rows.push((tr!(i18n, "card-notes"), c.notes.clone()));
        aligned(out, &rows);
    }

    fn birthday(&self, b: crate::domain::model::Birthday) -> String {
        match b.year.and_then(|year| NaiveDate::from_ymd_opt(year, b.month, b.day)) {
            Some(day) => self.i18n.date(day),
            None => self.i18n.day_and_month(b.day, b.month),
        }
    }

    fn own_value(&self, field: &OwnField, value: &str) -> String {
        use crate::domain::codes::FieldType;
        match field.field_type {
            FieldType::Date => {
                value.parse().map_or_else(|_| value.to_owned(), |day| self.i18n.date(day))
            }
            FieldType::YesNo => match value {
                "yes" => tr!(self.i18n, "card-yes"),
                "no" => tr!(self.i18n, "card-no"),
                other => other.to_owned(),
            },
            _ => value.to_owned(),
        }
    }

    fn persons(&self, out: &mut String) {
        if self.card.persons.is_empty() {
            return;
        }
        heading(out, &tr!(self.i18n, "card-persons"));
        for person in &self.card.persons {
            line(out, &format!("- {}", person_line(person)));
            block(out, &person.notes, "    ");
        }
    }

    fn complaints(&self, out: &mut String) {
        if self.card.complaints.is_empty() {
            return;
        }
        heading(out, &tr!(self.i18n, "card-complaints"));
        for complaint in &self.card.complaints {
            line(out, &format!("- {}", self.clock.one_line(complaint, self.i18n)));
        }
    }

    fn surveys(&self, out: &mut String) {
        if self.card.surveys.is_empty() {
            return;
        }
        heading(out, &tr!(self.i18n, "card-surveys"));
        for survey in &self.card.surveys {
            let kind = tr!(self.i18n, &survey.kind.message());
            let text = if let (Some(at), Some(score)) = (survey.answered_at, survey.score) {
                format!("- {kind} {score}, {}", self.i18n.date(self.local(at)))
            } else {
                let sent = survey.sent_at.map(|at| self.i18n.date(self.local(at)));
                let date = sent.unwrap_or_default();
                format!("- {}", tr!(self.i18n, "card-survey-sent", kind = kind, date = date))
            };
            line(out, &text);
            block(out, &survey.comment, "    ");
        }
    }

    fn tasks(&self, out: &mut String) {
        if self.card.tasks.is_empty() {
            return;
        }
        heading(out, &tr!(self.i18n, "card-tasks"));
        for task in &self.card.tasks {
            let kind = tr!(self.i18n, &task.kind.message());
            let due = task.due.map(|due| self.due(due)).unwrap_or_default();
            let late = task.due.is_some_and(|due| self.due_day(due) < self.today);
            let late = if late {
                format!("  ! {}", tr!(self.i18n, "card-overdue"))
            } else {
                String::new()
            };
            let comma = if due.is_empty() { "" } else { ", " };
            line(out, &format!("- {kind}{comma}{due}: {}{late}", task.title));
        }
    }

    fn consents(&self, out: &mut String) {
        if self.card.consents.is_empty() {
            return;
        }
        heading(out, &tr!(self.i18n, "card-consents"));
        for consent in &self.card.consents {
            let channel = tr!(self.i18n, &consent.channel.message());
            let status = tr!(self.i18n, &consent.status.message());
            let date = self.i18n.date(self.local(consent.at));
            let how =
                if consent.how.is_empty() { String::new() } else { format!(" ({})", consent.how) };
            line(out, &format!("- {channel}: {status}, {date}{how}"));
        }
    }

    fn contacts(&self, out: &mut String) {
        heading(out, &tr!(self.i18n, "card-contacts"));
        let history = &self.card.history;
        if history.rows.is_empty() {
            line(out, &tr!(self.i18n, "card-none"));
        }
        for row in &history.rows {
            let k = &row.contact;
            let at = k.at.with_timezone(&self.zone());
            let mut parts = vec![
                format!(
                    "{} {}",
                    self.i18n.date_weekday(at.date_naive()),
                    self.i18n.time(at.time())
                ),
                tr!(self.i18n, &k.channel.message()),
                tr!(self.i18n, &k.direction.message()),
            ];
            parts.extend(k.topic.map(|t| tr!(self.i18n, &t.message())));
            parts.extend(k.outcome.map(|o| tr!(self.i18n, &o.message())));
            parts.extend(k.duration_s.map(|s| self.i18n.duration(s)));
            parts.extend([row.person.clone(), k.rep.clone()].into_iter().filter(|p| !p.is_empty()));
            line(out, &format!("- {}", parts.join(" · ")));
            block(out, &k.subject, "    ");
            block(out, &k.note, "    ");
        }
        let more = usize::try_from(self.card.customer.contact_count).unwrap_or(0);
        let more = more.saturating_sub(history.rows.len());
        if more > 0 && history.after {
            line(out, &tr!(self.i18n, "card-more", count = more));
        }
    }

    fn due(&self, due: Due) -> String {
        match due {
            Due::Date(day) => self.i18n.date_weekday(day),
            Due::At(at) => {
                let at = at.with_timezone(&self.zone());
                format!("{} {}", self.i18n.date_weekday(at.date_naive()), self.i18n.time(at.time()))
            }
        }
    }

    fn due_day(&self, due: Due) -> NaiveDate {
        match due {
            Due::Date(day) => day,
            Due::At(at) => self.local(at),
        }
    }

    fn zone(&self) -> Tz {
        self.settings.time_zone
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone()).date_naive()
    }
}

fn person_line(person: &Person) -> String {
    let mut parts = vec![person.display_name()];
    if !person.role.is_empty() && person.role != person.display_name() {
        parts.push(person.role.clone());
    }
    parts.extend(person.phones.iter().map(|p| p.raw.clone()));
    parts.extend(person.emails.iter().map(|e| e.raw.clone()));
    parts.join(", ")
}
