//! What a policy would have done with the orders of the past.

use kernel::{CustomerId, Date, Money, OrderId, Percent};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::words::words;

words! {
    /// What a trial is busy with.
    TrialPhase as "a phase of a trial" {
        /// It reads what was decided.
        Reading = "reading",
        /// It judges that again.
        Judging = "judging",
        /// It looks up what became of what would be treated otherwise.
        Outcomes = "outcomes",
    }
}

/// How far a trial is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What it is busy with.
    pub phase: TrialPhase,
    /// Decisions of this phase that are through.
    pub done: u64,
    /// Of how many, where that is known.
    pub total: Option<u64>,
}

/// Decisions after which a trial tells how far it is.
const TOLD_EVERY: u64 = 1_000;

/// Whom a trial tells how far it is, and who may stop it.
pub struct Steps<'a> {
    at: Step,
    tell: &'a mut dyn FnMut(Step) -> bool,
}

impl<'a> Steps<'a> {
    /// Tells this one, who answers whether to go on.
    pub fn new(tell: &'a mut dyn FnMut(Step) -> bool) -> Self {
        let at = Step {
            phase: TrialPhase::Reading,
            done: 0,
            total: None,
        };
        Self { at, tell }
    }

    /// Another phase begins.
    ///
    /// # Errors
    /// A conflict when the trial is to be stopped.
    pub fn begin(&mut self, phase: TrialPhase, total: Option<u64>) -> store::Result<()> {
        self.at = Step {
            phase,
            done: 0,
            total,
        };
        self.say()
    }

    /// One more decision is through.
    ///
    /// # Errors
    /// A conflict when the trial is to be stopped.
    pub fn one(&mut self) -> store::Result<()> {
        self.at.done += 1;
        match self.at.done.is_multiple_of(TOLD_EVERY) {
            true => self.say(),
            false => Ok(()),
        }
    }

    fn say(&mut self) -> store::Result<()> {
        match (self.tell)(self.at) {
            true => Ok(()),
            false => Err(store::Error::Conflict {
                what: "a trial that was called off".to_owned(),
            }),
        }
    }
}

/// What a policy would have done with the orders of some time, beside the one that is in force:
/// each order is judged again by the rules of both, with what was known of it then.
///
/// On credit, an order that a policy holds binds nothing for later orders of the payer, and one that
/// it lets pass binds until it is paid; what would have been past due is not played out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Trial {
    /// The first day that was looked at.
    #[schema(value_type = String, format = Date)]
    pub since: Date,
    /// The policy that it is compared with.
    pub beside: String,
    /// Orders that were judged again.
    pub orders: u64,
    /// What the policy in force holds of them.
    pub in_force: HeldOrders,
    /// What this one would.
    pub candidate: HeldOrders,
    /// What only this one would hold.
    pub added: HeldOrders,
    /// What only the one in force holds.
    pub dropped: HeldOrders,
    /// Held of a hundred orders by the policy in force.
    #[schema(value_type = String)]
    pub hold_rate_in_force: Percent,
    /// Held of a hundred orders by this one.
    #[schema(value_type = String)]
    pub hold_rate: Percent,
    /// Why orders are held, most by this policy first; an order may have several reasons.
    pub reasons: Vec<TrialReason>,
    /// What became in truth of the orders that only this policy would hold.
    pub added_outcome: TrialOutcome,
    /// What became in truth of the orders that only the one in force holds.
    pub dropped_outcome: TrialOutcome,
    /// What it would have come to, as far as that depends on people: from all holds being released
    /// to every held order being lost.
    pub effects: Vec<TrialEffect>,
    /// The customers whose orders would be treated otherwise, most orders first, up to fifty.
    pub customers: Vec<TrialCustomer>,
    /// The orders that would be treated otherwise, largest amount first, up to two hundred.
    pub cases: Vec<TrialCase>,
    /// On credit: what this policy holds, by what people would have done. `null` for acceptance, and
    /// in trials of an earlier release.
    #[serde(default)]
    pub played: Option<PlayedRange>,
}

/// What a credit policy holds, by what is assumed of the orders that it decides otherwise than history
/// did: those it holds are lost, or released at once; those it lets pass bind until they are paid, or
/// are given up at once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PlayedRange {
    /// With the exposure that there was in truth.
    pub as_recorded: HeldOrders,
    /// Orders that are decided otherwise than that, because of what was decided before.
    pub turned: u64,
    /// The fewest.
    pub low: HeldOrders,
    /// The most.
    pub high: HeldOrders,
}

/// Held orders and what they come to, by currency.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct HeldOrders {
    /// How many.
    pub orders: u64,
    /// Their gross amounts.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub amounts: Vec<Money>,
}

/// How often a reason holds an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialReason {
    /// The reason.
    pub reason: String,
    /// Orders that it holds by the policy in force.
    pub in_force: u64,
    /// Orders that it would hold by this one.
    pub candidate: u64,
}

words! {
    /// What became of an order in truth.
    CaseOutcome as "an outcome of an order" {
        /// Nothing of it was billed, so that nobody knows how it would have been paid.
        NotBilled = "not_billed",
        /// Paid by the due date.
        PaidInTime = "paid_in_time",
        /// Paid after the due date, in part at least.
        PaidLate = "paid_late",
        /// Written off, in part at least.
        WrittenOff = "written_off",
        /// Billed, and not paid in full so far.
        Open = "open",
    }
}

/// What became of orders in truth, in amounts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialOutcome {
    /// Orders of which nothing was billed.
    pub not_billed: HeldOrders,
    /// Invoiced, gross.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub billed: Vec<Money>,
    /// Set off by the due date.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub in_time: Vec<Money>,
    /// Set off after the due date, other than by write-offs.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub late: Vec<Money>,
    /// Written off.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub written_off: Vec<Money>,
    /// Still open.
    #[schema(value_type = Vec<crate::schema::Money>)]
    pub open: Vec<Money>,
}

words! {
    /// Something that a policy may change.
    TrialEffectKind as "an effect of a policy" {
        /// Billed amounts of newly held orders: lost, if these orders had been lost.
        RevenueLost = "revenue_lost",
        /// Write-offs of newly held orders: avoided, if these orders had been lost.
        WriteOffsAvoided = "write_offs_avoided",
        /// Late payments of newly held orders: avoided, if these orders had been lost.
        LateAvoided = "late_avoided",
        /// Orders that were held and never billed: gained, if they would have gone on.
        RevenueGained = "revenue_gained",
    }
}

/// A range for what a policy changes, as it depends on how people would have acted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialEffect {
    /// What changes.
    pub effect: TrialEffectKind,
    /// At least.
    #[schema(value_type = crate::schema::Money)]
    pub low: Money,
    /// At most.
    #[schema(value_type = crate::schema::Money)]
    pub high: Money,
}

/// A customer whose orders would be treated otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialCustomer {
    /// The customer.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// Its number.
    pub number: String,
    /// Its name.
    pub name: String,
    /// Orders that only this policy would hold.
    pub added: HeldOrders,
    /// Orders that only the one in force holds.
    pub dropped: HeldOrders,
}

/// An order of the past that would be treated otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TrialCase {
    /// The order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// Its number.
    pub number: String,
    /// The day on which it was judged.
    #[schema(value_type = String, format = Date)]
    pub judged_on: Date,
    /// Its amount.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// The customer; for credit, who pays.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's name.
    pub customer_name: String,
    /// Only this policy would hold it; otherwise only the one in force does.
    pub is_added: bool,
    /// Why it is held by the one that holds it.
    pub reasons: Vec<String>,
    /// What became of it in truth.
    pub outcome: CaseOutcome,
}
