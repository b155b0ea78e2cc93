//! Who may learn that an object changed: whoever may read it.

use kernel::{Actor, EntityId, Instant, ObjectType};
use serde::Serialize;
use store::{EventFilter, Touched, Tx};
use utoipa::ToSchema;

use super::permissions::Permission;
use super::types::{Principal, require};
use crate::error::{Error, Result};
use crate::input;

/// An object that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ChangedObject {
    /// What it is.
    #[serde(rename = "type")]
    #[schema(value_type = String)]
    pub object_type: ObjectType,
    /// Its id.
    pub id: String,
}

/// What changed in a legal entity, as one reader may know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Changes {
    /// The objects that changed; what happened to them is not said.
    pub objects: Vec<ChangedObject>,
    /// Whether these are all. `false`: so much changed that everything shown should be read again.
    pub complete: bool,
}

impl Changes {
    /// What a reader may know of what was touched; `None` when that is nothing.
    #[must_use]
    pub fn of(touched: &Touched, reader: &Principal, entity: EntityId) -> Option<Self> {
        let visible = touched.objects.iter().filter(|(object_type, _)| {
            permission_to_see(*object_type).is_some_and(|it| reader.may(it, Some(entity)))
        });
        let objects: Vec<_> = visible
            .map(|&(object_type, id)| ChangedObject {
                object_type,
                id: input::prefixed(object_type, id),
            })
            .collect();
        (!objects.is_empty() || !touched.complete).then_some(Self {
            objects,
            complete: touched.complete,
        })
    }
}

/// Who changed an object last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LatestChange {
    /// When it was recorded.
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// The user, API key or part of the system.
    #[schema(value_type = String)]
    pub actor: Actor,
    /// The user's name; `null` for others.
    pub actor_name: Option<String>,
}

/// What one needs to read objects of a type; `None` for those that are never shown by themselves.
#[must_use]
pub const fn permission_to_see(object_type: ObjectType) -> Option<Permission> {
    Some(match object_type {
        ObjectType::Entity | ObjectType::View => Permission::EntitiesRead,
        ObjectType::Customer | ObjectType::Contact | ObjectType::Address => {
            Permission::CustomersRead
        }
        ObjectType::Product
        | ObjectType::PriceList
        | ObjectType::Price
        | ObjectType::Term
        | ObjectType::TaxRate => Permission::AgreementsRead,
        ObjectType::Reservation => Permission::CreditRead,
        ObjectType::Order | ObjectType::OrderLine | ObjectType::Hold => Permission::OrdersRead,
        ObjectType::Delivery | ObjectType::DeliveryLine => Permission::DeliveriesRead,
        ObjectType::Invoice
        | ObjectType::InvoiceLine
        | ObjectType::Mail
        | ObjectType::BillingRun => Permission::InvoicesRead,
        ObjectType::OpenItem
        | ObjectType::Allocation
        | ObjectType::Deduction
        | ObjectType::JournalEntry
        | ObjectType::Period => Permission::ReceivablesRead,
        ObjectType::BankAccount
        | ObjectType::Statement
        | ObjectType::BankEntry
        | ObjectType::Notification
        | ObjectType::PayerQuestion
        | ObjectType::SignOff
        | ObjectType::Receipt
        | ObjectType::RemittanceAdvice
        | ObjectType::Refund => Permission::CashRead,
        ObjectType::Target
        | ObjectType::Anomaly
        | ObjectType::MarkedChange
        | ObjectType::Baseline => Permission::InsightRead,
        ObjectType::Import | ObjectType::Mapping => Permission::ImportsRead,
        ObjectType::Job => Permission::JobsRead,
        ObjectType::User | ObjectType::ApiKey | ObjectType::Passkey => Permission::UsersRead,
        _ => return None,
    })
}

/// Lets somebody follow the changes of a legal entity when they may do anything at all in it.
///
/// # Errors
/// [`Error::Denied`].
pub fn require_some(reader: &Principal, entity: EntityId) -> Result<()> {
    let here = |grant: &super::types::Grant| grant.entity.is_none_or(|held| held == entity);
    if reader.grants.iter().any(here) {
        return Ok(());
    }
    Err(Error::Denied {
        permission: Permission::EntitiesRead.as_str(),
    })
}

/// Who changed an object last, for readers who may see it. Users and jobs belong to the
/// installation; what else there is, to the legal entity.
///
/// # Errors
/// [`Error::Denied`], a refusal of what is no id, [`Error::NotFound`] when nothing ever happened
/// to it here.
pub fn latest_change(
    tx: &mut Tx,
    reader: &Principal,
    entity: EntityId,
    object: &str,
) -> Result<LatestChange> {
    let (object_type, id) = input::typed_id("object", object)?;
    let scope = match object_type {
        ObjectType::User | ObjectType::ApiKey | ObjectType::Passkey | ObjectType::Job => None,
        _ => Some(entity),
    };
    let permission = permission_to_see(object_type).unwrap_or(Permission::EventsRead);
    require(reader, permission, scope)?;
    let wanted = EventFilter {
        entity: scope,
        object: Some(id),
        ..EventFilter::default()
    };
    let found = tx.list_events(&wanted, 1)?.events.pop();
    let event = found.ok_or_else(|| Error::NotFound {
        kind: object_type.as_str(),
        id: object.to_owned(),
    })?;
    let actor_name = match event.actor {
        Actor::User(user) => tx
            .query_opt("SELECT name FROM users WHERE id = $1", &[user.into()])?
            .map(|row| row.get(0))
            .transpose()?,
        _ => None,
    };
    Ok(LatestChange {
        at: event.recorded_at,
        actor: event.actor,
        actor_name,
    })
}
