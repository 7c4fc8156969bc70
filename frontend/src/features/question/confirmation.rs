//! Asks again before something that cannot be undone.

use yew::prelude::*;

use crate::components::{Button, ButtonVariant};
use crate::focus::focus_element;

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
    let answer = |yes: bool| props.onanswer.reform(move |()| yes);
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
            <Button
                label={props.yes.clone()}
                testid={format!("{}-yes", props.testid)}
                variant={ButtonVariant::Primary}
                onclick={answer(true)}
            />
            <Button
                label={props.no.clone()}
                testid={format!("{}-no", props.testid)}
                onclick={answer(false)}
            />
        </div>
    }
}
