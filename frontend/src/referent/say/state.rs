//! Where sessions and candidates stand.

use vigie_shared::rules::EndCause;
use vigie_shared::time::ExtraTime;
use vigie_shared::view::{Phase, SessionStatus};

use crate::i18n::{Language, LanguageHandle};
use crate::referent::parts::Tone;
use crate::ui::Mark;

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
pub fn status_look(status: SessionStatus) -> (Tone, Mark) {
    match status {
        SessionStatus::Created => (Tone::Info, Mark::Clock),
        SessionStatus::InProgress => (Tone::Warning, Mark::People),
        SessionStatus::Finalized => (Tone::Good, Mark::CheckCircle),
        SessionStatus::Published => (Tone::Good, Mark::Medal),
    }
}

/// Where a candidate stands.
pub fn phase(language: &LanguageHandle, phase: Phase) -> String {
    match phase {
        Phase::Absent => language.text("referent-phase-absent"),
        Phase::Instructions => language.text("referent-phase-instructions"),
        Phase::Waiting => language.text("referent-phase-waiting"),
        Phase::Ready => language.text("referent-phase-ready"),
        Phase::Testing => language.text("referent-phase-testing"),
        Phase::Blocked => language.text("referent-phase-blocked"),
        Phase::AwaitingResume => language.text("referent-phase-awaiting-resume"),
        Phase::Ended => language.text("referent-phase-ended"),
    }
}

/// Its colour and icon.
pub fn phase_look(phase: Phase) -> (Tone, Mark) {
    match phase {
        Phase::Absent => (Tone::Calm, Mark::Person),
        Phase::Instructions => (Tone::Info, Mark::File),
        Phase::Waiting => (Tone::Warning, Mark::Clock),
        Phase::Ready => (Tone::Info, Mark::Check),
        Phase::Testing => (Tone::Info, Mark::Pencil),
        Phase::Blocked => (Tone::Danger, Mark::Lock),
        Phase::AwaitingResume => (Tone::Warning, Mark::Pause),
        Phase::Ended => (Tone::Good, Mark::CheckCircle),
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
