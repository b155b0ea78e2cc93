//! The tables: what each country keeps, after its own holiday law.

use chrono::{Datelike, Weekday};

use super::Table;
use super::rule::{Holiday, Shift, computed, easter, fixed, last_monday, nth_monday, on_or_after};
use crate::Date;

const NEW_YEAR: Holiday = fixed("New Year's Day", 1, 1);
const EPIPHANY: Holiday = fixed("Epiphany", 1, 6);
const MAUNDY_THURSDAY: Holiday = easter("Maundy Thursday", -3);
const GOOD_FRIDAY: Holiday = easter("Good Friday", -2);
const EASTER_MONDAY: Holiday = easter("Easter Monday", 1);
const LABOUR_DAY: Holiday = fixed("Labour Day", 5, 1);
const ASCENSION: Holiday = easter("Ascension Day", 39);
const WHIT_MONDAY: Holiday = easter("Whit Monday", 50);
const CORPUS_CHRISTI: Holiday = easter("Corpus Christi", 60);
const MIDSUMMER_EVE: Holiday = on_or_after("Midsummer Eve", 6, 19, Weekday::Fri);
const MIDSUMMER_DAY: Holiday = on_or_after("Midsummer Day", 6, 20, Weekday::Sat);
const ASSUMPTION: Holiday = fixed("Assumption Day", 8, 15);
const ALL_SAINTS: Holiday = fixed("All Saints' Day", 11, 1);
const ALL_SAINTS_SATURDAY: Holiday = on_or_after("All Saints' Day", 10, 31, Weekday::Sat);
const IMMACULATE: Holiday = fixed("Immaculate Conception", 12, 8);
const CHRISTMAS_EVE: Holiday = fixed("Christmas Eve", 12, 24);
const CHRISTMAS: Holiday = fixed("Christmas Day", 12, 25);
const SECOND_CHRISTMAS: Holiday = fixed("Second Day of Christmas", 12, 26);
const BOXING_DAY: Holiday = fixed("Boxing Day", 12, 26);
const ST_STEPHEN: Holiday = fixed("St Stephen's Day", 12, 26);
const NEW_YEARS_EVE: Holiday = fixed("New Year's Eve", 12, 31);

/// The calendar of countries without a table.
pub(super) static WEEKENDS_ONLY: Table = Table {
    country: "",
    holidays: &[],
    once: &[],
};

/// All tables, by country code.
pub(super) static TABLES: &[Table] = &[
    AUSTRIA,
    AUSTRALIA,
    BELGIUM,
    CANADA,
    SWITZERLAND,
    GERMANY,
    DENMARK,
    SPAIN,
    FINLAND,
    FRANCE,
    BRITAIN,
    IRELAND,
    ITALY,
    LUXEMBOURG,
    NETHERLANDS,
    NORWAY,
    POLAND,
    PORTUGAL,
    SWEDEN,
    UNITED_STATES,
];

const AUSTRIA: Table = Table {
    country: "AT",
    holidays: &[
        NEW_YEAR,
        EPIPHANY,
        EASTER_MONDAY,
        LABOUR_DAY,
        ASCENSION,
        WHIT_MONDAY,
        CORPUS_CHRISTI,
        ASSUMPTION,
        fixed("National Day", 10, 26),
        ALL_SAINTS,
        IMMACULATE,
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[],
};

/// The days all states keep, with the substitute days they agree on since 2011; the sovereign's
/// birthday differs by state.
const AUSTRALIA: Table = Table {
    country: "AU",
    holidays: &[
        NEW_YEAR.shifted(Shift::MONDAY),
        fixed("Australia Day", 1, 26).shifted(Shift::MONDAY),
        GOOD_FRIDAY,
        EASTER_MONDAY,
        fixed("Anzac Day", 4, 25),
        CHRISTMAS.shifted(Shift::AFTER_PAIR),
        BOXING_DAY.shifted(Shift::AFTER_PAIR),
    ],
    once: &[(2022, 9, 22, "National Day of Mourning")],
};

const BELGIUM: Table = Table {
    country: "BE",
    holidays: &[
        NEW_YEAR,
        EASTER_MONDAY,
        LABOUR_DAY,
        ASCENSION,
        WHIT_MONDAY,
        fixed("National Day", 7, 21),
        ASSUMPTION,
        ALL_SAINTS,
        fixed("Armistice Day", 11, 11),
        CHRISTMAS,
    ],
    once: &[],
};

/// The general holidays of the Canada Labour Code, kept on Monday after a weekend as banks do.
const CANADA: Table = Table {
    country: "CA",
    holidays: &[
        NEW_YEAR.shifted(Shift::MONDAY),
        GOOD_FRIDAY,
        on_or_after("Victoria Day", 5, 18, Weekday::Mon),
        fixed("Canada Day", 7, 1).shifted(Shift::MONDAY),
        nth_monday("Labour Day", 1, 9),
        fixed("National Day for Truth and Reconciliation", 9, 30)
            .shifted(Shift::MONDAY)
            .from(2021),
        nth_monday("Thanksgiving", 2, 10),
        fixed("Remembrance Day", 11, 11).shifted(Shift::MONDAY),
        CHRISTMAS.shifted(Shift::AFTER_PAIR),
        BOXING_DAY.shifted(Shift::AFTER_PAIR),
    ],
    once: &[],
};

/// Only 1 August is federal law; the others are kept by all or nearly all cantons.
const SWITZERLAND: Table = Table {
    country: "CH",
    holidays: &[
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        ASCENSION,
        WHIT_MONDAY,
        fixed("National Day", 8, 1),
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[],
};

const GERMANY: Table = Table {
    country: "DE",
    holidays: &[
        NEW_YEAR,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        ASCENSION,
        WHIT_MONDAY,
        fixed("Day of German Unity", 10, 3),
        CHRISTMAS,
        SECOND_CHRISTMAS,
    ],
    once: &[(2017, 10, 31, "Reformation Day")],
};

const DENMARK: Table = Table {
    country: "DK",
    holidays: &[
        NEW_YEAR,
        MAUNDY_THURSDAY,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        easter("Great Prayer Day", 26).until(2023),
        ASCENSION,
        WHIT_MONDAY,
        CHRISTMAS,
        SECOND_CHRISTMAS,
    ],
    once: &[],
};

/// The national days; what the regions add or move differs by region and year.
const SPAIN: Table = Table {
    country: "ES",
    holidays: &[
        NEW_YEAR,
        EPIPHANY,
        GOOD_FRIDAY,
        LABOUR_DAY,
        ASSUMPTION,
        fixed("National Day", 10, 12),
        ALL_SAINTS,
        fixed("Constitution Day", 12, 6),
        IMMACULATE,
        CHRISTMAS,
    ],
    once: &[],
};

/// The two eves are no public holidays but no business days either: the act on the computation of
/// time limits (150/1930) puts them on a par.
const FINLAND: Table = Table {
    country: "FI",
    holidays: &[
        NEW_YEAR,
        EPIPHANY,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        ASCENSION,
        MIDSUMMER_EVE,
        MIDSUMMER_DAY,
        ALL_SAINTS_SATURDAY,
        fixed("Independence Day", 12, 6),
        CHRISTMAS_EVE,
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[],
};

const FRANCE: Table = Table {
    country: "FR",
    holidays: &[
        NEW_YEAR,
        EASTER_MONDAY,
        LABOUR_DAY,
        fixed("Victory Day", 5, 8),
        ASCENSION,
        WHIT_MONDAY,
        fixed("Bastille Day", 7, 14),
        ASSUMPTION,
        ALL_SAINTS,
        fixed("Armistice Day", 11, 11),
        CHRISTMAS,
    ],
    once: &[],
};

/// England and Wales: bank holidays with substitute days, moves and days by proclamation.
const BRITAIN: Table = Table {
    country: "GB",
    holidays: &[
        NEW_YEAR.shifted(Shift::MONDAY),
        GOOD_FRIDAY,
        EASTER_MONDAY,
        nth_monday("Early May bank holiday", 1, 5).except(&[1995, 2020]),
        last_monday("Spring bank holiday", 5).except(&[2002, 2012, 2022]),
        last_monday("Summer bank holiday", 8),
        CHRISTMAS.shifted(Shift::AFTER_PAIR),
        BOXING_DAY.shifted(Shift::AFTER_PAIR),
    ],
    once: &[
        (1995, 5, 8, "Early May bank holiday (VE day)"),
        (1999, 12, 31, "Millennium celebrations"),
        (2002, 6, 3, "Golden Jubilee of Elizabeth II"),
        (2002, 6, 4, "Spring bank holiday"),
        (2011, 4, 29, "Wedding of William and Catherine"),
        (2012, 6, 4, "Spring bank holiday"),
        (2012, 6, 5, "Diamond Jubilee of Elizabeth II"),
        (2020, 5, 8, "Early May bank holiday (VE day)"),
        (2022, 6, 2, "Spring bank holiday"),
        (2022, 6, 3, "Platinum Jubilee of Elizabeth II"),
        (2022, 9, 19, "State Funeral of Elizabeth II"),
        (2023, 5, 8, "Coronation of Charles III"),
    ],
};

/// The public holidays of the Organisation of Working Time Act; the act moves none of them when
/// it falls on a weekend.
const IRELAND: Table = Table {
    country: "IE",
    holidays: &[
        NEW_YEAR,
        computed("St Brigid's Day", st_brigid).from(2023),
        fixed("St Patrick's Day", 3, 17),
        EASTER_MONDAY,
        nth_monday("May Day", 1, 5).except(&[1995]),
        nth_monday("June Holiday", 1, 6),
        nth_monday("August Holiday", 1, 8),
        last_monday("October Holiday", 10),
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[
        (1995, 5, 8, "May Day"),
        (1999, 12, 31, "Millennium"),
        (2022, 3, 18, "Day of Remembrance and Recognition"),
    ],
};

/// The first Monday of February, or 1 February itself where that is a Friday.
fn st_brigid(year: i32) -> Option<Date> {
    let first = Date::from_ymd_opt(year, 2, 1)?;
    if first.weekday() == Weekday::Fri {
        return Some(first);
    }
    Date::from_weekday_of_month_opt(year, 2, Weekday::Mon, 1)
}

const ITALY: Table = Table {
    country: "IT",
    holidays: &[
        NEW_YEAR,
        EPIPHANY,
        EASTER_MONDAY,
        fixed("Liberation Day", 4, 25),
        LABOUR_DAY,
        fixed("Republic Day", 6, 2).from(2001),
        ASSUMPTION,
        fixed("St Francis of Assisi", 10, 4).from(2026),
        ALL_SAINTS,
        IMMACULATE,
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[(2011, 3, 17, "150 years of unification")],
};

const LUXEMBOURG: Table = Table {
    country: "LU",
    holidays: &[
        NEW_YEAR,
        EASTER_MONDAY,
        LABOUR_DAY,
        fixed("Europe Day", 5, 9).from(2019),
        ASCENSION,
        WHIT_MONDAY,
        fixed("National Day", 6, 23),
        ASSUMPTION,
        ALL_SAINTS,
        CHRISTMAS,
        ST_STEPHEN,
    ],
    once: &[],
};

/// Liberation Day is a day off for most in every fifth year only.
const NETHERLANDS: Table = Table {
    country: "NL",
    holidays: &[
        NEW_YEAR,
        EASTER_MONDAY,
        fixed("Queen's Day", 4, 30)
            .shifted(Shift::SATURDAY)
            .until(2013),
        fixed("King's Day", 4, 27)
            .shifted(Shift::SATURDAY)
            .from(2014),
        computed("Liberation Day", every_fifth_5_may),
        ASCENSION,
        WHIT_MONDAY,
        CHRISTMAS,
        SECOND_CHRISTMAS,
    ],
    once: &[],
};

fn every_fifth_5_may(year: i32) -> Option<Date> {
    if year % 5 == 0 {
        Date::from_ymd_opt(year, 5, 5)
    } else {
        None
    }
}

const NORWAY: Table = Table {
    country: "NO",
    holidays: &[
        NEW_YEAR,
        MAUNDY_THURSDAY,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        fixed("Constitution Day", 5, 17),
        ASCENSION,
        WHIT_MONDAY,
        CHRISTMAS,
        SECOND_CHRISTMAS,
    ],
    once: &[],
};

const POLAND: Table = Table {
    country: "PL",
    holidays: &[
        NEW_YEAR,
        EPIPHANY.from(2011),
        EASTER_MONDAY,
        LABOUR_DAY,
        fixed("Constitution Day", 5, 3),
        CORPUS_CHRISTI,
        ASSUMPTION,
        ALL_SAINTS,
        fixed("Independence Day", 11, 11),
        CHRISTMAS_EVE.from(2025),
        CHRISTMAS,
        SECOND_CHRISTMAS,
    ],
    once: &[(2018, 11, 12, "100 years of independence")],
};

/// Four holidays were suspended from 2013 to 2015.
const PORTUGAL: Table = Table {
    country: "PT",
    holidays: &[
        NEW_YEAR,
        GOOD_FRIDAY,
        fixed("Freedom Day", 4, 25),
        LABOUR_DAY,
        CORPUS_CHRISTI.except(SUSPENDED),
        fixed("Portugal Day", 6, 10),
        ASSUMPTION,
        fixed("Republic Day", 10, 5).except(SUSPENDED),
        ALL_SAINTS.except(SUSPENDED),
        fixed("Restoration of Independence", 12, 1).except(SUSPENDED),
        IMMACULATE,
        CHRISTMAS,
    ],
    once: &[],
};

const SUSPENDED: &[i32] = &[2013, 2014, 2015];

/// The three eves are no public holidays but no business days either: the act on the computation
/// of statutory time (1930:173) puts them on a par.
const SWEDEN: Table = Table {
    country: "SE",
    holidays: &[
        NEW_YEAR,
        EPIPHANY,
        GOOD_FRIDAY,
        EASTER_MONDAY,
        LABOUR_DAY,
        ASCENSION,
        WHIT_MONDAY.until(2004),
        fixed("National Day", 6, 6).from(2005),
        MIDSUMMER_EVE,
        MIDSUMMER_DAY,
        ALL_SAINTS_SATURDAY,
        CHRISTMAS_EVE,
        CHRISTMAS,
        SECOND_CHRISTMAS,
        NEW_YEARS_EVE,
    ],
    once: &[],
};

/// The federal holidays of 5 U.S.C. 6103, kept on the nearest weekday.
const UNITED_STATES: Table = Table {
    country: "US",
    holidays: &[
        NEW_YEAR.shifted(Shift::NEAREST),
        nth_monday("Martin Luther King Jr. Day", 3, 1),
        nth_monday("Washington's Birthday", 3, 2),
        last_monday("Memorial Day", 5),
        fixed("Juneteenth", 6, 19)
            .shifted(Shift::NEAREST)
            .from(2021),
        fixed("Independence Day", 7, 4).shifted(Shift::NEAREST),
        nth_monday("Labor Day", 1, 9),
        nth_monday("Columbus Day", 2, 10),
        fixed("Veterans Day", 11, 11).shifted(Shift::NEAREST),
        on_or_after("Thanksgiving Day", 11, 22, Weekday::Thu),
        CHRISTMAS.shifted(Shift::NEAREST),
    ],
    once: &[],
};
