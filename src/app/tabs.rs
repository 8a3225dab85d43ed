//! The tabs: their fixed numbers and the panes behind them.

use crate::pane::Pane;
use crate::pane::customers::{CustomersPane, Purpose};
use crate::pane::history::HistoryPane;
use crate::pane::tasks::TasksPane;

/// Which tab is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Customers,
    History,
    Tasks,
}

impl Tab {
    pub(super) const ALL: [Self; 3] = [Self::Customers, Self::History, Self::Tasks];

    /// Numbers are fixed; a tab that does not exist yet leaves a gap.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Customers => 1,
            Self::History => 2,
            Self::Tasks => 4,
        }
    }

    /// The number under which its pane asks the store.
    pub(super) fn owner(self) -> u64 {
        self as u64 + 1
    }

    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Customers => "tab-customers",
            Self::History => "tab-history",
            Self::Tasks => "tab-tasks",
        }
    }
}

/// The panes behind the tabs.
pub(super) struct Tabs {
    pub(super) shown: Tab,
    pub(super) customers: CustomersPane,
    pub(super) history: HistoryPane,
    pub(super) tasks: TasksPane,
    /// Tabs whose content is older than the last change.
    pub(super) stale: Vec<Tab>,
}

impl Tabs {
    pub(super) fn new() -> Self {
        Self {
            shown: Tab::Customers,
            customers: CustomersPane::new(Purpose::Tab),
            history: HistoryPane::default(),
            tasks: TasksPane::default(),
            stale: vec![Tab::History, Tab::Tasks],
        }
    }

    pub(super) fn front(&mut self) -> &mut dyn Pane {
        let shown = self.shown;
        self.pane(shown)
    }

    pub(super) fn pane(&mut self, tab: Tab) -> &mut dyn Pane {
        match tab {
            Tab::Customers => &mut self.customers,
            Tab::History => &mut self.history,
            Tab::Tasks => &mut self.tasks,
        }
    }
}
