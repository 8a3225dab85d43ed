//! Fingerprints of rows and headings: FNV-1a, 64 bit. Stable for ever, since
//! they are kept in the file.

use std::collections::HashMap;

use csv::StringRecord;

/// FNV-1a, 64 bit (Fowler, Noll, Vo).
#[derive(Debug, Clone, Copy)]
pub struct Fnv(u64);

impl Fnv {
    pub fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    pub fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 ^= u64::from(*byte);
            self.0 = self.0.wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    pub fn finish(self) -> u64 {
        self.0
    }
}

impl Default for Fnv {
    fn default() -> Self {
        Self::new()
    }
}

/// Gives each row its key: its text and its ordinal among equal rows, so that
/// two calls of one minute are two, and the same file again is the same.
#[derive(Debug, Default)]
pub struct RowKeys {
    kind: &'static str,
    seen: HashMap<u64, u32>,
}

impl RowKeys {
    pub fn new(kind: &'static str) -> Self {
        Self { kind, seen: HashMap::new() }
    }

    pub fn key(&mut self, cells: &StringRecord) -> i64 {
        let mut hash = Fnv::new();
        hash.add(self.kind.as_bytes());
        let empty = cells.iter().rev().take_while(|c| c.trim().is_empty()).count();
        let filled = cells.len() - empty;
        for cell in cells.iter().take(filled) {
            hash.add(b"\x1f");
            hash.add(cell.trim().as_bytes());
        }
        let ordinal = self.seen.entry(hash.finish()).or_insert(0);
        *ordinal += 1;
        hash.add(b"\x1e");
        hash.add(&ordinal.to_le_bytes());
        hash.finish().cast_signed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_stable_and_tells_equal_rows_apart() {
        let row = StringRecord::from(vec!["a", "b", ""]);
        let mut keys = RowKeys::new("customers");
        let (first, second) = (keys.key(&row), keys.key(&row));
        assert_ne!(first, second);
        let mut again = RowKeys::new("customers");
        assert_eq!(again.key(&StringRecord::from(vec!["a", " b"])), first);
        assert_ne!(RowKeys::new("contacts").key(&row), first);
        // Published test vector of FNV-1a 64.
        let mut hash = Fnv::new();
        hash.add(b"foobar");
        assert_eq!(hash.finish(), 0x8594_4171_f739_67e8);
    }
}
