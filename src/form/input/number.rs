//! Numbers and amounts, in the form of the language or with a point.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{draw_line, one_line_key};
use super::{FieldInput, Look, Reply};
use crate::domain::money;
use crate::form::FormEnv;
use crate::form::line::Line;
use crate::form::parse::{amount, decimal, percent, whole};
use crate::input::{Action, KeyPress};
use crate::tr;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Days,
    Minutes,
    /// Without a unit.
    Score,
    Decimal,
    Money,
    /// An amount, or a share in percent.
    Discount,
}

#[derive(Debug)]
pub(super) struct NumberInput {
    line: Line,
    sort: Sort,
}

impl NumberInput {
    pub(super) fn new(value: &str, sort: Sort) -> Self {
        Self { line: Line::new(value), sort }
    }
}

impl FieldInput for NumberInput {
    fn value(&self) -> String {
        self.line.value().to_owned()
    }

    fn set(&mut self, value: &str) {
        self.line.set(value);
    }

    fn on_key(&mut self, press: KeyPress, action: Option<Action>) -> Reply {
        one_line_key(&mut self.line, press, action)
    }

    fn on_paste(&mut self, text: &str) -> bool {
        self.line.insert(text.trim())
    }

    fn draw(&mut self, area: Rect, buf: &mut Buffer, look: &Look<'_>) -> Option<Position> {
        draw_line(&self.line, area, buf, look)
    }

    fn aside(&self, env: &FormEnv<'_>) -> Vec<String> {
        let typed = self.line.value().trim();
        let unit = |key| vec![tr!(env.i18n, key)];
        match self.sort {
            _ if typed.is_empty() => Vec::new(),
            Sort::Days => unit("form-days"),
            Sort::Minutes => unit("form-minutes"),
            Sort::Decimal | Sort::Score => Vec::new(),
            Sort::Money | Sort::Discount => money::parse(typed, env.currency, env.i18n.lang())
                .map(|amount| env.i18n.money(amount, env.currency))
                .into_iter()
                .collect(),
        }
    }

    fn check(&self, env: &FormEnv<'_>) -> Option<String> {
        let typed = self.line.value().trim();
        if typed.is_empty() {
            return None;
        }
        let (right, message) = match self.sort {
            Sort::Days | Sort::Minutes | Sort::Score => {
                (whole(typed).is_some(), "form-error-whole")
            }
            Sort::Decimal => (decimal(typed, env.i18n.lang()).is_some(), "form-error-decimal"),
            Sort::Discount if typed.contains('%') => {
                (percent(typed, env.i18n.lang()).is_some(), "form-error-percent")
            }
            Sort::Money | Sort::Discount => return amount(typed, env).err(),
        };
        (!right).then(|| tr!(env.i18n, message))
    }

    fn hint(&self) -> &'static str {
        match self.sort {
            Sort::Days | Sort::Minutes | Sort::Score => "hint-whole",
            Sort::Decimal => "hint-decimal",
            Sort::Money => "hint-money",
            Sort::Discount => "hint-discount",
        }
    }
}
