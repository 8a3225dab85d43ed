//! Files that others read: written beside their place, brought to the disk, then
//! put there at once, readable by their owner alone. Never over a file that is
//! not one of our own.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use super::Unwritten;
use crate::store::Store;

/// What is at the place of a file that shall be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum There {
    Nothing,
    /// An earlier file of ours, or an empty one.
    Ours,
}

/// Writes a file; `mine` tells from its beginning whether an old file there may go. The
/// file of an open store never may, and is not even looked into.
pub fn write(
    path: &Path,
    store: Option<&Store>,
    mine: &dyn Fn(&str) -> bool,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Unwritten>,
) -> Result<(), Unwritten> {
    let there = look(path, store, mine)?;
    let folder = folder_of(path);
    // Made with mode 0600, and gone again if anything fails.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    {
        let mut out = BufWriter::with_capacity(1 << 16, file.as_file_mut());
        fill(&mut out)?;
        out.flush()?;
    }
    file.as_file().sync_all()?;
    match there {
        There::Ours => file.persist(path).map(drop).map_err(|e| e.error)?,
        // What somebody has put there meanwhile stays.
        There::Nothing => match file.persist_noclobber(path) {
            Ok(_) => {}
            Err(e) if e.error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(Unwritten::Exists);
            }
            // Not every file system can promise that.
            Err(e) => e.file.persist(path).map(drop).map_err(|e| e.error)?,
        },
    }
    // The new name itself; where a folder cannot be synced, the file still is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Whether a file could be written here; nothing of the attempt stays.
pub fn try_place(
    path: &Path,
    store: &Store,
    mine: &dyn Fn(&str) -> bool,
) -> Result<There, Unwritten> {
    let there = look(path, Some(store), mine)?;
    tempfile::NamedTempFile::new_in(folder_of(path))?;
    Ok(there)
}

/// Makes a folder for its owner alone, unless it is there.
pub fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().mode(0o700).create(path)
}

fn look(
    path: &Path,
    store: Option<&Store>,
    mine: &dyn Fn(&str) -> bool,
) -> Result<There, Unwritten> {
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => Err(Unwritten::Folder),
        Ok(_) if store.is_some_and(|store| store.keeps(path)) => Err(Unwritten::Exists),
        Ok(_) if beginning(path).is_some_and(|old| old.is_empty() || mine(&old)) => Ok(There::Ours),
        Ok(_) => Err(Unwritten::Exists),
        Err(_) => Ok(There::Nothing),
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The first bytes of a file as text; `None` if it cannot be read, or is a pipe or the
/// like, which would wait for somebody.
fn beginning(path: &Path) -> Option<String> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(4096).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::store::api::{Open, Who};
    use crate::testing::moment;

    #[test]
    fn the_open_file_is_not_even_looked_into_by_whatever_name() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let who = Who::default();
        let store = Store::open(&at("k.db"), Open::Create, &who, moment()).unwrap();
        // SQLite lays its files beside it with the first question.
        store.settings().unwrap();
        fs::hard_link(at("k.db"), at("hard.csv")).unwrap();
        symlink(at("k.db"), at("soft.csv")).unwrap();
        for name in ["k.db", "k.db-wal", "k.db-shm", "hard.csv", "soft.csv"] {
            assert!(at(name).exists(), "{name}");
            let looked = Cell::new(false);
            let mine = |_: &str| {
                looked.set(true);
                true
            };
            let written = write(&at(name), Some(&store), &mine, |_| Ok(()));
            assert!(matches!(written, Err(Unwritten::Exists)), "{name}: {written:?}");
            let tried = try_place(&at(name), &store, &mine);
            assert!(matches!(tried, Err(Unwritten::Exists)), "{name}: {tried:?}");
            assert!(!looked.get(), "{name}");
        }
        fs::write(at("old.csv"), "ours").unwrap();
        let tried = try_place(&at("old.csv"), &store, &|old| old == "ours");
        assert!(matches!(tried, Ok(There::Ours)), "{tried:?}");
    }
}
