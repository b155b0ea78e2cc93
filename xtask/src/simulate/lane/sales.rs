//! From the order to the invoice, and back.

use anyhow::{Context, Result, ensure};
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

use super::{DOCUMENTS_EVERY, Delivery, Invoice, Lane, Order, money, text};

impl Lane {
    pub(super) fn enter(&mut self) -> Result<()> {
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

    pub(super) fn acknowledge(&mut self) -> Result<()> {
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
    pub(super) fn ship(&mut self) -> Result<()> {
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

    pub(super) fn deliver(&mut self) -> Result<()> {
        let Some(delivery) = Self::take(&mut self.rng, &mut self.shipped) else {
            return Ok(());
        };
        self.act("/deliveries/deliver", json!({ "delivery": delivery.id }))?
            .context("an arrival was refused")?;
        self.delivered.push(delivery);
        Ok(())
    }

    pub(super) fn bill(&mut self) -> Result<()> {
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

    pub(super) fn credit(&mut self) -> Result<()> {
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
    pub(super) fn take_back(&mut self) -> Result<()> {
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

    pub(super) fn cancel(&mut self) -> Result<()> {
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
