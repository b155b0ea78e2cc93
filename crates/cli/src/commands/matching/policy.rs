//! The policy file.

use std::path::Path;

use anyhow::{Context, Result};
use matching::engine::{MatchPolicy, ResidualReason};
use serde::Deserialize;

use crate::failure::Usage;

/// Thresholds and limits as people write them; what is not written stays as it is by default.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Names the policy in every decision.
    version: Option<String>,
    /// The lowest confidence that posts, from 0 to 1.
    post_from: Option<f64>,
    /// The lowest confidence that posts two or more items that nothing names, from 0 to 1.
    post_searched_from: Option<f64>,
    /// The lowest confidence that proposes, from 0 to 1.
    propose_from: Option<f64>,
    /// A difference up to this many minor units is tolerated.
    tolerance_minor: Option<i64>,
    /// Bank charges are not larger than this, in minor units.
    charges_max_minor: Option<i64>,
    /// Percentages that customers take as discount, the likeliest first.
    discounts: Option<Vec<f64>>,
    /// Differences that only a person posts.
    never_post: Option<Vec<ResidualReason>>,
}

/// Reads a policy; the default without a file.
pub fn read(path: Option<&Path>) -> Result<MatchPolicy> {
    let mut policy = MatchPolicy::default();
    let Some(path) = path else {
        return Ok(policy);
    };
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the policy {}", path.display()))?;
    let file: File = toml::from_str(&text)
        .with_context(|| format!("the policy {} is not valid", path.display()))?;
    policy.version = file.version.unwrap_or_else(|| "custom".to_owned());
    for (name, value, place) in [
        ("post_from", file.post_from, &mut policy.post_from),
        (
            "post_searched_from",
            file.post_searched_from,
            &mut policy.post_searched_from,
        ),
        ("propose_from", file.propose_from, &mut policy.propose_from),
    ] {
        if let Some(value) = value {
            *place = scaled(value, 1.0, 1e6).ok_or_else(|| {
                let problem = format!("the policy's {name} is {value}");
                Usage::error(problem, "write a number from 0 to 1")
            })?;
        }
    }
    if let Some(percentages) = file.discounts {
        policy.discounts = percentages
            .into_iter()
            .map(|value| {
                scaled(value, 50.0, 100.0).ok_or_else(|| {
                    let problem = format!("the policy has a discount of {value}");
                    Usage::error(problem, "write percentages from 0 to 50")
                })
            })
            .collect::<Result<_>>()?;
    }
    policy.tolerance_minor = file.tolerance_minor.unwrap_or(policy.tolerance_minor);
    policy.charges_max_minor = file.charges_max_minor.unwrap_or(policy.charges_max_minor);
    policy.never_post = file.never_post.unwrap_or_default();
    Ok(policy)
}

/// A number from 0 to `most` as a whole number of `1/units`.
fn scaled(value: f64, most: f64, units: f64) -> Option<u32> {
    let text = format!("{:.0}", value * units);
    (0.0..=most).contains(&value).then(|| text.parse().ok())?
}
