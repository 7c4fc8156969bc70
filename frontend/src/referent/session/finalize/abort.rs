//! Why a test was not finished.

use vigie_shared::ids::Seat;
use vigie_shared::rules::AbortReason;
use vigie_shared::session::Command;
use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::parts::{Notice, Weight};
use crate::referent::say;
use crate::referent::session::ask::{Ask, Asking, use_asking};
use crate::ui::Mark;

/// Properties of [`AbortChoice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AbortChoiceProps {
    /// Whose test.
    pub seat: Seat,
    /// What is on record.
    pub reason: Option<AbortReason>,
    /// Whose, in words.
    pub name: AttrValue,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

/// Two reasons and what each leads to. Chosen is recorded at once.
#[component]
pub fn AbortChoice(props: &AbortChoiceProps) -> Html {
    let language = use_language();
    let (asking, send) = use_asking(props.ask.clone());
    let seat = props.seat;
    let choice = |reason: AbortReason| {
        let (code, name, meaning) = match reason {
            AbortReason::Candidate => (
                "candidate",
                language.text("referent-abort-candidate"),
                language.text("referent-abort-candidate-meaning"),
            ),
            AbortReason::Technical => (
                "technical",
                language.text("referent-abort-technical"),
                language.text("referent-abort-technical-meaning"),
            ),
        };
        let id = format!("referent-abort-{seat}-{code}");
        let meaning_id = format!("{id}-meaning");
        html! {
            <div class="ref-choice">
                <input
                    type="radio"
                    id={id.clone()}
                    data-testid={id.clone()}
                    name={format!("referent-abort-{seat}")}
                    checked={props.reason == Some(reason)}
                    aria-describedby={meaning_id.clone()}
                    onchange={send.reform(move |_| Command::SetAbortReason { seat, reason })}
                />
                <label for={id}>{ name }</label>
                <p id={meaning_id} class="ref-choice__meaning">{ meaning }</p>
            </div>
        }
    };
    html! {
        <fieldset class="ref-abort" data-testid="referent-abort">
            <legend>
                if props.reason.is_none() {
                    <span class="ref-warning">{ Mark::Warning }</span>
                }
                { language.text_with("referent-abort", &[("name", props.name.as_str().into())]) }
            </legend>
            <div class="ref-abort__choices">
                { choice(AbortReason::Candidate) }
                { choice(AbortReason::Technical) }
            </div>
            <p role="status" class="ref-subtle">
                { match (&asking, props.reason) {
                    (Asking::Sent, _) => language.text("referent-recording"),
                    (Asking::Granted, Some(_)) => language.text("referent-recorded"),
                    _ => String::new(),
                } }
            </p>
            if let Asking::Refused(refusal) = &asking {
                <Notice weight={Weight::Error} testid="referent-abort-refused">
                    { say::refusal(&language, refusal) }
                </Notice>
            }
        </fieldset>
    }
}
