//! Focus questions: leaving the page is detected, reported and shown.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::ids::PresentationId;
use vigie_shared::item::ItemMode;
use vigie_shared::session::Command;
use vigie_shared::view::CandidatePhase;
use web_sys::VisibilityState;
use yew::prelude::*;

use super::context::PageView;
use super::mode_badge::Shield;
use crate::i18n::use_language;

/// Reports once when the page is left during the question `watched`: the window loses
/// the focus, or the page is hidden. A pointer that merely moves out of the window is
/// not reported: it proves nothing.
///
/// A reload hides the page as well, but does not count: there `pagehide` comes before
/// the page is hidden. Navigating elsewhere looks the same and is detected on return:
/// see `use_page_entry`.
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
            let also_left = left.clone();
            let hidden = move |_: &Event| {
                let hidden = gloo_utils::document().visibility_state() == VisibilityState::Hidden;
                if hidden && !unloading.get() {
                    also_left();
                }
            };
            [
                EventListener::new(&window, "blur", move |_| left()),
                EventListener::new(&window, "pagehide", move |_| also_unloading.set(true)),
                EventListener::new(&document, "visibilitychange", hidden),
            ]
        });
        move || drop(listeners)
    });
}

/// The question whose page must not be left, and has not been: a focus question that
/// is shown and not blocked.
pub fn guarded_question(page: &PageView) -> Option<PresentationId> {
    let CandidatePhase::Testing {
        alerts, question, ..
    } = &page.phase
    else {
        return None;
    };
    let shown = question.mode == ItemMode::Focus && question.content.is_some();
    (shown && alerts.is_empty() && !question.focus_lost).then_some(question.presentation)
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

#[cfg(test)]
mod tests {
    use vigie_shared::item::ItemContent;
    use vigie_shared::view::QuestionView;

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
}
