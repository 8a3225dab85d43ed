//! Making, refusing, leaving and migrating files.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;
use crate::store::api::OpenError;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn private(path: &Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
}

fn open(path: &Path) -> Result<Store, OpenError> {
    Store::open(path, Open::Existing, &who("anna"), at(0))
}

/// Refused, byte-identical, and nothing lies beside it.
fn refused(path: &Path) -> OpenError {
    let before = fs::read(path).unwrap();
    let error = open(path).unwrap_err();
    assert_eq!(fs::read(path).unwrap(), before);
    let beside = fs::read_dir(path.parent().unwrap()).unwrap().count();
    assert_eq!(beside, 1, "{error}");
    error
}

#[test]
fn a_new_file_and_its_folder_belong_to_their_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/kundig.db");
    assert!(matches!(open(&path), Err(OpenError::Missing(_))));
    let mut store = Store::open(&path, Open::Create, &who("anna"), at(0)).unwrap();
    put(&mut store, new_customer(customer("Meyer")));
    for file in fs::read_dir(path.parent().unwrap()).unwrap() {
        assert_eq!(mode(&file.unwrap().path()), 0o600);
    }
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn the_last_one_to_leave_leaves_a_single_file() {
    let file = Shared::new();
    let (mut anna, mut bert) = (file.open("anna"), file.open("bert"));
    put(&mut anna, new_customer(customer("Meyer")));
    anna.close();
    put(&mut bert, new_customer(customer("Schulze")));
    bert.close();
    assert_eq!(fs::read_dir(file.path().parent().unwrap()).unwrap().count(), 1);
    let copy = file.path().with_file_name("copy.db");
    fs::copy(file.path(), &copy).unwrap();
    assert_eq!(count(&open(&copy).unwrap(), "SELECT count(*) FROM customer"), 2);
}

#[test]
fn an_empty_file_is_a_new_one() {
    let file = Shared::new();
    private(&file.path(), b"");
    assert_eq!(count(&open(&file.path()).unwrap(), "SELECT count(*) FROM customer"), 0);
}

#[test]
fn foreign_files_are_refused_untouched() {
    let file = Shared::new();
    private(&file.path(), b"dear diary");
    assert!(matches!(refused(&file.path()), OpenError::Foreign(_)));
    private(&file.path(), &[0; 4096]);
    assert!(matches!(refused(&file.path()), OpenError::Foreign(_)));
    fs::remove_file(file.path()).unwrap();
    let other = rusqlite::Connection::open(file.path()).unwrap();
    other.execute_batch("CREATE TABLE t (x); PRAGMA application_id = 7;").unwrap();
    other.close().unwrap();
    fs::set_permissions(file.path(), Permissions::from_mode(0o600)).unwrap();
    assert!(matches!(refused(&file.path()), OpenError::Foreign(_)));
}

#[test]
fn a_newer_file_is_refused_untouched() {
    let file = Shared::new();
    let store = file.open("anna");
    store.conn().pragma_update(None, "user_version", 99).unwrap();
    store.close();
    assert!(matches!(refused(&file.path()), OpenError::Newer { found: 99, .. }));
}

#[test]
fn a_newer_file_whose_log_alone_says_so_is_refused_untouched() {
    let file = Shared::new();
    let store = file.open("anna");
    put(&mut file.open("bert"), new_customer(customer("Meyer")));
    store.conn().pragma_update(None, "user_version", 99).unwrap();
    // As a killed process leaves it: the file, and a log that is not put back yet.
    let left = tempfile::tempdir().unwrap();
    let path = left.path().join("kundig.db");
    let wal = left.path().join("kundig.db-wal");
    fs::copy(file.path(), &path).unwrap();
    fs::copy(store.wal_path().unwrap(), &wal).unwrap();
    let before = (fs::read(&path).unwrap(), fs::read(&wal).unwrap());
    assert!(matches!(open(&path), Err(OpenError::Newer { found: 99, .. })));
    assert_eq!((fs::read(&path).unwrap(), fs::read(&wal).unwrap()), before);
}

#[test]
fn a_killed_process_loses_nothing_that_was_saved() {
    let file = Shared::new();
    let mut store = file.open("anna");
    put(&mut store, new_customer(customer("Meyer")));
    let left = tempfile::tempdir().unwrap();
    let path = left.path().join("kundig.db");
    fs::copy(file.path(), &path).unwrap();
    fs::copy(store.wal_path().unwrap(), left.path().join("kundig.db-wal")).unwrap();
    assert_eq!(count(&open(&path).unwrap(), "SELECT count(*) FROM customer"), 1);
}

#[test]
fn a_cut_file_and_a_spoilt_header_are_damage() {
    let file = Shared::new();
    let mut store = file.open("anna");
    put(&mut store, new_customer(customer("Meyer")));
    store.close();
    let whole = fs::read(file.path()).unwrap();
    private(&file.path(), &whole[..whole.len() - 5000]);
    assert!(matches!(refused(&file.path()), OpenError::Damaged { .. }));
    let mut spoilt = whole.clone();
    spoilt[16..18].copy_from_slice(&[0, 7]);
    private(&file.path(), &spoilt);
    assert!(matches!(refused(&file.path()), OpenError::Damaged { .. }));
    let mut spoilt = whole;
    spoilt[100..4096].fill(0xaa);
    private(&file.path(), &spoilt);
    assert!(matches!(refused(&file.path()), OpenError::Damaged { .. }));
}

#[test]
fn a_file_that_others_may_write_is_refused_unless_it_was_shared() {
    let file = Shared::new();
    let folder = file.path().parent().unwrap().to_owned();
    file.open("anna").close();
    fs::set_permissions(file.path(), Permissions::from_mode(0o660)).unwrap();
    assert!(matches!(refused(&file.path()), OpenError::TooOpen(_)));
    fs::set_permissions(&folder, Permissions::from_mode(0o2770)).unwrap();
    assert!(matches!(refused(&file.path()), OpenError::TooOpen(_)));
    let mark = rusqlite::Connection::open(file.path()).unwrap();
    mark.execute("INSERT INTO meta VALUES ('shared', 1)", []).unwrap();
    mark.close().unwrap();
    fs::set_permissions(&folder, Permissions::from_mode(0o700)).unwrap();
    assert!(matches!(refused(&file.path()), OpenError::TooOpen(_)));
    fs::set_permissions(&folder, Permissions::from_mode(0o2770)).unwrap();
    open(&file.path()).unwrap();
    fs::set_permissions(file.path(), Permissions::from_mode(0o666)).unwrap();
    assert!(matches!(open(&file.path()), Err(OpenError::TooOpen(_))));
}

#[test]
fn a_folder_and_a_place_that_cannot_be_are_said_plainly() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(open(folder.path()), Err(OpenError::Folder(_))));
    let file = folder.path().join("file");
    private(&file, b"");
    let below = Store::open(&file.join("x/kundig.db"), Open::Create, &who("anna"), at(0));
    assert!(matches!(below, Err(OpenError::Io { .. })));
}

#[test]
fn text_in_double_quotes_is_no_value_and_deleted_text_is_wiped() {
    let store = memory();
    assert!(store.conn().prepare("SELECT \"nonsense\"").is_err());
    let on: i64 = store.conn().pragma_query_value(None, "secure_delete", |r| r.get(0)).unwrap();
    assert_eq!(on, 1);
}
