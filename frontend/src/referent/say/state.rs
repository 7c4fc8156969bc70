//! Where sessions and candidates stand.

use vigie_shared::rules::EndCause;
use vigie_shared::time::ExtraTime;
use vigie_shared::view::{SeatPhase, SessionStatus};

use crate::components::{BadgeColor, Icon};
use crate::i18n::{Language, LanguageHandle};

/// Where a session stands.
pub fn status(language: &LanguageHandle, status: SessionStatus) -> String {
    match status {
        SessionStatus::Created => language.text("referent-status-created"),
        SessionStatus::InProgress => language.text("referent-status-in-progress"),
        SessionStatus::Finalized => language.text("referent-status-finalized"),
        SessionStatus::Published => language.text("referent-status-published"),
    }
}

/// Its colour and icon.
pub fn status_look(status: SessionStatus) -> (BadgeColor, Icon) {
    match status {
        SessionStatus::Created => (BadgeColor::Info, Icon::Clock),
        SessionStatus::InProgress => (BadgeColor::Warning, Icon::People),
        SessionStatus::Finalized => (BadgeColor::Success, Icon::CheckCircle),
        SessionStatus::Published => (BadgeColor::Success, Icon::Medal),
    }
}

/// Where a candidate stands.
pub fn phase(language: &LanguageHandle, phase: SeatPhase) -> String {
    match phase {
        SeatPhase::Absent => language.text("referent-phase-absent"),
        SeatPhase::Instructions => language.text("referent-phase-instructions"),
        SeatPhase::Waiting => language.text("referent-phase-waiting"),
        SeatPhase::Ready => language.text("referent-phase-ready"),
        SeatPhase::Testing => language.text("referent-phase-testing"),
        SeatPhase::Blocked => language.text("referent-phase-blocked"),
        SeatPhase::AwaitingResume => language.text("referent-phase-awaiting-resume"),
        SeatPhase::Ended => language.text("referent-phase-ended"),
    }
}

/// Its colour and icon.
pub fn phase_look(phase: SeatPhase) -> (BadgeColor, Icon) {
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

/// How a test ended.
pub fn cause(language: &LanguageHandle, cause: EndCause) -> String {
    match cause {
        EndCause::Completed => language.text("referent-cause-completed"),
        EndCause::Time => language.text("referent-cause-time"),
        EndCause::EndedByInvigilator => language.text("referent-cause-invigilator"),
        EndCause::EndedByFinalization => language.text("referent-cause-finalization"),
    }
}

/// Extra time as the language writes percentages.
pub fn percent(language: &LanguageHandle, extra: ExtraTime) -> String {
    let percent = match language.language {
        Language::French => extra.percent().replace('.', ","),
        Language::English => extra.percent(),
    };
    language.text_with("referent-percent", &[("percent", percent.into())])
}
