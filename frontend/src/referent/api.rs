//! The HTTP types this portal uses, under the names its pages know them by.

#[cfg(test)]
pub use vigie_shared::api::ReplayStep as Step;
pub use vigie_shared::api::{
    CreateSessionRequest, CreatedSession, CurrentReferent as Me, ReferentLoginRequest,
    RosterCandidate as Enrolled, RosterCheckRequest, RosterCheckResponse as Checked,
    RosterDiagnostic as Fault, SessionDetails as Details, SessionListEntry as Entry,
    SessionListPage as Sessions, SessionReplay as Replay, ValidationErrorDetail,
};
