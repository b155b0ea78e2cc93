use std::net::SocketAddr;
use std::time::Duration;

use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Router, middleware};
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::gate::{self, Gate, Unguarded};
use crate::live::Live;
use crate::problem::Problem;
use crate::state::{AppState, Settings};
use crate::{headers, observe, routes, web};

/// Requests in flight get this long to end when the server is told to stop.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(20);

/// One request may take this long; bulk work that takes longer belongs into a job.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(300);

/// A server that has its address but does not answer yet.
pub struct Listening {
    listener: TcpListener,
    router: Router,
    live: Live,
}

impl Listening {
    /// Takes the address and builds the router.
    ///
    /// # Errors
    /// The address is in use, or an operation does not say who may call it.
    pub async fn bind(address: SocketAddr, state: AppState) -> std::io::Result<Self> {
        let live = state.live().clone();
        let router = router(state).map_err(std::io::Error::other)?;
        Ok(Self {
            listener: TcpListener::bind(address).await?,
            router,
            live,
        })
    }

    /// The address that is listened on.
    ///
    /// # Errors
    /// The operating system does not tell.
    pub fn address(&self) -> std::io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// Answers requests until `stop` is done, then lets those in flight end.
///
/// # Errors
/// The listener fails.
pub async fn serve(
    listening: Listening,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stopping, stopped) = tokio::sync::oneshot::channel::<()>();
    let signal = async move {
        stop.await;
        tracing::info!("stopping: no new requests are taken");
        // Streams have no end of their own.
        listening.live.close();
        let _heard = stopping.send(());
    };
    let service = listening
        .router
        .into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listening.listener, service).with_graceful_shutdown(signal);
    tokio::select! {
        result = async { served.await } => result,
        () = async { let _told = stopped.await; tokio::time::sleep(SHUTDOWN_GRACE).await } => {
            tracing::warn!("some requests did not end in time");
            Ok(())
        }
    }
}

fn router(state: AppState) -> Result<Router, Unguarded> {
    let (api, document) = routes::api().split_for_parts();
    let gate = Gate::try_new(&document, state.clone())?;
    let bytes_max = state.settings().body_bytes_max * Settings::UPLOAD_FACTOR;
    let api = api
        .route_layer(middleware::from_fn_with_state(gate, gate::pass))
        .layer(DefaultBodyLimit::max(bytes_max));
    let reference =
        utoipa_swagger_ui::SwaggerUi::new("/api/reference").url("/api/v1/openapi.json", document);
    Ok(Router::new()
        .merge(api)
        .merge(Router::<AppState>::from(reference))
        .fallback(web::desk)
        .route("/healthz", get(observe::healthz))
        .route("/readyz", get(observe::readyz))
        .route("/metrics", get(observe::metrics))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::SERVICE_UNAVAILABLE,
            REQUEST_TIMEOUT,
        ))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(state.clone(), headers::add))
        .layer(middleware::from_fn(observe::log))
        .with_state(state))
}

pub(crate) async fn no_such_operation() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "no_such_operation",
        "there is no such operation",
    )
    .remedy("look it up at /api/reference/")
}
