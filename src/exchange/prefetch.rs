//! Reads ahead on a thread of its own, so that parsing a file and writing to the
//! store share the work.

use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

/// Items handed over at once.
const BATCH: usize = 256;
/// Batches that may wait.
const WAITING: usize = 8;

/// The same items in the same order, made on another thread. Dropping it early
/// ends that thread.
pub struct Prefetch<T> {
    receiver: Receiver<Vec<T>>,
    batch: std::vec::IntoIter<T>,
}

impl<T: Send + 'static> Prefetch<T> {
    pub fn new(items: impl Iterator<Item = T> + Send + 'static) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        thread::spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            for item in items {
                batch.push(item);
                if batch.len() == BATCH {
                    let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                    if sender.send(full).is_err() {
                        return;
                    }
                }
            }
            // Nobody waits for the last ones any more: that is no failure.
            let _ = sender.send(batch);
        });
        Self { receiver, batch: Vec::new().into_iter() }
    }
}

impl<T> Iterator for Prefetch<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        loop {
            if let Some(item) = self.batch.next() {
                return Some(item);
            }
            self.batch = self.receiver.recv().ok()?.into_iter();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Prefetch;

    #[test]
    fn all_items_come_in_their_order_and_an_early_end_is_fine() {
        assert!(Prefetch::new(0..10_000).eq(0..10_000));
        assert_eq!(Prefetch::new(0..).take(3).collect::<Vec<_>>(), [0, 1, 2]);
    }
}
