//! Codes that were just made: read or printed now, or made again.

use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::api::{InvigilatorCode, SessionDetails};
use yew::prelude::*;

use super::code_slips::CodeSlips;
use crate::components::{Button, ButtonVariant, Icon};
use crate::format;
use crate::i18n::use_language;

/// Properties of [`MadeCodes`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MadeCodesProps {
    pub codes: Rc<Vec<InvigilatorCode>>,
    pub details: Rc<SessionDetails>,
}

/// The codes with a button to print them; nothing while there are none. The server keeps no
/// code in clear, so this is the only time they can be seen.
#[component]
pub fn MadeCodes(props: &MadeCodesProps) -> Html {
    let language = use_language();
    let printing = use_state_eq(|| false);
    let print = {
        let printing = printing.setter();
        Callback::from(move |()| printing.set(true))
    };
    let setter = printing.setter();
    use_effect_with(*printing, move |&is_printing| {
        let listener = is_printing.then(|| {
            let window = gloo_utils::window();
            let listener = EventListener::new(&window, "afterprint", move |_| setter.set(false));
            window.print().unwrap_or_default();
            listener
        });
        move || drop(listener)
    });
    if props.codes.is_empty() {
        return Html::default();
    }
    let code = |made: &InvigilatorCode| {
        html! {
            <div data-testid="referent-staff-code">
                <dt>{ &made.name }</dt>
                <dd class="vigie-staff__code">{ format::grouped_code(&made.code) }</dd>
            </div>
        }
    };
    html! {
        <>
            <section
                class="vigie-section"
                aria-labelledby="referent-staff-made-title"
                aria-live="polite"
                data-testid="referent-staff-made"
            >
                <h2 id="referent-staff-made-title">{ language.text("referent-staff-made-title") }</h2>
                <p>{ language.text("referent-staff-made-lead") }</p>
                <dl class="vigie-staff__codes">{ for props.codes.iter().map(code) }</dl>
                <div class="vigie-buttons">
                    <Button
                        label={language.text("referent-staff-print")}
                        testid="referent-staff-print"
                        icon={Icon::Clipboard}
                        variant={ButtonVariant::Primary}
                        onclick={print}
                    />
                </div>
            </section>
            if *printing {
                <CodeSlips codes={props.codes.clone()} details={props.details.clone()} />
            }
        </>
    }
}
