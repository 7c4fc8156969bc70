//! Where a candidate stands, as the room sees it.

use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, SeatPhase};

use crate::components::Icon;
use crate::i18n::LanguageHandle;

/// The phase of a card at an instant: a confirmation that has run out is none. No
/// event marks that moment, so the page must look at the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    /// Not logged in.
    Absent,
    /// Reads the instructions.
    Instructions,
    /// Waits for the confirmation of presence.
    ToConfirm,
    /// Waits for the authorisation to resume.
    ToAuthorise,
    /// Confirmed or authorised: may go in.
    Ready,
    /// Takes the test.
    Testing,
    /// An alert blocks the test.
    Blocked,
    /// Finished, or ended.
    Ended,
}

impl Standing {
    /// Every standing, in the order of the chips: as a test goes.
    pub const ALL: [Self; 8] = [
        Self::Absent,
        Self::Instructions,
        Self::ToConfirm,
        Self::ToAuthorise,
        Self::Ready,
        Self::Testing,
        Self::Blocked,
        Self::Ended,
    ];

    /// Where the candidate of `card` stands at `now`.
    pub fn of(card: &CandidateCard, now: Timestamp) -> Self {
        let confirmed = card.confirmed_until.is_some_and(|until| now < until);
        match card.phase {
            SeatPhase::Absent => Self::Absent,
            SeatPhase::Instructions => Self::Instructions,
            SeatPhase::Waiting | SeatPhase::Ready if confirmed => Self::Ready,
            SeatPhase::Waiting | SeatPhase::Ready => Self::ToConfirm,
            SeatPhase::AwaitingResume if confirmed => Self::Ready,
            SeatPhase::AwaitingResume => Self::ToAuthorise,
            SeatPhase::Testing => Self::Testing,
            SeatPhase::Blocked => Self::Blocked,
            SeatPhase::Ended => Self::Ended,
        }
    }

    /// The next instant at which time alone changes the standing, if there is one.
    pub fn changes_at(card: &CandidateCard, now: Timestamp) -> Option<Timestamp> {
        let waits = matches!(
            card.phase,
            SeatPhase::Waiting | SeatPhase::Ready | SeatPhase::AwaitingResume
        );
        card.confirmed_until.filter(|until| waits && now < *until)
    }

    /// The end of its CSS classes and test ids.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Instructions => "instructions",
            Self::ToConfirm => "to-confirm",
            Self::ToAuthorise => "to-authorise",
            Self::Ready => "ready",
            Self::Testing => "testing",
            Self::Blocked => "blocked",
            Self::Ended => "ended",
        }
    }

    /// Its picture.
    pub fn mark(self) -> Icon {
        match self {
            Self::Absent => Icon::Person,
            Self::Instructions => Icon::File,
            Self::ToConfirm => Icon::Eye,
            Self::ToAuthorise => Icon::Lock,
            Self::Ready => Icon::ArrowRight,
            Self::Testing => Icon::Pencil,
            Self::Blocked => Icon::Bell,
            Self::Ended => Icon::CheckCircle,
        }
    }

    /// Its word.
    pub fn word(self, language: &LanguageHandle) -> String {
        match self {
            Self::Absent => language.text("board-standing-absent"),
            Self::Instructions => language.text("board-standing-instructions"),
            Self::ToConfirm => language.text("board-standing-to-confirm"),
            Self::ToAuthorise => language.text("board-standing-to-authorise"),
            Self::Ready => language.text("board-standing-ready"),
            Self::Testing => language.text("board-standing-testing"),
            Self::Blocked => language.text("board-standing-blocked"),
            Self::Ended => language.text("board-standing-ended"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::samples::{at, card};

    fn confirmed(phase: SeatPhase) -> CandidateCard {
        CandidateCard {
            phase,
            confirmed_until: Some(at(900)),
            ..card(1)
        }
    }

    #[test]
    fn a_confirmation_that_has_run_out_waits_again() {
        let ready = confirmed(SeatPhase::Ready);
        assert_eq!(Standing::of(&ready, at(899)), Standing::Ready);
        assert_eq!(Standing::of(&ready, at(900)), Standing::ToConfirm);
        let resuming = confirmed(SeatPhase::AwaitingResume);
        assert_eq!(Standing::of(&resuming, at(899)), Standing::Ready);
        assert_eq!(Standing::of(&resuming, at(900)), Standing::ToAuthorise);
    }

    #[test]
    fn time_alone_changes_only_who_waits_to_go_in() {
        assert_eq!(
            Standing::changes_at(&confirmed(SeatPhase::Ready), at(0)),
            Some(at(900))
        );
        assert_eq!(
            Standing::changes_at(&confirmed(SeatPhase::Ready), at(900)),
            None
        );
        assert_eq!(
            Standing::changes_at(&confirmed(SeatPhase::Testing), at(0)),
            None
        );
    }
}
