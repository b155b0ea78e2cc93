//! The API's description, made from the code.

use o2c::exchange::import;
use o2c::exchange::lists::ExportList;
use o2c::insight::{SplitBy, TrendStep};
use o2c::invoicing::RunItemState;
use o2c::receivables::{ItemSide, ItemState};
use utoipa::openapi::OpenApi as Document;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use crate::cookie;
use crate::problem::Problem;
use crate::routes;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Cashlane",
        description = "Order to cash: from the customer's order to the money in the bank. \
            Amounts are text in the currency's decimals, ids carry a typed prefix, lists are \
            paged by key. Errors are problem+json (RFC 9457) with a stable code and a remedy.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    // Those that parameters name are not found by themselves.
    components(schemas(
        Problem,
        import::Kind,
        ItemSide,
        ItemState,
        SplitBy,
        TrendStep,
        ExportList,
        RunItemState
    )),
    modifiers(&Security),
    security(("api_key" = []), ("session" = []))
)]
pub struct ApiDoc;

struct Security;

impl Modify for Security {
    fn modify(&self, document: &mut Document) {
        let components = document.components.get_or_insert_default();
        let bearer = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        components.add_security_scheme("api_key", SecurityScheme::Http(bearer));
        let cookie = ApiKey::Cookie(ApiKeyValue::new(cookie::PLAIN));
        components.add_security_scheme("session", SecurityScheme::ApiKey(cookie));
    }
}

/// The OpenAPI 3.1 document of `/api/v1`.
pub fn document() -> Document {
    routes::api().split_for_parts().1
}
