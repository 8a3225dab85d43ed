//! Sales, costs and scores of customers, and segments.

use std::cmp::Reverse;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use super::{
    Fields, Record, code, date, day, decode, general, instant, int, many, meta, one, text,
};
use crate::domain::codes::{CostKind, Criterion, SaleKind};
use crate::domain::model::{CustomerCost, Id, Meta, Sale, Score, Segment};

impl Record for Sale {
    const TABLE: &'static str = "sale";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT s.*, ", general!("s"), " FROM sale s WHERE s.id = ?1");
        one(conn, SQL, id, sale)
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(Some(self.customer_id))),
            ("date", day(Some(self.date))),
            ("kind", code(Some(self.kind))),
            ("document", text(&self.document)),
            ("line", text(&self.line)),
            ("refund_of", text(&self.refund_of)),
            ("product", text(&self.product)),
            ("quantity", int(Some(self.quantity))),
            ("revenue", int(Some(self.revenue))),
            ("discount", int(Some(self.discount))),
            ("discount_reason", text(&self.discount_reason)),
            ("variable_cost", int(self.variable_cost)),
            ("note", text(&self.note)),
        ]
    }
}

fn sale(row: &Row) -> rusqlite::Result<Sale> {
    Ok(Sale {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        date: date(Some(&row.get::<_, String>("date")?)).unwrap_or_default(),
        kind: decode(row.get("kind")?).unwrap_or(SaleKind::Sale),
        document: row.get("document")?,
        line: row.get("line")?,
        refund_of: row.get("refund_of")?,
        product: row.get("product")?,
        quantity: row.get("quantity")?,
        revenue: row.get("revenue")?,
        discount: row.get("discount")?,
        discount_reason: row.get("discount_reason")?,
        variable_cost: row.get("variable_cost")?,
        note: row.get("note")?,
    })
}

/// The live sales of a customer, newest first. They may be ten thousand, entered by two or
/// three people: each of these is looked up once, and columns are read by their place.
pub(in crate::store) fn sales_of(conn: &Connection, customer: Id) -> rusqlite::Result<Vec<Sale>> {
    let mut people: HashMap<Id, String> = HashMap::new();
    let mut name = conn.prepare_cached(NAME)?;
    let mut by = |id: Id| -> rusqlite::Result<String> {
        if let Some(known) = people.get(&id) {
            return Ok(known.clone());
        }
        let label: String = name.query_row([id], |r| r.get(0)).optional()?.unwrap_or_default();
        people.insert(id, label.clone());
        Ok(label)
    };
    let mut query = conn.prepare_cached(
        "SELECT id, lower(hex(uid)), version, created_at, created_by, updated_at, updated_by, date,
           kind, document, line, refund_of, product, quantity, revenue, discount, discount_reason,
           variable_cost, note
         FROM sale INDEXED BY sale_customer WHERE customer_id = ?1 AND deleted_at IS NULL",
    )?;
    let mut sales: Vec<Sale> = Vec::new();
    let mut rows = query.query([customer])?;
    while let Some(row) = rows.next()? {
        sales.push(Sale {
            meta: Meta {
                id: row.get(0)?,
                uid: row.get(1)?,
                version: row.get(2)?,
                created_at: instant(row.get(3)?),
                created_by: by(row.get(4)?)?,
                updated_at: instant(row.get(5)?),
                updated_by: by(row.get(6)?)?,
                deleted_at: None,
            },
            customer_id: customer,
            date: date(Some(row.get_ref(7)?.as_str()?)).unwrap_or_default(),
            kind: decode(row.get(8)?).unwrap_or(SaleKind::Sale),
            document: row.get(9)?,
            line: row.get(10)?,
            refund_of: row.get(11)?,
            product: row.get(12)?,
            quantity: row.get(13)?,
            revenue: row.get(14)?,
            discount: row.get(15)?,
            discount_reason: row.get(16)?,
            variable_cost: row.get(17)?,
            note: row.get(18)?,
        });
    }
    sales.sort_unstable_by_key(|sale| Reverse((sale.date, sale.meta.id)));
    Ok(sales)
}

/// The name of a user, as the general part of a record shows it.
const NAME: &str =
    "SELECT CASE acting_as WHEN '' THEN login ELSE acting_as || ' (' || login || ')' END
    FROM user WHERE id = ?1";

impl Record for CustomerCost {
    const TABLE: &'static str = "customer_cost";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str =
            concat!("SELECT k.*, ", general!("k"), " FROM customer_cost k WHERE k.id = ?1");
        one(conn, SQL, id, cost)
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(Some(self.customer_id))),
            ("date", day(Some(self.date))),
            ("kind", code(Some(self.kind))),
            ("amount", int(Some(self.amount))),
            ("note", text(&self.note)),
        ]
    }
}

fn cost(row: &Row) -> rusqlite::Result<CustomerCost> {
    Ok(CustomerCost {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        date: date(Some(&row.get::<_, String>("date")?)).unwrap_or_default(),
        kind: decode(row.get("kind")?).unwrap_or(CostKind::Sales),
        amount: row.get("amount")?,
        note: row.get("note")?,
    })
}

/// The live costs of a customer, newest first.
pub(in crate::store) fn costs_of(
    conn: &Connection,
    customer: Id,
) -> rusqlite::Result<Vec<CustomerCost>> {
    const SQL: &str = concat!(
        "SELECT k.*, ",
        general!("k"),
        " FROM customer_cost k WHERE k.customer_id = ?1 AND k.deleted_at IS NULL
          ORDER BY k.date DESC, k.id DESC"
    );
    many(conn, SQL, customer, cost)
}

impl Record for Score {
    const TABLE: &'static str = "score";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT p.*, ", general!("p"), " FROM score p WHERE p.id = ?1");
        one(conn, SQL, id, score)
    }

    fn fields(&self) -> Fields {
        vec![
            ("customer_id", int(Some(self.customer_id))),
            ("criterion", code(Some(self.criterion))),
            ("score", int(Some(self.score))),
            ("scored_on", day(Some(self.scored_on))),
        ]
    }
}

fn score(row: &Row) -> rusqlite::Result<Score> {
    Ok(Score {
        meta: meta(row)?,
        customer_id: row.get("customer_id")?,
        criterion: decode(row.get("criterion")?).unwrap_or(Criterion::Potential),
        score: row.get("score")?,
        scored_on: date(Some(&row.get::<_, String>("scored_on")?)).unwrap_or_default(),
    })
}

/// All live scores of a customer, of each criterion the newest first.
pub(in crate::store) fn scores_of(conn: &Connection, customer: Id) -> rusqlite::Result<Vec<Score>> {
    const SQL: &str = concat!(
        "SELECT p.*, ",
        general!("p"),
        " FROM score p WHERE p.customer_id = ?1 AND p.deleted_at IS NULL
          ORDER BY p.criterion, p.scored_on DESC, p.id DESC"
    );
    many(conn, SQL, customer, score)
}

impl Record for Segment {
    const TABLE: &'static str = "segment";

    fn meta(&self) -> &Meta {
        &self.meta
    }

    fn load(conn: &Connection, id: Id) -> rusqlite::Result<Option<Self>> {
        const SQL: &str = concat!("SELECT g.*, ", general!("g"), " FROM segment g WHERE g.id = ?1");
        one(conn, SQL, id, segment)
    }

    fn fields(&self) -> Fields {
        vec![
            ("name", text(&self.name)),
            ("query", text(&self.query)),
            ("note", text(&self.note)),
            ("strategy", text(&self.strategy)),
        ]
    }
}

fn segment(row: &Row) -> rusqlite::Result<Segment> {
    Ok(Segment {
        meta: meta(row)?,
        name: row.get("name")?,
        query: row.get("query")?,
        note: row.get("note")?,
        strategy: row.get("strategy")?,
    })
}

/// The live segments, by name.
pub(in crate::store) fn segments(conn: &Connection) -> rusqlite::Result<Vec<Segment>> {
    const SQL: &str = concat!(
        "SELECT g.*, ",
        general!("g"),
        " FROM segment g WHERE g.deleted_at IS NULL ORDER BY g.name, g.id"
    );
    conn.prepare_cached(SQL)?.query_map([], segment)?.collect()
}
