//! The description: canned texts to click, and a field to be more precise.

use vigie_shared::limits::MAX_FREE_TEXT_CHARS;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::draft::IncidentDraft;
use crate::components::{Field, TextInput, TextLines, described_by};
use crate::focus::focus_node;
use crate::i18n::{LanguageHandle, use_language};

const ID: &str = "incident-note";
/// Characters from which on their number is shown.
const COUNTED_FROM: usize = 800;

/// Properties of [`DescriptionField`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DescriptionFieldProps {
    pub draft: IncidentDraft,
    pub canned_texts: Vec<String>,
    pub onchange: Callback<IncidentDraft>,
}

/// The focus comes here once the category is chosen, and the canned text is selected: Enter
/// accepts it, typing replaces it.
#[component]
pub fn DescriptionField(props: &DescriptionFieldProps) -> Html {
    let language = use_language();
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(props.draft.category, move |_| select_text(&area));
    }
    let draft = &props.draft;
    let ontext = {
        let draft = draft.clone();
        props.onchange.reform(move |description| IncidentDraft {
            description,
            is_edited: true,
            ..draft.clone()
        })
    };
    let length = draft.description.trim().chars().count();
    let is_too_long = length > MAX_FREE_TEXT_CHARS;
    let count = (length >= COUNTED_FROM).then(|| length_text(&language, length));
    let keys = language.text("incident-description-keys");
    let (hint, error) = match count {
        None => (keys, None),
        Some(count) if is_too_long => (keys, Some(count)),
        Some(count) => (format!("{keys} {count}"), None),
    };
    html! {
        <Field id={ID} label={language.text("incident-description")} {hint} {error}>
            <div class="vigie-canned-texts" role="group" aria-label={language.text("incident-canned-texts")}>
                { for props.canned_texts.iter().enumerate().map(|(index, text)| chip(props, &area, index, text)) }
            </div>
            <TextInput
                id={ID}
                value={draft.description.clone()}
                onchange={ontext}
                lines={TextLines::Prose(2)}
                invalid={is_too_long}
                described_by={described_by(ID, true, is_too_long).map(AttrValue::from)}
                node={area}
            />
        </Field>
    }
}

fn chip(props: &DescriptionFieldProps, area: &NodeRef, index: usize, text: &str) -> Html {
    let onclick = {
        let (draft, onchange, area) = (props.draft.clone(), props.onchange.clone(), area.clone());
        let text = text.to_owned();
        move |_| {
            onchange.emit(draft.clone().with_canned_text(&text));
            focus_node(&area);
        }
    };
    html! {
        <button
            type="button"
            class="vigie-choice"
            aria-pressed={(props.draft.description == text).to_string()}
            data-testid={format!("incident-chip-{}", index + 1)}
            {onclick}
        >
            { text }
        </button>
    }
}

fn length_text(language: &LanguageHandle, length: usize) -> String {
    let args = [
        ("count", length.into()),
        ("most", MAX_FREE_TEXT_CHARS.into()),
    ];
    language.text_with("incident-description-length", &args)
}

fn select_text(area: &NodeRef) {
    focus_node(area);
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        area.select();
    }
}
