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
        (121_388, 13_514),
        (762_213, 450_000),
        (882_984, 907_895),
        (934_089, 928_571),
        (987_206, 993_968),
        (996_994, 998_539),
        (999_413, 999_473),
        (999_848, 999_814),
        (999_945, 999_884),
        (999_998, 999_951),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (2_864, 3_609),
        (32_161, 4_630),
        (72_188, 66_940),
        (142_563, 89_091),
        (287_944, 215_356),
        (451_293, 400_990),
        (543_763, 495_614),
        (656_323, 704_545),
        (756_651, 859_195),
        (839_167, 907_960),
        (896_327, 932_927),
        (946_885, 943_056),
        (975_476, 970_339),
        (985_714, 971_739),
        (992_867, 992_308),
        (997_593, 997_001),
        (999_433, 998_458),
        (999_832, 999_755),
        (999_944, 999_877),
        (999_994, 999_973),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (2_012, 2_665),
        (28_793, 17_196),
        (57_794, 43_689),
        (149_724, 266_990),
        (259_018, 443_925),
        (349_542, 514_368),
        (469_592, 554_469),
        (554_499, 740_079),
        (655_301, 784_539),
        (749_606, 868_834),
        (836_357, 889_024),
        (896_642, 912_301),
        (936_895, 964_692),
        (960_763, 978_383),
        (975_450, 983_407),
        (994_058, 987_227),
        (999_449, 995_954),
        (999_803, 998_462),
        (999_942, 999_595),
        (999_989, 999_756),
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
