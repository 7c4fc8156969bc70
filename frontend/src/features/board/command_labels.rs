//! Commands and refusals in words.

use vigie_shared::session::{
    ActorName, AlertResolution, Command, IncidentCategory, RecordIncident, Refusal, SeatDevice,
};

use super::BoardState;
use super::labels::name_at;
use crate::features::incident_recorder::candidate_names;
use crate::format;
use crate::i18n::LanguageHandle;

/// A command as a heading.
pub fn command_label(language: &LanguageHandle, board: &BoardState, command: &Command) -> String {
    let with_name =
        |key: &str, seat| language.text_with(key, &[("name", name_at(board, seat).into())]);
    match command {
        Command::ConfirmPresence { devices } => match devices[..] {
            [SeatDevice { seat, .. }] => with_name("board-command-confirm", seat),
            _ => language.text_with(
                "board-command-confirm-many",
                &[("count", devices.len().into())],
            ),
        },
        Command::WithdrawPresence { seat } => with_name("board-command-withdraw", *seat),
        Command::AuthorizeResume { seat, .. } => with_name("board-command-authorize", *seat),
        Command::RefuseDevice { seat, .. } => with_name("board-command-refuse-device", *seat),
        Command::AcceptAlert { seat, .. } => with_name("board-command-accept", *seat),
        Command::DismissAlert { seat, .. } => with_name("board-command-dismiss", *seat),
        Command::ClearAlert { seat, .. } => with_name("board-command-clear", *seat),
        Command::CreditWithheldTime { seat } => with_name("board-command-credit", *seat),
        Command::ExcuseFocusLoss { seat, .. } => with_name("board-command-excuse", *seat),
        Command::WaiveCompanion { seat, .. } => with_name("board-command-waive", *seat),
        Command::WithdrawCompanionWaiver { seat } => {
            with_name("board-command-waive-withdraw", *seat)
        }
        Command::SetCompanionPolicy { .. } | Command::SetForbiddenExtensions { .. } => {
            language.text("board-command-companion-policy")
        }
        Command::EndTest { seat } => with_name("board-command-end", *seat),
        // The name of a suspected candidate is not shown where others may read it.
        Command::RecordIncident(RecordIncident {
            category: IncidentCategory::C6,
            ..
        }) => language.text("board-command-incident-discreet"),
        Command::RecordIncident(RecordIncident {
            category, seats, ..
        }) => language.text_with(
            "board-command-incident",
            &[
                ("code", category.code().into()),
                ("names", candidate_names(language, board, seats).into()),
            ],
        ),
        Command::DeleteIncident { incident } => {
            let found = board.incidents().iter().find(|one| one.id == *incident);
            let code = found.map_or("", |one| one.category.code());
            language.text_with("board-command-incident-delete", &[("code", code.into())])
        }
        _ => language.text("board-command-other"),
    }
}

/// Why a command was refused; for an alert that somebody else handled, who and how, and for
/// a device that is gone, which are there now.
pub fn refusal_reason(language: &LanguageHandle, refusal: &Refusal) -> String {
    match refusal {
        Refusal::DeviceChanged { signs } if !signs.is_empty() => {
            let signs: Vec<String> = signs.iter().map(ToString::to_string).collect();
            let args = [
                ("count", signs.len().into()),
                ("signs", signs.join(", ").into()),
            ];
            language.text_with("board-device-changed", &args)
        }
        Refusal::AlertAlreadyHandled { by, handled } => {
            let name = match by {
                ActorName::Invigilator(member) | ActorName::Referent(member) => member.name.clone(),
                ActorName::Candidate | ActorName::Server => language.text("board-by-system"),
            };
            let name = ("name", name.into());
            match handled {
                AlertResolution::Accepted { reason } => language.text_with(
                    "board-already-accepted",
                    &[name, ("code", reason.code().into())],
                ),
                AlertResolution::Dismissed => {
                    language.text_with("board-already-dismissed", &[name])
                }
                AlertResolution::Cleared => language.text_with("board-already-cleared", &[name]),
                AlertResolution::Lapsed => language.text("board-already-lapsed"),
            }
        }
        other => format::refusal_by_code(language, other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use vigie_shared::session::{AlertReason, PairingSign};
    use yew::Callback;

    fn french() -> LanguageHandle {
        LanguageHandle {
            language: Language::French,
            choose: Callback::noop(),
        }
    }

    #[test]
    fn a_colleague_who_was_faster_is_named_with_the_decision() {
        let refusal = Refusal::AlertAlreadyHandled {
            by: ActorName::Invigilator("Claire Morel".into()),
            handled: AlertResolution::Accepted {
                reason: AlertReason::E4,
            },
        };
        let text = refusal_reason(&french(), &refusal);
        assert!(
            text.contains("Claire Morel") && text.contains("E4"),
            "{text}"
        );
    }

    #[test]
    fn a_device_that_is_gone_is_answered_with_the_signs_of_those_that_are_there() {
        let refused = |signs: &[u8]| {
            let signs = signs.iter().copied().map(PairingSign).collect();
            refusal_reason(&french(), &Refusal::DeviceChanged { signs })
        };
        assert!(refused(&[42, 81]).contains("42, 81"));
        assert_eq!(refused(&[]), french().text("error-device-changed"));
    }

    #[test]
    fn every_other_refusal_has_the_text_of_its_code() {
        let text = refusal_reason(&french(), &Refusal::TestEnded);
        assert_eq!(text, french().text("error-test-ended"));
    }
}
