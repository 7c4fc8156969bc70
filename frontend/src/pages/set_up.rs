//! The first start: the first center and its first account, with a code that stands on the
//! terminal of the server.

mod form;

use vigie_shared::api::SetUpState;
use yew::prelude::*;

use self::form::SetUpForm;
use crate::components::{Alert, AlertVariant, ButtonVariant, NavLink};
use crate::hooks::use_fetch;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};
use crate::route::Route;

/// The form, or that there is nothing to set up any more.
#[component]
pub fn SetUpPage() -> Html {
    let language = use_language();
    let state = use_fetch::<SetUpState>(AttrValue::Static("/api/set-up"));
    let done = use_state_eq(|| false);
    let log_in = html! {
        <p>
            <NavLink<Route>
                to={Route::Referent}
                testid="set-up-log-in"
                button={ButtonVariant::Primary}
            >
                { language.text("choose-log-in") }
            </NavLink<Route>>
        </p>
    };
    let ondone = {
        let done = done.setter();
        Callback::from(move |()| done.set(true))
    };
    html! {
        <Layout portal={Portal::Referent}>
            <PageTitle text={language.text("set-up-title")} step="set-up" />
            if *done {
                <Alert variant={AlertVariant::Success} testid="set-up-done">
                    { language.text("set-up-done") }
                </Alert>
                { log_in }
            } else {
                { state.view(|found| match found.open {
                    true => html! {
                        <>
                            <p>{ language.text("set-up-lead") }</p>
                            <SetUpForm done={ondone.clone()} />
                        </>
                    },
                    false => html! {
                        <>
                            <p data-testid="set-up-closed">
                                { language.text("error-set-up-closed") }
                            </p>
                            { log_in.clone() }
                        </>
                    },
                }) }
            }
        </Layout>
    }
}
