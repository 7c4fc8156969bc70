//! What a candidate's command is about.

use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;

/// Two commands on one topic are never in flight together: the second press of a
/// button before the answer came is not another command. Only signals are: each of them says
/// something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CommandTopic {
    /// To accept the rules, start or resume.
    Admission,
    /// To reveal, answer, pass or report a question.
    Question(PresentationId),
    /// The page was left during a focus question, as earlier pages say it.
    Focus(PresentationId),
    /// The page of a question noticed something. Each report is one of its own.
    Signal(PresentationId),
    /// The companion was seen or missed.
    Companion,
    /// The device has checked itself.
    SelfCheck,
    /// Commands of the staff. No candidate's page submits one.
    Staff,
}

impl CommandTopic {
    /// The topic of `command`.
    pub fn of(command: &Command) -> Self {
        match command {
            Command::AcceptRules | Command::StartTest | Command::Resume => Self::Admission,
            Command::Reveal { presentation }
            | Command::Answer { presentation, .. }
            | Command::Pass { presentation }
            | Command::ReportQuestion { presentation } => Self::Question(*presentation),
            Command::LoseFocus { presentation } => Self::Focus(*presentation),
            Command::ReportSignal(report) => Self::Signal(report.presentation),
            Command::ReportCompanion { .. } => Self::Companion,
            Command::ReportSelfCheck { .. } => Self::SelfCheck,
            _ => Self::Staff,
        }
    }

    /// Did the candidate press a button for it? The page reports the rest by itself,
    /// and its refusals are not shown.
    pub fn is_user_command(self) -> bool {
        matches!(self, Self::Admission | Self::Question(_))
    }
}
