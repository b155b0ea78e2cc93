//! How values of other crates look in JSON, for the API's description.

use utoipa::openapi::schema::{AdditionalProperties, Schema, SchemaType};
use utoipa::openapi::{ObjectBuilder, RefOr, Type};
use utoipa::{PartialSchema, ToSchema};

/// The JSON form of [`kernel::Money`].
pub struct Money;

impl PartialSchema for Money {
    fn schema() -> RefOr<Schema> {
        let text = |description: &str| {
            ObjectBuilder::new()
                .schema_type(SchemaType::new(Type::String))
                .description(Some(description))
        };
        ObjectBuilder::new()
            .property(
                "amount",
                text("In the decimals of the currency, e.g. `-12.50`"),
            )
            .required("amount")
            .property("currency", text("ISO 4217, e.g. `EUR`"))
            .required("currency")
            .into()
    }
}

impl ToSchema for Money {
    fn name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }
}

/// What browsers and authenticators exchange, in the JSON of WebAuthn.
pub struct WebAuthn;

impl PartialSchema for WebAuthn {
    fn schema() -> RefOr<Schema> {
        Evidence::schema()
    }
}

impl ToSchema for WebAuthn {
    fn name() -> std::borrow::Cow<'static, str> {
        "WebAuthn".into()
    }
}

/// Any JSON object: what a decision was based on, the attributes of an event.
pub struct Evidence;

impl PartialSchema for Evidence {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .additional_properties(Some(AdditionalProperties::FreeForm(true)))
            .into()
    }
}

impl ToSchema for Evidence {
    fn name() -> std::borrow::Cow<'static, str> {
        "Evidence".into()
    }
}
