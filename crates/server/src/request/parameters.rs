//! What a request says in its path, its query and its headers.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use o2c::PageRequest;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use utoipa::IntoParams;

use crate::problem::Problem;

/// The query parameters that every list takes.
#[derive(Debug, Deserialize)]
struct PageQuery {
    limit: Option<u32>,
    after: Option<String>,
}

/// The query parameters of every list.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what Paging reads")]
pub struct PageParameters {
    /// Rows wanted, 1 to 100; 50 when left out.
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

/// The query parameter of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what Write reads")]
pub struct WriteParameters {
    /// Run everything and roll it back.
    dry_run: Option<bool>,
}

/// The header of every write.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes what Write reads")]
pub struct KeyHeader {
    /// Makes the request safe to repeat: the same key gives the same reply again.
    #[param(rename = "Idempotency-Key")]
    idempotency_key: Option<String>,
}

/// Which page of a list is asked for.
pub struct Paging(pub PageRequest);

impl<S: Send + Sync> FromRequestParts<S> for Paging {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let query = Query::<PageQuery>::try_from_uri(&parts.uri).map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, "malformed", error.body_text())
                .remedy("limit is a number from 1 to 100, after is the `next` of a page")
        })?;
        let default = PageRequest::default();
        Ok(Self(PageRequest {
            limit: query.0.limit.unwrap_or(default.limit),
            after: query.0.after,
        }))
    }
}

/// A value out of the path, such as an id.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(error) => Err(
                Problem::new(StatusCode::NOT_FOUND, "not_found", error.body_text())
                    .remedy("check the id in the path"),
            ),
        }
    }
}

/// Parameters of every list that its filter does not know.
const COMMON_PARAMETERS: [&str; 3] = ["limit", "after", "dry_run"];

/// The filter of a list, out of the query string.
pub struct Filter<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Filter<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        Self::read(parts.uri.query().unwrap_or_default(), &COMMON_PARAMETERS)
    }
}

impl<T: DeserializeOwned> Filter<T> {
    /// Reads the filter out of a query string in which these parameters mean something else.
    pub fn read(query: &str, others: &[&str]) -> Result<Self, Problem> {
        let own: Vec<&str> = query
            .split('&')
            .filter(|pair| {
                let name = pair.split('=').next().unwrap_or_default();
                !others.contains(&name)
            })
            .collect();
        serde_urlencoded::from_str(&own.join("&"))
            .map(Self)
            .map_err(|error| {
                Problem::new(StatusCode::BAD_REQUEST, "malformed", error.to_string())
                    .remedy("use the parameters that the operation describes")
            })
    }
}

/// The version that an edit was made on, from `If-Match`.
pub struct Version(pub i64);

impl<S: Send + Sync> FromRequestParts<S> for Version {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        let header = parts
            .headers
            .get(header::IF_MATCH)
            .and_then(|value| value.to_str().ok());
        header
            .and_then(|text| text.trim_matches('"').parse().ok())
            .map(Self)
            .ok_or_else(|| {
                Problem::new(
                    StatusCode::PRECONDITION_REQUIRED,
                    "version_needed",
                    "an edit names the version it was made on",
                )
                .field("If-Match")
                .remedy("send the `version` that you read as If-Match")
            })
    }
}
