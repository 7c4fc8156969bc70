//! Whose login a request came with, whatever the portal.

use crate::{
    app::SharedApp,
    audit::{AuditAction, AuditEntry},
    auth::{Candidate, Invigilator, Portal, Referent},
    error::ApiError,
};
use axum::http::{Extensions, HeaderMap, request::Parts};
use vigie_shared::{
    access::{AccessScope, Role},
    ids::SessionId,
};

/// A login at one of the portals.
#[derive(Debug, Clone)]
pub(super) enum CurrentLogin {
    Candidate(Candidate),
    Invigilator(Invigilator),
    Referent(Referent),
}

impl CurrentLogin {
    /// The login at this portal that the request came with, charged for it.
    ///
    /// # Errors
    /// `not_logged_in`, `too_many_requests`, or when the database cannot be read.
    pub(super) async fn authenticate(
        portal: Portal,
        parts: &mut Parts,
        app: &SharedApp,
    ) -> Result<Self, ApiError> {
        Ok(match portal {
            Portal::Candidate => Self::Candidate(Candidate::authenticate(parts, app).await?),
            Portal::Invigilator => Self::Invigilator(Invigilator::authenticate(parts, app).await?),
            Portal::Referent => Self::Referent(Referent::authenticate(parts, app).await?),
        })
    }

    /// Leaves the login to the handler, so that it is not read a second time.
    pub(super) fn hand_on(&self, extensions: &mut Extensions) {
        match self {
            Self::Candidate(candidate) => drop(extensions.insert(candidate.clone())),
            Self::Invigilator(invigilator) => drop(extensions.insert(invigilator.clone())),
            Self::Referent(referent) => drop(extensions.insert(referent.clone())),
        }
    }

    /// The login at this portal whose cookie is among the headers; of a portal of sessions, that
    /// for the session of this number.
    ///
    /// # Errors
    /// `not_logged_in`, or when the database cannot be read.
    pub(super) async fn from_cookie(
        portal: Portal,
        headers: &HeaderMap,
        session: Option<u32>,
        app: &SharedApp,
    ) -> Result<Self, ApiError> {
        let number = session.ok_or(ApiError::NotLoggedIn);
        Ok(match portal {
            Portal::Candidate => Self::Candidate(Candidate::load(headers, number?, app).await?),
            Portal::Invigilator => {
                Self::Invigilator(Invigilator::load(headers, number?, app).await?)
            }
            Portal::Referent => Self::Referent(Referent::load(headers, app).await?),
        })
    }

    /// The role of the portal.
    pub(super) fn role(&self) -> Role {
        match self {
            Self::Candidate(_) => Role::Candidate,
            Self::Invigilator(_) => Role::Invigilator,
            Self::Referent(_) => Role::Referent,
        }
    }

    /// Where a session lies, as seen by this person.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub(super) async fn scope_of(
        &self,
        session: SessionId,
        app: &SharedApp,
    ) -> Result<AccessScope, ApiError> {
        let own_session = match self {
            Self::Candidate(candidate) => candidate.session == session,
            Self::Invigilator(invigilator) => invigilator.session == session,
            Self::Referent(referent) => {
                return Ok(
                    match app.store.is_of_center(session, referent.center).await? {
                        true => AccessScope::OwnCenter,
                        false => AccessScope::Platform,
                    },
                );
            }
        };
        Ok(match own_session {
            true => AccessScope::OwnSession,
            false => AccessScope::Platform,
        })
    }

    /// A line of the audit trail about something that this person did.
    pub(super) fn audit_entry(&self, action: AuditAction) -> AuditEntry {
        match self {
            Self::Candidate(candidate) => AuditEntry::by_candidate(action, candidate),
            Self::Invigilator(invigilator) => AuditEntry::by_invigilator(action, invigilator),
            Self::Referent(referent) => AuditEntry::by_referent(action, referent),
        }
    }
}
