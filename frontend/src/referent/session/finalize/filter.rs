//! Which candidates are listed.

use vigie_shared::person::{Person, fold_name};
use vigie_shared::rules::Outcome;
use vigie_shared::view::{Phase, SeatDesk};

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
    /// Their test is over.
    Ended,
    /// They never started.
    Absent,
}

impl Show {
    /// Every choice, in the order offered.
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Missing,
        Self::Running,
        Self::Ended,
        Self::Absent,
    ];

    /// Its name as the value of a choice.
    pub fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Missing => "missing",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Absent => "absent",
        }
    }

    /// The choice of this name.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    /// Does a candidate belong to it?
    pub fn takes(self, phase: Phase, seat: &SeatDesk, is_missing: bool) -> bool {
        let started = seat.decision.outcome != Outcome::Absent;
        match self {
            Self::All => true,
            Self::Missing => is_missing,
            Self::Running => started && phase != Phase::Ended,
            Self::Ended => phase == Phase::Ended,
            Self::Absent => !started,
        }
    }
}

/// Is this candidate looked for? By any part of the name, however it is typed, or by
/// the seat's number.
pub fn is_found(search: &str, person: &Person) -> bool {
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

    fn person() -> Person {
        Person {
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
    fn a_choice_is_known_by_its_name() {
        for show in Show::ALL {
            assert_eq!(Show::of_code(show.code()), Some(show));
        }
        assert_eq!(Show::of_code("nobody"), None);
    }
}
