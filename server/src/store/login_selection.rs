//! Which logins end.

use crate::portal::Portal;
use vigie_shared::ids::{AccountId, LoginId, Seat, SessionId};

/// Which logins end.
#[derive(Debug, Clone)]
pub enum LoginSelection {
    /// The one with this digest of its token.
    Token(String),
    /// This one.
    One(LoginId),
    /// This one of an account.
    OfAccount(AccountId, LoginId),
    /// All of an account.
    AllOf(AccountId),
    /// All of an account but one.
    OthersOf(AccountId, LoginId),
    /// All of a named invigilator.
    OfInvigilator(AccountId),
    /// Those with the password of a session.
    UnnamedInvigilators(SessionId),
    /// All invigilators of a session.
    Invigilators(SessionId),
    /// This one of an invigilator of a session.
    OneInvigilator(SessionId, LoginId),
    /// All of candidates and invigilators of a session.
    OfSession(SessionId),
    /// All of a seat.
    OfSeat(SessionId, Seat),
    /// Those of candidates who gave nothing but the code of the session, but for some.
    WithAccessCode(SessionId, Vec<LoginId>),
    /// Those of candidates who gave their personal code, but for some.
    WithPersonalCode(SessionId, Vec<LoginId>),
}

impl LoginSelection {
    /// The condition on rows of `login`, and its values as `$1` and so on.
    pub(super) fn condition(&self) -> (String, Vec<String>) {
        let (condition, values): (&str, Vec<String>) = match self {
            Self::Token(digest) => ("token_hash = $1", vec![digest.clone()]),
            Self::One(login) => ("id = $1", vec![login.to_string()]),
            Self::OfAccount(account, login) => (
                "referent_id = $1 and id = $2",
                vec![account.to_string(), login.to_string()],
            ),
            Self::AllOf(account) => ("referent_id = $1", vec![account.to_string()]),
            Self::OthersOf(account, login) => (
                "referent_id = $1 and id <> $2",
                vec![account.to_string(), login.to_string()],
            ),
            Self::OfInvigilator(account) => ("invigilator_id = $1", vec![account.to_string()]),
            Self::UnnamedInvigilators(session) => (
                "session_id = $1 and role = $2 and invigilator_id is null",
                at(*session, Portal::Invigilator),
            ),
            Self::Invigilators(session) => (
                "session_id = $1 and role = $2",
                at(*session, Portal::Invigilator),
            ),
            Self::OneInvigilator(session, login) => {
                let mut values = at(*session, Portal::Invigilator);
                values.push(login.to_string());
                ("session_id = $1 and role = $2 and id = $3", values)
            }
            Self::OfSession(session) => ("session_id = $1", vec![session.to_string()]),
            Self::OfSeat(session, seat) => {
                let condition = format!("session_id = $1 and role = $2 and seat = {}", seat.0);
                return (condition, at(*session, Portal::Candidate));
            }
            Self::WithAccessCode(session, spared) => {
                return of_candidates(*session, "code", spared);
            }
            Self::WithPersonalCode(session, spared) => {
                return of_candidates(*session, "personal_code", spared);
            }
        };
        (condition.to_owned(), values)
    }
}

fn at(session: SessionId, portal: Portal) -> Vec<String> {
    vec![session.to_string(), portal.name().to_owned()]
}

/// Those of candidates who proved just this, as `LoginAssurance` names it.
fn of_candidates(session: SessionId, proved: &str, spared: &[LoginId]) -> (String, Vec<String>) {
    let mut values = at(session, Portal::Candidate);
    values.push(proved.to_owned());
    let mut condition = "session_id = $1 and role = $2 and assurance = $3".to_owned();
    for login in spared {
        values.push(login.to_string());
        condition.push_str(&format!(" and id <> ${}", values.len()));
    }
    (condition, values)
}
