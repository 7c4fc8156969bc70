//! The details of one candidate, and everything that can be done about them.

mod admission;
mod alerts;
mod companion;
mod details;
mod end_test;
mod excuse;
mod incidents;
mod personal_code;
mod signal_track;
mod signals;
mod withheld_time;

use vigie_shared::ids::AlertId;
use yew::prelude::*;

use self::admission::Admission;
use self::alerts::AlertList;
use self::companion::CompanionSection;
use self::details::CandidateDetails;
use self::end_test::EndTest;
use self::incidents::CandidateIncidents;
use self::personal_code::PersonalCodeSection;
use self::signals::PageSignals;
use self::withheld_time::WithheldTime;
use super::focus::use_panel_heading;
use super::labels::full_name;
use super::seat_status::SeatStatus;
use super::store::{BoardSeat, BoardState};
use crate::components::{Icon, IconButton};
use crate::i18n::use_language;

/// Properties of [`Drawer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DrawerProps {
    pub board: BoardState,
    pub board_seat: BoardSeat,
    pub status: SeatStatus,
    /// Open the recorder for this candidate.
    pub onrecord: Callback<()>,
    pub onclose: Callback<()>,
}

/// Properties of the sections of the drawer.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DrawerSectionProps {
    pub board_seat: BoardSeat,
    pub status: SeatStatus,
}

/// Beside the board, over a part of the grid: nothing moves, and the list of tasks stays in
/// sight. On phones it covers the page.
#[component]
pub fn Drawer(props: &DrawerProps) -> Html {
    let language = use_language();
    let BoardSeat { person, card } = &props.board_seat;
    let (seat, status) = (card.seat, props.status);
    let alerts: Vec<AlertId> = card.alerts.iter().map(|alert| alert.id).collect();
    let heading = use_panel_heading(seat, (status, alerts));
    let section = || DrawerSectionProps {
        board_seat: props.board_seat.clone(),
        status,
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
                    <p class={classes!("vigie-drawer__status", format!("vigie-status-text--{}", status.code()))}>
                        { status.icon() }
                        <b>{ status.label(&language) }</b>
                        <span>{ language.text_with("board-seat", &[("seat", seat.0.into())]) }</span>
                    </p>
                </div>
                <IconButton
                    label={language.text("board-close")}
                    icon={Icon::Cross}
                    testid="drawer-close"
                    onclick={props.onclose.clone()}
                />
            </header>
            // Keyed, so that what was half filled in for one candidate is not shown for the
            // next.
            <div class="vigie-drawer__body" key={usize::from(seat.0)}>
                <AlertList ..section() />
                <WithheldTime ..section() />
                <Admission ..section() />
                <CandidateDetails ..section() />
                <CompanionSection ..section() />
                <PageSignals ..section() />
                <PersonalCodeSection {seat} />
                <CandidateIncidents board={props.board.clone()} {seat} onrecord={props.onrecord.clone()} />
                <EndTest ..section() />
            </div>
        </div>
    }
}
