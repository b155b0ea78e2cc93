//! Stored documents: in a folder, and in a bucket when `CASHLANE_TEST_S3` names a server.

use std::fs;

use kernel::Actor;
use store::testing::{fresh_bucket, fresh_stores};
use store::{Error, Files};
use tempfile::TempDir;

use crate::store;

/// SHA-256 of `hello`.
const HELLO: &str = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

fn folder() -> (TempDir, Files) {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::open(&format!("dir:{}/files", folder.path().display())).expect("a place");
    (folder, files)
}

fn a_place_keeps_what_it_was_given(files: &Files) {
    assert!(!files.exists(HELLO).expect("a look"));
    assert!(matches!(files.get(HELLO), Err(Error::NotFound { .. })));
    for _ in 0..2 {
        assert_eq!(files.put(b"hello").expect("a file"), HELLO);
    }
    assert!(files.exists(HELLO).expect("a look"));
    assert_eq!(files.get(HELLO).expect("the file"), b"hello");
    let large: Vec<u8> = (0..12_000_000_u32).map(|n| n.to_le_bytes()[1]).collect();
    let hash = files.put(&large).expect("a large file");
    assert!(files.get(&hash).expect("the large file") == large);
    let folder = tempfile::tempdir().expect("a folder");
    let (from, to) = (folder.path().join("from"), folder.path().join("to"));
    let other: Vec<u8> = large.iter().rev().copied().collect();
    fs::write(&from, &other).expect("a file");
    let (hash, size) = files.put_file(&from).expect("a large file, as a file");
    assert_eq!(
        (hash.as_str(), size),
        (files.put(&other).expect("the same").as_str(), 12_000_000)
    );
    files.copy_to(&hash, &to).expect("a copy");
    assert!(fs::read(&to).expect("the copy") == other);
    let nothing = files.copy_to(&HELLO.replace('2', "3"), &to);
    assert!(
        matches!(nothing, Err(Error::NotFound { .. })),
        "{nothing:?}"
    );
    let empty = files.put(b"").expect("an empty file");
    assert_eq!(files.get(&empty).expect("the empty file"), b"");
}

#[test]
fn a_folder_keeps_what_it_was_given() {
    let (_folder, files) = folder();
    a_place_keeps_what_it_was_given(&files);
}

#[test]
fn a_bucket_keeps_what_it_was_given() {
    if let Some(files) = fresh_bucket() {
        a_place_keeps_what_it_was_given(&files);
    }
}

#[test]
fn nothing_but_a_hash_reaches_the_folder() {
    let (_folder, files) = folder();
    let upper = HELLO.to_uppercase();
    for name in ["", "../../../etc/passwd", upper.as_str(), &HELLO[1..]] {
        assert!(
            matches!(files.get(name), Err(Error::Value { .. })),
            "{name}"
        );
        assert!(
            matches!(files.exists(name), Err(Error::Value { .. })),
            "{name}"
        );
    }
}

#[test]
fn no_partial_file_is_left_behind() {
    let (folder, files) = folder();
    files.put(b"hello").expect("a file");
    let inside: Vec<_> = fs::read_dir(folder.path().join("files/2c"))
        .expect("the folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(inside, [HELLO]);
}

#[test]
fn addresses_that_make_no_sense_are_refused() {
    for url in ["dir:", "http://h/x", "s3://b/p?colour=red"] {
        assert!(
            matches!(Files::open(url), Err(Error::Options { .. })),
            "{url}"
        );
    }
}

#[test]
fn missing_and_damaged_files_are_found() {
    for (name, store) in fresh_stores() {
        let (folder, files) = folder();
        let mut hashes = Vec::new();
        for text in ["one", "two", "three", "four"] {
            hashes.push(files.put(text.as_bytes()).expect("a file"));
        }
        let rows = hashes.clone();
        store
            .write(Actor::system("test"), move |tx| {
                for (hash, size) in rows.iter().zip([3, 3, 5, 9]) {
                    tx.add_file(hash, "text/plain", "a.txt", size)?;
                }
                Ok::<_, Error>(())
            })
            .expect("rows");
        let path = |hash: &str| folder.path().join("files").join(&hash[..2]).join(hash);
        fs::remove_file(path(&hashes[0])).expect("a removal");
        fs::write(path(&hashes[1]), "tow").expect("a change");
        let report = store.verify_files(&files).expect("a report");
        assert_eq!((report.files, report.faults_total), (4, 3), "{name}");
        for (hash, expected) in [
            (&hashes[0], "missing"),
            (&hashes[1], "has the hash"),
            (&hashes[3], "instead of 9"),
        ] {
            let fault = report.faults.iter().find(|fault| fault.sha256 == *hash);
            let reason = &fault.expect("a fault").reason;
            assert!(reason.contains(expected), "{name}: {reason}");
        }
        let copied = files.copy_to(&hashes[1], &folder.path().join("copy"));
        for error in [files.get(&hashes[1]).map(drop), copied] {
            let error = error.expect_err("damaged");
            assert!(matches!(error, Error::Damaged { .. }), "{name}: {error:?}");
        }
    }
}
