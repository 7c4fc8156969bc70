//! The room as it was at any moment, from the journal.
//!
//! [`board_history`] folds what the server sends; [`position`] is the instant shown; the rest is views.

mod board_history;
mod labels;
mod markers;
mod player;
mod position;
mod room;
#[cfg(test)]
mod samples;
mod slider;
mod slider_keys;
mod tile;

use vigie_shared::api::SessionReplay;
use vigie_shared::ids::SessionId;
use yew::prelude::*;

use self::player::Player;
use crate::components::{Button, ButtonSize, Icon};
use crate::hooks::use_fetch;
use crate::i18n::use_language;

/// Properties of [`ReplayView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReplayViewProps {
    pub id: SessionId,
}

/// Fetched once, so that a running session does not move the slider while it is used.
#[component]
pub fn ReplayView(props: &ReplayViewProps) -> Html {
    let language = use_language();
    let replay = use_fetch::<SessionReplay>(format!("/api/sessions/{}/replay", props.id).into());
    let reload = replay.reload.clone();
    replay.view(|replay| {
        html! {
            <section class="vigie-section vigie-replay" aria-labelledby="referent-replay">
                <div class="vigie-section__head">
                    <h2 id="referent-replay">{ language.text("referent-replay") }</h2>
                    <Button
                        label={language.text("referent-replay-reload")}
                        testid="referent-replay-reload"
                        size={ButtonSize::Small}
                        icon={Icon::Sync}
                        onclick={reload}
                    />
                </div>
                <p class="vigie-subtle">{ language.text("referent-replay-lead") }</p>
                <Player key={replay.steps.len()} replay={replay.clone()} />
            </section>
        }
    })
}
