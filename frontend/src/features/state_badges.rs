//! Color and icon of the states of sessions and candidates, and of outcomes.

use vigie_shared::rules::Outcome;
use vigie_shared::view::{SeatPhase, SessionStatus};

use crate::components::{BadgeColor, Icon};

pub fn status_badge(status: SessionStatus) -> (BadgeColor, Icon) {
    match status {
        SessionStatus::Created => (BadgeColor::Info, Icon::Clock),
        SessionStatus::InProgress => (BadgeColor::Warning, Icon::People),
        SessionStatus::Finalized => (BadgeColor::Success, Icon::CheckCircle),
        SessionStatus::Published => (BadgeColor::Success, Icon::Medal),
        SessionStatus::Cancelled => (BadgeColor::Neutral, Icon::Cross),
    }
}

pub fn phase_badge(phase: SeatPhase) -> (BadgeColor, Icon) {
    match phase {
        SeatPhase::Absent => (BadgeColor::Neutral, Icon::Person),
        SeatPhase::Instructions => (BadgeColor::Info, Icon::File),
        SeatPhase::Waiting => (BadgeColor::Warning, Icon::Clock),
        SeatPhase::Ready => (BadgeColor::Info, Icon::Check),
        SeatPhase::Testing => (BadgeColor::Info, Icon::Pencil),
        SeatPhase::Blocked => (BadgeColor::Danger, Icon::Lock),
        SeatPhase::AwaitingResume => (BadgeColor::Warning, Icon::Pause),
        SeatPhase::Ended => (BadgeColor::Success, Icon::CheckCircle),
    }
}

pub fn outcome_badge(outcome: Outcome) -> (BadgeColor, Icon) {
    match outcome {
        Outcome::Absent => (BadgeColor::Neutral, Icon::Person),
        Outcome::Cancelled => (BadgeColor::Info, Icon::Skip),
        Outcome::Rejected => (BadgeColor::Danger, Icon::Error),
        Outcome::Validated => (BadgeColor::Success, Icon::Medal),
        Outcome::ValidatedDegraded => (BadgeColor::Warning, Icon::ArrowDown),
    }
}
