//! Records drawn by lot, at moments at which days and years change and clocks are moved.

use chrono::{DateTime, NaiveDate, Utc};
use proptest::prelude::*;

use crate::domain::codes::{
    Channel, Code as _, ComplaintState, Direction, Outcome, RemedyKind, SaleKind, SurveyKind,
    TaskKind, Topic,
};
use crate::domain::model::{
    Complaint, ComplaintStep, Contact, Due, Id, Meta, Remedy, Sale, Survey, Task,
};

/// Days and years end, clocks are moved, a leap day begins.
const MOMENTS: [&str; 14] = [
    "2024-02-28T23:30:00Z",
    "2024-02-29T12:00:00Z",
    "2024-02-29T23:00:00Z",
    "2025-12-31T22:59:59Z",
    "2025-12-31T23:00:00Z",
    "2026-03-28T22:59:59Z",
    "2026-03-28T23:00:00Z",
    "2026-03-29T01:00:00Z",
    "2026-03-29T21:59:59Z",
    "2026-03-29T22:00:00Z",
    "2026-10-24T22:00:00Z",
    "2026-10-25T00:30:00Z",
    "2026-10-25T22:59:59Z",
    "2026-10-25T23:00:00Z",
];
const DOCUMENTS: [&str; 4] = ["", "R1", "R2", "R1/2"];

/// A record: which one of those there are, whose, when, and numbers for the rest.
#[derive(Debug, Clone)]
pub(super) struct Draw {
    pub row: Id,
    pub of: usize,
    pub when: usize,
    pub a: usize,
    pub b: usize,
    pub amount: i64,
}

pub(super) fn draw() -> impl Strategy<Value = Draw> {
    (1..7_i64, 0..4_usize, 0..MOMENTS.len(), 0..60_usize, 0..60_usize, -9..30_i64)
        .prop_map(|(row, of, when, a, b, amount)| Draw { row, of, when, a, b, amount })
}

pub(super) fn pick<T: Copy>(from: &[T], n: usize) -> T {
    from[n % from.len()]
}

/// One of them, or none.
pub(super) fn perhaps<T: Copy>(from: &[T], n: usize) -> Option<T> {
    from.get(n % (from.len() + 1)).copied()
}

impl Draw {
    pub fn at(&self) -> DateTime<Utc> {
        MOMENTS[self.when].parse().unwrap()
    }

    pub fn date(&self) -> NaiveDate {
        self.at().date_naive()
    }

    pub fn customer(&self, customers: &[Id]) -> Option<Id> {
        perhaps(customers, self.of)
    }

    pub fn contact(&self, base: Contact, customers: &[Id]) -> Contact {
        Contact {
            customer_id: self.customer(customers),
            at: self.at(),
            channel: pick(&[Channel::Phone, Channel::Email], self.a),
            direction: pick(Direction::ALL, self.b),
            topic: perhaps(Topic::ALL, self.a),
            outcome: perhaps(Outcome::ALL, self.b),
            solved: pick(&[None, Some(true), Some(false)], self.a / 3),
            duration_s: perhaps(&[0, 90], self.b),
            complaint_id: perhaps(&[1], self.a),
            ..base
        }
    }

    pub fn sale(&self, base: Sale, customers: &[Id]) -> Sale {
        let refund = self.amount < 0;
        Sale {
            customer_id: pick(customers, self.of),
            date: self.date(),
            kind: if refund { SaleKind::Refund } else { SaleKind::Sale },
            document: pick(&DOCUMENTS, self.a).to_owned(),
            refund_of: if refund { pick(&DOCUMENTS, self.b).to_owned() } else { String::new() },
            revenue: self.amount,
            discount: pick(&[0, 1], self.b),
            variable_cost: perhaps(&[0, 4], self.a / 4),
            ..base
        }
    }

    pub fn complaint(&self, base: Complaint, customers: &[Id]) -> Complaint {
        Complaint { customer_id: self.customer(customers), received_at: self.at(), ..base }
    }

    pub fn remedy(&self, complaint_id: Id) -> Remedy {
        Remedy {
            meta: Meta::default(),
            complaint_id,
            kind: RemedyKind::Voucher,
            cost: self.amount.max(0),
            given_on: self.date(),
            note: String::new(),
            voucher_code: String::new(),
            valid_until: None,
            redeemed_on: None,
        }
    }

    pub fn survey(&self, customers: &[Id]) -> Survey {
        let kind = pick(SurveyKind::ALL, self.a);
        let scores: Vec<i64> = kind.scale().collect();
        Survey {
            meta: Meta::default(),
            customer_id: self.customer(customers),
            kind,
            sent_at: None,
            answered_at: perhaps(&[self.at()], self.b),
            score: perhaps(&scores, self.b),
            comment: String::new(),
            touchpoint: String::new(),
            contact_id: None,
            complaint_id: None,
        }
    }

    pub fn task(&self, customers: &[Id]) -> Task {
        let due = [None, Some(Due::Date(self.date())), Some(Due::At(self.at()))];
        let done = MOMENTS[self.b % MOMENTS.len()].parse().unwrap();
        Task {
            customer_id: self.customer(customers),
            due: pick(&due, self.a / 5),
            done_at: perhaps(&[done], self.b),
            ..Task::new("Rückruf", pick(TaskKind::ALL, self.a))
        }
    }

    pub fn receipt(&self) -> ComplaintStep {
        ComplaintStep::into_state(-1, ComplaintState::Received, self.at())
    }
}
