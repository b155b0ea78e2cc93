//! What leaves the house in a test: jobs worked off, mails read back, PDFs looked into.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use server::{Mailer, Worker};
use tempfile::TempDir;

use crate::{System, vault};

/// A folder that mail goes into.
pub struct Outbox {
    folder: TempDir,
}

/// A mail as it was handed over.
pub struct Letter {
    /// Headers and body.
    pub text: String,
}

impl Outbox {
    /// An empty one.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        Self { folder }
    }

    /// Does all jobs of a system that are due, and gives how many failed.
    pub fn work(&self, system: &System) -> u64 {
        let url = format!("file:{}", self.folder.path().display());
        work(system, &url)
    }

    /// The mails in it.
    pub fn letters(&self) -> Vec<Letter> {
        letters(self.folder.path())
    }
}

impl Default for Outbox {
    fn default() -> Self {
        Self::new()
    }
}

/// Does all jobs of a system that are due, with mail to this URL, and gives how many failed.
pub fn work(system: &System, mail_url: &str) -> u64 {
    let mailer = Mailer::open(mail_url, None).expect("a mail URL");
    let (store, files) = (system.store.clone(), system.files.clone());
    let worker = Worker::new(store, files, mailer, None, vault());
    worker.run_due().expect("jobs can be claimed").failed
}

/// The mails in a folder of files.
pub fn letters(folder: &Path) -> Vec<Letter> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files
        .iter()
        .filter_map(|path| std::fs::read(path).ok())
        .map(|bytes| Letter {
            text: String::from_utf8_lossy(&bytes).replace("\r\n", "\n"),
        })
        .collect()
}

impl Letter {
    /// The attachment: its name and its bytes.
    pub fn attachment(&self) -> (String, Vec<u8>) {
        let (_, part) = self
            .text
            .split_once("Content-Disposition: attachment; filename=\"")
            .unwrap_or_else(|| panic!("no attachment in {}", self.text));
        let (name, rest) = part.split_once('"').expect("a name");
        let (_, body) = rest.split_once("\n\n").expect("a body");
        let digits: String = body
            .split("\n--")
            .next()
            .expect("a part")
            .split_whitespace()
            .collect();
        (name.to_owned(), STANDARD.decode(digits).expect("base64"))
    }
}

/// The text of a PDF, without white space, when `pdftotext` is installed to read it.
pub fn pdf_text(pdf: &[u8]) -> Option<String> {
    let mut reader = Command::new("pdftotext")
        .args(["-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut input = reader.stdin.take()?;
    let bytes = pdf.to_vec();
    let writing = std::thread::spawn(move || input.write_all(&bytes));
    let output = reader.wait_with_output().ok()?;
    writing.join().ok()?.ok()?;
    let text = String::from_utf8_lossy(&output.stdout);
    Some(text.chars().filter(|c| !c.is_whitespace()).collect())
}
