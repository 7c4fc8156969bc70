//! The test: one question at a time.

mod actions;
mod answer;
mod attachment;
mod blocked;
mod confirm;
mod draft;
mod figure;
mod focus;
mod form;
mod notice;
mod progress;
mod prompt;
mod report;
mod shuffle;
mod top;
mod warning;

use std::rc::Rc;

use vigie_shared::item::{ItemContent, ItemMode};
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::session::{AlertKind, Command, Refusal};
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidatePhase, OpenAlert, QuestionView};
use yew::prelude::*;

use self::blocked::{CompanionBlock, QuestionBlock};
use self::focus::{FocusLost, use_leaving};
use self::form::AnswerForm;
use self::notice::NoticeBox;
use self::progress::Progress;
use self::top::use_top;
use self::warning::WarningPage;
use super::clock::QuestionClock;
use super::hold::Hold;
use super::mode::ModeBadge;
use super::network::{NetworkBanner, Waits};
use super::past::use_past;
use super::refusal::RefusalBox;
use super::store::{Page, guarded};
use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// Properties of [`QuestionPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct QuestionPageProps {
    /// His page; its phase is the test.
    pub page: Rc<Page>,
    /// The way to answer.
    pub hold: Hold,
    /// Why the page has unblocked.
    pub notice: Option<super::notice::Notice>,
    /// Why his wish was not granted.
    pub refusal: Option<Refusal>,
    /// Notice and refusal were read.
    pub put_away: Callback<()>,
}

/// Why he cannot answer at this moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// An alert is open.
    Blocked,
    /// The time of the test is up; the server is about to say so.
    TimeUp,
    /// What he asked is on its way.
    Sending,
    /// It waits for the network.
    Kept,
}

/// The question before him, or what stands in its place.
#[component]
pub fn QuestionPage(props: &QuestionPageProps) -> Html {
    let parts = Parts::of(&props.page);
    let hold = &props.hold;
    let ask = parts.as_ref().map(|parts| parts.question.presentation);
    let time_up = use_past(parts.as_ref().and_then(|parts| parts.deadline));
    let late = use_past(parts.as_ref().and_then(Parts::running_timer));
    // After an answer the page may be left, even if the answer still waits here.
    let watched = guarded(&props.page).filter(|ask| hold.about(*ask).is_none());
    use_leaving(watched, hold.ask.clone());
    let step = parts.as_ref().map_or_else(String::new, Parts::step);
    use_top(step.clone());
    let language = use_language();
    let (Some(parts), Some(ask)) = (parts, ask) else {
        return Html::default();
    };
    let Parts {
        treated, question, ..
    } = &parts;
    let number = [
        ("number", question.number.into()),
        ("total", QUESTION_COUNT.into()),
    ];
    let waits = Waits::of(hold.about(ask));
    let hindrance = parts.hindrance(hold, time_up);
    let body = if let Some(alert) = &parts.companion {
        html! { <CompanionBlock since={alert.raised_at} also_question={parts.report.is_some()} hold={hold.clone()} /> }
    } else if let Some(content) = &question.content {
        html! {
            <AnswerForm
                key={ask.0}
                question={question.clone()}
                content={content.clone()}
                hold={hold.clone()}
                {hindrance}
            />
        }
    } else {
        html! { <WarningPage question={question.clone()} hold={hold.clone()} {hindrance} /> }
    };
    html! {
        <div class="vigie-test" data-testid="test" data-ask={ask.to_string()}>
            <Progress treated={*treated} />
            <div class="vigie-heading">
                <PageTitle text={language.text_with("candidate-question-title", &number)} {step} />
                <ModeBadge mode={question.mode} />
                if question.replacement {
                    <span class="vigie-tag" data-testid="replacement">
                        { Icon::Sync }{ " " }{ language.text("candidate-question-replacement") }
                    </span>
                }
                if let Some(ends_at) = question.timer_ends_at {
                    <QuestionClock key={ask.0} {ends_at} frozen_at={parts.blocked_since()} />
                }
            </div>
            <div class="vigie-messages">
                <NetworkBanner freshness={hold.freshness} {waits} question=true />
                <NoticeBox notice={props.notice} onclose={props.put_away.clone()} />
                <RefusalBox refusal={props.refusal.clone()} />
                if let Some(alert) = parts.report.as_ref().filter(|_| parts.companion.is_none()) {
                    <QuestionBlock since={alert.raised_at} />
                }
                if question.mode == ItemMode::Focus && (question.focus_lost || hold.tells_of_leaving(ask)) {
                    <FocusLost />
                }
                if late && parts.companion.is_none() {
                    <p role="status" class="vigie-box vigie-box--warning" data-testid="late">
                        { Icon::Clock }
                        <span>{ language.text("candidate-question-late") }</span>
                    </p>
                }
            </div>
            { body }
        </div>
    }
}

/// The parts of a running test.
struct Parts {
    treated: u8,
    deadline: Option<Timestamp>,
    question: QuestionView<ItemContent>,
    /// The open alert about the question.
    report: Option<OpenAlert>,
    /// The open alert about the companion.
    companion: Option<OpenAlert>,
}

impl Parts {
    fn of(page: &Page) -> Option<Self> {
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

    fn hindrance(&self, hold: &Hold, time_up: bool) -> Option<Hindrance> {
        if self.blocked_since().is_some() {
            return Some(Hindrance::Blocked);
        }
        if time_up {
            return Some(Hindrance::TimeUp);
        }
        match hold.about(self.question.presentation) {
            None => None,
            Some(Command::ReportQuestion { .. }) => Some(Hindrance::Blocked),
            Some(_) if hold.is_offline() => Some(Hindrance::Kept),
            Some(_) => Some(Hindrance::Sending),
        }
    }

    /// Names what is before him: when it changes, he is brought to its heading.
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

    use super::super::samples;
    use super::*;

    fn alert(id: u16, kind: AlertKind, at: i64) -> OpenAlert {
        OpenAlert {
            id: AlertId(id),
            kind,
            raised_at: Timestamp(at),
        }
    }

    #[test]
    fn the_clock_stands_since_the_first_of_two_open_alerts() {
        let question = AlertKind::Question {
            presentation: PresentationId(3),
            number: 3,
        };
        let alerts = vec![alert(1, AlertKind::Companion, 50), alert(2, question, 20)];
        let parts = Parts::of(&samples::testing(3, alerts, 0)).unwrap();
        assert_eq!(parts.blocked_since(), Some(Timestamp(20)));
        assert_eq!(parts.step(), "question-3-companion");
        assert!(parts.report.is_some());
    }
}
