//! He comes to a focus question from elsewhere: then he had left it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use vigie_shared::session::Command;
use yew::prelude::*;

use super::store::{Page, guarded};

thread_local! {
    // Once for each load of the application: inside of it, watching is done as it happens.
    static SEEN: Cell<bool> = const { Cell::new(false) };
}

/// Tells the session when the first page after loading is a focus question that was
/// shown before, unless it was merely reloaded.
#[hook]
pub fn use_arrival(page: Option<Rc<Page>>, ask: Callback<Command, bool>) {
    use_effect_with(page.is_some(), move |_| {
        let Some(page) = page else { return };
        let first = !SEEN.replace(true);
        if first
            && arrival() == Arrival::FromElsewhere
            && let Some(question) = guarded(&page)
        {
            ask.emit(Command::LoseFocus {
                presentation: question,
            });
        }
    });
}

/// How this page was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// Loaded again: it was there all the time.
    Reloaded,
    /// By its address, a link, or the way back.
    FromElsewhere,
}

fn arrival() -> Arrival {
    let entry = gloo_utils::window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0));
    let kind = entry.and_then(|entry| Reflect::get(&entry, &"type".into()).ok());
    match kind.and_then(|kind| kind.as_string()) {
        // An old browser that cannot say is believed.
        None => Arrival::Reloaded,
        Some(kind) if kind == "reload" => Arrival::Reloaded,
        Some(_) => Arrival::FromElsewhere,
    }
}
