//! Incidents, and what happened to a candidate, for the referent who decides: used on the page
//! of a session and where incidents of several sessions are listed.
//!
//! [`IncidentCard`] shows one incident with what was going on, and the ways to decide it
//! or to reopen it. [`TimelineDrawer`] shows what happened to one candidate.

mod card;
mod companion_labels;
mod credited;
mod event_labels;
mod moments;
mod on_its_way;
mod people;
mod reason_form;
mod reopen;
mod resolve;
mod roster_labels;
mod state;
mod timeline;
mod verdict;

pub use card::IncidentCard;
pub use people::IncidentPeople;
pub use reason_form::ReasonForm;
pub use resolve::OthersOfAuthor;
pub use timeline::{TimelineDrawer, TimelineFocus, TimelineRequest, TimelineRevision};

/// Id of the row of the incident that is called `name` on this page.
pub fn incident_row(name: &str) -> String {
    format!("referent-incident-{name}")
}
