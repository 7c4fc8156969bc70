//! The form as filled in so far.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::limits::MAX_INVIGILATORS;
use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::source::RosterSource;
use crate::format;
use crate::storage::StorageScope;

/// The form as it is typed: nothing here has been checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionDraft {
    pub site: String,
    pub room: String,
    /// ISO date.
    pub held_on: String,
    /// `14:30`.
    pub held_at: String,
    /// One entry a row, also empty ones.
    pub invigilators: Vec<String>,
    /// Do only they get in, each with a personal code? A draft of an earlier version does not
    /// say.
    #[serde(default)]
    pub named_only: bool,
    pub observations: String,
    /// Whether the companion must be detected.
    pub companion: CompanionPolicy,
    /// Text of the roster.
    pub roster: Rc<str>,
    /// Where that text comes from.
    pub source: RosterSource,
}

/// One change of the form.
#[derive(Debug, Clone, PartialEq)]
pub enum DraftChange {
    Site(String),
    Room(String),
    HeldOn(String),
    HeldAt(String),
    Observations(String),
    Companion(CompanionPolicy),
    AddInvigilator,
    NameInvigilator(usize, String),
    RemoveInvigilator(usize),
    NamedOnly(bool),
    /// The roster, and where it comes from.
    Roster(Rc<str>, RosterSource),
    /// Start again.
    Clear,
}

impl SessionDraft {
    /// An empty form of `today`.
    fn empty(today: String) -> Self {
        Self {
            site: String::new(),
            room: String::new(),
            held_on: today,
            held_at: String::new(),
            invigilators: vec![String::new()],
            named_only: false,
            observations: String::new(),
            companion: CompanionPolicy::default(),
            roster: Rc::from(""),
            source: RosterSource::Typed,
        }
    }

    fn change(&mut self, change: DraftChange) {
        match change {
            DraftChange::Site(text) => self.site = text,
            DraftChange::Room(text) => self.room = text,
            DraftChange::HeldOn(text) => self.held_on = text,
            DraftChange::HeldAt(text) => self.held_at = text,
            DraftChange::Observations(text) => self.observations = text,
            DraftChange::Companion(policy) => self.companion = policy,
            DraftChange::AddInvigilator if self.invigilators.len() < MAX_INVIGILATORS => {
                self.invigilators.push(String::new());
            }
            DraftChange::AddInvigilator => {}
            DraftChange::NameInvigilator(row, text) => {
                if let Some(name) = self.invigilators.get_mut(row) {
                    *name = text;
                }
            }
            DraftChange::RemoveInvigilator(row) => {
                if row < self.invigilators.len() {
                    self.invigilators.remove(row);
                }
                if self.invigilators.is_empty() {
                    self.invigilators.push(String::new());
                }
            }
            DraftChange::NamedOnly(named_only) => self.named_only = named_only,
            DraftChange::Roster(text, source) => (self.roster, self.source) = (text, source),
            DraftChange::Clear => *self = Self::empty(format::today()),
        }
    }
}

impl Reducible for SessionDraft {
    type Action = DraftChange;

    fn reduce(self: Rc<Self>, change: DraftChange) -> Rc<Self> {
        let mut draft = (*self).clone();
        draft.change(change);
        Rc::new(draft)
    }
}

/// The draft and the ways to change it.
pub struct DraftHandle {
    /// As it is now.
    pub now: Rc<SessionDraft>,
    pub change: Callback<DraftChange>,
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
            StorageScope::Tab
                .read_json(&kept)
                .unwrap_or_else(|| SessionDraft::empty(format::today()))
        })
    };
    let now = Rc::new((*draft).clone());
    use_effect_with(now.clone(), move |now| {
        StorageScope::Tab.write_json(&kept, &**now);
    });
    let dispatcher = draft.dispatcher();
    let change = use_callback((), move |change, ()| dispatcher.dispatch(change));
    let clear = change.reform(|()| DraftChange::Clear);
    DraftHandle { now, change, clear }
}

/// Everything is removed: it names people.
pub fn forget_draft(email: &str) {
    StorageScope::Tab.remove(&key(email));
}

/// One key for each account: another referent may log in on this tab.
fn key(email: &str) -> String {
    format!("vigie-referent-draft-{email}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_come_and_go_and_one_always_stays() {
        let mut draft = SessionDraft::empty("2025-11-23".to_owned());
        draft.change(DraftChange::NameInvigilator(0, "Sacha".to_owned()));
        draft.change(DraftChange::AddInvigilator);
        draft.change(DraftChange::NameInvigilator(1, "Dominique".to_owned()));
        draft.change(DraftChange::RemoveInvigilator(0));
        assert_eq!(draft.invigilators, ["Dominique"]);
        draft.change(DraftChange::RemoveInvigilator(0));
        assert_eq!(draft.invigilators, [""]);
        for _ in 0..20 {
            draft.change(DraftChange::AddInvigilator);
        }
        assert_eq!(draft.invigilators.len(), MAX_INVIGILATORS);
    }

    #[test]
    fn a_draft_comes_back_from_the_tabs_storage_as_it_was() {
        let mut draft = SessionDraft::empty("2025-11-23".to_owned());
        draft.change(DraftChange::Roster(
            Rc::from("Nom;Prénom\n"),
            RosterSource::Typed,
        ));
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<SessionDraft>(&text).unwrap(), draft);
    }
}
