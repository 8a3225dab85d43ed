#!/usr/bin/env bash
# Builds a Debian package: program, man page, completions, documentation.
#
#   packaging/deb.sh [FOLDER]      default: target/debian
#
# Needs dpkg-deb (on every Debian and Ubuntu). The machine that installs the
# package needs no compiler: sudo apt install ./kundig_VERSION_ARCH.deb
# KUNDIG_BINARY=FILE packs a program that is built already,
# KUNDIG_DEB_COMPRESSION=none is quick.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-target/debian}

version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
arch=$(dpkg --print-architecture)
binary=${KUNDIG_BINARY:-}
if [ -z "$binary" ]; then
    cargo build --release --locked
    binary=${CARGO_TARGET_DIR:-target}/release/kundig
fi

umask 022
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
doc=$root/usr/share/doc/kundig
mkdir -p "$root/DEBIAN" "$root/usr/bin" "$doc" "$root/usr/share/man/man1" "$root/usr/share/man/de/man1" \
    "$root/usr/share/bash-completion/completions" "$root/usr/share/zsh/vendor-completions" \
    "$root/usr/share/fish/vendor_completions.d"

install -m 755 "$binary" "$root/usr/bin/kundig"
# The texts come from the very program that is packed.
run() { env -u KUNDIG_DB -u KUNDIG_CONFIG -u KUNDIG_LANG -u KUNDIG_USER -u KUNDIG_NOW "$root/usr/bin/kundig" "$@"; }
run --lang en man | gzip -9n > "$root/usr/share/man/man1/kundig.1.gz"
run --lang de man | gzip -9n > "$root/usr/share/man/de/man1/kundig.1.gz"
run --lang en completions bash > "$root/usr/share/bash-completion/completions/kundig"
run --lang en completions zsh > "$root/usr/share/zsh/vendor-completions/_kundig"
run --lang en completions fish > "$root/usr/share/fish/vendor_completions.d/kundig.fish"

install -m 644 README.md "$doc/README.md"
install -m 644 assets/config.toml "$doc/config.toml"
install -m 644 assets/keymap.toml "$doc/keymap.toml"
cp -r docs "$doc/docs"
find "$doc" -type f -exec chmod 644 {} +
gzip -9n < CHANGELOG.md > "$doc/changelog.gz"
{
    echo "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/"
    echo "Upstream-Name: kundig"
    echo
    echo "Files: *"
    echo "Copyright: 2026 the kundig authors"
    echo "License: MIT"
    sed -n '5,$p' LICENSE | sed 's/^$/./; s/^/ /'
} > "$doc/copyright"

size=$(du -sk "$root/usr" | cut -f1)
cat > "$root/DEBIAN/control" <<CONTROL
Package: kundig
Version: $version
Section: misc
Priority: optional
Architecture: $arch
Depends: libc6 (>= 2.34)
Installed-Size: $size
Maintainer: the kundig authors <kundig@kundig.example>
Description: customer management in the terminal, on one SQLite file
 Answer the phone knowing everything about the caller, and write down what was
 said before hanging up: customers, contact history, follow-ups and promises,
 with search by any scrap of a name or number. German and English, no server.
CONTROL

mkdir -p "$out"
package=$out/kundig_${version}_${arch}.deb
dpkg-deb --root-owner-group "-Z${KUNDIG_DEB_COMPRESSION:-xz}" --build "$root" "$package" > /dev/null
echo "$package"
