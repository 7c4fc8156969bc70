//! The code on a certificate: what its holder shows, and others verify.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Letters and digits no reader takes for another: no I, L, O, 0 or 1.
const ALPHABET: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// Characters after the prefix: 31^8 is about 850,000,000,000 codes.
const LENGTH: usize = 8;

/// A verification code, written `P-XXXXXXXX`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CertificateCode(String);

/// Not the shape of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a verification code")]
pub struct InvalidCertificateCode;

impl CertificateCode {
    /// The code that stands for a random number. Fresh randomness for each one: codes
    /// derived from each other would let a holder guess those of other candidates.
    pub fn from_random(mut random: u64) -> Self {
        let mut text = String::from("P-");
        for _ in 0..LENGTH {
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
        let code = match typed.len() {
            9 => typed.strip_prefix('P').ok_or(InvalidCertificateCode)?,
            _ => typed.as_str(),
        };
        let known = code.bytes().all(|byte| ALPHABET.contains(&byte));
        if code.len() == LENGTH && known {
            Ok(Self(format!("P-{code}")))
        } else {
            Err(InvalidCertificateCode)
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
        assert_eq!(code.as_str().len(), 10);
        let bare = code.as_str().trim_start_matches("P-").to_lowercase();
        for typed in [
            code.to_string(),
            bare.clone(),
            format!(" p {} {}", &bare[..4], &bare[4..]),
        ] {
            assert_eq!(typed.parse(), Ok(code.clone()), "{typed}");
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_not_one() {
        for typed in [
            "",
            "P-",
            "P-ABCD",
            "P-ABCDEFGHJ",
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
