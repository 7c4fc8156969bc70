//! Where a file comes in: picked or dropped.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::decode::{DecodeError, encode};
use super::draft::DraftChange;
use super::source::{PickedFile, RosterSource};
use crate::components::{
    Alert, AlertVariant, Button, ButtonVariant, FileButton, Icon, filter_event,
};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`FileDrop`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FileDropProps {
    /// Where the people come from now.
    pub source: RosterSource,
    pub change: Callback<DraftChange>,
}

/// A button and a place to drop on. A file that cannot be sent is refused with a way out, and the
/// one before it is taken away: sessions would be made of another list than the one just chosen.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let language = use_language();
    let unfit = use_state_eq(|| None::<DecodeError>);
    let over = use_state_eq(|| false);
    // A file that is there is another attempt.
    use_effect_with(props.source.clone(), {
        let unfit = unfit.setter();
        move |source| {
            if matches!(source, RosterSource::File(_)) {
                unfit.set(None);
            }
        }
    });
    let take = {
        let (unfit, change) = (unfit.setter(), props.change.clone());
        Callback::from(move |file: File| {
            let (unfit, change) = (unfit.clone(), change.clone());
            spawn_local(async move {
                match encode(&file).await {
                    Ok(content) => {
                        unfit.set(None);
                        let file = PickedFile {
                            name: file.name(),
                            content: content.into(),
                        };
                        change.emit(DraftChange::File(Some(file)));
                    }
                    Err(why) => {
                        unfit.set(Some(why));
                        change.emit(DraftChange::File(None));
                    }
                }
            });
        })
    };
    let hover = |on: bool| {
        let over = over.setter();
        move |event: DragEvent| {
            // Without this the browser would leave the page and open the file.
            event.prevent_default();
            over.set(on);
        }
    };
    let ondrop = {
        let over = over.setter();
        filter_event(&take, move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            event.data_transfer()?.files()?.get(0)
        })
    };
    html! {
        <>
            <div
                class={classes!("vigie-drop", over.then_some("vigie-drop--over"))}
                data-testid="referent-roster-drop"
                ondragover={hover(true)}
                ondragleave={hover(false)}
                {ondrop}
            >
                <FileButton
                    label={language.text("referent-roster-pick")}
                    testid="referent-roster-file"
                    accept=".csv,.txt,.tsv,.xlsx,.xlsm,.ods,.xml,.zip"
                    onpick={take}
                />
                <span class="vigie-subtle">{ language.text("referent-roster-or-drop") }</span>
                if let RosterSource::File(file) = &props.source {
                    <p class="vigie-drop__source" data-testid="referent-roster-source">
                        { Icon::Check }
                        <span>{ language.text_with("referent-roster-file", &[("name", file.name.as_str().into())]) }</span>
                        <Button
                            label={language.text("referent-roster-remove")}
                            testid="referent-roster-remove"
                            variant={ButtonVariant::Link}
                            onclick={props.change.reform(|()| DraftChange::File(None))}
                        />
                    </p>
                }
            </div>
            if let Some(unfit) = *unfit {
                <Alert variant={AlertVariant::Danger} testid="referent-roster-unfit">
                    { unfit_in_words(&language, unfit) }
                </Alert>
            }
        </>
    }
}

fn unfit_in_words(language: &LanguageHandle, unfit: DecodeError) -> String {
    match unfit {
        DecodeError::TooLarge => language.text("referent-roster-too-large"),
        DecodeError::Unreadable => language.text("referent-roster-unreadable"),
    }
}
