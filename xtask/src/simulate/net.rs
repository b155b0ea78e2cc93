//! The way to the servers: every write under an idempotency key, sent until it is answered.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockWriteGuard};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use serde_json::Value;
use ureq::http;

/// A document that was acknowledged: it must be in the books for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// Its table.
    pub table: &'static str,
    /// Its id as the API shows it.
    pub id: String,
    /// Its number, where it has one.
    pub number: Option<String>,
}

/// One request.
#[derive(Debug, Clone)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// Path with query.
    pub path: String,
    /// JSON, or a bank file.
    pub body: Vec<u8>,
    /// Idempotency key; requests that recognise repetition by themselves have none.
    pub key: Option<String>,
}

/// A whole reply.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// What came.
    pub body: Vec<u8>,
}

impl Answer {
    /// Whether the request was accepted.
    pub const fn accepted(&self) -> bool {
        self.status >= 200 && self.status < 300
    }

    /// The body as JSON, `null` when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}

/// What happened so far.
#[derive(Default)]
pub struct Counts {
    requests: AtomicU64,
    refused: AtomicU64,
    duplicates: AtomicU64,
    resent: AtomicU64,
    replayed: AtomicU64,
    files_twice: AtomicU64,
}

impl fmt::Display for Counts {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
        write!(
            out,
            "{} requests ({} refused), {} duplicates, {} sent again unanswered ({} of them had \
             been kept), {} bank files twice",
            of(&self.requests),
            of(&self.refused),
            of(&self.duplicates),
            of(&self.resent),
            of(&self.replayed),
            of(&self.files_twice),
        )
    }
}

/// The servers and what they have answered.
pub struct Net {
    ports: Vec<u16>,
    secret: String,
    agent: ureq::Agent,
    /// Held for reading while a request is in flight, for writing while nothing may be.
    gate: RwLock<()>,
    stopped: AtomicBool,
    turn: AtomicUsize,
    /// What happened so far.
    pub counts: Counts,
    kept: Mutex<Vec<Kept>>,
    trouble: Mutex<Option<String>>,
}

/// How long a request may stay without any answer.
const PATIENCE: Duration = Duration::from_secs(60);

impl Net {
    /// Servers on these loopback ports.
    pub fn new(ports: Vec<u16>, secret: &str) -> Self {
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .build();
        Self {
            ports,
            secret: secret.to_owned(),
            agent: config.into(),
            gate: RwLock::default(),
            stopped: AtomicBool::new(false),
            turn: AtomicUsize::new(0),
            counts: Counts::default(),
            kept: Mutex::default(),
            trouble: Mutex::default(),
        }
    }

    /// Waits for requests in flight and lets no new ones out until the guard is dropped.
    pub fn pause(&self) -> RwLockWriteGuard<'_, ()> {
        self.gate.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks the lanes to end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Whether lanes are to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Fails when a lane has failed.
    pub fn healthy(&self) -> Result<()> {
        match &*lock(&self.trouble) {
            Some(trouble) => bail!("{trouble}"),
            None => Ok(()),
        }
    }

    /// Remembers why a lane has failed.
    pub fn fail(&self, trouble: &anyhow::Error) {
        lock(&self.trouble).get_or_insert_with(|| format!("{trouble:#}"));
    }

    /// Remembers an acknowledged document.
    pub fn keep(&self, table: &'static str, id: &Value, number: &Value) {
        if let Some(id) = id.as_str() {
            let number = number.as_str().map(str::to_owned);
            lock(&self.kept).push(Kept {
                table,
                id: id.to_owned(),
                number,
            });
        }
    }

    /// All documents acknowledged so far.
    pub fn kept(&self) -> Vec<Kept> {
        lock(&self.kept).clone()
    }

    /// Sends until there is an answer. The same key makes sending again safe.
    pub fn send(&self, request: &Request) -> Result<Answer> {
        self.counts.requests.fetch_add(1, Ordering::Relaxed);
        let started = Instant::now();
        let mut unanswered = false;
        loop {
            let node = self.turn.fetch_add(1, Ordering::Relaxed) % self.ports.len();
            let gate = self.gate.read().unwrap_or_else(PoisonError::into_inner);
            let outcome = self.try_once(self.ports[node], request);
            drop(gate);
            match outcome {
                Ok((answer, replayed)) if answer.status < 500 => {
                    if unanswered && replayed {
                        self.counts.replayed.fetch_add(1, Ordering::Relaxed);
                    }
                    if !answer.accepted() {
                        self.counts.refused.fetch_add(1, Ordering::Relaxed);
                    }
                    return Ok(answer);
                }
                other => {
                    if started.elapsed() > PATIENCE {
                        let last = match other {
                            Ok((answer, _)) => String::from_utf8_lossy(&answer.body).into_owned(),
                            Err(error) => error.to_string(),
                        };
                        bail!(
                            "{} {} is never answered: {last}",
                            request.method,
                            request.path
                        );
                    }
                    unanswered = true;
                    self.counts.resent.fetch_add(1, Ordering::Relaxed);
                    std::thread::sleep(Duration::from_millis(20));
                }
            }
        }
    }

    /// Sends an answered request again: the reply must be the same.
    pub fn duplicate(&self, request: &Request, first: &Answer) -> Result<()> {
        let second = self.send(request)?;
        self.counts.duplicates.fetch_add(1, Ordering::Relaxed);
        ensure!(
            second.status == first.status && second.body == first.body,
            "{} {} under the key {:?} was answered {} {} and then {} {}",
            request.method,
            request.path,
            request.key,
            first.status,
            String::from_utf8_lossy(&first.body),
            second.status,
            String::from_utf8_lossy(&second.body),
        );
        Ok(())
    }

    /// Counts a bank file that was sent twice.
    pub fn file_twice(&self) {
        self.counts.files_twice.fetch_add(1, Ordering::Relaxed);
    }

    fn try_once(&self, port: u16, request: &Request) -> Result<(Answer, bool)> {
        let mut http = http::Request::builder()
            .method(request.method)
            .uri(format!("http://127.0.0.1:{port}{}", request.path))
            .header("authorization", format!("Bearer {}", self.secret));
        if let Some(key) = &request.key {
            http = http.header("idempotency-key", key);
        }
        let mut reply = self.agent.run(http.body(request.body.clone())?)?;
        let replayed = reply.headers().contains_key("idempotency-replayed");
        let status = reply.status().as_u16();
        let body = reply.body_mut().read_to_vec()?;
        Ok((Answer { status, body }, replayed))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
