//! What the ledger tells of items, in one pass.

use std::collections::HashMap;

use insight::forecast::{Day, Item, Items, Naive, Recipe, day_of};
use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, EntityId, OpenItemId};
use store::{Row, Tx, Value};

use super::orders::{self, Ordered};
use super::state::{self, Usual};
use crate::insight::Scope;
use crate::{Result, parties};

/// Settled items older than this teach nothing: habits change, and memory is limited.
const HISTORY_DAYS: i64 = 3 * 365 + 1;

/// An open item with what people know of it.
#[derive(Debug, Clone)]
pub(super) struct Open {
    pub id: OpenItemId,
    pub customer: CustomerId,
    pub currency: Currency,
    /// As the model sees it; the amount is what is open.
    pub item: Item,
    /// The day on which a person expects it.
    pub known: Option<Day>,
}

/// Everything that a night looks at.
#[derive(Debug)]
pub struct Book {
    pub(super) entity: EntityId,
    pub(super) today: Date,
    /// Settled and open items as they stood at the beginning of today.
    pub(super) items: Items,
    pub(super) open: Vec<Open>,
    pub(super) orders: Vec<Ordered>,
    pub(super) order_days: Day,
    /// What was chosen in the model in force, if that had enough to learn from.
    pub(super) champion: Option<Recipe>,
    pub(super) has_model: bool,
    /// Whether this week was frozen already.
    pub(super) is_frozen: bool,
}

impl Book {
    /// Reads the items of a legal entity.
    ///
    /// # Errors
    /// Fails only with the store.
    pub fn read(tx: &mut Tx, entity: EntityId) -> Result<Self> {
        let today = parties::entity(tx, entity)?.today(tx.now());
        let (items, open) = history(tx, entity, today)?;
        let champion = state::recipe(tx, entity)?;
        Ok(Self {
            entity,
            today,
            items,
            open,
            orders: orders::open(tx, &Scope::of(entity))?,
            order_days: orders::usual_days(tx, entity, today)?,
            has_model: champion.is_some(),
            champion: champion.filter(|it| !it.is_cold).map(|it| it.recipe),
            is_frozen: super::frozen::is_frozen(tx, entity, today)?,
        })
    }

    /// What customers usually do, for what needs no model.
    pub(super) fn usual(&self) -> Usual {
        let naive = Naive::of(&self.items, day_of(self.today));
        let count = u32::try_from(self.items.customers.len()).unwrap_or(u32::MAX);
        let mut terms: HashMap<u32, (i64, i64)> = HashMap::new();
        let mut all = (0, 0);
        for item in &self.items.rows {
            for sum in [&mut all, terms.entry(item.customer).or_default()] {
                sum.0 += i64::from(item.due - item.issued);
                sum.1 += 1;
            }
        }
        let mean = |(sum, count): (i64, i64)| Day::try_from(sum / count.max(1)).unwrap_or_default();
        let term = |customer| terms.get(&customer).copied().map_or(mean(all), mean);
        Usual {
            delays: (0..count).map(|it| naive.delay(it)).collect(),
            delay: naive.delay(u32::MAX),
            terms: (0..count).map(term).collect(),
            term: mean(all),
            order_days: self.order_days,
        }
    }
}

/// What of an item's customer and dates is read, and whether something was withheld of it.
const COLUMNS: &str =
    "i.id, i.customer_id, c.country, c.segment, i.posted_on, i.due_on, i.currency,
    i.residual_minor, e.expected_on, e.until_on,
    CASE WHEN EXISTS (SELECT 1 FROM deductions d WHERE d.item_id = i.id AND NOT EXISTS
        (SELECT 1 FROM allocations u WHERE u.undoes_id = d.allocation_id)) THEN 1 ELSE 0 END,
    i.amount_minor, i.cleared_on";

fn history(tx: &mut Tx, entity: EntityId, today: Date) -> Result<(Items, Vec<Open>)> {
    let sql = format!(
        "SELECT {COLUMNS},
            CASE WHEN i.cleared_on IS NULL OR EXISTS (SELECT 1 FROM allocations a
                JOIN open_items r ON r.id = a.credit_item_id
                WHERE a.debit_item_id = i.id AND r.kind = 'receipt') THEN 1 ELSE 0 END
        FROM open_items i JOIN customers c ON c.id = i.customer_id
        LEFT JOIN expected_payments e ON e.item_id = i.id
        WHERE i.entity_id = $1 AND i.kind = 'invoice' AND (i.residual_minor <> 0 OR i.posted_on >= $2)
        ORDER BY i.posted_on, i.id"
    );
    let since = add_days(today, -HISTORY_DAYS);
    let (mut items, mut open) = (Items::default(), Vec::new());
    tx.query_each(&sql, &[entity.into(), since.into()], |row| {
        let cleared_on: Option<Date> = row.get(12)?;
        // What was set off or written off was never paid, and says nothing of payments.
        if row.get::<i64>(13)? == 0 {
            return Ok(());
        }
        let mut found = read(row, &mut items, today)?;
        if cleared_on.is_none() && found.item.amount_minor > 0 {
            open.push(found.clone());
        }
        found.item.amount_minor = row.get(11)?;
        let issued_before = found.item.issued < day_of(today);
        if issued_before {
            found.item.settled = cleared_on.filter(|on| *on < today).map(day_of);
            if found.item.settled.is_some() {
                found.item.disputed = Some(found.item.disputed == Some(true));
            }
            items.rows.push(found.item);
        }
        Ok(())
    })?;
    Ok((items, open))
}

/// The open items of some customers, named like `items`.
pub(super) fn open_items(
    tx: &mut Tx,
    scope: &Scope,
    customer: Option<CustomerId>,
    today: Date,
    items: &mut Items,
) -> Result<Vec<Open>> {
    let mut arguments: Vec<Value> = vec![scope.entity.into()];
    let mut of_customer = "";
    if let Some(customer) = customer {
        arguments.push(customer.into());
        of_customer = " AND i.customer_id = $2";
    }
    let sql = format!(
        "SELECT {COLUMNS} FROM open_items i JOIN customers c ON c.id = i.customer_id
        LEFT JOIN expected_payments e ON e.item_id = i.id
        WHERE i.entity_id = $1 AND i.residual_minor <> 0 AND i.kind = 'invoice'
            AND i.residual_minor > 0{of_customer}{{of i.customer_id}}
        ORDER BY i.due_on, i.id"
    );
    let mut open = Vec::new();
    scope.query_each(tx, &sql, &arguments, |row| {
        open.push(read(row, items, today)?);
        Ok(())
    })?;
    Ok(open)
}

fn read(row: &Row, items: &mut Items, today: Date) -> store::Result<Open> {
    let customer: CustomerId = row.get(1)?;
    let (country, segment): (String, Option<String>) = (row.get(2)?, row.get(3)?);
    let (issued, due): (Date, Date) = (row.get(4)?, row.get(5)?);
    let expected: Option<Date> = row.get(8)?;
    let until: Option<Date> = row.get(9)?;
    let currency = row.get(6)?;
    Ok(Open {
        id: row.get(0)?,
        customer,
        currency,
        item: Item {
            customer: items.customers.place(&customer.to_string()),
            country: Some(items.countries.place(&country)),
            segment: segment.map(|segment| items.segments.place(&segment)),
            issued: day_of(issued),
            due: day_of(due),
            settled: None,
            amount_minor: row.get(7)?,
            currency: Some(currency),
            disputed: (row.get::<i64>(10)? == 1).then_some(true),
            paperless: None,
        },
        known: expected
            .filter(|_| until.is_some_and(|until| until >= today))
            .map(|on| day_of(on.max(today))),
    })
}
