//! What the store answers: thin entries to the rooms where it is found.

use chrono::{DateTime, NaiveDate, Utc};

use super::Store;
use super::api::StoreError;
pub use super::card::Resolved;
use super::rows::{self, Record};
use super::{card, history, list, search, tasks};
use crate::domain::model::{
    Complaint, ComplaintStep, Contact, Customer, CustomerCost, Id, Person, Remedy, Sale, Score,
    Segment, Survey, Task,
};
use crate::domain::settings::Settings;
use crate::domain::views::{
    Card, ContactRow, CustomerFilter, CustomerRow, CustomerSort, HistoryFilter, Hit, Page,
    SearchPage, Seek, TaskFilter, TaskRow, Waiting,
};

impl Store {
    /// The first page of customers that answer a text, best first. Never an error
    /// for any text.
    pub fn search(
        &self,
        text: &str,
        limit: usize,
        settings: &Settings,
    ) -> Result<SearchPage, StoreError> {
        Ok(search::search(self.conn(), text, limit, &settings.country)?)
    }

    /// What comes below the hits of [`Self::search`] (`shown`): one letter wrong,
    /// missing, extra or swapped, or the same sound.
    pub fn search_loose(
        &self,
        text: &str,
        shown: &[Id],
        limit: usize,
        settings: &Settings,
    ) -> Result<Vec<Hit>, StoreError> {
        Ok(search::search_loose(self.conn(), text, shown, limit, &settings.country)?)
    }

    /// A page of the customer list.
    pub fn customers(
        &self,
        sort: CustomerSort,
        filter: &CustomerFilter,
        seek: &Seek,
        limit: usize,
    ) -> Result<Page<CustomerRow>, StoreError> {
        Ok(list::customers(self.conn(), sort, filter, seek, limit)?)
    }

    /// The lines of these customers, in this order.
    pub fn customer_rows(&self, ids: &[Id]) -> Result<Vec<CustomerRow>, StoreError> {
        Ok(list::customer_rows(self.conn(), ids)?)
    }

    /// A customer with phones, e-mails, addresses, tags and own values; also one in the trash.
    pub fn customer(&self, id: Id) -> Result<Option<Customer>, StoreError> {
        Ok(Customer::load(self.conn(), id)?)
    }

    /// The customer with this number, not in the trash.
    pub fn customer_by_number(&self, number: &str) -> Result<Option<Customer>, StoreError> {
        match card::id_by_number(self.conn(), number)? {
            Some(id) => self.customer(id),
            None => Ok(None),
        }
    }

    /// The customer that a number, an e-mail, a phone number or else a query means.
    pub fn resolve_customer(
        &self,
        text: &str,
        settings: &Settings,
    ) -> Result<Resolved, StoreError> {
        Ok(card::resolve_customer(self.conn(), text, &settings.country)?)
    }

    /// A contact person with phones and e-mails; also one in the trash.
    pub fn person(&self, id: Id) -> Result<Option<Person>, StoreError> {
        Ok(Person::load(self.conn(), id)?)
    }

    pub fn contact(&self, id: Id) -> Result<Option<Contact>, StoreError> {
        Ok(Contact::load(self.conn(), id)?)
    }

    pub fn task(&self, id: Id) -> Result<Option<Task>, StoreError> {
        Ok(Task::load(self.conn(), id)?)
    }

    /// A complaint with where it stands; also one in the trash.
    pub fn complaint(&self, id: Id) -> Result<Option<Complaint>, StoreError> {
        Ok(Complaint::load(self.conn(), id)?)
    }

    pub fn remedy(&self, id: Id) -> Result<Option<Remedy>, StoreError> {
        Ok(Remedy::load(self.conn(), id)?)
    }

    /// The life of a complaint, oldest line first.
    pub fn complaint_steps(&self, id: Id) -> Result<Vec<ComplaintStep>, StoreError> {
        Ok(rows::steps_of(self.conn(), id)?)
    }

    /// What a customer was given for a complaint, oldest first.
    pub fn remedies(&self, complaint: Id) -> Result<Vec<Remedy>, StoreError> {
        Ok(rows::remedies_of(self.conn(), complaint)?)
    }

    pub fn sale(&self, id: Id) -> Result<Option<Sale>, StoreError> {
        Ok(Sale::load(self.conn(), id)?)
    }

    /// What a customer has cost besides what was sold.
    pub fn customer_cost(&self, id: Id) -> Result<Option<CustomerCost>, StoreError> {
        Ok(CustomerCost::load(self.conn(), id)?)
    }

    pub fn segment(&self, id: Id) -> Result<Option<Segment>, StoreError> {
        Ok(Segment::load(self.conn(), id)?)
    }

    /// The segments that were made by hand, by name.
    pub fn segments(&self) -> Result<Vec<Segment>, StoreError> {
        Ok(rows::segments(self.conn())?)
    }

    /// The sales of a customer, newest first.
    pub fn sales_of(&self, customer: Id) -> Result<Vec<Sale>, StoreError> {
        Ok(rows::sales_of(self.conn(), customer)?)
    }

    /// The costs of a customer, newest first.
    pub fn costs_of(&self, customer: Id) -> Result<Vec<CustomerCost>, StoreError> {
        Ok(rows::costs_of(self.conn(), customer)?)
    }

    /// The scores of a customer: by criterion, of each the newest first.
    pub fn scores_of(&self, customer: Id) -> Result<Vec<Score>, StoreError> {
        Ok(rows::scores_of(self.conn(), customer)?)
    }

    pub fn survey(&self, id: Id) -> Result<Option<Survey>, StoreError> {
        Ok(Survey::load(self.conn(), id)?)
    }

    /// Everything about a customer, with the first page of its history.
    pub fn card(&self, id: Id, history_limit: usize) -> Result<Option<Card>, StoreError> {
        Ok(card::card(self.conn(), id, history_limit)?)
    }

    /// A page of the contact history, newest first.
    pub fn history(
        &self,
        filter: &HistoryFilter,
        seek: &Seek,
        limit: usize,
    ) -> Result<Page<ContactRow>, StoreError> {
        Ok(history::history(self.conn(), filter, seek, limit)?)
    }

    /// A page of tasks: open ones by due date, undated last; done ones newest first.
    pub fn tasks(
        &self,
        filter: &TaskFilter,
        seek: &Seek,
        limit: usize,
    ) -> Result<Page<TaskRow>, StoreError> {
        Ok(tasks::tasks(self.conn(), filter, seek, limit)?)
    }

    /// How much is waiting on this local day.
    pub fn waiting(&self, today: NaiveDate, now: DateTime<Utc>) -> Result<Waiting, StoreError> {
        let drafts = i64::try_from(self.drafts_waiting(now)?.len()).unwrap_or(i64::MAX);
        Ok(tasks::waiting(self.conn(), today, now, drafts)?)
    }
}
