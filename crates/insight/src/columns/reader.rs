use std::ops::Range;

use super::document::{Kind, Settled};
use super::facts::{Facts, Paid, Slot};
use super::store::Columns;
use super::{Cuts, Day, NEVER, Question, day};
use crate::Ratio;

/// What is read, and what for.
pub(super) struct Frame<'p> {
    columns: &'p Columns,
    cuts: &'p Cuts,
    edges: &'p [Day],
    /// First day of the period.
    from: Day,
    /// The first cut.
    first: Day,
    /// The last cut, which is the last day of the period.
    last: Day,
}

impl<'p> Frame<'p> {
    pub(super) fn new(columns: &'p Columns, question: &Question<'p>, edges: &'p [Day]) -> Self {
        Self {
            columns,
            cuts: question.cuts,
            edges,
            from: day(question.from),
            first: question.cuts.first(),
            last: question.cuts.last(),
        }
    }

    fn in_period(&self, on: Day) -> bool {
        on >= self.from && on <= self.last
    }
}

/// Reads the items of one customer and currency.
pub(super) struct Reader<'r> {
    frame: &'r Frame<'r>,
    facts: &'r mut Facts,
    /// What is open by the edges of aging.
    aging: &'r mut [i128],
    /// Open items.
    pub(super) open: u32,
    /// Of these, claims past due.
    pub(super) late: u32,
}

impl<'r> Reader<'r> {
    pub(super) fn new(frame: &'r Frame<'r>, facts: &'r mut Facts, aging: &'r mut [i128]) -> Self {
        Self {
            frame,
            facts,
            aging,
            open: 0,
            late: 0,
        }
    }

    pub(super) fn read(&mut self, run: usize) {
        let columns = self.frame.columns;
        let items = columns.of_run(run);
        let mut item = items.start;
        while item < items.end {
            let mut end = item + 1;
            while end < items.end && columns.continues(end) {
                end += 1;
            }
            for item in item..end {
                self.book(item);
            }
            if columns.kind(item) == Kind::Invoice {
                match end - item {
                    1 => self.paid_at_once(item),
                    _ => self.paid_in_parts(item..end),
                }
            }
            item = end;
        }
    }

    /// Counts an item and what moved it.
    fn book(&mut self, item: usize) {
        let Frame {
            columns,
            first,
            last,
            ..
        } = *self.frame;
        let (issued, cleared) = (columns.issued[item], columns.cleared[item]);
        if issued == NEVER {
            return;
        }
        self.facts.first = self.facts.first.min(issued);
        let (due, amount) = (columns.due[item], columns.amount[item]);
        let kind = columns.kind(item);
        let is_sold = matches!(kind, Kind::Invoice | Kind::CreditNote);
        if issued > first && issued <= last && is_sold {
            let slot = self.slot(issued);
            slot.sales += i128::from(amount);
            slot.sold += 1;
        }
        // What was settled before the period moves nothing in it.
        if cleared.max(issued) < self.frame.from {
            return;
        }
        let late = if amount > 0 && due < last {
            due + 1
        } else {
            NEVER
        };
        let mut rest = 0;
        if issued <= last {
            rest = i128::from(amount);
            self.moved(issued, late, rest);
            self.slot(issued).open += 1;
        }
        for at in columns.of_item(item) {
            let on = columns.move_day[at];
            if on <= last {
                let amount = i128::from(columns.move_amount[at]);
                self.moved(on, late, amount);
                rest += amount;
                if columns.move_settled[at] == Settled::Lost && on >= self.frame.from {
                    self.facts.lost -= amount;
                }
            }
        }
        if cleared <= last {
            self.slot(cleared).open -= 1;
        }
        if rest != 0 {
            self.count_open(item, kind, rest);
        }
    }

    fn slot(&mut self, day: Day) -> &mut Slot {
        &mut self.facts.slots[self.frame.cuts.slot(day)]
    }

    /// What moves a claim before it is due counts as past due from the day after its due date.
    fn moved(&mut self, on: Day, late: Day, amount: i128) {
        self.slot(on).rest += amount;
        if late != NEVER {
            self.slot(on.max(late)).past_due += amount;
        }
    }

    /// Counts what is left at the end of the period.
    fn count_open(&mut self, item: usize, kind: Kind, rest: i128) {
        let Frame {
            columns,
            edges,
            last,
            ..
        } = *self.frame;
        let due = columns.due[item];
        let past = if columns.amount[item] > 0 {
            last - due
        } else {
            0
        };
        let bucket = edges.iter().take_while(|edge| past > **edge).count();
        self.open += 1;
        self.late += u32::from(past > 0);
        self.aging[bucket] += rest;
        self.facts.aging[bucket] += rest;
        self.facts.aging_items[bucket] += 1;
        match kind {
            Kind::Invoice => {
                self.facts.invoices += rest;
                self.facts.agreed_weighted += rest * i128::from(columns.agreed[item]);
            }
            Kind::Receipt => {
                self.facts.unapplied -= rest;
                self.facts.receipts += 1;
                self.facts.receipt_days += i128::from(last - due);
            }
            Kind::CreditNote | Kind::Other => {}
        }
    }

    /// Counts an invoice that is due at once, if it was cleared in the period.
    fn paid_at_once(&mut self, item: usize) {
        let columns = self.frame.columns;
        let cleared = columns.cleared[item];
        if !self.frame.in_period(cleared) || columns.issued[item] == NEVER {
            return;
        }
        self.granted(item);
        let gross = i128::from(columns.amount[item]);
        let days = i128::from(cleared - columns.issued[item]);
        let late = i128::from(cleared - columns.due[item]);
        let paid = &mut self.facts.paid;
        paid.late_whole += late;
        paid.count(gross, days, gross * late, late <= 0);
        paid.offered += i128::from(columns.offered[item]);
    }

    /// Counts an invoice with instalments, if the last of them was cleared in the period.
    fn paid_in_parts(&mut self, items: Range<usize>) {
        let columns = self.frame.columns;
        if columns.issued[items.start] == NEVER {
            return;
        }
        for item in items.clone() {
            if self.frame.in_period(columns.cleared[item]) {
                self.granted(item);
            }
        }
        let cleared = columns.cleared[items.clone()].iter().max();
        let cleared = cleared.copied().unwrap_or(NEVER);
        if !self.frame.in_period(cleared) {
            return;
        }
        let (mut gross, mut late, mut on_time) = (0, 0, true);
        for item in items.clone() {
            let amount = i128::from(columns.amount[item]);
            let days = columns.cleared[item] - columns.due[item];
            gross += amount;
            late += amount * i128::from(days);
            on_time &= days <= 0;
            self.facts.paid.offered += i128::from(columns.offered[item]);
        }
        let days = i128::from(cleared - columns.issued[items.start]);
        let paid: &mut Paid = &mut self.facts.paid;
        if let Some(own) = Ratio::of(late, gross) {
            paid.late_parts = paid.late_parts.plus(own);
        }
        paid.count(gross, days, late, on_time);
    }

    /// Counts discount granted on an item that was cleared in the period, whenever that was.
    fn granted(&mut self, item: usize) {
        let columns = self.frame.columns;
        for at in columns.of_item(item) {
            if columns.move_settled[at] == Settled::Discount {
                let amount = -i128::from(columns.move_amount[at]);
                self.facts.paid.granted += amount;
                if columns.move_day[at] > columns.discount_until[item] {
                    self.facts.paid.unearned += amount;
                }
            }
        }
    }
}
