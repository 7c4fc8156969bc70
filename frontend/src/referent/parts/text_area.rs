//! Text of several lines.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::{Field, described_by, heard};

/// Properties of [`TextArea`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextAreaProps {
    /// Id and `data-testid` of the input.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
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
    /// Lines shown.
    #[prop_or(3)]
    pub rows: u8,
    /// Most characters.
    #[prop_or_default]
    pub longest: Option<u32>,
    /// A table of characters: no wrapping, no spelling.
    #[prop_or_default]
    pub code: bool,
    /// For the focus.
    #[prop_or_default]
    pub node: NodeRef,
}

/// A labelled input of several lines.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let oninput = heard(&props.onchange, |event: InputEvent| {
        let input = event.target_dyn_into::<HtmlTextAreaElement>();
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
            <span
                class={classes!(
                    "pf-v6-c-form-control",
                    "pf-m-textarea",
                    faulty.then_some("pf-m-error"),
                    props.code.then_some("ref-code"),
                )}
            >
                <textarea
                    ref={props.node.clone()}
                    id={props.id.clone()}
                    name={props.id.clone()}
                    data-testid={props.id.clone()}
                    rows={props.rows.to_string()}
                    value={props.value.clone()}
                    maxlength={props.longest.map(|longest| longest.to_string())}
                    wrap={props.code.then_some("off")}
                    spellcheck={props.code.then_some("false")}
                    autocomplete="off"
                    aria-required={(!props.optional).then_some("true")}
                    aria-invalid={faulty.then_some("true")}
                    aria-describedby={described}
                    {oninput}
                />
            </span>
        </Field>
    }
}
