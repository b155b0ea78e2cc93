//! Names of units by UN/ECE Recommendation 20 code.

use crate::Language;

/// Code, then English, German, French.
const UNITS: &[(&str, [&str; 3])] = &[
    ("C62", ["pcs", "Stk.", "pce"]),
    ("H87", ["pcs", "Stk.", "pce"]),
    ("EA", ["ea.", "Stk.", "pce"]),
    ("XPP", ["pcs", "Stk.", "pce"]),
    ("PR", ["pairs", "Paar", "paires"]),
    ("SET", ["sets", "Satz", "jeux"]),
    ("DZN", ["dozen", "Dtzd.", "douz."]),
    ("GRM", ["g", "g", "g"]),
    ("KGM", ["kg", "kg", "kg"]),
    ("TNE", ["t", "t", "t"]),
    ("LBR", ["lb", "lb", "lb"]),
    ("MMT", ["mm", "mm", "mm"]),
    ("CMT", ["cm", "cm", "cm"]),
    ("MTR", ["m", "m", "m"]),
    ("KMT", ["km", "km", "km"]),
    ("MTK", ["m²", "m²", "m²"]),
    ("MTQ", ["m³", "m³", "m³"]),
    ("MLT", ["ml", "ml", "ml"]),
    ("LTR", ["l", "l", "l"]),
    ("MIN", ["min", "Min.", "min"]),
    ("HUR", ["h", "Std.", "h"]),
    ("DAY", ["days", "Tage", "jours"]),
    ("WEE", ["weeks", "Wochen", "sem."]),
    ("MON", ["months", "Monate", "mois"]),
    ("ANN", ["years", "Jahre", "ans"]),
    ("KWH", ["kWh", "kWh", "kWh"]),
    ("LS", ["flat rate", "pauschal", "forfait"]),
    ("P1", ["%", "%", "%"]),
    ("XBX", ["boxes", "Kartons", "cartons"]),
    ("XCT", ["cartons", "Kartons", "cartons"]),
    ("XPK", ["packs", "Pack", "paquets"]),
    ("XPX", ["pallets", "Pal.", "palettes"]),
    ("XBO", ["bottles", "Fl.", "bout."]),
    ("XRO", ["rolls", "Rollen", "rouleaux"]),
    ("XBG", ["bags", "Beutel", "sacs"]),
];

/// The unit as printed; a unit without an entry is printed as it was given.
pub(crate) fn unit_name(unit: &str, language: Language) -> &str {
    UNITS
        .iter()
        .find(|(code, _)| *code == unit)
        .map_or(unit, |(_, names)| names[language.index()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_named_and_own_names_kept() {
        assert_eq!(unit_name("C62", Language::De), "Stk.");
        assert_eq!(unit_name("HUR", Language::Fr), "h");
        assert_eq!(
            unit_name("24 - 12 oz bottles", Language::En),
            "24 - 12 oz bottles"
        );
    }

    #[test]
    fn no_code_is_listed_twice() {
        let mut codes: Vec<_> = UNITS.iter().map(|(code, _)| code).collect();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), UNITS.len());
    }
}
