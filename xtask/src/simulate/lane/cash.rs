//! From the invoice to cash, and back.

use anyhow::{Context, Result, ensure};
use kernel::{Currency, Money};
use rand::Rng;
use rand::seq::IndexedRandom;
use serde_json::{Value, json};

use super::super::net::Request;
use super::{Lane, OnAccount, money, text, today};

impl Lane {
    /// A receipt for an invoice: all, a part, or too much.
    pub(super) fn pay(&mut self) -> Result<()> {
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

    pub(super) fn pay_on_account(&mut self) -> Result<()> {
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
    pub(super) fn allocate(&mut self) -> Result<()> {
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

    pub(super) fn undo_allocation(&mut self) -> Result<()> {
        let Some(allocation) = Self::take(&mut self.rng, &mut self.allocations) else {
            return Ok(());
        };
        let body = json!({ "allocations": [allocation], "on": today(), "reason": "wrong item" });
        self.post("/allocations/undo", &body)?;
        Ok(())
    }

    /// A camt.053 file that pays some invoices, now and then uploaded twice, and matched.
    pub(super) fn bank_file(&mut self) -> Result<()> {
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

    pub(super) fn reverse_receipt(&mut self) -> Result<()> {
        let Some(receipt) = Self::take(&mut self.rng, &mut self.receipts) else {
            return Ok(());
        };
        self.post(
            "/receipts/reverse",
            &json!({ "receipt": receipt, "reason": "bounced" }),
        )?;
        Ok(())
    }
}
