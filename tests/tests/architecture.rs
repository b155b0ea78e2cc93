//! Keeps the arrows of `ARCHITECTURE.md`: between crates, and between the rooms of `o2c`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// What each crate may depend on, besides crates that are not ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("cashlane-kernel", &[]),
    ("cashlane-formats", &["cashlane-kernel"]),
    ("cashlane-matching", &["cashlane-kernel"]),
    ("cashlane-insight", &["cashlane-kernel"]),
    ("cashlane-pdf", &["cashlane-kernel"]),
    ("cashlane-store", &["cashlane-kernel"]),
    (
        "cashlane-o2c",
        &[
            "cashlane-formats",
            "cashlane-insight",
            "cashlane-kernel",
            "cashlane-matching",
            "cashlane-store",
        ],
    ),
    (
        "cashlane-server",
        &[
            "cashlane-formats",
            "cashlane-kernel",
            "cashlane-o2c",
            "cashlane-pdf",
            "cashlane-store",
        ],
    ),
    (
        "cashlane",
        &[
            "cashlane-formats",
            "cashlane-insight",
            "cashlane-kernel",
            "cashlane-matching",
            "cashlane-o2c",
            "cashlane-pdf",
            "cashlane-server",
            "cashlane-store",
        ],
    ),
];

const PURE: &[&str] = &[
    "cashlane-kernel",
    "cashlane-formats",
    "cashlane-matching",
    "cashlane-insight",
];

/// Runtimes, databases and HTTP: not for pure crates.
const IMPURE: &[&str] = &[
    "tokio",
    "rusqlite",
    "postgres",
    "axum",
    "ureq",
    "reqwest",
    "hyper",
    "cashlane-store",
];

/// The rooms of `o2c`, lowest floor first. A room may call those before it.
const ROOMS: &[&str] = &[
    "access",
    "parties",
    "agreements",
    "credit",
    "receivables",
    "orders",
    "deliveries",
    "invoicing",
    "cash",
    "insight",
    "exchange",
];

#[test]
fn crates_depend_only_downwards() {
    for (package, dependencies) in direct_dependencies() {
        let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == package) else {
            continue;
        };
        for dependency in dependencies
            .iter()
            .filter(|name| name.starts_with("cashlane"))
        {
            assert!(
                allowed.contains(&dependency.as_str()),
                "{package} must not depend on {dependency}"
            );
        }
    }
}

#[test]
fn pure_crates_know_no_runtime_database_or_http() {
    let dependencies = direct_dependencies();
    for package in PURE {
        for dependency in &dependencies[*package] {
            assert!(
                !IMPURE.contains(&dependency.as_str()),
                "{package} is pure and must not depend on {dependency}"
            );
        }
    }
}

#[test]
fn rooms_call_only_rooms_before_them() {
    let rooms = root().join("crates/o2c/src");
    for (floor, room) in ROOMS.iter().enumerate() {
        for file in rust_files(&rooms.join(room)) {
            let text = std::fs::read_to_string(&file).expect("a source file is readable");
            for later in &ROOMS[floor + 1..] {
                assert!(
                    !text.contains(&format!("crate::{later}::"))
                        && !text.contains(&format!("crate::{later};")),
                    "{} calls the later room {later}",
                    file.display()
                );
            }
        }
    }
}

#[test]
fn every_folder_of_o2c_is_a_room_in_the_order() {
    let folders = std::fs::read_dir(root().join("crates/o2c/src")).expect("o2c is there");
    for entry in folders.flatten().filter(|entry| entry.path().is_dir()) {
        let name = entry.file_name();
        assert!(
            ROOMS.iter().any(|room| *room == name),
            "{name:?} is no room of the order"
        );
    }
}

#[test]
fn sources_keep_the_house_rules() {
    for folder in ["crates", "tests", "xtask"] {
        for file in rust_files(&root().join(folder)) {
            let text = std::fs::read_to_string(&file).expect("a source file is readable");
            let name = file.display();
            assert!(
                text.lines().count() <= 800,
                "{name} has more than 800 lines"
            );
            for word in [
                concat!("FIX", "ME"),
                concat!("TO", "DO"),
                concat!("X", "XX:"),
            ] {
                assert!(!text.contains(word), "{name} contains {word}");
            }
        }
    }
}

#[test]
fn money_paths_have_no_binary_floats() {
    for folder in [
        "crates/kernel/src",
        "crates/o2c/src",
        "crates/store/src",
        "crates/matching/src",
    ] {
        for file in rust_files(&root().join(folder)) {
            let inside_insight = file.components().any(|part| part.as_os_str() == "insight");
            let text = std::fs::read_to_string(&file).expect("a source file is readable");
            let code = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"));
            for line in code.filter(|_| !inside_insight) {
                let floats = line.contains(": f64") || line.contains("as f64");
                assert!(!floats, "{} uses a binary float: {line}", file.display());
            }
        }
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("tests lie in the root")
        .to_path_buf()
}

fn direct_dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--no-deps",
            "--format-version",
            "1",
            "--offline",
        ])
        .current_dir(root())
        .output()
        .expect("cargo metadata runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("metadata is JSON");
    let packages = metadata["packages"].as_array().expect("packages");
    let name = |value: &Value| value["name"].as_str().expect("a name").to_owned();
    packages
        .iter()
        .map(|package| {
            let dependencies = package["dependencies"].as_array().expect("dependencies");
            let normal = dependencies
                .iter()
                .filter(|dependency| dependency["kind"].is_null());
            (name(package), normal.map(name).collect())
        })
        .collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
