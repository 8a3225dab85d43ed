//! Where a file lies: network file systems and folders that are synchronised
//! by another program endanger a database that several processes write.

use std::path::{Component, Path};

/// Why the place of a file deserves a warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlaceWarning {
    /// A network file system, by its type: locks do not hold between hosts.
    Network(String),
    /// A folder kept in step by another program, by its name: it may copy half a save.
    Synchronised(String),
}

/// The warning that this place deserves, if any. Reads the mount table; not for
/// the time before the first screen.
pub fn place_warning(path: &Path) -> Option<PlaceWarning> {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let real = whole.canonicalize().unwrap_or(whole);
    synchronised(&real)
        .map(PlaceWarning::Synchronised)
        .or_else(|| network_type(&real).map(PlaceWarning::Network))
}

/// Names by which the usual programs call their folders.
const SYNCHRONISED: &[&str] = &[
    "dropbox",
    "nextcloud",
    "owncloud",
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "mobile documents",
    "cloudstorage",
    "icloud drive",
    "icloud",
    "syncthing",
    "seafile",
    "megasync",
    "mega",
    "pcloud",
    "pclouddrive",
    "hidrive",
    "magentacloud",
    "tresorit",
    "sync",
    "box sync",
    "box",
];

/// Files that such programs leave at the root of what they keep in step.
const MARKERS: &[&str] = &[".stfolder", ".dropbox", ".nextcloudsync.log", ".owncloudsync.log"];

fn synchronised(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    for component in folder.components() {
        let Component::Normal(name) = component else { continue };
        let name = name.to_string_lossy();
        let lower = name.to_lowercase();
        // “OneDrive - Company”, “Dropbox (Business)”
        let head = lower.split([' ', '(', '-']).next().unwrap_or_default();
        if SYNCHRONISED.contains(&lower.as_str())
            || ["onedrive", "dropbox", "nextcloud", "owncloud"].contains(&head)
        {
            return Some(name.into_owned());
        }
    }
    folder
        .ancestors()
        .find(|a| MARKERS.iter().any(|m| a.join(m).exists()))
        .map(|a| a.display().to_string())
}

#[cfg(not(target_os = "macos"))]
fn network_type(path: &Path) -> Option<String> {
    let table = std::fs::read_to_string("/proc/self/mountinfo").ok()?;
    network_type_of(&table, path)
}

#[cfg(target_os = "macos")]
fn network_type(path: &Path) -> Option<String> {
    let stat = rustix::fs::statfs(path.parent()?).ok()?;
    let name: String = stat
        .f_fstypename
        .iter()
        .take_while(|c| **c != 0)
        .filter_map(|c| u8::try_from(*c).ok().map(char::from))
        .collect();
    is_network(&name).then_some(name)
}

/// `mountinfo` of proc(5): the mount point is the fifth field, the type follows “ - ”.
#[cfg(not(target_os = "macos"))]
fn network_type_of(table: &str, path: &Path) -> Option<String> {
    let (_, kind) = table
        .lines()
        .filter_map(|line| {
            let (place, rest) = line.split_once(" - ")?;
            let point = place.split(' ').nth(4)?.replace("\\040", " ");
            path.starts_with(&point).then(|| (point.len(), rest.split(' ').next().unwrap_or("")))
        })
        // Of equals the later mount covers the earlier.
        .max_by_key(|(length, _)| *length)?;
    is_network(kind).then(|| kind.to_owned())
}

fn is_network(kind: &str) -> bool {
    let exact = [
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "afpfs",
        "ceph",
        "coda",
        "davfs",
        "webdav",
        "glusterfs",
        "lustre",
        "ncpfs",
        "vboxsf",
        "vmhgfs",
        "beegfs",
        "ocfs2",
        "gfs2",
        "orangefs",
    ];
    // FUSE carries local disks (fuseblk) and encrypted folders too.
    let fuse = [
        "sshfs",
        "rclone",
        "davfs",
        "s3fs",
        "curlftpfs",
        "glusterfs",
        "smbnetfs",
        "vmhgfs",
        "gvfsd",
        "ceph",
        "mergerfs",
    ];
    kind.starts_with("nfs")
        || exact.contains(&kind)
        || kind.strip_prefix("fuse.").is_some_and(|k| fuse.iter().any(|f| k.starts_with(f)))
}

#[cfg(all(test, not(target_os = "macos")))]
mod tests {
    use super::*;

    const TABLE: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/anna/net rw shared:2 - nfs4 host:/x rw
31 22 0:41 / /home/anna/my\\040disk rw - fuseblk /dev/sdb1 rw
32 22 0:42 / /home/anna/far rw - fuse.sshfs host: rw
33 30 0:43 / /home/anna/net/local rw - ext4 /dev/sdc1 rw
";

    #[test]
    fn the_innermost_mount_decides() {
        let kind = |p: &str| network_type_of(TABLE, Path::new(p));
        assert_eq!(kind("/home/anna/k.db"), None);
        assert_eq!(kind("/home/anna/net/k.db"), Some("nfs4".to_owned()));
        assert_eq!(kind("/home/anna/network/k.db"), None);
        assert_eq!(kind("/home/anna/net/local/k.db"), None);
        assert_eq!(kind("/home/anna/my disk/k.db"), None);
        assert_eq!(kind("/home/anna/far/k.db"), Some("fuse.sshfs".to_owned()));
    }

    #[test]
    fn synchronised_folders_are_known_by_name_and_by_what_lies_in_them() {
        let named = |p: &str| synchronised(Path::new(p));
        assert_eq!(named("/home/a/Nextcloud/k.db"), Some("Nextcloud".to_owned()));
        assert_eq!(named("/home/a/OneDrive - Firma/k.db"), Some("OneDrive - Firma".to_owned()));
        assert_eq!(named("/home/a/Dropbox (Firma)/x/k.db"), Some("Dropbox (Firma)".to_owned()));
        assert_eq!(named("/home/a/boxes/k.db"), None);
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert!(synchronised(&folder.path().join("k.db")).is_some());
    }
}
