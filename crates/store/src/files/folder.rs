//! Files in a folder: `PATH/ab/abcdef…`.

use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use kernel::{Clock, FileId, IdGen, SystemClock};

use crate::{Error, Result};

pub(super) struct Folder {
    root: PathBuf,
    /// Names of files that are being written.
    names: IdGen,
}

impl Folder {
    pub(super) fn open(path: &Path) -> Result<Self> {
        let root = path.to_path_buf();
        io("create", &root, fs::create_dir_all(&root))?;
        let names = IdGen::system();
        Ok(Self { root, names })
    }

    pub(super) fn put(&self, hash: &str, bytes: &[u8]) -> Result<()> {
        self.write(hash, |file| file.write_all(bytes))
    }

    pub(super) fn put_file(&self, hash: &str, source: &mut File) -> Result<()> {
        self.write(hash, |file| std::io::copy(source, file).map(drop))
    }

    /// A file has its name only when it is whole and on the disk.
    fn write(&self, hash: &str, fill: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
        let folder = self.root.join(&hash[..2]);
        let path = folder.join(hash);
        if io("look for", &path, path.try_exists())? {
            return Ok(());
        }
        if !io("look for", &folder, folder.try_exists())? {
            io("create", &folder, fs::create_dir_all(&folder))?;
            sync_folder(&self.root)?;
        }
        let id: FileId = self.names.next(SystemClock.now());
        let partial = folder.join(format!("{}.partial", id.uuid().simple()));
        let written = write_synced(&partial, fill)
            .and_then(|()| io("rename", &partial, fs::rename(&partial, &path)));
        if written.is_err() {
            // What is left of it is harmless; the error that matters is the first.
            let _ = fs::remove_file(&partial);
            return written;
        }
        sync_folder(&folder)
    }

    pub(super) fn get(&self, hash: &str) -> Result<Option<Vec<u8>>> {
        let path = self.path(hash);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => io("read", &path, Err(error)),
        }
    }

    pub(super) fn open_file(&self, hash: &str) -> Result<Option<Box<dyn Read>>> {
        let path = self.path(hash);
        match File::open(&path) {
            Ok(file) => Ok(Some(Box::new(file))),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => io("read", &path, Err(error)),
        }
    }

    pub(super) fn exists(&self, hash: &str) -> Result<bool> {
        let path = self.path(hash);
        io("look for", &path, path.try_exists())
    }

    fn path(&self, hash: &str) -> PathBuf {
        self.root.join(&hash[..2]).join(hash)
    }
}

fn write_synced(path: &Path, fill: impl FnOnce(&mut File) -> std::io::Result<()>) -> Result<()> {
    let write = || {
        let mut file = File::create_new(path)?;
        fill(&mut file)?;
        file.sync_all()
    };
    io("write", path, write())
}

/// Makes a new name in a folder durable.
pub(crate) fn sync_folder(path: &Path) -> Result<()> {
    io(
        "sync",
        path,
        File::open(path).and_then(|folder| folder.sync_all()),
    )
}

pub(crate) fn io<T>(what: &str, path: &Path, outcome: std::io::Result<T>) -> Result<T> {
    outcome.map_err(|error| Error::io(format!("{what} {}", path.display()), error))
}
