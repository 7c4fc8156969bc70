//! What a candidate's tab stores over a reload, for one person in one session.
//!
//! Another candidate may sit at this device next: every key names its owner, and
//! logging out removes everything.

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;

use super::StorageScope;

/// The person and session that stored items belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageOwner(Rc<str>);

/// A kind of stored item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageKey {
    /// The commands in flight.
    Commands,
    /// The answer being written.
    Draft,
    /// The page of the instructions.
    Page,
}

impl StorageOwner {
    /// The candidate who is logged in.
    pub fn from_current(me: &CurrentCandidate) -> Self {
        Self::new(me.session.number, &me.last_name, &me.first_name)
    }

    /// The candidate of this name, as enrolled, in this session.
    pub fn new(session: u32, last_name: &str, first_name: &str) -> Self {
        Self(format!("{session}-{last_name}-{first_name}").into())
    }

    /// The key of an item in the tab's storage.
    pub fn key(&self, key: StorageKey) -> String {
        let name = match key {
            StorageKey::Commands => "commands",
            StorageKey::Draft => "draft",
            StorageKey::Page => "page",
        };
        format!("vigie-candidate-{name}-{}", self.0)
    }

    /// Removes one item.
    pub fn remove(&self, key: StorageKey) {
        StorageScope::Tab.remove(&self.key(key));
    }

    /// Removes every item.
    pub fn remove_all(&self) {
        for key in [StorageKey::Commands, StorageKey::Draft, StorageKey::Page] {
            self.remove(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::api::SessionInfo;
    use vigie_shared::view::SessionStatus;

    use super::*;

    #[test]
    fn two_people_of_one_room_share_no_key() {
        let owner = |first_name: &str| {
            let session = SessionInfo {
                number: 483_920,
                site: "Lycée".into(),
                room: "B12".into(),
                held_on: "2026-11-30".into(),
                held_at: "14:30".into(),
                status: SessionStatus::InProgress,
            };
            StorageOwner::from_current(&CurrentCandidate {
                first_name: first_name.into(),
                last_name: "Moreau".into(),
                session,
            })
        };
        let (lina, noe) = (owner("Lina"), owner("Noé"));
        assert_ne!(lina.key(StorageKey::Draft), noe.key(StorageKey::Draft));
        assert_ne!(lina.key(StorageKey::Draft), lina.key(StorageKey::Page));
    }
}
