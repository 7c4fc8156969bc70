//! One question of the test, and the parts that the other pages of a session share.
//!
//! Reading order: [`QuestionPage`], [`TestContext`], then `form` with `answer` and
//! `draft`, `warning`, `blocked`, `focus`.

mod actions;
mod answer;
mod blocked;
mod clock;
mod confirmation;
mod context;
mod draft;
mod focus;
mod form;
mod media;
mod mode_badge;
mod network_banner;
mod notice;
mod progress;
mod prompt;
mod refusal_box;
mod report;
#[cfg(test)]
pub mod samples;
mod shuffle;
mod warning;

use std::rc::Rc;

use vigie_shared::item::{ItemContent, ItemMode};
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::session::{AlertKind, Command, Refusal};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidatePhase, OpenAlert, QuestionView};
use yew::prelude::*;

use self::blocked::{CompanionBlock, QuestionBlock};
use self::clock::QuestionClock;
use self::focus::{AbsenceBox, AbsenceNotice, LeftWhileBlocked};
use self::form::AnswerForm;
use self::notice::NoticeBox;
use self::progress::QuestionProgress;
use self::warning::WarningPage;
use crate::components::Icon;
use crate::features::companion::CompanionTrouble;
use crate::hooks::{use_has_passed, use_scroll_to_top};
use crate::i18n::use_language;
use crate::layout::PageTitle;

pub use self::clock::TestClock;
pub use self::context::{PageView, TestContext};
pub use self::focus::absence_words;
pub use self::mode_badge::ModeBadge;
pub use self::network_banner::{NetworkBanner, PendingNotice};
pub use self::notice::{AlertOutcome, UnblockNotice};
pub use self::refusal_box::RefusalBox;

/// Properties of [`QuestionPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionPageProps {
    /// The page as the server describes it; its phase is the test.
    pub page: Rc<PageView>,
    /// The way to submit.
    pub context: TestContext,
    /// Why the page has unblocked.
    pub notice: Option<UnblockNotice>,
    /// Why the last command changed nothing.
    pub refusal: Option<Refusal>,
    /// Notice and refusal were read.
    pub ondismiss: Callback<()>,
}

/// Why a question cannot be answered at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DisabledReason {
    /// An alert is open.
    Blocked,
    /// The time of the test is up; the server is about to end it.
    TimeUp,
    /// A command about the question is in flight.
    Sending,
    /// A command about the question waits for the network.
    WaitingForNetwork,
}

/// The question, or what stands in its place.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let language = use_language();
    let context = &props.context;
    let parts = TestParts::from_page(&props.page);
    let time_up = use_has_passed(parts.as_ref().and_then(|parts| parts.deadline));
    let late = use_has_passed(parts.as_ref().and_then(TestParts::running_timer));
    let step = parts.as_ref().map_or_else(String::new, TestParts::step);
    use_scroll_to_top(step.clone());
    let Some(parts) = parts else {
        return Html::default();
    };
    let question = &parts.question;
    let presentation = question.presentation;
    let number = [
        ("number", question.number.into()),
        ("total", QUESTION_COUNT.into()),
    ];
    html! {
        <div class="vigie-test" data-testid="test" data-ask={presentation.to_string()}>
            <QuestionProgress treated={parts.treated} />
            <div class="vigie-heading">
                <PageTitle text={language.text_with("candidate-question-title", &number)} {step} />
                <ModeBadge mode={question.mode} />
                if question.replacement {
                    <span class="vigie-tag" data-testid="replacement">
                        { Icon::Sync }{ " " }{ language.text("candidate-question-replacement") }
                    </span>
                }
                if let Some(ends_at) = question.timer_ends_at {
                    <QuestionClock key={presentation.0} {ends_at} frozen_at={parts.blocked_since()} />
                }
            </div>
            { messages(props, &parts, late) }
            { body(context, &parts, parts.disabled_reason(context, time_up)) }
        </div>
    }
}

/// What happened to the question, above it.
fn messages(props: &QuestionPageProps, parts: &TestParts, late: bool) -> Html {
    let context = &props.context;
    let presentation = parts.question.presentation;
    let pending = PendingNotice::for_command(context.pending.for_question(presentation));
    let is_focus = parts.question.mode == ItemMode::Focus;
    let waiting = context.pending.reported_absence(presentation);
    let is_blocked = parts.blocked_since().is_some();
    let left = parts.question.left_while_blocked || (waiting.is_some() && is_blocked);
    let absence = AbsenceNotice::for_question(&parts.question, waiting.filter(|_| !is_blocked));
    html! {
        <div class="vigie-messages">
            <NetworkBanner status={context.status} {pending} question=true />
            if parts.companion.is_none() {
                <CompanionTrouble companion={context.companion} policy={context.policy} />
            }
            <NoticeBox notice={props.notice} onclose={props.ondismiss.clone()} />
            <RefusalBox refusal={props.refusal.clone()} />
            if let Some(alert) = parts.report.as_ref().filter(|_| parts.companion.is_none()) {
                <QuestionBlock since={alert.raised_at} {is_focus} />
            }
            if is_focus && left {
                <LeftWhileBlocked />
            }
            if let Some(notice) = absence.filter(|_| is_focus) {
                <AbsenceBox {notice} />
            }
            if late && parts.companion.is_none() {
                <LateWarning />
            }
        </div>
    }
}

/// The question, its warning, or what replaces it while the companion is missing.
fn body(context: &TestContext, parts: &TestParts, disabled_reason: Option<DisabledReason>) -> Html {
    let (question, context) = (parts.question.clone(), context.clone());
    if let Some(alert) = &parts.companion {
        html! {
            <CompanionBlock
                since={alert.raised_at}
                also_question={parts.report.is_some()}
                companion={context.companion}
                policy={context.policy}
            />
        }
    } else if let Some(content) = question.content.clone() {
        html! {
            <AnswerForm
                key={parts.question.presentation.0}
                {question}
                {content}
                {context}
                {disabled_reason}
            />
        }
    } else {
        html! { <WarningPage {question} {context} {disabled_reason} /> }
    }
}

/// The question's own time is over: the answer will not count as correct.
#[component]
fn LateWarning() -> Html {
    let language = use_language();
    html! {
        <p role="status" class="vigie-box vigie-box--warning" data-testid="late">
            { Icon::Clock }
            <span>{ language.text("candidate-question-late") }</span>
        </p>
    }
}

/// The parts of a running test.
struct TestParts {
    treated: u8,
    deadline: Option<Timestamp>,
    question: QuestionView<ItemContent>,
    /// The open alert about the question.
    report: Option<OpenAlert>,
    /// The open alert about the companion.
    companion: Option<OpenAlert>,
}

impl TestParts {
    fn from_page(page: &PageView) -> Option<Self> {
        let CandidatePhase::Testing {
            treated,
            deadline,
            alerts,
            question,
            ..
        } = &page.phase
        else {
            return None;
        };
        let (companion, report): (Vec<_>, Vec<_>) = alerts
            .iter()
            .cloned()
            .partition(|alert| alert.kind == AlertKind::Companion);
        Some(Self {
            treated: *treated,
            deadline: *deadline,
            question: question.clone(),
            report: report.into_iter().next(),
            companion: companion.into_iter().next(),
        })
    }

    fn blocked_since(&self) -> Option<Timestamp> {
        let alerts = self.report.iter().chain(&self.companion);
        alerts.map(|alert| alert.raised_at).min()
    }

    /// When the question's own time is over, while it runs.
    fn running_timer(&self) -> Option<Timestamp> {
        self.question
            .timer_ends_at
            .filter(|_| self.blocked_since().is_none())
    }

    fn disabled_reason(&self, context: &TestContext, time_up: bool) -> Option<DisabledReason> {
        if self.blocked_since().is_some() {
            return Some(DisabledReason::Blocked);
        }
        if time_up {
            return Some(DisabledReason::TimeUp);
        }
        match context.pending.for_question(self.question.presentation) {
            None => None,
            Some(Command::ReportQuestion { .. }) => Some(DisabledReason::Blocked),
            Some(_) if context.is_offline() => Some(DisabledReason::WaitingForNetwork),
            Some(_) => Some(DisabledReason::Sending),
        }
    }

    /// Identifies what is shown: when it changes, the focus moves to its heading.
    fn step(&self) -> String {
        let state = if self.companion.is_some() {
            "companion"
        } else if self.report.is_some() {
            "blocked"
        } else if self.question.content.is_none() {
            "warning"
        } else {
            "open"
        };
        format!("question-{}-{state}", self.question.presentation)
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::{AlertId, PresentationId};

    use super::samples;
    use super::*;

    fn alert(id: u16, kind: AlertKind, at: i64) -> OpenAlert {
        OpenAlert {
            id: AlertId(id),
            kind,
            raised_at: Timestamp(at),
        }
    }

    #[test]
    fn the_clock_stands_still_since_the_first_of_two_open_alerts() {
        let question = AlertKind::Question {
            presentation: PresentationId(3),
            number: 3,
        };
        let alerts = vec![alert(1, AlertKind::Companion, 50), alert(2, question, 20)];
        let parts = TestParts::from_page(&samples::testing(3, alerts, 0)).unwrap();
        assert_eq!(parts.blocked_since(), Some(Timestamp(20)));
        assert_eq!(parts.step(), "question-3-companion");
        assert!(parts.report.is_some());
    }
}
