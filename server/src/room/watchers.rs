//! Which invigilators have the board open.

use crate::live::ConnectionId;
use std::collections::BTreeSet;
use vigie_shared::{
    limits::MAX_WATCHERS,
    session::StaffMember,
    time::{SECOND, Timestamp},
    view::BoardWatcher,
};

/// How long somebody without a connection still counts as watching, microseconds: a page that is
/// reloaded, or whose network fails for a moment, is no news.
const GRACE: i64 = 20 * SECOND;

/// The people whose board is open, by person: with a personal code one person on two devices is
/// one entry. As many as there are connections, and those who left within [`GRACE`].
#[derive(Debug, Default)]
pub(super) struct RoomWatchers {
    people: Vec<WatcherPresence>,
    /// Has somebody come since they were last taken out?
    has_news: bool,
}

#[derive(Debug)]
struct WatcherPresence {
    shown: BoardWatcher,
    connections: BTreeSet<ConnectionId>,
    /// When they no longer count; none while there is a connection.
    leaves_at: Option<Timestamp>,
}

impl RoomWatchers {
    /// A board was opened.
    pub(super) fn joined(&mut self, connection: ConnectionId, who: StaffMember, now: Timestamp) {
        let mut present = self.people.iter_mut();
        let known = present.find(|one| one.shown.who.is_same_person(&who));
        if let Some(known) = known {
            known.connections.insert(connection);
            known.leaves_at = None;
            return;
        }
        self.has_news = true;
        self.people.push(WatcherPresence {
            shown: BoardWatcher { who, since: now },
            connections: BTreeSet::from([connection]),
            leaves_at: None,
        });
    }

    /// A connection is gone.
    pub(super) fn left(&mut self, connection: ConnectionId, now: Timestamp) {
        for one in &mut self.people {
            if one.connections.remove(&connection) && one.connections.is_empty() {
                one.leaves_at = Some(now.plus(GRACE));
            }
        }
    }

    /// Forgets those who have been away for too long. Gives who is there, as the board shows
    /// them, when somebody has come or gone since the last call.
    pub(super) fn take_news(&mut self, now: Timestamp) -> Option<Vec<BoardWatcher>> {
        let before = self.people.len();
        self.people
            .retain(|one| one.leaves_at.is_none_or(|leaves_at| now < leaves_at));
        let has_news = std::mem::take(&mut self.has_news) || self.people.len() < before;
        let shown = self.people.iter().map(|one| one.shown.clone());
        has_news.then(|| shown.take(MAX_WATCHERS).collect())
    }

    /// When somebody will have been away for too long, if nobody comes back.
    pub(super) fn next(&self) -> Option<Timestamp> {
        self.people.iter().filter_map(|one| one.leaves_at).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;
    use vigie_shared::ids::{AccountId, LoginId};

    const NOW: Timestamp = Timestamp(1_000 * SECOND);

    fn who(login: u128, account: Option<u128>) -> StaffMember {
        StaffMember {
            name: "Grace Hopper".into(),
            login: Some(LoginId(Uuid::from_u128(login))),
            account: account.map(|id| AccountId(Uuid::from_u128(id))),
        }
    }

    fn count(watchers: &mut RoomWatchers, now: Timestamp) -> Option<usize> {
        watchers.take_news(now).map(|present| present.len())
    }

    #[test]
    fn a_person_on_two_devices_is_one_and_a_name_typed_twice_is_two() {
        let mut watchers = RoomWatchers::default();
        watchers.joined(ConnectionId(1), who(1, Some(9)), NOW);
        assert_eq!(count(&mut watchers, NOW), Some(1));
        watchers.joined(ConnectionId(2), who(2, Some(9)), NOW.plus(SECOND));
        assert_eq!(count(&mut watchers, NOW), None, "no news");
        watchers.joined(ConnectionId(3), who(3, None), NOW);
        watchers.joined(ConnectionId(4), who(4, None), NOW);
        assert_eq!(count(&mut watchers, NOW), Some(3));
        // The other device is still there.
        watchers.left(ConnectionId(1), NOW);
        assert_eq!(watchers.next(), None);
    }

    #[test]
    fn who_comes_back_within_the_grace_never_left() {
        let mut watchers = RoomWatchers::default();
        watchers.joined(ConnectionId(1), who(1, None), NOW);
        assert_eq!(count(&mut watchers, NOW), Some(1));
        watchers.left(ConnectionId(1), NOW);
        let end = NOW.plus(GRACE);
        assert_eq!(watchers.next(), Some(end));
        watchers.joined(ConnectionId(2), who(1, None), end.plus(-1));
        assert_eq!(count(&mut watchers, end), None);
        watchers.left(ConnectionId(2), end);
        assert_eq!(count(&mut watchers, end.plus(GRACE - 1)), None);
        assert_eq!(count(&mut watchers, end.plus(GRACE)), Some(0));
        assert_eq!(watchers.next(), None);
    }

    #[test]
    fn a_board_shows_a_bounded_number_of_people() {
        let mut watchers = RoomWatchers::default();
        for n in 0..100 {
            watchers.joined(ConnectionId(n), who(n.into(), None), NOW);
        }
        assert_eq!(count(&mut watchers, NOW), Some(MAX_WATCHERS));
    }
}
