//! Time zones as people name them. Which hour it is there, is the caller's matter.

use crate::{FORMATS, Language};

/// The zones of France, by their names in the database of the IANA, each with its message.
const FRENCH_ZONES: [(&str, &str); 14] = [
    ("Europe/Paris", "zone-europe-paris"),
    ("America/Guadeloupe", "zone-america-guadeloupe"),
    ("America/Martinique", "zone-america-martinique"),
    ("America/Cayenne", "zone-america-cayenne"),
    ("America/St_Barthelemy", "zone-america-st-barthelemy"),
    ("America/Marigot", "zone-america-marigot"),
    ("America/Miquelon", "zone-america-miquelon"),
    ("Indian/Reunion", "zone-indian-reunion"),
    ("Indian/Mayotte", "zone-indian-mayotte"),
    ("Pacific/Noumea", "zone-pacific-noumea"),
    ("Pacific/Wallis", "zone-pacific-wallis"),
    ("Pacific/Tahiti", "zone-pacific-tahiti"),
    ("Pacific/Marquesas", "zone-pacific-marquesas"),
    ("Pacific/Gambier", "zone-pacific-gambier"),
];

/// The names of the zones in which there are French centers, the mainland first.
pub fn french_zones() -> impl Iterator<Item = &'static str> {
    FRENCH_ZONES.into_iter().map(|(name, _)| name)
}

/// The place of a zone: `La Réunion`; the city of its name for others: `Phnom Penh`.
pub fn time_zone_place(language: Language, name: &str) -> String {
    match FRENCH_ZONES.iter().find(|(known, _)| *known == name) {
        Some((_, key)) => FORMATS.messages(language).text(key),
        None => {
            let city = name.rsplit('/').next().unwrap_or(name);
            city.replace('_', " ")
        }
    }
}

/// The place and the offset from UTC, given as `+4` or `-9:30`: `La Réunion, UTC+4`.
pub fn time_zone_with_offset(language: Language, name: &str, offset: &str) -> String {
    let args = [
        ("place", time_zone_place(language, name).into()),
        ("offset", offset.into()),
    ];
    FORMATS
        .messages(language)
        .text_with("zone-with-offset", &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zones_of_france_have_the_names_of_their_places_and_others_a_city() {
        let with_offset = |name, offset| time_zone_with_offset(Language::French, name, offset);
        assert_eq!(with_offset("Indian/Reunion", "+4"), "La Réunion, UTC+4");
        assert_eq!(with_offset("Asia/Phnom_Penh", "+7"), "Phnom Penh, UTC+7");
        assert_eq!(
            time_zone_place(Language::English, "Pacific/Noumea"),
            "New Caledonia"
        );
        for name in french_zones() {
            for language in Language::ALL {
                let place = time_zone_place(language, name);
                assert!(!place.starts_with("zone-"), "{place}");
            }
        }
    }
}
