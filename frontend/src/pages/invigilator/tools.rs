//! The invigilator's part of the masthead: room, name, log-out.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::me::CurrentInvigilator;
use crate::api;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`Tools`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ToolsProps {
    /// Name and session.
    pub me: Rc<CurrentInvigilator>,
    /// The invigilator has logged out.
    pub onleave: Callback<()>,
}

/// Session, room, date; name; log out.
#[component]
pub fn Tools(props: &ToolsProps) -> Html {
    let language = use_language();
    let CurrentInvigilator { name, session } = &*props.me;
    let leave = {
        let onleave = props.onleave.clone();
        move |_| {
            let onleave = onleave.clone();
            spawn_local(async move {
                // After a failure too, the page asks the server who is logged in.
                _ = api::post::<(), ()>("/api/invigilator/logout", &()).await;
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
                <span>{ session.date(&language) }{ " " }{ &session.held_at }</span>
            </p>
            <span class="vigie-who">{ Icon::Person }{ " " }{ name }</span>
            <button
                type="button"
                class="vigie-icon-button"
                aria-label={language.text("invigilator-logout")}
                title={language.text("invigilator-logout")}
                data-testid="logout"
                onclick={leave}
            >
                { Icon::LogOut }
            </button>
        </>
    }
}
