//! The tabs: their fixed numbers and the panes behind them.

use crate::pane::Pane;
use crate::pane::complaints::ComplaintsPane;
use crate::pane::customers::{CustomersPane, Purpose};
use crate::pane::history::HistoryPane;
use crate::pane::kpis::KpisPane;
use crate::pane::segments::SegmentsPane;
use crate::pane::tasks::TasksPane;

/// Which tab is in front.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    Customers,
    History,
    Complaints,
    Tasks,
    Segments,
    Kpis,
}

impl Tab {
    pub(super) const ALL: [Self; 6] =
        [Self::Customers, Self::History, Self::Complaints, Self::Tasks, Self::Segments, Self::Kpis];

    /// Numbers are fixed.
    pub(super) fn number(self) -> usize {
        match self {
            Self::Customers => 1,
            Self::History => 2,
            Self::Complaints => 3,
            Self::Tasks => 4,
            Self::Segments => 5,
            Self::Kpis => 6,
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
            Self::Complaints => "tab-complaints",
            Self::Tasks => "tab-tasks",
            Self::Segments => "tab-segments",
            Self::Kpis => "tab-kpis",
        }
    }
}

/// The panes behind the tabs.
pub(super) struct Tabs {
    pub(super) shown: Tab,
    pub(super) customers: CustomersPane,
    pub(super) history: HistoryPane,
    pub(super) complaints: ComplaintsPane,
    pub(super) tasks: TasksPane,
    pub(super) segments: SegmentsPane,
    pub(super) kpis: KpisPane,
    /// Tabs whose content is older than the last change.
    pub(super) stale: Vec<Tab>,
}

impl Tabs {
    pub(super) fn new() -> Self {
        Self {
            shown: Tab::Customers,
            customers: CustomersPane::new(Purpose::Tab),
            history: HistoryPane::default(),
            complaints: ComplaintsPane::default(),
            tasks: TasksPane::default(),
            segments: SegmentsPane::default(),
            kpis: KpisPane::default(),
            stale: vec![Tab::History, Tab::Complaints, Tab::Tasks, Tab::Segments, Tab::Kpis],
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
            Tab::Complaints => &mut self.complaints,
            Tab::Tasks => &mut self.tasks,
            Tab::Segments => &mut self.segments,
            Tab::Kpis => &mut self.kpis,
        }
    }
}
