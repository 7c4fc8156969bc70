//! Are you sure?

use yew::prelude::*;

use super::super::seek::seek;

/// Gives the focus back to the button `id` when what it opened is closed.
#[hook]
pub fn use_return(open: bool, id: &'static str) {
    let was_open = use_mut_ref(|| false);
    use_effect_with(open, move |open| {
        if was_open.replace(*open) && !open {
            seek(id);
        }
    });
}

/// Properties of [`Confirm`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmProps {
    /// What will happen.
    pub question: AttrValue,
    /// The button that does it.
    pub yes: AttrValue,
    /// The button that does not.
    pub no: AttrValue,
    /// Beginning of the names for browser tests.
    pub testid: AttrValue,
    /// Yes or no.
    pub onanswer: Callback<bool>,
}

/// A question in the place of a button. The focus goes to its words, so that a
/// second press of the same key confirms nothing.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let (group, words) = (
        format!("{}-confirm", props.testid),
        format!("{}-words", props.testid),
    );
    use_effect_with(group.clone(), |group| seek(group));
    let answer = |yes: bool| props.onanswer.reform(move |_: MouseEvent| yes);
    let onkeydown = {
        let onanswer = props.onanswer.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                onanswer.emit(false);
            }
        })
    };
    html! {
        <div
            id={group.clone()}
            role="group"
            tabindex="-1"
            class="vigie-confirm"
            aria-labelledby={words.clone()}
            data-testid={group}
            {onkeydown}
        >
            <p id={words}>{ &props.question }</p>
            <button
                type="button"
                class="pf-v6-c-button pf-m-primary"
                data-testid={format!("{}-yes", props.testid)}
                onclick={answer(true)}
            >
                { &props.yes }
            </button>
            <button
                type="button"
                class="pf-v6-c-button pf-m-secondary"
                data-testid={format!("{}-no", props.testid)}
                onclick={answer(false)}
            >
                { &props.no }
            </button>
        </div>
    }
}
