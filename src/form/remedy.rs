//! What a customer is given to put it right: a form of its own, and the few fields
//! of it that stand in the forms of a complaint and of a step.

use chrono::NaiveDate;

use super::parse::show_money;
use super::values::{Fill, Read};
use super::{FieldError, Form, FormEnv, Values};
use crate::domain::codes::RemedyKind;
use crate::domain::dates::Looking;
use crate::domain::fields::REMEDY;
use crate::domain::flaws::MOST_COST;
use crate::domain::model::{Id, Meta, Remedy};
use crate::domain::money;
use crate::tr;

/// The word that drafts of it are kept under.
pub const NAME: &str = "remedy";

const KIND: &str = "remedy_kind";
const COST: &str = "cost";
const CODE: &str = "voucher_code";
const VALID: &str = "valid_until";
const GIVEN: &str = "given_on";
const REDEEMED: &str = "redeemed_on";

/// The form, filled with these values.
pub fn form(values: &Values, env: &FormEnv<'_>) -> Form {
    let mut form = Form::new(NAME, REMEDY, values, env.i18n);
    form.set_placeholder(GIVEN, &tr!(env.i18n, "form-today"));
    form
}

/// A remedy of this complaint that has still to be filled in.
pub fn new(complaint: Id, today: NaiveDate) -> Remedy {
    Remedy {
        meta: Meta::default(),
        complaint_id: complaint,
        kind: RemedyKind::Information,
        cost: 0,
        given_on: today,
        note: String::new(),
        voucher_code: String::new(),
        valid_until: None,
        redeemed_on: None,
    }
}

/// The values of a remedy; a new one (id 0) begins empty.
pub fn remedy_to_values(remedy: &Remedy, env: &FormEnv<'_>) -> Values {
    let lang = env.i18n.lang();
    let mut fill = Fill(Values::new());
    if remedy.meta.id == 0 {
        return fill.0;
    }
    fill.code(KIND, Some(remedy.kind));
    if remedy.cost != 0 {
        fill.text(COST, &show_money(remedy.cost, env));
    }
    fill.date(GIVEN, Some(remedy.given_on), lang);
    fill.text(CODE, &remedy.voucher_code);
    fill.date(VALID, remedy.valid_until, lang);
    fill.date(REDEEMED, remedy.redeemed_on, lang);
    fill.text("remedy_note", &remedy.note);
    fill.0
}

/// The remedy that these values make of `base`; it needs its kind.
pub fn remedy_from_values(
    base: &Remedy,
    values: &Values,
    env: &FormEnv<'_>,
) -> (Remedy, Vec<FieldError>) {
    let mut read = Read::new(values, env);
    let given = read.day(GIVEN, Some(base.given_on), Looking::Back).unwrap_or(base.given_on);
    let redeemed = read.day(REDEEMED, base.redeemed_on, Looking::Back);
    if redeemed.is_some_and(|day| day < given) {
        read.wrong(REDEEMED, "form-error-redeemed-before");
    }
    let note = read.text("remedy_note").to_owned();
    let gift = gift(&mut read, base.complaint_id, given);
    if gift.is_none() && read.text(KIND).is_empty() && !read.errors.iter().any(|e| e.key == KIND) {
        read.wrong(KIND, "form-error-remedy-kind");
    }
    let remedy = gift.map_or_else(
        || base.clone(),
        |gift| Remedy { meta: base.meta.clone(), note, redeemed_on: redeemed, ..gift },
    );
    (remedy, read.errors)
}

/// The remedy that the fields in another form tell of; `None`: none, or it cannot be
/// read yet.
pub(super) fn gift(read: &mut Read<'_>, complaint: Id, given: NaiveDate) -> Option<Remedy> {
    let told = [COST, CODE, VALID].iter().any(|key| !read.text(key).is_empty());
    let kind: Option<RemedyKind> = read.code(KIND);
    if kind.is_none() && !told {
        return None;
    }
    let before = read.errors.len();
    if kind.is_none() {
        read.wrong(KIND, "form-error-remedy-kind");
    }
    let cost = cost(read);
    let valid_until = read.day(VALID, None, Looking::Ahead);
    if valid_until.is_some_and(|day| day < given) {
        read.wrong(VALID, "form-error-valid-before");
    }
    // Booked once, and booked right: it waits until everything can be read.
    let kind = kind.filter(|_| read.errors.len() == before)?;
    Some(Remedy {
        kind,
        cost,
        voucher_code: read.text(CODE).to_owned(),
        valid_until,
        ..new(complaint, given)
    })
}

fn cost(read: &mut Read<'_>) -> i64 {
    let (currency, lang) = (read.env.currency, read.env.i18n.lang());
    let amount = read.read(COST, "form-error-money", None, |t| money::parse(t, currency, lang));
    if amount.is_some_and(|amount| !(0..=MOST_COST).contains(&amount)) {
        read.wrong(COST, "form-error-cost");
        return 0;
    }
    amount.unwrap_or(0)
}
