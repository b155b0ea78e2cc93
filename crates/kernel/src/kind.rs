//! The kinds of ids: one marker and one alias each.

use crate::event::ObjectType;
use crate::{Id, IdKind};

/// One row a kind: marker, alias, prefix, name with article.
macro_rules! kinds {
    ($($marker:ident $alias:ident $prefix:literal $name:literal;)*) => {
        $(
            #[doc = concat!("Marks ids of ", $name, ".")]
            #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $marker;

            impl IdKind for $marker {
                const PREFIX: &'static str = $prefix;
                const NAME: &'static str = $name;
                const OBJECT: ObjectType = ObjectType::$marker;
            }

            #[doc = concat!("The id of ", $name, ": `", $prefix, "_…`.")]
            pub type $alias = Id<$marker>;
        )*

        /// Prefix and object type of every kind, in the order of the table.
        pub const ALL: &[(&str, ObjectType)] = &[$(($prefix, ObjectType::$marker)),*];
    };
}

kinds! {
    Entity EntityId "ent" "a legal entity";
    Customer CustomerId "cus" "a customer";
    Contact ContactId "con" "a contact";
    Address AddressId "adr" "an address";
    Product ProductId "prd" "a product";
    PriceList PriceListId "prl" "a price list";
    Price PriceId "prc" "a price";
    Term TermId "trm" "a payment term";
    TaxRate TaxRateId "tax" "a tax rate";
    Order OrderId "ord" "an order";
    OrderLine OrderLineId "oln" "an order line";
    Hold HoldId "hld" "a hold";
    Reservation ReservationId "rsv" "a credit reservation";
    Delivery DeliveryId "dlv" "a delivery";
    DeliveryLine DeliveryLineId "dln" "a delivery line";
    Invoice InvoiceId "inv" "an invoice";
    InvoiceLine InvoiceLineId "iln" "an invoice line";
    OpenItem OpenItemId "oit" "an open item";
    Allocation AllocationId "alc" "an allocation";
    Deduction DeductionId "ded" "a deduction";
    JournalEntry JournalEntryId "jrn" "a journal entry";
    Period PeriodId "per" "an accounting period";
    BankAccount BankAccountId "bac" "a bank account";
    ForecastModel ForecastModelId "fcm" "a model of the forecast";
    MatchPolicy MatchPolicyId "mpo" "a matching policy";
    CreditPolicy CreditPolicyId "cpo" "a credit policy";
    OrderPolicy OrderPolicyId "opo" "a policy of order acceptance";
    PolicyTrial PolicyTrialId "ptr" "a trial of a policy";
    LearnedPayer LearnedPayerId "lpy" "what payments taught about a payer";
    PayerQuestion PayerQuestionId "pqn" "a question to a payer";
    Statement StatementId "stm" "a bank statement";
    BankEntry BankEntryId "ben" "a bank entry";
    Notification NotificationId "ntf" "a bank's notification";
    Receipt ReceiptId "rcp" "a receipt";
    RemittanceAdvice RemittanceAdviceId "rad" "a remittance advice";
    SignOff SignOffId "sof" "a sign-off";
    Refund RefundId "rfd" "a refund";
    File FileId "fil" "a file";
    Event EventId "evt" "an event";
    Job JobId "job" "a job";
    User UserId "usr" "a user";
    Session SessionId "ses" "a session";
    ApiKey ApiKeyId "key" "an API key";
    Passkey PasskeyId "pky" "a passkey";
    Import ImportId "imp" "an import";
    Mail MailId "mal" "an e-mail";
    View ViewId "viw" "a saved view";
    BillingRun BillingRunId "brn" "a billing run";
    Mapping MappingId "map" "a mapping";
    Target TargetId "tgt" "a target";
    Anomaly AnomalyId "ano" "an anomaly";
    MarkedChange MarkedChangeId "mch" "a marked change";
    Baseline BaselineId "bsl" "a baseline";
}
