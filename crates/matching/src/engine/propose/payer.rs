//! Who paid, and how that fits a customer.

use super::super::book::account_into;
use super::super::book::{Book, CustomerIx, ItemIx, seed};
use super::super::learned::Learned;
use super::super::normal::{Hash, NameKey};
use super::super::read::NamedCustomer;
use super::super::rows::CreditRow;
use super::super::weigh::{Feature, Features, UNIT, ln};
use super::Case;

/// More namesakes than this are looked at only where an amount fits.
pub(super) const NAMESAKES_MAX: usize = 24;
/// Of more namesakes than this none is taken for the payer without a document named.
const SEARCHED_NAMESAKES_MAX: usize = 3;

/// What is known of who paid. Reused from payment to payment.
#[derive(Debug, Default)]
pub(crate) struct Payer {
    key: NameKey,
    /// Customers to whom the payer's account belongs, or whose account of ours was paid to.
    pub by_account: Vec<CustomerIx>,
    account_given: bool,
    /// Customers learned to be paid for from this account or under this name.
    pub learned: Vec<CustomerIx>,
    /// How many customers have the payer's name, without regard to the legal form.
    equal: usize,
    /// How many also have the legal form.
    equal_form: usize,
    /// How many have a name that begins so.
    beginning: usize,
    account: Vec<u8>,
}

/// How two names relate: the closest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NameRelation {
    Same,
    WithoutForm,
    OtherForm,
    Begins,
    Shares,
    Apart,
    NotGiven,
}

impl Payer {
    pub fn read(&mut self, book: &Book, learned: &Learned, credit: &CreditRow<'_>) {
        self.key.read(credit.payer_name);
        self.by_account.clear();
        self.learned.clear();
        for (text, index, seed) in [
            (credit.payer_account, &book.by_account, seed::ACCOUNT),
            (credit.paid_to, &book.by_virtual, seed::VIRTUAL),
        ] {
            self.account.clear();
            account_into(text, &mut self.account);
            if seed == seed::ACCOUNT {
                self.account_given = !self.account.is_empty();
            }
            if !self.account.is_empty() {
                let found = index.get(Hash::new(seed).bytes(&self.account).finish());
                self.by_account.extend(found.take(8));
            }
            if seed == seed::ACCOUNT {
                learned.payers_of(book, &self.account, &self.key.core, &mut self.learned);
            }
        }
        self.by_account.dedup();
        self.count_namesakes(book);
    }

    fn count_namesakes(&mut self, book: &Book) {
        let equal = book.names.equal(&self.key.core);
        self.equal = equal.len();
        self.equal_form = if self.key.form.is_empty() {
            0
        } else {
            book.names.count_form(equal, &self.key.form)
        };
        self.beginning = if self.equal == 0 && self.key.core.len() >= 4 {
            book.names.beginning(&self.key.core).len()
        } else {
            0
        };
        if self.equal == 0 && self.beginning == 0 {
            self.drop_cut_word(book);
        }
        let whole = book.namesakes_at_least() as usize;
        // Of many namesakes only some are fetched; as many of the others have the same form.
        if self.equal > 0 && whole > self.equal {
            self.equal_form = (self.equal_form * whole).div_ceil(self.equal);
        }
        self.equal = if self.equal > 0 {
            self.equal.max(whole)
        } else {
            0
        };
    }

    /// A bank may have cut the name inside the legal form: "Kruger Werkzeug Gm".
    fn drop_cut_word(&mut self, book: &Book) {
        let Some(blank) = self.key.core.iter().rposition(|byte| *byte == b' ') else {
            return;
        };
        let shorter = &self.key.core[..blank];
        let equal = book.names.equal(shorter).len();
        if equal > 0 && self.key.core.len() - blank <= 5 {
            self.key.core.truncate(blank);
            self.key.form.clear();
            self.equal = equal;
            self.beginning = book.names.beginning(&self.key.core).len();
        }
    }

    pub(super) fn relation(&self, book: &Book, customer: CustomerIx) -> NameRelation {
        let own = &self.key.core;
        let name = book.names.core(customer);
        let form = book.names.form(customer);
        if own.is_empty() {
            NameRelation::NotGiven
        } else if own.as_slice() == name {
            if form == self.key.form {
                NameRelation::Same
            } else if form.starts_with(&self.key.form) || self.key.form.starts_with(form) {
                NameRelation::WithoutForm
            } else {
                NameRelation::OtherForm
            }
        } else if own.len() >= 4 && name.starts_with(own) {
            NameRelation::Begins
        } else if shares_word(own, name) {
            NameRelation::Shares
        } else {
            NameRelation::Apart
        }
    }

    /// Adds what the payer says for or against a customer.
    pub fn weigh(
        &self,
        book: &Book,
        customer: CustomerIx,
        named: &[NamedCustomer],
        features: &mut Features,
    ) {
        let learned = self.learned.contains(&customer);
        if learned || self.by_account.contains(&customer) {
            features.set(Feature::AccountKnown);
        } else if !self.by_account.is_empty() {
            features.set(Feature::AccountOfAnother);
        } else if self.account_given {
            features.set(Feature::AccountUnknown);
        }
        let relation = self.relation(book, customer);
        let (feature, namesakes) = match relation {
            NameRelation::Same if self.key.form.is_empty() => (Feature::NameSame, self.equal),
            NameRelation::Same => (Feature::NameSame, self.equal_form),
            NameRelation::WithoutForm => (Feature::NameWithoutForm, self.equal),
            NameRelation::OtherForm => (Feature::NameOtherForm, self.equal),
            NameRelation::Begins => (Feature::NameBegins, self.beginning),
            NameRelation::Shares => (Feature::NameShares, 1),
            NameRelation::Apart if self.equal > 0 => (Feature::NameOfAnother, 1),
            NameRelation::Apart => (Feature::NameUnknown, 1),
            NameRelation::NotGiven => (Feature::NameUnknown, 1),
        };
        // Who pays for somebody else has another name.
        let foreign = relation >= NameRelation::Shares && learned;
        if relation != NameRelation::NotGiven && !foreign {
            features.set(feature);
        }
        features.put(Feature::Namesakes, ln(namesakes as u64));
        if learned {
            features.set(Feature::Learned);
        }
        let mut others = false;
        for other in named {
            if other.customer == customer {
                features.put(
                    Feature::CustomerNamed,
                    if other.said { UNIT } else { UNIT * 3 / 4 },
                );
            } else {
                others |= other.said;
            }
        }
        if others && !features.has(Feature::CustomerNamed) {
            features.set(Feature::OtherCustomerNamed);
        }
    }

    /// May items that nothing names be searched for this customer? Only the account or a name that
    /// few have says enough for that.
    pub fn may_be(&self, book: &Book, customer: CustomerIx) -> bool {
        if self.by_account.contains(&customer) || self.learned.contains(&customer) {
            return true;
        }
        match self.relation(book, customer) {
            NameRelation::Same => self.equal_form.max(1) <= SEARCHED_NAMESAKES_MAX,
            NameRelation::WithoutForm => self.equal <= SEARCHED_NAMESAKES_MAX,
            NameRelation::Begins => self.beginning <= SEARCHED_NAMESAKES_MAX,
            _ => false,
        }
    }

    /// Is the customer's name the payer's, or does it begin with it where nobody has just that?
    fn is_namesake(&self, book: &Book, customer: CustomerIx) -> bool {
        let name = book.names.core(customer);
        if self.equal > 0 {
            name == self.key.core.as_slice()
        } else {
            name.starts_with(&self.key.core)
        }
    }

    /// Is the customer the payer, by account or name?
    pub fn is_related(&self, book: &Book, customer: CustomerIx) -> bool {
        self.by_account.contains(&customer)
            || self.learned.contains(&customer)
            || self.relation(book, customer) <= NameRelation::Begins
    }

    /// Does nobody we know seem to have paid?
    pub fn is_unknown(&self) -> bool {
        self.by_account.is_empty()
            && self.learned.is_empty()
            && self.equal == 0
            && self.beginning == 0
    }

    /// Customers that the payer may be, the likeliest first; of many namesakes only those that owe
    /// just the amount.
    pub fn customers(&self, case: &Case<'_>, out: &mut Vec<CustomerIx>) {
        let (book, named) = (case.book, &case.reading.named_customers);
        out.extend_from_slice(&self.by_account);
        out.extend_from_slice(&self.learned);
        out.extend(named.iter().map(|named| named.customer).take(4));
        let namesakes = if self.equal > 0 {
            book.names.equal(&self.key.core)
        } else if self.beginning > 0 {
            book.names.beginning(&self.key.core)
        } else {
            &[]
        };
        // Where the account says who paid, namesakes count only if an amount speaks for them.
        if namesakes.len() <= NAMESAKES_MAX && self.by_account.is_empty() {
            out.extend_from_slice(namesakes);
        } else if !namesakes.is_empty() {
            let mut alike = self.owing(case, namesakes);
            alike.sort_unstable();
            alike.dedup();
            out.extend(alike.into_iter().take(NAMESAKES_MAX));
        }
        let mut seen = 0;
        while seen < out.len() {
            let customer = out[seen];
            if out[..seen].contains(&customer) {
                out.remove(seen);
            } else {
                seen += 1;
            }
        }
    }

    /// Those of the namesakes that owe just the amount. Amounts may be as common as names: whichever
    /// are fewer are gone through, so that the work does not grow with the book on both counts.
    fn owing(&self, case: &Case<'_>, namesakes: &[CustomerIx]) -> Vec<CustomerIx> {
        let amount = case.credit.amount_minor;
        let fitting = case.book.with_amount(case.currency, amount);
        let owes = |item: &ItemIx| case.open(*item) == amount && case.is_candidate(*item);
        if namesakes.len() < fitting.len() {
            let all = namesakes.iter().copied();
            all.filter(|customer| case.book.items_of(*customer).any(|item| owes(&item)))
                .collect()
        } else {
            let owners = fitting
                .filter(owes)
                .map(|item| case.book.items.customer[item as usize]);
            owners
                .filter(|customer| self.is_namesake(case.book, *customer))
                .collect()
        }
    }
}

/// Have the names a word of some length in common?
fn shares_word(a: &[u8], b: &[u8]) -> bool {
    let blank = |byte: &u8| *byte == b' ';
    a.split(blank)
        .filter(|word| word.len() >= 4)
        .any(|word| b.split(blank).any(|other| other == word))
}
