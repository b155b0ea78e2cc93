//! Files that show who signed for a delivery.

use std::collections::HashSet;

use kernel::{DeliveryId, EntityId, FileId};
use store::{FileRow, Tx, Value};

use super::types::ProofOfDelivery;
use crate::error::{Code, Error, Outcome, Refusal, Result};

/// Notes a file that was uploaded as proof of delivery for a legal entity.
///
/// # Errors
/// Fails only with the store.
pub fn add_proof_file(tx: &mut Tx, entity: EntityId, file: FileId) -> Result<()> {
    let row = vec![entity.into(), file.into()];
    tx.insert_many("proof_files", &["entity_id", "file_id"], row)?;
    Ok(())
}

/// The file that proves a delivery.
///
/// # Errors
/// [`Error::NotFound`] when there is no such delivery or it has no file.
pub fn proof_file(tx: &mut Tx, entity: EntityId, delivery: DeliveryId) -> Result<FileRow> {
    let row = tx.query_opt(
        "SELECT p.file_id FROM deliveries d
        JOIN proof_files p ON p.file_id = d.pod_file_id AND p.entity_id = d.entity_id
        WHERE d.id = $2 AND d.entity_id = $1",
        &[entity.into(), delivery.into()],
    )?;
    let row = row.ok_or_else(|| Error::NotFound {
        kind: "proof of delivery",
        id: delivery.to_string(),
    })?;
    Ok(tx.file(row.get(0)?)?)
}

/// The files that proofs may name: those that were uploaded for this.
pub(super) struct ProofFiles(HashSet<FileId>);

impl ProofFiles {
    /// Looks up which of the files that proofs name were uploaded.
    pub fn named<'a>(
        tx: &mut Tx,
        entity: EntityId,
        proofs: impl Iterator<Item = &'a ProofOfDelivery>,
    ) -> Result<Self> {
        let named: Vec<FileId> = proofs.filter_map(|proof| proof.file).collect();
        if named.is_empty() {
            return Ok(Self(HashSet::new()));
        }
        let rows = tx.query(
            "SELECT p.file_id FROM {uuids $2} CROSS JOIN proof_files p
            WHERE p.entity_id = $1 AND p.file_id = value",
            &[entity.into(), Value::ids(named)],
        )?;
        let known = rows.iter().map(|row| row.get(0));
        Ok(Self(known.collect::<store::Result<_>>()?))
    }

    /// Refuses a file that was not uploaded as a proof here.
    pub fn check(&self, proof: &ProofOfDelivery) -> Outcome<()> {
        match proof.file {
            Some(file) if !self.0.contains(&file) => Err(Refusal::new(
                Code::UnknownReference,
                "proof.file",
                format!("{file} was not uploaded as a proof of delivery"),
                "upload the file first, and name what that gives",
            )),
            _ => Ok(()),
        }
    }
}
