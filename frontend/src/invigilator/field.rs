//! A field of the log-in form. PatternFly's style; not PatternFly-Yew's `FormGroup`,
//! whose label does not belong to its field.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::Mark;

/// Properties of [`Field`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FieldProps {
    /// Id and name of the input.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// A hint below it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub fault: Option<String>,
    /// `text` or `password`.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// The keyboard of a phone.
    #[prop_or(AttrValue::Static("text"))]
    pub inputmode: AttrValue,
    /// What a browser may fill in.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Longest text, characters.
    pub longest: u8,
    /// What is typed.
    pub value: AttrValue,
    /// Something else is typed.
    pub onvalue: Callback<String>,
}

/// Label, input, hint, fault.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let about = format!("{}-about", props.id);
    let oninput = props.onvalue.reform(|event: InputEvent| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .map(|input| input.value())
            .unwrap_or_default()
    });
    html! {
        <div class="vigie-field">
            <label for={props.id.clone()}>{ &props.label }</label>
            <span class={classes!("pf-v6-c-form-control", props.fault.as_ref().map(|_| "pf-m-error"))}>
                <input
                    id={props.id.clone()}
                    name={props.id.clone()}
                    type={props.kind.clone()}
                    inputmode={props.inputmode.clone()}
                    autocomplete={props.autocomplete.clone()}
                    autocapitalize="off"
                    spellcheck="false"
                    maxlength={props.longest.to_string()}
                    required=true
                    aria-describedby={about.clone()}
                    aria-invalid={props.fault.is_some().to_string()}
                    data-testid={props.id.clone()}
                    value={props.value.clone()}
                    {oninput}
                />
            </span>
            <p id={about} class={classes!("vigie-field__about", props.fault.as_ref().map(|_| "vigie-field__about--fault"))}>
                if let Some(fault) = &props.fault {
                    { Mark::Error }{ " " }{ fault }
                } else if let Some(hint) = &props.hint {
                    { hint }
                }
            </p>
        </div>
    }
}
