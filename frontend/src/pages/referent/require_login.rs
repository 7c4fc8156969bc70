//! The login before the referent's pages.

use std::rc::Rc;

use vigie_shared::api::CurrentReferent;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::activity::ActivityReporter;
use super::login::ReferentLoginPage;
use crate::api::{self, HttpError};
use crate::center_zone::set_center_zone;
use crate::components::{ErrorMessage, Spinner};
use crate::features::confirmation::ConfirmationProvider;
use crate::layout::{Layout, Portal};
use yew::html::ChildrenProps;

/// The account that is logged in, and the ends of its login.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct AuthContext {
    pub me: Rc<CurrentReferent>,
    /// The login turned out to be over.
    pub expired: Callback<()>,
    /// The login was ended.
    pub left: Callback<()>,
    /// Asks again who is logged in: the center is another now.
    pub refresh: Callback<()>,
}

impl AuthContext {
    /// Returns to the login if the error means that it has ended; true if so.
    pub fn note(&self, error: &HttpError) -> bool {
        let over = is_log_in_over(error);
        if over {
            self.expired.emit(());
        }
        over
    }
}

/// Why the login is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoggedOutReason {
    /// No login yet, or logged out.
    Fresh,
    /// The login expired.
    Expired,
}

#[derive(Debug, Clone, PartialEq)]
enum AuthState {
    Asking,
    Unclear(HttpError),
    LoggedOutReason(LoggedOutReason),
    Inside(Rc<CurrentReferent>),
}

/// Asks the server who is logged in, and provides [`use_auth`] to the children.
#[component]
pub fn RequireLogin(props: &ChildrenProps) -> Html {
    let standing = use_state_eq(|| AuthState::Asking);
    let ask = use_callback((), {
        let setter = standing.setter();
        move |(), ()| {
            let setter = setter.clone();
            spawn_local(async move {
                setter.set(match api::get("/api/referent/me").await {
                    Ok(me) => AuthState::Inside(Rc::new(me)),
                    Err(error) if is_log_in_over(&error) => {
                        AuthState::LoggedOutReason(LoggedOutReason::Fresh)
                    }
                    Err(error) => AuthState::Unclear(error),
                });
            });
        }
    });
    use_effect_with((), {
        let ask = ask.clone();
        move |()| ask.emit(())
    });
    let expired = use_callback(standing.setter(), |(), setter| {
        setter.set(AuthState::LoggedOutReason(LoggedOutReason::Expired));
    });
    let left = use_callback(standing.setter(), |(), setter| {
        setter.set(AuthState::LoggedOutReason(LoggedOutReason::Fresh));
    });
    match &*standing {
        AuthState::Asking => html! { <Layout portal={Portal::Referent}><Spinner /></Layout> },
        AuthState::Unclear(error) => html! {
            <Layout portal={Portal::Referent}><ErrorMessage error={error.clone()} retry={ask} /></Layout>
        },
        AuthState::LoggedOutReason(outside) => {
            let setter = standing.setter();
            let enter = Callback::from(move |me| setter.set(AuthState::Inside(Rc::new(me))));
            html! { <ReferentLoginPage outside={*outside} {enter} /> }
        }
        AuthState::Inside(me) => {
            set_center_zone(&me.center.time_zone);
            let account = AuthContext {
                me: me.clone(),
                expired,
                left,
                refresh: ask,
            };
            html! {
                <ContextProvider<AuthContext> context={account.clone()}>
                    <ConfirmationProvider expired={account.expired}>
                        <ActivityReporter />
                        { props.children.clone() }
                    </ConfirmationProvider>
                </ContextProvider<AuthContext>>
            }
        }
    }
}

/// The account of the page's user.
#[hook]
pub fn use_auth() -> AuthContext {
    use_context().unwrap_or_default()
}

/// Whether an error means that the login has ended.
fn is_log_in_over(error: &HttpError) -> bool {
    matches!(error, HttpError::Unauthenticated)
}
