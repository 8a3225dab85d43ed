//! A complaint taken during a call: back in the call, through a kill, and step by step
//! to its end.

use serde_json::Value;

use super::terminal::{NOW, Place, Terminal, place, run, sample};

/// What a language calls the things of these stories, and the key it is tried with.
struct Words {
    lang: &'static str,
    call: &'static str,
    /// Ctrl-B or F6.
    complaint_key: &'static str,
    complaint: &'static str,
    saved: &'static str,
    history: &'static str,
    acknowledged: &'static str,
    /// The states, in order.
    received: &'static str,
    in_progress: &'static str,
    offer: &'static str,
    offered: &'static str,
    accepted: &'static str,
    carried_out: &'static str,
    close: &'static str,
    closed: &'static str,
    draft: &'static str,
}

const GERMAN: Words = Words {
    lang: "de_DE.UTF-8",
    call: "Anruf",
    complaint_key: "\x02",
    complaint: "Neue Beschwerde",
    saved: "Gespeichert: Beschwerde B-2026-0001",
    history: "Kontakthistorie",
    acknowledged: "B-2026-0001: Eingang bestätigt",
    received: "eingegangen",
    in_progress: "in Bearbeitung",
    offer: "Was bieten Sie an?",
    offered: "Lösung angeboten",
    accepted: "angenommen",
    carried_out: "ausgeführt",
    close: "Was ist zu sagen?",
    closed: "abgeschlossen",
    draft: "Entwurf",
};

const ENGLISH: Words = Words {
    lang: "en_GB.UTF-8",
    call: "Call",
    complaint_key: "\x1b[17~",
    complaint: "New complaint",
    saved: "Saved: complaint B-2026-0001",
    history: "Contact history",
    acknowledged: "B-2026-0001: Acknowledged",
    received: "received",
    in_progress: "in progress",
    offer: "What do you offer?",
    offered: "solution offered",
    accepted: "accepted",
    carried_out: "carried out",
    close: "What is there to say?",
    closed: "closed",
    draft: "Draft",
};

impl Terminal {
    /// Waits until the complaint that is shown stands there, as its first line says.
    #[track_caller]
    fn until_state(&mut self, state: &str) -> &mut Self {
        self.until(state, |screen| {
            let line = screen.lines().find(|line| line.starts_with(" B-2026-0001 "));
            line.is_some_and(|line| line.trim_end().ends_with(state))
        })
    }
}

/// A place with customers and what was said to them, Silberhausen among them.
fn with_customers() -> Place {
    let place = place();
    for kind in ["customers", "contacts"] {
        let file = sample(&format!("invoicing-cp1252/{kind}.csv"));
        run(place.home(), &["--db", place.db(), "import", kind, &file], 0);
    }
    place
}

/// In the call of Silberhausen, until the form of a complaint is open.
fn complain_in_a_call(t: &mut Terminal, place: &Place, words: &Words) {
    t.send("971150").shows("Silberhausen").send("\r").shows("10001");
    t.send("\r").shows(words.call).send("Karton kam nass an").shows("Karton kam nass an");
    // The draft of the call is older than that of the complaint.
    place.until_draft_holds("Karton kam nass an");
    t.send(words.complaint_key).shows(words.complaint);
    // What was noted so far is what happened.
    t.shows("Karton kam nass an").send(", alles aufgeweicht").shows("an, alles aufgeweicht");
}

fn json(place: &Place, args: &[&str]) -> Value {
    let args = [&["--db", place.db()][..], args, &["--json"]].concat();
    serde_json::from_str(&run(place.home(), &args, 0)).unwrap()
}

fn taken_during_a_call_and_closed(words: &Words) {
    let place = with_customers();
    let mut t = Terminal::speaking(words.lang, Some(NOW), place.home(), &["--db", place.db()]);
    complain_in_a_call(&mut t, &place, words);
    t.send("\x13").shows(words.saved);
    // Back in the call, which is about the complaint now.
    t.shows(words.call).send("\rBitte zurückrufen").shows("Bitte zurückrufen");
    t.send("\x13").shows(words.history).shows("B-2026-0001");
    // In the list, then alone with its life.
    t.send("3").shows("B-0001").send("\r").until_state(words.received);
    t.send("r").shows(words.acknowledged);
    // Another process sees what this one has saved.
    let open = json(&place, &["complaints"]);
    assert_eq!(open[0]["number"], "B-2026-0001");
    assert_eq!(open[0]["state"], "received");
    assert!(open[0]["acknowledged_at"].is_string(), "{open}");
    t.send("x").until_state(words.in_progress);
    t.send("x").shows(words.offer).send("Ersatz und Gutschrift\x13").until_state(words.offered);
    t.send("x").until_state(words.accepted).send("x").until_state(words.carried_out);
    t.send("x").shows(words.close).send("Angekommen, alles gut");
    t.send("\t\t\t5\t4\t5\x13").until_state(words.closed);
    t.send("\x03");
    t.ended();
    let card = json(&place, &["show", "10001"]);
    let call = &card["contacts"][0];
    assert_eq!(call["complaint"], "B-2026-0001");
    assert_eq!(call["topic"], "complaint");
    let note = call["note"].as_str().unwrap();
    assert!(note.contains("Karton kam nass an") && note.contains("Bitte zurückrufen"), "{note}");
    let complaint = &card["complaints"][0];
    assert_eq!(complaint["description"], "Karton kam nass an, alles aufgeweicht");
    let satisfaction = ["satisfaction", "satisfaction_treatment", "satisfaction_process"];
    assert_eq!(satisfaction.map(|mark| complaint[mark].as_i64()), [5, 4, 5].map(Some));
    let states: Vec<&str> =
        complaint["steps"].as_array().unwrap().iter().filter_map(|s| s["state"].as_str()).collect();
    assert_eq!(states, ["received", "in_progress", "offered", "accepted", "carried_out", "closed"]);
    assert_eq!(run(place.home(), &["--db", place.db(), "complaints", "--json"], 1).trim(), "[]");
}

#[test]
fn a_complaint_taken_during_a_call_goes_its_way_to_the_end() {
    taken_during_a_call_and_closed(&GERMAN);
}

#[test]
fn a_complaint_taken_during_a_call_goes_its_way_to_the_end_in_english() {
    taken_during_a_call_and_closed(&ENGLISH);
}

fn killed_while_complaining(words: &Words) {
    let place = with_customers();
    // Of this year.
    let (saved, _) = words.saved.split_once("-2026").unwrap();
    let number = "-0001";
    {
        // The clock runs: which draft is the newer one counts.
        let mut t = Terminal::speaking(words.lang, None, place.home(), &["--db", place.db()]);
        complain_in_a_call(&mut t, &place, words);
        // The call and the complaint.
        place.until_drafts(2);
        place.until_draft_holds("alles aufgeweicht");
        t.signal(rustix::process::Signal::KILL);
        t.ended();
    }
    let mut t = Terminal::speaking(words.lang, None, place.home(), &["--db", place.db()]);
    // The complaint comes first; then the call, which has not lost it.
    t.shows(words.draft).send("\r").shows(words.complaint).shows("an, alles aufgeweicht");
    t.send("\x13").shows(saved);
    t.send("\tD").shows(number).shows("Karton kam nass an");
    t.send("\x13").until("the list", |screen| !screen.contains("Karton kam nass an"));
    t.send("\x03");
    t.ended();
    assert_eq!(place.drafts(), 0);
    let card = json(&place, &["show", "10001"]);
    let complaint = &card["complaints"][0]["number"];
    assert!(complaint.as_str().is_some_and(|n| n.ends_with(number)), "{complaint}");
    assert_eq!(&card["contacts"][0]["complaint"], complaint);
    assert_eq!(card["complaints"][0]["description"], "Karton kam nass an, alles aufgeweicht");
    assert_eq!(card["complaints"].as_array().unwrap().len(), 1);
}

#[test]
fn a_kill_in_the_middle_of_a_complaint_keeps_it_and_its_call_and_their_link() {
    killed_while_complaining(&GERMAN);
}

#[test]
fn a_kill_in_the_middle_of_a_complaint_keeps_all_in_english() {
    killed_while_complaining(&ENGLISH);
}
