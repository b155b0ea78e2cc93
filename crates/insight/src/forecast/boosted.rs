//! Boosted trees for what effects and levels do not explain.

use std::num::NonZeroUsize;

use hessboost::prelude::{
    BoostedModel, DMatrix, HessboostError, Iterations, ModelFormat, Objective, Trainer,
    TrainingParams, TreeMethod,
};
use serde::{Deserialize, Serialize};

use super::features::WIDTH;

/// What corrects expected delays by a row of features.
pub trait Corrector {
    /// The correction of each row, in days.
    fn correct(&self, rows: &[f32]) -> Vec<f32>;
}

/// Trees, stored in the open JSON format of XGBoost.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "serde_json::Value", into = "serde_json::Value")]
pub struct Trees {
    model: BoostedModel,
}

impl std::fmt::Debug for Trees {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Trees({})", self.model.num_trees())
    }
}

impl TryFrom<serde_json::Value> for Trees {
    type Error = HessboostError;

    fn try_from(value: serde_json::Value) -> Result<Self, Self::Error> {
        let model = BoostedModel::decode(value.to_string(), ModelFormat::XgboostJson)?;
        Ok(Self { model })
    }
}

impl From<Trees> for serde_json::Value {
    fn from(trees: Trees) -> Self {
        let text = trees.model.encode(ModelFormat::XgboostJson);
        text.ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_default()
    }
}

impl Corrector for Trees {
    fn correct(&self, rows: &[f32]) -> Vec<f32> {
        let count = rows.len() / WIDTH;
        match self.model.predict_margin_rows(rows, Iterations::Best) {
            Ok(found) => found.as_slice().to_vec(),
            // Refused are rows of another width or with infinite cells, which `features` never makes.
            Err(_) => vec![0.0; count],
        }
    }
}

/// Rows to learn from, in the order of time.
pub struct Lessons {
    /// Features, row by row.
    pub rows: Vec<f32>,
    /// What is to be explained, in days.
    pub targets: Vec<f32>,
}

/// Most rounds of boosting.
const ROUNDS: usize = 300;
/// Trees must lower the mean error on later items by this share to be kept.
const WORTH: f64 = 0.01;

impl Lessons {
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    fn part(&self, range: std::ops::Range<usize>) -> Self {
        Self {
            rows: self.rows[range.start * WIDTH..range.end * WIDTH].to_vec(),
            targets: self.targets[range].to_vec(),
        }
    }

    fn without(&self, range: std::ops::Range<usize>) -> Self {
        let mut before = self.part(0..range.start);
        let after = self.part(range.end..self.len());
        before.rows.extend(after.rows);
        before.targets.extend(after.targets);
        before
    }

    fn matrix(&self) -> Result<DMatrix, HessboostError> {
        DMatrix::from_dense(&self.rows, self.len(), WIDTH)?.with_labels(&self.targets)
    }
}

fn parameters(rows: usize) -> Result<TrainingParams, HessboostError> {
    let few = rows < 20_000;
    TrainingParams::builder()
        .objective(Objective::AbsoluteError)
        .tree_method(TreeMethod::Hist)
        .max_depth(if few { 3 } else { 5 })
        .eta(if few { 0.05 } else { 0.1 })
        .min_child_weight(if few { 10.0 } else { 40.0 })
        .lambda(if few { 10.0 } else { 5.0 })
        .subsample(0.8)
        .colsample_bytree(0.8)
        .base_score(0.0)
        .seed(17)
        .build()
}

fn train(lessons: &Lessons, rounds: usize) -> Result<Trees, HessboostError> {
    let matrix = lessons.matrix()?;
    let model = Trainer::new(&parameters(lessons.len())?, &matrix, rounds)
        .train()?
        .model;
    Ok(Trees { model })
}

/// The rounds after which later items are explained best; none if trees do not pay.
fn rounds(lessons: &Lessons) -> Result<Option<usize>, HessboostError> {
    let cut = lessons.len() * 3 / 4;
    let (early, late) = (lessons.part(0..cut), lessons.part(cut..lessons.len()));
    let (train, test) = (early.matrix()?, late.matrix()?);
    let patience = NonZeroUsize::new(20).unwrap_or(NonZeroUsize::MIN);
    let model = Trainer::new(&parameters(lessons.len())?, &train, ROUNDS)
        .eval(&test, "later")
        .early_stopping_rounds(patience)
        .train()?
        .model;
    let best = model.best_iteration().map_or(0, |best| best + 1);
    let found = Trees { model }.correct(&late.rows);
    let error = |at: usize, found: f32| f64::from((late.targets[at] - found).abs());
    let (without, with) = found
        .iter()
        .enumerate()
        .fold((0.0, 0.0), |sums, (at, found)| {
            (sums.0 + error(at, 0.0), sums.1 + error(at, *found))
        });
    Ok((best > 0 && with < without * (1.0 - WORTH)).then_some(best))
}

/// Trees, and the correction of each lesson by trees that have not seen it.
pub struct Learned {
    pub trees: Trees,
    pub unseen: Vec<f32>,
}

/// Learns trees if they explain later items better than none.
///
/// # Errors
/// The library refuses the rows: they are too few or not finite.
pub fn learn(lessons: &Lessons) -> Result<Option<Learned>, HessboostError> {
    if lessons.len() < 200 {
        return Ok(None);
    }
    let Some(rounds) = rounds(lessons)? else {
        return Ok(None);
    };
    const FOLDS: usize = 4;
    let mut unseen = Vec::with_capacity(lessons.len());
    for fold in 0..FOLDS {
        let cut = |fold: usize| lessons.len() * fold / FOLDS;
        let own = cut(fold)..cut(fold + 1);
        let trees = train(&lessons.without(own.clone()), rounds)?;
        unseen.extend(trees.correct(&lessons.part(own).rows));
    }
    let trees = train(lessons, rounds)?;
    Ok(Some(Learned { trees, unseen }))
}
