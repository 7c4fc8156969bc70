//! Below what waits: the way to the record.

use vigie_shared::access::Action;
use vigie_shared::ids::Seat;
use yew::prelude::*;

use super::{PickAction, Picks};
use crate::board::BoardState;
use crate::board::errands::use_office;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`RecordBar`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecordBarProps {
    /// The board.
    pub board: BoardState,
    /// Who is picked.
    pub picks: Picks,
    /// Others are.
    pub onpick: Callback<PickAction>,
    /// Something is to go on record about those who are picked or looked at.
    pub onrecord: Callback<()>,
    /// Something befell the room.
    pub onroom: Callback<()>,
}

/// Buttons; while people are picked, how many, and all or nobody.
#[component]
pub fn RecordBar(props: &RecordBarProps) -> Html {
    let language = use_language();
    let office = use_office();
    if !office.may(Action::RecordIncident) {
        return Html::default();
    }
    let picked = props.picks.seats().len();
    let pick = |action: PickAction| props.onpick.reform(move |_: MouseEvent| action.clone());
    let all: Vec<Seat> = props.board.seats.iter().map(|one| one.card.seat).collect();
    let count = [("count", picked.into())];
    html! {
        <section class="vigie-record-bar" aria-label={language.text("incident-list-title")}>
            <button
                type="button"
                class="pf-v6-c-button pf-m-secondary pf-m-block pf-m-small"
                aria-haspopup="dialog"
                aria-keyshortcuts="i"
                data-testid="incident-open"
                onclick={props.onrecord.reform(|_: MouseEvent| ())}
            >
                { Icon::Flag }
                <span>
                    if picked > 0 {
                        { language.text_with("incident-record-picked", &count) }
                    } else {
                        { language.text("incident-record") }
                    }
                </span>
                <kbd aria-hidden="true">{ "i" }</kbd>
            </button>
            <div class="vigie-record-bar__ways">
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-link pf-m-small"
                    aria-haspopup="dialog"
                    aria-keyshortcuts="r"
                    data-testid="room-incident"
                    onclick={props.onroom.reform(|_: MouseEvent| ())}
                >
                    { language.text("incident-room") }
                    <kbd aria-hidden="true">{ "r" }</kbd>
                </button>
                <button
                    type="button"
                    class="pf-v6-c-button pf-m-link pf-m-small"
                    aria-pressed={props.picks.is_on().to_string()}
                    aria-keyshortcuts="x"
                    data-testid="picks-switch"
                    onclick={pick(PickAction::Switch)}
                >
                    { language.text("picks-switch") }
                    <kbd aria-hidden="true">{ "x" }</kbd>
                </button>
            </div>
            if props.picks.is_on() {
                <div class="vigie-record-bar__picks">
                    <b data-testid="picks-count">{ language.text_with("picks-count", &count) }</b>
                    <button type="button" class="pf-v6-c-button pf-m-link pf-m-inline" data-testid="picks-all" onclick={pick(PickAction::Exactly(all))}>
                        { language.text("picks-all") }
                    </button>
                    <button type="button" class="pf-v6-c-button pf-m-link pf-m-inline" data-testid="picks-none" onclick={pick(PickAction::Exactly(Vec::new()))}>
                        { language.text("picks-none") }
                    </button>
                </div>
            }
            // By keyboard, the card that is picked says so; how many there are is said here.
            <p class="pf-v6-screen-reader" role="status">
                if props.picks.is_on() { { language.text_with("picks-count", &count) } }
            </p>
        </section>
    }
}
