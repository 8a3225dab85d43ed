//! Closed lists of the field (channels, directions, outcomes …).
//!
//! Each is an enum with a stable `name` (import, export, JSON, message keys)
//! and a stable small number for the store. Both are part of the file format:
//! entries are appended, never renumbered. Knows nothing of language: the word
//! on screen is the message `<list>-<name>` (underscores as dashes).

/// A closed list: what forms, filters and importers need to know of it.
pub trait Code: Copy + Eq + 'static {
    /// Name of the list, as in message keys: `channel` → `channel-phone`.
    const LIST: &'static str;
    /// All entries in the order in which they are offered.
    const ALL: &'static [Self];
    /// Stable name used in files and JSON.
    fn name(self) -> &'static str;
    /// Stable number used in the store.
    fn code(self) -> i64;
    /// Key of the message that names the entry on screen.
    fn message(self) -> String {
        format!("{}-{}", Self::LIST, self.name().replace('_', "-"))
    }
    /// The entry with this stable name (exact, lower case).
    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.name() == name)
    }
    /// The entry with this stored number.
    fn from_code(code: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.code() == code)
    }
}

macro_rules! codes {
    ($(#[$meta:meta])* $ty:ident, $list:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal, $name:literal;)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $ty { $($(#[$vmeta])* $variant,)+ }
        impl Code for $ty {
            const LIST: &'static str = $list;
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn name(self) -> &'static str { match self { $(Self::$variant => $name,)+ } }
            fn code(self) -> i64 { match self { $(Self::$variant => $code,)+ } }
        }
        impl serde::Serialize for $ty {
            fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> { s.serialize_str(self.name()) }
        }
        impl<'de> serde::Deserialize<'de> for $ty {
            fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let name = String::deserialize(d)?;
                Self::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("unknown {} `{name}`", $list)))
            }
        }
    };
}

codes! {
    /// What a customer is.
    CustomerKind, "customer-kind" {
        Person = 1, "person";
        Company = 2, "company";
    }
}
codes! {
    /// Lifecycle stage (Lebenszyklusphase).
    Stage, "stage" {
        Lead = 1, "lead";
        New = 2, "new";
        Active = 3, "active";
        Regular = 4, "regular";
        AtRisk = 5, "at_risk";
        Lost = 6, "lost";
        WonBack = 7, "won_back";
    }
}
codes! {
    /// The way a contact took.
    Channel, "channel" {
        Phone = 1, "phone";
        Email = 2, "email";
        Letter = 3, "letter";
        Fax = 4, "fax";
        Sms = 5, "sms";
        Messenger = 6, "messenger";
        Chat = 7, "chat";
        Social = 8, "social";
        Website = 9, "website";
        Shop = 10, "shop";
        Visit = 11, "visit";
        Video = 12, "video";
        Voicemail = 13, "voicemail";
        Event = 14, "event";
        Other = 15, "other";
    }
}
codes! {
    /// Who turned to whom: `In` is the customer turning to us.
    Direction, "direction" {
        In = 1, "in";
        Out = 2, "out";
    }
}
codes! {
    /// What a contact was about.
    Topic, "topic" {
        Enquiry = 1, "enquiry";
        Offer = 2, "offer";
        Order = 3, "order";
        Delivery = 4, "delivery";
        Support = 5, "support";
        Wish = 6, "wish";
        Praise = 7, "praise";
        Complaint = 8, "complaint";
        Other = 9, "other";
    }
}
codes! {
    /// How a contact ended.
    Outcome, "outcome" {
        Reached = 1, "reached";
        NoAnswer = 2, "no_answer";
        Voicemail = 3, "voicemail";
        Callback = 4, "callback";
        Done = 5, "done";
    }
}
codes! {
    /// What a task is.
    TaskKind, "task-kind" {
        Task = 1, "task";
        FollowUp = 2, "follow_up";
        Appointment = 3, "appointment";
        Promise = 4, "promise";
        Wish = 5, "wish";
    }
}
codes! {
    /// How much a task presses.
    Priority, "priority" {
        Low = 1, "low";
        Normal = 2, "normal";
        High = 3, "high";
    }
}
codes! {
    /// What a phone, e-mail or address row is for.
    PlaceKind, "place-kind" {
        Work = 1, "work";
        Mobile = 2, "mobile";
        Home = 3, "home";
        Fax = 4, "fax";
        Other = 5, "other";
    }
}
codes! {
    /// What an address is for.
    AddressKind, "address-kind" {
        Main = 1, "main";
        Billing = 2, "billing";
        Delivery = 3, "delivery";
    }
}
codes! {
    /// Channels for which a consent (Einwilligung) is kept.
    ConsentChannel, "consent-channel" {
        Email = 1, "email";
        Phone = 2, "phone";
        Post = 3, "post";
        Messenger = 4, "messenger";
    }
}
codes! {
    /// State of a consent.
    ConsentStatus, "consent-status" {
        Granted = 1, "granted";
        Refused = 2, "refused";
        Withdrawn = 3, "withdrawn";
    }
}
codes! {
    /// Lawful basis of keeping the data (Art. 6 GDPR).
    LawfulBasis, "lawful-basis" {
        Contract = 1, "contract";
        Consent = 2, "consent";
        LegitimateInterest = 3, "legitimate_interest";
        LegalDuty = 4, "legal_duty";
    }
}
codes! {
    /// Type of an own field (eigenes Feld).
    FieldType, "field-type" {
        Text = 1, "text";
        Number = 2, "number";
        Date = 3, "date";
        YesNo = 4, "yes_no";
        Choice = 5, "choice";
    }
}

impl Outcome {
    /// A *real* contact is one where somebody was spoken to (or written to).
    pub fn is_real(self) -> bool {
        !matches!(self, Self::NoAnswer | Self::Voicemail)
    }
}
