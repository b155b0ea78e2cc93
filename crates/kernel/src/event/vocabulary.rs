//! The closed vocabulary of events and of the objects they concern.
//!
//! The words are stored and published; they are added to, never renamed.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{KernelError, text};

/// One row a word: variant, text, meaning.
macro_rules! words {
    (
        $(#[doc = $doc:literal])+
        $name:ident ($vocabulary:literal)
        $($variant:ident $word:literal $meaning:literal;)*
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $(#[doc = concat!($meaning, " (`", $word, "`).")] $variant,)*
        }

        impl $name {
            /// The whole vocabulary, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The word as it is stored and published.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }

            /// Reads a word.
            ///
            /// # Errors
            /// [`KernelError::UnknownWord`].
            pub fn parse(word: &str) -> Result<Self, KernelError> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(KernelError::UnknownWord {
                        vocabulary: $vocabulary,
                        word: word.to_owned(),
                    }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = KernelError;

            fn from_str(word: &str) -> Result<Self, KernelError> {
                Self::parse(word)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
                out.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
                text::deserialize(input, concat!("one of the known ", $vocabulary, "s"))
            }
        }
    };
}

words! {
    /// What can happen.
    EventKind ("event kind")
    EntityCreated "entity_created" "A legal entity was set up";
    EntityChanged "entity_changed" "Master data of a legal entity changed";
    CustomerCreated "customer_created" "A customer was taken on";
    CustomerChanged "customer_changed" "Master data of a customer changed";
    ProductCreated "product_created" "A product was added";
    ProductChanged "product_changed" "A product changed";
    PriceListSet "price_list_set" "A price list was made or changed";
    PriceSet "price_set" "A price was agreed or changed";
    PaymentTermSet "payment_term_set" "A payment term was defined or changed";
    TaxRateSet "tax_rate_set" "A tax rate was defined or changed";
    CreditLimitSet "credit_limit_set" "A customer's credit limit was set";
    OrderReceived "order_received" "An order came in";
    OrderHeld "order_held" "An order was put on hold";
    OrderHoldReleased "order_hold_released" "A hold was lifted";
    OrderHoldRestored "order_hold_restored" "A released hold was placed again";
    OrderRefused "order_refused" "An order was refused";
    OrderAcknowledged "order_acknowledged" "An order was accepted and confirmed";
    OrderLineCancelled "order_line_cancelled" "A line of an order was cancelled";
    OrderCancelled "order_cancelled" "A whole order was cancelled";
    OrderChanged "order_changed" "An order was amended";
    CreditReserved "credit_reserved" "Credit was reserved for an order";
    CreditReleased "credit_released" "Reserved credit was set free";
    DeliveryPlanned "delivery_planned" "A delivery was planned";
    DeliveryShipped "delivery_shipped" "Goods left";
    DeliveryDelivered "delivery_delivered" "Goods arrived";
    ProofOfDeliveryRecorded "proof_of_delivery_recorded" "The customer's proof was recorded";
    DeliveryCancelled "delivery_cancelled" "A delivery was cancelled";
    GoodsReturned "goods_returned" "Goods came back";
    InvoiceIssued "invoice_issued" "An invoice got its number and was posted";
    CreditNoteIssued "credit_note_issued" "A credit note got its number and was posted";
    DocumentSent "document_sent" "A document was sent to the customer";
    DocumentSendFailed "document_send_failed" "A document could not be sent";
    BankAccountSet "bank_account_set" "A bank account of ours was added, changed or closed";
    StatementImported "statement_imported" "A bank statement was taken in";
    BankEntryBooked "bank_entry_booked" "An entry of a statement was booked";
    BankEntryReversed "bank_entry_reversed" "The bank took an entry back";
    BankEntrySetAside "bank_entry_set_aside" "An entry was found to be no customer's payment, or that was taken back";
    BankEntrySplit "bank_entry_split" "A bank entry was split into the payments behind it, or that was taken back";
    NotificationImported "notification_imported" "A bank's notification of single payments was taken in";
    MatchPolicySet "match_policy_set" "A matching policy was drafted, or put in force";
    CreditPolicySet "credit_policy_set" "A credit policy was drafted, or put in force";
    OrderPolicySet "order_policy_set" "A policy of order acceptance was drafted, or put in force";
    PolicyTried "policy_tried" "A trial of a policy on the past was asked for, ended or called off";
    MatchCalibrationSwitched "match_calibration_switched" "What experience taught about confidences was switched off or on";
    LearnedPayerSwitched "learned_payer_switched" "What payments taught about a payer was switched off or on";
    RemittanceAdviceImported "remittance_advice_imported" "A payer's remittance advice was taken in";
    RemittanceAdviceLinked "remittance_advice_linked" "A remittance advice was found to belong to a payment";
    RemittanceAdviceUnlinked "remittance_advice_unlinked" "A remittance advice was found not to belong to a payment";
    RemittanceAdviceSetAside "remittance_advice_set_aside" "A remittance advice was found to be of no use, or that was taken back";
    PayerAsked "payer_asked" "A payer was asked what a bank entry pays";
    PayerAnswered "payer_answered" "A payer answered what a bank entry pays";
    PayerQuestionWithdrawn "payer_question_withdrawn" "A question to a payer was withdrawn";
    ReceiptRecorded "receipt_recorded" "Money received was posted";
    PaymentMatched "payment_matched" "A payment was recognised as paying certain items";
    PaymentUnmatched "payment_unmatched" "Such a recognition was undone";
    ItemsAllocated "items_allocated" "Open items were set off against each other";
    ItemsUnallocated "items_unallocated" "A set-off was undone";
    EntryReversed "entry_reversed" "A discount or write-off was taken back";
    DeductionRecorded "deduction_recorded" "A payer withheld a part of an item for a reason";
    ExpectedPaymentSet "expected_payment_set" "A person told when an item will be paid";
    ExpectedPaymentRemoved "expected_payment_removed" "What a person told of an item's payment was taken back";
    ForecastModelReplaced "forecast_model_replaced" "Another recipe came in force for the forecast of payments";
    ForecastFrozen "forecast_frozen" "The forecast of the coming weeks was kept as it was told";
    DeductionReasonSet "deduction_reason_set" "A reason of deductions was added or changed";
    ItemWrittenOff "item_written_off" "An open item was written off";
    SignOffAsked "sign_off_asked" "A second person was asked to sign";
    SignOffSigned "sign_off_signed" "A second person signed, and it was done";
    SignOffDeclined "sign_off_declined" "A second person did not sign";
    SignOffWithdrawn "sign_off_withdrawn" "Who asked for a sign-off took it back";
    SignOffRulesSet "sign_off_rules_set" "It was changed from which amounts on a second person must sign";
    ReceiptPutOnAccount "receipt_put_on_account" "Money received was kept as the customer's credit";
    RefundRecorded "refund_recorded" "Money was given back";
    PeriodClosed "period_closed" "An accounting period was closed";
    PeriodReopened "period_reopened" "A closed period was opened again";
    InvoiceCleared "invoice_cleared" "An invoice was settled in full";
    ImportStarted "import_started" "An import began";
    ImportFinished "import_finished" "An import ended";
    ImportFailed "import_failed" "An import ended early";
    UserCreated "user_created" "A user was added";
    UserChanged "user_changed" "A user's roles, state or password changed";
    SignedIn "signed_in" "A user signed in";
    SignInFailed "sign_in_failed" "A sign-in was refused";
    ApiKeyCreated "api_key_created" "An API key was made";
    ApiKeyRevoked "api_key_revoked" "An API key was revoked";
    NumberSeriesSet "number_series_set" "A document number series was defined or changed";
    JobFailed "job_failed" "A job failed and will be tried again";
    JobDead "job_dead" "A job failed for good";
    JobRetried "job_retried" "Somebody had a job tried again";
    JobCancelled "job_cancelled" "Somebody called a job off";
    BackupMade "backup_made" "A backup was made";
    TargetSet "target_set" "A target of a key figure was set or changed";
    AnomalyFound "anomaly_found" "A key figure was found to be unlike itself";
    AnomalyDismissed "anomaly_dismissed" "An anomaly was dismissed with a reason";
    AnomalyReinstated "anomaly_reinstated" "The dismissal of an anomaly was taken back";
    ChangeMarked "change_marked" "A change in how the company works was marked, or its mark changed";
    BaselineKept "baseline_kept" "Figures were kept to be compared with later ones";
    BaselineWithdrawn "baseline_withdrawn" "A baseline is no longer compared with";
    BillingRequested "billing_requested" "Somebody asked for many documents to be billed";
    BillingFinished "billing_finished" "A billing run ended";
    ViewSaved "view_saved" "A saved view of a list was made or changed";
    ViewDeleted "view_deleted" "A saved view of a list was deleted";
    MappingSaved "mapping_saved" "A mapping of an import was kept or changed";
    MappingDeleted "mapping_deleted" "A mapping of an import was deleted";
}

words! {
    /// What events refer to: one type for each kind of id.
    ObjectType ("object type")
    Entity "entity" "A legal entity";
    Customer "customer" "A customer";
    Contact "contact" "A contact";
    Address "address" "An address";
    Product "product" "A product";
    PriceList "price_list" "A price list";
    Price "price" "A price";
    Term "payment_term" "A payment term";
    TaxRate "tax_rate" "A tax rate";
    Order "order" "An order";
    OrderLine "order_line" "A line of an order";
    Hold "hold" "A hold";
    Reservation "reservation" "A credit reservation";
    Delivery "delivery" "A delivery";
    DeliveryLine "delivery_line" "A line of a delivery";
    Invoice "invoice" "An invoice or credit note";
    InvoiceLine "invoice_line" "A line of an invoice";
    OpenItem "open_item" "An open item";
    Allocation "allocation" "An allocation";
    Deduction "deduction" "A deduction";
    JournalEntry "journal_entry" "A journal entry";
    Period "period" "An accounting period";
    BankAccount "bank_account" "A bank account";
    ForecastModel "forecast_model" "A model of the forecast";
    MatchPolicy "match_policy" "A matching policy";
    CreditPolicy "credit_policy" "A credit policy";
    OrderPolicy "order_policy" "A policy of order acceptance";
    PolicyTrial "policy_trial" "A trial of a policy";
    LearnedPayer "learned_payer" "What payments taught about a payer";
    PayerQuestion "payer_question" "A question to a payer";
    Statement "statement" "A bank statement";
    BankEntry "bank_entry" "An entry of a bank statement";
    Notification "notification" "A bank's notification of single payments";
    Receipt "receipt" "A receipt";
    RemittanceAdvice "remittance_advice" "A remittance advice";
    SignOff "sign_off" "A sign-off by a second person";
    Refund "refund" "A refund";
    File "file" "A file";
    Event "event" "An event";
    Job "job" "A job";
    User "user" "A user";
    Session "session" "A session";
    ApiKey "api_key" "An API key";
    Passkey "passkey" "A passkey";
    Import "import" "An import";
    Mail "mail" "An e-mail";
    View "view" "A saved view";
    BillingRun "billing_run" "A billing run";
    Mapping "mapping" "A mapping of an import";
    Target "target" "A target of a key figure";
    Anomaly "anomaly" "An anomaly of a key figure";
    MarkedChange "marked_change" "A marked change in how the company works";
    Baseline "baseline" "Figures kept to be compared with later ones";
}
