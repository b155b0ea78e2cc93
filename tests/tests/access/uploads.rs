//! What is taken in from outside. Risks covered: bodies that fill the memory or the disk, files
//! that are something else than they claim, files that a browser would run.

use cashlane_tests::Company;

use super::*;

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
const PAGE: &[u8] = b"<!doctype html><script>alert(1)</script>";

#[test]
fn bodies_above_their_limits_are_refused() {
    let limit = 2048;
    on_every_database(
        |settings| settings.body_bytes_max = limit,
        |system, _| {
            let house = Company::new(system);
            let filler = |length: usize| vec![b'x'; length];
            let json = json!({ "name": String::from_utf8(filler(limit)).expect("text") });
            let (status, problem) = house.post("customers", &json);
            assert_eq!((status, &problem["code"]), (413, &json!("too_large")));
            let uploads = limit * server::Settings::UPLOAD_FACTOR;
            let files = limit * server::Settings::IMPORT_FACTOR;
            for (path, length) in [
                ("bank-statements?name=big.xml", uploads),
                ("imports?kind=customers&name=big.csv", files),
            ] {
                let path = house.path(path);
                let (status, problem) = system.api.upload(&path, &filler(length + 1));
                assert_eq!(
                    (status, &problem["code"]),
                    (413, &json!("too_large")),
                    "{path}"
                );
            }
        },
    );
}

#[test]
fn files_are_judged_by_their_content_and_not_by_their_name() {
    on_every_database(
        |_| {},
        |system, _| {
            let house = Company::new(system);
            for (path, content) in [
                ("bank-statements?name=statement.xml", PICTURE),
                ("bank-statements?name=statement.xml", PAGE),
                ("imports?kind=customers&name=customers.xlsx", PICTURE),
                ("imports?kind=customers&name=customers.parquet", PAGE),
            ] {
                let (status, problem) = system.api.upload(&house.path(path), content);
                assert_eq!(status, 422, "{path}: {problem}");
                assert!(problem["remedy"].is_string(), "{path}: {problem}");
            }
            let statements = house.read("bank-statements");
            assert_eq!(statements["items"], json!([]), "nothing was kept");
        },
    );
}

#[test]
fn a_bank_file_cannot_make_the_server_read_other_files() {
    on_every_database(
        |_| {},
        |system, _| {
            let house = Company::new(system);
            let entity =
                br#"<?xml version="1.0"?><!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
                <GrpHdr><MsgId>&e;</MsgId></GrpHdr></BkToCstmrStmt></Document>"#;
            let path = house.path("bank-statements?name=statement.xml");
            let (status, problem) = system.api.upload(&path, entity);
            assert_eq!(status, 422, "{problem}");
            assert!(!problem.to_string().contains("root:"), "{problem}");
        },
    );
}
