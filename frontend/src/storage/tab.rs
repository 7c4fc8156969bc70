//! What a candidate's tab stores over a reload, for one login to one session.
//!
//! Another candidate may sit at this device next: every key names session and login, never a
//! person, and logging out removes everything.

use vigie_shared::api::CurrentCandidate;
use vigie_shared::ids::{DeviceId, LoginId};

use super::StorageScope;

/// The login and session that stored items belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageOwner {
    session: u32,
    device: DeviceId,
}

/// A kind of stored item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageKey {
    /// The commands in flight.
    Commands,
    /// The answer being written.
    Draft,
    /// The page of the instructions.
    Page,
    /// Whether the page is open.
    Visit,
}

impl StorageOwner {
    /// The candidate who is logged in.
    pub fn from_current(me: &CurrentCandidate) -> Self {
        Self {
            session: me.session.number,
            device: me.device,
        }
    }

    /// The login: that of a candidate is the device.
    pub fn login(&self) -> LoginId {
        LoginId(self.device.0)
    }

    /// The number of the session.
    pub fn session(&self) -> u32 {
        self.session
    }

    /// The path of a resource of the session, for this candidate.
    pub fn resource(&self, name: &str) -> String {
        format!("/api/candidate/{}/{name}", self.session)
    }

    /// The key of an item in the tab's storage.
    pub fn key(&self, key: StorageKey) -> String {
        let name = match key {
            StorageKey::Commands => "commands",
            StorageKey::Draft => "draft",
            StorageKey::Page => "page",
            StorageKey::Visit => "visit",
        };
        format!("{}{}-{name}", prefix(self.session), self.device)
    }

    /// Removes one item.
    pub fn remove(&self, key: StorageKey) {
        StorageScope::Tab.remove(&self.key(key));
    }

    /// Removes every item.
    pub fn remove_all(&self) {
        for key in [
            StorageKey::Commands,
            StorageKey::Draft,
            StorageKey::Page,
            StorageKey::Visit,
        ] {
            self.remove(key);
        }
    }
}

/// Removes what earlier logins to this session left in the tab: the server would refuse their
/// commands, and nobody else is to read their drafts.
pub fn forget_candidates(session: u32) {
    StorageScope::Tab.remove_all(&prefix(session));
}

/// With the separator behind the number: session 4839 is not the beginning of 483920.
fn prefix(session: u32) -> String {
    format!("vigie-candidate-{session}-")
}

#[cfg(test)]
mod tests {
    use vigie_shared::api::SessionInfo;
    use vigie_shared::view::SessionStatus;

    use super::*;

    fn owner(session: u32, login: u128, first_name: &str) -> StorageOwner {
        let session = SessionInfo {
            number: session,
            site: "Lycée".into(),
            room: "B12".into(),
            held_on: "2026-11-30".into(),
            held_at: "14:30".into(),
            time_zone: "Europe/Paris".into(),
            status: SessionStatus::InProgress,
        };
        StorageOwner::from_current(&CurrentCandidate {
            first_name: first_name.into(),
            last_name: "Moreau".into(),
            device: DeviceId(uuid::Uuid::from_u128(login)),
            session,
        })
    }

    #[test]
    fn two_logins_and_two_sessions_share_no_key_also_of_one_person() {
        let one = owner(483_920, 1, "Lina");
        for other in [owner(483_920, 2, "Lina"), owner(483_921, 1, "Lina")] {
            assert_ne!(
                one.key(StorageKey::Commands),
                other.key(StorageKey::Commands)
            );
        }
        assert_ne!(one.key(StorageKey::Draft), one.key(StorageKey::Page));
    }

    #[test]
    fn no_key_names_a_person() {
        for key in [StorageKey::Commands, StorageKey::Draft, StorageKey::Page] {
            let key = owner(483_920, 1, "Lina").key(key);
            assert!(!key.contains("Lina") && !key.contains("Moreau"), "{key}");
            assert!(key.starts_with(&prefix(483_920)) && !key.starts_with(&prefix(4839)));
        }
    }
}
