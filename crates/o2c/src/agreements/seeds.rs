//! Tax rates to begin with: those of the EU's members, the United Kingdom, Switzerland and Norway,
//! as their laws set them, with the standard rates since about 2000 so that old documents can be
//! taken over. Which goods take which reduced rate is the user's to say.

use kernel::{Date, Percent};

use super::tax::{NewTaxRate, TaxCategory};
use super::types::TaxClass;
use crate::parties::Country;

/// Country, class (S standard, R reduced, T second reduced), rate in per cent, first day and, for
/// those that were temporary, last day.
const RATES: &str = "\
AT S 20 1984-01-01
AT R 10 1984-01-01
AT T 13 2016-01-01
BE S 21 1996-01-01
BE R 6 1992-04-01
BE T 12 1992-04-01
BG S 20 1999-01-01
BG R 9 2011-04-01
CH S 7.6 2001-01-01
CH S 8 2011-01-01
CH S 7.7 2018-01-01
CH S 8.1 2024-01-01
CH R 2.4 2001-01-01
CH R 2.5 2011-01-01
CH R 2.6 2024-01-01
CH T 3.6 2001-01-01
CH T 3.8 2011-01-01
CH T 3.7 2018-01-01
CH T 3.8 2024-01-01
CY S 15 2003-01-01
CY S 17 2012-03-01
CY S 18 2013-01-14
CY S 19 2014-01-13
CY R 5 2004-05-01
CY T 9 2014-01-13
CZ S 19 2004-05-01
CZ S 20 2010-01-01
CZ S 21 2013-01-01
CZ R 15 2013-01-01
CZ R 12 2024-01-01
CZ T 10 2015-01-01 2023-12-31
DE S 16 1998-04-01
DE S 19 2007-01-01
DE S 16 2020-07-01 2020-12-31
DE R 7 1983-07-01
DE R 5 2020-07-01 2020-12-31
DK S 25 1992-01-01
EE S 18 1993-01-10
EE S 20 2009-07-01
EE S 22 2024-01-01
EE S 24 2025-07-01
EE R 9 2009-01-01
EE T 13 2025-01-01
ES S 16 1995-01-01
ES S 18 2010-07-01
ES S 21 2012-09-01
ES R 7 1995-01-01
ES R 8 2010-07-01
ES R 10 2012-09-01
ES T 4 1995-01-01
FI S 22 1994-06-01
FI S 23 2010-07-01
FI S 24 2013-01-01
FI S 25.5 2024-09-01
FI R 14 2013-01-01
FI R 13.5 2026-01-01
FI T 10 2013-01-01
FR S 19.6 2000-04-01
FR S 20 2014-01-01
FR R 5.5 1982-07-01
FR T 7 2012-01-01
FR T 10 2014-01-01
GB S 17.5 1991-04-01
GB S 15 2008-12-01 2009-12-31
GB S 20 2011-01-04
GB R 5 1997-09-01
GR S 19 2005-04-01
GR S 21 2010-03-15
GR S 23 2010-07-01
GR S 24 2016-06-01
GR R 13 2011-01-01
GR T 6 2015-07-20
HR S 22 1998-08-01
HR S 23 2009-08-01
HR S 25 2012-03-01
HR R 13 2014-01-01
HR T 5 2013-01-01
HU S 20 2006-01-01
HU S 25 2009-07-01
HU S 27 2012-01-01
HU R 18 2009-07-01
HU T 5 2004-01-01
IE S 21 2002-03-01
IE S 21.5 2008-12-01
IE S 21 2010-01-01
IE S 23 2012-01-01
IE S 21 2020-09-01 2021-02-28
IE R 13.5 2003-01-01
IE T 9 2011-07-01
IT S 20 1997-10-01
IT S 21 2011-09-17
IT S 22 2013-10-01
IT R 10 1995-02-24
IT T 5 2016-01-01
LT S 18 1994-05-01
LT S 19 2009-01-01
LT S 21 2009-09-01
LT R 9 2009-01-01
LT R 12 2026-01-01
LT T 5 2009-01-01
LU S 15 1992-01-01
LU S 17 2015-01-01
LU S 16 2023-01-01 2023-12-31
LU R 8 2015-01-01
LU R 7 2023-01-01 2023-12-31
LU T 3 1992-01-01
LV S 18 1995-05-01
LV S 21 2009-01-01
LV S 22 2011-01-01
LV S 21 2012-07-01
LV R 12 2011-01-01
LV T 5 2018-01-01
MT S 18 2004-01-01
MT R 7 2011-01-01
MT T 5 2004-01-01
NL S 19 2001-01-01
NL S 21 2012-10-01
NL R 6 1986-10-01
NL R 9 2019-01-01
NO S 24 2001-01-01
NO S 25 2005-01-01
NO R 15 2012-01-01
NO T 12 2018-01-01
PL S 22 1993-07-05
PL S 23 2011-01-01
PL R 8 2011-01-01
PL T 5 2011-01-01
PT S 21 2005-07-01
PT S 20 2008-07-01
PT S 21 2010-07-01
PT S 23 2011-01-01
PT R 6 2010-07-01
PT T 13 2010-07-01
RO S 19 2000-01-01
RO S 24 2010-07-01
RO S 20 2016-01-01
RO S 19 2017-01-01
RO S 21 2025-08-01
RO R 9 2008-12-01
RO R 11 2025-08-01
RO T 5 2008-12-15 2025-07-31
SE S 25 1990-07-01
SE R 12 1996-01-01
SE T 6 1996-01-01
SI S 20 2002-01-01
SI S 22 2013-07-01
SI R 8.5 2002-01-01
SI R 9.5 2013-07-01
SI T 5 2020-01-01
SK S 19 2004-01-01
SK S 20 2011-01-01
SK S 23 2025-01-01
SK R 10 2007-01-01
SK R 19 2025-01-01
SK T 5 2025-01-01
";

/// The tax rates of a country to begin with; none for countries that are not known here. Sales in
/// the United States are outside the scope of value added tax; sales taxes are not computed.
#[must_use]
pub fn default_tax_rates(country: Country) -> Vec<NewTaxRate> {
    if country == Country::US {
        let classes = [
            TaxClass::Standard,
            TaxClass::Reduced,
            TaxClass::SecondReduced,
        ];
        return classes.map(out_of_scope).to_vec();
    }
    RATES
        .lines()
        .filter_map(parsed)
        .filter(|rate| rate.country == country)
        .collect()
}

fn out_of_scope(tax_class: TaxClass) -> NewTaxRate {
    NewTaxRate {
        country: Country::US,
        tax_class,
        category: Some(TaxCategory::O),
        percent: Percent::ZERO,
        valid_from: Date::from_ymd_opt(1970, 1, 1).unwrap_or_default(),
        valid_to: None,
        note: None,
    }
}

/// One line of [`RATES`]; a test proves that every line is well formed.
fn parsed(line: &str) -> Option<NewTaxRate> {
    let mut words = line.split(' ');
    let country = Country::parse(words.next()?).ok()?;
    let tax_class = match words.next()? {
        "S" => TaxClass::Standard,
        "R" => TaxClass::Reduced,
        "T" => TaxClass::SecondReduced,
        _ => return None,
    };
    let percent = Percent::parse(words.next()?).ok()?;
    let valid_from = words.next()?.parse().ok()?;
    let valid_to = words.next().map(str::parse).transpose().ok()?;
    let category = Some(TaxCategory::S);
    Some(NewTaxRate {
        country,
        tax_class,
        category,
        percent,
        valid_from,
        valid_to,
        note: None,
    })
}

#[cfg(test)]
mod tests {
    use kernel::{IdGen, Instant};

    use super::super::tax::{TaxRate, TaxTable};
    use super::*;

    fn table(country: Country) -> TaxTable {
        let ids = IdGen::seeded(1);
        TaxTable::new(default_tax_rates(country).into_iter().map(|new| TaxRate {
            id: ids.next(Instant::from_micros(0)),
            country: new.country,
            tax_class: new.tax_class,
            category: new.category.unwrap_or(TaxCategory::S),
            percent: new.percent,
            valid_from: new.valid_from,
            valid_to: new.valid_to,
            note: None,
        }))
    }

    fn rate(code: &str, class: TaxClass, on: &str) -> Option<String> {
        let country = Country::parse(code).expect("a country");
        let on = on.parse().expect("a date");
        table(country)
            .rate(country, class, on)
            .map(|rate| rate.percent.to_string())
    }

    #[test]
    fn every_line_of_the_table_is_well_formed_and_unique() {
        let mut keys = std::collections::HashSet::new();
        for line in RATES.lines() {
            let rate = parsed(line).unwrap_or_else(|| panic!("{line:?} is malformed"));
            assert!(
                rate.valid_to.is_none_or(|to| to > rate.valid_from),
                "{line:?}"
            );
            assert!(
                keys.insert((rate.country, rate.tax_class, rate.valid_from)),
                "{line:?}"
            );
        }
    }

    #[test]
    fn every_member_of_the_union_and_its_neighbours_have_a_standard_rate_today() {
        let all = [
            "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR",
            "HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
            "SI", "SK", "US",
        ];
        for code in all {
            for day in ["2009-01-01", "2026-11-22"] {
                assert!(
                    rate(code, TaxClass::Standard, day).is_some(),
                    "{code} on {day}"
                );
            }
        }
        assert_eq!(
            default_tax_rates(Country::parse("JP").expect("a country")),
            Vec::new()
        );
    }

    #[test]
    fn rates_follow_the_calendar_and_temporary_ones_fall_back() {
        let cases = [
            ("DE", "2006-12-31", "16"),
            ("DE", "2020-06-30", "19"),
            ("DE", "2020-07-01", "16"),
            ("DE", "2021-01-01", "19"),
            ("GB", "2009-12-31", "15"),
            ("GB", "2010-12-01", "17.5"),
            ("GB", "2011-01-04", "20"),
            ("IE", "2021-03-01", "23"),
            ("FI", "2024-09-01", "25.5"),
        ];
        for (country, day, percent) in cases {
            let found = rate(country, TaxClass::Standard, day);
            assert_eq!(found.as_deref(), Some(percent), "{country} on {day}");
        }
        assert_eq!(
            rate("DE", TaxClass::Reduced, "2026-01-01").as_deref(),
            Some("7")
        );
        assert_eq!(rate("DK", TaxClass::Reduced, "2026-01-01"), None);
    }
}
