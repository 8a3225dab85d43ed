//! Everything a key can mean, by context.

/// Where a key is pressed. A context falls back to the one it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Context {
    /// Works everywhere outside text fields and popups.
    Global,
    /// The search field.
    Search,
    /// Any list.
    List,
    /// The customer card.
    Card,
    /// The list of complaints, and one complaint.
    Complaint,
    /// The list of tasks.
    Tasks,
    /// The list of segments, their members and pictures.
    Segments,
    /// The figures of the business.
    Kpis,
    /// A form, on a field that is no long text.
    Form,
    /// A form, in a long text.
    FormText,
    /// A popup (menu, question, help).
    Popup,
}

impl Context {
    pub const ALL: &'static [Self] = &[
        Self::Global,
        Self::Search,
        Self::List,
        Self::Card,
        Self::Complaint,
        Self::Tasks,
        Self::Segments,
        Self::Kpis,
        Self::Form,
        Self::FormText,
        Self::Popup,
    ];

    /// Name of its table in the keymap.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Search => "search",
            Self::List => "list",
            Self::Card => "card",
            Self::Complaint => "complaint",
            Self::Tasks => "tasks",
            Self::Segments => "segments",
            Self::Kpis => "kpis",
            Self::Form => "form",
            Self::FormText => "form.text",
            Self::Popup => "popup",
        }
    }

    /// Where a key is looked up that has no meaning here.
    pub fn parent(self) -> Option<Self> {
        match self {
            Self::Card | Self::List => Some(Self::Global),
            Self::Complaint | Self::Tasks | Self::Segments | Self::Kpis => Some(Self::List),
            Self::FormText => Some(Self::Form),
            _ => None,
        }
    }
}

macro_rules! actions {
    ($($variant:ident = $name:literal,)+) => {
        /// What a key means. Its message is `action-<name>`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Action { $($variant,)+ }
        impl Action {
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// Name in the keymap and in message keys.
            pub fn name(self) -> &'static str { match self { $(Self::$variant => $name,)+ } }
        }
    };
}

actions! {
    // anywhere
    Tab1 = "tab-1",
    Tab2 = "tab-2",
    Tab3 = "tab-3",
    Tab4 = "tab-4",
    Tab5 = "tab-5",
    Tab6 = "tab-6",
    NextTab = "next-tab",
    PreviousTab = "previous-tab",
    Palette = "palette",
    Help = "help",
    FindCustomer = "find-customer",
    Undo = "undo",
    Quit = "quit",
    Interrupt = "interrupt",
    Suspend = "suspend",
    Redraw = "redraw",
    Import = "import",
    Imports = "imports",
    Trash = "trash",
    Settings = "settings",
    TakeDraft = "take-draft",
    // moving
    Up = "up",
    Down = "down",
    PageUp = "page-up",
    PageDown = "page-down",
    First = "first",
    Last = "last",
    Back = "back",
    // lists and card
    Search = "search",
    ToList = "to-list",
    Open = "open",
    New = "new",
    NewPerson = "new-person",
    Edit = "edit",
    LogCall = "log-call",
    LogCallOut = "log-call-out",
    LogContact = "log-contact",
    NewTask = "new-task",
    NewComplaint = "new-complaint",
    NewSurvey = "new-survey",
    NewSale = "new-sale",
    NewCost = "new-cost",
    Rate = "rate",
    AccountPlan = "account-plan",
    SetStage = "set-stage",
    NextStep = "next-step",
    Acknowledge = "acknowledge",
    Picture = "picture",
    PeriodBack = "period-back",
    PeriodForward = "period-forward",
    Period = "period",
    Compare = "compare",
    Consent = "consent",
    Tick = "tick",
    Postpone = "postpone",
    PostponeDay = "postpone-day",
    PostponeWeek = "postpone-week",
    HandOver = "hand-over",
    Urgency = "urgency",
    Assign = "assign",
    Sort = "sort",
    Filter = "filter",
    Mark = "mark",
    Actions = "actions",
    Delete = "delete",
    Copy = "copy",
    Reach = "reach",
    // forms
    Save = "save",
    Leave = "leave",
    NextField = "next-field",
    PreviousField = "previous-field",
    FollowUp = "follow-up",
    SwapDirection = "swap-direction",
    EditExternally = "edit-externally",
    UndoText = "undo-text",
    RedoText = "redo-text",
    // popups
    Confirm = "confirm",
    Cancel = "cancel",
}

impl Action {
    /// The action with this name in the keymap.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.name() == name)
    }

    /// The tab (1–6) that this action switches to.
    pub fn tab(self) -> Option<usize> {
        match self {
            Self::Tab1 => Some(1),
            Self::Tab2 => Some(2),
            Self::Tab3 => Some(3),
            Self::Tab4 => Some(4),
            Self::Tab5 => Some(5),
            Self::Tab6 => Some(6),
            _ => None,
        }
    }
}
