//! The HTTP face of Cashlane: the API under `/api/v1`, its reference, health and metrics, and the
//! worker that runs jobs.
//!
//! `routes` mirrors the URL tree, one file per endpoint group. A request passes the [`gate`] (who
//! are you, may you), then its handler, which hands a closure to the store through
//! [`request::Write`] or [`request::read`]. Handlers hold no business logic: they call the rooms
//! of `o2c`.

mod client;
mod cookie;
mod gate;
mod headers;
mod latency;
mod live;
mod observe;
mod openapi;
mod pages;
mod papers;
mod problem;
mod request;
mod routes;
mod serve;
mod sso;
mod sso_sign_out;
mod state;
mod throttle;
mod transfer;
mod web;
mod work;

pub use client::{Network, NotANetwork};
pub use openapi::document;
pub use papers::{PrintError, board_pack, language as paper_language, statement_pdfs};
pub use problem::Problem;
pub use serve::{Listening, serve};
pub use sso::SingleSignOn;
pub use state::{AppState, Settings};
pub use throttle::ThrottlePolicy;
pub use work::mail::{MailError, Mailer};
pub use work::{Worker, expire_reservations, forecast};
