//! What can be told of a file without SQLite: is it there, is it ours, who may
//! write to it. A file that is refused here has not been touched.

use std::fs::{self, DirBuilder, File, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::api::{Open, OpenError};

/// `application_id` of a kundig file: the letters “kund”.
pub(super) const APPLICATION_ID: i64 = 0x6b75_6e64;

const HEADER: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";

/// What a look at the file found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// Empty, or just created: the schema is still to be laid.
    Blank,
    /// A kundig file. `wide`: its group may write to it, so it must have been shared.
    Kundig { wide: bool },
}

/// Look at the file, create it if it is missing and may be created.
pub(super) fn look(path: &Path, how: Open, known: i64) -> Result<Found, OpenError> {
    match fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(OpenError::Folder(path.to_owned())),
        // A pipe or device would block or answer nonsense.
        Ok(meta) if !meta.is_file() => Err(OpenError::Foreign(path.to_owned())),
        Ok(meta) => look_at_existing(path, &meta, known),
        Err(e) if e.kind() == ErrorKind::NotFound && how == Open::Create => {
            match create(path) {
                Ok(()) => Ok(Found::Blank),
                // Another process was quicker: it is theirs, and ours to open.
                Err(e) if e.kind() == ErrorKind::AlreadyExists => {
                    let meta = fs::metadata(path).map_err(|e| io_error(path, &e))?;
                    look_at_existing(path, &meta, known)
                }
                Err(e) => Err(io_error(path, &e)),
            }
        }
        Err(e) => Err(io_error(path, &e)),
    }
}

fn create(path: &Path) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty() && !f.exists()) {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    }
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map(drop)
}

fn look_at_existing(path: &Path, meta: &Metadata, known: i64) -> Result<Found, OpenError> {
    let mode = meta.permissions().mode();
    let wide = mode & 0o022 != 0;
    if wide && !may_be_shared(path, mode) {
        return Err(OpenError::TooOpen(path.to_owned()));
    }
    let header = read_header(path).map_err(|e| io_error(path, &e))?;
    if header.is_empty() || is_unfinished(path, &header) {
        return Ok(Found::Blank);
    }
    let header = header
        .first_chunk::<HEADER>()
        .filter(|h| h.starts_with(MAGIC))
        .ok_or_else(|| OpenError::Foreign(path.to_owned()))?;
    if be32(header, 68) != APPLICATION_ID {
        return Err(OpenError::Foreign(path.to_owned()));
    }
    let found = be32(header, 60);
    if found > known {
        return Err(OpenError::Newer { path: path.to_owned(), found, known });
    }
    // SQLite would notice a cut file only page by page; the page count is valid
    // if the version it was written with is the present one.
    let pages = u64::try_from(be32(header, 28)).unwrap_or(0);
    let page_size = match be16(header, 16) {
        1 => 65_536,
        n => n,
    };
    // Not while another process may be putting its log back into the file.
    let counted = be32(header, 24) == be32(header, 92);
    if is_at_rest(path) && counted && meta.size() < pages * page_size {
        let what = format!("{} of {} bytes are there", meta.size(), pages * page_size);
        return Err(OpenError::Damaged { path: path.to_owned(), what });
    }
    Ok(Found::Kundig { wide })
}

/// Shared files live in a folder whose files belong to its group (`share --group`);
/// that it was shared on purpose is noted inside the file.
fn may_be_shared(path: &Path, mode: u32) -> bool {
    let folder = path.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let setgid = fs::metadata(folder).is_ok_and(|m| m.permissions().mode() & 0o2002 == 0o2000);
    mode & 0o777 == 0o660 && setgid
}

/// A power cut in the first second of a file's life: zeros, and a journal that
/// takes them back.
fn is_unfinished(path: &Path, header: &[u8]) -> bool {
    header.iter().all(|b| *b == 0)
        && fs::metadata(side_file(path, "-journal")).is_ok_and(|m| m.len() > 0)
}

/// Nothing lies beside the file that belongs into it.
pub(super) fn is_at_rest(path: &Path) -> bool {
    ["-wal", "-journal"]
        .iter()
        .all(|suffix| fs::metadata(side_file(path, suffix)).map_or(true, |m| m.len() == 0))
}

/// Whether a path leads to the database or to a file that SQLite keeps next to it,
/// by whatever name. Opens none of them.
pub(super) fn is_part_of(database: &Path, path: &Path) -> bool {
    let Ok(there) = fs::metadata(path) else { return false };
    ["", "-wal", "-shm", "-journal"].iter().any(|suffix| {
        fs::metadata(side_file(database, suffix))
            .is_ok_and(|own| (own.dev(), own.ino()) == (there.dev(), there.ino()))
    })
}

/// The name of a file that SQLite keeps next to the database.
pub(super) fn side_file(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn read_header(path: &Path) -> io::Result<Vec<u8>> {
    let mut header = Vec::with_capacity(HEADER);
    File::open(path)?.take(HEADER as u64).read_to_end(&mut header)?;
    Ok(header)
}

fn be32(header: &[u8; HEADER], at: usize) -> i64 {
    let bytes = header.get(at..).and_then(|b| b.first_chunk::<4>()).copied().unwrap_or_default();
    i64::from(u32::from_be_bytes(bytes))
}

fn be16(header: &[u8; HEADER], at: usize) -> u64 {
    let bytes = header.get(at..).and_then(|b| b.first_chunk::<2>()).copied().unwrap_or_default();
    u64::from(u16::from_be_bytes(bytes))
}

pub(super) fn io_error(path: &Path, error: &io::Error) -> OpenError {
    let path = path.to_owned();
    match error.kind() {
        ErrorKind::NotFound => OpenError::Missing(path),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            OpenError::NotWritable { path, what: error.to_string() }
        }
        // A file stands where a folder should be.
        _ => OpenError::Io { path, what: error.to_string() },
    }
}
