//! The words themselves: a text becomes tokens, the tokens a day and a time.
//! Knows neither zones nor languages of the screen.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, Weekday};
use unicode_normalization::UnicodeNormalization;

use super::clock::{clock, minutes, time_of};
use super::{DateError, Looking, When, day_of_year, full_year, weekday_from};

/// A text being read.
pub(super) struct Words {
    tokens: Vec<String>,
    now: NaiveDateTime,
    looking: Looking,
}

/// What reading a piece came to: the value and how many tokens it took.
type Piece<T> = Option<(Result<T, DateError>, usize)>;

/// Lower case, umlauts written out, as the tables below are written.
pub(in crate::domain) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            c => out.push(c),
        }
    }
    out
}

pub(in crate::domain) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.trim_end_matches('.') {
        "mo" | "mon" | "montag" | "monday" => Weekday::Mon,
        "di" | "tue" | "tues" | "dienstag" | "tuesday" => Weekday::Tue,
        "mi" | "wed" | "mittwoch" | "wednesday" => Weekday::Wed,
        "do" | "thu" | "thur" | "thurs" | "donnerstag" | "thursday" => Weekday::Thu,
        "fr" | "fri" | "freitag" | "friday" => Weekday::Fri,
        "sa" | "sat" | "samstag" | "sonnabend" | "saturday" => Weekday::Sat,
        "so" | "sun" | "sonntag" | "sunday" => Weekday::Sun,
        _ => return None,
    })
}

/// Month by its name or the first three letters of it, 1–12.
pub(in crate::domain) fn month(word: &str) -> Option<u32> {
    const NAMES: [(&str, u32); 20] = [
        ("januar", 1),
        ("january", 1),
        ("jaenner", 1),
        ("februar", 2),
        ("february", 2),
        ("maerz", 3),
        ("march", 3),
        ("april", 4),
        ("mai", 5),
        ("may", 5),
        ("juni", 6),
        ("june", 6),
        ("juli", 7),
        ("july", 7),
        ("august", 8),
        ("september", 9),
        ("oktober", 10),
        ("october", 10),
        ("november", 11),
        ("dezember", 12),
    ];
    let word = word.trim_end_matches('.');
    if word.len() < 3 {
        return None;
    }
    if word == "mrz" {
        return Some(3);
    }
    if "december".starts_with(word) {
        return Some(12);
    }
    NAMES.iter().find(|(name, _)| name.starts_with(word)).map(|(_, n)| *n)
}

#[derive(Clone, Copy)]
pub(in crate::domain) enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

pub(in crate::domain) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "d" | "t" | "day" | "days" | "tag" | "tage" | "tagen" => Unit::Days,
        "w" | "week" | "weeks" | "woche" | "wochen" => Unit::Weeks,
        "m" | "month" | "months" | "monat" | "monate" | "monaten" => Unit::Months,
        "y" | "j" | "year" | "years" | "jahr" | "jahre" | "jahren" => Unit::Years,
        _ => return None,
    })
}

fn is_next(word: &str) -> bool {
    matches!(
        word,
        "next"
            | "naechste"
            | "naechsten"
            | "naechster"
            | "naechstes"
            | "kommende"
            | "kommenden"
            | "kommender"
            | "kommendes"
    )
}

pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `31.` or `31.12.`: digits in groups, each closed by a dot.
fn open_groups(token: &str) -> Option<usize> {
    let body = token.strip_suffix('.')?;
    let groups = body.split('.');
    let n = groups.clone().count();
    groups.into_iter().all(|g| all_digits(g) && g.len() <= 2).then_some(n)
}

impl Words {
    pub(super) fn new(text: &str, now: NaiveDateTime, looking: Looking) -> Self {
        let text = plain(text);
        let mut tokens: Vec<String> = Vec::new();
        for token in text.split(|c: char| c.is_whitespace() || c == ',') {
            match token {
                "" | "am" | "on" | "den" | "der" | "the"
                    if !tokens_end_in_number(&tokens, token) => {}
                _ => {
                    // "31. 12. 2026" is one date.
                    let joins = tokens.last().is_some_and(|last| match open_groups(last) {
                        Some(1) => {
                            token.contains('.') && token.starts_with(|c: char| c.is_ascii_digit())
                        }
                        Some(2) => all_digits(token) && token.len() == 4,
                        _ => last == "+",
                    });
                    match tokens.last_mut() {
                        Some(last) if joins => last.push_str(token),
                        _ => tokens.push(token.to_owned()),
                    }
                }
            }
        }
        Self { tokens, now, looking }
    }

    pub(super) fn when(&self) -> Result<When, DateError> {
        if self.tokens.is_empty() {
            return Err(DateError::Empty);
        }
        if let Some(time) = self.only_a_time() {
            return time;
        }
        let (date, used) = self.date().ok_or(DateError::NotUnderstood)?;
        let (date, fixed) = date?;
        let rest = self.tokens.get(used..).unwrap_or_default();
        match (rest.is_empty(), fixed) {
            (true, time) => Ok(When { date, time }),
            (false, None) => {
                let time = time_of(rest).ok_or(DateError::NoSuchTime)?;
                Ok(When { date, time: Some(time) })
            }
            (false, Some(_)) => Err(DateError::NotUnderstood),
        }
    }

    fn token(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", String::as_str)
    }

    fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// `14:00` alone: the next (or last) time the clock shows it.
    fn only_a_time(&self) -> Option<Result<When, DateError>> {
        let first = self.token(0);
        let dotted = first
            .split_once('.')
            .is_some_and(|(_, m)| m.len() == 2 && m.parse::<u32>().is_ok_and(|m| m == 0 || m > 12));
        let looks = first.contains(':')
            || dotted
            || matches!(first, "um" | "at" | "mittag" | "mittags" | "noon")
            || (matches!(self.token(1), "uhr" | "am" | "pm" | "h"))
            || (first.starts_with(|c: char| c.is_ascii_digit())
                && (first.ends_with('h') || first.ends_with("am") || first.ends_with("pm")));
        if !looks || first.contains('-') {
            return None;
        }
        let Some(time) = time_of(&self.tokens) else {
            return Some(Err(DateError::NoSuchTime));
        };
        let date = match self.looking {
            Looking::Ahead if time < self.now.time() => self.today().succ_opt(),
            Looking::Back if time > self.now.time() => self.today().pred_opt(),
            _ => Some(self.today()),
        };
        Some(date.map(|date| When { date, time: Some(time) }).ok_or(DateError::TooFar))
    }

    /// The day at the beginning; some words bring their time along.
    fn date(&self) -> Piece<(NaiveDate, Option<NaiveTime>)> {
        let first = self.token(0);
        if matches!(first, "now" | "jetzt") {
            return Some((Ok((self.today(), Some(minutes(self.now.time())))), 1));
        }
        if let Some((day, time)) = first.split_once('t')
            && let Some(Ok(date)) = iso(day)
            && let Some(time) = clock(time)
        {
            return Some((Ok((date, Some(time))), 1));
        }
        let (date, used) = self
            .named_day()
            .or_else(|| self.relative())
            .or_else(|| self.written())
            .or_else(|| self.week_of_year())?;
        Some((date.map(|d| (d, None)), used))
    }

    fn named_day(&self) -> Piece<NaiveDate> {
        let (today, first) = (self.today(), self.token(0));
        let ahead = |n| today.checked_add_days(Days::new(n)).ok_or(DateError::TooFar);
        let back = |n| today.checked_sub_days(Days::new(n)).ok_or(DateError::TooFar);
        let month_end = || {
            let first = today.with_day(1).and_then(|d| d.checked_add_months(Months::new(1)));
            first.and_then(|d| d.pred_opt()).ok_or(DateError::TooFar)
        };
        match first {
            "today" | "heute" => return Some((Ok(today), 1)),
            "tomorrow" | "tom" | "morgen" => return Some((ahead(1), 1)),
            "uebermorgen" => return Some((ahead(2), 1)),
            "yesterday" | "gestern" => return Some((back(1), 1)),
            "vorgestern" => return Some((back(2), 1)),
            "monatsende" | "ultimo" => return Some((month_end(), 1)),
            "day" if self.token(1) == "after" && self.token(2) == "tomorrow" => {
                return Some((ahead(2), 3));
            }
            "end" if self.token(1) == "of" && self.token(2) == "month" => {
                return Some((month_end(), 3));
            }
            _ => {}
        }
        let named =
            |w, used| Some((weekday_from(today, w, self.looking).ok_or(DateError::TooFar), used));
        if let Some(w) = weekday(first) {
            return named(w, 1);
        }
        if !is_next(first) {
            return None;
        }
        if let Some(w) = weekday(self.token(1)) {
            return named(w, 2);
        }
        let first_of = |d: Option<NaiveDate>| d.ok_or(DateError::TooFar);
        Some(match unit(self.token(1))? {
            Unit::Days => (ahead(1), 2),
            Unit::Weeks => (first_of(weekday_from(today, Weekday::Mon, Looking::Ahead)), 2),
            Unit::Months => {
                (first_of(today.with_day(1).and_then(|d| d.checked_add_months(Months::new(1)))), 2)
            }
            Unit::Years => (first_of(NaiveDate::from_ymd_opt(today.year() + 1, 1, 1)), 2),
        })
    }

    /// `+3`, `-3`, `2w`, `in 3 Tagen`, `vor 2 Wochen`, `3 days ago`.
    fn relative(&self) -> Piece<NaiveDate> {
        let lead = matches!(self.token(0), "in" | "vor");
        let ago = self.token(0) == "vor";
        let at = usize::from(lead);
        let word = self.token(at);
        let signed = word.starts_with(['+', '-']);
        let body = word.trim_start_matches(['+', '-']);
        let split = body.find(|c: char| !c.is_ascii_digit()).unwrap_or(body.len());
        let (digits, tail) = body.split_at(split);
        let one = matches!(word, "ein" | "eine" | "einem" | "einer" | "one" | "a" | "an");
        let (unit, mut used) = if tail.is_empty() {
            match unit(self.token(at + 1)) {
                Some(unit) => (unit, at + 2),
                None if signed || lead => (Unit::Days, at + 1),
                None => return None,
            }
        } else if one {
            (unit(self.token(at + 1))?, at + 2)
        } else {
            (unit(tail)?, at + 1)
        };
        if digits.is_empty() && !one {
            return None;
        }
        let mut back = ago || word.starts_with('-');
        if self.token(used) == "ago" {
            back = true;
            used += 1;
        }
        let Ok(count) = (if one { Ok(1) } else { digits.parse::<u32>() }) else {
            return Some((Err(DateError::TooFar), used));
        };
        let today = self.today();
        let days = |n: u32, each: u64| {
            let days = Days::new(u64::from(n) * each);
            if back { today.checked_sub_days(days) } else { today.checked_add_days(days) }
        };
        let months = |n: Option<u32>| {
            let months = Months::new(n?);
            if back { today.checked_sub_months(months) } else { today.checked_add_months(months) }
        };
        let date = match unit {
            Unit::Days => days(count, 1),
            Unit::Weeks => days(count, 7),
            Unit::Months => months(Some(count)),
            Unit::Years => months(count.checked_mul(12)),
        };
        Some((date.ok_or(DateError::TooFar), used))
    }

    /// `2026-12-31`, `31.12.`, `31.12.26`, `31/12/2026`, `31. Dezember`, `Dec 31`, `15.`.
    fn written(&self) -> Piece<NaiveDate> {
        let first = self.token(0);
        if let Some(date) = iso(first) {
            return Some((date, 1));
        }
        // A month by its name, before or behind the day.
        let (day, month_word) = match (month(first), month(self.token(1))) {
            (Some(m), _) => (self.token(1), Some(m)),
            (None, Some(m)) => (first, Some(m)),
            (None, None) => ("", None),
        };
        if let Some(month) = month_word {
            let day = day.trim_end_matches("th").trim_end_matches(['.', ',']);
            if !all_digits(day) || day.len() > 2 {
                return None;
            }
            let year = self.token(2);
            let has_year = all_digits(year) && year.len() == 4;
            let used = if has_year { 3 } else { 2 };
            return Some((self.calendar(day, month, if has_year { year } else { "" }), used));
        }
        let sign = if first.contains('/') { '/' } else { '.' };
        if !first.contains(sign) {
            return None;
        }
        let mut parts = first.split(sign);
        let day = parts.next().unwrap_or_default();
        let month = parts.next().unwrap_or_default();
        let year = parts.next().unwrap_or_default();
        let fits = |p: &str| all_digits(p) && p.len() <= 2;
        if parts.next().is_some() || !fits(day) || !(year.is_empty() || all_digits(year)) {
            return None;
        }
        if month.is_empty() {
            return (sign == '.' && year.is_empty()).then(|| (self.day_of_month(day), 1));
        }
        if !fits(month) {
            return None;
        }
        let month = month.parse().unwrap_or(0);
        Some((self.calendar(day, month, year), 1))
    }

    /// `15.`: the next (or last) fifteenth of a month.
    fn day_of_month(&self, day: &str) -> Result<NaiveDate, DateError> {
        let day: u32 = day.parse().map_err(|_| DateError::NoSuchDay)?;
        let today = self.today();
        let first = today.with_day(1).ok_or(DateError::TooFar)?;
        (0..12)
            .filter_map(|n| match self.looking {
                Looking::Ahead => first.checked_add_months(Months::new(n))?.with_day(day),
                Looking::Back => first.checked_sub_months(Months::new(n))?.with_day(day),
            })
            .find(|d| match self.looking {
                Looking::Ahead => *d >= today,
                Looking::Back => *d <= today,
            })
            .ok_or(DateError::NoSuchDay)
    }

    fn calendar(&self, day: &str, month: u32, year: &str) -> Result<NaiveDate, DateError> {
        let day: u32 = day.parse().map_err(|_| DateError::NoSuchDay)?;
        if year.is_empty() {
            return day_of_year(self.today(), day, month, self.looking).ok_or(DateError::NoSuchDay);
        }
        let year = full_year(year, self.today(), self.looking).ok_or(DateError::NotUnderstood)?;
        NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::NoSuchDay)
    }

    /// `KW 50`: Monday of the next (or last) such ISO week.
    fn week_of_year(&self) -> Piece<NaiveDate> {
        let first = self.token(0);
        let (digits, used) = match first.strip_prefix("kw").or_else(|| first.strip_prefix("cw")) {
            Some("") => (self.token(1), 2),
            Some(digits) => (digits, 1),
            None if first == "week" => (self.token(1), 2),
            None => return None,
        };
        if !all_digits(digits) {
            return None;
        }
        let Ok(week) = digits.parse::<u32>() else {
            return Some((Err(DateError::NoSuchDay), used));
        };
        let today = self.today();
        let this_year = today.iso_week().year();
        let found = (0..=8)
            .map(|n| if self.looking == Looking::Ahead { this_year + n } else { this_year - n })
            .filter_map(|year| NaiveDate::from_isoywd_opt(year, week, Weekday::Mon))
            .find(|d| (*d >= today) == (self.looking == Looking::Ahead) || *d == today);
        Some((found.ok_or(DateError::NoSuchDay), used))
    }
}

/// Whether `am` says “before noon” here (`9 am`) and not “on”.
fn tokens_end_in_number(tokens: &[String], token: &str) -> bool {
    token == "am" && tokens.last().is_some_and(|t| clock(t).is_some())
}

fn iso(token: &str) -> Option<Result<NaiveDate, DateError>> {
    let mut parts = token.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let fits = year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    if !fits || parts.next().is_some() || ![year, month, day].into_iter().all(all_digits) {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(
        year.parse().unwrap_or(0),
        month.parse().unwrap_or(0),
        day.parse().unwrap_or(0),
    );
    Some(date.ok_or(DateError::NoSuchDay))
}
