//! What a policy would have done: the decisions of the past, judged again.

use std::collections::BTreeMap;

use kernel::{CustomerId, Date, EntityId, Instant, Money, Percent};
use matching::engine::{Basis, MatchPolicy, Reason, ResidualReason, Sureness};
use store::{Row, Tx};

use super::matcher::{POST, decide};
use super::policies::policy_in_force;
use super::store::{ENTRY, entry};
use super::types::{BankEntry, PolicyCase, PolicyCustomer, Rates, Simulation};
use crate::error::Result;
use crate::parties::{self, Entity};
use crate::policies::{Steps, TrialPhase};

const WAITING_MAX: i64 = 1_000;
const CUSTOMERS_MAX: usize = 50;
const CASES_MAX: usize = 200;

const OUTCOMES: &str = "SELECT o.entry_id, o.customer_id, o.confidence, o.signs, o.basis,
        o.residual_reason, o.reason, o.automatic, o.agreed, o.is_undone, b.booked_on, b.currency,
        b.amount_minor
    FROM match_outcomes o JOIN bank_entries b ON b.id = o.entry_id
    WHERE o.entity_id = $1 AND o.decided_at >= $2 ORDER BY o.decided_at, o.receipt_id";

const COUNT: &str = "SELECT COUNT(*) FROM match_outcomes o
    WHERE o.entity_id = $1 AND o.decided_at >= $2";

/// Judges all decisions since a day by a policy and by the one in force.
pub(super) fn simulate(
    tx: &mut Tx,
    house: &Entity,
    candidate: &MatchPolicy,
    since: Date,
    steps: &mut Steps<'_>,
) -> Result<Simulation> {
    let in_force = policy_in_force(tx, house.id)?;
    let mut seen = Seen {
        result: Simulation {
            since,
            beside: in_force.version.clone(),
            payments: 0,
            in_force: Rates::default(),
            candidate: Rates::default(),
            added: Rates::default(),
            dropped: Rates::default(),
            waiting: 0,
            waiting_applied: 0,
            customers: Vec::new(),
            cases: Vec::new(),
        },
        by_customer: BTreeMap::new(),
    };
    let from = Instant::at_start_of(since);
    let args = [house.id.into(), from.into()];
    let decided: i64 = tx.query_one(COUNT, &args)?.get(0)?;
    steps.begin(TrialPhase::Judging, u64::try_from(decided).ok())?;
    tx.query_each(OUTCOMES, &args, |row| {
        steps.one()?;
        seen.judge(row, &in_force, candidate)
    })?;
    steps.begin(TrialPhase::Outcomes, None)?;
    seen.try_waiting(tx, house, candidate)?;
    seen.finish(tx, house.id)
}

/// What was counted so far.
struct Seen {
    result: Simulation,
    by_customer: BTreeMap<CustomerId, [Rates; 2]>,
}

fn note(rates: &mut Rates, is_right: bool) {
    if is_right {
        rates.right += 1;
    } else {
        rates.wrong += 1;
    }
}

impl Seen {
    fn judge(
        &mut self,
        row: &Row,
        in_force: &MatchPolicy,
        candidate: &MatchPolicy,
    ) -> store::Result<()> {
        let word: Option<String> = row.get(5)?;
        let basis: String = row.get(4)?;
        let mut bases = Basis::ALL.into_iter();
        let mut reasons = ResidualReason::ALL.into_iter();
        let sureness = Sureness {
            confidence: u32::try_from(row.get::<i64>(2)?).unwrap_or(0),
            signs: u8::try_from(row.get::<i64>(3)?).unwrap_or(0),
            basis: bases
                .find(|it| it.as_str() == basis)
                .unwrap_or(Basis::Plain),
            residual: word.and_then(|word| reasons.find(|it| it.as_str() == word)),
        };
        // Two payments that claim the same, and two currencies, are for a person under any policy.
        let reason: String = row.get(6)?;
        let mut for_person = [Reason::Contested, Reason::OtherCurrency].into_iter();
        let for_person = for_person.any(|it| it.as_str() == reason);
        let posts = |policy: &MatchPolicy| !for_person && policy.objection(&sureness).is_none();
        let is_right = row.get::<bool>(8)? && !row.get::<bool>(9)?;
        let result = &mut self.result;
        result.payments += 1;
        let (now, then) = (posts(in_force), posts(candidate));
        if now {
            note(&mut result.in_force, is_right);
        }
        if then {
            note(&mut result.candidate, is_right);
        }
        if now == then {
            return Ok(());
        }
        let customer: CustomerId = row.get(1)?;
        note(
            match then {
                true => &mut result.added,
                false => &mut result.dropped,
            },
            is_right,
        );
        let of_customer = self.by_customer.entry(customer).or_default();
        note(&mut of_customer[usize::from(!then)], is_right);
        let case = PolicyCase {
            entry: row.get(0)?,
            booked_on: row.get(10)?,
            amount: Money::new(row.get(12)?, row.get(11)?),
            customer,
            customer_name: String::new(),
            confidence: Percent::from_micro(i64::from(sureness.confidence) * 100),
            is_added: then,
            is_right,
        };
        self.keep(case);
        Ok(())
    }

    /// Wrong ones first; of each sort the earliest.
    fn keep(&mut self, case: PolicyCase) {
        let cases = &mut self.result.cases;
        let at = cases
            .partition_point(|it| (it.is_right, it.booked_on) <= (case.is_right, case.booked_on));
        if at < CASES_MAX {
            cases.insert(at, case);
            cases.truncate(CASES_MAX);
        }
    }

    /// What it would do with payments that wait now, its percentages and charges included.
    fn try_waiting(&mut self, tx: &mut Tx, house: &Entity, candidate: &MatchPolicy) -> Result<()> {
        let sql = format!(
            "{ENTRY} WHERE b.entity_id = $1 AND b.status = 'open' ORDER BY b.booked_on, b.id LIMIT $2"
        );
        let rows = tx.query(&sql, &[house.id.into(), WAITING_MAX.into()])?;
        let waiting: Vec<BankEntry> = rows.iter().map(entry).collect::<store::Result<_>>()?;
        let decisions = decide(tx, house.id, &waiting, candidate)?;
        let applied = decisions.iter().filter(|it| it.verdict == POST).count();
        self.result.waiting = u64::try_from(waiting.len()).unwrap_or(u64::MAX);
        self.result.waiting_applied = u64::try_from(applied).unwrap_or(u64::MAX);
        Ok(())
    }

    fn finish(mut self, tx: &mut Tx, entity: EntityId) -> Result<Simulation> {
        let count = |[added, dropped]: &[Rates; 2]| {
            added.right + added.wrong + dropped.right + dropped.wrong
        };
        let mut affected: Vec<(CustomerId, [Rates; 2])> = self.by_customer.into_iter().collect();
        affected.sort_by_key(|(customer, rates)| (std::cmp::Reverse(count(rates)), *customer));
        affected.truncate(CUSTOMERS_MAX);
        let named = self.result.cases.iter().map(|case| case.customer);
        let named = named.chain(affected.iter().map(|(customer, _)| *customer));
        let labels = parties::labels(tx, entity, named.collect::<Vec<_>>())?;
        for case in &mut self.result.cases {
            let label = labels.get(&case.customer);
            case.customer_name = label.map(|it| it.name.clone()).unwrap_or_default();
        }
        let customers = affected.into_iter().map(|(customer, [added, dropped])| {
            let label = labels.get(&customer);
            PolicyCustomer {
                customer,
                number: label.map(|it| it.number.clone()).unwrap_or_default(),
                name: label.map(|it| it.name.clone()).unwrap_or_default(),
                added,
                dropped,
            }
        });
        self.result.customers = customers.collect();
        Ok(self.result)
    }
}
