use std::net::{SocketAddr, ToSocketAddrs};
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context, Result};
use clap::Args;
use metrics_exporter_prometheus::PrometheusBuilder;
use o2c::access::{self, SignInPolicy, Token, TokenKind};
use server::{AppState, Listening, Mailer, Settings, Worker};
use store::{Files, Store};
use tokio::signal;

use super::DONE;
use crate::app::App;
use crate::config::secret;
use crate::failure::Failed;

/// Serve the API and run jobs
///
/// SIGTERM and Ctrl-C let requests in flight end, then stop.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on
    #[arg(long, env = "CASHLANE_LISTEN", value_name = "ADDR:PORT")]
    listen: Option<String>,
    /// Leave jobs (rendering, mail) to other nodes
    #[arg(long)]
    no_jobs: bool,
    /// Send session cookies over HTTPS only; set this behind a TLS proxy
    #[arg(long, env = "CASHLANE_COOKIE_SECURE")]
    cookie_secure: bool,
    /// Memory for the receivables of each legal entity, from which figures come at once; 0 reads
    /// all from the database
    #[arg(
        long,
        env = "CASHLANE_FIGURES_MIB",
        value_name = "MIB",
        default_value_t = 1024
    )]
    figures_mib: usize,
}

impl Serve {
    pub fn run(&self, app: &App) -> Result<ExitCode> {
        let (store, files) = (app.store()?, app.files()?);
        let listen = self.listen.as_deref().unwrap_or(&app.config.listen);
        let setup_token = match store.read(access::has_users)? {
            true => None,
            false => Some(invite(listen)),
        };
        let settings = Settings {
            cookie_secure: self.cookie_secure,
            trusted_proxies: app.config.trusted_proxies.clone(),
            setup_token,
            figures_bytes_max: self.figures_mib.saturating_mul(1 << 20),
            public_url: app.config.public_url.clone(),
            single_sign_on: app.config.single_sign_on.clone(),
            sign_in: SignInPolicy {
                second_factor_roles: app.config.second_factor_roles,
                ..SignInPolicy::PRODUCTION
            },
            ..Settings::new(app.vault()?)
        };
        serve(
            app,
            store,
            files,
            &Serving {
                listen,
                jobs: !self.no_jobs,
                settings,
            },
        )?;
        Ok(DONE)
    }
}

/// Tells how the first administrator comes in, and gives the token that they must show. The one
/// on this machine needs none, but whoever comes through a proxy does.
fn invite(listen: &str) -> String {
    let drawn = Token::draw(TokenKind::Session);
    let token: String = drawn.reveal().chars().rev().take(24).collect();
    eprintln!("hint: nobody can sign in yet; open http://{listen} in a browser to begin");
    eprintln!("hint: from another machine the page asks for the set-up token {token}");
    token
}

/// How to serve.
pub struct Serving<'a> {
    /// Address and port.
    pub listen: &'a str,
    /// Whether this node runs jobs.
    pub jobs: bool,
    /// The server's own settings.
    pub settings: Settings,
}

/// Serves until the process is told to stop.
///
/// # Errors
/// The address cannot be taken, or mail is not set up well.
pub fn serve(app: &App, store: Store, files: Files, serving: &Serving<'_>) -> Result<()> {
    let address = address(serving.listen)?;
    let stop = Arc::new(AtomicBool::new(false));
    let working = match serving.jobs {
        true => {
            let (worker, stop) = (worker(app, &store, &files)?, Arc::clone(&stop));
            let thread = std::thread::Builder::new().name("worker".to_owned());
            Some(thread.spawn(move || worker.keep_running(&stop))?)
        }
        false => None,
    };
    let metrics = PrometheusBuilder::new()
        .install_recorder()
        .context("no metrics")?;
    let state = AppState::new(store, files, serving.settings.clone(), metrics);
    let runtime = tokio::runtime::Runtime::new().context("no threads to serve with")?;
    let served = runtime.block_on(async {
        let listening = Listening::bind(address, state)
            .await
            .with_context(|| format!("cannot listen on {address}"))?;
        eprintln!("listening on http://{}", listening.address()?);
        server::serve(listening, told_to_stop())
            .await
            .context("the server failed")
    });
    stop.store(true, Ordering::Relaxed);
    if let Some(working) = working {
        eprintln!("waiting for the running job to end");
        // A worker that panicked has logged why; there is nothing left to do for it.
        let _ended = working.join();
    }
    served
}

/// The worker of this process.
///
/// # Errors
/// Mail is not set up well.
pub fn worker(app: &App, store: &Store, files: &Files) -> Result<Worker> {
    let mailer = Mailer::open(&app.config.mail, secret("CASHLANE_MAIL_PASSWORD")?)?;
    Ok(Worker::new(
        store.clone(),
        files.clone(),
        mailer,
        app.config.mail_from.clone(),
        app.vault()?,
    ))
}

fn address(listen: &str) -> Result<SocketAddr> {
    let mut addresses = listen
        .to_socket_addrs()
        .with_context(|| format!("{listen} is no address and port"))?;
    addresses.next().ok_or_else(|| {
        Failed::error(
            format!("{listen} stands for no address"),
            "give an address and a port, e.g. 127.0.0.1:8460",
        )
    })
}

/// Ends when the process gets SIGINT or SIGTERM.
async fn told_to_stop() {
    let interrupted = async {
        if let Err(error) = signal::ctrl_c().await {
            tracing::warn!(%error, "Ctrl-C is not heard");
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminate) => drop(terminate.recv().await),
            Err(error) => {
                tracing::warn!(%error, "SIGTERM is not heard");
                std::future::pending::<()>().await;
            }
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
