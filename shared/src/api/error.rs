//! What a request that failed is answered with.

use super::{RosterDiagnostic, code::codes};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Body of every response with a status of 400 and above.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ErrorBody {
    /// What went wrong, for programs, and for the pages to translate.
    pub code: ErrorCode,
    /// Depends on the code: [`RetryAfterDetail`] of `too_many_attempts`, `too_many_decisions`,
    /// `too_many_requests` and `busy`,
    /// [`ProofOfWorkDetail`] of `proof_of_work_needed`, [`EntryWindowDetail`] of
    /// `outside_entry_window`, [`EndedCertificateDetail`] of `certificate_replaced` and
    /// `certificate_cancelled`,
    /// [`ValidationErrorDetail`] of `fields_refused`, [`RosterErrorDetail`] of
    /// `roster_refused`, [`SessionConcernsDetail`](super::SessionConcernsDetail) of
    /// `session_concerns`, [`BlockListPreview`](super::BlockListPreview) of `block_list_refused`;
    /// absent for the others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<Object>))]
    pub detail: Option<serde_json::Value>,
}

codes! {
    /// Why a request failed.
    pub enum ErrorCode {
        /// No login, an expired one, or one of another portal.
        NotLoggedIn = "not_logged_in",
        /// The request comes from a page of another origin.
        WrongOrigin = "wrong_origin",
        /// The server cannot know who asks: the proxy in front of it is not set up. Nobody
        /// logs in through it until the operator has named it; the log says how.
        ProxyNotTrusted = "proxy_not_trusted",
        /// Not for this role or account.
        NotAllowed = "not_allowed",
        /// Nothing there, or nothing this person may see.
        NotFound = "not_found",
        /// The path exists, with another method.
        MethodNotAllowed = "method_not_allowed",
        /// The login of a candidate or an invigilator does not match; not said why.
        EntryRefused = "entry_refused",
        /// The login of a referent does not match; not said why.
        LoginRefused = "login_refused",
        /// The results are published: the login needs the candidate's personal code or
        /// identifier.
        IdentifierNeeded = "identifier_needed",
        /// The login needs the personal code of the candidate or the invigilator, which their
        /// slip has.
        PersonalCodeNeeded = "personal_code_needed",
        /// The codes of the session are not valid yet or any more; `detail` says when they are.
        OutsideEntryWindow = "outside_entry_window",
        /// The password of the account must be given again on this login:
        /// `POST /api/referent/confirm`, then the same request.
        ConfirmationNeeded = "confirmation_needed",
        /// The password is right; the same request needs a one-time code as well.
        SecondFactorNeeded = "second_factor_needed",
        /// The password is right; the one-time code is not, or was used before.
        SecondFactorRefused = "second_factor_refused",
        /// One-time codes cannot be checked now; those on paper can.
        SecondFactorUnavailable = "second_factor_unavailable",
        /// The password is right; the account may not log in any more.
        AccountDisabled = "account_disabled",
        /// The session is closed.
        SessionFinalized = "session_finalized",
        /// The outcomes of the session are not decided yet.
        NotFinalized = "not_finalized",
        /// The results are not published yet.
        NotPublished = "not_published",
        /// No published certificate has this code; not said why.
        CertificateUnknown = "certificate_unknown",
        /// Another certificate took the place of this one; `detail.since` says when.
        CertificateReplaced = "certificate_replaced",
        /// The certificate is not good any more; `detail.since` says since when.
        CertificateCancelled = "certificate_cancelled",
        /// Too many failures lately; `detail.retry_after` and `Retry-After` say how long to wait.
        TooManyAttempts = "too_many_attempts",
        /// Somebody is guessing: the same request again, with the header
        /// `Vigie-Proof-Of-Work`; `detail` says what to compute. Nothing was looked at.
        ProofOfWorkNeeded = "proof_of_work_needed",
        /// The account decided on too many items lately; `detail.retry_after` and `Retry-After`
        /// say how long to wait.
        TooManyDecisions = "too_many_decisions",
        /// Too many requests lately, of this login or of this network; `detail.retry_after` and
        /// `Retry-After` say how long to wait.
        TooManyRequests = "too_many_requests",
        /// The server has too much other work; `detail.retry_after` and `Retry-After` say when
        /// another attempt is worth it.
        Busy = "busy",
        /// The roster has errors; `detail.faults` lists all of them. Nothing was created.
        RosterRefused = "roster_refused",
        /// Fields have errors; `detail.fields` lists all of them. Nothing was changed.
        FieldsRefused = "fields_refused",
        /// The invigilator has logged in under this name: it is on record and stays.
        NameOnRecord = "name_on_record",
        /// The question bank has no such item.
        UnknownItem = "unknown_item",
        /// Without the item its competence would have too few left.
        TooFewItemsLeft = "too_few_items_left",
        /// Rules of the block list cannot be taken, or there would be too many; `detail` says
        /// which. Nothing was changed.
        BlockListRefused = "block_list_refused",
        /// Somebody else has changed the block list meanwhile: look at it again.
        BlockListChanged = "block_list_changed",
        /// Somebody else has changed this candidate meanwhile: look again.
        CandidateChanged = "candidate_changed",
        /// With so little extra time the test would be over at once.
        ReductionEndsTest = "reduction_ends_test",
        /// The candidate has entered: they stay on the roster.
        CandidateEntered = "candidate_entered",
        /// The roster has as many seats as a room may have.
        RosterFull = "roster_full",
        /// The incident is not about what is to be corrected, or not about this candidate.
        CorrectionDoesNotFit = "correction_does_not_fit",
        /// The incident was resolved before.
        IncidentAlreadyResolved = "incident_already_resolved",
        /// The test has started.
        TestAlreadyStarted = "test_already_started",
        /// The test has ended, or its time is up.
        TestEnded = "test_ended",
        /// A test has started: the session takes place.
        SessionStarted = "session_started",
        /// Somebody has entered the session, or something was recorded in it: it can be called
        /// off, not deleted.
        SessionOnRecord = "session_on_record",
        /// The session was called off.
        SessionCancelled = "session_cancelled",
        /// Somebody else has changed this session meanwhile: look again.
        SessionChanged = "session_changed",
        /// The server could not write; nothing was changed.
        StorageUnavailable = "storage_unavailable",
        /// Somebody else has changed the center meanwhile: look at it again.
        CenterChanged = "center_changed",
        /// The link of a mail is not good: used, expired, withdrawn, or never sent.
        AccountLinkRefused = "account_link_refused",
        /// There is an account already: the first start is over.
        SetUpClosed = "set_up_closed",
        /// Not the code on the terminal of the server.
        SetUpRefused = "set_up_refused",
        /// Without this person the center would have nobody who may log in; nothing was changed.
        LastReferent = "last_referent",
        /// The center has invited 100 people within seven days; nothing was sent.
        TooManyInvitations = "too_many_invitations",
        /// Something about the planned session is probably not meant; `detail` lists it. The same
        /// request is granted with the codes in `accepted_concerns`. Nothing was created or changed.
        SessionConcerns = "session_concerns",
        /// Not the JSON, or not the parameters, that the path takes.
        Malformed = "malformed",
        /// The content type is not JSON.
        NotJson = "not_json",
        /// The body is larger than the path takes.
        TooLarge = "too_large",
        /// The body did not arrive in time: no byte for 10 s, or not all of it in 120 s.
        TooSlow = "too_slow",
        /// A fault of the server. The cause is logged, never sent.
        Internal = "internal",
    }
}

/// `detail` of `too_many_attempts`, `too_many_decisions`, `too_many_requests` and `busy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RetryAfterDetail {
    /// Seconds until the next attempt is looked at, at least 1.
    pub retry_after: u32,
}

/// `detail` of `proof_of_work_needed`: for each round from 0 the smallest number `n`, or any
/// other, such that SHA-256 of (SHA-256 of the challenge, the round in 2 bytes, `n` in 8 bytes,
/// both little-endian) begins with 16 zero bits. The header of the next request is the
/// challenge, a space, and the numbers of all rounds, separated by commas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProofOfWorkDetail {
    /// To be sent back as it is. Good for two minutes, once, for the same login.
    pub challenge: String,
    /// How many rounds, 1..=128: the more guesses failed lately, the more.
    pub rounds: u16,
}

/// `detail` of `outside_entry_window`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EntryWindowDetail {
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub opens_at: Timestamp,
    /// Microseconds since 1970 UTC; absent when it is open until the finalization.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(value_type = Option<i64>))]
    pub closes_at: Option<Timestamp>,
    /// The zone of the center (IANA name): its hours are meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

/// `detail` of `certificate_replaced` and `certificate_cancelled`: nothing about the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EndedCertificateDetail {
    /// Microseconds since 1970 UTC.
    #[cfg_attr(feature = "openapi", schema(value_type = i64))]
    pub since: Timestamp,
}

/// `detail` of `fields_refused`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ValidationErrorDetail {
    /// One entry for each field with an error, in the order of the form.
    pub fields: Vec<ValidationError>,
}

/// `detail` of `roster_refused`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RosterErrorDetail {
    /// Every error, in the order of the file.
    pub faults: Vec<RosterDiagnostic>,
}

/// An error in one field of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ValidationError {
    /// Name of the field, as in the request.
    #[cfg_attr(feature = "openapi", schema(value_type = String))]
    pub field: Cow<'static, str>,
    /// What is wrong with it.
    pub code: ValidationCode,
}

impl ValidationError {
    /// An error of the field with this name.
    pub fn new(field: &'static str, code: ValidationCode) -> Self {
        Self {
            field: Cow::Borrowed(field),
            code,
        }
    }
}

codes! {
    /// What can be wrong with a field.
    pub enum ValidationCode {
        /// Must be filled in.
        Empty = "empty",
        /// Too long, or too many.
        TooLong = "too_long",
        /// Too short to be a password.
        TooShort = "too_short",
        /// A password that others would try first: it has the address in it, or is one
        /// character repeated.
        Guessable = "guessable",
        /// The same as another entry of the list.
        Duplicate = "duplicate",
        /// Invisible characters.
        ControlCharacters = "control_characters",
        /// Not a date that exists, `2025-06-01`.
        BadDate = "bad_date",
        /// Not a time of day, `14:30`.
        BadTime = "bad_time",
        /// Not the number of a school: its letter does not follow from its digits.
        BadUai = "bad_uai",
        /// Not a time zone of the IANA.
        BadTimeZone = "bad_time_zone",
        /// Not an `https` address.
        BadLink = "bad_link",
        /// Not an e-mail address.
        BadEmail = "bad_email",
        /// Not a PNG image.
        BadImage = "bad_image",
        /// An image with more bytes or pixels than a paper takes.
        ImageTooLarge = "image_too_large",
    }
}
