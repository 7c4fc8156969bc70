//! Which candidates are looked for. The others step back but keep their place: a
//! grid that closes its gaps would move under the finger.

use std::collections::BTreeSet;

use vigie_shared::person::{EnrolledCandidate, fold_name};
use vigie_shared::view::CandidateCard;

use super::Standing;

/// The chips that are pressed and what was typed. Chips widen, words narrow.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    chips: BTreeSet<Chip>,
    words: Vec<String>,
    typed: String,
}

/// What a chip stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Chip {
    /// Everybody who stands there.
    Standing(Standing),
    /// Everybody whose device is not heard of.
    Lost,
}

impl Chip {
    /// Every chip, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        Standing::ALL
            .into_iter()
            .map(Self::Standing)
            .chain([Self::Lost])
    }

    /// Does it stand for this candidate?
    pub fn holds(self, card: &CandidateCard, standing: Standing) -> bool {
        match self {
            Self::Standing(own) => own == standing,
            Self::Lost => is_lost(card, standing),
        }
    }
}

/// Is nothing heard of a device that should be there?
pub fn is_lost(card: &CandidateCard, standing: Standing) -> bool {
    let expected = !matches!(standing, Standing::Absent | Standing::Ended);
    expected && card.lost_since.is_some()
}

impl Filter {
    /// With this chip pressed, or not any more.
    pub fn toggled(mut self, chip: Chip) -> Self {
        if !self.chips.remove(&chip) {
            self.chips.insert(chip);
        }
        self
    }

    /// With these words instead.
    pub fn worded(mut self, typed: String) -> Self {
        self.words = typed
            .split_whitespace()
            .map(fold_name)
            .filter(|w| !w.is_empty())
            .collect();
        self.typed = typed;
        self
    }

    /// As typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    /// Is this chip pressed?
    pub fn has(&self, chip: Chip) -> bool {
        self.chips.contains(&chip)
    }

    /// Is this candidate looked for?
    pub fn matches(
        &self,
        person: &EnrolledCandidate,
        card: &CandidateCard,
        standing: Standing,
    ) -> bool {
        let chosen = self.chips.is_empty() || self.chips.iter().any(|c| c.holds(card, standing));
        chosen && self.names(person)
    }

    /// Each word is the beginning of a name or the seat, so that `gar le` finds Léa
    /// Garnier, and `almeida` D'Almeida.
    fn names(&self, person: &EnrolledCandidate) -> bool {
        let whole = fold_name(&person.last_name);
        let parts = [&person.first_name, &person.last_name];
        let parts: Vec<String> = parts
            .into_iter()
            .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()))
            .map(fold_name)
            .chain([
                whole,
                fold_name(&person.first_name),
                person.seat.to_string(),
            ])
            .collect();
        self.words
            .iter()
            .all(|word| parts.iter().any(|part| part.starts_with(word.as_str())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{at, card, person};

    fn finds(typed: &str) -> bool {
        let person = person(6, "Inès", "D'Almeida");
        let filter = Filter::default().worded(typed.to_owned());
        filter.matches(&person, &card(6), Standing::Absent)
    }

    #[test]
    fn names_are_found_without_their_accents_and_from_the_start_of_each_part() {
        for typed in [
            "",
            "ines",
            "INÈS",
            "almeida",
            "dal in",
            "d'al",
            " inès  d",
            "6",
        ] {
            assert!(finds(typed), "{typed}");
        }
        for typed in ["nes", "inès martin", "60"] {
            assert!(!finds(typed), "{typed}");
        }
    }

    #[test]
    fn chips_widen_and_words_narrow() {
        let person = person(1, "Léa", "Garnier");
        let filter = Filter::default()
            .toggled(Chip::Standing(Standing::Testing))
            .toggled(Chip::Standing(Standing::Blocked));
        assert!(filter.matches(&person, &card(1), Standing::Blocked));
        assert!(!filter.matches(&person, &card(1), Standing::Ended));
        let filter = filter.worded("martin".to_owned());
        assert!(!filter.matches(&person, &card(1), Standing::Blocked));
    }

    #[test]
    fn a_chip_pressed_twice_lets_everybody_through() {
        let filter = Filter::default().toggled(Chip::Lost).toggled(Chip::Lost);
        assert_eq!(filter, Filter::default());
    }

    #[test]
    fn nobody_is_lost_who_is_not_expected() {
        let card = CandidateCard {
            lost_since: Some(at(0)),
            ..card(1)
        };
        assert!(Chip::Lost.holds(&card, Standing::Testing));
        assert!(!Chip::Lost.holds(&card, Standing::Ended));
    }
}
