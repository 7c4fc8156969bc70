//! The details of one candidate, and everything that can be done.

mod admission;
mod alerts;
mod details;
mod ending;
mod incident;

use vigie_shared::ids::Seat;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::admission::Admission;
use self::alerts::Alerts;
use self::details::Details;
use self::ending::Ending;
use self::incident::RecordPart;
use super::words::full_name;
use super::{BoardState, Seated, Standing};
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Drawer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DrawerProps {
    /// For what is on record.
    pub board: BoardState,
    /// Whose.
    pub seated: Seated,
    /// Where he stands.
    pub standing: Standing,
    /// Something is to go on record about him.
    pub onrecord: Callback<()>,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// A part of the drawer: one candidate and where he stands.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PartProps {
    /// Whose.
    pub seated: Seated,
    /// Where he stands.
    pub standing: Standing,
}

/// Beside the board, over a part of the grid: nothing moves, and the list of what
/// waits stays in sight. On phones it covers the page.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let language = use_language();
    let heading = use_node_ref();
    let seat: Seat = props.seated.card.seat;
    {
        let heading = heading.clone();
        use_effect_with(seat, move |_| {
            if let Some(heading) = heading.cast::<HtmlElement>() {
                heading.focus().unwrap_or_default();
            }
        });
    }
    let person = &props.seated.person;
    let standing = props.standing;
    {
        let heading = heading.clone();
        let open = props
            .seated
            .card
            .alerts
            .iter()
            .map(|alert| alert.id)
            .collect::<Vec<_>>();
        // The button that did it is gone with what it did: the focus must not be lost.
        use_effect_with((standing, open), move |_| {
            let document = gloo_utils::document();
            let lost = document
                .active_element()
                .is_none_or(|active| active.tag_name() == "BODY");
            if let Some(heading) = heading.cast::<HtmlElement>().filter(|_| lost) {
                heading.focus().unwrap_or_default();
            }
        });
    }
    let part = || PartProps {
        seated: props.seated.clone(),
        standing,
    };
    html! {
        <div
            class="vigie-drawer"
            role="dialog"
            aria-labelledby="vigie-drawer-title"
            data-testid="drawer"
            data-seat={seat.to_string()}
        >
            <header class="vigie-drawer__header">
                <div>
                    <h2 ref={heading} id="vigie-drawer-title" tabindex="-1" class="vigie-drawer__title">
                        { full_name(person) }
                    </h2>
                    <p class={classes!("vigie-drawer__standing", format!("vigie-text--{}", standing.code()))}>
                        { standing.mark() }
                        <b>{ standing.word(&language) }</b>
                        <span>{ language.text_with("board-seat", &[("seat", seat.0.into())]) }</span>
                    </p>
                </div>
                <button
                    type="button"
                    class="vigie-icon-button"
                    aria-label={language.text("board-close")}
                    title={language.text("board-close")}
                    data-testid="drawer-close"
                    onclick={props.onclose.reform(|_| ())}
                >
                    { Icon::Cross }
                </button>
            </header>
            // Keyed: what was half filled in for one candidate is not for the next.
            <div class="vigie-drawer__body" key={usize::from(seat.0)}>
                <Alerts ..part() />
                <Admission ..part() />
                <Details ..part() />
                <RecordPart board={props.board.clone()} {seat} onrecord={props.onrecord.clone()} />
                <Ending ..part() />
            </div>
        </div>
    }
}
