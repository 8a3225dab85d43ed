use super::harness::World;
use super::*;
use crate::domain::codes::*;
use crate::domain::model::*;
use crate::i18n::Lang;

fn call(world: &World) -> Form {
    let contact = Contact::new(World::instant(), Channel::Phone, Direction::In);
    contact::call_form(&contact::contact_to_values(&contact, "", &world.env()), &world.env())
}

#[test]
fn the_cursor_of_a_call_stands_in_the_note() {
    let world = World::new(Lang::De);
    let mut form = call(&world);
    assert_eq!(world.keys(&mut form, "Will ein Angebot"), FormEvent::Changed);
    assert_eq!(form.value("note"), "Will ein Angebot");
    assert_eq!(world.keys(&mut form, "<ctrl-s>"), FormEvent::Save);
}
