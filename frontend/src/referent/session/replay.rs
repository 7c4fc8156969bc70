//! The room as it was at any moment, from the journal.
//!
//! [`film`] folds what the server sends; [`position`] is where one looks; the rest shows it.

mod film;
mod jumps;
mod keys;
mod player;
mod position;
mod room;
#[cfg(test)]
mod samples;
mod slider;
mod tile;
mod words;

use vigie_shared::ids::SessionId;
use yew::prelude::*;

use self::player::Player;
use crate::components::{Button, ButtonSize, Icon};
use crate::fetch::use_fetch;
use crate::i18n::use_language;
use crate::referent::api::Replay;

/// Properties of [`ReplayView`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ReplayViewProps {
    /// Session.
    pub id: SessionId,
}

/// Fetched once: what goes on in the room does not move the slider under the hand.
#[component]
pub fn ReplayView(props: &ReplayViewProps) -> Html {
    let language = use_language();
    let replay = use_fetch::<Replay>(format!("/api/sessions/{}/replay", props.id).into());
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
