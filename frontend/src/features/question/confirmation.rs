//! Asks again before something that cannot be undone.

use yew::prelude::*;

use crate::components::focus_element;

/// Properties of [`Confirmation`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmationProps {
    /// What will happen.
    pub question: AttrValue,
    /// Text of the button that confirms.
    pub yes: AttrValue,
    /// Text of the button that cancels.
    pub no: AttrValue,
    /// Prefix of the names for browser tests.
    pub testid: AttrValue,
    /// Whether it was confirmed.
    pub onanswer: Callback<bool>,
}

/// A question in the place of a button. The focus goes to its words, so that a
/// second press of the same key confirms nothing.
#[component]
pub fn Confirmation(props: &ConfirmationProps) -> Html {
    let (group, words) = (
        format!("{}-confirm", props.testid),
        format!("{}-words", props.testid),
    );
    use_effect_with(group.clone(), |group| {
        focus_element(group);
    });
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
