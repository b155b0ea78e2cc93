//! Building the company month by month, in the order in which things happened.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use formats::bank::{self, Hint};
use kernel::calendar::BusinessCalendar;
use kernel::dates::{add_days, add_months, end_of_month, start_of_month};
use kernel::{
    Actor, BankAccountId, Currency, CustomerId, Date, DeliveryId, EntityId, ImportId, Instant,
    Money, OrderId, Quantity,
};
use store::{Files, Store, Tx};

use super::masters::{self, FREIGHT, IBAN};
use super::northwind::{Sample, SampleOrder};
use super::payments::{Account, Offer, Payer, Pending};
use super::{Built, CODE};
use crate::cash::{self, StatementImport};
use crate::deliveries::{self, Arrival, NewDelivery};
use crate::error::{Code, Refusal, Result};
use crate::exchange::history;
use crate::exchange::setup::Company;
use crate::invoicing::{self, Bill, IssuedInvoice, Selection};
use crate::orders::{self, Acknowledge, Channel, NewOrder, NewOrderLine, PricePolicy, ReleaseHold};
use crate::parties::{self, Country, EntityChange};
use crate::receivables;

/// This month and so many before it stay open to work in.
const OPEN_MONTHS: i32 = 2;

/// Documents of so many last days are rendered.
const RENDERED_DAYS: i64 = 21;

/// What arrived in so many last days is left to be billed.
const UNBILLED_DAYS: i64 = 5;

/// Seconds of the day at which orders come in, are confirmed, and goods leave and arrive.
const NINE: i64 = 9 * 3600;
const ELEVEN: i64 = 11 * 3600;
const FIFTEEN: i64 = 15 * 3600;

/// Builds the company. The camt.053 files are written into `folder` and kept in `files`; `tell`
/// hears of each month.
///
/// # Errors
/// Fails with the store or the folder; what was built until then stays, see [`super::state`].
pub fn build(
    store: &Store,
    files: &Files,
    folder: &Path,
    tell: &mut dyn FnMut(&str),
) -> Result<Built> {
    let mut builder = Builder::begin(store, files, folder)?;
    let first = builder.sample.orders.first();
    let first = first.map_or(builder.yesterday, |order| order.ordered_on);
    let mut month = start_of_month(first);
    while month <= builder.yesterday {
        tell(&month.format("%B %Y").to_string());
        builder.month(month)?;
        month = add_months(month, 1);
    }
    builder.finish()
}

/// How far the building of the company is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Progress {
    /// Whether it came to its end.
    pub(super) finished: bool,
    /// Orders taken in.
    pub(super) orders: u32,
    /// Orders there are.
    pub(super) orders_total: u32,
}

/// How far the building of the company is.
pub(super) fn progress(tx: &mut Tx, entity: EntityId) -> Result<Progress> {
    let row = tx.query_opt(
        "SELECT status, rows_read, COALESCE(rows_total, 0) FROM imports \
         WHERE entity_id = $1 AND kind = 'demo'",
        &[entity.into()],
    )?;
    let Some(row) = row else {
        return Ok(Progress::default());
    };
    Ok(Progress {
        finished: row.get::<String>(0)? == "finished",
        orders: row.get(1)?,
        orders_total: row.get(2)?,
    })
}

struct Builder<'a> {
    store: &'a Store,
    files: &'a Files,
    folder: &'a Path,
    /// The last day on which anything happened.
    yesterday: Date,
    sample: Arc<Sample>,
    company: Company,
    import: ImportId,
    customers: Arc<HashMap<String, CustomerId>>,
    payers: HashMap<CustomerId, Payer>,
    /// What is still to leave and to arrive, by day.
    to_ship: BTreeMap<Date, Vec<OrderId>>,
    to_arrive: BTreeMap<Date, Vec<DeliveryId>>,
    /// When each order leaves and arrives.
    arrivals: HashMap<OrderId, Date>,
    pending: Pending,
    account: Account,
    built: Built,
}

fn actor() -> Actor {
    Actor::system("demo")
}

fn at(day: Date, seconds: i64) -> Instant {
    Instant::at_start_of(day).plus_secs(seconds)
}

impl<'a> Builder<'a> {
    fn begin(store: &'a Store, files: &'a Files, folder: &'a Path) -> Result<Self> {
        let (company, yesterday) = store.write(actor(), |tx| {
            let company = masters::company(tx)?;
            let today = company.entity.today(tx.now());
            Ok::<_, crate::Error>((company, add_days(today, -1)))
        })?;
        let sample = Arc::new(Sample::read(yesterday)?);
        let (from, of) = (Arc::clone(&sample), company.clone());
        let (import, customers, payers, products) = store.write(actor(), move |tx| {
            let company = of.clone();
            let import = mark_begun(
                tx,
                company.entity.id,
                i64::try_from(from.orders.len()).unwrap_or(0),
            )?;
            let (customers, payers) = masters::customers(tx, &company, &from)?;
            let products = masters::products(tx, &company, &from)?;
            Ok::<_, crate::Error>((import, customers, payers, products))
        })?;
        let account = Account {
            iban: IBAN.to_owned(),
            owner: company.entity.name.clone(),
            currency: Currency::EUR,
            balance: Money::zero(Currency::EUR),
            statements: 0,
        };
        let built = Built {
            customers: customers.len() as u64,
            products,
            ..Built::default()
        };
        Ok(Self {
            store,
            files,
            folder,
            yesterday,
            sample,
            company,
            import,
            customers: Arc::new(customers),
            payers,
            to_ship: BTreeMap::new(),
            to_arrive: BTreeMap::new(),
            arrivals: HashMap::new(),
            pending: Pending::default(),
            account,
            built,
        })
    }

    fn entity(&self) -> EntityId {
        self.company.entity.id
    }

    /// Whether documents of this day are rendered.
    fn is_rendered(&self, day: Date) -> bool {
        day > add_days(self.yesterday, -RENDERED_DAYS)
    }

    fn month(&mut self, begin: Date) -> Result<()> {
        let end = end_of_month(begin).min(self.yesterday);
        self.receive(begin, end)?;
        self.ship(end)?;
        self.deliver(end)?;
        self.bill(begin, end.min(add_days(self.yesterday, -UNBILLED_DAYS)))?;
        self.pay(begin, end)?;
        if begin < add_months(start_of_month(self.yesterday), -OPEN_MONTHS) {
            let entity = self.entity();
            let closed = self.store.write(actor(), move |tx| {
                receivables::close_periods(tx, entity, begin)
            })?;
            self.built.months_closed += closed.len() as u64;
        }
        Ok(())
    }

    /// Takes in the month's orders and acknowledges them. What holds an order that has left since is
    /// lifted; others wait for somebody.
    fn receive(&mut self, begin: Date, end: Date) -> Result<()> {
        let (sample, customers) = (Arc::clone(&self.sample), Arc::clone(&self.customers));
        let (entity, import, yesterday) = (self.entity(), self.import, self.yesterday);
        let rendered_from = add_days(yesterday, 1 - RENDERED_DAYS);
        let orders: Vec<(OrderId, bool)> = self.store.write(actor(), move |tx| {
            let of_month = of_month(&sample, begin, end);
            mark_taken_in(tx, import, i64::try_from(of_month.len()).unwrap_or(0))?;
            let new = of_month
                .iter()
                .map(|order| new_order(order, &customers))
                .collect();
            let mut ids = Vec::with_capacity(of_month.len());
            let outcomes = orders::receive_orders(tx, entity, new)?;
            for (outcome, order) in outcomes.into_iter().zip(&of_month) {
                let receipt = outcome?;
                let has_left = order.ships_on() <= yesterday;
                if has_left {
                    release(tx, entity, &receipt)?;
                }
                ids.push((receipt.id, has_left || receipt.holds.is_empty()));
            }
            let requests: Vec<Acknowledge> = ids
                .iter()
                .zip(&of_month)
                .filter(|((_, is_free), _)| *is_free)
                .map(|((id, _), order)| Acknowledge {
                    acknowledged_at: Some(at(order.ordered_on, ELEVEN)),
                    documents: order.ordered_on >= rendered_from,
                    ..Acknowledge::of(*id)
                })
                .collect();
            for outcome in orders::acknowledge_orders(tx, entity, &requests)? {
                outcome?;
            }
            Ok::<_, crate::Error>(ids)
        })?;
        self.built.orders += orders.len() as u64;
        let calendar = BusinessCalendar::for_country(Country::DE.as_str());
        let sample = Arc::clone(&self.sample);
        for ((id, _), order) in orders.into_iter().zip(of_month(&sample, begin, end)) {
            let ships_on = order.ships_on();
            let arrives_on = calendar.add_business_days(ships_on, self.travel_days(order));
            self.to_ship.entry(ships_on).or_default().push(id);
            self.arrivals.insert(id, arrives_on);
        }
        Ok(())
    }

    /// Business days that goods travel: within the country, within Europe, across the sea.
    fn travel_days(&self, order: &SampleOrder) -> i32 {
        let customer = self
            .sample
            .customers
            .iter()
            .find(|customer| customer.number == order.customer);
        match customer.and_then(|customer| customer.country) {
            None => 1,
            Some(Country::DE) => 1,
            Some(country) if country.is_eu() || matches!(country.as_str(), "CH" | "GB" | "NO") => 3,
            Some(_) => 7,
        }
    }

    fn ship(&mut self, end: Date) -> Result<()> {
        let later = self.to_ship.split_off(&add_days(end, 1));
        let due = std::mem::replace(&mut self.to_ship, later);
        let shipments: Vec<NewDelivery> = due
            .iter()
            .flat_map(|(day, orders)| {
                orders.iter().map(|order| NewDelivery {
                    shipped_at: Some(at(*day, FIFTEEN)),
                    override_credit: true,
                    documents: self.is_rendered(*day),
                    ..NewDelivery::of(*order)
                })
            })
            .collect();
        let entity = self.entity();
        let shipped = self.store.write(actor(), move |tx| {
            let outcomes = deliveries::ship(tx, entity, &shipments)?;
            Ok::<_, crate::Error>(outcomes.into_iter().collect::<Result<Vec<_>, _>>()?)
        })?;
        for receipt in shipped {
            let day = self.arrivals.get(&receipt.order).copied().unwrap_or(end);
            self.to_arrive.entry(day).or_default().push(receipt.id);
        }
        Ok(())
    }

    fn deliver(&mut self, end: Date) -> Result<()> {
        let later = self.to_arrive.split_off(&add_days(end, 1));
        let due = std::mem::replace(&mut self.to_arrive, later);
        let arrivals: Vec<Arrival> = due
            .iter()
            .flat_map(|(day, deliveries)| {
                deliveries.iter().map(|delivery| Arrival {
                    delivered_at: Some(at(*day, ELEVEN)),
                    ..Arrival::of(*delivery)
                })
            })
            .collect();
        self.built.deliveries += arrivals.len() as u64;
        let entity = self.entity();
        self.store.write(actor(), move |tx| {
            for outcome in deliveries::deliver(tx, entity, &arrivals)? {
                outcome?;
            }
            Ok(())
        })
    }

    /// Bills each day's arrivals on that day.
    fn bill(&mut self, begin: Date, end: Date) -> Result<()> {
        let entity = self.entity();
        let rendered_from = add_days(self.yesterday, 1 - RENDERED_DAYS);
        let issued = self.store.write(actor(), move |tx| {
            let mut issued = Vec::new();
            let mut day = begin;
            while day <= end {
                let until = Instant::at_start_of(add_days(day, 1));
                let command = Bill {
                    issued_on: Some(day),
                    documents: day >= rendered_from,
                    ..Bill::of(Selection::All { until: Some(until) })
                };
                for outcome in invoicing::bill(tx, entity, &command)? {
                    issued.push(outcome?);
                }
                day = add_days(day, 1);
            }
            offers(tx, entity, issued)
        })?;
        self.built.invoices += issued.len() as u64;
        for (invoice, offer) in &issued {
            self.pending.plan(invoice, *offer)?;
        }
        self.pending.combine()
    }

    /// Writes the month's statement, and imports and matches it.
    fn pay(&mut self, begin: Date, end: Date) -> Result<()> {
        let entries = self.pending.take(begin, end, &self.payers);
        let count = entries.len() as u64;
        let text = self.account.write_month(begin, end, entries)?;
        let name = format!("camt053-{}.xml", begin.format("%Y-%m"));
        keep(&self.folder.join(&name), &text)?;
        let sha256 = self.files.put(text.as_bytes())?;
        let file = bank::parse(text.as_bytes(), &Hint::default()).map_err(unreadable)?;
        let (entity, account) = (self.entity(), self.company.bank_account);
        let size = text.len();
        self.store.write(actor(), move |tx| {
            let file_id = tx.add_file(&sha256, "application/xml", &name, size)?;
            import(tx, entity, account, &file, Some(file_id))
        })?;
        self.built.statements += 1;
        self.built.bank_entries += count;
        self.built.applied += history::match_open(self.store, entity, actor())?;
        Ok(())
    }

    fn finish(mut self) -> Result<Built> {
        let (entity, import) = (self.entity(), self.import);
        self.built.habits = self.pending.habits;
        self.built.waiting = self.built.bank_entries - self.built.applied;
        self.store.write(actor(), move |tx| {
            let version = parties::entity(tx, entity)?.version;
            let change = EntityChange {
                matches_by_itself: Some(true),
                ..EntityChange::default()
            };
            parties::change_entity(tx, entity, version, change)?;
            mark_finished(tx, import)
        })?;
        tracing::info!(%entity, code = CODE, "the demo's company is built");
        Ok(self.built)
    }
}

fn import(
    tx: &mut Tx,
    entity: EntityId,
    account: BankAccountId,
    file: &bank::BankFile,
    file_id: Option<kernel::FileId>,
) -> Result<()> {
    let import = StatementImport {
        file,
        file_id,
        account: Some(account),
    };
    for outcome in cash::import_statements(tx, entity, &import)? {
        outcome?;
    }
    Ok(())
}

fn of_month(sample: &Sample, begin: Date, end: Date) -> Vec<&SampleOrder> {
    let within = |order: &&SampleOrder| begin <= order.ordered_on && order.ordered_on <= end;
    sample.orders.iter().filter(within).collect()
}

fn new_order(order: &SampleOrder, customers: &HashMap<String, CustomerId>) -> NewOrder {
    let mut lines: Vec<NewOrderLine> = order
        .lines
        .iter()
        .map(|line| NewOrderLine::of(line.sku.clone(), line.quantity).at(line.price))
        .collect();
    if order.freight.is_positive() {
        lines.push(NewOrderLine::of(FREIGHT, Quantity::ONE).at(order.freight));
    }
    NewOrder {
        customer: customers.get(&order.customer).copied(),
        customer_order_no: Some(order.number.clone()),
        ordered_on: Some(order.ordered_on),
        received_at: Some(at(order.ordered_on, NINE)),
        requested_on: Some(order.required_on),
        channel: Channel::Import,
        lines,
        price_policy: PricePolicy::AsGiven,
        ..NewOrder::of(CustomerId::from_uuid(uuid::Uuid::nil()), Vec::new())
    }
}

/// Lifts what holds an order: it was fulfilled, so somebody has decided so.
fn release(tx: &mut Tx, entity: EntityId, receipt: &orders::OrderReceipt) -> Result<()> {
    let holds: Vec<ReleaseHold> = receipt
        .holds
        .iter()
        .map(|hold| ReleaseHold {
            hold: hold.id,
            note: Some("the order was fulfilled".to_owned()),
            force: true,
        })
        .collect();
    if holds.is_empty() {
        return Ok(());
    }
    for outcome in orders::release_holds(tx, entity, &holds)? {
        outcome?;
    }
    Ok(())
}

/// The invoices with the discounts that they offer.
fn offers(
    tx: &mut Tx,
    entity: EntityId,
    issued: Vec<IssuedInvoice>,
) -> Result<Vec<(IssuedInvoice, Option<Offer>)>> {
    let ids: Vec<uuid::Uuid> = issued.iter().map(|invoice| invoice.id.uuid()).collect();
    let items = receivables::items_by_sources(tx, entity, &ids)?;
    let offers: HashMap<uuid::Uuid, Offer> = items
        .iter()
        .filter_map(|item| {
            let until = item.discount_on?;
            let offer = Offer {
                until,
                amount: item.discount,
            };
            item.discount
                .is_positive()
                .then_some((item.source.id, offer))
        })
        .collect();
    let with = |invoice: IssuedInvoice| {
        let offer = offers.get(&invoice.id.uuid()).copied();
        (invoice, offer)
    };
    Ok(issued.into_iter().map(with).collect())
}

fn mark_begun(tx: &mut Tx, entity: EntityId, orders: i64) -> Result<ImportId> {
    let id: ImportId = tx.new_id();
    tx.exec(
        "INSERT INTO imports (id, entity_id, kind, file_name, fingerprint, status, \
         documents_done, rows_read, rows_booked, rows_reported, started_at, rows_total) \
         VALUES ($1, $2, 'demo', 'northwind', 'northwind', 'running', 0, 0, 0, 0, $3, $4)",
        &[id.into(), entity.into(), tx.now().into(), orders.into()],
    )?;
    Ok(id)
}

fn mark_taken_in(tx: &mut Tx, import: ImportId, orders: i64) -> Result<()> {
    tx.exec_one(
        "UPDATE imports SET rows_read = rows_read + $2 WHERE id = $1",
        &[import.into(), orders.into()],
    )?;
    Ok(())
}

fn mark_finished(tx: &mut Tx, import: ImportId) -> Result<()> {
    tx.exec_one(
        "UPDATE imports SET status = 'finished', finished_at = $2 WHERE id = $1",
        &[import.into(), tx.now().into()],
    )?;
    Ok(())
}

fn keep(path: &Path, text: &str) -> Result<()> {
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text));
    written.map_err(|error| {
        Refusal::new(
            Code::InvalidValue,
            "",
            format!("{} cannot be written: {error}", path.display()),
            "give the demo a folder that it may write into",
        )
        .into()
    })
}

fn unreadable(error: formats::FormatError) -> crate::Error {
    Refusal::new(
        Code::InvalidValue,
        "",
        format!("the demo's own bank statement cannot be read: {error}"),
        "report this as a defect",
    )
    .into()
}
