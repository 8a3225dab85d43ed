//! Complaints and survey answers on a customer card: what is open stands at the top,
//! for whoever calls is angry; what is over stands in a few lines further below.

use super::card_lines::{CardItem, CardLine, CardLines, section, values};
use super::complaint_clock::Glance;
use super::complaint_rows::headline;
use super::contact_line::Pieces;
use crate::domain::codes::{Code, SurveyKind};
use crate::domain::model::Complaint;
use crate::domain::views::Card;
use crate::session::Session;
use crate::tr;
use crate::ui::text;

/// Open ones that have a line of their own; a card is one screen.
const OPEN: usize = 3;
/// Finished ones that are listed.
const FINISHED: usize = 3;

fn is_open(complaint: &Complaint) -> bool {
    !complaint.standing.state.is_final()
}

/// How many are open, and what is owed next: before everything else.
pub(super) fn open(out: &mut CardLines, card: &Card, s: &Session) {
    let open = card.complaints.iter().filter(|c| is_open(c)).count();
    let all = card.customer.open_complaint_count.max(i64::try_from(open).unwrap_or(0));
    if all == 0 {
        return;
    }
    let loud = s.theme.bad.add_modifier(ratatui::style::Modifier::BOLD);
    let pieces = vec![
        (format!("{} ", s.theme.signs.warn), loud),
        (tr!(s.i18n, "ui-card-open-complaints", count = all), loud),
    ];
    out.lines.push(CardLine { pieces, ..CardLine::default() });
    for complaint in card.complaints.iter().filter(|c| is_open(c)).take(OPEN) {
        let pieces = open_pieces(complaint, s);
        item(out, pieces, complaint, s);
    }
    more(out, all - i64::try_from(open.min(OPEN)).unwrap_or(0), s);
}

/// Sign, number, time left, what is next, what it is about.
pub fn open_pieces(complaint: &Complaint, s: &Session) -> Pieces {
    let glance = Glance::of(complaint, s);
    let style = glance.pressure.style(s);
    let dots = s.theme.signs.ellipsis;
    let next = tr!(s.i18n, glance.next.message(complaint.standing.state));
    vec![
        (format!("{} ", glance.pressure.sign(s)), style),
        (format!("{} ", text::clean(&complaint.number)), s.theme.dim),
        (text::fit(&glance.words(s), 12, dots) + " ", style),
        (text::fit(&next, 12, dots) + " ", style),
        (headline(complaint, s), s.theme.text),
    ]
}

fn item(out: &mut CardLines, pieces: Pieces, complaint: &Complaint, s: &Session) {
    let state = tr!(s.i18n, &complaint.standing.state.message());
    out.lines.push(CardLine {
        pieces,
        right: Some((state, s.theme.dim)),
        item: Some(out.items.len()),
        ..CardLine::default()
    });
    out.items.push(CardItem::Complaint(complaint.meta.id));
}

fn more(out: &mut CardLines, count: i64, s: &Session) {
    if count > 0 {
        let pieces = vec![(
            format!("  {}", tr!(s.i18n, "ui-card-more-complaints", count = count)),
            s.theme.dim,
        )];
        out.lines.push(CardLine { pieces, ..CardLine::default() });
    }
}

/// The last score of each kind.
pub(super) fn surveys(out: &mut CardLines, card: &Card, width: usize, s: &Session) {
    let last = |kind: &SurveyKind| {
        let answer =
            card.surveys.iter().find(|survey| survey.kind == *kind && survey.score.is_some())?;
        let score = answer.score?;
        let sign = if kind.is_alarming(score) { s.theme.signs.warn } else { "" };
        let day = answer.answered_at.map(|at| s.i18n.date(s.day(at))).unwrap_or_default();
        let words = format!("{sign} {} {score} ({day})", tr!(s.i18n, &kind.message()));
        Some(words.replace(" ()", "").trim_start().to_owned())
    };
    let scores: Vec<String> = SurveyKind::ALL.iter().filter_map(last).collect();
    values(out, &tr!(s.i18n, "ui-card-survey"), &scores, width, s);
}

/// The last finished ones, how many there were, and what remedies have cost.
pub(super) fn finished(out: &mut CardLines, card: &Card, s: &Session) {
    let count = card.customer.complaint_count;
    let cost = card.customer.remedy_cost;
    let finished: Vec<&Complaint> = card.complaints.iter().filter(|c| !is_open(c)).collect();
    if finished.is_empty() && cost == 0 {
        return;
    }
    let mut title = tr!(s.i18n, "ui-card-complaints", count = count);
    if cost != 0 {
        let sum = s.i18n.money(cost, &s.shared.settings.currency);
        let words = tr!(s.i18n, "ui-card-remedy-cost", sum = sum);
        title = format!("{title} {} {words}", s.theme.signs.dot);
    }
    section(out, title);
    for complaint in finished.iter().take(FINISHED) {
        let closed = complaint.standing.closed_at.unwrap_or(complaint.received_at);
        let dots = s.theme.signs.ellipsis;
        let pieces = vec![
            (format!("{} ", s.theme.signs.done), s.theme.dim),
            (text::fit(&s.i18n.date(s.day(closed)), 11, dots) + " ", s.theme.dim),
            (format!("{} ", text::clean(&complaint.number)), s.theme.dim),
            (headline(complaint, s), s.theme.text),
        ];
        item(out, pieces, complaint, s);
    }
    let listed =
        finished.len().min(FINISHED) + card.complaints.iter().filter(|c| is_open(c)).count();
    more(out, count - i64::try_from(listed).unwrap_or(count), s);
}
