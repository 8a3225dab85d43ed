//! Keys typed ahead among complaints: on a slow line they do what they do on a quick one.

use super::complaint_tab::{Told, detail, state, tell, with_complaints};
use crate::domain::codes::ComplaintState::{CarriedOut, InProgress, Offered, Received};
use crate::domain::model::ComplaintStep;
use crate::i18n::Lang;
use crate::store::api::{Action, Change};

#[test]
fn two_steps_typed_at_once_are_two_steps_however_slow_the_line_is() {
    for slow in [false, true] {
        let mut h = with_complaints(Lang::De, 80, 24);
        h.keys("<esc>3<down>").settle();
        h.slow = slow;
        // The second one opens the form of the offer; what follows is typed there.
        h.keys("xxNeue Schiene<ctrl-s>");
        for _ in 0..12 {
            h.settle().hides("von dort kein");
        }
        assert_eq!(state(&h, 1), Offered);
        assert_eq!(detail(&h, 1).steps.last().unwrap().note, "Neue Schiene");
        h.keys("xx");
        for _ in 0..12 {
            h.settle().hides("von dort kein");
        }
        assert_eq!(state(&h, 1), CarriedOut);
    }
}

#[test]
fn acknowledging_twice_on_a_slow_line_is_no_error_and_undo_takes_the_last_step_back() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>").settle();
    h.slow = true;
    h.keys("rr");
    for _ in 0..6 {
        h.settle();
    }
    h.shows("B-2026-0001 ist schon bestätigt.").keys("x<down>xu");
    for _ in 0..12 {
        h.settle().hides("von dort kein");
    }
    assert!(detail(&h, 1).row.complaint.standing.acknowledged_at.is_some());
    assert_eq!(state(&h, 1), InProgress);
}

#[test]
fn what_was_typed_ahead_of_a_refused_step_is_forgotten() {
    let mut h = with_complaints(Lang::De, 80, 24);
    h.keys("<esc>3<down>").settle();
    let step = ComplaintStep::into_state(1, InProgress, h.now);
    let changes = vec![Change::Step(Box::new(step))];
    let action = Action { what: "step", subject: String::new(), changes, draft: None };
    h.store.save(&action, h.now).unwrap();
    h.slow = true;
    h.keys("xx");
    h.settle().shows("von dort kein").settle().settle().hides("Wie haben Sie");
    h.shows("von dort kein").keys("<up><down>").shows("x Lösung anbieten");
    assert_eq!(state(&h, 1), InProgress);
}

#[test]
fn a_key_typed_ahead_is_never_taken_for_another_complaint() {
    let mut h = with_complaints(Lang::De, 80, 24);
    let now = h.now;
    let told = Told { ago: 90, ..Told::default() };
    let other = tell(&mut h, &told, |_| {});
    h.now = now;
    h.keys("<esc>3fstand<enter>eingeg<enter>").settle().keys("<down>").settle();
    h.slow = true;
    // In work it is no longer among the received ones; the next one stands in its line.
    h.keys("xx");
    for _ in 0..6 {
        h.settle();
    }
    h.hides("B-0001");
    assert_eq!((state(&h, 1), state(&h, other)), (InProgress, Received));
}
