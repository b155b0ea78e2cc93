//! Idempotency records: the same request twice has one effect and the same reply.
//!
//! The key is inserted first, in the transaction of the effect. A second request with the same
//! key waits for the first to commit and is then given its reply; if the first fails, its key is
//! gone with all it did, and the second does the work.

use kernel::Instant;

use crate::{Error, Result, Store, Tx};

/// What is known of an idempotency key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Idempotency {
    /// The key is new: do the work, then keep the reply by [`Tx::save_reply`].
    Fresh,
    /// The work was done before: give this reply.
    Replay(Reply),
}

/// A reply as it was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Media type of the body.
    pub content_type: String,
    /// The body, byte for byte.
    pub body: Vec<u8>,
}

impl Tx {
    /// Claims an idempotency key.
    ///
    /// `scope` keeps callers apart (e.g. the API key's id and the operation); `input_hash` stands
    /// for everything the reply depends on.
    ///
    /// # Errors
    /// [`Error::IdempotencyMismatch`] when the key was used with other input;
    /// [`Error::Conflict`] when the request that used it kept no reply.
    pub fn idempotent(
        &mut self,
        scope: &str,
        key: &str,
        input_hash: [u8; 32],
    ) -> Result<Idempotency> {
        let now = self.now();
        let inserted = self.exec(
            "INSERT INTO idempotency_keys (scope, key, input_hash, created_at)
             VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            &[scope.into(), key.into(), input_hash.into(), now.into()],
        )?;
        if inserted == 1 {
            return Ok(Idempotency::Fresh);
        }
        let row = self.query_one(
            "SELECT input_hash, status, content_type, body FROM idempotency_keys
             WHERE scope = $1 AND key = $2",
            &[scope.into(), key.into()],
        )?;
        if row.get::<[u8; 32]>(0)? != input_hash {
            return Err(Error::IdempotencyMismatch {
                key: key.to_owned(),
            });
        }
        match (row.get(1)?, row.get(2)?, row.get(3)?) {
            (Some(status), Some(content_type), Some(body)) => Ok(Idempotency::Replay(Reply {
                status,
                content_type,
                body,
            })),
            _ => Err(Error::conflict(format!("idempotency key {key:?}"))),
        }
    }

    /// Keeps the reply of a request whose key is fresh, in the same transaction.
    ///
    /// # Errors
    /// [`Error::Conflict`] when the key was not claimed before, or has a reply already.
    pub fn save_reply(&mut self, scope: &str, key: &str, reply: &Reply) -> Result<()> {
        self.exec_one(
            "UPDATE idempotency_keys SET status = $3, content_type = $4, body = $5
             WHERE scope = $1 AND key = $2 AND status IS NULL",
            &[
                scope.into(),
                key.into(),
                reply.status.into(),
                reply.content_type.as_str().into(),
                reply.body.as_slice().into(),
            ],
        )
    }
}

impl Store {
    /// Forgets idempotency keys first used before `before`; gives their number.
    ///
    /// # Errors
    /// [`Error::Db`] when the database fails.
    pub fn purge_idempotency_keys(&self, before: Instant) -> Result<u64> {
        self.write(kernel::Actor::system("store"), move |tx| {
            tx.exec(
                "DELETE FROM idempotency_keys WHERE created_at < $1",
                &[before.into()],
            )
        })
    }
}
