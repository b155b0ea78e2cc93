//! Bank files as they came.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{EntityId, FileId, StatementId};
use o2c::cash;
use store::Tx;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::problem::Problem;
use crate::request::{At, blocking, read};
use crate::state::AppState;

pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(get_bank_statement_file))
}

/// Download the bank file of a statement
///
/// Byte for byte as it was imported, to be kept and never to be shown by a browser.
#[utoipa::path(
    get, path = "/api/v1/entities/{entity}/bank-statements/{statement}/file", tag = "cash",
    extensions(("x-permission" = json!("cash.read"))),
    params(("entity" = String, Path), ("statement" = String, Path)),
    responses((status = 200, body = String, content_type = "application/octet-stream"), (status = 401, body = Problem), (status = 403, body = Problem), (status = 404, body = Problem))
)]
async fn get_bank_statement_file(
    State(state): State<AppState>,
    At((entity, statement)): At<(EntityId, StatementId)>,
) -> Result<Response, Problem> {
    as_it_came(&state, move |tx| {
        let file = cash::statement(tx, entity, statement)?.file;
        file.ok_or_else(|| o2c::Error::NotFound {
            kind: "file of bank statement",
            id: statement.to_string(),
        })
    })
    .await
}

/// A file of others as they sent it, for browsers to keep and not to show.
pub(super) async fn as_it_came(
    state: &AppState,
    find: impl FnOnce(&mut Tx) -> o2c::Result<FileId> + Send + 'static,
) -> Result<Response, Problem> {
    let row = read(state, move |tx| {
        let file = find(tx)?;
        Ok(tx.file(file)?)
    })
    .await?;
    let files = state.files().clone();
    let bytes = blocking(move || Ok(files.get(&row.sha256)?)).await?;
    Ok(to_be_kept(bytes, &row.name))
}

fn to_be_kept(bytes: Vec<u8>, name: &str) -> Response {
    let mut response = Body::from(bytes).into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/octet-stream"),
    );
    if let Ok(value) = HeaderValue::from_str(&attachment(name)) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// The header value under which a browser keeps a file: its name in ASCII for old ones, and as it is
/// (RFC 6266, RFC 8187). Nothing of the name can end the value or name a folder.
fn attachment(name: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._ ".contains(c);
    let ascii: String = name
        .chars()
        .map(|c| if plain(c) { c } else { '_' })
        .collect();
    let mut coded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            coded.push(char::from(byte));
        } else {
            coded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{coded}")
}

#[cfg(test)]
mod tests {
    use super::attachment;

    #[test]
    fn a_name_stays_a_name_whatever_is_in_it() {
        assert_eq!(
            attachment("a\"; b/ü.xml"),
            "attachment; filename=\"a__ b__.xml\"; filename*=UTF-8''a%22%3B%20b%2F%C3%BC.xml"
        );
    }
}
