//! How far he is, and where the minimum lies.

use vigie_shared::rules::{MINIMUM, QUESTIONS};
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
    let share = |count: u8| f32::from(count) * 100.0 / f32::from(QUESTIONS);
    let words = language.text_with(
        "candidate-progress",
        &[
            ("treated", props.treated.into()),
            ("total", QUESTIONS.into()),
        ],
    );
    let minimum = if props.treated < MINIMUM {
        language.text_with("candidate-progress-minimum", &[("least", MINIMUM.into())])
    } else {
        language.text("candidate-progress-reached")
    };
    html! {
        <div class="candidate-progress">
            <div
                class="candidate-progress__bar"
                role="progressbar"
                aria-valuemin="0"
                aria-valuemax={QUESTIONS.to_string()}
                aria-valuenow={props.treated.to_string()}
                aria-valuetext={words.clone()}
                aria-label={language.text("candidate-progress-label")}
            >
                <span class="candidate-progress__done" style={format!("inline-size:{}%", share(props.treated))} />
                <span class="candidate-progress__notch" style={format!("inset-inline-start:{}%", share(MINIMUM))} />
            </div>
            <p><span data-testid="treated">{ words }</span>{ " · " }{ minimum }</p>
        </div>
    }
}
