//! Which candidates match the search. The others are dimmed but keep their place: a
//! grid that closes its gaps would move under the pointer.

use std::collections::BTreeSet;

use vigie_shared::person::{EnrolledCandidate, fold_name};
use vigie_shared::view::CandidateCard;

use super::seat_status::SeatStatus;

/// The pressed chips and the search text. A candidate matches any chip and all words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BoardFilter {
    chips: BTreeSet<FilterChip>,
    words: Vec<String>,
    typed: String,
}

/// What a chip filters by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FilterChip {
    /// The candidates with this status.
    Status(SeatStatus),
    /// The candidates whose connection is lost.
    Lost,
}

impl FilterChip {
    /// Every chip, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        SeatStatus::ALL
            .into_iter()
            .map(Self::Status)
            .chain([Self::Lost])
    }

    pub fn matches(self, card: &CandidateCard, status: SeatStatus) -> bool {
        match self {
            Self::Status(own) => own == status,
            Self::Lost => is_lost(card, status),
        }
    }
}

/// Has a device that should be connected lost its connection?
pub fn is_lost(card: &CandidateCard, status: SeatStatus) -> bool {
    let expected = !matches!(status, SeatStatus::Absent | SeatStatus::Ended);
    expected && card.lost_since.is_some()
}

impl BoardFilter {
    /// With this chip pressed or released.
    pub fn toggled(mut self, chip: FilterChip) -> Self {
        if !self.chips.remove(&chip) {
            self.chips.insert(chip);
        }
        self
    }

    /// With this search text.
    pub fn with_search(mut self, typed: String) -> Self {
        self.words = typed
            .split_whitespace()
            .map(fold_name)
            .filter(|w| !w.is_empty())
            .collect();
        self.typed = typed;
        self
    }

    /// The search text as typed.
    pub fn typed(&self) -> &str {
        &self.typed
    }

    pub fn is_pressed(&self, chip: FilterChip) -> bool {
        self.chips.contains(&chip)
    }

    /// Does this candidate match the chips and the search?
    pub fn matches(
        &self,
        person: &EnrolledCandidate,
        card: &CandidateCard,
        status: SeatStatus,
    ) -> bool {
        let chosen = self.chips.is_empty() || self.chips.iter().any(|c| c.matches(card, status));
        chosen && self.matches_name(person)
    }

    /// Each word is the beginning of a name or the seat, so that `gar le` finds Léa
    /// Garnier, and `almeida` D'Almeida.
    fn matches_name(&self, person: &EnrolledCandidate) -> bool {
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
    use crate::features::board::samples::{at, card, person};

    fn finds(typed: &str) -> bool {
        let person = person(6, "Inès", "D'Almeida");
        let filter = BoardFilter::default().with_search(typed.to_owned());
        filter.matches(&person, &card(6), SeatStatus::Absent)
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
        let filter = BoardFilter::default()
            .toggled(FilterChip::Status(SeatStatus::Testing))
            .toggled(FilterChip::Status(SeatStatus::Blocked));
        assert!(filter.matches(&person, &card(1), SeatStatus::Blocked));
        assert!(!filter.matches(&person, &card(1), SeatStatus::Ended));
        let filter = filter.with_search("martin".to_owned());
        assert!(!filter.matches(&person, &card(1), SeatStatus::Blocked));
    }

    #[test]
    fn a_chip_pressed_twice_filters_nothing() {
        let filter = BoardFilter::default()
            .toggled(FilterChip::Lost)
            .toggled(FilterChip::Lost);
        assert_eq!(filter, BoardFilter::default());
    }

    #[test]
    fn a_connection_that_is_not_expected_cannot_be_lost() {
        let card = CandidateCard {
            lost_since: Some(at(0)),
            ..card(1)
        };
        assert!(FilterChip::Lost.matches(&card, SeatStatus::Testing));
        assert!(!FilterChip::Lost.matches(&card, SeatStatus::Ended));
    }
}
