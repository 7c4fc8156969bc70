//! Which question numbers an incident of several candidates may name.

use vigie_shared::view::CandidateCard;

/// The greatest number that all of them have been shown: they may name 1 up to it.
/// None where one of them has seen no question, or where there is nobody.
///
/// Numbers are given in order, so a candidate has seen all up to the present one.
pub fn common_shown<'a>(cards: impl IntoIterator<Item = &'a CandidateCard>) -> Option<u8> {
    cards
        .into_iter()
        .map(|card| card.test.as_ref().map_or(0, |test| test.number))
        .min()
        .filter(|most| *most > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{card, test};

    fn at_question(seat: u16, number: u8) -> CandidateCard {
        CandidateCard {
            test: Some(test(number)),
            ..card(seat)
        }
    }

    #[test]
    fn one_candidate_may_name_all_up_to_the_present_one() {
        assert_eq!(common_shown(&[at_question(1, 9)]), Some(9));
    }

    #[test]
    fn several_may_name_what_the_slowest_has_seen() {
        let cards = [at_question(1, 9), at_question(2, 4)];
        assert_eq!(common_shown(&cards), Some(4));
    }

    #[test]
    fn nothing_can_be_named_while_one_has_not_begun_or_nobody_is_chosen() {
        assert_eq!(common_shown(&[at_question(1, 9), card(2)]), None);
        assert_eq!(common_shown(&[]), None);
    }
}
