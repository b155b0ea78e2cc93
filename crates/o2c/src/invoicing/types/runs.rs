//! Billing runs and what became of them.

use kernel::{Actor, BillingRunId, Date, Instant, OrderId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Selection;
use crate::error::Refusal;
use crate::words::words;

/// Asks for many documents.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBillingRun {
    /// What to bill.
    pub select: Selection,
    /// Date of the documents. Default: the day on which each is issued.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// Renders each document and keeps the copy. Default: yes.
    #[serde(default = "yes")]
    pub documents: bool,
}

/// How far a billing run is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BillingRun {
    /// Its id.
    #[schema(value_type = String)]
    pub id: BillingRunId,
    /// Who asked for it.
    #[schema(value_type = String)]
    pub requested_by: Actor,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub requested_at: Instant,
    /// Date of the documents; `null`: the day on which each is issued.
    #[schema(value_type = Option<String>, format = Date)]
    pub issued_on: Option<Date>,
    /// Orders to bill.
    pub total: i64,
    /// Orders done with.
    pub done: i64,
    /// Orders of which something was refused.
    pub refused: i64,
    /// Invoices and credit notes issued.
    pub issued: i64,
    /// When all was done.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub finished_at: Option<Instant>,
}

words! {
    /// What became of an order in a billing run.
    RunItemState as "the state of an order in a billing run" {
        /// Its turn has not come.
        Waiting = "waiting",
        /// Billed.
        Billed = "billed",
        /// Something of it was refused.
        Refused = "refused",
    }
}

/// What became of one order in a billing run.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct BillingRunItem {
    /// Its place in the run, from 1.
    pub item_no: i64,
    /// The order.
    #[schema(value_type = String)]
    pub order: OrderId,
    /// The order's number.
    pub order_number: String,
    /// How it stands.
    pub state: RunItemState,
    /// The documents issued.
    pub issued: Vec<RunDocument>,
    /// Why something was not billed.
    pub refusals: Vec<RunRefusal>,
}

/// A document that a billing run issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunDocument {
    /// The invoice or credit note.
    pub id: String,
    /// Its number.
    pub number: String,
}

/// Why something was not billed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct RunRefusal {
    /// The code of the refusal.
    pub code: String,
    /// What is wrong.
    pub detail: String,
    /// What to do about it.
    pub remedy: String,
}

/// Which results of a billing run to list.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RunItemFilter {
    /// Only orders in this state.
    #[serde(default)]
    pub state: Option<RunItemState>,
}

impl From<&Refusal> for RunRefusal {
    fn from(refusal: &Refusal) -> Self {
        let code = match serde_json::to_value(refusal.code) {
            Ok(serde_json::Value::String(code)) => code,
            _ => "refused".to_owned(),
        };
        Self {
            code,
            detail: refusal.detail.clone(),
            remedy: refusal.remedy.clone(),
        }
    }
}

const fn yes() -> bool {
    true
}
