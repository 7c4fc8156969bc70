//! Giving the password again, for what cannot be taken back.
//!
//! One dialog for all of a referent's pages. What asked for it is repeated by itself once the
//! password was given: nobody presses the same button twice.

mod dialog;
mod download;
mod request;

pub use download::ConfirmedDownload;
pub use request::use_confirmed_request;

use vigie_shared::api::ErrorCode;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::prelude::*;

use self::dialog::ConfirmationDialog;
use crate::api::HttpError;

/// Asks for the password, and says whether it was given.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ConfirmationPrompt {
    ask: Callback<Callback<bool>>,
}

impl ConfirmationPrompt {
    /// Opens the dialog, and calls `then` when it is done: true once the password was given,
    /// false when the dialog was closed without.
    pub fn ask(&self, then: Callback<bool>) {
        self.ask.emit(then);
    }

    /// Sends a request; where the password was given too long ago, asks for it and sends it again.
    ///
    /// # Errors
    /// Those of the request; `confirmation_needed` when the dialog was closed without.
    pub async fn confirmed<T>(
        &self,
        send: impl AsyncFn() -> Result<T, HttpError>,
    ) -> Result<T, HttpError> {
        loop {
            match send().await {
                Err(error) if error.is(ErrorCode::ConfirmationNeeded) => {
                    if !self.is_given().await {
                        return Err(error);
                    }
                }
                answer => return answer,
            }
        }
    }

    /// Opens the dialog; was the password given when it closed?
    async fn is_given(&self) -> bool {
        let answered = js_sys::Promise::new(&mut |resolve, _| {
            self.ask(Callback::from(move |given: bool| {
                // A promise takes any value, once.
                let _ = resolve.call1(&JsValue::NULL, &given.into());
            }));
        });
        JsFuture::from(answered)
            .await
            .is_ok_and(|given| given.is_truthy())
    }
}

/// Properties of [`ConfirmationProvider`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ConfirmationProviderProps {
    /// The login turned out to be over.
    pub expired: Callback<()>,
    #[prop_or_default]
    pub children: Html,
}

/// Gives [`use_confirmation`] to everything inside, and shows the dialog.
#[component]
pub fn ConfirmationProvider(props: &ConfirmationProviderProps) -> Html {
    let waiting = use_mut_ref(Vec::<Callback<bool>>::new);
    let open = use_state_eq(|| false);
    let ask = {
        let (waiting, open) = (waiting.clone(), open.setter());
        use_callback((), move |then, ()| {
            waiting.borrow_mut().push(then);
            open.set(true);
        })
    };
    let done = {
        let open = open.setter();
        use_callback((), move |confirmed: bool, ()| {
            open.set(false);
            // Taken out first: a callback may ask again.
            let waiting = std::mem::take(&mut *waiting.borrow_mut());
            waiting.iter().for_each(|then| then.emit(confirmed));
        })
    };
    html! {
        <ContextProvider<ConfirmationPrompt> context={ConfirmationPrompt { ask }}>
            { props.children.clone() }
            if *open {
                <ConfirmationDialog {done} expired={props.expired.clone()} />
            }
        </ContextProvider<ConfirmationPrompt>>
    }
}

/// The way to ask for the password.
#[hook]
pub fn use_confirmation() -> ConfirmationPrompt {
    use_context().unwrap_or_default()
}
