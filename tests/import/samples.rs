//! The files of real programs, row by row.

use crate::support::*;

#[test]
fn the_sheet_kept_by_hand_goes_in_whole() {
    let mut store = store();
    let report = import(&mut store, &sample("excel-by-hand.csv"), CUSTOMERS);
    assert_eq!((report.read, counts(&report)), (80, [80, 0, 0, 0]));
    let all = customers(&store);
    assert_eq!(all.len(), 80);
    let numbers: Vec<&str> =
        all.iter().map(|(c, _)| c.number.as_str()).filter(|n| n.starts_with("K-")).collect();
    assert_eq!(
        numbers,
        ["K-0001", "K-0002", "K-0003", "K-0004", "K-0005", "K-0006"],
        "six rows have no number"
    );
    let own = store.own_fields().unwrap();
    assert_eq!(
        own.iter().map(|o| (o.key.as_str(), o.label.as_str())).collect::<Vec<_>>(),
        [("umsatz_2025", "Umsatz 2025 €")]
    );
    assert_eq!(customer(&store, "3").own.get("umsatz_2025").map(String::as_str), Some("42567.83"));
    sound(&mut store);
}

#[test]
fn the_address_books_go_in_and_meet_each_other() {
    let mut store = store();
    let report = import(&mut store, &sample("google-contacts.csv"), CUSTOMERS);
    // Uwe Herrmann three times, Ali Schwarz (Getränkehandel) twice.
    assert_eq!((report.read, counts(&report), report.known), (150, [147, 0, 3, 0], 0));
    let report = import(&mut store, &sample("outlook-de.csv"), CUSTOMERS);
    assert_eq!(
        (report.read, counts(&report)),
        (150, [149, 0, 1, 0]),
        "Uwe Herrmann is in both books"
    );
    let report = import(&mut store, &sample("phone-3.0.vcf"), CUSTOMERS);
    assert_eq!((report.read, counts(&report)), (20, [20, 0, 0, 0]));
    sound(&mut store);
}

#[test]
fn the_invoicing_program_goes_in_and_its_doubles_keep_their_contacts() {
    let mut store = store();
    let report = import(&mut store, &sample("invoicing-cp1252/customers.csv"), CUSTOMERS);
    // Five numbers were given to a customer who had one already.
    assert_eq!((report.read, counts(&report)), (600, [595, 0, 5, 0]));
    let report = import(&mut store, &sample("invoicing-cp1252/contacts.csv"), CONTACTS);
    assert_eq!((report.read, counts(&report)), (2376, [2376, 0, 0, 0]));
    let all = contacts(&store);
    assert!(all.iter().all(|(k, ..)| k.customer_id.is_some()));
    let (first, number, _) =
        all.iter().find(|(k, ..)| k.subject == "Vertrag verlängert" && k.rep == "hm").unwrap();
    assert!(!number.is_empty() && first.duration_s.is_some());
    let sum: i64 = customers(&store).iter().map(|(c, _)| c.contact_count).sum();
    assert_eq!(sum, 2376, "the counters are in step");
    let users: Vec<String> = store.users().unwrap().into_iter().map(|u| u.login).collect();
    assert_eq!(users, ["hm", "jb", "sk", "uwe", "öz"]);
    let sources: Vec<String> =
        store.list_items("source").unwrap().into_iter().map(|i| i.name).collect();
    for source in ["Anzeige", "Empfehlung", "Internet", "Kaltakquise", "Laufkundschaft", "Messe"] {
        assert!(sources.iter().any(|s| s == source), "{source}");
    }
    sound(&mut store);
}

#[test]
fn the_call_list_finds_its_callers_and_keeps_the_unknown_ones() {
    let mut store = store();
    import(&mut store, &sample("google-contacts.csv"), CUSTOMERS);
    let report = import(&mut store, &sample("router-call-list.csv"), CONTACTS);
    assert_eq!((report.read, counts(&report)), (200, [200, 0, 0, 0]));
    let all = contacts(&store);
    let assigned = all.iter().filter(|(k, ..)| k.customer_id.is_some()).count();
    let with_number =
        all.iter().filter(|(k, ..)| k.customer_id.is_none() && !k.caller_raw.is_empty()).count();
    assert_eq!((assigned, with_number, 200 - assigned - with_number), (164, 22, 14));
    sound(&mut store);
}
