//! What a page asks for once: pending, failed, or ready.

use std::rc::Rc;

use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::{ErrorMessage, Spinner};
use crate::http::{self, HttpError};

/// Where an answer stands.
#[derive(Debug)]
pub enum Answer<T> {
    /// Asked, nothing came yet.
    Pending,
    /// It went wrong.
    Failed(HttpError),
    /// Here it is.
    Ready(Rc<T>),
}

impl<T> Clone for Answer<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Pending => Self::Pending,
            Self::Failed(error) => Self::Failed(error.clone()),
            Self::Ready(value) => Self::Ready(value.clone()),
        }
    }
}

/// An answer and the way to ask again.
pub struct Fetch<T> {
    /// Where it stands.
    pub answer: Answer<T>,
    /// Asks again. What is shown stays until the new answer is there.
    pub reload: Callback<()>,
}

impl<T> Fetch<T> {
    /// The value, once it is there.
    pub fn ready(&self) -> Option<&Rc<T>> {
        match &self.answer {
            Answer::Ready(value) => Some(value),
            Answer::Pending | Answer::Failed(_) => None,
        }
    }

    /// A spinner, the failure with a button to try again, or what `ready` makes of it.
    pub fn view(&self, ready: impl FnOnce(&Rc<T>) -> Html) -> Html {
        match &self.answer {
            Answer::Pending => html! { <Spinner /> },
            Answer::Failed(error) => {
                html! { <ErrorMessage error={error.clone()} retry={self.reload.clone()} /> }
            }
            Answer::Ready(value) => ready(value),
        }
    }
}

/// Asks for `path` now, when it changes, and on [`Fetch::reload`].
#[hook]
pub fn use_fetch<T: DeserializeOwned + 'static>(path: AttrValue) -> Fetch<T> {
    let answer = use_state(|| Answer::Pending);
    let round = use_state(|| 0_u32);
    // The last question asked: an answer to an earlier one comes too late.
    let asked = use_mut_ref(|| 0_u64);
    {
        // What was shown belongs to another address.
        let answer = answer.setter();
        use_effect_with(path.clone(), move |_| answer.set(Answer::Pending));
    }
    {
        let answer = answer.setter();
        use_effect_with((path, *round), move |(path, _)| {
            let path = path.clone();
            *asked.borrow_mut() += 1;
            let mine = *asked.borrow();
            let (latest, left) = (asked.clone(), asked);
            spawn_local(async move {
                let came = http::get(&path).await;
                if *latest.borrow() == mine {
                    answer.set(match came {
                        Ok(value) => Answer::Ready(Rc::new(value)),
                        Err(error) => Answer::Failed(error),
                    });
                }
            });
            // Also when the page is left: nobody is there to hear the answer.
            move || *left.borrow_mut() += 1
        });
    }
    let reload = use_callback(*round, {
        let round = round.setter();
        move |(), now: &u32| round.set(now.wrapping_add(1))
    });
    Fetch {
        answer: (*answer).clone(),
        reload,
    }
}
