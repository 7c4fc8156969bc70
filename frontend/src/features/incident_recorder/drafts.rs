//! Drafts that survive a dialog closed by mistake, and a reload.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::session::ActorName;
use yew::prelude::*;

use super::draft::IncidentDraft;
use crate::storage::StorageScope;

/// How many drafts are kept; the oldest are dropped.
const MAX_DRAFTS: usize = 8;

/// The drafts of one author in one session, the latest last. A draft belongs to its
/// candidates: what was written about one is never shown for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftList {
    author: ActorName,
    drafts: Vec<IncidentDraft>,
}

impl DraftList {
    pub fn new(author: ActorName) -> Self {
        Self {
            author,
            drafts: Vec::new(),
        }
    }

    /// The drafts kept in the tab, if they are the author's own: another person may have
    /// logged in since. By the name: who logs in again must find what they were writing.
    pub fn restored(author: ActorName, kept: Option<Self>) -> Self {
        let own = kept.filter(|kept| has_same_name(&kept.author, &author));
        own.unwrap_or_else(|| Self::new(author))
    }

    /// The draft for these candidates; the latest of all for an empty list.
    pub fn find(&self, seats: &[Seat]) -> Option<&IncidentDraft> {
        match seats {
            [] => self.drafts.last(),
            _ => self.drafts.iter().find(|draft| draft.seats == seats),
        }
    }

    /// With this draft in place of the one for the same candidates. Canned texts are not
    /// kept.
    pub fn with(mut self, draft: &IncidentDraft) -> Self {
        self = self.without(&draft.seats);
        if draft.is_edited && !draft.description.trim().is_empty() {
            self.drafts.push(draft.clone());
        }
        let over = self.drafts.len().saturating_sub(MAX_DRAFTS);
        self.drafts.drain(..over);
        self
    }

    /// Without the draft for these candidates.
    pub fn without(mut self, seats: &[Seat]) -> Self {
        self.drafts.retain(|draft| draft.seats != seats);
        self
    }
}

fn has_same_name(one: &ActorName, other: &ActorName) -> bool {
    match (one, other) {
        (ActorName::Invigilator(one), ActorName::Invigilator(other))
        | (ActorName::Referent(one), ActorName::Referent(other)) => one.name == other.name,
        (one, other) => one == other,
    }
}

/// The drafts of a page, kept in the tab under a key.
#[derive(Debug, Clone)]
pub struct DraftStore {
    drafts: Rc<RefCell<DraftList>>,
    key: Option<AttrValue>,
}

impl PartialEq for DraftStore {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.drafts, &other.drafts)
    }
}

/// The drafts of `author`. `key` must name the session and no person: storage can be read
/// by the next person at this device.
#[hook]
pub fn use_drafts(key: Option<AttrValue>, author: ActorName) -> DraftStore {
    let drafts = use_memo((key, author), |(key, author)| {
        let kept = key
            .as_ref()
            .and_then(|key| StorageScope::Tab.read_json(key));
        DraftStore {
            drafts: Rc::new(RefCell::new(DraftList::restored(author.clone(), kept))),
            key: key.clone(),
        }
    });
    (*drafts).clone()
}

impl DraftStore {
    /// The draft for these candidates; the latest of all for an empty list.
    pub fn find(&self, seats: &[Seat]) -> Option<IncidentDraft> {
        self.drafts.borrow().find(seats).cloned()
    }

    /// Keeps a draft in place of the one for the same candidates.
    pub fn keep(&self, draft: &IncidentDraft) {
        self.change(|drafts| drafts.with(draft));
    }

    /// Forgets the draft for these candidates.
    pub fn forget(&self, seats: &[Seat]) {
        self.change(|drafts| drafts.without(seats));
    }

    fn change(&self, change: impl FnOnce(DraftList) -> DraftList) {
        let before = self.drafts.borrow().clone();
        let after = change(before.clone());
        if let Some(key) = self.key.as_ref().filter(|_| after != before) {
            StorageScope::Tab.write_json(key, &after);
        }
        self.drafts.replace(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn me() -> ActorName {
        ActorName::Invigilator("Claire".into())
    }

    fn typed(seats: &[u16], text: &str) -> IncidentDraft {
        IncidentDraft {
            description: text.to_owned(),
            is_edited: true,
            ..IncidentDraft::for_seats(seats.iter().copied().map(Seat).collect())
        }
    }

    #[test]
    fn a_draft_comes_back_for_its_own_candidates_only() {
        let drafts = DraftList::new(me())
            .with(&typed(&[1], "one"))
            .with(&typed(&[1, 2], "both"));
        assert_eq!(drafts.find(&[Seat(1)]).unwrap().description, "one");
        assert_eq!(drafts.find(&[Seat(2)]), None);
        assert_eq!(drafts.find(&[]).unwrap().description, "both");
        let drafts = drafts.without(&[Seat(1), Seat(2)]);
        assert_eq!(drafts.find(&[]).unwrap().description, "one");
    }

    #[test]
    fn what_was_not_typed_is_not_kept() {
        let canned = IncidentDraft {
            is_edited: false,
            ..typed(&[1], "canned")
        };
        let drafts = DraftList::new(me()).with(&canned).with(&typed(&[2], "  "));
        assert_eq!(drafts, DraftList::new(me()));
    }

    #[test]
    fn another_author_finds_no_draft() {
        let kept = DraftList::new(me()).with(&typed(&[1], "one"));
        let other = ActorName::Invigilator("Paul".into());
        assert_eq!(
            DraftList::restored(other.clone(), Some(kept.clone())),
            DraftList::new(other)
        );
        assert_eq!(DraftList::restored(me(), Some(kept.clone())), kept);
    }

    #[test]
    fn the_oldest_of_too_many_is_dropped() {
        let drafts = (1..=9).fold(DraftList::new(me()), |drafts, seat| {
            drafts.with(&typed(&[seat], "text"))
        });
        assert_eq!(drafts.find(&[Seat(1)]), None);
        assert!(drafts.find(&[Seat(2)]).is_some());
    }
}
