use kernel::{Currency, CustomerId, Money, OrderId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::policy::{CreditReason, Standing};

/// The parts of a customer's exposure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ExposurePart)]
pub enum Part {
    /// What the ledger says is owed; negative when we owe the customer.
    OpenItems,
    /// Delivered and not yet invoiced.
    Delivered,
    /// Accepted orders, as far as not delivered.
    Ordered,
    /// Orders received and judged, not yet accepted.
    Reserved,
}

impl Part {
    pub(super) const ALL: [Self; 4] = [
        Self::OpenItems,
        Self::Delivered,
        Self::Ordered,
        Self::Reserved,
    ];

    pub(super) const fn index(self) -> usize {
        self as usize
    }
}

/// A change of one part of one customer's position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PositionMove {
    /// Who owes.
    pub customer: CustomerId,
    /// In what currency.
    pub currency: Currency,
    /// Which part moves.
    pub part: Part,
    /// By how many minor units; negative lowers it.
    pub delta_minor: i64,
}

/// What a customer binds in one currency, and what the limit leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Exposure {
    /// Who owes.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// In what currency all amounts below are.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// What the ledger says is owed; negative when we owe the customer.
    #[schema(value_type = crate::schema::Money)]
    pub open_items: Money,
    /// Delivered and not yet invoiced.
    #[schema(value_type = crate::schema::Money)]
    pub delivered: Money,
    /// Accepted orders, as far as not delivered.
    #[schema(value_type = crate::schema::Money)]
    pub ordered: Money,
    /// Orders received and judged, not yet accepted.
    #[schema(value_type = crate::schema::Money)]
    pub reserved: Money,
    /// The sum of the four parts.
    #[schema(value_type = crate::schema::Money)]
    pub total: Money,
    /// The limit; `null` when none is set, so that every amount is accepted.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub limit: Option<Money>,
    /// Limit less total, negative when the limit is exceeded; `null` without a limit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub headroom: Option<Money>,
    /// Counts the changes of the limit; give it back to change the limit safely.
    pub version: i64,
}

/// Credit that an order needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReserveRequest {
    /// The order.
    pub order: OrderId,
    /// Who will owe: the payer of the order.
    pub customer: CustomerId,
    /// The gross amount, not negative.
    pub amount: Money,
    /// Reserve even above the limit: a person with the permission has decided so, or an old
    /// order is taken over as it is.
    pub force: bool,
    /// How the customer stands; asked for only when the policy in force [needs it](super::asks_standing).
    pub standing: Standing,
}

/// What the credit check found for one order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CreditDecision {
    /// The order judged.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Whether the limit allows it.
    pub granted: bool,
    /// Whether it was reserved although the limit does not allow it.
    pub forced: bool,
    /// The customer's exposure before this order.
    pub exposure: Exposure,
    /// What the order needs on top.
    #[schema(value_type = crate::schema::Money)]
    pub needed: Money,
    /// The policy by which it was judged.
    pub policy: String,
    /// Why it is not granted.
    pub reasons: Vec<CreditReason>,
    /// How the customer stood, as far as the policy asks.
    pub standing: Standing,
}

impl CreditDecision {
    /// Whether the amount is reserved now.
    #[must_use]
    pub const fn reserved(&self) -> bool {
        self.granted || self.forced
    }

    /// The decision's inputs and result, for the event that records what followed from it.
    #[must_use]
    pub fn explanation(&self) -> serde_json::Value {
        serde_json::json!({
            "rule": "exposure_within_limit/1",
            "granted": self.granted,
            "forced": self.forced,
            "needed": self.needed,
            "exposure": self.exposure.total,
            "limit": self.exposure.limit,
            "policy": self.policy,
            "reasons": self.reasons,
            "standing": self.standing,
        })
    }
}

/// An order whose reservation becomes a binding order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommitRequest {
    /// The order.
    pub order: OrderId,
    /// How much of the reservation to keep; the rest is released. `None` keeps all of it.
    pub amount: Option<Money>,
}

/// Credit that an order no longer needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseRequest {
    /// The order.
    pub order: OrderId,
    /// How much is set free, from the reserved part first; `None` sets free all that is reserved
    /// and ordered. What is delivered stays until it is invoiced.
    pub amount: Option<Money>,
}

/// Goods of an order that were delivered, or delivered goods that were invoiced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MoveRequest {
    /// The order.
    pub order: OrderId,
    /// The gross amount. What exceeds the part it is taken from is left out: goods that are gone
    /// cannot be refused for a cent of rounding.
    pub amount: Money,
    /// Moves all that is left of the part, so that no rounding cent stays behind.
    pub last: bool,
}

/// Sets or lifts a customer's limit.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitChange {
    /// The customer who will owe.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// The currency the limit is for.
    #[schema(value_type = String)]
    pub currency: Currency,
    /// The new limit, not negative; `null` lifts the limit.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub limit: Option<Money>,
    /// The `version` that the caller saw; `null` sets the limit whatever it was.
    pub version: Option<i64>,
    /// Why.
    pub reason: Option<String>,
}
