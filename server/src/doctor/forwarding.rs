//! Whether the server knows who asks, and what time it is.

use super::{finding::DoctorFinding, outside_client::OutsideClient};
use crate::{clock::Clock, outgoing::OutgoingError};
use hyper::{Method, StatusCode, header::HeaderName};
use vigie_shared::{
    api::ConnectionInfo,
    time::{SECOND, Timestamp},
};

const PATH: &str = "/api/connection";
/// An address that nobody has (RFC 5737).
const INVENTED: &str = "192.0.2.99";
/// How far the clocks may differ, microseconds.
const TOLERANCE: i64 = 2 * SECOND;

/// Compares what the server sees with and without an invented header.
pub(super) async fn judge(client: &OutsideClient, clock: &Clock) -> Vec<DoctorFinding> {
    let before = clock.now();
    let honest = match ask(client, &[]).await {
        Ok(Some(info)) => info,
        Ok(None) => return vec![not_trusted()],
        Err(error) => return vec![DoctorFinding::wrong(error.to_string())],
    };
    let after = clock.now();
    let forwarded = HeaderName::from_static("x-forwarded-for");
    let address = match ask(client, &[(forwarded, INVENTED)]).await {
        Ok(Some(spoofed)) if spoofed.address == honest.address => DoctorFinding::right(format!(
            "the server sees this machine as {}, whatever X-Forwarded-For says",
            honest.address
        )),
        Ok(Some(_)) => DoctorFinding::wrong(
            "everybody can choose their address: let the proxy set X-Forwarded-For to the \
             client's address and not hand on what came (nginx: proxy_set_header \
             X-Forwarded-For $remote_addr)",
        ),
        Ok(None) => not_trusted(),
        Err(error) => DoctorFinding::wrong(error.to_string()),
    };
    vec![address, judge_clock(honest.now, before, after)]
}

fn not_trusted() -> DoctorFinding {
    DoctorFinding::wrong(
        "nobody can log in, because the server does not know the proxy: set --trusted-proxy to \
         the address the proxy connects from, and let the proxy set X-Forwarded-For; the log of \
         the server says which of the two is missing",
    )
}

fn judge_clock(server: Timestamp, before: Timestamp, after: Timestamp) -> DoctorFinding {
    let round_trip = after.since(before);
    let here = before.plus(round_trip / 2);
    let ahead = server.since(here);
    if ahead.abs() <= TOLERANCE + round_trip / 2 {
        return DoctorFinding::right("the clocks of the server and of this machine agree");
    }
    let seconds = ahead.abs() / SECOND;
    let direction = if ahead > 0 { "ahead of" } else { "behind" };
    DoctorFinding::wrong(format!(
        "the server's clock is {seconds} s {direction} this machine's: let NTP set both, then \
         start Vigie again"
    ))
}

/// None when the server refuses because it does not know the proxy.
async fn ask(
    client: &OutsideClient,
    headers: &[(HeaderName, &str)],
) -> Result<Option<ConnectionInfo>, OutgoingError> {
    let response = client.ask(Method::GET, PATH, headers).await?;
    if response.status == StatusCode::SERVICE_UNAVAILABLE
        && response.body.contains("proxy_not_trusted")
    {
        return Ok(None);
    }
    let info = serde_json::from_str(&response.body).map_err(|_| OutgoingError::Http {
        address: client.origin.clone(),
        reason: format!("{PATH} is answered {} by something else", response.status),
    });
    info.map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::DoctorVerdict;

    #[test]
    fn a_clock_may_differ_by_the_way_of_the_request_and_two_seconds() {
        let verdict = |server: i64, before: i64, after: i64| {
            let [server, before, after] = [server, before, after].map(|s| Timestamp(s * SECOND));
            judge_clock(server, before, after).verdict
        };
        assert_eq!(verdict(1_000, 1_000, 1_000), DoctorVerdict::Right);
        assert_eq!(verdict(1_002, 1_000, 1_000), DoctorVerdict::Right);
        assert_eq!(verdict(1_004, 1_000, 1_004), DoctorVerdict::Right);
        assert_eq!(verdict(1_003, 1_000, 1_000), DoctorVerdict::Wrong);
        assert_eq!(verdict(997, 1_000, 1_000), DoctorVerdict::Wrong);
    }
}
