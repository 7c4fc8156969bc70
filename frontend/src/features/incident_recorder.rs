//! The incidents of a room: recording them, and reading those on record.
//!
//! Reading order: [`RecorderPreset`] and `draft`, then `categories`, `incident_time`,
//! `visible_questions` and `credit_preview`, which are pure; then [`Recorder`] with its
//! form, [`IncidentPanel`] and [`IncidentActions`].

mod candidate_picker;
mod canned_texts;
mod categories;
mod category_picker;
mod credit_preview;
mod description_field;
mod draft;
mod drafts;
mod form_errors;
mod incident_actions;
mod incident_panel;
mod incident_row;
mod incident_time;
mod interval_fields;
mod key_action;
mod open_counts;
mod own_incidents;
mod question_picker;
mod recorder;
mod recorder_fields;
mod recorder_form;
mod selection;
mod submission;
mod time_of_day;
mod time_picker;
mod visible_questions;

pub use candidate_picker::candidate_names;
pub use draft::RecorderPreset;
pub use drafts::{DraftStore, use_drafts};
pub use incident_actions::IncidentActions;
pub use incident_panel::IncidentPanel;
pub use incident_row::IncidentRow;
pub use open_counts::open_incident_counts;
pub use own_incidents::undoable;
pub use recorder::Recorder;
pub use selection::{CandidateSelection, SelectionAction, SelectionState, use_selection};
