//! A ledger of three years that is the same for the same seed.

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use cashlane_insight::columns::{Columns, Day, Document, Item, Kind, Move, Settled, day};

/// Customers for each million of items.
const CUSTOMERS: u64 = 10_000;
/// Days from the first invoice to the last.
const DAYS: u64 = 1_127;
/// Documents kept for being changed.
const KEPT: usize = 16;

/// The columns as files of little-endian numbers, each named after its type.
struct Files {
    items: Vec<BufWriter<File>>,
    moves: Vec<BufWriter<File>>,
}

const ITEMS: [&str; 10] = [
    "customer.i4",
    "currency.i1",
    "kind.i1",
    "issued.i4",
    "due.i4",
    "agreed.i4",
    "cleared.i4",
    "amount.i8",
    "offered.i8",
    "discount_until.i4",
];
const MOVES: [&str; 8] = [
    "customer.i4",
    "currency.i1",
    "kind.i1",
    "due.i4",
    "day.i4",
    "amount.i8",
    "settled.i1",
    "item.i4",
];

/// Makes so many invoices, and credit notes and receipts besides; gives some open invoices, too.
pub fn generate(
    invoices: u64,
    seed: u64,
    folder: &Path,
) -> Result<(Columns, Vec<Document>), Box<dyn Error>> {
    let mut random = Random(seed);
    let mut columns = Columns::default();
    let mut files = Files::create(folder)?;
    let mut kept = Vec::new();
    let customers = (invoices * CUSTOMERS / 1_000_000).max(1);
    let mut left = invoices;
    for customer in 0..customers {
        // A few customers have most of the invoices.
        let mean = left / (customers - customer);
        let share = random.below(1_000) * random.below(1_000) * 4 * mean / 1_000_000;
        let own = if customer + 1 == customers {
            left
        } else {
            share.min(left)
        };
        left -= own;
        let habit = random.below(30);
        let customer = u32::try_from(customer)?;
        let currency = u8::from(random.below(10) == 0);
        for key in 0..own + own / 20 {
            let document = document(&mut random, customer, currency, key, own, habit);
            columns.push(&document)?;
            files.write(&columns, &document)?;
            let is_open = document.kind == Kind::Invoice && document.items[0].moves.is_empty();
            if kept.len() < KEPT && is_open && customer % 50 == 7 {
                kept.push(document);
            }
        }
    }
    files.finish()?;
    Ok((columns, kept))
}

fn document(
    random: &mut Random,
    customer: u32,
    currency: u8,
    key: u64,
    invoices: u64,
    habit: u64,
) -> Document {
    let kind = match key < invoices {
        true => Kind::Invoice,
        false if key % 5 < 2 => Kind::CreditNote,
        false => Kind::Receipt,
    };
    let start = chrono::NaiveDate::from_ymd_opt(2023, 1, 1).map_or(0, day);
    let issued = start + random.days(DAYS);
    let terms = [0, 14, 30, 30, 45, 60][usize::try_from(random.below(6)).unwrap_or(0)];
    let agreed = if kind == Kind::Invoice { terms } else { 0 };
    let size = i64::try_from(1_000 + random.below(1_000) * random.below(500)).unwrap_or(0);
    let amount = if kind == Kind::Invoice { size } else { -size };
    let is_offered = kind == Kind::Invoice && agreed > 14 && random.below(4) == 0;
    let offered = if is_offered { amount / 50 } else { 0 };
    let discount_until = if is_offered { issued + 10 } else { Day::MIN };
    let moves = moves(random, issued, agreed, amount, offered, habit);
    Document {
        customer,
        currency,
        key: key.into(),
        kind,
        items: vec![Item {
            issued,
            due: issued + agreed,
            agreed,
            amount,
            offered,
            discount_until,
            moves,
        }],
    }
}

/// How an item is settled, if it is.
fn moves(
    random: &mut Random,
    issued: Day,
    agreed: Day,
    amount: i64,
    offered: i64,
    habit: u64,
) -> Vec<Move> {
    let moved = |day, amount: i64, settled| Move {
        day,
        amount: -amount,
        settled,
    };
    let early = random.days(12);
    let late = random.days(5 + habit) + i32::from(random.below(20) == 0) * random.days(120);
    let paid_on = (issued + agreed + late - early).max(issued);
    match random.below(100) {
        0 => vec![moved(paid_on + 150, amount, Settled::Lost)],
        1..=3 => Vec::new(),
        4..=11 => vec![
            moved(paid_on, amount / 3, Settled::Paid),
            moved(
                paid_on + random.days(60),
                amount - amount / 3,
                Settled::Paid,
            ),
        ],
        12..=40 if offered > 0 => {
            let paid_on = issued + random.days(14);
            vec![
                moved(paid_on, amount - offered, Settled::Paid),
                moved(paid_on, offered, Settled::Discount),
            ]
        }
        _ => vec![moved(paid_on, amount, Settled::Paid)],
    }
}

impl Files {
    fn create(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let open = |table: &str, names: &[&str]| -> Result<Vec<_>, Box<dyn Error>> {
            std::fs::create_dir_all(folder.join(table))?;
            let path = |name: &&str| folder.join(table).join(name);
            let files = names.iter().map(|name| File::create(path(name)));
            Ok(files
                .map(|file| file.map(BufWriter::new))
                .collect::<Result<_, _>>()?)
        };
        Ok(Self {
            items: open("items", &ITEMS)?,
            moves: open("moves", &MOVES)?,
        })
    }

    fn write(&mut self, columns: &Columns, document: &Document) -> Result<(), Box<dyn Error>> {
        let customer = document.customer.to_le_bytes();
        let kind = [kind(document.kind)];
        let number = u32::try_from(columns.items() - 1)?;
        for item in &document.items {
            let values: [&[u8]; 10] = [
                &customer,
                &[document.currency],
                &kind,
                &item.issued.to_le_bytes(),
                &item.due.to_le_bytes(),
                &item.agreed.to_le_bytes(),
                &item.cleared().to_le_bytes(),
                &item.amount.to_le_bytes(),
                &item.offered.to_le_bytes(),
                &item.discount_until.to_le_bytes(),
            ];
            for (file, value) in self.items.iter_mut().zip(values) {
                file.write_all(value)?;
            }
            for it in &item.moves {
                let values: [&[u8]; 8] = [
                    &customer,
                    &[document.currency],
                    &kind,
                    &item.due.to_le_bytes(),
                    &it.day.to_le_bytes(),
                    &it.amount.to_le_bytes(),
                    &[settled(it.settled)],
                    &number.to_le_bytes(),
                ];
                for (file, value) in self.moves.iter_mut().zip(values) {
                    file.write_all(value)?;
                }
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<(), Box<dyn Error>> {
        for file in self.items.iter_mut().chain(&mut self.moves) {
            file.flush()?;
        }
        Ok(())
    }
}

fn kind(kind: Kind) -> u8 {
    match kind {
        Kind::Invoice => 0,
        Kind::CreditNote => 1,
        Kind::Receipt => 2,
        Kind::Other => 3,
    }
}

fn settled(settled: Settled) -> u8 {
    match settled {
        Settled::Paid => 0,
        Settled::Discount => 1,
        Settled::Lost => 2,
    }
}

/// A sequence of numbers that looks random (G. Steele, D. Lea, C. Flood, *Fast Splittable
/// Pseudorandom Number Generators*, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }

    fn days(&mut self, bound: u64) -> Day {
        Day::try_from(self.below(bound)).unwrap_or(0)
    }
}
