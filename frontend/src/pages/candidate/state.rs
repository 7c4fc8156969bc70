//! The candidate's page as the server last described it, and what is shown beside it.

use std::rc::Rc;

use vigie_shared::session::{Command, Refusal};
use vigie_shared::view::CandidatePhase;
use yew::prelude::*;

use crate::features::question::{PageView, UnblockNotice};
use crate::live::{CommandResult, CommandTopic};

/// Everything that changes during a candidate's session, except the connection.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CandidateState {
    /// The page, once it came.
    pub page: Option<Rc<PageView>>,
    /// Why the page has unblocked.
    pub notice: Option<UnblockNotice>,
    /// Why the candidate's last command changed nothing.
    pub refusal: Option<Refusal>,
    /// How often the report on the companion was refused: it must be sent again.
    pub refused_companion_reports: u32,
}

/// What changes the state.
#[derive(Debug)]
pub enum CandidateAction {
    /// A new page came.
    Received(Box<PageView>),
    /// A command was submitted.
    Submitted(CommandTopic),
    /// A command was answered.
    Settled {
        /// The command.
        command: Command,
        /// The answer.
        result: CommandResult,
    },
    /// The candidate has read the notice or the refusal.
    Dismiss,
}

impl CandidateState {
    fn receive(&mut self, page: PageView) {
        let notice = self
            .page
            .as_ref()
            .and_then(|old| UnblockNotice::between(old, &page));
        if question_number(&page) != self.page.as_deref().and_then(question_number) {
            self.notice = None;
        }
        self.notice = match notice {
            Some(notice) => Some(notice.after(self.notice)),
            None => self.notice,
        };
        self.page = Some(Rc::new(page));
    }
}

impl Reducible for CandidateState {
    type Action = CandidateAction;

    fn reduce(self: Rc<Self>, action: CandidateAction) -> Rc<Self> {
        let mut state = (*self).clone();
        match action {
            CandidateAction::Received(page) => state.receive(*page),
            CandidateAction::Submitted(topic) if topic.is_user_command() => state.refusal = None,
            CandidateAction::Submitted(_) => {}
            CandidateAction::Settled { command, result } => {
                match (CommandTopic::of(&command), result) {
                    (topic, Err(refusal)) if topic.is_user_command() => {
                        state.refusal = Some(refusal);
                    }
                    (CommandTopic::Companion, Err(_)) => state.refused_companion_reports += 1,
                    _ => {}
                }
            }
            CandidateAction::Dismiss => (state.notice, state.refusal) = (None, None),
        }
        Rc::new(state)
    }
}

fn question_number(page: &PageView) -> Option<u8> {
    match &page.phase {
        CandidatePhase::Testing { question, .. } => Some(question.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::PresentationId;

    use super::*;
    use crate::features::question::{AlertOutcome, samples};

    fn state(actions: impl IntoIterator<Item = CandidateAction>) -> CandidateState {
        let start = Rc::new(CandidateState::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    fn refused(command: Command) -> CandidateAction {
        CandidateAction::Settled {
            command,
            result: Err(Refusal::QuestionMoved),
        }
    }

    #[test]
    fn a_refusal_is_shown_until_the_candidate_submits_again() {
        let presentation = PresentationId(3);
        let pass = Command::Pass { presentation };
        let submitted = || CandidateAction::Submitted(CommandTopic::of(&pass));
        let after = state([submitted(), refused(pass.clone())]);
        assert_eq!(after.refusal, Some(Refusal::QuestionMoved));
        let again = state([refused(pass.clone()), submitted()]);
        assert_eq!(again.refusal, None);
    }

    #[test]
    fn a_refused_report_of_the_page_itself_is_not_shown() {
        let after = state([
            refused(Command::LoseFocus {
                presentation: PresentationId(3),
            }),
            refused(Command::ReportCompanion { present: true }),
        ]);
        assert_eq!((after.refusal, after.refused_companion_reports), (None, 1));
    }

    #[test]
    fn a_notice_stays_on_its_question_only() {
        let received = |page: PageView| CandidateAction::Received(Box::new(page));
        let notice = UnblockNotice {
            outcome: AlertOutcome::Dismissed,
            credited_micros: 0,
            withheld_micros: 0,
        };
        let mut here = state([received(samples::testing(3, vec![], 0))]);
        here.notice = Some(notice);
        let same = Rc::new(here.clone()).reduce(received(samples::testing(3, vec![], 0)));
        assert_eq!(same.notice, Some(notice));
        let gone = samples::page(CandidatePhase::AwaitingResume {
            authorized_until: None,
        });
        assert_eq!(Rc::new(here).reduce(received(gone)).notice, None);
    }
}
