//! Who is guessed at, for the rooms and centers whose staff is notified. What follows the failures and
//! fills it is [`crate::guessing_watch`].

use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};
use vigie_shared::{
    ids::{CenterId, SessionId},
    view::GuessingNotice,
};

/// The notices of all sessions and centers that are guessed at. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct GuessingNotices(Arc<RwLock<NoticesByPlace>>);

/// Notices by the place they are about.
#[derive(Debug, Default)]
pub(crate) struct NoticesByPlace {
    pub(crate) sessions: BTreeMap<SessionId, Vec<GuessingNotice>>,
    pub(crate) centers: BTreeMap<CenterId, Vec<GuessingNotice>>,
}

impl GuessingNotices {
    /// About the codes of this session.
    pub(crate) fn of_session(&self, session: SessionId) -> Vec<GuessingNotice> {
        let notices = self.0.read().unwrap_or_else(PoisonError::into_inner);
        notices.sessions.get(&session).cloned().unwrap_or_default()
    }

    /// About the codes of the sessions and the accounts of this center.
    pub(crate) fn of_center(&self, center: CenterId) -> Vec<GuessingNotice> {
        let notices = self.0.read().unwrap_or_else(PoisonError::into_inner);
        notices.centers.get(&center).cloned().unwrap_or_default()
    }

    /// Takes the place of the notices so far; gives the places for which they are others now.
    pub(crate) fn replace(&self, latest: NoticesByPlace) -> (Vec<SessionId>, Vec<CenterId>) {
        let mut notices = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let changed = (
            changed(&notices.sessions, &latest.sessions),
            changed(&notices.centers, &latest.centers),
        );
        *notices = latest;
        changed
    }
}

/// The keys whose value differs, one that is missing included.
fn changed<K: Ord + Copy, V: PartialEq>(before: &BTreeMap<K, V>, after: &BTreeMap<K, V>) -> Vec<K> {
    let gone = before.keys().filter(|key| !after.contains_key(key));
    let others = after
        .iter()
        .filter(|(key, value)| before.get(key) != Some(value));
    gone.chain(others.map(|(key, _)| key)).copied().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_whose_notices_differ_are_notified() {
        let before = BTreeMap::from([(1, "a"), (2, "b"), (3, "c")]);
        let after = BTreeMap::from([(2, "b"), (3, "d"), (4, "e")]);
        assert_eq!(changed(&before, &after), [1, 3, 4]);
        assert!(changed(&after, &after).is_empty());
    }
}
