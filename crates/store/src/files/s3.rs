//! Files in an S3-compatible bucket: `PREFIX/abcdef…`.

use std::env;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rusty_s3::actions::{GetObject, HeadObject, PutObject, S3Action};
use rusty_s3::{Credentials, UrlStyle};
use ureq::Agent;
use ureq::http::StatusCode;

use crate::options::query_pairs;
use crate::{Error, Result};

/// Signed addresses are used at once; this allows for clocks that differ.
const SIGNED_FOR: Duration = Duration::from_secs(300);
const TIMEOUT: Duration = Duration::from_secs(60);
/// For files that do not fit into memory.
const TIMEOUT_LARGE: Duration = Duration::from_secs(3600);
const TRIES: u32 = 4;
const PAUSE_FIRST: Duration = Duration::from_millis(200);
/// No document is larger.
const BYTES_MAX: u64 = 1 << 30;

pub(super) struct Bucket {
    bucket: rusty_s3::Bucket,
    /// Ends with a slash unless it is empty.
    prefix: String,
    credentials: Credentials,
    agent: Agent,
}

/// What a request came to.
struct Answer {
    status: StatusCode,
    body: Vec<u8>,
}

impl Bucket {
    pub(super) fn open(url: &str) -> Result<Self> {
        let credentials = Credentials::from_env().ok_or_else(|| {
            Error::options("s3://… needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY to be set")
        })?;
        Self::open_with(url, credentials)
    }

    pub(super) fn open_with(url: &str, credentials: Credentials) -> Result<Self> {
        let address = url.strip_prefix("s3://").unwrap_or(url);
        let (place, query) = address.split_once('?').unwrap_or((address, ""));
        let (name, prefix) = place.split_once('/').unwrap_or((place, ""));
        let (mut endpoint, mut region) = (None, env::var("AWS_REGION").ok());
        for (key, value) in query_pairs(query)? {
            match key.as_str() {
                "endpoint" => endpoint = Some(value),
                "region" => region = Some(value),
                _ => {
                    let reason = format!("s3://… takes endpoint and region, not {key:?}");
                    return Err(Error::options(reason));
                }
            }
        }
        let region = region.unwrap_or_else(|| "us-east-1".to_owned());
        // Servers other than Amazon's seldom have a host name for each bucket.
        let style = match endpoint {
            Some(_) => UrlStyle::Path,
            None => UrlStyle::VirtualHost,
        };
        let endpoint = endpoint.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com"));
        let parsed = endpoint
            .parse()
            .map_err(|error| Error::options(format!("S3 endpoint {endpoint:?}: {error}")))?;
        let bucket = rusty_s3::Bucket::new(parsed, style, name.to_owned(), region)
            .map_err(|error| Error::options(format!("S3 bucket {name:?}: {error}")))?;
        let agent = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            .build()
            .into();
        let prefix = prefix.trim_end_matches('/');
        Ok(Self {
            bucket,
            prefix: if prefix.is_empty() {
                String::new()
            } else {
                format!("{prefix}/")
            },
            credentials,
            agent,
        })
    }

    /// Makes the bucket itself, which is the administrator's business outside of tests.
    #[cfg(feature = "testing")]
    pub(super) fn create(&self) -> Result<()> {
        let answer = self.ask("create a bucket", || {
            let action = rusty_s3::actions::CreateBucket::new(&self.bucket, &self.credentials);
            self.agent
                .put(action.sign(SIGNED_FOR).as_str())
                .send_empty()
        })?;
        if answer.status.is_success() {
            return Ok(());
        }
        Err(refused("create a bucket", &answer))
    }

    pub(super) fn put(&self, hash: &str, bytes: &[u8]) -> Result<()> {
        if self.exists(hash)? {
            return Ok(());
        }
        let key = self.key(hash);
        let answer = self.ask("store a file", || {
            let action = PutObject::new(&self.bucket, Some(&self.credentials), &key);
            let url = action.sign(SIGNED_FOR);
            self.agent.put(url.as_str()).send(bytes)
        })?;
        if answer.status.is_success() {
            return Ok(());
        }
        Err(refused("store a file", &answer))
    }

    pub(super) fn put_file(&self, hash: &str, path: &Path) -> Result<()> {
        if self.exists(hash)? {
            return Ok(());
        }
        let key = self.key(hash);
        let answer = self.ask("store a file", || {
            let action = PutObject::new(&self.bucket, Some(&self.credentials), &key);
            let source = File::open(path)?;
            let request = self.agent.put(action.sign(SIGNED_FOR).as_str());
            let patient = request.config().timeout_global(Some(TIMEOUT_LARGE));
            patient.build().send(source)
        })?;
        if answer.status.is_success() {
            return Ok(());
        }
        Err(refused("store a file", &answer))
    }

    /// The bytes as they come. Whoever reads them and fails begins anew.
    pub(super) fn open_file(&self, hash: &str) -> Result<Option<Box<dyn Read>>> {
        let key = self.key(hash);
        let action = GetObject::new(&self.bucket, Some(&self.credentials), &key);
        let request = self.agent.get(action.sign(SIGNED_FOR).as_str());
        let patient = request.config().timeout_global(Some(TIMEOUT_LARGE));
        let answer = patient.build().call();
        let answer = answer.map_err(|error| failed("read a file", &error))?;
        match answer.status() {
            StatusCode::OK => Ok(Some(Box::new(answer.into_body().into_reader()))),
            StatusCode::NOT_FOUND => Ok(None),
            status => Err(Error::FileStore {
                what: "read a file".to_owned(),
                reason: status.to_string(),
            }),
        }
    }

    pub(super) fn get(&self, hash: &str) -> Result<Option<Vec<u8>>> {
        let key = self.key(hash);
        let answer = self.ask("read a file", || {
            let action = GetObject::new(&self.bucket, Some(&self.credentials), &key);
            self.agent.get(action.sign(SIGNED_FOR).as_str()).call()
        })?;
        match answer.status {
            StatusCode::OK => Ok(Some(answer.body)),
            StatusCode::NOT_FOUND => Ok(None),
            _ => Err(refused("read a file", &answer)),
        }
    }

    pub(super) fn exists(&self, hash: &str) -> Result<bool> {
        let key = self.key(hash);
        let answer = self.ask("look for a file", || {
            let action = HeadObject::new(&self.bucket, Some(&self.credentials), &key);
            self.agent.head(action.sign(SIGNED_FOR).as_str()).call()
        })?;
        match answer.status {
            StatusCode::OK => Ok(true),
            StatusCode::NOT_FOUND => Ok(false),
            _ => Err(refused("look for a file", &answer)),
        }
    }

    fn key(&self, hash: &str) -> String {
        format!("{}{hash}", self.prefix)
    }

    /// Sends a request, again after a pause if the server was unwell. All requests here may be
    /// repeated: what is stored under a hash never changes.
    fn ask(
        &self,
        what: &str,
        send: impl Fn() -> Result<ureq::http::Response<ureq::Body>, ureq::Error>,
    ) -> Result<Answer> {
        let mut pause = PAUSE_FIRST;
        for attempt in 1.. {
            match send().and_then(read) {
                Ok(answer) if attempt < TRIES && is_unwell(answer.status) => {}
                Ok(answer) => return Ok(answer),
                Err(_) if attempt < TRIES => {}
                Err(error) => return Err(failed(what, &error)),
            }
            thread::sleep(pause);
            pause *= 2;
        }
        unreachable!("the loop ends at its last try")
    }
}

fn read(mut response: ureq::http::Response<ureq::Body>) -> Result<Answer, ureq::Error> {
    let status = response.status();
    let body = response
        .body_mut()
        .with_config()
        .limit(BYTES_MAX)
        .read_to_vec()?;
    Ok(Answer { status, body })
}

fn is_unwell(status: StatusCode) -> bool {
    status.is_server_error() || status == StatusCode::TOO_MANY_REQUESTS
}

/// The server explains in XML, where the code stands first.
fn refused(what: &str, answer: &Answer) -> Error {
    let text = String::from_utf8_lossy(&answer.body);
    let code = text
        .split_once("<Code>")
        .and_then(|(_, rest)| rest.split_once("</Code>"))
        .map_or("", |(code, _)| code);
    Error::FileStore {
        what: what.to_owned(),
        reason: format!("{} {code}", answer.status).trim_end().to_owned(),
    }
}

/// Addresses are signed, so they must not reach a log.
fn failed(what: &str, error: &ureq::Error) -> Error {
    let reason = match error {
        ureq::Error::BadUri(_) => "the address is malformed".to_owned(),
        other => other.to_string(),
    };
    Error::FileStore {
        what: what.to_owned(),
        reason,
    }
}
