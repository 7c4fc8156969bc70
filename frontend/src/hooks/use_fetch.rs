//! Data that a page fetches: pending, failed, or ready.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};

/// Data fetched from the server.
#[derive(Debug)]
pub enum RemoteData<T> {
    /// Requested, not here yet.
    Pending,
    /// The request failed.
    Failed(HttpError),
    /// The data.
    Ready(Rc<T>),
}

impl<T> Clone for RemoteData<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Pending => Self::Pending,
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Ready(value) => Self::Ready(value.clone()),
        }
    }
}

/// Fetched data and the way to fetch them again.
pub struct Fetch<T> {
    /// The present state.
    pub answer: RemoteData<T>,
    /// Fetches again. What is shown stays until the new data are here.
    pub reload: Callback<()>,
}

impl<T> Fetch<T> {
    /// The value, once it is there.
    pub fn ready(&self) -> Option<&Rc<T>> {
        match &self.answer {
            RemoteData::Ready(value) => Some(value),
            RemoteData::Pending | RemoteData::Failed(_) => None,
        }
    }
}

/// Fetches `path` now, when it changes, and on [`Fetch::reload`].
#[hook]
pub fn use_fetch<T: DeserializeOwned + 'static>(path: AttrValue) -> Fetch<T> {
    let data = use_state(|| RemoteData::Pending);
    let round = use_state(|| 0_u32);
    // Number of the latest request: the response to an earlier one comes too late.
    let latest = use_mut_ref(|| 0_u64);
    {
        // What was shown belongs to another path.
        let data = data.setter();
        use_effect_with(path.clone(), move |_| data.set(RemoteData::Pending));
    }
    {
        let data = data.setter();
        use_effect_with((path, *round), move |(path, _)| {
            let path = path.clone();
            *latest.borrow_mut() += 1;
            let this = *latest.borrow();
            let at_cleanup = latest.clone();
            spawn_local(async move {
                let response = api::get(&path).await;
                if *latest.borrow() == this {
                    data.set(match response {
                        Ok(value) => RemoteData::Ready(Rc::new(value)),
                        Err(error) => RemoteData::Failed(error),
                    });
                }
            });
            // Also when the page is left: a response that comes later is dropped.
            move || *at_cleanup.borrow_mut() += 1
        });
    }
    let reload = use_callback(*round, {
        let round = round.setter();
        move |(), now: &u32| round.set(now.wrapping_add(1))
    });
    Fetch {
        answer: (*data).clone(),
        reload,
    }
}
