//! Lines of the audit trail about what a login did.

use super::{Candidate, Invigilator, Portal, Referent};
use crate::audit::{AuditAction, AuditEntry};
use vigie_shared::ids::LoginId;

impl AuditEntry {
    /// Something done by a candidate.
    pub fn by_candidate(action: AuditAction, candidate: &Candidate) -> Self {
        let login = LoginId(candidate.device.0);
        Self::by_login(action, Portal::Candidate, login).session(candidate.session)
    }

    /// Something done by an invigilator.
    pub fn by_invigilator(action: AuditAction, invigilator: &Invigilator) -> Self {
        let entry = Self::by_login(action, Portal::Invigilator, invigilator.login);
        let entry = entry.session(invigilator.session);
        match invigilator.account {
            Some(account) => entry.account(account),
            None => entry,
        }
    }

    /// Something done by a referent.
    pub fn by_referent(action: AuditAction, referent: &Referent) -> Self {
        Self::by_login(action, Portal::Referent, referent.login)
            .account(referent.id)
            .center(referent.center)
    }
}
