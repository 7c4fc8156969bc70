//! One candidate at the instant shown.

use vigie_i18n::format_countdown;
use vigie_shared::person::EnrolledCandidate;
use vigie_shared::rules::QUESTION_COUNT;
use vigie_shared::session::CompanionStatus;
use vigie_shared::time::Timestamp;
use vigie_shared::view::{CandidateCard, SeatPhase};
use yew::prelude::*;

use crate::components::{Badge, Icon};
use crate::features::board::{full_name, time_left};
use crate::features::state_badges;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Tile`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TileProps {
    pub person: EnrolledCandidate,
    /// State and test at that instant.
    pub card: CandidateCard,
    pub at: Timestamp,
}

/// State, question, time left, and what was wrong.
#[component]
pub fn Tile(props: &TileProps) -> Html {
    let language = use_language();
    let TileProps { person, card, at } = props;
    let (tone, mark) = state_badges::phase_badge(card.phase);
    html! {
        <li
            class={classes!("vigie-tile", (card.phase == SeatPhase::Blocked).then_some("vigie-tile--blocked"))}
            data-testid="referent-replay-tile"
            data-seat={card.seat.to_string()}
        >
            <h4><span class="vigie-list-item__seat">{ card.seat.0 }</span>{ full_name(person) }</h4>
            <Badge color={tone} icon={mark} text={format::phase(&language, card.phase)} />
            if let Some(test) = &card.test {
                <p class="vigie-treated">
                    <progress max={QUESTION_COUNT.to_string()} value={test.treated.to_string()} aria-hidden="true" />
                    <span>
                        { language.text_with(
                            "referent-treated",
                            &[("treated", test.treated.into()), ("of", QUESTION_COUNT.into())],
                        ) }
                    </span>
                </p>
                if test.end.is_none() {
                    <p class="vigie-tile__left">
                        { Icon::Clock }
                        { language.text_with(
                            "referent-moment-left",
                            &[("left", format_countdown(time_left(test, *at)).into())],
                        ) }
                    </p>
                }
            }
            { troubles(&language, card, *at) }
        </li>
    }
}

fn troubles(language: &LanguageHandle, card: &CandidateCard, at: Timestamp) -> Html {
    let losses = card.test.as_ref().map_or(0, |test| test.focus_losses);
    html! {
        <>
            { for card.alerts.iter().map(|alert| html! {
                <p class="vigie-moment vigie-moment--warning">
                    { Icon::Bell }
                    { language.text_with(
                        "replay-waits",
                        &[("length", format_countdown(at.since(alert.raised_at)).into())],
                    ) }
                </p>
            }) }
            if card.lost_since.is_some() {
                <p class="vigie-moment vigie-moment--warning">
                    { Icon::Unplugged }{ language.text("timeline-connection-lost") }
                </p>
            }
            if card.companion == CompanionStatus::Absent {
                <p class="vigie-moment vigie-moment--warning">
                    { Icon::Warning }{ language.text("referent-moment-companion-absent") }
                </p>
            }
            if losses > 0 {
                <p class="vigie-moment">
                    { Icon::Target }
                    { language.text_with("referent-moment-focus", &[("count", losses.into())]) }
                </p>
            }
        </>
    }
}
