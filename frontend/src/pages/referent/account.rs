//! The referent's own account: password, second factor, logins.

mod logins;
mod new_factor;
mod password;
mod second_factor;

use yew::prelude::*;

use self::logins::Logins;
use self::password::PasswordForm;
use self::second_factor::SecondFactor;
use super::center::use_center;
use super::layout::ReferentLayout;
use super::require_login::use_auth;
use super::route::{ReferentLink, ReferentRoute};
use crate::components::Icon;
use crate::i18n::use_language;
use crate::layout::PageTitle;

/// One section each.
#[component]
pub fn AccountPage() -> Html {
    let language = use_language();
    let account = use_auth();
    let center = use_center();
    // A change of the password or the second factor ends logins: the list is fetched again.
    let changes = use_state_eq(|| 0_u32);
    let changed = use_callback((*changes, changes.setter()), |(), (now, changes)| {
        changes.set(now.wrapping_add(1));
    });
    html! {
        <ReferentLayout connection={center.connection}>
            <p class="vigie-back">
                <ReferentLink to={ReferentRoute::Sessions} testid="referent-back">
                    { Icon::ArrowLeft }{ " " }{ language.text("referent-back") }
                </ReferentLink>
            </p>
            <PageTitle text={language.text("account-title")} step="account" />
            <p class="vigie-subtle">{ &account.me.email }</p>
            <PasswordForm email={account.me.email.clone()} changed={changed.clone()} />
            <SecondFactor in_use={account.me.second_factor} {changed} />
            <Logins key={*changes} />
        </ReferentLayout>
    }
}
