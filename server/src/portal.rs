//! Three portals, three cookies: a login at one never ends another, so that a referent can
//! also watch a room from the same browser.

mod token;

pub use token::LoginToken;

use vigie_shared::time::MINUTE;

use axum::http::{HeaderMap, HeaderValue};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use std::time::Duration;

/// How long a login is good for: a long day in an examination center, microseconds.
pub const LOGIN_LIFETIME_MICROS: i64 = 12 * 60 * MINUTE;

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

    /// The token that came with a request, if one did.
    pub fn token_from(self, headers: &HeaderMap) -> Option<LoginToken> {
        let jar = CookieJar::from_headers(headers);
        LoginToken::from_cookie(jar.get(self.cookie_name())?.value())
    }

    /// The `Set-Cookie` of a new login.
    pub fn set_cookie(self, token: &LoginToken) -> HeaderValue {
        let lifetime = LOGIN_LIFETIME_MICROS.unsigned_abs();
        self.header(token.expose(), Duration::from_micros(lifetime))
    }

    /// The `Set-Cookie` that ends a login in the browser.
    pub fn removal_cookie(self) -> HeaderValue {
        self.header("", Duration::ZERO)
    }

    fn header(self, value: &str, lifetime: Duration) -> HeaderValue {
        let max_age = lifetime
            .try_into()
            .expect("half a day fits into a duration of a cookie");
        let cookie = Cookie::build((self.cookie_name(), value))
            .http_only(true)
            .same_site(SameSite::Strict)
            .secure(true)
            .path("/")
            .max_age(max_age)
            .build();
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
