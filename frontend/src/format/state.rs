//! The states of sessions and candidates.

use vigie_i18n::format_number;
use vigie_shared::rules::EndCause;
use vigie_shared::time::ExtraTime;
use vigie_shared::view::{SeatPhase, SessionStatus};

use crate::i18n::LanguageHandle;

/// The state of a session.
pub fn status(language: &LanguageHandle, status: SessionStatus) -> String {
    match status {
        SessionStatus::Created => language.text("referent-status-created"),
        SessionStatus::InProgress => language.text("referent-status-in-progress"),
        SessionStatus::Finalized => language.text("referent-status-finalized"),
        SessionStatus::Published => language.text("referent-status-published"),
        SessionStatus::Cancelled => language.text("referent-status-cancelled"),
    }
}

/// The state of a candidate.
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

/// How a test ended.
pub fn end_cause(language: &LanguageHandle, cause: EndCause) -> String {
    match cause {
        EndCause::Completed => language.text("referent-cause-completed"),
        EndCause::Time => language.text("referent-cause-time"),
        EndCause::EndedByInvigilator => language.text("referent-cause-invigilator"),
        EndCause::EndedByFinalization => language.text("referent-cause-finalization"),
    }
}

/// Extra time as the language writes percentages.
pub fn percent(language: &LanguageHandle, extra: ExtraTime) -> String {
    let percent = format_number(language.language, &extra.percent());
    language.text_with("referent-percent", &[("percent", percent.into())])
}
