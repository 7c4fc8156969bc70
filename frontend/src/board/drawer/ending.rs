//! Ending a test: two steps, with the name, and what is safe.

use vigie_shared::access::Action;
use vigie_shared::session::Command;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::PartProps;
use crate::board::errands::use_office;
use crate::board::words::full_name;
use crate::board::{Deed, DeedButton, DeedLook};
use crate::components::Icon;
use crate::i18n::use_language;

/// For a test that runs; nothing otherwise.
#[component]
pub fn Ending(props: &PartProps) -> Html {
    let language = use_language();
    let office = use_office();
    let asking = use_state_eq(|| false);
    let question = use_node_ref();
    {
        let question = question.clone();
        use_effect_with(*asking, move |asking| {
            // The button that was pressed is gone: the focus goes on to what it asks.
            if let (true, Some(question)) = (asking, question.cast::<HtmlElement>()) {
                question.focus().unwrap_or_default();
            }
        });
    }
    let Some(test) = props
        .seated
        .card
        .test
        .as_ref()
        .filter(|test| test.end.is_none())
    else {
        return Html::default();
    };
    if !office.may(Action::EndTest) {
        return Html::default();
    }
    let seat = props.seated.card.seat;
    let name = full_name(&props.seated.person);
    let set = |to: bool| {
        let asking = asking.setter();
        move |_| asking.set(to)
    };
    if !*asking {
        return html! {
            <section class="vigie-part">
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-link pf-m-danger"
                    data-testid="end-test"
                    onclick={set(true)}
                >
                    { language.text("board-end-test") }
                </button>
            </section>
        };
    }
    html! {
        <section class="vigie-part vigie-ending">
            <h3 ref={question} tabindex="-1">
                { Icon::Warning }
                { language.text_with("board-end-question", &[("name", name.clone().into())]) }
            </h3>
            <p>{ language.text_with("board-end-safe", &[("treated", test.treated.into())]) }</p>
            <div class="vigie-alert__ways">
                <DeedButton
                    label={language.text_with("board-end-yes", &[("name", name.into())])}
                    deed={Deed::under_way(office.errands.ends(seat))}
                    look={DeedLook::Danger}
                    testid="end-test-confirm"
                    onclick={office.ask.reform(move |()| Command::EndTest { seat })}
                />
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-secondary"
                    data-testid="end-test-cancel"
                    onclick={set(false)}
                >
                    { language.text("board-end-no") }
                </button>
            </div>
        </section>
    }
}
