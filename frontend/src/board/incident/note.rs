//! The note: ready sentences to click, and a field to say it better.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::Draft;
use super::draft::LONGEST;
use crate::i18n::use_language;

/// From so many characters on their number is shown.
const COUNTED_FROM: usize = 800;

/// Properties of [`Note`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoteProps {
    /// What is written so far.
    pub draft: Draft,
    /// Ready sentences.
    pub ready: Vec<String>,
    /// Something else.
    pub ondraft: Callback<Draft>,
}

/// The focus comes here once the category is chosen, and the ready sentence is
/// marked: Enter takes it, typing replaces it.
#[component]
pub fn Note(props: &NoteProps) -> Html {
    let language = use_language();
    let area = use_node_ref();
    {
        let area = area.clone();
        use_effect_with(props.draft.category, move |_| mark(&area));
    }
    let draft = &props.draft;
    let oninput = {
        let (draft, ondraft) = (draft.clone(), props.ondraft.clone());
        move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                ondraft.emit(Draft {
                    words: area.value(),
                    own_words: true,
                    ..draft.clone()
                });
            }
        }
    };
    let chip = |(index, sentence): (usize, &String)| {
        let (draft, ondraft, area) = (draft.clone(), props.ondraft.clone(), area.clone());
        let words = sentence.clone();
        let onclick = move |_| {
            ondraft.emit(draft.clone().saying(&words));
            if let Some(area) = area.cast::<HtmlTextAreaElement>() {
                area.focus().unwrap_or_default();
            }
        };
        html! {
            <button
                type="button"
                class="vigie-say"
                aria-pressed={(props.draft.words == *sentence).to_string()}
                data-testid={format!("incident-chip-{}", index + 1)}
                {onclick}
            >
                { sentence }
            </button>
        }
    };
    let length = draft.words.trim().chars().count();
    html! {
        <div class="vigie-recnote">
            <label for="incident-note">{ language.text("incident-note") }</label>
            <div class="vigie-recnote__ready" role="group" aria-label={language.text("incident-ready")}>
                { for props.ready.iter().enumerate().map(chip) }
            </div>
            <textarea
                ref={area}
                id="incident-note"
                rows="2"
                value={draft.words.clone()}
                aria-describedby="incident-note-about"
                aria-invalid={(length > LONGEST).to_string()}
                data-testid="incident-note"
                {oninput}
            />
            <p id="incident-note-about" class="vigie-recnote__about">
                <span>{ language.text("incident-note-keys") }</span>
                if length >= COUNTED_FROM {
                    <b class={(length > LONGEST).then_some("vigie-recnote__over")}>
                        { language.text_with("incident-note-length", &[("count", length.into()), ("most", LONGEST.into())]) }
                    </b>
                }
            </p>
        </div>
    }
}

fn mark(area: &NodeRef) {
    if let Some(area) = area.cast::<HtmlTextAreaElement>() {
        area.focus().unwrap_or_default();
        area.select();
    }
}
