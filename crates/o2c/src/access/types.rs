//! Who may do what.

use kernel::{Actor, ApiKeyId, EntityId, Instant, SessionId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::password::PasswordHash;
use crate::error::{Error, Result};
use crate::words::words;

words! {
    /// One thing that somebody may do.
    Permission as "a permission" {
        /// See legal entities.
        EntitiesRead = "entities.read",
        /// Set up legal entities and their number series.
        EntitiesWrite = "entities.write",
        /// See customers.
        CustomersRead = "customers.read",
        /// Take on and change customers.
        CustomersWrite = "customers.write",
        /// See products, prices, payment terms and tax rates.
        AgreementsRead = "agreements.read",
        /// Change products, prices, payment terms and tax rates.
        AgreementsWrite = "agreements.write",
        /// See credit limits and exposure.
        CreditRead = "credit.read",
        /// Set credit limits.
        CreditWrite = "credit.write",
        /// See orders.
        OrdersRead = "orders.read",
        /// Enter, acknowledge, change and cancel orders.
        OrdersWrite = "orders.write",
        /// Release holds other than those for credit.
        OrdersRelease = "orders.release",
        /// Release credit holds and ship beyond the limit.
        OrdersReleaseCredit = "orders.release_credit",
        /// See deliveries.
        DeliveriesRead = "deliveries.read",
        /// Ship, deliver and take back goods.
        DeliveriesWrite = "deliveries.write",
        /// See invoices and credit notes.
        InvoicesRead = "invoices.read",
        /// Bill and send.
        InvoicesWrite = "invoices.write",
        /// Issue credit notes.
        InvoicesCredit = "invoices.credit",
        /// See ledger, open items, aged receivables and statements of account.
        ReceivablesRead = "receivables.read",
        /// Allocate open items and undo allocations.
        ReceivablesAllocate = "receivables.allocate",
        /// Write off, within the legal entity's limit.
        ReceivablesWriteOff = "receivables.write_off",
        /// Give money back.
        ReceivablesRefund = "receivables.refund",
        /// Close and reopen periods.
        PeriodsWrite = "periods.write",
        /// See bank accounts, statements and receipts.
        CashRead = "cash.read",
        /// Import statements, record and apply receipts, reverse them.
        CashWrite = "cash.write",
        /// Set up own bank accounts.
        BankAccountsWrite = "bank_accounts.write",
        /// See key figures.
        InsightRead = "insight.read",
        /// Import data.
        ImportsWrite = "imports.write",
        /// Export ledger and lists.
        ExportsRead = "exports.read",
        /// Read the event log.
        EventsRead = "events.read",
        /// See jobs.
        JobsRead = "jobs.read",
        /// Run, repeat and cancel jobs.
        JobsWrite = "jobs.write",
        /// See users, roles and API keys.
        UsersRead = "users.read",
        /// Add and change users, end their sessions.
        UsersWrite = "users.write",
        /// Make and revoke API keys, never with more than one's own permissions.
        ApiKeysWrite = "api_keys.write",
    }
}

/// A set of permissions.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct PermissionSet(u64);

impl PermissionSet {
    /// No permission.
    pub const NONE: Self = Self(0);
    /// Every permission there is.
    pub const ALL: Self = Self((1 << Permission::ALL.len()) - 1);

    /// These permissions.
    #[must_use]
    pub const fn of(permissions: &[Permission]) -> Self {
        let mut set = Self::NONE;
        let mut index = 0;
        while index < permissions.len() {
            set = set.with(permissions[index]);
            index += 1;
        }
        set
    }

    /// This set and one more.
    #[must_use]
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | 1 << permission as u32)
    }

    /// Both sets together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the permission is in the set.
    #[must_use]
    pub const fn has(self, permission: Permission) -> bool {
        self.0 & (1 << permission as u32) != 0
    }

    /// The permissions, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL
            .iter()
            .copied()
            .filter(move |permission| self.has(*permission))
    }
}

impl std::fmt::Debug for PermissionSet {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_set()
            .entries(self.iter().map(Permission::as_str))
            .finish()
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> Self {
        permissions.into_iter().fold(Self::NONE, Self::with)
    }
}

words! {
    /// A bundle of permissions, named after who does the work.
    Role as "a role" {
        /// Runs the installation: may do everything.
        Administrator = "administrator",
        /// Takes and acknowledges orders, looks after customers and deliveries.
        OrderDesk = "order_desk",
        /// Sets credit limits and releases credit holds.
        CreditAnalyst = "credit_analyst",
        /// Bills, credits and sends.
        Billing = "billing",
        /// Imports statements and applies money.
        CashApplication = "cash_application",
        /// Chases what is overdue.
        Collector = "collector",
        /// Answers for the books: terms, write-offs, refunds, periods.
        Controller = "controller",
        /// Sees everything that counts, changes nothing.
        Cfo = "cfo",
        /// Sees everything, also the event log; changes nothing.
        Auditor = "auditor",
        /// A program that brings in and takes out data.
        Integrator = "integrator",
    }
}

/// Seeing the business: what every role that works in it may do.
const READ: PermissionSet = PermissionSet::of(&[
    Permission::EntitiesRead,
    Permission::CustomersRead,
    Permission::AgreementsRead,
    Permission::OrdersRead,
    Permission::DeliveriesRead,
    Permission::InvoicesRead,
    Permission::ReceivablesRead,
]);

/// Seeing money and figures as well.
const READ_BOOKS: PermissionSet = READ.and(PermissionSet::of(&[
    Permission::CreditRead,
    Permission::CashRead,
    Permission::InsightRead,
    Permission::ExportsRead,
]));

impl Role {
    /// What the role may do.
    #[must_use]
    pub const fn permissions(self) -> PermissionSet {
        use Permission as P;
        let own: &[Permission] = match self {
            Self::Administrator => return PermissionSet::ALL,
            Self::OrderDesk => &[
                P::CustomersWrite,
                P::OrdersWrite,
                P::OrdersRelease,
                P::DeliveriesWrite,
            ],
            Self::CreditAnalyst => &[P::CreditWrite, P::OrdersReleaseCredit],
            Self::Billing => &[P::InvoicesWrite, P::InvoicesCredit],
            Self::CashApplication => &[P::CashWrite, P::ReceivablesAllocate],
            Self::Collector | Self::Cfo => &[],
            Self::Controller => &[
                P::AgreementsWrite,
                P::InvoicesCredit,
                P::ReceivablesAllocate,
                P::ReceivablesWriteOff,
                P::ReceivablesRefund,
                P::PeriodsWrite,
                P::BankAccountsWrite,
                P::EventsRead,
            ],
            Self::Auditor => &[P::EventsRead, P::JobsRead, P::UsersRead],
            Self::Integrator => &[
                P::CustomersWrite,
                P::AgreementsWrite,
                P::OrdersWrite,
                P::DeliveriesWrite,
                P::InvoicesWrite,
                P::CashWrite,
                P::ImportsWrite,
                P::JobsRead,
            ],
        };
        let seen = match self {
            Self::OrderDesk | Self::Billing => READ.with(P::CreditRead),
            _ => READ_BOOKS,
        };
        seen.and(PermissionSet::of(own))
    }
}

/// Permissions, and where they hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// What may be done.
    pub permissions: PermissionSet,
    /// In this legal entity only; `None`: in all of them, and for what belongs to none.
    pub entity: Option<EntityId>,
}

/// Somebody whose identity has been proved, with what they may do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Principal {
    /// Who it is, as the event log will name them.
    pub actor: Actor,
    /// Name for people.
    pub name: String,
    /// What they may do.
    pub grants: Vec<Grant>,
}

impl Principal {
    /// A part of the system itself, or whoever runs the command line on the database: may do
    /// everything.
    #[must_use]
    pub fn system(name: &'static str) -> Self {
        Self {
            actor: Actor::system(name),
            name: name.to_owned(),
            grants: vec![Grant {
                permissions: PermissionSet::ALL,
                entity: None,
            }],
        }
    }

    /// Whether they may do it in this legal entity; with `None`, for the whole installation.
    #[must_use]
    pub fn may(&self, permission: Permission, entity: Option<EntityId>) -> bool {
        self.grants.iter().any(|grant| {
            grant.permissions.has(permission) && (grant.entity.is_none() || grant.entity == entity)
        })
    }

    /// Whether they may do it in any legal entity at all, e.g. to open a list that then shows only
    /// theirs.
    #[must_use]
    pub fn may_somewhere(&self, permission: Permission) -> bool {
        self.grants
            .iter()
            .any(|grant| grant.permissions.has(permission))
    }
}

/// Lets the principal pass if they may do it in this legal entity (`None`: for the whole
/// installation).
///
/// # Errors
/// [`Error::Denied`] naming the permission that is missing.
pub fn require(
    principal: &Principal,
    permission: Permission,
    entity: Option<EntityId>,
) -> Result<()> {
    if principal.may(permission, entity) {
        return Ok(());
    }
    Err(Error::Denied {
        permission: permission.as_str(),
    })
}

/// A role, and where it holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct RoleGrant {
    /// The role.
    pub role: Role,
    /// In this legal entity only; `null`: everywhere.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
}

/// A person who can sign in.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct User {
    /// Their id.
    #[schema(value_type = String)]
    pub id: UserId,
    /// E-mail address, lower case: the name to sign in with.
    pub email: String,
    /// Name.
    pub name: String,
    /// Whether they can sign in at all.
    pub active: bool,
    /// Until when sign-in is refused after failures.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub locked_until: Option<Instant>,
    /// Their roles.
    pub roles: Vec<RoleGrant>,
    /// Counts changes; edits name the one they saw.
    pub version: i64,
    /// When they were added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// A user to add. The password is hashed before the transaction begins: see
/// [`PasswordHash::make`].
#[derive(Debug, Clone)]
pub struct NewUser {
    /// E-mail address.
    pub email: String,
    /// Name.
    pub name: String,
    /// The hash of their password.
    pub password: PasswordHash,
    /// Their roles.
    pub roles: Vec<RoleGrant>,
}

/// What to change about a user; what is left out stays.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UserChange {
    /// E-mail address.
    pub email: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// `false` ends all sessions and refuses sign-in.
    pub active: Option<bool>,
    /// All of their roles.
    pub roles: Option<Vec<RoleGrant>>,
}

/// A session as its owner sees it.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Session {
    /// Its id.
    #[schema(value_type = String)]
    pub id: SessionId,
    /// Whose it is.
    #[schema(value_type = String)]
    pub user_id: UserId,
    /// When they signed in.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it ends by itself.
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}

/// An API key as lists show it. The key itself is shown once, when it is made.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ApiKey {
    /// Its id.
    #[schema(value_type = String)]
    pub id: ApiKeyId,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scopes: Vec<Permission>,
    /// In this legal entity only; `null`: everywhere.
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
    /// Who made it.
    #[schema(value_type = String)]
    pub created_by: Actor,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it ends by itself.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
    /// When it was revoked.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub revoked_at: Option<Instant>,
}

/// An API key to make.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewApiKey {
    /// What it is for.
    pub name: String,
    /// What it may do: never more than its maker.
    pub scopes: Vec<Permission>,
    /// In this legal entity only; left out: everywhere.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub entity_id: Option<EntityId>,
    /// When it ends by itself; left out: only when revoked.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_of_permissions_holds_what_was_put_in_and_nothing_else() {
        let set = PermissionSet::of(&[Permission::OrdersRead, Permission::ApiKeysWrite]);
        assert!(set.has(Permission::OrdersRead) && set.has(Permission::ApiKeysWrite));
        assert_eq!(set.iter().count(), 2);
        assert_eq!(PermissionSet::ALL.iter().count(), Permission::ALL.len());
        assert_eq!(PermissionSet::NONE.iter().count(), 0);
    }

    #[test]
    fn duties_that_must_be_separate_are_separate() {
        use Permission as P;
        // Whoever enters money must not write it off or give it back; whoever sells must not set
        // limits; whoever looks on must not change anything.
        let apart = [
            (
                Role::CashApplication,
                [P::ReceivablesWriteOff, P::ReceivablesRefund],
            ),
            (Role::OrderDesk, [P::CreditWrite, P::OrdersReleaseCredit]),
            (Role::Billing, [P::CashWrite, P::ReceivablesWriteOff]),
            (Role::CreditAnalyst, [P::OrdersWrite, P::InvoicesCredit]),
            (Role::Controller, [P::CashWrite, P::OrdersWrite]),
            (Role::Integrator, [P::ReceivablesWriteOff, P::UsersWrite]),
        ];
        for (role, forbidden) in apart {
            for permission in forbidden {
                assert!(
                    !role.permissions().has(permission),
                    "{role} has {permission}"
                );
            }
        }
        for role in [Role::Cfo, Role::Auditor, Role::Collector] {
            let writes = role
                .permissions()
                .iter()
                .find(|p| !p.as_str().ends_with(".read"));
            assert_eq!(writes, None, "{role} changes something");
        }
        let only_administrators = Role::ALL
            .iter()
            .filter(|role| role.permissions().has(P::UsersWrite))
            .collect::<Vec<_>>();
        assert_eq!(only_administrators, [&Role::Administrator]);
    }

    #[test]
    fn words_of_permissions_and_roles_read_back() {
        for permission in Permission::ALL {
            assert_eq!(Permission::parse(permission.as_str()), Some(*permission));
        }
        for role in Role::ALL {
            assert_eq!(Role::parse(role.as_str()), Some(*role));
        }
        assert_eq!(Permission::parse("orders"), None);
    }
}
