//! What this tab keeps over a reload, for one person at one session.
//!
//! Another candidate may sit at this device next: every key names its owner, and
//! leaving forgets everything.

use std::rc::Rc;

use super::me::Me;
use crate::storage::Keep;

/// Whose things they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(Rc<str>);

/// What is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Commands without an answer.
    Commands,
    /// The answer being written.
    Draft,
    /// The page of the instructions.
    Page,
}

impl Owner {
    /// The owner who is logged in.
    pub fn of(me: &Me) -> Self {
        Self::named(me.session.number, &me.last_name, &me.first_name)
    }

    /// The owner of this name, as enrolled, at this session.
    pub fn named(session: u32, last_name: &str, first_name: &str) -> Self {
        Self(format!("{session}-{last_name}-{first_name}").into())
    }

    /// The key of `what` in the tab's storage.
    pub fn key(&self, what: Kept) -> String {
        let name = match what {
            Kept::Commands => "commands",
            Kept::Draft => "draft",
            Kept::Page => "page",
        };
        format!("vigie-candidate-{name}-{}", self.0)
    }

    /// Forgets everything.
    pub fn forget(&self) {
        for what in [Kept::Commands, Kept::Draft, Kept::Page] {
            Keep::Tab.remove(&self.key(what));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::me::Sitting;
    use super::*;
    use vigie_shared::view::SessionStatus;

    #[test]
    fn two_people_of_one_room_share_no_key() {
        let owner = |first_name: &str| {
            let session = Sitting {
                number: 483_920,
                site: "1 rue des Écoles".into(),
                room: "B12".into(),
                held_on: "2025-06-03".into(),
                held_at: "14:30".into(),
                status: SessionStatus::InProgress,
            };
            Owner::of(&Me {
                first_name: first_name.into(),
                last_name: "Moreau".into(),
                session,
            })
        };
        let (lina, noe) = (owner("Lina"), owner("Noé"));
        assert_ne!(lina.key(Kept::Draft), noe.key(Kept::Draft));
        assert_ne!(lina.key(Kept::Draft), lina.key(Kept::Page));
    }
}
