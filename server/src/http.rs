//! The resources: one file each, thin handlers, one error type.

mod access;
mod account;
mod account_link;
mod admin;
mod audit;
mod bank;
mod block_list;
mod candidate;
mod center;
mod certificates;
mod client_address;
mod companion;
mod connection;
mod credentials;
mod documents;
mod door;
mod download;
mod error;
mod headers;
mod health;
mod http_metrics;
mod identify;
mod invigilator;
mod items;
mod json_body;
mod login;
mod login_client;
pub mod metrics;
mod openapi;
mod people;
mod record;
mod redirect;
mod referent;
mod render;
mod results;
mod roster;
mod session_info;
mod sessions;
mod set_up;
mod spa;
mod stranger_budget;
mod trace;
mod validation;

pub use access::{AuditSubject, GuardedRoutes, RouteAccess, SocketAccess};
pub use admin::admin_router;
pub use client_address::ClientAddress;
pub use redirect::redirect_router;

use crate::{
    app::SharedApp,
    auth::{self, Portal},
    error::ApiError,
};
use access::AccessRouter;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state, map_response},
    routing::{any, get},
};
use utoipa_axum::routes;
use vigie_shared::{
    access::Action,
    limits::{
        MAX_BLOCK_LIST_BODY_BYTES, MAX_BODY_BYTES, MAX_CENTER_BODY_BYTES, MAX_ROSTER_BODY_BYTES,
    },
};

/// The whole HTTP side of a server: resources, sockets and pages, inside the layers
/// every response goes through.
///
/// # Errors
/// When the folder of the pages was given and cannot be read.
pub fn router(app: &SharedApp, sockets: GuardedRoutes) -> std::io::Result<Router> {
    let spa = match &app.config.spa {
        Some(dir) => spa::Spa::read(dir, &app.work)?,
        None => spa::Spa::embedded(&app.work),
    };
    let headers = headers::SecurityHeaders::new(&app.origin, spa.index());
    Ok(routes(app, sockets)
        .fallback_service(spa::service(spa))
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
        // From here outwards. Innermost: what comes from elsewhere is not even parsed.
        .layer(from_fn_with_state(app.clone(), auth::refuse_other_origins))
        .layer(from_fn_with_state(app.clone(), stranger_budget::charge))
        .layer(from_fn(http_metrics::record_request))
        .layer(trace::layer())
        .layer(from_fn(trace::with_request_id))
        // Outermost, so that refusals of the layers inside have the headers too.
        .layer(map_response(move |response| headers.clone().add(response)))
        .with_state(app.clone()))
}

/// All resources and sockets, and their description at `/api/openapi.json`.
fn routes(app: &SharedApp, sockets: GuardedRoutes) -> Router<SharedApp> {
    let (router, mut api, access) = portals(app)
        .merge(account(app))
        .merge(center(app))
        .merge(people(app))
        .map(|router| router.layer(DefaultBodyLimit::max(MAX_BODY_BYTES)))
        .merge(rosters(app))
        .merge(block_lists(app))
        .merge(center_settings(app))
        .guarded_all(sockets)
        .noted("/api/openapi.json")
        .split();
    openapi::add_by_hand(&mut api);
    access.add_to(&mut api);
    let document = openapi::complete(api);
    router
        .route("/api/openapi.json", get(openapi::serve(document)))
        // It was here once: a scraper must not take the page of the application for metrics.
        .route("/metrics", any(async || ApiError::NotFound))
        // No page of the application lives below /api: a mistyped address must not
        // get one.
        .route("/api", any(async || ApiError::NotFound))
        .route("/api/{*rest}", any(async || ApiError::NotFound))
}

/// What the three portals and the public have of their own.
fn portals(app: &SharedApp) -> AccessRouter {
    let candidates = |action| RouteAccess::own(Portal::Candidate, action);
    let invigilators = |action| RouteAccess::own(Portal::Invigilator, action);
    let referents = |action| RouteAccess::own(Portal::Referent, action);
    AccessRouter::new(app)
        .guarded(candidates(Action::LogIn), routes!(candidate::log_in))
        .guarded(candidates(Action::LogIn), routes!(door::wait))
        .guarded(candidates(Action::WatchOwnTest), routes!(candidate::me))
        .guarded(candidates(Action::LogOut), routes!(candidate::log_out))
        .guarded(candidates(Action::ReadOwnResult), routes!(results::show))
        .guarded(
            candidates(Action::ProveIdentity),
            routes!(identify::identify),
        )
        .guarded(
            candidates(Action::DownloadOwnCertificate),
            routes!(results::certificate),
        )
        .guarded(candidates(Action::TakeTest), routes!(bank::file))
        .guarded(candidates(Action::TakeTest), routes!(companion::ticket))
        .guarded(invigilators(Action::LogIn), routes!(invigilator::log_in))
        .guarded(invigilators(Action::WatchBoard), routes!(invigilator::me))
        .guarded(
            invigilators(Action::ReadPersonalCode),
            routes!(sessions::personal_code),
        )
        .guarded(
            invigilators(Action::AdmitByHand),
            routes!(door::admit_by_hand),
        )
        .guarded(invigilators(Action::LogOut), routes!(invigilator::log_out))
        .guarded(referents(Action::LogIn), routes!(referent::log_in))
        .guarded(referents(Action::ReadAccount), routes!(referent::me))
        .guarded(referents(Action::LogOut), routes!(referent::log_out))
        .guarded(RouteAccess::open(), routes!(certificates::verify))
        .guarded(RouteAccess::open(), routes!(connection::show))
        .guarded(RouteAccess::open(), routes!(companion::list))
        .guarded(RouteAccess::open(), routes!(companion::settings))
        .guarded(RouteAccess::open(), routes!(companion::package))
        .guarded(RouteAccess::open(), routes!(health::answer))
}

/// What referents do with their own account. The handlers write the lines of the audit trail:
/// what was tried matters as much as what was done.
fn account(app: &SharedApp) -> AccessRouter {
    let own = RouteAccess::own(Portal::Referent, Action::ManageAccount);
    AccessRouter::new(app)
        .guarded(own, routes!(account::confirm))
        .guarded(own, routes!(account::confirmation))
        .guarded(own, routes!(account::activity))
        .guarded(own, routes!(account::change_password))
        .guarded(own, routes!(account::logins::list))
        .guarded(own, routes!(account::logins::end))
        .guarded(own, routes!(account::second_factor::begin))
        .guarded(own, routes!(account::second_factor::activate))
        .guarded(own, routes!(account::second_factor::remove))
}

/// What referents do with the sessions of their center, and decide for it.
fn center(app: &SharedApp) -> AccessRouter {
    let session = |action| RouteAccess::session(Portal::Referent, action);
    let document = session(Action::DownloadDocument);
    let timeline = session(Action::ReadTimeline);
    let item = |action| RouteAccess::in_body(Portal::Referent, action);
    let own = |action| RouteAccess::own(Portal::Referent, action);
    AccessRouter::new(app)
        .guarded(session(Action::ReadCodes), routes!(sessions::show))
        .guarded(session(Action::RenewCodes), routes!(sessions::renew_codes))
        .guarded(
            session(Action::EditSession),
            routes!(sessions::edit_session),
        )
        .guarded(
            session(Action::CancelSession),
            routes!(sessions::cancel_session),
        )
        .guarded(
            session(Action::CancelSession),
            routes!(sessions::delete_session),
        )
        .guarded(
            session(Action::EditCandidate),
            routes!(sessions::edit_candidate),
        )
        .guarded(
            session(Action::AdmitByHand),
            routes!(door::admit_by_hand_as_referent),
        )
        .guarded(
            session(Action::EnrollCandidate),
            routes!(sessions::enroll_candidate),
        )
        .guarded(
            session(Action::RemoveCandidate),
            routes!(sessions::remove_candidate),
        )
        .guarded(
            session(Action::ReadInvigilators),
            routes!(sessions::list_invigilators),
        )
        .guarded(
            session(Action::ManageInvigilators),
            routes!(sessions::change_invigilators),
        )
        .guarded(
            session(Action::ManageInvigilators),
            routes!(sessions::make_invigilator_code),
        )
        .guarded(
            session(Action::ManageInvigilators),
            routes!(sessions::end_invigilator_login),
        )
        .guarded(document, routes!(documents::certificate))
        .guarded(document, routes!(documents::certificates))
        .guarded(document, routes!(documents::incidents))
        .guarded(document, routes!(documents::attendance))
        .guarded(document, routes!(documents::prescriber))
        .guarded(document, routes!(documents::parcoursup))
        .guarded(session(Action::DownloadRecord), routes!(record::export))
        .guarded(timeline, routes!(record::replay))
        .guarded(timeline, routes!(record::timeline))
        .guarded(item(Action::SuspendItem), routes!(items::suspend))
        .guarded(item(Action::ReinstateItem), routes!(items::reinstate))
        .guarded(own(Action::ReadAudit), routes!(audit::list))
        .guarded(own(Action::DownloadAudit), routes!(audit::table))
}

/// Who works for a center, the links by mail, and the first start. The handlers write the lines of the audit trail.
fn people(app: &SharedApp) -> AccessRouter {
    let own = RouteAccess::own(Portal::Referent, Action::ManagePeople);
    let open = RouteAccess::own(Portal::Referent, Action::RecoverAccount);
    let set_up = RouteAccess::own(Portal::Referent, Action::SetUp);
    AccessRouter::new(app)
        .guarded(own, routes!(people::list))
        .guarded(own, routes!(people::invite))
        .guarded(own, routes!(people::withdraw))
        .guarded(own, routes!(people::remove))
        .guarded(open, routes!(account_link::forgotten))
        .guarded(open, routes!(account_link::choose_password))
        .guarded(RouteAccess::open(), routes!(set_up::show))
        .guarded(set_up, routes!(set_up::make))
}

/// The list of blocked sites, in bodies of thousands of rules.
fn block_lists(app: &SharedApp) -> AccessRouter {
    let read = RouteAccess::own(Portal::Referent, Action::ReadBlockList);
    let edit = RouteAccess::in_body(Portal::Referent, Action::EditBlockList);
    let look = RouteAccess::in_body(Portal::Referent, Action::ReadBlockList);
    AccessRouter::new(app)
        .guarded(read, routes!(block_list::show))
        .guarded(look, routes!(block_list::preview))
        .guarded(edit, routes!(block_list::change))
        .map(|router| router.layer(DefaultBodyLimit::max(MAX_BLOCK_LIST_BODY_BYTES)))
}

/// What a center says of itself, with the image of a signature.
fn center_settings(app: &SharedApp) -> AccessRouter {
    let own = |action| RouteAccess::own(Portal::Referent, action);
    AccessRouter::new(app)
        .guarded(own(Action::ReadCenter), routes!(center::show))
        .guarded(own(Action::ManageCenter), routes!(center::change))
        .map(|router| router.layer(DefaultBodyLimit::max(MAX_CENTER_BODY_BYTES)))
}

/// What takes a roster, and so a large body.
fn rosters(app: &SharedApp) -> AccessRouter {
    let own = |action| RouteAccess::own(Portal::Referent, action);
    AccessRouter::new(app)
        .guarded(own(Action::PlanSession), routes!(sessions::list))
        .guarded(own(Action::PlanSession), routes!(sessions::agenda))
        .guarded(own(Action::CreateSession), routes!(sessions::create))
        .guarded(own(Action::CreateSession), routes!(sessions::create_batch))
        .guarded(own(Action::PlanSession), routes!(roster::check))
        .map(|router| router.layer(DefaultBodyLimit::max(MAX_ROSTER_BODY_BYTES)))
}
