//! The consent ledger of an invented customer.

use chrono::Days;

use super::Demo;
use super::rng::Rng;
use crate::domain::codes::{Code as _, ConsentChannel, ConsentStatus};
use crate::domain::model::{Consent, Customer, Meta};

pub(super) fn ledger(demo: &Demo, index: u64, customer: &Customer, rng: &mut Rng) -> Vec<Consent> {
    let mut ledger = Vec::new();
    let count = ConsentChannel::ALL.len() as u64;
    if index < count {
        // The first ones show every channel.
        let channel = usize::try_from(index).ok().and_then(|i| ConsentChannel::ALL.get(i));
        if let Some(channel) = channel {
            entries(demo, customer, *channel, index < 2, rng, &mut ledger);
        }
    } else if rng.chance(60) {
        entries(demo, customer, ConsentChannel::Email, rng.chance(12), rng, &mut ledger);
        if rng.chance(45) {
            entries(demo, customer, ConsentChannel::Phone, rng.chance(10), rng, &mut ledger);
        }
        if rng.chance(15) {
            entries(demo, customer, ConsentChannel::Post, false, rng, &mut ledger);
        }
    }
    ledger.sort_by_key(|consent| consent.at);
    ledger
}

fn entries(
    demo: &Demo,
    customer: &Customer,
    channel: ConsentChannel,
    withdrawn: bool,
    rng: &mut Rng,
    ledger: &mut Vec<Consent>,
) {
    // On the phone most people say no.
    let refused = !withdrawn && rng.chance(if channel == ConsentChannel::Phone { 65 } else { 15 });
    let days = rng.between(2, 900);
    let mut add = |status, days: u64, how: &str| {
        let day = demo.today.checked_sub_days(Days::new(days)).unwrap_or(demo.today);
        ledger.push(Consent {
            meta: Meta::default(),
            customer_id: 0,
            purpose: "advertising".into(),
            channel,
            status,
            at: Demo::at(day, 600),
            how: how.to_owned(),
            wording: if status == ConsentStatus::Granted {
                "Ja, ich möchte Neues aus der Rösterei erfahren.".into()
            } else {
                String::new()
            },
            noted_by: customer.owner.clone(),
            last_used_at: None,
        });
    };
    if refused {
        add(ConsentStatus::Refused, days, "am Telefon");
    } else {
        let how =
            if channel == ConsentChannel::Email { "Double-Opt-in" } else { "Formular im Laden" };
        add(ConsentStatus::Granted, days, how);
        if withdrawn {
            add(ConsentStatus::Withdrawn, days / 2, "Abmeldelink");
        }
    }
}
