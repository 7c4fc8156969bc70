//! The image of a question.

use vigie_shared::item::ItemImage;
use yew::prelude::*;

use crate::components::Icon;
use crate::i18n::use_language;
use crate::live::Freshness;

/// Properties of [`Figure`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FigureProps {
    /// Which, and what it shows.
    pub image: ItemImage,
    /// When the connection is back, a missing image is asked for again.
    pub freshness: Freshness,
}

/// The image; where it does not come, its description and a way to try again.
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
        use_effect_with(props.freshness == Freshness::Live, move |live| {
            if *live && failed {
                again.emit(());
            }
        });
    }
    let alt = language.language.of(&props.image.alt).to_owned();
    // The number makes it another address: browsers remember what failed.
    let address = match *round {
        0 => format!("/api/bank/{}", props.image.file),
        round => format!("/api/bank/{}?again={round}", props.image.file),
    };
    if *failed {
        return html! {
            <div role="alert" class="vigie-figure-lost" data-testid="image-lost">
                { Icon::Image }
                <p><strong>{ language.text("candidate-image-lost") }</strong></p>
                <p>{ alt }</p>
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-secondary"
                    onclick={again.reform(|_| ())}
                >
                    { Icon::Sync }{ " " }{ language.text("candidate-image-again") }
                </button>
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
