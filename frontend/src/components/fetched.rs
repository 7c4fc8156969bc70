//! What is shown of data that are being fetched.

use std::rc::Rc;

use yew::prelude::*;

use super::{ErrorMessage, Spinner};
use crate::hooks::{Fetch, RemoteData};

impl<T> Fetch<T> {
    /// A spinner, the failure with a button to try again, or what `ready` renders.
    pub fn view(&self, ready: impl FnOnce(&Rc<T>) -> Html) -> Html {
        match &self.answer {
            RemoteData::Pending => html! { <Spinner /> },
            RemoteData::Failed(error) => {
                html! { <ErrorMessage error={error.clone()} retry={self.reload.clone()} /> }
            }
            RemoteData::Ready(value) => ready(value),
        }
    }
}
