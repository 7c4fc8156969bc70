//! The invigilator's part of the masthead: session, name and log-out.

use std::rc::Rc;

use vigie_i18n::CalendarDate;
use vigie_shared::api::{CurrentInvigilator, SessionInfo};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api;
use crate::components::{Icon, IconButton};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Tools`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ToolsProps {
    pub me: Rc<CurrentInvigilator>,
    /// The invigilator has logged out.
    pub onleave: Callback<()>,
}

/// Session, room, date; name; log-out.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let language = use_language();
    let CurrentInvigilator { name, session, .. } = &*props.me;
    let log_out = {
        let (onleave, number) = (props.onleave.clone(), session.number);
        move |()| {
            let onleave = onleave.clone();
            spawn_local(async move {
                // Whether this succeeded or not, the page then asks who is logged in.
                let path = format!("/api/invigilator/{number}/logout");
                _ = api::post::<(), ()>(&path, &()).await;
                onleave.emit(());
            });
        }
    };
    let number = session.number.to_string();
    html! {
        <>
            <p class="vigie-sitting" data-testid="sitting" title={session.site.clone()}>
                <b>{ language.text_with("invigilator-session", &[("number", number.into())]) }</b>
                <span>{ &session.room }</span>
                <span>{ session_date(&language, session) }{ " " }{ &session.held_at }</span>
            </p>
            <span class="vigie-who">{ Icon::Person }{ " " }{ name }</span>
            <IconButton
                label={language.text("invigilator-logout")}
                icon={Icon::LogOut}
                testid="logout"
                onclick={log_out}
            />
        </>
    }
}

/// The date as people write it: `24/11/2025` in French, as it is in English.
fn session_date(language: &LanguageHandle, session: &SessionInfo) -> String {
    let iso = &session.held_on;
    CalendarDate::from_iso(iso)
        .map_or_else(|| iso.clone(), |date| date.format_short(language.language))
}
