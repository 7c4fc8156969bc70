//! Texts that several parts of the board share.

use vigie_i18n::format_countdown;
use vigie_shared::ids::Seat;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::rules::{AbortReason, EndCause};
use vigie_shared::session::{AlertMark, AlertReason, IncidentCategory};
use vigie_shared::time::MINUTE;

use super::BoardState;
use crate::i18n::LanguageHandle;
use crate::live::ConnectionStatus;

/// Microseconds. Below this, remaining time is shown with its seconds.
const SECONDS_BELOW: i64 = 10 * MINUTE;

/// `Garnier Léa`: the order of the roster. Where somebody else of the room has the same name,
/// with what tells them apart: the seat and the birth date, `Martin Léa (3, 13/05/2008)`.
pub fn full_name(person: &EnrolledCandidate) -> String {
    let name = format!("{} {}", person.last_name, person.first_name);
    let name = name.trim();
    let Some(birthdate) = &person.birthdate else {
        return name.to_owned();
    };
    let parts: Vec<&str> = birthdate.rsplit('-').collect();
    format!("{name} ({}, {})", person.seat, parts.join("/"))
}

/// The name of the candidate at a seat.
pub fn name_at(board: &BoardState, seat: Seat) -> String {
    board
        .seat(seat)
        .map_or_else(|| seat.to_string(), |found| full_name(&found.person))
}

/// Remaining time in a few characters, without seconds as long as they do not matter.
pub fn remaining_time(language: &LanguageHandle, micros: i64) -> String {
    if micros < SECONDS_BELOW {
        return format_countdown(micros);
    }
    let minutes = (micros + MINUTE - 1) / MINUTE;
    let (hours, minutes) = (minutes / 60, minutes % 60);
    match hours {
        0 => language.text_with("board-minutes", &[("minutes", minutes.into())]),
        _ => {
            let minutes = format!("{minutes:02}");
            let args = [("hours", hours.into()), ("minutes", minutes.into())];
            language.text_with("board-hours", &args)
        }
    }
}

/// The label of a button while its command has no answer.
pub fn pending_label(language: &LanguageHandle, connection: ConnectionStatus) -> String {
    match connection {
        ConnectionStatus::Live => language.text("board-sending"),
        _ => language.text("board-queued"),
    }
}

/// `+33 %`, as the language writes it; nothing without extra time.
pub fn extra_time(language: &LanguageHandle, person: &EnrolledCandidate) -> Option<String> {
    let points = person.extra_time.basis_points();
    let percent = f64::from(points) / 100.0;
    (points > 0).then(|| language.text_with("board-extra-time", &[("percent", percent.into())]))
}

/// How often the page was left in focus mode.
pub fn focus_losses(language: &LanguageHandle, losses: u8) -> String {
    language.text_with("board-focus-losses", &[("count", losses.into())])
}

/// How often the page was left while an alert blocked the candidate.
pub fn left_while_blocked(language: &LanguageHandle, count: u8) -> String {
    language.text_with("board-left-while-blocked", &[("count", count.into())])
}

/// What is noticeable about an alert.
pub fn alert_mark(language: &LanguageHandle, mark: AlertMark) -> String {
    match mark {
        AlertMark::SoonAfterWarning => language.text("board-mark-soon"),
        AlertMark::ReportedAgain => language.text("board-mark-again"),
        AlertMark::LeftWhileBlocked => language.text("board-mark-left"),
    }
}

/// What was wrong with a question.
pub fn alert_reason(language: &LanguageHandle, reason: AlertReason) -> String {
    match reason {
        AlertReason::E1 => language.text("board-reason-e1"),
        AlertReason::E2 => language.text("board-reason-e2"),
        AlertReason::E3 => language.text("board-reason-e3"),
        AlertReason::E4 => language.text("board-reason-e4"),
        AlertReason::E5 => language.text("board-reason-e5"),
        AlertReason::E8 => language.text("board-reason-e8"),
        AlertReason::E9 => language.text("board-reason-e9"),
        AlertReason::E10 => language.text("board-reason-e10"),
        AlertReason::E11 => language.text("board-reason-e11"),
        AlertReason::E12 => language.text("board-reason-e12"),
    }
}

/// What an incident is about.
pub fn category_label(language: &LanguageHandle, category: IncidentCategory) -> String {
    match category {
        IncidentCategory::C1 => language.text("board-category-c1"),
        IncidentCategory::C2 => language.text("board-category-c2"),
        IncidentCategory::C4 => language.text("board-category-c4"),
        IncidentCategory::C6 => language.text("board-category-c6"),
        IncidentCategory::C7 => language.text("board-category-c7"),
        IncidentCategory::C8 => language.text("board-category-c8"),
        IncidentCategory::R1 => language.text("board-category-r1"),
        IncidentCategory::A1 => language.text("board-category-a1"),
        IncidentCategory::Question(reason) => alert_reason(language, reason),
    }
}

/// How a test ended.
pub fn end_cause(language: &LanguageHandle, cause: EndCause) -> String {
    match cause {
        EndCause::Completed => language.text("board-end-completed"),
        EndCause::Time => language.text("board-end-time"),
        EndCause::EndedByInvigilator => language.text("board-end-invigilator"),
        EndCause::EndedByFinalization => language.text("board-end-finalization"),
    }
}

/// Why a test was not finished.
pub fn abort_reason(language: &LanguageHandle, reason: AbortReason) -> String {
    match reason {
        AbortReason::Candidate => language.text("board-abort-candidate"),
        AbortReason::Technical => language.text("board-abort-technical"),
    }
}
