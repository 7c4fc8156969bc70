//! Letting a candidate in: presence before the test, authorisation to resume it.

use vigie_shared::access::Action;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::PartProps;
use crate::board::errands::use_office;
use crate::board::words::hour_of;
use crate::board::{Deed, DeedButton, DeedLook, Standing};
use crate::components::Icon;
use crate::i18n::use_language;

/// Nothing for those who need no door.
#[component]
pub fn Admission(props: &PartProps) -> Html {
    let language = use_language();
    let office = use_office();
    let card = &props.seated.card;
    let seat = card.seat;
    if let (Standing::Ready, Some(until)) = (props.standing, card.confirmed_until) {
        let until = hour_of(&language, until);
        return html! {
            <section class="vigie-part">
                <p class="vigie-text--ready">
                    { Icon::CheckCircle }{ " " }
                    { language.text_with("board-ready-until", &[("time", until.into())]) }
                </p>
            </section>
        };
    }
    let (words, label, command) = match props.standing {
        Standing::Instructions | Standing::ToConfirm => (
            language.text("board-confirm-safe"),
            language.text("board-confirm-presence"),
            Command::ConfirmPresence { seats: vec![seat] },
        ),
        Standing::ToAuthorise => (
            language.text("board-authorise-safe"),
            language.text("board-authorise-resume"),
            Command::AuthorizeResume { seat },
        ),
        _ => return Html::default(),
    };
    if !office.may(Action::AdmitCandidate) {
        return Html::default();
    }
    html! {
        <section class="vigie-part">
            <p>{ words }</p>
            <DeedButton
                {label}
                deed={Deed::under_way(office.errands.admits(seat))}
                look={DeedLook::Primary}
                testid="admit"
                onclick={office.ask.reform(move |()| command.clone())}
            />
        </section>
    }
}
