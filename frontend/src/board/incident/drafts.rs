//! Drafts that outlive a window closed by mistake, and a reload.

use std::cell::RefCell;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::session::ActorName;
use yew::prelude::*;

use super::Draft;
use crate::storage::StorageScope;

/// So many drafts are kept; the oldest goes first.
const MOST: usize = 8;

/// The drafts of one person in one session, the latest last. A draft is for the
/// people it was begun for: what was written of one is never shown for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drafts {
    author: ActorName,
    drafts: Vec<Draft>,
}

impl Drafts {
    /// None yet.
    pub fn of(author: ActorName) -> Self {
        Self {
            author,
            drafts: Vec::new(),
        }
    }

    /// What was kept in the tab, if it is the author's own: another person may have
    /// logged in since.
    pub fn restored(author: ActorName, kept: Option<Self>) -> Self {
        let own = kept.filter(|kept| kept.author == author);
        own.unwrap_or_else(|| Self::of(author))
    }

    /// The draft for these people; the latest of all where nobody is named.
    pub fn find(&self, seats: &[Seat]) -> Option<&Draft> {
        match seats {
            [] => self.drafts.last(),
            _ => self.drafts.iter().find(|draft| draft.seats == seats),
        }
    }

    /// With this draft in the place of the one for the same people. Nothing that was
    /// not typed is worth keeping.
    pub fn with(mut self, draft: &Draft) -> Self {
        self = self.without(&draft.seats);
        if draft.own_words && !draft.words.trim().is_empty() {
            self.drafts.push(draft.clone());
        }
        let over = self.drafts.len().saturating_sub(MOST);
        self.drafts.drain(..over);
        self
    }

    /// Without the one for these people.
    pub fn without(mut self, seats: &[Seat]) -> Self {
        self.drafts.retain(|draft| draft.seats != seats);
        self
    }
}

/// The drafts of a page, kept in the tab under a key.
#[derive(Debug, Clone)]
pub struct DraftBox {
    drafts: Rc<RefCell<Drafts>>,
    key: Option<AttrValue>,
}

impl PartialEq for DraftBox {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.drafts, &other.drafts)
    }
}

/// The drafts of `author`. `key` must name the session, and nobody: storage can be
/// read by whoever sits down here next.
#[hook]
pub fn use_drafts(key: Option<AttrValue>, author: ActorName) -> DraftBox {
    let drafts = use_memo((key, author), |(key, author)| {
        let kept = key
            .as_ref()
            .and_then(|key| StorageScope::Tab.read_json(key));
        DraftBox {
            drafts: Rc::new(RefCell::new(Drafts::restored(author.clone(), kept))),
            key: key.clone(),
        }
    });
    (*drafts).clone()
}

impl DraftBox {
    /// The draft for these people; the latest of all where nobody is named.
    pub fn find(&self, seats: &[Seat]) -> Option<Draft> {
        self.drafts.borrow().find(seats).cloned()
    }

    /// Keeps it in the place of the one for the same people.
    pub fn keep(&self, draft: &Draft) {
        self.change(|drafts| drafts.with(draft));
    }

    /// Forgets the one for these people.
    pub fn forget(&self, seats: &[Seat]) {
        self.change(|drafts| drafts.without(seats));
    }

    fn change(&self, change: impl FnOnce(Drafts) -> Drafts) {
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
        ActorName::Invigilator("Claire".to_owned())
    }

    fn typed(seats: &[u16], words: &str) -> Draft {
        Draft {
            words: words.to_owned(),
            own_words: true,
            ..Draft::of(seats.iter().copied().map(Seat).collect())
        }
    }

    #[test]
    fn a_draft_comes_back_for_its_own_people_only() {
        let drafts = Drafts::of(me())
            .with(&typed(&[1], "one"))
            .with(&typed(&[1, 2], "both"));
        assert_eq!(drafts.find(&[Seat(1)]).unwrap().words, "one");
        assert_eq!(drafts.find(&[Seat(2)]), None);
        assert_eq!(drafts.find(&[]).unwrap().words, "both");
        let drafts = drafts.without(&[Seat(1), Seat(2)]);
        assert_eq!(drafts.find(&[]).unwrap().words, "one");
    }

    #[test]
    fn what_was_not_typed_is_not_kept() {
        let ready = Draft {
            own_words: false,
            ..typed(&[1], "ready")
        };
        let drafts = Drafts::of(me()).with(&ready).with(&typed(&[2], "  "));
        assert_eq!(drafts, Drafts::of(me()));
    }

    #[test]
    fn another_person_finds_no_draft() {
        let kept = Drafts::of(me()).with(&typed(&[1], "one"));
        let other = ActorName::Invigilator("Paul".to_owned());
        assert_eq!(
            Drafts::restored(other.clone(), Some(kept.clone())),
            Drafts::of(other)
        );
        assert_eq!(Drafts::restored(me(), Some(kept.clone())), kept);
    }

    #[test]
    fn the_oldest_of_too_many_goes() {
        let drafts = (1..=9).fold(Drafts::of(me()), |drafts, seat| {
            drafts.with(&typed(&[seat], "text"))
        });
        assert_eq!(drafts.find(&[Seat(1)]), None);
        assert!(drafts.find(&[Seat(2)]).is_some());
    }
}
