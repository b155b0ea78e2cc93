//! The proofs after a kill.

use std::collections::{HashMap, HashSet};

use anyhow::{Result, bail, ensure};
use store::Store;
use uuid::Uuid;

use super::net::Net;
use super::world::World;

/// What may be in the books beyond what was answered.
#[derive(Debug, Clone, Copy)]
pub enum Rest {
    /// Nothing: all requests were answered.
    Nothing,
    /// One document of each of so many requests that the kill left unanswered.
    InFlight(usize),
}

/// Tables of acknowledged documents, and whether they have a number.
const DOCUMENTS: [(&str, bool); 6] = [
    ("orders", true),
    ("deliveries", true),
    ("invoices", true),
    ("receipts", true),
    ("allocations", false),
    ("bank_statements", false),
];

/// Numbered documents by series: a query for all numbers of one.
const SERIES: [(&str, &str); 7] = [
    ("order", "SELECT number FROM orders"),
    (
        "delivery",
        "SELECT number FROM deliveries WHERE kind = 'outbound'",
    ),
    (
        "return",
        "SELECT number FROM deliveries WHERE kind = 'return'",
    ),
    (
        "invoice",
        "SELECT number FROM invoices WHERE kind = 'invoice'",
    ),
    (
        "credit_note",
        "SELECT number FROM invoices WHERE kind = 'credit_note'",
    ),
    ("receipt", "SELECT number FROM receipts"),
    ("journal", "SELECT number FROM journal_entries"),
];

/// Documents that come into being by one acknowledged request each, and by nothing else.
const ONE_EACH: [&str; 3] = ["orders", "deliveries", "invoices"];
/// One unanswered request bills or ships at most so many.
const DOCUMENTS_PER_REQUEST: usize = 4;

/// Proves the books; gives a short account of what was proved.
pub fn all(store: &Store, world: &World, net: &Net, rest: Rest) -> Result<String> {
    verified(store, world)?;
    let documents = acknowledged(store, net, rest)?;
    let numbers = contiguous(store)?;
    Ok(format!(
        "{documents} acknowledged documents found, {numbers} numbers without a gap"
    ))
}

fn verified(store: &Store, world: &World) -> Result<()> {
    let checked = o2c::exchange::verify::all(store, &world.files()?, &mut |_| {})?;
    let differences: Vec<String> = checked
        .iter()
        .flat_map(|part| part.differences.iter().map(move |found| (part.what, found)))
        .map(|(what, found)| {
            let (rule, subject) = (&found.rule, &found.subject);
            format!(
                "{what}: {rule}: {subject}: {} but {}",
                found.expected, found.found
            )
        })
        .collect();
    ensure!(
        differences.is_empty(),
        "the books differ:\n{}",
        differences.join("\n")
    );
    Ok(())
}

fn acknowledged(store: &Store, net: &Net, rest: Rest) -> Result<usize> {
    let kept = net.kept();
    for (table, numbered) in DOCUMENTS {
        let stored = stored(store, table, numbered)?;
        let mut ids = HashSet::new();
        for document in kept.iter().filter(|document| document.table == table) {
            let id = uuid_of(&document.id)?;
            let Some(number) = stored.get(&id) else {
                bail!("{} of {table} was acknowledged and is lost", document.id);
            };
            ensure!(
                !numbered || *number == document.number,
                "{} of {table} was acknowledged as {:?} and is {number:?}",
                document.id,
                document.number
            );
            ids.insert(id);
        }
        if ONE_EACH.contains(&table) {
            let more = stored.len() - ids.len();
            let most = match rest {
                Rest::Nothing => 0,
                Rest::InFlight(requests) => requests * DOCUMENTS_PER_REQUEST,
            };
            ensure!(
                more <= most,
                "{table} has {more} documents that nobody was told of"
            );
        }
    }
    Ok(kept.len())
}

fn stored(store: &Store, table: &str, numbered: bool) -> Result<HashMap<Uuid, Option<String>>> {
    let number = if numbered { "number" } else { "NULL" };
    let sql = format!("SELECT id, {number} FROM {table}");
    let mut stored = HashMap::new();
    store.read(|tx| {
        tx.query_each(&sql, &[], |row| {
            let number: Option<String> = if numbered { row.get(1)? } else { None };
            stored.insert(row.get(0)?, number);
            Ok(())
        })
    })?;
    Ok(stored)
}

/// The UUID in an id such as `ord_0198…`.
fn uuid_of(id: &str) -> Result<Uuid> {
    let digits = id.rsplit_once('_').map_or(id, |(_, digits)| digits);
    Ok(Uuid::parse_str(digits)?)
}

fn contiguous(store: &Store) -> Result<usize> {
    let mut total = 0;
    for (series, sql) in SERIES {
        let numbers: Vec<String> =
            store.read(|tx| tx.query(sql, &[])?.iter().map(|row| row.get(0)).collect())?;
        let mut counted = Vec::with_capacity(numbers.len());
        for number in &numbers {
            let digits = number.trim_start_matches(|c: char| !c.is_ascii_digit());
            counted.push(digits.parse::<usize>()?);
        }
        counted.sort_unstable();
        let wrong = counted
            .iter()
            .enumerate()
            .find(|(index, number)| **number != index + 1);
        if let Some((index, number)) = wrong {
            bail!(
                "the {series} series has {number} where {} belongs",
                index + 1
            );
        }
        total += counted.len();
    }
    Ok(total)
}
