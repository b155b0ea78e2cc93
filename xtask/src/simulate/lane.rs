//! One lane of business: what it does next, it draws from the seed.

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use kernel::{Clock, Currency, Date, EntityId, Money, SystemClock};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

use super::bank::Bank;
use super::net::{Answer, Net, Request};
use super::world::Town;

/// A step of the path and how often it is drawn.
type Step = (u32, fn(&mut Lane) -> Result<()>);

const STEPS: [Step; 14] = [
    (20, Lane::enter),
    (16, Lane::acknowledge),
    (16, Lane::ship),
    (14, Lane::deliver),
    (12, Lane::bill),
    (8, Lane::pay),
    (5, Lane::pay_on_account),
    (5, Lane::allocate),
    (2, Lane::undo_allocation),
    (6, Lane::bank_file),
    (2, Lane::reverse_receipt),
    (2, Lane::credit),
    (2, Lane::take_back),
    (2, Lane::cancel),
];

/// Answered requests that a lane may send again.
const MEMORY: usize = 40;
/// One answered request in this many is sent again, at once or much later.
const DUPLICATE_EVERY: u32 = 10;
/// One bill in this many asks for documents, which jobs render.
const DOCUMENTS_EVERY: u32 = 25;

struct Order {
    id: String,
    lines: Vec<(i64, u32)>,
    shipped: usize,
}

struct Delivery {
    id: String,
    order: String,
    line: i64,
}

struct Invoice {
    id: String,
    number: String,
    reference: String,
    customer: String,
    gross: Money,
}

/// Money on account: the open item of a receipt, and whose.
struct OnAccount {
    item: String,
    customer: String,
}

/// One lane.
pub struct Lane {
    rng: StdRng,
    net: Arc<Net>,
    base: String,
    name: String,
    town: Town,
    bank: Bank,
    count: u64,
    received: Vec<Order>,
    acknowledged: Vec<Order>,
    shipped: Vec<Delivery>,
    delivered: Vec<Delivery>,
    billed: Vec<Delivery>,
    invoices: Vec<Invoice>,
    receipts: Vec<String>,
    on_account: Vec<OnAccount>,
    allocations: Vec<String>,
    answered: Vec<(Request, Answer)>,
}

impl Lane {
    /// The `number`-th lane of this seed.
    pub fn new(seed: u64, number: usize, entity: EntityId, town: &Town, net: Arc<Net>) -> Self {
        let own = (number as u64 + 1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self {
            rng: StdRng::seed_from_u64(seed ^ own),
            net,
            base: format!("/api/v1/entities/{entity}"),
            name: format!("{seed}-{number}"),
            bank: Bank::new(&town.iban),
            town: town.clone(),
            count: 0,
            received: Vec::new(),
            acknowledged: Vec::new(),
            shipped: Vec::new(),
            delivered: Vec::new(),
            billed: Vec::new(),
            invoices: Vec::new(),
            receipts: Vec::new(),
            on_account: Vec::new(),
            allocations: Vec::new(),
            answered: Vec::new(),
        }
    }

    /// Works until the net is stopped.
    pub fn run(&mut self) -> Result<()> {
        while !self.net.is_stopped() {
            let outcome = self.step();
            if let Err(error) = &outcome {
                self.net.fail(error);
                return outcome;
            }
        }
        Ok(())
    }

    fn step(&mut self) -> Result<()> {
        let total: u32 = STEPS.iter().map(|(weight, _)| weight).sum();
        let mut drawn = self.rng.random_range(0..total);
        for (weight, step) in STEPS {
            if drawn < weight {
                return step(self);
            }
            drawn -= weight;
        }
        Ok(())
    }

    /// Sends a write under a new key, and now and then an answered one again.
    fn post(&mut self, path: &str, body: &Value) -> Result<Answer> {
        self.count += 1;
        let request = Request {
            method: "POST",
            path: format!("{}{path}", self.base),
            body: body.to_string().into_bytes(),
            key: Some(format!("{}-{}", self.name, self.count)),
        };
        let answer = self.net.send(&request)?;
        let again = self.rng.random_ratio(1, DUPLICATE_EVERY);
        if answer.accepted() {
            if self.answered.len() == MEMORY {
                let forgotten = self.rng.random_range(0..MEMORY);
                self.answered.swap_remove(forgotten);
            }
            self.answered.push((request, answer.clone()));
        }
        if again && let Some((request, first)) = self.answered.choose(&mut self.rng) {
            self.net.duplicate(request, first)?;
        }
        Ok(answer)
    }

    /// Sends a batch of one; gives its result unless it was refused.
    fn act(&mut self, path: &str, action: Value) -> Result<Option<Value>> {
        let answer = self.post(path, &json!([action]))?;
        let mut reply = answer.json();
        let result = reply["verdicts"][0]["result"].take();
        Ok(Some(result).filter(|result| !result.is_null()))
    }

    fn read(&self, path: &str) -> Result<Value> {
        let request = Request {
            method: "GET",
            path: format!("{}{path}", self.base),
            body: Vec::new(),
            key: None,
        };
        let answer = self.net.send(&request)?;
        ensure!(
            answer.accepted(),
            "GET {path}: {}",
            String::from_utf8_lossy(&answer.body)
        );
        Ok(answer.json())
    }

    /// Takes one at random out of a list.
    fn take<T>(rng: &mut StdRng, from: &mut Vec<T>) -> Option<T> {
        if from.is_empty() {
            return None;
        }
        let index = rng.random_range(0..from.len());
        Some(from.swap_remove(index))
    }

    fn enter(&mut self) -> Result<()> {
        let customer = self
            .town
            .customers
            .choose(&mut self.rng)
            .context("no customers")?;
        let quantities: Vec<u32> = (0..self.rng.random_range(1..=4))
            .map(|_| self.rng.random_range(1..=20))
            .collect();
        let lines: Vec<Value> = quantities
            .iter()
            .map(|quantity| {
                let sku = self
                    .town
                    .skus
                    .choose(&mut self.rng)
                    .map_or("SKU", String::as_str);
                // Some products are misspelt: such an order is held.
                let wrong = if self.rng.random_ratio(1, 40) {
                    "X"
                } else {
                    ""
                };
                json!({ "sku": format!("{sku}{wrong}"), "quantity": quantity.to_string() })
            })
            .collect();
        let order_no = format!("PO-{}-{}", self.name, self.count);
        let body = json!({ "customer": customer, "customer_order_no": order_no, "lines": lines });
        let answer = self.post("/orders", &body)?;
        let reply = answer.json();
        ensure!(answer.accepted(), "an order was refused: {reply}");
        self.net.keep("orders", &reply["id"], &reply["number"]);
        if reply["status"] == "received" {
            let lines = (1..).zip(quantities).collect();
            self.received.push(Order {
                id: text(&reply["id"])?,
                lines,
                shipped: 0,
            });
        }
        Ok(())
    }

    fn acknowledge(&mut self) -> Result<()> {
        let Some(order) = Self::take(&mut self.rng, &mut self.received) else {
            return Ok(());
        };
        let done = self.act(
            "/orders/acknowledge",
            json!({ "order": order.id, "documents": false }),
        )?;
        ensure!(done.is_some(), "an acknowledgement was refused");
        self.acknowledged.push(order);
        Ok(())
    }

    /// Ships the next line, or all that is left.
    fn ship(&mut self) -> Result<()> {
        let Some(mut order) = Self::take(&mut self.rng, &mut self.acknowledged) else {
            return Ok(());
        };
        let Some((line, quantity)) = order.lines.get(order.shipped).copied() else {
            return Ok(());
        };
        let whole = self.rng.random_ratio(2, 3);
        let mut request = json!({ "order": order.id, "documents": false });
        if whole {
            order.shipped = order.lines.len();
        } else {
            request["lines"] = json!([{ "line_no": line, "quantity": quantity.to_string() }]);
            order.shipped += 1;
        }
        if let Some(made) = self.act("/deliveries", request)? {
            self.net.keep("deliveries", &made["id"], &made["number"]);
            let id = text(&made["id"])?;
            self.shipped.push(Delivery {
                id,
                order: order.id.clone(),
                line,
            });
            if order.shipped < order.lines.len() {
                self.acknowledged.push(order);
            }
        }
        Ok(())
    }

    fn deliver(&mut self) -> Result<()> {
        let Some(delivery) = Self::take(&mut self.rng, &mut self.shipped) else {
            return Ok(());
        };
        self.act("/deliveries/deliver", json!({ "delivery": delivery.id }))?
            .context("an arrival was refused")?;
        self.delivered.push(delivery);
        Ok(())
    }

    fn bill(&mut self) -> Result<()> {
        let count = self.rng.random_range(1..=3_usize).min(self.delivered.len());
        if count == 0 {
            return Ok(());
        }
        let chosen: Vec<Delivery> = self.delivered.drain(..count).collect();
        let ids: Vec<&str> = chosen.iter().map(|delivery| delivery.id.as_str()).collect();
        let documents = self.rng.random_ratio(1, DOCUMENTS_EVERY);
        let body = json!({ "select": { "deliveries": ids }, "documents": documents });
        let reply = self.post("/bill", &body)?.json();
        for verdict in reply["verdicts"].as_array().into_iter().flatten() {
            let issued = &verdict["result"];
            if !issued.is_null() {
                self.issued(issued)?;
            }
        }
        self.billed.extend(chosen);
        Ok(())
    }

    fn issued(&mut self, issued: &Value) -> Result<()> {
        self.net.keep("invoices", &issued["id"], &issued["number"]);
        if issued["kind"] == "invoice" {
            self.invoices.push(Invoice {
                id: text(&issued["id"])?,
                number: text(&issued["number"])?,
                reference: text(&issued["reference"])?,
                customer: text(&issued["customer"])?,
                gross: money(&issued["gross"])?,
            });
        }
        Ok(())
    }

    /// A receipt for an invoice: all, a part, or too much.
    fn pay(&mut self) -> Result<()> {
        let Some(invoice) = Self::take(&mut self.rng, &mut self.invoices) else {
            return Ok(());
        };
        let minor = match self.rng.random_range(0..4) {
            0 => invoice.gross.minor() / 2 + 1,
            1 => invoice.gross.minor() + 500,
            _ => invoice.gross.minor(),
        };
        let amount = Money::new(minor, invoice.gross.currency());
        let body =
            json!({ "customer": invoice.customer, "amount": amount, "pays": [invoice.number] });
        self.receipt(&body)?;
        Ok(())
    }

    fn pay_on_account(&mut self) -> Result<()> {
        let customer = self
            .town
            .customers
            .choose(&mut self.rng)
            .context("no customers")?;
        let amount = Money::new(self.rng.random_range(1_000..50_000), Currency::EUR);
        let body = json!({ "customer": customer, "amount": amount });
        let customer = customer.to_string();
        if let Some(item) = self.receipt(&body)? {
            self.on_account.push(OnAccount { item, customer });
        }
        Ok(())
    }

    fn receipt(&mut self, body: &Value) -> Result<Option<String>> {
        let answer = self.post("/receipts", body)?;
        if !answer.accepted() {
            return Ok(None);
        }
        let reply = answer.json();
        self.net.keep("receipts", &reply["id"], &reply["number"]);
        self.receipts.push(text(&reply["id"])?);
        Ok(Some(text(&reply["item"])?))
    }

    /// Sets money on account off against an open invoice of the same customer.
    fn allocate(&mut self) -> Result<()> {
        let Some(money_there) = Self::take(&mut self.rng, &mut self.on_account) else {
            return Ok(());
        };
        let customer = &money_there.customer;
        let open = self.read(&format!(
            "/open-items?customer={customer}&side=claims&limit=5"
        ))?;
        let Some(claim) = open["items"]
            .as_array()
            .and_then(|items| items.choose(&mut self.rng))
        else {
            return Ok(());
        };
        let amount = money(&claim["residual"])?.minor().min(900);
        let request = json!({
            "debit": claim["id"],
            "credit": money_there.item,
            "amount": Money::new(amount, Currency::EUR),
            "on": today(),
        });
        if let Some(allocation) = self.act("/allocations", request)? {
            self.net.keep("allocations", &allocation, &Value::Null);
            self.allocations.push(text(&allocation)?);
        }
        Ok(())
    }

    fn undo_allocation(&mut self) -> Result<()> {
        let Some(allocation) = Self::take(&mut self.rng, &mut self.allocations) else {
            return Ok(());
        };
        let body = json!({ "allocations": [allocation], "on": today(), "reason": "wrong item" });
        self.post("/allocations/undo", &body)?;
        Ok(())
    }

    /// A camt.053 file that pays some invoices, now and then uploaded twice, and matched.
    fn bank_file(&mut self) -> Result<()> {
        let mut payments = Vec::new();
        for _ in 0..self.rng.random_range(1..=3) {
            if let Some(invoice) = Self::take(&mut self.rng, &mut self.invoices) {
                let by_number = self.rng.random_bool(0.5);
                let text = if by_number {
                    invoice.number
                } else {
                    invoice.reference
                };
                payments.push((invoice.gross, text));
            }
        }
        let unknown = Money::new(self.rng.random_range(100..9_999), Currency::EUR);
        payments.push((unknown, "thank you".to_owned()));
        let file = self.bank.statement(today(), &payments)?;
        let request = Request {
            method: "POST",
            path: format!("{}/bank-statements?name=camt.xml", self.base),
            body: file.into_bytes(),
            key: None,
        };
        let answer = self.net.send(&request)?;
        let reply = answer.json();
        let imported = &reply["verdicts"][0]["result"];
        ensure!(
            answer.accepted() && !imported.is_null(),
            "a bank file was refused: {reply}"
        );
        let entries = imported["entries"].as_u64().unwrap_or_default();
        ensure!(
            entries == payments.len() as u64,
            "the file has other entries: {imported}"
        );
        self.net
            .keep("bank_statements", &imported["id"], &Value::Null);
        if self.rng.random_ratio(1, 3) {
            let second = self.net.send(&request)?.json();
            let known = &second["verdicts"][0]["result"];
            ensure!(
                known["known"] == true && known["id"] == imported["id"],
                "a bank file was taken twice: {second}"
            );
            self.net.file_twice();
        }
        let statement = text(&imported["id"])?;
        let listed = self.read(&format!("/bank-entries?statement={statement}&limit=100"))?;
        let rows = listed["items"].as_array().into_iter().flatten();
        let entries: Vec<&Value> = rows.map(|entry| &entry["id"]).collect();
        self.post(
            "/bank-entries/match",
            &json!({ "select": { "entries": entries } }),
        )?;
        Ok(())
    }

    fn reverse_receipt(&mut self) -> Result<()> {
        let Some(receipt) = Self::take(&mut self.rng, &mut self.receipts) else {
            return Ok(());
        };
        self.post(
            "/receipts/reverse",
            &json!({ "receipt": receipt, "reason": "bounced" }),
        )?;
        Ok(())
    }

    fn credit(&mut self) -> Result<()> {
        let Some(invoice) = Self::take(&mut self.rng, &mut self.invoices) else {
            return Ok(());
        };
        let body = json!({ "invoice": invoice.id, "reason": "goodwill", "documents": false });
        let answer = self.post("/credit-notes", &body)?;
        if answer.accepted() {
            self.issued(&answer.json())?;
        }
        Ok(())
    }

    /// One piece of a delivered line comes back.
    fn take_back(&mut self) -> Result<()> {
        let Some(delivery) = Self::take(&mut self.rng, &mut self.billed) else {
            return Ok(());
        };
        let request = json!({
            "order": delivery.order,
            "lines": [{ "line_no": delivery.line, "quantity": "1" }],
            "reason": "damaged",
        });
        if let Some(made) = self.act("/returns", request)? {
            self.net.keep("deliveries", &made["id"], &made["number"]);
            let id = text(&made["id"])?;
            self.delivered.push(Delivery { id, ..delivery });
        }
        Ok(())
    }

    fn cancel(&mut self) -> Result<()> {
        let Some(order) = Self::take(&mut self.rng, &mut self.received) else {
            return Ok(());
        };
        self.act(
            "/orders/cancel",
            json!({ "order": order.id, "reason": "not wanted" }),
        )?;
        Ok(())
    }
}

fn today() -> Date {
    SystemClock.now().date()
}

fn text(value: &Value) -> Result<String> {
    value
        .as_str()
        .map(str::to_owned)
        .with_context(|| format!("a text, not {value}"))
}

fn money(value: &Value) -> Result<Money> {
    Ok(serde_json::from_value(value.clone())?)
}
