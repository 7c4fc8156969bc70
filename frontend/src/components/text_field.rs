//! Text to fill in, with its label.

use yew::prelude::*;

use super::{Field, TextInput, TextLines, described_by};

/// Properties of [`TextField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Id, name and `data-testid` of the input.
    pub id: AttrValue,
    pub label: AttrValue,
    pub value: AttrValue,
    /// The text after each change.
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub lines: TextLines,
    /// `type` of an input of one line.
    #[prop_or(AttrValue::Static("text"))]
    pub input_type: AttrValue,
    /// Which keyboard a phone shows.
    #[prop_or_default]
    pub inputmode: Option<AttrValue>,
    /// What the browser may fill in.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    #[prop_or_default]
    pub autocapitalize: Option<AttrValue>,
    /// `false` for names and codes, which are no words of a dictionary.
    #[prop_or(true)]
    pub spellcheck: bool,
    /// Characters.
    #[prop_or_default]
    pub max_length: Option<usize>,
    /// May be left empty.
    #[prop_or_default]
    pub optional: bool,
    /// How to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub node: NodeRef,
    /// Beside the input, such as a button.
    #[prop_or_default]
    pub children: Html,
}

/// Label, input, hint and error.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let described = described_by(&props.id, props.hint.is_some(), props.error.is_some());
    html! {
        <Field
            id={props.id.clone()}
            label={props.label.clone()}
            hint={props.hint.clone()}
            error={props.error.clone()}
            optional={props.optional}
            class={props.class.clone()}
        >
            <div class="vigie-field__line">
                <TextInput
                    id={props.id.clone()}
                    value={props.value.clone()}
                    onchange={props.onchange.clone()}
                    lines={props.lines}
                    input_type={props.input_type.clone()}
                    inputmode={props.inputmode.clone()}
                    autocomplete={props.autocomplete.clone()}
                    autocapitalize={props.autocapitalize.clone()}
                    spellcheck={props.spellcheck}
                    max_length={props.max_length}
                    optional={props.optional}
                    invalid={props.error.is_some()}
                    described_by={described.map(AttrValue::from)}
                    onblur={props.onblur.clone()}
                    node={props.node.clone()}
                />
                { props.children.clone() }
            </div>
        </Field>
    }
}
