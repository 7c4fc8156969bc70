//! The image and the file of a question.

use vigie_shared::item::{ItemAttachment, ItemImage};
use yew::prelude::*;

use crate::components::{Button, Icon};
use crate::format::size;
use crate::i18n::use_language;
use crate::live::ConnectionStatus;

/// Properties of [`Figure`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// File and description.
    pub image: ItemImage,
    /// The address of the file.
    pub address: AttrValue,
    /// When the connection is back, a missing image is loaded again.
    pub status: ConnectionStatus,
}

/// The image; if it cannot be loaded, its description and a button to try again.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let language = use_language();
    let round = use_state_eq(|| 0_u32);
    let failed = use_state_eq(|| false);
    let again = {
        let (round, failed) = (round.clone(), failed.setter());
        Callback::from(move |()| {
            round.set(round.wrapping_add(1));
            failed.set(false);
        })
    };
    {
        let (again, failed) = (again.clone(), *failed);
        use_effect_with(props.status == ConnectionStatus::Live, move |live| {
            if *live && failed {
                again.emit(());
            }
        });
    }
    let alt = language.language.of(&props.image.alt).to_owned();
    // The number makes it another address: browsers cache a failure.
    let address = match *round {
        0 => props.address.to_string(),
        round => format!("{}?again={round}", props.address),
    };
    if *failed {
        return html! {
            <div role="alert" class="vigie-figure-lost" data-testid="image-lost">
                { Icon::Image }
                <p><strong>{ language.text("candidate-image-lost") }</strong></p>
                <p>{ alt }</p>
                <Button
                    label={language.text("candidate-image-again")}
                    testid="image-again"
                    icon={Icon::Sync}
                    onclick={again.reform(|()| ())}
                />
            </div>
        };
    }
    let onerror = {
        let failed = failed.setter();
        Callback::from(move |_: Event| failed.set(true))
    };
    html! {
        <figure class="vigie-image">
            <img src={address} {alt} data-testid="image" {onerror} />
        </figure>
    }
}

/// Properties of [`AttachmentLink`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AttachmentLinkProps {
    /// Name and size.
    pub attachment: ItemAttachment,
    /// The address of the file.
    pub address: AttrValue,
}

/// A link that saves the file. It does not leave the page: no focus is lost.
#[component]
pub fn AttachmentLink(props: &AttachmentLinkProps) -> Html {
    let language = use_language();
    let ItemAttachment { file, bytes } = &props.attachment;
    html! {
        <a
            class="vigie-attachment"
            href={props.address.clone()}
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
