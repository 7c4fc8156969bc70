//! Which row of the access table a command falls under, and whether it asks for the password.

use crate::{access::Action, session::Command};

impl Command {
    /// Does it ask for the password of the referent again, if that was given more than 15
    /// minutes ago? What decides about results does.
    pub fn needs_confirmation(&self) -> bool {
        matches!(
            self,
            Self::Finalize { .. }
                | Self::Publish
                | Self::ReopenSession { .. }
                | Self::ReleasePublication { .. }
                | Self::ReviseOutcome { .. }
                | Self::ConfirmRevision { .. }
        )
    }

    /// The row of the access table this command falls under.
    pub fn action(&self) -> Action {
        match self {
            Self::AcceptRules
            | Self::StartTest
            | Self::Resume
            | Self::Reveal { .. }
            | Self::Answer { .. }
            | Self::Pass { .. }
            | Self::LoseFocus { .. }
            | Self::ReportSignal(_)
            | Self::ReportQuestion { .. }
            | Self::ReportCompanion { .. }
            | Self::ReportSelfCheck { .. }
            | Self::NoteLogin => Action::TakeTest,
            Self::ConfirmPresence { .. }
            | Self::WithdrawPresence { .. }
            | Self::AuthorizeResume { .. }
            | Self::RefuseDevice { .. }
            | Self::WaiveCompanion { .. }
            | Self::WithdrawCompanionWaiver { .. } => Action::AdmitCandidate,
            Self::AcceptAlert { .. }
            | Self::DismissAlert { .. }
            | Self::ClearAlert { .. }
            | Self::CreditWithheldTime { .. } => Action::HandleAlert,
            Self::ExcuseFocusLoss { .. } => Action::ExcuseFocusLoss,
            Self::EndTest { .. } => Action::EndTest,
            Self::RecordIncident(_) | Self::DeleteIncident { .. } => Action::RecordIncident,
            Self::ResolveIncident { .. }
            | Self::ResolveIncidentsOfAuthor { .. }
            | Self::UpholdAsEnrolled { .. }
            | Self::ReopenIncident { .. }
            | Self::SettleIncidents { .. } => Action::ResolveIncident,
            Self::SetCompanionPolicy { .. } | Self::SetForbiddenExtensions { .. } => {
                Action::SetCompanionPolicy
            }
            Self::SetAbortReason { .. } => Action::SetAbortReason,
            Self::EditCandidate(edit) if edit.at_door => Action::AdmitByHand,
            Self::EnrollCandidate(enrollment) if enrollment.at_door => Action::AdmitByHand,
            Self::EditCandidate(_) => Action::EditCandidate,
            Self::EnrollCandidate(_) => Action::EnrollCandidate,
            Self::RemoveCandidate { .. } => Action::RemoveCandidate,
            Self::AllowOtherDay { .. } => Action::EditSession,
            Self::CancelSession { .. } | Self::DeleteSession { .. } => Action::CancelSession,
            Self::Finalize { .. } | Self::SetRemark { .. } => Action::Finalize,
            Self::Publish | Self::HoldPublication { .. } | Self::ReleasePublication { .. } => {
                Action::Publish
            }
            Self::ReopenSession { .. } => Action::ReopenSession,
            Self::ReviseOutcome { .. }
            | Self::ConfirmRevision { .. }
            | Self::DropRevision { .. } => Action::ReviseOutcome,
            Self::SuspendItem {
                suspended: true, ..
            } => Action::SuspendItem,
            Self::SuspendItem { .. } => Action::ReinstateItem,
            Self::ExpireTimers
            | Self::CreditServerOutage { .. }
            | Self::NoteConnection { .. }
            | Self::NoteCompanion { .. } => Action::KeepTime,
        }
    }
}
