//! Logins of the staff, as the record names them.

use super::{Invigilator, Referent};
use vigie_shared::session::StaffMember;

impl From<Invigilator> for StaffMember {
    fn from(invigilator: Invigilator) -> Self {
        Self {
            name: invigilator.name,
            login: Some(invigilator.login),
            account: invigilator.account,
        }
    }
}

impl From<Referent> for StaffMember {
    fn from(referent: Referent) -> Self {
        Self {
            name: referent.name,
            login: Some(referent.login),
            account: Some(referent.id),
        }
    }
}
