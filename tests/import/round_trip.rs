//! An export is an import of the same data.

use kundig::domain::codes::{AddressKind, PlaceKind};
use kundig::domain::model::{Address, Customer, Id, Phone};
use kundig::exchange::{ExportKind, Extra, TableOut};
use kundig::store::Store;

use crate::support::*;

/// The CSV of an export, as the command writes it.
pub fn exported(store: &Store, kind: ExportKind) -> String {
    let snapshot = store.snapshot().unwrap();
    let used = snapshot.used().unwrap();
    let customers = Extra {
        phone_home: used.home_phones,
        fax: used.fax,
        social: used.social,
        language: used.language,
        blocked: used.blocked,
        billing: used.billing,
        delivery: used.delivery,
        value: false,
        own: store.own_fields().unwrap(),
        more: snapshot.more("customer").unwrap(),
    };
    let of = |table| Extra { more: snapshot.more(table).unwrap(), ..Extra::default() };
    let extra = match kind {
        ExportKind::Customers => customers,
        ExportKind::Persons | ExportKind::Contacts => Extra::default(),
        ExportKind::Complaints => of("complaint"),
        ExportKind::Tasks => of("task"),
        ExportKind::Sales => of("sale"),
        ExportKind::Surveys => of("survey"),
    };
    let mut bytes = Vec::new();
    let zone = chrono_tz::Europe::Berlin;
    let mut table = TableOut::new(&mut bytes, kind, extra, zone, "EUR").unwrap();
    let done = |written: std::io::Result<()>| written.is_ok();
    match kind {
        ExportKind::Customers => {
            snapshot.customers(&mut |c, consents, _| done(table.customer(c, consents, None)))
        }
        ExportKind::Persons => snapshot.persons(&mut |p, number| done(table.person(p, number))),
        ExportKind::Contacts => snapshot
            .contacts(&mut |r| done(table.contact(r.contact, r.customer_number, r.follow_up))),
        ExportKind::Complaints => snapshot
            .complaints(&mut |r| done(table.complaint(r.complaint, r.customer_number, r.remedies))),
        ExportKind::Tasks => snapshot.tasks(&mut |t, number, of| done(table.task(t, number, of))),
        ExportKind::Sales => snapshot.sales(&mut |s, number| done(table.sale(s, number))),
        ExportKind::Surveys => {
            snapshot.surveys(&mut |s, number, of| done(table.survey(s, number, of)))
        }
    }
    .unwrap();
    table.finish().unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The customer without what only one file can know.
fn comparable(mut c: Customer) -> Customer {
    c.meta = kundig::domain::model::Meta::default();
    let nameless: Id = 0;
    c.phones.iter_mut().for_each(|p| p.id = nameless);
    c.emails.iter_mut().for_each(|e| e.id = nameless);
    c.addresses.iter_mut().for_each(|a| a.id = nameless);
    c.phones.sort_by(|a, b| a.norm.cmp(&b.norm));
    c
}

#[test]
fn the_columns_are_those_of_the_import() {
    let header = |kind| exported(&store(), kind).lines().next().unwrap().to_owned();
    assert_eq!(
        header(ExportKind::Customers),
        "number,kind,company,salutation,title,first_name,last_name,street,postcode,city,country,phone,mobile,email,website,birthday,since,source,stage,owner,key_account,tags,consent_email,consent_phone,consent_post,notes"
    );
    assert_eq!(
        header(ExportKind::Persons),
        "customer,salutation,first_name,last_name,role,phone,mobile,email,notes"
    );
    assert_eq!(
        header(ExportKind::Contacts),
        "customer,at,channel,direction,duration_min,topic,subject,note,outcome,solved,rep,follow_up_on,follow_up_done_at"
    );
    assert_eq!(
        header(ExportKind::Complaints),
        "number,customer,received_at,channel,category,cause,product,severity,annoyance,description,demand,justified,acknowledged_at,resolved_at,closed_at,state,remedy,cost,satisfaction,owner"
    );
    assert_eq!(header(ExportKind::Tasks), "title,kind,due,customer,assignee,priority,done_at");
    assert_eq!(
        header(ExportKind::Sales),
        "customer,date,kind,document,line,refund_of,product,quantity,revenue,discount,variable_cost"
    );
    assert_eq!(header(ExportKind::Surveys), "customer,kind,sent_at,answered_at,score,comment");
}

#[test]
fn all_sample_files_come_back_as_they_went_out() {
    let mut first = store();
    for name in [
        "excel-by-hand.csv",
        "google-contacts.csv",
        "outlook-de.csv",
        "invoicing-cp1252/customers.csv",
        "phone-3.0.vcf",
        "old-phone-2.1.vcf",
    ] {
        import(&mut first, &sample(name), CUSTOMERS);
    }
    import(&mut first, &sample("invoicing-cp1252/contacts.csv"), CONTACTS);
    import(&mut first, &sample("router-call-list.csv"), CONTACTS);
    awkward(&mut first);

    let mut second = store();
    for (kind, how) in [
        (ExportKind::Customers, CUSTOMERS),
        (ExportKind::Persons, PERSONS),
        (ExportKind::Contacts, CONTACTS),
    ] {
        let file = written(&exported(&first, kind));
        let report =
            import(&mut second, file.path(), How { on_duplicate: NEW.on_duplicate, ..how });
        assert_eq!(
            (report.updated, report.skipped, report.rejected),
            (0, 0, 0),
            "{:?}",
            report.rejects.first()
        );
    }
    for ((a, consents_a), (b, consents_b)) in customers(&first).into_iter().zip(customers(&second))
    {
        assert_eq!(comparable(a), comparable(b));
        let states = |all: &[kundig::domain::model::Consent]| {
            all.iter().map(|c| (c.channel, c.status)).collect::<Vec<_>>()
        };
        assert_eq!(states(&consents_a), states(&consents_b));
    }
    let people = |store: &Store| {
        let all = persons(store).into_iter();
        all.map(|(p, n)| (n, p.salutation, p.first_name, p.last_name, p.role, p.notes))
            .collect::<Vec<_>>()
    };
    assert_eq!(people(&first), people(&second));
    let talks = |store: &Store| {
        let all = contacts(store).into_iter();
        let mut all: Vec<_> = all
            .map(|(k, n, t)| {
                let caller = if n.is_empty() { k.caller_norm } else { String::new() };
                (
                    n,
                    caller,
                    k.at,
                    k.duration_s,
                    format!("{:?} {:?} {:?} {:?}", k.channel, k.direction, k.outcome, k.topic),
                    k.subject,
                    k.note,
                    k.rep,
                    t.map(|t| (t.due, t.done_at)),
                )
            })
            .collect();
        all.sort_by(|a, b| format!("{a:?}").cmp(&format!("{b:?}")));
        all
    };
    assert_eq!(talks(&first), talks(&second));
    for kind in ExportKind::ALL {
        if kind != ExportKind::Tasks {
            assert_eq!(
                exported(&first, kind).lines().count(),
                exported(&second, kind).lines().count()
            );
        }
    }
}

/// Customers with everything that could get lost on the way.
fn awkward(store: &mut Store) {
    let phone = |kind, label: &str, raw: &str| Phone {
        id: 0,
        kind,
        label: label.into(),
        raw: raw.into(),
        norm: kundig::domain::phone::normalise(raw, "DE").unwrap(),
    };
    let address = |kind, street: &str| Address {
        id: 0,
        kind,
        street: street.into(),
        postcode: "38100".into(),
        city: "Braunschweig".into(),
        country: "AT".into(),
    };
    let customer = Customer {
        number: "=1+1".into(),
        last_name: "-Minus".into(),
        first_name: "'=Zitat".into(),
        notes: "@alle\n\"in Anführung\", mit Komma".into(),
        potential: Some(1_234_567),
        potential_category: "=Küche".into(),
        potential_on: "2026-03-01".parse().ok(),
        key_account_plan: "-Rahmenvertrag\n2027".into(),
        key_account_measures: "Besuch, Muster".into(),
        key_account_people: "Ott: Einkauf\nAlt: Technik".into(),
        contact_rhythm_days: Some(30),
        inactivity_days: Some(365),
        phones: vec![
            phone(PlaceKind::Work, "", "+49 531 37960-70"),
            phone(PlaceKind::Work, "Zentrale", "0531 37960-0"),
            phone(PlaceKind::Home, "", "0531 4711"),
            phone(PlaceKind::Fax, "", "0531 37960-99"),
            phone(PlaceKind::Mobile, "", "0171 5550123"),
            phone(PlaceKind::Other, "", "0531 4712"),
            phone(PlaceKind::Work, "", "0171 5550124"),
        ],
        addresses: vec![
            address(AddressKind::Main, "Weg 1"),
            address(AddressKind::Billing, "Weg 2"),
            address(AddressKind::Delivery, "Weg 3"),
        ],
        birthday: Some(kundig::domain::model::Birthday { year: None, month: 2, day: 29 }),
        tags: vec!["vip".into(), "Messe 2026".into()],
        social: vec!["mastodon: @name".into(), "xing: name".into()],
        language: "en".into(),
        blocked: true,
        key_account: true,
        stage: Some(kundig::domain::codes::Stage::AtRisk),
        owner: "berta".into(),
        ..Customer::default()
    };
    store.bulk("test", "", now(), |bulk| bulk.customer(&customer, &[], None)).unwrap();
}
