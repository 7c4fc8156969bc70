//! The invigilator's portal: log in, then the board of one room.

mod chime;
mod login;
mod room;
mod sound;
mod tools;

use vigie_shared::api::CurrentInvigilator;
use yew::prelude::*;

use self::login::LoginForm;
use self::room::RoomPage;
use crate::api::HttpError;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};

/// The invigilator's page.
#[component]
pub fn InvigilatorPage() -> Html {
    let language = use_language();
    let me = use_fetch::<CurrentInvigilator>("/api/invigilator/me".into());
    match &me.answer {
        RemoteData::Ready(found) => {
            html! { <RoomPage me={found.clone()} onleave={me.reload.clone()} /> }
        }
        RemoteData::Failed(HttpError::Unauthenticated) => html! {
            <Layout portal={Portal::Invigilator}>
                <div class="vigie-entrance">
                    <PageTitle text={language.text("invigilator-title")} />
                    <LoginForm onentered={me.reload.clone()} />
                </div>
            </Layout>
        },
        RemoteData::Pending | RemoteData::Failed(_) => html! {
            <Layout portal={Portal::Invigilator}>
                <PageTitle text={language.text("invigilator-title")} />
                { me.view(|_| Html::default()) }
            </Layout>
        },
    }
}
