//! Extra time, as people write it.

use vigie_shared::time::ExtraTime;
use yew::prelude::*;

use crate::i18n::use_language;
use crate::referent::say;
use crate::ui::Mark;

/// Properties of [`ExtraTimeMark`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ExtraTimeMarkProps {
    /// How much.
    pub extra_time: ExtraTime,
}

/// `33 %` beside a clock; nothing without extra time.
#[component]
pub fn ExtraTimeMark(props: &ExtraTimeMarkProps) -> Html {
    let language = use_language();
    if props.extra_time == ExtraTime::NONE {
        return Html::default();
    }
    html! {
        <span class="ref-mark">
            { Mark::Clock }
            <span class="pf-v6-screen-reader">{ language.text("referent-extra-time") }</span>
            { say::percent(&language, props.extra_time) }
        </span>
    }
}
