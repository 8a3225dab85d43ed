//! The life of a complaint and what hangs on it: steps, remedies, measures,
//! satisfaction, contacts, earlier complaints. Line by line, for a given width.

use chrono::NaiveDate;

use super::card_lines::{CardLines, LABEL, labelled, section, task_pieces, values};
use super::complaint_lines::line;
use super::complaint_rows::headline;
use super::contact_line::{self, Pieces};
use crate::domain::codes::{Code, StepKind};
use crate::domain::model::{ComplaintStep, Remedy, Survey, Task};
use crate::domain::views::ComplaintDetail;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Cells of a moment: `Sa 21.11. 14:05`.
const WHEN: usize = 16;

/// Every step, oldest first: when, who, what, told how; the note below it.
pub(super) fn life(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    section(out, tr!(s.i18n, "complaint-life"));
    for step in &detail.steps {
        let dots = s.theme.signs.ellipsis;
        let mut pieces: Pieces = vec![
            (text::fit(&s.when(step.at), WHEN, dots) + " ", s.theme.dim),
            (text::fit(&text::clean(&step.by), 8, dots) + " ", s.theme.dim),
            (
                step_word(step, s),
                if step.kind == StepKind::State { s.theme.text } else { s.theme.accent },
            ),
        ];
        if let Some(channel) = step.told {
            let channel = tr!(s.i18n, &channel.message());
            pieces.push((format!("  {} {channel}", s.theme.signs.outgoing), s.theme.dim));
        }
        out.lines.push(line(pieces));
        notes(out, &step.note, WHEN + 10, width, s);
    }
}

fn step_word(step: &ComplaintStep, s: &Session) -> String {
    let key = match step.state {
        Some(state) if step.kind == StepKind::State => state.message(),
        _ => step.kind.message(),
    };
    tr!(s.i18n, &key)
}

/// A note under its line.
fn notes(out: &mut CardLines, note: &str, indent: usize, width: usize, s: &Session) {
    if note.trim().is_empty() {
        return;
    }
    let indent = indent.min(width / 3);
    for words in text::wrap(&text::clean_lines(note.trim_end()), width.saturating_sub(indent)) {
        out.lines.push(line(vec![(" ".repeat(indent), s.theme.dim), (words, s.theme.dim)]));
    }
}

pub(super) fn remedies(out: &mut CardLines, remedies: &[Remedy], width: usize, s: &Session) {
    if remedies.is_empty() {
        return;
    }
    let currency = &s.shared.settings.currency;
    let sum = remedies.iter().fold(0_i64, |sum, remedy| sum.saturating_add(remedy.cost));
    section(out, tr!(s.i18n, "complaint-remedies", sum = s.i18n.money(sum, currency)));
    for remedy in remedies {
        let mut facts = Vec::new();
        if !remedy.voucher_code.is_empty() {
            facts.push(tr!(
                s.i18n,
                "complaint-voucher",
                code = text::clean(&remedy.voucher_code).into_owned()
            ));
        }
        let expired = remedy.valid_until.is_some_and(|until| until < s.today());
        facts.extend(voucher(remedy.valid_until, remedy.redeemed_on, s));
        let cost =
            if remedy.cost == 0 { String::new() } else { s.i18n.money(remedy.cost, currency) };
        let dots = s.theme.signs.ellipsis;
        let style =
            if expired && remedy.redeemed_on.is_none() { s.theme.warn } else { s.theme.dim };
        out.lines.push(line(vec![
            (text::fit(&tr!(s.i18n, &remedy.kind.message()), 17, dots) + " ", s.theme.text),
            (text::fit_right(&cost, 12, dots) + "  ", s.theme.text),
            (s.i18n.date(remedy.given_on), s.theme.dim),
        ]));
        // A code is read out to the customer: it is never cut.
        let facts = facts.join(&format!(" {} ", s.theme.signs.dot));
        for words in text::wrap(&facts, width.saturating_sub(4)) {
            if !words.is_empty() {
                out.lines.push(line(vec![("    ".to_owned(), style), (words, style)]));
            }
        }
        notes(out, &remedy.note, 4, width, s);
    }
}

fn voucher(until: Option<NaiveDate>, redeemed: Option<NaiveDate>, s: &Session) -> Option<String> {
    match (redeemed, until) {
        (Some(day), _) => Some(tr!(s.i18n, "complaint-redeemed", date = s.i18n.date(day))),
        (None, Some(until)) if until < s.today() => {
            Some(tr!(s.i18n, "complaint-expired", date = s.i18n.date(until)))
        }
        (None, Some(until)) => {
            Some(tr!(s.i18n, "complaint-valid-until", date = s.i18n.date(until)))
        }
        (None, None) => None,
    }
}

/// Tasks about it, the measures among them, and whether the measure has worked.
pub(super) fn measures(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    let complaint = &detail.row.complaint;
    if detail.tasks.is_empty() && complaint.measure_worked.is_none() {
        return;
    }
    section(out, tr!(s.i18n, "complaint-tasks", count = detail.tasks.len()));
    for task in &detail.tasks {
        let mut shown = line(task_line(task, s));
        if !task.assignee.is_empty() {
            shown.right = Some((text::clean(&task.assignee).into_owned(), s.theme.dim));
        }
        out.lines.push(shown);
    }
    if let Some(verdict) = complaint.measure_worked {
        let mut words = vec![tr!(
            s.i18n,
            "complaint-measure-worked",
            verdict = tr!(s.i18n, &verdict.message())
        )];
        words.extend(
            (!complaint.measure_note.trim().is_empty()).then(|| complaint.measure_note.clone()),
        );
        values(out, &tr!(s.i18n, "complaint-measure"), &words, width, s);
    }
}

fn task_line(task: &Task, s: &Session) -> Pieces {
    match task.done_at {
        None => task_pieces(task, s),
        Some(at) => vec![
            (format!("{} ", s.theme.signs.done), s.theme.good),
            (text::fit(&s.when(at), WHEN + 1, s.theme.signs.ellipsis), s.theme.dim),
            (text::clean(&task.title).into_owned(), s.theme.dim),
        ],
    }
}

/// What the customer said of the handling, and in surveys about it.
pub(super) fn satisfaction(
    out: &mut CardLines,
    detail: &ComplaintDetail,
    width: usize,
    s: &Session,
) {
    let complaint = &detail.row.complaint;
    let marks: Vec<String> = [
        ("complaint-mark-result", complaint.satisfaction_result),
        ("complaint-mark-treatment", complaint.satisfaction_treatment),
        ("complaint-mark-process", complaint.satisfaction_process),
    ]
    .into_iter()
    .filter_map(|(key, mark)| mark.map(|mark| tr!(s.i18n, key, mark = mark)))
    .collect();
    if marks.is_empty() && detail.surveys.is_empty() {
        return;
    }
    section(out, tr!(s.i18n, "complaint-satisfaction"));
    values(out, &tr!(s.i18n, "complaint-handling"), &marks, width, s);
    for survey in &detail.surveys {
        let mut pieces = labelled(&tr!(s.i18n, &survey.kind.message()), s);
        pieces.extend(survey_pieces(survey, s));
        out.lines.push(line(pieces));
        notes(out, &survey.comment, LABEL, width, s);
    }
}

/// A survey answer in a few words: score and day, or that it has not come yet.
pub fn survey_pieces(survey: &Survey, s: &Session) -> Pieces {
    let Some(score) = survey.score else {
        let day = survey.sent_at.map(|at| s.i18n.date(s.day(at))).unwrap_or_default();
        return vec![(tr!(s.i18n, "complaint-survey-open", date = day), s.theme.dim)];
    };
    let alarming = survey.kind.is_alarming(score);
    let day = survey.answered_at.map(|at| s.i18n.date(s.day(at))).unwrap_or_default();
    let sign = if alarming { format!("{} ", s.theme.signs.warn) } else { String::new() };
    vec![
        (
            format!("{sign}{score}/{}", survey.kind.scale().end()),
            if alarming { s.theme.warn } else { s.theme.text },
        ),
        (format!("  {day}"), s.theme.dim),
    ]
}

pub(super) fn contacts(out: &mut CardLines, detail: &ComplaintDetail, width: usize, s: &Session) {
    if detail.contacts.is_empty() {
        return;
    }
    section(out, tr!(s.i18n, "complaint-contacts", count = detail.contacts.len()));
    for row in &detail.contacts {
        let dots = s.theme.signs.ellipsis;
        out.lines.push(line(vec![
            (text::fit(&s.when(row.contact.at), WHEN, dots) + " ", s.theme.dim),
            (text::fit(&contact_line::kind(&row.contact, s), 11, dots) + " ", s.theme.text),
            (contact_line::facts(&row.contact, &row.person, s), s.theme.dim),
        ]));
        for words in contact_line::note(&row.contact, width.saturating_sub(4)).into_iter().take(4) {
            out.lines.push(line(vec![("    ".to_owned(), s.theme.text), (words, s.theme.text)]));
        }
    }
}

/// Complaints of the same customer about the same, shortly before.
pub(super) fn earlier(out: &mut CardLines, detail: &ComplaintDetail, s: &Session) {
    if detail.earlier.is_empty() {
        return;
    }
    section(out, tr!(s.i18n, "complaint-earlier", count = detail.earlier.len()));
    for row in &detail.earlier {
        let mut shown = line(vec![
            (format!("{} ", text::clean(&row.complaint.number)), s.theme.dim),
            (format!("{} ", s.i18n.date(s.day(row.complaint.received_at))), s.theme.dim),
            (headline(&row.complaint, s), s.theme.text),
        ]);
        shown.right = Some((tr!(s.i18n, &row.complaint.standing.state.message()), s.theme.dim));
        out.lines.push(shown);
    }
}
