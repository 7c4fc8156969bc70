//! The live connection of a candidate's page.

use std::rc::Rc;

use vigie_shared::api::CurrentCandidate;
use vigie_shared::protocol::{CloseReason, Never};
use vigie_shared::session::{Command, SelfCheck};
use vigie_shared::view::CandidatePhase;
use yew::prelude::*;

use super::logout_button::LogoutReason;
use super::state::{CandidateAction, CandidateState};
use crate::clock::server_now;
use crate::features::companion::{CompanionStatus, CompanionWatch, self_check, use_companion};
use crate::features::question::{PageView, TestContext};
use crate::features::signal_watch::{WatchedQuestion, use_page_visit, use_signal_watch};
use crate::hooks::use_hold_page;
use crate::live::{
    CommandTopic, ConnectionStatus, LiveEvent, LiveOptions, PendingCommands, use_live,
};
use crate::route::Route;
use crate::storage::{StorageKey, StorageOwner};

/// The session of one candidate as this page knows it.
pub struct CandidateConnection {
    /// What the server last sent.
    pub state: UseReducerHandle<CandidateState>,
    /// Is it current?
    pub status: ConnectionStatus,
    /// Does the test run on this page?
    pub testing: bool,
    /// The owner of what this tab stores.
    pub owner: StorageOwner,
    submit: Callback<Command, bool>,
    pending: PendingCommands,
    companion: CompanionStatus,
}

impl CandidateConnection {
    /// What the parts of `page` need.
    pub fn context(&self, page: &PageView) -> TestContext {
        TestContext {
            owner: self.owner.clone(),
            submit: self.submit.clone(),
            pending: self.pending.clone(),
            status: self.status,
            companion: self.companion,
            policy: page.companion,
            any_loss_counts: page.any_loss_counts,
        }
    }
}

/// Connects while the page is open, and reports what the page itself detects: what happens
/// to it, and the companion.
#[hook]
pub fn use_candidate_connection(me: &Rc<CurrentCandidate>) -> CandidateConnection {
    let owner = use_memo(me.clone(), |me| StorageOwner::from_current(me));
    let state = use_reducer_eq(CandidateState::default);
    let on_event = {
        let dispatcher = state.dispatcher();
        use_callback(
            (),
            move |event: LiveEvent<PageView, Never>, ()| match event {
                LiveEvent::Snapshot { state, .. } => {
                    dispatcher.dispatch(CandidateAction::Received(Box::new(state)));
                }
                LiveEvent::Settled { command, result } => {
                    let command = command.command;
                    dispatcher.dispatch(CandidateAction::Settled { command, result });
                }
                LiveEvent::Change { change, .. } => match change {},
                LiveEvent::Later { .. } => {}
            },
        )
    };
    let options = LiveOptions {
        path: format!("/api/socket/candidate/{}", owner.session()).into(),
        storage_key: Some(owner.key(StorageKey::Commands).into()),
        login: Some(owner.login()),
    };
    let live = use_live(options, on_event);
    let submit = {
        let dispatcher = state.dispatcher();
        use_callback(
            live.submit_once,
            move |command: Command, submit_once: &Callback<Command, bool>| {
                let topic = CommandTopic::of(&command);
                let submitted = submit_once.emit(command);
                if submitted {
                    dispatcher.dispatch(CandidateAction::Submitted(topic));
                }
                submitted
            },
        )
    };
    use_page_visit(owner.clone(), state.page.clone(), submit.clone());
    let is_live = live.status == ConnectionStatus::Live;
    let watched = watched_question(&state, &live.pending);
    use_signal_watch(watched, is_live, submit.clone());
    let is_over = matches!(live.status, ConnectionStatus::Ended(_));
    let testing = !is_over && state.page.as_deref().is_some_and(is_testing);
    let session = owner.session();
    use_hold_page(testing.then_some(Route::CandidateSession { session }));
    let sight = use_companion(CompanionWatch {
        session: (!is_over).then_some(session),
        has_ended: state.page.as_deref().is_some_and(has_ended),
        submit: submit.clone(),
        refused_reports: state.refused_companion_reports,
    });
    let companion = sight.status;
    let is_live = live.status == ConnectionStatus::Live;
    let before_test = state.page.as_deref().is_some_and(is_before_test);
    let check = (before_test && is_live && companion != CompanionStatus::Unknown)
        .then(|| self_check(&sight, is_live, device_skew_ms()));
    use_self_check_report(check, submit.clone());
    CandidateConnection {
        state,
        status: live.status,
        testing,
        owner: (*owner).clone(),
        submit,
        pending: live.pending,
        companion,
    }
}

/// The question before the candidate. After an answer its page may be left, even if the answer
/// still waits here.
fn watched_question(state: &CandidateState, pending: &PendingCommands) -> Option<WatchedQuestion> {
    let watched = WatchedQuestion::from_page(state.page.as_deref()?)?;
    let treating = matches!(
        pending.for_question(watched.presentation),
        Some(Command::Answer { .. } | Command::Pass { .. })
    );
    Some(WatchedQuestion {
        is_guarded: watched.is_guarded && !treating,
        ..watched
    })
}

/// Tells the invigilator, before they confirm anybody, what the device has found.
#[hook]
fn use_self_check_report(check: Option<SelfCheck>, submit: Callback<Command, bool>) {
    use_effect_with(check, move |check| {
        if let Some(check) = check.clone() {
            // Refused or in flight: the next change is reported again.
            submit.emit(Command::ReportSelfCheck { check });
        }
    });
}

/// How far the clock of this computer is ahead of the server, milliseconds.
fn device_skew_ms() -> Option<i64> {
    let wall = js_sys::Date::now();
    Some(wall as i64 - server_now().0 / 1_000)
}

fn has_ended(page: &PageView) -> bool {
    matches!(page.phase, CandidatePhase::Ended { .. })
}

fn is_before_test(page: &PageView) -> bool {
    matches!(
        page.phase,
        CandidatePhase::Instructions | CandidatePhase::Waiting { .. }
    )
}

fn is_testing(page: &PageView) -> bool {
    matches!(page.phase, CandidatePhase::Testing { .. })
}

/// Emits `onlogout` when the login has expired, and `onpublished` when the result is
/// there.
#[hook]
pub fn use_session_end(
    connection: &CandidateConnection,
    onlogout: Callback<LogoutReason>,
    onpublished: Callback<()>,
) {
    use_effect_with(connection.status, move |status| {
        if *status == ConnectionStatus::Ended(CloseReason::NotLoggedIn) {
            onlogout.emit(LogoutReason::Expired);
        }
    });
    let published = connection.state.page.as_ref().is_some_and(|page| {
        matches!(
            page.phase,
            CandidatePhase::Ended {
                published: true,
                ..
            }
        )
    });
    use_effect_with(published, move |published| {
        if *published {
            onpublished.emit(());
        }
    });
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::{CommandId, PresentationId};
    use vigie_shared::item::{ItemMode, ItemResponse};

    use super::*;
    use crate::features::question::samples;
    use crate::live::PendingCommand;

    #[test]
    fn a_focus_question_is_watched_until_its_answer_is_on_its_way() {
        let mut page = samples::testing(3, vec![], 0);
        if let CandidatePhase::Testing { question, .. } = &mut page.phase {
            question.mode = ItemMode::Focus;
        }
        let state = CandidateState {
            page: Some(Rc::new(page)),
            ..CandidateState::default()
        };
        let presentation = PresentationId(3);
        let with = |command: Option<Command>| {
            let pending = command.map(|command| PendingCommand {
                id: CommandId(uuid::Uuid::nil()),
                command,
            });
            let pending = pending.into_iter().collect::<Vec<_>>().into();
            watched_question(&state, &pending)
                .filter(|watched| watched.is_guarded)
                .map(|watched| watched.presentation)
        };
        assert_eq!(with(None), Some(presentation));
        // A report that waits for the network does not open the door.
        let report = Command::ReportQuestion { presentation };
        assert_eq!(with(Some(report)), Some(presentation));
        assert_eq!(with(Some(Command::Pass { presentation })), None);
        let response = ItemResponse::Text("x".into());
        let answer = Command::Answer {
            presentation,
            response,
        };
        assert_eq!(with(Some(answer)), None);
    }
}
