//! A folder that is removed when it is no longer needed.

use std::fs;
use std::path::{Path, PathBuf};

use kernel::{Clock, Id, IdGen, SystemClock, kind};

use crate::{Error, Result};

/// A private folder for a database that is to leave nothing behind.
pub(crate) struct TemporaryFolder {
    path: PathBuf,
}

impl TemporaryFolder {
    pub(crate) fn create() -> Result<Self> {
        let id: Id<kind::File> = IdGen::system().next(SystemClock.now());
        let path = std::env::temp_dir().join(format!("cashlane-{}", id.uuid().simple()));
        fs::create_dir(&path)
            .map_err(|error| Error::io(format!("create {}", path.display()), error))?;
        Ok(Self { path })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.path) {
            tracing::warn!(
                path = %self.path.display(),
                error = &error as &dyn std::error::Error,
                "a temporary folder could not be removed"
            );
        }
    }
}
