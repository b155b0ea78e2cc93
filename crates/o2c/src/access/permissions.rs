//! What can be permitted, and which role may do what.

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
        /// Set what matching may apply without a person.
        CashPolicy = "cash.policy",
        /// Set up own bank accounts.
        BankAccountsWrite = "bank_accounts.write",
        /// See key figures.
        InsightRead = "insight.read",
        /// Set targets, mark changes, and change what the forecast takes as known.
        InsightWrite = "insight.write",
        /// See imports and what became of their rows.
        ImportsRead = "imports.read",
        /// Import data.
        ImportsWrite = "imports.write",
        /// Take lists out as tables; each list needs its own permission as well.
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
        /// Share saved views of lists, and change those of others.
        ViewsShare = "views.share",
        /// Sign, or decline, what others ask a second person for.
        CashSignOff = "cash.sign_off",
        /// Set by what rules credit is given.
        CreditPolicy = "credit.policy",
        /// Set by what rules orders are accepted.
        OrdersPolicy = "orders.policy",
        /// Put a policy in force that was not tried on the past.
        PoliciesUntried = "policies.untried",
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
    Permission::ExportsRead,
]);

/// Seeing money and figures as well.
const READ_BOOKS: PermissionSet = READ.and(PermissionSet::of(&[
    Permission::CreditRead,
    Permission::CashRead,
    Permission::InsightRead,
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
            Self::CreditAnalyst => &[P::CreditWrite, P::OrdersRelease, P::OrdersReleaseCredit],
            Self::Billing => &[P::InvoicesWrite, P::InvoicesCredit],
            Self::CashApplication => &[P::CashWrite, P::ReceivablesAllocate],
            Self::Collector | Self::Cfo => &[],
            Self::Controller => &[
                P::AgreementsWrite,
                P::InvoicesCredit,
                P::ReceivablesAllocate,
                P::ReceivablesWriteOff,
                P::ReceivablesRefund,
                P::CashSignOff,
                P::PeriodsWrite,
                P::BankAccountsWrite,
                P::CashPolicy,
                P::CreditPolicy,
                P::OrdersPolicy,
                P::InsightWrite,
                P::EventsRead,
                P::ImportsRead,
                P::ViewsShare,
            ],
            Self::Auditor => &[P::EventsRead, P::ImportsRead, P::JobsRead, P::UsersRead],
            Self::Integrator => &[
                P::CustomersWrite,
                P::AgreementsWrite,
                P::OrdersWrite,
                P::DeliveriesWrite,
                P::InvoicesWrite,
                P::CashWrite,
                P::ImportsRead,
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
                [P::ReceivablesWriteOff, P::CashSignOff],
            ),
            (Role::CashApplication, [P::CashPolicy, P::BankAccountsWrite]),
            (Role::OrderDesk, [P::CreditWrite, P::OrdersReleaseCredit]),
            (Role::OrderDesk, [P::CreditPolicy, P::OrdersPolicy]),
            (Role::Controller, [P::PoliciesUntried, P::CreditWrite]),
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
