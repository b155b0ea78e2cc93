//! Transactions (`STMTTRN`, pending ones `STMTTRNP`).

use kernel::Currency;

use super::{Part, Reader, values};
use crate::bank::{BankCode, Entry, EntryStatus, Reference, ReferenceKind};
use crate::error::FormatError;
use crate::ids::Iban;

impl Reader<'_> {
    pub(super) fn entry(&mut self, pending: bool) -> Result<(), FormatError> {
        let part = Part::Entry { pending };
        let get = |name: &str| self.get(part, name).map(str::to_owned);
        let text = get("TRNAMT").unwrap_or_default();
        let number = get("CHECKNUM").or_else(|| get("CHKNUM"));
        let own_ref = get("REFNUM");
        let (bank_ref, memo, kind) = (get("FITID"), get("MEMO"), get("TRNTYPE"));
        let name = get("NAME").or_else(|| self.get(Part::Payee, "NAME").map(str::to_owned));
        let corrected = get("CORRECTFITID").map(|id| (id, get("CORRECTACTION")));
        let currency = self.entry_currency();
        let read = match currency {
            Some(currency) => values::amount(&text, currency),
            None => Err("is in no known currency; name the account's when importing".to_owned()),
        };
        let amount = match read {
            Ok((amount, doubt)) => {
                self.doubt("TRNAMT", &text, doubt);
                amount
            }
            Err(problem) => return self.out.drop_entry(self.line, "TRNAMT", &text, &problem),
        };
        let mut entry = Entry::new(amount);
        if pending {
            entry.status = EntryStatus::Pending;
        }
        entry.bank_ref = bank_ref;
        entry.counterparty.name = name;
        entry.remittance.extend(memo);
        entry.bank_code = BankCode {
            proprietary: kind.map(|kind| kind.to_ascii_uppercase()),
            ..BankCode::default()
        };
        let number = number.filter(|number| values::real_number(number));
        let schemes = [("check_number", number), ("customer_reference", own_ref)];
        for (scheme, value) in schemes {
            entry.references.extend(value.map(|value| Reference {
                kind: ReferenceKind::Scheme(scheme.to_owned()),
                value,
                amount: None,
            }));
        }
        entry.raw = self.evidence();
        self.dates(&mut entry, part);
        self.other_account(&mut entry);
        if let Some((id, action)) = corrected {
            let action = action.unwrap_or_default();
            let problem = "this entry corrects an earlier one; check that both are right";
            self.out
                .warn("correction", self.line, "CORRECTFITID", &id, problem);
            entry.info = Some(format!("{action} {id}").trim().to_owned());
        }
        self.out.add(entry)
    }

    /// `CURRENCY` tells the currency of the amount; without it, it is that of the statement.
    fn entry_currency(&mut self) -> Option<Currency> {
        let Some(code) = self.get(Part::Currency, "CURSYM") else {
            return self.known_currency();
        };
        let code = code.to_ascii_uppercase();
        Currency::parse(&code).ok()
    }

    fn dates(&mut self, entry: &mut Entry, part: Part) {
        let posted = ["DTPOSTED", "DTTRAN"]
            .into_iter()
            .find_map(|name| Some((name, self.get(part, name)?.to_owned())));
        let (name, value) = posted.unwrap_or(("DTPOSTED", String::new()));
        entry.booked_on = self.day(name, &value);
        if let Some(value) = self.get(part, "DTAVAIL").map(str::to_owned) {
            entry.value_on = self.day("DTAVAIL", &value);
        }
    }

    fn other_account(&self, entry: &mut Entry) {
        let get = |name| self.get(Part::OtherAccount, name);
        entry.counterparty.bic = get("BANKID").map(str::to_owned);
        if let Some(number) = get("ACCTID") {
            match Iban::parse(number) {
                Ok(iban) => entry.counterparty.iban = Some(iban.as_str().to_owned()),
                Err(_) => entry.counterparty.other = Some(number.to_owned()),
            }
        }
        if let Some(code) = self.get(Part::OriginalCurrency, "CURSYM") {
            let rate = self
                .get(Part::OriginalCurrency, "CURRATE")
                .unwrap_or_default();
            entry.info = Some(format!("original currency {code} {rate}").trim().to_owned());
        }
    }

    /// All values of the entry, those of unknown tags too.
    fn evidence(&self) -> String {
        let lines = self
            .leaves
            .iter()
            .map(|leaf| format!("<{}>{}", leaf.name, leaf.value));
        lines.collect::<Vec<_>>().join("\n")
    }
}
