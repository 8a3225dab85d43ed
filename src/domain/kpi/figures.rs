//! From what was counted to the figures: value, number of cases, interval, whether it may
//! still change. Knows nothing of how anything was counted.

use chrono::NaiveDate;

use super::catalogue::FIGURES;
use super::stats::{Estimate, mean, mean_score, nps, percent, real, wilson};
use super::{Ask, DaySums, Figures, KpiValue, PurchaseTally, Share, SurveyTally, Tallies, Times};
use crate::domain::codes::Kpi;
use crate::domain::settings::Settings;

/// The figures of what was counted; those whose parts are not all counted are missing.
pub fn figures(ask: &Ask, tallies: &Tallies, settings: &Settings) -> Figures {
    let mut figures = Figures::default();
    for figure in FIGURES {
        if let Some(mut value) = reckon(figure.kpi, tallies, settings) {
            value.provisional = is_provisional(figure.kpi, ask, tallies, settings);
            figures.set(figure.kpi, value);
        }
    }
    figures
}

/// One line per figure; `None`: a part is not counted yet.
fn reckon(kpi: Kpi, t: &Tallies, settings: &Settings) -> Option<KpiValue> {
    Some(match kpi {
        Kpi::Ces => {
            let s = t.sums?;
            score(s.ces_n, s.ces_sum, mean_score(s.ces_n, s.ces_sum, s.ces_squares))
        }
        Kpi::CesShare => rate(t.sums?.ces_top, t.sums?.ces_n),
        Kpi::CesLatest => {
            let s = t.cases?.ces;
            let estimate = mean_score(s.latest_n, s.latest_sum, s.latest_squares);
            score(s.latest_n, s.latest_sum, estimate)
        }
        Kpi::CesResponseRate => share(t.cases?.ces.answered),
        Kpi::FirstContactResolution => rate(t.sums?.solved_yes, t.sums?.solved_asked),
        Kpi::TimeToAcknowledgeH => time(t.cases?.acknowledge),
        Kpi::AcknowledgeInTimeRate => share(t.cases?.acknowledge_in_time),
        Kpi::Reachability => rate(t.sums?.phone_reached, t.sums?.phone_out),
        Kpi::Contacts => count(t.sums?.contacts),
        Kpi::ContactCoverage => share(t.state?.within_rhythm),
        Kpi::ContactCoverage90d => share(t.state?.contacted_90d),
        Kpi::PromisesKept => rate(t.sums?.promises_kept, t.sums?.promises_due),
        Kpi::TaskPunctuality => rate(t.sums?.tasks_in_time, t.sums?.tasks_due),
        Kpi::WishesOpen => count(t.state?.wishes_open),
        Kpi::ConsentCoverageEmail => share(t.state?.consents[0]),
        Kpi::ConsentCoveragePhone => share(t.state?.consents[1]),
        Kpi::ConsentCoveragePost => share(t.state?.consents[2]),

        Kpi::Nps => promoters(t.sums?.nps_promoters, t.sums?.nps_detractors, t.sums?.nps_n),
        Kpi::NpsLatest => {
            let SurveyTally { latest_good, latest_bad, latest_n, .. } = t.cases?.nps;
            promoters(latest_good, latest_bad, latest_n)
        }
        Kpi::NpsResponseRate => share(t.cases?.nps.answered),
        Kpi::Csat => top_box(t.sums?.csat_top, t.sums?.csat_n),
        Kpi::CsatMean => {
            let s = t.sums?;
            quotient(mean(s.csat_sum, s.csat_n), s.csat_sum, s.csat_n, s.csat_n)
        }
        Kpi::CsatLatest => top_box(t.cases?.csat.latest_good, t.cases?.csat.latest_n),
        Kpi::CsatResponseRate => share(t.cases?.csat.answered),
        Kpi::Complaints => count(t.sums?.complaints),
        Kpi::OpenComplaints => count(t.cases?.open_at_end),
        Kpi::ComplaintRate => rate(t.sums?.complaints, t.purchases?.active),
        Kpi::ComplaintsPer100Orders => rate(t.sums?.complaints, t.purchases?.orders),
        Kpi::RecoverySatisfaction => top_box(t.cases?.recovery.part, t.cases?.recovery.of),
        Kpi::TimeToResolveH => time(t.cases?.resolve),
        Kpi::ResolveInTimeRate => share(t.cases?.resolve_in_time),
        Kpi::ReopenRate => share(t.cases?.reopened),
        Kpi::RepeatComplaintRate => share(t.cases?.repeated),

        Kpi::ActiveCustomers => count(t.purchases?.active),
        Kpi::NewCustomers => count(t.purchases?.new),
        Kpi::LostCustomers => count(lost(&t.purchases?)),
        Kpi::WonBackCustomers => count(t.purchases?.won_back),
        Kpi::ChurnRate => rate(lost(&t.purchases?), t.purchases?.active_before),
        Kpi::RetentionRate => rate(t.purchases?.retained, t.purchases?.active_before),
        Kpi::WinBackRate => rate(t.purchases?.won_back, t.purchases?.churned_before),
        Kpi::RepeatPurchaseRate => rate(t.purchases?.repeat_buyers, t.purchases?.buyers),
        Kpi::ReferralRate => rate(t.purchases?.new_referred, t.purchases?.new),
        Kpi::Buyers => count(t.purchases?.buyers),

        Kpi::Revenue => sum(t.sums?.revenue, t.sums?.sale_rows),
        Kpi::Discounts => sum(t.sums?.discounts, t.sums?.sale_rows),
        Kpi::NetRevenue => sum(t.sums?.net(), t.sums?.sale_rows),
        Kpi::VariableCosts => covered(&t.sums?, sum(t.sums?.variable_costs, t.sums?.covered_rows)),
        Kpi::ContributionMargin => covered(&t.sums?, sum(t.sums?.margin(), t.sums?.covered_rows)),
        Kpi::ContributionMarginRatio => {
            let s = t.sums?;
            let ratio = percent(s.margin(), s.net());
            covered(&s, quotient(ratio, s.margin(), s.net(), s.covered_rows))
        }
        Kpi::Refunds => sum(t.sums?.refunds, t.sums?.refund_rows),
        Kpi::Orders => count(t.purchases?.orders),
        Kpi::PurchaseDays => count(t.purchases?.purchase_days),
        Kpi::AverageOrder => {
            let (net, days) = (t.sums?.net(), t.purchases?.purchase_days);
            quotient(mean(net, days), net, days, days)
        }
        Kpi::ClvHistoric => {
            let p = t.purchases?;
            let (margin, n) = (p.historic_margin, p.historic_customers);
            KpiValue {
                sum: Some(real(margin)),
                coverage: percent(p.historic_covered_net, p.historic_net),
                ..quotient(mean(margin, n), margin, n, n)
            }
        }
        Kpi::ClvPredicted => {
            let clv = t.clv?;
            KpiValue {
                value: (clv.n > 0).then(|| clv.sum / real(clv.n)),
                n: clv.n,
                numerator: Some(clv.sum),
                denominator: Some(real(clv.n)),
                sum: Some(clv.sum),
                ..KpiValue::default()
            }
        }
        Kpi::AbcShareA => concentration(&t.purchases?, t.purchases?.abc_class_a),
        Kpi::Top5Share => concentration(&t.purchases?, t.purchases?.abc_top5),
        Kpi::ComplaintCost => complaint_cost(&t.sums?, settings.hourly_rate),
    })
}

fn count(n: i64) -> KpiValue {
    KpiValue { value: Some(real(n)), n, ..KpiValue::default() }
}

/// Minor units over so many rows.
fn sum(minor: i64, rows: i64) -> KpiValue {
    KpiValue { value: Some(real(minor)), n: rows, ..KpiValue::default() }
}

fn quotient(value: Option<f64>, numerator: i64, denominator: i64, n: i64) -> KpiValue {
    KpiValue {
        value,
        n,
        numerator: Some(real(numerator)),
        denominator: Some(real(denominator)),
        ..KpiValue::default()
    }
}

fn rate(part: i64, of: i64) -> KpiValue {
    quotient(percent(part, of), part, of, of)
}

fn share(Share { part, of }: Share) -> KpiValue {
    rate(part, of)
}

fn score(n: i64, sum: i64, estimate: Option<Estimate>) -> KpiValue {
    let interval = estimate.and_then(|e| e.interval);
    KpiValue {
        low: interval.map(|(low, _)| low),
        high: interval.map(|(_, high)| high),
        ..quotient(estimate.map(|e| e.value), sum, n, n)
    }
}

fn promoters(promoters: i64, detractors: i64, n: i64) -> KpiValue {
    score(n, promoters.saturating_sub(detractors), nps(promoters, detractors, n))
}

/// Share of the good answers, with its interval.
fn top_box(good: i64, n: i64) -> KpiValue {
    score(n, good, wilson(good, n))
}

fn time(times: Times) -> KpiValue {
    let of_cases = |hours: f64| (times.n > 0).then_some(hours);
    KpiValue {
        value: of_cases(times.median),
        n: times.n,
        mean: of_cases(times.mean),
        p90: of_cases(times.p90),
        elapsed_mean: of_cases(times.elapsed_mean),
        ..KpiValue::default()
    }
}

fn lost(p: &PurchaseTally) -> i64 {
    p.active_before.saturating_sub(p.retained)
}

/// With the share of the net revenue whose cost is known.
fn covered(sums: &DaySums, value: KpiValue) -> KpiValue {
    KpiValue { coverage: percent(sums.covered_net, sums.net()), ..value }
}

fn concentration(p: &PurchaseTally, of_these: i64) -> KpiValue {
    quotient(percent(of_these, p.abc_total), of_these, p.abc_total, p.abc_candidates)
}

/// Remedies and the time spent on complaints; without a rate an hour costs nothing that is
/// known, so the remedies alone remain.
fn complaint_cost(s: &DaySums, hourly_rate: Option<i64>) -> KpiValue {
    let n = s.remedies.saturating_add(s.complaint_contacts);
    let value = Some(real(s.remedy_cost) + working_cost(s, hourly_rate));
    KpiValue { value, n, ..KpiValue::default() }
}

/// What the logged time on complaints costs.
fn working_cost(s: &DaySums, hourly_rate: Option<i64>) -> f64 {
    let rate = i128::from(hourly_rate.unwrap_or(0));
    #[expect(clippy::cast_precision_loss, reason = "cents times seconds of a business")]
    let seconds = (i128::from(s.complaint_seconds) * rate) as f64;
    seconds / 3600.0
}

/// Whether the figure may still change though nobody corrects anything: who has bought
/// lately enough to be judged, complaints that are not resolved yet.
fn is_provisional(kpi: Kpi, ask: &Ask, tallies: &Tallies, settings: &Settings) -> bool {
    match kpi {
        Kpi::ChurnRate
        | Kpi::RetentionRate
        | Kpi::LostCustomers
        | Kpi::WonBackCustomers
        | Kpi::WinBackRate => days_between(ask.to, ask.as_of) < settings.inactivity_days,
        Kpi::TimeToResolveH | Kpi::ResolveInTimeRate => {
            tallies.cases.is_some_and(|cases| cases.unresolved > 0)
        }
        _ => false,
    }
}

fn days_between(from: NaiveDate, until: NaiveDate) -> i64 {
    until.signed_duration_since(from).num_days()
}

#[cfg(test)]
#[path = "figures_tests.rs"]
pub(super) mod tests;
