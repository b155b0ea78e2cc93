//! Items through the model, chunk by chunk.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::thread;

use anyhow::{Context, Result};
use insight::forecast::{Cash, Day, Item, Model, Plan};

use crate::commands::forecast::read::ItemFile;
use crate::commands::forecast::write;

/// Items of a chunk; the same on every machine, so that sums are, too.
const CHUNK: usize = 8192;

/// Items with the texts that their rows begin with.
#[derive(Default)]
struct Chunk {
    order: usize,
    items: Vec<Item>,
    texts: Vec<(String, String)>,
    settled: usize,
}

/// How many items there were of which kind.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    /// Items with a forecast.
    pub told: usize,
    /// Items that were settled on the day already.
    pub settled: usize,
    /// Items of customers that the model does not know.
    pub of_new_customers: usize,
    /// The expected number of late items.
    pub late: f64,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.told += other.told;
        self.settled += other.settled;
        self.of_new_customers += other.of_new_customers;
        self.late += other.late;
    }

    pub fn warnings(&self) -> Vec<String> {
        let told = [
            (self.settled, "items that are settled already are left out"),
            (
                self.of_new_customers,
                "items of customers without a history are told by what others do",
            ),
        ];
        let told = told.into_iter().filter(|(count, _)| *count > 0);
        told.map(|(count, what)| format!("{what}: {count}"))
            .collect()
    }
}

/// What became of a chunk.
struct Told {
    order: usize,
    rows: Vec<u8>,
    cash: [Cash; 2],
    counts: Counts,
}

/// All that was foretold.
pub struct Found {
    pub cash: [Cash; 2],
    pub counts: Counts,
    pub warnings: Vec<String>,
}

/// Foretells the items of a file, writes them to `out` and adds their cash up by both plans.
pub fn run(
    model: &Model,
    items: &Path,
    as_of: Day,
    plans: [Plan; 2],
    out: Option<&Path>,
) -> Result<Found> {
    let file = ItemFile::open(items)?;
    let mut found = Found {
        cash: plans.clone().map(|plan| Cash::new(model, plan)),
        counts: Counts::default(),
        warnings: file.warnings(),
    };
    let mut out = match out {
        Some(path) => {
            let file =
                File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            let mut out = BufWriter::with_capacity(1 << 18, file);
            out.write_all(write::ITEM_HEADINGS.as_bytes())?;
            Some(out)
        }
        None => None,
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let (to_tell, chunks) = sync_channel(2);
        let (to_write, told) = sync_channel(2);
        let chunks = Arc::new(Mutex::new(chunks));
        let reader = scope.spawn(move || read(file, model, as_of, &to_tell));
        for _ in 0..workers {
            let (chunks, to_write, plans) = (Arc::clone(&chunks), to_write.clone(), &plans);
            scope.spawn(move || work(model, as_of, plans, &chunks, &to_write));
        }
        // When all workers have ended, the reader and this thread shall notice.
        drop((chunks, to_write));
        let written = collect(&told, &mut found, out.as_mut());
        drop(told);
        let read = reader
            .join()
            .unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        written.and(read)
    })?;
    if let Some(mut out) = out {
        out.flush()?;
    }
    Ok(found)
}

fn read(mut file: ItemFile, model: &Model, as_of: Day, to_tell: &SyncSender<Chunk>) -> Result<()> {
    let mut names = model.blank();
    let mut chunk = Chunk::default();
    while file.next()? {
        let mut item = file.item(&mut names)?;
        if item.settled.is_some_and(|day| day <= as_of) {
            chunk.settled += 1;
            continue;
        }
        item.settled = None;
        let texts = (file.number()?.to_owned(), file.customer()?.to_owned());
        chunk.items.push(item);
        chunk.texts.push(texts);
        if chunk.items.len() == CHUNK {
            let next = Chunk {
                order: chunk.order + 1,
                ..Chunk::default()
            };
            if to_tell.send(std::mem::replace(&mut chunk, next)).is_err() {
                return Ok(());
            }
        }
    }
    // Nobody takes it if writing has failed, which is told instead.
    let _stopped = to_tell.send(chunk);
    Ok(())
}

fn work(
    model: &Model,
    as_of: Day,
    plans: &[Plan; 2],
    chunks: &Mutex<Receiver<Chunk>>,
    to_write: &SyncSender<Told>,
) {
    loop {
        let next = match chunks.lock() {
            Ok(chunks) => chunks.recv(),
            Err(_) => return,
        };
        let Ok(chunk) = next else {
            return;
        };
        if to_write.send(tell(model, as_of, plans, &chunk)).is_err() {
            return;
        }
    }
}

fn tell(model: &Model, as_of: Day, plans: &[Plan; 2], chunk: &Chunk) -> Told {
    let mut told = Told {
        order: chunk.order,
        rows: Vec::with_capacity(chunk.items.len() * 200),
        cash: plans.clone().map(|plan| Cash::new(model, plan)),
        counts: Counts {
            told: chunk.items.len(),
            settled: chunk.settled,
            ..Counts::default()
        },
    };
    let forecasts = model.forecast(&chunk.items, as_of);
    for ((item, texts), forecast) in chunk.items.iter().zip(&chunk.texts).zip(&forecasts) {
        // Writing to memory does not fail.
        let _ = write::item(&mut told.rows, &texts.0, &texts.1, item.due, forecast);
        for cash in &mut told.cash {
            cash.add(item, forecast);
        }
        told.counts.late += forecast.p_late;
        told.counts.of_new_customers += usize::from(forecast.new_customer);
    }
    told
}

/// Takes chunks in the order of the file.
fn collect(
    told: &Receiver<Told>,
    found: &mut Found,
    mut out: Option<&mut BufWriter<File>>,
) -> Result<()> {
    let mut waiting = BTreeMap::new();
    let mut next = 0;
    for one in told {
        waiting.insert(one.order, one);
        while let Some(one) = waiting.remove(&next) {
            next += 1;
            if let Some(out) = out.as_deref_mut() {
                out.write_all(&one.rows)
                    .context("cannot write the forecasts")?;
            }
            found.counts.add(one.counts);
            for (sum, add) in found.cash.iter_mut().zip(one.cash) {
                sum.merge(add);
            }
        }
    }
    Ok(())
}
