//! Bodies of the HTTP requests and responses, each defined once for the server, the pages
//! and the load test.
//!
//! Requests refuse fields they do not know; responses may grow. With the feature `openapi`
//! every type describes itself for the OpenAPI document of the server
//! (`docs/openapi.json`), so no two types here may have one name.
//!
//! Not here: what goes over WebSockets, see [`crate::protocol`].

mod account;
mod audit;
mod candidate;
mod center;
mod code;
mod companion;
mod connection;
mod current_user;
mod door;
mod error;
mod invigilator;
mod item;
mod login;
mod people;
mod replay;
mod result;
mod roster;
mod session;
mod session_agenda;
mod session_edit;
mod set_up;

pub use account::{
    AccountLogin, AccountLogins, ActivateSecondFactorRequest, ChangePasswordRequest,
    ConfirmLoginRequest, EndLoginsRequest, RecoveryCodes, SecondFactorSetup,
};
pub use audit::{AuditLine, AuditPage};
pub use candidate::{
    CandidateFields, EditCandidateRequest, EnrollCandidateRequest, RemoveCandidateRequest,
};
pub use center::{
    CalendarRecord, CenterRecord, CenterSettings, CertificationWindow, ChangeCenterRequest,
    EstablishmentType, SessionConcern, SessionConcernCode, SessionConcernsDetail, SignatureChange,
    TypedWindow, is_uai,
};
pub use companion::{
    ActiveBlockRule, BlockListChangeEntry, BlockListChangeRequest, BlockListOverview,
    BlockListPreview, BlockListVersion, BlockRuleEntry, BlockRuleFault, BlockRuleSource,
    CompanionSettings, CompanionTicket, RefusedBlockRule,
};
pub use connection::ConnectionInfo;
pub use current_user::{
    CenterInfo, CurrentCandidate, CurrentInvigilator, CurrentReferent, SessionInfo,
};
pub use door::{AdmitByHandRequest, AdmittedPerson, DoorDecision, DoorRequest, DoorResponse};
pub use error::{
    EndedCertificateDetail, EntryWindowDetail, ErrorBody, ErrorCode, ProofOfWorkDetail,
    RetryAfterDetail, RosterErrorDetail, ValidationCode, ValidationError, ValidationErrorDetail,
};
pub use invigilator::{
    EndInvigilatorLoginRequest, InvigilatorChange, InvigilatorCode, InvigilatorCodeRequest,
    NamedInvigilator, SessionInvigilators, SupervisionEntry,
};
pub use item::{ItemDecisionRequest, SuspensionScope};
pub use login::{
    CandidateLoginRequest, CandidateLoginResponse, IdentifyCandidateRequest,
    InvigilatorLoginRequest, ReferentLoginRequest,
};
pub use people::{
    CenterPeople, CenterPerson, ChoosePasswordRequest, ForgottenPasswordRequest,
    InvitePersonRequest, MailLanguage, MailStatus, OpenInvitation, RemovePersonRequest,
    WithdrawInvitationRequest,
};
pub use replay::{ReplayStep, SessionReplay};
pub use result::VerifyCertificateRequest;
pub use roster::{
    AcceptedFinding, CellAnswer, ColumnAnswer, PlannedSession, RosterAnswers, RosterCandidate,
    RosterCheckRequest, RosterCheckResponse, RosterClass, RosterColumn, RosterColumnReading,
    RosterDiagnostic, RosterDiagnosticCode, RosterEncoding, RosterFile, RosterFormat,
    RosterSeverity, RosterSourceReading, RosterSpread, SetAsidePerson, SetAsideReason, SpreadOrder,
};
pub use session::{
    CreateSessionRequest, CreateSessionsRequest, CreatedSession, CreatedSessions, PersonalCode,
    SessionCodeKind, SessionDetails, SessionListEntry, SessionListPage,
};
pub use session_agenda::SessionAgenda;
pub use session_edit::{CancelSessionRequest, DeleteSessionRequest, EditSessionRequest};
pub use set_up::{SetUpRequest, SetUpState};

// Results are views of a session as well; they keep their place there.
pub use crate::view::{CandidateResult, PublishedScore, TestVenue, VerifiedCertificate};
