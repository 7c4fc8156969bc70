//! A file of the training platform that says who may be certified.

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::decode::{DecodeError, encode};
use super::draft::DraftChange;
use super::source::PickedFile;
use crate::components::{Alert, AlertVariant, Button, ButtonVariant, FileButton, Icon};
use crate::i18n::use_language;

/// Properties of [`ProfileFile`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProfileFileProps {
    pub file: Option<PickedFile>,
    pub change: Callback<DraftChange>,
}

/// Folded: most files of schools have a column for it, or need none.
#[component]
pub fn ProfileFile(props: &ProfileFileProps) -> Html {
    let language = use_language();
    let unfit = use_state_eq(|| None::<DecodeError>);
    let take = {
        let (unfit, change) = (unfit.setter(), props.change.clone());
        Callback::from(move |file: File| {
            let (unfit, change) = (unfit.clone(), change.clone());
            spawn_local(async move {
                let read = encode(&file).await;
                unfit.set(read.as_ref().err().copied());
                let file = read.ok().map(|content| PickedFile {
                    name: file.name(),
                    content: content.into(),
                });
                change.emit(DraftChange::Profile(file));
            });
        })
    };
    let unfit = unfit.map(|why| match why {
        DecodeError::TooLarge => language.text("referent-roster-too-large"),
        DecodeError::Unreadable => language.text("referent-roster-unreadable"),
    });
    html! {
        <details class="vigie-import-details" open={props.file.is_some()} data-testid="referent-profile">
            <summary>{ language.text("referent-profile") }</summary>
            <p class="vigie-subtle">{ language.text("referent-profile-lead") }</p>
            <div class="vigie-actions-row">
                <FileButton
                    label={language.text("referent-profile-pick")}
                    testid="referent-profile-file"
                    accept=".csv,.txt,.tsv,.xlsx,.ods"
                    onpick={take}
                />
                if let Some(file) = &props.file {
                    <span data-testid="referent-profile-source">
                        { Icon::Check }{ " " }
                        { language.text_with("referent-roster-file", &[("name", file.name.as_str().into())]) }
                    </span>
                    <Button
                        label={language.text("referent-profile-remove")}
                        testid="referent-profile-remove"
                        variant={ButtonVariant::Link}
                        onclick={props.change.reform(|()| DraftChange::Profile(None))}
                    />
                }
            </div>
            if let Some(why) = unfit {
                <Alert variant={AlertVariant::Danger} testid="referent-profile-unfit">{ why }</Alert>
            }
        </details>
    }
}
