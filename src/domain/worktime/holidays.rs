//! Public holidays by law: Germany with its 16 Länder, Austria. What is kept in
//! some municipalities alone (Mariä Himmelfahrt in most of Bavaria, the Friedensfest
//! of Augsburg, Fronleichnam in parts of Saxony and Thuringia) and all of other
//! countries is entered as closing days.
//!
//! Right from 2015 on; older years follow the rules of 2015. Knows nothing of hours.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    NewYear,
    Epiphany,
    WomensDay,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    LiberationDay,
    Ascension,
    WhitSunday,
    WhitMonday,
    CorpusChristi,
    UprisingDay,
    Assumption,
    ChildrensDay,
    GermanUnity,
    AustrianNationalDay,
    ReformationDay,
    AllSaints,
    RepentanceDay,
    ImmaculateConception,
    ChristmasDay,
    SecondChristmasDay,
}

impl Holiday {
    /// Key of the message that names it.
    pub fn message(self) -> String {
        let name = match self {
            Self::NewYear => "new-year",
            Self::Epiphany => "epiphany",
            Self::WomensDay => "womens-day",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::LabourDay => "labour-day",
            Self::LiberationDay => "liberation-day",
            Self::Ascension => "ascension",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::CorpusChristi => "corpus-christi",
            Self::UprisingDay => "uprising-day",
            Self::Assumption => "assumption",
            Self::ChildrensDay => "childrens-day",
            Self::GermanUnity => "german-unity",
            Self::AustrianNationalDay => "austrian-national-day",
            Self::ReformationDay => "reformation-day",
            Self::AllSaints => "all-saints",
            Self::RepentanceDay => "repentance-day",
            Self::ImmaculateConception => "immaculate-conception",
            Self::ChristmasDay => "christmas-day",
            Self::SecondChristmasDay => "second-christmas-day",
        };
        format!("holiday-{name}")
    }
}

/// Whether the holidays of a country (ISO 3166 alpha-2) are known here.
pub fn has_holidays(country: &str) -> bool {
    matches!(country, "DE" | "AT")
}

/// The public holidays of a year, by date. `country` is ISO 3166 alpha-2, `land` the
/// code of a German Land; without one the nationwide holidays are given. A country
/// that has no table here has none.
pub fn holidays(country: &str, land: &str, year: i32) -> Vec<(NaiveDate, Holiday)> {
    let Some(mut found) = easter(year).and_then(|easter| {
        let mut list = Listing { year, easter, found: Vec::new() };
        match country {
            "DE" => german(&mut list, land)?,
            "AT" => austrian(&mut list)?,
            _ => {}
        }
        Some(list.found)
    }) else {
        return Vec::new();
    };
    // Stable: where two fall together the one of the fixed date comes first.
    found.sort_by_key(|(date, _)| *date);
    found
}

struct Listing {
    year: i32,
    easter: NaiveDate,
    found: Vec<(NaiveDate, Holiday)>,
}

impl Listing {
    fn fixed(&mut self, month: u32, day: u32, holiday: Holiday) -> Option<()> {
        self.found.push((NaiveDate::from_ymd_opt(self.year, month, day)?, holiday));
        Some(())
    }

    fn after_easter(&mut self, days: u64, holiday: Holiday) -> Option<()> {
        self.found.push((self.easter.checked_add_days(Days::new(days))?, holiday));
        Some(())
    }
}

fn german(y: &mut Listing, land: &str) -> Option<()> {
    let year = y.year;
    let one_of = |laender: &[&str]| laender.contains(&land);
    y.fixed(1, 1, Holiday::NewYear)?;
    if one_of(&["BW", "BY", "ST"]) {
        y.fixed(1, 6, Holiday::Epiphany)?;
    }
    if (land == "BE" && year >= 2019) || (land == "MV" && year >= 2023) {
        y.fixed(3, 8, Holiday::WomensDay)?;
    }
    y.found.push((y.easter.checked_sub_days(Days::new(2))?, Holiday::GoodFriday));
    if land == "BB" {
        y.after_easter(0, Holiday::EasterSunday)?;
    }
    y.after_easter(1, Holiday::EasterMonday)?;
    y.fixed(5, 1, Holiday::LabourDay)?;
    // 75 and 80 years after the war: once each.
    if land == "BE" && (year == 2020 || year == 2025) {
        y.fixed(5, 8, Holiday::LiberationDay)?;
    }
    y.after_easter(39, Holiday::Ascension)?;
    if land == "BB" {
        y.after_easter(49, Holiday::WhitSunday)?;
    }
    y.after_easter(50, Holiday::WhitMonday)?;
    if one_of(&["BW", "BY", "HE", "NW", "RP", "SL"]) {
        y.after_easter(60, Holiday::CorpusChristi)?;
    }
    // 75 years after the uprising of 1953: once.
    if land == "BE" && year == 2028 {
        y.fixed(6, 17, Holiday::UprisingDay)?;
    }
    if land == "SL" {
        y.fixed(8, 15, Holiday::Assumption)?;
    }
    if land == "TH" && year >= 2019 {
        y.fixed(9, 20, Holiday::ChildrensDay)?;
    }
    y.fixed(10, 3, Holiday::GermanUnity)?;
    // 2017, 500 years after the theses, everywhere.
    if one_of(&["BB", "MV", "SN", "ST", "TH"])
        || year == 2017
        || (one_of(&["HB", "HH", "NI", "SH"]) && year >= 2018)
    {
        y.fixed(10, 31, Holiday::ReformationDay)?;
    }
    if one_of(&["BW", "BY", "NW", "RP", "SL"]) {
        y.fixed(11, 1, Holiday::AllSaints)?;
    }
    if land == "SN" {
        let last = NaiveDate::from_ymd_opt(year, 11, 22)?;
        let back = last.weekday().days_since(Weekday::Wed);
        let wednesday = last.checked_sub_days(Days::new(u64::from(back)))?;
        y.found.push((wednesday, Holiday::RepentanceDay));
    }
    y.fixed(12, 25, Holiday::ChristmasDay)?;
    y.fixed(12, 26, Holiday::SecondChristmasDay)
}

fn austrian(y: &mut Listing) -> Option<()> {
    y.fixed(1, 1, Holiday::NewYear)?;
    y.fixed(1, 6, Holiday::Epiphany)?;
    y.after_easter(1, Holiday::EasterMonday)?;
    y.fixed(5, 1, Holiday::LabourDay)?;
    y.after_easter(39, Holiday::Ascension)?;
    y.after_easter(50, Holiday::WhitMonday)?;
    y.after_easter(60, Holiday::CorpusChristi)?;
    y.fixed(8, 15, Holiday::Assumption)?;
    y.fixed(10, 26, Holiday::AustrianNationalDay)?;
    y.fixed(11, 1, Holiday::AllSaints)?;
    y.fixed(12, 8, Holiday::ImmaculateConception)?;
    y.fixed(12, 25, Holiday::ChristmasDay)?;
    y.fixed(12, 26, Holiday::SecondChristmasDay)
}

/// Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher).
fn easter(year: i32) -> Option<NaiveDate> {
    if !(1583..=9999).contains(&year) {
        return None;
    }
    let (century, rest) = (year / 100, year % 100);
    let golden = year % 19;
    let moon = (century + 8) / 25;
    let epact = (19 * golden + century - century / 4 - (century - moon + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    // The day of the year in months of 31 days, as the rule has it.
    let day = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(day / 31).ok()?, u32::try_from(day % 31 + 1).ok()?)
}

#[cfg(test)]
#[path = "holidays_tests.rs"]
mod tests;
