//! An incident that is being written.

use serde::{Deserialize, Serialize};
use vigie_shared::ids::Seat;
use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use vigie_shared::session::{Command, IncidentCategory, RecordIncident};

use super::incident_time::{TimeError, TimePoint, resolve_instant, resolve_interval};
use super::time_of_day::ServerDay;

/// What is known when the recorder is opened.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecorderPreset {
    /// The candidates; empty when they are to be chosen in the form.
    pub seats: Vec<Seat>,
    pub category: Option<IncidentCategory>,
    /// What was written before.
    pub draft: Option<IncidentDraft>,
}

/// What was chosen and typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IncidentDraft {
    /// In ascending order.
    pub seats: Vec<Seat>,
    pub category: Option<IncidentCategory>,
    /// The number of the question; none for the last one that all candidates have seen.
    pub number: Option<u8>,
    pub description: String,
    /// The description was typed, and is not just a canned text.
    pub is_edited: bool,
    /// The instant, or the start of an interval.
    pub from: TimePoint,
    /// The end of an interval.
    pub to: TimePoint,
    /// Give the lost time back, for categories with an interval.
    pub credit: bool,
}

/// Why a draft cannot be submitted yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftError {
    NoCandidate,
    NoCategory,
    EmptyDescription,
    DescriptionTooLong,
    /// Not all candidates have seen a question.
    NoCommonQuestion,
    Time(TimeError),
}

impl RecorderPreset {
    /// The contents of a refused command, to be corrected.
    pub fn from_command(command: &Command) -> Option<Self> {
        let draft = IncidentDraft::from_command(command)?;
        Some(Self {
            seats: draft.seats.clone(),
            category: draft.category,
            draft: Some(draft),
        })
    }
}

impl IncidentDraft {
    /// An empty draft for these candidates.
    pub fn for_seats(seats: Vec<Seat>) -> Self {
        Self {
            seats,
            category: None,
            number: None,
            description: String::new(),
            is_edited: false,
            from: TimePoint::Now,
            to: TimePoint::Now,
            credit: true,
        }
    }

    /// The draft of a command that was refused.
    pub fn from_command(command: &Command) -> Option<Self> {
        let Command::RecordIncident(RecordIncident {
            category,
            seats,
            number,
            description,
            when,
            credit,
        }) = command
        else {
            return None;
        };
        Some(Self {
            seats: seats.clone(),
            category: Some(*category),
            number: *number,
            description: description.clone(),
            is_edited: true,
            from: when.map_or(TimePoint::Now, |when| TimePoint::Exact(when.from)),
            to: when.map_or(TimePoint::Now, |when| TimePoint::Exact(when.to)),
            credit: *credit,
        })
    }

    /// With this category, and its first canned text unless something was typed.
    pub fn with_category(mut self, category: IncidentCategory, canned: Option<String>) -> Self {
        let is_interval =
            |one: Option<IncidentCategory>| one.is_some_and(IncidentCategory::needs_interval);
        if is_interval(Some(category)) && self.from == TimePoint::Now {
            self.from = TimePoint::MinutesAgo(5);
        } else if is_interval(self.category) && !category.needs_interval() {
            (self.from, self.to) = (TimePoint::Now, TimePoint::Now);
        }
        self.category = Some(category);
        if !self.is_edited {
            self.description = canned.unwrap_or_default();
        }
        self
    }

    /// With this canned text: it replaces another one, and follows what was typed.
    pub fn with_canned_text(mut self, text: &str) -> Self {
        let typed = self.description.trim_end();
        self.is_edited = self.is_edited && !typed.is_empty();
        self.description = match self.is_edited {
            true => format!("{typed} {text}"),
            false => text.to_owned(),
        };
        self
    }

    /// The command, if nothing is missing. `last_question` is the greatest question number
    /// that all candidates have seen.
    pub fn command(
        &self,
        last_question: Option<u8>,
        day: ServerDay,
    ) -> Result<Command, DraftError> {
        if self.seats.is_empty() {
            return Err(DraftError::NoCandidate);
        }
        let category = self.category.ok_or(DraftError::NoCategory)?;
        let number = match (category.needs_number(), last_question) {
            (false, _) => None,
            (true, None) => return Err(DraftError::NoCommonQuestion),
            (true, Some(most)) => Some(self.number.unwrap_or(most).clamp(1, most)),
        };
        let description = self.description.trim();
        match description.chars().count() {
            0 => return Err(DraftError::EmptyDescription),
            1..=MAX_FREE_TEXT_CHARS => {}
            _ => return Err(DraftError::DescriptionTooLong),
        }
        let when = match category.needs_interval() {
            true => resolve_interval(self.from, self.to, day),
            false => resolve_instant(self.from, day),
        };
        Ok(Command::RecordIncident(RecordIncident {
            category,
            seats: self.seats.clone(),
            number,
            description: description.to_owned(),
            when: Some(when.map_err(DraftError::Time)?),
            credit: self.credit && category.needs_interval(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::board::samples::at;
    use vigie_shared::session::AlertReason;
    use vigie_shared::time::Interval;

    fn day() -> ServerDay {
        ServerDay {
            now: at(3600),
            midnight: at(-3600),
        }
    }

    fn canned() -> Option<String> {
        Some("A canned text.".to_owned())
    }

    #[test]
    fn a_category_and_its_canned_text_are_enough() {
        let draft =
            IncidentDraft::for_seats(vec![Seat(1)]).with_category(IncidentCategory::C7, canned());
        let Ok(Command::RecordIncident(RecordIncident {
            description, when, ..
        })) = draft.command(None, day())
        else {
            panic!("nothing is missing");
        };
        assert_eq!(description, "A canned text.");
        assert_eq!(when, Some(Interval::instant(at(3599))));
    }

    #[test]
    fn typed_text_is_kept_when_the_category_changes() {
        let mut draft =
            IncidentDraft::for_seats(vec![Seat(1)]).with_category(IncidentCategory::C7, canned());
        assert_eq!(
            draft
                .clone()
                .with_category(IncidentCategory::C8, None)
                .description,
            ""
        );
        draft.description = "Mine".to_owned();
        draft.is_edited = true;
        assert_eq!(
            draft
                .with_category(IncidentCategory::C8, canned())
                .description,
            "Mine"
        );
    }

    #[test]
    fn a_canned_text_replaces_another_and_follows_what_was_typed() {
        let draft =
            IncidentDraft::for_seats(vec![Seat(1)]).with_category(IncidentCategory::C7, canned());
        assert_eq!(
            draft.clone().with_canned_text("Other.").description,
            "Other."
        );
        let typed = IncidentDraft {
            description: "Seen twice. ".to_owned(),
            is_edited: true,
            ..draft
        };
        assert_eq!(
            typed.with_canned_text("Other.").description,
            "Seen twice. Other."
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let draft = IncidentDraft::for_seats(vec![Seat(1)]);
        let of = |category| draft.clone().with_category(category, canned());
        let error = |draft: &IncidentDraft| draft.command(None, day()).unwrap_err();
        assert_eq!(
            error(&IncidentDraft::for_seats(vec![])),
            DraftError::NoCandidate
        );
        assert_eq!(error(&draft), DraftError::NoCategory);
        assert_eq!(
            error(&draft.clone().with_category(IncidentCategory::C7, None)),
            DraftError::EmptyDescription
        );
        let e4 = IncidentCategory::Question(AlertReason::E4);
        assert_eq!(error(&of(e4)), DraftError::NoCommonQuestion);
        let long = IncidentDraft {
            description: "x".repeat(MAX_FREE_TEXT_CHARS + 1),
            ..of(IncidentCategory::C7)
        };
        assert_eq!(error(&long), DraftError::DescriptionTooLong);
    }

    #[test]
    fn the_question_is_the_last_that_all_have_seen_unless_another_is_chosen() {
        let e4 = IncidentCategory::Question(AlertReason::E4);
        let draft = IncidentDraft::for_seats(vec![Seat(1)]).with_category(e4, canned());
        let number = |chosen| {
            let draft = IncidentDraft {
                number: chosen,
                ..draft.clone()
            };
            match draft.command(Some(9), day()) {
                Ok(Command::RecordIncident(RecordIncident { number, .. })) => number,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(
            (number(None), number(Some(4)), number(Some(12))),
            (Some(9), Some(4), Some(9))
        );
    }

    #[test]
    fn only_an_interval_gives_time_back() {
        let draft =
            IncidentDraft::for_seats(vec![Seat(1)]).with_category(IncidentCategory::R1, canned());
        let credit = |draft: &IncidentDraft| match draft.command(None, day()) {
            Ok(Command::RecordIncident(RecordIncident { credit, when, .. })) => {
                (credit, when.map(|when| when.from < when.to))
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(credit(&draft), (true, Some(true)));
        assert_eq!(
            credit(&draft.with_category(IncidentCategory::C7, canned())),
            (false, Some(false))
        );
    }

    #[test]
    fn a_refused_command_becomes_the_draft_it_was() {
        let command = IncidentDraft::for_seats(vec![Seat(1), Seat(2)])
            .with_category(IncidentCategory::R1, canned())
            .command(None, day())
            .unwrap();
        let again = IncidentDraft::from_command(&command).unwrap();
        assert_eq!(again.command(None, day()), Ok(command));
    }
}
