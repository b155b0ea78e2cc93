//! Files as they come: some are packed.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::read::MultiGzDecoder;
use tempfile::TempDir;

/// A file that can be read from its beginning as often as one likes.
pub struct Unpacked {
    path: PathBuf,
    /// Where a copy lies; it goes when this goes.
    _folder: Option<TempDir>,
}

impl Unpacked {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Unpacks gzip into a folder that goes when the result goes; other files stay as they are.
pub fn unpacked(path: &Path) -> Result<Unpacked> {
    let failed = || format!("cannot read {}", path.display());
    let mut head = [0; 2];
    let mut file = File::open(path).with_context(failed)?;
    let length = file.read(&mut head).with_context(failed)?;
    if length < 2 || head != [0x1F, 0x8B] {
        return Ok(Unpacked {
            path: path.to_owned(),
            _folder: None,
        });
    }
    let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
    let name = path.file_stem().unwrap_or_else(|| "log".as_ref());
    let to = folder.path().join(name);
    let packed = BufReader::new(File::open(path).with_context(failed)?);
    io::copy(&mut MultiGzDecoder::new(packed), &mut File::create(&to)?).with_context(failed)?;
    Ok(Unpacked {
        path: to,
        _folder: Some(folder),
    })
}
