//! Three doors, three cookies: a log-in at one never ends another, so that a
//! referent can also watch his room from the same browser.

use super::{LIFETIME, Token};
use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::CookieJar;
use vigie_shared::{access::Role, time::SECOND};

/// Where people log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Door {
    /// For candidates.
    Candidate,
    /// For invigilators.
    Invigilator,
    /// For referents.
    Referent,
}

impl Door {
    /// As in the column `role`, and in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Invigilator => "invigilator",
            Self::Referent => "referent",
        }
    }

    /// Role of who came in here.
    pub fn role(self) -> Role {
        match self {
            Self::Candidate => Role::Candidate,
            Self::Invigilator => Role::Invigilator,
            Self::Referent => Role::Referent,
        }
    }

    /// Name of its cookie. `__Host-`: no other host and no plain connection can set it.
    fn cookie(self) -> &'static str {
        match self {
            Self::Candidate => "__Host-vigie-candidate",
            Self::Invigilator => "__Host-vigie-invigilator",
            Self::Referent => "__Host-vigie-referent",
        }
    }

    /// The token that came with a request, if one did.
    pub fn token_of(self, headers: &HeaderMap) -> Option<Token> {
        Token::from_cookie(CookieJar::from_headers(headers).get(self.cookie())?.value())
    }

    /// The `Set-Cookie` of a new log-in.
    pub fn set(self, token: &Token) -> HeaderValue {
        header(self, token.reveal(), LIFETIME / SECOND)
    }

    /// The `Set-Cookie` that ends it in the browser.
    pub fn unset(self) -> HeaderValue {
        header(self, "", 0)
    }
}

fn header(door: Door, value: &str, seconds: i64) -> HeaderValue {
    let name = door.cookie();
    let cookie =
        format!("{name}={value}; HttpOnly; SameSite=Strict; Secure; Path=/; Max-Age={seconds}");
    // Names and tokens are plain ASCII: the fallback is never taken.
    HeaderValue::try_from(cookie).unwrap_or(HeaderValue::from_static(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOORS: [Door; 3] = [Door::Candidate, Door::Invigilator, Door::Referent];

    #[test]
    fn a_cookie_is_for_this_host_only_and_out_of_reach_of_scripts() {
        for door in DOORS {
            let set = door.set(&Token::fresh().unwrap());
            let set = set.to_str().unwrap();
            assert!(
                set.starts_with(&format!("__Host-vigie-{}=", door.name())),
                "{set}"
            );
            for part in [
                "HttpOnly",
                "SameSite=Strict",
                "Secure",
                "Path=/",
                "Max-Age=43200",
            ] {
                assert!(
                    set.split("; ").any(|found| found == part),
                    "{part} in {set}"
                );
            }
            assert!(!set.contains("Domain"));
        }
    }

    #[test]
    fn three_log_ins_live_in_one_browser() {
        let tokens = DOORS.map(|door| (door, Token::fresh().unwrap()));
        let pairs = tokens
            .iter()
            .map(|(door, token)| format!("{}={}", door.cookie(), token.reveal()));
        let all = pairs.collect::<Vec<_>>().join("; ");
        let mut headers = HeaderMap::new();
        headers.insert("cookie", all.parse().unwrap());
        for (door, token) in &tokens {
            assert_eq!(door.token_of(&headers).unwrap().reveal(), token.reveal());
        }
    }

    #[test]
    fn logging_out_empties_the_cookie_at_once() {
        let unset = Door::Referent.unset();
        assert!(unset.to_str().unwrap().contains("Max-Age=0"));
    }
}
