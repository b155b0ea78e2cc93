//! Is a figure on its way to its target?
//!
//! A target is reached along a straight line from the value that was measured when it was set to
//! the value that is wanted by its due day. Where the figure goes is told by the trend of its latest
//! points: the median of the slopes between all pairs of them (H. Theil, *A rank-invariant method of
//! linear and polynomial regression analysis*, 1950; P. K. Sen, *Estimates of the regression
//! coefficient based on Kendall's tau*, 1968), which one odd point does not turn. It is carried on no
//! further than the points reach back: half a year tells nothing of the year after next.

use std::cmp::Ordering;

use kernel::Date;
use kernel::dates::{add_days, days_between};

use crate::Ratio;

/// Fewer points have no trend.
const TREND_POINTS_MIN: usize = 3;

/// What is to be reached.
#[derive(Debug, Clone, Copy)]
pub struct Goal {
    /// Whether more is better.
    pub higher: bool,
    /// The value measured when the target was set, and its day.
    pub start: Option<(Date, Ratio)>,
    /// The value wanted.
    pub target: Ratio,
    /// By when.
    pub due_on: Date,
}

/// Where a figure stands on the way to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It has no value yet.
    Unmeasured,
    /// The latest value reaches the target.
    Met,
    /// The trend reaches the target by its day, or the latest value keeps up with the straight line
    /// and the trend does not lead away.
    OnTrack,
    /// Neither.
    AtRisk,
    /// The day is over and the target was not reached.
    Missed,
}

/// How far a figure has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Where it stands.
    pub standing: Standing,
    /// The way made, in per cent of the way from start to target; none where there is no way.
    pub attainment: Option<Ratio>,
    /// The value of the straight line on the day of the latest point.
    pub line: Option<Ratio>,
    /// The value to which the trend leads by the due day, or as far ahead as the points reach back.
    pub forecast: Option<Ratio>,
}

/// Judges the latest points, the oldest first, none of which lies after the due day. `today` tells
/// whether the due day is over.
#[must_use]
pub fn progress(goal: &Goal, points: &[(Date, Ratio)], today: Date) -> Progress {
    let points: Vec<(Date, Ratio)> = points
        .iter()
        .map(|(on, it)| (*on, it.as_printed()))
        .collect();
    let goal = Goal {
        start: goal.start.map(|(on, value)| (on, value.as_printed())),
        target: goal.target.as_printed(),
        ..*goal
    };
    let Some(&(on, latest)) = points.last() else {
        let over = today > goal.due_on;
        return Progress {
            standing: if over {
                Standing::Missed
            } else {
                Standing::Unmeasured
            },
            attainment: None,
            line: None,
            forecast: None,
        };
    };
    let line = goal.line(on);
    let slope = slope(&points);
    let until = goal.due_on.min(foreseeable(&points, on));
    let forecast = slope.and_then(|slope| carried(&points, slope, until));
    let keeps_up = line.is_some_and(|line| goal.reaches(latest, line))
        && slope.is_none_or(|slope| !goal.leads_away(slope));
    let standing = if goal.reaches(latest, goal.target) {
        Standing::Met
    } else if today > goal.due_on {
        Standing::Missed
    } else if forecast.is_some_and(|end| goal.reaches(end, goal.target)) || keeps_up {
        Standing::OnTrack
    } else {
        Standing::AtRisk
    };
    let attainment = goal.start.and_then(|(_, start)| {
        let way = goal.target.minus(start);
        latest.minus(start).times(100).over(way)
    });
    Progress {
        standing,
        attainment,
        line,
        forecast,
    }
}

impl Goal {
    fn reaches(&self, value: Ratio, wanted: Ratio) -> bool {
        match value.compare(wanted) {
            Ordering::Equal => true,
            Ordering::Greater => self.higher,
            Ordering::Less => !self.higher,
        }
    }

    fn leads_away(&self, slope: Ratio) -> bool {
        !self.reaches(slope, Ratio::whole(0))
    }

    fn line(&self, on: Date) -> Option<Ratio> {
        let (from, start) = self.start?;
        let whole = days_between(from, self.due_on);
        let gone = days_between(from, on).clamp(0, whole.max(0));
        let way = self.target.minus(start).times(gone.into());
        Some(start.plus(way.divided(whole.into())?).as_printed())
    }
}

/// The middle one of the slopes between all pairs of points, a day.
fn slope(points: &[(Date, Ratio)]) -> Option<Ratio> {
    if points.len() < TREND_POINTS_MIN {
        return None;
    }
    let mut slopes = Vec::new();
    for (place, (from, low)) in points.iter().enumerate() {
        for (to, high) in &points[place + 1..] {
            slopes.extend(high.minus(*low).divided(days_between(*from, *to).into()));
        }
    }
    middle(slopes)
}

/// The last day to which the points may be carried.
fn foreseeable(points: &[(Date, Ratio)], latest: Date) -> Date {
    let back = points
        .first()
        .map_or(0, |(on, _)| days_between(*on, latest));
    add_days(latest, back)
}

/// The middle one of the values to which the slope carries each point.
fn carried(points: &[(Date, Ratio)], slope: Ratio, to: Date) -> Option<Ratio> {
    let ends = points.iter().map(|(on, value)| {
        let way = slope.times(days_between(*on, to).into());
        value.plus(way).as_printed()
    });
    middle(ends.collect()).map(Ratio::as_printed)
}

fn middle(mut values: Vec<Ratio>) -> Option<Ratio> {
    values.sort_by(|one, other| one.compare(*other));
    let half = values.len() / 2;
    let upper = *values.get(half)?;
    match values.len() % 2 {
        0 => values[half - 1].plus(upper).divided(2),
        _ => Some(upper),
    }
}

#[cfg(test)]
mod tests {
    use kernel::dates::add_days;
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> Date {
        kernel::dates::parse(text).expect("a date")
    }

    /// DSO from 50 on the first of January to 40 a hundred days later.
    fn dso() -> Goal {
        Goal {
            higher: false,
            start: Some((day("2026-01-01"), Ratio::whole(50))),
            target: Ratio::whole(40),
            due_on: add_days(day("2026-01-01"), 100),
        }
    }

    fn points(values: &[i128], every: i64) -> Vec<(Date, Ratio)> {
        let days = (0..).map(|place| add_days(day("2026-01-01"), place * every));
        let values = values.iter().map(|value| Ratio::whole(*value));
        days.zip(values).collect()
    }

    fn standing(values: &[i128], every: i64) -> Standing {
        let points = points(values, every);
        let today = points.last().map_or(dso().due_on, |(on, _)| *on);
        progress(&dso(), &points, today).standing
    }

    #[test]
    fn the_way_is_judged_by_the_line_and_by_the_trend() {
        // After 20 days the line is at 48. 49 is behind it, and −1 in 20 days leads to 48 on day 40,
        // as far ahead as the points reach back: at risk.
        let behind = progress(
            &dso(),
            &points(&[50, 50, 49], 10),
            add_days(day("2026-01-01"), 20),
        );
        assert_eq!(behind.line, Some(Ratio::whole(48)));
        assert_eq!(behind.standing, Standing::AtRisk);
        assert_eq!(behind.attainment, Some(Ratio::whole(10)));
        // Slopes: 0, −0.05, −0.1; the middle one carries 50, 50, 49 to 48, 48.5 and 48.
        assert_eq!(behind.forecast, Some(Ratio::whole(48)));
        // 43 on day 80 falls behind the line at 42, too, but the slope of −0.1625 carries 56, 49 and
        // 43 to 39.75, 39.25 and 39.75 on day 100.
        assert_eq!(standing(&[56, 49, 43], 40), Standing::OnTrack);
        // Ahead of the line with a trend that is too slow to end there, but does not lead away.
        assert_eq!(standing(&[47, 47, 47], 10), Standing::OnTrack);
        // Ahead of the line, but going the wrong way.
        assert_eq!(standing(&[43, 45, 47], 10), Standing::AtRisk);
        assert_eq!(standing(&[50, 45, 40], 10), Standing::Met);
        assert_eq!(standing(&[], 10), Standing::Unmeasured);
    }

    #[test]
    fn two_points_have_no_trend() {
        let two = progress(
            &dso(),
            &points(&[50, 49], 5),
            add_days(day("2026-01-01"), 5),
        );
        assert_eq!(two.forecast, None);
        // The line is at 49.5 after five days.
        assert_eq!(two.standing, Standing::OnTrack);
    }

    #[test]
    fn after_its_day_a_target_is_met_or_missed() {
        let after = add_days(dso().due_on, 1);
        let judged = |values: &[i128]| progress(&dso(), &points(values, 50), after).standing;
        assert_eq!(judged(&[50, 45, 41]), Standing::Missed);
        assert_eq!(judged(&[50, 45, 40]), Standing::Met);
        assert_eq!(judged(&[]), Standing::Missed);
    }

    #[test]
    fn one_odd_point_does_not_turn_the_trend() {
        let falling = points(&[50, 48, 90, 44, 42], 10);
        let judged = progress(&dso(), &falling, add_days(day("2026-01-01"), 40));
        assert_eq!(judged.standing, Standing::OnTrack);
    }

    proptest! {
        #[test]
        fn more_is_better_is_less_is_better_upside_down(
            values in prop::collection::vec(-1_000_i128..1_000, 0..8),
            start in -1_000_i128..1_000, target in -1_000_i128..1_000, after in 0_i64..200,
        ) {
            let begun = (day("2026-01-01"), Ratio::whole(start));
            let lower = Goal { start: Some(begun), target: Ratio::whole(target), ..dso() };
            let higher = Goal {
                higher: true,
                start: Some((begun.0, Ratio::whole(-start))),
                target: Ratio::whole(-target),
                ..lower
            };
            let today = add_days(begun.0, after);
            let down = progress(&lower, &points(&values, 7), today);
            let turned: Vec<i128> = values.iter().map(|value| -value).collect();
            let up = progress(&higher, &points(&turned, 7), today);
            prop_assert_eq!(down.standing, up.standing);
            prop_assert_eq!(down.attainment, up.attainment);
            if values.last().is_some_and(|last| *last <= target) {
                prop_assert_eq!(down.standing, Standing::Met);
            }
        }
    }
}
