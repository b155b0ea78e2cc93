//! An identity provider to test against: it answers every code with the token that a test wishes.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ring::signature::{Ed25519KeyPair, KeyPair};
use serde_json::{Value, json};

/// What our installation is called there.
pub const CLIENT_ID: &str = "cashlane";

struct Shared {
    address: String,
    key: Ed25519KeyPair,
    claims: Mutex<Value>,
    /// Whether people can sign out there.
    has_sign_out: AtomicBool,
    /// What the last exchange of a code was asked with.
    asked: Mutex<HashMap<String, String>>,
}

impl Shared {
    fn token(&self, claims: &Value) -> String {
        match claims["forged"] == true {
            true => signed(&key(), claims),
            false => signed(&self.key, claims),
        }
    }
}

/// A running provider, gone when dropped.
pub struct Issuer {
    shared: Arc<Shared>,
    _stop: tokio::sync::oneshot::Sender<()>,
}

fn key() -> Ed25519KeyPair {
    let random = ring::rand::SystemRandom::new();
    let document = Ed25519KeyPair::generate_pkcs8(&random).expect("a key");
    Ed25519KeyPair::from_pkcs8(document.as_ref()).expect("a key")
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn signed(key: &Ed25519KeyPair, claims: &Value) -> String {
    let head = json!({ "alg": "EdDSA", "kid": "one", "typ": "JWT" });
    let text = [head.to_string(), claims.to_string()].map(|part| base64(part.as_bytes()));
    let text = text.join(".");
    format!("{text}.{}", base64(key.sign(text.as_bytes()).as_ref()))
}

impl Issuer {
    /// Starts a provider on a port of its own.
    pub fn start() -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
        listener.set_nonblocking(true).expect("a listener");
        let address = format!("http://{}", listener.local_addr().expect("an address"));
        let shared = Arc::new(Shared {
            address,
            key: key(),
            claims: Mutex::default(),
            has_sign_out: AtomicBool::new(true),
            asked: Mutex::default(),
        });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(description))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(Arc::clone(&shared));
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
                let stop = async move {
                    let _dropped = stopped.await;
                };
                let served = axum::serve(listener, router).with_graceful_shutdown(stop);
                served.await.expect("the provider ends well");
            });
        });
        Self {
            shared,
            _stop: stop,
        }
    }

    /// Its address.
    pub fn address(&self) -> &str {
        &self.shared.address
    }

    /// Says what the next token claims.
    pub fn claims(&self, claims: Value) {
        *self.shared.claims.lock().expect("no panic") = claims;
    }

    /// Leaves people no place to sign out at.
    pub fn without_sign_out(&self) {
        self.shared.has_sign_out.store(false, Ordering::Relaxed);
    }

    /// A token of these claims, signed by the provider, or when they say `forged`, by another key.
    pub fn token(&self, claims: &Value) -> String {
        self.shared.token(claims)
    }

    /// What the last exchange of a code was asked with.
    pub fn asked(&self) -> HashMap<String, String> {
        self.shared.asked.lock().expect("no panic").clone()
    }
}

async fn description(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let at = |path: &str| format!("{}{path}", shared.address);
    let has_sign_out = shared.has_sign_out.load(Ordering::Relaxed);
    Json(json!({
        "end_session_endpoint": has_sign_out.then(|| at("/logout")),
        "issuer": shared.address,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    }))
}

async fn keys(State(shared): State<Arc<Shared>>) -> Json<Value> {
    let public = base64(shared.key.public_key().as_ref());
    let key = json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": "one", "x": public });
    Json(json!({ "keys": [key] }))
}

async fn token(
    State(shared): State<Arc<Shared>>,
    Form(asked): Form<HashMap<String, String>>,
) -> Json<Value> {
    *shared.asked.lock().expect("no panic") = asked;
    let claims = shared.claims.lock().expect("no panic").clone();
    let token = shared.token(&claims);
    Json(json!({ "access_token": "opaque", "token_type": "Bearer", "id_token": token }))
}
