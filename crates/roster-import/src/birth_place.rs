//! The birth place that papers print, from what files have of it.

use vigie_shared::person::fold_name;

/// Town and country as papers print them: `Oran (Algérie)`; the country only where it is not
/// France.
pub(crate) fn printed(town: &str, country: &str) -> String {
    let abroad = match country_name(country) {
        Some("") => None,
        Some(known) => Some(known.to_owned()),
        None if country.chars().any(|c| c.is_ascii_digit()) => None,
        None => Some(country.trim().to_owned()).filter(|name| !name.is_empty()),
    };
    match (town.trim(), abroad) {
        (town, None) => town.to_owned(),
        ("", Some(country)) => country,
        // The same town stands before its country in some files already.
        (town, Some(country)) if fold_name(town).contains(&fold_name(&country)) => town.to_owned(),
        (town, Some(country)) => format!("{town} ({country})"),
    }
}

/// The town of an INSEE code, where the code itself says it: the districts of Paris, Lyon and
/// Marseille. The 35,000 other communes are not in this program.
pub(crate) fn town_of_code(code: &str) -> Option<String> {
    let number: u32 = code.trim().parse().ok()?;
    let district = |town: &str, number: u32| match number {
        1 => format!("{town} 1er"),
        _ => format!("{town} {number}e"),
    };
    match number {
        75_056 => Some("Paris".to_owned()),
        69_123 => Some("Lyon".to_owned()),
        13_055 => Some("Marseille".to_owned()),
        75_101..=75_120 => Some(district("Paris", number - 75_100)),
        69_381..=69_389 => Some(district("Lyon", number - 69_380)),
        13_201..=13_216 => Some(district("Marseille", number - 13_200)),
        _ => None,
    }
}

/// The name of a country by its code (INSEE, with or without the leading 99); empty for France.
fn country_name(country: &str) -> Option<&'static str> {
    let folded = fold_name(country);
    if matches!(folded.as_str(), "france" | "fr" | "fra") {
        return Some("");
    }
    let code: u32 = folded.parse().ok()?;
    let code = if code > 99_000 { code - 99_000 } else { code };
    COUNTRIES
        .iter()
        .find(|(known, _)| *known == code)
        .map(|(_, name)| *name)
}

/// Codes of the countries where most pupils who were born abroad were born. The town alone is
/// printed for the others.
const COUNTRIES: [(u32, &str); 58] = [
    (100, ""),
    (101, "Danemark"),
    (104, "Suède"),
    (109, "Allemagne"),
    (110, "Autriche"),
    (111, "Bulgarie"),
    (112, "Hongrie"),
    (114, "Roumanie"),
    (122, "Pologne"),
    (123, "Russie"),
    (125, "Albanie"),
    (126, "Grèce"),
    (127, "Italie"),
    (131, "Belgique"),
    (132, "Royaume-Uni"),
    (134, "Espagne"),
    (135, "Pays-Bas"),
    (136, "Irlande"),
    (137, "Luxembourg"),
    (138, "Monaco"),
    (139, "Portugal"),
    (140, "Suisse"),
    (155, "Ukraine"),
    (203, "Irak"),
    (204, "Iran"),
    (205, "Liban"),
    (206, "Syrie"),
    (207, "Israël"),
    (208, "Turquie"),
    (212, "Afghanistan"),
    (213, "Pakistan"),
    (216, "Chine"),
    (217, "Japon"),
    (219, "Thaïlande"),
    (223, "Inde"),
    (235, "Sri Lanka"),
    (243, "Viêt Nam"),
    (246, "Bangladesh"),
    (301, "Égypte"),
    (312, "République démocratique du Congo"),
    (322, "Cameroun"),
    (323, "République centrafricaine"),
    (324, "Congo"),
    (326, "Côte d’Ivoire"),
    (327, "Bénin"),
    (328, "Gabon"),
    (330, "Guinée"),
    (333, "Madagascar"),
    (335, "Mali"),
    (341, "Sénégal"),
    (345, "Togo"),
    (350, "Maroc"),
    (351, "Tunisie"),
    (352, "Algérie"),
    (397, "Comores"),
    (404, "États-Unis"),
    (410, "Haïti"),
    (416, "Brésil"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn births_abroad_have_their_country() {
        assert_eq!(printed("ORAN", "352"), "ORAN (Algérie)");
        assert_eq!(printed("Oran", "ALGERIE"), "Oran (ALGERIE)");
        assert_eq!(printed("Tarbes", "FRANCE"), "Tarbes");
        assert_eq!(printed("Tarbes", "99100"), "Tarbes");
        assert_eq!(printed("Port-Vila", "514"), "Port-Vila");
        assert_eq!(printed("", ""), "");
    }

    #[test]
    fn districts_have_names() {
        assert_eq!(town_of_code("75115").as_deref(), Some("Paris 15e"));
        assert_eq!(town_of_code("69381").as_deref(), Some("Lyon 1er"));
        assert_eq!(town_of_code("35238"), None);
    }
}
