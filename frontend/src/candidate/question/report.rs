//! A problem with the question: said twice before it is one.

use vigie_shared::ids::PresentationId;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::super::hold::Hold;
use super::Hindrance;
use super::confirm::{Confirm, use_return};
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Report`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReportProps {
    /// The question.
    pub ask: PresentationId,
    /// The way to report it.
    pub hold: Hold,
    /// Why not now.
    pub hindrance: Option<Hindrance>,
}

/// At the bottom of the page, as the instructions say. Not while something hinders:
/// an alert that is open already says so above.
#[component]
pub fn Report(props: &ReportProps) -> Html {
    let language = use_language();
    let asking = use_state_eq(|| false);
    use_return(*asking, "report-button");
    let ask = props.ask;
    let reported = matches!(props.hold.about(ask), Some(Command::ReportQuestion { .. }));
    if reported {
        // On its way. Without a network it may take long: the hand is quicker.
        return html! {
            <div role="status" class="vigie-box vigie-box--calm" data-testid="report-sent">
                { Icon::Bell }
                <p>{ language.text("candidate-report-sent") }</p>
            </div>
        };
    }
    if props.hindrance.is_some() {
        return Html::default();
    }
    let onanswer = {
        let (asking, wanted) = (asking.setter(), props.hold.ask.clone());
        Callback::from(move |yes: bool| {
            asking.set(false);
            if yes {
                wanted.emit(Command::ReportQuestion { presentation: ask });
            }
        })
    };
    let open = {
        let asking = asking.setter();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    html! {
        <div class="vigie-report">
            if *asking {
                <Confirm
                    question={language.text("candidate-report-confirm")}
                    yes={language.text("candidate-report-sure")}
                    no={language.text("candidate-report-no")}
                    testid="report"
                    {onanswer}
                />
            } else {
                <button
                    id="report-button"
                    type="button"
                    class="pf-v6-c-button pf-m-link pf-m-inline"
                    data-testid="report"
                    onclick={open}
                >
                    { Icon::Flag }{ " " }{ language.text("candidate-report") }
                </button>
            }
        </div>
    }
}
