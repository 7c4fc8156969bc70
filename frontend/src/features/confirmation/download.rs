//! A file that asks for the password.

use vigie_shared::api::ErrorCode;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::use_confirmation;
use crate::api;
use crate::components::{DownloadLink, DownloadLinkProps};

/// A [`DownloadLink`] that first makes sure that the password was given: a browser would save
/// the refusal as the file.
#[component]
pub fn ConfirmedDownload(props: &DownloadLinkProps) -> Html {
    let confirmation = use_confirmation();
    let node = use_node_ref();
    // The next click is ours, and goes through.
    let allowed = use_mut_ref(|| false);
    let save = {
        let (node, allowed) = (node.clone(), allowed.clone());
        Callback::from(move |confirmed: bool| {
            if let Some(link) = node.cast::<HtmlElement>().filter(|_| confirmed) {
                *allowed.borrow_mut() = true;
                link.click();
            }
        })
    };
    let onclick = Callback::from(move |event: MouseEvent| {
        if std::mem::take(&mut *allowed.borrow_mut()) {
            return;
        }
        event.prevent_default();
        let (confirmation, save) = (confirmation.clone(), save.clone());
        spawn_local(async move {
            match api::get::<()>("/api/referent/confirmation").await {
                Err(error) if error.is(ErrorCode::ConfirmationNeeded) => confirmation.ask(save),
                // Anything else is said by the answer to the download itself.
                Ok(()) | Err(_) => save.emit(true),
            }
        });
    });
    html! {
        <DownloadLink {onclick} {node} ..props.clone() />
    }
}
