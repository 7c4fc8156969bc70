//! The sites that companions block: the list in force, and a change with its preview.

mod change_form;
mod effect;
mod rules;

use std::rc::Rc;

use vigie_shared::api::BlockListOverview;
use yew::prelude::*;

use self::change_form::ChangeForm;
use self::rules::RuleTable;
use super::center::use_center;
use super::center_nav::{CenterNav, CenterPage};
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use crate::format::hour_and_minute;
use crate::hooks::{RemoteData, use_fetch};
use crate::i18n::{LanguageHandle, use_language};
use crate::layout::PageTitle;

/// The list for the sessions of the center, and the form that changes it.
#[component]
pub fn BlockListPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    let list = use_fetch::<BlockListOverview>(AttrValue::Static("/api/block-list"));
    let failed = match &list.answer {
        RemoteData::Failed(error) => Some(error.clone()),
        RemoteData::Pending | RemoteData::Ready(_) => None,
    };
    let is_editor = account.me.bank_editor;
    use_effect_with(failed, move |failed| {
        if let Some(error) = failed {
            account.note(error);
        }
    });
    let reload = list.reload.clone();
    html! {
        <ReferentLayout connection={center.connection}>
            <CenterNav here={CenterPage::BlockList} />
            <PageTitle text={language.text("block-list-title")} step="block-list" />
            <p>{ language.text("block-list-lead") }</p>
            { list.view(|list| content(&language, list, is_editor, &reload)) }
        </ReferentLayout>
    }
}

fn content(
    language: &LanguageHandle,
    list: &Rc<BlockListOverview>,
    is_editor: bool,
    reload: &Callback<()>,
) -> Html {
    let args = [
        ("count", list.rules.len().into()),
        ("version", list.version.into()),
    ];
    html! {
        <div class="vigie-block-list">
            <p data-testid="block-list-summary">
                { language.text_with("block-list-summary", &args) }
            </p>
            <ChangeForm
                key={list.version}
                version={list.version}
                {is_editor}
                onsaved={reload.clone()}
            />
            <RuleTable list={list.clone()} />
            if !list.changes.is_empty() {
                <h2>{ language.text("block-list-changes") }</h2>
                <ul class="vigie-bullets" data-testid="block-list-changes">
                    { for list.changes.iter().map(|change| html! {
                        <li>{ language.text_with("block-list-change", &[
                            ("time", hour_and_minute(language, change.at).into()),
                            ("by", change.by.clone().into()),
                            ("added", change.added.into()),
                            ("removed", change.removed.into()),
                            ("reason", change.reason.clone().into()),
                        ]) }</li>
                    }) }
                </ul>
            }
        </div>
    }
}
