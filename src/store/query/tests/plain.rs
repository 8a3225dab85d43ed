//! A plain reading of queries, customer by customer, to compare with.

use chrono::{Datelike, NaiveDate};

use super::customers::Some;
use super::today;
use crate::domain::codes::Code;
use crate::domain::fold::{bare, fold, words};
use crate::domain::query::{Compare, Condition, Field, How, Name, Node, Test, Yearly};

fn spelt(text: &str) -> [String; 2] {
    let line = words(text).join("  ");
    let other = bare(&line).into_owned();
    [line, other]
}

fn has(how: How, value: &str, sought: &str) -> bool {
    let sought = spelt(sought);
    spelt(value).iter().any(|line| {
        sought.iter().any(|sought| match how {
            How::Contains => line.contains(sought.as_str()),
            How::Whole => line == sought,
            How::Begins => line.starts_with(sought.as_str()),
        })
    })
}

fn texts(test: &Test, values: &[&str]) -> bool {
    let values: Vec<&&str> = values.iter().filter(|value| !value.is_empty()).collect();
    match test {
        Test::None => values.is_empty(),
        Test::Text { how, text } => values.iter().any(|value| has(*how, value, text)),
        _ => !values.is_empty(),
    }
}

fn compares<T: PartialOrd + Copy>(compare: &Compare<T>, value: T) -> bool {
    match *compare {
        Compare::Is(v) => value == v,
        Compare::Less(v) => value < v,
        Compare::AtMost(v) => value <= v,
        Compare::More(v) => value > v,
        Compare::AtLeast(v) => value >= v,
        Compare::Between(Option::Some(a), Option::Some(b)) => {
            (a <= value && value <= b) || (b <= value && value <= a)
        }
        Compare::Between(a, b) => a.is_none_or(|a| a <= value) && b.is_none_or(|b| value <= b),
    }
}

#[expect(clippy::cast_precision_loss, reason = "small numbers")]
fn number(test: &Test, value: Option<i64>) -> bool {
    match (test, value) {
        (Test::None, value) => value.is_none(),
        (Test::Number(compare), Option::Some(value)) => compares(compare, value as f64),
        (Test::Money(compare), Option::Some(value)) => compares(compare, value),
        (_, value) => matches!(test, Test::Any) && value.is_some(),
    }
}

fn day(test: &Test, value: Option<NaiveDate>, never_is_longer: bool) -> bool {
    match (test, value) {
        (Test::None, value) => value.is_none(),
        (Test::Day(compare), Option::Some(value)) => {
            let span = compare.span(today());
            span.from.is_none_or(|from| from <= value)
                && span.until.is_none_or(|until| value <= until)
        }
        (Test::Day(compare), None) => never_is_longer && compare.span(today()).longer,
        (_, value) => matches!(test, Test::Any) && value.is_some(),
    }
}

fn choice<C: Code>(test: &Test, value: Option<C>) -> bool {
    match test {
        Test::None => value.is_none(),
        Test::Choice(name) => value.is_some_and(|value| value.name() == *name),
        _ => value.is_some(),
    }
}

fn given(test: &Test, is: bool) -> bool {
    match test {
        Test::None => !is,
        Test::Any => is,
        _ => false,
    }
}

fn flag(test: &Test, value: bool) -> bool {
    value == matches!(test, Test::YesNo(true) | Test::Any)
}

pub(super) fn holds(c: &Some, node: &Node) -> bool {
    match node {
        Node::All(parts) => parts.iter().all(|part| holds(c, part)),
        Node::Any(parts) => parts.iter().any(|part| holds(c, part)),
        Node::Not(part) => !holds(c, part),
        Node::Word(word) => {
            let how = if word.begins { How::Begins } else { How::Contains };
            let full = [format!("{} {}", c.first, c.last), format!("{} {}", c.last, c.first)];
            let mut lines = vec![c.last, c.first, c.city, c.postcode, c.tag, &full[0], &full[1]];
            // The words of notes stand one by one.
            lines.extend(c.notes.split(' '));
            lines.iter().any(|value| has(how, value, &word.text))
                || (word.begins && c.city.split(' ').any(|w| has(how, w, &word.text)))
                || mail(how, c.email, &word.text)
        }
        Node::Field(Condition { field: Field::Own(key, ..), test }) => match key.as_str() {
            "gebiet" => texts(test, &[c.own_text.unwrap_or_default()]),
            "stufe" => match (test, c.own_number) {
                (Test::Number(compare), Option::Some(value)) => {
                    compares(compare, value.parse::<f64>().unwrap())
                }
                (test, value) => given(test, value.is_some()),
            },
            "besuch" => day(test, c.own_day.map(|d| d.parse().unwrap()), false),
            _ => match test {
                Test::YesNo(yes) => c.own_flag == Option::Some(*yes),
                test => given(test, c.own_flag.is_some()),
            },
        },
        Node::Field(Condition { field: Field::Known(name), test }) => known(c, *name, test),
    }
}

fn mail(how: How, email: &str, sought: &str) -> bool {
    let sought = fold(sought);
    !email.is_empty()
        && match how {
            How::Contains => email.contains(&sought),
            How::Whole => email == sought,
            How::Begins => email.starts_with(&sought),
        }
}

fn known(c: &Some, name: Name, test: &Test) -> bool {
    let ago = |days: i64| today() - chrono::TimeDelta::days(days);
    match name {
        Name::Name => {
            let both = !c.first.is_empty() && !c.last.is_empty();
            let full = if both { format!("{} {}", c.first, c.last) } else { String::new() };
            let back = if both { format!("{} {}", c.last, c.first) } else { String::new() };
            texts(test, &[c.last, c.first, &full, &back])
        }
        Name::City => texts(test, &[c.city]),
        Name::Postcode => match test {
            Test::Between { from, until } => {
                !c.postcode.is_empty()
                    && c.postcode >= from.as_str()
                    && (until.is_empty() || c.postcode < format!("{until}\u{10ffff}").as_str())
            }
            test => texts(test, &[c.postcode]),
        },
        Name::Email => match test {
            Test::Text { how, text } => mail(*how, c.email, text),
            test => texts(test, &[c.email]),
        },
        Name::Tag => texts(test, &[c.tag]),
        Name::Notes => match test {
            Test::Text { how: How::Whole, .. } => texts(test, &[c.notes]),
            test => texts(test, &c.notes.split(' ').collect::<Vec<_>>()),
        },
        Name::Source => texts(test, &[c.source]),
        Name::Owner => {
            texts(test, &[c.owner.map_or("", |owner| if owner == 1 { "anna" } else { "bert" })])
        }
        Name::KeyAccount => flag(test, c.key_account),
        Name::Silent => {
            let rhythm = c.rhythm.or(c.key_account.then_some(90));
            flag(test, rhythm.is_some_and(|days| c.contact.unwrap_or(50) > days))
        }
        Name::Since => day(test, c.since.map(|d| d.parse().unwrap()), false),
        Name::Birthday => match test {
            Test::Yearly(yearly) => !c.birthday.is_empty() && yearly_is(*yearly, c.birthday),
            Test::Day(_) => day(test, c.birthday.parse().ok(), false),
            test => c.birthday.is_empty() == (*test == Test::None),
        },
        Name::LastContact => day(test, c.contact.map(ago), true),
        Name::LastSale => day(test, c.sale.map(ago), true),
        Name::Contacts => number(
            test,
            Option::Some(c.contacts).filter(|n| *n != 0 || matches!(test, Test::Number(_))),
        ),
        Name::Revenue12m => number(
            test,
            Option::Some(c.revenue).filter(|n| *n != 0 || matches!(test, Test::Money(_))),
        ),
        Name::Margin12m => number(test, c.margin),
        Name::Potential => number(test, c.potential),
        Name::Clv => {
            #[expect(clippy::cast_possible_truncation, reason = "whole numbers")]
            let minor = c.clv.map(|clv| clv as i64);
            number(test, minor)
        }
        Name::Nps => number(test, c.nps),
        Name::Stage => choice(test, c.stage),
        Name::Abc => choice(test, c.abc),
        Name::Rfm => match (test, c.scores) {
            (Test::Choice(_), _) => choice(test, c.group),
            (Test::Rfm(wanted), Option::Some(scores)) => {
                wanted.iter().zip(scores).all(|(wanted, score)| wanted.is_none_or(|w| w == score))
            }
            (test, scores) => given(test, scores.is_some()),
        },
        Name::ConsentEmail => choice(test, c.consent),
        _ => unreachable!("{name:?} is not asked"),
    }
}

fn yearly_is(yearly: Yearly, birthday: &str) -> bool {
    let day = &birthday[birthday.len() - 5..];
    let (month, day): (u32, u32) = (day[..2].parse().unwrap(), day[3..].parse().unwrap());
    match yearly {
        Yearly::ThisMonth => month == today().month(),
        Yearly::Month(wanted) => month == wanted,
        Yearly::Day(m, d) => (month, day) == (m, d),
        Yearly::Today => (month, day) == (today().month(), today().day()),
        Yearly::ThisWeek => month == 11 && (22..29).contains(&day),
    }
}
