//! Whether the certificate is valid, and until when.

use super::{finding::DoctorFinding, outside_client::OutsideClient};
use crate::{clock::Clock, listener::tls::CertificateValidity, outgoing::OutgoingConnection};
use vigie_shared::time::{MINUTE, Timestamp};

/// Microseconds.
const DAY: i64 = 24 * 60 * MINUTE;

/// A certificate that ends within this time should have been renewed, days.
const RENEWAL_DAYS: i64 = 10;

/// Judges the certificate of a connection that a browser would accept.
pub(super) fn judge(
    client: &OutsideClient,
    connection: &OutgoingConnection,
    clock: &Clock,
) -> DoctorFinding {
    if !client.is_https() {
        return DoctorFinding::note(format!(
            "{} is without TLS: browsers allow it for a trial on the machine itself, and for \
             nothing else",
            client.origin
        ));
    }
    let certificate = connection.certificates.first();
    let Some(validity) = certificate.and_then(CertificateValidity::of) else {
        return DoctorFinding::wrong("TLS: the certificate cannot be read");
    };
    let days = validity.not_after.since(clock.now()) / DAY;
    let day = day_of(validity.not_after);
    match days >= RENEWAL_DAYS {
        true => DoctorFinding::right(format!(
            "TLS: the certificate is for {}, browsers accept it, and it ends on {day}",
            client.host()
        )),
        false => DoctorFinding::wrong(format!(
            "TLS: the certificate ends on {day}: renew it, and see why that does not happen by \
             itself"
        )),
    }
}

fn day_of(instant: Timestamp) -> String {
    jiff::Timestamp::from_microsecond(instant.0)
        .map_or_else(|_| "no day".to_owned(), |at| at.strftime("%F").to_string())
}
