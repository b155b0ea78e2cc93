//! The URL tree of `/api/v1`, one file per group of endpoints.

mod agreements;
mod anomalies;
mod bank_accounts;
mod bank_files;
mod bank_notifications;
mod baselines;
mod billing;
mod board_pack;
mod cash;
mod changes;
mod customers;
mod deductions;
mod deliveries;
mod document_style;
mod entities;
mod events;
mod exports;
mod forecast;
mod health;
mod imports;
mod insight;
mod invoices;
mod jobs;
mod learned_payers;
mod mails;
mod mappings;
mod marked_changes;
mod match_policies;
mod orders;
mod overview;
mod passkeys;
mod payer_questions;
mod policies;
mod policy_trials;
mod previews;
mod process;
mod receivables;
mod remittance_advices;
mod second_factor;
mod session;
mod sessions;
mod setup;
mod sign_offs;
mod simulations;
mod special;
mod sso;
mod sso_sign_out;
mod targets;
mod users;
mod views;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

use crate::openapi::ApiDoc;
use crate::state::AppState;

/// All operations with their descriptions.
pub fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(ApiDoc::openapi())
        .merge(setup::routes())
        .merge(session::routes())
        .merge(sessions::routes())
        .merge(second_factor::routes())
        .merge(passkeys::routes())
        .merge(sso::routes())
        .merge(sso_sign_out::routes())
        .merge(users::routes())
        .merge(views::routes())
        .merge(entities::routes())
        .merge(document_style::routes())
        .merge(customers::routes())
        .merge(agreements::routes())
        .merge(orders::routes())
        .merge(previews::routes())
        .merge(deliveries::routes())
        .merge(billing::routes())
        .merge(invoices::routes())
        .merge(mails::routes())
        .merge(receivables::routes())
        .merge(deductions::routes())
        .merge(cash::routes())
        .merge(bank_accounts::routes())
        .merge(learned_payers::routes())
        .merge(match_policies::routes())
        .merge(policies::routes())
        .merge(policy_trials::routes())
        .merge(simulations::routes())
        .merge(payer_questions::routes())
        .merge(sign_offs::routes())
        .merge(bank_files::routes())
        .merge(bank_notifications::routes())
        .merge(remittance_advices::routes())
        .merge(insight::routes())
        .merge(targets::routes())
        .merge(anomalies::routes())
        .merge(marked_changes::routes())
        .merge(baselines::routes())
        .merge(health::routes())
        .merge(overview::routes())
        .merge(imports::routes())
        .merge(mappings::routes())
        .merge(changes::routes())
        .merge(events::routes())
        .merge(exports::routes())
        .merge(jobs::routes())
        .merge(special::routes())
}
