//! Three portals, three cookies: a login at one never ends another, so that a referent can
//! also watch a room from the same browser.

mod token;

pub use token::LoginToken;

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use std::time::Duration;
use vigie_shared::time::MINUTE;

const HOUR: i64 = 60 * MINUTE;

/// Where people log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Portal {
    /// For candidates.
    Candidate,
    /// For invigilators.
    Invigilator,
    /// For referents.
    Referent,
}

impl Portal {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Candidate, Self::Invigilator, Self::Referent];

    /// As in the column `role`, and in paths.
    pub fn name(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Invigilator => "invigilator",
            Self::Referent => "referent",
        }
    }

    /// Name of its cookie. `__Host-`: no other host and no plain connection can set it.
    pub fn cookie_name(self) -> &'static str {
        match self {
            Self::Candidate => "__Host-vigie-candidate",
            Self::Invigilator => "__Host-vigie-invigilator",
            Self::Referent => "__Host-vigie-referent",
        }
    }

    /// How long a login is good for at most, microseconds: a candidate's for one test with all
    /// its waiting and extra time, that of the staff for a long day in an examination center.
    pub fn lifetime_micros(self) -> i64 {
        match self {
            Self::Candidate => 8 * HOUR,
            Self::Invigilator | Self::Referent => 12 * HOUR,
        }
    }

    /// Time without input after which a login ends, microseconds; 0 for none. An invigilator
    /// watches for hours without touching anything, and must not be locked out of an alert.
    pub fn idle_micros(self) -> i64 {
        match self {
            Self::Candidate | Self::Invigilator => 0,
            Self::Referent => 30 * MINUTE,
        }
    }

    /// The token that came with a request, if one did.
    pub fn token_from(self, headers: &HeaderMap) -> Option<LoginToken> {
        let jar = CookieJar::from_headers(headers);
        LoginToken::from_cookie(jar.get(self.cookie_name())?.value())
    }

    /// The `Set-Cookie` of a new login: gone with the browser, because the next person at a
    /// computer of a school must not meet the page of the one before.
    pub fn set_cookie(self, token: &LoginToken) -> HeaderValue {
        self.header(token.expose(), None)
    }

    /// The `Set-Cookie` that ends a login in the browser.
    pub fn removal_cookie(self) -> HeaderValue {
        self.header("", Some(Duration::ZERO))
    }

    fn header(self, value: &str, lifetime: Option<Duration>) -> HeaderValue {
        let mut cookie = Cookie::build((self.cookie_name(), value))
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(true)
            .path("/")
            .build();
        let lifetime = lifetime.and_then(|lifetime| lifetime.try_into().ok());
        cookie.set_max_age(lifetime);
        HeaderValue::try_from(cookie.to_string()).expect("names and tokens are plain ASCII")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_for_this_host_only_and_out_of_reach_of_scripts() {
        for portal in Portal::ALL {
            let set = portal.set_cookie(&LoginToken::generate().unwrap());
            let set = set.to_str().unwrap();
            assert!(
                set.starts_with(&format!("__Host-vigie-{}=", portal.name())),
                "{set}"
            );
            for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
                assert!(
                    set.split("; ").any(|found| found == part),
                    "{part} in {set}"
                );
            }
            assert!(!set.contains("Domain"));
            assert!(
                !set.contains("Max-Age") && !set.contains("Expires"),
                "it ends with the browser: {set}"
            );
        }
    }

    #[test]
    fn three_log_ins_live_in_one_browser() {
        let tokens = Portal::ALL.map(|portal| (portal, LoginToken::generate().unwrap()));
        let pairs = tokens
            .iter()
            .map(|(portal, token)| format!("{}={}", portal.cookie_name(), token.expose()));
        let all = pairs.collect::<Vec<_>>().join("; ");
        let mut headers = HeaderMap::new();
        headers.insert("cookie", all.parse().unwrap());
        for (portal, token) in &tokens {
            assert_eq!(
                portal.token_from(&headers).unwrap().expose(),
                token.expose()
            );
        }
    }

    #[test]
    fn logging_out_empties_the_cookie_at_once() {
        let removal = Portal::Referent.removal_cookie();
        assert!(removal.to_str().unwrap().contains("Max-Age=0"));
    }
}
