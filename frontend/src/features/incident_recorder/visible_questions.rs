//! Which questions an incident of several candidates may name.

use vigie_shared::view::CandidateCard;

use crate::i18n::LanguageHandle;

/// The greatest question number that all candidates have been shown: an incident may name 1
/// up to it. None where one of them has seen no question, or without candidates.
///
/// Numbers are given in order, so a candidate has seen all up to the present one.
pub fn last_common_question<'a>(cards: impl IntoIterator<Item = &'a CandidateCard>) -> Option<u8> {
    cards
        .into_iter()
        .map(|card| card.test.as_ref().map_or(0, |test| test.number))
        .min()
        .filter(|number| *number > 0)
}

/// Whether an incident can name a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QuestionAvailability {
    Available,
    /// The only candidate has seen none.
    NotYet,
    /// One of several candidates has seen none.
    NotForAll,
}

impl QuestionAvailability {
    /// For this many candidates, who have all seen the questions up to `last_question`.
    pub fn new(last_question: Option<u8>, candidates: usize) -> Self {
        match (last_question, candidates) {
            (Some(_), _) => Self::Available,
            (None, 1) => Self::NotYet,
            (None, _) => Self::NotForAll,
        }
    }

    /// Why no question can be named; none if one can.
    pub fn reason(self, language: &LanguageHandle) -> Option<String> {
        match self {
            Self::Available => None,
            Self::NotYet => Some(language.text("incident-number-none-yet")),
            Self::NotForAll => Some(language.text("incident-number-none")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{card, test};

    fn at_question(seat: u16, number: u8) -> CandidateCard {
        CandidateCard {
            test: Some(test(number)),
            ..card(seat)
        }
    }

    #[test]
    fn for_one_candidate_all_questions_up_to_the_present_one_can_be_named() {
        assert_eq!(last_common_question(&[at_question(1, 9)]), Some(9));
    }

    #[test]
    fn for_several_candidates_the_slowest_one_sets_the_limit() {
        let cards = [at_question(1, 9), at_question(2, 4)];
        assert_eq!(last_common_question(&cards), Some(4));
    }

    #[test]
    fn no_question_can_be_named_before_all_have_begun_or_without_candidates() {
        assert_eq!(last_common_question(&[at_question(1, 9), card(2)]), None);
        assert_eq!(last_common_question(&[]), None);
    }
}
