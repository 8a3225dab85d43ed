//! Many new records at once, for imports and demonstration data: prepared
//! statements, names looked up once, counters added up at the end. New rows only;
//! whoever changes existing ones uses [`super::writer`].
//!
//! Locking: everything happens inside one transaction of the caller.
//! The change log gets one line for the whole action; its records carry the
//! import they came with, so that it can be taken back without a million entries.

mod statements;

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use rusqlite::{Connection, OptionalExtension, params};

use self::statements::Statements;
use super::Store;
use super::api::StoreError;
use super::index::{self, KnownWords};
use super::save::{email_norm, number};
use super::text::SearchText;
use super::{rows, users, writer};
use crate::domain::codes::Code;
use crate::domain::model::{
    Consent, Contact, Customer, Due, Email, Id, Meta, Person, Phone, Product, Task,
};
use crate::domain::{fold, phone};

/// Counters of a customer that new rows add to.
#[derive(Debug, Default, Clone, Copy)]
struct Counts {
    contacts: i64,
    open_tasks: i64,
    last: Option<i64>,
}

/// Inserts new records inside one transaction.
pub struct Bulk<'a> {
    conn: &'a Connection,
    statements: Statements<'a>,
    user: Id,
    now: i64,
    zone: Tz,
    country: String,
    /// The import that the records come with.
    import: Option<Id>,
    known_words: KnownWords,
    tags: HashMap<String, Id>,
    users: HashMap<String, Id>,
    own_fields: HashMap<String, Id>,
    listed: HashSet<(&'static str, String)>,
    counts: HashMap<Id, Counts>,
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
        let store: &Self = self;
        let tx = store.begin()?;
        let result = {
            let mut bulk = Bulk::new(store, None, now)?;
            let result = run(&mut bulk)?;
            bulk.finish()?;
            result
        };
        log_action(store, what, subject, None, now)?;
        tx.commit()?;
        Ok(result)
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
            zone: settings.time_zone,
            country: settings.country,
            import,
            known_words: KnownWords::default(),
            tags: HashMap::new(),
            users: HashMap::new(),
            own_fields: HashMap::new(),
            listed: HashSet::new(),
            counts: HashMap::new(),
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
            customer.language,
            customer.stage.map(Code::code),
            customer.stage_reason,
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
        let text = search_text(number, customer, persons, &self.country);
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
                made = writer::phone_norm(&phone.raw, &self.country);
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

    /// A new contact.
    pub fn contact(&mut self, contact: &Contact, key: Option<i64>) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&contact.meta);
        let rep = self.user(&contact.rep)?;
        let made;
        let norm = if contact.caller_norm.is_empty() && !contact.caller_raw.is_empty() {
            made = writer::phone_norm(&contact.caller_raw, &self.country);
            &made
        } else {
            &contact.caller_norm
        };
        let at = contact.at.timestamp_millis();
        self.statements.contact.execute(params![
            contact.customer_id,
            contact.person_id,
            contact.caller_raw,
            norm,
            at,
            contact.duration_s,
            contact.channel.code(),
            contact.direction.code(),
            contact.topic.map(Code::code),
            contact.subject,
            contact.note,
            contact.outcome.map(Code::code),
            contact.solved,
            rep,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        index::insert_contact(self.conn, id, &contact.subject, &contact.note)?;
        if let Some(customer) = contact.customer_id {
            let counts = self.counts.entry(customer).or_default();
            counts.contacts += 1;
            if contact.is_real() {
                counts.last = counts.last.max(Some(at));
            }
        }
        Ok(id)
    }

    /// A new task.
    pub fn task(&mut self, task: &Task, key: Option<i64>) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&task.meta);
        let assignee = self.user(&task.assignee)?;
        let (on, at) = match task.due {
            None => (None, None),
            Some(Due::Date(date)) => (Some(date.to_string()), None),
            Some(Due::At(at)) => (
                Some(at.with_timezone(&self.zone).date_naive().to_string()),
                Some(at.timestamp_millis()),
            ),
        };
        self.statements.task.execute(params![
            task.title,
            task.kind.code(),
            on,
            at,
            task.ends_at.map(|t| t.timestamp_millis()),
            task.place,
            task.customer_id,
            task.contact_id,
            assignee,
            task.priority.code(),
            task.notes,
            task.done_at.map(|t| t.timestamp_millis()),
            task.origin,
            created,
            self.user,
            updated,
            self.user,
            self.import,
            key,
        ])?;
        let id = self.conn.last_insert_rowid();
        if let (Some(customer), None) = (task.customer_id, task.done_at) {
            self.counts.entry(customer).or_default().open_tasks += 1;
        }
        Ok(id)
    }

    /// A new entry of the consent ledger.
    pub fn consent(&mut self, consent: &Consent) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&consent.meta);
        let noted_by = if consent.noted_by.is_empty() {
            Some(self.user)
        } else {
            self.user(&consent.noted_by)?
        };
        self.statements.consent.execute(params![
            consent.customer_id,
            consent.purpose,
            consent.channel.code(),
            consent.status.code(),
            consent.at.timestamp_millis(),
            consent.how,
            consent.wording,
            noted_by,
            consent.last_used_at.map(|t| t.timestamp_millis()),
            created,
            self.user,
            updated,
            self.user,
            self.import,
        ])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// A new product.
    pub fn product(&mut self, product: &Product) -> Result<Id, StoreError> {
        let (created, updated) = self.moments(&product.meta);
        self.list_item("product_kind", &product.kind)?;
        self.conn
            .prepare_cached(
                "INSERT INTO product (number, name, kind, created_at, created_by, updated_at, updated_by, import_id)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?5, ?7)",
            )?
            .execute(params![
                product.number,
                product.name,
                product.kind,
                created,
                self.user,
                updated,
                self.import
            ])?;
        Ok(self.conn.last_insert_rowid())
    }

    /// Brings counters, index and lists in step. Nothing may be inserted after it.
    pub(in crate::store) fn finish(self) -> Result<(), StoreError> {
        let mut update = self.conn.prepare(
            "UPDATE customer SET contact_count = contact_count + ?2, open_task_count = open_task_count + ?3,
               last_contact_at = CASE WHEN ?4 IS NULL THEN last_contact_at
                 ELSE max(ifnull(last_contact_at, ?4), ?4) END
             WHERE id = ?1",
        )?;
        let mut counts: Vec<(Id, Counts)> = self.counts.into_iter().collect();
        // In the order of the table: one pass over its pages.
        counts.sort_unstable_by_key(|(id, _)| *id);
        for (id, counts) in counts {
            update.execute(params![id, counts.contacts, counts.open_tasks, counts.last])?;
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

    /// The row of a rep, owner or assignee.
    fn user(&mut self, login: &str) -> Result<Option<Id>, StoreError> {
        if login.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.users.get(login) {
            return Ok(Some(*id));
        }
        let id = users::named(self.conn, login, self.user, self.now)?;
        if let Some(id) = id {
            self.users.insert(login.to_owned(), id);
        }
        Ok(id)
    }

    fn tag(&mut self, name: &str) -> Result<Option<Id>, StoreError> {
        let name = name.trim();
        if name.is_empty() {
            return Ok(None);
        }
        if let Some(id) = self.tags.get(name) {
            return Ok(Some(*id));
        }
        let key = fold::fold(name);
        let found = self
            .conn
            .prepare_cached("SELECT id FROM tag WHERE key = ?1")?
            .query_row([&key], |r| r.get(0))
            .optional()?;
        let id = if let Some(id) = found {
            id
        } else {
            self.conn
                .prepare_cached(
                    "INSERT INTO tag (name, key, created_at, created_by, updated_at, updated_by)
                     VALUES (?1, ?2, ?3, ?4, ?3, ?4)",
                )?
                .execute(params![name, key, self.now, self.user])?;
            self.conn.last_insert_rowid()
        };
        self.tags.insert(name.to_owned(), id);
        Ok(Some(id))
    }

    /// Makes an entry of an open list if it is new.
    fn list_item(&mut self, list: &'static str, name: &str) -> Result<(), StoreError> {
        if name.is_empty() || self.listed.contains(&(list, name.to_owned())) {
            return Ok(());
        }
        self.conn
            .prepare_cached(
                "INSERT INTO list_item (list, name, position, created_at, created_by, updated_at, updated_by)
                 SELECT ?1, ?2, ifnull((SELECT max(position) + 1 FROM list_item WHERE list = ?1), 0), ?3, ?4, ?3, ?4
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![list, name, self.now, self.user])?;
        self.listed.insert((list, name.to_owned()));
        Ok(())
    }

    /// Values under `key` go to the own field with this row id.
    pub(in crate::store) fn use_own_field(&mut self, key: &str, field: Id) {
        self.own_fields.insert(key.to_owned(), field);
    }

    fn own_field(&mut self, key: &str) -> Result<Option<Id>, StoreError> {
        if let Some(id) = self.own_fields.get(key) {
            return Ok(Some(*id));
        }
        let id: Option<Id> = self
            .conn
            .prepare_cached("SELECT id FROM own_field WHERE key = ?1")?
            .query_row([key], |r| r.get(0))
            .optional()?;
        if let Some(id) = id {
            self.own_fields.insert(key.to_owned(), id);
        }
        Ok(id)
    }
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
