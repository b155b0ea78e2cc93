//! Fits the engine's weights and calibration on payments whose truth is known.
//!
//! `calibrate match DIR` matches the sample of a folder and says how often it was right;
//! `calibrate one DIR` matches payments one by one with what a store would fetch for them, says how
//! long that takes, and how many of the decisions are those of the whole book;
//! `calibrate weights DIR…` and then `calibrate calibration DIR…` print the two tables of
//! `src/engine/weigh` as they should be after these samples. The folders hold customers.csv,
//! invoices.csv, credits.csv and truth.csv as `benches/cash-application/generate.py` writes them.

#[path = "calibrate/fit.rs"]
mod fit;
#[path = "calibrate/sample.rs"]
mod sample;
#[path = "calibrate/store.rs"]
mod store;
#[path = "calibrate/tables.rs"]
mod tables;

use std::time::Instant;

use cashlane_matching::engine::{
    Feature, Fit, Keys, Learned, Match, MatchPolicy, Matcher, Verdict,
};
use sample::Sample;

/// Of customers with more items a store fetches only those that the payment names or could settle.
const OF_A_CUSTOMER_MAX: usize = 400;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((word, folders)) if word == "match" => folders.iter().for_each(|dir| report(dir)),
        Some((word, folders)) if word == "one" => folders.iter().for_each(|dir| one_by_one(dir)),
        Some((word, folders)) if word == "weights" => fit::run(folders),
        Some((word, folders)) if word == "calibration" => tables::run(folders),
        _ => eprintln!("usage: calibrate match|one|weights|calibration DIR…"),
    }
}

/// Matches a sample and prints rates, by class of the truth, and the calibration by decile.
fn report(folder: &str) {
    let started = Instant::now();
    let sample = Sample::read(folder);
    let read = started.elapsed();
    let book = sample.book();
    let built = started.elapsed() - read;
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let matches = matcher.match_all(sample.credits.len(), |at| sample.credit(at));
    let matched = started.elapsed() - read - built;
    println!("read {read:.2?}, book {built:.2?}, matched {matched:.2?}");
    let mut classes = std::collections::BTreeMap::<&str, [u32; 6]>::new();
    let mut deciles = std::collections::BTreeMap::<&str, [[u64; 3]; 10]>::new();
    for (at, found) in matches.iter().enumerate() {
        let right = sample.is_right(at, found.allocations.iter().map(|line| line.item));
        for class in [sample.credits[at].class.as_str(), "all"] {
            let row = classes.entry(class).or_default();
            row[0] += 1;
            row[1] += u32::from(!sample.credits[at].truth.is_empty());
            match found.verdict {
                Verdict::Post => row[if right { 2 } else { 3 }] += 1,
                Verdict::Propose => row[if right { 4 } else { 5 }] += 1,
                Verdict::None => {}
            }
        }
        if !found.allocations.is_empty() {
            for family in families(found) {
                let place = (found.confidence / 100_000).min(9) as usize;
                let decile = &mut deciles.entry(family).or_default()[place];
                decile[0] += 1;
                decile[1] += u64::from(right);
                decile[2] += u64::from(found.confidence);
            }
        }
        let shown = std::env::var("SHOW").unwrap_or_default();
        let wrong_post = found.verdict == Verdict::Post && !right;
        let class = &sample.credits[at].class;
        let missed = found.verdict != Verdict::Post || !right;
        let doubtful = !right && (200_000..900_000).contains(&found.confidence);
        if (shown == "doubtful" && doubtful)
            || (shown == "wrong" && wrong_post)
            || (shown == *class && missed)
        {
            sample.show(at, found);
        }
    }
    println!("class                     n  payable  post right  wrong  proposed right  wrong");
    for (class, [n, payable, post, wrong, proposed, off]) in &classes {
        println!("{class:20} {n:7} {payable:7} {post:10} {wrong:7} {proposed:14} {off:7}");
    }
    let [_, payable, post, wrong, proposed, off] = classes["all"].map(f64::from);
    println!(
        "posted: precision {:.5} recall {:.4}; with proposed: precision {:.4} recall {:.4}",
        post / (post + wrong),
        post / payable,
        (post + proposed) / (post + proposed + wrong + off),
        (post + proposed) / payable
    );
    for (family, deciles) in deciles {
        println!("{family}");
        print_deciles(&deciles);
    }
}

/// How many decisions, what was said on average, and the share that is right.
fn print_deciles(deciles: &[[u64; 3]; 10]) {
    for (at, [n, right, sum]) in deciles.iter().enumerate() {
        let share = |part: u64| part as f64 / (*n).max(1) as f64;
        println!(
            "{:.1}: {n:7}  said {:.4}  right {:.4}",
            at as f64 / 10.0,
            share(*sum) / 1e6,
            share(*right)
        );
    }
}

/// Matches up to 2,000 payments of a sample one by one, spread over the sample.
fn one_by_one(folder: &str) {
    let sample = Sample::read(folder);
    let book = sample.book();
    let store = store::Store::of(&sample, OF_A_CUSTOMER_MAX);
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let whole = Matcher::new(&book, &policy, &learned);
    let (mut times, mut differing, mut sizes) = (Vec::new(), 0, 0);
    let step = sample.credits.len().div_ceil(2_000).max(1);
    for at in (0..sample.credits.len()).step_by(step) {
        let credit = sample.credit(at);
        let started = Instant::now();
        let keys = Keys::of(&credit, &policy);
        let mut pure = started.elapsed();
        let fetched = store.fetch(&keys, credit.currency);
        sizes += fetched.len();
        let started = Instant::now();
        let found = Matcher::new(&fetched, &policy, &learned).match_one(&credit);
        pure += started.elapsed();
        times.push(pure);
        let of_whole = whole.match_one(&credit);
        let same = (found.verdict, &found.allocations) == (of_whole.verdict, &of_whole.allocations);
        differing += usize::from(!same);
        if !same && std::env::var("SHOW").is_ok() {
            sample.show(at, &found);
            sample.show(at, &of_whole);
        }
    }
    times.sort_unstable();
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!(
        "{} payments against {} items, {} fetched on average: half in {:.0?}, 99 % in {:.0?}, \
         all in {:.0?}; {differing} differ from the whole book",
        times.len(),
        sample.items.len(),
        sizes / times.len(),
        at(50),
        at(99),
        at(100)
    );
}

/// Which calibration holds for a decision, and all of them together.
fn families(found: &Match) -> [&'static str; 2] {
    let has = |feature| found.parts.iter().any(|part| part.feature == feature);
    let family = if has(Feature::UnnamedCount) && has(Feature::SomeUnnamed) {
        "several unnamed beside named ones"
    } else if has(Feature::UnnamedCount) {
        "several unnamed"
    } else if has(Feature::SomeUnnamed) || has(Feature::NothingNamed) {
        "one unnamed"
    } else if found.fit == Some(Fit::Exact) {
        "named, exact"
    } else if has(Feature::DiffersMoreSaid) {
        "named, differing, more said or cut off"
    } else if found.fit == Some(Fit::Overpayment) {
        "named, more came"
    } else {
        "named, differing"
    };
    [family, "all"]
}
