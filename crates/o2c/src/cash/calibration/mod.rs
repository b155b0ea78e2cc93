//! Own calibration: what confidences meant in this legal entity.
//!
//! Each decision that became a receipt is counted beside what it was told to be, by its basis; one
//! that a person changed, or took back, was wrong. [`factor`] says what follows. Counts are halved
//! when they exceed two thousand decisions, so that what is new outweighs what was. Only decisions
//! that some policy could let be applied are counted: guesses say nothing of these.

mod factor;

use std::collections::BTreeMap;

use insight::share;
use kernel::{EntityId, Event, EventKind, Percent, ReceiptId};
use matching::engine::{Basis, MatchPolicy, Reason};
use store::{Row, Tx, Value};

use super::types::{
    AppliedCorrection, Confidence, Decision, LearnedChange, MatchCalibration, NOT_OURS, TAKEN_BACK,
};
use crate::error::{Error, Result};
use factor::{Tried, UNCHANGED, factor, needed, told};

/// The lowest confidence that a policy lets be applied: a round sum too much for named documents.
const COUNTED_FROM: u32 = 750_000;
/// Beyond so many decisions older ones fade.
const DECISIONS_MAX: i64 = 2_000;

/// The factors in use, in thousandths; a basis without one is not corrected.
#[derive(Debug, Default)]
pub(super) struct Corrections(BTreeMap<&'static str, u32>);

impl Corrections {
    pub fn load(tx: &mut Tx, entity: EntityId) -> Result<Self> {
        let known = match_calibrations(tx, entity)?.into_iter();
        let used = known.filter(|it| it.is_active);
        Ok(Self(
            used.map(|it| (it.basis, thousandths(it.doubt))).collect(),
        ))
    }

    fn factor(&self, basis: Basis) -> u32 {
        self.0.get(basis.as_str()).copied().unwrap_or(UNCHANGED)
    }

    /// The policy that lets the engine post what, corrected, the given one would.
    pub fn moved(&self, policy: &MatchPolicy) -> MatchPolicy {
        let [plain, searched, overpaid] = Basis::ALL.map(|basis| self.factor(basis));
        MatchPolicy {
            post_from: needed(policy.post_from, plain),
            post_searched_from: needed(policy.post_searched_from.max(policy.post_from), searched),
            post_overpaid_from: needed(policy.post_overpaid_from.min(policy.post_from), overpaid),
            propose_from: needed(policy.propose_from, plain),
            ..policy.clone()
        }
    }

    /// What is told of a confidence, and what was applied to it, if anything was.
    pub fn told(&self, basis: Basis, confidence: u32) -> (Confidence, Option<AppliedCorrection>) {
        let factor = self.factor(basis);
        let applied = AppliedCorrection {
            before: Confidence(confidence),
            doubt: percent(factor),
        };
        let is_changed = factor != UNCHANGED && confidence > 0;
        let told = Confidence(told(confidence, factor));
        (told, Some(applied).filter(|_| is_changed))
    }
}

/// Thousandths as a percentage.
fn percent(thousandths: u32) -> Percent {
    Percent::from_micro(i64::from(thousandths) * 100_000)
}

fn thousandths(percent: Percent) -> u32 {
    u32::try_from(percent.micro() / 100_000).unwrap_or(UNCHANGED)
}

/// What of a decision is counted.
#[derive(Debug, Clone, Copy)]
struct Counted {
    /// What it lacked to certainty, in millionths.
    doubt: i64,
}

/// Is it a decision that some policy could let be applied?
fn counted(confidence: u32, reason: &str) -> Option<Counted> {
    // Of these, people knew more than matching did, or it was counted before.
    let known = [Reason::Contested.as_str(), NOT_OURS, TAKEN_BACK].contains(&reason);
    (confidence >= COUNTED_FROM && !known).then(|| Counted {
        doubt: 1_000_000 - i64::from(confidence),
    })
}

/// Counts of decisions, by basis: all, and those that a person looked at.
#[derive(Debug, Default)]
pub(super) struct Counts(BTreeMap<&'static str, [Tried; 2]>);

impl Counts {
    /// Counts a decision that became a receipt.
    pub fn add(&mut self, decision: &Decision, agreed: bool, automatic: bool) {
        let correction = decision.correction.as_ref();
        let confidence = correction.map_or(decision.confidence, |it| it.before);
        let Some(counted) = counted(confidence.0, decision.reason) else {
            return;
        };
        let [all, reviewed] = self.0.entry(decision.basis).or_default();
        all.add(counted, !agreed);
        if !automatic {
            reviewed.add(counted, !agreed);
        }
    }

    /// Keeps what was counted.
    pub fn keep(self, tx: &mut Tx, entity: EntityId) -> Result<()> {
        for (basis, [all, reviewed]) in self.0 {
            count(tx, entity, basis, all, reviewed)?;
        }
        Ok(())
    }
}

impl Tried {
    const fn add(&mut self, counted: Counted, is_wrong: bool) {
        self.decisions += 1;
        self.doubt += counted.doubt;
        self.wrong += is_wrong as i64;
    }
}

fn count(tx: &mut Tx, entity: EntityId, basis: &str, all: Tried, reviewed: Tried) -> Result<()> {
    ensure(tx, entity, basis)?;
    tx.exec(
        "UPDATE match_calibrations SET decisions = decisions + $3, doubt = doubt + $4,
            wrong = wrong + $5, reviewed = reviewed + $6, reviewed_doubt = reviewed_doubt + $7,
            reviewed_wrong = reviewed_wrong + $8
        WHERE entity_id = $1 AND basis = $2",
        &[
            entity.into(),
            basis.into(),
            all.decisions.into(),
            all.doubt.into(),
            all.wrong.into(),
            reviewed.decisions.into(),
            reviewed.doubt.into(),
            reviewed.wrong.into(),
        ],
    )?;
    tx.exec(
        "UPDATE match_calibrations SET decisions = decisions / 2, doubt = doubt / 2,
            wrong = (wrong + 1) / 2, reviewed = reviewed / 2, reviewed_doubt = reviewed_doubt / 2,
            reviewed_wrong = (reviewed_wrong + 1) / 2
        WHERE entity_id = $1 AND basis = $2 AND decisions > $3",
        &[entity.into(), basis.into(), DECISIONS_MAX.into()],
    )?;
    Ok(())
}

const COLUMNS: [&str; 10] = [
    "entity_id",
    "basis",
    "decisions",
    "doubt",
    "wrong",
    "reviewed",
    "reviewed_doubt",
    "reviewed_wrong",
    "is_active",
    "version",
];

fn ensure(tx: &mut Tx, entity: EntityId, basis: &str) -> Result<()> {
    let mut row: Vec<Value> = vec![entity.into(), basis.into()];
    row.extend([0_i64; 6].map(Value::from));
    row.extend([true.into(), 1_i64.into()]);
    tx.insert_absent("match_calibrations", &COLUMNS, row)?;
    Ok(())
}

/// A person took a receipt back, which had not been before: what was said of its payment was wrong.
pub(super) fn taken_back(tx: &mut Tx, entity: EntityId, receipt: ReceiptId) -> Result<()> {
    let row = tx.query_opt(
        "SELECT coalesce(o.uncorrected, o.confidence), o.reason, o.basis, o.automatic
        FROM match_outcomes o WHERE o.receipt_id = $1 AND o.agreed AND NOT o.is_undone",
        &[receipt.into()],
    )?;
    let Some(row) = row else {
        return Ok(());
    };
    let (confidence, reason): (i64, String) = (row.get(0)?, row.get(1)?);
    let (basis, automatic): (String, bool) = (row.get(2)?, row.get(3)?);
    let Some(counted) = counted(u32::try_from(confidence).unwrap_or(0), &reason) else {
        return Ok(());
    };
    let wrong = Tried {
        wrong: 1,
        ..Tried::default()
    };
    let mut reviewed = wrong;
    if automatic {
        // Only now did a person look at it.
        reviewed = Tried::default();
        reviewed.add(counted, true);
    }
    count(tx, entity, &basis, wrong, reviewed)
}

/// How confidences came true, by kind of explanation; of a kind without history nothing is told.
///
/// # Errors
/// Fails only with the store.
pub fn match_calibrations(tx: &mut Tx, entity: EntityId) -> Result<Vec<MatchCalibration>> {
    let rows = tx.query(
        "SELECT m.basis, m.decisions, m.doubt, m.wrong, m.reviewed, m.reviewed_doubt,
            m.reviewed_wrong, m.is_active, m.version
        FROM match_calibrations m WHERE m.entity_id = $1",
        &[entity.into()],
    )?;
    let mut known: BTreeMap<String, MatchCalibration> = BTreeMap::new();
    for basis in Basis::ALL {
        let empty = view(basis, Tried::default(), Tried::default(), (true, 1));
        known.insert(basis.as_str().to_owned(), empty);
    }
    for row in &rows {
        let (basis, found) = read(row)?;
        let basis = Basis::ALL.into_iter().find(|it| it.as_str() == basis);
        if let Some(basis) = basis {
            let ([all, reviewed], switched) = found;
            let found = view(basis, all, reviewed, switched);
            known.insert(basis.as_str().to_owned(), found);
        }
    }
    let ordered = Basis::ALL.into_iter();
    Ok(ordered.filter_map(|it| known.remove(it.as_str())).collect())
}

type Found = ([Tried; 2], (bool, i64));

fn read(row: &Row) -> store::Result<(String, Found)> {
    let tried = |at: usize| {
        Ok::<_, store::Error>(Tried {
            decisions: row.get(at)?,
            doubt: row.get(at + 1)?,
            wrong: row.get(at + 2)?,
        })
    };
    Ok((
        row.get(0)?,
        ([tried(1)?, tried(4)?], (row.get(7)?, row.get(8)?)),
    ))
}

fn view(
    basis: Basis,
    all: Tried,
    reviewed: Tried,
    (is_active, version): (bool, i64),
) -> MatchCalibration {
    let millionths = i128::from(all.decisions) * 1_000_000;
    MatchCalibration {
        basis: basis.as_str(),
        decisions: all.decisions,
        wrong: all.wrong,
        told: share(millionths - i128::from(all.doubt), millionths),
        right: share(
            i128::from(all.decisions - all.wrong),
            i128::from(all.decisions),
        ),
        reviewed: reviewed.decisions,
        reviewed_wrong: reviewed.wrong,
        doubt: percent(factor(all, reviewed)),
        is_active,
        version,
    }
}

/// Switches the correction of a kind of explanation off or on, if it still has the version the
/// caller saw. Counting goes on.
///
/// # Errors
/// [`Error::Conflict`] on another version, [`Error::NotFound`] for a kind that is none.
pub fn switch_match_calibration(
    tx: &mut Tx,
    entity: EntityId,
    basis: &str,
    version: i64,
    change: &LearnedChange,
) -> Result<MatchCalibration> {
    let known = calibration(tx, entity, basis)?;
    if known.is_active == change.is_active && known.version == version {
        return Ok(known);
    }
    ensure(tx, entity, known.basis)?;
    let changed = tx.exec(
        "UPDATE match_calibrations SET is_active = $4, version = version + 1
        WHERE entity_id = $1 AND basis = $2 AND version = $3",
        &[
            entity.into(),
            basis.into(),
            version.into(),
            change.is_active.into(),
        ],
    )?;
    if changed == 0 {
        return Err(Error::Conflict {
            what: format!("the calibration of {basis} explanations"),
        });
    }
    tx.record(
        Event::new(EventKind::MatchCalibrationSwitched, entity)
            .attr("basis", basis)
            .attr("is_active", change.is_active),
    )?;
    calibration(tx, entity, basis)
}

fn calibration(tx: &mut Tx, entity: EntityId, basis: &str) -> Result<MatchCalibration> {
    let mut all = match_calibrations(tx, entity)?.into_iter();
    all.find(|it| it.basis == basis)
        .ok_or_else(|| Error::NotFound {
            kind: "kind of explanation",
            id: basis.to_owned(),
        })
}
