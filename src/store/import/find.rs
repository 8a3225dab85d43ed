//! What an imported row may meet: the same row, the same number, the same name
//! with a common phone or e-mail.

use std::fmt::Write as _;

use rusqlite::{Connection, OptionalExtension, Result, Statement, params};

use crate::domain::fold::fold;
use crate::domain::import::{ImportKind, Refusal};
use crate::domain::model::{Customer, Email, Id, Phone, display_name};
use crate::domain::phone;
use crate::store::save::email_norm;

/// Customers looked at for one number or address; a switchboard has many.
const LIMIT: i64 = 50;

/// The questions of an import, prepared once.
pub(super) struct Finder<'a> {
    kind: ImportKind,
    country: String,
    /// `None`: nothing of this kind was ever imported, so no row can be known.
    imported: Option<Statement<'a>>,
    met: Statement<'a>,
    by_number: Statement<'a>,
    by_other_number: Statement<'a>,
    by_phone: Statement<'a>,
    by_email: Statement<'a>,
    name: Statement<'a>,
    person: Statement<'a>,
}

impl<'a> Finder<'a> {
    pub fn new(conn: &'a Connection, kind: ImportKind, country: &str) -> Result<Self> {
        let table = match kind {
            ImportKind::Customers => "customer",
            ImportKind::Persons => "person",
            ImportKind::Contacts => "contact",
            ImportKind::Complaints => "complaint",
            ImportKind::Tasks => "task",
            ImportKind::Sales => "sale",
            ImportKind::Surveys => "survey",
        };
        let any: bool = conn.query_row(
            &format!(
                "SELECT EXISTS (SELECT 1 FROM {table} WHERE import_key IS NOT NULL) OR EXISTS (SELECT 1 FROM import_row WHERE kind = ?1)"
            ),
            [kind.name()],
            |r| r.get(0),
        )?;
        let imported = any
            .then(|| {
                conn.prepare(&format!(
                    "SELECT EXISTS (SELECT 1 FROM {table} WHERE import_key = ?1) OR EXISTS (SELECT 1 FROM import_row WHERE import_key = ?1)"
                ))
            })
            .transpose()?;
        Ok(Self {
            kind,
            country: country.to_owned(),
            imported,
            met: conn.prepare(
                "INSERT INTO import_row (import_key, import_id, kind, row_id, reference) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?,
            by_number: conn.prepare("SELECT id FROM customer WHERE number = ?1 AND deleted_at IS NULL")?,
            by_other_number: conn.prepare(
                "SELECT r.row_id FROM import_row r JOIN customer c ON c.id = r.row_id
                 WHERE r.reference = ?1 AND r.reference <> '' AND c.deleted_at IS NULL ORDER BY r.import_id DESC LIMIT 1",
            )?,
            by_phone: conn
                .prepare("SELECT DISTINCT customer_id FROM phone WHERE norm = ?1 AND deleted_at IS NULL LIMIT ?2")?,
            by_email: conn
                .prepare("SELECT DISTINCT customer_id FROM email WHERE norm = ?1 AND deleted_at IS NULL LIMIT ?2")?,
            name: conn.prepare(
                "SELECT company, first_name, last_name FROM customer WHERE id = ?1 AND deleted_at IS NULL",
            )?,
            person: conn.prepare(
                "SELECT id, first_name, last_name FROM person WHERE customer_id = ?1 AND deleted_at IS NULL ORDER BY id",
            )?,
        })
    }

    /// Whether this very row was imported before; also if its record lies in the trash.
    pub fn was_imported(&mut self, key: i64) -> Result<bool> {
        match &mut self.imported {
            Some(statement) => statement.query_row([key], |r| r.get(0)),
            None => Ok(false),
        }
    }

    pub fn met(&mut self, import: Id, key: i64, id: Id, number: &str) -> Result<()> {
        let kind = self.kind.name();
        self.met.execute(params![key, import, kind, id, number])?;
        Ok(())
    }

    pub fn by_number(&mut self, number: &str) -> Result<Option<Id>> {
        self.by_number.query_row([number], |r| r.get(0)).optional()
    }

    fn ids(statement: &mut Statement<'_>, value: &str) -> Result<Vec<Id>> {
        statement.query_map(params![value, LIMIT], |r| r.get(0))?.collect()
    }

    /// A customer with this name and one of these numbers or addresses.
    pub fn by_name_and_place(&mut self, name: &str, customer: &Customer) -> Result<Option<Id>> {
        if name.is_empty() {
            return Ok(None);
        }
        for Phone { norm, .. } in &customer.phones {
            for id in Self::ids(&mut self.by_phone, norm)? {
                if self.name_key(id)?.is_some_and(|n| n == name) {
                    return Ok(Some(id));
                }
            }
        }
        for Email { raw, .. } in &customer.emails {
            for id in Self::ids(&mut self.by_email, &email_norm(raw))? {
                if self.name_key(id)?.is_some_and(|n| n == name) {
                    return Ok(Some(id));
                }
            }
        }
        Ok(None)
    }

    /// Whether the customer has one of these numbers or addresses.
    pub fn has_common_place(&mut self, id: Id, customer: &Customer) -> Result<bool> {
        for Phone { norm, .. } in &customer.phones {
            if Self::ids(&mut self.by_phone, norm)?.contains(&id) {
                return Ok(true);
            }
        }
        for Email { raw, .. } in &customer.emails {
            if Self::ids(&mut self.by_email, &email_norm(raw))?.contains(&id) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Company, first and last name of a customer that is not in the trash.
    pub fn name(&mut self, id: Id) -> Result<Option<[String; 3]>> {
        self.name.query_row([id], |r| Ok([r.get(0)?, r.get(1)?, r.get(2)?])).optional()
    }

    fn name_key(&mut self, id: Id) -> Result<Option<String>> {
        Ok(self.name(id)?.map(|[company, first, last]| name_key(&company, &first, &last)))
    }

    /// Whom a reference names: a customer's number, also one that an import gave
    /// it, else an e-mail or phone that belongs to exactly one.
    pub fn customer(&mut self, reference: &str) -> Result<std::result::Result<Id, Refusal>> {
        if let Some(id) = self.by_number(reference)? {
            return Ok(Ok(id));
        }
        if let Some(id) = self.by_other_number.query_row([reference], |r| r.get(0)).optional()? {
            return Ok(Ok(id));
        }
        let found = if reference.contains('@') {
            Self::ids(&mut self.by_email, &email_norm(reference))?
        } else {
            self.callers(reference)?
        };
        Ok(match found.as_slice() {
            [id] => Ok(*id),
            [] => Err(Refusal::UnknownCustomer(reference.to_owned())),
            _ => Err(Refusal::AmbiguousCustomer(reference.to_owned())),
        })
    }

    /// Customers with this phone number.
    fn callers(&mut self, number: &str) -> Result<Vec<Id>> {
        if !phone::looks_like_phone(number) {
            return Ok(Vec::new());
        }
        let Some(norm) = phone::normalise(number, &self.country) else { return Ok(Vec::new()) };
        let found = Self::ids(&mut self.by_phone, &norm)?;
        // Routers write a national number with its zero twice (`+49 (0)5881 …` as
        // `005881 …`); only where nobody has the number of the other country.
        if found.is_empty()
            && let Some(rest) = number.strip_prefix("00")
            && let Some(norm) = phone::normalise(&format!("0{rest}"), &self.country)
        {
            return Self::ids(&mut self.by_phone, &norm);
        }
        Ok(found)
    }

    /// A person of the customer with this name.
    pub fn person(&mut self, customer: Id, name: &str) -> Result<Option<Id>> {
        let mut rows = self.person.query([customer])?;
        while let Some(row) = rows.next()? {
            let (first, last): (String, String) = (row.get(1)?, row.get(2)?);
            if name_key("", &first, &last) == name {
                return row.get(0).map(Some);
            }
        }
        Ok(None)
    }
}

/// A name for comparing: folded, letters and digits only.
pub(super) fn name_key(company: &str, first: &str, last: &str) -> String {
    let folded = fold(&display_name(company, first, last, ""));
    let mut key = String::with_capacity(folded.len());
    for c in folded.chars().filter(|c| c.is_alphanumeric()) {
        let _ = key.write_char(c);
    }
    key
}
