//! Who works for the center: who may log in, who was invited, and the form of an invitation.

mod change;
mod invite;
mod lists;

use vigie_shared::api::CenterPeople;
use yew::prelude::*;

use self::invite::InviteForm;
use self::lists::{InvitationList, PeopleList};
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use crate::components::{Alert, AlertVariant};
use crate::format;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// Two lists and a form.
#[component]
pub fn PeoplePage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let people = use_fetch::<CenterPeople>(AttrValue::Static("/api/center/people"));
    let failed = match &people.answer {
        RemoteData::Failed(error) => Some(error.clone()),
        RemoteData::Pending | RemoteData::Ready(_) => None,
    };
    use_effect_with(failed, move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    let reload = people.reload.clone();
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::People} />
            <PageTitle text={language.text("people-title")} step="people" />
            <p>{ language.text("people-lead") }</p>
            { people.view(|found| html! {
                <>
                    if let Some(since) = found.mail_delayed_since {
                        <Alert variant={AlertVariant::Warning} testid="people-mail-delayed">
                            { language.text_with(
                                "people-mail-delayed",
                                &[("since", format::instant(&language, since).into())],
                            ) }
                        </Alert>
                    }
                    <PeopleList people={found.people.clone()} reload={reload.clone()} />
                    <InvitationList
                        invitations={found.invitations.clone()}
                        reload={reload.clone()}
                    />
                    <InviteForm reload={reload.clone()} />
                </>
            }) }
        </ReferentLayout>
    }
}
