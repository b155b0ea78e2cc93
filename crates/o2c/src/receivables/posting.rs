//! Putting entries and their open items on the books.

use std::collections::BTreeMap;

use kernel::{Currency, CustomerId, Date, EntityId, JournalEntryId, KernelError, OpenItemId};
use store::{Tx, Value};

use super::chart::{Chart, Role, chart};
use super::days;
use super::entry::Entry;
use super::keys::{self, Named};
use super::periods::{check_open, first_open_day_held};
use super::types::{AlsoKnown, ItemKind, NewOpenItem, Posted, Posting};
use crate::credit::{self, Part, PositionMove};
use crate::error::{Code, Error, Refusal, Result};

/// The number series of journal entries, one for each legal entity.
pub const JOURNAL_SERIES: &str = "journal";

/// Posts entries with their open items, all or none, and adds the items to the credit positions
/// of their customers. Entries and items of zero are left out.
///
/// The fact behind a posting is recorded by the room it belongs to; posting records no event.
///
/// # Errors
/// Refuses the whole batch when a date lies in a closed period, an account does not exist, or the
/// items of an entry do not sum to its receivable lines for each customer and currency. Callers
/// who want to refuse one document alone check its date against [`first_open_day`] before.
pub fn post_tx(tx: &mut Tx, entity: EntityId, postings: Vec<Posting>) -> Result<Vec<Posted>> {
    let prepared: Vec<Prepared> = postings
        .into_iter()
        .map(|posting| Prepared::new(tx, posting))
        .collect();
    let posted = prepared.iter().map(Prepared::posted).collect();
    post_prepared_tx(tx, entity, prepared)?;
    Ok(posted)
}

/// A posting that has its ids already.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub id: JournalEntryId,
    pub entry: Entry,
    pub items: Vec<(OpenItemId, NewOpenItem)>,
}

impl Prepared {
    fn new(tx: &Tx, posting: Posting) -> Self {
        Self {
            id: tx.new_id(),
            entry: posting.entry,
            items: posting
                .items
                .into_iter()
                .map(|item| (tx.new_id(), item))
                .collect(),
        }
    }

    fn posted(&self) -> Posted {
        Posted {
            entry: (!self.entry.is_empty()).then_some(self.id),
            items: self
                .items
                .iter()
                .map(|(id, item)| (!item.amount.is_zero()).then_some(*id))
                .collect(),
        }
    }

    /// The items' amounts must be those of the receivable lines.
    fn check_items(&self, chart: &Chart) -> Result<()> {
        let mut rest: BTreeMap<(Option<CustomerId>, Currency), i128> = BTreeMap::new();
        for line in &self.entry.lines {
            let is_receivable = chart.resolve(&line.account)?.role == Role::Receivable;
            if is_receivable || line.customer.is_some() {
                let key = (line.customer, line.amount.currency());
                *rest.entry(key).or_default() += i128::from(line.amount.minor());
            }
        }
        for (_, item) in &self.items {
            check_item(item)?;
            let key = (Some(item.customer), item.amount.currency());
            *rest.entry(key).or_default() -= i128::from(item.amount.minor());
        }
        match rest.into_iter().find(|(_, minor)| *minor != 0) {
            None => Ok(()),
            Some(((customer, currency), minor)) => Err(Refusal::new(
                Code::Unbalanced,
                "items",
                format!(
                    "receivable lines and open items of {} differ by {minor} {currency}, in minor \
                     units",
                    customer.map_or("no customer".to_owned(), |customer| customer.to_string())
                ),
                "give open items for the whole of each receivable line",
            )
            .into()),
        }
    }
}

fn check_item(item: &NewOpenItem) -> Result<()> {
    let Some(discount) = item.discount else {
        return Ok(());
    };
    let fits = discount.currency() == item.amount.currency()
        && !discount.is_negative()
        && discount.minor() <= item.amount.minor().abs();
    if fits {
        return Ok(());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "discount",
        format!("a discount of {discount} on {}", item.amount),
        "offer a discount from zero to the amount, in its currency",
    )
    .into())
}

/// Posts what has its ids already.
pub(super) fn post_prepared_tx(
    tx: &mut Tx,
    entity: EntityId,
    mut prepared: Vec<Prepared>,
) -> Result<()> {
    let chart = chart(tx, entity)?;
    for posting in &prepared {
        posting.check_items(&chart)?;
    }
    let dates: Vec<Date> = prepared.iter().map(|it| it.entry.posted_on).collect();
    prepared.retain(|posting| !posting.entry.is_empty());
    insert_lines(tx, entity, &chart, &prepared)?;
    let first_open_day = first_open_day_held(tx, entity)?;
    for on in dates {
        check_open(first_open_day, on)?;
    }
    if prepared.is_empty() {
        return Ok(());
    }
    move_credit(tx, entity, &prepared)?;
    // The number is taken late: its row stays locked until the commit. An entry comes after its
    // lines, so that the database can check that it balances.
    insert_entries(tx, entity, &prepared)?;
    days::record_posted(tx, entity, &prepared)?;
    insert_items(tx, entity, prepared)
}

fn insert_lines(tx: &mut Tx, entity: EntityId, chart: &Chart, prepared: &[Prepared]) -> Result<()> {
    const COLUMNS: [&str; 8] = [
        "entry_id",
        "line_no",
        "entity_id",
        "account",
        "posted_on",
        "currency",
        "amount_minor",
        "customer_id",
    ];
    let lines: usize = prepared
        .iter()
        .map(|posting| posting.entry.lines.len())
        .sum();
    let mut rows = Vec::with_capacity(lines * COLUMNS.len());
    for posting in prepared {
        for (line_no, line) in (1_i64..).zip(&posting.entry.lines) {
            rows.extend([
                posting.id.into(),
                line_no.into(),
                entity.into(),
                chart.resolve(&line.account)?.code.as_str().into(),
                posting.entry.posted_on.into(),
                line.amount.currency().into(),
                line.amount.minor().into(),
                line.customer.into(),
            ]);
        }
    }
    tx.insert_many("journal_lines", &COLUMNS, rows)?;
    Ok(())
}

fn insert_entries(tx: &mut Tx, entity: EntityId, prepared: &[Prepared]) -> Result<()> {
    const COLUMNS: [&str; 11] = [
        "id",
        "entity_id",
        "number",
        "posted_on",
        "kind",
        "source_type",
        "source_id",
        "reverses_id",
        "reason",
        "actor",
        "recorded_at",
    ];
    let count = u32::try_from(prepared.len()).map_err(|_| too_many())?;
    let numbers = tx.next_numbers(entity, JOURNAL_SERIES, count)?;
    let (actor, now) = (tx.actor().to_string(), tx.now());
    let mut rows = Vec::with_capacity(prepared.len() * COLUMNS.len());
    for (posting, number) in prepared.iter().zip(numbers) {
        let entry = &posting.entry;
        rows.extend([
            posting.id.into(),
            entity.into(),
            number.into(),
            entry.posted_on.into(),
            entry.kind.as_str().into(),
            entry.source.object_type.as_str().into(),
            entry.source.id.into(),
            entry.reverses.into(),
            entry.reason.as_deref().into(),
            actor.as_str().into(),
            now.into(),
        ]);
    }
    tx.insert_many("journal_entries", &COLUMNS, rows)?;
    Ok(())
}

fn insert_items(tx: &mut Tx, entity: EntityId, prepared: Vec<Prepared>) -> Result<()> {
    const COLUMNS: [&str; 22] = [
        "id",
        "entity_id",
        "customer_id",
        "kind",
        "source_type",
        "source_id",
        "entry_id",
        "number",
        "instalment",
        "reference",
        "currency",
        "amount_minor",
        "residual_minor",
        "posted_on",
        "due_on",
        "discount_on",
        "discount_minor",
        "cleared_on",
        "purchase_order",
        "delivery",
        "issued_on",
        "has_keys",
    ];
    let items: usize = prepared.iter().map(|posting| posting.items.len()).sum();
    let mut rows = Vec::with_capacity(items * COLUMNS.len());
    let mut keys = Vec::new();
    for posting in prepared {
        for (id, item) in posting.items {
            if item.amount.is_zero() {
                continue;
            }
            if item.kind.is_document() {
                keys::push_rows(entity, id, &Named::new(&item), &mut keys);
            }
            let minor = item.amount.minor();
            rows.extend([
                id.into(),
                entity.into(),
                item.customer.into(),
                item.kind.as_str().into(),
                item.source.object_type.as_str().into(),
                item.source.id.into(),
                posting.id.into(),
                item.number.into(),
                item.instalment.into(),
                item.reference.into(),
                item.amount.currency().into(),
                minor.into(),
                minor.into(),
                posting.entry.posted_on.into(),
                item.due_on.into(),
                item.discount_on.into(),
                item.discount.map_or(0, kernel::Money::minor).into(),
                Value::Null,
                item.also_known.purchase_order.into(),
                item.also_known.delivery.into(),
                item.also_known.issued_on.into(),
                true.into(),
            ]);
        }
    }
    tx.insert_many("open_items", &COLUMNS, rows)?;
    tx.insert_many("open_item_keys", &keys::COLUMNS, keys)?;
    Ok(())
}

fn move_credit(tx: &mut Tx, entity: EntityId, prepared: &[Prepared]) -> Result<()> {
    let moves: Vec<PositionMove> = prepared
        .iter()
        .flat_map(|posting| &posting.items)
        .map(|(_, item)| PositionMove {
            customer: item.customer,
            currency: item.amount.currency(),
            part: Part::OpenItems,
            delta_minor: item.amount.minor(),
        })
        .collect();
    credit::move_positions_tx(tx, entity, &moves)
}

fn too_many() -> Error {
    Error::Kernel(KernelError::OutOfRange { what: "postings" })
}

/// What an item of a new posting becomes on the sheet.
pub(super) fn item_of(posting: &Prepared, index: usize) -> Option<super::sheet::Item> {
    let (id, item) = posting.items.get(index)?;
    Some(super::sheet::Item {
        id: *id,
        customer: item.customer,
        kind: item.kind,
        source: item.source,
        entry: posting.id,
        number: item.number.clone(),
        currency: item.amount.currency(),
        amount_minor: item.amount.minor(),
        residual_minor: item.amount.minor(),
        posted_on: posting.entry.posted_on,
        due_on: item.due_on,
        discount_on: None,
        discount_minor: 0,
        undone_on: None,
        history: super::sheet::History::default(),
    })
}

/// The item that stands for an adjustment: a discount, write-off, refund or reversal.
pub(super) fn adjusting_item(
    entry: JournalEntryId,
    kind: ItemKind,
    customer: CustomerId,
    number: &str,
    amount: kernel::Money,
    on: kernel::Date,
) -> NewOpenItem {
    NewOpenItem {
        customer,
        kind,
        source: super::types::SourceRef::of(entry),
        number: number.to_owned(),
        instalment: 0,
        reference: None,
        amount,
        due_on: on,
        discount_on: None,
        discount: None,
        also_known: AlsoKnown::default(),
    }
}
