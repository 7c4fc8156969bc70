//! Where a file comes in: picked or dropped.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::decode::{DecodeError, decode};
use super::draft::DraftChange;
use super::source::{FileEncoding, RosterSource};
use crate::components::{Alert, AlertVariant, FileButton, Icon, filter_event};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`FileDrop`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FileDropProps {
    pub text: Rc<str>,
    /// Where it comes from.
    pub source: RosterSource,
    pub change: Callback<DraftChange>,
}

/// A button and a place to drop on. A file that is no text is refused with a way out,
/// and what was there before stays.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let language = use_language();
    let unfit = use_state_eq(|| None::<DecodeError>);
    let over = use_state_eq(|| false);
    // A text typed since then is another attempt.
    use_effect_with(props.text.clone(), {
        let unfit = unfit.setter();
        move |_| unfit.set(None)
    });
    let take = {
        let (unfit, change) = (unfit.setter(), props.change.clone());
        Callback::from(move |file: File| {
            let (unfit, change) = (unfit.clone(), change.clone());
            spawn_local(async move {
                match decode(&file).await {
                    Ok((text, encoding)) => {
                        unfit.set(None);
                        let name = file.name();
                        let source = RosterSource::File { name, encoding };
                        change.emit(DraftChange::Roster(Rc::from(text), source));
                    }
                    Err(why) => unfit.set(Some(why)),
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
                    accept=".csv,.txt,.tsv,text/csv,text/plain"
                    onpick={take}
                />
                <span class="vigie-subtle">{ language.text("referent-roster-or-drop") }</span>
                if let RosterSource::File { name, encoding } = &props.source {
                    <p class="vigie-drop__source" data-testid="referent-roster-source">
                        { Icon::Check }
                        <span>{ file_read(&language, name, *encoding) }</span>
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

fn file_read(language: &LanguageHandle, name: &str, encoding: FileEncoding) -> String {
    let args = [("name", name.into())];
    match encoding {
        FileEncoding::Utf8 | FileEncoding::Utf16 => {
            language.text_with("referent-roster-file", &args)
        }
        FileEncoding::Windows1252 => language.text_with("referent-roster-file-windows", &args),
    }
}

fn unfit_in_words(language: &LanguageHandle, unfit: DecodeError) -> String {
    match unfit {
        DecodeError::TooLarge => language.text("referent-too-large"),
        DecodeError::Workbook => language.text("referent-roster-workbook"),
        DecodeError::Unreadable => language.text("referent-roster-unreadable"),
    }
}
