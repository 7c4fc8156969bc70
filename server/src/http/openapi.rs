//! The description of the resources, made from the handlers themselves, and served at
//! `/api/openapi.json`.
//!
//! Handlers name only the responses that are their own; those that follow from the kind of
//! request are added by [`responses`], so that no handler can forget them.

mod by_hand;
mod responses;

use crate::auth::Portal;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use std::{
    future::{Ready, ready},
    sync::Arc,
};
use utoipa::openapi::{
    OpenApi,
    info::{ContactBuilder, InfoBuilder, LicenseBuilder},
    security::{ApiKey, ApiKeyValue, SecurityScheme},
    tag::{Tag, TagBuilder},
};

/// Adds the routes that are described by hand.
pub(super) fn add_by_hand(api: &mut OpenApi) {
    by_hand::add_to(api);
}

/// The document of these resources, with everything that is not said at the handlers.
pub(super) fn complete(mut api: OpenApi) -> String {
    api.info = info();
    api.tags = Some(tags());
    add_security_schemes(&mut api);
    responses::add_common(&mut api);
    serde_json::to_string(&api).expect("data with text keys always encodes")
}

/// A handler that serves the document.
pub(super) fn serve(document: String) -> impl Fn() -> Ready<Response> + Clone + Send + Sync {
    let document: Arc<str> = document.into();
    move || {
        let json = [(header::CONTENT_TYPE, "application/json")];
        ready((json, document.to_string()).into_response())
    }
}

fn info() -> utoipa::openapi::Info {
    InfoBuilder::new()
        .title("Vigie")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(
            "HTTP interface of Vigie: logins, sessions, rosters, documents and results of \
             adaptive certification exams. What happens in a room goes over WebSockets and is \
             described in docs/PROTOCOL.md. Logins are answered with a cookie; requests that \
             change something must come from the server's own pages or from a program that is \
             no browser.",
        ))
        .contact(Some(
            ContactBuilder::new()
                .name(Some("The maintainers of Vigie, by an issue of the project"))
                .build(),
        ))
        .license(Some(
            LicenseBuilder::new()
                .name("MIT OR Apache-2.0")
                .identifier(Some("MIT OR Apache-2.0"))
                .build(),
        ))
        .build()
}

fn tags() -> Vec<Tag> {
    let tags = [
        ("candidate", "The portal of the candidates."),
        ("invigilator", "The portal of the invigilators."),
        ("referent", "The portal of the referents of a center."),
        ("public", "For everybody, without a login."),
        ("socket", "Upgrades to WebSockets."),
        ("operation", "For those who run the server."),
    ];
    let tag = |(name, description)| {
        TagBuilder::new()
            .name(name)
            .description(Some(description))
            .build()
    };
    tags.map(tag).into()
}

fn add_security_schemes(api: &mut OpenApi) {
    let components = api.components.get_or_insert_default();
    for portal in Portal::ALL {
        let description = match portal {
            Portal::Referent => "set by the login of this portal",
            Portal::Candidate | Portal::Invigilator => {
                "set by the login of this portal, with `-` and the number of the session behind \
                 this name"
            }
        };
        let cookie =
            ApiKeyValue::with_description(portal.cookie_name(None), description.to_owned());
        let scheme = SecurityScheme::ApiKey(ApiKey::Cookie(cookie));
        components.add_security_scheme(portal.name(), scheme);
    }
}
