//! What the server knows beside the record: who watches, and what is guessed at.

use vigie_shared::{
    ids::{AccountId, LoginId, Seat},
    session::StaffMember,
    time::{MINUTE, Timestamp},
    view::{BoardWatcher, DoorCase, DoorReason, GuessedPortal, GuessingNotice},
};

/// Somebody is guessing since a minute.
pub fn guessing(portal: GuessedPortal, session: Option<u32>) -> GuessingNotice {
    GuessingNotice {
        portal,
        session,
        since: super::session_harness::MORNING.plus(MINUTE),
    }
}

/// Somebody who typed a letter less than is enrolled, with the code of their slip.
pub fn at_the_door(at: Timestamp) -> DoorCase {
    DoorCase {
        case: uuid::Uuid::from_u128(0x41),
        sign: 42,
        first_name: "Ada 1".into(),
        last_name: "Lovelac".into(),
        birthdate: "1815-12-10".into(),
        why: DoorReason::OtherName,
        nearest: vec![Seat(1)],
        code_of: Some(Seat(1)),
        at,
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
