//! The form as filled in so far.

use std::rc::Rc;

use serde::{Deserialize, Serialize};
use vigie_shared::api::{
    RosterAnswers, RosterCheckRequest, RosterFile, RosterSpread, SessionConcernCode, SessionDetails,
};
use vigie_shared::limits::MAX_INVIGILATORS;
use vigie_shared::session::CompanionPolicy;
use yew::prelude::*;

use super::copy::{SessionCopy, copy_of};
use super::source::{PickedFile, RosterSource};
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
    /// Where the people come from.
    pub source: RosterSource,
    /// A file of the training platform that says who may be certified.
    #[serde(default)]
    pub profile: Option<PickedFile>,
    /// What was answered about them so far.
    #[serde(default)]
    pub answers: RosterAnswers,
    /// How they are spread over several sessions.
    #[serde(default)]
    pub spread: Option<RosterSpread>,
    /// What was asked back about the plan, and is meant so.
    #[serde(default)]
    pub accepted: Vec<SessionConcernCode>,
}

impl SessionDraft {
    /// What is asked about the roster; none while there is none.
    pub fn check(&self) -> Option<RosterCheckRequest> {
        let file = self.file();
        let csv = file.is_none().then(|| self.roster.to_string());
        let typed = csv.as_ref().is_some_and(|csv| !csv.trim().is_empty());
        (file.is_some() || typed).then(|| RosterCheckRequest {
            csv,
            file,
            profile: self.profile(),
            answers: self.answers.clone(),
            spread: self.spread.clone(),
        })
    }

    /// The profile file, as it is sent.
    pub fn profile(&self) -> Option<RosterFile> {
        let profile = self.profile.as_ref()?;
        Some(RosterFile {
            content: profile.content.to_string(),
        })
    }

    /// The file, as it is sent.
    pub fn file(&self) -> Option<RosterFile> {
        match &self.source {
            RosterSource::Typed => None,
            RosterSource::File(file) => Some(RosterFile {
                content: file.content.to_string(),
            }),
        }
    }
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
    /// The text of the roster.
    Roster(Rc<str>),
    /// A file in its place, or none.
    File(Option<PickedFile>),
    /// Who may be certified, by a file, or by no file.
    Profile(Option<PickedFile>),
    /// What was answered about the roster.
    Answers(RosterAnswers),
    /// How its people are spread.
    Spread(Option<RosterSpread>),
    /// Something that was asked back is meant so, or not.
    AcceptConcern(SessionConcernCode, bool),
    /// Start again.
    Clear,
}

impl SessionDraft {
    /// An empty form of `today`.
    pub(super) fn empty(today: String) -> Self {
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
            profile: None,
            answers: RosterAnswers::default(),
            spread: None,
            accepted: Vec::new(),
        }
    }

    fn change(&mut self, change: DraftChange) {
        if is_about_the_plan(&change) {
            self.accepted.clear();
        }
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
            DraftChange::Roster(text) => {
                // What was answered about values stays good while other lines are typed.
                (self.roster, self.source) = (text, RosterSource::Typed);
            }
            DraftChange::File(file) => {
                // Answers are about one file.
                (self.answers, self.spread) = (RosterAnswers::default(), None);
                self.source = file.map_or(RosterSource::Typed, RosterSource::File);
            }
            DraftChange::Profile(file) => self.profile = file,
            DraftChange::Answers(answers) => self.answers = answers,
            DraftChange::Spread(spread) => self.spread = spread,
            DraftChange::AcceptConcern(code, accepted) => {
                self.accepted.retain(|one| *one != code);
                self.accepted.extend(accepted.then_some(code));
            }
            DraftChange::Clear => *self = Self::empty(format::today()),
        }
    }
}

/// Whether what was asked back may be answered otherwise now.
fn is_about_the_plan(change: &DraftChange) -> bool {
    matches!(
        change,
        DraftChange::Site(_)
            | DraftChange::Room(_)
            | DraftChange::HeldOn(_)
            | DraftChange::HeldAt(_)
            | DraftChange::Roster(_)
            | DraftChange::File(_)
            | DraftChange::Profile(_)
            | DraftChange::Answers(_)
            | DraftChange::Spread(_)
    )
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

/// Fills the form of this account in from a session that exists, in place of what was in it.
pub fn keep_copy(email: &str, details: &SessionDetails, wanted: &SessionCopy) {
    let copy = copy_of(details, wanted, format::today());
    StorageScope::Tab.write_json(&key(email), &copy);
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
    fn answers_are_about_one_file() {
        let mut draft = SessionDraft::empty("2025-11-23".to_owned());
        assert_eq!(draft.check(), None);
        let file = |name: &str| PickedFile {
            name: name.to_owned(),
            content: Rc::from("Tm9t"),
        };
        draft.change(DraftChange::File(Some(file("a.csv"))));
        draft.change(DraftChange::Answers(RosterAnswers {
            sheet: Some("A".to_owned()),
            ..RosterAnswers::default()
        }));
        let asked = draft.check().unwrap();
        assert_eq!(asked.file.unwrap().content, "Tm9t");
        assert_eq!(asked.answers.sheet.as_deref(), Some("A"));
        draft.change(DraftChange::File(Some(file("b.csv"))));
        assert!(draft.check().unwrap().answers.is_empty());
    }

    #[test]
    fn a_draft_comes_back_from_the_tabs_storage_as_it_was() {
        let mut draft = SessionDraft::empty("2025-11-23".to_owned());
        draft.change(DraftChange::Roster(Rc::from("Nom;Prénom\n")));
        let text = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<SessionDraft>(&text).unwrap(), draft);
    }
}
