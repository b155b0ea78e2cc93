//! Customers by name, also by the beginning of a name that a bank cut off.

use std::cmp::Ordering;
use std::ops::Range;

use super::super::normal::{Hash, NameKey};
use super::super::postings::Postings;
use super::{Arena, CustomerIx, narrow, seed};

/// Customers in the order of their names.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// Name without legal form, by customer.
    cores: Arena,
    /// Legal form, by customer; empty without one.
    forms: Arena,
    /// Customers sorted by name, then by legal form.
    sorted: Vec<CustomerIx>,
    /// Where in `sorted` each name begins, and the end.
    starts: Vec<u32>,
    /// The place of a name in `starts`.
    places: Postings,
}

impl Names {
    pub fn push(&mut self, key: &NameKey) {
        self.cores.push(&key.core);
        self.forms.push(&key.form);
    }

    pub fn sort(&mut self) {
        let mut sorted: Vec<u32> = (0..narrow(self.forms.ends.len())).collect();
        let key = |at: u32| (self.cores.get(at), self.forms.get(at), at);
        sorted.sort_unstable_by(|a, b| key(*a).cmp(&key(*b)));
        let mut starts = Vec::new();
        let mut places = Vec::new();
        for (at, customer) in sorted.iter().enumerate() {
            let name = self.cores.get(*customer);
            if at == 0 || self.cores.get(sorted[at - 1]) != name {
                let hash = Hash::new(seed::NAME).bytes(name).finish();
                places.push((hash, narrow(starts.len())));
                starts.push(narrow(at));
            }
        }
        starts.push(narrow(sorted.len()));
        self.places = Postings::of(&places);
        self.starts = starts;
        self.sorted = sorted;
    }

    pub fn core(&self, customer: CustomerIx) -> &[u8] {
        self.cores.get(customer)
    }

    pub fn form(&self, customer: CustomerIx) -> &[u8] {
        self.forms.get(customer)
    }

    /// Customers whose name without legal form is exactly this, in the order of their legal forms.
    pub fn equal(&self, core: &[u8]) -> &[CustomerIx] {
        if core.is_empty() {
            return &[];
        }
        let hash = Hash::new(seed::NAME).bytes(core).finish();
        for place in self.places.get(hash) {
            let place = place as usize;
            let (from, to) = (self.starts[place] as usize, self.starts[place + 1] as usize);
            if self.cores.get(self.sorted[from]) == core {
                return &self.sorted[from..to];
            }
        }
        &[]
    }

    /// How many customers of one name, as [`Names::equal`] gives them, have this legal form.
    pub fn count_form(&self, namesakes: &[CustomerIx], form: &[u8]) -> usize {
        self.range(namesakes, |at| self.forms.get(at).cmp(form))
            .len()
    }

    /// Customers whose name without legal form begins like this.
    pub fn beginning(&self, core: &[u8]) -> &[CustomerIx] {
        if core.is_empty() {
            return &[];
        }
        let order = |at: CustomerIx| {
            let name = self.cores.get(at);
            name[..name.len().min(core.len())].cmp(core)
        };
        &self.sorted[self.range(&self.sorted, order)]
    }

    /// Where in a sorted list what compares equal stands.
    fn range(&self, sorted: &[CustomerIx], order: impl Fn(CustomerIx) -> Ordering) -> Range<usize> {
        let from = sorted.partition_point(|at| order(*at).is_lt());
        let length = sorted[from..].partition_point(|at| order(*at).is_eq());
        from..from + length
    }
}
