//! Rows of invoices and credit notes: known by document and line, without a document by
//! what they say and how often they say it.

use std::collections::{HashMap, VecDeque};

use rusqlite::{OptionalExtension, params};

use super::{Done, Run, merge, store_error};
use crate::domain::codes::{Code, PlaceKind};
use crate::domain::import::{ImportKind, ImportedSale, OnDuplicate, Refusal};
use crate::domain::model::{Customer, Email, Id, Phone, Sale};
use crate::domain::phone;
use crate::store::api::{Change, StoreError};
use crate::store::rows::Record;

/// What an import of sales keeps in mind.
#[derive(Debug, Default)]
pub(super) struct SaleRun {
    /// Customers that nobody knows, in the order in which they came, with their rows.
    pub unknown: Vec<(String, u64)>,
    unknown_at: HashMap<String, usize>,
    /// Customers that were made.
    pub made: u64,
    /// Customer by what the rows call it: a file names each many times.
    named: HashMap<String, Id>,
    /// Sales without a document that were there before, by what they say: those that no
    /// row has met yet.
    equals: HashMap<Said, VecDeque<Met>>,
}

/// What a sale without a document is known by.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Said {
    customer: Id,
    date: String,
    kind: i64,
    product: String,
    quantity: i64,
    revenue: i64,
    discount: i64,
}

/// A sale that is there already.
#[derive(Debug)]
struct Met {
    id: Id,
    customer: Id,
    is_live: bool,
    /// Made by this very import.
    is_mine: bool,
}

impl Run<'_> {
    pub(super) fn sale(&mut self, mut row: ImportedSale, key: i64) -> Result<Done, StoreError> {
        match self.customer_of_sale(&row)? {
            Ok(id) => row.sale.customer_id = id,
            Err(refusal) => return Ok(Done::Refused(refusal)),
        }
        let met = match self.spec.on_duplicate {
            OnDuplicate::New => None,
            OnDuplicate::Skip | OnDuplicate::Update if row.sale.document.is_empty() => {
                self.equal_sale(&row.sale)?
            }
            OnDuplicate::Skip | OnDuplicate::Update => self.sale_of_line(&row.sale)?,
        };
        let Some(met) = met else {
            self.bulk.sale(&row.sale, Some(key))?;
            return Ok(Done::Created);
        };
        let Some(old) = Sale::load(self.store.conn(), met.id)? else {
            return Err(StoreError::NotFound);
        };
        let new = merge::sale(&old, &row);
        if met.customer != row.sale.customer_id || (met.is_mine && new != old) {
            let Sale { document, line, .. } = row.sale;
            return Ok(Done::Refused(Refusal::SaleConflict { document, line }));
        }
        let changes = self.spec.on_duplicate == OnDuplicate::Update && met.is_live && new != old;
        if changes {
            let change = Change::Sale { base: Some(Box::new(old)), new: Box::new(new) };
            self.save.change(&change).map_err(store_error)?;
        }
        self.met(key, met.id, "")?;
        Ok(if changes { Done::Updated } else { Done::Duplicate })
    }

    fn customer_of_sale(&mut self, row: &ImportedSale) -> Result<Result<Id, Refusal>, StoreError> {
        if let Some(id) = self.sales.named.get(&row.customer) {
            return Ok(Ok(*id));
        }
        let found = match self.find.customer(&row.customer)? {
            Err(Refusal::UnknownCustomer(_)) if self.spec.create_customers => {
                // Nobody is made for a row that is refused: the document is somebody's.
                let is_new = self.spec.on_duplicate == OnDuplicate::New;
                if !is_new && self.sale_of_line(&row.sale)?.is_some() {
                    let Sale { document, line, .. } = row.sale.clone();
                    return Ok(Err(Refusal::SaleConflict { document, line }));
                }
                self.sales.made += 1;
                let customer = new_customer(row);
                Ok(self.bulk.customer(&customer, &[], None)?.0)
            }
            found => found,
        };
        if let Ok(id) = found {
            self.sales.named.insert(row.customer.clone(), id);
        }
        Ok(found)
    }

    /// The sale with this line of this document; the first line need not be numbered.
    fn sale_of_line(&self, sale: &Sale) -> Result<Option<Met>, StoreError> {
        let (line, other) = match sale.line.as_str() {
            "" => ("", "1"),
            "1" => ("1", ""),
            line => (line, line),
        };
        Ok(self
            .store
            .conn()
            .prepare_cached(
                "SELECT id, customer_id, deleted_at IS NULL, import_id IS ?4 FROM sale
                 WHERE document = ?1 AND document <> '' AND line IN (?2, ?3)
                   AND (deleted_at IS NULL OR import_key IS NOT NULL)
                 ORDER BY deleted_at IS NOT NULL, line <> ?2, id LIMIT 1",
            )?
            .query_row(params![sale.document, line, other, self.import], met)
            .optional()?)
    }

    /// A sale without a document that says the same; the second equal row of a file is
    /// the second equal sale.
    fn equal_sale(&mut self, sale: &Sale) -> Result<Option<Met>, StoreError> {
        let said = Said {
            customer: sale.customer_id,
            date: sale.date.to_string(),
            kind: sale.kind.code(),
            product: sale.product.clone(),
            quantity: sale.quantity,
            revenue: sale.revenue,
            discount: sale.discount,
        };
        if !self.sales.equals.contains_key(&said) {
            let known = self.sales_that_say(&said)?;
            self.sales.equals.insert(said.clone(), known);
        }
        Ok(self.sales.equals.get_mut(&said).and_then(VecDeque::pop_front))
    }

    /// The sales from before this import that say so, oldest first.
    fn sales_that_say(&self, said: &Said) -> Result<VecDeque<Met>, StoreError> {
        let mut statement = self.store.conn().prepare_cached(
            "SELECT id, customer_id, deleted_at IS NULL, 0 FROM sale
             WHERE customer_id = ?1 AND date = ?2 AND kind = ?3 AND revenue = ?4 AND discount = ?5
               AND product = ?6 AND quantity = ?7 AND document = '' AND import_id IS NOT ?8
               AND (deleted_at IS NULL OR import_key IS NOT NULL)
             ORDER BY id",
        )?;
        let rows = statement.query_map(
            params![
                said.customer,
                said.date,
                said.kind,
                said.revenue,
                said.discount,
                said.product,
                said.quantity,
                self.import,
            ],
            met,
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps an unknown customer for one sentence about all its rows. `true`: it was one.
    pub(super) fn collect(&mut self, refusal: Refusal) -> bool {
        let Refusal::UnknownCustomer(customer) = refusal else { return false };
        if self.spec.kind != ImportKind::Sales {
            return false;
        }
        let next = self.sales.unknown.len();
        let at = *self.sales.unknown_at.entry(customer.clone()).or_insert(next);
        match self.sales.unknown.get_mut(at) {
            Some((_, rows)) => *rows += 1,
            None => self.sales.unknown.push((customer, 1)),
        }
        true
    }
}

/// As much as a row of an invoice tells of its customer.
fn new_customer(row: &ImportedSale) -> Customer {
    let mut customer = row.name.as_deref().cloned().unwrap_or_default();
    let reference = row.customer.as_str();
    let digits = reference.bytes().filter(u8::is_ascii_digit).count();
    let dials = reference.starts_with('+') || (reference.starts_with('0') && digits > 7);
    let (kind, raw) = (PlaceKind::Work, reference.to_owned());
    if reference.contains('@') {
        customer.emails.push(Email { id: 0, kind, label: String::new(), raw });
    } else if dials && phone::looks_like_phone(reference) {
        let norm = String::new();
        customer.phones.push(Phone { id: 0, kind, label: String::new(), raw, norm });
    } else {
        customer.number = raw;
    }
    customer
}

fn met(row: &rusqlite::Row<'_>) -> rusqlite::Result<Met> {
    Ok(Met { id: row.get(0)?, customer: row.get(1)?, is_live: row.get(2)?, is_mine: row.get(3)? })
}
