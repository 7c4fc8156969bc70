//! What is asked back about a session before it is made or changed.

use std::rc::Rc;

use vigie_shared::api::{CertificationWindow, SessionConcern, SessionConcernCode};
use yew::prelude::*;

use crate::components::{Checkbox, Icon};
use crate::format;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`SessionConcerns`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SessionConcernsProps {
    /// That nothing was done yet.
    pub lead: AttrValue,
    /// What to do.
    pub then: AttrValue,
    pub concerns: Rc<Vec<SessionConcern>>,
    /// Those that were ticked.
    pub accepted: Vec<SessionConcernCode>,
    /// One was ticked, or not any more.
    pub onaccept: Callback<(SessionConcernCode, bool)>,
}

/// One box to tick for each kind of concern, with all that it is about. Announced at once: nothing
/// was done.
#[component]
pub fn SessionConcerns(props: &SessionConcernsProps) -> Html {
    let language = use_language();
    let mut codes: Vec<SessionConcernCode> = Vec::new();
    for concern in &*props.concerns {
        if !codes.contains(&concern.code) {
            codes.push(concern.code);
        }
    }
    let of_code = |code: SessionConcernCode| {
        let about = props.concerns.iter().filter(|one| one.code == code);
        let accept = props.onaccept.reform(move |accepted| (code, accepted));
        html! {
            <li>
                { for about.map(|concern| html! { <p>{ sentence(&language, concern) }</p> }) }
                <Checkbox
                    testid="referent-concern"
                    checked={props.accepted.contains(&code)}
                    onchange={accept}
                >
                    { language.text(acceptance(code)) }
                </Checkbox>
            </li>
        }
    };
    html! {
        <div class="vigie-message vigie-message--warning" role="alert" data-testid="referent-concerns">
            { Icon::Warning }
            <div>
                <p><strong>{ &props.lead }</strong></p>
                <ul class="vigie-bullets">{ for codes.into_iter().map(of_code) }</ul>
                <p>{ &props.then }</p>
            </div>
        </div>
    }
}

fn acceptance(code: SessionConcernCode) -> &'static str {
    match code {
        SessionConcernCode::OutsideWindow => "referent-concern-outside-window-yes",
        SessionConcernCode::InThePast => "referent-concern-in-the-past-yes",
        SessionConcernCode::FarAway => "referent-concern-far-away-yes",
        SessionConcernCode::OnASunday => "referent-concern-on-a-sunday-yes",
        SessionConcernCode::RoomTaken => "referent-concern-room-taken-yes",
        SessionConcernCode::AlreadyEnrolled => "referent-concern-already-enrolled-yes",
        SessionConcernCode::Unknown => "referent-concern-unknown-yes",
    }
}

fn sentence(language: &LanguageHandle, concern: &SessionConcern) -> String {
    let day = concern.day.as_deref().unwrap_or_default();
    let other = concern.other_session.unwrap_or_default().to_string();
    let mut args = vec![
        ("day", format::day_in_words(language, day).into()),
        ("room", concern.room.as_deref().unwrap_or_default().into()),
        ("session", other.into()),
        ("people", concern.people.unwrap_or(1).into()),
        (
            "person",
            concern.person.as_deref().unwrap_or_default().into(),
        ),
    ];
    args.extend(
        concern
            .window
            .as_ref()
            .map(|window| ("first", first_day(language, window).into())),
    );
    args.extend(
        concern
            .window
            .as_ref()
            .map(|window| ("last", last_day(language, window).into())),
    );
    let key = match concern.code {
        SessionConcernCode::OutsideWindow => "referent-concern-outside-window",
        SessionConcernCode::InThePast => "referent-concern-in-the-past",
        SessionConcernCode::FarAway => "referent-concern-far-away",
        SessionConcernCode::OnASunday => "referent-concern-on-a-sunday",
        SessionConcernCode::RoomTaken => "referent-concern-room-taken",
        SessionConcernCode::AlreadyEnrolled => "referent-concern-already-enrolled",
        SessionConcernCode::Unknown => "referent-concern-unknown",
    };
    language.text_with(key, &args)
}

fn first_day(language: &LanguageHandle, window: &CertificationWindow) -> String {
    format::day_in_words(language, &window.first_day)
}

fn last_day(language: &LanguageHandle, window: &CertificationWindow) -> String {
    format::day_in_words(language, &window.last_day)
}
