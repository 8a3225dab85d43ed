//! Files that others read: written beside their place, brought to the disk, then
//! put there at once, readable by their owner alone. Never over a file that is
//! not one of our own.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use super::failure::{FILE, Failure, USAGE};
use crate::i18n::I18n;
use crate::tr;

/// Writes a file; `mine` tells from its beginning whether an old file there may go.
pub fn write(
    path: &Path,
    mine: &dyn Fn(&str) -> bool,
    i18n: &I18n,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Failure> {
    write_with(path, mine, i18n, |out| fill(out).map_err(|e| failed(path, &e, i18n)))
}

/// As [`write()`], for content that can fail in its own ways.
pub fn write_with(
    path: &Path,
    mine: &dyn Fn(&str) -> bool,
    i18n: &I18n,
    fill: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let shown = path.display().to_string();
    match fs::symlink_metadata(path) {
        Ok(meta) if meta.is_dir() => {
            return Err(Failure::new(USAGE, tr!(i18n, "write-is-folder", path = shown)));
        }
        Ok(_) if !beginning(path).is_some_and(|old| old.is_empty() || mine(&old)) => {
            return Err(Failure::new(USAGE, tr!(i18n, "write-exists", path = shown)));
        }
        _ => {}
    }
    let io_failed = |e: &io::Error| failed(path, e, i18n);
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Made with mode 0600, and gone again if anything fails.
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| io_failed(&e))?;
    {
        let mut out = BufWriter::with_capacity(1 << 16, file.as_file_mut());
        fill(&mut out)?;
        out.flush().map_err(|e| io_failed(&e))?;
    }
    file.as_file().sync_all().map_err(|e| io_failed(&e))?;
    file.persist(path).map_err(|e| io_failed(&e.error))?;
    // The new name itself; where a folder cannot be synced, the file still is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Makes a folder for its owner alone, unless it is there.
pub fn make_folder(path: &Path, i18n: &I18n) -> Result<(), Failure> {
    if path.is_dir() {
        return Ok(());
    }
    fs::DirBuilder::new().mode(0o700).create(path).map_err(|e| failed(path, &e, i18n))
}

/// The first bytes of a file as text; `None` if it cannot be read.
fn beginning(path: &Path) -> Option<String> {
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(4096).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn failed(path: &Path, error: &io::Error, i18n: &I18n) -> Failure {
    let what = error.to_string();
    let what = what.split(" (os error").next().unwrap_or(&what).to_owned();
    Failure::new(FILE, tr!(i18n, "write-failed", path = path.display().to_string(), what = what))
}
