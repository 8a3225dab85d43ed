//! The register of all tables: what each is for, what goes to the trash with it,
//! and how it is exported, merged with a twin, and erased.
//!
//! A test walks the schema: a new table or column that is not entered here fails
//! it, so none can be forgotten by those three.

mod columns;
mod tables;

pub(in crate::store) use self::tables::TABLES;

/// What a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Kind {
    /// Records that people see and edit.
    Record,
    /// Rows that belong to a record (its phones, its tags …).
    Part,
    /// Words and settings shared by all.
    Shared,
    /// Upkeep of the program: no uid, no trash.
    Upkeep,
}

/// How a table leaves the house in `export all`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Export {
    /// As a list of its own, under this name.
    List(&'static str),
    /// As columns or arrays of the list of that table.
    Within(&'static str),
    /// Not: it can be made anew, or means nothing outside this file.
    No,
}

/// What becomes of the rows of a customer that is merged into another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Merge {
    /// The fields are merged, one of the two rows stays.
    Fields,
    /// All rows go over, equal ones once.
    Union,
    /// All rows go over.
    Move,
    /// Not touched.
    No,
}

/// What becomes of the rows about a person who is to be erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Erase {
    /// The row goes.
    Delete,
    /// The row stays for the statistics; its text goes.
    Blank,
    /// Made anew from what is left.
    Rebuild,
    /// Says nothing about customers.
    Keep,
}

/// One table.
#[derive(Debug)]
#[cfg_attr(
    not(test),
    expect(
        dead_code,
        reason = "the rules for exporting, merging and erasing are settled with the table"
    )
)]
pub(in crate::store) struct Table {
    pub name: &'static str,
    pub kind: Kind,
    /// Own columns, without `id` and the general part.
    pub columns: &'static [&'static str],
    /// Columns that the store derives from the others; nobody enters them.
    pub derived: &'static [&'static str],
    /// Live rows of these tables, named with the column that points here, go to
    /// the trash along with a row of this one.
    pub hangs: &'static [(&'static str, &'static str)],
    pub export: Export,
    pub merge: Merge,
    pub erase: Erase,
}

/// The columns at the end of every table that is not upkeep.
#[cfg(test)]
pub(in crate::store) const GENERAL: &[&str] = &[
    "uid",
    "version",
    "created_at",
    "created_by",
    "updated_at",
    "updated_by",
    "deleted_at",
    "import_id",
    "import_key",
];

/// The entry of a table.
pub(in crate::store) fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|t| t.name == name)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::store::tests::memory;

    fn columns(conn: &rusqlite::Connection, table: &str) -> Vec<String> {
        let mut statement = conn.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        statement.query_map([table], |r| r.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_table_and_column_of_the_schema_is_registered_and_none_besides() {
        let store = memory();
        let mut statement = store
            .conn()
            .prepare(
                "SELECT name FROM pragma_table_list
                 WHERE schema = 'main' AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite_%'",
            )
            .unwrap();
        let in_schema: BTreeSet<String> =
            statement.query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
        let registered: BTreeSet<String> = TABLES.iter().map(|t| t.name.to_owned()).collect();
        assert_eq!(in_schema, registered);
        for t in TABLES {
            let mut expected: Vec<&str> = [t.columns, t.derived].concat();
            if t.kind != Kind::Upkeep {
                expected.extend(GENERAL);
            }
            expected.sort_unstable();
            let mut found = columns(store.conn(), t.name);
            found.retain(|c| c != "id");
            found.sort_unstable();
            assert_eq!(found, expected, "{}", t.name);
        }
    }

    #[test]
    fn what_goes_to_the_trash_along_with_a_row_exists_and_is_found_by_an_index() {
        let store = memory();
        for (t, (child, column)) in TABLES.iter().flat_map(|t| t.hangs.iter().map(move |h| (t, h)))
        {
            assert!(
                table(child).is_some_and(|c| c.columns.contains(column)),
                "{} → {child}",
                t.name
            );
            let plan: String = store
                .conn()
                .query_row(
                    &format!("EXPLAIN QUERY PLAN SELECT id FROM {child} WHERE {column} = 1 AND deleted_at IS NULL"),
                    [],
                    |r| r.get(3),
                )
                .unwrap();
            assert!(plan.contains("USING"), "{child}.{column}: {plan}");
        }
    }

    #[test]
    fn every_table_with_content_of_its_own_leaves_the_house_by_some_list() {
        let mut lists = BTreeSet::new();
        for t in TABLES.iter().filter(|t| t.kind != Kind::Upkeep) {
            match t.export {
                Export::List(name) => assert!(lists.insert(name), "{name} twice"),
                Export::Within(parent) => {
                    let parent = table(parent).unwrap_or_else(|| panic!("{}", t.name));
                    assert!(matches!(parent.export, Export::List(_)), "{}", t.name);
                }
                Export::No => panic!("{} would be left behind", t.name),
            }
        }
    }

    #[test]
    fn whatever_points_to_a_customer_says_what_becomes_of_it() {
        for t in TABLES.iter().filter(|t| t.columns.contains(&"customer_id")) {
            assert!(t.merge != Merge::No && t.erase != Erase::Keep, "{}", t.name);
        }
    }
}
