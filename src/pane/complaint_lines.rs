//! What stands on a complaint, line by line, for a given width: who and how annoyed,
//! the deadlines, what happened. Its life, remedies and what hangs on it: elsewhere.

use ratatui::style::{Modifier, Style};

use super::card_lines::{CardLine, CardLines, labelled, section, values};
use super::complaint_clock::{Next, Pressure, target};
use super::complaint_life;
use super::contact_line::Pieces;
use crate::domain::codes::{Code, Verdict};
use crate::domain::deadlines::{Clock, Term};
use crate::domain::model::Complaint;
use crate::domain::views::ComplaintDetail;
use crate::input::{Action, Context};
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Lays out a complaint.
pub fn lay_out(detail: &ComplaintDetail, width: usize, s: &Session) -> Vec<CardLine> {
    let mut out = CardLines::default();
    let complaint = &detail.row.complaint;
    warnings(&mut out, complaint, width, s);
    people(&mut out, detail, width, s);
    deadlines(&mut out, detail, width, s);
    words(&mut out, "complaint-what", &complaint.description, width, s);
    words(&mut out, "complaint-demand", &complaint.demand, width, s);
    facts(&mut out, detail, width, s);
    words(&mut out, "complaint-findings", &complaint.findings, width, s);
    complaint_life::life(&mut out, detail, width, s);
    complaint_life::remedies(&mut out, &detail.remedies, width, s);
    complaint_life::measures(&mut out, detail, width, s);
    complaint_life::satisfaction(&mut out, detail, width, s);
    complaint_life::contacts(&mut out, detail, width, s);
    complaint_life::earlier(&mut out, detail, s);
    out.lines
}

pub(super) fn line(pieces: Pieces) -> CardLine {
    CardLine { pieces, ..CardLine::default() }
}

fn warnings(out: &mut CardLines, complaint: &Complaint, width: usize, s: &Session) {
    let loud = s.theme.bad.add_modifier(Modifier::BOLD);
    let mut push = |words: String, style: Style| {
        for (at, words) in text::wrap(&words, width.saturating_sub(2)).into_iter().enumerate() {
            let sign = if at == 0 { s.theme.signs.warn } else { " " };
            out.lines.push(line(vec![(format!("{sign} {words}"), style)]));
        }
    };
    if complaint.meta.deleted_at.is_some() {
        push(tr!(s.i18n, "complaint-in-trash"), loud);
    }
    if complaint.safety {
        push(tr!(s.i18n, "complaint-safety"), loud);
    }
    if complaint.customer_id.is_none() && !complaint.standing.state.is_final() {
        let key = s.key_for(Context::Complaint, Action::Assign);
        push(tr!(s.i18n, "complaint-assign-hint", key = key), s.theme.warn);
    }
}

/// How annoyed, as signs: `●●●●○`.
pub fn annoyance(level: i64, s: &Session) -> String {
    let full = usize::try_from(level.clamp(0, 5)).unwrap_or(0);
    s.theme.signs.mark.repeat(full) + &s.theme.signs.open.repeat(5 - full)
}

fn people(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    let complaint = &detail.row.complaint;
    let mut customer = vec![detail.row.customer_number.clone(), detail.row.phone.clone()];
    customer.push(detail.person.clone());
    if complaint.customer_id.is_some() {
        customer.push(complaint.complainant.clone());
    }
    values(out, &tr!(s.i18n, "complaint-customer"), &customer, width, s);
    let mut mood = Vec::new();
    if let Some(level) = complaint.annoyance {
        mood.push(format!("{} {level}/5", annoyance(level, s)));
    }
    // “Annoyance: first complaint” would be no answer.
    if mood.is_empty() && complaint.repeat.is_some() {
        mood.push(tr!(s.i18n, "complaint-next-nothing"));
    }
    match complaint.repeat {
        Some(true) => mood.push(tr!(s.i18n, "complaint-repeat")),
        Some(false) => mood.push(tr!(s.i18n, "complaint-first")),
        None => {}
    }
    values(out, &tr!(s.i18n, "complaint-annoyance"), &mood, width, s);
}

/// Acknowledge by, resolve by, next word: left in words and as a moment.
fn deadlines(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    let complaint = &detail.row.complaint;
    let targets = &s.shared.settings.deadlines;
    let clock = Clock::of(complaint, &detail.steps, targets, &s.calendar);
    term(
        out,
        "complaint-acknowledge-by",
        clock.acknowledge(s.now),
        target(complaint, Next::Acknowledge, s),
        width,
        s,
    );
    term(
        out,
        "complaint-resolve-by",
        clock.resolve(s.now),
        target(complaint, Next::Resolve, s),
        width,
        s,
    );
    if let Some(due) = clock.next_word_due() {
        let left_s = super::complaint_clock::left(due, s);
        let word = Term {
            due: Some(due),
            done_at: None,
            agreed: false,
            paused: false,
            used_s: 0,
            left_s,
            breached: left_s < 0,
        };
        term(out, "complaint-word-by", word, target(complaint, Next::Word, s), width, s);
    }
}

fn term(out: &mut CardLines, label: &str, term: Term, target_s: i64, width: usize, s: &Session) {
    let dot = format!(" {} ", s.theme.signs.dot);
    let pressure = match term.done_at {
        Some(_) => Pressure::Over,
        None if term.paused => Pressure::Paused,
        None => Pressure::of_left(term.left_s, target_s, term.breached),
    };
    let mut facts = Vec::new();
    match (term.done_at, term.due) {
        (Some(at), _) => {
            facts.push(s.moment(at));
            facts.push(if term.breached {
                tr!(
                    s.i18n,
                    "complaint-too-late",
                    time = s.i18n.duration(term.left_s.saturating_neg())
                )
            } else {
                tr!(s.i18n, "complaint-in-time")
            });
        }
        (None, _) if term.paused => {
            let time = s.i18n.duration(term.left_s.saturating_abs());
            facts.push(if term.left_s < 0 {
                tr!(s.i18n, "complaint-clock-stands-over", time = time)
            } else {
                tr!(s.i18n, "complaint-clock-stands", time = time)
            });
        }
        (None, Some(due)) => {
            let time = s.i18n.duration(term.left_s.saturating_abs());
            facts.push(match term.left_s / 60 {
                0 => s.i18n.work_left(term.left_s),
                1.. => tr!(s.i18n, "complaint-left", time = time),
                _ => tr!(s.i18n, "complaint-over", time = time),
            });
            facts.push(s.moment(due));
        }
        (None, None) => facts.push(s.theme.signs.dash.to_owned()),
    }
    if term.agreed {
        facts.push(tr!(s.i18n, "complaint-agreed"));
    }
    let style = match pressure {
        Pressure::Over if term.breached => s.theme.warn,
        Pressure::Over => s.theme.good,
        _ => pressure.style(s),
    };
    let mut label = tr!(s.i18n, label);
    let room = width.saturating_sub(super::card_lines::LABEL + 2);
    let words = facts.join(&dot);
    for (at, words) in text::wrap(&words, room).into_iter().enumerate() {
        let mut pieces = labelled(&std::mem::take(&mut label), s);
        let sign = if at == 0 { pressure.sign(s) } else { " " };
        pieces.push((format!("{sign} "), style));
        pieces.push((words, style));
        out.lines.push(line(pieces));
    }
}

/// A longer text below its heading; nothing if there is none.
fn words(out: &mut CardLines, heading: &str, words: &str, width: usize, s: &Session) {
    if words.trim().is_empty() {
        return;
    }
    section(out, tr!(s.i18n, heading));
    for words in text::wrap(&text::clean_lines(words.trim_end()), width.saturating_sub(1)) {
        out.lines.push(line(vec![(words, s.theme.text)]));
    }
}

/// Everything that is known in a word.
fn facts(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    let c = &detail.row.complaint;
    section(out, tr!(s.i18n, "complaint-facts"));
    let label = |key: &str| tr!(s.i18n, key);
    let came = vec![s.moment(c.received_at), tr!(s.i18n, &c.channel.message())];
    values(out, &label("complaint-received"), &came, width, s);
    values(out, &label("complaint-about"), &[c.category.clone(), c.cause.clone()], width, s);
    let mut product = vec![c.product.clone(), c.document.clone()];
    if let Some(day) = c.delivered_on {
        product.push(tr!(s.i18n, "complaint-delivered", date = s.i18n.date(day)));
    }
    values(out, &label("complaint-product"), &product, width, s);
    let mut judged: Vec<String> =
        c.claim.iter().map(|claim| tr!(s.i18n, &claim.message())).collect();
    if c.justified != Verdict::Open {
        judged.push(tr!(
            s.i18n,
            "complaint-justified",
            verdict = tr!(s.i18n, &c.justified.message())
        ));
    }
    values(out, &label("complaint-judged"), &judged, width, s);
    values(out, &label("complaint-owner"), std::slice::from_ref(&c.owner), width, s);
    if !detail.duplicate_of.is_empty() {
        let of = [detail.duplicate_of.clone()];
        values(out, &label("complaint-duplicate-of"), &of, width, s);
    }
    if c.standing.reopened > 0 {
        let times = [tr!(s.i18n, "complaint-reopened", count = c.standing.reopened)];
        values(out, &label("complaint-again"), &times, width, s);
    }
}
