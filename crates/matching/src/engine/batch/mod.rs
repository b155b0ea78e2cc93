//! Matching payments with a book: one, or all of a day at once.

mod parallel;
mod resolve;
mod verdict;

use super::book::{Book, CustomerIx, ItemIx, day};
use super::decision::{Fit, Match};
use super::learned::Learned;
use super::policy::MatchPolicy;
use super::propose::{Case, Explanation, Payer, Proposer, conclude};
use super::read::{Hit, Naming, Reading, Vocabulary};
use super::rows::CreditRow;
use super::weigh::Feature;
use parallel::in_parallel;
use verdict::Judge;

/// Matches payments with the items of a book.
pub struct Matcher<'a> {
    book: &'a Book,
    policy: &'a MatchPolicy,
    learned: &'a Learned,
    words: Vocabulary,
    threads: usize,
}

/// What is known of one payment between the rounds.
#[derive(Debug, Clone, Default)]
pub(crate) struct Candidates {
    /// The explanations, the likeliest first; that it pays nothing is among them.
    pub explanations: Vec<Explanation>,
    /// What names the items of the first one.
    pub evidence: Vec<(ItemIx, String, Naming)>,
    /// What it names is paid already.
    pub paid: bool,
    /// The documents it names are in another currency.
    pub other_currency: bool,
    /// The only customer whose account it came from.
    pub payer: Option<CustomerIx>,
    /// More could be found by looking further.
    pub unfinished: bool,
}

/// Buffers that are used again from payment to payment.
#[derive(Default)]
struct Scratch {
    reading: Reading,
    payer: Payer,
}

/// What one thread uses again and again.
type Buffers = (Scratch, Proposer);

/// How far to look for explanations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// What whole numbers name; the rest later, when it is known what they settle.
    Names,
    /// Everything.
    All,
}

impl<'a> Matcher<'a> {
    /// A matcher by this policy.
    pub fn new(book: &'a Book, policy: &'a MatchPolicy, learned: &'a Learned) -> Self {
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            book,
            policy,
            learned,
            words: Vocabulary::new(),
            threads: threads.min(16),
        }
    }

    /// Matches one payment, as if it were alone.
    pub fn match_one(&self, credit: &CreditRow<'_>) -> Match {
        let left = &self.book.items.open;
        let found = self.candidates(&mut Default::default(), credit, left, Depth::All);
        self.judge().judge(credit, &found, None)
    }

    /// Matches `count` payments, given by their places, with one another in view: no item is used
    /// twice, and of two claims the better one counts, of equal ones the earlier. The decisions
    /// come in the order of the places and do not depend on it.
    pub fn match_all<'c>(
        &self,
        count: usize,
        credit: impl Fn(usize) -> CreditRow<'c> + Sync,
    ) -> Vec<Match> {
        resolve::Round::run(self, count, &credit)
    }

    /// The parts of the scores of all explanations, for those who fit the weights. For each
    /// explanation: the customer, the items, the features as amounts in 64ths.
    #[doc(hidden)]
    pub fn features<'c>(
        &self,
        count: usize,
        credit: impl Fn(usize) -> CreditRow<'c> + Sync,
    ) -> Vec<Vec<Trace>> {
        resolve::Round::traces(self, count, &credit)
    }

    fn judge(&self) -> Judge<'_> {
        Judge {
            book: self.book,
            policy: self.policy,
        }
    }

    fn case<'s>(
        &'s self,
        scratch: &'s Scratch,
        credit: &'s CreditRow<'_>,
        currency: u8,
        left: &'s [i64],
    ) -> Case<'s> {
        Case {
            book: self.book,
            policy: self.policy,
            learned: self.learned,
            reading: &scratch.reading,
            payer: &scratch.payer,
            credit,
            currency,
            value_on: day(Some(credit.value_on)),
            left,
        }
    }

    /// Joins what may be a damaged number. What names a document of the payer's own by its whole
    /// number is none.
    fn prepare_pieces(&self, scratch: &mut Scratch) {
        let (reading, payer) = (&mut scratch.reading, &scratch.payer);
        let own = |hit: &&Hit| {
            let owner = self.book.items.customer[hit.item as usize];
            hit.naming <= Naming::Digits && payer.is_related(self.book, owner)
        };
        let settled: Vec<(u8, u8)> = reading
            .hits
            .iter()
            .filter(own)
            .map(|hit| (hit.first, hit.last))
            .collect();
        reading.pieces.prepare(&reading.texts, &|at| {
            settled
                .iter()
                .any(|(first, last)| *first <= at && at <= *last)
        });
    }

    fn candidates(
        &self,
        (scratch, proposer): &mut Buffers,
        credit: &CreditRow<'_>,
        left: &[i64],
        depth: Depth,
    ) -> Candidates {
        let currency = self.book.currency(credit.currency);
        if credit.amount_minor <= 0 {
            return Candidates::default();
        }
        scratch.reading.read(self.book, &self.words, credit);
        scratch.payer.read(self.book, self.learned, credit);
        let mut found = Candidates::default();
        let all = &mut found.explanations;
        let named = self.case(scratch, credit, currency, left);
        let clean = proposer.by_names(&named, all);
        let exact = clean || all.iter().any(|it| it.fit == Some(Fit::Exact));
        if !exact && depth == Depth::Names {
            return Candidates {
                unfinished: true,
                ..Candidates::default()
            };
        }
        if !clean {
            self.prepare_pieces(scratch);
            let looked_at = self.case(scratch, credit, currency, left);
            proposer.by_all(&looked_at, all);
        }
        conclude(&self.case(scratch, credit, currency, left), all);
        // They are kept until the whole batch is decided.
        all.shrink_to_fit();
        let reading = &scratch.reading;
        let sure = reading
            .hits
            .iter()
            .filter(|hit| hit.naming <= Naming::Digits);
        found.paid = sure.clone().any(|hit| left[hit.item as usize] == 0);
        found.other_currency = sure
            .clone()
            .any(|hit| self.book.items.currency[hit.item as usize] != currency);
        if let [payer] = scratch.payer.by_account.as_slice() {
            found.payer = Some(*payer);
        }
        found.note_evidence(reading);
        found
    }
}

impl Candidates {
    fn note_evidence(&mut self, reading: &Reading) {
        let Some(best) = self.explanations.first() else {
            return;
        };
        let text = |first: u8, last: u8| {
            let atoms = &reading.texts.atoms;
            let start = usize::from(atoms[usize::from(first)].start);
            let end = usize::from(atoms[usize::from(last)].end);
            String::from_utf8_lossy(&reading.texts.folded[start..end]).into_owned()
        };
        self.evidence = best
            .hits
            .iter()
            .map(|hit| (hit.item, text(hit.first, hit.last), hit.naming))
            .collect();
    }
}

/// One explanation with its features, for fitting.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Trace {
    /// The caller's indexes of the items; empty for the explanation that nothing is paid.
    pub items: Vec<u32>,
    /// The features that are there, in 64ths.
    pub features: Vec<(Feature, i32)>,
    /// Which calibration holds for it.
    pub family: usize,
}
