//! Customers by name, also by the beginning of a name that a bank cut off.

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
    /// Customers sorted by name.
    sorted: Vec<CustomerIx>,
    /// Where in `sorted` the customers of a name begin.
    first: Postings,
}

impl Names {
    pub fn push(&mut self, key: &NameKey) {
        self.cores.push(&key.core);
        self.forms.push(&key.form);
    }

    pub fn sort(&mut self) {
        let mut sorted: Vec<u32> = (0..narrow(self.forms.ends.len())).collect();
        sorted.sort_by(|a, b| {
            let by_name = self.cores.get(*a).cmp(self.cores.get(*b));
            by_name.then(a.cmp(b))
        });
        let mut firsts = Vec::new();
        for (at, customer) in sorted.iter().enumerate() {
            let name = self.cores.get(*customer);
            if at == 0 || self.cores.get(sorted[at - 1]) != name {
                firsts.push((Hash::new(seed::NAME).bytes(name).finish(), narrow(at)));
            }
        }
        self.first = Postings::of(&firsts);
        self.sorted = sorted;
    }

    pub fn core(&self, customer: CustomerIx) -> &[u8] {
        self.cores.get(customer)
    }

    pub fn form(&self, customer: CustomerIx) -> &[u8] {
        self.forms.get(customer)
    }

    /// Customers whose name without legal form is exactly this.
    pub fn equal(&self, core: &[u8]) -> &[CustomerIx] {
        if core.is_empty() {
            return &[];
        }
        let hash = Hash::new(seed::NAME).bytes(core).finish();
        for from in self.first.get(hash) {
            let rest = &self.sorted[from as usize..];
            let same = rest.iter().take_while(|at| self.cores.get(**at) == core);
            let count = same.count();
            if count > 0 {
                return &rest[..count];
            }
        }
        &[]
    }

    /// Customers whose name without legal form begins like this.
    pub fn beginning(&self, core: &[u8]) -> &[CustomerIx] {
        let range = self.range(core, |name| name[..name.len().min(core.len())].cmp(core));
        &self.sorted[range]
    }

    fn range(&self, core: &[u8], order: impl Fn(&[u8]) -> std::cmp::Ordering) -> Range<usize> {
        if core.is_empty() {
            return 0..0;
        }
        let from = self
            .sorted
            .partition_point(|at| order(self.cores.get(*at)).is_lt());
        let length = self.sorted[from..].partition_point(|at| order(self.cores.get(*at)).is_eq());
        from..from + length
    }
}
