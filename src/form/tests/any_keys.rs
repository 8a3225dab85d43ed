//! Whatever is typed: no key and no text stops a form or loses what is in it.

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::*;

fn any_keys() -> impl Strategy<Value = Vec<String>> {
    let named = prop::sample::select(vec![
        "<tab>",
        "<shift-tab>",
        "<enter>",
        "<up>",
        "<down>",
        "<left>",
        "<right>",
        "<home>",
        "<end>",
        "<backspace>",
        "<delete>",
        "<ctrl-left>",
        "<ctrl-right>",
        "<ctrl-w>",
        "<ctrl-u>",
        "<ctrl-k>",
        "<ctrl-z>",
        "<ctrl-y>",
        "<ctrl-t>",
        "<esc>",
        "<pgup>",
        "<pgdn>",
        "<space>",
        "<ctrl-home>",
        "<ctrl-end>",
        "<ctrl-delete>",
        "<f4>",
    ])
    .prop_map(str::to_owned);
    let text = prop::sample::select(vec![
        "a",
        "mo",
        "31.12.",
        "ü",
        "e\u{301}",
        "\u{301}",
        "👨‍👩‍👧",
        "\u{200d}",
        "日本",
        "שלום",
        "\u{202e}",
        "ﾞ",
        "-日-",
        "(",
        ",",
        ":",
        "  ",
        "1",
        "🇩🇪",
        "❤️",
        "Donaudampfschifffahrtsgesellschaft",
    ])
    .prop_map(|t| t.replace('<', "<<"));
    prop::collection::vec(prop_oneof![named, text], 0..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]
    #[test]
    fn no_keys_and_no_size_can_break_a_form(
        keys in any_keys(),
        pasted in "(\\PC|[\n\t]){0,30}",
        (x, y, width, height) in (0u16..6, 0u16..4, 0u16..150, 0u16..40),
        which in 0..4,
    ) {
        let world = World::new(if which % 2 == 0 { Lang::De } else { Lang::En });
        let mut form = if which < 2 { call(&world) } else { new_customer(&world) };
        let outside = Rect::new(0, 0, x + width + 3, y + height + 3);
        let area = Rect::new(x, y, width, height);
        for (n, key) in keys.iter().enumerate() {
            world.keys(&mut form, key);
            if n % 7 == 3 {
                form.on_paste(&pasted);
            }
            let mut buf = Buffer::empty(outside);
            if let Some(cursor) = form.view(area, &mut buf, &world.env()) {
                prop_assert!(area.contains(cursor));
            }
            for at in outside.positions().filter(|at| !area.contains(*at)) {
                prop_assert_eq!(buf.cell(at).map(ratatui::buffer::Cell::symbol), Some(" "));
            }
        }
        // Whatever was typed can be kept and taken up again, and makes records.
        let draft = form.draft();
        let mut again = if which < 2 { call(&world) } else { new_customer(&world) };
        again.restore(&draft);
        prop_assert_eq!(again.values(), form.values());
        let env = world.env();
        let (mut made, _) = customer::customer_from_values(&Customer::default(), &form.values(), &[], &env);
        made.meta.id = 1;
        let values = customer::customer_to_values(&made, "", &[], &env);
        let (twice, _) = customer::customer_from_values(&made, &values, &[], &env);
        prop_assert_eq!(twice, made);
        contact::contact_from_values(&new_call(), &form.values(), None, &env);
    }
}
