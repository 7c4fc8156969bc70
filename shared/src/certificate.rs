//! The code on a certificate: what its holder shows, and others verify.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Letters and digits no reader takes for another: no I, L, O, 0 or 1.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Characters after the prefix, in groups: 31^12 codes, 2^59. A person to whom the
/// page of verification answers a million guesses a day finds one of a million certificates in two
/// thousand years.
const LENGTH: usize = 12;
/// Characters of a group.
const GROUP: usize = 4;
/// Characters after the prefix of codes issued before there were longer ones, without groups.
const EARLIER_LENGTH: usize = 8;

/// A verification code, written `P-XXXX-XXXX-XXXX`. Earlier ones, `P-XXXXXXXX`, stay good.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CertificateCode(String);

/// Not the shape of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a verification code")]
pub struct InvalidCertificateCode;

impl CertificateCode {
    /// The code that stands for a random number; nearly all of its bits count. Fresh randomness for each one: codes
    /// derived from each other would let a holder guess those of other candidates.
    pub fn from_random(mut random: u64) -> Self {
        let mut text = String::from("P");
        for position in 0..LENGTH {
            if position % GROUP == 0 {
                text.push('-');
            }
            let index = (random % ALPHABET.len() as u64) as usize;
            text.push(char::from(ALPHABET[index]));
            random /= ALPHABET.len() as u64;
        }
        Self(text)
    }

    /// As written on the certificate.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CertificateCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for CertificateCode {
    type Err = InvalidCertificateCode;

    /// Reads what people type: case, spaces and hyphens do not matter, and the prefix
    /// may be left out.
    fn from_str(text: &str) -> Result<Self, InvalidCertificateCode> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        // A code has no more; longer input need not be read.
        let typed: String = typed.take(LENGTH + 2).collect();
        let typed = typed.to_ascii_uppercase();
        // P is a letter of codes too: their length tells whether it is the prefix.
        let code = match typed.len().checked_sub(1) {
            Some(EARLIER_LENGTH | LENGTH) => {
                typed.strip_prefix('P').ok_or(InvalidCertificateCode)?
            }
            _ => typed.as_str(),
        };
        if !code.bytes().all(|byte| ALPHABET.contains(&byte)) {
            return Err(InvalidCertificateCode);
        }
        match code.len() {
            EARLIER_LENGTH => Ok(Self(format!("P-{code}"))),
            LENGTH => {
                let (first, rest) = code.split_at(GROUP);
                let (second, third) = rest.split_at(GROUP);
                Ok(Self(format!("P-{first}-{second}-{third}")))
            }
            _ => Err(InvalidCertificateCode),
        }
    }
}

impl TryFrom<String> for CertificateCode {
    type Error = InvalidCertificateCode;

    fn try_from(text: String) -> Result<Self, InvalidCertificateCode> {
        text.parse()
    }
}

impl From<CertificateCode> for String {
    fn from(code: CertificateCode) -> Self {
        code.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = CertificateCode::from_random(u64::MAX);
        assert_eq!(code.as_str().len(), 16);
        let bare = code.as_str().trim_start_matches("P-").to_lowercase();
        let bare = bare.replace('-', "");
        for typed in [
            code.to_string(),
            bare.clone(),
            format!(" p {} {}", &bare[..4], &bare[4..]),
            format!("P{bare}"),
        ] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn a_code_of_an_earlier_certificate_is_still_one() {
        let code: CertificateCode = "P-7KTM4HXR".parse().unwrap();
        assert_eq!(code.as_str(), "P-7KTM4HXR");
        for typed in ["p 7ktm 4hxr", "7KTM4HXR", "7KTM-4HXR"] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
        // Eight characters that begin like the prefix.
        assert_eq!(
            "PKTM4HXR".parse(),
            Ok(CertificateCode("P-PKTM4HXR".to_owned()))
        );
    }

    #[test]
    fn what_cannot_be_a_code_is_not_one() {
        for typed in [
            "",
            "P-",
            "P-ABCD",
            "P-ABCDEFGHJ",
            "P-ABCD-EFGH-JKL",
            "P-ABCD-EFGH-JKLMN",
            "P-ABCD-EFGH-JKL0",
            "Q-ABCD-EFGH-JKLM",
            "P-ABCDEFG0",
            "Q-ABCDEFGH",
            "P-ABCDEFG\u{212a}",
        ] {
            assert_eq!(
                typed.parse::<CertificateCode>(),
                Err(InvalidCertificateCode),
                "{typed}"
            );
        }
    }

    #[test]
    fn every_letter_can_stand_at_every_place() {
        let codes: Vec<_> = (0..31).map(CertificateCode::from_random).collect();
        let firsts: std::collections::BTreeSet<_> = codes
            .iter()
            .map(|code| code.as_str().as_bytes()[2])
            .collect();
        assert_eq!(firsts.len(), 31);
    }
}
