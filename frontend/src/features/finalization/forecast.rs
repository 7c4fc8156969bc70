//! What an unfinished test would come to.

use vigie_shared::ids::Seat;
use vigie_shared::rules::AbortReason;
use vigie_shared::view::{OutcomePreview, OutcomePreviews};
use yew::prelude::*;

use crate::components::Badge;
use crate::features::state_badges;
use crate::format;
use crate::i18n::use_language;

/// Properties of [`ForecastView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ForecastViewProps {
    /// What could be.
    pub forecast: OutcomePreview,
}

/// Outcome and score.
#[component]
pub fn ForecastView(props: &ForecastViewProps) -> Html {
    let language = use_language();
    let OutcomePreview { outcome, pix, .. } = props.forecast;
    let (tone, mark) = state_badges::outcome_badge(outcome);
    html! {
        <span class="vigie-outcome-forecast">
            <Badge color={tone} icon={mark} text={format::outcome(&language, outcome)} />
            if let Some(pix) = pix {
                <span class="vigie-nowrap">
                    { format::score(&language, pix) }
                </span>
            }
        </span>
    }
}

/// Properties of [`AbortPreviewsView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AbortPreviewsViewProps {
    pub seat: Seat,
    /// For either reason.
    pub what_if: OutcomePreviews,
}

/// Both reasons side by side, while the test runs.
#[component]
pub fn AbortPreviewsView(props: &AbortPreviewsViewProps) -> Html {
    let language = use_language();
    let side = |reason: AbortReason, forecast: OutcomePreview| {
        html! {
            <div>
                <dt>{ format::abort(&language, reason) }</dt>
                <dd>
                    <ForecastView {forecast} />
                    if let Some(number) = forecast.rule.number() {
                        <span class="vigie-subtle vigie-nowrap">
                            { language.text_with("referent-rule-number", &[("number", number.into())]) }
                        </span>
                    }
                </dd>
            </div>
        }
    };
    html! {
        <div class="vigie-what-if" data-testid={format!("referent-whatif-{}", props.seat)}>
            <p class="vigie-subtle">{ language.text("referent-what-if") }</p>
            <dl>
                { side(AbortReason::Candidate, props.what_if.candidate) }
                { side(AbortReason::Technical, props.what_if.technical) }
            </dl>
        </div>
    }
}
