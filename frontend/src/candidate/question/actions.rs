//! Confirm the answer, or pass.

use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::super::hold::Hold;
use super::Hindrance;
use super::confirm::{Confirm, use_return};
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Actions`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ActionsProps {
    /// The question.
    pub ask: PresentationId,
    /// The way to pass.
    pub hold: Hold,
    /// Why not now.
    pub hindrance: Option<Hindrance>,
}

/// The two ways on. The form around it sends the answer.
#[component]
pub fn Actions(props: &ActionsProps) -> Html {
    let language = use_language();
    let passing = use_state_eq(|| false);
    use_return(*passing, "pass-button");
    let hindered = props.hindrance.is_some();
    let ask = props.ask;
    let open = {
        let passing = passing.setter();
        Callback::from(move |_: MouseEvent| passing.set(!hindered))
    };
    let onanswer = {
        let (passing, wanted) = (passing.setter(), props.hold.ask.clone());
        Callback::from(move |yes: bool| {
            passing.set(false);
            if yes && !hindered {
                wanted.emit(Command::Pass { presentation: ask });
            }
        })
    };
    let command = props.hold.about(ask);
    html! {
        <>
            if *passing && !hindered {
                <Confirm
                    question={language.text("candidate-pass-confirm")}
                    yes={language.text("candidate-pass-yes")}
                    no={language.text("candidate-pass-no")}
                    testid="pass"
                    {onanswer}
                />
            } else {
                <div class="vigie-page-foot">
                    <button
                        type="submit"
                        class="pf-v6-c-button pf-m-primary vigie-question-actions__go"
                        aria-disabled={hindered.to_string()}
                        aria-describedby="why-not"
                        data-testid="validate"
                    >
                        { Icon::Check }{ " " }
                        if matches!(command, Some(Command::Answer { .. })) {
                            { language.text("candidate-sending") }
                        } else {
                            { language.text("candidate-validate") }
                        }
                    </button>
                    <button
                        id="pass-button"
                        type="button"
                        class="pf-v6-c-button pf-m-secondary vigie-question-actions__go"
                        aria-disabled={hindered.to_string()}
                        aria-describedby="why-not"
                        data-testid="pass"
                        onclick={open}
                    >
                        { Icon::Skip }{ " " }{ language.text("candidate-pass") }
                    </button>
                    <WhyNot hindrance={props.hindrance} />
                </div>
            }
        </>
    }
}

/// Properties of [`WhyNot`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WhyNotProps {
    /// Why not now.
    pub hindrance: Option<Hindrance>,
}

/// The reason beside buttons that do nothing at this moment.
#[component]
pub fn WhyNot(props: &WhyNotProps) -> Html {
    let language = use_language();
    let key = props.hindrance.map(|hindrance| match hindrance {
        Hindrance::Blocked => "candidate-why-blocked",
        Hindrance::TimeUp => "candidate-why-time",
        Hindrance::Sending => "candidate-why-sending",
        Hindrance::Kept => "candidate-why-kept",
    });
    html! {
        <p id="why-not" role="status" class="vigie-disabled-reason" data-testid="why-not">
            if let Some(key) = key {
                { language.text(key) }
            }
        </p>
    }
}
