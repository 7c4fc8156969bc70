//! Routes are registered with who may use them, and for what: there is no other way.
//!
//! [`RouteAccess`] names a row of the access table ([`vigie_shared::access`]), the portal whose
//! login is asked for, and how the subject is found. A layer around each route asks the table
//! before the handler runs, and writes the line of the audit trail afterwards, where the
//! action has one. The OpenAPI document says it of every operation (`x-vigie-access`), and a
//! test tries every kind of person on all of them.

mod audited;
mod current_login;
mod enforce;
mod registration;

pub use audited::AuditSubject;
pub use enforce::SocketAccess;
pub(super) use registration::AccessRouter;
pub use registration::GuardedRoutes;

use crate::auth::Portal;
use serde_json::{Value, json};
use vigie_shared::access::{Action, Role, reach};

/// How a route finds what it acts on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteSubject {
    /// From the login alone: the person's own seat, session or center.
    Own,
    /// A session, by the parameter `id` or `session` of the path.
    SessionInPath,
    /// Named in the body: the handler asks the table for it.
    InBody,
}

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteAccess {
    /// The portal whose cookie counts; none where no login is asked for.
    portal: Option<Portal>,
    action: Action,
    subject: RouteSubject,
    is_socket: bool,
}

impl RouteAccess {
    /// For everybody.
    pub const fn open() -> Self {
        Self {
            portal: None,
            action: Action::ReadPublic,
            subject: RouteSubject::Own,
            is_socket: false,
        }
    }

    /// What a login at this portal may do with what is its own.
    pub const fn own(portal: Portal, action: Action) -> Self {
        Self {
            portal: Some(portal),
            action,
            subject: RouteSubject::Own,
            is_socket: false,
        }
    }

    /// What a login at this portal may do with the session in the path.
    pub const fn session(portal: Portal, action: Action) -> Self {
        Self {
            subject: RouteSubject::SessionInPath,
            ..Self::own(portal, action)
        }
    }

    /// What a login at this portal may do, to what the body says.
    pub const fn in_body(portal: Portal, action: Action) -> Self {
        Self {
            subject: RouteSubject::InBody,
            ..Self::own(portal, action)
        }
    }

    /// The same for a socket: without access it is opened and closed with the reason, since a
    /// browser hides the status of a refused upgrade from its page.
    pub const fn socket(self) -> Self {
        Self {
            is_socket: true,
            ..self
        }
    }

    /// The roles that a login at the portal can have.
    fn roles(self) -> &'static [Role] {
        match self.portal {
            None => &[],
            Some(Portal::Candidate) => &[Role::Candidate],
            Some(Portal::Invigilator) => &[Role::Invigilator],
            Some(Portal::Referent) => &[Role::Referent, Role::BankEditor],
        }
    }

    /// Can anybody use it at all?
    fn is_reachable(self) -> bool {
        self.action.is_open()
            || self
                .roles()
                .iter()
                .any(|role| reach(*role, self.action).is_some())
    }

    /// As the OpenAPI document says it.
    fn describe(self) -> Value {
        let subject = match self.subject {
            RouteSubject::Own => "own",
            RouteSubject::SessionInPath => "session_in_path",
            RouteSubject::InBody => "in_body",
        };
        json!({
            "action": self.action,
            "portal": self.portal.map(Portal::name),
            "subject": subject,
        })
    }
}
