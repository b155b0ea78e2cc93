use std::sync::Arc;

use metrics_exporter_prometheus::PrometheusHandle;
use o2c::access::{RelyingParty, SignInPolicy, Vault};
use o2c::insight::Projections;
use o2c::{Code, Outcome, Refusal};
use store::{Files, Store};

use crate::client::Network;
use crate::live::Live;
use crate::sso::SingleSignOn;
use crate::throttle::{Throttle, ThrottlePolicy};

/// What every handler shares. Cloning is cheap.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

struct Shared {
    store: Store,
    files: Files,
    settings: Settings,
    metrics: PrometheusHandle,
    sign_ins: Throttle,
    answers: Throttle,
    live: Live,
    figures: Projections,
}

/// How the server behaves.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The largest request body in bytes; bulk requests and file uploads may be
    /// [`Settings::UPLOAD_FACTOR`] times as large, files to import [`Settings::IMPORT_FACTOR`]
    /// times.
    pub body_bytes_max: usize,
    /// How sign-in guards accounts, and how long a session lasts.
    pub sign_in: SignInPolicy,
    /// Whether session cookies are sent over HTTPS only.
    pub cookie_secure: bool,
    /// Keeps the secrets that must be read again.
    pub vault: Vault,
    /// The address at which browsers reach this installation, e.g. `https://cash.example.com`.
    pub public_url: Option<String>,
    /// How people sign in at an identity provider; `None`: they do not.
    pub single_sign_on: Option<SingleSignOn>,
    /// How often sign-in, or answering a question by its link, may fail from one network address.
    pub throttle: ThrottlePolicy,
    /// Proxies whose word on whom they speak for is taken.
    pub trusted_proxies: Vec<Network>,
    /// What the first administrator must show; `None`: only a request from this very machine may
    /// take that place.
    pub setup_token: Option<String>,
    /// Bytes of memory for the receivables of each legal entity, from which figures come at once; 0
    /// reads all from the database.
    pub figures_bytes_max: usize,
}

impl Settings {
    /// Bulk bodies and uploads may be this much larger than others.
    pub const UPLOAD_FACTOR: usize = 32;

    /// A file to import goes to the disk and not into memory, so it may be this much larger.
    pub const IMPORT_FACTOR: usize = 1024;

    /// The usual behaviour, with secrets kept in this vault.
    pub fn new(vault: Vault) -> Self {
        Self {
            vault,
            public_url: None,
            single_sign_on: None,
            body_bytes_max: 1 << 20,
            sign_in: SignInPolicy::PRODUCTION,
            cookie_secure: false,
            throttle: ThrottlePolicy::PRODUCTION,
            trusted_proxies: Vec::new(),
            setup_token: None,
            figures_bytes_max: 1 << 30,
        }
    }

    /// What passkeys are bound to.
    ///
    /// # Errors
    /// [`Code::NoPasskeys`] when the public address is not set, or browsers have no passkeys there.
    pub fn relying_party(&self) -> Outcome<RelyingParty> {
        let Some(address) = &self.public_url else {
            return Err(Refusal::new(
                Code::NoPasskeys,
                "",
                "the public address of this installation is not set, and passkeys are bound to it",
                "set public_url to the address that browsers use, such as https://cash.example.com",
            ));
        };
        RelyingParty::at(address)
    }
}

impl AppState {
    /// Ties the store, the document store and the settings together.
    pub fn new(store: Store, files: Files, settings: Settings, metrics: PrometheusHandle) -> Self {
        let sign_ins = Throttle::new(settings.throttle);
        let answers = Throttle::new(settings.throttle);
        let live = Live::new(store.clone());
        let figures = Projections::new(settings.figures_bytes_max);
        Self(Arc::new(Shared {
            sign_ins,
            answers,
            live,
            figures,
            store,
            files,
            settings,
            metrics,
        }))
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The document store.
    pub fn files(&self) -> &Files {
        &self.0.files
    }

    /// How the server behaves.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Counts sign-ins that fail, by network address.
    pub fn sign_ins(&self) -> &Throttle {
        &self.0.sign_ins
    }

    /// Counts links to questions that are none, or whose answer is refused, by network address.
    pub fn answers(&self) -> &Throttle {
        &self.0.answers
    }

    /// Who listens to live updates.
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// The receivables that are kept in memory.
    pub fn figures(&self) -> &Projections {
        &self.0.figures
    }

    /// The recorder behind `/metrics`.
    pub fn metrics(&self) -> &PrometheusHandle {
        &self.0.metrics
    }
}
