//! Whose figures are asked for, as a set of customers: those whom a query or an owner means
//! now. Knows nothing of what is counted about them.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::kpi::Basis;
use crate::domain::model::Id;
use crate::domain::views::Members;
use crate::store::Store;
use crate::store::api::StoreError;

/// Ids up to here are kept as bits (8 MB at most); a file whose ids run away has few beyond.
const BITS: usize = 1 << 26;

/// A set of customers. A bit for each id, for the ids of a file lie close together and the
/// set is asked once for every record.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::store) struct IdSet {
    bits: Vec<u64>,
    beyond: BTreeSet<Id>,
    len: usize,
}

impl IdSet {
    /// The live customers of a basis; `None`: all of them, and what belongs to no customer. A
    /// wrong query is [`StoreError::Query`].
    pub fn of(store: &Store, basis: &Basis, today: NaiveDate) -> Result<Option<Self>, StoreError> {
        let mut set = Self::default();
        match basis {
            Basis::All => return Ok(None),
            Basis::Query(text) => {
                let members = Members::Query(text.clone());
                store.each_member(&members, today, |id| set.insert(id))?;
            }
            Basis::Owner(owner) => {
                let mut statement = store.conn().prepare_cached(
                    "SELECT id FROM customer INDEXED BY customer_owner
                      WHERE owner_id = ?1 AND deleted_at IS NULL",
                )?;
                let mut rows = statement.query([owner])?;
                while let Some(row) = rows.next()? {
                    set.insert(row.get(0)?);
                }
            }
        }
        Ok(Some(set))
    }

    pub fn insert(&mut self, id: Id) {
        let new = match place(id) {
            None => self.beyond.insert(id),
            Some((word, bit)) => {
                if self.bits.len() <= word {
                    self.bits.resize(word + 1, 0);
                }
                self.bits.get_mut(word).is_some_and(|word| {
                    let new = *word & bit == 0;
                    *word |= bit;
                    new
                })
            }
        };
        self.len += usize::from(new);
    }

    pub fn contains(&self, id: Id) -> bool {
        match place(id) {
            None => self.beyond.contains(&id),
            Some((word, bit)) => self.bits.get(word).is_some_and(|word| word & bit != 0),
        }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// The ids, ascending.
    pub fn iter(&self) -> impl Iterator<Item = Id> {
        let near = (0_i64..).zip(&self.bits).flat_map(|(word, bits)| {
            (0..64).filter(move |bit| bits & (1 << bit) != 0).map(move |bit| word * 64 + bit)
        });
        let (negative, far): (Vec<Id>, Vec<Id>) = self.beyond.iter().partition(|id| **id < 0);
        negative.into_iter().chain(near).chain(far)
    }
}

impl FromIterator<Id> for IdSet {
    fn from_iter<I: IntoIterator<Item = Id>>(ids: I) -> Self {
        let mut set = Self::default();
        ids.into_iter().for_each(|id| set.insert(id));
        set
    }
}

/// Whether a record of this customer, or of nobody, belongs to the basis.
pub(in crate::store) fn is_meant(basis: Option<&IdSet>, customer: Option<Id>) -> bool {
    basis.is_none_or(|set| customer.is_some_and(|id| set.contains(id)))
}

/// Word and bit of an id.
fn place(id: Id) -> Option<(usize, u64)> {
    let id = usize::try_from(id).ok().filter(|id| *id < BITS)?;
    Some((id / 64, 1 << (id % 64)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::api::Who;
    use crate::store::samples::{self, Sample};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    fn store() -> Store {
        let conn = samples::open();
        for (first, last) in [("Ida", "Grün"), ("Otto", "Blau"), ("Eva", "Rot")] {
            samples::add(&conn, &Sample { first, last, ..Sample::default() });
        }
        conn.execute_batch(
            "UPDATE customer SET owner_id = 2 WHERE id IN (2, 3);
             INSERT INTO customer (id, number, kind, owner_id, deleted_at, created_at, created_by,
               updated_at, updated_by) VALUES (4, 'K-0004', 1, 2, 5, 0, 1, 0, 1);",
        )
        .unwrap();
        Store::new(conn, None, Who::default())
    }

    fn ids(store: &Store, basis: &Basis) -> Option<Vec<Id>> {
        IdSet::of(store, basis, day()).unwrap().map(|set| set.iter().collect())
    }

    #[test]
    fn everybody_is_no_set_and_an_owner_has_the_live_customers() {
        let store = store();
        assert_eq!(ids(&store, &Basis::All), None);
        assert_eq!(ids(&store, &Basis::Owner(2)), Some(vec![2, 3]));
        assert_eq!(ids(&store, &Basis::Owner(1)), Some(vec![]));
    }

    #[test]
    fn a_query_means_its_members_and_a_wrong_one_says_so() {
        let store = store();
        assert_eq!(ids(&store, &Basis::Query("owner:bert".to_owned())), Some(vec![2, 3]));
        assert_eq!(ids(&store, &Basis::Query("not owner:bert".to_owned())), Some(vec![1]));
        let wrong = IdSet::of(&store, &Basis::Query("revenue >".to_owned()), day());
        assert!(matches!(wrong, Err(StoreError::Query(_))), "{wrong:?}");
    }

    #[test]
    fn a_set_holds_what_was_put_in_once_and_nothing_else() {
        let ids = [5, 64, 0, 63, 5, 1 << 40, -3, i64::MAX, 64, 200];
        let set: IdSet = ids.into_iter().collect();
        let listed: Vec<Id> = set.iter().collect();
        assert_eq!(listed, [-3, 0, 5, 63, 64, 200, 1 << 40, i64::MAX]);
        assert_eq!(set.len(), 8);
        assert!(listed.iter().all(|id| set.contains(*id)));
        assert!([1, 65, -4, 1 << 41, 100_000].iter().all(|id| !set.contains(*id)));
    }

    #[test]
    fn records_of_nobody_belong_to_everybody_alone() {
        let set: IdSet = [7].into_iter().collect();
        assert!(is_meant(None, None) && is_meant(None, Some(1)));
        assert!(is_meant(Some(&set), Some(7)));
        assert!(!is_meant(Some(&set), Some(1)) && !is_meant(Some(&set), None));
    }
}
