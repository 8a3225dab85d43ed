//! Three-way merge of lists, element by element.

use super::Clash;
use crate::domain::model::{Address, Email, Id, Phone};

/// An element of a list that has rows of its own.
pub(in crate::store) trait Element: Clone {
    fn id(&self) -> Id;
    fn set_id(&mut self, id: Id);
    /// Equal in everything a person can enter.
    fn same(&self, other: &Self) -> bool;
    /// What a conflict shows.
    fn show(&self) -> String;
}

/// Where an element of the final list comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::store) enum Slot {
    Row(Id),
    /// Position in [`ListMerge::added`].
    New(usize),
}

/// What is to be done with the rows of a list.
#[derive(Debug)]
pub(in crate::store) struct ListMerge<T> {
    pub removed: Vec<T>,
    /// Theirs, mine.
    pub changed: Vec<(T, T)>,
    pub added: Vec<T>,
    /// The final order, if positions must be written.
    pub order: Option<Vec<Slot>>,
    pub clashes: Vec<Clash<String>>,
    pub moved: bool,
}

/// Merge a list of rows. `field` is the list's name, for conflicts.
pub(in crate::store) fn merge_list<T: Element>(
    field: &'static str,
    base: &[T],
    theirs: &[T],
    mine: &[T],
) -> ListMerge<T> {
    let mine = &with_ids(base, mine);
    let find = |list: &[T], id: Id| list.iter().find(|e| id != 0 && e.id() == id).cloned();
    let mut merge = ListMerge {
        removed: Vec::new(),
        changed: Vec::new(),
        added: Vec::new(),
        order: None,
        clashes: Vec::new(),
        moved: base.len() != theirs.len()
            || base.iter().any(|b| !find(theirs, b.id()).is_some_and(|t| t.same(b))),
    };
    let clash = |b: Option<&T>, t: Option<&T>, m: Option<&T>| {
        let show = |e: Option<&T>| e.map(Element::show).unwrap_or_default();
        Clash { field, base: show(b), theirs: show(t), mine: show(m) }
    };
    for b in base {
        let (t, m) = (find(theirs, b.id()), find(mine, b.id()));
        match (t, m) {
            (Some(t), None) if t.same(b) => merge.removed.push(t),
            (Some(t), Some(m)) if !m.same(b) && !m.same(&t) => {
                if t.same(b) {
                    merge.changed.push((t, m));
                } else {
                    merge.clashes.push(clash(Some(b), Some(&t), Some(&m)));
                }
            }
            (None, Some(m)) if !m.same(b) => {
                merge.clashes.push(clash(Some(b), None, Some(&m)));
            }
            (Some(t), None) => merge.clashes.push(clash(Some(b), Some(&t), None)),
            _ => {}
        }
    }
    // What I removed and they kept is gone; what they removed stays gone.
    let mut order: Vec<Slot> = Vec::new();
    let mut covered: Vec<Id> = Vec::new();
    for m in mine {
        if find(base, m.id()).is_some() {
            if find(theirs, m.id()).is_some() {
                order.push(Slot::Row(m.id()));
            }
            continue;
        }
        // New to me; perhaps they have entered the very same meanwhile.
        let twin = theirs
            .iter()
            .find(|t| t.same(m) && find(base, t.id()).is_none() && !covered.contains(&t.id()));
        if let Some(twin) = twin {
            covered.push(twin.id());
            order.push(Slot::Row(twin.id()));
        } else {
            order.push(Slot::New(merge.added.len()));
            merge.added.push(m.clone());
        }
    }
    let theirs_only =
        theirs.iter().filter(|t| find(base, t.id()).is_none() && !covered.contains(&t.id()));
    order.extend(theirs_only.map(|t| Slot::Row(t.id())));
    let reordered = {
        let of = |list: &[T], other: &[T]| -> Vec<Id> {
            list.iter().map(Element::id).filter(|id| find(other, *id).is_some()).collect()
        };
        of(base, mine) != of(mine, base)
    };
    if reordered || !merge.added.is_empty() {
        merge.order = Some(order);
    }
    merge
}

/// A form that works on text may have lost the ids: equal elements are the same.
fn with_ids<T: Element>(base: &[T], mine: &[T]) -> Vec<T> {
    let mut taken: Vec<Id> = mine.iter().map(Element::id).collect();
    let mut result = mine.to_vec();
    for m in result.iter_mut().filter(|m| m.id() == 0) {
        if let Some(b) = base.iter().find(|b| b.same(m) && !taken.contains(&b.id())) {
            taken.push(b.id());
            m.set_id(b.id());
        }
    }
    result
}

/// What is to be done with a plain set.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct SetMerge {
    pub removed: Vec<String>,
    pub added: Vec<String>,
    pub moved: bool,
}

/// Merge a set of words that are equal if their keys are; never a conflict.
pub(in crate::store) fn merge_set(
    base: &[String],
    theirs: &[String],
    mine: &[String],
    key: impl Fn(&String) -> String,
) -> SetMerge {
    let keys = |list: &[String]| -> Vec<String> { list.iter().map(&key).collect() };
    let (base_keys, their_keys, my_keys) = (keys(base), keys(theirs), keys(mine));
    let mut merge = SetMerge {
        removed: theirs
            .iter()
            .filter(|t| base_keys.contains(&key(t)) && !my_keys.contains(&key(t)))
            .cloned()
            .collect(),
        added: Vec::new(),
        moved: base_keys.iter().any(|k| !their_keys.contains(k))
            || their_keys.iter().any(|k| !base_keys.contains(k)),
    };
    let mut seen: Vec<String> = Vec::new();
    for m in mine {
        let k = key(m);
        if !base_keys.contains(&k) && !their_keys.contains(&k) && !seen.contains(&k) {
            seen.push(k);
            merge.added.push(m.clone());
        }
    }
    merge
}

macro_rules! element {
    ($ty:ident, [$($field:ident),+], $show:expr) => {
        impl Element for $ty {
            fn id(&self) -> Id {
                self.id
            }
            fn set_id(&mut self, id: Id) {
                self.id = id;
            }
            fn same(&self, other: &Self) -> bool {
                $(self.$field == other.$field)&&+
            }
            fn show(&self) -> String {
                let show: fn(&$ty) -> String = $show;
                show(self)
            }
        }
    };
}
element!(Phone, [kind, label, raw], |p| p.raw.clone());
element!(Email, [kind, label, raw], |e| e.raw.clone());
element!(Address, [kind, street, postcode, city, country], |a| {
    let parts = [a.street.as_str(), a.postcode.as_str(), a.city.as_str(), a.country.as_str()];
    parts.iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ")
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::codes::PlaceKind;

    fn phone(id: Id, raw: &str) -> Phone {
        let label = String::new();
        Phone { id, kind: PlaceKind::Work, label, raw: raw.to_owned(), norm: String::new() }
    }

    fn raws(list: &[Phone]) -> Vec<&str> {
        list.iter().map(|p| p.raw.as_str()).collect()
    }

    #[test]
    fn an_element_added_by_each_side_is_added_once_each() {
        let base = [phone(1, "1")];
        let theirs = [phone(1, "1"), phone(2, "2")];
        let mine = [phone(0, "3"), phone(1, "1"), phone(0, "2")];
        let merge = merge_list("phones", &base, &theirs, &mine);
        assert_eq!(raws(&merge.added), ["3"]);
        assert_eq!(merge.order, Some(vec![Slot::New(0), Slot::Row(1), Slot::Row(2)]));
        assert!(merge.moved && merge.clashes.is_empty());
    }

    #[test]
    fn removing_what_nobody_else_touched_removes_it() {
        let base = [phone(1, "1"), phone(2, "2")];
        let merge = merge_list("phones", &base, &base, &[phone(2, "2")]);
        assert_eq!(raws(&merge.removed), ["1"]);
        assert!(merge.order.is_none() && !merge.moved);
    }

    #[test]
    fn the_same_element_changed_twice_is_a_conflict() {
        let base = [phone(1, "1")];
        let merge = merge_list("phones", &base, &[phone(1, "11")], &[phone(1, "12")]);
        assert_eq!(merge.clashes.len(), 1);
        let removed = merge_list("phones", &base, &[phone(1, "11")], &[]);
        assert_eq!(removed.clashes.len(), 1);
    }

    #[test]
    fn elements_whose_ids_a_form_lost_are_recognised() {
        let base = [phone(1, "1"), phone(2, "2")];
        let merge = merge_list("phones", &base, &base, &[phone(0, "2"), phone(0, "1")]);
        assert!(merge.added.is_empty() && merge.removed.is_empty());
        assert_eq!(merge.order, Some(vec![Slot::Row(2), Slot::Row(1)]));
    }

    #[test]
    fn tags_are_merged_without_conflict() {
        let words = |t: &str| -> Vec<String> { t.split(' ').map(str::to_owned).collect() };
        let merge =
            merge_set(&words("a b"), &words("a b c"), &words("b d C"), |w| w.to_lowercase());
        assert_eq!((merge.removed, merge.added), (words("a"), words("d")));
    }
}
