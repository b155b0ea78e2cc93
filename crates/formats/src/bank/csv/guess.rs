//! What can be found out about a CSV file by looking at it.

use encoding_rs::Encoding;
use kernel::Date;

use super::{CsvColumns, CsvProfile};
use crate::error::FormatError;
use crate::sniff::delimiter;
use crate::text::decode_guess;

/// The encoding that a profile names.
pub(super) fn encoding(label: Option<&str>) -> Result<Option<&'static Encoding>, FormatError> {
    let Some(label) = label else {
        return Ok(None);
    };
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) => Ok(Some(encoding)),
        None => Err(FormatError::new("profile.encoding", "is no known encoding")
            .value(label)
            .remedy("use an IANA name such as utf-8 or windows-1252")),
    }
}

/// Date formats that are tried where the profile names none.
const DATE_FORMATS: [&str; 9] = [
    "%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y%m%d", "%Y/%m/%d",
    "%d/%m/%y",
];

/// A date in a format; years before 1900 mean that the format does not fit.
pub(super) fn parse_date(text: &str, format: &str) -> Option<Date> {
    let first_day = Date::from_ymd_opt(1900, 1, 1)?;
    let text = text.trim();
    // What follows the day is the time.
    let day = match text.find(':').and(text.find([' ', 'T'])) {
        Some(end) => &text[..end],
        None => text,
    };
    Date::parse_from_str(day, format)
        .ok()
        .filter(|date| *date >= first_day)
}

/// The one format in which all dates can be read.
pub(super) fn date_format<'a>(
    dates: impl Iterator<Item = &'a str> + Clone,
) -> Result<&'static str, FormatError> {
    let fits = |format: &&str| dates.clone().all(|date| parse_date(date, format).is_some());
    let fitting: Vec<&str> = DATE_FORMATS.into_iter().filter(fits).collect();
    let Some(first) = fitting.first() else {
        return Err(
            FormatError::new("date_format", "the dates are in no format known here")
                .value(dates.clone().next().unwrap_or_default())
                .remedy("name the date format in the profile, e.g. %d.%m.%Y"),
        );
    };
    let differing = dates.clone().find(|date| {
        fitting
            .iter()
            .any(|format| parse_date(date, format) != parse_date(date, first))
    });
    match differing {
        Some(date) => Err(FormatError::new(
            "date_format",
            format!("the dates can be read as {}", fitting.join(" and as ")),
        )
        .value(date)
        .remedy("name the date format in the profile")),
        None => Ok(first),
    }
}

/// Header words of common exports, by what the column holds; compared without case, blanks and
/// punctuation, the first that occurs wins.
const BOOKED_ON: &[&str] = &[
    "buchungstag",
    "buchungsdatum",
    "buchung",
    "bookingdate",
    "bookeddate",
    "transactiondate",
    "date",
    "datum",
    "datecomptable",
    "dateoperation",
    "dateopération",
    "fecha",
    "dataoperazione",
    "boekdatum",
];
const VALUE_ON: &[&str] = &[
    "valuta",
    "valutadatum",
    "wertstellung",
    "valuedate",
    "datevaleur",
    "datedevaleur",
    "rentedatum",
];
const AMOUNT: &[&str] = &[
    "betrag",
    "betrageur",
    "amount",
    "montant",
    "importe",
    "importo",
    "bedrag",
];
const DEBIT: &[&str] = &[
    "soll",
    "debit",
    "débit",
    "paidout",
    "lastschrift",
    "belastung",
];
const CREDIT: &[&str] = &["haben", "credit", "crédit", "paidin", "gutschrift"];
const CURRENCY: &[&str] = &[
    "währung",
    "waehrung",
    "currency",
    "devise",
    "muntsoort",
    "valuta",
];
const NAME: &[&str] = &[
    "beguenstigterzahlungspflichtiger",
    "begünstigterzahlungspflichtiger",
    "auftraggeberempfänger",
    "auftraggeberbegünstigter",
    "namezahlungsbeteiligter",
    "counterparty",
    "counterpartyname",
    "payee",
    "payer",
    "name",
    "naamtegenpartij",
];
const IBAN: &[&str] = &[
    "kontonummeriban",
    "ibanzahlungsbeteiligter",
    "counterpartyiban",
    "iban",
    "kontonummer",
    "ibantegenpartij",
];
const BIC: &[&str] = &["bicswiftcode", "bic", "swift", "blz"];
const REMITTANCE: &[&str] = &[
    "verwendungszweck",
    "remittance",
    "remittanceinformation",
    "reference",
    "description",
    "libellé",
    "libelle",
    "omschrijving",
    "concepto",
    "memo",
    "details",
    "text",
];
const BALANCE: &[&str] = &[
    "saldo",
    "balance",
    "solde",
    "saldonachbuchung",
    "kontostand",
];

/// A profile for a file whose header uses words known here. The simple case only: what is not
/// found in the header, or found twice, refuses with a remedy.
pub fn detect_profile(bytes: &[u8]) -> Result<CsvProfile, FormatError> {
    profile_of(&decode_guess(bytes).0)
}

/// Rows among which the header is looked for.
pub(super) const HEADER_LINES: usize = 30;

/// The profile of a file that begins with this text.
pub(super) fn profile_of(text: &str) -> Result<CsvProfile, FormatError> {
    let delimiter = delimiter(text)?;
    let rows: Vec<Vec<String>> = text
        .lines()
        .take(HEADER_LINES)
        .map(|line| {
            let cells = line.split(delimiter);
            let bare = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
            cells.map(bare).collect()
        })
        .collect();
    let profile = profile_of_rows(rows.iter().map(Vec::as_slice))?;
    Ok(CsvProfile {
        delimiter: Some(delimiter),
        ..profile
    })
}

/// The profile of a table that begins with these rows.
pub(super) fn profile_of_rows<'r>(
    mut rows: impl Iterator<Item = &'r [String]> + Clone,
) -> Result<CsvProfile, FormatError> {
    let first = rows.clone().next().map(|row| row.join(" "));
    let found = rows.find_map(|row| {
        let header: Vec<&str> = row.iter().map(String::as_str).collect();
        if let Some(ready) = super::ready::of_header(&header) {
            return Some(ready);
        }
        let columns = columns_of(&header);
        let has_amount =
            columns.amount.is_some() || (columns.debit.is_some() && columns.credit.is_some());
        (!columns.booked_on.is_empty() && has_amount).then(|| CsvProfile {
            columns,
            ..CsvProfile::default()
        })
    });
    found.ok_or_else(|| {
        FormatError::new("header", "no line has a known date and amount column")
            .value(first.unwrap_or_default())
            .remedy("give a profile that names the columns")
    })
}

fn columns_of(header: &[&str]) -> CsvColumns {
    let find = |words: &[&str]| -> Option<String> {
        words.iter().find_map(|word| {
            header
                .iter()
                .find(|cell| crate::text::compact(cell).to_lowercase() == *word)
                .map(|cell| (*cell).to_owned())
        })
    };
    let value_on = find(VALUE_ON);
    CsvColumns {
        booked_on: find(BOOKED_ON).unwrap_or_default(),
        amount: find(AMOUNT),
        debit: find(DEBIT),
        credit: find(CREDIT),
        // "Valuta" is the value date in German and the currency in Dutch and Swedish.
        currency: find(CURRENCY).filter(|name| Some(name) != value_on.as_ref()),
        value_on,
        balance: find(BALANCE),
        name: find(NAME),
        iban: find(IBAN),
        bic: find(BIC),
        remittance: find(REMITTANCE).into_iter().collect(),
        ..CsvColumns::default()
    }
}
