//! Decisions as CSV, evidence as JSON lines.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result};
use kernel::{Currency, Money};
use matching::engine::{Allocation, Match, MatchPolicy, WEIGHTS_VERSION};
use serde_json::{Value, json};

use super::read::{Credits, Debts};

const HEADINGS: [&str; 9] = [
    "credit_id",
    "decision",
    "customer_id",
    "allocations",
    "residual",
    "residual_reason",
    "confidence",
    "reason",
    "alternatives",
];

/// What was found, with what is needed to name it.
pub struct Results<'a> {
    pub debts: &'a Debts,
    pub credits: &'a Credits,
    pub found: &'a [Match],
    pub policy: &'a MatchPolicy,
}

fn sink(path: Option<&Path>) -> Result<Box<dyn Write>> {
    Ok(match path {
        Some(path) => {
            let file =
                File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            Box::new(BufWriter::with_capacity(1 << 18, file))
        }
        None => Box::new(BufWriter::new(io::stdout().lock())),
    })
}

/// A probability with four decimals, from millionths.
fn confidence(millionths: u32) -> String {
    format!("0.{:04}", (millionths / 100).min(9_999))
}

impl Results<'_> {
    /// Writes one row a credit.
    pub fn decisions(&self, path: Option<&Path>) -> Result<()> {
        let mut out = csv::Writer::from_writer(sink(path)?);
        out.write_record(HEADINGS)?;
        for (at, found) in self.found.iter().enumerate() {
            let currency = self.credits.currency(at);
            let residual = (found.residual_minor != 0)
                .then(|| Money::new(found.residual_minor, currency).to_decimal_string());
            out.write_record([
                self.credits.id(at),
                found.verdict.as_str(),
                found
                    .customer
                    .map_or("", |customer| self.customer(customer)),
                &self.lines(&found.allocations, currency),
                residual.as_deref().unwrap_or_default(),
                found.residual_reason.map_or("", |reason| reason.as_str()),
                &confidence(found.confidence),
                found.reason.as_str(),
                &self.alternatives(found, currency),
            ])?;
        }
        Ok(out.flush()?)
    }

    fn customer(&self, customer: u32) -> &str {
        self.debts.customer_ids.get(customer as usize)
    }

    fn item(&self, item: u32) -> &str {
        self.debts.item_ids.get(item as usize)
    }

    fn lines(&self, lines: &[Allocation], currency: Currency) -> String {
        let mut text = String::new();
        for line in lines {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.item(line.item));
            text.push(':');
            text.push_str(&Money::new(line.amount_minor, currency).to_decimal_string());
        }
        text
    }

    /// `confidence customer_id allocations`, separated by `|`.
    fn alternatives(&self, found: &Match, currency: Currency) -> String {
        let others = found.alternatives.iter().map(|other| {
            let lines = self.lines(&other.allocations, currency);
            let customer = self.customer(other.customer);
            format!("{} {customer} {lines}", confidence(other.confidence))
        });
        others.collect::<Vec<_>>().join(" | ")
    }

    /// Writes the whole evidence, one object a line.
    pub fn evidence(&self, path: Option<&Path>) -> Result<()> {
        let mut out = sink(path)?;
        for (at, found) in self.found.iter().enumerate() {
            serde_json::to_writer(&mut out, &self.whole(at, found))?;
            out.write_all(b"\n")?;
        }
        Ok(out.flush()?)
    }

    fn whole(&self, at: usize, found: &Match) -> Value {
        let currency = self.credits.currency(at);
        let amount = |minor: i64| Money::new(minor, currency).to_decimal_string();
        let lines = |lines: &[Allocation]| -> Vec<Value> {
            let line = |line: &Allocation| {
                json!({
                    "invoice_id": self.item(line.item),
                    "amount": amount(line.amount_minor),
                    "difference": amount(line.difference_minor),
                })
            };
            lines.iter().map(line).collect()
        };
        let evidence = found.evidence.iter().map(
            |it| json!({"text": it.text, "names": self.item(it.item), "by": it.naming.as_str()}),
        );
        let parts = found.parts.iter();
        let parts = parts.map(|part| (part.feature.as_str().to_owned(), json!(part.score)));
        let others = found.alternatives.iter().map(|other| {
            json!({
                "customer_id": self.customer(other.customer),
                "allocations": lines(&other.allocations),
                "confidence": confidence(other.confidence),
            })
        });
        json!({
            "credit_id": self.credits.id(at),
            "policy": self.policy.version,
            "weights": WEIGHTS_VERSION,
            "currency": currency.code(),
            "decision": found.verdict.as_str(),
            "reason": found.reason.as_str(),
            "customer_id": found.customer.map(|customer| self.customer(customer)),
            "fit": found.fit,
            "allocations": lines(&found.allocations),
            "residual": amount(found.residual_minor),
            "residual_reason": found.residual_reason,
            "confidence": confidence(found.confidence),
            "evidence": evidence.collect::<Vec<_>>(),
            "score": parts.collect::<serde_json::Map<_, _>>(),
            "alternatives": others.collect::<Vec<_>>(),
        })
    }
}
