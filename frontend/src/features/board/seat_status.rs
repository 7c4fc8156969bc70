//! The status of a candidate, as shown on the board.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, SeatPhase};
use yew::prelude::*;

use super::store::BoardSeat;
use crate::clock::server_now;
use crate::components::Icon;
use crate::i18n::LanguageHandle;

/// Milliseconds. The longest wait before looking at the clock again: the page may have
/// corrected its estimate of the server's clock meanwhile.
const LONGEST_WAIT: i64 = 60_000;

/// The phase of a card at an instant. A confirmation expires without an event, so the
/// status depends on the clock as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SeatStatus {
    Absent,
    Instructions,
    /// Waits for the confirmation of presence.
    ToConfirm,
    /// Waits for the authorization to resume.
    ToAuthorize,
    /// Several devices are at the seat, and nobody has decided between them.
    ToChoose,
    /// Confirmed or authorized: may start or resume.
    Ready,
    Testing,
    /// An alert blocks the test.
    Blocked,
    /// Finished by the candidate, or ended.
    Ended,
}

impl SeatStatus {
    /// Every status, in the order in which a test goes through them.
    pub const ALL: [Self; 9] = [
        Self::Absent,
        Self::Instructions,
        Self::ToConfirm,
        Self::ToAuthorize,
        Self::ToChoose,
        Self::Ready,
        Self::Testing,
        Self::Blocked,
        Self::Ended,
    ];

    /// The status of `card` at `now`.
    pub fn from_card(card: &CandidateCard, now: Timestamp) -> Self {
        let confirmed = card.confirmed_until.is_some_and(|until| now < until);
        let mut waiting = card.waiting_devices();
        let (contested, several) = (waiting.next().is_some(), waiting.next().is_some());
        match card.phase {
            SeatPhase::AwaitingResume if !confirmed && !several => Self::ToAuthorize,
            // An alert is not hidden behind it: the list of tasks shows both.
            SeatPhase::Blocked => Self::Blocked,
            _ if contested && !confirmed => Self::ToChoose,
            SeatPhase::Absent => Self::Absent,
            SeatPhase::Instructions => Self::Instructions,
            SeatPhase::Waiting | SeatPhase::Ready if confirmed => Self::Ready,
            SeatPhase::Waiting | SeatPhase::Ready => Self::ToConfirm,
            SeatPhase::AwaitingResume if confirmed => Self::Ready,
            SeatPhase::AwaitingResume => Self::ToAuthorize,
            SeatPhase::Testing => Self::Testing,
            SeatPhase::Ended => Self::Ended,
        }
    }

    /// The next instant at which time alone changes the status, if there is one.
    pub fn next_change(card: &CandidateCard, now: Timestamp) -> Option<Timestamp> {
        let is_waiting = matches!(
            card.phase,
            SeatPhase::Waiting | SeatPhase::Ready | SeatPhase::AwaitingResume
        );
        let depends = is_waiting || card.waiting_devices().next().is_some();
        card.confirmed_until.filter(|until| depends && now < *until)
    }

    /// The end of its CSS classes and `data-testid`s.
    pub fn code(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Instructions => "instructions",
            Self::ToConfirm => "to-confirm",
            Self::ToAuthorize => "to-authorise",
            Self::ToChoose => "to-choose",
            Self::Ready => "ready",
            Self::Testing => "testing",
            Self::Blocked => "blocked",
            Self::Ended => "ended",
        }
    }

    pub fn icon(self) -> Icon {
        match self {
            Self::Absent => Icon::Person,
            Self::Instructions => Icon::File,
            Self::ToConfirm => Icon::Eye,
            Self::ToAuthorize => Icon::Lock,
            Self::ToChoose => Icon::Warning,
            Self::Ready => Icon::ArrowRight,
            Self::Testing => Icon::Pencil,
            Self::Blocked => Icon::Bell,
            Self::Ended => Icon::CheckCircle,
        }
    }

    pub fn label(self, language: &LanguageHandle) -> String {
        match self {
            Self::Absent => language.text("board-status-absent"),
            Self::Instructions => language.text("board-status-instructions"),
            Self::ToConfirm => language.text("board-status-to-confirm"),
            Self::ToAuthorize => language.text("board-status-to-authorize"),
            Self::ToChoose => language.text("board-status-to-choose"),
            Self::Ready => language.text("board-status-ready"),
            Self::Testing => language.text("board-status-testing"),
            Self::Blocked => language.text("board-status-blocked"),
            Self::Ended => language.text("board-status-ended"),
        }
    }
}

/// The status of each seat now. Renders again when time alone changes one of them.
#[hook]
pub fn use_seat_statuses(seats: &[BoardSeat]) -> Rc<[SeatStatus]> {
    let now = server_now();
    let next_change = seats
        .iter()
        .filter_map(|one| SeatStatus::next_change(&one.card, now))
        .min();
    use_render_at(next_change);
    seats
        .iter()
        .map(|one| SeatStatus::from_card(&one.card, now))
        .collect()
}

/// Renders the component again when `instant` has come.
#[hook]
fn use_render_at(instant: Option<Timestamp>) {
    let update = use_force_update();
    let round = use_state(|| 0_u32);
    use_effect_with((instant, *round), move |(instant, current)| {
        let next_round = current.wrapping_add(1);
        let timer = instant.map(|instant| {
            let millis = (instant.since(server_now()) / 1000 + 1).clamp(1, LONGEST_WAIT);
            let millis = u32::try_from(millis).expect("within 1..=LONGEST_WAIT");
            Timeout::new(millis, move || {
                round.set(next_round);
                update.force_update();
            })
        });
        move || drop(timer)
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::{at, card, device};

    fn confirmed(phase: SeatPhase) -> CandidateCard {
        CandidateCard {
            phase,
            confirmed_until: Some(at(900)),
            ..card(1)
        }
    }

    #[test]
    fn after_a_confirmation_expires_the_candidate_waits_again() {
        let ready = confirmed(SeatPhase::Ready);
        assert_eq!(SeatStatus::from_card(&ready, at(899)), SeatStatus::Ready);
        assert_eq!(
            SeatStatus::from_card(&ready, at(900)),
            SeatStatus::ToConfirm
        );
        let resuming = confirmed(SeatPhase::AwaitingResume);
        assert_eq!(SeatStatus::from_card(&resuming, at(899)), SeatStatus::Ready);
        assert_eq!(
            SeatStatus::from_card(&resuming, at(900)),
            SeatStatus::ToAuthorize
        );
    }

    #[test]
    fn two_devices_are_to_be_decided_until_one_is_granted_and_again_when_that_runs_out() {
        let two = |phase| CandidateCard {
            devices: vec![device(1, 42, false), device(1, 81, true)],
            ..confirmed(phase)
        };
        for phase in [
            SeatPhase::Instructions,
            SeatPhase::Waiting,
            SeatPhase::Testing,
        ] {
            let status = SeatStatus::from_card(&two(phase), at(900));
            assert_eq!(status, SeatStatus::ToChoose, "{phase:?}");
            assert_eq!(SeatStatus::next_change(&two(phase), at(0)), Some(at(900)));
        }
        let testing = two(SeatPhase::Testing);
        assert_eq!(SeatStatus::from_card(&testing, at(0)), SeatStatus::Testing);
        let lost = two(SeatPhase::AwaitingResume);
        assert_eq!(
            SeatStatus::from_card(&lost, at(900)),
            SeatStatus::ToAuthorize
        );
        let three = CandidateCard {
            devices: vec![
                device(1, 42, false),
                device(1, 81, true),
                device(1, 82, true),
            ],
            ..lost
        };
        assert_eq!(SeatStatus::from_card(&three, at(900)), SeatStatus::ToChoose);
    }

    #[test]
    fn time_alone_changes_only_candidates_waiting_to_start() {
        assert_eq!(
            SeatStatus::next_change(&confirmed(SeatPhase::Ready), at(0)),
            Some(at(900))
        );
        assert_eq!(
            SeatStatus::next_change(&confirmed(SeatPhase::Ready), at(900)),
            None
        );
        assert_eq!(
            SeatStatus::next_change(&confirmed(SeatPhase::Testing), at(0)),
            None
        );
    }
}
