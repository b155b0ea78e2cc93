//! The generated sample of `benches/cash-application`: not one payment is posted wrongly, and the
//! rates do not fall unnoticed.

#[path = "../examples/calibrate/sample.rs"]
mod sample;

use std::collections::BTreeSet;

use cashlane_matching::engine::{Keys, Learned, MatchPolicy, Matcher, Scale, Verdict, normal};
use sample::Sample;

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

/// What a store would fetch for a payment, by the steps that the engine's documentation names.
fn fetched(sample: &Sample, keys: &Keys) -> (BTreeSet<u32>, u32) {
    let has = |list: &[String], key: &str| list.iter().any(|it| it == key);
    let names = |number: &str| {
        has(&keys.numbers, &normal::folded(number))
            || has(&keys.digits, &normal::digits(number))
            || has(&keys.cores, normal::core(number))
    };
    let namesakes: Vec<u32> = sample
        .customers
        .iter()
        .filter(|it| normal::name(&it.2) == keys.name)
        .map(|it| it.0)
        .collect();
    let mut customers: BTreeSet<u32> = namesakes.iter().copied().collect();
    for (id, number, name, accounts) in &sample.customers {
        let account = accounts.split(';').any(|it| has(&keys.accounts, it));
        let begins = keys.name.len() >= 4 && normal::name(name).starts_with(&keys.name);
        if account
            || has(&keys.numbers, &normal::folded(number))
            || (namesakes.is_empty() && begins)
        {
            customers.insert(*id);
        }
    }
    let named = sample
        .items
        .iter()
        .filter(|item| names(&item.number) || has(&keys.numbers, &normal::folded(&item.order)));
    customers.extend(named.map(|item| item.customer));
    let all = (0u32..).zip(&sample.items);
    let kept = all.filter(|(_, item)| {
        customers.contains(&item.customer) || keys.amounts.contains(&item.open)
    });
    (
        kept.map(|it| it.0).collect(),
        u32::try_from(namesakes.len()).expect("few"),
    )
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
    let mut differing = 0;
    for at in 0..sample.credits.len() {
        let credit = sample.credit(at);
        let keys = Keys::of(&credit, &policy);
        let (items, namesakes) = fetched(&sample, &keys);
        let mut scale = Scale {
            items: sample.items.len() as u64,
            namesakes,
            ..Scale::default()
        };
        for item in &sample.items {
            if keys.amounts.contains(&item.open) {
                *scale.amounts.entry((item.currency, item.open)).or_default() += 1;
            }
        }
        let few = sample.book_of(|id| items.contains(&id)).within(scale);
        let of_few = Matcher::new(&few, &policy, &learned).match_one(&credit);
        let of_whole = whole.match_one(&credit);
        let same = of_few.verdict == of_whole.verdict && of_few.allocations == of_whole.allocations;
        differing += usize::from(!same);
    }
    assert!(
        differing * 200 <= sample.credits.len(),
        "{differing} decisions differ"
    );
}
