//! Every dependency has its reason and licence in `docs/dependencies.md`.

use std::collections::BTreeSet;

#[test]
fn every_dependency_is_explained_and_nothing_else_is() {
    let manifest: toml::Table = toml::from_str(include_str!("../Cargo.toml")).expect("a manifest");
    let named: BTreeSet<String> = ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|section| manifest.get(*section)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .collect();
    let explained: BTreeSet<String> = include_str!("../docs/dependencies.md")
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once('`'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(named, explained);
}
