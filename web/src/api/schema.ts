// Made by `npm run types` from openapi.json; do not edit.
export interface paths {
    "/api/v1/answers/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the question of a link
         * @description For whoever holds the link, without signing in. Says nothing of the books but the payment itself.
         */
        get: operations["get_open_question"];
        put?: never;
        /**
         * Answer the question of a link
         * @description Once, for whoever holds the link, without signing in.
         */
        post: operations["answer_open_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List API keys */
        get: operations["list_api_keys"];
        put?: never;
        /**
         * Make an API key
         * @description The key is shown in this reply only. Idempotency keys are not taken here: the reply would have
         *     to be stored, and with it the secret.
         */
        post: operations["create_api_key"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-keys/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke an API key */
        delete: operations["revoke_api_key"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List legal entities */
        get: operations["list_entities"];
        put?: never;
        /**
         * Set up a legal entity
         * @description Brings its chart of accounts, number series, payment terms, tax rates and price list along.
         */
        post: operations["create_entity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a legal entity */
        get: operations["get_entity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a legal entity */
        patch: operations["change_entity"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/aging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the aged receivables */
        get: operations["get_aging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/aging/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the aged receivables by customer
         * @description Page by page, in the order asked for; the sums are those of the report.
         */
        get: operations["list_aged_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Allocate open items */
        post: operations["allocate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/allocations/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo allocations */
        post: operations["unallocate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/anomalies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List anomalies
         * @description Those found last first.
         */
        get: operations["list_anomalies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/anomalies/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss anomalies
         * @description Each with a reason; the same figures raise nothing for a while.
         */
        post: operations["dismiss_anomalies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/anomalies/find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look for anomalies now
         * @description Else this is done each night. A job does it; what it finds is in the list.
         */
        post: operations["find_anomalies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/anomalies/reinstate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take dismissals of anomalies back
         * @description They are open or over as if nobody had dismissed them; who had, when and why stays.
         */
        post: operations["reinstate_anomalies"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/anomaly-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how readily anomalies are raised */
        get: operations["get_anomaly_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how readily anomalies are raised
         * @description Holds from the next time on that they are looked for.
         */
        patch: operations["change_anomaly_rules"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List our bank accounts */
        get: operations["list_bank_accounts"];
        put?: never;
        /** Add a bank account */
        post: operations["create_bank_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-accounts/{bank_account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a bank account */
        get: operations["get_bank_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or close a bank account */
        patch: operations["change_bank_account"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bank entries */
        get: operations["list_bank_entries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply bank entries by hand
         * @description Above the limits of `…/sign-off-rules` an application is refused with `sign_off_needed`: ask for the
         *     sign-off of a second person with `…/sign-offs`.
         */
        post: operations["apply_bank_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries/match": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Match open entries */
        post: operations["match_bank_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name the entry that a reversal undoes */
        post: operations["reverse_bank_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a bank entry aside */
        post: operations["set_bank_entry_aside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-entries/{bank_entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a bank entry */
        get: operations["get_bank_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List notifications of banks
         * @description What they tell of the single payments behind one entry of a statement.
         */
        get: operations["list_bank_notifications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Split the bank entry of a notification into its payments
         * @description For one that was not split by itself: its entry is not known, or was applied then. The parts are
         *     applied in place of the entry; the ledger stays as it is.
         */
        post: operations["split_bank_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications/undo-split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a bank entry together again
         * @description While nothing of its parts is applied.
         */
        post: operations["undo_split_of_bank_notification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications/{notification}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a notification of a bank */
        get: operations["get_bank_notification"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications/{notification}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the file of a notification
         * @description Byte for byte as it was imported, to be kept and never to be shown by a browser.
         */
        get: operations["get_bank_notification_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-notifications/{notification}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the payments of a notification */
        get: operations["list_notified_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List bank statements */
        get: operations["list_statements"];
        put?: never;
        /**
         * Import a bank file
         * @description camt.053, MT940, BAI2, OFX, CODA, CFONB 120 or CSV, recognised by content. A statement or entry that came before is
         *     recognised and not booked again; so no idempotency key is needed. A camt.054, ESR, lockbox or ACH file
         *     brings notifications, which post nothing: the entry that one details is split into its payments. `kind`
         *     tells which of both each part of the file is.
         */
        post: operations["import_bank_statements"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-statements/{statement}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a bank statement */
        get: operations["get_bank_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bank-statements/{statement}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the bank file of a statement
         * @description Byte for byte as it was imported, to be kept and never to be shown by a browser.
         */
        get: operations["get_bank_statement_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bill what is due */
        post: operations["bill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/bill/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview an invoice before billing
         * @description Of a return its credit note. What is selected must lead to one document.
         */
        post: operations["preview_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/billing-due": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what is due to be billed
         * @description And why the rest is not due yet.
         */
        get: operations["list_billing_due"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/billing-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List billing runs
         * @description Newest first.
         */
        get: operations["list_billing_runs"];
        put?: never;
        /**
         * Start a billing run
         * @description Fixes what is to be billed and leaves the work to a job: look at the run to see how far it is.
         */
        post: operations["create_billing_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/billing-runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how far a billing run is */
        get: operations["get_billing_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/billing-runs/{run}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what became of the orders of a billing run */
        get: operations["list_billing_run_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/board-pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Make the board pack
         * @description Where order to cash stands in a period, beside as many days before it: figures, trends, who owes
         *     most, how orders became cash. Amounts are those in the base currency.
         */
        get: operations["get_board_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/cash-application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How cash application works
         * @description What of the money that came in was applied without a person, how long it took, and how often
         *     people had to correct it.
         */
        get: operations["get_cash_application"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/cash-application/upstream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What makes payments hard to apply
         * @description Customers who name no documents, banks' files that leave text out, and how often matching was
         *     right where it was so sure.
         */
        get: operations["get_upstream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes
         * @description Server-sent events. `ready` comes first; then each `changes` names the objects that changed, of
         *     those that the caller may read, within a second of the commit on any node. Its id leads on:
         *     sent as `Last-Event-ID`, it brings what was missed. `ended` is the last message when the
         *     session is over or what the caller may do has changed. A comment every ten seconds shows that
         *     the stream lives.
         */
        get: operations["follow_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/changes/latest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read who changed something last
         * @description For whoever may read the object.
         */
        get: operations["get_latest_change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-limits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a credit limit */
        post: operations["set_credit_limit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue a credit note */
        post: operations["create_credit_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-notes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview a credit note */
        post: operations["preview_credit_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List credit policies
         * @description The newest first; at the end the one that is in force as long as none was set.
         */
        get: operations["list_credit_policies"];
        put?: never;
        /**
         * Draft a credit policy
         * @description Nothing goes by it before it is put in force.
         */
        post: operations["draft_credit_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-policies/{credit_policy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a credit policy */
        get: operations["get_credit_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-policies/{credit_policy}/enforce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a credit policy in force
         * @description It must have been tried on the past within a week; with `untried` it need not, which takes
         *     policies.untried as well. The one before is retired.
         */
        post: operations["enforce_credit_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/credit-policies/{credit_policy}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a credit policy on the past
         * @description What it would have done with the orders since, beside the one in force, is kept with it.
         */
        post: operations["simulate_credit_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List customers
         * @description With what they owe, for callers who may also read credit; only they sort by it.
         */
        get: operations["list_customers"];
        put?: never;
        /** Take on a customer */
        post: operations["create_customer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take on many customers */
        post: operations["create_customers_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/{customer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a customer */
        get: operations["get_customer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a customer */
        patch: operations["change_customer"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/{customer}/credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the credit exposure of a customer
         * @description One per currency, each with its parts, limit and headroom.
         */
        get: operations["list_customer_exposures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/{customer}/payment-behaviour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how a customer pays
         * @description Month by month, and the latest instalments one by one.
         */
        get: operations["get_payment_behaviour"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/{customer}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a statement of account */
        get: operations["get_statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/customers/{customer}/statement.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Render a statement of account */
        get: operations["get_statement_pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deduction-reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List reasons of deductions
         * @description Those that every legal entity has, and its own.
         */
        get: operations["list_deduction_reasons"];
        put?: never;
        /** Add a reason of deductions */
        post: operations["create_deduction_reason"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deduction-reasons/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a reason of deductions
         * @description Its name, and whether it can be chosen.
         */
        patch: operations["change_deduction_reason"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/deductions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List deductions
         * @description What payers withheld of invoices, why, and what became of it.
         */
        get: operations["list_deductions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deductions/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Add deductions up
         * @description What the deductions of a list come to, by reason and currency; takes the same filters.
         */
        get: operations["get_deduction_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deductions/{deduction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a deduction */
        get: operations["get_deduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries */
        get: operations["list_deliveries"];
        put?: never;
        /**
         * Ship
         * @description Shipping beyond the credit limit with `override_credit` needs orders.release_credit as well.
         */
        post: operations["ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel shipments */
        post: operations["cancel_shipments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/deliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record arrivals */
        post: operations["deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview a delivery note
         * @description Of a shipment beyond the credit limit, with `override_credit`, needs orders.release_credit as
         *     well.
         */
        post: operations["preview_delivery_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/proof-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a file that proves a delivery
         * @description PDF, JPEG or PNG up to 10 MiB, recognised by content. It proves a delivery when a proof names
         *     it.
         */
        post: operations["upload_proof_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/proofs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record proofs of delivery */
        post: operations["record_proofs_of_delivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a delivery */
        get: operations["get_delivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/deliveries/{delivery}/proof-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the file that proves a delivery */
        get: operations["get_proof_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/document-style": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read how documents look */
        get: operations["get_document_style"];
        /**
         * Change how documents look
         * @description Of all that are rendered from now on; what was rendered stays as it is.
         */
        put: operations["set_document_style"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/document-style/logos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload a logo
         * @description PNG or SVG up to 1 MiB, recognised by content and drawn once to see that it can be. It is used
         *     when the document style names it.
         */
        post: operations["upload_logo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/document-style/logos/{logo}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a logo */
        get: operations["get_logo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/document-style/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview documents
         * @description A document about nothing real, rendered with a look that is not saved. Nothing is kept.
         */
        get: operations["preview_document_style"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the rendered documents of an order, delivery or invoice */
        get: operations["list_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/dso-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain a change of days sales outstanding
         * @description By sales mix, terms, delinquency and disputes; the parts sum to the change exactly, those of the
         *     groups to the parts. Groups that bought in one of the periods only are mix.
         */
        get: operations["explain_dso"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/event-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export the event log
         * @description All events of the legal entity on all their objects, as OCEL 2.0.
         */
        get: operations["export_event_log"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events
         * @description Newest first; those of one `object` in the order in which they were recorded. Where a filter
         *     finds little, a page may hold fewer events than asked although `next` leads on.
         */
        get: operations["list_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/events/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Prove that no event was changed or taken away
         * @description Computes the hash of every event anew.
         */
        get: operations["prove_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an event */
        get: operations["get_event"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List entries that wait for a person
         * @description Each with the reason it was left and a proposal where there is one.
         */
        get: operations["list_exceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/exceptions/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over what matching proposes
         * @description A proposal is made anew before it is carried out; one that is another by now, or not as sure, is
         *     left, and told by reason.
         */
        post: operations["accept_proposals"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/exceptions/{bank_entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an entry that waits for a person
         * @description Not found once it waits no more.
         */
        get: operations["get_exception"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/exports/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export a list as it is shown
         * @description All rows that the filters find, sent as they are read. Further parameters are the filters of
         *     the list, named as where it is read; of `aging` those of its page by customer, of `kpi_cases` `kpi`, `from`,
         *     `to` and `currency`. Amounts are numbers with their currency beside them; moments are the legal
         *     entity's local time. Asks for the permission to read the list as well.
         */
        get: operations["export_list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/files/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a rendered document */
        get: operations["get_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Foretell what comes in
         * @description By week or month and currency, from the open invoices, with intervals and beside naive forecasts.
         *     Days that people know override the model. Accepted orders that are not invoiced yet stand beside it.
         */
        get: operations["get_forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how good the forecast was
         * @description Of frozen weeks and items that are over, beside naive forecasts; and what backtests on the own
         *     history gave when a model was chosen.
         */
        get: operations["get_forecast_accuracy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/expected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set when an item is expected to be paid
         * @description What a person knows overrides the model in the sums, as long as it is believed.
         */
        post: operations["set_expected_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/expected/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take back when an item is expected to be paid */
        post: operations["remove_expected_payment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/frozen/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a frozen forecast
         * @description As it was told on a day, beside what came since of the items that were open then.
         */
        get: operations["get_frozen_forecast"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List open items with what is foretold of them
         * @description As of last night: the probability to be late, the expected and the likely days, and the reasons.
         */
        get: operations["list_forecast_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/received": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what came in the last weeks
         * @description Beside what was told of each week as it began, with all receipts of its days.
         */
        get: operations["get_received"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/forecast/scenario": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try what if
         * @description The forecast beside what it would be with other terms, a customer that stops paying, or a discount.
         *     Changes nothing. How customers would react is assumed, and said so.
         */
        post: operations["try_forecast_scenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the health of a legal entity's data
         * @description What imports left out, feeds that are silent for longer than they use to be, statements that do
         *     not add up, and what is missing in masters.
         */
        get: operations["get_entity_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List holds */
        get: operations["list_holds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/holds/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release holds
         * @description Releasing a credit hold with `force` needs orders.release_credit as well.
         */
        post: operations["release_holds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/holds/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Place released holds again
         * @description As long as the order was not acknowledged since.
         */
        post: operations["restore_holds"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what needs somebody
         * @description Counts and sums of what waits, as far as the caller may see it, and what the system did by
         *     itself since an instant.
         */
        get: operations["get_home"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List imports
         * @description Newest first, also those that were started on the command line.
         */
        get: operations["list_imports"];
        put?: never;
        /**
         * Import a file
         * @description CSV, XLSX, Parquet, JSON or NDJSON, recognised by content. Needs the permission to write what
         *     the rows are as well. The file is held against its mapping at once and
         *     then imported by a job. The same file with the same mapping is one import: one that ended early
         *     goes on where it stopped, one that was finished is not repeated. A dry run is an import of its
         *     own that tells what would become of each row and books nothing.
         */
        post: operations["create_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the kinds of import
         * @description Each with the fields that a mapping can fill.
         */
        get: operations["list_import_kinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the mappings that are kept */
        get: operations["list_mappings"];
        put?: never;
        /** Keep a mapping */
        post: operations["create_mapping"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/mappings/{mapping}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a mapping
         * @description Imports keep what they were carried out with.
         */
        delete: operations["delete_mapping"];
        options?: never;
        head?: never;
        /** Change a mapping */
        patch: operations["change_mapping"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the head of a file
         * @description Its columns and first rows, to make a mapping by; nothing is kept. Of text files the beginning
         *     is enough, workbooks and Parquet files must be whole.
         */
        post: operations["preview_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an import and how far it has come */
        get: operations["get_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/{import}/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what became of the rows of an import
         * @description Reported rows one by one, with what is wrong and what to do; booked rows in stretches.
         */
        get: operations["list_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/imports/{import}/rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export what became of the rows of an import
         * @description All of them as CSV.
         */
        get: operations["export_import_rows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List invoices and credit notes */
        get: operations["list_invoices"];
        put?: never;
        /** Issue an invoice of free lines */
        post: operations["create_invoice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/invoices/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Issue many invoices of free lines */
        post: operations["create_invoices_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/invoices/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over open items of an old system */
        post: operations["import_invoices_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/invoices/{invoice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an invoice or credit note */
        get: operations["get_invoice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List journal entries */
        get: operations["list_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/journal/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse discounts and write-offs
         * @description What they took off an item is open again. A write-off needs receivables.write_off as well.
         */
        post: operations["reverse_journal_entries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/journal/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a journal entry */
        get: operations["get_journal_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Measure all KPIs
         * @description With a segment or country those that are of customers.
         */
        get: operations["list_kpis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Measure a KPI */
        get: operations["get_kpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the documents that a KPI counts */
        get: operations["list_kpi_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}/comparison": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare a KPI with another period
         * @description Both values, the difference, how many cases are on each side, and whether the difference is more
         *     than chance.
         */
        get: operations["compare_kpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}/distribution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how the cases of a KPI are spread
         * @description For KPIs that measure time: how many cases took how long.
         */
        get: operations["get_kpi_distribution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}/split": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Split a KPI by segment, country, channel, group of products or customer
         * @description The figure of each; the 30 with most customers, orders or sales.
         */
        get: operations["split_kpi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/kpis/{kpi}/trend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the trend of a KPI
         * @description The figure of every month or week of a period; 60 points at most.
         */
        get: operations["get_kpi_trend"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/learned-payers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what payments taught
         * @description From which account, or under which name, a customer's money comes, and how the customer is used
         *     to paying. A habit is listed from the second receipt on that showed it.
         */
        get: operations["list_learned_payers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/learned-payers/{learned_payer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what payments taught about a payer */
        get: operations["get_learned_payer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch what payments taught off or on
         * @description Matching does not use what is switched off; it goes on counting.
         */
        patch: operations["switch_learned_payer"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/ledger-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List ledger accounts
         * @description The chart of accounts, by code.
         */
        get: operations["list_ledger_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List e-mails
         * @description Newest first.
         */
        get: operations["list_mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/mails/send-again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send e-mails again
         * @description Each as a new mail with the same content, to the same or to another address.
         */
        post: operations["send_mails_again"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/mails/{mail}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an e-mail */
        get: operations["get_mail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/marked-changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List marked changes
         * @description The newest day first; at most 200.
         */
        get: operations["list_marked_changes"];
        put?: never;
        /**
         * Mark a change
         * @description With customers held out it is an experiment: they are chosen by a hash of their ids.
         */
        post: operations["mark_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/marked-changes/{marked_change}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a marked change */
        get: operations["get_marked_change"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or take away a mark */
        patch: operations["change_marked_change"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/marked-changes/{marked_change}/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the customers of an experiment
         * @description By number, with the day from which the change holds for each.
         */
        get: operations["list_experiment_customers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/marked-changes/{marked_change}/effect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read what a change did
         * @description Every figure before and after it, with the bounds of the difference where it is made of cases;
         *     its weeks as an interrupted time series; and for an experiment the difference to the customers
         *     who were held out.
         */
        get: operations["get_change_effect"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-calibrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List how confidences came true
         * @description By kind of explanation: what was told, what was right, and by how much doubt is multiplied since.
         */
        get: operations["list_match_calibrations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-calibrations/{basis}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Switch off or on what experience taught about confidences
         * @description Matching then tells the confidences of the delivered tables; it goes on counting.
         */
        patch: operations["switch_match_calibration"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List matching policies
         * @description The newest first; at the end the one that is in force as long as none was set.
         */
        get: operations["list_match_policies"];
        put?: never;
        /**
         * Draft a matching policy
         * @description Nothing goes by it before it is put in force.
         */
        post: operations["draft_match_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-policies/enforce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a matching policy in force
         * @description It must have been tried on the past within a week; the one before is retired.
         */
        post: operations["enforce_match_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-policies/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a matching policy on the past
         * @description What it would have done with the payments since, beside the one in force, is kept with it.
         */
        post: operations["simulate_match_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/match-policies/{match_policy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a matching policy */
        get: operations["get_match_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/number-series": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List number series */
        get: operations["list_number_series"];
        put?: never;
        /**
         * Set up a number series
         * @description Only before its first number is drawn.
         */
        post: operations["set_number_series"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/open-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List open items */
        get: operations["list_open_items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/open-items/totals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Add open items up
         * @description What the items of a list come to, by currency; takes the same filters.
         */
        get: operations["get_open_item_totals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/open-items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an open item */
        get: operations["get_open_item"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/open-items/{item}/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the allocations of an open item */
        get: operations["list_allocations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/order-policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List policies of order acceptance
         * @description The newest first; at the end the one that is in force as long as none was set.
         */
        get: operations["list_order_policies"];
        put?: never;
        /**
         * Draft a policy of order acceptance
         * @description Nothing goes by it before it is put in force.
         */
        post: operations["draft_order_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/order-policies/{order_policy}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a policy of order acceptance */
        get: operations["get_order_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/order-policies/{order_policy}/enforce": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a policy of order acceptance in force
         * @description It must have been tried on the past within a week; with `untried` it need not, which takes
         *     policies.untried as well. The one before is retired.
         */
        post: operations["enforce_order_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/order-policies/{order_policy}/simulate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a policy of order acceptance on the past
         * @description What it would have done with the orders since, beside the one in force, is kept with it.
         */
        post: operations["simulate_order_policy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List orders */
        get: operations["list_orders"];
        put?: never;
        /**
         * Enter an order
         * @description Prices, taxes and checks it; the reply names the holds it is under.
         */
        post: operations["create_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Acknowledge orders */
        post: operations["acknowledge_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/acknowledge/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Preview the acknowledgement of an order */
        post: operations["preview_acknowledgement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Enter many orders */
        post: operations["create_orders_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel orders */
        post: operations["cancel_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/cancel-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel lines of orders */
        post: operations["cancel_order_lines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/change-lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mend lines of held orders */
        post: operations["change_order_lines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview the acknowledgement of an order that is not entered yet
         * @description With the dates that would be confirmed, unless something would hold the order.
         */
        post: operations["preview_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/refuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Refuse held orders */
        post: operations["refuse_orders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an order */
        get: operations["get_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/orders/{order}/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the payments of an order
         * @description The receipts that pay its invoices, and how much of each invoice they pay by now.
         */
        get: operations["list_order_payments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payer-questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List questions to payers */
        get: operations["list_payer_questions"];
        put?: never;
        /**
         * Ask the payer of a bank entry
         * @description By e-mail, with a link to a page that takes one answer without signing in.
         */
        post: operations["ask_payer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payer-questions/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw a question to a payer
         * @description Its link takes no answer any more.
         */
        post: operations["withdraw_payer_question"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payer-questions/{payer_question}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a question to a payer */
        get: operations["get_payer_question"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payment-terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List payment terms */
        get: operations["list_payment_terms"];
        put?: never;
        /** Add a payment term */
        post: operations["create_payment_term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payment-terms/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Compute what would be due when under a payment term
         * @description Nothing is kept.
         */
        post: operations["preview_payment_term"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/payment-terms/{term}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a payment term */
        patch: operations["change_payment_term"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List closed periods */
        get: operations["list_closed_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/periods/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close periods */
        post: operations["close_periods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/periods/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reopen the last closed period */
        post: operations["reopen_period"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/price-lists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List price lists */
        get: operations["list_price_lists"];
        put?: never;
        /** Add a price list */
        post: operations["create_price_list"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/price-lists/{list}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a price list */
        patch: operations["change_price_list"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List prices */
        get: operations["list_prices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/prices/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set prices */
        post: operations["set_prices_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a process
         * @description Steps, moves between them, paths, repeated work and who does it, of the cases that began in the
         *     period. Durations are hours; shares are of 1.
         */
        get: operations["get_process"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/process/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List cases of a process
         * @description The longest first, at most two hundred.
         */
        get: operations["list_process_cases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List products */
        get: operations["list_products"];
        put?: never;
        /** Add a product */
        post: operations["create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/products/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add many products */
        post: operations["create_products_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/products/{product}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a product */
        get: operations["get_product"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a product */
        patch: operations["change_product"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List receipts */
        get: operations["list_receipts"];
        put?: never;
        /** Record a receipt */
        post: operations["create_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/receipts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Record many receipts */
        post: operations["create_receipts_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/receipts/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reverse a receipt */
        post: operations["reverse_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/receipts/{receipt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a receipt */
        get: operations["get_receipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List refunds */
        get: operations["list_refunds"];
        put?: never;
        /** Pay money back */
        post: operations["refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/refunds/{refund}/bank-entry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link a refund to its bank entry */
        post: operations["link_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List remittance advice */
        get: operations["list_remittance_advices"];
        put?: never;
        /**
         * Import remittance advice
         * @description X12 820, EDIFACT REMADV, remt.001, a table (CSV, XLSX), a PDF with text, or the text of a message,
         *     recognised by content. What came before, byte by byte, brings nothing again; so no idempotency key
         *     is needed. Each advice is linked to its payment when that is known already, else when it arrives.
         */
        post: operations["import_remittance_advices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Link a remittance advice to a bank entry */
        post: operations["link_remittance_advice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices/set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a remittance advice aside */
        post: operations["set_remittance_advice_aside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the link of a remittance advice back
         * @description It is not linked by itself again.
         */
        post: operations["unlink_remittance_advice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices/{advice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a remittance advice */
        get: operations["get_remittance_advice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/remittance-advices/{advice}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a remittance advice as it came
         * @description Byte for byte, to be kept and never to be shown by a browser.
         */
        get: operations["get_remittance_advice_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take goods back */
        post: operations["return_goods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find anything
         * @description Customers by number and by any part of their names; orders, deliveries, invoices, credit notes
         *     and receipts by number or its beginning, by the last digits of our own numbers, by the
         *     customer's reference or order number, and by amount; bank entries by amount alone. What stands
         *     in the middle of a number, products, and texts of bank entries are not searched. Shows only
         *     what the caller may read.
         */
        get: operations["find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Settle open items with a credit
         * @description With discount and small differences in one step.
         */
        post: operations["settle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-off-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read from which amounts on a second person must sign */
        get: operations["get_sign_off_rules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change from which amounts on a second person must sign */
        patch: operations["change_sign_off_rules"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List sign-offs
         * @description What waits for a second person, and what was decided.
         */
        get: operations["list_sign_offs"];
        put?: never;
        /**
         * Ask for a sign-off
         * @description Keeps a command until a second person signs. What the books would refuse is refused at once.
         *     Asks for the permission to carry the command out as well.
         */
        post: operations["ask_sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-offs/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decline sign-offs */
        post: operations["decline_sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-offs/sign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign
         * @description Each command is carried out as it was asked for, if the bank entry and the items still stand as
         *     they did; nobody signs what they asked for.
         */
        post: operations["sign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-offs/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw sign-offs
         * @description One's own alone.
         */
        post: operations["withdraw_sign_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/sign-offs/{sign_off}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a sign-off */
        get: operations["get_sign_off"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/simulations/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try prices on the order lines of the past
         * @description The revenue, in a range by what volume may have been lost. Nothing is kept.
         */
        post: operations["simulate_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/simulations/terms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try payment terms on the invoices of the past
         * @description Due dates, days to pay and the cost of the discount, in a range between what customers may have
         *     done. Nothing is kept.
         */
        post: operations["simulate_terms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/targets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List targets
         * @description With the progress of each; those first whose remaining way is worth most money. At most 100.
         */
        get: operations["list_targets"];
        put?: never;
        /**
         * Set a target
         * @description What the figure is now is kept as the start of the way.
         */
        post: operations["set_target"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/targets/{target}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a target */
        get: operations["get_target"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change or end a target */
        patch: operations["change_target"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/tax-rates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tax rates */
        get: operations["list_tax_rates"];
        put?: never;
        /** Set tax rates */
        post: operations["set_tax_rates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the trial balance */
        get: operations["get_trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List saved views
         * @description The caller's own and those that are shared.
         */
        get: operations["list_views"];
        put?: never;
        /**
         * Save a view
         * @description A shared one needs views.share as well.
         */
        post: operations["create_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/views/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set with which view one begins a page */
        post: operations["set_default_view"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/entities/{entity}/views/{view}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a view
         * @description Somebody else's needs views.share as well.
         */
        delete: operations["delete_view"];
        options?: never;
        head?: never;
        /**
         * Change a view
         * @description Somebody else's, and sharing, need views.share as well.
         */
        patch: operations["change_view"];
        trace?: never;
    };
    "/api/v1/entities/{entity}/write-offs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write off */
        post: operations["write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List events of the installation
         * @description What belongs to no legal entity: users, sessions, API keys, jobs.
         */
        get: operations["list_events_installation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Prove that no event of the installation was changed or taken away */
        get: operations["prove_events_installation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read an event of the installation */
        get: operations["get_event_installation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the health of the system
         * @description Jobs, and how long transactions of the last 24 hours took, by operation.
         */
        get: operations["get_system_health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/transaction-latencies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read how long transactions took, hour by hour
         * @description From the request to its committed effect. What other nodes counted within the hour comes later.
         */
        get: operations["list_transaction_latencies"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Newest first. Jobs that were done or cancelled are cleared away after 30 days.
         */
        get: operations["list_jobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel waiting jobs */
        post: operations["cancel_jobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try jobs again now
         * @description Dead and cancelled jobs, and jobs that wait after a failure; each gets all its attempts anew.
         */
        post: operations["retry_jobs"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a job */
        get: operations["get_job"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/kpis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The dictionary of KPIs
         * @description What each is called, how it is worked out and of what, its unit and the version of its formula.
         */
        get: operations["kpi_dictionary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List my passkeys */
        get: operations["list_passkeys"];
        put?: never;
        /**
         * Add a passkey
         * @description Ends all my other sessions, and gives this one another cookie.
         */
        post: operations["create_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a new passkey
         * @description What a browser is to pass on to its authenticators. An answer is taken once, for ten minutes.
         */
        post: operations["ask_for_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/passkeys/{passkey}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Rename a passkey of mine */
        patch: operations["rename_passkey"];
        trace?: never;
    };
    "/api/v1/passkeys/{passkey}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a passkey of mine
         * @description Ends all my other sessions.
         */
        post: operations["remove_passkey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List roles
         * @description Each with all that it may do.
         */
        get: operations["list_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How does my second factor stand */
        get: operations["get_second_factor"];
        put?: never;
        /**
         * Set my second factor up
         * @description It counts once its first code is confirmed.
         */
        post: operations["create_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm my second factor
         * @description With the first code of the app. Ends all my other sessions, and gives this one another cookie.
         */
        post: operations["confirm_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draw new recovery codes
         * @description Those from before are void.
         */
        post: operations["renew_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove my second factor */
        post: operations["remove_second_factor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who am I */
        get: operations["get_session"];
        put?: never;
        /**
         * Sign in
         * @description Sets the session cookie, unless a second factor is asked for: then the reply holds a ticket for
         *     that step. Ends the session that the cookie held before. After several
         *     failures the account is locked for a while, and attempts from the network address are slowed.
         */
        post: operations["create_session"];
        /** Sign out */
        delete: operations["delete_session"];
        options?: never;
        head?: never;
        /** Choose my language */
        patch: operations["change_session"];
        trace?: never;
    };
    "/api/v1/session/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How can I sign in */
        get: operations["get_sign_in_methods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: show a passkey
         * @description Sets the session cookie. A passkey alone must verify its owner, and is enough where a second
         *     factor is demanded. Wrong ones count as wrong passwords do.
         */
        post: operations["create_passkey_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/passkey/challenge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: ask for a passkey
         * @description What a browser is to pass on to its authenticators. An answer is taken once, for ten minutes.
         */
        post: operations["ask_for_passkey_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change my password
         * @description Ends all my other sessions, and gives this one another cookie.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: show the second factor
         * @description Sets the session cookie. Wrong codes count as wrong passwords do. With the first code of a new
         *     app the reply holds recovery codes.
         */
        post: operations["complete_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/second-factor/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: set a second factor up
         * @description Where one is demanded of somebody who has none. Its first code is shown with the ticket.
         */
        post: operations["enrol_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sign in at the identity provider
         * @description Sends a browser there.
         */
        get: operations["start_single_sign_on"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso/back-channel-logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hear of a sign-out at the identity provider
         * @description Back-channel logout of OpenID Connect: ends the sessions that came from the one that ended there.
         */
        post: operations["take_provider_sign_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Come back from the identity provider
         * @description Sets the session cookie, or sends the browser to the sign-in page with a word that says why not.
         */
        get: operations["finish_single_sign_on"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/session/sso/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out here and at the identity provider
         * @description Ends this session at once. That of the provider ends when the browser goes to the address in the
         *     reply; from there it comes back to the sign-in page.
         */
        post: operations["sign_out_of_single_sign_on"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List my sessions
         * @description The open ones, newest first.
         */
        get: operations["list_sessions"];
        put?: never;
        post?: never;
        /**
         * End my other sessions
         * @description All but the one that asks.
         */
        delete: operations["delete_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of my sessions */
        delete: operations["delete_session_by_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Is there a user yet */
        get: operations["get_setup"];
        put?: never;
        /**
         * Take the first administrator
         * @description Only while there is no user, and once. Signs them in.
         */
        post: operations["create_first_administrator"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far is the sample company */
        get: operations["get_sample"];
        put?: never;
        /**
         * Build the sample company
         * @description A legal entity of its own with customers, orders, invoices and payments to explore. A job
         *     builds it; reading it tells how far it is.
         */
        post: operations["build_sample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List users */
        get: operations["list_users"];
        put?: never;
        /** Add a user */
        post: operations["create_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read a user */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a user */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/v1/users/{user}/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove all passkeys of a user
         * @description For a lost device. Ends all sessions of the user.
         */
        delete: operations["remove_user_passkeys"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a user's password */
        post: operations["set_user_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Reset a user's second factor
         * @description For a lost telephone. Ends all sessions of the user.
         */
        delete: operations["reset_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{user}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's sessions */
        get: operations["list_user_sessions"];
        put?: never;
        post?: never;
        /** End all sessions of a user */
        delete: operations["delete_user_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An entry whose proposal is taken over. */
        AcceptEntry: {
            /** @description The entry. */
            entry: string;
            /** @description The open items of the proposal that was seen. If it is another one by now, nothing is done. */
            items: string[];
        };
        /** @description Which proposals to take over. */
        AcceptRequest: {
            /**
             * Format: int32
             * @description At most so many at a time.
             */
            limit?: number | null;
            /** @description Named ones, or all that are so sure. */
            select: components["schemas"]["AcceptSelection"];
        };
        /** @description Which proposals to take over. */
        AcceptSelection: {
            /** @description Those of these entries. */
            entries: components["schemas"]["AcceptEntry"][];
        } | {
            /** @description All that are so sure, the longest waiting first. */
            above: {
                /** @description The `next` of the call before. */
                after?: string | null;
                /** @description The lowest confidence, in percent, e.g. `95` or `97.50`; at least 50. */
                confidence: string;
            };
        };
        /**
         * @description What an account is for. The ledger finds its accounts by role, never by code.
         * @enum {string}
         */
        AccountRole: "receivable" | "revenue" | "tax" | "bank" | "unapplied" | "discount" | "bad_debt" | "small_difference" | "refund" | "currency_clearing" | "opening";
        /** @description How good forecasts were. */
        Accuracy: {
            /**
             * @description Backtests on one's own history with what was decided by them, the newest first: what the
             *     model would have told, learning only from what was known then.
             */
            choices: components["schemas"]["ModelChoice"][];
            /** @description Of items that were paid since a forecast was frozen. */
            days: components["schemas"]["AccuracyOfDays"][];
            /** @description Days on which forecasts were frozen, the newest first. */
            frozen: string[];
            /**
             * @description The same by the segment of customers, where there are several. What came is counted where the
             *     customer is today.
             */
            segments: components["schemas"]["AccuracyOfSegment"][];
            /** @description Of frozen weeks that are over, by currency and how far ahead they were told. */
            weeks: components["schemas"]["AccuracyOfWeeks"][];
        };
        /** @description How good payment days of frozen forecasts were. */
        AccuracyOfDays: {
            /**
             * Format: int64
             * @description Items that were paid so many days after the forecast at least.
             */
            from_day: number;
            /**
             * Format: int64
             * @description Items compared.
             */
            items: number;
            /** @description By method. */
            scores: components["schemas"]["MethodScore"][];
            /**
             * Format: int64
             * @description And at most.
             */
            to_day: number;
        };
        /** @description How good the cash of frozen weeks was of the customers of one segment, all thirteen weeks together. */
        AccuracyOfSegment: {
            /** @description Of which currency. */
            currency: string;
            /** @description By method. */
            scores: components["schemas"]["MethodScore"][];
            /** @description Which; `null` for customers in none. */
            segment?: string | null;
            /**
             * Format: int64
             * @description Weeks compared.
             */
            weeks: number;
        };
        /** @description How good the cash of frozen weeks was. */
        AccuracyOfWeeks: {
            /** @description Of which currency. */
            currency: string;
            /**
             * Format: int32
             * @description The first week ahead that is counted.
             */
            from_week: number;
            /** @description By method. */
            scores: components["schemas"]["MethodScore"][];
            /**
             * Format: int32
             * @description The last one.
             */
            to_week: number;
            /**
             * Format: int64
             * @description Weeks compared.
             */
            weeks: number;
        };
        /** @description Asks to confirm an order to the customer. */
        Acknowledge: {
            /**
             * Format: date-time
             * @description When it was confirmed. Default: now.
             */
            acknowledged_at?: string | null;
            /**
             * Format: date
             * @description The date confirmed for every line. Default: per line the requested date if it is feasible,
             *     else the first business day after the lead time.
             */
            confirmed_on?: string | null;
            /** @description Renders the acknowledgement, keeps the copy and mails it. Default: yes. */
            documents?: boolean;
            /**
             * Format: int32
             * @description Business days needed before goods leave. Default: [`LEAD_DAYS`](super::LEAD_DAYS).
             */
            lead_days?: number | null;
            /** @description Which order. */
            order: string;
        };
        /** @description A passkey just added. */
        AddedPasskey: {
            /** @description The passkey. */
            passkey: components["schemas"]["Passkey"];
            /** @description Recovery codes, with the first factor besides the password; they are shown this once. */
            recovery_codes: string[];
        };
        /** @description A postal address of a customer. */
        Address: {
            /** @description City. */
            city: string;
            /** @description Country. */
            country: components["schemas"]["Country"];
            /** @description Its id. */
            id: string;
            /** @description Name on the label where it is not the customer's. */
            name?: string | null;
            /** @description Postal code. */
            postal_code: string;
            /** @description State, province or county. */
            region?: string | null;
            /** @description What it is for. */
            role: components["schemas"]["AddressRole"];
            /** @description Street and number; may be empty where only the country is known. */
            street: string;
        };
        /**
         * @description What an address of a customer is for.
         * @enum {string}
         */
        AddressRole: "main" | "ship_to" | "bill_to";
        /** @description What a write-off or refund became. */
        Adjusted: {
            /** @description The allocation of that item. */
            allocation: string;
            /** @description The journal entry. */
            entry: string;
            /** @description The item it made. */
            item: string;
        };
        /** @description An advice that is of no use, or to take back in. */
        AdviceAside: {
            /** @description The advice. */
            advice: string;
            /** @description `true` sets it aside, `false` takes it back. */
            aside: boolean;
            /** @description Why. */
            reason: string;
        };
        /** @description An advice and the bank entry to which it belongs. */
        AdviceLink: {
            /** @description The advice. */
            advice: string;
            /** @description The bank entry. */
            entry: string;
        };
        /**
         * @description Where a remittance advice stands.
         * @enum {string}
         */
        AdviceStatus: "open" | "linked" | "aside";
        /** @description An advice that does not belong to its bank entry. */
        AdviceUnlink: {
            /** @description The advice. */
            advice: string;
        };
        /** @description Some rows of the aged receivables. The sums of all rows are those of [`aging::Aging`]. */
        AgedPage: {
            /**
             * Format: date
             * @description The day for which it is aged.
             */
            as_of: string;
            /** @description The last day overdue of each bucket but the last. */
            edges: number[];
            /** @description By customer and currency. By name, a page has as many customers as were asked for. */
            items: components["schemas"]["AgingRow"][];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description What is owed, by how long it is overdue. */
        Aging: {
            /**
             * Format: date
             * @description The day for which it is aged.
             */
            as_of: string;
            /** @description The last day overdue of each bucket but the last. */
            edges: number[];
            /** @description By customer and currency, or by currency; rows of nothing are left out. */
            rows: components["schemas"]["AgingRow"][];
            /** @description The sums of all rows, by currency. */
            totals: components["schemas"]["AgingRow"][];
        };
        /**
         * @description One line of the report. `not_due`, `overdue` and `unapplied` sum to `total`, and the totals of
         *     all rows to the receivable accounts.
         */
        AgingRow: {
            /** @description The currency of all amounts. */
            currency: string;
            /** @description Whose; `null` for all customers. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /** @description Claims due on that day or later. */
            not_due: components["schemas"]["Money"];
            /** @description Overdue claims, one bucket for each edge and one for all beyond the last. */
            overdue: components["schemas"]["Money"][];
            /** @description The balance. */
            total: components["schemas"]["Money"];
            /** @description Money received and credit notes that are not set off yet; zero or negative. */
            unapplied: components["schemas"]["Money"];
        };
        /** @description The price that is agreed for a line. */
        AgreedPrice: {
            /** @description The least quantity that gets it. */
            from_quantity: string;
            /** @description Code of the price list that has it. */
            list: string;
            /** @description Which price. */
            price: string;
            /** @description Per unit. */
            unit_price: string;
        };
        /** @description Sets a claim off against a debt of the same customer. */
        AllocationRequest: {
            /** @description How much of both; positive. */
            amount: components["schemas"]["Money"];
            /** @description The item that is owed by us. */
            credit: string;
            /** @description The item that is owed to us. */
            debit: string;
            /**
             * Format: date
             * @description From which day on it counts: in an open period, not before either item was posted.
             */
            on: string;
        };
        /** @description An allocation as an item's history shows it. */
        AllocationView: {
            /** @description Who made it. */
            actor: string;
            /** @description The name of that user or API key; `null` for a part of the system. */
            actor_name?: string | null;
            /** @description How much; negative when it undoes another one. */
            amount: components["schemas"]["Money"];
            /** @description The debt. */
            credit: string;
            /** @description What the debt stands for. */
            credit_kind: components["schemas"]["ItemKind"];
            /** @description Its number. */
            credit_number: string;
            /** @description The claim. */
            debit: string;
            /** @description What the claim stands for. */
            debit_kind: components["schemas"]["ItemKind"];
            /** @description Its number. */
            debit_number: string;
            /** @description The entry of the discount, write-off or refund that was set off: it stands or falls with it. */
            entry?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Whether it was undone. */
            is_undone: boolean;
            /**
             * Format: date
             * @description From which day on it counts.
             */
            on: string;
            /** @description Why that entry was posted. */
            reason?: string | null;
            /** @description When it was made. */
            recorded_at: string;
            /** @description The one that it undoes. */
            undoes?: string | null;
        };
        /** @description Another way to apply the payment. */
        Alternative: {
            /** @description How likely it is, in percent. */
            confidence: string;
            /** @description What goes where. */
            proposal: components["schemas"]["AlternativeLines"];
        };
        /** @description The lines of another way. */
        AlternativeLines: {
            /** @description The customer whose items they are. */
            customer: string;
            /** @description What goes where. */
            lines: components["schemas"]["ProposedLine"][];
        };
        /** @description A key figure that was found to be unlike itself. */
        Anomaly: {
            /**
             * Format: int64
             * @description How many documents the point counts.
             */
            cases: number;
            /** @description The currency of a money figure. */
            currency?: string | null;
            /**
             * Format: date-time
             * @description When it was dismissed.
             */
            dismissed_at?: string | null;
            /** @description By whom. */
            dismissed_by?: string | null;
            /** @description That user's name. */
            dismissed_by_name?: string | null;
            /** @description Why. */
            dismissed_reason?: string | null;
            /** @description What was to be expected by the points before. */
            expected?: string | null;
            explained?: components["schemas"]["Explained"] | null;
            /**
             * Format: date
             * @description First day of the first point that was odd.
             */
            first_on: string;
            /**
             * Format: date-time
             * @description When it was found.
             */
            found_at: string;
            /**
             * Format: date
             * @description First day of the latest point that was odd.
             */
            from: string;
            /** @description The highest one. */
            high?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Whether the value is higher than usual; else it is lower. */
            is_high: boolean;
            /** @description Which KPI. */
            kpi: components["schemas"]["Kpi"];
            /** @description The lowest value that would still have been usual. */
            low?: string | null;
            /**
             * Format: date
             * @description The figure raises nothing until this day.
             */
            muted_until?: string | null;
            /**
             * Format: date
             * @description Last day of the first point that was usual again.
             */
            over_on?: string | null;
            /** @description The step of the process, where not the whole figure is meant. */
            part?: string | null;
            /**
             * Format: date-time
             * @description When its dismissal was taken back; who had dismissed it, when and why stays.
             */
            reinstated_at?: string | null;
            /** @description By whom. */
            reinstated_by?: string | null;
            /** @description How many usual deviations it lies from what was expected. */
            score?: string | null;
            /** @description What became of it. */
            state: components["schemas"]["AnomalyState"];
            /** @description How long each point is. */
            step: components["schemas"]["TrendStep"];
            /**
             * Format: date
             * @description Last day of it.
             */
            to: string;
            /** @description The unit of all values. */
            unit: string;
            /** @description Its value. */
            value?: string | null;
        };
        /** @description How readily anomalies are raised. */
        AnomalyRules: {
            /**
             * Format: int64
             * @description Points that a figure needs before months are judged.
             */
            months_min: number;
            /** @description From how many usual deviations on, as decimal text. */
            threshold?: string | null;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
            /**
             * Format: int64
             * @description The most that are raised within seven days.
             */
            weekly_max: number;
            /**
             * Format: int64
             * @description Points that a figure needs before weeks are judged.
             */
            weeks_min: number;
        };
        /** @description A change of the rules; what is left out stays. */
        AnomalyRulesChange: {
            /** @description From how many usual deviations on, from 2 to 20. */
            threshold?: string | null;
            /**
             * Format: int64
             * @description The most that are raised within seven days, from 0 to 100.
             */
            weekly_max?: number | null;
        };
        /**
         * @description What became of an anomaly.
         * @enum {string}
         */
        AnomalyState: "open" | "dismissed" | "over";
        /** @description An API key as lists show it. The key itself is shown once, when it is made. */
        ApiKey: {
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Who made it. */
            created_by: string;
            /** @description In this legal entity only; `null`: everywhere. */
            entity_id?: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expires_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description What it is for. */
            name: string;
            /**
             * Format: date-time
             * @description When it was revoked.
             */
            revoked_at?: string | null;
            /** @description What it may do. */
            scopes: components["schemas"]["Permission"][];
        };
        /** @description What an authenticator app needs to know; it is shown once. */
        AppSetup: components["schemas"]["Enrolment"] & {
            /** @description The picture for the app's camera, as SVG. */
            qr_svg: string;
        };
        /** @description How the payments of a period were applied. */
        ApplicationAnalysis: {
            /** @description By what it is split. */
            by: components["schemas"]["ApplicationBy"];
            /** @description The booking days that are counted. */
            period: components["schemas"]["Period"];
            /** @description The parts, by key and currency. */
            rows: components["schemas"]["ApplicationRow"][];
            /** @description All of them, by currency. */
            totals: components["schemas"]["ApplicationRow"][];
        };
        /**
         * @description By what the application of cash is split.
         * @enum {string}
         */
        ApplicationBy: "week" | "bank_account" | "format" | "customer";
        /**
         * @description Payments that have something in common. Money that people set aside as no customer's payment is
         *     not counted, nor is what the bank took back.
         */
        ApplicationRow: {
            /** @description All of them. */
            all: components["schemas"]["PaymentTally"];
            /** @description Applied in full by matching alone. */
            automatic: components["schemas"]["PaymentTally"];
            /** @description Applied in full with a person. */
            by_person: components["schemas"]["PaymentTally"];
            /** @description Applied by matching, and taken back by a person. */
            corrected: components["schemas"]["PaymentTally"];
            /** @description Their currency. */
            currency: string;
            /** @description Hours from the import of the statement to the last receipt: half took no longer. */
            hours_median?: string | null;
            /** @description Nine in ten took no longer. */
            hours_p90?: string | null;
            /**
             * @description The Monday, bank account, format or customer; empty for totals and for money that is
             *     nobody's yet.
             */
            key: string;
            /** @description What people call it. */
            label: string;
            /** @description Not, or not wholly, applied yet. */
            open: components["schemas"]["PaymentTally"];
            /** @description Applied by matching alone of all, in percent of their number. */
            straight_through?: string | null;
            /** @description The same in percent of their value. */
            straight_through_value?: string | null;
            /** @description Corrected of what matching applied, in percent of their number. */
            wrong?: string | null;
        };
        /** @description What a legal entity's own experience changed of a confidence. */
        AppliedCorrection: {
            /** @description The confidence of the delivered tables, in percent. */
            before: string;
            /** @description By how much the odds of being wrong were multiplied, in percent. */
            doubt: string;
        };
        /**
         * @description Applies a bank entry, or a part of it, for one customer by hand. Several customers share an
         *     entry in several steps.
         */
        ApplyEntry: {
            amount?: components["schemas"]["Money"] | null;
            /** @description Whose money it is. */
            customer: string;
            /** @description The entry. */
            entry: string;
            exchanged?: components["schemas"]["Money"] | null;
            /** @description What it pays; the rest stays on account. */
            lines?: components["schemas"]["SettleLine"][];
            rest?: components["schemas"]["LineWriteOff"] | null;
        };
        /** @description Records that a shipment reached the customer. */
        Arrival: {
            /**
             * Format: date-time
             * @description When it arrived. Default: when the proof was signed, else now.
             */
            delivered_at?: string | null;
            /** @description Which shipment. */
            delivery: string;
            proof?: components["schemas"]["ProofOfDelivery"] | null;
        };
        /**
         * @description How the balances of a statement fit.
         * @enum {string}
         */
        BalanceState: "balanced" | "differs" | "gap" | "unknown";
        /** @description One of our bank accounts. */
        BankAccount: {
            /** @description IBAN without blanks where there is one, else the bank's own account number. */
            account_no: string;
            /** @description BIC of the bank. */
            bic?: string | null;
            /**
             * Format: date
             * @description The last day of its statements, when it is closed.
             */
            closed_on?: string | null;
            /** @description Its currency. */
            currency: string;
            /** @description Its id. */
            id: string;
            /** @description The ledger account that mirrors it. */
            ledger_account: string;
            /** @description What people call it. */
            name: string;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description A movement on one of our accounts. */
        BankEntry: {
            /** @description The remittance advice that belongs to it. */
            advice?: string | null;
            /** @description Money in positive, money out negative. */
            amount: components["schemas"]["Money"];
            /** @description What of it has become receipts or refunds, with its sign. */
            applied: components["schemas"]["Money"];
            /** @description The account. */
            bank_account: string;
            /** @description The bank's reference. */
            bank_reference?: string | null;
            /** @description The batch of which it is a part. A part posts nothing: its batch has. */
            batch?: string | null;
            /**
             * Format: date
             * @description Day of booking.
             */
            booked_on: string;
            /** @description The other side's account. */
            counterparty_account?: string | null;
            /** @description The other side's name. */
            counterparty_name?: string | null;
            /** @description The payer's end-to-end reference. */
            end_to_end_id?: string | null;
            /** @description Its id. */
            id: string;
            instructed?: components["schemas"]["Money"] | null;
            /** @description It takes an earlier movement back. */
            is_reversal: boolean;
            /**
             * Format: int64
             * @description Its place on that statement.
             */
            line_no: number;
            /**
             * Format: int64
             * @description Into how many parts it was split.
             */
            parts: number;
            /** @description References that came in fields of their own. */
            references: string[];
            /** @description The text that came with it, line by line. */
            remittance: string;
            /** @description Why the bank takes a payment back, by the code of the bank. */
            return_reason?: string | null;
            /** @description The statement that brought it. */
            statement: string;
            /** @description What became of it. */
            status: components["schemas"]["EntryStatus"];
            /**
             * Format: date
             * @description Day from which the money counts.
             */
            value_on: string;
        };
        /** @description A bank's notification of the single payments behind one entry of a statement. */
        BankNotification: {
            /** @description The batch as told; money in positive, money out negative. */
            amount: components["schemas"]["Money"];
            /** @description The account. */
            bank_account: string;
            /**
             * Format: date
             * @description Day of booking.
             */
            booked_on: string;
            /** @description The amount of its entry, or else of the batch, less that of its payments. */
            difference: components["schemas"]["Money"];
            /** @description The entry that it details. */
            entry?: string | null;
            /** @description The file as it came. */
            file?: string | null;
            /** @description The file's name. */
            file_name?: string | null;
            /** @description The format it was read from. */
            format: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: int64
             * @description How many payments it names.
             */
            payments: number;
            /** @description What they come to. */
            payments_sum: components["schemas"]["Money"];
            reason?: components["schemas"]["NotificationReason"] | null;
            /**
             * Format: date-time
             * @description When it was taken in.
             */
            received_at: string;
            /** @description What the bank calls the batch. */
            reference?: string | null;
            /** @description What became of it. */
            status: components["schemas"]["NotificationStatus"];
            /**
             * Format: date
             * @description Day from which the money counts.
             */
            value_on: string;
        };
        /** @description A bank statement. */
        BankStatement: {
            /** @description How the balances fit. */
            balance: components["schemas"]["BalanceState"];
            /** @description The account. */
            bank_account: string;
            closing?: components["schemas"]["Money"] | null;
            difference?: components["schemas"]["Money"] | null;
            /**
             * Format: int64
             * @description Entries that it brought.
             */
            entries: number;
            /**
             * Format: int64
             * @description Entries on it that an earlier statement had brought already.
             */
            entries_repeated: number;
            /** @description The file as it came. */
            file?: string | null;
            /** @description The format it was read from. */
            format: string;
            /**
             * Format: date
             * @description First day.
             */
            from_on?: string | null;
            gap?: components["schemas"]["Money"] | null;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it was imported.
             */
            imported_at: string;
            opening?: components["schemas"]["Money"] | null;
            /** @description The bank's number of it. */
            statement_no?: string | null;
            /**
             * Format: date
             * @description Last day.
             */
            to_on?: string | null;
        };
        /** @description Asks for invoices over deliveries and credit notes over returns. */
        Bill: {
            /**
             * @description Settles a returned article's invoice with its credit note, as far as it is open.
             *     Default: yes.
             */
            allocate?: boolean;
            /** @description Renders each document and keeps the copy. Default: yes. */
            documents?: boolean;
            /**
             * Format: date
             * @description Date of the documents. Default: today in the legal entity's time zone.
             */
            issued_on?: string | null;
            /**
             * Format: int32
             * @description The most deliveries to bill in one go. Default and maximum: [`Bill::LIMIT_MAX`].
             */
            limit?: number | null;
            /** @description What to bill. */
            select: components["schemas"]["Selection"];
        };
        /**
         * @description Whether a delivery is to be billed.
         * @enum {string}
         */
        Billing: "pending" | "due" | "billed" | "none";
        /** @description A delivery that is not billed, and why. */
        BillingDue: {
            /** @description Who ordered. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date-time
             * @description When they arrived.
             */
            delivered_at?: string | null;
            /** @description The delivery or return. */
            delivery: string;
            /** @description Its number. */
            delivery_number: string;
            /** @description True for goods that came back: they become a credit note. */
            is_return: boolean;
            /** @description The lines' net amounts at the order's prices. */
            net: components["schemas"]["Money"];
            /** @description Its order. */
            order: string;
            /** @description The order's number. */
            order_number: string;
            /**
             * Format: date-time
             * @description When the goods left.
             */
            shipped_at: string;
            /** @description Whether it can be billed, or why not yet. */
            state: components["schemas"]["BillingState"];
        };
        /**
         * @description When deliveries to a customer are billed.
         * @enum {string}
         */
        BillingRule: "delivery" | "order";
        /** @description How far a billing run is. */
        BillingRun: {
            /**
             * Format: int64
             * @description Orders done with.
             */
            done: number;
            /**
             * Format: date-time
             * @description When all was done.
             */
            finished_at?: string | null;
            /** @description Its id. */
            id: string;
            /**
             * Format: int64
             * @description Invoices and credit notes issued.
             */
            issued: number;
            /**
             * Format: date
             * @description Date of the documents; `null`: the day on which each is issued.
             */
            issued_on?: string | null;
            /**
             * Format: int64
             * @description Orders of which something was refused.
             */
            refused: number;
            /**
             * Format: date-time
             * @description When.
             */
            requested_at: string;
            /** @description Who asked for it. */
            requested_by: string;
            /**
             * Format: int64
             * @description Orders to bill.
             */
            total: number;
        };
        /** @description What became of one order in a billing run. */
        BillingRunItem: {
            /** @description The documents issued. */
            issued: components["schemas"]["RunDocument"][];
            /**
             * Format: int64
             * @description Its place in the run, from 1.
             */
            item_no: number;
            /** @description The order. */
            order: string;
            /** @description The order's number. */
            order_number: string;
            /** @description Why something was not billed. */
            refusals: components["schemas"]["RunRefusal"][];
            /** @description How it stands. */
            state: components["schemas"]["RunItemState"];
        };
        /**
         * @description Why something delivered is not billed yet, or that it can be.
         * @enum {string}
         */
        BillingState: "ready" | "not_delivered" | "waits_for_rest" | "held" | "waits_for_invoice";
        /** @description A number with the bounds within which it lies with 95 % confidence. */
        Bounded: {
            /** @description The number. */
            by?: string | null;
            /** @description Upper bound. */
            high?: string | null;
            /** @description Lower bound. */
            low?: string | null;
            /** @description Whether the bounds leave out zero. */
            more_than_chance: boolean;
        };
        /** @description The cases from one limit to the next. */
        Bucket: {
            /**
             * Format: int64
             * @description Cases below this; `null`: all from the other limit on.
             */
            below?: number | null;
            /**
             * Format: int64
             * @description How many cases.
             */
            cases: number;
            /**
             * Format: int64
             * @description Cases from here on; `null`: all below the other limit.
             */
            from?: number | null;
        };
        /** @description One line to cancel. */
        CancelLine: {
            /**
             * Format: int64
             * @description Its number within the order.
             */
            line_no: number;
            /** @description How much of it. Default: all that has not left. */
            quantity?: string | null;
        };
        /** @description Asks to cancel lines, or parts of lines, that have not left. */
        CancelLines: {
            /** @description Which lines. */
            lines: components["schemas"]["CancelLine"][];
            /** @description Which order. */
            order: string;
            /** @description Why, for the record. */
            reason: string;
        };
        /** @description Asks to cancel all of an order that has not left. */
        CancelOrder: {
            /** @description Which order. */
            order: string;
            /** @description Why, for the record. */
            reason: string;
        };
        /** @description Turns a shipment round before it arrives; its quantities become open again. */
        CancelShipment: {
            /** @description Which shipment. */
            delivery: string;
            /** @description Why, for the record. */
            reason: string;
        };
        /** @description One document that a figure counts. */
        Case: {
            amount?: components["schemas"]["Money"] | null;
            /** @description Whose it is; `null` where no customer is known. */
            customer?: string | null;
            /** @description That customer's name; of a bank entry, who paid. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Its number. */
            number: string;
            /** @description What kind of document: `invoice`, `order`, `open_item`, … */
            object_type: string;
            /**
             * Format: date
             * @description The day of it.
             */
            on?: string | null;
        };
        /**
         * @description What became of an order in truth.
         * @enum {string}
         */
        CaseOutcome: "not_billed" | "paid_in_time" | "paid_late" | "written_off" | "open";
        /** @description A place where a chain does not add up. */
        ChainFault: {
            /** @description What is wrong. */
            reason: string;
            /**
             * Format: int64
             * @description The event's place in the chain.
             */
            seq: number;
        };
        /** @description Whether a chain of events is whole, found by computing every hash anew. */
        ChainProof: {
            /**
             * Format: int64
             * @description Events read.
             */
            events: number;
            /**
             * Format: int64
             * @description Faults found.
             */
            faults: number;
            first_fault?: components["schemas"]["ChainFault"] | null;
            /**
             * @description The hash of its last event, in hex; `null` while there is none. Noted down elsewhere, it
             *     proves later that the log up to there is still the same.
             */
            head?: string | null;
            /**
             * Format: int64
             * @description How long the chain says it is.
             */
            length: number;
            /** @description Nothing was changed, added in between or taken away. */
            whole: boolean;
        };
        /** @description What a change did. */
        ChangeEffect: {
            after?: components["schemas"]["Period"] | null;
            /** @description The days before it. */
            before: components["schemas"]["Period"];
            /**
             * @description What customers with the change did otherwise than those who were held out; empty if it is no
             *     experiment.
             */
            experiment: components["schemas"]["ExperimentEffect"][];
            /** @description Every KPI that has a value before or after. */
            figures: components["schemas"]["FigureEffect"][];
        };
        /** @description Asks to mend a line of a held order. At least one of `sku`, `price` and `discount` must be given. */
        ChangeLine: {
            /**
             * @description Per cent to take off that price, from 0 to 100. Default: none where a price is named that is
             *     not the customer's, else as the line has it.
             */
            discount?: string | null;
            /**
             * Format: int64
             * @description Which line.
             */
            line_no: number;
            /** @description Which order. */
            order: string;
            price?: components["schemas"]["LinePrice"] | null;
            /** @description Why price or discount are not as agreed. Default: as the line has it. */
            reason?: string | null;
            /** @description The product that is meant, by our number. */
            sku?: string | null;
        };
        /** @description An object that changed. */
        ChangedObject: {
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            type: string;
        };
        /** @description What changed in a legal entity, as one reader may know it. */
        Changes: {
            /** @description Whether these are all. `false`: so much changed that everything shown should be read again. */
            complete: boolean;
            /** @description The objects that changed; what happened to them is not said. */
            objects: components["schemas"]["ChangedObject"][];
        };
        /**
         * @description How an order reached us.
         * @enum {string}
         */
        Channel: "api" | "email" | "phone" | "edi" | "shop" | "portal" | "field" | "import";
        /** @description Months to close. */
        Close: {
            /**
             * Format: date
             * @description The last month to close, by any of its days; open months before it close first.
             */
            through: string;
        };
        /** @description A closed month. */
        ClosedPeriod: {
            /** @description When it was closed. */
            closed_at: string;
            /** @description Who closed it. */
            closed_by: string;
            /** @description The name of that user or API key. */
            closed_by_name?: string | null;
            /**
             * Format: date
             * @description Its first day.
             */
            month: string;
        };
        /**
         * @description Every code that a refusal can carry. Codes are stable: they are added, never renamed.
         * @enum {string}
         */
        Code: "invalid_value" | "invalid_cursor" | "already_exists" | "unknown_reference" | "wrong_state" | "exceeds_rest" | "exceeds_limit" | "sign_off_needed" | "second_person_needed" | "changed_since" | "period_closed" | "currency_mismatch" | "credit_limit" | "sign_in_failed" | "locked" | "password_breached" | "passkey_refused" | "no_passkeys" | "no_public_address" | "unbalanced" | "discount_not_due" | "customer_blocked" | "not_a_statement";
        /** @description The bank account that a company starts with. */
        CompanyBank: {
            /** @description IBAN, or the bank's own account number where there is none. */
            account_no: string;
            /** @description BIC of the bank. */
            bic?: string | null;
            /** @description Currency. Default: the legal entity's. */
            currency?: string | null;
            /** @description What people call it. */
            name: string;
        };
        /** @description A KPI in two periods. */
        Comparison: {
            /**
             * Format: int64
             * @description How many documents it counts.
             */
            cases: number;
            /** @description The difference in per cent of the other value; `null` where that is zero. */
            change_percent?: string | null;
            /** @description The currency of a money figure. */
            currency?: string | null;
            /** @description Value less other value; `null` unless there are both. */
            difference?: string | null;
            /** @description With the same confidence it is not more than this. */
            high?: string | null;
            /** @description Whether the bounds leave out zero. */
            is_more_than_chance?: boolean | null;
            /**
             * @description With 95 % confidence the difference is not less than this; `null` where chance cannot be told:
             *     for sums and counts, and where there are few cases.
             */
            low?: string | null;
            /** @description How the bounds were found: `bootstrap` for means, medians and ratios, `newcombe` for shares. */
            method?: string | null;
            /**
             * Format: int64
             * @description How many documents that one counts.
             */
            other_cases: number;
            /** @description The period that it is compared with. */
            other_period: components["schemas"]["Period"];
            /** @description That period's value. */
            other_value?: string | null;
            /** @description The period asked about. */
            period: components["schemas"]["Period"];
            /** @description The unit of both values and of their difference. */
            unit: string;
            /** @description Its value. */
            value?: string | null;
        };
        /** @description An object that an event concerns. */
        ConcernedObject: {
            /** @description Its id. */
            id: string;
            /** @description The part it plays. */
            qualifier: string;
            /** @description What it is. */
            type: string;
        };
        /** @description A person at a customer's. */
        Contact: {
            /** @description What the person looks after, e.g. `accounts payable`. */
            duty?: string | null;
            /** @description E-mail address. */
            email?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Telephone number. */
            phone?: string | null;
        };
        /**
         * @description A country: ISO 3166-1 alpha-2 code in capital letters.
         * @example DE
         */
        Country: string;
        /** @description Credentials. */
        Credentials: {
            /** @description E-mail address. */
            email: string;
            /** @description Password. */
            password: string;
        };
        /**
         * @description How much of an invoice line to credit: a quantity, or a net amount (a price reduction), or,
         *     with neither, all that is left of it.
         */
        CreditLine: {
            /**
             * Format: int64
             * @description The line's number on the invoice.
             */
            line_no: number;
            net?: components["schemas"]["Money"] | null;
            /** @description How much came back. */
            quantity?: string | null;
        };
        /** @description A credit note that takes an invoice back. */
        CreditNoteRef: {
            /** @description What it comes to with tax. */
            gross: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date
             * @description Its date.
             */
            issued_on: string;
            /** @description Its number. */
            number: string;
        };
        /**
         * @description When an order is held for credit. Without any of the rules an order is held when it exceeds the
         *     customer's limit. Amounts are in minor units of the order's currency.
         */
        CreditRules: {
            /**
             * Format: int32
             * @description A customer is new until so many days after its first document was posted; 0: before that.
             * @default 0
             */
            new_customer_days: number;
            /**
             * Format: int64
             * @description Orders of new customers above this are held.
             * @default null
             */
            new_customer_max_minor: number | null;
            /**
             * Format: int32
             * @description Held when something that the customer owes is past its due date by more days than this.
             * @default null
             */
            past_due_max_days: number | null;
            /**
             * Format: int64
             * @description Held when the customer owes more than this past its due date.
             * @default null
             */
            past_due_max_minor: number | null;
            /**
             * Format: int64
             * @description By how much the limit may be exceeded.
             * @default null
             */
            tolerance_minor: number | null;
            /**
             * @description By how much the limit may be exceeded, in per cent of it; with `tolerance_minor` the smaller
             *     of both counts.
             * @default null
             */
            tolerance_percent: string | null;
            /**
             * Format: int64
             * @description What a customer without a limit may bind; none: anything.
             * @default null
             */
            without_limit_max_minor: number | null;
        };
        /** @description A customer: whoever buys, receives goods, receives invoices or pays. */
        Customer: {
            /** @description Its addresses; exactly one is the main one. */
            addresses: components["schemas"]["Address"][];
            /** @description Accounts it pays from. */
            bank_accounts: components["schemas"]["CustomerBankAccount"][];
            /** @description Who receives the invoices; `null`: itself. */
            bill_to_id?: string | null;
            /** @description When deliveries to it are billed. */
            billing_rule: components["schemas"]["BillingRule"];
            /** @description Why no orders are taken from it; `null`: they are. */
            blocked_reason?: string | null;
            /** @description People there. */
            contacts: components["schemas"]["Contact"][];
            /** @description Country of the seat. */
            country: components["schemas"]["Country"];
            /**
             * Format: date-time
             * @description When it was taken on.
             */
            created_at: string;
            /** @description Currency of its orders where they name none. */
            currency: string;
            /** @description Where its documents are mailed to. */
            email?: string | null;
            /** @description The legal entity whose customer it is. */
            entity_id: string;
            /** @description Its id. */
            id: string;
            /** @description Language of its documents. */
            language: components["schemas"]["Language"];
            /** @description Name as documents print it. */
            name: string;
            /** @description Unique number within the legal entity. */
            number: string;
            /** @description Who owes and pays; `null`: itself. */
            payer_id?: string | null;
            /** @description Its payment term; without one, invoices are due at once. */
            payment_term_id?: string | null;
            /** @description The group it belongs to for prices and analysis. */
            segment?: string | null;
            /** @description Who receives the goods; `null`: itself. */
            ship_to_id?: string | null;
            /** @description Local tax number. */
            tax_number?: string | null;
            /** @description How sales to it are taxed. */
            tax_regime: components["schemas"]["TaxRegime"];
            /** @description VAT identification number, normalised. */
            vat_id?: string | null;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What a customer owes and may owe in one currency. */
        CustomerAccount: {
            /** @description What is open: claims less what we owe. */
            balance: components["schemas"]["Money"];
            /** @description The currency of all amounts. */
            currency: string;
            /** @description Balance, deliveries not invoiced, and orders. */
            exposure: components["schemas"]["Money"];
            headroom?: components["schemas"]["Money"] | null;
            limit?: components["schemas"]["Money"] | null;
            /** @description What of the claims is past due. */
            overdue: components["schemas"]["Money"];
        };
        /** @description A bank account that a customer pays from. */
        CustomerBankAccount: {
            /** @description BIC of the bank. */
            bic?: string | null;
            /** @description Holder where it is not the customer. */
            holder?: string | null;
            /** @description IBAN in electronic form: upper case without blanks. */
            iban: string;
            /** @description Its id. */
            id: string;
        };
        /** @description What to change about a customer; what is left out stays. Lists are replaced whole. */
        CustomerChange: {
            /** @description All its addresses. */
            addresses?: components["schemas"]["NewAddress"][] | null;
            /** @description All accounts it pays from. */
            bank_accounts?: components["schemas"]["NewCustomerBankAccount"][] | null;
            bill_to?: components["schemas"]["CustomerKey"] | null;
            billing_rule?: components["schemas"]["BillingRule"] | null;
            /** @description A reason blocks the customer for new orders, `null` unblocks it. */
            blocked_reason?: string | null;
            /** @description All its contacts. */
            contacts?: components["schemas"]["NewContact"][] | null;
            country?: components["schemas"]["Country"] | null;
            /** @description Currency of its orders where they name none. */
            currency?: string | null;
            /** @description Where its documents are mailed to. */
            email?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** @description Name. */
            name?: string | null;
            payer?: components["schemas"]["CustomerKey"] | null;
            /** @description Its payment term. */
            payment_term_id?: string | null;
            /** @description Group for prices and analysis. */
            segment?: string | null;
            ship_to?: components["schemas"]["CustomerKey"] | null;
            /** @description Local tax number. */
            tax_number?: string | null;
            tax_regime?: components["schemas"]["TaxRegime"] | null;
            /** @description VAT identification number. */
            vat_id?: string | null;
        };
        /**
         * @description Another customer, named by id or by number. In a batch the number may be that of another new
         *     customer of the same batch.
         */
        CustomerKey: {
            /** @description By id. */
            id: string;
        } | {
            /** @description By number within the legal entity. */
            number: string;
        };
        /** @description A customer with its accounts. */
        CustomerRow: components["schemas"]["CustomerSummary"] & {
            /**
             * @description What it owes and may owe, by currency, its own currency first; `null` for callers who may
             *     not see credit.
             */
            accounts?: components["schemas"]["CustomerAccount"][] | null;
        };
        /** @description A customer as a list shows it. */
        CustomerSummary: {
            /** @description Why no orders are taken from it. */
            blocked_reason?: string | null;
            /** @description City of the main address; may be empty. */
            city: string;
            /** @description Country of the seat. */
            country: components["schemas"]["Country"];
            /** @description Currency. */
            currency: string;
            /** @description Its id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Number. */
            number: string;
            /** @description Segment. */
            segment?: string | null;
            /**
             * Format: int64
             * @description Counts changes.
             */
            version: number;
        };
        /** @description One step from the invoice date towards the due date. */
        DateStep: {
            /**
             * Format: int32
             * @description So many days later.
             */
            add_days: number;
        } | {
            /**
             * Format: int32
             * @description The same day so many months later, or that month's last day where it has no such day.
             */
            add_months: number;
        } | "end_of_month" | {
            /**
             * Format: int32
             * @description This day (1 to 31) of the month reached, be it before or after; its last day where the month
             *     is shorter.
             */
            day_of_month: number;
        } | {
            /**
             * Format: int32
             * @description The first such day (1 to 31) that is not before the day reached; the last day of a month
             *     that is shorter.
             */
            next_day_of_month: number;
        };
        /** @description Signs, declines or withdraws what waits. */
        DecideSignOff: {
            /** @description Why; needed to decline. */
            note?: string | null;
            /** @description Which. */
            sign_off: string;
        };
        /** @description What became of a payment, and why. It is complete: it needs nothing beside it to be understood. */
        Decision: {
            /** @description The next best, the likeliest first. */
            alternatives: components["schemas"]["Alternative"][];
            /** @description The amount that was judged. */
            amount: components["schemas"]["Money"];
            /**
             * @description What kind of explanation it is: `searched` where several items that nothing names were found
             *     by their sum, `overpaid` where a round sum more came than is open on documents named by whole
             *     numbers,
             *     else `plain`.
             */
            basis: string;
            /** @description How likely the best application is right, in percent; `0.00` without one. */
            confidence: string;
            correction?: components["schemas"]["AppliedCorrection"] | null;
            /** @description The documents that the payment names, among those of the best application. */
            named: components["schemas"]["NamedItem"][];
            /** @description What speaks for and against it. */
            parts: components["schemas"]["ScorePart"][];
            /** @description Whose money it is by the account it came from, where that is all that is known. */
            payer?: string | null;
            /** @description The policy in force. */
            policy: string;
            proposal?: components["schemas"]["Proposal"] | null;
            /** @description Stable code of why the verdict is what it is. */
            reason: string;
            /** @description Why money is missing or left over. */
            residual_reason?: string | null;
            /**
             * Format: int32
             * @description How many of amount, names and payer speak for the best application.
             */
            signs: number;
            /**
             * Format: date
             * @description The value date, by which discounts are judged.
             */
            value_on: string;
            /**
             * @description `post`: sure enough to be applied without a person; `propose`: a person decides; `none`:
             *     nothing likely was found.
             */
            verdict: string;
            /** @description The version of the table of weights. */
            weights: string;
        };
        /** @description What a payer withheld of an item, and why. */
        Deduction: {
            /**
             * Format: int64
             * @description For how many days.
             */
            age_days: number;
            /** @description How much was withheld. */
            amount: components["schemas"]["Money"];
            /** @description Who withheld it. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date
             * @description Since when.
             */
            deducted_on: string;
            /** @description The document of that item. */
            document: components["schemas"]["Link"];
            /** @description Its id. */
            id: string;
            /** @description The item of which it was withheld. */
            item: string;
            /** @description What the payer said. */
            note?: string | null;
            /** @description The number of that document. */
            number: string;
            /** @description What of it is still open. */
            open: components["schemas"]["Money"];
            /** @description Code of the reason. */
            reason: string;
            /** @description The receipt that fell short. */
            receipt: components["schemas"]["Link"];
            /** @description The number of that receipt. */
            receipt_number: string;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            recorded_at: string;
            /** @description What became of it. */
            status: components["schemas"]["DeductionStatus"];
        };
        /** @description A reason for which payers withhold. */
        DeductionReason: {
            /** @description Its stable code. */
            code: string;
            /** @description It can be chosen. */
            is_active: boolean;
            /** @description Every legal entity has it. */
            is_built_in: boolean;
            /** @description What people call it; `null` for one that every legal entity has and this one gave no name. */
            name?: string | null;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What changes of a reason; what is left out stays. */
        DeductionReasonChange: {
            /**
             * @description Whether it can be chosen. What was recorded with it stays.
             * @default null
             */
            is_active: boolean | null;
            /**
             * @description What people call it.
             * @default null
             */
            name: string | null;
        };
        /**
         * @description What became of a deduction.
         * @enum {string}
         */
        DeductionStatus: "open" | "recovered" | "accepted" | "withdrawn";
        /** @description Deductions for one reason in one currency. */
        DeductionSum: {
            /** @description How much was withheld. */
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description What of it is still open. */
            open: components["schemas"]["Money"];
            /** @description Code of the reason. */
            reason: string;
        };
        /** @description With which view the caller begins a page. */
        DefaultView: {
            /** @description The page of the desk. */
            page: string;
            /** @description The view; `null`: with the page as it is. */
            view?: string | null;
        };
        /** @description A delivery after a command. */
        DeliveryChange: {
            /** @description Whether it is to be billed now. */
            billing: components["schemas"]["Billing"];
            /** @description Which delivery. */
            delivery: string;
            /** @description Did the command change it? */
            effect: components["schemas"]["Effect"];
            /** @description Its number. */
            number: string;
            /** @description Where it stands now. */
            status: components["schemas"]["DeliveryStatus"];
        };
        /** @description A delivery as lists show it. */
        DeliveryHead: {
            /** @description Whether it is to be billed. */
            billing: components["schemas"]["Billing"];
            /** @description Who carries it. */
            carrier?: string | null;
            /** @description Who ordered. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            delivered_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description The document that bills it. */
            invoice?: string | null;
            /** @description Which way the goods went. */
            kind: components["schemas"]["DeliveryKind"];
            /** @description Our number of it. */
            number: string;
            /** @description Of which order. */
            order: string;
            /** @description That order's number. */
            order_number: string;
            proof?: components["schemas"]["ProofOfDelivery"] | null;
            /** @description Why goods came back. */
            return_reason?: string | null;
            /** @description Who receives the goods. */
            ship_to: string;
            /** @description The name of who receives the goods. */
            ship_to_name: string;
            /**
             * Format: date-time
             * @description When it left; a return: when it was back.
             */
            shipped_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["DeliveryStatus"];
            /** @description The carrier's number of it. */
            tracking_no?: string | null;
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /**
         * @description Which way goods go.
         * @enum {string}
         */
        DeliveryKind: "outbound" | "return";
        /** @description One line of a delivery. */
        DeliveryLine: {
            /**
             * Format: date
             * @description The date confirmed to the customer when the goods were shipped.
             */
            confirmed_on?: string | null;
            /** @description Its id. */
            id: string;
            /**
             * Format: int64
             * @description Its number within the delivery, from 1.
             */
            line_no: number;
            /** @description What stands on the documents. */
            name: string;
            /** @description The order line that it fulfils. */
            order_line: string;
            /**
             * Format: int64
             * @description That line's number within the order.
             */
            order_line_no: number;
            /** @description How much was ordered. */
            ordered: string;
            /** @description How much. */
            quantity: string;
            /** @description The product's number. */
            sku: string;
            /** @description Unit of measure. */
            unit: string;
        };
        /** @description A delivery that a command made. */
        DeliveryReceipt: {
            /** @description Its id. */
            id: string;
            /** @description Our number of it. */
            number: string;
            /** @description Of which order. */
            order: string;
        };
        /**
         * @description Where a delivery stands.
         * @enum {string}
         */
        DeliveryStatus: "shipped" | "delivered" | "cancelled";
        /** @description A delivery with its lines, complete for a delivery note. */
        DeliveryView: components["schemas"]["DeliveryHead"] & {
            /** @description Currency of the order. */
            currency: string;
            /** @description The customer's own number of the order. */
            customer_order_no?: string | null;
            /** @description Its lines by number. */
            lines: components["schemas"]["DeliveryLine"][];
        };
        /**
         * @description Which values of a figure are better.
         * @enum {string}
         */
        Direction: "higher" | "lower";
        /** @description A discount for paying soon on what is not yet due. */
        DiscountOffer: {
            /** @description How much, in per cent. */
            percent: string;
            /** @description To customers in this segment; to all when left out. */
            segment?: string | null;
            /** @description And at most. Assumed. */
            take_up_high: string;
            /** @description What part of the amounts takes it at least, in per cent. Assumed. */
            take_up_low: string;
            /**
             * Format: int32
             * @description To be paid within so many days from today.
             */
            within_days: number;
        };
        /** @description What is granted for paying early. */
        DiscountRule: {
            /**
             * Format: int32
             * @description Paid no later than so many days after the invoice date.
             */
            days: number;
            /** @description Per cent of the amount. */
            percent: string;
        };
        /** @description An anomaly to dismiss. */
        Dismissal: {
            /** @description Which one. */
            anomaly: string;
            /**
             * Format: int64
             * @description For how many days the same figure raises nothing, from 0 to 366. Default: 30.
             */
            mute_days?: number | null;
            /** @description Why nobody need look at it. */
            reason: string;
        };
        /** @description How the cases of a figure are spread. */
        Distribution: {
            /** @description The buckets, the lowest first. */
            buckets: components["schemas"]["Bucket"][];
            /** @description The currency of a money figure. */
            currency?: string | null;
            /** @description The unit of the limits. */
            unit: string;
        };
        /**
         * @description The kinds of document that are rendered.
         * @enum {string}
         */
        DocumentKind: "order_acknowledgement" | "delivery_note" | "invoice" | "credit_note" | "statement";
        /** @description How the documents of a legal entity look. */
        DocumentStyle: {
            /**
             * Format: date-time
             * @description When.
             */
            changed_at?: string | null;
            /** @description Who chose it. */
            changed_by?: string | null;
            /** @description What is chosen. */
            look: components["schemas"]["Look"];
            /**
             * Format: int64
             * @description Counts changes; 0 while nobody has chosen anything. Edits name the one they saw.
             */
            version: number;
        };
        /** @description What the system did by itself. `null` stands for what the caller may not see. */
        Done: {
            /**
             * Format: int64
             * @description Invoices issued by a job.
             */
            invoices_issued?: number | null;
            /**
             * Format: int64
             * @description E-mails sent.
             */
            mails_sent?: number | null;
            /**
             * Format: int64
             * @description Orders that came in and passed every check.
             */
            orders_accepted?: number | null;
            /**
             * Format: int64
             * @description Payments that matching applied.
             */
            payments_matched?: number | null;
            /**
             * Format: int64
             * @description Orders that were held because their reservation of credit had ended.
             */
            reservations_expired?: number | null;
            /**
             * Format: date-time
             * @description Since when: what was asked for, at most 31 days ago.
             */
            since: string;
        };
        /** @description A document over free lines, without an order. */
        DraftInvoice: {
            /** @description Default: the customer's currency. */
            currency?: string | null;
            /** @description Who buys. */
            customer: string;
            /** @description The customer's own number of the order. */
            customer_order_no?: string | null;
            /** @description Renders the document and keeps the copy. Default: yes. */
            documents?: boolean;
            /**
             * Format: date
             * @description Default: today in the legal entity's time zone.
             */
            issued_on?: string | null;
            /** @description Invoice, or a credit note that takes back no invoice of ours. Default: invoice. */
            kind?: components["schemas"]["InvoiceKind"];
            /** @description What is charged; none at all makes an invoice over zero. */
            lines: components["schemas"]["DraftLine"][];
            /** @description Default: the customer's payment term; without one it is due at once. */
            payment_term?: string | null;
            /** @description Why; a credit note must say so. */
            reason?: string | null;
            /**
             * Format: date
             * @description When goods or services were supplied. Default: the date of issue.
             */
            supplied_on?: string | null;
        };
        /** @description A free line. A known SKU gives name, unit and tax class where the line leaves them out. */
        DraftLine: {
            /** @description What is charged. */
            name?: string | null;
            /** @description How much; negative on a line that reduces the total. */
            quantity: string;
            /** @description The product's number, if it is a product. */
            sku?: string | null;
            tax_class?: components["schemas"]["TaxClass"] | null;
            /** @description Unit of measure. Default: the product's, else `piece`. */
            unit?: string | null;
            /** @description Per unit, without tax. */
            unit_price: string;
        };
        /** @description Why `dso` is another than in an earlier period. */
        DsoDevelopment: {
            /** @description The currency. */
            currency: string;
            /** @description What each group adds, the greatest first; they sum to the reasons exactly. */
            groups: components["schemas"]["DsoGroupChange"][];
            /** @description The earlier one. */
            other_period: components["schemas"]["Period"];
            /** @description That one's. */
            other_value: string;
            /** @description The later period. */
            period: components["schemas"]["Period"];
            /** @description The reasons: they sum to the difference exactly. */
            reasons: components["schemas"]["DsoReasons"];
            /** @description Its `dso` in days. */
            value: string;
        };
        /** @description What a group adds to a change of `dso`. */
        DsoGroupChange: components["schemas"]["DsoReasons"] & {
            /** @description The customer, where it is split by them. */
            customer?: string | null;
            /** @description How many groups these are: more than one for all others together. */
            groups: number;
            /**
             * @description The segment, country or customer's name; `null` for customers without a segment, and for all
             *     others together.
             */
            name?: string | null;
        };
        /** @description Parts of a change of `dso` in days, as decimal text; they sum to it exactly. */
        DsoReasons: {
            /** @description What is past due. */
            delinquency: string;
            /** @description What customers withhold for a reason. */
            disputes: string;
            /** @description Other groups bought. */
            mix: string;
            /** @description Their sum. */
            sum: string;
            /** @description What is owed without being past due. */
            terms: string;
        };
        /**
         * @description Did a command change anything? Repeating a command is no mistake.
         * @enum {string}
         */
        Effect: "changed" | "already_so";
        /** @description Sessions that were ended. */
        Ended: {
            /**
             * Format: int64
             * @description How many.
             */
            ended: number;
        };
        /** @description Puts a policy in force whose simulation has been seen. */
        EnforcePolicy: {
            /** @description The policy. */
            policy: string;
            /** @description Why. */
            reason: string;
        };
        /** @description What an authenticator app needs to know. It is shown once. */
        Enrolment: {
            /** @description The shared secret in base 32, to be typed in where the picture cannot be read. */
            secret: string;
            /** @description The same as an `otpauth:` address, which the picture holds. */
            uri: string;
        };
        /** @description A company whose books are kept here: seller, issuer of documents, owner of a ledger. */
        Entity: {
            /** @description Currency of the books. */
            base_currency: string;
            /** @description City. */
            city: string;
            /** @description Short unique code, for people and files. */
            code: string;
            /** @description Country of the seat: decides tax and business calendar. */
            country: components["schemas"]["Country"];
            /**
             * Format: date-time
             * @description When it was set up.
             */
            created_at: string;
            /** @description Address for replies. */
            email?: string | null;
            /** @description The same limit as `write_off_limit_minor` for items in other currencies. */
            foreign_write_off_limits_minor: components["schemas"]["ForeignLimits"];
            /** @description By how much more or less than in the past is expected to be lost: 100 is as much. */
            forward_factor: string;
            /** @description Its id. */
            id: string;
            /** @description Language where the customer's is not known. */
            language: components["schemas"]["Language"];
            /**
             * @description What share of claims is expected to be lost, for each bucket of age: not past due, then from 1,
             *     31, 61, 91 and 121 days past due; null: what own write-offs teach.
             */
            loss_rates?: string[] | null;
            /**
             * @description Does matching run without being asked, when payments, remittance advice or answers of payers
             *     come, and every night?
             */
            matches_by_itself: boolean;
            /** @description Registered name. */
            name: string;
            /** @description Telephone number as documents print it. */
            phone?: string | null;
            /** @description Postal code. */
            postal_code: string;
            /** @description Entry in the commercial register, as documents print it. */
            register_text?: string | null;
            /**
             * Format: int64
             * @description Days that credit stays reserved for an order that is not acknowledged; 0 keeps it without
             *     end.
             */
            reservation_days: number;
            /** @description Street and number. */
            street: string;
            /** @description Number at the local tax office. */
            tax_number?: string | null;
            /** @description Where its business day begins and ends. */
            time_zone: components["schemas"]["TimeZone"];
            /**
             * Format: int64
             * @description By how much a receipt may fall short and still be proposed as full payment, in minor units
             *     of the base currency.
             */
            tolerance_minor: number;
            /** @description VAT identification number, normalised. */
            vat_id?: string | null;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
            /**
             * Format: int64
             * @description The most that write-offs together may take off one item, in minor units of the base
             *     currency.
             */
            write_off_limit_minor: number;
        };
        /**
         * @description What to change about a legal entity; what is left out stays. Code, country and base currency
         *     never change: documents and books were made under them.
         */
        EntityChange: {
            /** @description City. */
            city?: string | null;
            /** @description Address for replies. */
            email?: string | null;
            foreign_write_off_limits_minor?: components["schemas"]["ForeignLimits"] | null;
            /** @description See [`Entity::forward_factor`]. */
            forward_factor?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** @description See [`Entity::loss_rates`]. */
            loss_rates?: string[] | null;
            /** @description See [`Entity::matches_by_itself`]. */
            matches_by_itself?: boolean | null;
            /** @description Registered name. */
            name?: string | null;
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Postal code. */
            postal_code?: string | null;
            /** @description Entry in the commercial register. */
            register_text?: string | null;
            /**
             * Format: int64
             * @description See [`Entity::reservation_days`].
             */
            reservation_days?: number | null;
            /** @description Street and number. */
            street?: string | null;
            /** @description Number at the local tax office. */
            tax_number?: string | null;
            time_zone?: components["schemas"]["TimeZone"] | null;
            /**
             * Format: int64
             * @description See [`Entity::tolerance_minor`].
             */
            tolerance_minor?: number | null;
            /** @description VAT identification number. */
            vat_id?: string | null;
            /**
             * Format: int64
             * @description See [`Entity::write_off_limit_minor`].
             */
            write_off_limit_minor?: number | null;
        };
        /** @description An entry after a command, and whether the command changed it. */
        EntryChange: {
            /** @description Repeating a command is no mistake. */
            effect: components["schemas"]["Effect"];
            /** @description The entry as it stands now. */
            entry: components["schemas"]["BankEntry"];
        };
        /**
         * @description What a journal entry records.
         * @enum {string}
         */
        EntryKind: "invoice" | "credit_note" | "bank_entry" | "receipt" | "discount" | "write_off" | "refund" | "reversal" | "opening";
        /** @description An adjustment to take back. */
        EntryReversal: {
            /** @description The journal entry of a discount or a write-off. */
            entry: string;
            /**
             * Format: date
             * @description Posting date of the reversal, in an open period. Default: today, or the day of the entry
             *     where that is later.
             */
            on?: string | null;
            /** @description Why. */
            reason: string;
        };
        /**
         * @description What became of a bank entry.
         * @enum {string}
         */
        EntryStatus: "open" | "applied" | "other" | "reversed" | "split";
        /** @description A journal entry with its lines. */
        EntryView: {
            /** @description Who posted it. */
            actor: string;
            /** @description The name of that user or API key; `null` for a part of the system. */
            actor_name?: string | null;
            /** @description Its id. */
            id: string;
            /** @description What it records. */
            kind: components["schemas"]["EntryKind"];
            /** @description Its lines; they sum to zero in each currency. */
            lines: components["schemas"]["LineView"][];
            /** @description Its number in the journal, without gaps. */
            number: string;
            /**
             * Format: date
             * @description Posting date.
             */
            posted_on: string;
            /** @description Why it was posted. */
            reason?: string | null;
            /** @description When it was posted. */
            recorded_at: string;
            /** @description The entry that reverses this one. */
            reversed_by?: string | null;
            /** @description That entry's number. */
            reversed_by_number?: string | null;
            /** @description The entry that it reverses. */
            reverses?: string | null;
            /** @description That entry's number. */
            reverses_number?: string | null;
            /** @description The document behind it. */
            source: components["schemas"]["Link"];
        };
        Evidence: {
            [key: string]: unknown;
        };
        /** @description An entry that waits for a person, with what the matching engine thinks of it now. */
        Exception: components["schemas"]["BankEntry"] & {
            answer?: components["schemas"]["PayerAnswer"] | null;
            /** @description Whose money it is, as far as the engine can tell. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /** @description The whole decision: what was named, the likeliest application, the score. */
            decision: components["schemas"]["Decision"];
            question?: components["schemas"]["QuestionStatus"] | null;
            /** @description Stable code of why it was not applied; `ready` when the next run will apply it. */
            reason: string;
            /** @description A second person is asked to sign how it is applied. */
            waits_for_sign_off: boolean;
        };
        /** @description The day on which a person expects an item to be paid. */
        ExpectedPayment: {
            /** @description Who said so. */
            actor: string;
            /**
             * Format: date
             * @description The expected day.
             */
            expected_on: string;
            /** @description The item. */
            item: string;
            /** @description Why. */
            reason: string;
            /**
             * Format: date-time
             * @description When.
             */
            set_at: string;
            /**
             * Format: date
             * @description The last day on which it is still believed; then the model speaks again.
             */
            until: string;
        };
        /** @description To which group of an experiment a customer belongs. */
        ExperimentCustomer: {
            /** @description The customer. */
            customer: string;
            /** @description Its name. */
            customer_name: string;
            /** @description Its number. */
            customer_number: string;
            /**
             * Format: date
             * @description The day from which the change holds for it; `null`: it is held out.
             */
            starts_on?: string | null;
        };
        /** @description What an experiment tells of a figure. */
        ExperimentEffect: {
            effect?: components["schemas"]["Bounded"] | null;
            /** @description Customers who were held out, with cases. */
            held_out: number;
            /** @description Which KPI: `days_to_pay`, `days_late` or `paid_on_time_rate`; each invoice counts alike. */
            kpi: components["schemas"]["Kpi"];
            /** @description Customers who had the change, with cases. */
            treated: number;
            /** @description The unit. */
            unit: string;
        };
        /** @description What explains most of an anomaly. */
        Explained: {
            /** @description By what the customers were divided. */
            by: components["schemas"]["ExplainedBy"];
            /** @description The customer. */
            customer?: string | null;
            /** @description The segment or country, or the customer's name; `null`: customers without a segment. */
            name?: string | null;
            /**
             * Format: int64
             * @description Per cent of the deviation.
             */
            percent: number;
        };
        /**
         * @description A part of the customers that may explain an anomaly.
         * @enum {string}
         */
        ExplainedBy: "segment" | "country" | "customer";
        /**
         * @description A list that can be exported as it is shown.
         * @enum {string}
         */
        ExportList: "customers" | "orders" | "deliveries" | "invoices" | "open_items" | "journal" | "aging" | "deductions" | "receipts" | "kpi_cases" | "forecast_items";
        /** @description What a customer binds in one currency, and what the limit leaves. */
        Exposure: {
            /** @description In what currency all amounts below are. */
            currency: string;
            /** @description Who owes. */
            customer: string;
            /** @description Delivered and not yet invoiced. */
            delivered: components["schemas"]["Money"];
            headroom?: components["schemas"]["Money"] | null;
            limit?: components["schemas"]["Money"] | null;
            /** @description What the ledger says is owed; negative when we owe the customer. */
            open_items: components["schemas"]["Money"];
            /** @description Accepted orders, as far as not delivered. */
            ordered: components["schemas"]["Money"];
            /** @description Orders received and judged, not yet accepted. */
            reserved: components["schemas"]["Money"];
            /** @description The sum of the four parts. */
            total: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Counts the changes of the limit; give it back to change the limit safely.
             */
            version: number;
        };
        /** @description A measured KPI. */
        Figure: {
            /**
             * Format: int64
             * @description How many documents it counts.
             */
            cases: number;
            /** @description The currency of a money figure. */
            currency?: string | null;
            /** @description Which KPI. */
            kpi: components["schemas"]["Kpi"];
            money?: components["schemas"]["Money"] | null;
            /** @description What the value is made of. */
            parts: components["schemas"]["FigurePart"][];
            /** @description The unit of the value. */
            unit: string;
            /** @description The value in the KPI's unit, as decimal text; `null` when there is nothing to divide by. */
            value?: string | null;
        };
        /** @description A figure before and after a change. */
        FigureEffect: {
            /** @description The value after. */
            after?: string | null;
            /**
             * Format: int64
             * @description How many documents it counts.
             */
            after_cases: number;
            /** @description The value before. */
            before?: string | null;
            /**
             * Format: int64
             * @description How many documents it counts.
             */
            before_cases: number;
            /** @description The currency of a money figure. */
            currency?: string | null;
            difference?: components["schemas"]["Bounded"] | null;
            /** @description Which KPI. */
            kpi: components["schemas"]["Kpi"];
            series?: components["schemas"]["SeriesEffect"] | null;
            /** @description The unit of all values. */
            unit: string;
        };
        /** @description One named ingredient of a figure. */
        FigurePart: {
            money?: components["schemas"]["Money"] | null;
            /** @description What it is. */
            name: string;
            /** @description Its unit. */
            unit: string;
            /** @description Its value as decimal text. */
            value?: string | null;
        };
        /** @description The first rows of a file as they are read. */
        FileHead: {
            /** @description Names of the columns, in order. */
            columns: string[];
            /** @description The first rows, at most 20. */
            rows: components["schemas"]["HeadRow"][];
            /**
             * Format: int64
             * @description Rows of the whole file; `null` where the file does not tell beforehand.
             */
            rows_total?: number | null;
        };
        /** @description The first code of a new app. */
        FirstCode: {
            /** @description The code. */
            code: string;
        };
        /** @description A process. */
        Flow: {
            /**
             * Format: double
             * @description Share of steps done by programs, of 1; none without steps.
             */
            automation?: number | null;
            /** @description How many cases. */
            cases: number;
            /** @description Cases that came from a first step to a last one. */
            completed: number;
            /** @description Completed cases that take it. */
            conforming: number;
            /** @description The currency of its values; cases in another one count without a value. */
            currency?: string | null;
            /** @description In which ways the others leave it, most frequent first. */
            deviations: components["schemas"]["FlowDeviation"][];
            /** @description How long these took. */
            duration: components["schemas"]["FlowHours"];
            /** @description The steps with which cases end that are complete. */
            ends: string[];
            /** @description Their events. */
            events: number;
            /** @description Between whom work changes hands, most frequent first. */
            handovers: components["schemas"]["FlowHandover"][];
            /** @description The most frequent path of completed cases, by which the others are judged. */
            intended: string[];
            /** @description Which step follows which, most frequent first. */
            moves: components["schemas"]["FlowMove"][];
            of?: components["schemas"]["FlowOf"] | null;
            /** @description The most frequent paths. */
            paths: components["schemas"]["FlowPath"][];
            /** @description How many different paths there are. */
            paths_count: number;
            period?: components["schemas"]["Period"] | null;
            promises?: components["schemas"]["FlowPromises"] | null;
            /** @description Cases that repeat a step. */
            rework: number;
            /** @description The steps, most frequent first. */
            steps: components["schemas"]["FlowStep"][];
            /** @description Cases without a step by a person. */
            touchless: number;
        };
        /** @description A case. */
        FlowCase: {
            /** @description When it began. */
            began: string;
            /** @description Whose it is. */
            customer_id?: string | null;
            /** @description How many events it has. */
            events: number;
            /**
             * Format: double
             * @description From its first to its last event, in hours.
             */
            hours: number;
            /** @description Id of the order, invoice or bank entry. */
            id: string;
            /** @description Is it late? None where nothing was promised or it is not yet to be told. */
            late?: boolean | null;
            /** @description What people call it. */
            number: string;
            value?: components["schemas"]["Money"] | null;
        };
        /** @description Cases of a process. */
        FlowCases: {
            /** @description The longest, at most two hundred. */
            cases: components["schemas"]["FlowCase"][];
            /** @description How many there are. */
            total: number;
        };
        /** @description Something that late cases have in common. */
        FlowCause: {
            /** @description Cases of which it is told. */
            cases: number;
            /**
             * Format: double
             * @description Late cases beyond what the rate of all cases would bring.
             */
            excess: number;
            /**
             * Format: double
             * @description Upper bound.
             */
            high: number;
            /** @description Of them, late ones. */
            late: number;
            /**
             * Format: double
             * @description Lower bound of that share with 95 % confidence (Wilson).
             */
            low: number;
            /**
             * Format: double
             * @description Their share, of 1.
             */
            rate: number;
            /** @description Its value. */
            value: string;
            /**
             * @description What is told: `step`, `repeated step`, `segment`, `country`, `customer`, `channel`,
             *     `currency` or `weekday` (on which it began, 1 is Monday).
             */
            what: string;
        };
        /** @description A way in which cases leave the path. */
        FlowDeviation: {
            /** @description In how many cases. */
            cases: number;
            /** @description How long these take. */
            duration: components["schemas"]["FlowHours"];
            /** @description Is a step of the path left out, rather than another one added? */
            skipped: boolean;
            /** @description The step. */
            step: string;
        };
        /** @description Work that changes hands. */
        FlowHandover: {
            /** @description How often. */
            count: number;
            /** @description Who had it. */
            from: string;
            /** @description Who went on with it. */
            to: string;
            /** @description How long it lay in between. */
            wait: components["schemas"]["FlowHours"];
        };
        /** @description How long something takes, in hours. */
        FlowHours: {
            /**
             * Format: double
             * @description The arithmetic mean.
             */
            mean: number;
            /**
             * Format: double
             * @description The middle one.
             */
            median: number;
            /**
             * Format: double
             * @description Nine in ten take at most that long.
             */
            p90: number;
        };
        /** @description A step after another. */
        FlowMove: {
            /** @description In how many cases. */
            cases: number;
            /** @description How often. */
            count: number;
            /** @description The step before. */
            from: string;
            /** @description The step after. */
            to: string;
            /**
             * Format: double
             * @description Worth of the cases times the days they waited, in whole currency units times days.
             */
            value_days: number;
            /** @description How long it waits in between. */
            wait: components["schemas"]["FlowHours"];
        };
        /**
         * @description Whose process is looked at.
         * @enum {string}
         */
        FlowOf: "order" | "invoice" | "bank_entry";
        /** @description A path. */
        FlowPath: {
            /** @description Cases that take it. */
            cases: number;
            /** @description How long they take. */
            duration: components["schemas"]["FlowHours"];
            /**
             * Format: double
             * @description Of all cases, of 1.
             */
            share: number;
            /** @description Its steps. */
            steps: string[];
            /** @description What they are worth. */
            value: components["schemas"]["Money"];
        };
        /**
         * @description What was promised, what was kept, and what late cases have in common. An order is promised for
         *     the last confirmed date of its lines, an invoice for its due date; a promise that is past and not
         *     yet kept is late.
         */
        FlowPromises: {
            /** @description Cases of which one can tell. */
            cases: number;
            /** @description What late cases have more often than chance would bring, what explains most of them first. */
            causes: components["schemas"]["FlowCause"][];
            /**
             * Format: int64
             * @description How many days late, the middle one; early is negative.
             */
            days_median?: number | null;
            /**
             * Format: int64
             * @description Nine in ten are at most so many days late.
             */
            days_p90?: number | null;
            /** @description Late ones. */
            late: number;
            /** @description What the late ones are worth. */
            late_value: components["schemas"]["Money"];
            /**
             * Format: double
             * @description Those on time, of 1.
             */
            on_time?: number | null;
        };
        /** @description A step. */
        FlowStep: {
            /** @description By programs. */
            automatic: number;
            /** @description In how many cases. */
            cases: number;
            /** @description How often. */
            events: number;
            /** @description By people. */
            manual: number;
            /** @description Cases that repeat it. */
            repeated: number;
            /** @description What happens. */
            step: string;
        };
        /** @description An amount between two. */
        ForecastInterval: {
            /** @description The upper end. */
            high: components["schemas"]["Money"];
            /** @description The lower end. */
            low: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description How many of a hundred such spans are expected within it.
             */
            percent: number;
        };
        /** @description An open item with what was foretold of it. */
        ForecastItem: {
            /**
             * Format: date
             * @description The day from whose beginning it was foretold.
             */
            as_of: string;
            /** @description Whose it is. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date
             * @description The day until which it is to be paid.
             */
            due_on: string;
            /**
             * Format: date
             * @description The expected day of payment.
             */
            expected_on: string;
            /** @description Whether that is still believed. */
            is_known: boolean;
            /** @description Nothing is known of the customer. */
            is_new: boolean;
            /** @description The item. */
            item: string;
            known?: components["schemas"]["ExpectedPayment"] | null;
            /**
             * Format: date
             * @description The day until which it is paid with one half of probability.
             */
            median_on: string;
            /** @description Its number. */
            number: string;
            /** @description What is open of it. */
            open: components["schemas"]["Money"];
            /** @description The probability to be disputed, in per cent. */
            p_disputed: string;
            /** @description The probability to be paid after the due date, in per cent. */
            p_late: string;
            /**
             * Format: date
             * @description With one tenth.
             */
            q10_on: string;
            /**
             * Format: date
             * @description With nine tenths.
             */
            q90_on: string;
            /** @description What moves the date by half a day or more, the strongest first. */
            reasons: components["schemas"]["ForecastReason"][];
        };
        /** @description What comes in one currency. */
        ForecastLine: {
            /** @description The currency. */
            currency: string;
            /** @description How much of it is taken as known from people. */
            known: components["schemas"]["Money"];
            /** @description What is open; the spans add up to it. */
            open: components["schemas"]["Money"];
            /** @description The spans, the last of which is all that comes later. */
            spans: components["schemas"]["ForecastSpan"][];
        };
        /**
         * @description A way to foretell.
         * @enum {string}
         */
        ForecastMethod: "model" | "due_date" | "customer_average" | "last_year";
        /** @description The model that a forecast comes from. */
        ForecastModel: {
            /**
             * Format: date
             * @description It learned from the items as they stood at the beginning of this day.
             */
            as_of: string;
            /**
             * Format: int64
             * @description Customers it knows.
             */
            customers: number;
            /** @description Whether boosted trees are part of it. */
            has_trees: boolean;
            /** @description Its id. */
            id: string;
            /**
             * @description There were too few settled items: payments are foretold around the due date with a wide
             *     spread, and own settlements move them.
             */
            is_cold: boolean;
            /**
             * Format: date-time
             * @description When it was learned.
             */
            learned_at: string;
            /**
             * Format: int64
             * @description Open items it learned from.
             */
            open: number;
            /**
             * Format: int64
             * @description Settled items it learned from.
             */
            settled: number;
        };
        /** @description What moves the date of an item. */
        ForecastReason: {
            /** @description By how many days; negative is earlier. */
            days: string;
            /**
             * @description What: `customer`, `dispute`, `terms`, `amount`, `calendar`, `country`, `segment`, `pattern`
             *     (what comes together in it) or `still_open`.
             */
            reason: string;
        };
        /** @description What comes within some days. */
        ForecastSpan: {
            actual?: components["schemas"]["Money"] | null;
            /** @description What would come if each customer paid with its average delay. */
            by_average: components["schemas"]["Money"];
            /** @description What is expected of open items. */
            expected: components["schemas"]["Money"];
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description Intervals of 50, 80 and 95 %. */
            intervals: components["schemas"]["ForecastInterval"][];
            last_year?: components["schemas"]["Money"] | null;
            /** @description What would come if all paid on the due date; what is past due, in the first span. */
            on_due_date: components["schemas"]["Money"];
            /** @description What accepted orders bring that are not invoiced yet; not part of `expected`. */
            orders: components["schemas"]["Money"];
            /**
             * Format: date
             * @description Last day; `null` for all that comes later.
             */
            until?: string | null;
        };
        /**
         * @description What may be written off one item in currencies other than the legal entity's own, in minor units
         *     by currency. Amounts of different currencies are never compared, so each has a limit of its own;
         *     a currency that is not named allows none.
         * @example {
         *       "USD": 1000
         *     }
         */
        ForeignLimits: {
            [key: string]: number;
        };
        /** @description Who is to run the installation. */
        Founder: {
            /** @description E-mail address, the name to sign in with. */
            email: string;
            /** @description Name. */
            name: string;
            /** @description Password. */
            password: string;
            /** @description The token that the server printed when it started; not needed on the server's own machine. */
            token?: string | null;
        };
        /** @description A forecast as it was told on a day, beside what came of the items that were open then. */
        FrozenForecast: {
            /**
             * Format: date
             * @description The day from whose beginning it looked ahead.
             */
            frozen_on: string;
            /** @description By currency. */
            lines: components["schemas"]["ForecastLine"][];
        };
        /**
         * @description What is asked of somebody after the password.
         * @enum {string}
         */
        Further: "code" | "passkey" | "enrolment";
        /** @description A row of a file as it is read. */
        HeadRow: {
            /** @description Its cells, one a column; empty texts for nothing. */
            cells: string[];
            /** @description Why it cannot be read; it has no cells then. */
            problem?: string | null;
            /**
             * Format: int64
             * @description Where it stands in the file: its line, or its number in a sheet, from 1.
             */
            row: number;
        };
        /**
         * @description What a figure of health is about.
         * @enum {string}
         */
        HealthArea: "jobs" | "latency" | "imports" | "feeds" | "data";
        /** @description One figure of health. */
        HealthFigure: {
            /** @description Whether the value is above its limit. */
            alert: boolean;
            /** @description What it is about. */
            area: components["schemas"]["HealthArea"];
            /** @description Above this somebody should look; `null`: never. */
            limit?: string | null;
            /** @description Its name, such as `jobs_dead`. */
            name: string;
            /** @description The account, file format, kind of import or operation; `null`: all. */
            source?: string | null;
            /** @description `count`, `%`, `seconds`, `ms` or `days`. */
            unit: string;
            /** @description Its value. */
            value?: string | null;
        };
        /** @description Permissions in one legal entity, or in all. */
        Held: {
            /** @description The legal entity; `null`: all. */
            entity_id?: string | null;
            /** @description The permissions. */
            permissions: components["schemas"]["Permission"][];
        };
        /** @description Held orders and what they come to, by currency. */
        HeldOrders: {
            /** @description Their gross amounts. */
            amounts: components["schemas"]["Money"][];
            /**
             * Format: int64
             * @description How many.
             */
            orders: number;
        };
        /** @description Something that was found. */
        Hit: {
            amount?: components["schemas"]["Money"] | null;
            /** @description Its id. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["HitKind"];
            /** @description Its number; a bank entry has none. */
            number?: string | null;
            /**
             * Format: date
             * @description The day of it.
             */
            on?: string | null;
            /** @description The customer's name; of a bank entry, who paid or was paid. */
            title: string;
        };
        /**
         * @description What a hit is.
         * @enum {string}
         */
        HitKind: "customer" | "order" | "delivery" | "invoice" | "receipt" | "bank_entry";
        /** @description What was found, kind by kind, the likeliest of each first. */
        Hits: {
            /** @description The hits. */
            hits: components["schemas"]["Hit"][];
        };
        /**
         * @description Why an order is stopped.
         * @enum {string}
         */
        HoldReason: "unknown_product" | "price_differs" | "duplicate_order" | "incomplete" | "credit" | "customer_blocked" | "reservation_expired" | "below_minimum";
        /** @description A hold, open or lifted. */
        HoldView: {
            /** @description What the decision was based on. */
            evidence: components["schemas"]["Evidence"];
            /** @description Its id. */
            id: string;
            /**
             * Format: int64
             * @description The line at fault; `null` when it is the whole order.
             */
            line_no?: number | null;
            /**
             * Format: date-time
             * @description When the order was stopped.
             */
            placed_at: string;
            /** @description Why the order was stopped. */
            reason: components["schemas"]["HoldReason"];
            /** @description Why it was lifted. */
            release_note?: string | null;
            /**
             * Format: date-time
             * @description When the hold was lifted; `null` while it stands.
             */
            released_at?: string | null;
            /** @description Who lifted it. */
            released_by?: string | null;
            /** @description The name of that user or API key. */
            released_by_name?: string | null;
        };
        /** @description The first page of the day. */
        Home: {
            done?: components["schemas"]["Done"] | null;
            /** @description What needs somebody. */
            needs: components["schemas"]["Needs"];
            /**
             * Format: date
             * @description Today in the legal entity's time zone, by which things are late.
             */
            today: string;
        };
        /** @description Who is signed in and what they may do. */
        Identity: {
            /** @description The user or API key. */
            actor: string;
            /** @description Permissions, and where they hold. */
            grants: components["schemas"]["Held"][];
            /** @description Their name. */
            name: string;
            session?: components["schemas"]["Session"] | null;
            user?: components["schemas"]["User"] | null;
        };
        /** @description A field that a mapping can fill. */
        ImportField: {
            /** @description What it means, in one sentence. */
            meaning: string;
            /** @description Name in mappings. */
            name: string;
            /** @description True when a row without it is reported. */
            required: boolean;
            /**
             * @description What its values are: `text`, `date`, `instant`, `quantity`, `price`, `amount`, `percent`,
             *     `integer`, `boolean`, `currency` or `choice`.
             */
            type: string;
        };
        /**
         * @description What an import brings in.
         * @enum {string}
         */
        ImportKind: "customers" | "products" | "prices" | "orders" | "deliveries" | "invoices" | "payments";
        /** @description A kind of import and the fields that a mapping can fill. */
        ImportKindView: {
            /** @description The fields, in the order in which documents hold them. */
            fields: components["schemas"]["ImportField"][];
            /** @description What the rows are. */
            kind: components["schemas"]["ImportKind"];
            /** @description What somebody must be permitted, besides importing, to bring in such rows. */
            permission: components["schemas"]["Permission"];
        };
        /** @description What became of rows of an import: of one that was reported, or of a stretch that was booked. */
        ImportRows: {
            /** @description The column or field at fault. */
            column?: string | null;
            /**
             * Format: int64
             * @description The first row, by its line or number in the file.
             */
            first_row: number;
            /**
             * Format: int64
             * @description The last row.
             */
            last_row: number;
            /** @description Booked or reported. */
            outcome: components["schemas"]["RowOutcome"];
            /** @description What is wrong. */
            problem?: string | null;
            /** @description What to do. */
            remedy?: string | null;
            /**
             * Format: int64
             * @description How many rows these are; a stretch may leave out lines that hold none, and rows that
             *     another batch answers for.
             */
            rows: number;
            /** @description The value found there. */
            value?: string | null;
        };
        /**
         * @description Where an import stands.
         * @enum {string}
         */
        ImportState: "running" | "finished" | "failed";
        /** @description An import and how far it has come. */
        ImportView: {
            /**
             * Format: int64
             * @description Documents read so far.
             */
            documents: number;
            /** @description True when nothing was to be kept but what would become of the rows. */
            dry_run: boolean;
            /** @description Why it ended early. */
            failure?: string | null;
            /** @description Name of the file. */
            file_name: string;
            /**
             * Format: date-time
             * @description When its file had been read to the end.
             */
            finished_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description What its rows are. */
            kind: string;
            /**
             * @description The mapping that it was read with, as TOML; `null` where columns belong to the fields of
             *     the same name, or where it was started on the command line.
             */
            mapping?: string | null;
            /** @description Who asked for it; `null` for one that was started on the command line. */
            requested_by?: string | null;
            /** @description The name of that user or API key. */
            requested_by_name?: string | null;
            /**
             * Format: int64
             * @description Rows that are in the books; on a dry run, that would be.
             */
            rows_booked: number;
            /**
             * Format: int64
             * @description Rows read so far: always those booked and those reported together.
             */
            rows_read: number;
            /**
             * Format: int64
             * @description Rows that were left out.
             */
            rows_reported: number;
            /**
             * Format: int64
             * @description Rows of the file; `null` where the file does not tell beforehand.
             */
            rows_total?: number | null;
            /**
             * Format: date-time
             * @description When it began.
             */
            started_at: string;
            /** @description Where it stands. */
            state: components["schemas"]["ImportState"];
        };
        /** @description What a bank file brought. */
        ImportedBankPart: (components["schemas"]["ImportedStatement"] & {
            /** @enum {string} */
            kind: "statement";
        }) | (components["schemas"]["ImportedNotification"] & {
            /** @enum {string} */
            kind: "notification";
        });
        /** @description A notification that was taken in, or was there already. */
        ImportedNotification: components["schemas"]["BankNotification"] & {
            /** @description True when the very same notification came before: nothing was changed. */
            known: boolean;
        };
        /** @description A remittance advice that was imported, or was there already. */
        ImportedRemittanceAdvice: components["schemas"]["RemittanceAdvice"] & {
            /** @description True when the very same file or text came before: nothing was changed. */
            known: boolean;
        };
        /** @description A statement that was imported, or was there already. */
        ImportedStatement: components["schemas"]["BankStatement"] & {
            /** @description True when the very same statement was imported before: nothing was changed. */
            known: boolean;
            /**
             * Format: int64
             * @description Entries that are only announced, or for information, and were left out.
             */
            left_out: number;
            /**
             * Format: int64
             * @description Reversals whose original was not found: they wait for a person.
             */
            reversals_open: number;
            /**
             * Format: int64
             * @description Reversals whose original was found and undone.
             */
            reversals_undone: number;
        };
        /** @description One part of an invoice that falls due. */
        Instalment: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            discount?: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description Last day to pay with the discount.
             */
            discount_on?: string | null;
            /**
             * Format: date
             * @description Last day to pay in time.
             */
            due_on: string;
            /**
             * Format: int32
             * @description Its place, from 1.
             */
            no: number;
        };
        /** @description One instalment: how much, and when. */
        InstalmentRule: {
            /** @description From the invoice date to the due date, step by step; no steps: due at once. */
            due?: components["schemas"]["DateStep"][];
            /** @description How much. */
            share: components["schemas"]["Share"];
        };
        /** @description A document as lists show it. */
        InvoiceHead: {
            /** @description The invoice that a credit note takes back. */
            corrects?: string | null;
            /** @description Who buys. */
            customer: string;
            /** @description That customer's name today. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date
             * @description When the last of it is due.
             */
            due_on?: string | null;
            /** @description What it comes to with tax. */
            gross: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date
             * @description Its date.
             */
            issued_on: string;
            /** @description Invoice or credit note. */
            kind: components["schemas"]["InvoiceKind"];
            /** @description Its number. */
            number: string;
            /** @description What is still open: positive also on a credit note. */
            open: components["schemas"]["Money"];
            /** @description The order it charges. */
            order?: string | null;
            /** @description Issued here or taken over. */
            origin: components["schemas"]["Origin"];
            /** @description Who owes. */
            payer: string;
        };
        /** @description A part of a document with a due date of its own. */
        InvoiceInstalment: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @description What may be deducted until then. */
            discount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The last day on which the discount is granted.
             */
            discount_on?: string | null;
            /**
             * Format: date
             * @description When it is due.
             */
            due_on: string;
            /**
             * Format: int64
             * @description Its number, from 1.
             */
            instalment: number;
            /** @description What is still open of it. */
            open: components["schemas"]["Money"];
        };
        /**
         * @description What kind of document it is.
         * @enum {string}
         */
        InvoiceKind: "invoice" | "credit_note";
        /** @description One line of a document. */
        InvoiceLine: {
            /** @description Per unit before the discount, without tax. */
            base_price: string;
            /**
             * Format: int64
             * @description On a credit note: the line of the corrected invoice.
             */
            corrects_line_no?: number | null;
            /** @description Per cent taken off it; zero: none. */
            discount: string;
            /**
             * Format: int64
             * @description Its number on the document, from 1.
             */
            line_no: number;
            /** @description What is charged. */
            name: string;
            /** @description Quantity × price. */
            net: components["schemas"]["Money"];
            /** @description How much. */
            quantity: string;
            /** @description The product's number; empty on a free line without one. */
            sku: string;
            /** @description EN 16931 category code (UNCL 5305). */
            tax_category: components["schemas"]["TaxCategory"];
            /** @description Rate of that category. */
            tax_percent: string;
            /** @description Unit of measure. */
            unit: string;
            /** @description Per unit as it is charged, without tax. */
            unit_price: string;
        };
        /** @description The tax of one category and rate. */
        InvoiceTax: {
            /** @description Sum of the lines' net amounts. */
            base: components["schemas"]["Money"];
            /** @description EN 16931 category code. */
            category: components["schemas"]["TaxCategory"];
            /** @description Why there is none. */
            note?: string | null;
            /** @description Rate. */
            percent: string;
            /** @description The tax. */
            tax: components["schemas"]["Money"];
        };
        /** @description A document, complete for printing it. */
        InvoiceView: components["schemas"]["InvoiceHead"] & {
            /** @description The corrected invoice's number. */
            corrects_number?: string | null;
            /** @description The credit notes that take it back. */
            credit_notes: components["schemas"]["CreditNoteRef"][];
            /** @description The customer's own number of the order. */
            customer_order_no?: string | null;
            /** @description The delivery it charges or the return it credits, where it is one. */
            delivery?: string | null;
            /** @description The numbers of all deliveries on it. */
            delivery_numbers: string[];
            /** @description When how much is due. */
            instalments: components["schemas"]["InvoiceInstalment"][];
            /**
             * Format: date-time
             * @description The instant of issue.
             */
            issued_at: string;
            /** @description Language of the document. */
            language: components["schemas"]["Language"];
            /** @description Its lines by number. */
            lines: components["schemas"]["InvoiceLine"][];
            /** @description Sum of the lines. */
            net: components["schemas"]["Money"];
            /** @description The order's number. */
            order_number?: string | null;
            /** @description Seller, buyer and recipient of the goods as they were on the day of issue. */
            parties: components["schemas"]["Parties"];
            /** @description The name of who owes. */
            payer_name: string;
            /** @description The number of who owes. */
            payer_number: string;
            /** @description The payment term it was issued under. */
            payment_term?: string | null;
            /** @description Why a credit note was issued. */
            reason?: string | null;
            /** @description ISO 11649 creditor reference to pay with. */
            reference: string;
            /**
             * Format: date
             * @description When goods or services were supplied.
             */
            supplied_on: string;
            /** @description Sum of the taxes. */
            tax: components["schemas"]["Money"];
            /** @description Its taxes by category and rate. */
            taxes: components["schemas"]["InvoiceTax"][];
        };
        /** @description A document that was issued. */
        IssuedInvoice: {
            /** @description The invoice that a credit note takes back. */
            corrects?: string | null;
            /** @description Who buys. */
            customer: string;
            /**
             * Format: date
             * @description When the last of it is due.
             */
            due_on: string;
            /** @description What it comes to with tax. */
            gross: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /**
             * Format: date
             * @description Its date.
             */
            issued_on: string;
            /** @description Invoice or credit note. */
            kind: components["schemas"]["InvoiceKind"];
            /** @description Its number. */
            number: string;
            /** @description The order it charges. */
            order?: string | null;
            /** @description The reference to pay with. */
            reference: string;
        };
        /**
         * @description What an open item stands for.
         * @enum {string}
         */
        ItemKind: "invoice" | "credit_note" | "receipt" | "discount" | "write_off" | "refund" | "receipt_reversal";
        /**
         * @description Which items by their direction.
         * @enum {string}
         */
        ItemSide: "claims" | "debts";
        /**
         * @description Which items by what is left of them.
         * @enum {string}
         */
        ItemState: "open" | "cleared" | "all";
        /** @description The items of a list in one currency. */
        ItemSum: {
            /**
             * Format: int64
             * @description How many items.
             */
            count: number;
            /** @description The currency. */
            currency: string;
            /** @description What of the claims is past due. */
            overdue: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many of them are past due claims.
             */
            overdue_count: number;
            /** @description What is left of them: claims less debts. */
            total: components["schemas"]["Money"];
        };
        /** @description What a list of open items comes to. */
        ItemTotals: {
            /**
             * Format: int64
             * @description How many items.
             */
            count: number;
            /** @description By currency. */
            currencies: components["schemas"]["ItemSum"][];
        };
        /** @description A job to step in on. */
        JobRequest: {
            /** @description Which job. */
            job: string;
        };
        /** @description Work that is done later, at least once. */
        JobView: {
            /**
             * Format: int32
             * @description Attempts begun.
             */
            attempts: number;
            /**
             * Format: int32
             * @description Attempts after which it is given up.
             */
            attempts_max: number;
            /**
             * Format: date-time
             * @description When it became necessary.
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When it was done, given up or called off.
             */
            finished_at?: string | null;
            /** @description Its id. */
            id: string;
            /** @description What is to be done, e.g. `send_mail`. */
            kind: string;
            /** @description Why the last attempt failed; `null` when none did, or when it was done after all. */
            last_error?: string | null;
            /**
             * Format: date-time
             * @description Until when the worker has it.
             */
            lease_until?: string | null;
            /** @description What it is to be done with. */
            payload: components["schemas"]["Evidence"];
            /**
             * Format: date-time
             * @description When it is or was due.
             */
            run_at: string;
            /** @description `waiting`, `running`, `done`, `dead` (given up after its last attempt) or `cancelled`. */
            state: string;
            /** @description The worker that has it, or had it last. */
            worker?: string | null;
        };
        /**
         * @description A KPI of the dictionary that this version can measure.
         * @enum {string}
         */
        Kpi: "dso" | "dso_countback" | "dso_best_possible" | "add" | "dso_bridge" | "cei" | "ar_turnover" | "aging" | "past_due_rate" | "delinquency_rate" | "days_to_pay" | "days_late" | "paid_on_time_rate" | "discount_taken_rate" | "unapplied_cash" | "stp_rate" | "match_rate_payer" | "match_rate_payment" | "match_rate_line" | "wrong_match_rate" | "application_latency" | "order_throughput" | "order_acceptance_time" | "touchless_order_rate" | "order_accuracy" | "on_time_delivery" | "otif" | "perfect_order_rate" | "invoice_latency" | "invoice_accuracy" | "order_to_cash_time" | "rework_rate" | "automation_rate" | "credit_limit_utilisation" | "credit_hold_rate" | "credit_hold_time" | "bad_debt_rate" | "ecl" | "dispute_rate" | "dispute_cycle_time";
        /** @description A KPI as the dictionary declares it. */
        KpiDefinition: {
            /** @description How it is worked out. */
            formula: string;
            /** @description What it tells about. */
            group: components["schemas"]["KpiGroup"];
            /** @description Its id. */
            id: components["schemas"]["Kpi"];
            /** @description The facts that it is worked out of. */
            inputs: string;
            /** @description Can it be asked as it was known on a past day? */
            known_on: boolean;
            /** @description What it is called. */
            name: string;
            /** @description Can it be asked of a channel of orders? */
            of_channels: boolean;
            /** @description Can it be asked of a segment, a country or a customer? */
            of_customers: boolean;
            /** @description Can it be asked of a group of products? */
            of_product_groups: boolean;
            /** @description The unit of its value. */
            unit: string;
            /**
             * Format: int32
             * @description Counts up when the formula changes; figures of different versions are not compared.
             */
            version: number;
        };
        /**
         * @description What a KPI tells about.
         * @enum {string}
         */
        KpiGroup: "receivables" | "cash_application" | "orders" | "credit";
        /**
         * @description A language of documents, letters and the desk.
         * @enum {string}
         */
        Language: "en" | "de" | "fr";
        /** @description The transactions of an hour. */
        LatencyHour: {
            /**
             * Format: date-time
             * @description Its first instant.
             */
            hour: string;
            /** @description Half of them took no longer, in milliseconds. */
            p50?: string | null;
            /** @description 99 in a hundred took no longer, in milliseconds. */
            p99?: string | null;
            /**
             * Format: int64
             * @description How many there were.
             */
            transactions: number;
        };
        /** @description Who changed an object last. */
        LatestChange: {
            /** @description The user, API key or part of the system. */
            actor: string;
            /** @description The user's name; `null` for others. */
            actor_name?: string | null;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            at: string;
        };
        /** @description Switches something that payments taught off or on again. */
        LearnedChange: {
            /** @description Whether matching uses it. */
            is_active: boolean;
        };
        /**
         * @description What was learned: by what a payer is recognised, or how a customer pays.
         * @enum {string}
         */
        LearnedKind: "account" | "name" | "reference" | "oldest_first" | "by_statement" | "late_discount" | "deducts";
        /** @description What payments taught about who pays for a customer, or how the customer pays. */
        LearnedPayer: {
            /**
             * Format: int64
             * @description Receipts that people made of such payments, or that showed the habit.
             */
            by_person: number;
            /**
             * Format: int64
             * @description Receipts that matching made of such payments.
             */
            by_rule: number;
            /**
             * Format: int64
             * @description Receipts of the customer that showed the contrary of the habit, and stand.
             */
            contrary: number;
            /**
             * @description Whether there is enough evidence: for an account or name, more receipts stand than were
             *     taken back; for a number, two receipts more, and none of another customer; for a habit, at least three stand, and they are three of four of all that could
             *     have shown it.
             */
            counts: boolean;
            /** @description Whose money it was. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            deducted?: components["schemas"]["Money"] | null;
            /**
             * Format: date
             * @description The booking day of the first such payment.
             */
            first_on: string;
            /** @description Its id. */
            id: string;
            /** @description Whether matching uses it where it counts. */
            is_active: boolean;
            /** @description What was learned. */
            kind: components["schemas"]["LearnedKind"];
            /**
             * Format: date
             * @description The booking day of the last one.
             */
            last_on: string;
            /** @description The account or name as the bank wrote it, the number in capitals; empty for a habit. */
            shown: string;
            /**
             * Format: int64
             * @description How many of both people took back.
             */
            taken_back: number;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description One account. */
        LedgerAccount: {
            /** @description Its code. */
            code: string;
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            role: components["schemas"]["AccountRole"];
        };
        /** @description Entries left for one reason. */
        LeftEntries: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description Stable code of the reason. */
            reason: string;
        };
        /** @description Sets or lifts a customer's limit. */
        LimitChange: {
            /** @description The currency the limit is for. */
            currency: string;
            /** @description The customer who will owe. */
            customer: string;
            limit?: components["schemas"]["Money"] | null;
            /** @description Why. */
            reason?: string | null;
            /**
             * Format: int64
             * @description The `version` that the caller saw; `null` sets the limit whatever it was.
             */
            version?: number | null;
        };
        /** @description What the payer withheld of an item, and why. */
        LineDeduction: {
            /** @description How much of what the line leaves open; positive. */
            amount: components["schemas"]["Money"];
            /** @description What the payer said; needed for the reason `other`. */
            note?: string | null;
            /** @description Code of a reason in use, such as `price_difference`. */
            reason: string;
        };
        /** @description Which price shall count on a line. */
        LinePrice: "agreed" | "customers" | {
            /** @description This one. */
            of: {
                /** @description Per unit. */
                unit_price: string;
            };
        };
        /** @description How much of an order line. */
        LineQuantity: {
            /**
             * Format: int64
             * @description The line's number within the order.
             */
            line_no: number;
            /** @description How much of it; above zero. */
            quantity: string;
        };
        /** @description A line of an entry. */
        LineView: {
            /** @description The account's code. */
            account: string;
            /** @description Debit positive, credit negative. */
            amount: components["schemas"]["Money"];
            /** @description Whose receivable it is. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
        };
        /** @description An amount given up while an item is settled. */
        LineWriteOff: {
            /** @description How much; positive. */
            amount: components["schemas"]["Money"];
            /** @description What was considered. */
            note?: string | null;
            /** @description Why. */
            reason: components["schemas"]["WriteOffReason"];
        };
        /** @description The published form of a [`SourceRef`]. */
        Link: {
            /** @description Its id, e.g. `inv_…`. */
            id: string;
            /** @description What it is, e.g. `invoice`. */
            type: string;
        };
        /**
         * @description Whether a link still takes an answer.
         * @enum {string}
         */
        LinkState: "open" | "answered" | "over";
        /**
         * @description What linked a remittance advice to a bank entry.
         * @enum {string}
         */
        LinkedBy: "reference" | "amount" | "person";
        /** @description Something that happened, as the event log has it. */
        LoggedEvent: {
            /** @description Who caused it: a user, an API key or `system:` and a part of the system. */
            actor: string;
            /** @description The name of that user or API key; `null` for a part of the system. */
            actor_name?: string | null;
            /** @description Its particulars. */
            attributes: components["schemas"]["Evidence"];
            /** @description The event that caused it. */
            cause?: string | null;
            /** @description Its own hash, in hex: SHA-256 over the hash before and its content. */
            hash: string;
            /** @description Its id. */
            id: string;
            /** @description What it concerns. */
            objects: components["schemas"]["ConcernedObject"][];
            /**
             * Format: date-time
             * @description When it happened in the business.
             */
            occurred_at: string;
            /** @description Hash of the event before, in hex. */
            prev_hash: string;
            /**
             * Format: date-time
             * @description When it was recorded.
             */
            recorded_at: string;
            /**
             * Format: int64
             * @description Its place in the chain of its legal entity, from 1 and without gaps.
             */
            seq: number;
            /** @description What happened. */
            type: string;
        };
        /** @description What can be chosen of a document's look. */
        Look: {
            /** @description Colour of name, title and rules, `#rrggbb`. */
            accent: string;
            /** @description Further lines of the legal footer: directors, share capital. */
            footer: components["schemas"]["Texts"];
            /** @description The logo, as uploading it gave it; `null`: the name stands in its place. */
            logo?: string | null;
            /** @description How to pay, printed on invoices and statements. */
            payment: components["schemas"]["Texts"];
        };
        /** @description An API key just made. */
        MadeApiKey: {
            /** @description What lists show of it. */
            key: components["schemas"]["ApiKey"];
            /** @description The key. It is shown this once and kept as a hash only. */
            secret: string;
        };
        /** @description An e-mail and what became of it. */
        Mail: {
            /** @description Plain text. */
            body: string;
            /** @description To which customer it goes. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /** @description The document that it is about. */
            document: string;
            /** @description Why it could not be sent. */
            error?: string | null;
            /** @description The attachment. */
            file?: string | null;
            /** @description Its id. */
            id: string;
            /** @description The mail server's name for it. */
            message_id?: string | null;
            /**
             * Format: date-time
             * @description When it was queued.
             */
            queued_at: string;
            /** @description Address it goes to. */
            recipient: string;
            /**
             * Format: date-time
             * @description When the mail server took it.
             */
            sent_at?: string | null;
            /** @description What became of it. */
            status: components["schemas"]["MailStatus"];
            /** @description Subject line. */
            subject: string;
        };
        /**
         * @description What became of an e-mail.
         * @enum {string}
         */
        MailStatus: "queued" | "sent" | "failed";
        /** @description What to change about a mapping; what is left out stays. */
        MappingChange: {
            /** @description The mapping. */
            mapping?: string | null;
            /** @description Its name. */
            name?: string | null;
        };
        /** @description A change in how the company works. */
        MarkedChange: {
            /** @description It holds for customers in this country only. */
            country?: string | null;
            /**
             * Format: int64
             * @description So many per cent of the customers are held out; `null`: it is no experiment.
             */
            held_out_percent?: number | null;
            /** @description Its id. */
            id: string;
            /** @description What changed. */
            name: string;
            /** @description More of it. */
            note?: string | null;
            /**
             * Format: date
             * @description The first day on which it held.
             */
            on: string;
            /** @description It holds for customers in this segment only. */
            segment?: string | null;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
            /**
             * Format: int64
             * @description Days from one wave to the next.
             */
            wave_days: number;
            /**
             * Format: int64
             * @description In how many waves the other customers start.
             */
            waves: number;
            /** @description Whether the mark was taken away. */
            withdrawn: boolean;
        };
        /** @description A change of a mark; what is left out stays. Groups of an experiment never change. */
        MarkedChangeChange: {
            /** @description What changed. */
            name?: string | null;
            /** @description More of it; `null` takes it away. */
            note?: string | null;
            /**
             * Format: date
             * @description The first day on which it held.
             */
            on?: string | null;
            /** @description `true` takes the mark away, `false` brings it back. */
            withdrawn?: boolean | null;
        };
        /** @description How confidences of one kind of explanation came true in this legal entity, and what follows. */
        MatchCalibration: {
            /** @description `plain`, `searched` or `overpaid`, as in decisions. */
            basis: string;
            /**
             * Format: int64
             * @description Decisions of at least 75 % that became receipts. Beyond two thousand, older ones fade.
             */
            decisions: number;
            /**
             * @description By how much the odds of being wrong are multiplied, in percent: 100 changes nothing, 200
             *     doubts twice as much.
             */
            doubt: string;
            /** @description Whether matching uses it. */
            is_active: boolean;
            /**
             * Format: int64
             * @description Decisions that a person applied or took back.
             */
            reviewed: number;
            /**
             * Format: int64
             * @description Of them, those that were wrong.
             */
            reviewed_wrong: number;
            /** @description The share that was right, in percent. */
            right?: string | null;
            /** @description The confidence of the delivered tables, on average, in percent. */
            told?: string | null;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
            /**
             * Format: int64
             * @description Of them, those that people changed or took back.
             */
            wrong: number;
        };
        /** @description A policy of matching. */
        MatchPolicyView: {
            /** @description Its id; `null` for the one that is in force as long as none was set. */
            id?: string | null;
            /**
             * Format: date-time
             * @description When it was put in force.
             */
            in_force_at?: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            made_at?: string | null;
            /** @description Who made it. */
            made_by?: string | null;
            /** @description The name that decisions tell. */
            name: string;
            /** @description Why. */
            reason?: string | null;
            /** @description Its limits. */
            rules: components["schemas"]["PolicyRules"];
            /**
             * Format: date-time
             * @description When that was looked at.
             */
            simulated_at?: string | null;
            simulation?: components["schemas"]["Simulation"] | null;
            /** @description What it is used for. */
            state: components["schemas"]["PolicyState"];
        };
        /** @description What a run of matching did. */
        MatchReport: {
            /** @description Receipts that were recorded and applied. */
            applied: components["schemas"]["MatchedEntry"][];
            /**
             * Format: int64
             * @description Entries that were looked at.
             */
            examined: number;
            /** @description Entries left to a person, by reason. */
            left: components["schemas"]["LeftEntries"][];
            /** @description Give this as `after` to go on; `null` at the end. */
            next?: string | null;
        };
        /** @description Which entries to match. */
        MatchRequest: {
            /**
             * Format: int32
             * @description At most so many at a time.
             */
            limit?: number | null;
            /** @description All open ones, or named ones. */
            select: components["schemas"]["MatchSelection"];
        };
        /** @description Which open entries to match. */
        MatchSelection: {
            /** @description All open credits, oldest first, from `after` on. */
            all: {
                /** @description The `next` of the run before. */
                after?: string | null;
            };
        } | {
            /** @description Those of a statement, oldest first, from `after` on. */
            statement: {
                /** @description The `next` of the run before. */
                after?: string | null;
                /** @description The statement. */
                statement: string;
            };
        } | {
            /** @description These. */
            entries: string[];
        };
        /** @description An entry that was applied without a person. */
        MatchedEntry: {
            /** @description The entry. */
            entry: string;
            /** @description The receipt that it became. */
            receipt: string;
        };
        /** @description How good a method was. */
        MethodScore: {
            /** @description By how much too much was told in sum, in per cent of what came. */
            bias?: string | null;
            /** @description Per cent of weeks within the interval of 50 %; `null` for methods without intervals. */
            coverage_50?: string | null;
            /** @description The same of 80 %. */
            coverage_80?: string | null;
            /** @description The same of 95 %. */
            coverage_95?: string | null;
            /** @description The mean error of payment days, in days; `null` where only weeks are compared. */
            mae_days?: string | null;
            /** @description Which. */
            method: components["schemas"]["ForecastMethod"];
            /**
             * @description One hundred less the error of the whole sum, in per cent: errors of weeks even each other out
             *     in it, so it is to be read beside `wape`.
             */
            net_accuracy?: string | null;
            /** @description The sum of absolute errors over what came, in per cent; `null` when nothing came. */
            wape?: string | null;
        };
        /** @description A recipe that was tried on the past, and what was decided. */
        ModelChoice: {
            /**
             * Format: date
             * @description The day as on which items stood.
             */
            as_of: string;
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            /** @description `first`, `same` (chosen again), `kept` (the other was no better) or `replaced`. */
            decision: string;
            /**
             * Format: int64
             * @description After so many days a settlement counts half; `null`: all count alike.
             */
            half_life_days?: number | null;
            /**
             * Format: int64
             * @description Items compared in the backtest.
             */
            items: number;
            other?: components["schemas"]["MethodScore"] | null;
            /** @description What the backtest of the recipe in force gave, by method. */
            scores: components["schemas"]["MethodScore"][];
            /** @description Whether trees may be part of the model. */
            trees: boolean;
            /**
             * Format: int64
             * @description Weeks compared in the backtest.
             */
            weeks: number;
        };
        Money: {
            /** @description In the decimals of the currency, e.g. `-12.50` */
            amount: string;
            /** @description ISO 4217, e.g. `EUR` */
            currency: string;
        };
        /** @description A posting on the customer's account. */
        Movement: {
            /** @description Owed to us positive. */
            amount: components["schemas"]["Money"];
            /** @description The balance after it. */
            balance: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When it is due.
             */
            due_on: string;
            /**
             * Format: int32
             * @description Which instalment of the document.
             */
            instalment: number;
            /** @description What it stands for. */
            kind: components["schemas"]["ItemKind"];
            /** @description The document's number. */
            number: string;
            /**
             * Format: date
             * @description Posting date.
             */
            posted_on: string;
        };
        /** @description A document that a payer names. */
        NamedDocument: {
            amount?: components["schemas"]["Money"] | null;
            /** @description Its number as the payer wrote it; at most 40 characters. */
            number: string;
        };
        /** @description A document that the payment names, and how. */
        NamedItem: {
            /** @description The open item. */
            item: string;
            /**
             * @description How it names the document: `reference`, `whole`, `torn`, `confused`, `digits`, `last_run`,
             *     `year_and_core`, `core`, `tail`, `head`, `typo`, `order`, `delivery`.
             */
            naming: string;
            /** @description The number of its document. */
            number: string;
            /** @description What was open on it. */
            open: components["schemas"]["Money"];
            /** @description What stood in the payment. */
            text: string;
        };
        /** @description What needs somebody now. `null` stands for what the caller may not see. */
        Needs: {
            anomalies?: components["schemas"]["Tally"] | null;
            billing_due?: components["schemas"]["Tally"] | null;
            credits_open?: components["schemas"]["Tally"] | null;
            deliveries_late?: components["schemas"]["Tally"] | null;
            exceptions?: components["schemas"]["Tally"] | null;
            health_alerts?: components["schemas"]["Tally"] | null;
            jobs_failed?: components["schemas"]["Tally"] | null;
            mails_failed?: components["schemas"]["Tally"] | null;
            mails_waiting?: components["schemas"]["Tally"] | null;
            orders_held?: components["schemas"]["Tally"] | null;
            orders_to_acknowledge?: components["schemas"]["Tally"] | null;
            overdue?: components["schemas"]["Tally"] | null;
            refunds_unlinked?: components["schemas"]["Tally"] | null;
            sign_offs?: components["schemas"]["Tally"] | null;
            statements_flagged?: components["schemas"]["Tally"] | null;
        };
        /** @description An address to add. */
        NewAddress: {
            /** @description City. */
            city?: string;
            country?: components["schemas"]["Country"] | null;
            /** @description Name on the label where it is not the customer's. */
            name?: string | null;
            /** @description Postal code. */
            postal_code?: string;
            /** @description State, province or county. */
            region?: string | null;
            /** @description What it is for. */
            role: components["schemas"]["AddressRole"];
            /** @description Street and number. */
            street?: string;
        };
        /** @description An API key to make. */
        NewApiKey: {
            /** @description In this legal entity only; left out: everywhere. */
            entity_id?: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself; left out: only when revoked.
             */
            expires_at?: string | null;
            /** @description What it is for. */
            name: string;
            /** @description What it may do: never more than its maker. */
            scopes: components["schemas"]["Permission"][];
        };
        /** @description Asks for many documents. */
        NewBillingRun: {
            /** @description Renders each document and keeps the copy. Default: yes. */
            documents?: boolean;
            /**
             * Format: date
             * @description Date of the documents. Default: the day on which each is issued.
             */
            issued_on?: string | null;
            /** @description What to bill. */
            select: components["schemas"]["Selection"];
        };
        /** @description A company to set up. */
        NewCompany: {
            /** @description Its bank account. */
            bank: components["schemas"]["CompanyBank"];
            /** @description The legal entity. */
            entity: components["schemas"]["NewEntity"];
            /** @description What stands before the numbers of its documents. */
            prefixes?: components["schemas"]["Prefixes"];
        };
        /** @description A contact to add. */
        NewContact: {
            /** @description What the person looks after. */
            duty?: string | null;
            /** @description E-mail address. */
            email?: string | null;
            /** @description Name. */
            name: string;
            /** @description Telephone number. */
            phone?: string | null;
        };
        /** @description Takes an invoice back, wholly or partly. */
        NewCreditNote: {
            /** @description Settles the invoice with the credit note, as far as it is open. Default: yes. */
            allocate?: boolean;
            /** @description Renders the document and keeps the copy. Default: yes. */
            documents?: boolean;
            /** @description The invoice. */
            invoice: string;
            /**
             * Format: date
             * @description Default: today in the legal entity's time zone.
             */
            issued_on?: string | null;
            /** @description What of it; left out: all that is not credited yet. */
            lines?: components["schemas"]["CreditLine"][] | null;
            /** @description Why; it stands on the document. */
            reason: string;
        };
        /** @description A customer to take on. */
        NewCustomer: {
            /** @description Addresses, at most one a role; without a main one, it gets one that knows only the country. */
            addresses?: components["schemas"]["NewAddress"][];
            /** @description Accounts it pays from. */
            bank_accounts?: components["schemas"]["NewCustomerBankAccount"][];
            bill_to?: components["schemas"]["CustomerKey"] | null;
            billing_rule?: components["schemas"]["BillingRule"] | null;
            /** @description People there. */
            contacts?: components["schemas"]["NewContact"][];
            /** @description ISO 3166-1 alpha-2 code. */
            country: components["schemas"]["Country"];
            /** @description Currency of its orders; left out, the legal entity's. */
            currency?: string | null;
            /** @description Where its documents are mailed to. */
            email?: string | null;
            language?: components["schemas"]["Language"] | null;
            /** @description Name as documents print it. */
            name: string;
            /** @description Unique number; left out, the next of the legal entity's series `customer`. */
            number?: string | null;
            payer?: components["schemas"]["CustomerKey"] | null;
            /** @description Its payment term; left out, invoices are due at once. */
            payment_term_id?: string | null;
            /** @description Group for prices and analysis. */
            segment?: string | null;
            ship_to?: components["schemas"]["CustomerKey"] | null;
            /** @description Local tax number. */
            tax_number?: string | null;
            tax_regime?: components["schemas"]["TaxRegime"] | null;
            /** @description VAT identification number with its country prefix. */
            vat_id?: string | null;
        };
        /** @description A bank account to add. */
        NewCustomerBankAccount: {
            /** @description BIC of the bank. */
            bic?: string | null;
            /** @description Holder where it is not the customer. */
            holder?: string | null;
            /** @description IBAN, with or without blanks. */
            iban: string;
        };
        /** @description A reason of one's own. */
        NewDeductionReason: {
            /** @description Its stable code: at most 40 small letters, digits and underscores. */
            code: string;
            /** @description What people call it. */
            name: string;
        };
        /** @description A shipment to record. */
        NewDelivery: {
            /** @description Who carries it. */
            carrier?: string | null;
            /** @description Renders the delivery note and keeps the copy. Default: yes. */
            documents?: boolean;
            /** @description What it holds. Default: all that is open. */
            lines?: components["schemas"]["LineQuantity"][] | null;
            /** @description What order it fulfils, wholly or partly. */
            order: string;
            /**
             * @description Ships although the credit limit is exceeded or the customer blocked. Only for callers who
             *     hold the permission; the server decides that.
             */
            override_credit?: boolean;
            /**
             * Format: date-time
             * @description When it left. Default: now.
             */
            shipped_at?: string | null;
            /** @description The carrier's number of it. */
            tracking_no?: string | null;
        };
        /** @description A legal entity to set up. */
        NewEntity: {
            /** @description ISO 4217 code. Fixed for good. */
            base_currency: string;
            /** @description City. */
            city?: string;
            /** @description Short unique code, at most 40 characters. */
            code: string;
            /** @description ISO 3166-1 alpha-2 code. */
            country: components["schemas"]["Country"];
            /** @description Address for replies. */
            email?: string | null;
            /** @description See [`Entity::foreign_write_off_limits_minor`]; left out, none is allowed. */
            foreign_write_off_limits_minor?: components["schemas"]["ForeignLimits"];
            /** @description Language where the customer's is not known. */
            language: components["schemas"]["Language"];
            /** @description See [`Entity::matches_by_itself`]; left out, it does. */
            matches_by_itself?: boolean;
            /** @description Registered name. */
            name: string;
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Postal code. */
            postal_code?: string;
            /** @description Entry in the commercial register, as documents print it. */
            register_text?: string | null;
            /**
             * Format: int64
             * @description See [`Entity::reservation_days`]; left out, 14.
             */
            reservation_days?: number;
            /** @description Street and number. */
            street?: string;
            /** @description Number at the local tax office. */
            tax_number?: string | null;
            /** @description Name in the IANA time zone database, e.g. `Europe/Berlin`. */
            time_zone: components["schemas"]["TimeZone"];
            /**
             * Format: int64
             * @description See [`Entity::tolerance_minor`]; 0 allows none.
             */
            tolerance_minor?: number;
            /** @description VAT identification number with its country prefix. */
            vat_id?: string | null;
            /**
             * Format: int64
             * @description See [`Entity::write_off_limit_minor`]; 0 allows none.
             */
            write_off_limit_minor?: number;
        };
        /** @description A day to be expected. */
        NewExpectedPayment: {
            /**
             * Format: date
             * @description The day, today or later.
             */
            expected_on: string;
            /** @description Of which open item. */
            item: string;
            /** @description Why, in a few words. */
            reason: string;
            /**
             * Format: date
             * @description The last day on which it is still to be believed. Default: a week after the day.
             */
            until?: string | null;
        };
        /** @description A mapping to keep. */
        NewMapping: {
            /** @description What the rows are. */
            kind: components["schemas"]["ImportKind"];
            /** @description The mapping, as an import takes it. */
            mapping: string;
            /** @description Its name, of which the legal entity has one a kind. */
            name: string;
        };
        /** @description A change to mark. */
        NewMarkedChange: {
            /** @description It holds for customers in this country only. */
            country?: string | null;
            /**
             * Format: int64
             * @description Holds so many per cent of the customers out, from 1 to 90: chosen by a hash of their ids.
             */
            held_out_percent?: number | null;
            /** @description What changed. */
            name: string;
            /** @description More of it. */
            note?: string | null;
            /**
             * Format: date
             * @description The first day on which it held.
             */
            on: string;
            /** @description It holds for customers in this segment only. */
            segment?: string | null;
            /**
             * Format: int64
             * @description Days from one wave to the next, up to 366. Default: 28.
             */
            wave_days?: number | null;
            /**
             * Format: int64
             * @description In how many waves the other customers start, from 1 to 20. Default: 1.
             */
            waves?: number | null;
        };
        /** @description A policy to be thought about. */
        NewMatchPolicy: {
            /** @description A name that no other has; decisions tell it. */
            name: string;
            /** @description Its limits. */
            rules: components["schemas"]["PolicyRules"];
        };
        /** @description An order as it comes in. */
        NewOrder: {
            /** @description Acknowledges at once, as of when it came in, if nothing holds the order. */
            auto_acknowledge?: boolean;
            /** @description Who receives the invoice. */
            bill_to?: string | null;
            billing_rule?: components["schemas"]["BillingRule"] | null;
            /** @description How it reached us. Default: `api`. */
            channel?: components["schemas"]["Channel"];
            /** @description Default: the customer's currency. */
            currency?: string | null;
            /** @description Who orders; either this or `customer_number`. */
            customer?: string | null;
            /** @description Who orders, by our customer number. */
            customer_number?: string | null;
            /** @description The customer's own number of this order. */
            customer_order_no?: string | null;
            /** @description Renders that acknowledgement, keeps the copy and mails it. Default: yes. */
            documents?: boolean;
            /** @description What is ordered, at least one line. Lines are numbered from 1 in this order. */
            lines: components["schemas"]["NewOrderLine"][];
            /** @description For the people who handle the order. */
            note?: string | null;
            /**
             * Format: date
             * @description The date on the order, by which prices and taxes are chosen. Default: the day it came in.
             */
            ordered_on?: string | null;
            /** @description Who pays, and whose credit is used. */
            payer?: string | null;
            /** @description Default: the customer's payment term; without one, invoices are due at once. */
            payment_term?: string | null;
            /** @description Default: `agreement`. */
            price_policy?: components["schemas"]["PricePolicy"];
            /**
             * Format: date-time
             * @description When it reached us. Default: now.
             */
            received_at?: string | null;
            /**
             * Format: date
             * @description When the customer wants the goods; a line may say otherwise.
             */
            requested_on?: string | null;
            /** @description Who receives the goods. Default: as the customer's master data say; so with the next two. */
            ship_to?: string | null;
        };
        /** @description One line of an order as it comes in. */
        NewOrderLine: {
            /**
             * @description Per cent to take off that price, or off the agreed one; from 0 to 100. A price that then is
             *     not the agreed one holds the order, as the customer's own does. Default: none.
             */
            discount?: string | null;
            /** @description The customer's words for it. Default: the product's name. */
            name?: string | null;
            /** @description Why price or discount are not as agreed. */
            price_reason?: string | null;
            /** @description How much, in the product's unit; above zero. */
            quantity: string;
            /**
             * Format: date
             * @description Default: the order's requested date.
             */
            requested_on?: string | null;
            /** @description Our number of the product. */
            sku: string;
            /** @description The customer's own price per unit; `null` when the customer leaves it to the agreement. */
            unit_price?: string | null;
        };
        /** @description A bank account to add. */
        NewOwnBankAccount: {
            /** @description IBAN, or the bank's own account number as its statements name it. */
            account_no: string;
            /** @description BIC of the bank. */
            bic?: string | null;
            /** @description Default: the legal entity's base currency. */
            currency?: string | null;
            /**
             * @description Code of the ledger account that mirrors it; it must have the role `bank`. Default: the first
             *     such account.
             */
            ledger_account?: string | null;
            /** @description What people call it. */
            name: string;
        };
        /**
         * @description What the holder of a link gives for an answer: documents, a message, or that the money is not for
         *     us.
         */
        NewPayerAnswer: {
            /** @description What was paid; at most 100. */
            documents?: components["schemas"]["NamedDocument"][];
            /** @description Anything else; at most 1000 characters. */
            message?: string | null;
            /** @description The money is not for us, and is to be returned. */
            not_ours?: boolean;
        };
        /** @description A policy to be thought about. */
        NewPolicy_CreditRules: {
            /** @description A name that no other has; decisions tell it. */
            name: string;
            /**
             * @description When an order is held for credit. Without any of the rules an order is held when it exceeds the
             *     customer's limit. Amounts are in minor units of the order's currency.
             */
            rules: {
                /**
                 * Format: int32
                 * @description A customer is new until so many days after its first document was posted; 0: before that.
                 * @default 0
                 */
                new_customer_days: number;
                /**
                 * Format: int64
                 * @description Orders of new customers above this are held.
                 * @default null
                 */
                new_customer_max_minor: number | null;
                /**
                 * Format: int32
                 * @description Held when something that the customer owes is past its due date by more days than this.
                 * @default null
                 */
                past_due_max_days: number | null;
                /**
                 * Format: int64
                 * @description Held when the customer owes more than this past its due date.
                 * @default null
                 */
                past_due_max_minor: number | null;
                /**
                 * Format: int64
                 * @description By how much the limit may be exceeded.
                 * @default null
                 */
                tolerance_minor: number | null;
                /**
                 * @description By how much the limit may be exceeded, in per cent of it; with `tolerance_minor` the smaller
                 *     of both counts.
                 * @default null
                 */
                tolerance_percent: string | null;
                /**
                 * Format: int64
                 * @description What a customer without a limit may bind; none: anything.
                 * @default null
                 */
                without_limit_max_minor: number | null;
            };
        };
        /** @description A policy to be thought about. */
        NewPolicy_OrderRules: {
            /** @description A name that no other has; decisions tell it. */
            name: string;
            /**
             * @description When an order is held. Without any of the rules a price must be the agreed one, and a customer's
             *     number is never used twice. Rules other than that for duplicates are for orders at agreed prices.
             */
            rules: {
                /**
                 * Format: int32
                 * @description A customer's number is used twice when the earlier order came so many days before, or fewer;
                 *     none: however long before.
                 * @default null
                 */
                duplicate_days: number | null;
                /**
                 * Format: int64
                 * @description Orders below this are held: net, in minor units of the order's currency.
                 * @default null
                 */
                minimum_net_minor: number | null;
                /**
                 * @description By how much the customer's price may differ from the agreed one, up or down, in per cent of
                 *     the agreed one.
                 * @default 0
                 */
                price_tolerance_percent: string;
                /**
                 * @description What an order must say.
                 * @default []
                 */
                required: components["schemas"]["OrderField"][];
            };
        };
        /** @description A price to set. One that stands for the same list, product, quantity and first day is replaced. */
        NewPrice: {
            /** @description Code of the price list. */
            list_code: string;
            /** @description The least quantity of a line that gets this price; left out: any. */
            min_quantity?: string;
            /** @description Article number of the product. */
            sku: string;
            /** @description Price of one unit, net of tax, in the list's currency. */
            unit_price: string;
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day; left out: until a later price takes over.
             */
            valid_to?: string | null;
        };
        /** @description A price list to add. */
        NewPriceList: {
            /** @description Unique code. */
            code: string;
            /** @description Currency of its prices. */
            currency: string;
            customer?: components["schemas"]["CustomerKey"] | null;
            /** @description Name; left out: the code. */
            name?: string | null;
            /** @description The segment it is for. */
            segment?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day.
             */
            valid_to?: string | null;
        };
        /** @description A product to add. */
        NewProduct: {
            /** @description Name. */
            name: string;
            /** @description What it is grouped with in figures. */
            product_group?: string | null;
            /** @description Unique article number. */
            sku: string;
            tax_class?: components["schemas"]["TaxClass"] | null;
            /** @description Code of UN/ECE Recommendation 20; left out: `C62`, piece. */
            unit?: string | null;
        };
        /** @description Adds a proof to a delivery that already arrived, or a file to one without. */
        NewProof: {
            /** @description Which delivery. */
            delivery: string;
            /** @description What proves it. */
            proof: components["schemas"]["ProofOfDelivery"];
        };
        /** @description Asks by e-mail what a bank entry pays. */
        NewQuestion: {
            /** @description Who seems to have paid: gives the language, and the address where none is given. */
            customer?: string | null;
            /**
             * Format: int64
             * @description For how many days an answer is taken; 1 to 60. Default: 14.
             */
            days?: number | null;
            /** @description The open entry. */
            entry: string;
            /** @description What to say besides; at most 1000 characters. */
            message?: string | null;
            /** @description Where the question goes. Default: the customer's e-mail address. */
            recipient?: string | null;
        };
        /** @description A receipt to record without a bank entry. */
        NewReceipt: {
            /** @description How much; above zero. */
            amount: components["schemas"]["Money"];
            /** @description Whose money it is. */
            customer: string;
            /** @description Code of the ledger account that received it. Default: the first one with the role `bank`. */
            ledger_account?: string | null;
            /** @description Open items that it pays; the rest stays on account. */
            lines?: components["schemas"]["SettleLine"][];
            /** @description By hand or from a file. Default: by hand. */
            origin?: components["schemas"]["ReceiptOrigin"];
            /** @description What the payer wrote on it. */
            payer_reference?: string | null;
            /** @description Numbers of the invoices that it pays, in this order, each as far as it is open. */
            pays?: string[];
            /**
             * Format: date
             * @description When it came in. Default: today in the legal entity's time zone.
             */
            received_on?: string | null;
        };
        /** @description Gives money back to a customer. */
        NewRefund: {
            /** @description How much; above zero. */
            amount: components["schemas"]["Money"];
            /** @description The receipt or credit note that is given back. */
            item: string;
            /** @description Why. */
            reason: string;
            /**
             * Format: date
             * @description Default: today in the legal entity's time zone.
             */
            refunded_on?: string | null;
        };
        /** @description Records goods that came back. */
        NewReturn: {
            /** @description What came back: at most what was delivered and is not back yet. */
            lines: components["schemas"]["LineQuantity"][];
            /** @description Of which order. */
            order: string;
            /** @description Why; it stands on the credit note. */
            reason: string;
            /**
             * Format: date-time
             * @description When the goods were back. Default: now.
             */
            returned_at?: string | null;
        };
        /** @description Asks a second person to sign. */
        NewSignOff: {
            /** @description What is to be done. */
            command: components["schemas"]["SignOffCommand"];
            /** @description What the second person should know. */
            note?: string | null;
        };
        /** @description A target to set. */
        NewTarget: {
            /** @description Left out: the base currency of the legal entity. */
            currency?: string | null;
            /** @description What is better. */
            direction: components["schemas"]["Direction"];
            /**
             * Format: date
             * @description The day by which it is to be reached.
             */
            due_on: string;
            /** @description The KPI's id in the dictionary. */
            kpi: string;
            /** @description What is done for it. */
            note?: string | null;
            /** @description Who answers for it. Left out: who sets it. */
            owner?: string | null;
            /** @description The value to reach, in the KPI's unit. */
            target: string;
            /**
             * Format: int64
             * @description Over how many days the figure is measured each time, from 7 to 366. Default: 30.
             */
            window_days?: number | null;
        };
        /** @description A tax rate to set. One that stands for the same country, class and first day is replaced. */
        NewTaxRate: {
            category?: components["schemas"]["TaxCategory"] | null;
            /** @description Where it is owed. */
            country: components["schemas"]["Country"];
            /** @description Sentence for documents instead of the usual one. */
            note?: string | null;
            /** @description The rate. */
            percent: string;
            /** @description What it applies to. */
            tax_class: components["schemas"]["TaxClass"];
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day; left out: until a later rate takes over. After it, the rate before comes back.
             */
            valid_to?: string | null;
        };
        /** @description A payment term to add. */
        NewTerm: {
            /** @description Unique code. */
            code: string;
            /** @description Name; left out: the code. */
            name?: string | null;
            /** @description Its rules. */
            rules: components["schemas"]["TermRules"];
        };
        /** @description A view to save. */
        NewView: {
            /** @description The columns shown, in their order. */
            columns?: string[];
            /** @description Its name, of which the caller has one a page. */
            name: string;
            /** @description The page of the desk, e.g. `orders`. */
            page: string;
            /** @description The query of the page's address, without `?`. */
            query?: string;
            /** @description Whether everybody sees it; that needs views.share. */
            shared?: boolean;
        };
        /** @description A notification after a command, and whether the command changed it. */
        NotificationChange: {
            /** @description Repeating a command is no mistake. */
            effect: components["schemas"]["Effect"];
            /** @description The notification as it stands now. */
            notification: components["schemas"]["BankNotification"];
        };
        /**
         * @description Why a notification waits, or why its entry is not split.
         * @enum {string}
         */
        NotificationReason: "no_entry" | "ambiguous" | "differs" | "applied" | "sign_off" | "set_aside" | "reversed" | "undone";
        /**
         * @description What became of a notification.
         * @enum {string}
         */
        NotificationStatus: "waiting" | "linked" | "split" | "recognised";
        /** @description One payment of a notification. */
        NotifiedPayment: {
            /** @description Money in positive, money out negative. */
            amount: components["schemas"]["Money"];
            /** @description The bank's reference. */
            bank_reference?: string | null;
            /** @description The other side's account. */
            counterparty_account?: string | null;
            /** @description The other side's name. */
            counterparty_name?: string | null;
            /** @description The payer's end-to-end reference. */
            end_to_end_id?: string | null;
            /** @description It takes an earlier payment back. */
            is_reversal: boolean;
            /**
             * Format: int64
             * @description Its place, from 1.
             */
            line_no: number;
            /** @description References that came in fields of their own. */
            references: string[];
            /** @description The text that came with it, line by line. */
            remittance: string;
            /** @description Why, by the code of the bank. */
            return_reason?: string | null;
        };
        /**
         * @description How the documents of one kind are numbered. Numbers are taken by the transaction that uses
         *     them, so that a series has no gaps.
         */
        NumberSeries: {
            /**
             * Format: int64
             * @description The counter's next value.
             */
            next: number;
            /** @description What stands before the counter. */
            prefix: string;
            /** @description What is numbered: `order`, `delivery`, `invoice`, `credit_note`, `journal`, `customer` … */
            series: string;
            /**
             * Format: int32
             * @description Digits to which the counter is filled up with zeros.
             */
            width: number;
        };
        /** @description An open item of an old system to take over. */
        OldInvoice: {
            /** @description Who owes, or whom we owe. */
            customer: string;
            /** @description The customer's own number of the order. */
            customer_order_no?: string | null;
            /**
             * Format: date
             * @description When it is due. Default: when it was issued.
             */
            due_on?: string | null;
            /**
             * Format: date
             * @description When it was issued.
             */
            issued_on: string;
            /** @description Invoice or credit note. Default: invoice. */
            kind?: components["schemas"]["InvoiceKind"];
            /** @description Its number in the old system, kept as it is. */
            number: string;
            /** @description What is still open on it, above zero for both kinds. */
            open: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The date on which our books take it over. Default: when it was issued.
             */
            posted_on?: string | null;
            /** @description The reference the customer was asked to pay with. Default: one made from the number. */
            reference?: string | null;
        };
        /** @description An open item with the customer's name, as lists show it. */
        OpenItem: components["schemas"]["OpenItemRow"] & {
            /** @description The customer's name. */
            customer_name: string;
            /** @description The customer's number. */
            customer_number: string;
            /**
             * Format: int64
             * @description Days since it was due, by today in the legal entity's time zone or by `as_of`; negative
             *     before that day, `null` when nothing is left of it.
             */
            days_overdue?: number | null;
        };
        /** @description An open item. */
        OpenItemRow: {
            /** @description Owed to us positive, owed by us negative. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When nothing was left of it.
             */
            cleared_on?: string | null;
            /** @description The currency of all its amounts. */
            currency: string;
            /** @description Who owes, or is owed. */
            customer: string;
            /** @description The early-payment discount offered. */
            discount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The last day of the early-payment discount.
             */
            discount_on?: string | null;
            /**
             * Format: date
             * @description When it is due.
             */
            due_on: string;
            /** @description Its journal entry. */
            entry: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: int32
             * @description Which instalment of the document.
             */
            instalment: number;
            /** @description What it stands for. */
            kind: components["schemas"]["ItemKind"];
            /** @description The document's number. */
            number: string;
            /**
             * Format: date
             * @description When it came onto the books.
             */
            posted_on: string;
            /** @description The reference that the customer pays with. */
            reference?: string | null;
            /** @description What is left of it. */
            residual: components["schemas"]["Money"];
            /** @description The document it comes from. */
            source: components["schemas"]["Link"];
        };
        /** @description What the holder of a link may know. */
        OpenQuestion: {
            /** @description How much it received. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When.
             */
            booked_on: string;
            /** @description The company that asks. */
            company: string;
            /**
             * Format: date-time
             * @description Until when.
             */
            expires_at: string;
            /** @description The language in which it was asked. */
            language: components["schemas"]["Language"];
            /** @description What it said besides. */
            message?: string | null;
            /** @description Whether it takes an answer. */
            state: components["schemas"]["LinkState"];
        };
        /** @description A session just opened, or what it still takes. */
        Opened: {
            /**
             * Format: date-time
             * @description When the session ends; `null` until there is one.
             */
            expires_at?: string | null;
            further?: components["schemas"]["Ticket"] | null;
            /** @description Recovery codes of a new second factor; they are shown this once. */
            recovery_codes: string[];
        };
        /** @description An order after a command. */
        OrderChange: {
            /** @description Did the command change it? */
            effect: components["schemas"]["Effect"];
            /** @description Its number. */
            number: string;
            /** @description Which order. */
            order: string;
            /** @description Where it stands now. */
            status: components["schemas"]["OrderStatus"];
        };
        /** @description The payer's credit with an order on top, whether the order got it or is held. */
        OrderCredit: {
            /** @description What the payer binds without the order. */
            before: components["schemas"]["Exposure"];
            /** @description Whether the limit allows it. */
            granted: boolean;
            headroom?: components["schemas"]["Money"] | null;
            /** @description What the order needs. */
            needed: components["schemas"]["Money"];
            /** @description What the payer binds with it. */
            total: components["schemas"]["Money"];
        };
        /**
         * @description Something that an order may have to say.
         * @enum {string}
         */
        OrderField: "customer_order_no" | "requested_on";
        /** @description The head of an order, as lists show it. */
        OrderHead: {
            /**
             * Format: date-time
             * @description When it was confirmed to the customer.
             */
            acknowledged_at?: string | null;
            /** @description Who receives the invoice. */
            bill_to: string;
            /** @description What one invoice covers. */
            billing_rule: components["schemas"]["BillingRule"];
            /** @description How it reached us. */
            channel: components["schemas"]["Channel"];
            /** @description Who ordered. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /** @description The customer's own number of the order. */
            customer_order_no?: string | null;
            /** @description Both together. */
            gross: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /** @description All lines before tax, as ordered. */
            net: components["schemas"]["Money"];
            /** @description Our number of it. */
            number: string;
            /**
             * Format: date
             * @description The date on the order.
             */
            ordered_on: string;
            /** @description Who pays, and whose credit is used. */
            payer: string;
            /** @description By what term it is to be paid; `null`: at once. */
            payment_term?: string | null;
            /**
             * Format: date-time
             * @description When it reached us.
             */
            received_at: string;
            /**
             * Format: date
             * @description When the customer wants the goods.
             */
            requested_on?: string | null;
            /** @description Who receives the goods. */
            ship_to: string;
            /** @description Where it stands. */
            status: components["schemas"]["OrderStatus"];
            /** @description The tax on them. */
            tax: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Rises with every change.
             */
            version: number;
        };
        /**
         * @description One line of an order. Its quantities: what was ordered, less what was cancelled, is to be
         *     shipped; what was shipped is to be delivered; what was delivered is to be invoiced.
         */
        OrderLine: {
            /** @description Per unit before the discount. */
            base_price: string;
            /** @description No longer wanted. */
            cancelled: string;
            /**
             * Format: date
             * @description When we said it would be there.
             */
            confirmed_on?: string | null;
            /** @description Reached the customer. */
            delivered: string;
            /** @description Per cent taken off it; zero: none. */
            discount: string;
            /** @description Net and the line's share of the tax; the lines sum to the order's gross. */
            gross: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /** @description Stands on invoices; credit notes do not take it off. */
            invoiced: string;
            /**
             * Format: int64
             * @description Its number within the order, from 1.
             */
            line_no: number;
            /** @description What stands on the documents. */
            name: string;
            /** @description Quantity × unit price, rounded half-up. */
            net: components["schemas"]["Money"];
            /**
             * @description The agreed price that the one before the discount is; `null` when the customer's own was
             *     taken.
             */
            price?: string | null;
            /** @description Why price or discount are not as agreed, if somebody said so. */
            price_reason?: string | null;
            /** @description The product; `null` while it is not known to us. */
            product?: string | null;
            /** @description What was ordered. */
            quantity: string;
            /**
             * Format: date
             * @description When the customer wants it, if the line says otherwise than the order.
             */
            requested_on?: string | null;
            /** @description Came back. */
            returned: string;
            /** @description Left our house, cancelled shipments taken off. */
            shipped: string;
            /** @description The product's number as ordered. */
            sku: string;
            /** @description Category on documents. */
            tax_category: components["schemas"]["TaxCategory"];
            /** @description Rate of that category. */
            tax_percent: string;
            /** @description Unit of measure. */
            unit: string;
            /** @description Per unit, as it is charged. */
            unit_price: string;
        };
        /** @description What of a receipt pays an invoice of an order. */
        OrderPayment: {
            /**
             * Format: date
             * @description When it was last allocated.
             */
            allocated_on: string;
            /** @description How much of the invoice it pays; what was undone is taken off. */
            amount: components["schemas"]["Money"];
            /** @description The invoice. */
            invoice: string;
            /** @description Its number. */
            invoice_number: string;
            /** @description The receipt. */
            receipt: string;
            /** @description Its number. */
            receipt_number: string;
            /**
             * Format: date
             * @description When the money came.
             */
            received_on: string;
        };
        /** @description What became of an order that came in. */
        OrderReceipt: {
            credit?: components["schemas"]["OrderCredit"] | null;
            /** @description What the customer will owe for all of it. */
            gross: components["schemas"]["Money"];
            /** @description What stops it; empty when nothing does. */
            holds: components["schemas"]["HoldView"][];
            /** @description Its id. */
            id: string;
            /** @description Its lines by number. */
            lines: components["schemas"]["ReceiptLine"][];
            /** @description All lines before tax. */
            net: components["schemas"]["Money"];
            /** @description Our number of it. */
            number: string;
            /** @description `received`, `held`, or `acknowledged` when that was asked for. */
            status: components["schemas"]["OrderStatus"];
            /** @description The tax on them. */
            tax: components["schemas"]["Money"];
        };
        /**
         * @description When an order is held. Without any of the rules a price must be the agreed one, and a customer's
         *     number is never used twice. Rules other than that for duplicates are for orders at agreed prices.
         */
        OrderRules: {
            /**
             * Format: int32
             * @description A customer's number is used twice when the earlier order came so many days before, or fewer;
             *     none: however long before.
             * @default null
             */
            duplicate_days: number | null;
            /**
             * Format: int64
             * @description Orders below this are held: net, in minor units of the order's currency.
             * @default null
             */
            minimum_net_minor: number | null;
            /**
             * @description By how much the customer's price may differ from the agreed one, up or down, in per cent of
             *     the agreed one.
             * @default 0
             */
            price_tolerance_percent: string;
            /**
             * @description What an order must say.
             * @default []
             */
            required: components["schemas"]["OrderField"][];
        };
        /**
         * @description Where an order stands on its way.
         * @enum {string}
         */
        OrderStatus: "received" | "held" | "acknowledged" | "delivered" | "closed" | "cancelled" | "refused";
        /** @description An order with all that belongs to it. */
        OrderView: components["schemas"]["OrderHead"] & {
            /** @description The name of who receives the invoice. */
            bill_to_name: string;
            /** @description Its holds, also those already lifted, oldest first. */
            holds: components["schemas"]["HoldView"][];
            /** @description Its lines by number. */
            lines: components["schemas"]["OrderLine"][];
            /** @description For the people who handle the order. */
            note?: string | null;
            /** @description The name of who pays. */
            payer_name: string;
            /** @description The name of who receives the goods. */
            ship_to_name: string;
        };
        /**
         * @description Where a document comes from.
         * @enum {string}
         */
        Origin: "native" | "import";
        /** @description What comes in. */
        Outlook: {
            /**
             * Format: date
             * @description The day from whose beginning it looks ahead.
             */
            as_of: string;
            /** @description Made from the items as they are now; otherwise as they were last night. */
            is_live: boolean;
            /** @description By currency; currencies are not added up. */
            lines: components["schemas"]["ForecastLine"][];
            model?: components["schemas"]["ForecastModel"] | null;
        };
        /**
         * @description How long each span of a forecast is.
         * @enum {string}
         */
        OutlookStep: "day" | "week" | "month";
        /** @description A change of a bank account; what is left out stays. */
        OwnBankAccountChange: {
            /** @description IBAN, or the bank's own account number; only while it has no statement. */
            account_no?: string | null;
            /** @description BIC of the bank; `null` takes it away. */
            bic?: string | null;
            /**
             * Format: date
             * @description The last day of its statements; from now on documents do not name it. `null` opens it again.
             */
            closed_on?: string | null;
            /** @description Code of the ledger account, of role `bank`, on which statements are posted from now on. */
            ledger_account?: string | null;
            /** @description What people call it. */
            name?: string | null;
        };
        /** @description What to change about oneself. */
        OwnChange: {
            language?: components["schemas"]["Language"] | null;
        };
        /** @description One page of a list. */
        Page_Anomaly: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int64
                 * @description How many documents the point counts.
                 */
                cases: number;
                /** @description The currency of a money figure. */
                currency?: string | null;
                /**
                 * Format: date-time
                 * @description When it was dismissed.
                 */
                dismissed_at?: string | null;
                /** @description By whom. */
                dismissed_by?: string | null;
                /** @description That user's name. */
                dismissed_by_name?: string | null;
                /** @description Why. */
                dismissed_reason?: string | null;
                /** @description What was to be expected by the points before. */
                expected?: string | null;
                explained?: components["schemas"]["Explained"] | null;
                /**
                 * Format: date
                 * @description First day of the first point that was odd.
                 */
                first_on: string;
                /**
                 * Format: date-time
                 * @description When it was found.
                 */
                found_at: string;
                /**
                 * Format: date
                 * @description First day of the latest point that was odd.
                 */
                from: string;
                /** @description The highest one. */
                high?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Whether the value is higher than usual; else it is lower. */
                is_high: boolean;
                /** @description Which KPI. */
                kpi: components["schemas"]["Kpi"];
                /** @description The lowest value that would still have been usual. */
                low?: string | null;
                /**
                 * Format: date
                 * @description The figure raises nothing until this day.
                 */
                muted_until?: string | null;
                /**
                 * Format: date
                 * @description Last day of the first point that was usual again.
                 */
                over_on?: string | null;
                /** @description The step of the process, where not the whole figure is meant. */
                part?: string | null;
                /**
                 * Format: date-time
                 * @description When its dismissal was taken back; who had dismissed it, when and why stays.
                 */
                reinstated_at?: string | null;
                /** @description By whom. */
                reinstated_by?: string | null;
                /** @description How many usual deviations it lies from what was expected. */
                score?: string | null;
                /** @description What became of it. */
                state: components["schemas"]["AnomalyState"];
                /** @description How long each point is. */
                step: components["schemas"]["TrendStep"];
                /**
                 * Format: date
                 * @description Last day of it.
                 */
                to: string;
                /** @description The unit of all values. */
                unit: string;
                /** @description Its value. */
                value?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ApiKey: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                created_at: string;
                /** @description Who made it. */
                created_by: string;
                /** @description In this legal entity only; `null`: everywhere. */
                entity_id?: string | null;
                /**
                 * Format: date-time
                 * @description When it ends by itself.
                 */
                expires_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description What it is for. */
                name: string;
                /**
                 * Format: date-time
                 * @description When it was revoked.
                 */
                revoked_at?: string | null;
                /** @description What it may do. */
                scopes: components["schemas"]["Permission"][];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BankEntry: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The remittance advice that belongs to it. */
                advice?: string | null;
                /** @description Money in positive, money out negative. */
                amount: components["schemas"]["Money"];
                /** @description What of it has become receipts or refunds, with its sign. */
                applied: components["schemas"]["Money"];
                /** @description The account. */
                bank_account: string;
                /** @description The bank's reference. */
                bank_reference?: string | null;
                /** @description The batch of which it is a part. A part posts nothing: its batch has. */
                batch?: string | null;
                /**
                 * Format: date
                 * @description Day of booking.
                 */
                booked_on: string;
                /** @description The other side's account. */
                counterparty_account?: string | null;
                /** @description The other side's name. */
                counterparty_name?: string | null;
                /** @description The payer's end-to-end reference. */
                end_to_end_id?: string | null;
                /** @description Its id. */
                id: string;
                instructed?: components["schemas"]["Money"] | null;
                /** @description It takes an earlier movement back. */
                is_reversal: boolean;
                /**
                 * Format: int64
                 * @description Its place on that statement.
                 */
                line_no: number;
                /**
                 * Format: int64
                 * @description Into how many parts it was split.
                 */
                parts: number;
                /** @description References that came in fields of their own. */
                references: string[];
                /** @description The text that came with it, line by line. */
                remittance: string;
                /** @description Why the bank takes a payment back, by the code of the bank. */
                return_reason?: string | null;
                /** @description The statement that brought it. */
                statement: string;
                /** @description What became of it. */
                status: components["schemas"]["EntryStatus"];
                /**
                 * Format: date
                 * @description Day from which the money counts.
                 */
                value_on: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BankNotification: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The batch as told; money in positive, money out negative. */
                amount: components["schemas"]["Money"];
                /** @description The account. */
                bank_account: string;
                /**
                 * Format: date
                 * @description Day of booking.
                 */
                booked_on: string;
                /** @description The amount of its entry, or else of the batch, less that of its payments. */
                difference: components["schemas"]["Money"];
                /** @description The entry that it details. */
                entry?: string | null;
                /** @description The file as it came. */
                file?: string | null;
                /** @description The file's name. */
                file_name?: string | null;
                /** @description The format it was read from. */
                format: string;
                /** @description Its id. */
                id: string;
                /**
                 * Format: int64
                 * @description How many payments it names.
                 */
                payments: number;
                /** @description What they come to. */
                payments_sum: components["schemas"]["Money"];
                reason?: components["schemas"]["NotificationReason"] | null;
                /**
                 * Format: date-time
                 * @description When it was taken in.
                 */
                received_at: string;
                /** @description What the bank calls the batch. */
                reference?: string | null;
                /** @description What became of it. */
                status: components["schemas"]["NotificationStatus"];
                /**
                 * Format: date
                 * @description Day from which the money counts.
                 */
                value_on: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BankStatement: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description How the balances fit. */
                balance: components["schemas"]["BalanceState"];
                /** @description The account. */
                bank_account: string;
                closing?: components["schemas"]["Money"] | null;
                difference?: components["schemas"]["Money"] | null;
                /**
                 * Format: int64
                 * @description Entries that it brought.
                 */
                entries: number;
                /**
                 * Format: int64
                 * @description Entries on it that an earlier statement had brought already.
                 */
                entries_repeated: number;
                /** @description The file as it came. */
                file?: string | null;
                /** @description The format it was read from. */
                format: string;
                /**
                 * Format: date
                 * @description First day.
                 */
                from_on?: string | null;
                gap?: components["schemas"]["Money"] | null;
                /** @description Its id. */
                id: string;
                /**
                 * Format: date-time
                 * @description When it was imported.
                 */
                imported_at: string;
                opening?: components["schemas"]["Money"] | null;
                /** @description The bank's number of it. */
                statement_no?: string | null;
                /**
                 * Format: date
                 * @description Last day.
                 */
                to_on?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BillingDue: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Who ordered. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date-time
                 * @description When they arrived.
                 */
                delivered_at?: string | null;
                /** @description The delivery or return. */
                delivery: string;
                /** @description Its number. */
                delivery_number: string;
                /** @description True for goods that came back: they become a credit note. */
                is_return: boolean;
                /** @description The lines' net amounts at the order's prices. */
                net: components["schemas"]["Money"];
                /** @description Its order. */
                order: string;
                /** @description The order's number. */
                order_number: string;
                /**
                 * Format: date-time
                 * @description When the goods left.
                 */
                shipped_at: string;
                /** @description Whether it can be billed, or why not yet. */
                state: components["schemas"]["BillingState"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BillingRun: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int64
                 * @description Orders done with.
                 */
                done: number;
                /**
                 * Format: date-time
                 * @description When all was done.
                 */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /**
                 * Format: int64
                 * @description Invoices and credit notes issued.
                 */
                issued: number;
                /**
                 * Format: date
                 * @description Date of the documents; `null`: the day on which each is issued.
                 */
                issued_on?: string | null;
                /**
                 * Format: int64
                 * @description Orders of which something was refused.
                 */
                refused: number;
                /**
                 * Format: date-time
                 * @description When.
                 */
                requested_at: string;
                /** @description Who asked for it. */
                requested_by: string;
                /**
                 * Format: int64
                 * @description Orders to bill.
                 */
                total: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_BillingRunItem: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The documents issued. */
                issued: components["schemas"]["RunDocument"][];
                /**
                 * Format: int64
                 * @description Its place in the run, from 1.
                 */
                item_no: number;
                /** @description The order. */
                order: string;
                /** @description The order's number. */
                order_number: string;
                /** @description Why something was not billed. */
                refusals: components["schemas"]["RunRefusal"][];
                /** @description How it stands. */
                state: components["schemas"]["RunItemState"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Case: {
            /** @description The rows, in the list's order. */
            items: {
                amount?: components["schemas"]["Money"] | null;
                /** @description Whose it is; `null` where no customer is known. */
                customer?: string | null;
                /** @description That customer's name; of a bank entry, who paid. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Its number. */
                number: string;
                /** @description What kind of document: `invoice`, `order`, `open_item`, … */
                object_type: string;
                /**
                 * Format: date
                 * @description The day of it.
                 */
                on?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_CustomerRow: {
            /** @description The rows, in the list's order. */
            items: (components["schemas"]["CustomerSummary"] & {
                /**
                 * @description What it owes and may owe, by currency, its own currency first; `null` for callers who may
                 *     not see credit.
                 */
                accounts?: components["schemas"]["CustomerAccount"][] | null;
            })[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Deduction: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int64
                 * @description For how many days.
                 */
                age_days: number;
                /** @description How much was withheld. */
                amount: components["schemas"]["Money"];
                /** @description Who withheld it. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date
                 * @description Since when.
                 */
                deducted_on: string;
                /** @description The document of that item. */
                document: components["schemas"]["Link"];
                /** @description Its id. */
                id: string;
                /** @description The item of which it was withheld. */
                item: string;
                /** @description What the payer said. */
                note?: string | null;
                /** @description The number of that document. */
                number: string;
                /** @description What of it is still open. */
                open: components["schemas"]["Money"];
                /** @description Code of the reason. */
                reason: string;
                /** @description The receipt that fell short. */
                receipt: components["schemas"]["Link"];
                /** @description The number of that receipt. */
                receipt_number: string;
                /**
                 * Format: date-time
                 * @description When it was recorded.
                 */
                recorded_at: string;
                /** @description What became of it. */
                status: components["schemas"]["DeductionStatus"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_DeliveryHead: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Whether it is to be billed. */
                billing: components["schemas"]["Billing"];
                /** @description Who carries it. */
                carrier?: string | null;
                /** @description Who ordered. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date-time
                 * @description When it arrived.
                 */
                delivered_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description The document that bills it. */
                invoice?: string | null;
                /** @description Which way the goods went. */
                kind: components["schemas"]["DeliveryKind"];
                /** @description Our number of it. */
                number: string;
                /** @description Of which order. */
                order: string;
                /** @description That order's number. */
                order_number: string;
                proof?: components["schemas"]["ProofOfDelivery"] | null;
                /** @description Why goods came back. */
                return_reason?: string | null;
                /** @description Who receives the goods. */
                ship_to: string;
                /** @description The name of who receives the goods. */
                ship_to_name: string;
                /**
                 * Format: date-time
                 * @description When it left; a return: when it was back.
                 */
                shipped_at: string;
                /** @description Where it stands. */
                status: components["schemas"]["DeliveryStatus"];
                /** @description The carrier's number of it. */
                tracking_no?: string | null;
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_EntryView: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Who posted it. */
                actor: string;
                /** @description The name of that user or API key; `null` for a part of the system. */
                actor_name?: string | null;
                /** @description Its id. */
                id: string;
                /** @description What it records. */
                kind: components["schemas"]["EntryKind"];
                /** @description Its lines; they sum to zero in each currency. */
                lines: components["schemas"]["LineView"][];
                /** @description Its number in the journal, without gaps. */
                number: string;
                /**
                 * Format: date
                 * @description Posting date.
                 */
                posted_on: string;
                /** @description Why it was posted. */
                reason?: string | null;
                /** @description When it was posted. */
                recorded_at: string;
                /** @description The entry that reverses this one. */
                reversed_by?: string | null;
                /** @description That entry's number. */
                reversed_by_number?: string | null;
                /** @description The entry that it reverses. */
                reverses?: string | null;
                /** @description That entry's number. */
                reverses_number?: string | null;
                /** @description The document behind it. */
                source: components["schemas"]["Link"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Exception: {
            /** @description The rows, in the list's order. */
            items: (components["schemas"]["BankEntry"] & {
                answer?: components["schemas"]["PayerAnswer"] | null;
                /** @description Whose money it is, as far as the engine can tell. */
                customer?: string | null;
                /** @description That customer's name. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /** @description The whole decision: what was named, the likeliest application, the score. */
                decision: components["schemas"]["Decision"];
                question?: components["schemas"]["QuestionStatus"] | null;
                /** @description Stable code of why it was not applied; `ready` when the next run will apply it. */
                reason: string;
                /** @description A second person is asked to sign how it is applied. */
                waits_for_sign_off: boolean;
            })[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ExperimentCustomer: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The customer. */
                customer: string;
                /** @description Its name. */
                customer_name: string;
                /** @description Its number. */
                customer_number: string;
                /**
                 * Format: date
                 * @description The day from which the change holds for it; `null`: it is held out.
                 */
                starts_on?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ForecastItem: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: date
                 * @description The day from whose beginning it was foretold.
                 */
                as_of: string;
                /** @description Whose it is. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date
                 * @description The day until which it is to be paid.
                 */
                due_on: string;
                /**
                 * Format: date
                 * @description The expected day of payment.
                 */
                expected_on: string;
                /** @description Whether that is still believed. */
                is_known: boolean;
                /** @description Nothing is known of the customer. */
                is_new: boolean;
                /** @description The item. */
                item: string;
                known?: components["schemas"]["ExpectedPayment"] | null;
                /**
                 * Format: date
                 * @description The day until which it is paid with one half of probability.
                 */
                median_on: string;
                /** @description Its number. */
                number: string;
                /** @description What is open of it. */
                open: components["schemas"]["Money"];
                /** @description The probability to be disputed, in per cent. */
                p_disputed: string;
                /** @description The probability to be paid after the due date, in per cent. */
                p_late: string;
                /**
                 * Format: date
                 * @description With one tenth.
                 */
                q10_on: string;
                /**
                 * Format: date
                 * @description With nine tenths.
                 */
                q90_on: string;
                /** @description What moves the date by half a day or more, the strongest first. */
                reasons: components["schemas"]["ForecastReason"][];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ImportRows: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The column or field at fault. */
                column?: string | null;
                /**
                 * Format: int64
                 * @description The first row, by its line or number in the file.
                 */
                first_row: number;
                /**
                 * Format: int64
                 * @description The last row.
                 */
                last_row: number;
                /** @description Booked or reported. */
                outcome: components["schemas"]["RowOutcome"];
                /** @description What is wrong. */
                problem?: string | null;
                /** @description What to do. */
                remedy?: string | null;
                /**
                 * Format: int64
                 * @description How many rows these are; a stretch may leave out lines that hold none, and rows that
                 *     another batch answers for.
                 */
                rows: number;
                /** @description The value found there. */
                value?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_ImportView: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int64
                 * @description Documents read so far.
                 */
                documents: number;
                /** @description True when nothing was to be kept but what would become of the rows. */
                dry_run: boolean;
                /** @description Why it ended early. */
                failure?: string | null;
                /** @description Name of the file. */
                file_name: string;
                /**
                 * Format: date-time
                 * @description When its file had been read to the end.
                 */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description What its rows are. */
                kind: string;
                /**
                 * @description The mapping that it was read with, as TOML; `null` where columns belong to the fields of
                 *     the same name, or where it was started on the command line.
                 */
                mapping?: string | null;
                /** @description Who asked for it; `null` for one that was started on the command line. */
                requested_by?: string | null;
                /** @description The name of that user or API key. */
                requested_by_name?: string | null;
                /**
                 * Format: int64
                 * @description Rows that are in the books; on a dry run, that would be.
                 */
                rows_booked: number;
                /**
                 * Format: int64
                 * @description Rows read so far: always those booked and those reported together.
                 */
                rows_read: number;
                /**
                 * Format: int64
                 * @description Rows that were left out.
                 */
                rows_reported: number;
                /**
                 * Format: int64
                 * @description Rows of the file; `null` where the file does not tell beforehand.
                 */
                rows_total?: number | null;
                /**
                 * Format: date-time
                 * @description When it began.
                 */
                started_at: string;
                /** @description Where it stands. */
                state: components["schemas"]["ImportState"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_InvoiceHead: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The invoice that a credit note takes back. */
                corrects?: string | null;
                /** @description Who buys. */
                customer: string;
                /** @description That customer's name today. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date
                 * @description When the last of it is due.
                 */
                due_on?: string | null;
                /** @description What it comes to with tax. */
                gross: components["schemas"]["Money"];
                /** @description Its id. */
                id: string;
                /**
                 * Format: date
                 * @description Its date.
                 */
                issued_on: string;
                /** @description Invoice or credit note. */
                kind: components["schemas"]["InvoiceKind"];
                /** @description Its number. */
                number: string;
                /** @description What is still open: positive also on a credit note. */
                open: components["schemas"]["Money"];
                /** @description The order it charges. */
                order?: string | null;
                /** @description Issued here or taken over. */
                origin: components["schemas"]["Origin"];
                /** @description Who owes. */
                payer: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_JobView: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int32
                 * @description Attempts begun.
                 */
                attempts: number;
                /**
                 * Format: int32
                 * @description Attempts after which it is given up.
                 */
                attempts_max: number;
                /**
                 * Format: date-time
                 * @description When it became necessary.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it was done, given up or called off.
                 */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description What is to be done, e.g. `send_mail`. */
                kind: string;
                /** @description Why the last attempt failed; `null` when none did, or when it was done after all. */
                last_error?: string | null;
                /**
                 * Format: date-time
                 * @description Until when the worker has it.
                 */
                lease_until?: string | null;
                /** @description What it is to be done with. */
                payload: components["schemas"]["Evidence"];
                /**
                 * Format: date-time
                 * @description When it is or was due.
                 */
                run_at: string;
                /** @description `waiting`, `running`, `done`, `dead` (given up after its last attempt) or `cancelled`. */
                state: string;
                /** @description The worker that has it, or had it last. */
                worker?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_LearnedPayer: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: int64
                 * @description Receipts that people made of such payments, or that showed the habit.
                 */
                by_person: number;
                /**
                 * Format: int64
                 * @description Receipts that matching made of such payments.
                 */
                by_rule: number;
                /**
                 * Format: int64
                 * @description Receipts of the customer that showed the contrary of the habit, and stand.
                 */
                contrary: number;
                /**
                 * @description Whether there is enough evidence: for an account or name, more receipts stand than were
                 *     taken back; for a number, two receipts more, and none of another customer; for a habit, at least three stand, and they are three of four of all that could
                 *     have shown it.
                 */
                counts: boolean;
                /** @description Whose money it was. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                deducted?: components["schemas"]["Money"] | null;
                /**
                 * Format: date
                 * @description The booking day of the first such payment.
                 */
                first_on: string;
                /** @description Its id. */
                id: string;
                /** @description Whether matching uses it where it counts. */
                is_active: boolean;
                /** @description What was learned. */
                kind: components["schemas"]["LearnedKind"];
                /**
                 * Format: date
                 * @description The booking day of the last one.
                 */
                last_on: string;
                /** @description The account or name as the bank wrote it, the number in capitals; empty for a habit. */
                shown: string;
                /**
                 * Format: int64
                 * @description How many of both people took back.
                 */
                taken_back: number;
                /**
                 * Format: int64
                 * @description Counts changes; edits name the one they saw.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_LoggedEvent: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Who caused it: a user, an API key or `system:` and a part of the system. */
                actor: string;
                /** @description The name of that user or API key; `null` for a part of the system. */
                actor_name?: string | null;
                /** @description Its particulars. */
                attributes: components["schemas"]["Evidence"];
                /** @description The event that caused it. */
                cause?: string | null;
                /** @description Its own hash, in hex: SHA-256 over the hash before and its content. */
                hash: string;
                /** @description Its id. */
                id: string;
                /** @description What it concerns. */
                objects: components["schemas"]["ConcernedObject"][];
                /**
                 * Format: date-time
                 * @description When it happened in the business.
                 */
                occurred_at: string;
                /** @description Hash of the event before, in hex. */
                prev_hash: string;
                /**
                 * Format: date-time
                 * @description When it was recorded.
                 */
                recorded_at: string;
                /**
                 * Format: int64
                 * @description Its place in the chain of its legal entity, from 1 and without gaps.
                 */
                seq: number;
                /** @description What happened. */
                type: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Mail: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Plain text. */
                body: string;
                /** @description To which customer it goes. */
                customer?: string | null;
                /** @description That customer's name. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /** @description The document that it is about. */
                document: string;
                /** @description Why it could not be sent. */
                error?: string | null;
                /** @description The attachment. */
                file?: string | null;
                /** @description Its id. */
                id: string;
                /** @description The mail server's name for it. */
                message_id?: string | null;
                /**
                 * Format: date-time
                 * @description When it was queued.
                 */
                queued_at: string;
                /** @description Address it goes to. */
                recipient: string;
                /**
                 * Format: date-time
                 * @description When the mail server took it.
                 */
                sent_at?: string | null;
                /** @description What became of it. */
                status: components["schemas"]["MailStatus"];
                /** @description Subject line. */
                subject: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_NotifiedPayment: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Money in positive, money out negative. */
                amount: components["schemas"]["Money"];
                /** @description The bank's reference. */
                bank_reference?: string | null;
                /** @description The other side's account. */
                counterparty_account?: string | null;
                /** @description The other side's name. */
                counterparty_name?: string | null;
                /** @description The payer's end-to-end reference. */
                end_to_end_id?: string | null;
                /** @description It takes an earlier payment back. */
                is_reversal: boolean;
                /**
                 * Format: int64
                 * @description Its place, from 1.
                 */
                line_no: number;
                /** @description References that came in fields of their own. */
                references: string[];
                /** @description The text that came with it, line by line. */
                remittance: string;
                /** @description Why, by the code of the bank. */
                return_reason?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_OpenItem: {
            /** @description The rows, in the list's order. */
            items: (components["schemas"]["OpenItemRow"] & {
                /** @description The customer's name. */
                customer_name: string;
                /** @description The customer's number. */
                customer_number: string;
                /**
                 * Format: int64
                 * @description Days since it was due, by today in the legal entity's time zone or by `as_of`; negative
                 *     before that day, `null` when nothing is left of it.
                 */
                days_overdue?: number | null;
            })[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_OrderHead: {
            /** @description The rows, in the list's order. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was confirmed to the customer.
                 */
                acknowledged_at?: string | null;
                /** @description Who receives the invoice. */
                bill_to: string;
                /** @description What one invoice covers. */
                billing_rule: components["schemas"]["BillingRule"];
                /** @description How it reached us. */
                channel: components["schemas"]["Channel"];
                /** @description Who ordered. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /** @description The customer's own number of the order. */
                customer_order_no?: string | null;
                /** @description Both together. */
                gross: components["schemas"]["Money"];
                /** @description Its id. */
                id: string;
                /** @description All lines before tax, as ordered. */
                net: components["schemas"]["Money"];
                /** @description Our number of it. */
                number: string;
                /**
                 * Format: date
                 * @description The date on the order.
                 */
                ordered_on: string;
                /** @description Who pays, and whose credit is used. */
                payer: string;
                /** @description By what term it is to be paid; `null`: at once. */
                payment_term?: string | null;
                /**
                 * Format: date-time
                 * @description When it reached us.
                 */
                received_at: string;
                /**
                 * Format: date
                 * @description When the customer wants the goods.
                 */
                requested_on?: string | null;
                /** @description Who receives the goods. */
                ship_to: string;
                /** @description Where it stands. */
                status: components["schemas"]["OrderStatus"];
                /** @description The tax on them. */
                tax: components["schemas"]["Money"];
                /**
                 * Format: int64
                 * @description Rises with every change.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PayerQuestion: {
            /** @description The rows, in the list's order. */
            items: {
                answer?: components["schemas"]["PayerAnswer"] | null;
                /**
                 * Format: date-time
                 * @description When it was asked.
                 */
                asked_at: string;
                /** @description Who seems to have paid. */
                customer?: string | null;
                /** @description That customer's name. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /** @description The bank entry that it is about. */
                entry: string;
                /**
                 * Format: date-time
                 * @description Until when an answer is taken.
                 */
                expires_at: string;
                /** @description Its id. */
                id: string;
                /** @description Its language. */
                language: components["schemas"]["Language"];
                /** @description What was said besides. */
                message?: string | null;
                /** @description Where it went. */
                recipient: string;
                /** @description How far it is. */
                status: components["schemas"]["QuestionStatus"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PriceList: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Unique code within the legal entity. */
                code: string;
                /** @description Currency of its prices. */
                currency: string;
                /** @description The customer it was agreed with; `null`: not for one customer. */
                customer_id?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Name. */
                name: string;
                /** @description The segment it is for; `null` as well as the customer: for all. */
                segment?: string | null;
                /**
                 * Format: date
                 * @description First day.
                 */
                valid_from: string;
                /**
                 * Format: date
                 * @description Last day; `null`: until further notice.
                 */
                valid_to?: string | null;
                /**
                 * Format: int64
                 * @description Counts changes; edits name the one they saw.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_PriceView: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Currency. */
                currency: string;
                /** @description Its id. */
                id: string;
                /** @description Code of the price list. */
                list_code: string;
                /** @description The least quantity of a line that gets this price. */
                min_quantity: string;
                /** @description Name of the product. */
                product_name: string;
                /** @description Article number. */
                sku: string;
                /** @description Price of one unit, net of tax. */
                unit_price: string;
                /**
                 * Format: date
                 * @description First day.
                 */
                valid_from: string;
                /**
                 * Format: date
                 * @description Last day.
                 */
                valid_to?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Product: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Whether new orders may have it. */
                active: boolean;
                /**
                 * Format: date-time
                 * @description When it was added.
                 */
                created_at: string;
                /** @description Its id. */
                id: string;
                /** @description Name as documents print it. */
                name: string;
                /** @description What it is grouped with in figures, e.g. `Beverages`. */
                product_group?: string | null;
                /** @description Unique article number within the legal entity. */
                sku: string;
                /** @description What it counts as for tax. */
                tax_class: components["schemas"]["TaxClass"];
                /** @description Unit of measure: code of UN/ECE Recommendation 20, e.g. `C62` for piece, `KGM`, `HUR`. */
                unit: string;
                /**
                 * Format: int64
                 * @description Counts changes; edits name the one they saw.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_QueuedHold: {
            /** @description The rows, in the list's order. */
            items: (components["schemas"]["HoldView"] & {
                /** @description Who ordered. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /** @description What the order is worth. */
                gross: components["schemas"]["Money"];
                /** @description The order it stops. */
                order: string;
                /** @description That order's number. */
                order_number: string;
            })[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_Receipt: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description How much. */
                amount: components["schemas"]["Money"];
                /** @description No person had a part in recording and applying it. */
                automatic: boolean;
                /** @description Whose money it is. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /** @description The bank entry that brought it. */
                entry?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Its open item. */
                item?: string | null;
                /** @description Our number of it. */
                number: string;
                /** @description What of it is still on account. */
                on_account: components["schemas"]["Money"];
                /** @description Where it comes from. */
                origin: components["schemas"]["ReceiptOrigin"];
                paid?: components["schemas"]["Money"] | null;
                /** @description What the payer wrote on it. */
                payer_reference?: string | null;
                /** @description The exchange rate that follows: units of the receipt's currency for one of what was paid. */
                rate?: string | null;
                /**
                 * Format: date
                 * @description When it came in.
                 */
                received_on: string;
                /**
                 * Format: date
                 * @description When it was taken back; `null` while it stands.
                 */
                reversed_on?: string | null;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_RefundView: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description How much. */
                amount: components["schemas"]["Money"];
                /** @description Who gets the money. */
                customer: string;
                /** @description The bank entry that shows the money gone. */
                entry?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Our number of it, to be written on the transfer. */
                number: string;
                /** @description Why. */
                reason: string;
                /**
                 * Format: date
                 * @description When.
                 */
                refunded_on: string;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_RemittanceAdvice: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description The payer's number of it. */
                advice_no?: string | null;
                /** @description The payment: as told, else what is paid for all documents. */
                amount: components["schemas"]["Money"];
                /** @description Whose documents they are, where all that are known are one customer's. */
                customer?: string | null;
                /** @description That customer's name. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /**
                 * Format: int64
                 * @description Documents that it names.
                 */
                documents: number;
                /** @description The bank entry to which it belongs. */
                entry?: string | null;
                /** @description The file or text as it came. */
                file: string;
                /** @description Name of that file. */
                file_name: string;
                /** @description The form it was read from: `x12`, `edifact`, `remt001`, `csv`, `xlsx`, `pdf`, `text`. */
                form: string;
                /** @description Its id. */
                id: string;
                linked_by?: components["schemas"]["LinkedBy"] | null;
                /**
                 * Format: date
                 * @description Day of the payment.
                 */
                paid_on?: string | null;
                /** @description From which account. */
                payer_account?: string | null;
                /** @description Who pays. */
                payer_name?: string | null;
                /** @description The number by which the sender knows the payer. */
                payer_number?: string | null;
                /** @description Reference under which the payment arrives. */
                payment_ref?: string | null;
                /**
                 * Format: date-time
                 * @description When it came.
                 */
                received_at: string;
                /** @description Where it stands. */
                status: components["schemas"]["AdviceStatus"];
                /**
                 * Format: int64
                 * @description How many things could not be read or do not add up.
                 */
                warnings: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_SignOff: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description How much is applied, or written off. */
                amount: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description When.
                 */
                asked_at: string;
                /** @description Who asked. */
                asked_by: string;
                /** @description Their name. */
                asked_by_name?: string | null;
                /** @description Exactly what was asked for. */
                command: components["schemas"]["SignOffCommand"];
                /** @description Whose account it moves. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date-time
                 * @description When.
                 */
                decided_at?: string | null;
                /** @description Who decided. */
                decided_by?: string | null;
                /** @description Their name. */
                decided_by_name?: string | null;
                /** @description What they said. */
                decision_note?: string | null;
                /** @description The bank entry that it applies. */
                entry?: string | null;
                /** @description Its id. */
                id: string;
                /** @description The receipt, credit note or item that it is about, unless that is a bank entry. */
                item?: string | null;
                kept?: components["schemas"]["Money"] | null;
                /** @description What it is. */
                kind: components["schemas"]["SignOffKind"];
                /** @description What it would do to each item. */
                lines: components["schemas"]["SignOffLine"][];
                /** @description What the second person should know. */
                note?: string | null;
                /** @description How far it is. */
                status: components["schemas"]["SignOffStatus"];
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One page of a list. */
        Page_User: {
            /** @description The rows, in the list's order. */
            items: {
                /** @description Whether they can sign in at all. */
                active: boolean;
                /**
                 * Format: date-time
                 * @description When they were added.
                 */
                created_at: string;
                /** @description E-mail address, lower case: the name to sign in with. */
                email: string;
                /** @description Their id. */
                id: string;
                language?: components["schemas"]["Language"] | null;
                /**
                 * Format: date-time
                 * @description Until when sign-in is refused after failures.
                 */
                locked_until?: string | null;
                /** @description Name. */
                name: string;
                /**
                 * Format: int32
                 * @description How many passkeys they have.
                 */
                passkeys: number;
                /** @description Their roles. */
                roles: components["schemas"]["RoleGrant"][];
                /** @description Whether they have an authenticator app. */
                second_factor: boolean;
                /** @description Whether they must have one whatever their roles. */
                second_factor_required: boolean;
                /**
                 * Format: int64
                 * @description Counts changes; edits name the one they saw.
                 */
                version: number;
            }[];
            /** @description Give this as `after` to read on; `null` at the end of the list. */
            next?: string | null;
        };
        /** @description One instalment that was paid. */
        PaidItem: {
            /** @description What it came to. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When nothing was left of it.
             */
            cleared_on: string;
            /**
             * Format: int64
             * @description Days from the one to the other; below zero when early.
             */
            days_late: number;
            /**
             * Format: date
             * @description When it was due.
             */
            due_on: string;
            /** @description The invoice. */
            invoice: string;
            /** @description Its open item. */
            item: string;
            /** @description The invoice's number. */
            number: string;
        };
        /** @description What was paid in a month, and how late. */
        PaidMonth: {
            /** @description What they came to. */
            amount: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many instalments.
             */
            count: number;
            /** @description The currency of the amount. */
            currency: string;
            /** @description How many days late they were on average; below zero when early. */
            days_late?: string | null;
            /** @description The same, each weighing by its amount. */
            days_late_by_value?: string | null;
            /**
             * Format: date
             * @description Its first day.
             */
            month: string;
            /** @description How many of a hundred were paid by their due date. */
            on_time_percent?: string | null;
        };
        /** @description Who deals with whom, as on the day of issue: masters may change, documents do not. */
        Parties: {
            /** @description Whom the document is made out to. */
            buyer: components["schemas"]["Party"];
            /** @description The legal entity that issues the document. */
            seller: components["schemas"]["Party"];
            ship_to?: components["schemas"]["Party"] | null;
        };
        /** @description One side of a document. */
        Party: {
            /** @description City. */
            city: string;
            /** @description ISO 3166-1 alpha-2 code. */
            country: string;
            /** @description E-mail address. */
            email?: string | null;
            /** @description Name. */
            name: string;
            /** @description The customer's number; absent for the seller. */
            number?: string | null;
            /** @description Telephone number. */
            phone?: string | null;
            /** @description Postal code. */
            postal_code: string;
            /** @description State, province or county. */
            region?: string | null;
            /** @description Entry in the commercial register. */
            register_text?: string | null;
            /** @description Street and number. */
            street: string;
            /** @description Local tax number. */
            tax_number?: string | null;
            /** @description VAT identification number. */
            vat_id?: string | null;
        };
        /** @description A passkey as its owner sees it. */
        Passkey: {
            /**
             * Format: date-time
             * @description When it was added.
             */
            created_at: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it was last used to sign in.
             */
            last_used_at?: string | null;
            /** @description What its owner calls it. */
            name: string;
            /** @description Whether its owner's devices share it, so that it outlives each of them. */
            synced: boolean;
        };
        /** @description What a browser is asked, to be passed on to its authenticators. */
        PasskeyChallenge: {
            /** @description To be sent along with the answer. */
            challenge: string;
            /**
             * Format: date-time
             * @description Until when an answer is taken.
             */
            expires_at: string;
            /** @description For `navigator.credentials`, as WebAuthn has its options in JSON. */
            options: components["schemas"]["WebAuthn"];
        };
        /** @description Another name for a passkey. */
        PasskeyName: {
            /** @description The name. */
            name: string;
            /** @description One's own password, once more. */
            password: string;
        };
        /** @description An authenticator's answer. */
        PasskeyShown: {
            /** @description What came along with the options. */
            challenge: string;
            /** @description What `navigator.credentials.get` gave. */
            credential: components["schemas"]["WebAuthn"];
            /** @description The ticket, if there is one. */
            ticket?: string | null;
        };
        /** @description A passkey to add. */
        PasskeyToAdd: {
            /** @description What came along with the options. */
            challenge: string;
            /** @description What `navigator.credentials.create` gave. */
            credential: components["schemas"]["WebAuthn"];
            /** @description What its owner calls it. */
            name: string;
        };
        /** @description What the password was answered with, if it was shown before. */
        PasskeyWanted: {
            /** @description The ticket; left out: the passkey alone is to be shown, and names its owner. */
            ticket?: string | null;
        };
        /** @description A change of one's own password. */
        PasswordChange: {
            /** @description The new one. */
            new: string;
            /** @description The password so far. */
            old: string;
        };
        /** @description A password to set. */
        PasswordToSet: {
            /** @description The new password. */
            password: string;
        };
        /** @description What a payer said of a bank entry. */
        PayerAnswer: {
            /**
             * Format: date-time
             * @description When.
             */
            answered_at: string;
            /** @description The documents that were paid, by the numbers that the payer wrote. */
            documents: components["schemas"]["NamedDocument"][];
            /** @description What the payer wrote besides. */
            message?: string | null;
            /** @description The payer says that the money is not for us, and wants it back. */
            not_ours: boolean;
            /** @description Which question it answers. */
            question: string;
        };
        /** @description A question to a payer. */
        PayerQuestion: {
            answer?: components["schemas"]["PayerAnswer"] | null;
            /**
             * Format: date-time
             * @description When it was asked.
             */
            asked_at: string;
            /** @description Who seems to have paid. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /** @description The bank entry that it is about. */
            entry: string;
            /**
             * Format: date-time
             * @description Until when an answer is taken.
             */
            expires_at: string;
            /** @description Its id. */
            id: string;
            /** @description Its language. */
            language: components["schemas"]["Language"];
            /** @description What was said besides. */
            message?: string | null;
            /** @description Where it went. */
            recipient: string;
            /** @description How far it is. */
            status: components["schemas"]["QuestionStatus"];
        };
        /**
         * @description How a customer pays. Each instalment of an invoice counts by itself, on the day when nothing was
         *     left of it.
         */
        PaymentBehaviour: {
            /** @description The customer. */
            customer: string;
            /** @description The customer's name. */
            customer_name: string;
            /** @description The customer's number. */
            customer_number: string;
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description The months in which something was paid, by currency, oldest first. */
            months: components["schemas"]["PaidMonth"][];
            /** @description The latest instalments that were paid, at most 500, newest first. */
            points: components["schemas"]["PaidItem"][];
            /**
             * Format: int64
             * @description How many earlier ones are left out.
             */
            points_left_out: number;
            /**
             * Format: date
             * @description Last day.
             */
            to: string;
        };
        /** @description How many payments, and what they come to. */
        PaymentTally: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description What they come to. */
            value: components["schemas"]["Money"];
        };
        /** @description The days a KPI is measured over, both ends counted. */
        Period: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day; balances are those at its end.
             */
            to: string;
        };
        /**
         * @description One thing that somebody may do.
         * @enum {string}
         */
        Permission: "entities.read" | "entities.write" | "customers.read" | "customers.write" | "agreements.read" | "agreements.write" | "credit.read" | "credit.write" | "orders.read" | "orders.write" | "orders.release" | "orders.release_credit" | "deliveries.read" | "deliveries.write" | "invoices.read" | "invoices.write" | "invoices.credit" | "receivables.read" | "receivables.allocate" | "receivables.write_off" | "receivables.refund" | "periods.write" | "cash.read" | "cash.write" | "cash.policy" | "bank_accounts.write" | "insight.read" | "insight.write" | "imports.read" | "imports.write" | "exports.read" | "events.read" | "jobs.read" | "jobs.write" | "users.read" | "users.write" | "api_keys.write" | "views.share" | "cash.sign_off" | "credit.policy" | "orders.policy" | "policies.untried";
        /** @description The policies of a legal entity. */
        Policies_CreditRules: {
            /** @description The newest first; at the end the one that is in force as long as none was set. */
            policies: components["schemas"]["PolicyView_CreditRules"][];
        };
        /** @description The policies of a legal entity. */
        Policies_OrderRules: {
            /** @description The newest first; at the end the one that is in force as long as none was set. */
            policies: components["schemas"]["PolicyView_OrderRules"][];
        };
        /** @description A payment of the past that would be treated otherwise. */
        PolicyCase: {
            /** @description Its amount. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When it was booked.
             */
            booked_on: string;
            /** @description How sure the engine was, in percent. */
            confidence: string;
            /** @description The customer whose money it is. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description The bank entry. */
            entry: string;
            /** @description Only the new policy would apply it; otherwise only the one in force does. */
            is_added: boolean;
            /** @description Applying it is right. */
            is_right: boolean;
        };
        /** @description A customer whose payments would be treated otherwise. */
        PolicyCustomer: {
            /** @description Payments that only the new policy would apply. */
            added: components["schemas"]["Rates"];
            /** @description The customer. */
            customer: string;
            /** @description Payments that only the one in force applies. */
            dropped: components["schemas"]["Rates"];
            /** @description Its name. */
            name: string;
            /** @description Its number. */
            number: string;
        };
        /** @description The limits within which matching applies payments without a person. */
        PolicyRules: {
            /**
             * Format: int64
             * @description Bank charges are not larger than this, in minor units.
             */
            charges_max_minor: number;
            /** @description The percentages that customers take as discount, the likeliest first. */
            discounts: string[];
            /**
             * @description Differences that only a person applies: `unearned_discount`, `tolerance`, `bank_charges`,
             *     `deduction`, `partial`, `overpayment`, `discount`.
             */
            never_post: string[];
            /** @description The lowest confidence that is applied, in percent; from 90. */
            post_from: string;
            /**
             * @description The lowest confidence at which several items that nothing names, found by their sum, are
             *     applied, in percent; from 90.
             */
            post_searched_from: string;
            /** @description The lowest confidence that is proposed, in percent. */
            propose_from: string;
        };
        /**
         * @description What a policy is used for.
         * @enum {string}
         */
        PolicyState: "draft" | "in_force" | "retired";
        /** @description A policy: rules that decisions go by, or may go by. */
        PolicyView_CreditRules: {
            /** @description Its id; `null` for the one that is in force as long as none was set. */
            id?: string | null;
            /**
             * Format: date-time
             * @description When it was put in force.
             */
            in_force_at?: string | null;
            /** @description It was put in force without having been tried on the past. */
            is_untried: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            made_at?: string | null;
            /** @description Who made it. */
            made_by?: string | null;
            /** @description The name that decisions tell. */
            name: string;
            /** @description Why. */
            reason?: string | null;
            /**
             * @description When an order is held for credit. Without any of the rules an order is held when it exceeds the
             *     customer's limit. Amounts are in minor units of the order's currency.
             */
            rules: {
                /**
                 * Format: int32
                 * @description A customer is new until so many days after its first document was posted; 0: before that.
                 * @default 0
                 */
                new_customer_days: number;
                /**
                 * Format: int64
                 * @description Orders of new customers above this are held.
                 * @default null
                 */
                new_customer_max_minor: number | null;
                /**
                 * Format: int32
                 * @description Held when something that the customer owes is past its due date by more days than this.
                 * @default null
                 */
                past_due_max_days: number | null;
                /**
                 * Format: int64
                 * @description Held when the customer owes more than this past its due date.
                 * @default null
                 */
                past_due_max_minor: number | null;
                /**
                 * Format: int64
                 * @description By how much the limit may be exceeded.
                 * @default null
                 */
                tolerance_minor: number | null;
                /**
                 * @description By how much the limit may be exceeded, in per cent of it; with `tolerance_minor` the smaller
                 *     of both counts.
                 * @default null
                 */
                tolerance_percent: string | null;
                /**
                 * Format: int64
                 * @description What a customer without a limit may bind; none: anything.
                 * @default null
                 */
                without_limit_max_minor: number | null;
            };
            /**
             * Format: date-time
             * @description When that was looked at.
             */
            simulated_at?: string | null;
            simulation?: components["schemas"]["Trial"] | null;
            /** @description What it is used for. */
            state: components["schemas"]["PolicyState"];
        };
        /** @description A policy: rules that decisions go by, or may go by. */
        PolicyView_OrderRules: {
            /** @description Its id; `null` for the one that is in force as long as none was set. */
            id?: string | null;
            /**
             * Format: date-time
             * @description When it was put in force.
             */
            in_force_at?: string | null;
            /** @description It was put in force without having been tried on the past. */
            is_untried: boolean;
            /**
             * Format: date-time
             * @description When.
             */
            made_at?: string | null;
            /** @description Who made it. */
            made_by?: string | null;
            /** @description The name that decisions tell. */
            name: string;
            /** @description Why. */
            reason?: string | null;
            /**
             * @description When an order is held. Without any of the rules a price must be the agreed one, and a customer's
             *     number is never used twice. Rules other than that for duplicates are for orders at agreed prices.
             */
            rules: {
                /**
                 * Format: int32
                 * @description A customer's number is used twice when the earlier order came so many days before, or fewer;
                 *     none: however long before.
                 * @default null
                 */
                duplicate_days: number | null;
                /**
                 * Format: int64
                 * @description Orders below this are held: net, in minor units of the order's currency.
                 * @default null
                 */
                minimum_net_minor: number | null;
                /**
                 * @description By how much the customer's price may differ from the agreed one, up or down, in per cent of
                 *     the agreed one.
                 * @default 0
                 */
                price_tolerance_percent: string;
                /**
                 * @description What an order must say.
                 * @default []
                 */
                required: components["schemas"]["OrderField"][];
            };
            /**
             * Format: date-time
             * @description When that was looked at.
             */
            simulated_at?: string | null;
            simulation?: components["schemas"]["Trial"] | null;
            /** @description What it is used for. */
            state: components["schemas"]["PolicyState"];
        };
        /** @description What stands before the numbers of each kind of document. */
        Prefixes: {
            /**
             * @description Credit notes.
             * @default CN
             */
            credit_note: string;
            /**
             * @description Customers that come without a number.
             * @default C
             */
            customer: string;
            /**
             * @description Deliveries.
             * @default D
             */
            delivery: string;
            /**
             * @description Invoices.
             * @default INV
             */
            invoice: string;
            /**
             * @description Journal entries.
             * @default J
             */
            journal: string;
            /**
             * @description Orders.
             * @default O
             */
            order: string;
            /**
             * @description Receipts.
             * @default R
             */
            receipt: string;
            /**
             * @description Refunds.
             * @default RF
             */
            refund: string;
            /**
             * @description Returns.
             * @default RT
             */
            return: string;
        };
        /** @description The ticket that the password was answered with. */
        Presented: {
            /** @description The ticket. */
            ticket: string;
        };
        /** @description A customer's order lines. */
        PriceCustomer: components["schemas"]["PriceRevenue"] & {
            /** @description The customer. */
            customer: string;
            /** @description Its name. */
            name: string;
            /** @description Its number. */
            number: string;
        };
        /** @description A list of prices: for one customer, for one segment, or for all. */
        PriceList: {
            /** @description Unique code within the legal entity. */
            code: string;
            /** @description Currency of its prices. */
            currency: string;
            /** @description The customer it was agreed with; `null`: not for one customer. */
            customer_id?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description The segment it is for; `null` as well as the customer: for all. */
            segment?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day; `null`: until further notice.
             */
            valid_to?: string | null;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /**
         * @description What to change about a price list; what is left out stays. Currency and scope are fixed: make
         *     another list instead.
         */
        PriceListChange: {
            /** @description Name. */
            name?: string | null;
            /**
             * Format: date
             * @description First day.
             */
            valid_from?: string | null;
            /**
             * Format: date
             * @description Last day; `null`: until further notice.
             */
            valid_to?: string | null;
        };
        /**
         * @description Which price counts when an order comes in.
         * @enum {string}
         */
        PricePolicy: "agreement" | "as_given";
        /** @description The order lines of a product. */
        PriceProduct: components["schemas"]["PriceRevenue"] & {
            /** @description Its number. */
            sku: string;
        };
        /** @description Prices to try on the order lines of the past: a change in per cent, or the prices of a list. */
        PriceQuestion: {
            /** @description At most; 2 by default. */
            elasticity_high?: string | null;
            /**
             * @description Per cent of volume lost for each per cent that a price goes up, at least; 0 by default, up to
             *     10. Where a price goes down, so much is gained.
             */
            elasticity_low?: string | null;
            /** @description Or the prices of this list count, where it has one for the product. */
            list?: string | null;
            /**
             * Format: int32
             * @description How many months back; 1 to 60, 24 by default.
             */
            months?: number | null;
            /** @description All prices change by so many per cent, from -99 to 1000. */
            percent?: string | null;
            /** @description Only lines that were priced by this list. */
            priced_by?: string | null;
            /** @description Only orders of customers of this segment. */
            segment?: string | null;
            /** @description Only lines of these products. */
            skus?: string[];
        };
        /** @description Order lines of one currency. */
        PriceRevenue: {
            /** @description What they came to. */
            before: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Of them, lines that get another price.
             */
            changed: number;
            /** @description At most. */
            high: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description How many lines.
             */
            lines: number;
            /** @description At least. */
            low: components["schemas"]["Money"];
            /** @description What they come to at the other prices, had everybody ordered the same. */
            same_volume: components["schemas"]["Money"];
        };
        /**
         * @description Where the price of a line comes from, before its discount.
         * @enum {string}
         */
        PriceSource: "agreement" | "customer" | "none";
        /**
         * @description What other prices would have come to, net. What volume is lost is not known: the range is between
         *     the two elasticities.
         */
        PriceTrial: {
            /** @description The customers with the largest amounts, up to fifty. */
            customers: components["schemas"]["PriceCustomer"][];
            /** @description The elasticity at the other. */
            elasticity_high: string;
            /** @description The elasticity at one end of the range. */
            elasticity_low: string;
            /** @description The products with the largest amounts, up to fifty. */
            products: components["schemas"]["PriceProduct"][];
            /**
             * Format: date
             * @description The first day that was looked at.
             */
            since: string;
            /** @description By currency. */
            sums: components["schemas"]["PriceRevenue"][];
        };
        /** @description A price as a list shows it. */
        PriceView: {
            /** @description Currency. */
            currency: string;
            /** @description Its id. */
            id: string;
            /** @description Code of the price list. */
            list_code: string;
            /** @description The least quantity of a line that gets this price. */
            min_quantity: string;
            /** @description Name of the product. */
            product_name: string;
            /** @description Article number. */
            sku: string;
            /** @description Price of one unit, net of tax. */
            unit_price: string;
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day.
             */
            valid_to?: string | null;
        };
        /** @description An error reply, `application/problem+json` as RFC 9457 has it. */
        Problem: {
            /** @description Stable machine-readable code. */
            code: string;
            /** @description What is wrong, with the value. */
            detail: string;
            /** @description The input field at fault. */
            field?: string | null;
            /** @description What to do about it. */
            remedy?: string | null;
            /** @description The request, as the log names it. */
            request_id?: string | null;
            /**
             * Format: int32
             * @description The HTTP status.
             */
            status: number;
            /** @description The status in words. */
            title: string;
            /** @description Always `about:blank`: `code` tells the kinds apart. */
            type: string;
        };
        /** @description Something that is sold. */
        Product: {
            /** @description Whether new orders may have it. */
            active: boolean;
            /**
             * Format: date-time
             * @description When it was added.
             */
            created_at: string;
            /** @description Its id. */
            id: string;
            /** @description Name as documents print it. */
            name: string;
            /** @description What it is grouped with in figures, e.g. `Beverages`. */
            product_group?: string | null;
            /** @description Unique article number within the legal entity. */
            sku: string;
            /** @description What it counts as for tax. */
            tax_class: components["schemas"]["TaxClass"];
            /** @description Unit of measure: code of UN/ECE Recommendation 20, e.g. `C62` for piece, `KGM`, `HUR`. */
            unit: string;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What to change about a product; what is left out stays. */
        ProductChange: {
            /** @description Whether new orders may have it. */
            active?: boolean | null;
            /** @description Name. */
            name?: string | null;
            /**
             * @description What it is grouped with in figures; `null` takes it out of its group. Figures of past periods
             *     follow.
             */
            product_group?: string | null;
            tax_class?: components["schemas"]["TaxClass"] | null;
            /** @description Code of UN/ECE Recommendation 20. */
            unit?: string | null;
        };
        /** @description Proof that goods were received. */
        ProofOfDelivery: {
            /** @description The scan or picture, as uploading it gave it. */
            file?: string | null;
            /**
             * Format: date-time
             * @description When. Default: when the delivery arrived.
             */
            signed_at?: string | null;
            /** @description Who signed for the goods. */
            signed_by: string;
        };
        /** @description One way to apply a payment. */
        Proposal: {
            /** @description The customer whose items they are. */
            customer: string;
            exchanged?: components["schemas"]["Money"] | null;
            /**
             * @description How the amount fits: `exact`, `discount`, `unearned_discount`, `tolerance`, `bank_charges`,
             *     `deduction`, `partial`, `overpayment`.
             */
            fit: string;
            /** @description What goes where. */
            lines: components["schemas"]["ProposedLine"][];
            /** @description What is left over: the amount less the sum of the lines. */
            rest: components["schemas"]["Money"];
        };
        /** @description What goes to one open item. */
        ProposedLine: {
            /** @description The part of the payment that settles it; negative for a credit note that is used up. */
            amount: components["schemas"]["Money"];
            deduction?: components["schemas"]["LineDeduction"] | null;
            /** @description Early-payment discount taken beside the amount; never negative. */
            discount: components["schemas"]["Money"];
            /**
             * Format: int32
             * @description Its place among the document's instalments.
             */
            instalment: number;
            /** @description The open item. */
            item: string;
            /** @description The number of its document. */
            number: string;
            /** @description What else is missing and stays open; never negative. */
            short: components["schemas"]["Money"];
            /** @description A shortfall within tolerance, for a person to write off; never negative. */
            write_off: components["schemas"]["Money"];
        };
        /** @description What an identity provider sends when somebody signed out there. */
        ProviderMessage: {
            /** @description Its signed token. */
            logout_token: string;
        };
        /** @description Puts a policy in force. */
        PutInForce: {
            /** @description Why. */
            reason: string;
            /** @description Although it was not tried on the past within a week; needs `policies.untried`. */
            untried?: boolean;
        };
        /**
         * @description How far a question to a payer is.
         * @enum {string}
         */
        QuestionStatus: "asked" | "answered" | "expired" | "withdrawn";
        /** @description An open hold with the order it stops, as the order desk's queue shows it. */
        QueuedHold: components["schemas"]["HoldView"] & {
            /** @description Who ordered. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /** @description What the order is worth. */
            gross: components["schemas"]["Money"];
            /** @description The order it stops. */
            order: string;
            /** @description That order's number. */
            order_number: string;
        };
        /**
         * @description Payments that are applied without a person, by whether that is right: what is applied stood, and
         *     is what people applied where they did it by hand.
         */
        Rates: {
            /**
             * Format: int64
             * @description Rightly.
             */
            right: number;
            /**
             * Format: int64
             * @description Wrongly.
             */
            wrong: number;
        };
        /** @description One's own password, once more. */
        Reassured: {
            /** @description The password. */
            password: string;
        };
        /** @description A receipt as lists show it. */
        Receipt: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @description No person had a part in recording and applying it. */
            automatic: boolean;
            /** @description Whose money it is. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /** @description The bank entry that brought it. */
            entry?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Its open item. */
            item?: string | null;
            /** @description Our number of it. */
            number: string;
            /** @description What of it is still on account. */
            on_account: components["schemas"]["Money"];
            /** @description Where it comes from. */
            origin: components["schemas"]["ReceiptOrigin"];
            paid?: components["schemas"]["Money"] | null;
            /** @description What the payer wrote on it. */
            payer_reference?: string | null;
            /** @description The exchange rate that follows: units of the receipt's currency for one of what was paid. */
            rate?: string | null;
            /**
             * Format: date
             * @description When it came in.
             */
            received_on: string;
            /**
             * Format: date
             * @description When it was taken back; `null` while it stands.
             */
            reversed_on?: string | null;
        };
        /** @description A line of an order that came in. */
        ReceiptLine: {
            agreed?: components["schemas"]["AgreedPrice"] | null;
            /** @description Per unit before the discount. */
            base_price: string;
            /** @description Taken off it; zero: none. */
            discount: string;
            /** @description Net and the line's share of the tax. */
            gross: components["schemas"]["Money"];
            /**
             * Format: int64
             * @description Its number within the order, from 1.
             */
            line_no: number;
            /** @description What stands on the documents. */
            name: string;
            /** @description Quantity × price. */
            net: components["schemas"]["Money"];
            /** @description Where the price before the discount comes from. */
            price_source: components["schemas"]["PriceSource"];
            /** @description What was ordered. */
            quantity: string;
            /** @description The product's number as ordered. */
            sku: string;
            /** @description Unit of measure. */
            unit: string;
            /** @description Per unit, as it is charged. */
            unit_price: string;
        };
        /**
         * @description Where a receipt comes from.
         * @enum {string}
         */
        ReceiptOrigin: "bank" | "manual" | "import";
        /** @description What came in the last weeks. */
        Received: {
            /** @description The newest week first, by currency. */
            weeks: components["schemas"]["ReceivedWeek"][];
        };
        /** @description A week whose forecast was frozen as it began, beside what came. */
        ReceivedWeek: {
            /** @description What receipts paid of these items so far. */
            came: components["schemas"]["Money"];
            /** @description What came less what was expected. */
            difference: components["schemas"]["Money"];
            /** @description What was expected of items that were open then. */
            expected: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The day on which it was frozen, the first one of the week.
             */
            from: string;
            /** @description Intervals of 50, 80 and 95 %. */
            intervals: components["schemas"]["ForecastInterval"][];
            /** @description Whether the week is over. */
            is_over: boolean;
            /**
             * @description All receipts of these days in the currency, reversed ones left out: also what pays items that were issued
             *     within the week, and what is not applied.
             */
            received: components["schemas"]["Money"];
            /**
             * Format: date
             * @description The last one.
             */
            until: string;
        };
        /** @description A receipt that a command made. */
        RecordedReceipt: {
            /** @description How much it is. */
            amount: components["schemas"]["Money"];
            /** @description Its id. */
            id: string;
            /** @description Its open item. */
            item: string;
            /** @description Our number of it. */
            number: string;
            /** @description What of it stays on account. */
            on_account: components["schemas"]["Money"];
        };
        /** @description Codes for the day the telephone is lost; they are shown this once. */
        RecoveryCodes: {
            /** @description Each stands in for a code of the app once. */
            recovery_codes: string[];
        };
        /** @description A refund and the bank entry that paid it. */
        RefundLink: {
            /** @description The bank entry. */
            entry: string;
        };
        /** @description A refund. */
        RefundView: {
            /** @description How much. */
            amount: components["schemas"]["Money"];
            /** @description Who gets the money. */
            customer: string;
            /** @description The bank entry that shows the money gone. */
            entry?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Our number of it, to be written on the transfer. */
            number: string;
            /** @description Why. */
            reason: string;
            /**
             * Format: date
             * @description When.
             */
            refunded_on: string;
        };
        /** @description A refusal says what is wrong with which field, and what to do about it. */
        Refusal: {
            /** @description Stable machine-readable code. */
            code: components["schemas"]["Code"];
            /** @description What is wrong, with the value. */
            detail: string;
            /** @description The input field at fault, as a path (`lines[2].quantity`); `null` when no single one is. */
            field?: string | null;
            /** @description What to do about it. */
            remedy: string;
        };
        /** @description Asks to turn an order down. */
        RefuseOrder: {
            /** @description Which order: received or held. */
            order: string;
            /** @description Why, for the customer and the record. */
            reason: string;
        };
        /** @description A dismissal to take back. */
        Reinstatement: {
            /** @description Of which anomaly. */
            anomaly: string;
        };
        /** @description Asks to lift one hold. */
        ReleaseHold: {
            /**
             * @description Lifts it although its reason still stands: the limit is exceeded or the customer blocked.
             *     Only for callers who hold the permission; the server decides that.
             */
            force?: boolean;
            /** @description Which hold. */
            hold: string;
            /** @description Why it may go. */
            note?: string | null;
        };
        /** @description What a payer said that a payment is for. */
        RemittanceAdvice: {
            /** @description The payer's number of it. */
            advice_no?: string | null;
            /** @description The payment: as told, else what is paid for all documents. */
            amount: components["schemas"]["Money"];
            /** @description Whose documents they are, where all that are known are one customer's. */
            customer?: string | null;
            /** @description That customer's name. */
            customer_name?: string | null;
            /** @description That customer's number. */
            customer_number?: string | null;
            /**
             * Format: int64
             * @description Documents that it names.
             */
            documents: number;
            /** @description The bank entry to which it belongs. */
            entry?: string | null;
            /** @description The file or text as it came. */
            file: string;
            /** @description Name of that file. */
            file_name: string;
            /** @description The form it was read from: `x12`, `edifact`, `remt001`, `csv`, `xlsx`, `pdf`, `text`. */
            form: string;
            /** @description Its id. */
            id: string;
            linked_by?: components["schemas"]["LinkedBy"] | null;
            /**
             * Format: date
             * @description Day of the payment.
             */
            paid_on?: string | null;
            /** @description From which account. */
            payer_account?: string | null;
            /** @description Who pays. */
            payer_name?: string | null;
            /** @description The number by which the sender knows the payer. */
            payer_number?: string | null;
            /** @description Reference under which the payment arrives. */
            payment_ref?: string | null;
            /**
             * Format: date-time
             * @description When it came.
             */
            received_at: string;
            /** @description Where it stands. */
            status: components["schemas"]["AdviceStatus"];
            /**
             * Format: int64
             * @description How many things could not be read or do not add up.
             */
            warnings: number;
        };
        /** @description An advice after a command, and whether the command changed it. */
        RemittanceAdviceChange: {
            /** @description The advice as it stands now. */
            advice: components["schemas"]["RemittanceAdvice"];
            /** @description Repeating a command is no mistake. */
            effect: components["schemas"]["Effect"];
        };
        /** @description An amount kept back, and why. */
        RemittanceAdviceDeduction: {
            /** @description Positive makes the payment smaller. */
            amount: components["schemas"]["Money"];
            /** @description Reason by the sender's code. */
            code?: string | null;
            /** @description Reason in words. */
            reason?: string | null;
        };
        /** @description A remittance advice with all that it says. */
        RemittanceAdviceDetail: components["schemas"]["RemittanceAdvice"] & {
            /** @description What could not be read or does not add up. */
            findings: components["schemas"]["RemittanceAdviceWarning"][];
            /** @description What is paid for each document. */
            lines: components["schemas"]["RemittanceAdviceLine"][];
            /** @description Free text. */
            notes: string[];
            /** @description Further references. */
            references: components["schemas"]["RemittanceAdviceReference"][];
        };
        /** @description What is paid for one document. */
        RemittanceAdviceLine: {
            /** @description What was kept back for other reasons. */
            deductions: components["schemas"]["RemittanceAdviceDeduction"][];
            discount?: components["schemas"]["Money"] | null;
            /** @description Number of the document; empty for what belongs to no single one. */
            document: string;
            /**
             * Format: date
             * @description Day of the document.
             */
            document_on?: string | null;
            gross?: components["schemas"]["Money"] | null;
            /** @description Our open item of that number, where there is exactly one. */
            item?: string | null;
            /** @description `invoice`, `credit_note`, `debit_note`, `adjustment`, else the sender's code. */
            kind: string;
            /**
             * Format: int64
             * @description Its place, from 1.
             */
            line_no: number;
            net?: components["schemas"]["Money"] | null;
            /** @description Free text. */
            notes: string[];
            /** @description Further references: order, delivery … */
            references: components["schemas"]["RemittanceAdviceReference"][];
        };
        /** @description A reference and what it is. */
        RemittanceAdviceReference: {
            /** @description What it is, in the sender's code. */
            kind: string;
            /** @description The reference. */
            value: string;
        };
        /** @description What could not be read or does not add up. */
        RemittanceAdviceWarning: {
            /** @description Stable name of the kind of warning. */
            code: string;
            /** @description The part of the advice. */
            field: string;
            /** @description What is wrong, in English. */
            message: string;
            /** @description The value in question. */
            value: string;
        };
        /** @description Which expected day is taken back. */
        RemoveExpectedPayment: {
            /** @description Of which open item. */
            item: string;
        };
        /** @description A rendered document: what was sent, byte for byte. */
        RenderedDocument: {
            /**
             * Format: date-time
             * @description When it was rendered.
             */
            created_at: string;
            /** @description The order, delivery, invoice or credit note that it shows. */
            document: string;
            /** @description The file. */
            file: string;
            /** @description What kind of document it is. */
            kind: components["schemas"]["DocumentKind"];
            /** @description Its language. */
            language: components["schemas"]["Language"];
            /** @description The file's name. */
            name: string;
            /** @description The SHA-256 of its bytes, in hex. */
            sha256: string;
            /**
             * Format: int64
             * @description Its length in bytes.
             */
            size: number;
        };
        /** @description A month to reopen. */
        Reopen: {
            /**
             * Format: date
             * @description The month, by its first day; only the last closed one can be reopened.
             */
            month: string;
            /** @description Why. */
            reason: string;
        };
        /** @description Asks to place a hold again that was lifted. */
        RestoreHold: {
            /** @description Which hold. */
            hold: string;
            /** @description Why, for the record. */
            reason: string;
        };
        /** @description Two entries of which one undoes the other. */
        ReverseEntry: {
            /** @description The entry that is undone. */
            original: string;
            /** @description The entry that undoes. */
            reversal: string;
        };
        /** @description Takes a receipt back: what it paid is open again. */
        ReverseReceipt: {
            /**
             * Format: date
             * @description Default: today in the legal entity's time zone, but not before it came in.
             */
            on?: string | null;
            /** @description Why. */
            reason: string;
            /** @description The receipt. */
            receipt: string;
        };
        /** @description An adjustment that was taken back. */
        ReversedEntry: {
            /** @description The entry that was reversed. */
            entry: string;
            /** @description The item that is open again. */
            item?: string | null;
            /**
             * Format: date
             * @description Posting date of the reversal.
             */
            on: string;
            residual?: components["schemas"]["Money"] | null;
            /** @description The entry that undoes it. */
            reversal: string;
        };
        /**
         * @description A bundle of permissions, named after who does the work.
         * @enum {string}
         */
        Role: "administrator" | "order_desk" | "credit_analyst" | "billing" | "cash_application" | "collector" | "controller" | "cfo" | "auditor" | "integrator";
        /** @description A role, and where it holds. */
        RoleGrant: {
            /** @description In this legal entity only; `null`: everywhere. */
            entity_id?: string | null;
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /** @description A role and what it may do. */
        RoleView: {
            /** @description What it may do. */
            permissions: components["schemas"]["Permission"][];
            /** @description The role. */
            role: components["schemas"]["Role"];
        };
        /**
         * @description What became of rows.
         * @enum {string}
         */
        RowOutcome: "booked" | "reported";
        /** @description A document that a billing run issued. */
        RunDocument: {
            /** @description The invoice or credit note. */
            id: string;
            /** @description Its number. */
            number: string;
        };
        /**
         * @description What became of an order in a billing run.
         * @enum {string}
         */
        RunItemState: "waiting" | "billed" | "refused";
        /** @description Why something was not billed. */
        RunRefusal: {
            /** @description The code of the refusal. */
            code: string;
            /** @description What is wrong. */
            detail: string;
            /** @description What to do about it. */
            remedy: string;
        };
        /** @description The sample company as it stands. */
        Sample: {
            /** @description The code of its legal entity, once that is set up. */
            entity_code?: string | null;
            /** @description Why building it ended early. */
            failure?: string | null;
            /**
             * Format: int32
             * @description Orders taken in so far.
             */
            orders: number;
            /**
             * Format: int32
             * @description Orders there are; 0 until building begins.
             */
            orders_total: number;
            /** @description How far it is. */
            state: components["schemas"]["SampleState"];
        };
        /** @description The job that builds the sample company. */
        SampleRequested: {
            /** @description The job. */
            job: string;
        };
        /**
         * @description How far the sample company is.
         * @enum {string}
         */
        SampleState: "absent" | "waiting" | "building" | "built" | "interrupted";
        /** @description A mapping that was kept. */
        SavedMapping: {
            /**
             * Format: date-time
             * @description When.
             */
            changed_at: string;
            /** @description Who kept or changed it last. */
            changed_by: string;
            /** @description The name of that user or API key. */
            changed_by_name?: string | null;
            /** @description Its id. */
            id: string;
            /** @description What the rows are. */
            kind: components["schemas"]["ImportKind"];
            /** @description The mapping, as an import takes it. */
            mapping: string;
            /** @description Its name. */
            name: string;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What is changed. At least one of them. */
        Scenario: {
            by?: components["schemas"]["OutlookStep"] | null;
            discount?: components["schemas"]["DiscountOffer"] | null;
            /** @description This customer pays nothing any more. */
            stops_paying?: string | null;
            /**
             * Format: int32
             * @description All due dates lie so many days later, or earlier if it is negative. Customers are assumed to
             *     pay as late after them as they do now.
             */
            terms_days?: number | null;
        };
        /** @description The forecast beside what it would be. */
        ScenarioOutlook: {
            /**
             * Format: date
             * @description The day from whose beginning it looks ahead.
             */
            as_of: string;
            /**
             * @description What is assumed of customers, and not known: `delay_after_due_date_stays`, `nothing_is_paid`,
             *     `take_up`.
             */
            assumed: string[];
            /** @description As things are. */
            base: components["schemas"]["ForecastLine"][];
            /** @description With the higher take-up; as `low` without a discount. */
            high: components["schemas"]["ForecastLine"][];
            /** @description With what is changed; of a discount, with the lower take-up. */
            low: components["schemas"]["ForecastLine"][];
        };
        /** @description One part of a score. */
        ScorePart: {
            /** @description What was seen. */
            feature: string;
            /**
             * Format: int32
             * @description What it counts, in thousandths of a nat: a thousand make the odds 2.7 times as good.
             */
            score: number;
        };
        /** @description How a user's second factor stands. */
        SecondFactor: {
            /** @description There is an authenticator app, whose code is asked for at every sign-in with a password. */
            confirmed: boolean;
            /**
             * Format: int32
             * @description How many passkeys there are; one of them may be shown instead of a code.
             */
            passkeys: number;
            /**
             * Format: int32
             * @description Recovery codes that are not used yet.
             */
            recovery_codes_left: number;
            /** @description The user must have one, for a role of theirs or by themselves. */
            required: boolean;
        };
        /** @description What to bill. */
        Selection: {
            /** @description Everything that is due, oldest delivery first. */
            all: {
                /**
                 * Format: date-time
                 * @description Only what arrived before this instant.
                 */
                until?: string | null;
            };
        } | {
            /** @description These deliveries and returns. */
            deliveries: string[];
        } | {
            /** @description The deliveries and returns of these orders. */
            orders: string[];
        };
        /** @description A mail to send once more. */
        SendAgain: {
            /** @description Which mail. */
            mail: string;
            /** @description Where it goes this time. Default: where it went before. */
            recipient?: string | null;
        };
        /** @description What the weeks of a figure tell. */
        SeriesEffect: {
            /** @description By how much the level changed at once. */
            level: components["schemas"]["Bounded"];
            /** @description By how much the trend changed, a week. */
            slope: components["schemas"]["Bounded"];
            /** @description The trend before, a week. */
            trend?: string | null;
            /** @description Weeks since. */
            weeks_after: number;
            /** @description Weeks before. */
            weeks_before: number;
        };
        /** @description How a series writes its numbers. */
        SeriesSetting: {
            /** @description Text before the counter. */
            prefix: string;
            /** @description Which series: `order`, `delivery`, `invoice`, … */
            series: string;
            /**
             * Format: int32
             * @description Digits of the counter, filled with zeros.
             */
            width: number;
        };
        /** @description A session as its owner sees it. */
        Session: {
            /** @description The network address they signed in from. */
            address?: string | null;
            /**
             * Format: date-time
             * @description When they signed in.
             */
            created_at: string;
            /** @description Browser and system, such as `Firefox, Linux`; `null` when they are not known. */
            device?: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself.
             */
            expires_at: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used before.
             */
            idle_until?: string | null;
            /**
             * Format: date-time
             * @description When it was last used, to the minute.
             */
            last_used_at: string;
            /** @description By what they proved who they are. */
            strength: components["schemas"]["Strength"];
            /** @description Whose it is. */
            user_id: string;
        };
        /** @description An entry to leave out of matching, or to take back in. */
        SetAside: {
            /** @description `true` sets it aside, `false` takes it back. */
            aside: boolean;
            /** @description The entry. */
            entry: string;
            /** @description Why. */
            reason: string;
        };
        /** @description An item paid by a settlement. */
        SettleLine: {
            /**
             * @description How much the receipt or credit note pays of it; positive, or zero when discount or
             *     write-off settle all of it.
             */
            amount: components["schemas"]["Money"];
            deduction?: components["schemas"]["LineDeduction"] | null;
            discount?: components["schemas"]["Money"] | null;
            /** @description A person with the permission grants the discount although its day has passed. */
            discount_late?: boolean;
            /** @description Why the discount is granted; needed when it is granted late. Kept with its entry. */
            discount_reason?: string | null;
            /** @description The item that is paid. */
            item: string;
            write_off?: components["schemas"]["LineWriteOff"] | null;
        };
        /** @description What a settlement became. */
        Settled: {
            /** @description All allocations made, also those of discounts and write-offs. */
            allocations: string[];
            /** @description The receipt or credit note. */
            credit: string;
            /** @description The entries of discounts and write-offs. */
            entries: string[];
            /** @description What stays on account; zero or negative. */
            rest: components["schemas"]["Money"];
        };
        /** @description What a receipt or credit note is used for. What is left of it stays on account. */
        Settlement: {
            /** @description The receipt or credit note. */
            credit: string;
            /** @description What it pays. */
            lines: components["schemas"]["SettleLine"][];
            /**
             * Format: date
             * @description Posting date of everything that follows from it.
             */
            on: string;
            rest?: components["schemas"]["LineWriteOff"] | null;
        };
        /** @description Whether the installation waits for its first administrator. */
        Setup: {
            /** @description There is no user yet. */
            needed: boolean;
            /** @description Whoever is to be the first must show the token that the server printed when it started. */
            token_needed: boolean;
        };
        /** @description How much of an invoice an instalment is. */
        Share: {
            /** @description This amount, in major units of whatever currency the invoice is in. */
            fixed: string;
        } | {
            /** @description This share of the invoice total. */
            percent_of_total: string;
        } | {
            /** @description This share of what the instalments before it left. */
            percent_of_remainder: string;
        } | "remainder";
        /** @description The second step of signing in. */
        Shown: {
            /** @description A code of the app, or a recovery code. */
            code: string;
            /** @description The ticket that the password was answered with. */
            ticket: string;
        };
        /** @description By what people can sign in here. */
        SignInMethods: {
            /**
             * @description The one address at which passkeys work, such as `https://cash.example.com`; `null` where
             *     there are none.
             */
            passkeys?: string | null;
            /** @description What the button of single sign-on says; `null` where there is none. */
            single_sign_on?: string | null;
        };
        /** @description Something that waits, or waited, for a second person. */
        SignOff: {
            /** @description How much is applied, or written off. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date-time
             * @description When.
             */
            asked_at: string;
            /** @description Who asked. */
            asked_by: string;
            /** @description Their name. */
            asked_by_name?: string | null;
            /** @description Exactly what was asked for. */
            command: components["schemas"]["SignOffCommand"];
            /** @description Whose account it moves. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date-time
             * @description When.
             */
            decided_at?: string | null;
            /** @description Who decided. */
            decided_by?: string | null;
            /** @description Their name. */
            decided_by_name?: string | null;
            /** @description What they said. */
            decision_note?: string | null;
            /** @description The bank entry that it applies. */
            entry?: string | null;
            /** @description Its id. */
            id: string;
            /** @description The receipt, credit note or item that it is about, unless that is a bank entry. */
            item?: string | null;
            kept?: components["schemas"]["Money"] | null;
            /** @description What it is. */
            kind: components["schemas"]["SignOffKind"];
            /** @description What it would do to each item. */
            lines: components["schemas"]["SignOffLine"][];
            /** @description What the second person should know. */
            note?: string | null;
            /** @description How far it is. */
            status: components["schemas"]["SignOffStatus"];
        };
        /** @description A command that waits for a second person, as it will be carried out. */
        SignOffCommand: {
            /** @description Apply a bank entry. */
            apply: components["schemas"]["ApplyEntry"];
        } | {
            /** @description Use a receipt or credit note. */
            settle: components["schemas"]["Settlement"];
        } | {
            /** @description Set a claim off against a debt. */
            allocate: components["schemas"]["AllocationRequest"];
        } | {
            /** @description Write an item off. */
            write_off: components["schemas"]["WriteOff"];
        };
        /**
         * @description What a second person is asked to sign.
         * @enum {string}
         */
        SignOffKind: "apply" | "settle" | "allocate" | "write_off";
        /** @description What is asked for of one item. */
        SignOffLine: {
            /** @description What is paid of it. */
            amount: components["schemas"]["Money"];
            discount?: components["schemas"]["Money"] | null;
            /** @description That discount is granted late. */
            discount_late: boolean;
            /** @description The item. */
            item: string;
            /** @description Its number. */
            number: string;
            /** @description What was left of it when the sign-off was asked for. */
            open: components["schemas"]["Money"];
            write_off?: components["schemas"]["Money"] | null;
        };
        /** @description From which amounts on a second person must sign. */
        SignOffRules: {
            /** @description The same for what is written off of one item in all, with a discount that is granted late. */
            adjustments: components["schemas"]["Money"][];
            /**
             * @description What is applied by hand of one bank entry, receipt or credit note in all may come to so much, by
             *     currency; more needs a second person. Empty: nothing does. A currency that is not named, where
             *     others are, always does.
             */
            applications: components["schemas"]["Money"][];
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What changes of the rules; what is left out stays. */
        SignOffRulesChange: {
            /**
             * @description See [`SignOffRules::adjustments`]; takes the place of all there were.
             * @default null
             */
            adjustments: components["schemas"]["Money"][] | null;
            /**
             * @description See [`SignOffRules::applications`]; takes the place of all there were.
             * @default null
             */
            applications: components["schemas"]["Money"][] | null;
        };
        /**
         * @description How far a sign-off is.
         * @enum {string}
         */
        SignOffStatus: "waiting" | "signed" | "declined" | "withdrawn";
        /** @description Where to go on signing out. */
        SignedOut: {
            /** @description The identity provider's page that ends its session; `null` where there is none. */
            url?: string | null;
        };
        /** @description Tries a policy on the past. */
        SimulatePolicy: {
            /**
             * Format: int32
             * @description How many months back; 1 to 60, 24 by default.
             */
            months?: number | null;
            /** @description The policy. */
            policy: string;
        };
        /**
         * @description What a policy would have done with payments that were applied since, beside what the one in
         *     force does: each decision of the past is judged again by the limits of both. Amounts that the
         *     engine would read otherwise, by other percentages or charges, are tried on the payments that
         *     wait now, not on the past.
         */
        Simulation: {
            /** @description What only this one would apply. */
            added: components["schemas"]["Rates"];
            /** @description The policy that it is compared with. */
            beside: string;
            /** @description What this one would. */
            candidate: components["schemas"]["Rates"];
            /**
             * @description The payments of the past that would be treated otherwise, wrong ones first, up to two
             *     hundred.
             */
            cases: components["schemas"]["PolicyCase"][];
            /** @description The customers whose payments would be treated otherwise, most first, up to fifty. */
            customers: components["schemas"]["PolicyCustomer"][];
            /** @description What only the one in force applies. */
            dropped: components["schemas"]["Rates"];
            /** @description What the policy in force applies of them by itself. */
            in_force: components["schemas"]["Rates"];
            /**
             * Format: int64
             * @description Payments of the past of which it is known what the engine said.
             */
            payments: number;
            /**
             * Format: date
             * @description The first day that was looked at.
             */
            since: string;
            /**
             * Format: int64
             * @description Payments that wait for a person now, up to a thousand.
             */
            waiting: number;
            /**
             * Format: int64
             * @description Of them, what this policy would apply.
             */
            waiting_applied: number;
        };
        /**
         * @description By what a figure is split.
         * @enum {string}
         */
        SplitBy: "segment" | "country" | "channel" | "product_group" | "customer";
        /** @description A notification whose entry is to be split. */
        SplitNotification: {
            /** @description The bank entry that it details, where it is not known. */
            entry?: string | null;
            /** @description The notification. */
            notification: string;
        };
        /** @description The figures of a part of the customers. */
        SplitShare: {
            /** @description The customer, where it is split by them. */
            customer?: string | null;
            /** @description Its figures, by currency for money figures. */
            figures: components["schemas"]["Figure"][];
            /** @description The segment, country, channel or customer's name; `null` for customers without a segment. */
            name?: string | null;
        };
        /** @description What happened on a customer's account in a period, and what is open at its end. */
        Statement: {
            /** @description The customer. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description That customer's number. */
            customer_number: string;
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /** @description One section for each currency in use. */
            sections: components["schemas"]["StatementSection"][];
            /**
             * Format: date
             * @description Last day.
             */
            to: string;
        };
        /** @description An item that is open at the end of the statement. */
        StatementItem: {
            /** @description Its amount. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description When it is due.
             */
            due_on: string;
            /** @description Its id. */
            id: string;
            /**
             * Format: int32
             * @description Which instalment of the document.
             */
            instalment: number;
            /** @description What it stands for. */
            kind: components["schemas"]["ItemKind"];
            /** @description The document's number. */
            number: string;
            /**
             * Format: date
             * @description Posting date.
             */
            posted_on: string;
            /** @description What was left of it after the last day. */
            residual: components["schemas"]["Money"];
        };
        /** @description The part of a statement in one currency. */
        StatementSection: {
            /** @description The balance after the last day: opening and movements. */
            closing: components["schemas"]["Money"];
            /** @description The currency of all amounts. */
            currency: string;
            /** @description What was posted, in order. */
            movements: components["schemas"]["Movement"][];
            /** @description What of it is open after the last day; sums to the closing balance. */
            open_items: components["schemas"]["StatementItem"][];
            /** @description The balance before the first day. */
            opening: components["schemas"]["Money"];
        };
        /**
         * @description By what somebody proved who they are.
         * @enum {string}
         */
        Strength: "password" | "second_factor" | "passkey" | "single_sign_on";
        /** @description How often matching was right where it was so sure. */
        SurenessBand: {
            /**
             * Format: int64
             * @description Decisions that became receipts.
             */
            decisions: number;
            /**
             * Format: int64
             * @description From this confidence, in percent, up to ten more.
             */
            from: number;
            /**
             * Format: int64
             * @description Of them, those that people did not change.
             */
            right: number;
            /** @description The share that was right, in percent. */
            share?: string | null;
            /** @description The confidence told, on average, in percent. */
            told?: string | null;
        };
        /** @description How many, and what they come to. */
        Tally: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description What they come to, by currency; empty where amounts say nothing. */
            sums: components["schemas"]["Money"][];
        };
        /** @description What a key figure is to reach. */
        Target: {
            /** @description Of figures in several currencies the one that counts; of others, in which it is worth money. */
            currency: string;
            /** @description What is better. */
            direction: components["schemas"]["Direction"];
            /**
             * Format: date
             * @description The day by which it is to be reached.
             */
            due_on: string;
            /**
             * Format: date
             * @description The day from which it is no longer pursued.
             */
            ended_on?: string | null;
            /** @description Its id. */
            id: string;
            /** @description Which KPI. */
            kpi: components["schemas"]["Kpi"];
            /** @description What is done for it. */
            note?: string | null;
            /** @description Who answers for it. */
            owner: string;
            /** @description That user's name. */
            owner_name: string;
            /** @description What was measured when the target was set; `null` if there was no value. */
            start?: string | null;
            /**
             * Format: date
             * @description The day on which it was set.
             */
            start_on: string;
            /** @description The value to reach, in the KPI's unit. */
            target: string;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
            /**
             * Format: int64
             * @description Over how many days the figure is measured each time.
             */
            window_days: number;
        };
        /** @description A change of a target; what is left out stays. */
        TargetChange: {
            /**
             * Format: date
             * @description The day by which it is to be reached.
             */
            due_on?: string | null;
            /** @description `true`: it is no longer pursued from today on; `false`: it is again. */
            ended?: boolean | null;
            /** @description What is done for it; `null` takes it away. */
            note?: string | null;
            /** @description Who answers for it. */
            owner?: string | null;
            /** @description The value to reach, in the KPI's unit. */
            target?: string | null;
        };
        /** @description A figure over one window. */
        TargetPoint: {
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day.
             */
            to: string;
            /** @description The value; `null` when there is nothing to divide by. */
            value?: string | null;
        };
        /**
         * @description Where a figure stands on the way to its target.
         * @enum {string}
         */
        TargetStanding: "unmeasured" | "met" | "on_track" | "at_risk" | "missed";
        /** @description A target with how far the figure has come. */
        TargetView: components["schemas"]["Target"] & {
            at_stake?: components["schemas"]["Money"] | null;
            /** @description The way made, in per cent of the way from start to target. */
            attainment?: string | null;
            /** @description The value to which the trend of the latest points leads by the due day. */
            forecast?: string | null;
            /** @description The latest value: over the days of the window that end today, or on the due day. */
            latest?: string | null;
            /** @description The value that the straight line from start to target has now. */
            line?: string | null;
            /** @description The points of the trend, the oldest first: windows that follow each other without gap. */
            points: components["schemas"]["TargetPoint"][];
            /** @description Where it stands. */
            standing: components["schemas"]["TargetStanding"];
            /** @description The unit of all values. */
            unit: string;
            worth_per_unit?: components["schemas"]["Money"] | null;
        };
        /**
         * @description Tax category of EN 16931 (code list UNTDID 5305).
         * @enum {string}
         */
        TaxCategory: "S" | "Z" | "E" | "AE" | "K" | "G" | "O";
        /**
         * @description What a product counts as for tax; which rate that is depends on country and day.
         * @enum {string}
         */
        TaxClass: "standard" | "reduced" | "second_reduced" | "zero" | "exempt";
        /** @description A tax rate and when it holds. */
        TaxRate: {
            /** @description Category on documents. */
            category: components["schemas"]["TaxCategory"];
            /** @description Where it is owed. */
            country: components["schemas"]["Country"];
            /** @description Its id. */
            id: string;
            /** @description Sentence for documents instead of the usual one, e.g. the article that exempts. */
            note?: string | null;
            /** @description The rate. */
            percent: string;
            /** @description What it applies to. */
            tax_class: components["schemas"]["TaxClass"];
            /**
             * Format: date
             * @description First day.
             */
            valid_from: string;
            /**
             * Format: date
             * @description Last day; `null`: until a later rate takes over.
             */
            valid_to?: string | null;
        };
        /**
         * @description How sales to a customer are taxed; the rates themselves are agreements' business.
         * @enum {string}
         */
        TaxRegime: "domestic" | "intra_community" | "reverse_charge" | "export" | "exempt";
        /** @description A payment term. */
        Term: {
            /** @description Unique code within the legal entity. */
            code: string;
            /** @description Its id. */
            id: string;
            /** @description Name. */
            name: string;
            /** @description Its rules. */
            rules: components["schemas"]["TermRules"];
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /**
         * @description What to change about a payment term; what is left out stays. Invoices that were issued under it
         *     keep their due dates.
         */
        TermChange: {
            /** @description Name. */
            name?: string | null;
            rules?: components["schemas"]["TermRules"] | null;
        };
        /** @description The rules of a payment term. */
        TermRules: {
            discount?: components["schemas"]["DiscountRule"] | null;
            /** @description The instalments in order; the last one takes the remainder. */
            instalments: components["schemas"]["InstalmentRule"][];
        };
        /** @description An invoice by which the rules of a payment term are tried. */
        TermTrial: {
            /** @description What it comes to. */
            amount: components["schemas"]["Money"];
            /**
             * Format: date
             * @description Date of the invoice.
             */
            issued_on: string;
            /** @description The rules. */
            rules: components["schemas"]["TermRules"];
        };
        /** @description An invoice whose due date moves. */
        TermsCase: {
            /** @description What it comes to. */
            amount: components["schemas"]["Money"];
            /** @description Who pays. */
            customer: string;
            /**
             * Format: date
             * @description When it would be.
             */
            due_after: string;
            /**
             * Format: date
             * @description When it was due, the last part of it.
             */
            due_before: string;
            /** @description The invoice. */
            invoice: string;
            /**
             * Format: date
             * @description When it was issued.
             */
            issued_on: string;
            /** @description Its number. */
            number: string;
        };
        /** @description A customer's invoices. */
        TermsCustomer: components["schemas"]["TermsSums"] & {
            /** @description The customer. */
            customer: string;
            /** @description Its name. */
            name: string;
            /** @description Its number. */
            number: string;
        };
        /** @description Terms to try on the invoices of the past. */
        TermsQuestion: {
            /**
             * Format: int32
             * @description How many months back; 1 to 60, 24 by default.
             */
            months?: number | null;
            /** @description The terms to try. */
            rules: components["schemas"]["TermRules"];
            /** @description Only invoices to customers of this segment. */
            segment?: string | null;
            /**
             * @description How much of what was paid later would at most be paid by the discount's day for its sake, in
             *     per cent; 100 by default. At least nobody pays earlier for it.
             */
            take_up_percent?: string | null;
            /** @description Only invoices that were issued under this term. */
            term?: string | null;
        };
        /** @description Invoices of one currency. Days are averages weighted by amount. */
        TermsSums: {
            /** @description What they come to. */
            billed: components["schemas"]["Money"];
            /** @description Days from issue to payment in truth; `null` when nothing was paid. */
            days_to_pay?: string | null;
            /** @description At most. */
            days_to_pay_high?: string | null;
            /** @description At least, by these terms. */
            days_to_pay_low?: string | null;
            /** @description What it costs when others pay earlier for it, too. */
            discount_high: components["schemas"]["Money"];
            /** @description What the discount costs when only those take it who paid by its day anyway. */
            discount_low: components["schemas"]["Money"];
            /** @description Discounts that were taken in truth. */
            discount_taken: components["schemas"]["Money"];
            /** @description Days from issue to the due date by these terms. */
            due_days_after: string;
            /** @description Days from issue to the due date, as they were. */
            due_days_before: string;
            /**
             * Format: int64
             * @description How many invoices.
             */
            invoices: number;
            /** @description What of it was paid. */
            paid: components["schemas"]["Money"];
        };
        /**
         * @description What other terms would have come to.
         *
         *     Of the days to pay one bound is that everybody pays on the day on which they paid in truth; the
         *     other that everybody keeps the delay after the due date, and that the share given of what
         *     is paid later is paid on the discount's day.
         */
        TermsTrial: {
            /** @description The invoices whose due date moves most, by amount and days, up to two hundred. */
            cases: components["schemas"]["TermsCase"][];
            /** @description The customers with the largest amounts, up to fifty. */
            customers: components["schemas"]["TermsCustomer"][];
            /**
             * Format: date
             * @description The first day of issue that was looked at.
             */
            since: string;
            /** @description By currency. */
            sums: components["schemas"]["TermsSums"][];
            /** @description How much of what was paid later is paid for the discount at most. */
            take_up_percent: string;
        };
        /** @description A text in each language of documents; empty where there is none. */
        Texts: {
            /**
             * @description German.
             * @default
             */
            de: string;
            /**
             * @description English.
             * @default
             */
            en: string;
            /**
             * @description French.
             * @default
             */
            fr: string;
        };
        /** @description What it takes to go on signing in. */
        Ticket: {
            /**
             * Format: date-time
             * @description Until when.
             */
            expires_at: string;
            /** @description What is asked for. A recovery code stands in for code and passkey. */
            further: components["schemas"]["Further"];
            /** @description Whether a passkey may be shown. */
            passkey: boolean;
            /** @description To be sent along with it. */
            ticket: string;
        };
        /**
         * @description A time zone of the IANA database, by its name.
         * @example Europe/Berlin
         */
        TimeZone: string;
        /** @description A KPI over one stretch of a longer time. */
        TrendPoint: {
            /** @description Its figures, by currency for money figures. */
            figures: components["schemas"]["Figure"][];
            /**
             * Format: date
             * @description First day.
             */
            from: string;
            /**
             * Format: date
             * @description Last day.
             */
            to: string;
        };
        /**
         * @description How long each point of a trend is.
         * @enum {string}
         */
        TrendStep: "month" | "week";
        /**
         * @description What a policy would have done with the orders of some time, beside the one that is in force:
         *     each order is judged again by the rules of both, with what was known of it then.
         *
         *     What an order would have bound or paid had another one been held before is not played out: each
         *     is judged with the exposure that there was in truth.
         */
        Trial: {
            /** @description What only this one would hold. */
            added: components["schemas"]["HeldOrders"];
            /** @description What became in truth of the orders that only this policy would hold. */
            added_outcome: components["schemas"]["TrialOutcome"];
            /** @description The policy that it is compared with. */
            beside: string;
            /** @description What this one would. */
            candidate: components["schemas"]["HeldOrders"];
            /** @description The orders that would be treated otherwise, largest amount first, up to two hundred. */
            cases: components["schemas"]["TrialCase"][];
            /** @description The customers whose orders would be treated otherwise, most orders first, up to fifty. */
            customers: components["schemas"]["TrialCustomer"][];
            /** @description What only the one in force holds. */
            dropped: components["schemas"]["HeldOrders"];
            /** @description What became in truth of the orders that only the one in force holds. */
            dropped_outcome: components["schemas"]["TrialOutcome"];
            /**
             * @description What it would have come to, as far as that depends on people: from all holds being released
             *     to every held order being lost.
             */
            effects: components["schemas"]["TrialEffect"][];
            /** @description Held of a hundred orders by this one. */
            hold_rate: string;
            /** @description Held of a hundred orders by the policy in force. */
            hold_rate_in_force: string;
            /** @description What the policy in force holds of them. */
            in_force: components["schemas"]["HeldOrders"];
            /**
             * Format: int64
             * @description Orders that were judged again.
             */
            orders: number;
            /** @description Why orders are held, most by this policy first; an order may have several reasons. */
            reasons: components["schemas"]["TrialReason"][];
            /**
             * Format: date
             * @description The first day that was looked at.
             */
            since: string;
        };
        /** @description What an account holds in one currency. */
        TrialBalanceRow: {
            /** @description The account's code. */
            account: string;
            /** @description Debits less credits. */
            balance: components["schemas"]["Money"];
            /** @description The sum of the credits, positive. */
            credit: components["schemas"]["Money"];
            /** @description The currency of all amounts. */
            currency: string;
            /** @description The sum of the debits. */
            debit: components["schemas"]["Money"];
            /** @description Its name. */
            name: string;
            /** @description What it is for. */
            role: components["schemas"]["AccountRole"];
        };
        /** @description An order of the past that would be treated otherwise. */
        TrialCase: {
            /** @description Its amount. */
            amount: components["schemas"]["Money"];
            /** @description The customer; for credit, who pays. */
            customer: string;
            /** @description That customer's name. */
            customer_name: string;
            /** @description Only this policy would hold it; otherwise only the one in force does. */
            is_added: boolean;
            /**
             * Format: date
             * @description The day on which it was judged.
             */
            judged_on: string;
            /** @description Its number. */
            number: string;
            /** @description The order. */
            order: string;
            /** @description What became of it in truth. */
            outcome: components["schemas"]["CaseOutcome"];
            /** @description Why it is held by the one that holds it. */
            reasons: string[];
        };
        /** @description A customer whose orders would be treated otherwise. */
        TrialCustomer: {
            /** @description Orders that only this policy would hold. */
            added: components["schemas"]["HeldOrders"];
            /** @description The customer. */
            customer: string;
            /** @description Orders that only the one in force holds. */
            dropped: components["schemas"]["HeldOrders"];
            /** @description Its name. */
            name: string;
            /** @description Its number. */
            number: string;
        };
        /** @description A range for what a policy changes, as it depends on how people would have acted. */
        TrialEffect: {
            /** @description What changes. */
            effect: components["schemas"]["TrialEffectKind"];
            /** @description At most. */
            high: components["schemas"]["Money"];
            /** @description At least. */
            low: components["schemas"]["Money"];
        };
        /**
         * @description Something that a policy may change.
         * @enum {string}
         */
        TrialEffectKind: "revenue_lost" | "write_offs_avoided" | "late_avoided" | "revenue_gained";
        /** @description What became of orders in truth, in amounts. */
        TrialOutcome: {
            /** @description Invoiced, gross. */
            billed: components["schemas"]["Money"][];
            /** @description Set off by the due date. */
            in_time: components["schemas"]["Money"][];
            /** @description Set off after the due date, other than by write-offs. */
            late: components["schemas"]["Money"][];
            /** @description Orders of which nothing was billed. */
            not_billed: components["schemas"]["HeldOrders"];
            /** @description Still open. */
            open: components["schemas"]["Money"][];
            /** @description Written off. */
            written_off: components["schemas"]["Money"][];
        };
        /** @description How often a reason holds an order. */
        TrialReason: {
            /**
             * Format: int64
             * @description Orders that it would hold by this one.
             */
            candidate: number;
            /**
             * Format: int64
             * @description Orders that it holds by the policy in force.
             */
            in_force: number;
            /** @description The reason. */
            reason: string;
        };
        /** @description Tries a policy on the past. */
        TryPolicy: {
            /**
             * Format: int32
             * @description How many months back; 1 to 60, 24 by default.
             */
            months?: number | null;
        };
        /** @description Allocations to undo. */
        Unallocate: {
            /** @description Which. */
            allocations: string[];
            /**
             * Format: date
             * @description The day it counts from.
             */
            on: string;
            /** @description Why. */
            reason: string;
        };
        /** @description A notification whose entry is to be put together again. */
        UndoSplit: {
            /** @description The notification. */
            notification: string;
        };
        /** @description A logo that was uploaded. */
        UploadedLogo: {
            /** @description Its file, to be named in the document style. */
            logo: string;
        };
        /** @description A file that was uploaded as a proof of delivery. */
        UploadedProof: {
            /** @description The file, to be named in the proof. */
            file: string;
            /** @description What it was recognised as. */
            media_type: string;
            /** @description Bytes. */
            size: number;
        };
        /** @description What could be mended, of the payments of a period. */
        UpstreamAnalysis: {
            /** @description Customers whose payments named none of their documents, most first, up to fifty. */
            customers: components["schemas"]["UpstreamCustomer"][];
            /** @description The booking days that are counted. */
            period: components["schemas"]["Period"];
            /** @description Bank accounts and formats, with what their files leave out. */
            sources: components["schemas"]["UpstreamSource"][];
            /** @description Proposals and automatic receipts by how sure matching was, with how many were right. */
            sureness: components["schemas"]["SurenessBand"][];
        };
        /** @description A customer who pays without saying what for. */
        UpstreamCustomer: {
            /**
             * Format: int64
             * @description Of them, those that a person applied.
             */
            by_person: number;
            /** @description The customer. */
            customer: string;
            /** @description Its name. */
            name: string;
            /** @description Its number. */
            number: string;
            /**
             * Format: int64
             * @description Its payments that became receipts.
             */
            payments: number;
            /**
             * Format: int64
             * @description Of them, those that named none of the documents that matching had in mind.
             */
            unnamed: number;
        };
        /** @description Payments that came by one format to one account. */
        UpstreamSource: {
            /** @description Our bank account. */
            bank_account: string;
            /** @description Its name. */
            bank_account_name: string;
            /** @description The format of the bank's files. */
            format: string;
            /**
             * Format: int64
             * @description Money that came in.
             */
            payments: number;
            /**
             * Format: int64
             * @description Of it, without the payer's account.
             */
            without_account: number;
            /**
             * Format: int64
             * @description Of it, without the payer's name.
             */
            without_name: number;
            /**
             * Format: int64
             * @description Of it, without any text or reference.
             */
            without_text: number;
        };
        /** @description A person who can sign in. */
        User: {
            /** @description Whether they can sign in at all. */
            active: boolean;
            /**
             * Format: date-time
             * @description When they were added.
             */
            created_at: string;
            /** @description E-mail address, lower case: the name to sign in with. */
            email: string;
            /** @description Their id. */
            id: string;
            language?: components["schemas"]["Language"] | null;
            /**
             * Format: date-time
             * @description Until when sign-in is refused after failures.
             */
            locked_until?: string | null;
            /** @description Name. */
            name: string;
            /**
             * Format: int32
             * @description How many passkeys they have.
             */
            passkeys: number;
            /** @description Their roles. */
            roles: components["schemas"]["RoleGrant"][];
            /** @description Whether they have an authenticator app. */
            second_factor: boolean;
            /** @description Whether they must have one whatever their roles. */
            second_factor_required: boolean;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What to change about a user; what is left out stays. */
        UserChange: {
            /** @description `false` ends all sessions and refuses sign-in. */
            active?: boolean | null;
            /** @description E-mail address. */
            email?: string | null;
            /** @description Name. */
            name?: string | null;
            /** @description All of their roles. */
            roles?: components["schemas"]["RoleGrant"][] | null;
            /** @description Whether they must have a second factor whatever their roles. */
            second_factor_required?: boolean | null;
        };
        /** @description A user to add. */
        UserToAdd: {
            /** @description E-mail address, the name to sign in with. */
            email: string;
            /** @description Name. */
            name: string;
            /** @description First password; its owner should change it. */
            password: string;
            /** @description Roles. */
            roles: components["schemas"]["RoleGrant"][];
        };
        /** @description What became of one item of a batch. */
        Verdict_Adjusted: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description What a write-off or refund became. */
            result?: {
                /** @description The allocation of that item. */
                allocation: string;
                /** @description The journal entry. */
                entry: string;
                /** @description The item it made. */
                item: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_Anomaly: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A key figure that was found to be unlike itself. */
            result?: {
                /**
                 * Format: int64
                 * @description How many documents the point counts.
                 */
                cases: number;
                /** @description The currency of a money figure. */
                currency?: string | null;
                /**
                 * Format: date-time
                 * @description When it was dismissed.
                 */
                dismissed_at?: string | null;
                /** @description By whom. */
                dismissed_by?: string | null;
                /** @description That user's name. */
                dismissed_by_name?: string | null;
                /** @description Why. */
                dismissed_reason?: string | null;
                /** @description What was to be expected by the points before. */
                expected?: string | null;
                explained?: components["schemas"]["Explained"] | null;
                /**
                 * Format: date
                 * @description First day of the first point that was odd.
                 */
                first_on: string;
                /**
                 * Format: date-time
                 * @description When it was found.
                 */
                found_at: string;
                /**
                 * Format: date
                 * @description First day of the latest point that was odd.
                 */
                from: string;
                /** @description The highest one. */
                high?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Whether the value is higher than usual; else it is lower. */
                is_high: boolean;
                /** @description Which KPI. */
                kpi: components["schemas"]["Kpi"];
                /** @description The lowest value that would still have been usual. */
                low?: string | null;
                /**
                 * Format: date
                 * @description The figure raises nothing until this day.
                 */
                muted_until?: string | null;
                /**
                 * Format: date
                 * @description Last day of the first point that was usual again.
                 */
                over_on?: string | null;
                /** @description The step of the process, where not the whole figure is meant. */
                part?: string | null;
                /**
                 * Format: date-time
                 * @description When its dismissal was taken back; who had dismissed it, when and why stays.
                 */
                reinstated_at?: string | null;
                /** @description By whom. */
                reinstated_by?: string | null;
                /** @description How many usual deviations it lies from what was expected. */
                score?: string | null;
                /** @description What became of it. */
                state: components["schemas"]["AnomalyState"];
                /** @description How long each point is. */
                step: components["schemas"]["TrendStep"];
                /**
                 * Format: date
                 * @description Last day of it.
                 */
                to: string;
                /** @description The unit of all values. */
                unit: string;
                /** @description Its value. */
                value?: string | null;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_DeliveryChange: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A delivery after a command. */
            result?: {
                /** @description Whether it is to be billed now. */
                billing: components["schemas"]["Billing"];
                /** @description Which delivery. */
                delivery: string;
                /** @description Did the command change it? */
                effect: components["schemas"]["Effect"];
                /** @description Its number. */
                number: string;
                /** @description Where it stands now. */
                status: components["schemas"]["DeliveryStatus"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_DeliveryReceipt: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A delivery that a command made. */
            result?: {
                /** @description Its id. */
                id: string;
                /** @description Our number of it. */
                number: string;
                /** @description Of which order. */
                order: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_ImportedBankPart: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description What a bank file brought. */
            result?: (components["schemas"]["ImportedStatement"] & {
                /** @enum {string} */
                kind: "statement";
            }) | (components["schemas"]["ImportedNotification"] & {
                /** @enum {string} */
                kind: "notification";
            });
        };
        /** @description What became of one item of a batch. */
        Verdict_ImportedRemittanceAdvice: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A remittance advice that was imported, or was there already. */
            result?: components["schemas"]["RemittanceAdvice"] & {
                /** @description True when the very same file or text came before: nothing was changed. */
                known: boolean;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_IssuedInvoice: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A document that was issued. */
            result?: {
                /** @description The invoice that a credit note takes back. */
                corrects?: string | null;
                /** @description Who buys. */
                customer: string;
                /**
                 * Format: date
                 * @description When the last of it is due.
                 */
                due_on: string;
                /** @description What it comes to with tax. */
                gross: components["schemas"]["Money"];
                /** @description Its id. */
                id: string;
                /**
                 * Format: date
                 * @description Its date.
                 */
                issued_on: string;
                /** @description Invoice or credit note. */
                kind: components["schemas"]["InvoiceKind"];
                /** @description Its number. */
                number: string;
                /** @description The order it charges. */
                order?: string | null;
                /** @description The reference to pay with. */
                reference: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_JobView: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description Work that is done later, at least once. */
            result?: {
                /**
                 * Format: int32
                 * @description Attempts begun.
                 */
                attempts: number;
                /**
                 * Format: int32
                 * @description Attempts after which it is given up.
                 */
                attempts_max: number;
                /**
                 * Format: date-time
                 * @description When it became necessary.
                 */
                created_at: string;
                /**
                 * Format: date-time
                 * @description When it was done, given up or called off.
                 */
                finished_at?: string | null;
                /** @description Its id. */
                id: string;
                /** @description What is to be done, e.g. `send_mail`. */
                kind: string;
                /** @description Why the last attempt failed; `null` when none did, or when it was done after all. */
                last_error?: string | null;
                /**
                 * Format: date-time
                 * @description Until when the worker has it.
                 */
                lease_until?: string | null;
                /** @description What it is to be done with. */
                payload: components["schemas"]["Evidence"];
                /**
                 * Format: date-time
                 * @description When it is or was due.
                 */
                run_at: string;
                /** @description `waiting`, `running`, `done`, `dead` (given up after its last attempt) or `cancelled`. */
                state: string;
                /** @description The worker that has it, or had it last. */
                worker?: string | null;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_Mail: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description An e-mail and what became of it. */
            result?: {
                /** @description Plain text. */
                body: string;
                /** @description To which customer it goes. */
                customer?: string | null;
                /** @description That customer's name. */
                customer_name?: string | null;
                /** @description That customer's number. */
                customer_number?: string | null;
                /** @description The document that it is about. */
                document: string;
                /** @description Why it could not be sent. */
                error?: string | null;
                /** @description The attachment. */
                file?: string | null;
                /** @description Its id. */
                id: string;
                /** @description The mail server's name for it. */
                message_id?: string | null;
                /**
                 * Format: date-time
                 * @description When it was queued.
                 */
                queued_at: string;
                /** @description Address it goes to. */
                recipient: string;
                /**
                 * Format: date-time
                 * @description When the mail server took it.
                 */
                sent_at?: string | null;
                /** @description What became of it. */
                status: components["schemas"]["MailStatus"];
                /** @description Subject line. */
                subject: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_OrderChange: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description An order after a command. */
            result?: {
                /** @description Did the command change it? */
                effect: components["schemas"]["Effect"];
                /** @description Its number. */
                number: string;
                /** @description Which order. */
                order: string;
                /** @description Where it stands now. */
                status: components["schemas"]["OrderStatus"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_OrderReceipt: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description What became of an order that came in. */
            result?: {
                credit?: components["schemas"]["OrderCredit"] | null;
                /** @description What the customer will owe for all of it. */
                gross: components["schemas"]["Money"];
                /** @description What stops it; empty when nothing does. */
                holds: components["schemas"]["HoldView"][];
                /** @description Its id. */
                id: string;
                /** @description Its lines by number. */
                lines: components["schemas"]["ReceiptLine"][];
                /** @description All lines before tax. */
                net: components["schemas"]["Money"];
                /** @description Our number of it. */
                number: string;
                /** @description `received`, `held`, or `acknowledged` when that was asked for. */
                status: components["schemas"]["OrderStatus"];
                /** @description The tax on them. */
                tax: components["schemas"]["Money"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_RecordedReceipt: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A receipt that a command made. */
            result?: {
                /** @description How much it is. */
                amount: components["schemas"]["Money"];
                /** @description Its id. */
                id: string;
                /** @description Its open item. */
                item: string;
                /** @description Our number of it. */
                number: string;
                /** @description What of it stays on account. */
                on_account: components["schemas"]["Money"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_RefundView: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description A refund. */
            result?: {
                /** @description How much. */
                amount: components["schemas"]["Money"];
                /** @description Who gets the money. */
                customer: string;
                /** @description The bank entry that shows the money gone. */
                entry?: string | null;
                /** @description Its id. */
                id: string;
                /** @description Our number of it, to be written on the transfer. */
                number: string;
                /** @description Why. */
                reason: string;
                /**
                 * Format: date
                 * @description When.
                 */
                refunded_on: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_ReversedEntry: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description An adjustment that was taken back. */
            result?: {
                /** @description The entry that was reversed. */
                entry: string;
                /** @description The item that is open again. */
                item?: string | null;
                /**
                 * Format: date
                 * @description Posting date of the reversal.
                 */
                on: string;
                residual?: components["schemas"]["Money"] | null;
                /** @description The entry that undoes it. */
                reversal: string;
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_Settled: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description What a settlement became. */
            result?: {
                /** @description All allocations made, also those of discounts and write-offs. */
                allocations: string[];
                /** @description The receipt or credit note. */
                credit: string;
                /** @description The entries of discounts and write-offs. */
                entries: string[];
                /** @description What stays on account; zero or negative. */
                rest: components["schemas"]["Money"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_SignOff: {
            refusal?: components["schemas"]["Refusal"] | null;
            /** @description Something that waits, or waited, for a second person. */
            result?: {
                /** @description How much is applied, or written off. */
                amount: components["schemas"]["Money"];
                /**
                 * Format: date-time
                 * @description When.
                 */
                asked_at: string;
                /** @description Who asked. */
                asked_by: string;
                /** @description Their name. */
                asked_by_name?: string | null;
                /** @description Exactly what was asked for. */
                command: components["schemas"]["SignOffCommand"];
                /** @description Whose account it moves. */
                customer: string;
                /** @description That customer's name. */
                customer_name: string;
                /** @description That customer's number. */
                customer_number: string;
                /**
                 * Format: date-time
                 * @description When.
                 */
                decided_at?: string | null;
                /** @description Who decided. */
                decided_by?: string | null;
                /** @description Their name. */
                decided_by_name?: string | null;
                /** @description What they said. */
                decision_note?: string | null;
                /** @description The bank entry that it applies. */
                entry?: string | null;
                /** @description Its id. */
                id: string;
                /** @description The receipt, credit note or item that it is about, unless that is a bank entry. */
                item?: string | null;
                kept?: components["schemas"]["Money"] | null;
                /** @description What it is. */
                kind: components["schemas"]["SignOffKind"];
                /** @description What it would do to each item. */
                lines: components["schemas"]["SignOffLine"][];
                /** @description What the second person should know. */
                note?: string | null;
                /** @description How far it is. */
                status: components["schemas"]["SignOffStatus"];
            };
        };
        /** @description What became of one item of a batch. */
        Verdict_String: {
            refusal?: components["schemas"]["Refusal"] | null;
            result?: string;
        };
        /** @description What became of a batch, in its order. */
        Verdicts_Adjusted: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_Adjusted"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_Anomaly: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_Anomaly"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_DeliveryChange: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_DeliveryChange"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_DeliveryReceipt: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_DeliveryReceipt"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_ImportedBankPart: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_ImportedBankPart"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_ImportedRemittanceAdvice: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_ImportedRemittanceAdvice"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_IssuedInvoice: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_IssuedInvoice"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_JobView: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_JobView"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_Mail: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_Mail"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_OrderChange: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_OrderChange"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_RecordedReceipt: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_RecordedReceipt"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_RefundView: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_RefundView"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_ReversedEntry: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_ReversedEntry"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_Settled: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_Settled"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_SignOff: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_SignOff"][];
        };
        /** @description What became of a batch, in its order. */
        Verdicts_String: {
            /** @description One verdict an item. */
            verdicts: components["schemas"]["Verdict_String"][];
        };
        /** @description A list as somebody wants to see it again. */
        View: {
            /** @description The columns shown, in their order; none leaves that to the page. */
            columns: string[];
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Its id. */
            id: string;
            /** @description Whether the caller begins the page with it. */
            is_default: boolean;
            /** @description Its name. */
            name: string;
            /** @description Whether it is the caller's own. */
            own: boolean;
            /** @description Who made it. */
            owner_name: string;
            /** @description The page of the desk. */
            page: string;
            /** @description The query of the page's address: filters and order. */
            query: string;
            /** @description Whether everybody who works in the legal entity sees it. */
            shared: boolean;
            /**
             * Format: int64
             * @description Counts changes; edits name the one they saw.
             */
            version: number;
        };
        /** @description What to change about a view; what is left out stays. */
        ViewChange: {
            /** @description The columns. */
            columns?: string[] | null;
            /** @description Its name. */
            name?: string | null;
            /** @description The query. */
            query?: string | null;
            /** @description Whether everybody sees it; that needs views.share. */
            shared?: boolean | null;
        };
        WebAuthn: {
            [key: string]: unknown;
        };
        /** @description Ends the wait for an answer. */
        WithdrawQuestion: {
            /** @description The question. */
            question: string;
        };
        /** @description Gives up what is left of a claim, or keeps what is left of an overpayment. */
        WriteOff: {
            /** @description How much, positive for claims and for debts alike. */
            amount: components["schemas"]["Money"];
            /** @description The item. */
            item: string;
            /** @description What was considered; needed for [`WriteOffReason::BadDebt`]. */
            note?: string | null;
            /**
             * Format: date
             * @description Posting date.
             */
            on: string;
            /** @description Why. */
            reason: components["schemas"]["WriteOffReason"];
        };
        /**
         * @description Why an amount is given up or kept.
         * @enum {string}
         */
        WriteOffReason: "bad_debt" | "small_difference" | "bank_charge" | "goodwill";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    get_open_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenQuestion"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    answer_open_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayerAnswer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenQuestion"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_api_keys: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ApiKey"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiKey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeApiKey"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revoke_api_key: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_entities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_entity: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCompany"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_entity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_entity: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntityChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Entity"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_aging: {
        parameters: {
            query?: {
                /** @description The day; left out: now. */
                as_of?: string;
                /** @description `false`: the sums by currency alone. Left out: a row for each customer and currency. */
                by_customer?: boolean;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aging"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_aged_customers: {
        parameters: {
            query?: {
                /** @description As the books stood at the end of this day; left out: now. */
                as_of?: string;
                sort?: "customer" | "-customer" | "total" | "-total" | "overdue" | "-overdue" | "not_due" | "-not_due" | "bucket_1" | "-bucket_1" | "bucket_2" | "-bucket_2" | "bucket_3" | "-bucket_3" | "bucket_4" | "-bucket_4" | "bucket_5" | "-bucket_5" | "unapplied" | "-unapplied";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgedPage"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    allocate: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocationRequest"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unallocate: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Unallocate"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_anomalies: {
        parameters: {
            query?: {
                /** @description Only those in this state. Left out: all. */
                state?: "open" | "dismissed" | "over";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Anomaly"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dismiss_anomalies: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Dismissal"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_Anomaly"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find_anomalies: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnomalyRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reinstate_anomalies: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reinstatement"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_Anomaly"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_anomaly_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnomalyRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_anomaly_rules: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnomalyRulesChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AnomalyRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bank_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccount"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_bank_account: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOwnBankAccount"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                bank_account: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_bank_account: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                bank_account: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnBankAccountChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankAccount"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bank_entries: {
        parameters: {
            query?: {
                /** @description Only those of this account. */
                bank_account?: string;
                /** @description Only those of this statement. */
                statement?: string;
                /** @description Only the parts of this batch. */
                batch?: string;
                /** @description Only those in this state. */
                status?: components["schemas"]["EntryStatus"];
                /** @description Only those booked on this day or later. */
                from?: string;
                /** @description Only those booked on this day or earlier. */
                to?: string;
                /** @description Only those whose text, name or references contain this, or with this amount. */
                search?: string;
                sort?: "booked" | "-booked" | "amount" | "-amount";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BankEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    apply_bank_entries: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyEntry"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_RecordedReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    match_bank_entries: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reverse_bank_entry: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseEntry"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_bank_entry_aside: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetAside"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                bank_entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_bank_notifications: {
        parameters: {
            query?: {
                /** @description Only those in this state. */
                status?: components["schemas"]["NotificationStatus"];
                /** @description Only those of this account. */
                bank_account?: string;
                /** @description Only the one that details this entry. */
                entry?: string;
                /** @description Only those booked on this day or later. */
                from?: string;
                /** @description Only those booked on this day or earlier. */
                to?: string;
                /** @description Only those whose reference contains this, or with this amount. */
                search?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BankNotification"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_bank_notification: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SplitNotification"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    undo_split_of_bank_notification: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UndoSplit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_notification: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                notification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankNotification"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_notification_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                notification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_notified_payments: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
                notification: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_NotifiedPayment"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_statements: {
        parameters: {
            query?: {
                /** @description Only those of this account. */
                bank_account?: string;
                /** @description `true`: only those whose balances do not fit. */
                flagged?: boolean;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BankStatement"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_bank_statements: {
        parameters: {
            query?: {
                /** @description Name of the file, for people. */
                name?: string;
                /** @description The account, when the file does not name it. */
                account?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_ImportedBankPart"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_statement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                statement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankStatement"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_bank_statement_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                statement: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bill: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bill"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_IssuedInvoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Bill"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_billing_due: {
        parameters: {
            query?: {
                /** @description Only those in this state. */
                state?: components["schemas"]["BillingState"];
                /** @description Only those of this customer. */
                customer?: string;
                /** @description Only those of this order. */
                order?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BillingDue"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_billing_runs: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BillingRun"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_billing_run: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBillingRun"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingRun"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_billing_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingRun"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_billing_run_items: {
        parameters: {
            query?: {
                /** @description Only orders in this state. */
                state?: components["schemas"]["RunItemState"];
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_BillingRunItem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_board_pack: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The language; English unless said otherwise. */
                language?: components["schemas"]["Language"];
                /** @description PDF unless said otherwise. */
                format?: "pdf" | "html";
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_cash_application: {
        parameters: {
            query: {
                /** @description First booking day. */
                from: string;
                /** @description Last booking day. */
                to: string;
                /** @description By what they are split; left out: by week. */
                by?: components["schemas"]["ApplicationBy"];
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationAnalysis"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_upstream: {
        parameters: {
            query: {
                /** @description First booking day. */
                from: string;
                /** @description Last booking day. */
                to: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UpstreamAnalysis"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    follow_changes: {
        parameters: {
            query?: {
                /** @description The id of the last message that was read, for readers that cannot send `Last-Event-ID`. */
                last_id?: number;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A stream whose `changes` are this */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["Changes"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_latest_change: {
        parameters: {
            query: {
                /** @description The object, by its id: `cus_…`, `trm_…`, `usr_…`. */
                object: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LatestChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_credit_limit: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LimitChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_credit_note: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCreditNote"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedInvoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_credit_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCreditNote"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_credit_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies_CreditRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_credit_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicy_CreditRules"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_CreditRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_credit_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                credit_policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_CreditRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforce_credit_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                credit_policy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutInForce"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_CreditRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate_credit_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                credit_policy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_CreditRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_customers: {
        parameters: {
            query?: {
                /** @description Part of the name, or beginning of the number; case does not matter. */
                search?: string;
                /** @description Exactly this segment. */
                segment?: string;
                /** @description Only blocked ones, or only those that are not. */
                blocked?: boolean;
                sort?: "name" | "-name" | "number" | "-number" | "balance" | "-balance" | "overdue" | "-overdue";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_CustomerRow"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_customer: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_customers_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["NewCustomer"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_customer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_customer: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CustomerChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Customer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_customer_exposures: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exposure"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_payment_behaviour: {
        parameters: {
            query?: {
                /** @description First day. Default: the first of the month 12 months before the last day. */
                from?: string;
                /** @description Last day. Default: today. */
                to?: string;
            };
            header?: never;
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentBehaviour"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_statement: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
            };
            header?: never;
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statement"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_statement_pdf: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The currency, when the customer has several. */
                currency?: string;
            };
            header?: never;
            path: {
                entity: string;
                customer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deduction_reasons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeductionReason"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_deduction_reason: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDeductionReason"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeductionReason"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_deduction_reason: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeductionReasonChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeductionReason"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deductions: {
        parameters: {
            query?: {
                /** @description Only those of this customer. */
                customer?: string;
                /** @description Only those of this open item. */
                item?: string;
                /** @description Only those of the items of this invoice, or of this receipt, by its id. */
                document?: string;
                /** @description Only those for this reason, by its code. */
                reason?: string;
                /** @description Only those of which this became. */
                status?: components["schemas"]["DeductionStatus"];
                /** @description Only those made on this day or later. */
                from?: string;
                /** @description Only those made on this day or earlier. */
                to?: string;
                sort?: "deducted" | "-deducted" | "amount" | "-amount" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Deduction"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_deduction_totals: {
        parameters: {
            query?: {
                /** @description Only those of this customer. */
                customer?: string;
                /** @description Only those of this open item. */
                item?: string;
                /** @description Only those of the items of this invoice, or of this receipt, by its id. */
                document?: string;
                /** @description Only those for this reason, by its code. */
                reason?: string;
                /** @description Only those of which this became. */
                status?: components["schemas"]["DeductionStatus"];
                /** @description Only those made on this day or later. */
                from?: string;
                /** @description Only those made on this day or earlier. */
                to?: string;
                sort?: "deducted" | "-deducted" | "amount" | "-amount" | "customer" | "-customer";
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeductionSum"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_deduction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                deduction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deduction"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_deliveries: {
        parameters: {
            query?: {
                /** @description Only this way. */
                kind?: components["schemas"]["DeliveryKind"];
                /** @description Only deliveries that stand here. */
                status?: components["schemas"]["DeliveryStatus"];
                /** @description Only deliveries of this order. */
                order?: string;
                /** @description Only deliveries to this customer. */
                customer?: string;
                /** @description Only deliveries that left at this instant or later. */
                shipped_from?: string;
                /** @description Only deliveries that left before this instant. */
                shipped_before?: string;
                /** @description Only deliveries whose number is or begins so, or ends with these digits; 200 at most. */
                search?: string;
                sort?: "shipped" | "-shipped" | "number" | "-number" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeliveryHead"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ship: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDelivery"][];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_DeliveryReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_shipments: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelShipment"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_DeliveryChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deliver: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Arrival"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_DeliveryChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_delivery_note: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDelivery"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_proof_file: {
        parameters: {
            query?: {
                /** @description What people call it, without a path. */
                name?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedProof"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    record_proofs_of_delivery: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProof"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_DeliveryChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_delivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_proof_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_document_style: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentStyle"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_document_style: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Look"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentStyle"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    upload_logo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadedLogo"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_logo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                logo: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_document_style: {
        parameters: {
            query: {
                /** @description The look, as JSON. */
                look: string;
                /** @description The kind of document. */
                kind: components["schemas"]["DocumentKind"];
                /** @description Its language. */
                language: components["schemas"]["Language"];
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_documents: {
        parameters: {
            query: {
                /** @description The order, delivery, invoice or credit note, by its id. */
                subject: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenderedDocument"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    explain_dso: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description First day of the other period. Default: as many days before `from`. */
                other_from?: string;
                /** @description Last day of the other period. Default: the day before `from`. */
                other_to?: string;
                /** @description The groups whose shares of the sales are the mix. Default: segments. */
                by?: components["schemas"]["SplitBy"];
                /** @description In this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of no channel: refused. */
                channel?: string;
                /** @description Of no group of products: refused. */
                product_group?: string;
                /** @description Only what had been recorded by the end of this day (UTC) counts. */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DsoDevelopment"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_event_log: {
        parameters: {
            query?: {
                /** @description JSON unless said otherwise. */
                format?: "json" | "xml";
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events: {
        parameters: {
            query?: {
                /**
                 * @description Only events that concern this object, by its id: the timeline of an order, an invoice, a
                 *     customer.
                 */
                object?: string;
                /** @description Only events that concern an object of this type, e.g. `order`. */
                object_type?: string;
                /** @description Only events of this type, e.g. `invoice_issued`. */
                type?: string;
                /** @description Only what this user (`usr_…`), API key (`key_…`) or part of the system (`system:…`) caused. */
                actor?: string;
                /** @description Only what happened at this instant or later. */
                occurred_from?: string;
                /** @description Only what happened before this instant. */
                occurred_before?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoggedEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_events: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainProof"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_event: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_exceptions: {
        parameters: {
            query?: {
                /** @description Only those whose text, name or references contain this, or with this amount. */
                search?: string;
                /**
                 * @description Only those with a proposal that was at least so likely when matching last looked, in
                 *     percent.
                 */
                confidence?: number;
                /** @description Only those about which the payer was asked, by how far the latest question is. */
                question?: components["schemas"]["QuestionStatus"];
                sort?: "booked" | "-booked" | "amount" | "-amount" | "confidence" | "-confidence";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Exception"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept_proposals: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_exception: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                bank_entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exception"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_list: {
        parameters: {
            query?: {
                /** @description `csv` or `xlsx`; `csv` when left out. */
                format?: string;
                /** @description Names of columns with commas between, in the order wanted; all when left out. */
                columns?: string;
                /** @description What stands above the columns instead of their names, one for each, with `|` between. */
                heads?: string;
            };
            header?: never;
            path: {
                entity: string;
                list: components["schemas"]["ExportList"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_forecast: {
        parameters: {
            query?: {
                /** @description How long each span is. Default: a week. */
                by?: "day" | "week" | "month";
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Outlook"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_forecast_accuracy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accuracy"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_expected_payment: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExpectedPayment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedPayment"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_expected_payment: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveExpectedPayment"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpectedPayment"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_frozen_forecast: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrozenForecast"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_forecast_items: {
        parameters: {
            query?: {
                /** @description Which come first. Default: the likeliest to be late. */
                sort?: "risk" | "amount";
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description In this currency only. */
                currency?: string;
                /** @description Only items whose day a person knows, or only the others. */
                known?: boolean;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ForecastItem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_received: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Received"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    try_forecast_scenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scenario"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioOutlook"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_entity_health: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthFigure"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_holds: {
        parameters: {
            query?: {
                /** @description Only holds for this reason. */
                reason?: components["schemas"]["HoldReason"];
                /** @description Only orders of this customer. */
                customer?: string;
                sort?: "placed" | "-placed" | "amount" | "-amount";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_QueuedHold"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release_holds: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseHold"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restore_holds: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreHold"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_home: {
        parameters: {
            query?: {
                /** @description Counts what the system did by itself from this instant on, 31 days back at most. */
                since?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Home"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_imports: {
        parameters: {
            query?: {
                /** @description Only imports of this kind. */
                kind?: components["schemas"]["ImportKind"];
                /** @description Only imports that stand here. */
                state?: components["schemas"]["ImportState"];
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_import: {
        parameters: {
            query: {
                /** @description What the rows are; `invoices` are open items of an old system. */
                kind: components["schemas"]["ImportKind"];
                /** @description Name of the file, for people. */
                name: string;
                /** @description A mapping in TOML; without one, columns belong to the fields of the same name. */
                mapping?: string;
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_import_kinds: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportKindView"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_mappings: {
        parameters: {
            query?: {
                /** @description Only those of this kind. */
                kind?: components["schemas"]["ImportKind"];
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMapping"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_mapping: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMapping"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMapping"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_mapping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                mapping: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_mapping: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                mapping: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MappingChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedMapping"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_import: {
        parameters: {
            query: {
                /** @description Name of the file, for people. */
                name: string;
                /** @description A mapping in TOML, for its options: separators, encoding, sheet, lines above the header. */
                mapping?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FileHead"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_import_rows: {
        parameters: {
            query?: {
                /** @description Only rows of which this became. */
                outcome?: components["schemas"]["RowOutcome"];
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ImportRows"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export_import_rows: {
        parameters: {
            query?: {
                /** @description Only rows of which this became. */
                outcome?: components["schemas"]["RowOutcome"];
            };
            header?: never;
            path: {
                entity: string;
                import: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_invoices: {
        parameters: {
            query?: {
                /** @description Only this kind. */
                kind?: components["schemas"]["InvoiceKind"];
                /** @description Only documents of this customer. */
                customer?: string;
                /** @description Only documents of this order. */
                order?: string;
                /** @description Only documents of this date or later. */
                from?: string;
                /** @description Only documents of this date or earlier. */
                to?: string;
                /**
                 * @description Only documents whose number, reference or customer order number is or begins so, whose
                 *     number ends with these digits, or that come to this amount with tax; 200 of each at most.
                 */
                search?: string;
                /** @description `true`: only documents with something open; `false`: only cleared ones. */
                open?: boolean;
                sort?: "issued" | "-issued" | "number" | "-number" | "amount" | "-amount" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_InvoiceHead"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_invoice: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftInvoice"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedInvoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_invoices_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["DraftInvoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_IssuedInvoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_invoices_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["OldInvoice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_IssuedInvoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_invoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                invoice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoiceView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_journal: {
        parameters: {
            query?: {
                /** @description Posted on this day or later. */
                from?: string;
                /** @description Posted on this day or earlier. */
                to?: string;
                /** @description Of this kind only. */
                kind?: components["schemas"]["EntryKind"];
                /** @description With a line on this account, by its code. */
                account?: string;
                /** @description With a line on that account in this currency; only together with `account`. */
                currency?: string;
                /** @description From this document only, by its id: `inv_…`, `rcp_…`, `ben_…`. */
                source?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_EntryView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reverse_journal_entries: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntryReversal"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_ReversedEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_journal_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_kpis: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The figure in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figure"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_kpi: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The figure in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Figure"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_kpi_cases: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The figure in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Case"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compare_kpi: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description First day of the other period. Default: as many days before `from`. */
                other_from?: string;
                /** @description Last day of the other period. Default: the day before `from`. */
                other_to?: string;
                /** @description Figures in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comparison"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_kpi_distribution: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description The figure in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Distribution"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    split_kpi: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description By what. */
                by: components["schemas"]["SplitBy"];
                /** @description Figures in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SplitShare"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_kpi_trend: {
        parameters: {
            query: {
                /** @description First day. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description How long each point is. Default: a month. */
                by?: components["schemas"]["TrendStep"];
                /** @description Figures in this currency only. */
                currency?: string;
                /** @description Of customers in this segment only. */
                segment?: string;
                /** @description Of customers in this country only. */
                country?: string;
                /** @description Of this customer only. */
                customer?: string;
                /** @description Of orders that came by this channel only; for KPIs of orders. */
                channel?: string;
                /** @description Of lines of products of this group only; for KPIs of lines. */
                product_group?: string;
                /**
                 * @description Only what had been recorded by the end of this day (UTC) counts, whatever its business date;
                 *     for KPIs of the ledger.
                 */
                known_on?: string;
            };
            header?: never;
            path: {
                entity: string;
                kpi: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrendPoint"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_learned_payers: {
        parameters: {
            query?: {
                /** @description Of this customer. */
                customer?: string;
                /** @description Of this kind. */
                kind?: components["schemas"]["LearnedKind"];
                /** @description Switched on or off. */
                is_active?: boolean;
                /**
                 * @description Part of the account, name or number, of a habit's customer's name, or the beginning of a customer's
                 *     number.
                 */
                search?: string;
                sort?: "last" | "-last" | "shown" | "-shown";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LearnedPayer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_learned_payer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                learned_payer: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnedPayer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switch_learned_payer: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                learned_payer: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LearnedChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LearnedPayer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_ledger_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerAccount"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_mails: {
        parameters: {
            query?: {
                /** @description Only those of which this became. */
                status?: components["schemas"]["MailStatus"];
                /** @description Only those to this customer. */
                customer?: string;
                /** @description Only those about this order, invoice or credit note, by its id. */
                document?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Mail"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    send_mails_again: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendAgain"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_Mail"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_mail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                mail: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mail"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_marked_changes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedChange"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    mark_change: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMarkedChange"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_marked_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                marked_change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_marked_change: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                marked_change: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkedChangeChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MarkedChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_experiment_customers: {
        parameters: {
            query?: {
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
                marked_change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ExperimentCustomer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_change_effect: {
        parameters: {
            query?: {
                /** @description Days before and after the change, from 7 to 366. Default: 90. */
                days?: number;
            };
            header?: never;
            path: {
                entity: string;
                marked_change: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangeEffect"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_match_calibrations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchCalibration"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    switch_match_calibration: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                basis: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LearnedChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchCalibration"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_match_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPolicyView"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_match_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMatchPolicy"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPolicyView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforce_match_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EnforcePolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPolicyView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate_match_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SimulatePolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPolicyView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_match_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                match_policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchPolicyView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_number_series: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NumberSeries"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_number_series: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeriesSetting"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_open_items: {
        parameters: {
            query?: {
                /** @description Of this customer only. */
                customer?: string;
                /** @description By what is left. */
                state?: components["schemas"]["ItemState"];
                /** @description In this direction only. */
                side?: components["schemas"]["ItemSide"];
                /** @description Of this kind only. */
                kind?: components["schemas"]["ItemKind"];
                /** @description In this currency only. */
                currency?: string;
                /** @description Due before this day: overdue when it is today. */
                due_before?: string;
                /** @description Due on this day or later. */
                due_from?: string;
                /**
                 * @description Only items whose number or reference is or begins so, whose number ends with these digits,
                 *     of which this amount is left, or of an invoice over this amount or with this customer order
                 *     number; 200 of each at most.
                 */
                search?: string;
                /**
                 * @description As the books stood at the end of this day: what was posted until then and not cleared by
                 *     then, with what was left of it, the latest posting first. For open items only.
                 */
                as_of?: string;
                sort?: "due_date" | "-due_date" | "days_overdue" | "-days_overdue" | "amount" | "-amount" | "number" | "-number" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OpenItem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_open_item_totals: {
        parameters: {
            query?: {
                /** @description Of this customer only. */
                customer?: string;
                /** @description By what is left. */
                state?: components["schemas"]["ItemState"];
                /** @description In this direction only. */
                side?: components["schemas"]["ItemSide"];
                /** @description Of this kind only. */
                kind?: components["schemas"]["ItemKind"];
                /** @description In this currency only. */
                currency?: string;
                /** @description Due before this day: overdue when it is today. */
                due_before?: string;
                /** @description Due on this day or later. */
                due_from?: string;
                /**
                 * @description Only items whose number or reference is or begins so, whose number ends with these digits,
                 *     of which this amount is left, or of an invoice over this amount or with this customer order
                 *     number; 200 of each at most.
                 */
                search?: string;
                /**
                 * @description As the books stood at the end of this day: what was posted until then and not cleared by
                 *     then, with what was left of it, the latest posting first. For open items only.
                 */
                as_of?: string;
                sort?: "due_date" | "-due_date" | "days_overdue" | "-days_overdue" | "amount" | "-amount" | "number" | "-number" | "customer" | "-customer";
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemTotals"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_open_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                item: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenItem"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_allocations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                item: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocationView"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_order_policies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policies_OrderRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    draft_order_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPolicy_OrderRules"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_OrderRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order_policy: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                order_policy: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_OrderRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enforce_order_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                order_policy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutInForce"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_OrderRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate_order_policy: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                order_policy: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TryPolicy"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PolicyView_OrderRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_orders: {
        parameters: {
            query?: {
                /** @description Only orders that stand here. */
                status?: components["schemas"]["OrderStatus"];
                /**
                 * @description Only orders of which something is still to be shipped: acknowledged, and neither cancelled nor
                 *     shipped whole; or only all others.
                 */
                to_ship?: boolean;
                /** @description Only orders of this customer. */
                customer?: string;
                /** @description Only orders that came in at this instant or later. */
                received_from?: string;
                /** @description Only orders that came in before this instant. */
                received_before?: string;
                /**
                 * @description Only orders whose number or customer order number is or begins so, whose number ends with
                 *     these digits, or that come to this amount with tax; 200 of each at most.
                 */
                search?: string;
                sort?: "received" | "-received" | "number" | "-number" | "amount" | "-amount" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_OrderHead"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_order: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    acknowledge_orders: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledge"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_acknowledgement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acknowledge"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_orders_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_OrderReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_orders: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelOrder"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_order_lines: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CancelLines"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_order_lines: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeLine"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refuse_orders: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseOrder"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_OrderChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_order_payments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderPayment"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_payer_questions: {
        parameters: {
            query?: {
                /** @description Only those about this bank entry. */
                entry?: string;
                /** @description Only those that went to this customer. */
                customer?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PayerQuestion"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_payer: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewQuestion"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerQuestion"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_payer_question: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerQuestion"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_payer_question: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                payer_question: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerQuestion"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_payment_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Term"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_payment_term: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTerm"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Term"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview_payment_term: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermTrial"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Instalment"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_payment_term: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                term: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Term"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_closed_periods: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosedPeriod"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    close_periods: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Close"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": string[];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reopen_period: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reopen"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_price_lists: {
        parameters: {
            query?: {
                /** @description Part of the name, or beginning of the code; case does not matter. */
                search?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PriceList"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_price_list: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPriceList"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_price_list: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                list: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceListChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceList"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_prices: {
        parameters: {
            query?: {
                /** @description Only those of the list with this code. */
                list_code?: string;
                /** @description Only those of the product with this article number. */
                sku?: string;
                /** @description Only those that hold on this day; of prices of one product, list and quantity the latest. */
                on?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_PriceView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_prices_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["NewPrice"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_process: {
        parameters: {
            query: {
                /** @description First day on which a case began. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description Whose process; orders unless said otherwise. */
                of?: components["schemas"]["FlowOf"];
                /** @description Of customers in this segment only; not for bank entries. */
                segment?: string;
                /** @description Of customers in this country only; not for bank entries. */
                country?: string;
                /** @description Of cases that have this step only. */
                with?: string;
                /** @description Of cases that do not have this step only. */
                without?: string;
                /** @description Of cases only that this person or program did a part of. */
                by?: string;
                /** @description Of cases only that took at least so many hours. */
                hours_min?: number;
                /** @description Of cases only that took at most so many hours. */
                hours_max?: number;
                /** @description Of cases only that are late (their promise is past), or are not. */
                late?: boolean;
                /** @description Of cases only of which this is told, as causes tell it: `channel=edi`. */
                having?: string;
                /** @description Cases: those that have this step. */
                step?: string;
                /** @description Cases: those in which `step` follows directly after this one. */
                after?: string;
                /** @description Cases: those that take exactly this path, its steps separated by commas. */
                path?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_process_cases: {
        parameters: {
            query: {
                /** @description First day on which a case began. */
                from: string;
                /** @description Last day. */
                to: string;
                /** @description Whose process; orders unless said otherwise. */
                of?: components["schemas"]["FlowOf"];
                /** @description Of customers in this segment only; not for bank entries. */
                segment?: string;
                /** @description Of customers in this country only; not for bank entries. */
                country?: string;
                /** @description Of cases that have this step only. */
                with?: string;
                /** @description Of cases that do not have this step only. */
                without?: string;
                /** @description Of cases only that this person or program did a part of. */
                by?: string;
                /** @description Of cases only that took at least so many hours. */
                hours_min?: number;
                /** @description Of cases only that took at most so many hours. */
                hours_max?: number;
                /** @description Of cases only that are late (their promise is past), or are not. */
                late?: boolean;
                /** @description Of cases only of which this is told, as causes tell it: `channel=edi`. */
                having?: string;
                /** @description Cases: those that have this step. */
                step?: string;
                /** @description Cases: those in which `step` follows directly after this one. */
                after?: string;
                /** @description Cases: those that take exactly this path, its steps separated by commas. */
                path?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowCases"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_products: {
        parameters: {
            query?: {
                /** @description Part of the name, or beginning of the article number; case does not matter. */
                search?: string;
                /** @description Only active ones, or only those that are not. */
                active?: boolean;
                /** @description Exactly this group. */
                product_group?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Product"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_product: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_products_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["NewProduct"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                product: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_product: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                product: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Product"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description Only those of this customer. */
                customer?: string;
                /** @description Only those of this bank entry. */
                entry?: string;
                /** @description Only those received on this day or later. */
                from?: string;
                /** @description Only those received on this day or earlier. */
                to?: string;
                /** @description `true`: only those with something on account. */
                on_account?: boolean;
                /**
                 * @description Only those whose number is or begins so, or ends with these digits, or with this amount;
                 *     200 of each at most.
                 */
                search?: string;
                sort?: "received" | "-received" | "number" | "-number" | "amount" | "-amount" | "customer" | "-customer";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_Receipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_receipt: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordedReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_receipts_bulk: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["NewReceipt"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["Verdict_RecordedReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reverse_receipt: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReverseReceipt"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Effect"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                receipt: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Receipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_refunds: {
        parameters: {
            query?: {
                /** @description Only those whose bank entry is known, or only those whose is not. */
                linked?: boolean;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RefundView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    refund: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRefund"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_RefundView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link_refund: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                refund: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundLink"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_remittance_advices: {
        parameters: {
            query?: {
                /** @description Only what stands so. */
                status?: components["schemas"]["AdviceStatus"];
                /** @description Only that of this customer's documents. */
                customer?: string;
                /** @description Only that of payments in this currency. */
                currency?: string;
                /** @description Only that of payments on this day or later. */
                from?: string;
                /** @description Only that of payments on this day or earlier. */
                to?: string;
                /** @description Part of the payer's name or of a reference, a document's number, or an amount. */
                search?: string;
                sort?: "received" | "-received" | "advised" | "-advised" | "amount" | "-amount";
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_RemittanceAdvice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import_remittance_advices: {
        parameters: {
            query?: {
                /** @description Name of the file, for people. */
                name?: string;
                /** @description Currency of amounts that are given without one. */
                currency?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_ImportedRemittanceAdvice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    link_remittance_advice: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviceLink"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemittanceAdviceChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_remittance_advice_aside: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviceAside"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemittanceAdviceChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    unlink_remittance_advice: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdviceUnlink"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemittanceAdviceChange"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_remittance_advice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                advice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemittanceAdviceDetail"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_remittance_advice_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                advice: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    return_goods: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReturn"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_DeliveryReceipt"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    find: {
        parameters: {
            query: {
                /**
                 * @description A number or its beginning, the last digits of one of our numbers, a customer's reference or
                 *     order number, an amount, or a part of a customer's name.
                 */
                q: string;
                /** @description Hits of each kind, 1 to 20; 8 when left out. */
                each?: number;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Hits"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    settle: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Settlement"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_Settled"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sign_off_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignOffRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_sign_off_rules: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignOffRulesChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignOffRules"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sign_offs: {
        parameters: {
            query?: {
                /** @description Only those that are so far. */
                status?: components["schemas"]["SignOffStatus"];
                /** @description Only those of this kind. */
                kind?: components["schemas"]["SignOffKind"];
                /** @description Only those about this bank entry or open item, by its id. */
                subject?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_sign_off: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSignOff"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    decline_sign_off: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSignOff"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSignOff"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw_sign_off: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideSignOff"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sign_off: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                sign_off: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate_prices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceTrial"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    simulate_terms: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TermsQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TermsTrial"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_targets: {
        parameters: {
            query?: {
                /** @description `true`: those that are no longer pursued. Default: those that are. */
                ended?: boolean;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_target: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTarget"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_target: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_target: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                target: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TargetChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TargetView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_tax_rates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaxRate"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_tax_rates: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTaxRate"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_String"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_trial_balance: {
        parameters: {
            query: {
                /** @description The day. */
                on: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceRow"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_views: {
        parameters: {
            query?: {
                /** @description Only views of this page. */
                page?: string;
            };
            header?: never;
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_view: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewView"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_default_view: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DefaultView"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_view: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                entity: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_view: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
                view: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ViewChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["View"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    write_off: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                entity: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOff"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_Adjusted"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_events_installation: {
        parameters: {
            query?: {
                /**
                 * @description Only events that concern this object, by its id: the timeline of an order, an invoice, a
                 *     customer.
                 */
                object?: string;
                /** @description Only events that concern an object of this type, e.g. `order`. */
                object_type?: string;
                /** @description Only events of this type, e.g. `invoice_issued`. */
                type?: string;
                /** @description Only what this user (`usr_…`), API key (`key_…`) or part of the system (`system:…`) caused. */
                actor?: string;
                /** @description Only what happened at this instant or later. */
                occurred_from?: string;
                /** @description Only what happened before this instant. */
                occurred_before?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_LoggedEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    prove_events_installation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChainProof"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_event_installation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_system_health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthFigure"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_transaction_latencies: {
        parameters: {
            query?: {
                /** @description From this instant on. Default: the last seven days; they are kept for 400. */
                since?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LatencyHour"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_jobs: {
        parameters: {
            query?: {
                /** @description Only jobs in this state: `waiting`, `running`, `done`, `dead` or `cancelled`. */
                state?: string;
                /** @description Only jobs of this kind, e.g. `render_document`, `send_mail` or `import_file`. */
                kind?: string;
                /**
                 * @description Only jobs whose last attempt failed (they wait for the next one, or are dead), or only the
                 *     others.
                 */
                failed?: boolean;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_JobView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_jobs: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobRequest"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_JobView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retry_jobs: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobRequest"][];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdicts_JobView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_job: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                job: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobView"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    kpi_dictionary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KpiDefinition"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyToAdd"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddedPasskey"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassured"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rename_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyName"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_passkey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassured"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleView"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecondFactor"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassured"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppSetup"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    confirm_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FirstCode"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    renew_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassured"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reassured"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sign_in_methods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInMethods"];
                };
            };
        };
    };
    create_passkey_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyShown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ask_for_passkey_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeyWanted"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyChallenge"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    complete_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Shown"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    enrol_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Presented"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AppSetup"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    start_single_sign_on: {
        parameters: {
            query?: {
                /** @description A path of ours, such as `/orders`. */
                back?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the identity provider */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    take_provider_sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ProviderMessage"];
            };
        };
        responses: {
            /** @description The sessions have ended */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    finish_single_sign_on: {
        parameters: {
            query?: {
                /** @description What is exchanged for a token. */
                code?: string;
                /** @description What we sent along. */
                state?: string;
                /** @description Why the provider says no. */
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the desk, or to its sign-in page */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sign_out_of_single_sign_on: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_session_by_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_setup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Setup"];
                };
            };
        };
    };
    create_first_administrator: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Founder"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_sample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Sample"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    build_sample: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SampleRequested"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description Part of the name, or beginning of the e-mail address; case does not matter. */
                search?: string;
                /** @description Rows wanted, 1 to 100; 50 when left out. */
                limit?: number;
                /** @description The `next` of the page before. */
                after?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    create_user: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserToAdd"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    change_user: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    remove_user_passkeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    set_user_password: {
        parameters: {
            query?: {
                /** @description Run everything and roll it back. */
                dry_run?: boolean;
            };
            header?: {
                /** @description Makes the request safe to repeat: the same key gives the same reply again. */
                "Idempotency-Key"?: string | null;
            };
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordToSet"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reset_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    list_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
    delete_user_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                user: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ended"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
