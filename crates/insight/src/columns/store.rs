use super::document::{Document, Item, Kind, Move, Place, Settled};
use super::{Day, NEVER};

/// Set in the kind of an item that belongs to the document of the item before.
const CONTINUES: u8 = 0x80;

/// Documents were not given by customer, currency and key, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfOrder;

impl std::fmt::Display for OutOfOrder {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("documents come sorted by customer, currency and key, each once")
    }
}

impl std::error::Error for OutOfOrder {}

/// Items of one customer in one currency, which follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) customer: u32,
    pub(super) currency: u8,
    /// Its first item.
    pub(super) from: u32,
}

/// The items of a ledger in columns.
#[derive(Debug, Clone, Default)]
pub struct Columns {
    pub(super) runs: Vec<Run>,
    keys: Vec<u128>,
    kinds: Vec<u8>,
    pub(super) issued: Vec<Day>,
    pub(super) due: Vec<Day>,
    pub(super) agreed: Vec<Day>,
    pub(super) cleared: Vec<Day>,
    pub(super) amount: Vec<i64>,
    pub(super) offered: Vec<i64>,
    pub(super) discount_until: Vec<Day>,
    /// The move after the last of each item.
    moves_until: Vec<u32>,
    pub(super) move_day: Vec<Day>,
    pub(super) move_amount: Vec<i64>,
    pub(super) move_settled: Vec<Settled>,
}

impl Columns {
    /// Adds a document behind the others; one without items leaves all as it was.
    ///
    /// # Errors
    /// Its place is not behind theirs, or there are more items or moves than can be counted.
    pub fn push(&mut self, document: &Document) -> Result<(), OutOfOrder> {
        if document.items.is_empty() {
            return Ok(());
        }
        if self
            .last_place()
            .is_some_and(|last| last >= document.place())
        {
            return Err(OutOfOrder);
        }
        let from = u32::try_from(self.kinds.len()).map_err(|_| OutOfOrder)?;
        let (customer, currency) = (document.customer, document.currency);
        let last = self.runs.last();
        if last.is_none_or(|run| (run.customer, run.currency) != (customer, currency)) {
            self.runs.push(Run {
                customer,
                currency,
                from,
            });
        }
        for (at, item) in document.items.iter().enumerate() {
            let continues = if at == 0 { 0 } else { CONTINUES };
            self.keys.push(document.key);
            self.kinds.push(code(document.kind) | continues);
            self.push_item(item)?;
        }
        Ok(())
    }

    fn push_item(&mut self, item: &Item) -> Result<(), OutOfOrder> {
        self.issued.push(item.issued);
        self.due.push(item.due);
        self.agreed.push(item.agreed);
        self.cleared.push(item.cleared());
        self.amount.push(item.amount);
        self.offered.push(item.offered);
        self.discount_until.push(item.discount_until);
        for it in &item.moves {
            self.move_day.push(it.day);
            self.move_amount.push(it.amount);
            self.move_settled.push(it.settled);
        }
        let moves = u32::try_from(self.move_day.len()).map_err(|_| OutOfOrder)?;
        self.moves_until.push(moves);
        Ok(())
    }

    fn last_place(&self) -> Option<Place> {
        let (run, key) = self.runs.last().zip(self.keys.last())?;
        Some((run.customer, run.currency, *key))
    }

    /// How many items there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.kinds.len()
    }

    /// How many moves there are.
    #[must_use]
    pub fn moves(&self) -> usize {
        self.move_day.len()
    }

    /// Bytes that the columns take.
    #[must_use]
    pub fn bytes(&self) -> usize {
        fn of<T>(column: &Vec<T>) -> usize {
            column.capacity() * size_of::<T>()
        }
        of(&self.runs)
            + of(&self.keys)
            + of(&self.kinds)
            + of(&self.issued)
            + of(&self.due)
            + of(&self.agreed)
            + of(&self.cleared)
            + of(&self.amount)
            + of(&self.offered)
            + of(&self.discount_until)
            + of(&self.moves_until)
            + of(&self.move_day)
            + of(&self.move_amount)
            + of(&self.move_settled)
    }

    /// Gives back memory that was taken ahead.
    pub fn shrink(&mut self) {
        self.runs.shrink_to_fit();
        self.keys.shrink_to_fit();
        self.kinds.shrink_to_fit();
        for days in [
            &mut self.issued,
            &mut self.due,
            &mut self.agreed,
            &mut self.cleared,
            &mut self.discount_until,
            &mut self.move_day,
        ] {
            days.shrink_to_fit();
        }
        for amounts in [&mut self.amount, &mut self.offered, &mut self.move_amount] {
            amounts.shrink_to_fit();
        }
        self.moves_until.shrink_to_fit();
        self.move_settled.shrink_to_fit();
    }

    /// The items of a run.
    pub(super) fn of_run(&self, run: usize) -> std::ops::Range<usize> {
        let start = |at: usize| self.runs.get(at).map_or(self.items(), |it| index(it.from));
        start(run)..start(run + 1)
    }

    /// The moves of an item.
    pub(super) fn of_item(&self, item: usize) -> std::ops::Range<usize> {
        let from = item
            .checked_sub(1)
            .map_or(0, |before| self.moves_until[before]);
        index(from)..index(self.moves_until[item])
    }

    /// What kind of document an item belongs to.
    pub(super) fn kind(&self, item: usize) -> Kind {
        match self.kinds[item] & !CONTINUES {
            0 => Kind::Invoice,
            1 => Kind::CreditNote,
            2 => Kind::Receipt,
            _ => Kind::Other,
        }
    }

    /// Whether an item belongs to the document of the item before.
    pub(super) fn continues(&self, item: usize) -> bool {
        self.kinds
            .get(item)
            .is_some_and(|kind| kind & CONTINUES != 0)
    }

    /// The items of a document.
    pub(super) fn find(&self, (customer, currency, key): Place) -> Option<std::ops::Range<usize>> {
        let wanted = (customer, currency);
        let run = self
            .runs
            .binary_search_by_key(&wanted, |run| (run.customer, run.currency))
            .ok()?;
        let items = self.of_run(run);
        let keys = &self.keys[items.clone()];
        let from = keys.partition_point(|it| *it < key);
        let until = keys.partition_point(|it| *it <= key);
        (from < until).then(|| items.start + from..items.start + until)
    }

    /// Takes documents out: what was never booked adds to nothing.
    pub(super) fn take_out(&mut self, items: std::ops::Range<usize>) {
        self.issued[items].fill(NEVER);
    }

    /// The documents that were not taken out, in their order.
    pub(super) fn documents(&self) -> impl Iterator<Item = Document> {
        (0..self.runs.len()).flat_map(move |run| {
            let items = self.of_run(run);
            let firsts = items.clone().filter(|item| !self.continues(*item));
            let left = firsts.filter(|item| self.issued[*item] != NEVER);
            left.map(move |first| self.document(run, first, items.end))
        })
    }

    fn document(&self, run: usize, first: usize, end: usize) -> Document {
        let Run {
            customer, currency, ..
        } = self.runs[run];
        let rest = (first + 1..end).take_while(|item| self.continues(*item));
        Document {
            customer,
            currency,
            key: self.keys[first],
            kind: self.kind(first),
            items: std::iter::once(first)
                .chain(rest)
                .map(|item| self.item(item))
                .collect(),
        }
    }

    fn item(&self, item: usize) -> Item {
        let moves = self.of_item(item).map(|at| Move {
            day: self.move_day[at],
            amount: self.move_amount[at],
            settled: self.move_settled[at],
        });
        Item {
            issued: self.issued[item],
            due: self.due[item],
            agreed: self.agreed[item],
            amount: self.amount[item],
            offered: self.offered[item],
            discount_until: self.discount_until[item],
            moves: moves.collect(),
        }
    }
}

fn code(kind: Kind) -> u8 {
    match kind {
        Kind::Invoice => 0,
        Kind::CreditNote => 1,
        Kind::Receipt => 2,
        Kind::Other => 3,
    }
}

fn index(of: u32) -> usize {
    usize::try_from(of).unwrap_or(usize::MAX)
}
