//! Reading a camt.053, beside quick-xml alone walking the same file and Python libraries reading it.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, ensure};
use clap::Args;
use formats::bank::camt::{CamtHeader, write_camt053};
use formats::bank::{
    self, Balance, BalanceKind, BankCode, CheckedBalances, Entry, Hint, Party, Sink, Statement,
};
use formats::{FormatError, Warning};
use kernel::{Currency, Date, Money};

use super::report::{Goal, Report};

/// What to read.
#[derive(Args)]
pub struct Options {
    /// Entries of the statement that is made
    #[arg(long, default_value_t = 100_000)]
    entries: u32,
    /// How often each is measured; the median counts
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// A Python interpreter whose libraries read the file, too
    #[arg(long, value_name = "FILE")]
    python: Option<PathBuf>,
}

/// Python programs that read the file named by the first argument and print the seconds.
const PYTHON: [(&str, &str); 2] = [
    (
        "camt053",
        "camt053.parse_document(open(sys.argv[1], encoding='utf-8').read())",
    ),
    (
        "bankstatementparser",
        "bankstatementparser.CamtParser(sys.argv[1]).parse()",
    ),
];

/// Measures.
pub fn run(options: &Options) -> Result<Report> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("statement.xml");
    std::fs::write(&path, statement(options.entries)?)?;
    let megabytes = f64::from(u32::try_from(std::fs::metadata(&path)?.len())?) / 1e6;
    let (mut walks, mut reads) = (Vec::new(), Vec::new());
    // In turns, so that a busy machine is busy for both.
    for _ in 0..options.rounds.max(1) {
        walks.push(timed(|| walk(&path))?);
        reads.push(timed(|| read(&path, options.entries))?);
    }
    let (walk, read) = (median(walks), median(reads));
    let mut report = Report::new("bank", "no database");
    report.figure("size of the file", megabytes, "MB");
    report.figure("quick-xml alone", megabytes / walk, "MB/s");
    report.figure("cashlane", megabytes / read, "MB/s");
    report.judged(
        "share of quick-xml",
        100.0 * walk / read,
        "%",
        Goal::AtLeast(60.0),
    );
    if let Some(python) = &options.python {
        let mut fastest = f64::INFINITY;
        for (name, call) in PYTHON {
            let Some(seconds) = by_python(python, name, call, &path)? else {
                continue;
            };
            report.figure(format!("{name} (Python)"), megabytes / seconds, "MB/s");
            fastest = fastest.min(seconds);
        }
        if fastest.is_finite() {
            report.judged(
                "times the fastest in Python",
                fastest / read,
                "",
                Goal::AtLeast(20.0),
            );
        }
    }
    Ok(report)
}

fn timed(work: impl FnOnce() -> Result<()>) -> Result<f64> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed().as_secs_f64())
}

fn median(mut seconds: Vec<f64>) -> f64 {
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}

/// All events of the file, read into memory first: the fastest way quick-xml has.
fn walk(path: &Path) -> Result<()> {
    let text = std::fs::read_to_string(path)?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut events = 0_u64;
    while !matches!(reader.read_event()?, quick_xml::events::Event::Eof) {
        events += 1;
    }
    ensure!(events > 0, "the file has no events");
    Ok(())
}

/// Reads as the product does, with the check of balances, and keeps nothing.
fn read(path: &Path, entries: u32) -> Result<()> {
    let mut count = Count(0);
    let mut checked = CheckedBalances::new(&mut count);
    bank::read(
        BufReader::new(File::open(path)?),
        &Hint::default(),
        &mut checked,
    )?;
    ensure!(checked.gaps() == 0, "the balances do not add up");
    ensure!(count.0 == entries, "{} entries were read", count.0);
    Ok(())
}

struct Count(u32);

impl Sink for Count {
    fn begin(&mut self, _statement: &Statement) -> Result<(), FormatError> {
        Ok(())
    }

    fn entry(&mut self, _entry: Entry) -> Result<(), FormatError> {
        self.0 += 1;
        Ok(())
    }

    fn end(&mut self, _statement: Statement) -> Result<(), FormatError> {
        Ok(())
    }

    fn warn(&mut self, _warning: Warning) {}
}

/// Seconds that a Python library takes, without its start; `None` where it is not installed.
fn by_python(python: &Path, module: &str, call: &str, path: &Path) -> Result<Option<f64>> {
    let program = format!(
        "import importlib.util, logging, sys, time\n\
         if not importlib.util.find_spec('{module}'): sys.exit(0)\n\
         logging.disable(logging.CRITICAL)\n\
         import {module}\n\
         start = time.perf_counter()\n\
         {call}\n\
         sys.__stdout__.write('\\nseconds ' + repr(time.perf_counter() - start) + '\\n')"
    );
    let run = Command::new(python)
        .args(["-c", &program])
        .arg(path)
        .output()
        .with_context(|| format!("cannot start {}", python.display()))?;
    ensure!(
        run.status.success(),
        "{module}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    let told = String::from_utf8_lossy(&run.stdout);
    let seconds = told.lines().find_map(|line| line.strip_prefix("seconds "));
    Ok(seconds.map(str::parse).transpose()?)
}

/// One statement of plain customer payments, as banks write them.
fn statement(entries: u32) -> Result<String> {
    let day = Date::from_ymd_opt(2026, 1, 5).context("a day")?;
    let entries = (1..=entries).map(|number| Entry {
        booked_on: Some(day),
        value_on: Some(day),
        bank_ref: Some(format!("B{number:012}")),
        end_to_end_id: Some(format!("E2E-{number}")),
        counterparty: Party {
            name: Some(format!("Customer {} GmbH & Co. KG", number % 5_000)),
            iban: Some("DE89370400440532013000".to_owned()),
            bic: Some("COBADEFFXXX".to_owned()),
            ..Party::default()
        },
        remittance: vec![format!("Rechnung INV-2026-{number:06} vom 05.01.2026")],
        bank_code: BankCode {
            domain: Some("PMNT".to_owned()),
            family: Some("RCDT".to_owned()),
            sub_family: Some("ESCT".to_owned()),
            ..BankCode::default()
        },
        ..Entry::new(Money::new(i64::from(number), Currency::EUR))
    });
    let mut statement =
        Statement::of_days(day, day, Money::zero(Currency::EUR), entries.collect())?;
    statement.id = "S1".to_owned();
    statement.account.iban = Some("DE89370400440532013000".to_owned());
    statement.account.currency = Some(Currency::EUR);
    statement.other_balances.push(Balance {
        kind: BalanceKind::ClosingAvailable,
        amount: Money::zero(Currency::EUR),
        on: Some(day),
    });
    let header = CamtHeader {
        message_id: "M1".to_owned(),
        created_at: kernel::Instant::parse("2026-01-06T02:00:00Z")?,
    };
    Ok(write_camt053(&header, &[statement])?)
}
