//! An input for text, without its label.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How many lines an input shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextLines {
    #[default]
    One,
    /// Prose, of so many visible lines.
    Prose(u8),
    /// Rows of values, of so many visible lines: no wrapping, no spell checking.
    Table(u8),
}

impl TextLines {
    fn visible(self) -> Option<u8> {
        match self {
            Self::One => None,
            Self::Prose(lines) | Self::Table(lines) => Some(lines),
        }
    }
}

/// Properties of [`TextInput`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TextInputProps {
    /// Id, name and `data-testid`.
    pub id: AttrValue,
    pub value: AttrValue,
    /// The text after each change.
    pub onchange: Callback<String>,
    #[prop_or_default]
    pub lines: TextLines,
    /// `type` of an input of one line: `text`, `email`, `password`, `date` ..
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
    #[prop_or_default]
    pub optional: bool,
    #[prop_or_default]
    pub invalid: bool,
    /// `aria-describedby`.
    #[prop_or_default]
    pub described_by: Option<AttrValue>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    #[prop_or_default]
    pub node: NodeRef,
}

/// The input in PatternFly's frame.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let rows = props.lines.visible();
    let is_table = matches!(props.lines, TextLines::Table(_));
    let oninput = forward_text(
        &props.onchange,
        InputEvent::target_dyn_into,
        InputEvent::target_dyn_into,
    );
    // Some tools that fill in or empty fields send a `change` event only.
    let onchange = forward_text(
        &props.onchange,
        Event::target_dyn_into,
        Event::target_dyn_into,
    );
    html! {
        <span
            class={classes!(
                "pf-v6-c-form-control",
                rows.map(|_| "pf-m-textarea"),
                props.invalid.then_some("pf-m-error"),
                is_table.then_some("vigie-code"),
            )}
        >
            <@{if rows.is_some() { "textarea" } else { "input" }}
                ref={props.node.clone()}
                id={props.id.clone()}
                name={props.id.clone()}
                data-testid={props.id.clone()}
                type={rows.is_none().then(|| props.input_type.clone())}
                rows={rows.map(|rows| rows.to_string())}
                value={props.value.clone()}
                inputmode={props.inputmode.clone()}
                autocomplete={props.autocomplete.clone()}
                autocapitalize={props.autocapitalize.clone()}
                maxlength={props.max_length.map(|length| length.to_string())}
                wrap={is_table.then_some("off")}
                spellcheck={(is_table || !props.spellcheck).then_some("false")}
                aria-required={(!props.optional).then_some("true")}
                aria-invalid={props.invalid.then_some("true")}
                aria-describedby={props.described_by.clone()}
                {oninput}
                {onchange}
                onblur={props.onblur.clone()}
            />
        </span>
    }
}

/// Calls back with the text of the input that an event comes from.
fn forward_text<E: 'static>(
    callback: &Callback<String>,
    input: fn(&E) -> Option<HtmlInputElement>,
    area: fn(&E) -> Option<HtmlTextAreaElement>,
) -> Callback<E> {
    let callback = callback.clone();
    Callback::from(move |event: E| {
        let text = input(&event)
            .map(|input| input.value())
            .or_else(|| area(&event).map(|area| area.value()));
        if let Some(text) = text {
            callback.emit(text);
        }
    })
}
