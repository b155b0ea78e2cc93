//! Whole-system tests: what they share. A real server on loopback, on either database, spoken to
//! through its HTTP API alone.

mod bank;
mod company;
mod post;

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use o2c::access::{self, NewApiKey, Permission, Principal, Token, TokenKind};
use serde_json::{Value, json};
use store::testing::{Fresh, fresh_databases};
use store::{Files, Store, StoreOptions};
use tempfile::TempDir;

pub use bank::{Transfer, camt053};
pub use company::{Company, STANDARD_IBAN, amount, eur, id_of, untaxed_line, with};
pub use post::{Letter, Outbox, letters, pdf_text, work};

/// A running server with its database, gone when dropped.
pub struct System {
    /// The name of the database in use, for messages.
    pub name: &'static str,
    /// The administrator's way in.
    pub api: Api,
    /// The store behind the server, for what no API shows.
    pub store: Store,
    /// The document store behind the server.
    pub files: Files,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
    _folder: TempDir,
    database: Fresh,
}

/// One caller's way to a server.
#[derive(Clone)]
pub struct Api {
    base: String,
    token: Option<String>,
    agent: ureq::Agent,
    keys: Arc<AtomicU64>,
}

/// A page: status, headers by lower-case name, and text.
pub struct Page {
    /// Status.
    pub status: u16,
    /// Headers; the lines of one that came several times.
    pub headers: HashMap<String, String>,
    /// Text.
    pub text: String,
}

/// A reply: status and JSON.
pub type Reply = (u16, Value);

/// A server on each database: SQLite always, PostgreSQL when the test command has started one.
pub fn systems() -> Vec<System> {
    systems_with(|_| {})
}

/// As [`systems`], with options to one's wish, such as a clock that is set by hand.
pub fn systems_with(wish: impl Fn(&mut StoreOptions)) -> Vec<System> {
    systems_set_up(wish, |_| {})
}

/// As [`systems_with`], with settings to one's wish as well.
pub fn systems_set_up(
    wish: impl Fn(&mut StoreOptions),
    set: impl Fn(&mut server::Settings),
) -> Vec<System> {
    let start = |database| {
        let mut settings = server::Settings::new(vault());
        set(&mut settings);
        System::start(database, settings)
    };
    fresh_databases(wish).into_iter().map(start).collect()
}

/// Keeps the secrets of every system here.
fn vault() -> o2c::access::Vault {
    o2c::access::Vault::new(&[7; 32])
}

impl System {
    fn start(database: Fresh, settings: server::Settings) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let files = Files::open(&format!("dir:{}", folder.path().display())).expect("a folder");
        let (name, store) = (database.name, database.store.clone());
        let recorder = metrics_exporter_prometheus::PrometheusBuilder::new().build_recorder();
        let state =
            server::AppState::new(store.clone(), files.clone(), settings, recorder.handle());
        let (ready, address) = std::sync::mpsc::channel();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .worker_threads(2)
                .enable_all()
                .build()
                .expect("a runtime");
            runtime.block_on(async move {
                let any = ([127, 0, 0, 1], 0).into();
                let listening = server::Listening::bind(any, state).await.expect("a port");
                ready
                    .send(listening.address().expect("an address"))
                    .expect("the test waits");
                let stop = async move {
                    let _dropped = stopped.await;
                };
                server::serve(listening, stop)
                    .await
                    .expect("the server ends well");
            });
        });
        let base = format!("http://{}", address.recv().expect("the server starts"));
        let api = Api::new(
            base,
            Some(made_key(&store, "administrator", Permission::ALL.to_vec())),
        );
        Self {
            name,
            api,
            store,
            files,
            stop: Some(stop),
            thread: Some(thread),
            _folder: folder,
            database,
        }
    }

    /// A caller with an API key that has these permissions only.
    pub fn caller(&self, scopes: &[&str]) -> Api {
        let key = json!({ "name": scopes.join(" "), "scopes": scopes });
        let (status, made) = self.api.post("/api/v1/api-keys", &key);
        assert_eq!(status, 201, "{made}");
        let secret = made["secret"]
            .as_str()
            .expect("the key is shown once")
            .to_owned();
        Api {
            token: Some(secret),
            ..self.api.clone()
        }
    }

    /// Somebody with these permissions who is nobody else.
    pub fn person(&self, name: &'static str, scopes: &[&str]) -> Api {
        let scopes = scopes.iter().filter_map(|scope| Permission::parse(scope));
        Api {
            token: Some(made_key(&self.store, name, scopes.collect())),
            ..self.api.clone()
        }
    }

    /// The name and port that the server goes by.
    pub fn host(&self) -> &str {
        self.api.base.trim_start_matches("http://")
    }

    /// The database as another process opens it.
    pub fn another_node(&self) -> Store {
        let mut options = self.database.options.clone();
        options.ids = Arc::new(kernel::IdGen::system());
        Store::open(&options).expect("a second node")
    }

    /// A caller that nobody knows.
    pub fn stranger(&self) -> Api {
        Api {
            token: None,
            ..self.api.clone()
        }
    }
}

impl Drop for System {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ended = thread.join();
        }
    }
}

/// An API key with these permissions, behind which somebody of this name stands.
fn made_key(store: &Store, maker: &'static str, scopes: Vec<Permission>) -> String {
    let token = Token::draw(TokenKind::ApiKey);
    let secret = token.reveal().to_owned();
    let by = Principal::system(maker);
    let made = store.write(by.actor.clone(), move |tx| {
        let key = NewApiKey {
            name: maker.to_owned(),
            scopes: scopes.clone(),
            entity_id: None,
            expires_at: None,
        };
        access::create_api_key(tx, &by, key, &token)
    });
    made.expect("an API key can be made");
    secret
}

impl Api {
    fn new(base: String, token: Option<String>) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .build();
        Self {
            base,
            token,
            agent: config.into(),
            keys: Arc::default(),
        }
    }

    /// Reads.
    pub fn get(&self, path: &str) -> Reply {
        self.send("GET", path, &[], None)
    }

    /// Reads what must be there.
    pub fn read(&self, path: &str) -> Value {
        let (status, value) = self.get(path);
        assert_eq!(status, 200, "GET {path}: {value}");
        value
    }

    /// Writes JSON under a new idempotency key.
    pub fn post(&self, path: &str, body: &Value) -> Reply {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        self.post_as(&key, path, body)
    }

    /// Writes JSON under this idempotency key.
    pub fn post_as(&self, key: &str, path: &str, body: &Value) -> Reply {
        self.send(
            "POST",
            path,
            &[("idempotency-key", key)],
            Some(body.to_string().into_bytes()),
        )
    }

    /// Writes what must be accepted.
    pub fn done(&self, path: &str, body: &Value) -> Value {
        let (status, value) = self.post(path, body);
        assert!(
            (200..300).contains(&status),
            "POST {path}: {status} {value}"
        );
        value
    }

    /// Does one action of a batch operation that must be accepted, and gives its result.
    pub fn act(&self, path: &str, request: Value) -> Value {
        let value = self.done(path, &json!([request]));
        let verdict = &value["verdicts"][0];
        assert!(verdict["refusal"].is_null(), "POST {path}: {verdict}");
        verdict["result"].clone()
    }

    /// Does one action of a batch operation that must be refused, and gives the refusal.
    pub fn refused(&self, path: &str, request: Value) -> Value {
        let value = self.done(path, &json!([request]));
        let verdict = &value["verdicts"][0];
        assert!(verdict["result"].is_null(), "POST {path}: {verdict}");
        verdict["refusal"].clone()
    }

    /// Changes a master from the version that was read.
    pub fn patch(&self, path: &str, version: &Value, body: &Value) -> Reply {
        let version = version.to_string();
        self.send(
            "PATCH",
            path,
            &[("if-match", &version)],
            Some(body.to_string().into_bytes()),
        )
    }

    /// Sends bytes, such as a bank file.
    pub fn upload(&self, path: &str, bytes: &[u8]) -> Reply {
        self.send("POST", path, &[], Some(bytes.to_vec()))
    }

    /// Writes documents one a line, and gives one verdict each.
    pub fn bulk(&self, path: &str, documents: &[Value]) -> Vec<Value> {
        let key = format!("key-{}", self.keys.fetch_add(1, Ordering::Relaxed));
        let lines: Vec<String> = documents.iter().map(Value::to_string).collect();
        let body = Some(lines.join("\n").into_bytes());
        let (status, value) = self.send("POST", path, &[("idempotency-key", &key)], body);
        assert_eq!(status, 200, "POST {path}: {value}");
        match value {
            Value::Array(verdicts) => verdicts,
            verdict => vec![verdict],
        }
    }

    /// Writes JSON under this idempotency key, and tells whether the reply was a repetition.
    pub fn post_again(&self, key: &str, path: &str, body: &Value) -> (Reply, bool) {
        let headers = [("idempotency-key", key)];
        let body = Some(body.to_string().into_bytes());
        let mut response = self.respond("POST", path, &headers, body);
        let replayed = response.headers().contains_key("idempotency-replayed");
        (reply(&mut response), replayed)
    }

    /// Reads a file: its media type and its bytes.
    pub fn download(&self, path: &str) -> (String, Vec<u8>) {
        let mut response = self.respond("GET", path, &[], None);
        assert_eq!(response.status().as_u16(), 200, "GET {path}");
        let media_type = response.headers().get("content-type");
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or_default().to_owned();
        let bytes = response.body_mut().read_to_vec().expect("a whole reply");
        (media_type, bytes)
    }

    /// Sends JSON that is answered with a file: its media type and its bytes.
    pub fn post_for_file(&self, path: &str, body: &Value) -> (String, Vec<u8>) {
        let body = Some(body.to_string().into_bytes());
        let mut response = self.respond("POST", path, &[], body);
        let status = response.status().as_u16();
        let media_type = response.headers().get("content-type");
        let media_type = media_type.and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or_default().to_owned();
        let bytes = response.body_mut().read_to_vec().expect("a whole reply");
        let text = String::from_utf8_lossy(&bytes);
        assert_eq!(status, 200, "POST {path}: {text}");
        (media_type, bytes)
    }

    /// Reads a page as a browser does: status, headers and text.
    pub fn page(&self, path: &str, headers: &[(&str, &str)]) -> Page {
        self.exchange("GET", path, headers, None)
    }

    /// Sends JSON as a browser does: status, headers and text.
    pub fn exchange(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Page {
        let body = body.map(|value| value.to_string().into_bytes());
        let mut response = self.respond(method, path, headers, body);
        let bytes = response.body_mut().read_to_vec().expect("a whole reply");
        let mut headers: HashMap<String, String> = HashMap::new();
        for (name, value) in response.headers() {
            let line = value.to_str().unwrap_or_default();
            headers
                .entry(name.as_str().to_owned())
                .and_modify(|before| *before = format!("{before}\n{line}"))
                .or_insert_with(|| line.to_owned());
        }
        Page {
            status: response.status().as_u16(),
            headers,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }

    /// Sends what a form of a page would; gives the status.
    pub fn form(&self, path: &str, text: &str) -> u16 {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let body = Some(text.as_bytes().to_vec());
        self.respond("POST", path, &headers, body).status().as_u16()
    }

    /// Opens a stream: status and headers, and what comes as it comes.
    pub fn stream(&self, path: &str, headers: &[(&str, &str)]) -> (Page, impl Read + Send + use<>) {
        let response = self.respond("GET", path, headers, None);
        let named = response.headers().iter().filter_map(|(name, value)| {
            let value = value.to_str().ok()?;
            Some((name.as_str().to_owned(), value.to_owned()))
        });
        let head = Page {
            status: response.status().as_u16(),
            headers: named.collect(),
            text: String::new(),
        };
        (head, response.into_body().into_reader())
    }

    /// The same server, for whoever holds this API key.
    pub fn with_token(&self, token: &str) -> Self {
        Self {
            token: Some(token.to_owned()),
            ..self.clone()
        }
    }

    /// Sends any request.
    pub fn send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> Reply {
        reply(&mut self.respond(method, path, headers, body))
    }

    fn respond(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: Option<Vec<u8>>,
    ) -> ureq::http::Response<ureq::Body> {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let request = request.body(body.unwrap_or_default()).expect("a request");
        self.agent.run(request).expect("the server answers")
    }
}

fn reply(response: &mut ureq::http::Response<ureq::Body>) -> Reply {
    let status = response.status().as_u16();
    let text = response.body_mut().read_to_vec().expect("a whole reply");
    (status, parse(&text))
}

/// JSON, or NDJSON as an array, or the text itself.
fn parse(bytes: &[u8]) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    if let Ok(value) = serde_json::from_slice(bytes) {
        return value;
    }
    let text = String::from_utf8_lossy(bytes);
    let lines: Result<Vec<Value>, _> = text.lines().map(serde_json::from_str).collect();
    lines.map_or_else(|_| Value::String(text.into_owned()), Value::Array)
}
