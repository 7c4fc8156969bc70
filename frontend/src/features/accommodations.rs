//! The accommodations of a candidate, in short.

use vigie_shared::time::ExtraTime;
use yew::prelude::*;

use crate::components::Icon;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`Accommodations`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AccommodationsProps {
    pub extra_time: ExtraTime,
    /// Only accessible questions are presented.
    pub accessible: bool,
}

/// `33 %` beside a clock, a word beside an eye; nothing where nothing was granted.
#[component]
pub fn Accommodations(props: &AccommodationsProps) -> Html {
    let language = use_language();
    html! {
        <>
            if props.extra_time != ExtraTime::NONE {
                <span class="vigie-accommodation">
                    { Icon::Clock }
                    <span class="pf-v6-screen-reader">{ language.text("referent-extra-time") }</span>
                    { format::percent(&language, props.extra_time) }
                </span>
            }
            if props.accessible {
                <span class="vigie-accommodation">{ Icon::Eye }{ language.text("referent-accessible") }</span>
            }
        </>
    }
}
