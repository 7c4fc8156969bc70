//! The candidate's page as the server last said it, and what is on its way.

use std::rc::Rc;

use vigie_shared::ids::PresentationId;
use vigie_shared::item::{ItemContent, ItemMode};
use vigie_shared::session::{Command, Refusal};
use vigie_shared::view::{CandidatePhase, CandidateView};
use yew::prelude::*;

use super::ledger::Matter;
use super::notice::Notice;

/// The page of a candidate in the browser.
pub type Page = CandidateView<ItemContent>;

/// Everything that changes on the candidate's desk.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Seat {
    /// The page, once it came.
    pub page: Option<Rc<Page>>,
    /// Commands without an answer, oldest first.
    pub pending: Rc<Vec<Command>>,
    /// Why the page has unblocked.
    pub notice: Option<Notice>,
    /// Why his last wish was not granted.
    pub refusal: Option<Refusal>,
    /// How often the page's word on the companion was refused: it must be said again.
    pub unheard: u32,
}

/// What happens.
#[derive(Debug)]
pub enum SeatAction {
    /// The page is now so.
    Saw(Box<Page>),
    /// Something was asked.
    Asked(Command),
    /// It was answered. `left` is still on its way.
    Answered {
        /// What it was.
        command: Command,
        /// Why not; none when it is done.
        refusal: Option<Refusal>,
        /// What has no answer yet.
        left: Vec<Command>,
    },
    /// The candidate has read the notice or the refusal.
    PutAway,
}

impl Seat {
    /// With the commands that survived a reload.
    pub fn restored(pending: Vec<Command>) -> Self {
        Self {
            pending: Rc::new(pending),
            ..Self::default()
        }
    }

    fn saw(&mut self, page: Page) {
        let told = self
            .page
            .as_ref()
            .and_then(|old| Notice::between(old, &page));
        if number(&page) != self.page.as_deref().and_then(number) {
            self.notice = None;
        }
        self.notice = match told {
            Some(notice) => Some(notice.after(self.notice)),
            None => self.notice,
        };
        self.page = Some(Rc::new(page));
    }
}

impl Reducible for Seat {
    type Action = SeatAction;

    fn reduce(self: Rc<Self>, action: SeatAction) -> Rc<Self> {
        let mut seat = (*self).clone();
        match action {
            SeatAction::Saw(page) => seat.saw(*page),
            SeatAction::Asked(command) => {
                if Matter::of(&command).is_his() {
                    seat.refusal = None;
                }
                Rc::make_mut(&mut seat.pending).push(command);
            }
            SeatAction::Answered {
                command,
                refusal,
                left,
            } => {
                seat.pending = Rc::new(left);
                match (Matter::of(&command), refusal) {
                    (matter, Some(refusal)) if matter.is_his() => seat.refusal = Some(refusal),
                    (Matter::Companion, Some(_)) => seat.unheard += 1,
                    _ => {}
                }
            }
            SeatAction::PutAway => (seat.notice, seat.refusal) = (None, None),
        }
        Rc::new(seat)
    }
}

/// The question whose page must not be left, and has not been: focus, shown, not blocked.
pub fn guarded(page: &Page) -> Option<PresentationId> {
    let CandidatePhase::Testing {
        alerts, question, ..
    } = &page.phase
    else {
        return None;
    };
    let shown = question.mode == ItemMode::Focus && question.content.is_some();
    (shown && alerts.is_empty() && !question.focus_lost).then_some(question.presentation)
}

fn number(page: &Page) -> Option<u8> {
    match &page.phase {
        CandidatePhase::Testing { question, .. } => Some(question.number),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::view::QuestionView;

    use super::super::samples;
    use super::*;

    fn seat(actions: impl IntoIterator<Item = SeatAction>) -> Seat {
        let start = Rc::new(Seat::default());
        (*actions.into_iter().fold(start, Reducible::reduce)).clone()
    }

    fn refused(command: Command) -> SeatAction {
        let refusal = Some(Refusal::QuestionMoved);
        SeatAction::Answered {
            command,
            refusal,
            left: vec![],
        }
    }

    #[test]
    fn a_refusal_is_shown_until_the_candidate_asks_again() {
        let pass = Command::Pass {
            presentation: PresentationId(3),
        };
        let after = seat([SeatAction::Asked(pass.clone()), refused(pass.clone())]);
        assert_eq!(after.refusal, Some(Refusal::QuestionMoved));
        assert!(after.pending.is_empty());
        let again = seat([refused(pass.clone()), SeatAction::Asked(pass.clone())]);
        assert_eq!((again.refusal, again.pending.len()), (None, 1));
    }

    #[test]
    fn what_the_page_itself_says_troubles_nobody() {
        let after = seat([
            refused(Command::LoseFocus {
                presentation: PresentationId(3),
            }),
            refused(Command::ReportCompanion { present: true }),
        ]);
        assert_eq!((after.refusal, after.unheard), (None, 1));
    }

    #[test]
    fn only_a_shown_focus_question_is_guarded_and_only_until_it_was_left() {
        let focus = |change: fn(&mut QuestionView<ItemContent>)| {
            let mut page = samples::testing(3, vec![], 0);
            if let CandidatePhase::Testing { question, .. } = &mut page.phase {
                question.mode = ItemMode::Focus;
                change(question);
            }
            guarded(&page)
        };
        assert_eq!(focus(|_| {}), Some(PresentationId(3)));
        assert_eq!(focus(|question| question.focus_lost = true), None);
        assert_eq!(focus(|question| question.content = None), None);
        assert_eq!(guarded(&samples::testing(3, vec![], 0)), None);
    }

    #[test]
    fn a_notice_stays_on_its_question_only() {
        let saw = |page: Page| SeatAction::Saw(Box::new(page));
        let notice = Notice {
            what: super::super::notice::Closed::Dismissed,
            credited: 0,
        };
        let mut here = seat([saw(samples::testing(3, vec![], 0))]);
        here.notice = Some(notice);
        let same = Rc::new(here.clone()).reduce(saw(samples::testing(3, vec![], 0)));
        assert_eq!(same.notice, Some(notice));
        let gone = samples::page(CandidatePhase::AwaitingResume {
            authorized_until: None,
        });
        assert_eq!(Rc::new(here).reduce(saw(gone)).notice, None);
    }
}
