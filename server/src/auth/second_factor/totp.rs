//! Time-based one-time passwords (RFC 6238, RFC 4226): SHA-1, 6 digits, steps of 30 seconds,
//! which is what every authenticator understands.

use data_encoding::BASE32_NOPAD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;
use vigie_shared::{
    secret_text::SecretText,
    time::{SECOND, Timestamp},
};
use zeroize::Zeroizing;

/// Digits of a code.
pub(super) const DIGITS: usize = 6;
const MODULUS: u32 = 10_u32.pow(DIGITS as u32);

/// Length of a step, microseconds.
const STEP_MICROS: i64 = 30 * SECOND;

/// Steps before and after the present one whose codes are good: telephones and servers are some
/// seconds apart, and typing takes some.
const TOLERANCE: i64 = 1;

/// Bytes of a secret, as many as the hash has (RFC 4226, section 4).
const SECRET_BYTES: usize = 20;

/// The shared secret.
pub(super) struct TotpSecret(Zeroizing<Vec<u8>>);

impl TotpSecret {
    pub(super) fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = Zeroizing::new(vec![0; SECRET_BYTES]);
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    pub(super) fn from_base32(text: &str) -> Option<Self> {
        let bytes = BASE32_NOPAD.decode(text.as_bytes()).ok()?;
        Some(Self(bytes.into()))
    }

    pub(super) fn from_bytes(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    pub(super) fn to_base32(&self) -> SecretText {
        BASE32_NOPAD.encode(&self.0).into()
    }

    /// The address that authenticators read from a QR code (Key URI format).
    pub(super) fn address(&self, account: &str) -> SecretText {
        let account = percent_encoded(account);
        let secret = self.to_base32();
        let secret = secret.expose();
        format!("otpauth://totp/Vigie:{account}?secret={secret}&issuer=Vigie").into()
    }

    /// The step that `typed` is the code of, near this moment. All are compared, in constant
    /// time each.
    pub(super) fn step_of(&self, typed: &str, now: Timestamp) -> Option<i64> {
        let present = step_at(now);
        let steps = present - TOLERANCE..=present + TOLERANCE;
        steps.fold(None, |found, step| {
            let same = self.code(step).as_bytes().ct_eq(typed.as_bytes());
            if bool::from(same) { Some(step) } else { found }
        })
    }

    fn code(&self, step: i64) -> String {
        format!("{:0width$}", self.truncated(step) % MODULUS, width = DIGITS)
    }

    /// The 31 bits of RFC 4226, section 5.3.
    fn truncated(&self, step: i64) -> u32 {
        let mut mac = Hmac::<Sha1>::new_from_slice(&self.0).expect("a key may have any length");
        mac.update(&step.to_be_bytes());
        let digest = mac.finalize().into_bytes();
        let offset = usize::from(digest[digest.len() - 1] & 0xF);
        let word = |index: usize| u32::from(digest[offset + index]);
        ((word(0) & 0x7F) << 24) | (word(1) << 16) | (word(2) << 8) | word(3)
    }
}

/// The number of a step since 1970.
fn step_at(now: Timestamp) -> i64 {
    now.0.div_euclid(STEP_MICROS)
}

fn percent_encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, for SHA-1.
    #[test]
    fn the_codes_are_those_of_the_standard() {
        let secret = TotpSecret(b"12345678901234567890".to_vec().into());
        for (seconds, expected) in [
            (59, 94_287_082),
            (1_111_111_109, 7_081_804),
            (1_111_111_111, 14_050_471),
            (1_234_567_890, 89_005_924),
            (2_000_000_000, 69_279_037),
            (20_000_000_000, 65_353_130),
        ] {
            let step = step_at(Timestamp(seconds * SECOND));
            assert_eq!(secret.truncated(step) % 100_000_000, expected, "{seconds}");
        }
    }

    #[test]
    fn a_code_is_good_for_its_step_and_one_on_each_side() {
        let secret = TotpSecret(b"12345678901234567890".to_vec().into());
        let at = Timestamp(1_234_567_890 * SECOND);
        let code = secret.code(step_at(at));
        assert_eq!(code, "005924");
        for (steps, good) in [(-2, false), (-1, true), (0, true), (1, true), (2, false)] {
            let found = secret.step_of(&code, at.plus(steps * STEP_MICROS));
            assert_eq!(found.is_some(), good, "{steps}");
        }
        assert_eq!(secret.step_of("", at), None);
        assert_eq!(secret.step_of("5924", at), None);
    }

    #[test]
    fn a_secret_survives_its_text_and_its_address_carries_it() {
        let secret = TotpSecret::generate().unwrap();
        let text = secret.to_base32();
        assert_eq!(text.len(), 32);
        assert_eq!(TotpSecret::from_base32(&text).unwrap().0, secret.0);
        let address = secret.address("nora@lycée.example");
        assert!(address.starts_with("otpauth://totp/Vigie:nora%40lyc%C3%A9e.example?secret="));
    }
}
