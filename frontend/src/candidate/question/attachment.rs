//! The file of a question.

use vigie_shared::item::ItemAttachment;
use yew::prelude::*;

use super::super::span::size;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Download`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DownloadProps {
    /// Which, and how large.
    pub attachment: ItemAttachment,
}

/// A link that saves the file. It does not leave the page: no focus is lost.
#[component]
pub fn Download(props: &DownloadProps) -> Html {
    let language = use_language();
    let ItemAttachment { file, bytes } = &props.attachment;
    html! {
        <a
            class="vigie-attachment"
            href={format!("/api/bank/{file}")}
            download={file.clone()}
            data-testid="attachment"
        >
            { Icon::Download }
            <span>
                { language.text_with(
                    "candidate-download",
                    &[("file", file.clone().into()), ("size", size(&language, *bytes).into())],
                ) }
            </span>
        </a>
    }
}
