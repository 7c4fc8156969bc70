//! Why an incident is not on record yet, and what to know before recording it.

use vigie_shared::session::IncidentCategory;
use yew::prelude::*;

use super::draft::DraftError;
use super::incident_time::TimeError;
use super::submission::SubmissionStatus;
use super::visible_questions::QuestionAvailability;
use crate::components::Icon;
use crate::features::board::refusal_reason;
use crate::i18n::LanguageHandle;

/// What the invigilator must know about a category before recording it.
pub fn category_notice(language: &LanguageHandle, category: IncidentCategory) -> Html {
    let text = match category {
        IncidentCategory::C6 => language.text("incident-about-c6"),
        IncidentCategory::R1 => language.text("incident-about-r1"),
        IncidentCategory::Question(_) => language.text("incident-about-question"),
        _ => return Html::default(),
    };
    html! { <p class="vigie-recorder__notice">{ text }</p> }
}

/// The error in the form, or the refusal of the server.
pub fn form_error(
    language: &LanguageHandle,
    error: Option<DraftError>,
    questions: QuestionAvailability,
    submission: &SubmissionStatus,
) -> Html {
    let text = match (error, submission) {
        (Some(error), _) => draft_error(language, error, questions),
        (None, SubmissionStatus::Refused(refusal)) => {
            let reason = refusal_reason(language, refusal);
            language.text_with("incident-refused", &[("why", reason.into())])
        }
        (None, SubmissionStatus::Idle | SubmissionStatus::InFlight) => return Html::default(),
    };
    html! { <>{ Icon::Error }<span>{ text }</span></> }
}

fn draft_error(
    language: &LanguageHandle,
    error: DraftError,
    questions: QuestionAvailability,
) -> String {
    match error {
        DraftError::NoCandidate => language.text("incident-error-no-candidate"),
        DraftError::NoCategory => language.text("incident-error-no-category"),
        DraftError::EmptyDescription => language.text("incident-error-no-description"),
        DraftError::DescriptionTooLong => language.text("incident-error-long"),
        // Empty once the candidates have seen a question in the meantime.
        DraftError::NoCommonQuestion => questions.reason(language).unwrap_or_default(),
        DraftError::Time(TimeError::Future) => language.text("incident-error-future"),
        DraftError::Time(TimeError::EndBeforeStart) => {
            language.text("incident-error-end-before-start")
        }
    }
}
