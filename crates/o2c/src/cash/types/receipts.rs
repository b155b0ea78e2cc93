//! Receipts and refunds.

use kernel::{BankEntryId, CustomerId, Date, Money, OpenItemId, ReceiptId, RefundId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::receivables::SettleLine;
use crate::sort::{Sort, sort_words};
use crate::words::words;

words! {
    /// Where a receipt comes from.
    ReceiptOrigin as "a receipt origin" {
        /// An entry of a bank statement.
        Bank = "bank",
        /// Somebody recorded it by hand.
        Manual = "manual",
        /// Taken over from a file.
        Import = "import",
    }
}

/// A receipt to record without a bank entry.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReceipt {
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much; above zero.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// When it came in. Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    /// What the payer wrote on it.
    #[serde(default)]
    pub payer_reference: Option<String>,
    /// Code of the ledger account that received it. Default: the first one with the role `bank`.
    #[serde(default)]
    pub ledger_account: Option<String>,
    /// By hand or from a file. Default: by hand.
    #[serde(default = "manual")]
    pub origin: ReceiptOrigin,
    /// Numbers of the invoices that it pays, in this order, each as far as it is open.
    #[serde(default)]
    pub pays: Vec<String>,
    /// Open items that it pays; the rest stays on account.
    #[serde(default)]
    pub lines: Vec<SettleLine>,
}

const fn manual() -> ReceiptOrigin {
    ReceiptOrigin::Manual
}

impl NewReceipt {
    /// A receipt that pays these invoices as far as it reaches.
    #[must_use]
    pub const fn paying(customer: CustomerId, amount: Money, pays: Vec<String>) -> Self {
        Self {
            customer,
            amount,
            received_on: None,
            payer_reference: None,
            ledger_account: None,
            origin: ReceiptOrigin::Manual,
            pays,
            lines: Vec::new(),
        }
    }
}

/// A receipt that a command made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RecordedReceipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ReceiptId,
    /// Our number of it.
    pub number: String,
    /// Its open item.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much it is.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What of it stays on account.
    #[schema(value_type = crate::schema::Money)]
    pub on_account: Money,
}

/// A receipt as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Receipt {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ReceiptId,
    /// Our number of it.
    pub number: String,
    /// Whose money it is.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// That customer's number.
    pub customer_number: String,
    /// That customer's name.
    pub customer_name: String,
    /// The bank entry that brought it.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// When it came in.
    #[schema(value_type = String, format = Date)]
    pub received_on: Date,
    /// How much.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// What was paid for it of its bank entry, where that is in another currency.
    #[schema(value_type = Option<crate::schema::Money>)]
    pub paid: Option<Money>,
    /// The exchange rate that follows: units of the receipt's currency for one of what was paid.
    pub rate: Option<String>,
    /// What of it is still on account.
    #[schema(value_type = crate::schema::Money)]
    pub on_account: Money,
    /// Its open item.
    #[schema(value_type = Option<String>)]
    pub item: Option<OpenItemId>,
    /// What the payer wrote on it.
    pub payer_reference: Option<String>,
    /// No person had a part in recording and applying it.
    pub automatic: bool,
    /// Where it comes from.
    pub origin: ReceiptOrigin,
    /// When it was taken back; `null` while it stands.
    #[schema(value_type = Option<String>, format = Date)]
    pub reversed_on: Option<Date>,
}

/// Which receipts a list shows.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ReceiptFilter {
    /// Only those of this customer.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// Only those of this bank entry.
    #[param(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
    /// Only those received on this day or later.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// Only those received on this day or earlier.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    /// `true`: only those with something on account.
    pub on_account: Option<bool>,
    /// Only those whose number is or begins so, or ends with these digits, or with this amount;
    /// 200 of each at most.
    pub search: Option<String>,
    /// Default: the newest first.
    #[param(schema_with = ReceiptSort::schema)]
    pub sort: Option<Sort<ReceiptSort>>,
}

sort_words! {
    /// By what receipts are sorted.
    ReceiptSort {
        /// When they came in.
        Received = "received",
        /// Their numbers.
        Number = "number",
        /// Currency and amount.
        Amount = "amount",
        /// The customer's name.
        Customer = "customer",
    }
}

/// Takes a receipt back: what it paid is open again.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReverseReceipt {
    /// The receipt.
    #[schema(value_type = String)]
    pub receipt: ReceiptId,
    /// Default: today in the legal entity's time zone, but not before it came in.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Gives money back to a customer.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRefund {
    /// The receipt or credit note that is given back.
    #[schema(value_type = String)]
    pub item: OpenItemId,
    /// How much; above zero.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// Why.
    pub reason: String,
    /// Default: today in the legal entity's time zone.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub refunded_on: Option<Date>,
}

/// A refund.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct RefundView {
    /// Its id.
    #[schema(value_type = String)]
    pub id: RefundId,
    /// Our number of it, to be written on the transfer.
    pub number: String,
    /// Who gets the money.
    #[schema(value_type = String)]
    pub customer: CustomerId,
    /// How much.
    #[schema(value_type = crate::schema::Money)]
    pub amount: Money,
    /// When.
    #[schema(value_type = String, format = Date)]
    pub refunded_on: Date,
    /// Why.
    pub reason: String,
    /// The bank entry that shows the money gone.
    #[schema(value_type = Option<String>)]
    pub entry: Option<BankEntryId>,
}
