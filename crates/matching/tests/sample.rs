//! The generated sample of `benches/cash-application`: not one payment is posted wrongly, and the
//! rates do not fall unnoticed.

#[path = "../examples/calibrate/sample.rs"]
mod sample;
#[path = "../examples/calibrate/store.rs"]
mod store;

use cashlane_matching::engine::{Keys, Learned, MatchPolicy, Matcher, Verdict};
use sample::Sample;
use store::Store;

#[test]
fn the_sample_is_matched_as_well_as_ever() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../benches/cash-application/sample"
    );
    let sample = Sample::read(folder);
    let book = sample.book();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let matcher = Matcher::new(&book, &policy, &learned);
    let found = matcher.match_all(sample.credits.len(), |at| sample.credit(at));
    let (mut payable, mut posted, mut proposed) = (0, 0, 0);
    for (at, found) in found.iter().enumerate() {
        let right = sample.is_right(at, found.allocations.iter().map(|line| line.item));
        payable += usize::from(!sample.credits[at].truth.is_empty());
        match found.verdict {
            Verdict::Post if !right => {
                sample.show(at, found);
                panic!(
                    "credit {} of class {} is posted wrongly",
                    at + 1,
                    sample.credits[at].class
                );
            }
            Verdict::Post => posted += 1,
            Verdict::Propose => proposed += usize::from(right),
            Verdict::None => {}
        }
    }
    assert!(
        posted * 100 >= payable * 91,
        "{posted} of {payable} are posted"
    );
    assert!(
        (posted + proposed) * 100 >= payable * 96,
        "{proposed} more are proposed"
    );
}

#[test]
fn what_a_store_fetches_for_one_payment_decides_like_the_whole_book() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../benches/cash-application/sample"
    );
    let sample = Sample::read(folder);
    let book = sample.book();
    let (policy, learned) = (MatchPolicy::default(), Learned::default());
    let whole = Matcher::new(&book, &policy, &learned);
    let store = Store::of(&sample, 2_000);
    for at in 0..sample.credits.len() {
        let credit = sample.credit(at);
        let few = store.fetch(&Keys::of(&credit, &policy), credit.currency);
        let of_few = Matcher::new(&few, &policy, &learned).match_one(&credit);
        assert_eq!(of_few, whole.match_one(&credit), "credit {}", at + 1);
    }
}
