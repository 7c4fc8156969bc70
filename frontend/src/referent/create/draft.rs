//! What has been filled in so far.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::source::Source;
use crate::referent::say;
use crate::storage::Keep;

pub use vigie_shared::limits::MAX_INVIGILATORS as MOST_INVIGILATORS;

/// The form as it is typed: nothing here has been checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Address.
    pub site: String,
    /// Room.
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// `14:30`.
    pub held_at: String,
    /// One entry a row, also empty ones.
    pub invigilators: Vec<String>,
    /// Anything else.
    pub observations: String,
    /// Must the companion be seen?
    pub companion: CompanionPolicy,
    /// Text of the roster.
    pub roster: Rc<str>,
    /// Where that text comes from.
    pub source: Source,
}

/// One change of the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Address.
    Site(String),
    /// Room.
    Room(String),
    /// Date.
    HeldOn(String),
    /// Time.
    HeldAt(String),
    /// Anything else.
    Observations(String),
    /// Companion policy.
    Companion(CompanionPolicy),
    /// One more row.
    AddInvigilator,
    /// The name in a row.
    NameInvigilator(usize, String),
    /// One row less.
    RemoveInvigilator(usize),
    /// The roster, and where it comes from.
    Roster(Rc<str>, Source),
    /// Start again.
    Clear,
}

impl Draft {
    /// An empty form of `today`.
    fn empty(today: String) -> Self {
        Self {
            site: String::new(),
            room: String::new(),
            held_on: today,
            held_at: String::new(),
            invigilators: vec![String::new()],
            observations: String::new(),
            companion: CompanionPolicy::default(),
            roster: Rc::from(""),
            source: Source::Typed,
        }
    }

    fn change(&mut self, change: Change) {
        match change {
            Change::Site(text) => self.site = text,
            Change::Room(text) => self.room = text,
            Change::HeldOn(text) => self.held_on = text,
            Change::HeldAt(text) => self.held_at = text,
            Change::Observations(text) => self.observations = text,
            Change::Companion(policy) => self.companion = policy,
            Change::AddInvigilator if self.invigilators.len() < MOST_INVIGILATORS => {
                self.invigilators.push(String::new());
            }
            Change::AddInvigilator => {}
            Change::NameInvigilator(row, text) => {
                if let Some(name) = self.invigilators.get_mut(row) {
                    *name = text;
                }
            }
            Change::RemoveInvigilator(row) => {
                if row < self.invigilators.len() {
                    self.invigilators.remove(row);
                }
                if self.invigilators.is_empty() {
                    self.invigilators.push(String::new());
                }
            }
            Change::Roster(text, source) => (self.roster, self.source) = (text, source),
            Change::Clear => *self = Self::empty(say::today()),
        }
    }
}

impl Reducible for Draft {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut draft = (*self).clone();
        draft.change(change);
        Rc::new(draft)
    }
}

/// The draft and the ways to change it.
pub struct DraftHandle {
    /// As it is now.
    pub now: Rc<Draft>,
    /// Changes it.
    pub change: Callback<Change>,
    /// Starts again.
    pub clear: Callback<()>,
}

/// The draft of this account in this tab.
#[hook]
pub fn use_draft(email: &str) -> DraftHandle {
    let kept = key(email);
    let draft = {
        let kept = kept.clone();
        use_reducer_eq(move || {
            Keep::Tab
                .read_json(&kept)
                .unwrap_or_else(|| Draft::empty(say::today()))
        })
    };
    let now = Rc::new((*draft).clone());
    use_effect_with(now.clone(), move |now| {
        Keep::Tab.write_json(&kept, &**now);
    });
    let dispatcher = draft.dispatcher();
    let change = use_callback((), move |change, ()| dispatcher.dispatch(change));
    let clear = change.reform(|()| Change::Clear);
    DraftHandle { now, change, clear }
}

/// Nothing of it stays: it names people.
pub fn forget_draft(email: &str) {
    Keep::Tab.remove(&key(email));
}

/// Named after the account: somebody else may log in on this tab.
fn key(email: &str) -> String {
    format!("vigie-referent-draft-{email}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_and_go_and_one_always_stays() {
        let mut draft = Draft::empty("2025-11-23".to_owned());
        draft.change(Change::NameInvigilator(0, "Sacha".to_owned()));
        draft.change(Change::AddInvigilator);
        draft.change(Change::NameInvigilator(1, "Dominique".to_owned()));
        draft.change(Change::RemoveInvigilator(0));
        assert_eq!(draft.invigilators, ["Dominique"]);
        draft.change(Change::RemoveInvigilator(0));
        assert_eq!(draft.invigilators, [""]);
        for _ in 0..20 {
            draft.change(Change::AddInvigilator);
        }
        assert_eq!(draft.invigilators.len(), MOST_INVIGILATORS);
    }

    #[test]
    fn a_draft_comes_back_from_the_tabs_storage_as_it_was() {
        let mut draft = Draft::empty("2025-11-23".to_owned());
        draft.change(Change::Roster(Rc::from("Nom;Prénom\n"), Source::Typed));
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&text).unwrap(), draft);
    }
}
