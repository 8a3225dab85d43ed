//! Complaints, tasks and survey answers of a store, as an export knows them.

use kundig::domain::model::{Complaint, ComplaintStep, Remedy, Survey, Task};
use kundig::store::Store;

use crate::support::*;

const CUSTOMERS_CSV: &str = "Nr;Name;Tel.;Mail\n1;Gartenfreunde Süd e. V.;0531 111111;\n2;Uwe Alt;0531 222222;\n3;Anna Ott;;anna@ott.example\n";

pub fn with_customers() -> Store {
    let mut store = store();
    import_text(&mut store, CUSTOMERS_CSV, CUSTOMERS);
    store
}

/// A complaint as an export knows it.
#[derive(Debug, Clone)]
pub struct Grievance {
    pub complaint: Complaint,
    pub customer: String,
    pub steps: Vec<ComplaintStep>,
    pub remedies: Vec<Remedy>,
}

pub fn complaints(store: &Store) -> Vec<Grievance> {
    let mut all = Vec::new();
    let read = &mut |r: &kundig::store::export::ComplaintRecord<'_>| {
        all.push(Grievance {
            complaint: r.complaint.clone(),
            customer: r.customer_number.to_owned(),
            steps: r.steps.to_vec(),
            remedies: r.remedies.to_vec(),
        });
        true
    };
    store.snapshot().unwrap().complaints(read).unwrap();
    all
}

pub fn complaint(store: &Store, number: &str) -> Grievance {
    complaints(store).into_iter().find(|g| g.complaint.number == number).unwrap()
}

pub fn tasks(store: &Store) -> Vec<(Task, String, String)> {
    let mut all = Vec::new();
    let read = &mut |t: &Task, customer: &str, complaint: &str| {
        all.push((t.clone(), customer.to_owned(), complaint.to_owned()));
        true
    };
    store.snapshot().unwrap().tasks(read).unwrap();
    all
}

pub fn surveys(store: &Store) -> Vec<(Survey, String, String)> {
    let mut all = Vec::new();
    let read = &mut |s: &Survey, customer: &str, complaint: &str| {
        all.push((s.clone(), customer.to_owned(), complaint.to_owned()));
        true
    };
    store.snapshot().unwrap().surveys(read).unwrap();
    all
}

pub fn moment(text: &str) -> chrono::DateTime<chrono::Utc> {
    text.parse().unwrap()
}
