//! What can stand over the tabs: one stack; keys go to the top.

use super::form_layer::FormLayer;
use super::import_layer::ImportLayer;
use crate::domain::model::{Complaint, Contact};
use crate::pane::Pane;
use crate::pane::complaints::ComplaintsPane;
use crate::pane::customers::CustomersPane;
use crate::popup::Popup;

/// What a picked customer is for.
#[derive(Debug, Clone)]
pub enum For {
    /// Nothing waits: Ctrl-F.
    Nothing,
    /// A field of the form below.
    Field(String),
    /// A contact that has no customer yet.
    Contact(Box<Contact>),
    /// A complaint that has no customer yet.
    Complaint(Box<Complaint>),
}

/// One layer.
pub enum Layer {
    /// A finder with its card.
    Customers {
        owner: u64,
        pane: Box<CustomersPane>,
        for_what: For,
    },
    /// One complaint.
    Complaint {
        owner: u64,
        pane: Box<ComplaintsPane>,
    },
    Form {
        owner: u64,
        form: Box<FormLayer>,
    },
    Import {
        owner: u64,
        import: Box<ImportLayer>,
    },
    Popup(Box<Popup>),
}

impl Layer {
    /// The number under which it asks the store.
    pub fn owner(&self) -> Option<u64> {
        match self {
            Self::Customers { owner, .. }
            | Self::Complaint { owner, .. }
            | Self::Form { owner, .. }
            | Self::Import { owner, .. } => Some(*owner),
            Self::Popup(_) => None,
        }
    }

    /// The pane of a layer that is one, with its owner number.
    pub fn pane(&mut self) -> Option<(u64, &mut dyn Pane)> {
        match self {
            Self::Customers { owner, pane, .. } => Some((*owner, pane.as_mut())),
            Self::Complaint { owner, pane } => Some((*owner, pane.as_mut())),
            Self::Form { .. } | Self::Import { .. } | Self::Popup(_) => None,
        }
    }
}
