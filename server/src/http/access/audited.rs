//! The line of the audit trail that a request leaves.

use super::{RouteAccess, current_login::CurrentLogin, enforce::AccessRequest};
use crate::{app::SharedApp, audit::AuditAction, auth::Portal, http::ClientAddress};
use axum::{
    extract::{FromRequestParts, MatchedPath},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::Response,
};
use std::net::IpAddr;
use vigie_shared::{access::Action, ids::SessionId};

/// Put into the extensions of a response by a handler that knows better than its path what it
/// acted on.
#[derive(Debug, Clone)]
pub struct AuditSubject {
    /// By id or number; never a secret, a code, a name or an answer.
    pub subject: String,
    /// The session it concerns.
    pub session: Option<SessionId>,
}

/// What a response says for the line.
pub(super) struct AuditedAnswer {
    named: Option<AuditSubject>,
    cookie: Option<SetCookie>,
}

/// A request whose action may stand in the audit trail.
pub(super) struct AuditedRequest {
    access: RouteAccess,
    /// None when the action leaves no line.
    action: Option<AuditAction>,
    /// What the path says of the subject: `attendance.pdf`.
    subject: String,
    /// The same without what the client put into the path: `seats/{seat}/timeline`.
    template: String,
    address: Option<IpAddr>,
}

impl AuditedRequest {
    /// Notes what the handler may use up or change.
    pub(super) async fn new(
        access: RouteAccess,
        parts: &mut Parts,
        app: &SharedApp,
        asked: &mut AccessRequest,
    ) -> Self {
        let action = AuditAction::for_action(access.action);
        let mut audited = Self {
            access,
            action,
            subject: String::new(),
            template: String::new(),
            address: None,
        };
        if action.is_some() {
            let route = parts.extensions.get::<MatchedPath>();
            audited.template = subject_of_route(route.map_or("", MatchedPath::as_str));
            audited.subject = subject(parts.uri.path(), asked.session);
            let address = ClientAddress::from_request_parts(parts, app).await;
            audited.address = address.ok().map(|ClientAddress(address)| address);
        }
        if let (Action::LogOut, Some(portal)) = (access.action, access.portal) {
            asked.login = CurrentLogin::authenticate(portal, parts, app).await.ok();
        }
        audited
    }

    /// Does the request leave a line when it is carried out, or refused by the table?
    pub(super) fn leaves_line(&self) -> bool {
        self.action.is_some()
    }

    /// What the response says for the line, if the request was carried out and leaves one.
    pub(super) fn answer(&self, response: &Response) -> Option<AuditedAnswer> {
        self.action?;
        let status = response.status();
        let opened = self.access.is_socket && status == StatusCode::SWITCHING_PROTOCOLS;
        (status.is_success() || opened).then(|| AuditedAnswer {
            named: response.extensions().get::<AuditSubject>().cloned(),
            cookie: self.cookie_set(response),
        })
    }

    /// Writes the line of a request that was carried out.
    pub(super) async fn done(self, app: &SharedApp, asked: AccessRequest, answer: AuditedAnswer) {
        let login = match (self.access.action, self.access.portal) {
            (Action::LogIn, Some(portal)) => logged_in(portal, answer.cookie, app).await,
            _ => asked.login,
        };
        let named = answer.named;
        self.record(app, login, asked.session, named, false).await;
    }

    /// Writes the line of a request that the access table refused to somebody who is logged in:
    /// where it went, without what stood there.
    pub(super) async fn refused(self, app: &SharedApp, asked: AccessRequest) {
        let named = AuditSubject {
            subject: self.template.clone(),
            session: None,
        };
        self.record(app, asked.login, None, Some(named), true).await;
    }

    async fn record(
        self,
        app: &SharedApp,
        login: Option<CurrentLogin>,
        session: Option<SessionId>,
        named: Option<AuditSubject>,
        refused: bool,
    ) {
        let (Some(action), Some(login)) = (self.action, login) else {
            return;
        };
        let (subject, session) = match named {
            Some(named) => (named.subject, named.session.or(session)),
            None => (self.subject, session),
        };
        let subject = match &login {
            CurrentLogin::Candidate(candidate) => {
                subject.replacen("candidate", &format!("seats/{}", candidate.seat), 1)
            }
            CurrentLogin::Invigilator(_) | CurrentLogin::Referent(_) => subject,
        };
        let mut entry = login.audit_entry(action).subject(subject);
        if let Some(session) = session {
            entry = entry.session(session);
        }
        if let Some(address) = self.address {
            entry = entry.from(address);
        }
        if refused {
            entry = entry.refused();
        }
        match self.access.is_socket {
            // A page that reconnects reads nothing new.
            true => app.audit.record_once(entry).await,
            false => app.audit.record(entry).await,
        }
    }

    /// The cookie of the portal that a response sets, as the next request will bring it. A
    /// response may also end other sessions' cookies: those are empty.
    fn cookie_set(&self, response: &Response) -> Option<SetCookie> {
        let prefix = self.access.portal?.cookie_name(None);
        let set = response.headers().get_all(header::SET_COOKIE).iter();
        let mut pairs = set.filter_map(|set| set.to_str().ok()?.split(';').next());
        pairs.find_map(|pair| {
            let (name, value) = pair.split_once('=')?;
            let session = match name.strip_prefix(&*prefix)? {
                "" => None,
                number => Some(number.strip_prefix('-')?.parse().ok()?),
            };
            (!value.is_empty()).then_some(())?;
            let pair = HeaderValue::from_str(pair).ok()?;
            Some(SetCookie { pair, session })
        })
    }
}

/// A cookie that a response sets.
struct SetCookie {
    /// `name=value`.
    pair: HeaderValue,
    /// Number of the session it is for.
    session: Option<u32>,
}

/// Whom a response with this cookie logs in.
async fn logged_in(
    portal: Portal,
    cookie: Option<SetCookie>,
    app: &SharedApp,
) -> Option<CurrentLogin> {
    let cookie = cookie?;
    let headers = HeaderMap::from_iter([(header::COOKIE, cookie.pair)]);
    CurrentLogin::from_cookie(portal, &headers, cookie.session, app)
        .await
        .ok()
}

/// The path without what is the same for all, and without the session, which has a column of
/// its own. Ids and numbers only: codes never stand in a path.
fn subject(path: &str, session: Option<SessionId>) -> String {
    let path = path.trim_start_matches("/api/");
    let Some(session) = session else {
        // `invigilator/483920/logout`: the number names the session as well.
        let named: Vec<&str> = path.split('/').collect();
        return match &named[..] {
            [portal, number, rest @ ..] if number.parse::<u32>().is_ok() => {
                [&[*portal][..], rest].concat().join("/")
            }
            _ => path.to_owned(),
        };
    };
    match path.split_once(&session.to_string()) {
        Some((_, rest)) => rest.trim_start_matches('/').to_owned(),
        None => path.to_owned(),
    }
}

/// The same of the template of a route, which the client has no say in.
fn subject_of_route(template: &str) -> String {
    let route = template.trim_start_matches("/api/");
    match route.strip_prefix("sessions/{id}") {
        Some(rest) => rest.trim_start_matches('/').to_owned(),
        None => route.replacen("/{session}", "", 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_route_is_named_as_its_paths_are() {
        for (template, expected) in [
            ("/api/sessions/{id}", ""),
            (
                "/api/sessions/{id}/certificates/{number}",
                "certificates/{number}",
            ),
            ("/api/candidate/{session}/result", "candidate/result"),
            ("/api/referent/logins/{id}", "referent/logins/{id}"),
        ] {
            assert_eq!(subject_of_route(template), expected);
        }
    }

    #[test]
    fn the_subject_is_what_the_path_says_beside_the_session() {
        let id = "018f0000-0000-7000-8000-000000000001";
        let session = Some(id.parse().unwrap());
        let cases = [
            (
                format!("/api/sessions/{id}/attendance.pdf"),
                "attendance.pdf",
            ),
            (
                format!("/api/sessions/{id}/seats/3/timeline"),
                "seats/3/timeline",
            ),
            (format!("/api/sessions/{id}"), ""),
        ];
        for (path, expected) in cases {
            assert_eq!(subject(&path, session), expected);
        }
        assert_eq!(
            subject("/api/candidate/483920/result", None),
            "candidate/result"
        );
    }
}
