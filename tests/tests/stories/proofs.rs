//! Files as proof of delivery.
//!
//! Risks covered: a file that a browser would run, a proof of one company shown to another, a proof
//! that is replaced in silence.

use cashlane_tests::{Company, id_of, systems};
use serde_json::{Value, json};

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
const SCAN: &[u8] = b"%PDF-1.7\n%%EOF\n";

fn delivered(house: &Company<'_>) -> Value {
    house.product("CHAIR", "100", "standard");
    let ada = house.customer("Ada");
    let order = house.order(&ada, &[("CHAIR", "1")]);
    house.acknowledge(&order);
    let delivery = house.ship(&order, &[(1, "1")]);
    house.deliver(&delivery);
    delivery
}

fn upload(house: &Company<'_>, name: &str, bytes: &[u8]) -> (u16, Value) {
    let path = house.path(&format!("deliveries/proof-files?name={name}"));
    house.api().upload(&path, bytes)
}

#[test]
fn a_scan_proves_a_delivery_and_can_be_read() {
    for system in systems() {
        let house = Company::new(&system);
        let delivery = delivered(&house);
        let proof = |file: &Value| json!({ "delivery": id_of(&delivery), "proof": { "signed_by": "Bob", "file": file } });
        house.act("deliveries/proofs", proof(&Value::Null));
        let path = house.path(&format!("deliveries/{}/proof-file", id_of(&delivery)));
        assert_eq!(house.api().get(&path).0, 404, "a proof without a file");

        let (status, uploaded) = upload(&house, "..%2Fetc%2Fpod%22.exe", PICTURE);
        assert_eq!(
            (status, &uploaded["media_type"]),
            (201, &json!("image/png")),
            "{uploaded}"
        );
        house.act("deliveries/proofs", proof(&uploaded["file"]));
        let page = house.api().page(&path, &[]);
        assert_eq!(page.headers["content-type"], "image/png");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        assert_eq!(
            page.headers["content-disposition"],
            "inline; filename=\"etcpod.png\""
        );
        let view = house.read(&format!("deliveries/{}", id_of(&delivery)));
        assert_eq!(view["proof"]["file"], uploaded["file"]);

        let (_, other) = upload(&house, "scan.pdf", SCAN);
        let refusal = house.refused("deliveries/proofs", proof(&other["file"]));
        assert_eq!(refusal["code"], "wrong_state", "a proof is never replaced");
        let reader = system.caller(&["orders.read"]);
        assert_eq!(reader.get(&path).0, 403);
        let clerk = system.caller(&["deliveries.read"]);
        let put = house.path("deliveries/proof-files?name=a");
        assert_eq!(clerk.upload(&put, SCAN).0, 403);
        house.assert_sound();
    }
}

#[test]
fn only_scans_and_pictures_up_to_a_size_are_taken() {
    for system in systems() {
        let house = Company::new(&system);
        for (name, bytes) in [
            ("page.pdf", &b"<!doctype html><script>alert(1)</script>"[..]),
            (
                "drawing.png",
                b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            ),
            ("empty.jpg", b""),
        ] {
            let (status, problem) = upload(&house, name, bytes);
            assert_eq!(
                (status, &problem["code"]),
                (422, &json!("unreadable_file")),
                "{name}"
            );
        }
        let mut large = SCAN.to_vec();
        large.resize(10 * 1024 * 1024 + 1, b' ');
        let (status, problem) = upload(&house, "large.pdf", &large);
        assert_eq!((status, &problem["code"]), (413, &json!("too_large")));
    }
}

#[test]
fn a_proof_names_only_what_was_uploaded_for_the_company() {
    for system in systems() {
        let house = Company::new(&system);
        let other = Company::named(&system, "OTHER", &json!({}));
        let delivery = delivered(&house);
        let (_, theirs) = upload(&other, "scan.pdf", SCAN);
        let proof = json!({ "signed_by": "Bob", "file": theirs["file"] });
        let refusal = house.refused(
            "deliveries/proofs",
            json!({ "delivery": id_of(&delivery), "proof": proof }),
        );
        assert_eq!(
            (&refusal["code"], &refusal["field"]),
            (&json!("unknown_reference"), &json!("proof.file"))
        );
    }
}
