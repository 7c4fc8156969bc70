//! Which seat an event is about.

use crate::{
    ids::Seat,
    session::{DroppedRevision, Event, SeatNote, ServerOutageCredit},
};

impl Event {
    /// The seat the event is about, if it is about exactly one.
    pub fn seat(&self) -> Option<Seat> {
        match self {
            Self::SessionCreated { .. }
            | Self::SessionFinalized { .. }
            | Self::SessionPublished { .. }
            | Self::SessionCancelled { .. }
            | Self::OtherDayAllowed { .. }
            | Self::SessionReopened { .. }
            | Self::RemarkSet { .. }
            | Self::IncidentsCarriedOver { .. }
            | Self::ItemSuspended { .. }
            | Self::ItemReinstated { .. }
            | Self::CompanionPolicyChanged { .. }
            | Self::ForbiddenExtensionsChanged(_)
            | Self::IncidentRecorded { .. }
            | Self::IncidentDeleted { .. }
            | Self::IncidentReopened { .. }
            | Self::IncidentResolved { .. } => None,
            Self::CandidateCorrected { seat, .. }
            | Self::TermsChanged { seat, .. }
            | Self::CandidateEnrolled { seat, .. }
            | Self::CandidateRemoved { seat, .. }
            | Self::LoggedIn { seat, .. }
            | Self::DeviceWaiting { seat, .. }
            | Self::DeviceLeft { seat, .. }
            | Self::DeviceRefused { seat, .. }
            | Self::RulesAccepted { seat, .. }
            | Self::PresenceConfirmed { seat, .. }
            | Self::PresenceWithdrawn { seat, .. }
            | Self::TestStarted { seat, .. }
            | Self::ItemPresented { seat, .. }
            | Self::ItemRevealed { seat, .. }
            | Self::Answered { seat, .. }
            | Self::Passed { seat, .. }
            | Self::FocusLost { seat, .. }
            | Self::FocusLossExcused { seat, .. }
            | Self::SignalStarted { seat, .. }
            | Self::SignalEnded { seat, .. }
            | Self::SignalNoted { seat, .. }
            | Self::LeftWhileBlocked { seat, .. }
            | Self::CompanionReported { seat, .. }
            | Self::CompanionNoted { seat, .. }
            | Self::AlertRaised { seat, .. }
            | Self::AlertAccepted { seat, .. }
            | Self::AlertDismissed { seat, .. }
            | Self::AlertCleared { seat, .. }
            | Self::TimeCredited { seat, .. }
            | Self::WithheldTimeCredited { seat, .. }
            | Self::LostTimeCredited { seat, .. }
            | Self::ServerOutageCredited(ServerOutageCredit { seat, .. })
            | Self::CertificateIssued { seat, .. }
            | Self::OutcomeRevised { seat, .. }
            | Self::RevisionProposed { seat, .. }
            | Self::RevisionDropped(DroppedRevision { seat, .. })
            | Self::PublicationHeld(SeatNote { seat, .. })
            | Self::PublicationReleased(SeatNote { seat, .. })
            | Self::ResumeAuthorized { seat, .. }
            | Self::Resumed { seat, .. }
            | Self::TestEnded { seat, .. }
            | Self::AbortReasonSet { seat, .. }
            | Self::ConnectionLost { seat }
            | Self::ConnectionRestored { seat }
            | Self::OutcomeDecided { seat, .. } => Some(*seat),
        }
    }
}
