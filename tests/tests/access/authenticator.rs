//! A software authenticator for what browsers do not let happen: it signs for any page, and its
//! counter is set at will. The honest case is also played in a browser with an authenticator that
//! is not ours (`web/e2e/days`).

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// An authenticator with one passkey.
pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    /// How often the passkey was used.
    pub counter: u32,
    /// The page that asks, as the browser tells it.
    pub origin: String,
    /// Whether it verifies its owner.
    pub verifies: bool,
    /// Whose passkey it says that it is.
    pub handle: Value,
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Authenticator {
    /// One that is asked by pages of this origin.
    pub fn at(origin: &str) -> Self {
        let (random, signing) = (SystemRandom::new(), &ECDSA_P256_SHA256_ASN1_SIGNING);
        let document = EcdsaKeyPair::generate_pkcs8(signing, &random).expect("a key");
        let key = EcdsaKeyPair::from_pkcs8(signing, document.as_ref(), &random).expect("a key");
        let id = Sha256::digest(key.public_key().as_ref())[..16].to_vec();
        Self {
            key,
            id,
            counter: 0,
            origin: origin.to_owned(),
            verifies: true,
            handle: Value::Null,
        }
    }

    /// Its passkey's id.
    pub fn id(&self) -> String {
        base64(&self.id)
    }

    fn client_data(&self, kind: &str, options: &Value) -> String {
        let said = json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        said.to_string()
    }

    /// What it signs first: for whom, how, and how often so far.
    fn data(&mut self, host: &Value, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let host = host.as_str().expect("a relying party");
        let mut data = Sha256::digest(host.as_bytes()).to_vec();
        data.push(flags | USER_PRESENT | if self.verifies { USER_VERIFIED } else { 0 });
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Answers `navigator.credentials.create`.
    pub fn create(&mut self, options: &Value) -> Value {
        self.handle = options["user"]["id"].clone();
        let mut data = self.data(&options["rp"]["id"], HAS_CREDENTIAL);
        data.extend([0; 16]);
        data.extend([0, 16]);
        data.extend(&self.id);
        // A key of the curve P-256 as COSE writes it, in CBOR.
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        // {"fmt": "none", "attStmt": {}, "authData": data}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        json!({
            "id": self.id(),
            "rawId": self.id(),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64(self.client_data("webauthn.create", options).as_bytes()),
                "attestationObject": base64(&object),
                "transports": ["internal"],
            },
        })
    }

    /// Answers `navigator.credentials.get`.
    pub fn get(&mut self, options: &Value) -> Value {
        let data = self.data(&options["rpId"], 0);
        let said = self.client_data("webauthn.get", options);
        let signed = [data.as_slice(), &Sha256::digest(said.as_bytes())].concat();
        let signature = self
            .key
            .sign(&SystemRandom::new(), &signed)
            .expect("signed");
        json!({
            "id": self.id(),
            "rawId": self.id(),
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": {
                "clientDataJSON": base64(said.as_bytes()),
                "authenticatorData": base64(&data),
                "signature": base64(signature.as_ref()),
                "userHandle": self.handle,
            },
        })
    }
}
