//! A request that a person starts, and what became of it.

use std::future::Future;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::HttpError;

/// What [`use_sending`] gives.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestState<T> {
    /// A request is under way.
    pub pending: bool,
    /// Why the last request failed; none as long as another one is under way.
    pub failure: Option<HttpError>,
    /// Sends, unless a request is under way.
    pub send: Callback<T>,
    /// Forgets why the last request failed.
    pub forget: Callback<()>,
}

/// Sends what is given with `request`, one at a time, and keeps why it failed.
#[hook]
pub fn use_sending<T, F, R>(request: F) -> RequestState<T>
where
    T: 'static,
    F: Fn(T) -> R + 'static,
    R: Future<Output = Result<(), HttpError>> + 'static,
{
    let pending = use_state_eq(|| false);
    let failure = use_state_eq(|| None::<HttpError>);
    let send = {
        let (pending, failure) = (pending.clone(), failure.setter());
        Callback::from(move |body: T| {
            if *pending {
                return;
            }
            pending.set(true);
            failure.set(None);
            let (pending, failure) = (pending.setter(), failure.clone());
            let sent = request(body);
            spawn_local(async move {
                failure.set(sent.await.err());
                pending.set(false);
            });
        })
    };
    let forget = use_callback(failure.setter(), |(), failure| failure.set(None));
    RequestState {
        pending: *pending,
        failure: (*failure).clone(),
        send,
        forget,
    }
}
