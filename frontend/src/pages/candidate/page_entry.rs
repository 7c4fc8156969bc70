//! Detects that a focus question was left by navigating away and back.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use vigie_shared::session::Command;
use yew::prelude::*;

use crate::features::question::{PageView, guarded_question};

thread_local! {
    // Once for each load of the application: within it, `use_focus_watch` notices at once,
    // as the page of a running test is held.
    static CHECKED: Cell<bool> = const { Cell::new(false) };
}

/// Reports the loss of focus when the first page after loading is a focus question that
/// was shown before, unless the page was merely reloaded.
#[hook]
pub fn use_page_entry(page: Option<Rc<PageView>>, submit: Callback<Command, bool>) {
    use_effect_with(page.is_some(), move |_| {
        let Some(page) = page else { return };
        let first = !CHECKED.replace(true);
        if first
            && page_entry() == PageEntry::FromElsewhere
            && let Some(presentation) = guarded_question(&page)
        {
            submit.emit(Command::LoseFocus { presentation });
        }
    });
}

/// How this page was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageEntry {
    /// Loaded again: the page was not left.
    Reloaded,
    /// By its address, a link, or the back button.
    FromElsewhere,
}

fn page_entry() -> PageEntry {
    let entry = gloo_utils::window()
        .performance()
        .map(|performance| performance.get_entries_by_type("navigation").get(0));
    let kind = entry.and_then(|entry| Reflect::get(&entry, &"type".into()).ok());
    match kind.and_then(|kind| kind.as_string()) {
        // An old browser without this entry gets the benefit of the doubt.
        None => PageEntry::Reloaded,
        Some(kind) if kind == "reload" => PageEntry::Reloaded,
        Some(_) => PageEntry::FromElsewhere,
    }
}
