//! Who stands at the door of the room, refused, and the ways to let them in by hand.

mod decision;

use vigie_shared::ids::Seat;
use vigie_shared::view::{DoorCase, DoorReason};
use yew::prelude::*;

use self::decision::DecisionDialog;
use crate::components::{Alert, AlertVariant, Button, ButtonSize};
use crate::features::board::{BoardState, full_name};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`DoorPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct DoorPanelProps {
    /// Where decisions go: the door of the session at the portal of who looks.
    pub path: AttrValue,
    pub board: BoardState,
}

/// Nothing while nobody is refused.
#[component]
pub fn DoorPanel(props: &DoorPanelProps) -> Html {
    let language = use_language();
    let open = use_state_eq(|| None::<DoorCase>);
    let onclose = use_callback(open.setter(), |(), open| open.set(None));
    let cases = props.board.door();
    if cases.is_empty() && open.is_none() {
        return Html::default();
    }
    let line = |case: &DoorCase| {
        let onclick = {
            let (open, case) = (open.setter(), case.clone());
            Callback::from(move |()| open.set(Some(case.clone())))
        };
        html! {
            <li data-testid="door-case">
                <strong class="vigie-sign">{ case.sign }</strong>
                { " – " }
                <strong>{ name(case) }</strong>
                { ", " }
                { format::day(&language, &case.birthdate) }
                { " – " }
                { why(&language, &props.board, case) }
                { " " }
                <Button
                    label={language.text("door-decide")}
                    context={name(case)}
                    testid="door-decide"
                    size={ButtonSize::Small}
                    {onclick}
                />
            </li>
        }
    };
    html! {
        <>
            if !cases.is_empty() {
                <Alert variant={AlertVariant::Warning} testid="door">
                    <p><strong>
                        { language.text_with("door-title", &[("count", cases.len().into())]) }
                    </strong></p>
                    <ul>{ for cases.iter().map(line) }</ul>
                </Alert>
            }
            if let Some(case) = &*open {
                <DecisionDialog
                    path={props.path.clone()}
                    board={props.board.clone()}
                    case={case.clone()}
                    {onclose}
                />
            }
        </>
    }
}

/// As typed: what is enrolled may differ.
fn name(case: &DoorCase) -> String {
    format!("{} {}", case.first_name, case.last_name)
        .trim()
        .to_owned()
}

fn why(language: &LanguageHandle, board: &BoardState, case: &DoorCase) -> String {
    let key = match case.why {
        DoorReason::OtherBirthdate => "door-other-birthdate",
        DoorReason::OtherName => "door-other-name",
        DoorReason::OtherCode => "door-other-code",
        DoorReason::OnNoList => "door-on-no-list",
    };
    let nearest = case.nearest.first();
    let nearest = nearest.map_or_else(String::new, |seat| enrolled(board, *seat));
    language.text_with(key, &[("name", nearest.into())])
}

/// Seat and name of somebody enrolled.
fn enrolled(board: &BoardState, seat: Seat) -> String {
    match board.seat(seat) {
        Some(seated) => format!("{} ({seat})", full_name(&seated.person)),
        None => seat.to_string(),
    }
}
