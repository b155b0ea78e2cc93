//! Country names for addresses abroad, and how a country orders city and postal code.

use crate::Language;
use crate::model::Address;

/// ISO 3166-1 alpha-2 code, then English, German, French.
const COUNTRIES: &[(&str, [&str; 3])] = &[
    (
        "AE",
        [
            "United Arab Emirates",
            "Vereinigte Arabische Emirate",
            "Émirats arabes unis",
        ],
    ),
    ("AR", ["Argentina", "Argentinien", "Argentine"]),
    ("AT", ["Austria", "Österreich", "Autriche"]),
    ("AU", ["Australia", "Australien", "Australie"]),
    ("BE", ["Belgium", "Belgien", "Belgique"]),
    ("BG", ["Bulgaria", "Bulgarien", "Bulgarie"]),
    ("BH", ["Bahrain", "Bahrain", "Bahreïn"]),
    ("BR", ["Brazil", "Brasilien", "Brésil"]),
    ("CA", ["Canada", "Kanada", "Canada"]),
    ("CH", ["Switzerland", "Schweiz", "Suisse"]),
    ("CL", ["Chile", "Chile", "Chili"]),
    ("CN", ["China", "China", "Chine"]),
    ("CY", ["Cyprus", "Zypern", "Chypre"]),
    ("CZ", ["Czechia", "Tschechien", "Tchéquie"]),
    ("DE", ["Germany", "Deutschland", "Allemagne"]),
    ("DK", ["Denmark", "Dänemark", "Danemark"]),
    ("EE", ["Estonia", "Estland", "Estonie"]),
    ("EG", ["Egypt", "Ägypten", "Égypte"]),
    ("ES", ["Spain", "Spanien", "Espagne"]),
    ("FI", ["Finland", "Finnland", "Finlande"]),
    ("FR", ["France", "Frankreich", "France"]),
    (
        "GB",
        ["United Kingdom", "Vereinigtes Königreich", "Royaume-Uni"],
    ),
    ("GR", ["Greece", "Griechenland", "Grèce"]),
    ("HK", ["Hong Kong", "Hongkong", "Hong Kong"]),
    ("HR", ["Croatia", "Kroatien", "Croatie"]),
    ("HU", ["Hungary", "Ungarn", "Hongrie"]),
    ("IE", ["Ireland", "Irland", "Irlande"]),
    ("IL", ["Israel", "Israel", "Israël"]),
    ("IN", ["India", "Indien", "Inde"]),
    ("IS", ["Iceland", "Island", "Islande"]),
    ("IT", ["Italy", "Italien", "Italie"]),
    ("JP", ["Japan", "Japan", "Japon"]),
    ("KR", ["South Korea", "Südkorea", "Corée du Sud"]),
    ("LB", ["Lebanon", "Libanon", "Liban"]),
    ("LI", ["Liechtenstein", "Liechtenstein", "Liechtenstein"]),
    ("LT", ["Lithuania", "Litauen", "Lituanie"]),
    ("LU", ["Luxembourg", "Luxemburg", "Luxembourg"]),
    ("LV", ["Latvia", "Lettland", "Lettonie"]),
    ("MA", ["Morocco", "Marokko", "Maroc"]),
    ("MT", ["Malta", "Malta", "Malte"]),
    ("MX", ["Mexico", "Mexiko", "Mexique"]),
    ("NL", ["Netherlands", "Niederlande", "Pays-Bas"]),
    ("NO", ["Norway", "Norwegen", "Norvège"]),
    ("NZ", ["New Zealand", "Neuseeland", "Nouvelle-Zélande"]),
    ("PL", ["Poland", "Polen", "Pologne"]),
    ("PT", ["Portugal", "Portugal", "Portugal"]),
    ("RO", ["Romania", "Rumänien", "Roumanie"]),
    ("RS", ["Serbia", "Serbien", "Serbie"]),
    ("SA", ["Saudi Arabia", "Saudi-Arabien", "Arabie saoudite"]),
    ("SE", ["Sweden", "Schweden", "Suède"]),
    ("SG", ["Singapore", "Singapur", "Singapour"]),
    ("SI", ["Slovenia", "Slowenien", "Slovénie"]),
    ("SK", ["Slovakia", "Slowakei", "Slovaquie"]),
    ("TH", ["Thailand", "Thailand", "Thaïlande"]),
    ("TR", ["Türkiye", "Türkei", "Turquie"]),
    ("UA", ["Ukraine", "Ukraine", "Ukraine"]),
    ("US", ["United States", "Vereinigte Staaten", "États-Unis"]),
    ("VE", ["Venezuela", "Venezuela", "Venezuela"]),
    ("ZA", ["South Africa", "Südafrika", "Afrique du Sud"]),
];

/// The country's name; a code without an entry stands for itself.
fn country_name(code: &str, language: Language) -> &str {
    COUNTRIES
        .iter()
        .find(|(known, _)| *known == code)
        .map_or(code, |(_, names)| names[language.index()])
}

/// City and postal code in the order of the country.
fn city_lines(address: &Address) -> Vec<String> {
    let region = address.region.as_deref().unwrap_or_default();
    let joined = |parts: &[&str]| {
        let present: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        present.join(" ")
    };
    let (city, code) = (address.city.as_str(), address.postal_code.as_str());
    match address.country.as_str() {
        "GB" => vec![city.to_owned(), region.to_owned(), code.to_owned()],
        "IE" => vec![joined(&[city, code]), region.to_owned()],
        "US" | "CA" | "AU" | "NZ" | "IN" | "BR" | "VE" => vec![joined(&[city, region, code])],
        "JP" | "SG" | "KR" | "CN" | "HK" => vec![joined(&[city, code]), region.to_owned()],
        _ => vec![joined(&[code, city]), region.to_owned()],
    }
}

/// The lines of an address as printed. The country stands last, by name, when the sender is in
/// another one.
pub(crate) fn address_lines(
    address: &Address,
    sender_country: &str,
    language: Language,
) -> Vec<String> {
    let mut lines = vec![address.name.clone()];
    lines.extend(address.extra.iter().cloned());
    lines.extend(address.street.lines().map(str::to_owned));
    lines.extend(city_lines(address));
    if !address.country.is_empty() && address.country != sender_country {
        lines.push(country_name(&address.country, language).to_uppercase());
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(country: &str) -> Address {
        Address {
            name: "A. Customer".into(),
            street: "1 High Street\nSuite 2".into(),
            postal_code: "12345".into(),
            city: "Town".into(),
            region: Some("RG".into()),
            country: country.into(),
            ..Address::default()
        }
    }

    #[test]
    fn the_country_orders_city_and_postal_code() {
        let lines = |country: &str| address_lines(&address(country), country, Language::En);
        assert_eq!(lines("DE")[3..], ["12345 Town", "RG"]);
        assert_eq!(lines("US")[3..], ["Town RG 12345"]);
        assert_eq!(lines("GB")[3..], ["Town", "RG", "12345"]);
    }

    #[test]
    fn only_an_address_abroad_names_its_country_in_the_readers_language() {
        let abroad = address_lines(&address("AT"), "DE", Language::Fr);
        assert_eq!(abroad.last().unwrap(), "AUTRICHE");
        let unknown = address_lines(&address("XK"), "DE", Language::Fr);
        assert_eq!(unknown.last().unwrap(), "XK");
        assert_eq!(
            address_lines(&address("DE"), "DE", Language::De)
                .last()
                .unwrap(),
            "RG"
        );
    }

    #[test]
    fn the_countries_stand_in_order_and_once() {
        assert!(COUNTRIES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
