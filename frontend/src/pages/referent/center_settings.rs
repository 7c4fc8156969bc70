//! What the center says of itself: on its papers, and where its days and hours come from.

mod calendar;
mod draft;
mod form;
mod saving;
mod signature;
mod type_field;
mod zone_field;

use vigie_shared::api::CenterRecord;
use yew::prelude::*;

use self::calendar::CalendarSection;
use self::form::CenterForm;
pub use self::type_field::TypeField;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// The form, filled with what holds now.
#[component]
pub fn CenterSettingsPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let record = use_fetch::<CenterRecord>(AttrValue::Static("/api/center"));
    let failed = match &record.answer {
        RemoteData::Failed(error) => Some(error.clone()),
        RemoteData::Pending | RemoteData::Ready(_) => None,
    };
    use_effect_with(failed, move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    let reload = record.reload.clone();
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::Settings} />
            <PageTitle text={language.text("center-title")} step="center" />
            <p>{ language.text("center-lead") }</p>
            { record.view(|record| html! {
                <>
                    <CenterForm record={record.clone()} {reload} />
                    if let Some(calendar) = &record.calendar {
                        <CalendarSection
                            calendar={calendar.clone()}
                            establishment={record.settings.establishment}
                        />
                    }
                </>
            }) }
        </ReferentLayout>
    }
}
