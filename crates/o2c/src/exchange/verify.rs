//! Every room's proof of its books, and the store's proof of log and documents.

use kernel::EntityId;
use serde::Serialize;
use store::{ChainFault, FileFault, Files, Store, Tx};

use crate::error::Result;
use crate::verify::Difference;
use crate::{agreements, cash, credit, deliveries, invoicing, orders, parties, receivables};

/// What one check found.
#[derive(Debug, Clone, Serialize)]
pub struct Checked {
    /// Code of the legal entity; `null` for what concerns the whole installation.
    pub entity: Option<String>,
    /// What was checked.
    pub what: &'static str,
    /// What differs; empty when the proof holds.
    pub differences: Vec<Difference>,
}

type Proof = fn(&mut Tx, EntityId) -> Result<Vec<Difference>>;

/// What each room proves of its own tables.
const PROOFS: &[(&str, Proof)] = &[
    ("customers", parties::verify),
    ("agreements", agreements::verify),
    ("credit", credit::verify),
    ("receivables", receivables::verify),
    ("orders", orders::verify),
    ("deliveries", deliveries::verify),
    ("invoices", invoicing::verify),
    ("cash", cash::verify),
];

/// Recomputes everything from scratch: each room of each legal entity, the event log's hash chains
/// and the stored documents. Each proof sees the data of one moment. `tell` hears what comes next.
///
/// # Errors
/// Fails only with the store; differences are what it returns.
pub fn all(store: &Store, files: &Files, tell: &mut dyn FnMut(&str)) -> Result<Vec<Checked>> {
    let mut checked = Vec::new();
    for entity in store.read(parties::entities)? {
        for (what, proof) in PROOFS {
            tell(&format!("{what} of {}", entity.code));
            let differences = store.read(|tx| proof(tx, entity.id))?;
            checked.push(Checked {
                entity: Some(entity.code.clone()),
                what,
                differences,
            });
        }
    }
    tell("the event log");
    let differences = event_log(store)?;
    checked.push(Checked {
        entity: None,
        what: "event log",
        differences,
    });
    tell("the stored documents");
    let differences = documents(store, files)?;
    checked.push(Checked {
        entity: None,
        what: "stored documents",
        differences,
    });
    Ok(checked)
}

fn event_log(store: &Store) -> Result<Vec<Difference>> {
    let report = store.verify_chain()?;
    let fault = |fault: &ChainFault| {
        let subject = format!("event {} of chain {}", fault.seq, fault.chain);
        Difference::new(
            "the event log is whole",
            subject,
            "unchanged",
            &fault.reason,
        )
    };
    let mut found: Vec<Difference> = report.faults.iter().map(fault).collect();
    found.extend(unlisted(
        report.faults_total,
        report.faults.len(),
        "the event log is whole",
    ));
    Ok(found)
}

fn documents(store: &Store, files: &Files) -> Result<Vec<Difference>> {
    const RULE: &str = "documents match their hashes";
    let report = store.verify_files(files)?;
    let fault = |fault: &FileFault| {
        Difference::new(
            RULE,
            fault.id,
            format!("SHA-256 {}", fault.sha256),
            &fault.reason,
        )
    };
    let mut found: Vec<Difference> = report.faults.iter().map(fault).collect();
    found.extend(unlisted(report.faults_total, report.faults.len(), RULE));
    Ok(found)
}

/// Faults beyond those that the store lists one by one.
fn unlisted(total: u64, listed: usize, rule: &str) -> Option<Difference> {
    let more = total.checked_sub(listed as u64).filter(|more| *more > 0)?;
    Some(Difference::new(rule, "further ones", 0, more))
}
