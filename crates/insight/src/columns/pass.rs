use std::collections::HashMap;
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use kernel::Date;

use super::answer::Customer;
use super::facts::Facts;
use super::reader::{Frame, Reader};
use super::store::Columns;
use super::{Cuts, Day};

/// The group of a customer who is not counted.
pub const LEFT_OUT: u32 = u32::MAX;

/// How many items a core takes at a time.
const CHUNK: usize = 100_000;

/// What is asked of the columns.
#[derive(Debug, Clone)]
pub struct Question<'q> {
    /// First day of the period.
    pub from: Date,
    /// Its last day; nothing later is looked at.
    pub to: Date,
    /// The days at whose ends the ledger is told, the last of which is `to`, and the first before
    /// `from`.
    pub cuts: &'q Cuts,
    /// The lower edges of aging in days past due, each exclusive, ascending; the first is zero.
    pub edges: &'q [i64],
    /// The group of each customer by number, [`LEFT_OUT`] for those who are not counted; customers
    /// beyond its end are in group 0.
    pub groups: &'q [u32],
}

impl Question<'_> {
    pub(super) fn group(&self, customer: u32) -> u32 {
        let at = usize::try_from(customer).unwrap_or(usize::MAX);
        self.groups.get(at).copied().unwrap_or(0)
    }
}

/// What a pass found, by group and currency, and of customers with open items in their order.
#[derive(Default)]
pub(super) struct Found {
    pub(super) facts: Groups,
    pub(super) customers: Vec<Customer>,
    /// Amounts of these by the edges of aging, one after another.
    pub(super) aging: Vec<i128>,
}

/// Reads all columns once, on all cores.
pub(super) fn pass(columns: &Columns, question: &Question<'_>) -> Found {
    let chunks = chunks(columns);
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..cores.min(chunks.len()) {
            scope.spawn(|| {
                let mut worker = Worker::new(columns, question);
                let mut parts = Vec::new();
                while let Some(chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    worker.read(chunk.clone());
                    parts.push((chunk.start, worker.part()));
                }
                if let Ok(mut done) = done.lock() {
                    done.push((worker.facts, parts));
                }
            });
        }
    });
    collect(done.into_inner().unwrap_or_default())
}

/// Customers of a chunk, and their aging.
type Part = (Vec<Customer>, Vec<i128>);
/// Facts by group and currency.
type Groups = HashMap<(u32, u8), Facts>;

/// Puts together what the cores found, customers in their order.
fn collect(done: Vec<(Groups, Vec<(usize, Part)>)>) -> Found {
    let mut found = Found::default();
    let mut all = Vec::new();
    for (facts, parts) in done {
        for (group, facts) in facts {
            found
                .facts
                .entry(group)
                .and_modify(|known| known.add(&facts))
                .or_insert(facts);
        }
        all.extend(parts);
    }
    all.sort_unstable_by_key(|(start, _)| *start);
    for (_, (customers, aging)) in all {
        found.customers.extend(customers);
        found.aging.extend(aging);
    }
    found
}

/// Runs in stretches of about as many items as a core takes at a time.
fn chunks(columns: &Columns) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    for run in 0..columns.runs.len() {
        let items = columns.of_run(run).end - columns.of_run(start).start;
        if items >= CHUNK || run + 1 == columns.runs.len() {
            chunks.push(start..run + 1);
            start = run + 1;
        }
    }
    chunks
}

/// What one core reads.
struct Worker<'p> {
    columns: &'p Columns,
    question: &'p Question<'p>,
    edges: Vec<Day>,
    facts: Groups,
    customers: Vec<Customer>,
    aging: Vec<i128>,
}

impl<'p> Worker<'p> {
    fn new(columns: &'p Columns, question: &'p Question<'p>) -> Self {
        let edges = question.edges.iter();
        Self {
            columns,
            question,
            edges: edges.filter_map(|edge| Day::try_from(*edge).ok()).collect(),
            facts: HashMap::new(),
            customers: Vec::new(),
            aging: Vec::new(),
        }
    }

    /// What was found of customers since the last time.
    fn part(&mut self) -> Part {
        (
            std::mem::take(&mut self.customers),
            std::mem::take(&mut self.aging),
        )
    }

    fn read(&mut self, runs: Range<usize>) {
        let frame = Frame::new(self.columns, self.question, &self.edges);
        let width = self.edges.len() + 1;
        for run in runs {
            let known = self.columns.runs[run];
            let group = self.question.group(known.customer);
            if group == LEFT_OUT {
                continue;
            }
            let facts = self
                .facts
                .entry((group, known.currency))
                .or_insert_with(|| Facts::new(self.question.cuts.count(), width - 1));
            let start = self.aging.len();
            self.aging.resize(start + width, 0);
            let mut reader = Reader::new(&frame, facts, &mut self.aging[start..]);
            reader.read(run);
            let (items, late) = (reader.open, reader.late);
            if items == 0 {
                self.aging.truncate(start);
                continue;
            }
            self.customers.push(Customer {
                customer: known.customer,
                currency: known.currency,
                items,
                late,
            });
        }
    }
}
