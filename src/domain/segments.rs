//! The segments that every file has. Each is a query of the query language, so that it can be
//! looked at, copied and changed. Knows nothing of who is in them.

use crate::domain::codes::{AbcClass, Stage};

/// What a segment is about; they are shown by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    Worth,
    Stages,
    Rfm,
    Care,
}

impl Group {
    pub const ALL: [Self; 4] = [Self::Worth, Self::Stages, Self::Rfm, Self::Care];

    /// Key of the message that names it.
    pub fn message(self) -> &'static str {
        match self {
            Self::Worth => "segment-group-worth",
            Self::Stages => "segment-group-stages",
            Self::Rfm => "segment-group-rfm",
            Self::Care => "segment-group-care",
        }
    }
}

/// What is known of the members a year ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    Abc(AbcClass),
    Stage(Stage),
}

/// A segment that every file has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BuiltIn {
    /// Stable name, for the command line and JSON.
    pub name: &'static str,
    pub group: Group,
    pub query: &'static str,
    /// By what its size a year ago can be told.
    pub then: Option<Then>,
}

impl BuiltIn {
    /// Key of the message that names it on screen.
    pub fn message(&self) -> String {
        format!("segment-{}", self.name.replace('_', "-"))
    }

    /// Key of the message that says who belongs to it and what is to be done with them.
    pub fn about(&self) -> String {
        format!("segment-about-{}", self.name.replace('_', "-"))
    }
}

/// The segment with a stable name.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|segment| segment.name == name)
}

const fn abc(name: &'static str, query: &'static str, class: AbcClass) -> BuiltIn {
    BuiltIn { name, group: Group::Worth, query, then: Some(Then::Abc(class)) }
}

const fn stage(name: &'static str, query: &'static str, stage: Stage) -> BuiltIn {
    BuiltIn { name, group: Group::Stages, query, then: Some(Then::Stage(stage)) }
}

const fn plain(group: Group, name: &'static str, query: &'static str) -> BuiltIn {
    BuiltIn { name, group, query, then: None }
}

/// All of them, in the order in which they are shown.
pub const BUILT_IN: &[BuiltIn] = &[
    abc("abc_a", "abc:A", AbcClass::A),
    abc("abc_b", "abc:B", AbcClass::B),
    abc("abc_c", "abc:C", AbcClass::C),
    plain(Group::Worth, "key_accounts", "key_account:yes"),
    stage("lead", "stage:lead", Stage::Lead),
    stage("new", "stage:new", Stage::New),
    stage("active", "stage:active", Stage::Active),
    stage("regular", "stage:regular", Stage::Regular),
    stage("at_risk", "stage:at_risk", Stage::AtRisk),
    stage("lost", "stage:lost", Stage::Lost),
    stage("won_back", "stage:won_back", Stage::WonBack),
    plain(Group::Rfm, "rfm_champions", "rfm:champions"),
    plain(Group::Rfm, "rfm_cant_lose", "rfm:cant_lose"),
    plain(Group::Rfm, "rfm_loyal", "rfm:loyal"),
    plain(Group::Rfm, "rfm_big_spenders", "rfm:big_spenders"),
    plain(Group::Rfm, "rfm_new", "rfm:new"),
    plain(Group::Rfm, "rfm_promising", "rfm:promising"),
    plain(Group::Rfm, "rfm_needs_attention", "rfm:needs_attention"),
    plain(Group::Rfm, "rfm_at_risk", "rfm:at_risk"),
    plain(Group::Rfm, "rfm_lost", "rfm:lost"),
    plain(Group::Rfm, "rfm_hibernating", "rfm:hibernating"),
    plain(Group::Care, "never_contacted", "last_contact:none"),
    plain(Group::Care, "silent", "silent:yes"),
    plain(Group::Care, "open_complaints", "open_complaints > 0"),
    plain(Group::Care, "promoters", "nps >= 9"),
    plain(Group::Care, "detractors", "nps <= 6"),
    plain(Group::Care, "birthdays", "birthday:month"),
    plain(
        Group::Care,
        "no_consent",
        "not consent.email:granted and not consent.phone:granted and not consent.post:granted",
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::codes::{Code, RfmGroup};
    use crate::i18n::{I18n, Lang};

    #[test]
    fn every_segment_has_a_name_of_its_own_and_words_in_both_languages() {
        let names: BTreeSet<&str> = BUILT_IN.iter().map(|segment| segment.name).collect();
        assert_eq!(names.len(), BUILT_IN.len());
        for lang in [Lang::De, Lang::En] {
            let i18n = I18n::new(lang);
            let mut labels = BTreeSet::new();
            for segment in BUILT_IN {
                assert!(i18n.has(&segment.about()), "{lang:?}: {}", segment.about());
                assert!(i18n.has(&segment.message()), "{lang:?}: {}", segment.message());
                assert!(labels.insert(i18n.text(&segment.message())), "twice: {}", segment.name);
            }
            assert!(Group::ALL.iter().all(|group| i18n.has(group.message())));
        }
    }

    #[test]
    fn segments_of_a_group_stand_together() {
        let order: Vec<Group> = BUILT_IN.iter().map(|segment| segment.group).collect();
        let shown: Vec<Group> = order.chunk_by(|a, b| a == b).map(|chunk| chunk[0]).collect();
        assert_eq!(shown, Group::ALL);
    }

    #[test]
    fn no_class_stage_or_group_is_without_its_segment() {
        let then: Vec<_> = BUILT_IN.iter().filter_map(|segment| segment.then).collect();
        assert!(AbcClass::ALL.iter().all(|class| then.contains(&Then::Abc(*class))));
        assert!(Stage::ALL.iter().all(|stage| then.contains(&Then::Stage(*stage))));
        for group in RfmGroup::ALL {
            let segment = built_in(&format!("rfm_{}", group.name())).unwrap();
            assert_eq!(segment.query, format!("rfm:{}", group.name()));
        }
    }
}
