//! One lane of business: what it does next, it draws from the seed.

mod cash;
mod sales;

use std::sync::Arc;

use anyhow::{Context, Result, ensure};
use kernel::{Clock, Date, EntityId, Money, SystemClock};
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
