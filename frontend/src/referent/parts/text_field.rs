//! One line of text.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Field, described_by, heard};

/// Properties of [`TextField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Id and `data-testid` of the input.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// `type` of the input.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// What is in it.
    pub value: AttrValue,
    /// What was typed.
    pub onchange: Callback<String>,
    /// How to fill it in.
    #[prop_or_default]
    pub help: Option<AttrValue>,
    /// What is wrong with it.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// What the browser may fill in.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    /// Most characters.
    #[prop_or_default]
    pub longest: Option<u32>,
    /// For the focus.
    #[prop_or_default]
    pub node: NodeRef,
    /// Beside the input, such as a button.
    #[prop_or_default]
    pub children: Html,
}

/// A labelled input of one line.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = heard(&props.onchange, |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlInputElement>();
        input.map(|input| input.value())
    });
    let described = described_by(&props.id, props.help.is_some(), props.error.is_some());
    let faulty = props.error.is_some();
    html! {
        <Field
            id={props.id.clone()}
            label={props.label.clone()}
            help={props.help.clone()}
            error={props.error.clone()}
            optional={props.optional}
        >
            <div class="ref-field__line">
                <span class={classes!("pf-v6-c-form-control", faulty.then_some("pf-m-error"))}>
                    <input
                        ref={props.node.clone()}
                        id={props.id.clone()}
                        name={props.id.clone()}
                        data-testid={props.id.clone()}
                        type={props.kind.clone()}
                        value={props.value.clone()}
                        autocomplete={props.autocomplete.clone()}
                        maxlength={props.longest.map(|longest| longest.to_string())}
                        aria-required={(!props.optional).then_some("true")}
                        aria-invalid={faulty.then_some("true")}
                        aria-describedby={described}
                        {oninput}
                    />
                </span>
                { props.children.clone() }
            </div>
        </Field>
    }
}
