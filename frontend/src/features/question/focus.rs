//! Focus questions: leaving the page is detected, reported and shown.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::ids::PresentationId;
use vigie_shared::item::ItemMode;
use vigie_shared::session::{AlertKind, Command};
use vigie_shared::view::CandidatePhase;
use wasm_bindgen::JsCast;
use web_sys::{PageTransitionEvent, VisibilityState};
use yew::prelude::*;

use super::context::PageView;
use super::mode_badge::Shield;
use crate::i18n::use_language;

/// Reports once when the page is left during the question `watched`: the window loses
/// the focus, the page is hidden, or the browser goes back or on in its history. A pointer
/// that merely moves out of the window is not reported: it proves nothing.
///
/// It belongs to the connection of the test, which outlives every part of the page.
///
/// A reload hides the page as well, but does not count: there `pagehide` comes before
/// the page is hidden. Navigating elsewhere looks the same and is detected on return: by
/// `pageshow` if the browser kept the page, by `use_page_entry` if it loads it again.
#[hook]
pub fn use_focus_watch(watched: Option<PresentationId>, submit: Callback<Command, bool>) {
    use_effect_with((watched, submit), |(watched, submit)| {
        let left = watched.map(|presentation| {
            let submit = submit.clone();
            // A second event finds the first command in flight, or the question not
            // watched any more.
            move || _ = submit.emit(Command::LoseFocus { presentation })
        });
        let listeners = left.map(|left| {
            let (window, document) = (gloo_utils::window(), gloo_utils::document());
            let unloading = Rc::new(Cell::new(false));
            let also_unloading = unloading.clone();
            let shown_again = unloading.clone();
            let also_left = left.clone();
            let (went_back, came_back) = (left.clone(), left.clone());
            let hidden = move |_: &Event| {
                let hidden = gloo_utils::document().visibility_state() == VisibilityState::Hidden;
                if hidden && !unloading.get() {
                    also_left();
                }
            };
            [
                EventListener::new(&window, "blur", move |_| left()),
                EventListener::new(&window, "pagehide", move |_| also_unloading.set(true)),
                EventListener::new(&window, "pageshow", move |event| {
                    shown_again.set(false);
                    let kept = event.dyn_ref::<PageTransitionEvent>();
                    if kept.is_some_and(PageTransitionEvent::persisted) {
                        came_back();
                    }
                }),
                EventListener::new(&window, "popstate", move |_| went_back()),
                EventListener::new(&document, "visibilitychange", hidden),
            ]
        });
        move || drop(listeners)
    });
}

/// The question whose page must not be left, and has not been: a focus question that is
/// shown. While it is blocked, leaving is no fault but is shown to who handles the alert; the
/// content is hidden then while the companion is missing.
pub fn guarded_question(page: &PageView) -> Option<PresentationId> {
    let CandidatePhase::Testing {
        alerts, question, ..
    } = &page.phase
    else {
        return None;
    };
    let hidden = alerts
        .iter()
        .any(|alert| alert.kind == AlertKind::Companion);
    let shown = question.mode == ItemMode::Focus && (question.content.is_some() || hidden);
    let left = match alerts[..] {
        [] => question.focus_lost,
        _ => question.left_while_blocked,
    };
    (shown && !left).then_some(question.presentation)
}

/// What the loss of focus means, and what to do if it was not intended. Shown as long as
/// the question.
#[component]
pub fn FocusLost() -> Html {
    let language = use_language();
    html! {
        <div role="alert" class="vigie-box vigie-box--focus" data-testid="focus-lost">
            <Shield />
            <div>
                <p><strong>{ language.text("candidate-focus-lost") }</strong></p>
                <p>{ language.text("candidate-focus-lost-means") }</p>
                <p>{ language.text("candidate-focus-lost-advice") }</p>
            </div>
        </div>
    }
}

/// The page was left while the test is paused: what that means.
#[component]
pub fn LeftWhileBlocked() -> Html {
    let language = use_language();
    html! {
        <p role="status" class="vigie-box vigie-box--focus" data-testid="left-while-blocked">
            <Shield />
            <span>{ language.text("candidate-left-while-blocked") }</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use vigie_shared::ids::AlertId;
    use vigie_shared::item::ItemContent;
    use vigie_shared::time::Timestamp;
    use vigie_shared::view::{OpenAlert, QuestionView};

    use super::*;
    use crate::features::question::samples;

    #[test]
    fn only_a_shown_focus_question_is_guarded_and_only_until_it_was_left() {
        let focus = |change: fn(&mut QuestionView<ItemContent>)| {
            let mut page = samples::testing(3, vec![], 0);
            if let CandidatePhase::Testing { question, .. } = &mut page.phase {
                question.mode = ItemMode::Focus;
                change(question);
            }
            guarded_question(&page)
        };
        assert_eq!(focus(|_| {}), Some(PresentationId(3)));
        assert_eq!(focus(|question| question.focus_lost = true), None);
        assert_eq!(focus(|question| question.content = None), None);
        assert_eq!(guarded_question(&samples::testing(3, vec![], 0)), None);
    }

    #[test]
    fn a_blocked_focus_question_is_guarded_until_it_was_left_since() {
        let blocked = |change: fn(&mut QuestionView<ItemContent>)| {
            let alert = OpenAlert {
                id: AlertId(1),
                kind: AlertKind::Companion,
                raised_at: Timestamp(0),
            };
            let mut page = samples::testing(3, vec![alert], 0);
            if let CandidatePhase::Testing { question, .. } = &mut page.phase {
                question.mode = ItemMode::Focus;
                question.content = None;
                change(question);
            }
            guarded_question(&page)
        };
        assert_eq!(blocked(|_| {}), Some(PresentationId(3)));
        // Lost before the block: what happens during it is another matter.
        assert_eq!(
            blocked(|question| question.focus_lost = true),
            Some(PresentationId(3))
        );
        assert_eq!(blocked(|question| question.left_while_blocked = true), None);
        assert_eq!(blocked(|question| question.mode = ItemMode::Free), None);
    }
}
