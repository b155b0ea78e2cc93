//! Stored documents: bytes under their SHA-256, in a folder or an S3-compatible bucket.
//!
//! Bytes are put first and then named by a row in the transaction that needs them. A transaction
//! that fails leaves bytes that nothing names, which is harmless; a row never names bytes that
//! are not there.

mod folder;
mod s3;
mod table;

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::{Error, Result};
use folder::Folder;
use s3::Bucket;

pub(crate) use folder::{io, sync_folder};
pub use table::{FileFault, FileReport, FileRow};

/// A place for files. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    place: Arc<Place>,
}

enum Place {
    Folder(Folder),
    Bucket(Bucket),
}

impl Files {
    /// Opens `dir:PATH`, a plain path, or `s3://BUCKET/PREFIX?endpoint=URL&region=NAME`.
    ///
    /// A folder is made if it is missing. Credentials for S3 come from `AWS_ACCESS_KEY_ID`,
    /// `AWS_SECRET_ACCESS_KEY` and, if set, `AWS_SESSION_TOKEN`; the region from the address,
    /// `AWS_REGION`, or else `us-east-1`; the endpoint is Amazon's unless one is given.
    ///
    /// # Errors
    /// [`Error::Options`] for a malformed address or missing credentials; [`Error::Io`] when the
    /// folder cannot be made.
    pub fn open(url: &str) -> Result<Self> {
        let place = if url.starts_with("s3://") {
            Place::Bucket(Bucket::open(url)?)
        } else {
            let path = url.strip_prefix("dir:").unwrap_or(url);
            if path.is_empty() || path.contains("://") {
                return Err(Error::options(
                    "a file store is dir:PATH, a path, or s3://BUCKET/PREFIX",
                ));
            }
            Place::Folder(Folder::open(path.as_ref())?)
        };
        Ok(Self {
            place: Arc::new(place),
        })
    }

    /// Makes a bucket and opens it, for tests.
    #[cfg(feature = "testing")]
    pub(crate) fn create_bucket(url: &str, key: &str, secret: &str) -> Result<Self> {
        let bucket = Bucket::open_with(url, rusty_s3::Credentials::new(key, secret))?;
        bucket.create()?;
        let place = Arc::new(Place::Bucket(bucket));
        Ok(Self { place })
    }

    /// Stores bytes durably and gives their SHA-256 as 64 lowercase hex digits. Storing the same
    /// bytes again changes nothing.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::FileStore`] when they cannot be stored.
    pub fn put(&self, bytes: &[u8]) -> Result<String> {
        let hash = hex::encode(Sha256::digest(bytes));
        match self.place.as_ref() {
            Place::Folder(folder) => folder.put(&hash, bytes)?,
            Place::Bucket(bucket) => bucket.put(&hash, bytes)?,
        }
        Ok(hash)
    }

    /// The bytes with this hash.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they are not there, [`Error::Damaged`] when what is there has
    /// another hash.
    pub fn get(&self, hash: &str) -> Result<Vec<u8>> {
        check(hash)?;
        let bytes = match self.place.as_ref() {
            Place::Folder(folder) => folder.get(hash)?,
            Place::Bucket(bucket) => bucket.get(hash)?,
        };
        let bytes = bytes.ok_or_else(|| Error::not_found(format!("file {hash}")))?;
        let found = hex::encode(Sha256::digest(&bytes));
        if found == hash {
            return Ok(bytes);
        }
        Err(Error::Damaged {
            what: format!("file {hash}"),
            reason: format!("its content has the hash {found}"),
        })
    }

    /// Whether there are bytes under this hash. They are not read.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::FileStore`] when the place cannot be asked.
    pub fn exists(&self, hash: &str) -> Result<bool> {
        check(hash)?;
        match self.place.as_ref() {
            Place::Folder(folder) => folder.exists(hash),
            Place::Bucket(bucket) => bucket.exists(hash),
        }
    }
}

/// A hash becomes part of a path, so nothing but a hash may pass.
fn check(hash: &str) -> Result<()> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if hash.len() == 64 && hash.bytes().all(is_digit) {
        return Ok(());
    }
    Err(Error::Value {
        reason: format!("{hash:?} is no SHA-256 in lowercase hex"),
    })
}
