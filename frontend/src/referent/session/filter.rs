//! Which candidates are listed.

use vigie_shared::person::{EnrolledCandidate, fold_name};
use vigie_shared::rules::Outcome;
use vigie_shared::view::SeatPhase;

use crate::features::board::CompletionForecast;

/// Which of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Everybody.
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

impl Show {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Missing,
        Self::Running,
        Self::Slow,
        Self::Ended,
        Self::Absent,
    ];

    /// Its name as the value of a choice.
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

    /// The choice of this name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    /// Does a candidate belong to it?
    pub fn takes(self, one: &Candidate) -> bool {
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

/// What the choice depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Where he stands.
    pub phase: SeatPhase,
    /// What he would get now.
    pub outcome: Outcome,
    /// How he is getting on, if his test has started.
    pub pace: Option<CompletionForecast>,
    /// Does finalization wait for something about him?
    pub is_missing: bool,
}

/// Is this candidate looked for? By any part of the name, however it is typed, or by
/// the seat's number.
pub fn is_found(search: &str, person: &EnrolledCandidate) -> bool {
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
        }
    }

    #[test]
    fn somebody_is_found_by_either_name_without_accents_or_by_the_seat() {
        for search in ["", "maelys", "COEUR", "roy Mae", "maëlys coeurderoy", " 7 "] {
            assert!(is_found(search, &person()), "{search}");
        }
        for search in ["8", "martin", "17"] {
            assert!(!is_found(search, &person()), "{search}");
        }
    }

    #[test]
    fn whoever_will_not_get_a_score_at_this_pace_is_slow_and_whoever_ended_is_not() {
        let running = Candidate {
            phase: SeatPhase::Testing,
            outcome: Outcome::Rejected,
            pace: Some(CompletionForecast::TooFew(12)),
            is_missing: false,
        };
        assert!(Show::Slow.takes(&running) && Show::Running.takes(&running));
        let ended = Candidate {
            phase: SeatPhase::Ended,
            pace: Some(CompletionForecast::Enough),
            ..running
        };
        assert!(!Show::Slow.takes(&ended) && Show::Ended.takes(&ended));
    }

    #[test]
    fn a_choice_is_known_by_its_name() {
        for show in Show::ALL {
            assert_eq!(Show::of_code(show.code()), Some(show));
        }
        assert_eq!(Show::of_code("nobody"), None);
    }
}
