//! Masters that nearly every transaction of a legal entity reads and that seldom change, such as
//! its chart of accounts: kept by the writer instead of being read again for each request.
//!
//! A memo is dropped when its tables are written here, or when a request or transaction is rolled
//! back, as it may hold what was undone. What others write ends it, too: on SQLite the database
//! tells when another process has committed, and until then memos outlive the commit. PostgreSQL
//! tells nothing, so there they live as long as the transaction. A request that is sent after
//! another was answered thus always sees its changes.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

use kernel::EntityId;

use crate::conn::Conn;
use crate::{Error, Result, Tx, sql};

#[derive(Default)]
pub(crate) struct Memos {
    kept: HashMap<(TypeId, EntityId), Memo>,
    /// SQLite's count of the commits of others, as of the last look.
    version: Option<i64>,
}

struct Memo {
    tables: &'static [&'static str],
    value: Arc<dyn Any + Send + Sync>,
}

impl Memos {
    pub(crate) fn clear(&mut self) {
        self.kept.clear();
    }

    /// Forgets what others may have changed; called in a transaction that has just begun.
    pub(crate) fn refresh(&mut self, conn: &mut Conn) -> Result<()> {
        match conn {
            Conn::Sqlite(conn) => {
                let version = conn.data_version()?;
                if self.version != Some(version) {
                    self.kept.clear();
                    self.version = Some(version);
                }
            }
            Conn::Pg(_) => self.kept.clear(),
        }
        Ok(())
    }

    /// Forgets what was read from a table.
    pub(crate) fn written(&mut self, table: &str) {
        self.kept.retain(|_, memo| !memo.tables.contains(&table));
    }

    /// Forgets what a statement other than a SELECT may change.
    pub(crate) fn executed(&mut self, text: &str) {
        if ["INSERT", "UPDATE", "DELETE"]
            .iter()
            .any(|word| text.starts_with(word))
        {
            self.written(sql::target(text));
        } else {
            self.kept.clear();
        }
    }
}

impl Tx {
    /// What `load` makes of masters of a legal entity, which all lie in `tables`; the same value
    /// is given until one of them is written. One type holds one kind of memo.
    ///
    /// Not for what a rule must find locked or up to the moment: on PostgreSQL, another node may
    /// have changed the tables since this transaction began.
    ///
    /// # Errors
    /// What `load` gives.
    pub fn memo<T, E>(
        &mut self,
        entity: EntityId,
        tables: &'static [&'static str],
        load: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<Arc<T>, E>
    where
        T: Any + Send + Sync,
        E: From<Error>,
    {
        let key = (TypeId::of::<T>(), entity);
        let known = self.memos.kept.get(&key);
        if let Some(Ok(known)) = known.map(|memo| Arc::downcast(Arc::clone(&memo.value))) {
            return Ok(known);
        }
        let value = Arc::new(load(self)?);
        let memo = Memo {
            tables,
            value: Arc::clone(&value) as Arc<dyn Any + Send + Sync>,
        };
        self.memos.kept.insert(key, memo);
        Ok(value)
    }
}
