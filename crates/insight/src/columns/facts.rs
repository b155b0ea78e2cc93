use super::{Day, NEVER};
use crate::Ratio;

/// What was booked in a stretch of days; what was booked until its end once sums run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Slot {
    /// Receivables.
    pub rest: i128,
    /// Of these, claims past due.
    pub past_due: i128,
    /// Invoices less credit notes issued after the first cut.
    pub sales: i128,
    /// How many those are.
    pub sold: i64,
    /// Items booked less items cleared.
    pub open: i64,
}

impl Slot {
    pub(super) fn add(&mut self, other: &Self) {
        self.rest += other.rest;
        self.past_due += other.past_due;
        self.sales += other.sales;
        self.sold += other.sold;
        self.open += other.open;
    }
}

/// Invoices that were cleared within the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    /// How many.
    pub invoices: i64,
    /// What they came to.
    pub gross: i128,
    /// Σ gross × days from issue to clearing.
    pub days_weighted: i128,
    /// Σ days from issue to clearing.
    pub days: i128,
    /// Σ instalment × days from due to clearing.
    pub late_weighted: i128,
    /// Σ days late of invoices that are due at once.
    pub late_whole: i128,
    /// Σ days late of the others, each the mean of its instalments by value.
    pub late_parts: Ratio,
    /// How many were cleared by their due dates.
    pub on_time: i64,
    /// What these came to.
    pub on_time_gross: i128,
    /// Discount that was offered on them.
    pub offered: i128,
    /// Discount granted on invoice items cleared within the period.
    pub granted: i128,
    /// Of that, what came after its last day.
    pub unearned: i128,
}

impl Default for Paid {
    fn default() -> Self {
        Self {
            invoices: 0,
            gross: 0,
            days_weighted: 0,
            days: 0,
            late_weighted: 0,
            late_whole: 0,
            late_parts: Ratio::whole(0),
            on_time: 0,
            on_time_gross: 0,
            offered: 0,
            granted: 0,
            unearned: 0,
        }
    }
}

impl Paid {
    /// Counts an invoice: what it came to, the days from issue to clearing, Σ instalment × days
    /// late, and whether it was cleared by its due dates. Its own days late and its discounts are
    /// counted apart.
    pub fn count(&mut self, gross: i128, days: i128, late: i128, on_time: bool) {
        self.invoices += 1;
        self.gross += gross;
        self.days += days;
        self.days_weighted += gross * days;
        self.late_weighted += late;
        if on_time {
            self.on_time += 1;
            self.on_time_gross += gross;
        }
    }

    /// Σ days late of all of them, each counted once.
    #[must_use]
    pub fn late(&self) -> Ratio {
        Ratio::whole(self.late_whole).plus(self.late_parts)
    }

    fn add(&mut self, other: &Self) {
        self.invoices += other.invoices;
        self.gross += other.gross;
        self.days_weighted += other.days_weighted;
        self.days += other.days;
        self.late_weighted += other.late_weighted;
        self.late_whole += other.late_whole;
        self.late_parts = self.late_parts.plus(other.late_parts);
        self.on_time += other.on_time;
        self.on_time_gross += other.on_time_gross;
        self.offered += other.offered;
        self.granted += other.granted;
        self.unearned += other.unearned;
    }
}

/// What a pass finds of a group of customers in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// When the first item was booked.
    pub first: Day,
    /// By the ends of the cuts; of those before the day before the period the sales alone.
    pub slots: Vec<Slot>,
    /// Receivables at the end of the period by the edges of aging: not past due, then by each edge.
    pub aging: Vec<i128>,
    /// How many open items those are.
    pub aging_items: Vec<i64>,
    /// Customers with open items at the end of the period.
    pub customers: i64,
    /// Of these, those with a claim past due.
    pub customers_late: i64,
    /// What is left of invoices at the end of the period.
    pub invoices: i128,
    /// Σ of that × agreed days.
    pub agreed_weighted: i128,
    /// What is left of receipts at the end of the period, positive.
    pub unapplied: i128,
    /// How many receipts that is.
    pub receipts: i64,
    /// Σ of their days since they were due.
    pub receipt_days: i128,
    /// What was lost within the period.
    pub lost: i128,
    /// Invoices cleared within the period.
    pub paid: Paid,
}

impl Facts {
    pub(super) fn new(cuts: usize, edges: usize) -> Self {
        Self {
            first: NEVER,
            slots: vec![Slot::default(); cuts],
            aging: vec![0; edges + 1],
            aging_items: vec![0; edges + 1],
            customers: 0,
            customers_late: 0,
            invoices: 0,
            agreed_weighted: 0,
            unapplied: 0,
            receipts: 0,
            receipt_days: 0,
            lost: 0,
            paid: Paid::default(),
        }
    }

    /// Takes in what another part of the same question found.
    pub fn add(&mut self, other: &Self) {
        self.first = self.first.min(other.first);
        for (into, more) in self.slots.iter_mut().zip(&other.slots) {
            into.add(more);
        }
        for (into, more) in self.aging.iter_mut().zip(&other.aging) {
            *into += more;
        }
        for (into, more) in self.aging_items.iter_mut().zip(&other.aging_items) {
            *into += more;
        }
        self.customers += other.customers;
        self.customers_late += other.customers_late;
        self.invoices += other.invoices;
        self.agreed_weighted += other.agreed_weighted;
        self.unapplied += other.unapplied;
        self.receipts += other.receipts;
        self.receipt_days += other.receipt_days;
        self.lost += other.lost;
        self.paid.add(&other.paid);
    }

    /// Turns what was booked in each stretch into what was booked until its end; of those before
    /// the slot `told` only the sales are known.
    pub(super) fn run_up(&mut self, told: usize) {
        let mut sum = Slot::default();
        for (at, slot) in self.slots.iter_mut().enumerate() {
            sum.add(slot);
            *slot = match at < told {
                true => Slot {
                    sales: sum.sales,
                    sold: sum.sold,
                    ..Slot::default()
                },
                false => sum,
            };
        }
    }
}
