//! Nobody gets to the desk without a log-in.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::api::Me;
use super::login::LoginPage;
use crate::components::{ChildrenProps, ErrorMessage, Spinner};
use crate::http::{self, HttpError};
use crate::layout::{Layout, Portal};

/// Who is logged in, and the ways out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Account {
    /// Who.
    pub me: Rc<Me>,
    /// The log-in turned out to be over.
    pub expired: Callback<()>,
    /// The log-in was ended.
    pub left: Callback<()>,
}

impl Account {
    /// Goes back to the log-in if that is what the error means; whether it is.
    pub fn note(&self, error: &HttpError) -> bool {
        let over = is_log_in_over(error);
        if over {
            self.expired.emit(());
        }
        over
    }
}

/// Why somebody stands outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outside {
    /// Has just come, or has logged out.
    Fresh,
    /// Was inside; the log-in ended by itself.
    Expired,
}

#[derive(Debug, Clone, PartialEq)]
enum Standing {
    Asking,
    Unclear(HttpError),
    Outside(Outside),
    Inside(Rc<Me>),
}

/// Asks who is there, and gives [`use_account`] to everything inside.
#[component]
pub fn Gate(props: &ChildrenProps) -> Html {
    let standing = use_state_eq(|| Standing::Asking);
    let ask = use_callback((), {
        let setter = standing.setter();
        move |(), ()| {
            let setter = setter.clone();
            spawn_local(async move {
                setter.set(match http::get("/api/referent/me").await {
                    Ok(me) => Standing::Inside(Rc::new(me)),
                    Err(error) if is_log_in_over(&error) => Standing::Outside(Outside::Fresh),
                    Err(error) => Standing::Unclear(error),
                });
            });
        }
    });
    use_effect_with((), {
        let ask = ask.clone();
        move |()| ask.emit(())
    });
    let expired = use_callback(standing.setter(), |(), setter| {
        setter.set(Standing::Outside(Outside::Expired));
    });
    let left = use_callback(standing.setter(), |(), setter| {
        setter.set(Standing::Outside(Outside::Fresh));
    });
    match &*standing {
        Standing::Asking => html! { <Layout portal={Portal::Referent}><Spinner /></Layout> },
        Standing::Unclear(error) => html! {
            <Layout portal={Portal::Referent}><ErrorMessage error={error.clone()} retry={ask} /></Layout>
        },
        Standing::Outside(outside) => {
            let setter = standing.setter();
            let enter = Callback::from(move |me| setter.set(Standing::Inside(Rc::new(me))));
            html! { <LoginPage outside={*outside} {enter} /> }
        }
        Standing::Inside(me) => {
            let account = Account {
                me: me.clone(),
                expired,
                left,
            };
            html! {
                <ContextProvider<Account> context={account}>
                    { props.children.clone() }
                </ContextProvider<Account>>
            }
        }
    }
}

/// The account of the page's user.
#[hook]
pub fn use_account() -> Account {
    use_context().unwrap_or_default()
}

/// Does this mean that nobody is logged in any more?
fn is_log_in_over(error: &HttpError) -> bool {
    matches!(error, HttpError::Unauthenticated)
}
