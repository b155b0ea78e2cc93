//! What the type codes of BAI2 mean.

use crate::bank::BalanceKind;

/// What a type code is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A balance or another figure of the account.
    Status,
    /// Money in.
    Credit,
    /// Money out.
    Debit,
    /// A message without money.
    Message,
    /// In no range of the standard.
    Unknown,
}

/// The kind of a code by the ranges of the standard, those for the banks' own codes included.
pub(super) fn kind(code: &str) -> Kind {
    let number: u16 = match code.parse() {
        Ok(number) if code.len() <= 3 => number,
        _ => return Kind::Unknown,
    };
    match number {
        1..=99 | 700..=719 | 900..=919 => Kind::Status,
        100..=399 | 720..=759 | 920..=959 => Kind::Credit,
        400..=699 | 760..=799 | 960..=999 => Kind::Debit,
        890 => Kind::Message,
        _ => Kind::Unknown,
    }
}

/// The balance that a status code tells.
pub(super) fn balance(code: &str) -> BalanceKind {
    match code {
        "010" => BalanceKind::OpeningBooked,
        "015" => BalanceKind::ClosingBooked,
        "030" => BalanceKind::InterimBooked,
        "040" => BalanceKind::OpeningAvailable,
        "045" => BalanceKind::ClosingAvailable,
        "060" => BalanceKind::InterimAvailable,
        other => BalanceKind::Other(other.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_tell_credits_from_debits() {
        let kinds = [
            ("015", Kind::Status),
            ("142", Kind::Credit),
            ("399", Kind::Credit),
            ("400", Kind::Debit),
            ("475", Kind::Debit),
            ("721", Kind::Credit),
            ("890", Kind::Message),
            ("955", Kind::Credit),
            ("961", Kind::Debit),
            ("850", Kind::Unknown),
            ("000", Kind::Unknown),
            ("1420", Kind::Unknown),
            ("ACH", Kind::Unknown),
        ];
        for (code, expected) in kinds {
            assert_eq!(kind(code), expected, "{code}");
        }
    }
}
