//! From when to when a certificate is valid.

use rustls::pki_types::CertificateDer;
use vigie_shared::time::{SECOND, Timestamp};
use yasna::{ASN1Error, ASN1ErrorKind, ASN1Result, BERReader, parse_der, tags};

/// The time in which a certificate is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CertificateValidity {
    /// From.
    pub not_before: Timestamp,
    /// To.
    pub not_after: Timestamp,
}

impl CertificateValidity {
    /// Reads it from a certificate (RFC 5280, section 4.1); none when it is not one.
    pub fn of(certificate: &CertificateDer<'_>) -> Option<Self> {
        let read = parse_der(certificate, |reader| {
            reader.read_sequence(|certificate| {
                let validity = certificate.next().read_sequence(|to_be_signed| {
                    // version, serial number, signature algorithm, issuer
                    for _ in 0..4 {
                        to_be_signed.next().read_der()?;
                    }
                    let validity = to_be_signed.next().read_sequence(|times| {
                        Ok(Self {
                            not_before: read_time(times.next())?,
                            not_after: read_time(times.next())?,
                        })
                    })?;
                    // subject, key, and as many extensions as there are
                    while to_be_signed
                        .read_optional(|reader| reader.read_der())?
                        .is_some()
                    {}
                    Ok(validity)
                })?;
                // signature algorithm, signature
                certificate.next().read_der()?;
                certificate.next().read_der()?;
                Ok(validity)
            })
        });
        read.ok()
    }

    /// When to ask for the next certificate: after two thirds of the time of this one.
    pub fn renewal_at(self) -> Timestamp {
        let whole = self.not_after.since(self.not_before);
        self.not_before.plus(whole / 3 * 2)
    }
}

fn read_time(reader: BERReader<'_, '_>) -> ASN1Result<Timestamp> {
    let tag = reader.lookahead_tag()?;
    let datetime = match tag {
        tags::TAG_UTCTIME => *reader.read_utctime()?.datetime(),
        tags::TAG_GENERALIZEDTIME => *reader.read_generalized_time()?.datetime(),
        _ => return Err(ASN1Error::new(ASN1ErrorKind::Invalid)),
    };
    Ok(Timestamp(datetime.unix_timestamp() * SECOND))
}
