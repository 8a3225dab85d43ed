//! The folder of a demo, which goes with it; one that a killed program left behind goes
//! when the next demo starts.
//!
//! Whoever uses a folder holds a lock in it, and the system lets go of it however a
//! program ends: a folder whose lock is free belongs to nobody any more.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;

const PREFIX: &str = ".kundig-demo-";
const LOCK: &str = "lock";

/// A folder that vanishes when it is dropped.
#[derive(Debug)]
pub struct Folder {
    folder: tempfile::TempDir,
    /// Held until the end.
    _lock: File,
}

impl Folder {
    /// A new one, readable by its owner alone. Those left behind beside it are removed.
    pub fn new(parent: &Path) -> io::Result<Self> {
        sweep(parent);
        let folder = tempfile::Builder::new()
            .prefix(PREFIX)
            .permissions(Permissions::from_mode(0o700))
            .tempdir_in(parent)?;
        let lock = open(folder.path(), true)?;
        lock.lock()?;
        Ok(Self { folder, _lock: lock })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }
}

fn open(folder: &Path, new: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(new).mode(0o600);
    options.open(folder.join(LOCK))
}

/// Removes folders of demos that are over. What cannot be read or removed stays: this is
/// tidying up, nothing depends on it.
fn sweep(parent: &Path) {
    let Ok(entries) = parent.read_dir() else { return };
    for entry in entries.flatten() {
        let named = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        // Of the entry itself, not of what a link points to.
        if named && entry.metadata().is_ok_and(|found| is_ours(&found)) {
            remove_if_over(&entry.path());
        }
    }
}

fn is_ours(found: &Metadata) -> bool {
    found.is_dir()
        && found.uid() == rustix::process::getuid().as_raw()
        && found.mode() & 0o777 == 0o700
}

fn remove_if_over(folder: &Path) {
    // Without a lock it is just being made, or none of ours.
    let Ok(lock) = open(folder, false) else { return };
    if lock.try_lock().is_ok()
        && let Err(error) = std::fs::remove_dir_all(folder)
    {
        tracing::info!(%error, "folder of an old demo stays");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_left_behind_goes_and_one_in_use_stays() {
        let parent = tempfile::tempdir().unwrap();
        let used = Folder::new(parent.path()).unwrap();
        let make = |name: &str, mode, lock: bool| {
            let folder = parent.path().join(name);
            std::fs::create_dir(&folder).unwrap();
            std::fs::set_permissions(&folder, Permissions::from_mode(mode)).unwrap();
            std::fs::write(folder.join("demo.db"), "x").unwrap();
            if lock {
                open(&folder, true).unwrap();
            }
            folder
        };
        // As a killed program leaves it: its lock is let go, nothing is tidied up.
        let Folder { folder, _lock: lock } = Folder::new(parent.path()).unwrap();
        let left = folder.keep();
        drop(lock);
        std::fs::write(left.join("demo.db"), "x").unwrap();
        let without_lock = make(".kundig-demo-new", 0o700, false);
        let readable = make(".kundig-demo-open", 0o755, true);
        let other = make("elsewhere", 0o700, true);
        let elsewhere = make("target", 0o700, true);
        std::os::unix::fs::symlink(&elsewhere, parent.path().join(".kundig-demo-link")).unwrap();
        let again = Folder::new(parent.path()).unwrap();
        assert!(!left.exists());
        for stays in [
            used.path(),
            again.path(),
            &without_lock,
            &readable,
            &other,
            &elsewhere.join("demo.db"),
        ] {
            assert!(stays.exists(), "{}", stays.display());
        }
        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists());
    }
}
