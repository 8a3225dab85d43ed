//! What SQL selects is what the plain reading does; pages are all of it.

use proptest::prelude::*;

use super::customers::{Some, add, open, some, vocabulary};
use super::plain::holds;
use super::{settings, today};
use crate::domain::model::Id;
use crate::domain::query::parse;
use crate::domain::views::{MemberSort, Seek};
use crate::store::query::compile::{Ground, compile};
use crate::store::query::count;
use crate::store::query::page::{self, Order};
use rusqlite::params_from_iter;

fn condition() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "müll",
        "muller",
        "groß",
        "Ott",
        "harz",
        "\"bad harzburg\"",
        "Harz*",
        "b2b",
        "rab*",
        "rabatt",
        "ull",
        "38667",
        "info@",
        "x.example",
        "hans",
        "\"hans müller\"",
        "e",
        "ot",
        "name:müller",
        "name=Ott",
        "name:mü*",
        "name:\"Hans Ott\"",
        "name:none",
        "city:harz",
        "city=Ulm",
        "city:ul*",
        "city:none",
        "city:any",
        "ort:bad",
        "postcode:38*",
        "plz:38100",
        "plz:38000..38999",
        "plz>=89",
        "plz<=38100",
        "email:mueller",
        "email:none",
        "email=ott@x.example",
        "email:info*",
        "tag:b2b",
        "tag:none",
        "tag:any",
        "tag:v*",
        "tag:nirgends",
        "notes:rabatt",
        "notes:größe",
        "notes:ver*",
        "notes:none",
        "source:messe",
        "source:em*",
        "source:none",
        "source:any",
        "owner:anna",
        "owner:none",
        "owner:an*",
        "owner:any",
        "key_account:yes",
        "key_account:no",
        "silent:yes",
        "silent:no",
        "since>2y",
        "since:2026",
        "since:none",
        "since<2026-11-01",
        "birthday:month",
        "birthday:12",
        "birthday:24.12.",
        "birthday:today",
        "birthday:week",
        "birthday>50y",
        "birthday:none",
        "birthday<1980",
        "last_contact>90d",
        "last_contact<30d",
        "last_contact:none",
        "last_contact:any",
        "last_contact:30d..60d",
        "last_contact>=2026-11-01",
        "last_contact:2026-10",
        "last_contact>=7d",
        "last_sale>60d",
        "last_sale:none",
        "last_sale<=10d",
        "last_sale>2026-11-01",
        "contacts:0",
        "contacts>1",
        "contacts:none",
        "contacts:any",
        "revenue_12m>0",
        "revenue_12m<0",
        "revenue_12m:none",
        "revenue_12m:1..2",
        "revenue_12m:2..1",
        "revenue_12m!=1",
        "margin_12m:none",
        "margin_12m>=1",
        "margin_12m:any",
        "potential>0",
        "potential:none",
        "clv>0,50",
        "clv:none",
        "clv<=1",
        "nps>=9",
        "nps:0..6",
        "nps:none",
        "nps!=9",
        "stage:lost",
        "stage:none",
        "phase:aktiv",
        "stage:any",
        "abc:A",
        "abc!=A",
        "abc:none",
        "rfm:champions",
        "rfm:5*",
        "rfm:*5*",
        "rfm:455",
        "rfm:none",
        "rfm:any",
        "consent.email:granted",
        "consent.email:none",
        "consent.email:any",
        "consent.email!=granted",
        "gebiet:nord",
        "gebiet=nord",
        "gebiet:none",
        "gebiet:sü*",
        "stufe>2",
        "stufe:-3..1",
        "stufe:none",
        "besuch:2026",
        "besuch>1y",
        "besuch:none",
        "katalog:yes",
        "katalog:no",
        "katalog:any",
    ])
}

fn query() -> impl Strategy<Value = String> {
    let leaf = condition().prop_map(str::to_owned);
    leaf.prop_recursive(3, 12, 3, |inner| {
        let many = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            many.clone().prop_map(|parts| format!("({})", parts.join(" "))),
            many.prop_map(|parts| format!("({})", parts.join(" oder "))),
            inner.prop_map(|part| format!("not {part}")),
        ]
    })
}

fn order(sort: Order) -> &'static str {
    match sort {
        Order::Recent => "c.last_contact_at DESC, c.id DESC",
        Order::Member(MemberSort::Name) => "c.sort_key, c.id",
        Order::Member(MemberSort::Revenue) => "v.revenue_12m DESC, c.id DESC",
        Order::Member(MemberSort::Margin) => "v.margin_12m DESC, c.id DESC",
        Order::Member(MemberSort::Clv) => "v.clv DESC, c.id DESC",
        Order::Member(MemberSort::LastSale) => "v.last_sale ASC NULLS LAST, c.id",
        Order::Member(MemberSort::LastContact) => "v.last_contact_at ASC NULLS LAST, c.id",
    }
}

const ORDERS: [Order; 7] = [
    Order::Recent,
    Order::Member(MemberSort::Name),
    Order::Member(MemberSort::Revenue),
    Order::Member(MemberSort::Margin),
    Order::Member(MemberSort::Clv),
    Order::Member(MemberSort::LastSale),
    Order::Member(MemberSort::LastContact),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn sql_selects_what_a_plain_reading_does(
        customers in prop::collection::vec(some(), 1..12),
        queries in prop::collection::vec(query(), 1..20),
    ) {
        let conn = open();
        let ids: Vec<(Id, &Some)> = customers.iter().map(|c| (add(&conn, c), c)).collect();
        let settings = settings();
        let ground = Ground { conn: &conn, settings: &settings, today: today() };
        for text in queries {
            let query = parse(&text, &vocabulary()).unwrap();
            let sql = compile(&ground, &query).unwrap();
            let all = Order::Member(MemberSort::Name);
            let mut found = page::ids(&conn, &sql, all, &Seek::First, 100).unwrap().rows;
            found.sort_unstable();
            let root = query.root.unwrap();
            let wanted: Vec<Id> =
                ids.iter().filter(|(_, c)| holds(c, &root)).map(|(id, _)| *id).collect();
            prop_assert_eq!(&found, &wanted, "{} {:?}", text, sql);
            let counted = count(&conn, &sql).unwrap();
            prop_assert_eq!(counted, i64::try_from(wanted.len()).unwrap());
        }
    }

    #[test]
    fn pages_put_together_are_all_members_in_order(
        customers in prop::collection::vec(some(), 0..20),
        text in query(),
        sort in prop::sample::select(ORDERS.to_vec()),
        limit in 1..6_usize,
    ) {
        let conn = open();
        for c in &customers {
            add(&conn, c);
        }
        let settings = settings();
        let ground = Ground { conn: &conn, settings: &settings, today: today() };
        let sql = compile(&ground, &parse(&text, &vocabulary()).unwrap()).unwrap();
        let whole: Vec<Id> = conn
            .prepare(&format!(
                "SELECT c.id FROM customer_value v JOIN customer c ON c.id = v.customer_id
                  WHERE {} ORDER BY {}",
                sql.text,
                order(sort)
            ))
            .unwrap()
            .query_map(params_from_iter(&sql.values), |r| r.get(0))
            .unwrap()
            .collect::<rusqlite::Result<_>>()
            .unwrap();
        for few in [true, false] {
            let page = |seek: &Seek| page::ids_of(&conn, &sql, sort, seek, limit, few).unwrap();
            let mut seen = Vec::new();
            let mut seek = Seek::First;
            loop {
                let page = page(&seek);
                prop_assert_eq!(page.before, !seen.is_empty());
                seen.extend(page.rows);
                match seen.last() {
                    Option::Some(last) if page.after => seek = Seek::After(*last),
                    _ => break,
                }
            }
            prop_assert_eq!(&seen, &whole);
            let last = page(&Seek::Last).rows;
            prop_assert_eq!(&last[..], &whole[whole.len().saturating_sub(limit)..]);
        }
    }
}
