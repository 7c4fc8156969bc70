//! Whose clock the hours on a page are read on.

use vigie_i18n::time_zone_with_offset;
use yew::prelude::*;

use crate::center_zone::{center_zone, differing_offset};
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`ZoneNotice`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ZoneNoticeProps {
    /// The zone, where it may change while the page is open: with it the notice is rendered again.
    #[prop_or_default]
    pub zone: AttrValue,
}

/// Names the zone of the center where this device shows another hour; nothing where both agree.
#[component]
pub fn ZoneNotice(_props: &ZoneNoticeProps) -> Html {
    let language = use_language();
    let (Some(zone), Some(offset)) = (center_zone(), differing_offset()) else {
        return Html::default();
    };
    let zone = time_zone_with_offset(language.language, &zone, &offset);
    html! {
        <span class="vigie-zone" data-testid="zone-notice">
            { Icon::Clock }
            <span>{ language.text_with("masthead-zone", &[("zone", zone.into())]) }</span>
        </span>
    }
}
