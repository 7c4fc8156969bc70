//! The small web: any host name is a site, and some are search engines.

use axum::{
    http::{Uri, header},
    response::{Html, IntoResponse, Redirect, Response},
};

/// Search engines, their host name and their results page.
pub const ENGINES: &[(&str, &str)] = &[
    (
        "www.google.com",
        include_str!("../../companion/pages/google.html"),
    ),
    (
        "www.bing.com",
        include_str!("../../companion/pages/bing.html"),
    ),
    (
        "duckduckgo.com",
        include_str!("../../companion/pages/duckduckgo.html"),
    ),
    (
        "www.qwant.com",
        include_str!("../../companion/pages/qwant.html"),
    ),
    (
        "www.ecosia.org",
        include_str!("../../companion/pages/ecosia.html"),
    ),
    (
        "search.brave.com",
        include_str!("../../companion/pages/brave.html"),
    ),
    (
        "fr.search.yahoo.com",
        include_str!("../../companion/pages/yahoo.html"),
    ),
    (
        "www.startpage.com",
        include_str!("../../companion/pages/startpage.html"),
    ),
];

/// What a captive portal says in the place of every site.
pub fn portal() -> Response {
    Html("<!doctype html><title>Wi-Fi</title><h1 id=site>portal</h1><form></form>").into_response()
}

/// What a site says at an address.
///
/// `/to?<address>` leads on to an address; `/frame?<address>` shows it in a frame; `/file` is to
/// be downloaded; everything else is a page that names the site.
pub fn respond(host: &str, address: &Uri) -> Response {
    let query = address.query().unwrap_or_default();
    let engine = ENGINES.iter().find(|(name, _)| *name == host);
    match (engine, address.path()) {
        (Some((_, page)), "/" | "/search" | "/yhs/search") => Html(*page).into_response(),
        (_, "/to") => Redirect::temporary(query).into_response(),
        (_, "/frame") => Html(format!(
            "<!doctype html><title>{host}</title><h1 id=site>{host}</h1><iframe src='{query}'></iframe>"
        ))
        .into_response(),
        (_, "/file") => {
            let name = "attachment; filename=answers.txt";
            ([(header::CONTENT_DISPOSITION, name)], "answers").into_response()
        }
        (_, path) => {
            // Readable by other sites: what does not come is blocked, and not kept by its rules.
            let open = [(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")];
            let page = format!(
                "<!doctype html><html lang=fr><title>{host}</title><main><h1 id=site>{host}</h1><p>{path}</p></main>"
            );
            (open, Html(page)).into_response()
        }
    }
}
