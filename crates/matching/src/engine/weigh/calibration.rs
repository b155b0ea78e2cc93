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
        (3_109, 38_462),
        (346_255, 55_556),
        (438_383, 136_364),
        (837_443, 566_667),
        (902_299, 833_333),
        (937_935, 879_310),
        (965_146, 990_196),
        (992_322, 994_604),
        (996_389, 997_180),
        (998_676, 998_392),
        (999_432, 999_525),
        (999_836, 999_836),
        (999_942, 999_838),
        (999_998, 999_940),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (3_374, 4_220),
        (32_759, 16_346),
        (71_348, 52_809),
        (140_304, 58_735),
        (244_824, 184_659),
        (352_754, 263_889),
        (454_995, 465_000),
        (547_815, 638_393),
        (652_195, 796_296),
        (753_540, 854_396),
        (838_191, 922_907),
        (895_682, 935_185),
        (946_628, 937_500),
        (974_897, 951_613),
        (985_551, 975_191),
        (995_445, 995_872),
        (998_558, 996_829),
        (999_459, 998_229),
        (999_830, 999_829),
        (999_942, 999_897),
        (999_993, 999_969),
        (1_000_000, 999_990),
    ],
    &[
        (0, 0),
        (2_771, 1_823),
        (33_565, 25_735),
        (67_073, 79_125),
        (146_353, 254_167),
        (254_008, 363_889),
        (351_738, 503_774),
        (468_466, 541_758),
        (550_681, 718_992),
        (649_984, 857_623),
        (751_298, 868_375),
        (834_717, 874_749),
        (896_387, 923_713),
        (936_889, 954_060),
        (960_796, 960_695),
        (982_020, 974_858),
        (992_845, 985_068),
        (996_777, 986_944),
        (998_561, 991_901),
        (999_459, 997_857),
        (999_898, 999_882),
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
