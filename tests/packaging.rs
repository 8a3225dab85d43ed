//! The Debian package holds what it should; made with the program under test.

use std::process::Command;

#[test]
fn the_debian_package_holds_program_manual_completions_and_licence() {
    let can_pack = Command::new("dpkg-deb").arg("--version").output().is_ok();
    if !can_pack {
        // Only Debian and its relatives can make one.
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let packed = Command::new(concat!(env!("CARGO_MANIFEST_DIR"), "/packaging/deb.sh"))
        .arg(folder.path())
        .env("KUNDIG_BINARY", assert_cmd::cargo::cargo_bin("kundig"))
        .env("KUNDIG_DEB_COMPRESSION", "none")
        .output()
        .expect("the script runs");
    assert!(packed.status.success(), "{}", String::from_utf8_lossy(&packed.stderr));
    let package = String::from_utf8_lossy(&packed.stdout).trim().to_owned();
    let listed = Command::new("dpkg-deb").args(["--contents", &package]).output().expect("listed");
    let listed = String::from_utf8_lossy(&listed.stdout);
    for (mode, name) in [
        ("-rwxr-xr-x root/root", "./usr/bin/kundig"),
        ("-rw-r--r-- root/root", "./usr/share/man/man1/kundig.1.gz"),
        ("-rw-r--r-- root/root", "./usr/share/man/de/man1/kundig.1.gz"),
        ("-rw-r--r-- root/root", "./usr/share/bash-completion/completions/kundig"),
        ("-rw-r--r-- root/root", "./usr/share/zsh/vendor-completions/_kundig"),
        ("-rw-r--r-- root/root", "./usr/share/fish/vendor_completions.d/kundig.fish"),
        ("-rw-r--r-- root/root", "./usr/share/doc/kundig/copyright"),
        ("-rw-r--r-- root/root", "./usr/share/doc/kundig/docs/import.md"),
    ] {
        let line = listed.lines().find(|line| line.ends_with(name));
        assert!(line.is_some_and(|line| line.starts_with(mode)), "{name} in\n{listed}");
    }
    let info = Command::new("dpkg-deb").args(["--info", &package]).output().expect("told");
    let info = String::from_utf8_lossy(&info.stdout);
    assert!(info.contains("Package: kundig") && info.contains("Installed-Size:"), "{info}");
}
