//! Which open items a list shows, and in what order.

use kernel::{Currency, CustomerId, Date, EntityId, OpenItemId};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::Value;
use utoipa::{IntoParams, ToSchema};

use super::items::COLUMNS;
use super::types::{ItemKind, OpenItem};
use crate::conditions::{Conditions, Listing};
use crate::error::{Code, Refusal, Result};
use crate::page::PageRequest;
use crate::sort::{Sort, sort_words};

/// Which items by what is left of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Something is left; by due date, of one customer by currency and due date.
    #[default]
    Open,
    /// Nothing is left; the latest clearing first, of one customer the latest posting first, by due
    /// date when that is asked for.
    Cleared,
    /// Both; the latest posting first, by due date when that is asked for.
    All,
}

/// Which items by their direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemSide {
    /// Owed to us.
    Claims,
    /// Owed by us: credit notes and money on account.
    Debts,
}

/// Which items to list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ItemFilter {
    /// Of this customer only.
    #[param(value_type = Option<String>)]
    pub customer: Option<CustomerId>,
    /// By what is left.
    pub state: ItemState,
    /// In this direction only.
    pub side: Option<ItemSide>,
    /// Of this kind only.
    pub kind: Option<ItemKind>,
    /// In this currency only.
    #[param(value_type = Option<String>)]
    pub currency: Option<Currency>,
    /// Due before this day: overdue when it is today.
    pub due_before: Option<Date>,
    /// Due on this day or later.
    pub due_from: Option<Date>,
    /// Only items whose number or reference is or begins so, whose number ends with these digits,
    /// of which this amount is left, or of an invoice over this amount or with this customer order
    /// number; 200 of each at most.
    pub search: Option<String>,
    /// As the books stood at the end of this day: what was posted until then and not cleared by
    /// then, with what was left of it, the latest posting first. For open items only.
    pub as_of: Option<Date>,
    /// Default: as `state` says.
    #[param(schema_with = ItemSort::schema)]
    pub sort: Option<Sort<ItemSort>>,
}

sort_words! {
    /// By what open items are sorted.
    ItemSort {
        /// When they are due.
        DueDate = "due_date",
        /// How long they are overdue.
        DaysOverdue = "days_overdue",
        /// Currency, and what is left of them; of items that are not open, what they were.
        Amount = "amount",
        /// Their documents' numbers.
        Number = "number",
        /// The customer's name.
        Customer = "customer",
    }
}

/// An open item with the customer's name, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = OpenItem)]
pub struct ListedItem {
    /// The item.
    #[serde(flatten)]
    pub item: OpenItem,
    /// The customer's number.
    pub customer_number: String,
    /// The customer's name.
    pub customer_name: String,
    /// Days since it was due, by today in the legal entity's time zone or by `as_of`; negative
    /// before that day, `null` when nothing is left of it.
    pub days_overdue: Option<i64>,
}

/// How a list is ordered: by the columns of the index that answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Due,
    CustomerDue,
    Posted,
    Cleared,
    Residual,
    Amount,
    Number,
    Name,
    NamePosted,
}

impl Order {
    /// The order that a filter asks for, and whether the greatest come first.
    pub(super) fn of(filter: &ItemFilter) -> Result<(Self, bool)> {
        // Which items were open on a past day no index knows.
        let now = filter.as_of.is_none();
        let open = filter.state == ItemState::Open && now;
        let by_due = filter.due_before.is_some() || filter.due_from.is_some();
        let Some(sort) = filter.sort else {
            return Ok(match (filter.state, filter.customer.is_some()) {
                _ if !now => (Self::Posted, true),
                (ItemState::Cleared | ItemState::All, false) if by_due => (Self::Due, true),
                (ItemState::Open, false) => (Self::Due, false),
                (ItemState::Open, true) => (Self::CustomerDue, false),
                (ItemState::Cleared, false) => (Self::Cleared, true),
                (ItemState::Cleared | ItemState::All, _) => (Self::Posted, true),
            });
        };
        let order = match sort.by {
            ItemSort::DueDate if now || filter.customer.is_some() => Self::Due,
            ItemSort::DaysOverdue if now || filter.customer.is_some() => {
                return Ok((Self::Due, !sort.falling));
            }
            ItemSort::Amount if open => Self::Residual,
            ItemSort::Amount if filter.customer.is_some() && filter.as_of.is_none() => Self::Amount,
            ItemSort::DueDate | ItemSort::DaysOverdue | ItemSort::Amount => {
                return Err(only_open().into());
            }
            ItemSort::Number => Self::Number,
            ItemSort::Customer if open => Self::Name,
            ItemSort::Customer => Self::NamePosted,
        };
        Ok((order, sort.falling))
    }

    /// The columns that it goes by; together they are unique.
    const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Due => &["i.due_on", "i.id"],
            Self::CustomerDue => &["i.currency", "i.due_on", "i.id"],
            Self::Posted => &["i.posted_on", "i.id"],
            Self::Cleared => &["i.cleared_on", "i.id"],
            Self::Residual => &["i.currency", "i.residual_minor", "i.id"],
            Self::Amount => &["i.currency", "i.amount_minor", "i.id"],
            Self::Number => &["i.number", "i.id"],
            Self::Name => &["c.name", "c.id", "i.currency", "i.due_on", "i.id"],
            Self::NamePosted => &["c.name", "c.id", "i.posted_on", "i.id"],
        }
    }

    /// Whether it begins with the customer.
    const fn by_customer(self) -> bool {
        matches!(self, Self::Name | Self::NamePosted)
    }
}

impl Order {
    /// The place of an item in it, as a cursor keeps it.
    pub(super) fn key(self, it: &ListedItem) -> serde_json::Value {
        let (item, name) = (&it.item, &it.customer_name);
        match self {
            Self::Due => json!([item.due_on, item.id]),
            Self::CustomerDue => json!([item.currency, item.due_on, item.id]),
            Self::Posted => json!([item.posted_on, item.id]),
            Self::Cleared => json!([item.cleared_on, item.id]),
            Self::Residual => json!([item.currency, item.residual.minor(), item.id]),
            Self::Amount => json!([item.currency, item.amount.minor(), item.id]),
            Self::Number => json!([item.number, item.id]),
            Self::Name => json!([name, item.customer, item.currency, item.due_on, item.id]),
            Self::NamePosted => json!([name, item.customer, item.posted_on, item.id]),
        }
    }

    /// The statement that reads a page.
    fn query(
        self,
        wanted: Conditions,
        page: &PageRequest,
        listing: &Listing<'_>,
    ) -> Result<(String, Vec<Value>)> {
        type Id = OpenItemId;
        match self {
            Self::Due | Self::Posted | Self::Cleared => {
                wanted.page_query::<(Date, Id)>(page, listing)
            }
            Self::CustomerDue => wanted.page_query::<(Currency, Date, Id)>(page, listing),
            Self::Residual | Self::Amount => {
                wanted.page_query::<(Currency, i64, Id)>(page, listing)
            }
            Self::Number => wanted.page_query::<(String, Id)>(page, listing),
            Self::Name => {
                wanted.page_query::<(String, CustomerId, Currency, Date, Id)>(page, listing)
            }
            Self::NamePosted => wanted.page_query::<(String, CustomerId, Date, Id)>(page, listing),
        }
    }
}

fn only_open() -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "sort",
        "cleared items are sorted by amount, and items of a past day by due date or amount, for one \
         customer only",
        "name a customer, list open items, or sort by number or customer",
    )
}

/// What the filter wants, in words that suit the order.
fn conditions(
    entity: EntityId,
    filter: &ItemFilter,
    found: Option<&[OpenItemId]>,
    order: Order,
) -> Conditions {
    let mut wanted = Conditions::new("i.entity_id = {}", entity);
    wanted.given("i.customer_id = {}", filter.customer);
    if let Some(found) = found {
        let found = Value::ids(found.iter().copied());
        wanted.and("i.id IN (SELECT value FROM {uuids {}})", [found]);
    }
    let debts = matches!(filter.side, Some(ItemSide::Debts))
        || matches!(filter.kind, Some(ItemKind::Receipt | ItemKind::CreditNote));
    // Partial indexes are chosen by exactly these words.
    match (filter.state, filter.as_of) {
        (ItemState::Open, Some(day)) => {
            wanted.and("i.posted_on <= {}", [day.into()]);
            wanted.and("(i.cleared_on IS NULL OR i.cleared_on > {})", [day.into()]);
        }
        (ItemState::Open, None) if debts && filter.customer.is_none() && !order.by_customer() => {
            wanted.and("i.residual_minor < 0", []);
        }
        // Words that no partial index has: SQLite would take one of them and sort all that is open.
        (ItemState::Open, None)
            if order == Order::Number && filter.customer.is_none() && found.is_none() =>
        {
            wanted.and("i.residual_minor + 0 <> 0", []);
        }
        (ItemState::Open, None) => wanted.and("i.residual_minor <> 0", []),
        (ItemState::Cleared, _) => wanted.and("i.cleared_on IS NOT NULL", []),
        (ItemState::All, _) => {}
    }
    match filter.side {
        Some(ItemSide::Claims) => wanted.and("i.amount_minor > 0", []),
        Some(ItemSide::Debts) => wanted.and("i.amount_minor < 0", []),
        None => {}
    }
    wanted.given("i.kind = {}", filter.kind);
    wanted.given("i.currency = {}", filter.currency);
    wanted.given("i.due_on < {}", filter.due_before);
    wanted.given("i.due_on >= {}", filter.due_from);
    wanted
}

/// The text and arguments of a page of items.
pub(super) fn list_query(
    entity: EntityId,
    filter: &ItemFilter,
    found: Option<&[OpenItemId]>,
    page: &PageRequest,
) -> Result<(String, Vec<Value>)> {
    let (order, falling) = Order::of(filter)?;
    let mut wanted = conditions(entity, filter, found, order);
    wanted.and("c.id = i.customer_id", []);
    let columns = format!("SELECT {COLUMNS}, c.number, c.name");
    // The few items of one customer or of a search come first and are then sorted.
    if order.by_customer() && filter.customer.is_none() && found.is_none() {
        wanted.and("c.entity_id = $1", []);
        let select = format!("{columns} FROM customers c CROSS JOIN open_items i");
        order.query(
            wanted,
            page,
            &Listing::across(&select, order.columns(), falling),
        )
    } else {
        let select = format!("{columns} FROM open_items i CROSS JOIN customers c");
        order.query(
            wanted,
            page,
            &Listing::sorted(&select, order.columns(), falling),
        )
    }
}
