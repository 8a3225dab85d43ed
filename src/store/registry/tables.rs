//! The entries of the register, one per table.

use super::{Erase, Export, Kind, Merge, Table};

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
