//! Codes people type: made without look-alikes, compared in constant time.

use subtle::ConstantTimeEq;
use vigie_shared::{limits::INVIGILATOR_CODE_CHARS, secret_text::SecretText};
use zeroize::Zeroizing;

/// No vowel, so that no code is a word; none of B, I, L, O, S, Z, which are taken
/// for digits.
const LETTERS: &[u8] = b"CDFGHJKMNPQRTVWX";
/// No 0 and no 1.
const DIGITS: &[u8] = b"23456789";
const BOTH: &[u8] = b"CDFGHJKMNPQRTVWX23456789";

/// Access code of a session: 4 letters and 2 digits, one in four million. The whole room knows
/// it; a candidate's own is the personal code.
///
/// # Errors
/// When the system has no randomness to give; so for all codes here.
pub fn access_code() -> Result<String, getrandom::Error> {
    Ok(format!("{}{}", pick(LETTERS, 4)?, pick(DIGITS, 2)?))
}

/// Password of the invigilators of a session: 8 characters, one in 110,000,000,000. What the
/// price of guesses lets a thousand networks try in a day is one in forty thousand of them.
pub fn invigilator_password() -> Result<String, getrandom::Error> {
    pick(BOTH, 8)
}

/// Code of one candidate of a session: 8 characters, one in 110,000,000,000. Six would do for
/// the two days of an entry, but it opens the published result as well, and that has no end.
pub fn personal_code() -> Result<String, getrandom::Error> {
    pick(BOTH, 8)
}

/// Characters of an invigilator's code that say whose it is.
const SELECTOR_CHARS: usize = 2;

/// Code of one named invigilator of a session: 2 characters that say whose it is, so that one
/// slow hash tells whether it is right, and 8 secret ones, one in 110,000,000,000.
pub fn invigilator_code() -> Result<String, getrandom::Error> {
    pick(BOTH, INVIGILATOR_CODE_CHARS)
}

/// What says whose code it is.
pub fn invigilator_code_selector(code: &str) -> String {
    code.chars().take(SELECTOR_CHARS).collect()
}

/// An invigilator's code as it was typed: however it is written, it is the same.
#[derive(Clone)]
pub struct TypedInvigilatorCode(SecretText);

impl TypedInvigilatorCode {
    /// None when nothing was typed.
    pub fn from_text(text: &str) -> Option<Self> {
        Some(Self(bare_code(text))).filter(|code| !code.0.is_empty())
    }

    /// What says whose it is.
    pub fn selector(&self) -> String {
        invigilator_code_selector(&self.0)
    }

    /// All of it, as it was hashed.
    pub fn into_secret(self) -> SecretText {
        self.0
    }
}

/// A password that is written down, not remembered: 4 groups of 4 characters, 73 bits.
pub fn referent_password() -> Result<SecretText, getrandom::Error> {
    let groups = [
        pick(BOTH, 4)?,
        pick(BOTH, 4)?,
        pick(BOTH, 4)?,
        pick(BOTH, 4)?,
    ]
    .map(Zeroizing::new);
    Ok(groups
        .each_ref()
        .map(|group| group.as_str())
        .join("-")
        .into())
}

/// A session number, 100,000..=999,999: random, so that it says nothing about the session,
/// and without leading zero, so that it stays a number in any spreadsheet.
pub fn session_number() -> Result<u32, getrandom::Error> {
    // 900,000 divides 2^32 nearly evenly: the first numbers are favored by 2 in 10,000.
    Ok(100_000 + getrandom::u32()? % 900_000)
}

/// Is `typed` the code? In constant time; case, spaces and hyphens do not matter.
pub fn same_code(typed: &str, code: &str) -> bool {
    let (typed, code) = (bare_code(typed), bare_code(code));
    typed.as_bytes().ct_eq(code.as_bytes()).into()
}

/// A code as it is compared: in capitals, without what people put between its groups, at most
/// 64 characters.
pub(super) fn bare_code(text: &str) -> SecretText {
    let meant = text
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .take(64);
    let mut bare = String::with_capacity(text.len().min(64) * 2);
    bare.extend(meant.flat_map(char::to_uppercase));
    bare.into()
}

fn pick(alphabet: &[u8], length: usize) -> Result<String, getrandom::Error> {
    // Bytes from the incomplete last round of the alphabet would favour its beginning.
    let fair = 256 / alphabet.len() * alphabet.len();
    let mut code = String::with_capacity(length);
    while code.len() < length {
        let mut byte = [0_u8];
        getrandom::fill(&mut byte)?;
        let drawn = usize::from(byte[0]);
        if drawn < fair {
            code.push(char::from(alphabet[drawn % alphabet.len()]));
        }
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_their_form_and_no_look_alikes() {
        for _ in 0..200 {
            let code = access_code().unwrap();
            assert_eq!(code.len(), 6);
            assert!(code[..4].bytes().all(|b| b.is_ascii_uppercase()));
            assert!(code[4..].bytes().all(|b| b.is_ascii_digit()));
            let password = invigilator_password().unwrap();
            assert_eq!(password.len(), 8);
            let personal = personal_code().unwrap();
            assert_eq!(personal.len(), 8);
            let all = code.chars().chain(password.chars());
            for sign in all.chain(personal.chars()) {
                assert!(!"AEIOUYLBSZ01".contains(sign), "{sign}");
            }
            let invigilator = invigilator_code().unwrap();
            let spaced = format!(
                " {} {}-{} ",
                &invigilator[..2],
                &invigilator[2..6],
                &invigilator[6..]
            );
            let typed = TypedInvigilatorCode::from_text(&spaced.to_lowercase()).unwrap();
            assert_eq!(typed.selector(), invigilator[..2]);
            assert_eq!(typed.into_secret(), invigilator.into());
            assert!((100_000..1_000_000).contains(&session_number().unwrap()));
            assert_eq!(referent_password().unwrap().len(), 19);
        }
    }

    #[test]
    fn every_character_of_an_alphabet_comes_up() {
        let drawn = pick(BOTH, 4_000).unwrap();
        assert!(BOTH.iter().all(|sign| drawn.contains(char::from(*sign))));
    }

    #[test]
    fn a_code_is_the_same_however_it_is_typed() {
        assert!(same_code(" cdfg-23", "CDFG23"));
        assert!(!same_code("CDFG24", "CDFG23"));
        assert!(!same_code("", "CDFG23"));
        assert!(!same_code("CDFG2", "CDFG23"));
        assert!(TypedInvigilatorCode::from_text(" - ").is_none());
        // Not on the border of a character: nothing to fail at.
        assert_eq!(
            TypedInvigilatorCode::from_text("é").unwrap().selector(),
            "É"
        );
    }
}
