//! Text to fill in: one line, or several.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::{Field, described_by, heard};

/// How much is to be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// One line.
    #[default]
    One,
    /// Prose, of so many lines in sight.
    Prose(u8),
    /// A table of characters, of so many lines in sight: no wrapping, no spelling.
    Table(u8),
}

impl Lines {
    fn in_sight(self) -> Option<u8> {
        match self {
            Self::One => None,
            Self::Prose(lines) | Self::Table(lines) => Some(lines),
        }
    }
}

/// Properties of [`TextField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextFieldProps {
    /// Id and `data-testid` of the input.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// How much is to be filled in.
    #[prop_or_default]
    pub lines: Lines,
    /// `type` of an input of one line, if it is not text.
    #[prop_or_default]
    pub kind: Option<AttrValue>,
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

/// A labelled input.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let oninput = heard(&props.onchange, typed);
    let described = described_by(&props.id, props.help.is_some(), props.error.is_some());
    let faulty = props.error.is_some();
    let rows = props.lines.in_sight();
    let table = matches!(props.lines, Lines::Table(_));
    html! {
        <Field
            id={props.id.clone()}
            label={props.label.clone()}
            help={props.help.clone()}
            error={props.error.clone()}
            optional={props.optional}
        >
            <div class="vigie-form-field__line">
                <span
                    class={classes!(
                        "pf-v6-c-form-control",
                        rows.map(|_| "pf-m-textarea"),
                        faulty.then_some("pf-m-error"),
                        table.then_some("vigie-code"),
                    )}
                >
                    <@{if rows.is_some() { "textarea" } else { "input" }}
                        ref={props.node.clone()}
                        id={props.id.clone()}
                        name={props.id.clone()}
                        data-testid={props.id.clone()}
                        type={props.kind.clone()}
                        rows={rows.map(|rows| rows.to_string())}
                        value={props.value.clone()}
                        autocomplete={props.autocomplete.clone()}
                        maxlength={props.longest.map(|longest| longest.to_string())}
                        wrap={table.then_some("off")}
                        spellcheck={table.then_some("false")}
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

/// What stands in the input now.
fn typed(event: InputEvent) -> Option<String> {
    match event.target_dyn_into::<HtmlInputElement>() {
        Some(line) => Some(line.value()),
        None => event
            .target_dyn_into::<HtmlTextAreaElement>()
            .map(|area| area.value()),
    }
}
