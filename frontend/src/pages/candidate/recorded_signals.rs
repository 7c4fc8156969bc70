//! What was noticed during the test, for the candidate to read: all that is on record about their
//! page.

use std::rc::Rc;

use vigie_shared::view::{CandidatePhase, OwnSignal};
use yew::prelude::*;

use crate::features::question::{PageView, absence_words};
use crate::features::signal_words::signal_with_time;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`RecordedSignals`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordedSignalsProps {
    /// The page of the end of the test.
    pub page: Rc<PageView>,
}

/// One line each, in order; nothing when nothing was noticed.
#[component]
pub fn RecordedSignals(props: &RecordedSignalsProps) -> Html {
    let language = use_language();
    let CandidatePhase::Ended { signals, .. } = &props.page.phase else {
        return Html::default();
    };
    if signals.is_empty() {
        return Html::default();
    }
    html! {
        <div class="vigie-next-steps" data-testid="recorded-signals">
            <h2>{ language.text("candidate-signals-title") }</h2>
            <ul class="vigie-bullets">
                { for signals.iter().map(|signal| html! { <li>{ line(&language, signal) }</li> }) }
            </ul>
            <p>{ language.text("candidate-signals-appeal") }</p>
        </div>
    }
}

fn line(language: &LanguageHandle, signal: &OwnSignal) -> String {
    let words = if signal.kind.is_leaving() {
        absence_words(language, signal)
    } else {
        let noted = signal_with_time(language, signal.kind, signal.micros);
        language.text_with("candidate-signal-noted", &[("signal", noted.into())])
    };
    language.text_with(
        "candidate-signal-line",
        &[("number", signal.number.into()), ("words", words.into())],
    )
}
