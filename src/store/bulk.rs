//! Many new records at once, for imports and demonstration data: prepared
//! statements, names looked up once, counters added up at the end. New rows only;
//! whoever changes existing ones uses [`super::writer`].
//!
//! Locking: everything happens inside one transaction of the caller.
//! The change log gets one line for the whole action; its records carry the
//! import they came with, so that it can be taken back without a million entries.

mod complaint;
mod names;
mod other;
mod sale;
mod statements;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, params};

use self::statements::Statements;
use super::Store;
use super::api::StoreError;
use super::index::{self, KnownWords};
use super::kpi::BulkKeeper;
use super::rows;
use super::save::{email_norm, number};
use super::text::SearchText;
use super::values::{self, Valuer};
use super::writer::{self, Reckoner};
use crate::domain::codes::Code;
use crate::domain::forecast::Report;
use crate::domain::model::{Customer, Email, Id, Meta, Person, Phone};
use crate::domain::settings::Settings;
use crate::domain::{fold, phone};

/// Cache while many rows are written, in KiB: the inner pages of the indexes stay at hand.
const CACHE_KIB: i64 = 65_536;

/// Counters of a customer that new rows add to.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    contacts: i64,
    open_tasks: i64,
    last: Option<i64>,
    complaints: i64,
    open_complaints: i64,
    remedy_cost: i64,
}

/// Inserts new records inside one transaction.
pub struct Bulk<'a> {
    conn: &'a Connection,
    statements: Statements<'a>,
    user: Id,
    now: i64,
    today: NaiveDate,
    settings: Settings,
    /// By which the customers are forecast that got sales.
    report: Option<Report>,
    reckoner: Reckoner,
    /// The import that the records come with.
    import: Option<Id>,
    known_words: KnownWords,
    tags: HashMap<String, Id>,
    users: HashMap<String, Id>,
    own_fields: HashMap<String, Id>,
    listed: HashSet<(&'static str, String)>,
    counts: HashMap<Id, Counts>,
    /// Customers that got a survey or a consent.
    answered: HashSet<Id>,
    /// Customers that got a sale.
    sold: BTreeSet<Id>,
    /// What follows for the figures of the business.
    keeper: BulkKeeper,
    /// The first customer that was made.
    made: Option<Id>,
    /// Customers that were there before and got a person.
    reindex: BTreeSet<Id>,
}

impl std::fmt::Debug for Bulk<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bulk").field("import", &self.import).finish_non_exhaustive()
    }
}

impl Store {
    /// Insert many new records as one action: all of them, or none if `run` fails.
    pub fn bulk<T>(
        &mut self,
        what: &str,
        subject: &str,
        now: DateTime<Utc>,
        run: impl FnOnce(&mut Bulk<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.with_wide_cache(|store| {
            let tx = store.begin()?;
            let result = {
                let mut bulk = Bulk::new(store, None, now)?;
                let result = run(&mut bulk)?;
                bulk.finish()?;
                result
            };
            // Marked as coming with an import: there are no entries by which a single
            // `undo` could take it back.
            log_action(store, what, subject, Some(0), now)?;
            tx.commit()?;
            Ok(result)
        })
    }

    /// Runs something that touches every index with room for their inner pages.
    pub(in crate::store) fn with_wide_cache<T>(
        &self,
        run: impl FnOnce(&Self) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let before: i64 = self.conn().pragma_query_value(None, "cache_size", |r| r.get(0))?;
        self.conn().pragma_update(None, "cache_size", -CACHE_KIB)?;
        let result = run(self);
        self.conn().pragma_update(None, "cache_size", before)?;
        result
    }
}

/// One line in the change log, and the mark that something was saved.
pub(in crate::store) fn log_action(
    store: &Store,
    what: &str,
    subject: &str,
    import: Option<Id>,
    now: DateTime<Utc>,
) -> Result<Id, StoreError> {
    let user = store.my_user_id(now)?;
    let who = store.who();
    store
        .conn()
        .prepare_cached(
            "INSERT INTO change_action (at, user_id, acting_as, host, what, subject, import_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            now.timestamp_millis(),
            user,
            who.acting_as,
            who.host,
            what,
            subject,
            import
        ])?;
    let action = store.conn().last_insert_rowid();
    store
        .conn()
        .prepare_cached("UPDATE meta SET value = value + 1 WHERE key = 'change_seq'")?
        .execute([])?;
    Ok(action)
}

impl<'a> Bulk<'a> {
    /// The caller holds the transaction.
    pub(in crate::store) fn new(
        store: &'a Store,
        import: Option<Id>,
        now: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        let settings = store.settings()?;
        Ok(Self {
            conn: store.conn(),
            statements: Statements::prepare(store.conn())?,
            user: store.my_user_id(now)?,
            now: now.timestamp_millis(),
            today: settings.today(now),
            report: store.valuation()?.map(|valuation| valuation.report),
            reckoner: Reckoner::of(&settings),
            keeper: BulkKeeper::new(settings.time_zone),
            settings,
            import,
            known_words: KnownWords::default(),
            tags: HashMap::new(),
            users: HashMap::new(),
            own_fields: HashMap::new(),
            listed: HashSet::new(),
            counts: HashMap::new(),
            answered: HashSet::new(),
            sold: BTreeSet::new(),
            made: None,
            reindex: BTreeSet::new(),
        })
    }

    /// A new customer with its contact persons. Without a number it is given the
    /// next one. `key`: fingerprint of the imported row. Gives the row ids.
    pub fn customer(
        &mut self,
        customer: &Customer,
        persons: &[Person],
        key: Option<i64>,
    ) -> Result<(Id, Vec<Id>), StoreError> {
        let given;
        let number = if customer.number.is_empty() {
            given = number::next(self.conn)?;
            &given
        } else {
            &customer.number
        };
        let (created, updated) = self.moments(&customer.meta);
        let owner = self.user(&customer.owner)?;
        self.list_item("source", &customer.source)?;
        let city = customer.main_address().map_or("", |a| a.city.as_str());
        let sort_key = fold::name_sort_key(
            &customer.company,
            &customer.first_name,
            &customer.last_name,
            number,
        );
        self.statements.customer.execute(params![
            number,
            customer.kind.code(),
            customer.company,
            customer.salutation,
            customer.title,
            customer.first_name,
            customer.last_name,
            customer.website,
            customer.social.join("\n"),
            rows::birthday_text(customer.birthday),
            customer.since.map(|d| d.to_string()),
            customer.source,
            customer.referred_by,
            owner,
            customer.key_account,
            customer.key_account_plan,
            customer.key_account_measures,
            customer.key_account_people,
            customer.language,
            customer.stage.map(Code::code),
            customer.stage_reason,
            customer.stage_on.map(|d| d.to_string()),
            customer.blocked,
            customer.blocked_reason,
            customer.inactivity_days,
            customer.contact_rhythm_days,
            customer.potential,
            customer.potential_category,
            customer.potential_on.map(|d| d.to_string()),
            customer.lawful_basis.map(Code::code),
            customer.lawful_basis_reviewed.map(|d| d.to_string()),
            customer.notes,
            sort_key,
            fold::city_sort_key(city),
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        self.statements.value.execute(params![id, customer.stage.map(Code::code)])?;
        self.made.get_or_insert(id);
        self.phones(id, None, &customer.phones)?;
        self.emails(id, None, &customer.emails)?;
        for (position, address) in
            (0_i64..).zip(customer.addresses.iter().filter(|a| !a.is_empty()))
        {
            self.statements.address.execute(params![
                id,
                address.kind.code(),
                address.street,
                address.postcode,
                address.city,
                address.country,
                position,
                self.now,
                self.user
            ])?;
        }
        for tag in &customer.tags {
            if let Some(tag) = self.tag(tag)? {
                self.statements.customer_tag.execute(params![id, tag, self.now, self.user])?;
            }
        }
        for (key, value) in &customer.own {
            if let Some(field) = self.own_field(key)? {
                self.statements
                    .own_value
                    .execute(params![id, field, value, self.now, self.user])?;
            }
        }
        let mut ids = Vec::with_capacity(persons.len());
        for person in persons {
            ids.push(self.person_row(id, person, None)?);
        }
        let text = search_text(number, customer, persons, &self.settings.country);
        index::insert_customer(self.conn, id, &text, &mut self.known_words)?;
        Ok((id, ids))
    }

    /// A new contact person of a customer that is there already.
    pub fn person(&mut self, person: &Person, key: Option<i64>) -> Result<Id, StoreError> {
        let id = self.person_row(person.customer_id, person, key)?;
        self.reindex.insert(person.customer_id);
        Ok(id)
    }

    fn person_row(
        &mut self,
        customer: Id,
        person: &Person,
        key: Option<i64>,
    ) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&person.meta);
        self.statements.person.execute(params![
            customer,
            person.salutation,
            person.first_name,
            person.last_name,
            person.role,
            person.notes,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        self.phones(customer, Some(id), &person.phones)?;
        self.emails(customer, Some(id), &person.emails)?;
        Ok(id)
    }

    fn phones(
        &mut self,
        customer: Id,
        person: Option<Id>,
        phones: &[Phone],
    ) -> Result<(), StoreError> {
        for (position, phone) in (0_i64..).zip(phones.iter().filter(|p| !p.raw.trim().is_empty())) {
            let made;
            let norm = if phone.norm.is_empty() {
                made = writer::phone_norm(&phone.raw, &self.settings.country);
                &made
            } else {
                &phone.norm
            };
            self.statements.phone.execute(params![
                customer,
                person,
                phone.kind.code(),
                phone.label,
                phone.raw,
                norm,
                phone::reversed_digits(norm),
                position,
                self.now,
                self.user
            ])?;
        }
        Ok(())
    }

    fn emails(
        &mut self,
        customer: Id,
        person: Option<Id>,
        emails: &[Email],
    ) -> Result<(), StoreError> {
        for (position, email) in (0_i64..).zip(emails.iter().filter(|e| !e.raw.trim().is_empty())) {
            self.statements.email.execute(params![
                customer,
                person,
                email.kind.code(),
                email.label,
                email.raw,
                email_norm(&email.raw),
                position,
                self.now,
                self.user
            ])?;
        }
        Ok(())
    }

    /// Brings counters, index and lists in step. Nothing may be inserted after it.
    pub(in crate::store) fn finish(self) -> Result<(), StoreError> {
        let mut update = self.conn.prepare(
            "UPDATE customer SET contact_count = contact_count + ?2, open_task_count = open_task_count + ?3,
               last_contact_at = CASE WHEN ?4 IS NULL THEN last_contact_at
                 ELSE max(ifnull(last_contact_at, ?4), ?4) END,
               complaint_count = complaint_count + ?5, open_complaint_count = open_complaint_count + ?6,
               remedy_cost = remedy_cost + ?7
             WHERE id = ?1",
        )?;
        let mut mirror = self.conn.prepare(
            "UPDATE customer_value SET (last_contact_at, contacts, open_tasks, complaints, open_complaints) =
               (SELECT last_contact_at, contact_count, open_task_count, complaint_count, open_complaint_count
                FROM customer WHERE id = ?1)
             WHERE customer_id = ?1",
        )?;
        let mut counts: Vec<(Id, Counts)> = self.counts.into_iter().collect();
        // In the order of the table: one pass over its pages.
        counts.sort_unstable_by_key(|(id, _)| *id);
        for (id, counts) in counts {
            update.execute(params![
                id,
                counts.contacts,
                counts.open_tasks,
                counts.last,
                counts.complaints,
                counts.open_complaints,
                counts.remedy_cost,
            ])?;
            mirror.execute([id])?;
        }
        for id in in_order(self.answered) {
            values::keep_service(self.conn, id)?;
        }
        self.keeper.finish(self.conn, &self.sold)?;
        let mut valued = self.sold;
        if !valued.is_empty() {
            values::count_sales_change(self.conn)?;
        }
        let mut valuer = Valuer::new(self.conn, &self.settings, self.today, self.report.as_ref())?;
        if let Some(first) = self.made.filter(|_| valuer.any_sales()) {
            let mut made = self.conn.prepare("SELECT id FROM customer WHERE id >= ?1")?;
            let mut rows = made.query([first])?;
            while let Some(row) = rows.next()? {
                valued.insert(row.get(0)?);
            }
        }
        for id in valued {
            valuer.keep(self.conn, id)?;
        }
        for id in self.reindex {
            index::put_customer(self.conn, id)?;
        }
        Ok(())
    }

    fn moments(&self, meta: &Meta) -> (i64, i64) {
        let ms = |t: Option<DateTime<Utc>>, or: i64| t.map_or(or, |t| t.timestamp_millis());
        let created = ms(meta.created_at, self.now);
        (created, ms(meta.updated_at, created))
    }
}

/// In the order of the tables.
fn in_order(ids: HashSet<Id>) -> Vec<Id> {
    let mut ids: Vec<Id> = ids.into_iter().collect();
    ids.sort_unstable();
    ids
}

/// The text by which a new customer is found; as `index` reads it back from the tables.
fn search_text(number: &str, customer: &Customer, persons: &[Person], country: &str) -> SearchText {
    let mut text = SearchText::default();
    text.customer(number, &customer.company, &customer.first_name, &customer.last_name);
    for person in persons {
        text.person(&person.first_name, &person.last_name);
    }
    for address in customer.addresses.iter().filter(|a| !a.is_empty()) {
        text.place(&address.postcode, &address.city);
    }
    for email in customer.emails.iter().chain(persons.iter().flat_map(|p| &p.emails)) {
        if !email.raw.trim().is_empty() {
            text.email(&email.raw);
        }
    }
    for phone in customer.phones.iter().chain(persons.iter().flat_map(|p| &p.phones)) {
        if phone.raw.trim().is_empty() {
        } else if phone.norm.is_empty() {
            text.phone(&writer::phone_norm(&phone.raw, country));
        } else {
            text.phone(&phone.norm);
        }
    }
    for tag in customer.tags.iter().filter(|t| !t.trim().is_empty()) {
        text.tag(tag);
    }
    text.notes(&customer.notes);
    text
}
