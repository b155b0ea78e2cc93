//! Is the latest point of a figure unlike those before it?
//!
//! The baseline is robust: a straight line whose slope is the median of those between all pairs of
//! points (H. Theil 1950, P. K. Sen 1968), and on it for each season the median of what is left,
//! where that is more than chance. How far points usually lie from the baseline is told by the median absolute deviation, made comparable with the standard
//! deviation of a normal distribution and corrected for few points (C. Croux and P. J. Rousseeuw,
//! *Time-efficient algorithms for two highly robust estimators of scale*, 1992). Each point of the
//! past is compared with a season from which it is left out itself, as the latest point is; else
//! the past would look calmer than it was.

use crate::difference::median;

/// The standard deviation of a normal distribution by its median absolute deviation.
const NORMAL: f64 = 1.482_602_218_505_602;
/// A season is known from so many points.
const SEASON_POINTS_MIN: usize = 3;
/// The standard error of a median by that of a mean, of normally distributed values.
const MEDIAN_ERROR: f64 = 1.253_314_137_315_5;
/// Deviations of less than this share of the usual level are none, however calm the past was.
const CALM_SHARE: f64 = 0.01;

/// A figure over one stretch of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Its value; none where there was nothing to measure.
    pub value: Option<f64>,
    /// How many cases it counts.
    pub cases: u64,
    /// Which of the recurring times it is, such as the month of the year.
    pub season: u32,
}

/// Whether points recur after many, as weeks do after a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cycle {
    /// Their seasons tell all that recurs.
    #[default]
    None,
    /// Each is a week.
    Weeks,
}

/// Weeks in a year, near enough: what recurs is looked for a week earlier and later, too.
const YEAR_OF_WEEKS: usize = 52;
const WEEKS_AROUND: usize = 1;

/// The latest point beside what was to be expected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Judged {
    /// The value.
    pub value: f64,
    /// What was to be expected.
    pub expected: f64,
    /// How far points usually lie from that.
    pub scale: f64,
}

impl Judged {
    /// How many usual deviations the value lies above what was expected; negative: below.
    #[must_use]
    pub fn score(&self) -> f64 {
        (self.value - self.expected) / self.scale
    }
}

/// Judges the last of the points by those before it, of which at least `points_min` must have a
/// value. Values of shares are per cents of their cases, and few cases vary by themselves.
#[must_use]
pub fn judge(points: &[Point], points_min: usize, is_share: bool, cycle: Cycle) -> Option<Judged> {
    let (last, before) = points.split_last()?;
    let value = last.value?;
    let history: Vec<(f64, f64, u32)> = (0_u32..)
        .zip(before)
        .filter_map(|(at, point)| Some((f64::from(at), point.value?, point.season)))
        .collect();
    if history.len() < points_min.max(2) {
        return None;
    }
    let slope = slope(&history);
    let mut levels: Vec<f64> = history.iter().map(|(at, it, _)| it - slope * at).collect();
    let level = median(&mut levels);
    let rest: Vec<(f64, u32)> = history
        .iter()
        .map(|(at, it, season)| (it - slope * at - level, *season))
        .collect();
    let plain = scale(rest.iter().map(|(rest, _)| *rest));
    let freed = |own: usize, known_by: f64| {
        rest[own].0 - of_season(&rest, rest[own].1, Some(own), known_by)
    };
    // Either nothing recurs, or every season has its own level: how calm the past was is told by
    // the better of the two, and by that each season is judged.
    let calm = plain.min(scale((0..rest.len()).map(|own| freed(own, 0.0))));
    let left: Vec<f64> = (0..rest.len()).map(|own| freed(own, calm)).collect();
    let by_season = scale(left.iter().copied());
    let mut season = of_season(&rest, last.season, None, calm);
    let mut usual = by_season;
    if cycle == Cycle::Weeks {
        // Places in the whole series, of which some weeks may have no value.
        let placed: Vec<(usize, f64)> = (0..before.len())
            .filter(|at| before[*at].value.is_some())
            .zip(left.iter().copied())
            .collect();
        let yearly = scale(
            placed
                .iter()
                .map(|(at, left)| left - of_year(&placed, *at, by_season)),
        );
        usual = by_season.min(yearly);
        season += of_year(&placed, before.len(), usual);
    }
    let line = level + slope * f64::from(u32::try_from(before.len()).unwrap_or(u32::MAX));
    let expected = line + season;
    let chance = if is_share {
        by_chance(expected, last.cases)
    } else {
        0.0
    };
    let floor = (CALM_SHARE * expected.abs()).max(1e-4);
    Some(Judged {
        value,
        expected,
        scale: usual.max(chance).max(floor),
    })
}

/// The middle one of the slopes between all pairs of points.
fn slope(history: &[(f64, f64, u32)]) -> f64 {
    let mut slopes = Vec::with_capacity(history.len() * history.len() / 2);
    for (place, (from, low, _)) in history.iter().enumerate() {
        slopes.extend(
            history[place + 1..]
                .iter()
                .map(|(to, high, _)| (high - low) / (to - from)),
        );
    }
    median(&mut slopes)
}

/// The median of a season, without a point that is compared with it; nothing where too few are
/// left, or where it is so small that chance would do: twice the standard error of a median.
fn of_season(rest: &[(f64, u32)], season: u32, without: Option<usize>, calm: f64) -> f64 {
    let mut own: Vec<f64> = rest
        .iter()
        .enumerate()
        .filter(|(place, (_, of))| *of == season && Some(*place) != without)
        .map(|(_, (rest, _))| *rest)
        .collect();
    let least = SEASON_POINTS_MIN - usize::from(without.is_some());
    if own.len() < least {
        return 0.0;
    }
    let error =
        MEDIAN_ERROR * calm / f64::from(u32::try_from(own.len()).unwrap_or(u32::MAX)).sqrt();
    let median = median(&mut own);
    if median.abs() > 2.0 * error {
        median
    } else {
        0.0
    }
}

/// What weeks of other years lay off at this time of the year, by the median of those that are whole
/// years away, give or take a week, in which the very week counts twice; nothing where too few are
/// known, or where chance would do.
fn of_year(weeks: &[(usize, f64)], place: usize, calm: f64) -> f64 {
    let from_that_time = |at: usize| {
        let apart = at.abs_diff(place);
        let years = (apart + YEAR_OF_WEEKS / 2) / YEAR_OF_WEEKS;
        (years > 0).then(|| apart.abs_diff(years * YEAR_OF_WEEKS))
    };
    let (mut others, mut known) = (Vec::new(), 0_u32);
    for (at, left) in weeks {
        let times = match from_that_time(*at) {
            Some(0) => 2,
            Some(WEEKS_AROUND) => 1,
            _ => 0,
        };
        known += u32::from(times > 0);
        others.extend(std::iter::repeat_n(*left, times));
    }
    if others.len() < SEASON_POINTS_MIN {
        return 0.0;
    }
    let error = MEDIAN_ERROR * calm / f64::from(known).sqrt();
    let median = median(&mut others);
    match median.abs() > 2.0 * error {
        true => median,
        false => 0.0,
    }
}

/// How far values usually lie from zero.
fn scale(values: impl Iterator<Item = f64>) -> f64 {
    let mut distances: Vec<f64> = values.map(f64::abs).collect();
    #[expect(clippy::cast_precision_loss)]
    let count = distances.len() as f64;
    NORMAL * median(&mut distances) * count / (count - 0.8)
}

/// The standard deviation in per cent of a share of so many cases, with a success and a failure more
/// than there were (A. Agresti and B. Coull, 1998), so that a share of all is not taken for certain.
fn by_chance(percent: f64, cases: u64) -> f64 {
    #[expect(clippy::cast_precision_loss)]
    let cases = cases as f64;
    let share = ((percent / 100.0).clamp(0.0, 1.0) * cases + 1.0) / (cases + 2.0);
    100.0 * (share * (1.0 - share) / (cases + 2.0)).sqrt()
}

/// What one part of the cases did to a deviation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its value now.
    pub value: f64,
    /// Its usual value: the median of its earlier ones.
    pub usual: f64,
    /// Its weight now: its share of the cases for means and rates, one for what adds up.
    pub weight: f64,
    /// Its usual weight.
    pub usual_weight: f64,
}

impl Part {
    /// The per cent of a deviation that the part explains by having left its own usual value.
    /// Negative: it went the other way. None of no deviation.
    #[must_use]
    pub fn explains(&self, deviation: f64) -> Option<f64> {
        let own = self.weight * (self.value - self.usual);
        (deviation != 0.0).then(|| 100.0 * own / deviation)
    }

    /// The per cent of a deviation that the part explains by having more or fewer of the cases than
    /// usual, while its usual value is another one than that of all: what is called mix. As
    /// [`Self::explains`] else.
    #[must_use]
    pub fn shifts(&self, deviation: f64, usual_of_all: f64) -> Option<f64> {
        let moved = (self.weight - self.usual_weight) * (self.usual - usual_of_all);
        (deviation != 0.0).then(|| 100.0 * moved / deviation)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A sequence of normally distributed numbers: sums of twelve uniform ones.
    struct Noise(u64);

    impl Noise {
        fn uniform(&mut self) -> f64 {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            f64::from(u32::try_from(self.0 >> 40).unwrap_or(0)) / f64::from(1_u32 << 24)
        }

        /// By the method of Box and Muller, whose tails are those of the distribution.
        fn next(&mut self) -> f64 {
            let (one, other) = (self.uniform().max(1e-12), self.uniform());
            (-2.0 * one.ln()).sqrt() * (std::f64::consts::TAU * other).cos()
        }
    }

    fn points(values: impl IntoIterator<Item = f64>, seasons: u32) -> Vec<Point> {
        (0..)
            .zip(values)
            .map(|(at, value)| Point {
                value: Some(value),
                cases: 1_000,
                season: at % seasons,
            })
            .collect()
    }

    #[test]
    fn a_worked_example() {
        // Levels 10, 12, 8, 10, 12, 8, … without slope: median 10, deviations 0, 2, 2: median 2.
        let wave = [10.0, 12.0, 8.0].into_iter().cycle().take(30);
        let judged = judge(&points(wave.chain([30.0]), 1), 20, false, Cycle::None).expect("judged");
        assert!((judged.expected - 10.0).abs() < 0.15, "{judged:?}");
        // 2 × 1.4826 × 30 ÷ 29.2 = 3.046
        assert!((judged.scale - 3.046).abs() < 0.2, "{judged:?}");
        assert!(judged.score() > 6.0);
    }

    #[test]
    fn a_pattern_that_recurs_is_no_anomaly_but_breaking_it_is() {
        let mut noise = Noise(7);
        let year = [
            0.0, 0.0, 40.0, 0.0, 0.0, 40.0, 0.0, 0.0, 40.0, 0.0, 0.0, 90.0,
        ];
        let mut wave: Vec<f64> = (0..48)
            .map(|at| 100.0 + year[at % 12] + noise.next())
            .collect();
        let december = judge(&points(wave.clone(), 12), 18, false, Cycle::None).expect("judged");
        assert!(
            december.value > 180.0 && december.score().abs() < 4.0,
            "{december:?}"
        );
        wave[47] = 100.0;
        let missing = judge(&points(wave, 12), 18, false, Cycle::None).expect("judged");
        assert!(missing.score() < -20.0, "{missing:?}");
    }

    #[test]
    fn a_week_that_is_odd_every_year_is_no_anomaly_but_an_ordinary_one_then_is() {
        let mut noise = Noise(3);
        // Two weeks before each end of a year little comes in.
        let mut weeks: Vec<f64> = (0..104)
            .map(|at| {
                let quiet = at % 52 >= 50;
                100.0 - if quiet { 60.0 } else { 0.0 } + 2.0 * noise.next()
            })
            .collect();
        let judged = |weeks: &[f64], cycle| {
            judge(&points(weeks.to_vec(), 5), 26, false, cycle).expect("enough points")
        };
        assert!(judged(&weeks, Cycle::None).score() < -6.0);
        let yearly = judged(&weeks, Cycle::Weeks);
        assert!(yearly.score().abs() < 4.0, "{yearly:?}");
        weeks[103] = 100.0;
        assert!(judged(&weeks, Cycle::Weeks).score() > 6.0);
    }

    #[test]
    fn a_steady_rise_is_no_anomaly_and_a_jump_is() {
        let mut noise = Noise(11);
        let mut rise: Vec<f64> = (0..60).map(|at| f64::from(at) + noise.next()).collect();
        let steady = judge(&points(rise.clone(), 1), 20, false, Cycle::None).expect("judged");
        assert!(steady.score().abs() < 4.0, "{steady:?}");
        rise[59] += 8.0;
        let jump = judge(&points(rise, 1), 20, false, Cycle::None).expect("judged");
        assert!(jump.score() > 5.0, "{jump:?}");
    }

    #[test]
    fn few_cases_of_a_share_vary_by_themselves() {
        let mut all = points(std::iter::repeat_n(100.0, 30), 1);
        let with_one_late = |cases| Point {
            value: Some(95.0),
            cases,
            season: 0,
        };
        all.push(with_one_late(20));
        assert!(judge(&all, 20, true, Cycle::None).expect("judged").score() > -4.0);
        *all.last_mut().expect("one") = with_one_late(20_000);
        assert!(judge(&all, 20, true, Cycle::None).expect("judged").score() < -4.0);
    }

    #[test]
    fn fewer_than_one_point_in_a_hundred_of_noise_is_called_an_anomaly() {
        // As weeks are judged: at least 26 points, five seasons of the month, threshold 4.
        for (count, seasons, least) in [(26, 5, 26), (104, 5, 26), (24, 12, 24), (48, 12, 24)] {
            let mut noise = Noise(1_000 + u64::from(seasons) + count);
            let alarms = (0..4_000)
                .filter(|_| {
                    let series: Vec<f64> = (0..=count).map(|_| 50.0 + 5.0 * noise.next()).collect();
                    let cycle = if seasons == 5 {
                        Cycle::Weeks
                    } else {
                        Cycle::None
                    };
                    let judged = judge(&points(series, seasons), least, false, cycle);
                    judged.expect("enough points").score().abs() >= 4.0
                })
                .count();
            assert!(
                alarms < 40,
                "{alarms} of 4,000 with {count} points of {seasons} seasons"
            );
        }
    }

    #[test]
    fn a_part_explains_what_it_left_its_usual_value_by() {
        // A mean of 30 days rose by 6: a quarter of the cases went from 32 to 48, the rest from 29.3
        // to 32.
        let one = Part {
            value: 48.0,
            usual: 32.0,
            weight: 0.25,
            usual_weight: 0.25,
        };
        let rest = Part {
            value: 32.0,
            usual: 88.0 / 3.0,
            weight: 0.75,
            usual_weight: 0.75,
        };
        let shares = [one, rest].map(|part| part.explains(6.0).expect("a deviation"));
        assert!((shares[0] - 66.666).abs() < 0.01 && (shares[1] - 33.333).abs() < 0.01);
        assert_eq!(one.explains(0.0), None);
    }

    #[test]
    fn a_part_explains_what_its_share_of_the_cases_moved() {
        // One half pays after 20 days, the other after 60: 40 on average. Nobody changes, but the slow
        // half becomes three quarters: 50.
        let slow = Part {
            value: 60.0,
            usual: 60.0,
            weight: 0.75,
            usual_weight: 0.5,
        };
        let quick = Part {
            value: 20.0,
            usual: 20.0,
            weight: 0.25,
            usual_weight: 0.5,
        };
        for part in [slow, quick] {
            assert_eq!(part.explains(10.0), Some(0.0));
            assert_eq!(part.shifts(10.0, 40.0), Some(50.0));
        }
    }

    proptest! {
        #[test]
        fn what_never_moves_has_no_anomaly(
            value in -1e6_f64..1e6, count in 20_usize..80, seasons in 1_u32..13,
        ) {
            let flat = points(std::iter::repeat_n(value, count), seasons);
            let judged = judge(&flat, 18, false, Cycle::None).expect("enough points");
            prop_assert!(judged.score().abs() < 0.01);
        }

        #[test]
        fn a_planted_jump_is_found(
            seed in 1_u64..10_000, count in 30_usize..100, up in any::<bool>(),
        ) {
            let mut noise = Noise(seed.wrapping_mul(0x9E37_79B9));
            let mut series: Vec<f64> = (0..count).map(|_| 50.0 + noise.next()).collect();
            series.push(if up { 62.0 } else { 38.0 });
            let judged = judge(&points(series, 5), 26, false, Cycle::None).expect("enough points");
            prop_assert!(judged.score().abs() > 4.0);
            prop_assert_eq!(judged.score() > 0.0, up);
        }

        #[test]
        fn too_few_points_are_not_judged(count in 0_usize..18) {
            let few = points(std::iter::repeat_n(1.0, count), 1);
            prop_assert_eq!(judge(&few, 18, false, Cycle::None), None);
        }
    }
}
