//! What happened to a candidate, in words.

use vigie_shared::session::{IncidentCategory, IncidentResolution, SignalEnd};
use vigie_shared::view::timeline::TimelineEvent;

use super::companion_labels::{
    companion_note, companion_note_icon, companion_policy, forbidden_extensions,
};
use super::roster_labels::roster_label;
use crate::components::Icon;
use crate::features::board::category_label;
use crate::features::signal_words::{signal_icon, signal_kind, signal_with_time};
use crate::format::{self, Rounding};
use crate::i18n::LanguageHandle;

/// The words of one entry of a timeline.
pub fn event_label(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let text = |key: &str| language.text(key);
    let numbered = |key: &str, number: u8| language.text_with(key, &[("number", number.into())]);
    match event {
        TimelineEvent::LoggedIn => text("timeline-entered"),
        TimelineEvent::DeviceWaiting => text("timeline-device-waiting"),
        TimelineEvent::DeviceLeft => text("timeline-device-left"),
        TimelineEvent::DeviceRefused => text("timeline-device-refused"),
        TimelineEvent::PresenceWithdrawn => text("timeline-presence-withdrawn"),
        TimelineEvent::RulesAccepted => text("timeline-rules-accepted"),
        TimelineEvent::PresenceConfirmed { until } => {
            until_then(language, "timeline-presence-confirmed", *until)
        }
        TimelineEvent::Started => text("timeline-started"),
        TimelineEvent::QuestionShown { .. } => shown(language, event),
        TimelineEvent::QuestionRevealed { number } => numbered("timeline-revealed", *number),
        TimelineEvent::Answered { number } => numbered("timeline-answered", *number),
        TimelineEvent::Passed { number } => numbered("timeline-passed", *number),
        TimelineEvent::FocusLost { number } => numbered("timeline-focus-lost", *number),
        TimelineEvent::LeftWhileBlocked { number } => {
            numbered("timeline-left-while-blocked", *number)
        }
        TimelineEvent::SignalStarted { .. }
        | TimelineEvent::SignalEnded { .. }
        | TimelineEvent::SignalNoted { .. }
        | TimelineEvent::FocusLossExcused { .. } => signal(language, event),
        TimelineEvent::ConnectionLost => text("timeline-connection-lost"),
        TimelineEvent::ConnectionRestored => text("timeline-connection-restored"),
        TimelineEvent::CompanionPresent => text("timeline-companion-present"),
        TimelineEvent::CompanionAbsent => text("timeline-companion-absent"),
        TimelineEvent::CompanionNoted { note } => companion_note(language, note),
        TimelineEvent::CompanionPolicyChanged { policy, reason } => {
            companion_policy(language, *policy, reason)
        }
        TimelineEvent::ForbiddenExtensionsChanged { extensions } => {
            forbidden_extensions(language, extensions)
        }
        TimelineEvent::AlertRaised { number, .. } => match number {
            Some(number) => numbered("timeline-alert-raised", *number),
            None => text("timeline-alert-companion"),
        },
        TimelineEvent::AlertAccepted { reason, .. } => {
            let reason = category_label(language, IncidentCategory::Question(*reason));
            language.text_with("timeline-alert-accepted", &[("reason", reason.into())])
        }
        TimelineEvent::AlertDismissed { .. } => text("timeline-alert-dismissed"),
        TimelineEvent::AlertCleared { .. } => text("timeline-alert-cleared"),
        TimelineEvent::TimeCredited { .. }
        | TimelineEvent::WithheldTimeCredited { .. }
        | TimelineEvent::ServerOutageCredited { .. } => credit(language, event),
        TimelineEvent::ResumeAuthorized { until } => {
            until_then(language, "timeline-resume-authorised", *until)
        }
        TimelineEvent::Resumed => text("timeline-resumed"),
        TimelineEvent::Ended { cause } => {
            let cause = format::end_cause(language, *cause);
            language.text_with("timeline-ended", &[("cause", cause.into())])
        }
        TimelineEvent::IncidentRecorded { .. }
        | TimelineEvent::IncidentResolved { .. }
        | TimelineEvent::IncidentReopened { .. }
        | TimelineEvent::IncidentDeleted { .. } => about_incident(language, event),
        TimelineEvent::AbortReason { reason } => {
            let reason = format::abort(language, *reason);
            language.text_with("timeline-abort", &[("reason", reason.into())])
        }
        TimelineEvent::Outcome { outcome, rule, .. } => {
            let outcome = format::outcome(language, *outcome).into();
            let rule = format::rule(language, *rule).into();
            language.text_with("timeline-outcome", &[("outcome", outcome), ("rule", rule)])
        }
        TimelineEvent::CertificateIssued => text("timeline-certificate"),
        TimelineEvent::OutcomeRevised { .. }
        | TimelineEvent::RevisionProposed { .. }
        | TimelineEvent::RevisionDropped { .. }
        | TimelineEvent::PublicationHeld { .. }
        | TimelineEvent::PublicationReleased { .. }
        | TimelineEvent::Reopened { .. } => decision(language, event),
        TimelineEvent::Finalized => text("timeline-finalized"),
        TimelineEvent::Published => text("timeline-published"),
        changed => roster_label(language, changed),
    }
}

/// A question that was shown; nothing for other events.
fn shown(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let TimelineEvent::QuestionShown {
        number,
        replacement,
        focus,
        timed,
    } = event
    else {
        return String::new();
    };
    let key = match replacement {
        true => "timeline-question-replaced",
        false => "timeline-question-shown",
    };
    let mut words = language.text_with(key, &[("number", (*number).into())]);
    for (is, key) in [
        (*focus, "timeline-question-focus"),
        (*timed, "timeline-question-timed"),
    ] {
        if is {
            words.push_str(&language.text(key));
        }
    }
    words
}

/// What happened to an incident.
fn about_incident(language: &LanguageHandle, event: &TimelineEvent) -> String {
    match event {
        TimelineEvent::IncidentRecorded { id, category } => {
            incident(language, "timeline-incident-recorded", id.0, *category)
        }
        TimelineEvent::IncidentResolved { id, category, how } => {
            incident(language, resolution_key(*how), id.0, *category)
        }
        TimelineEvent::IncidentReopened { id, category } => {
            incident(language, "timeline-incident-reopened", id.0, *category)
        }
        TimelineEvent::IncidentDeleted { id, category } => {
            incident(language, "timeline-incident-deleted", id.0, *category)
        }
        _ => String::new(),
    }
}

/// What was decided about an outcome after the first time.
fn decision(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let because = |key: &str, reason: &str| language.text_with(key, &[("reason", reason.into())]);
    match event {
        TimelineEvent::OutcomeRevised {
            change,
            outcome,
            reason,
            ..
        } => {
            let args = [
                ("change", format::outcome_change(language, *change).into()),
                ("outcome", format::outcome(language, *outcome).into()),
                ("reason", reason.as_str().into()),
            ];
            language.text_with("timeline-outcome-revised", &args)
        }
        TimelineEvent::RevisionProposed { change, reason } => {
            let args = [
                ("change", format::outcome_change(language, *change).into()),
                ("reason", reason.as_str().into()),
            ];
            language.text_with("timeline-revision-proposed", &args)
        }
        TimelineEvent::RevisionDropped { reason } => because("timeline-revision-dropped", reason),
        TimelineEvent::PublicationHeld { reason } => because("timeline-publication-held", reason),
        TimelineEvent::PublicationReleased { reason } => {
            because("timeline-publication-released", reason)
        }
        TimelineEvent::Reopened { reason } => because("timeline-reopened", reason),
        _ => String::new(),
    }
}

const fn resolution_key(how: IncidentResolution) -> &'static str {
    match how {
        IncidentResolution::Automatic => "timeline-incident-automatic",
        IncidentResolution::Upheld => "timeline-incident-upheld",
        IncidentResolution::Dismissed => "timeline-incident-dismissed",
        IncidentResolution::Noted => "timeline-incident-noted",
    }
}

fn until_then(
    language: &LanguageHandle,
    key: &str,
    until: vigie_shared::time::Timestamp,
) -> String {
    let until = format::hour_and_minute(language, until);
    language.text_with(key, &[("until", until.into())])
}

fn incident(language: &LanguageHandle, key: &str, id: u16, category: IncidentCategory) -> String {
    let words = category_label(language, category);
    language.text_with(
        key,
        &[
            ("id", id.into()),
            ("code", category.code().into()),
            ("category", words.into()),
        ],
    )
}

/// What the page noticed, and what was decided about it.
fn signal(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let words = |key: &str, number: u8, name: &str, words: String| {
        language.text_with(key, &[("number", number.into()), (name, words.into())])
    };
    match event {
        TimelineEvent::SignalStarted { number, kind } => {
            let signal = signal_kind(language, *kind);
            words("timeline-signal-started", *number, "signal", signal)
        }
        TimelineEvent::SignalNoted {
            number,
            kind,
            micros,
        } => {
            let signal = signal_with_time(language, *kind, *micros);
            words("timeline-signal-noted", *number, "signal", signal)
        }
        TimelineEvent::SignalEnded {
            number,
            kind,
            micros,
            ending,
        } => {
            let key = match ending {
                SignalEnd::Returned | SignalEnd::Lapsed => "timeline-signal-ended",
                SignalEnd::Treated => "timeline-signal-treated",
                SignalEnd::Interrupted => "timeline-signal-interrupted",
            };
            let signal = signal_with_time(language, *kind, Some(*micros));
            words(key, *number, "signal", signal)
        }
        TimelineEvent::FocusLossExcused {
            number,
            words: reason,
        } => words("timeline-loss-excused", *number, "words", reason.clone()),
        _ => String::new(),
    }
}

/// Time given back, and what was withheld of it.
fn credit(language: &LanguageHandle, event: &TimelineEvent) -> String {
    let length = |micros: i64| format::duration(language, micros, Rounding::Down).into();
    match event {
        TimelineEvent::TimeCredited {
            micros,
            incident: Some(id),
            ..
        } => language.text_with(
            "timeline-time-credited-incident",
            &[("length", length(*micros)), ("id", id.0.into())],
        ),
        TimelineEvent::TimeCredited {
            micros,
            withheld: Some(withheld),
            ..
        } => language.text_with(
            "timeline-time-withheld",
            &[("length", length(*micros)), ("withheld", length(*withheld))],
        ),
        TimelineEvent::TimeCredited { micros, .. } => {
            language.text_with("timeline-time-credited", &[("length", length(*micros))])
        }
        TimelineEvent::WithheldTimeCredited { micros } => {
            language.text_with("timeline-withheld-credited", &[("length", length(*micros))])
        }
        TimelineEvent::ServerOutageCredited { micros } => language.text_with(
            "timeline-server-outage-credited",
            &[("length", length(*micros))],
        ),
        _ => String::new(),
    }
}

/// The icon beside its label.
pub fn event_icon(event: &TimelineEvent) -> Icon {
    match event {
        TimelineEvent::LoggedIn | TimelineEvent::Resumed => Icon::Person,
        TimelineEvent::DeviceWaiting => Icon::Warning,
        TimelineEvent::DeviceLeft => Icon::Unplugged,
        TimelineEvent::DeviceRefused | TimelineEvent::PresenceWithdrawn => Icon::Cross,
        TimelineEvent::RulesAccepted
        | TimelineEvent::PresenceConfirmed { .. }
        | TimelineEvent::ResumeAuthorized { .. } => Icon::Check,
        TimelineEvent::Started => Icon::ArrowRight,
        TimelineEvent::QuestionShown { .. } | TimelineEvent::QuestionRevealed { .. } => Icon::Eye,
        TimelineEvent::Answered { .. } => Icon::Pencil,
        TimelineEvent::Passed { .. } => Icon::Skip,
        TimelineEvent::FocusLost { .. } => Icon::Target,
        TimelineEvent::OutcomeRevised { .. } | TimelineEvent::RevisionProposed { .. } => {
            Icon::Pencil
        }
        TimelineEvent::RevisionDropped { .. } => Icon::Cross,
        TimelineEvent::PublicationHeld { .. } => Icon::Clock,
        TimelineEvent::PublicationReleased { .. } => Icon::ArrowRight,
        TimelineEvent::Reopened { .. } => Icon::ArrowLeft,
        TimelineEvent::SignalStarted { kind, .. }
        | TimelineEvent::SignalEnded { kind, .. }
        | TimelineEvent::SignalNoted { kind, .. } => signal_icon(*kind),
        TimelineEvent::FocusLossExcused { .. } => Icon::CheckCircle,
        TimelineEvent::LeftWhileBlocked { .. } => Icon::LogOut,
        TimelineEvent::ConnectionLost => Icon::Unplugged,
        TimelineEvent::ConnectionRestored => Icon::Sync,
        TimelineEvent::CompanionPresent => Icon::Check,
        TimelineEvent::CompanionAbsent => Icon::Warning,
        TimelineEvent::CompanionNoted { note } => companion_note_icon(note),
        TimelineEvent::CompanionPolicyChanged { .. }
        | TimelineEvent::ForbiddenExtensionsChanged { .. } => Icon::Clipboard,
        TimelineEvent::AlertRaised { .. } => Icon::Bell,
        TimelineEvent::AlertAccepted { .. }
        | TimelineEvent::AlertDismissed { .. }
        | TimelineEvent::AlertCleared { .. } => Icon::CheckCircle,
        TimelineEvent::TimeCredited { .. }
        | TimelineEvent::WithheldTimeCredited { .. }
        | TimelineEvent::ServerOutageCredited { .. } => Icon::Clock,
        TimelineEvent::Ended { .. } => Icon::Pause,
        TimelineEvent::IncidentRecorded { .. } | TimelineEvent::IncidentReopened { .. } => {
            Icon::Flag
        }
        TimelineEvent::IncidentResolved { .. } => Icon::CheckCircle,
        TimelineEvent::IncidentDeleted { .. } => Icon::Cross,
        TimelineEvent::AbortReason { .. } => Icon::Clipboard,
        TimelineEvent::Outcome { .. } | TimelineEvent::CertificateIssued => Icon::Medal,
        TimelineEvent::Corrected { .. } | TimelineEvent::TermsChanged { .. } => Icon::Pencil,
        TimelineEvent::Enrolled { .. } => Icon::Person,
        TimelineEvent::OtherDayAllowed { .. } => Icon::Clock,
        TimelineEvent::Removed { .. } | TimelineEvent::Cancelled { .. } => Icon::Cross,
        TimelineEvent::Finalized | TimelineEvent::Published => Icon::Lock,
    }
}
