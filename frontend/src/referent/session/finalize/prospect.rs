//! What an unfinished test would come to.

use vigie_shared::ids::Seat;
use vigie_shared::rules::AbortReason;
use vigie_shared::view::{OutcomePreview, OutcomePreviews};
use yew::prelude::*;

use crate::components::Badge;
use crate::i18n::use_language;
use crate::referent::say;

/// Properties of [`ProspectView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ProspectViewProps {
    /// What could be.
    pub prospect: OutcomePreview,
}

/// Outcome and score.
#[component]
pub fn ProspectView(props: &ProspectViewProps) -> Html {
    let language = use_language();
    let OutcomePreview { outcome, pix, .. } = props.prospect;
    let (tone, mark) = say::outcome_look(outcome);
    html! {
        <span class="vigie-forecast">
            <Badge color={tone} icon={mark} text={say::outcome(&language, outcome)} />
            if let Some(pix) = pix {
                <span class="vigie-nowrap">
                    { language.text_with("referent-score", &[("pix", pix.into())]) }
                </span>
            }
        </span>
    }
}

/// Properties of [`WhatIfView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WhatIfViewProps {
    /// Whose test.
    pub seat: Seat,
    /// For either reason.
    pub what_if: OutcomePreviews,
}

/// Both reasons side by side, while the test runs.
#[component]
pub fn WhatIfView(props: &WhatIfViewProps) -> Html {
    let language = use_language();
    let side = |reason: AbortReason, prospect: OutcomePreview| {
        html! {
            <div>
                <dt>{ say::abort(&language, reason) }</dt>
                <dd>
                    <ProspectView {prospect} />
                    if let Some(number) = prospect.rule.number() {
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
