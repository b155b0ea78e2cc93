//! Embeds every `migrations/NNNN_name.sql` into the crate, in order of its number.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = PathBuf::from(variable("CARGO_MANIFEST_DIR")).join("migrations");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .expect("the migrations folder is part of the crate")
        .map(|entry| entry.expect("a readable folder entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "sql"))
        .collect();
    files.sort();
    let mut code = String::from("&[\n");
    let mut last = 0;
    for path in &files {
        let (version, name) = parts(path);
        assert!(
            version > last,
            "migration numbers have no repeats: {}",
            path.display()
        );
        last = version;
        println!("cargo::rerun-if-changed={}", path.display());
        writeln!(
            code,
            "    Migration {{ version: {version}, name: {name:?}, text: include_str!({:?}) }},",
            path.display().to_string()
        )
        .expect("writing to a String cannot fail");
    }
    code.push_str("]\n");
    fs::write(Path::new(&variable("OUT_DIR")).join("migrations.rs"), code)
        .expect("the build's output folder is writable");
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("cargo sets {name}"))
}

/// `0003_ledger.sql` is version 3, name `ledger`.
fn parts(path: &Path) -> (usize, String) {
    let stem = path
        .file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or_else(|| panic!("{} has no UTF-8 name", path.display()));
    let (number, name) = stem
        .split_once('_')
        .unwrap_or_else(|| panic!("{stem} is not named NNNN_name"));
    assert_eq!(number.len(), 4, "{stem} is not named NNNN_name");
    let version = number
        .parse()
        .unwrap_or_else(|_| panic!("{stem} does not start with a number"));
    (version, name.to_owned())
}
