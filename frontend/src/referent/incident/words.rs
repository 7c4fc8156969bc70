//! What happened to a candidate, in words.

use vigie_shared::session::{Category, Resolution};
use vigie_shared::view::timeline::What;

use crate::board::category_words;
use crate::i18n::LanguageHandle;
use crate::referent::say;
use crate::ui::Mark;

/// One entry of a timeline.
pub fn what(language: &LanguageHandle, what: &What) -> String {
    let text = |key: &str| language.text(key);
    let numbered = |key: &str, number: u8| language.text_with(key, &[("number", number.into())]);
    match what {
        What::Entered => text("timeline-entered"),
        What::RulesAccepted => text("timeline-rules-accepted"),
        What::PresenceConfirmed { until } => {
            until_then(language, "timeline-presence-confirmed", *until)
        }
        What::Started => text("timeline-started"),
        What::QuestionShown {
            number,
            replacement,
            focus,
            timed,
        } => {
            let mut words = if *replacement {
                numbered("timeline-question-replaced", *number)
            } else {
                numbered("timeline-question-shown", *number)
            };
            for (is, key) in [
                (*focus, "timeline-question-focus"),
                (*timed, "timeline-question-timed"),
            ] {
                if is {
                    words.push_str(&text(key));
                }
            }
            words
        }
        What::Revealed { number } => numbered("timeline-revealed", *number),
        What::Answered { number } => numbered("timeline-answered", *number),
        What::Passed { number } => numbered("timeline-passed", *number),
        What::FocusLost { number } => numbered("timeline-focus-lost", *number),
        What::ConnectionLost => text("timeline-connection-lost"),
        What::ConnectionRestored => text("timeline-connection-restored"),
        What::CompanionPresent => text("timeline-companion-present"),
        What::CompanionAbsent => text("timeline-companion-absent"),
        What::AlertRaised { number, .. } => match number {
            Some(number) => numbered("timeline-alert-raised", *number),
            None => text("timeline-alert-companion"),
        },
        What::AlertAccepted { reason, .. } => {
            let reason = category_words(language, Category::Question(*reason));
            language.text_with("timeline-alert-accepted", &[("reason", reason.into())])
        }
        What::AlertDismissed { .. } => text("timeline-alert-dismissed"),
        What::AlertCleared { .. } => text("timeline-alert-cleared"),
        What::TimeCredited { micros, incident } => {
            let length = say::length(language, *micros).into();
            match incident {
                Some(id) => language.text_with(
                    "timeline-time-credited-incident",
                    &[("length", length), ("id", id.0.into())],
                ),
                None => language.text_with("timeline-time-credited", &[("length", length)]),
            }
        }
        What::ResumeAuthorised { until } => {
            until_then(language, "timeline-resume-authorised", *until)
        }
        What::Resumed => text("timeline-resumed"),
        What::Ended { cause } => {
            let cause = say::cause(language, *cause);
            language.text_with("timeline-ended", &[("cause", cause.into())])
        }
        What::IncidentRecorded { id, category } => {
            incident(language, "timeline-incident-recorded", id.0, *category)
        }
        What::IncidentResolved { id, category, how } => {
            let key = match how {
                Resolution::Automatic => "timeline-incident-automatic",
                Resolution::Upheld => "timeline-incident-upheld",
                Resolution::Dismissed => "timeline-incident-dismissed",
            };
            incident(language, key, id.0, *category)
        }
        What::IncidentReopened { id, category } => {
            incident(language, "timeline-incident-reopened", id.0, *category)
        }
        What::IncidentDeleted { id, category } => {
            incident(language, "timeline-incident-deleted", id.0, *category)
        }
        What::AbortReason { reason } => {
            let reason = say::abort(language, *reason);
            language.text_with("timeline-abort", &[("reason", reason.into())])
        }
        What::Outcome { outcome, rule, .. } => {
            let outcome = say::outcome(language, *outcome).into();
            let rule = say::rule(language, *rule).into();
            language.text_with("timeline-outcome", &[("outcome", outcome), ("rule", rule)])
        }
        What::CertificateIssued => text("timeline-certificate"),
        What::Finalized => text("timeline-finalized"),
        What::Published => text("timeline-published"),
    }
}

fn until_then(
    language: &LanguageHandle,
    key: &str,
    until: vigie_shared::time::Timestamp,
) -> String {
    let until = say::hour(language, until);
    language.text_with(key, &[("until", until.into())])
}

fn incident(language: &LanguageHandle, key: &str, id: u16, category: Category) -> String {
    let words = category_words(language, category);
    language.text_with(
        key,
        &[
            ("id", id.into()),
            ("code", category.code().into()),
            ("category", words.into()),
        ],
    )
}

/// The picture beside it.
pub fn mark(what: &What) -> Mark {
    match what {
        What::Entered | What::Resumed => Mark::Person,
        What::RulesAccepted | What::PresenceConfirmed { .. } | What::ResumeAuthorised { .. } => {
            Mark::Check
        }
        What::Started => Mark::ArrowRight,
        What::QuestionShown { .. } | What::Revealed { .. } => Mark::Eye,
        What::Answered { .. } => Mark::Pencil,
        What::Passed { .. } => Mark::Skip,
        What::FocusLost { .. } => Mark::Target,
        What::ConnectionLost => Mark::Unplugged,
        What::ConnectionRestored => Mark::Sync,
        What::CompanionPresent => Mark::Check,
        What::CompanionAbsent => Mark::Warning,
        What::AlertRaised { .. } => Mark::Bell,
        What::AlertAccepted { .. } | What::AlertDismissed { .. } | What::AlertCleared { .. } => {
            Mark::CheckCircle
        }
        What::TimeCredited { .. } => Mark::Clock,
        What::Ended { .. } => Mark::Pause,
        What::IncidentRecorded { .. } | What::IncidentReopened { .. } => Mark::Flag,
        What::IncidentResolved { .. } => Mark::CheckCircle,
        What::IncidentDeleted { .. } => Mark::Cross,
        What::AbortReason { .. } => Mark::Clipboard,
        What::Outcome { .. } | What::CertificateIssued => Mark::Medal,
        What::Finalized | What::Published => Mark::Lock,
    }
}
