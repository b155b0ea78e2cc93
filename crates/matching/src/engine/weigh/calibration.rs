//! From what the weights say to what turned out: the second table.

/// How sure the explanation is named: the calibration differs between these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// All documents are named and the amount is what is open.
    Exact,
    /// All are named, the amount differs.
    Differs,
    /// Some or all are not named.
    Unnamed,
}

/// Probability as weighed and as it turned out, in millionths, by family; straight lines between.
const TABLE: [&[(u32, u32)]; 3] = [
    &[
        (0, 0),
        (987_700, 954_545),
        (992_835, 982_759),
        (996_723, 985_714),
        (998_808, 996_324),
        (999_354, 997_706),
        (999_820, 997_748),
        (999_947, 999_051),
        (999_999, 999_948),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (3_051, 8_361),
        (33_134, 22_727),
        (109_814, 66_092),
        (235_812, 76_087),
        (353_627, 283_784),
        (453_722, 431_034),
        (557_780, 644_737),
        (652_230, 719_512),
        (750_035, 798_387),
        (883_938, 955_090),
        (977_440, 973_684),
        (993_448, 990_964),
        (997_480, 998_932),
        (999_488, 999_478),
        (999_864, 999_758),
        (999_989, 999_832),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (5_273, 2_030),
        (31_554, 25_000),
        (70_958, 66_265),
        (149_298, 98_214),
        (251_004, 267_123),
        (352_627, 507_143),
        (466_768, 549_587),
        (551_795, 712_766),
        (651_958, 781_553),
        (799_724, 875_926),
        (893_402, 920_690),
        (936_253, 939_024),
        (960_930, 972_050),
        (985_423, 973_227),
        (997_500, 993_943),
        (999_725, 999_693),
        (1_000_000, 999_990),
    ],
];

/// What a weighed probability means, in millionths.
pub(crate) fn calibrated(family: Family, weighed: u32) -> u32 {
    let table = TABLE[family as usize];
    let above = table.partition_point(|point| point.0 < weighed);
    if above == 0 {
        return table[0].1;
    }
    let Some(high) = table.get(above) else {
        return table[table.len() - 1].1;
    };
    let low = table[above - 1];
    let (width, height) = (
        u64::from(high.0 - low.0),
        u64::from(high.1.saturating_sub(low.1)),
    );
    let part = u64::from(weighed - low.0) * height / width.max(1);
    low.1 + u32::try_from(part).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::fixed::SURE;
    use super::*;

    #[test]
    fn a_higher_weighed_probability_never_means_a_lower_one() {
        for (family, table) in [Family::Exact, Family::Differs, Family::Unnamed]
            .iter()
            .zip(TABLE)
        {
            assert!(
                table
                    .windows(2)
                    .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 <= pair[1].1)
            );
            assert!(calibrated(*family, SURE) <= SURE);
        }
    }
}
