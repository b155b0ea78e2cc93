//! Billing runs: many orders billed by a job that survives everything, with a result for each.
//!
//! What is to be billed is fixed when the run is asked for. The job takes a few orders at a time,
//! each time in one transaction with what became of them; so a run that is interrupted goes on
//! where it stopped, and bills nothing twice.

use std::collections::BTreeMap;

use kernel::{Actor, BillingRunId, Date, DeliveryId, EntityId, Event, EventKind, OrderId};
use store::{NewJob, Row, Tx};

use super::bill::bill;
use super::types::{
    Bill, BillingRun, BillingRunItem, IssuedInvoice, NewBillingRun, RunDocument, RunItemFilter,
    RunItemState, RunRefusal, Selection,
};
use crate::conditions::{Conditions, Listing};
use crate::deliveries::{self, DueDelivery, DueFilter};
use crate::error::{Code, Error, Outcome, Refusal, Result};
use crate::page::{Page, PageRequest};

/// The job that carries a run out.
pub const BILLING_JOB: &str = "bill_orders";

/// Deliveries of one run at most.
const DELIVERIES_MAX: u32 = 50_000;

/// Orders whose turn has come.
#[derive(Debug, Clone)]
pub struct Turn {
    issued_on: Option<Date>,
    documents: bool,
    /// Who asked, in whose name they are billed.
    pub requested_by: Actor,
    /// Place, and deliveries to bill; none when the run is over.
    pub items: Vec<(i64, Vec<DeliveryId>)>,
}

impl Turn {
    /// The same orders, each in a turn of its own.
    pub fn one_by_one(&self) -> impl Iterator<Item = Self> {
        self.items.iter().map(|item| Self {
            items: vec![item.clone()],
            ..self.clone()
        })
    }
}

const SELECT: &str = "SELECT id, requested_by, requested_at, issued_on, total, done, refused, \
     issued, finished_at, documents FROM billing_runs";

fn read(row: &Row) -> Result<BillingRun> {
    Ok(BillingRun {
        id: row.get(0)?,
        requested_by: row.get(1)?,
        requested_at: row.get(2)?,
        issued_on: row.get(3)?,
        total: row.get(4)?,
        done: row.get(5)?,
        refused: row.get(6)?,
        issued: row.get(7)?,
        finished_at: row.get(8)?,
    })
}

/// Fixes what is to be billed and leaves it to a job.
///
/// # Errors
/// Refuses when nothing of the selection is due.
pub fn request_run(
    tx: &mut Tx,
    by: &Actor,
    entity: EntityId,
    new: &NewBillingRun,
) -> Result<BillingRun> {
    let filter = match &new.select {
        Selection::All { until } => DueFilter {
            delivered_before: *until,
            ..DueFilter::default()
        },
        Selection::Deliveries(ids) => DueFilter {
            deliveries: Some(ids.clone()),
            ..DueFilter::default()
        },
        Selection::Orders(ids) => DueFilter {
            orders: Some(ids.clone()),
            ..DueFilter::default()
        },
    };
    let due = deliveries::due_deliveries(tx, entity, &filter, DELIVERIES_MAX)?;
    let orders = by_order(&due);
    if orders.is_empty() {
        let detail = "nothing of it is due to be billed";
        let remedy = "look up in the billing due list why not";
        return Err(Refusal::new(Code::WrongState, "select", detail, remedy).into());
    }
    let id: BillingRunId = tx.new_id();
    let total = i64::try_from(orders.len()).unwrap_or(i64::MAX);
    let row = vec![
        id.into(),
        entity.into(),
        by.into(),
        tx.now().into(),
        new.issued_on.into(),
        new.documents.into(),
        total.into(),
        0.into(),
        0.into(),
        0.into(),
    ];
    let columns = [
        "id",
        "entity_id",
        "requested_by",
        "requested_at",
        "issued_on",
        "documents",
        "total",
        "done",
        "refused",
        "issued",
    ];
    tx.insert_many("billing_runs", &columns, row)?;
    insert_items(tx, id, &orders)?;
    let payload = serde_json::json!({ "entity": entity.to_string(), "run": id.to_string() });
    tx.enqueue(NewJob::new(BILLING_JOB, payload).dedupe(id.to_string()))?;
    tx.record(
        Event::new(EventKind::BillingRequested, entity)
            .object(id, "billing_run")
            .attr("orders", total),
    )?;
    billing_run(tx, entity, id)
}

/// The deliveries of each order, orders in the order in which they arrived.
fn by_order(due: &[DueDelivery]) -> Vec<(OrderId, Vec<String>)> {
    let mut places: BTreeMap<OrderId, usize> = BTreeMap::new();
    let mut orders: Vec<(OrderId, Vec<String>)> = Vec::new();
    for delivery in due {
        let place = *places.entry(delivery.order).or_insert_with(|| {
            orders.push((delivery.order, Vec::new()));
            orders.len() - 1
        });
        orders[place].1.push(delivery.id.to_string());
    }
    orders
}

fn insert_items(tx: &mut Tx, id: BillingRunId, orders: &[(OrderId, Vec<String>)]) -> Result<()> {
    let mut rows = Vec::with_capacity(orders.len() * 7);
    for (place, (order, deliveries)) in (1_i64..).zip(orders) {
        rows.extend([
            id.into(),
            place.into(),
            (*order).into(),
            serde_json::json!(deliveries).into(),
            RunItemState::Waiting.into(),
            serde_json::json!([]).into(),
            serde_json::json!([]).into(),
        ]);
    }
    let columns = [
        "run_id",
        "item_no",
        "order_id",
        "deliveries",
        "state",
        "issued",
        "refusals",
    ];
    tx.insert_many("billing_run_items", &columns, rows)?;
    Ok(())
}

/// A billing run.
///
/// # Errors
/// [`Error::NotFound`].
pub fn billing_run(tx: &mut Tx, entity: EntityId, id: BillingRunId) -> Result<BillingRun> {
    read(&row_of(tx, entity, id, "")?)
}

fn row_of(tx: &mut Tx, entity: EntityId, id: BillingRunId, lock: &str) -> Result<Row> {
    let sql = format!("{SELECT} WHERE id = $1 AND entity_id = $2 {lock}");
    let row = tx.query_opt(&sql, &[id.into(), entity.into()])?;
    row.ok_or_else(|| Error::NotFound {
        kind: "billing run",
        id: id.to_string(),
    })
}

/// The billing runs of a legal entity, newest first.
///
/// # Errors
/// Refuses a wrong limit or cursor.
pub fn list_billing_runs(
    tx: &mut Tx,
    entity: EntityId,
    page: &PageRequest,
) -> Result<Page<BillingRun>> {
    let listing = Listing::falling(SELECT, &["id"]);
    Conditions::new("entity_id = {}", entity).page(tx, page, &listing, read, |it| (it.id,))
}

/// What became of the orders of a run, in their order.
///
/// # Errors
/// [`Error::NotFound`]; refuses a wrong limit or cursor.
pub fn list_run_items(
    tx: &mut Tx,
    entity: EntityId,
    id: BillingRunId,
    filter: &RunItemFilter,
    page: &PageRequest,
) -> Result<Page<BillingRunItem>> {
    billing_run(tx, entity, id)?;
    let select = "SELECT i.item_no, i.order_id, o.number, i.state, i.issued, i.refusals \
         FROM billing_run_items i CROSS JOIN orders o";
    let mut conditions = Conditions::new("i.run_id = {}", id);
    conditions.and("o.id = i.order_id", []);
    conditions.given("i.state = {}", filter.state);
    let listing = Listing::rising(select, &["i.item_no"]);
    conditions.page(tx, page, &listing, item, |it| (it.item_no,))
}

fn item(row: &Row) -> Result<BillingRunItem> {
    Ok(BillingRunItem {
        item_no: row.get(0)?,
        order: row.get(1)?,
        order_number: row.get(2)?,
        state: row.get(3)?,
        issued: serde_json::from_value(row.get(4)?).unwrap_or_default(),
        refusals: serde_json::from_value(row.get(5)?).unwrap_or_default(),
    })
}

/// The next orders of a run.
///
/// # Errors
/// [`Error::NotFound`].
pub fn next_turn(tx: &mut Tx, entity: EntityId, id: BillingRunId, most: u32) -> Result<Turn> {
    let run = row_of(tx, entity, id, "")?;
    let rows = tx.query(
        "SELECT item_no, deliveries FROM billing_run_items \
         WHERE run_id = $1 AND state = 'waiting' ORDER BY item_no LIMIT $2",
        &[id.into(), most.into()],
    )?;
    let one = |row: &Row| {
        let texts: Vec<String> = serde_json::from_value(row.get(1)?).unwrap_or_default();
        let ids = texts
            .iter()
            .map(|text| text.parse())
            .collect::<Result<_, _>>();
        Ok((row.get(0)?, ids.map_err(Error::Kernel)?))
    };
    Ok(Turn {
        issued_on: run.get(3)?,
        documents: run.get(9)?,
        requested_by: run.get(1)?,
        items: rows.iter().map(one).collect::<Result<_>>()?,
    })
}

/// Bills the orders of a turn and keeps what became of them. When something of several orders is
/// refused, nothing is billed and the answer is `false`: take them one by one, so that it is known
/// whose refusal it is.
///
/// # Errors
/// [`Error::Conflict`] when another worker was faster; or the store fails.
pub fn bill_turn(tx: &mut Tx, entity: EntityId, id: BillingRunId, turn: &Turn) -> Result<bool> {
    row_of(tx, entity, id, "FOR UPDATE")?;
    let ids = turn.items.iter().flat_map(|(_, ids)| ids.iter().copied());
    let command = Bill {
        issued_on: turn.issued_on,
        documents: turn.documents,
        ..Bill::of(Selection::Deliveries(ids.collect()))
    };
    let outcomes = bill(tx, entity, &command)?;
    if turn.items.len() > 1 && outcomes.iter().any(Result::is_err) {
        return Ok(false);
    }
    for (place, _) in &turn.items {
        keep(tx, id, *place, turn.items.len() == 1, &outcomes)?;
    }
    Ok(true)
}

/// Keeps what became of one order; `alone` when all outcomes are its own.
fn keep(
    tx: &mut Tx,
    id: BillingRunId,
    place: i64,
    alone: bool,
    outcomes: &[Outcome<IssuedInvoice>],
) -> Result<()> {
    let order: OrderId = tx
        .query_one(
            "SELECT order_id FROM billing_run_items WHERE run_id = $1 AND item_no = $2",
            &[id.into(), place.into()],
        )?
        .get(0)?;
    let own = |issued: &&IssuedInvoice| alone || issued.order == Some(order);
    let issued: Vec<RunDocument> = outcomes
        .iter()
        .filter_map(|outcome| outcome.as_ref().ok())
        .filter(own)
        .map(|issued| RunDocument {
            id: issued.id.to_string(),
            number: issued.number.clone(),
        })
        .collect();
    let refusals: Vec<RunRefusal> = outcomes
        .iter()
        .filter_map(|outcome| outcome.as_ref().err())
        .map(RunRefusal::from)
        .collect();
    let state = match refusals.is_empty() {
        true => RunItemState::Billed,
        false => RunItemState::Refused,
    };
    let count = i64::try_from(issued.len()).unwrap_or(i64::MAX);
    let changed = tx.exec(
        "UPDATE billing_run_items SET state = $3, issued = $4, refusals = $5 \
         WHERE run_id = $1 AND item_no = $2 AND state = 'waiting'",
        &[
            id.into(),
            place.into(),
            state.into(),
            serde_json::json!(issued).into(),
            serde_json::json!(refusals).into(),
        ],
    )?;
    crate::sql::all_changed("the billing run", changed, 1)?;
    tx.exec_one(
        "UPDATE billing_runs SET done = done + 1, refused = refused + $2, issued = issued + $3 \
         WHERE id = $1",
        &[
            id.into(),
            i64::from(state == RunItemState::Refused).into(),
            count.into(),
        ],
    )?;
    Ok(())
}

/// Notes that a run is over.
///
/// # Errors
/// [`Error::NotFound`].
pub fn finish_run(tx: &mut Tx, entity: EntityId, id: BillingRunId) -> Result<()> {
    let run = read(&row_of(tx, entity, id, "FOR UPDATE")?)?;
    if run.finished_at.is_some() {
        return Ok(());
    }
    let now = tx.now();
    tx.exec_one(
        "UPDATE billing_runs SET finished_at = $2 WHERE id = $1",
        &[id.into(), now.into()],
    )?;
    tx.record(
        Event::new(EventKind::BillingFinished, entity)
            .object(id, "billing_run")
            .attr("orders", run.total)
            .attr("issued", run.issued)
            .attr("refused", run.refused),
    )?;
    Ok(())
}
