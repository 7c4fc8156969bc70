//! Which candidates are listed.

use vigie_shared::person::{EnrolledCandidate, fold_name};
use vigie_shared::rules::Outcome;
use vigie_shared::view::SeatPhase;

use crate::features::board::CompletionForecast;

/// A filter of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CandidateFilter {
    /// All candidates.
    #[default]
    All,
    /// Finalization waits for something about them.
    Missing,
    /// Their test goes on.
    Running,
    /// At their pace they will not treat enough questions for a score.
    Slow,
    /// Their test is over.
    Ended,
    /// They never started.
    Absent,
}

impl CandidateFilter {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Missing,
        Self::Running,
        Self::Slow,
        Self::Ended,
        Self::Absent,
    ];

    /// The `value` of its option.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Missing => "missing",
            Self::Running => "running",
            Self::Slow => "slow",
            Self::Ended => "ended",
            Self::Absent => "absent",
        }
    }

    /// The filter of an option.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    /// Whether a candidate is listed.
    pub fn matches(self, one: &ListedCandidate) -> bool {
        let started = one.outcome != Outcome::Absent;
        match self {
            Self::All => true,
            Self::Missing => one.is_missing,
            Self::Running => started && one.phase != SeatPhase::Ended,
            Self::Slow => matches!(one.pace, Some(CompletionForecast::TooFew(_))),
            Self::Ended => one.phase == SeatPhase::Ended,
            Self::Absent => !started,
        }
    }
}

/// What a filter depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedCandidate {
    pub phase: SeatPhase,
    /// Outcome as it would be now.
    pub outcome: Outcome,
    /// None until the test has started.
    pub pace: Option<CompletionForecast>,
    /// Whether finalization waits for something about this candidate.
    pub is_missing: bool,
}

/// Whether a search finds this candidate: by any part of the name, in any spelling of accents, or by
/// the seat's number.
pub fn matches_search(search: &str, person: &EnrolledCandidate) -> bool {
    if search.trim().parse() == Ok(person.seat.0) {
        return true;
    }
    let search = fold_name(search);
    let (last, first) = (fold_name(&person.last_name), fold_name(&person.first_name));
    format!("{last}{first}").contains(&search) || format!("{first}{last}").contains(&search)
}

#[cfg(test)]
mod tests {
    use super::*;
    use vigie_shared::ids::Seat;
    use vigie_shared::time::ExtraTime;

    fn person() -> EnrolledCandidate {
        EnrolledCandidate {
            seat: Seat(7),
            first_name: "Maëlys".to_owned(),
            last_name: "Cœurderoy".to_owned(),
            extra_time: ExtraTime::NONE,
            accessible: false,
            birthdate: None,
        }
    }

    #[test]
    fn somebody_is_found_by_either_name_without_accents_or_by_the_seat() {
        for search in ["", "maelys", "COEUR", "roy Mae", "maëlys coeurderoy", " 7 "] {
            assert!(matches_search(search, &person()), "{search}");
        }
        for search in ["8", "martin", "17"] {
            assert!(!matches_search(search, &person()), "{search}");
        }
    }

    #[test]
    fn a_candidate_who_gets_no_score_at_this_pace_is_slow_and_one_who_ended_is_not() {
        let running = ListedCandidate {
            phase: SeatPhase::Testing,
            outcome: Outcome::Rejected,
            pace: Some(CompletionForecast::TooFew(12)),
            is_missing: false,
        };
        assert!(
            CandidateFilter::Slow.matches(&running) && CandidateFilter::Running.matches(&running)
        );
        let ended = ListedCandidate {
            phase: SeatPhase::Ended,
            pace: Some(CompletionForecast::Enough),
            ..running
        };
        assert!(!CandidateFilter::Slow.matches(&ended) && CandidateFilter::Ended.matches(&ended));
    }

    #[test]
    fn a_choice_is_known_by_its_name() {
        for show in CandidateFilter::ALL {
            assert_eq!(CandidateFilter::of_code(show.code()), Some(show));
        }
        assert_eq!(CandidateFilter::of_code("nobody"), None);
    }
}
