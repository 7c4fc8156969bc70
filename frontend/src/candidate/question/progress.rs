//! How far he is, and where the minimum lies.

use vigie_shared::rules::{MINIMUM_TREATED, QUESTION_COUNT};
use yew::prelude::*;

use crate::i18n::use_language;

/// Properties of [`Progress`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// Treated questions, 0..=31.
    pub treated: u8,
}

/// A bar with a notch at the minimum, and the same in words.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let language = use_language();
    let share = |count: u8| f32::from(count) * 100.0 / f32::from(QUESTION_COUNT);
    let words = language.text_with(
        "candidate-progress",
        &[
            ("treated", props.treated.into()),
            ("total", QUESTION_COUNT.into()),
        ],
    );
    let minimum = if props.treated < MINIMUM_TREATED {
        language.text_with(
            "candidate-progress-minimum",
            &[("least", MINIMUM_TREATED.into())],
        )
    } else {
        language.text("candidate-progress-reached")
    };
    html! {
        <div class="vigie-test-progress">
            <div
                class="vigie-test-progress__bar"
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax={QUESTION_COUNT.to_string()}
                aria-valuenow={props.treated.to_string()}
                aria-valuetext={words.clone()}
                aria-label={language.text("candidate-progress-label")}
            >
                <span class="vigie-test-progress__done" style={format!("inline-size:{}%", share(props.treated))} />
                <span class="vigie-test-progress__notch" style={format!("inset-inline-start:{}%", share(MINIMUM_TREATED))} />
            </div>
            <p><span data-testid="treated">{ words }</span>{ " · " }{ minimum }</p>
        </div>
    }
}
