//! Settings, own fields and lists in the file.

use super::*;
use crate::domain::codes::FieldType;
use crate::domain::settings::SettingError;
use crate::store::api::StoreError;

fn value(store: &Store, key: &str) -> Option<String> {
    store.setting_rows().unwrap().into_iter().find(|(k, _)| k == key).map(|(_, v)| v)
}

#[test]
fn settings_are_shared_logged_and_checked() {
    let file = Shared::new();
    let (mut anna, bert) = (file.open("anna"), file.open("bert"));
    assert!(!bert.has_settings().unwrap());
    assert!(anna.set_setting("hours.mon", "8-12", at(1)).unwrap());
    assert!(!anna.set_setting("hours.mon", "08:00-12:00", at(1)).unwrap());
    assert_eq!(value(&bert, "hours.mon").as_deref(), Some("08:00-12:00"));
    assert_eq!(value(&bert, "currency").as_deref(), Some("EUR"));
    assert_eq!(anna.change_seq().unwrap(), 1);
    let both = anna.set_settings(&[("country", "AT"), ("currency", "Taler")], at(2));
    assert!(matches!(both, Err(StoreError::Setting(SettingError::Bad { .. }))));
    assert_eq!(bert.settings().unwrap().country, "DE");
    assert_eq!(anna.change_seq().unwrap(), 1);
}

#[test]
fn a_setting_that_was_taken_back_can_be_set_again() {
    let mut store = memory();
    store.set_setting("country", "AT", at(1)).unwrap();
    store.undo(at(2)).unwrap();
    assert_eq!(store.settings().unwrap().country, "DE");
    store.set_setting("country", "AT", at(3)).unwrap();
    assert_eq!(store.settings().unwrap().country, "AT");
}

#[test]
fn own_fields_are_made_and_changed_by_their_keys() {
    let mut store = memory();
    store.set_setting("field.heating", "choice: gas, oil ,wood", at(1)).unwrap();
    store.set_setting("field.heating.label", "Heizung", at(1)).unwrap();
    let fields = store.own_fields().unwrap();
    let field = fields.first().unwrap();
    assert_eq!((field.label.as_str(), field.field_type), ("Heizung", FieldType::Choice));
    assert_eq!(field.choices, ["gas", "oil", "wood"]);
    assert_eq!(value(&store, "field.heating").as_deref(), Some("choice:gas,oil,wood"));
    for (key, value) in [
        ("field.Heat", "text"),
        ("field.city", "text"),
        ("field.x", "colour"),
        ("field.x", "choice"),
        ("field.nix.label", "y"),
    ] {
        assert!(
            matches!(store.set_setting(key, value, at(1)), Err(StoreError::Setting(_))),
            "{key}"
        );
    }
}

#[test]
fn a_removed_own_field_keeps_its_values_for_when_it_comes_back() {
    let mut store = memory();
    store.set_setting("field.shoe_size", "number", at(1)).unwrap();
    let own = [("shoe_size".to_owned(), "44".to_owned())].into();
    let id = put(&mut store, new_customer(Customer { own, ..customer("Meyer") }));
    store.remove_own_field("shoe_size", at(2)).unwrap();
    assert_eq!(store.own_fields().unwrap(), []);
    store.set_setting("field.shoe_size", "number", at(3)).unwrap();
    assert_eq!(load::<Customer>(&store, id).own.get("shoe_size").map(String::as_str), Some("44"));
}

#[test]
fn list_entries_are_added_renamed_with_their_records_and_archived() {
    let mut store = memory();
    store.set_setting("list.source", "Messe, Empfehlung", at(1)).unwrap();
    let id =
        put(&mut store, new_customer(Customer { source: "Messe".to_owned(), ..customer("Meyer") }));
    let fair = store.list_items("source").unwrap().into_iter().find(|i| i.name == "Messe").unwrap();
    store.rename_list_item(fair.id, "Hannover Messe", at(2)).unwrap();
    assert_eq!(load::<Customer>(&store, id).source, "Hannover Messe");
    assert!(store.rename_list_item(fair.id, "Empfehlung", at(2)).is_err());
    store.set_setting("list.source", "Empfehlung,Laden", at(3)).unwrap();
    assert_eq!(value(&store, "list.source").as_deref(), Some("Empfehlung,Laden"));
    assert!(store.list_items("source").unwrap().iter().any(|i| i.archived && i.id == fair.id));
    store.add_list_item("source", "Hannover Messe", at(4)).unwrap();
    assert!(store.list_items("source").unwrap().iter().all(|i| !i.archived));
    assert!(store.set_setting("list.weather", "rain", at(5)).is_err());
}

#[test]
fn a_name_given_beside_the_login_is_recorded_beside_it() {
    let who = Who { acting_as: "Berta".to_owned(), ..who("kasse") };
    let mut store = Store::open_in_memory(&who).unwrap();
    let id = put(&mut store, new_customer(Customer { owner: "kasse".to_owned(), ..customer("X") }));
    let x: Customer = load(&store, id);
    assert_eq!((x.meta.created_by.as_str(), x.owner.as_str()), ("Berta (kasse)", "kasse"));
    let names: Vec<String> = store.users().unwrap().into_iter().map(|u| u.login).collect();
    assert_eq!(names, ["kasse"]);
}
