//! What people type to find a document: its number or a part of it, a reference, an amount.
//!
//! Every way of looking is answered by an index, so that it takes as long among a million documents
//! as among ten. Numbers are found whole, by their beginning, and by the digits behind the last
//! zero that fills them up (`17` finds `INV-000017`) where a number series of the legal entity
//! makes them. References of others are found whole and by their beginning. What stands in the
//! middle is not found. Amounts are found to the last decimal.

use kernel::{Currency, EntityId, Id, Money};
use store::{Tx, Value};

use crate::conditions::Conditions;
use crate::error::Result;
use crate::input::search_text;
use crate::parties::{self, NumberSeries};

/// The most documents that one way of looking finds: the first by number.
const FOUND_MAX: i64 = 200;
/// The shortest beginning of a number that is looked for.
const PREFIX_LEN_MIN: usize = 2;

/// A search text, read in every way that it can be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Search {
    /// As typed, in capitals, and in capitals without blanks.
    texts: Vec<String>,
    /// The counter of a number, if it can be one.
    counter: Option<i64>,
    /// The amounts that it can be, as plain decimals.
    amounts: Vec<String>,
}

/// Where to look for documents of one kind.
pub(crate) struct Place {
    /// Their table.
    pub table: &'static str,
    /// The columns of numbers and references, that of their own number first.
    pub numbers: &'static [&'static str],
    /// The column of the amounts.
    pub amount: Option<&'static str>,
    /// What holds for every document that is found by its amount, in the words of the index that
    /// finds it.
    pub with_amount: &'static str,
}

impl Search {
    /// Reads a search text; nothing if there is nothing in it.
    pub(crate) fn of(text: Option<&str>) -> Option<Self> {
        let text = search_text(text)?;
        let upper = text.to_uppercase();
        let dense: String = upper.chars().filter(|c| !c.is_whitespace()).collect();
        let mut texts = vec![text.to_owned(), upper, dense];
        texts.sort_unstable();
        texts.dedup();
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        Some(Self {
            texts,
            counter: text.parse().ok().filter(|_| digits),
            amounts: amounts(text),
        })
    }

    /// The ids of the documents that are meant: by number first, then by amount.
    ///
    /// # Errors
    /// Fails only with the store.
    pub(crate) fn ids<K>(
        &self,
        tx: &mut Tx,
        entity: EntityId,
        place: &Place,
    ) -> Result<Vec<Id<K>>> {
        let mut found = Vec::new();
        let mut numbers = self.texts.clone();
        if let (Some(counter), false) = (self.counter, place.numbers.is_empty()) {
            let series = parties::number_series(tx, entity)?;
            numbers.extend(series.iter().map(|series| number_of(series, counter)));
        }
        for column in place.numbers {
            found.extend(whole(tx, entity, place, column, numbers.clone())?);
        }
        for column in place.numbers {
            for text in self.texts.iter().filter(|it| it.len() >= PREFIX_LEN_MIN) {
                found.extend(beginning(tx, entity, place, column, text)?);
            }
        }
        if let (Some(column), false) = (place.amount, self.amounts.is_empty()) {
            found.extend(self.of_amount(tx, entity, place, column)?);
        }
        let mut known = std::collections::HashSet::new();
        found.retain(|id| known.insert(*id));
        Ok(found)
    }

    /// Documents with such an amount, in whatever currency, owed by either side.
    fn of_amount<K>(
        &self,
        tx: &mut Tx,
        entity: EntityId,
        place: &Place,
        column: &str,
    ) -> Result<Vec<Id<K>>> {
        let mut found = Vec::new();
        for currency in currencies(tx, entity, place)? {
            let minors = self.amounts.iter().filter_map(|amount| {
                let amount = Money::parse(amount, currency).ok()?;
                Some([amount.minor(), amount.neg().minor()])
            });
            let minors: Vec<i64> = minors.flatten().collect();
            let Place {
                table, with_amount, ..
            } = place;
            let sql = format!(
                "SELECT t.id FROM {{ints $3}} CROSS JOIN {table} t
                WHERE t.entity_id = $1 AND t.currency = $2 AND t.{column} = value AND {with_amount}
                LIMIT {FOUND_MAX}"
            );
            let rows = tx.query(&sql, &[entity.into(), currency.into(), Value::Ints(minors)])?;
            for row in &rows {
                found.push(row.get(0)?);
            }
        }
        Ok(found)
    }
}

/// Leaves in a list only what a search text means, if there is one.
///
/// # Errors
/// Fails only with the store.
pub(crate) fn narrow<K>(
    tx: &mut Tx,
    entity: EntityId,
    conditions: &mut Conditions,
    text: Option<&str>,
    (id, place): (&str, &Place),
) -> Result<()> {
    if let Some(search) = Search::of(text) {
        let ids = search.ids::<K>(tx, entity, place)?;
        let among = format!("{id} IN (SELECT value FROM {{uuids {{}}}})");
        conditions.and(&among, [Value::ids(ids)]);
    }
    Ok(())
}

fn number_of(series: &NumberSeries, counter: i64) -> String {
    let width = usize::try_from(series.width).unwrap_or_default();
    format!("{}{counter:0width$}", series.prefix)
}

fn whole<K>(
    tx: &mut Tx,
    entity: EntityId,
    place: &Place,
    column: &str,
    texts: Vec<String>,
) -> Result<Vec<Id<K>>> {
    let table = place.table;
    let sql = format!(
        "SELECT t.id FROM {{texts $2}} CROSS JOIN {table} t
        WHERE t.entity_id = $1 AND t.{column} = value LIMIT {FOUND_MAX}"
    );
    let rows = tx.query(&sql, &[entity.into(), Value::Texts(texts)])?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

/// Documents whose number begins so: a stretch of the index, whatever the database's collation
/// takes for one, less those that only sort among them.
fn beginning<K>(
    tx: &mut Tx,
    entity: EntityId,
    place: &Place,
    column: &str,
    prefix: &str,
) -> Result<Vec<Id<K>>> {
    let table = place.table;
    let sql = format!(
        "SELECT t.id FROM {table} t
        WHERE t.entity_id = $1 AND t.{column} >= $2 AND t.{column} < $3
            AND substr(t.{column}, 1, $4) = $2
        ORDER BY t.{column} LIMIT {FOUND_MAX}"
    );
    let length = i64::try_from(prefix.chars().count()).unwrap_or(i64::MAX);
    let beyond = format!("{prefix}\u{10FFFF}");
    let arguments = [entity.into(), prefix.into(), beyond.into(), length.into()];
    let rows = tx.query(&sql, &arguments)?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

/// The currencies in which there are such documents, each found by one step down the index.
fn currencies(tx: &mut Tx, entity: EntityId, place: &Place) -> Result<Vec<Currency>> {
    let Place {
        table, with_amount, ..
    } = place;
    let sql = format!(
        "WITH RECURSIVE used(currency) AS (
            SELECT (SELECT min(t.currency) FROM {table} t WHERE t.entity_id = $1 AND {with_amount})
            UNION ALL
            SELECT (SELECT min(t.currency) FROM {table} t
                WHERE t.entity_id = $1 AND {with_amount} AND t.currency > used.currency)
            FROM used WHERE used.currency IS NOT NULL)
        SELECT currency FROM used WHERE currency IS NOT NULL"
    );
    let rows = tx.query(&sql, &[entity.into()])?;
    Ok(rows
        .iter()
        .map(|row| row.get(0))
        .collect::<store::Result<_>>()?)
}

/// The amounts that a text can mean, as plain decimals: `1.234,56` and `1,234.56` are one and the
/// same; `1,234` is either with three decimals or a thousand and more.
fn amounts(text: &str) -> Vec<String> {
    let text: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '\'')
        .collect();
    let text = text.trim_start_matches(['+', '-']);
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(digits) || parts.iter().any(|part| part.is_empty()) {
        return Vec::new();
    }
    let grouped = parts[0].len() <= 3 && parts[1..].iter().all(|part| part.len() == 3);
    match parts.as_slice() {
        [whole] => vec![(*whole).to_owned()],
        [whole, fraction] if grouped => {
            vec![format!("{whole}.{fraction}"), format!("{whole}{fraction}")]
        }
        [whole, fraction] => vec![format!("{whole}.{fraction}")],
        [groups @ .., last] => {
            let separators: Vec<char> = text.chars().filter(|c| ".,".contains(*c)).collect();
            let one_kind = separators.windows(2).all(|pair| pair[0] == pair[1]);
            if one_kind && grouped {
                vec![parts.concat()]
            } else {
                vec![format!("{}.{last}", groups.concat())]
            }
        }
        [] => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_understood_as_people_of_several_countries_write_it() {
        for text in [
            "1234.56", "1,234.56", "1.234,56", "1 234,56", "1'234.56", "-1234.56",
        ] {
            assert_eq!(amounts(text), ["1234.56"], "{text}");
        }
        assert_eq!(amounts("1,234"), ["1.234", "1234"]);
        assert_eq!(amounts("1.234.567"), ["1234567"]);
        assert_eq!(amounts("17"), ["17"]);
        for text in ["", "INV-1", "12.", ",5", "1e5"] {
            assert!(amounts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_text_is_read_as_number_counter_and_amount() {
        let search = Search::of(Some(" rf18 00 ")).expect("a text");
        assert_eq!(search.texts, ["RF18 00", "RF1800", "rf18 00"]);
        assert_eq!(search.counter, None);
        let search = Search::of(Some("0017")).expect("a text");
        assert_eq!((search.counter, search.amounts.len()), (Some(17), 1));
        assert_eq!(Search::of(Some("  ")), None);
    }
}
