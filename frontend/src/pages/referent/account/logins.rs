//! Where the account is logged in.

use vigie_shared::api::{AccountLogin, AccountLogins, EndLoginsRequest};
use vigie_shared::ids::LoginId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use crate::components::{
    Badge, BadgeColor, Button, ButtonSize, ButtonVariant, DataTable, ErrorMessage, Icon, TABLE_ROW,
    TableCell, table_cells,
};
use crate::format;
use crate::hooks::use_fetch;
use crate::i18n::{LanguageHandle, use_language};
use crate::pages::referent::require_login::use_auth;

/// One row a login; all but this one can be ended.
#[component]
pub fn Logins() -> Html {
    let language = use_language();
    let account = use_auth();
    let list = use_fetch::<AccountLogins>("/api/referent/logins".into());
    let failure = use_state_eq(|| None::<HttpError>);
    let end = {
        let (reload, failure) = (list.reload.clone(), failure.setter());
        Callback::from(move |login: Option<LoginId>| {
            let (reload, failure, account) = (reload.clone(), failure.clone(), account.clone());
            spawn_local(async move {
                let request = EndLoginsRequest { login };
                match api::post::<_, ()>("/api/referent/logins/end", &request).await {
                    Ok(()) => {
                        failure.set(None);
                        reload.emit(());
                    }
                    Err(error) => {
                        account.note(&error);
                        failure.set(Some(error));
                    }
                }
            });
        })
    };
    html! {
        <section class="vigie-section" aria-labelledby="account-logins-title">
            <h2 id="account-logins-title">{ language.text("account-logins-title") }</h2>
            <p class="vigie-subtle">{ language.text("account-logins-lead") }</p>
            { list.view(|found| html! {
                <>
                    { table(&language, &found.logins, &end) }
                    if found.logins.len() > 1 {
                        <Button
                            label={language.text("account-logins-end-others")}
                            testid="account-logins-end-others"
                            variant={ButtonVariant::Secondary}
                            icon={Icon::LogOut}
                            onclick={end.reform(|()| None)}
                        />
                    }
                </>
            }) }
            if let Some(error) = &*failure {
                <ErrorMessage error={error.clone()} />
            }
        </section>
    }
}

fn table(
    language: &LanguageHandle,
    logins: &[AccountLogin],
    end: &Callback<Option<LoginId>>,
) -> Html {
    let columns: Vec<AttrValue> = [
        "account-column-device",
        "account-column-since",
        "account-column-used",
        "account-column-end",
    ]
    .into_iter()
    .map(|key| AttrValue::from(language.text(key)))
    .collect();
    let row = |login: &AccountLogin| {
        let device = match login.device.as_str() {
            "" => language.text("account-device-unknown"),
            known => known.to_owned(),
        };
        let id = login.id;
        let last = if login.current {
            html! {
                <Badge
                    color={BadgeColor::Info}
                    icon={Icon::Check}
                    text={language.text("account-login-current")}
                    testid="account-login-current"
                />
            }
        } else {
            html! {
                <Button
                    label={language.text("account-login-end")}
                    context={device.clone()}
                    testid="account-login-end"
                    size={ButtonSize::Small}
                    onclick={end.reform(move |()| Some(id))}
                />
            }
        };
        let cells = [
            TableCell::header(html! { device }),
            TableCell::data(html! { format::instant(language, login.since) }),
            TableCell::data(html! { format::instant(language, login.used_at) }),
            TableCell::data(last),
        ];
        html! {
            <tr class={TABLE_ROW} data-testid="account-login">{ table_cells(&columns, cells) }</tr>
        }
    };
    let rows: Html = logins.iter().map(row).collect();
    html! {
        <DataTable columns={columns.clone()} labelled_by="account-logins-title" testid="account-logins">
            { rows }
        </DataTable>
    }
}
