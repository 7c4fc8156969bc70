//! A person of the staff, as the record names them.

use crate::ids::{AccountId, LoginId};
use serde::{Deserialize, Serialize};

/// An invigilator or a referent: the name people read, and the ids that say who it was.
///
/// Two people may have one name, and a name can be typed by anybody who has the password of a
/// session. So authorship goes by the ids: see [`Self::is_same_person`].
///
/// Written as an object, or as the bare name where there are no ids: records made before
/// there were any are read, and written back byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenForm", into = "WrittenForm")]
pub struct StaffMember {
    /// The name as shown and printed.
    pub name: String,
    /// The login they used.
    pub login: Option<LoginId>,
    /// The account they logged in with: of a referent, or of a named invigilator, who has one
    /// in each session. Invigilators with the password of the session have none.
    pub account: Option<AccountId>,
}

impl StaffMember {
    /// Did they log in with something of their own? Otherwise anybody who knew the password of
    /// the session could have typed the name.
    pub fn is_named(&self) -> bool {
        self.account.is_some()
    }

    /// Is this the same person? By the account when there is one, since it outlives a login;
    /// by the login otherwise. Names are compared only where neither side has an id, as in
    /// records of earlier versions.
    pub fn is_same_person(&self, other: &Self) -> bool {
        match (self.account, other.account) {
            (None, None) => match (self.login, other.login) {
                (None, None) => self.name == other.name,
                (one, other) => one == other,
            },
            (one, other) => one == other,
        }
    }
}

impl From<&str> for StaffMember {
    /// Somebody of whom only the name is known.
    fn from(name: &str) -> Self {
        Self::from(name.to_owned())
    }
}

impl From<String> for StaffMember {
    /// Somebody of whom only the name is known.
    fn from(name: String) -> Self {
        Self {
            name,
            login: None,
            account: None,
        }
    }
}

/// The two forms of the journal and the wire.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum WrittenForm {
    Name(String),
    WithIds {
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        login: Option<LoginId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        account: Option<AccountId>,
    },
}

impl From<WrittenForm> for StaffMember {
    fn from(written: WrittenForm) -> Self {
        match written {
            WrittenForm::Name(name) => name.into(),
            WrittenForm::WithIds {
                name,
                login,
                account,
            } => Self {
                name,
                login,
                account,
            },
        }
    }
}

impl From<StaffMember> for WrittenForm {
    fn from(member: StaffMember) -> Self {
        let StaffMember {
            name,
            login,
            account,
        } = member;
        match (login, account) {
            (None, None) => Self::Name(name),
            _ => Self::WithIds {
                name,
                login,
                account,
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::ActorName;
    use uuid::Uuid;

    fn grace(login: u128, account: Option<u128>) -> StaffMember {
        StaffMember {
            name: "Grace Hopper".into(),
            login: Some(LoginId(Uuid::from_u128(login))),
            account: account.map(|id| AccountId(Uuid::from_u128(id))),
        }
    }

    #[test]
    fn a_name_alone_is_a_string_and_comes_back_so() {
        let line = r#"{"invigilator":"Grace Hopper"}"#;
        let read: ActorName = serde_json::from_str(line).unwrap();
        assert_eq!(read, ActorName::Invigilator("Grace Hopper".into()));
        assert_eq!(serde_json::to_string(&read).unwrap(), line);
    }

    #[test]
    fn ids_stand_beside_the_name() {
        let line = r#"{"referent":{"name":"Grace Hopper","login":"00000000-0000-0000-0000-000000000001","account":"00000000-0000-0000-0000-000000000002"}}"#;
        let read: ActorName = serde_json::from_str(line).unwrap();
        assert_eq!(read, ActorName::Referent(grace(1, Some(2))));
        assert_eq!(serde_json::to_string(&read).unwrap(), line);
    }

    #[test]
    fn the_account_decides_then_the_login_and_the_name_only_without_both() {
        let is_same = |one: &StaffMember, other: &StaffMember| {
            assert_eq!(one.is_same_person(other), other.is_same_person(one));
            one.is_same_person(other)
        };
        assert!(is_same(&grace(1, Some(9)), &grace(2, Some(9))));
        assert!(!is_same(&grace(1, Some(9)), &grace(1, Some(8))));
        assert!(!is_same(&grace(1, Some(9)), &grace(1, None)));
        assert!(is_same(&grace(1, None), &grace(1, None)));
        assert!(!is_same(&grace(1, None), &grace(2, None)));
        let name_only = StaffMember::from("Grace Hopper");
        assert!(is_same(&name_only, &name_only));
        assert!(!is_same(&name_only, &grace(1, None)));
        assert!(!is_same(&name_only, &"Linus".into()));
    }
}
