//! Routes that are described by hand: the document itself, and the upgrades to WebSockets.
//! What is said after an upgrade is in docs/PROTOCOL.md.

use utoipa::OpenApi as _;
use utoipa::openapi::OpenApi;
use vigie_shared::api::{
    EndedCertificateDetail, EntryWindowDetail, ErrorBody, ProofOfWorkDetail, RetryAfterDetail,
    RosterErrorDetail, SessionCodeKind, ValidationErrorDetail,
};

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(document, candidate, invigilator, referent, center, companion),
    components(schemas(
        EndedCertificateDetail,
        EntryWindowDetail,
        ProofOfWorkDetail,
        RetryAfterDetail,
        RosterErrorDetail,
        SessionCodeKind,
        ValidationErrorDetail
    ))
)]
struct ByHand;

/// Adds these routes, the details of errors that no response names as its body, and what only
/// parameters of paths name.
pub(super) fn add_to(api: &mut OpenApi) {
    api.merge(ByHand::openapi());
}

/// What every socket answers to its upgrade.
#[derive(utoipa::IntoResponses)]
#[expect(dead_code, reason = "only its description is used")]
enum SocketResponses {
    /// the WebSocket
    #[response(status = SWITCHING_PROTOCOLS)]
    Opened,
    /// no upgrade, no session of that name, or an unsupported version of the protocol
    #[response(status = BAD_REQUEST)]
    NoUpgrade,
    /// wrong_origin
    #[response(status = FORBIDDEN)]
    WrongOrigin(ErrorBody),
    /// proxy_not_trusted
    #[response(status = SERVICE_UNAVAILABLE)]
    ProxyNotTrusted(ErrorBody),
    /// no upgrade is possible here
    #[response(status = UPGRADE_REQUIRED)]
    NotPossible,
}

/// This description.
#[utoipa::path(get, path = "/api/openapi.json", tag = "operation",
    operation_id = "openapi_document",
    responses((status = OK, body = Object, description = "OpenAPI 3.1")))]
#[expect(dead_code, reason = "only its description is used")]
fn document() {}

/// The candidate who is logged in, in the room of the session. Without a login the socket is
/// opened and closed with `not_logged_in`: browsers hide the status of a refused upgrade.
#[utoipa::path(get, path = "/api/socket/candidate/{session}", tag = "socket",
    operation_id = "candidate_socket",
    params(("session" = u32, Path, description = "number of the session")),
    responses(SocketResponses))]
#[expect(dead_code, reason = "only its description is used")]
fn candidate() {}

/// The invigilator who is logged in, in the room of the session.
#[utoipa::path(get, path = "/api/socket/invigilator/{session}", tag = "socket",
    operation_id = "invigilator_socket",
    params(("session" = u32, Path, description = "number of the session")),
    responses(SocketResponses))]
#[expect(dead_code, reason = "only its description is used")]
fn invigilator() {}

/// The referent who is logged in, in the room of a session of the own center.
#[utoipa::path(get, path = "/api/socket/referent/{session}", tag = "socket",
    operation_id = "referent_socket", params(("session" = String, Path, format = "uuid")),
    responses(SocketResponses))]
#[expect(dead_code, reason = "only its description is used")]
fn referent() {}

/// The referent who is logged in, for all sessions of the own center.
#[utoipa::path(
    get,
    path = "/api/socket/center",
    tag = "socket",
    operation_id = "center_socket",
    responses(SocketResponses)
)]
#[expect(dead_code, reason = "only its description is used")]
fn center() {}

/// The companion extension of a candidate, with a ticket or a link of its own: no cookie counts.
/// What is said on it is in docs/COMPANION-PROTOCOL.md.
#[utoipa::path(get, path = "/api/socket/companion/{session}", tag = "socket",
    operation_id = "companion_socket",
    params(("session" = u32, Path, description = "number of the session")),
    responses(
        (status = SWITCHING_PROTOCOLS, description = "the WebSocket"),
        (status = BAD_REQUEST, description = "no upgrade, no number of a session, or an \
            unsupported version of the protocol"),
        (status = SERVICE_UNAVAILABLE, body = ErrorBody, description = "proxy_not_trusted, or \
            too many connections that have not said whose they are"),
        (status = UPGRADE_REQUIRED, description = "no upgrade is possible here"),
    ))]
#[expect(dead_code, reason = "only its description is used")]
fn companion() {}
