//! OFX and its kin QFX and QBO: 1.x in SGML, 2.x in XML, statements of bank and card accounts.
//!
//! * Tags may be unclosed, self-closing, of any case and outside the standard; the first of several
//!   equal ones counts, an empty one is none.
//! * Values are UTF-8 where they are valid UTF-8, else in the declared character set.
//! * The ledger balance is the closing balance; OFX tells no opening one.
//! * `TRNAMT` keeps its sign. An entry with `CURRENCY` is in that currency.
//! * Statements of investments and loans are left out with a warning.

mod entry;
mod parts;
mod tags;
mod values;

use std::io::BufRead;

use encoding_rs::{Encoding, UTF_8};
use kernel::{Currency, Date};

use super::output::Output;
use super::{AccountRef, Balance, BalanceKind, FileKind, Format, Sink, Statement};
use crate::error::FormatError;
use crate::ids::Iban;
use parts::{LEAVES_MAX, Leaf, Part};
use tags::{Tag, Tags};
use values::Day;

/// Reads all statements of a file. `currency` is for statements that tell none.
pub(super) fn read(
    input: impl BufRead,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<FileKind, FormatError> {
    let mut tags = Tags::new(input)?;
    let mut reader = Reader {
        out: Output::new(sink),
        hint: currency,
        version: String::new(),
        has_header: false,
        stack: Vec::new(),
        leaves: Vec::new(),
        foreign_from: 0,
        line: 1,
        whole: true,
        seen: false,
        ended: false,
    };
    while let Some(tag) = tags.next_tag()? {
        reader.line = tags.at;
        match tag {
            Tag::Header(text) => {
                if let Some(encoding) = reader.header(&text) {
                    tags.encoding = encoding;
                }
            }
            Tag::Open { name, value } => reader.open(&name, value)?,
            Tag::Close(name) => reader.close(&name)?,
        }
    }
    if tags.other_encoding && tags.encoding == UTF_8 {
        let problem = "the file declares UTF-8, but has bytes that are none; read as windows-1252";
        reader
            .out
            .warn("wrong_encoding", 1, "header", "UTF-8", problem);
    }
    reader.finish()
}

struct Reader<'s> {
    out: Output<'s>,
    hint: Option<Currency>,
    version: String,
    has_header: bool,
    stack: Vec<(Part, String)>,
    /// Values of the entry, balance, account or status that is open.
    leaves: Vec<Leaf>,
    /// The first of them that stands in a foreign tag.
    foreign_from: usize,
    line: u64,
    /// True if the end of the last value is known.
    whole: bool,
    seen: bool,
    ended: bool,
}

impl Reader<'_> {
    fn header(&mut self, text: &str) -> Option<&'static Encoding> {
        if let Some(instruction) = text.strip_prefix('?') {
            self.has_header = true;
            if let Some(version) = values::attribute(text, "VERSION")
                && instruction.to_ascii_uppercase().starts_with("OFX")
            {
                version.clone_into(&mut self.version);
            }
            let label = values::attribute(text, "ENCODING")?;
            return Encoding::for_label(label.as_bytes());
        }
        let header = values::header(text)?;
        self.has_header = true;
        self.version = header.version;
        if header.run_together {
            let problem = "several headers share a line; read by their names";
            self.out
                .warn("irregular_header", 1, "header", text.trim(), problem);
        }
        if let Some(charset) = header.unknown_charset {
            let problem = "is no known character set; read as windows-1252";
            self.out
                .warn("unknown_charset", 1, "CHARSET", &charset, problem);
        }
        Some(header.encoding)
    }

    fn top(&self) -> Option<Part> {
        self.stack.last().map(|(part, _)| *part)
    }

    fn open(&mut self, name: &str, value: String) -> Result<(), FormatError> {
        self.seen |= name == "OFX";
        self.whole = value.is_empty();
        let inside = self.top().is_some_and(|top| top.depth() >= 3);
        let part = match Part::of(name).filter(|_| value.is_empty()) {
            Some(part) => part,
            None if value.is_empty() && inside => Part::Foreign,
            None => return self.leaf(name, value),
        };
        while let Some(open) = self.top().filter(|open| open.depth() >= part.depth()) {
            self.end(open, false)?;
        }
        if self.top() == Some(Part::Skipped) {
            return Ok(());
        }
        self.stack.push((part, name.to_owned()));
        match part {
            Part::Statement => self.out.open(Statement::default())?,
            Part::Skipped => {
                let problem = "statements of this kind are not read";
                self.out
                    .warn("statement_skipped", self.line, name, "", problem);
            }
            Part::Foreign => self.foreign_from = self.leaves.len(),
            _ if part.depth() == 5 => {}
            _ => self.leaves.clear(),
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), FormatError> {
        self.ended |= name == "OFX";
        self.whole = true;
        if self.stack.iter().any(|(_, open)| open == name) || name == "OFX" {
            while let Some((part, open)) = self.stack.last() {
                let (part, last) = (*part, open == name);
                self.end(part, last)?;
                if last {
                    break;
                }
            }
        }
        Ok(())
    }

    fn leaf(&mut self, name: &str, value: String) -> Result<(), FormatError> {
        let Some(part) = self.top() else {
            return Ok(());
        };
        match (part, name) {
            (Part::Statement, "CURDEF") => self.currency(&value),
            (Part::List, "DTSTART") => {
                let day = self.day(name, &value);
                if let Some(statement) = self.out.statement() {
                    statement.from = day;
                }
            }
            (Part::List, "DTEND") => {
                let day = self.day(name, &value);
                if let Some(statement) = self.out.statement() {
                    statement.to = day;
                }
            }
            (Part::Response | Part::Statement | Part::Skipped | Part::List, _) => {}
            _ if self.leaves.len() < LEAVES_MAX => self.leaves.push(Leaf {
                part,
                name: name.to_owned(),
                value,
            }),
            _ => {}
        }
        Ok(())
    }

    /// The part at the top is over, by its own closing tag or without.
    fn end(&mut self, part: Part, closed: bool) -> Result<(), FormatError> {
        match part {
            // It was no aggregate: what followed belongs to the part around it.
            Part::Foreign if !closed => {
                let around = self.stack.iter().rev().nth(1).map(|(part, _)| *part);
                let since = self.foreign_from.min(self.leaves.len());
                for leaf in &mut self.leaves[since..] {
                    leaf.part = around.unwrap_or(Part::Foreign);
                }
            }
            Part::Status => self.status(),
            Part::Account => self.account(),
            Part::Ledger => self.balance(BalanceKind::ClosingBooked),
            Part::Available => self.balance(BalanceKind::ClosingAvailable),
            Part::Entry { pending } => self.entry(pending)?,
            Part::Statement => self.out.close()?,
            _ => {}
        }
        self.stack.pop();
        Ok(())
    }

    /// The first value of this name in the part itself.
    fn get(&self, part: Part, name: &str) -> Option<&str> {
        let found = self
            .leaves
            .iter()
            .find(|leaf| leaf.part == part && leaf.name == name && !leaf.value.is_empty());
        found.map(|leaf| leaf.value.as_str())
    }

    fn status(&mut self) {
        let get = |name| self.get(Part::Status, name).unwrap_or_default().to_owned();
        let (code, severity, message) = (get("CODE"), get("SEVERITY"), get("MESSAGE"));
        if severity.eq_ignore_ascii_case("ERROR") {
            let problem = format!("the bank answers with an error: {message}");
            self.out
                .warn("bank_error", self.line, "STATUS", &code, problem);
        }
    }

    fn currency(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        let known = Currency::parse(&code.to_ascii_uppercase()).ok();
        if known.is_none() {
            let problem = "is no currency of ISO 4217";
            self.out
                .warn("unknown_currency", self.line, "CURDEF", code, problem);
        }
        if let Some(statement) = self.out.statement() {
            statement.account.currency = known;
        }
    }

    fn account(&mut self) {
        let get = |name| self.get(Part::Account, name).map(str::to_owned);
        let (bank, number) = (get("BANKID"), get("ACCTID"));
        let Some(statement) = self.out.statement() else {
            return;
        };
        let iban = number
            .as_deref()
            .and_then(|number| Iban::parse(number).ok());
        statement.account = AccountRef {
            other: number.filter(|_| iban.is_none()),
            iban: iban.map(|iban| iban.as_str().to_owned()),
            bic: bank,
            currency: statement.account.currency,
            owner: None,
        };
    }

    /// Currency of the statement, else that of the hint.
    fn known_currency(&mut self) -> Option<Currency> {
        let hint = self.hint;
        self.out
            .statement()
            .and_then(|statement| statement.account.currency)
            .or(hint)
    }

    fn balance(&mut self, kind: BalanceKind) {
        let part = match kind {
            BalanceKind::ClosingBooked => Part::Ledger,
            _ => Part::Available,
        };
        let get = |name| self.get(part, name).unwrap_or_default().to_owned();
        let (text, date) = (get("BALAMT"), get("DTASOF"));
        let amount = match self.known_currency() {
            Some(currency) => values::amount(&text, currency),
            None => Err("is in no known currency".to_owned()),
        };
        let amount = match amount {
            Ok((amount, doubt)) => {
                self.doubt("BALAMT", &text, doubt);
                amount
            }
            Err(problem) => {
                let problem = format!("{problem}; left out");
                return self
                    .out
                    .warn("unreadable_balance", self.line, "BALAMT", &text, problem);
            }
        };
        let on = self.day("DTASOF", &date);
        let balance = Balance { kind, amount, on };
        if let Some(statement) = self.out.statement() {
            match part {
                Part::Ledger => statement.closing = Some(balance),
                _ => statement.other_balances.push(balance),
            }
        }
    }

    fn doubt(&mut self, field: &str, value: &str, doubt: bool) {
        if doubt {
            let problem = "the comma may separate thousands; read as decimals";
            self.out
                .warn("ambiguous_amount", self.line, field, value, problem);
        }
    }

    fn day(&mut self, field: &str, value: &str) -> Option<Date> {
        let (date, problem) = match values::day(value) {
            Day::Known(date) => return Some(date),
            Day::None => return None,
            Day::Short(date) => (Some(date), "has six digits; read as day, month, year"),
            Day::Bad => (None, "is no date; left out"),
        };
        self.out
            .warn("unreadable_date", self.line, field, value, problem);
        date
    }

    fn finish(mut self) -> Result<FileKind, FormatError> {
        if !self.seen {
            return Err(FormatError::new("file", "holds no <OFX> element")
                .remedy("export the statement as OFX or QFX from the bank's portal"));
        }
        if !self.has_header {
            let problem = "the file has no header; read as OFX 1.x";
            self.out.warn("missing_header", 1, "header", "", problem);
        }
        if !self.ended {
            let problem = "the file ends without </OFX>; its end may be missing";
            self.out
                .warn("truncated_file", self.line, "OFX", "", problem);
            if !self.whole {
                self.leaves.pop();
            }
            // Its currency, or what corrects it, may stand in what is missing.
            let is_entry = |(part, _): &(Part, String)| matches!(part, Part::Entry { .. });
            if let Some(at) = self.stack.iter().position(is_entry) {
                self.stack.truncate(at);
                let problem = "the file ends within this entry";
                self.out.drop_entry(self.line, "STMTTRN", "", problem)?;
            }
        }
        while let Some(part) = self.top() {
            self.end(part, false)?;
        }
        self.out.finish()?;
        Ok(FileKind {
            format: Format::Ofx,
            version: self.version,
        })
    }
}
