//! What counts once: an answer to a challenge, a message of an identity provider. It is noted here
//! when it is taken, until it would be over by itself.

use kernel::Instant;
use sha2::{Digest, Sha256};
use store::Tx;

use crate::error::Result;

/// Takes something for the first time; `false` when it was taken before. Of two that take it at
/// the same moment one waits for the other.
pub(super) fn spend(tx: &mut Tx, what: &[u8], until: Instant) -> Result<bool> {
    let hash: [u8; 32] = Sha256::digest(what).into();
    let taken = tx.exec(
        "INSERT INTO spent_tokens (hash, expires_at) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING",
        &[hash.into(), until.into()],
    )?;
    Ok(taken > 0)
}

pub(super) fn purge(tx: &mut Tx) -> Result<()> {
    let now = tx.now();
    tx.exec(
        "DELETE FROM spent_tokens WHERE expires_at <= $1",
        &[now.into()],
    )?;
    Ok(())
}
