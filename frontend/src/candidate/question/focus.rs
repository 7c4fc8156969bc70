//! Focus questions: leaving the page is noticed, and said.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;
use web_sys::VisibilityState;
use yew::prelude::*;

use super::super::mode::Shield;
use crate::i18n::use_language;

/// Tells the session, once, when the page is left during the question `watched`:
/// the window loses the focus, or the page is hidden. A pointer that merely moves
/// out is not watched: it proves nothing, and frightens.
///
/// A reload hides the page as well, and is none: the page goes (`pagehide`) before
/// it is hidden. Who goes elsewhere the same way is known when he comes back: see
/// `use_arrival`.
#[hook]
pub fn use_leaving(watched: Option<PresentationId>, ask: Callback<Command, bool>) {
    use_effect_with((watched, ask), |(watched, ask)| {
        let left = watched.map(|question| {
            let ask = ask.clone();
            // A second event finds the first on its way, or the question not watched any more.
            move || {
                _ = ask.emit(Command::LoseFocus {
                    presentation: question,
                })
            }
        });
        let listeners = left.map(|left| {
            let (window, document) = (gloo_utils::window(), gloo_utils::document());
            let going = Rc::new(Cell::new(false));
            let also_going = going.clone();
            let also_left = left.clone();
            let hidden = move |_: &Event| {
                let hidden = gloo_utils::document().visibility_state() == VisibilityState::Hidden;
                if hidden && !going.get() {
                    also_left();
                }
            };
            [
                EventListener::new(&window, "blur", move |_| left()),
                EventListener::new(&window, "pagehide", move |_| also_going.set(true)),
                EventListener::new(&document, "visibilitychange", hidden),
            ]
        });
        move || drop(listeners)
    });
}

/// Stays on the question: what it means, and what to do if it was not meant.
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
