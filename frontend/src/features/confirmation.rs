//! Giving the password again, for what cannot be taken back.
//!
//! One dialog for all of a referent's pages. What asked for it is repeated by itself once the
//! password was given: nobody presses the same button twice.

mod dialog;
mod download;
mod request;

pub use download::ConfirmedDownload;
pub use request::use_confirmed_request;

use yew::prelude::*;

use self::dialog::ConfirmationDialog;

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
