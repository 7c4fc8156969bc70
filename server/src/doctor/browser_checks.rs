//! What a browser meets: pages, headers, and whose requests are taken.

use super::{
    finding::DoctorFinding,
    outside_client::{OutsideClient, OutsideResponse},
};
use crate::outgoing::{OutgoingClient, OutgoingError};
use hyper::{HeaderMap, Method, StatusCode, header};
use std::net::SocketAddr;
use url::Url;

/// A route that changes nothing for somebody who is not logged in.
const LOG_OUT: &str = "/api/referent/logout";

/// `http://` should lead to `https://`: people type addresses without either.
pub(super) async fn redirect(client: &OutsideClient) -> Vec<DoctorFinding> {
    let mut plain = client.url.clone();
    // With a port of its own there is nothing to lead from.
    if !client.is_https() || plain.port().is_some() || plain.set_scheme("http").is_err() {
        return Vec::new();
    }
    let plain = OutsideClient::new(client.outgoing.clone(), plain);
    vec![match plain.ask(Method::GET, "/", &[]).await {
        Ok(response) if leads_to(&response, &client.origin) => {
            DoctorFinding::right("http:// leads to https://")
        }
        Ok(_) => DoctorFinding::wrong(format!(
            "{} answers in clear: let the proxy redirect it to {}",
            plain.origin, client.origin
        )),
        Err(_) => DoctorFinding::note(format!(
            "nothing answers on port 80: who types {} without https:// may not get here",
            client.host()
        )),
    }]
}

fn leads_to(response: &OutsideResponse, origin: &str) -> bool {
    let place = response.headers.get(header::LOCATION);
    let place = place.and_then(|place| place.to_str().ok());
    response.status.is_redirection() && place.is_some_and(|place| place.starts_with(origin))
}

/// The pages arrive as they were sent.
pub(super) async fn pages(client: &OutsideClient) -> Vec<DoctorFinding> {
    let response = match client.ask(Method::GET, "/", &[]).await {
        Ok(response) => response,
        Err(error) => return vec![DoctorFinding::wrong(error.to_string())],
    };
    let is_ours = response.status == StatusCode::OK && response.body.contains("<title>Vigie");
    let page = match is_ours {
        true => DoctorFinding::right("the pages arrive"),
        false => DoctorFinding::wrong(format!(
            "{} answers {} with something that is not Vigie's page: let the proxy pass all \
             paths to Vigie's port",
            client.origin, response.status
        )),
    };
    let missing = altered_headers(&response.headers, client.is_https());
    let headers = match missing.is_empty() {
        true => DoctorFinding::right("the security headers arrive as they were sent"),
        false => DoctorFinding::wrong(format!(
            "the proxy removes, adds or changes {}: let it pass the headers of answers as they \
             are",
            missing.join(", ")
        )),
    };
    match is_ours {
        true => vec![page, headers],
        false => vec![page],
    }
}

fn altered_headers(headers: &HeaderMap, is_https: bool) -> Vec<&'static str> {
    let is_kept = |name: &'static str, start: &str| {
        let mut values = headers.get_all(name).iter();
        let first = values.next().and_then(|value| value.to_str().ok());
        first.is_some_and(|value| value.starts_with(start)) && values.next().is_none()
    };
    [
        ("content-security-policy", "default-src 'none'", true),
        ("x-content-type-options", "nosniff", true),
        ("referrer-policy", "no-referrer", true),
        ("strict-transport-security", "max-age=", is_https),
    ]
    .into_iter()
    .filter(|(name, start, is_sent)| *is_sent && !is_kept(name, start))
    .map(|(name, ..)| name)
    .collect()
}

/// Requests of our own pages are taken.
pub(super) async fn own_origin(client: &OutsideClient) -> DoctorFinding {
    match ask_as(client, &client.origin).await {
        Ok(status) if status.is_success() => {
            DoctorFinding::right("requests of the pages are taken: --origin is what browsers show")
        }
        Ok(StatusCode::FORBIDDEN) => DoctorFinding::wrong(format!(
            "every log-in is refused: set --origin {}, and let the proxy leave the header Origin \
             alone",
            client.origin
        )),
        Ok(status) => DoctorFinding::wrong(format!(
            "a request of the pages is answered {status}: let the proxy pass POST to Vigie"
        )),
        Err(error) => DoctorFinding::wrong(error.to_string()),
    }
}

/// Requests of other pages are not.
pub(super) async fn foreign_origin(client: &OutsideClient) -> DoctorFinding {
    match ask_as(client, "https://elsewhere.invalid").await {
        Ok(StatusCode::FORBIDDEN) => DoctorFinding::right("requests of other pages are refused"),
        Ok(status) => DoctorFinding::wrong(format!(
            "a request of another page is answered {status} and not 403: let the proxy leave the \
             header Origin alone"
        )),
        Err(error) => DoctorFinding::wrong(error.to_string()),
    }
}

async fn ask_as(client: &OutsideClient, origin: &str) -> Result<StatusCode, OutgoingError> {
    let headers = [(header::ORIGIN, origin)];
    let response = client.ask(Method::POST, LOG_OUT, &headers).await?;
    Ok(response.status)
}

/// Metrics are not for the public.
pub(super) async fn metrics(client: &OutsideClient) -> DoctorFinding {
    match client.ask(Method::GET, "/metrics", &[]).await {
        Ok(response) if response.body.contains("# TYPE ") => DoctorFinding::wrong(
            "everybody can read /metrics: let the proxy pass only Vigie's port, not that of \
             --admin",
        ),
        Ok(_) => DoctorFinding::right("/metrics cannot be read from here"),
        Err(error) => DoctorFinding::wrong(error.to_string()),
    }
}

/// The admin address answers, and says that the server works.
pub(super) async fn admin(
    outgoing: OutgoingClient,
    address: SocketAddr,
) -> anyhow::Result<DoctorFinding> {
    let client = OutsideClient::new(outgoing, Url::parse(&format!("http://{address}"))?);
    Ok(match client.ask(Method::GET, "/healthz", &[]).await {
        Ok(response) if response.status.is_success() => {
            DoctorFinding::right(format!("the admin address {address} says that all is well"))
        }
        Ok(response) => DoctorFinding::wrong(format!(
            "the admin address {address} says: {}",
            response.body.trim()
        )),
        Err(error) => DoctorFinding::wrong(format!("the admin address: {error}")),
    })
}
