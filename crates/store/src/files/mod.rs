//! Stored documents: bytes under their SHA-256, in a folder or an S3-compatible bucket.
//!
//! Bytes are put first and then named by a row in the transaction that needs them. A transaction
//! that fails leaves bytes that nothing names, which is harmless; a row never names bytes that
//! are not there.

mod folder;
mod s3;
mod table;

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
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

    /// Stores a file durably, however large, and gives its SHA-256 and its length. Storing the
    /// same bytes again changes nothing.
    ///
    /// # Errors
    /// [`Error::Io`] or [`Error::FileStore`] when it cannot be read or stored.
    pub fn put_file(&self, path: &Path) -> Result<(String, u64)> {
        let mut source = io("read", path, File::open(path))?;
        let mut hash = Hashing::new(std::io::sink());
        let size = io("read", path, std::io::copy(&mut source, &mut hash))?;
        let hash = hash.finish();
        match self.place.as_ref() {
            Place::Folder(folder) => {
                io("read", path, source.rewind())?;
                folder.put_file(&hash, &mut source)?;
            }
            Place::Bucket(bucket) => bucket.put_file(&hash, path)?,
        }
        Ok((hash, size))
    }

    /// Copies the bytes with this hash into a file, however many they are.
    ///
    /// # Errors
    /// As [`get`](Self::get), and when the file cannot be written.
    pub fn copy_to(&self, hash: &str, path: &Path) -> Result<()> {
        check(hash)?;
        let source = match self.place.as_ref() {
            Place::Folder(folder) => folder.open_file(hash)?,
            Place::Bucket(bucket) => bucket.open_file(hash)?,
        };
        let mut source = source.ok_or_else(|| Error::not_found(format!("file {hash}")))?;
        let mut target = Hashing::new(io("write", path, File::create(path))?);
        io("write", path, std::io::copy(&mut source, &mut target))?;
        agree(hash, target.finish())
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
        agree(hash, hex::encode(Sha256::digest(&bytes)))?;
        Ok(bytes)
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

/// What was read must be what was stored.
fn agree(hash: &str, found: String) -> Result<()> {
    if found == hash {
        return Ok(());
    }
    Err(Error::Damaged {
        what: format!("file {hash}"),
        reason: format!("its content has the hash {found}"),
    })
}

/// Hashes what is written on its way.
struct Hashing<W> {
    target: W,
    hash: Sha256,
}

impl<W> Hashing<W> {
    fn new(target: W) -> Self {
        let hash = Sha256::new();
        Self { target, hash }
    }

    fn finish(self) -> String {
        hex::encode(self.hash.finalize())
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let length = self.target.write(bytes)?;
        self.hash.update(&bytes[..length]);
        Ok(length)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.target.flush()
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
