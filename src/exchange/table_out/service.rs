//! Complaints, tasks, sales and survey answers as rows.

use std::io::{self, Write};

use super::{Cells, TableOut, yes_no};
use crate::domain::codes::Code;
use crate::domain::model::{Complaint, Remedy, Sale, Survey, Task};
use crate::domain::money;
use crate::exchange::json::{due_text, instant, quantity_text};

pub const COMPLAINT: &[&str] = &[
    "number",
    "customer",
    "received_at",
    "channel",
    "category",
    "cause",
    "product",
    "severity",
    "annoyance",
    "description",
    "demand",
    "justified",
    "acknowledged_at",
    "resolved_at",
    "closed_at",
    "state",
    "remedy",
    "cost",
    "satisfaction",
    "owner",
];
pub const TASK: &[&str] = &["title", "kind", "due", "customer", "assignee", "priority", "done_at"];
pub const SALE: &[&str] = &[
    "customer",
    "date",
    "kind",
    "document",
    "line",
    "refund_of",
    "product",
    "quantity",
    "revenue",
    "discount",
    "variable_cost",
];
pub const SURVEY: &[&str] = &["customer", "kind", "sent_at", "answered_at", "score", "comment"];

impl<W: Write> TableOut<W> {
    pub fn complaint(
        &mut self,
        c: &Complaint,
        customer_number: &str,
        remedies: &[Remedy],
    ) -> io::Result<()> {
        let standing = &c.standing;
        let mut row = Cells::default();
        row.text(&c.number);
        row.text(customer_number);
        row.plain(&instant(c.received_at));
        row.plain(c.channel.name());
        row.text(&c.category);
        row.text(&c.cause);
        row.text(&c.product);
        row.plain(c.severity.name());
        row.number(c.annoyance);
        row.text(&c.description);
        row.text(&c.demand);
        row.plain(c.justified.name());
        for at in [standing.acknowledged_at, standing.resolved_at, standing.closed_at] {
            row.plain(&at.map(instant).unwrap_or_default());
        }
        row.plain(standing.state.name());
        let kinds: Vec<&str> = remedies.iter().map(|r| r.kind.name()).collect();
        row.plain(&kinds.join("; "));
        let cost = |r: &Remedy| money::plain(r.cost, &self.currency);
        let costs: Vec<String> = remedies.iter().map(cost).collect();
        row.plain(&costs.join("; "));
        row.number(c.satisfaction_result);
        row.text(&c.owner);
        for name in &self.extra.more {
            match *name {
                "complainant" => row.text(&c.complainant),
                "document" => row.text(&c.document),
                "findings" => row.text(&c.findings),
                "safety" => row.plain(yes_no(c.safety)),
                "satisfaction_treatment" => row.number(c.satisfaction_treatment),
                "satisfaction_process" => row.number(c.satisfaction_process),
                _ => row.plain(""),
            }
        }
        self.write(&row)
    }

    pub fn task(
        &mut self,
        t: &Task,
        customer_number: &str,
        complaint_number: &str,
    ) -> io::Result<()> {
        let mut row = Cells::default();
        row.text(&t.title);
        row.plain(t.kind.name());
        row.plain(&t.due.map(due_text).unwrap_or_default());
        row.text(customer_number);
        row.text(&t.assignee);
        row.plain(t.priority.name());
        row.plain(&t.done_at.map(instant).unwrap_or_default());
        for name in &self.extra.more {
            match *name {
                "ends_at" => row.plain(&t.ends_at.map(instant).unwrap_or_default()),
                "place" => row.text(&t.place),
                "notes" => row.text(&t.notes),
                "recurrence" => row.plain(&t.recurrence),
                "complaint" => row.text(complaint_number),
                _ => row.plain(""),
            }
        }
        self.write(&row)
    }

    pub fn sale(&mut self, s: &Sale, customer_number: &str) -> io::Result<()> {
        let mut row = Cells::default();
        row.text(customer_number);
        row.plain(&s.date.to_string());
        row.plain(s.kind.name());
        for value in [&s.document, &s.line, &s.refund_of, &s.product] {
            row.text(value);
        }
        row.plain(&quantity_text(s.quantity));
        row.plain(&money::plain(s.revenue, &self.currency));
        row.plain(&money::plain(s.discount, &self.currency));
        let cost = s.variable_cost.map(|cost| money::plain(cost, &self.currency));
        row.plain(&cost.unwrap_or_default());
        for name in &self.extra.more {
            match *name {
                "discount_reason" => row.text(&s.discount_reason),
                "note" => row.text(&s.note),
                _ => row.plain(""),
            }
        }
        self.write(&row)
    }

    pub fn survey(
        &mut self,
        s: &Survey,
        customer_number: &str,
        complaint_number: &str,
    ) -> io::Result<()> {
        let mut row = Cells::default();
        row.text(customer_number);
        row.plain(s.kind.name());
        row.plain(&s.sent_at.map(instant).unwrap_or_default());
        row.plain(&s.answered_at.map(instant).unwrap_or_default());
        row.number(s.score);
        row.text(&s.comment);
        for name in &self.extra.more {
            match *name {
                "touchpoint" => row.text(&s.touchpoint),
                "complaint" => row.text(complaint_number),
                _ => row.plain(""),
            }
        }
        self.write(&row)
    }
}
