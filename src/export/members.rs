//! The customers of a selection into one file, as the screen has it done beside itself:
//! first a look at what it would come to, then the writing.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Format, Source, Unwritten, atomic, is_export};
use crate::domain::views::{Members, Valued};
use crate::exchange::ExportKind;
use crate::store::Store;

/// Which customers shall go into which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    pub members: Members,
    pub path: PathBuf,
    pub format: Format,
    /// An earlier export at this place may go.
    pub replace: bool,
}

/// What an order would come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    pub customers: usize,
    /// There is an earlier export at this place.
    pub replaces: bool,
    /// As of when the customers are valued.
    pub valued: Valued,
}

/// How far it is: written so far, of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    pub done: u64,
    pub total: usize,
}

/// What came of it.
#[derive(Debug)]
pub enum News {
    Outlook(Box<Order>, Outlook),
    Progress(Written),
    Done(Box<Order>, u64),
    /// A sentence that says what is wrong.
    Failed(String),
    Stopped,
}

/// Counts, and tries whether there can be a file at the place.
pub fn look(store: &Store, order: &Order, today: NaiveDate) -> Result<Outlook, Unwritten> {
    let there = atomic::try_place(&order.path, store, &|old| mine(order, old))?;
    let customers = store.member_ids(&order.members, today)?.len();
    let valued = store.valued(today)?;
    Ok(Outlook { customers, replaces: there == atomic::There::Ours, valued })
}

/// Writes the file that the command writes for the same customers. `watch` is told how
/// far it is; `false` stops it, and nothing is left.
pub fn write(
    store: &Store,
    order: &Order,
    today: NaiveDate,
    watch: &dyn Fn(Written) -> bool,
) -> Result<u64, Unwritten> {
    let total = std::cell::Cell::new(0);
    let told = |done| watch(Written { done, total: total.get() });
    let mut source = Source::new(store)?.watched(&told);
    let ids = store.member_ids(&order.members, today)?;
    total.set(ids.len());
    source.keep_to(ids);
    let mut written = 0;
    let replace = |old: &str| order.replace && mine(order, old);
    atomic::write(&order.path, Some(store), &replace, |out| {
        written = source.write(&[ExportKind::Customers], order.format, false, out)?;
        Ok(())
    })?;
    Ok(written)
}

fn mine(order: &Order, old: &str) -> bool {
    is_export(old, &[ExportKind::Customers], order.format)
}
