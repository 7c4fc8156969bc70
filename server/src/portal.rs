//! A cookie for each portal, and at the portals of a session for each session: a login never
//! ends another one, so that a referent can also watch a room from the same browser, and an
//! invigilator two of them.

mod token;

pub use token::{LoginToken, LoginTokenMint};

use axum::http::{HeaderMap, HeaderValue, header};
use axum_extra::extract::{
    CookieJar,
    cookie::{Cookie, SameSite},
};
use std::time::Duration;
use vigie_shared::time::MINUTE;

const HOUR: i64 = 60 * MINUTE;

/// Sessions of one portal that a browser is logged in to at once. Nobody watches more, and
/// their cookies go with every request.
pub const MAX_SESSIONS_PER_BROWSER: usize = 8;

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

    /// Name of the cookie of a login to the session of this number; of referents, who log in
    /// to a center, without one. `__Host-`: no other host and no plain connection can set it.
    pub fn cookie_name(self, session: Option<u32>) -> String {
        match session {
            Some(number) => format!("__Host-vigie-{}-{number}", self.name()),
            None => format!("__Host-vigie-{}", self.name()),
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

    /// The token that came with a request for this session, if one did.
    pub fn token_from(self, headers: &HeaderMap, session: Option<u32>) -> Option<LoginToken> {
        let jar = CookieJar::from_headers(headers);
        LoginToken::from_cookie(jar.get(&self.cookie_name(session))?.value())
    }

    /// The sessions whose cookies a new login to `session` replaces, so that one browser has
    /// at most [`MAX_SESSIONS_PER_BROWSER`] of each portal: those it has had longest, as
    /// browsers send the older cookies first (RFC 6265, section 5.4).
    pub fn surplus(self, headers: &HeaderMap, session: u32) -> Vec<u32> {
        let prefix = format!("{}-", self.cookie_name(None));
        let sent = headers.get_all(header::COOKIE).into_iter();
        let names = sent
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split('=').next());
        let mut sessions: Vec<u32> = names
            .filter_map(|name| name.strip_prefix(&prefix)?.parse().ok())
            .filter(|other| *other != session)
            .collect();
        sessions.truncate((sessions.len() + 1).saturating_sub(MAX_SESSIONS_PER_BROWSER));
        sessions
    }

    /// The `Set-Cookie` of a new login: gone with the browser, because the next person at a
    /// computer of a school must not meet the page of the one before.
    pub fn set_cookie(self, session: Option<u32>, token: &LoginToken) -> HeaderValue {
        self.header(session, token.expose(), None)
    }

    /// The `Set-Cookie` that ends a login in the browser.
    pub fn removal_cookie(self, session: Option<u32>) -> HeaderValue {
        self.header(session, "", Some(Duration::ZERO))
    }

    fn header(self, session: Option<u32>, value: &str, lifetime: Option<Duration>) -> HeaderValue {
        let mut cookie = Cookie::build((self.cookie_name(session), value))
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

    fn token(portal: Portal, session: Option<u32>) -> LoginToken {
        LoginTokenMint::new(&[7; 32])
            .issue(portal, session)
            .unwrap()
    }

    #[test]
    fn a_cookie_is_for_this_host_only_and_out_of_reach_of_scripts() {
        for portal in Portal::ALL {
            let set = portal.set_cookie(Some(483_920), &token(portal, Some(483_920)));
            let set = set.to_str().unwrap();
            assert!(
                set.starts_with(&format!("__Host-vigie-{}-483920=", portal.name())),
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

    fn with_cookies(logins: &[(Portal, Option<u32>, LoginToken)]) -> HeaderMap {
        let pairs = logins.iter().map(|(portal, session, token)| {
            format!("{}={}", portal.cookie_name(*session), token.expose())
        });
        let all = pairs.collect::<Vec<_>>().join("; ");
        HeaderMap::from_iter([(header::COOKIE, all.parse().unwrap())])
    }

    #[test]
    fn logins_of_all_portals_and_of_two_sessions_live_in_one_browser() {
        let logins = [
            (Portal::Candidate, Some(1)),
            (Portal::Candidate, Some(2)),
            (Portal::Invigilator, Some(1)),
            (Portal::Referent, None),
        ]
        .map(|(portal, session)| (portal, session, token(portal, session)));
        let headers = with_cookies(&logins);
        for (portal, session, token) in &logins {
            assert_eq!(
                portal.token_from(&headers, *session).unwrap().expose(),
                token.expose()
            );
        }
        assert!(Portal::Invigilator.token_from(&headers, Some(2)).is_none());
    }

    #[test]
    fn a_ninth_session_replaces_the_one_a_browser_has_had_longest() {
        let logins: Vec<_> = (1..=8)
            .map(|session| {
                let portal = Portal::Invigilator;
                (portal, Some(session), token(portal, Some(session)))
            })
            .collect();
        let headers = with_cookies(&logins);
        assert_eq!(Portal::Invigilator.surplus(&headers, 9), [1]);
        let again: [u32; 0] = [];
        assert_eq!(Portal::Invigilator.surplus(&headers, 8), again, "its own");
        assert_eq!(Portal::Candidate.surplus(&headers, 9), again);
    }

    #[test]
    fn logging_out_empties_the_cookie_at_once() {
        let removal = Portal::Referent.removal_cookie(None);
        assert!(removal.to_str().unwrap().contains("Max-Age=0"));
    }
}
