//! The register of all tables: what each is for, what goes to the trash with it,
//! and how it is exported, merged with a twin, and erased.
//!
//! A test walks the schema: a new table or column that is not entered here fails
//! it, so none can be forgotten by those three.

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

const UPKEEP: Table = Table {
    name: "",
    kind: Kind::Upkeep,
    columns: &[],
    derived: &[],
    hangs: &[],
    export: Export::No,
    merge: Merge::No,
    erase: Erase::Keep,
};

pub(in crate::store) const TABLES: &[Table] = &[
    Table {
        name: "customer",
        kind: Kind::Record,
        columns: &[
            "number",
            "kind",
            "company",
            "salutation",
            "title",
            "first_name",
            "last_name",
            "website",
            "social",
            "birthday",
            "since",
            "source",
            "referred_by",
            "owner_id",
            "key_account",
            "key_account_plan",
            "language",
            "stage",
            "stage_reason",
            "blocked",
            "blocked_reason",
            "inactivity_days",
            "contact_rhythm_days",
            "potential",
            "potential_category",
            "potential_on",
            "lawful_basis",
            "lawful_basis_reviewed",
            "notes",
        ],
        derived: &["sort_key", "city_key", "last_contact_at", "contact_count", "open_task_count"],
        hangs: &[
            ("phone", "customer_id"),
            ("email", "customer_id"),
            ("address", "customer_id"),
            ("customer_tag", "customer_id"),
            ("own_value", "customer_id"),
            ("person", "customer_id"),
            ("contact", "customer_id"),
            ("task", "customer_id"),
        ],
        export: Export::List("customers"),
        merge: Merge::Fields,
        erase: Erase::Blank,
    },
    Table {
        name: "phone",
        kind: Kind::Part,
        columns: &["customer_id", "person_id", "kind", "label", "raw", "position"],
        derived: &["norm", "reversed"],
        export: Export::Within("customer"),
        merge: Merge::Union,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "email",
        kind: Kind::Part,
        columns: &["customer_id", "person_id", "kind", "label", "raw", "position"],
        derived: &["norm"],
        export: Export::Within("customer"),
        merge: Merge::Union,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "address",
        kind: Kind::Part,
        columns: &["customer_id", "kind", "street", "postcode", "city", "country", "position"],
        export: Export::Within("customer"),
        merge: Merge::Union,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "customer_tag",
        kind: Kind::Part,
        columns: &["customer_id", "tag_id"],
        export: Export::Within("customer"),
        merge: Merge::Union,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "own_value",
        kind: Kind::Part,
        columns: &["customer_id", "field_id", "value"],
        export: Export::Within("customer"),
        merge: Merge::Fields,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "person",
        kind: Kind::Record,
        columns: &["customer_id", "salutation", "first_name", "last_name", "role", "notes"],
        hangs: &[("phone", "person_id"), ("email", "person_id")],
        export: Export::List("persons"),
        merge: Merge::Move,
        erase: Erase::Delete,
        ..UPKEEP
    },
    // What was agreed with a customer has to be proven even when the rest is gone.
    Table {
        name: "consent",
        kind: Kind::Part,
        columns: &[
            "customer_id",
            "purpose",
            "channel",
            "status",
            "at",
            "how",
            "wording",
            "noted_by",
            "last_used_at",
        ],
        export: Export::Within("customer"),
        merge: Merge::Move,
        erase: Erase::Blank,
        ..UPKEEP
    },
    Table {
        name: "contact",
        kind: Kind::Record,
        columns: &[
            "customer_id",
            "person_id",
            "caller_raw",
            "at",
            "duration_s",
            "channel",
            "direction",
            "topic",
            "subject",
            "note",
            "outcome",
            "solved",
            "rep_id",
        ],
        derived: &["caller_norm"],
        export: Export::List("contacts"),
        merge: Merge::Move,
        erase: Erase::Blank,
        ..UPKEEP
    },
    Table {
        name: "task",
        kind: Kind::Record,
        columns: &[
            "title",
            "kind",
            "due_on",
            "due_at",
            "ends_at",
            "place",
            "customer_id",
            "contact_id",
            "assignee_id",
            "priority",
            "notes",
            "done_at",
            "origin",
        ],
        export: Export::List("tasks"),
        merge: Merge::Move,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "product",
        kind: Kind::Record,
        columns: &["number", "name", "kind"],
        export: Export::List("products"),
        ..UPKEEP
    },
    Table {
        name: "user",
        kind: Kind::Shared,
        columns: &["login", "full_name", "acting_as"],
        export: Export::Within("contact"),
        ..UPKEEP
    },
    Table {
        name: "setting",
        kind: Kind::Shared,
        columns: &["key", "value"],
        export: Export::List("settings"),
        ..UPKEEP
    },
    Table {
        name: "list_item",
        kind: Kind::Shared,
        columns: &["list", "name", "position", "archived"],
        export: Export::List("lists"),
        ..UPKEEP
    },
    Table {
        name: "own_field",
        kind: Kind::Shared,
        columns: &["key", "label", "field_type", "choices", "position"],
        export: Export::List("fields"),
        ..UPKEEP
    },
    Table {
        name: "tag",
        kind: Kind::Shared,
        columns: &["name"],
        derived: &["key"],
        export: Export::Within("customer"),
        ..UPKEEP
    },
    Table {
        name: "draft",
        columns: &[
            "uid",
            "user_id",
            "host",
            "pid",
            "started",
            "form",
            "title",
            "customer_id",
            "values",
            "updated_at",
        ],
        merge: Merge::Move,
        erase: Erase::Delete,
        ..UPKEEP
    },
    Table {
        name: "import_batch",
        columns: &[
            "uid",
            "kind",
            "file",
            "at",
            "user_id",
            "created",
            "updated",
            "skipped",
            "rejected",
            "undone_at",
        ],
        ..UPKEEP
    },
    // A fingerprint is no text, and keeps the row from coming back.
    Table {
        name: "import_row",
        columns: &["import_key", "import_id", "kind", "row_id", "reference"],
        ..UPKEEP
    },
    Table { name: "import_mapping", columns: &["kind", "header", "mapping", "at"], ..UPKEEP },
    Table {
        name: "change_action",
        columns: &[
            "at",
            "user_id",
            "acting_as",
            "host",
            "what",
            "subject",
            "import_id",
            "undone_by",
            "undoes",
        ],
        erase: Erase::Blank,
        ..UPKEEP
    },
    Table {
        name: "change_entry",
        columns: &["action_id", "tbl", "row_id", "op", "before", "after"],
        erase: Erase::Blank,
        ..UPKEEP
    },
    Table { name: "meta", columns: &["key", "value"], ..UPKEEP },
    Table { name: "customer_search", columns: &["text"], erase: Erase::Rebuild, ..UPKEEP },
    Table { name: "customer_fts", columns: &["text"], erase: Erase::Rebuild, ..UPKEEP },
    Table { name: "contact_fts", columns: &["text"], erase: Erase::Rebuild, ..UPKEEP },
    Table { name: "contact_word", columns: &["term", "doc", "col", "offset"], ..UPKEEP },
    Table {
        name: "contact_day",
        columns: &["day", "channels", "directions", "topics", "outcomes", "reps"],
        ..UPKEEP
    },
    Table {
        name: "search_word",
        columns: &["word", "reversed", "sound"],
        erase: Erase::Rebuild,
        ..UPKEEP
    },
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
