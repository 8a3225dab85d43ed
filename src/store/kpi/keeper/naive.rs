//! A second count of what is kept, as plain as can be: every record is loaded and looked at.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::super::days;
use super::out_of_step;
use crate::domain::codes::{Channel, Direction, Outcome, SaleKind, SurveyKind, TaskKind, Topic};
use crate::domain::kpi::{DaySums, SalesDay, decode};
use crate::domain::model::{Complaint, Contact, Due, Id, Remedy, Sale, Survey, Task};
use crate::domain::value::{AsOf, Day, SaleRow, date, day, history};
use crate::store::Store;
use crate::store::rows::{Record, sales_of};

fn ids(store: &Store, sql: &str) -> Vec<Id> {
    let mut statement = store.conn().prepare(sql).unwrap();
    statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
}

fn live<R: Record>(store: &Store) -> Vec<R> {
    let all = ids(store, &format!("SELECT id FROM {}", R::TABLE)).into_iter();
    let loaded = all.filter_map(|id| R::load(store.conn(), id).unwrap());
    loaded.filter(|record| record.meta().deleted_at.is_none()).collect()
}

struct Count {
    zone: Tz,
    days: BTreeMap<NaiveDate, DaySums>,
}

impl Count {
    fn on(&mut self, date: NaiveDate) -> &mut DaySums {
        self.days.entry(date).or_default()
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }

    fn contact(&mut self, contact: &Contact) {
        let date = self.local(contact.at);
        let sums = self.on(date);
        sums.contacts += 1;
        let topic = contact.topic;
        if [Topic::Enquiry, Topic::Support, Topic::Complaint].map(Some).contains(&topic) {
            if contact.solved == Some(true) {
                sums.solved_yes += 1;
                sums.solved_asked += 1;
            } else if contact.solved == Some(false) {
                sums.solved_asked += 1;
            }
        }
        if contact.channel == Channel::Phone && contact.direction == Direction::Out {
            sums.phone_out += 1;
            sums.phone_reached += i64::from(contact.outcome == Some(Outcome::Reached));
        }
        if let Some(seconds) = contact.duration_s
            && (contact.complaint_id.is_some() || topic == Some(Topic::Complaint))
        {
            sums.complaint_seconds += seconds;
            sums.complaint_contacts += 1;
        }
    }

    fn survey(&mut self, survey: &Survey) {
        let (Some(at), Some(score)) = (survey.answered_at, survey.score) else { return };
        let date = self.local(at);
        let sums = self.on(date);
        match (survey.kind, score) {
            (SurveyKind::Nps, 0..=6) => sums.nps_detractors += 1,
            (SurveyKind::Nps, 9 | 10) => sums.nps_promoters += 1,
            (SurveyKind::Csat, 4 | 5) => sums.csat_top += 1,
            (SurveyKind::Ces, 5..=7) => sums.ces_top += 1,
            _ => {}
        }
        match survey.kind {
            SurveyKind::Nps => sums.nps_n += 1,
            SurveyKind::Csat => {
                sums.csat_n += 1;
                sums.csat_sum += score;
            }
            SurveyKind::Ces => {
                sums.ces_n += 1;
                sums.ces_sum += score;
                sums.ces_squares += score * score;
            }
        }
    }

    /// `due_on`: its day as it was when it was entered.
    fn task(&mut self, task: &Task, due_on: Option<NaiveDate>) {
        let Some(date) = due_on.filter(|_| task.kind != TaskKind::Wish) else { return };
        let in_time = task.done_at.is_some_and(|done| match task.due {
            Some(Due::At(at)) => done <= at,
            _ => self.local(done) <= date,
        });
        let sums = self.on(date);
        sums.tasks_due += 1;
        sums.tasks_in_time += i64::from(in_time);
        if task.kind == TaskKind::Promise {
            sums.promises_due += 1;
            sums.promises_kept += i64::from(in_time);
        }
    }

    fn sale(&mut self, sale: &Sale) {
        let sums = self.on(sale.date);
        sums.sale_rows += 1;
        sums.revenue += sale.revenue;
        sums.discounts += sale.discount;
        if let Some(cost) = sale.variable_cost {
            sums.covered_rows += 1;
            sums.variable_costs += cost;
            sums.covered_net += sale.revenue - sale.discount;
        }
        if sale.kind == SaleKind::Refund {
            sums.refund_rows += 1;
            sums.refunds -= sale.revenue - sale.discount;
        }
    }
}

/// The sums of all days, by day.
pub(super) fn days_of(store: &Store) -> BTreeMap<NaiveDate, DaySums> {
    let zone = store.settings().unwrap().time_zone;
    let mut count = Count { zone, days: BTreeMap::new() };
    for contact in live(store) {
        count.contact(&contact);
    }
    for survey in live(store) {
        count.survey(&survey);
    }
    for task in live::<Task>(store) {
        let sql = "SELECT due_on FROM task WHERE id = ?1";
        let due_on: Option<String> =
            store.conn().query_row(sql, [task.meta.id], |r| r.get(0)).unwrap();
        count.task(&task, due_on.map(|on| on.parse().unwrap()));
    }
    for sale in live(store) {
        count.sale(&sale);
    }
    let complaints: Vec<Complaint> = live(store);
    for complaint in &complaints {
        let date = count.local(complaint.received_at);
        count.on(date).complaints += 1;
    }
    for remedy in live::<Remedy>(store) {
        if complaints.iter().any(|complaint| complaint.meta.id == remedy.complaint_id) {
            let sums = count.on(remedy.given_on);
            sums.remedies += 1;
            sums.remedy_cost += remedy.cost;
        }
    }
    count.days.retain(|_, sums| !sums.is_zero());
    count.days
}

/// Nothing that is kept says anything else than this count.
pub(super) fn assert_in_step(store: &Store) {
    let wanted = days_of(store);
    let kept: BTreeMap<NaiveDate, DaySums> =
        days::kept(store.conn()).unwrap().into_iter().map(|(d, s)| (date(d).unwrap(), s)).collect();
    assert_eq!(kept, wanted);
    let live =
        ids(store, "SELECT id FROM customer WHERE deleted_at IS NULL ORDER BY id").into_iter();
    let buyers: Vec<(Id, Vec<Sale>)> = live
        .map(|id| (id, sales_of(store.conn(), id).unwrap()))
        .filter(|(_, sales)| !sales.is_empty())
        .collect();
    let with_row = ids(store, "SELECT customer_id FROM purchase_history ORDER BY 1");
    assert_eq!(with_row, buyers.iter().map(|(id, _)| *id).collect::<Vec<_>>());
    for (id, sales) in &buyers {
        assert_history(store, *id, sales);
    }
    assert_eq!(out_of_step(store.conn(), false).unwrap(), 0);
}

fn assert_history(store: &Store, id: Id, sales: &[Sale]) {
    let (inactivity, referred, bytes): (Option<i64>, bool, Vec<u8>) = store
        .conn()
        .query_row(
            "SELECT inactivity, referred, days FROM purchase_history WHERE customer_id = ?1",
            [id],
            |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)),
        )
        .unwrap();
    let customer = store.customer(id).unwrap().unwrap();
    assert_eq!((inactivity, referred), (customer.inactivity_days, customer.referred_by.is_some()));
    let kept: Vec<SalesDay> = decode(&bytes).collect();
    let mut count = Count { zone: chrono_tz::UTC, days: BTreeMap::new() };
    for sale in sales {
        count.sale(sale);
    }
    let sums: BTreeMap<NaiveDate, DaySums> =
        kept.iter().map(|kept| (date(kept.day).unwrap(), kept.sums())).collect();
    assert_eq!(sums, count.days);
    let rows: Vec<SaleRow<'_>> = sales.iter().map(SaleRow::from).collect();
    let on: BTreeSet<Day> = rows.iter().flat_map(|row| [row.day - 1, row.day]).collect();
    for as_of in on {
        let wanted = history(&rows, AsOf::new(date(as_of).unwrap()));
        let seen = kept.iter().filter(|kept| kept.day <= as_of);
        let bought = seen.map(|kept| (kept.day, kept.orders_as_of(as_of)));
        let bought: Vec<(Day, u32)> = bought.filter(|(_, orders)| *orders > 0).collect();
        assert_eq!(i64::from(bought.iter().map(|b| b.1).sum::<u32>()), wanted.orders);
        let days: Vec<Day> = wanted.days.iter().map(|bought| bought.day).collect();
        assert_eq!(bought.iter().map(|b| b.0).collect::<Vec<_>>(), days);
    }
}

/// The sums of a period by this count.
pub(super) fn period(
    days: &BTreeMap<NaiveDate, DaySums>,
    from: NaiveDate,
    until: NaiveDate,
) -> DaySums {
    let mut total = DaySums::default();
    let within = days.iter().filter(|(date, _)| day(**date) >= day(from) && **date <= until);
    within.for_each(|(_, sums)| total.add(sums));
    total
}
