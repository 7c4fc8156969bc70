//! What the server knows beside the record: who watches, and what is guessed at.

use vigie_shared::{
    ids::{AccountId, LoginId},
    session::StaffMember,
    time::{MINUTE, Timestamp},
    view::{BoardWatcher, GuessedPortal, GuessingNotice},
};

/// Somebody is guessing since a minute.
pub fn guessing(portal: GuessedPortal, session: Option<u32>) -> GuessingNotice {
    GuessingNotice {
        portal,
        session,
        since: super::session_harness::MORNING.plus(MINUTE),
    }
}

/// Somebody with a personal code, and somebody with the password of the session.
pub fn watchers(now: Timestamp) -> Vec<BoardWatcher> {
    let id = |number| uuid::Uuid::from_u128(number);
    let who = |name: &str, login, account| StaffMember {
        name: name.into(),
        login: Some(LoginId(id(login))),
        account,
    };
    vec![
        BoardWatcher {
            who: who("Grace Hopper", 0x21, Some(AccountId(id(0x31)))),
            since: now,
        },
        BoardWatcher {
            who: who("Linus", 0x22, None),
            since: now.plus(MINUTE),
        },
    ]
}
