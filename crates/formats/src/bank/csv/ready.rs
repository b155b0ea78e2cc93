//! Layouts of common banks' and payment services' exports, known by their header.

use std::sync::LazyLock;

use serde::Deserialize;

use super::{CsvColumns, CsvProfile};

#[derive(Deserialize)]
struct Ready {
    profile: Vec<CsvProfile>,
}

static READY: LazyLock<Vec<CsvProfile>> = LazyLock::new(|| {
    let ready: Ready = toml::from_str(include_str!("ready.toml")).expect("checked by a test");
    ready.profile
});

/// Names of the layouts that need no profile of the caller.
pub fn ready_names() -> impl Iterator<Item = &'static str> {
    READY.iter().filter_map(|profile| profile.name.as_deref())
}

/// The layout whose columns this header has; of several the one that asks for most. Columns that
/// the header lacks are left out of it.
pub(super) fn of_header(header: &[&str]) -> Option<CsvProfile> {
    let has = |name: &String| header.contains(&name.as_str());
    let found = READY
        .iter()
        .filter(|profile| profile.signature.iter().all(has))
        .max_by_key(|profile| profile.signature.len())?;
    let mut profile = found.clone();
    let columns = &mut profile.columns;
    for column in columns.optional() {
        // Alternatives that one bank has used are separated by bars.
        *column = column.as_deref().and_then(|names| {
            let mut names = names.split('|');
            names.find(|name| header.contains(name)).map(str::to_owned)
        });
    }
    if let Some(name) = columns
        .booked_on
        .split('|')
        .find(|name| header.contains(name))
    {
        columns.booked_on = name.to_owned();
    }
    for list in [
        &mut columns.remittance,
        &mut columns.references,
        &mut columns.ids,
    ] {
        list.retain(has);
    }
    profile.status = profile.status.filter(|status| has(&status.column));
    Some(profile)
}

impl CsvColumns {
    /// The columns that a file may lack.
    fn optional(&mut self) -> [&mut Option<String>; 22] {
        [
            &mut self.value_on,
            &mut self.amount,
            &mut self.debit,
            &mut self.credit,
            &mut self.gross,
            &mut self.fee,
            &mut self.currency,
            &mut self.account,
            &mut self.balance,
            &mut self.name,
            &mut self.payee,
            &mut self.ultimate_name,
            &mut self.iban,
            &mut self.bic,
            &mut self.end_to_end_id,
            &mut self.mandate_id,
            &mut self.bank_ref,
            &mut self.kind,
            &mut self.return_reason,
            &mut self.rate,
            &mut self.source,
            &mut self.target,
        ]
    }
}
