//! How this page came to be there: loaded again, come back to, or opened after the browser or
//! the machine had stopped. The tab remembers that its page was open, and that it was left.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::EventListener;
use js_sys::{Date, Reflect};
use serde::{Deserialize, Serialize};
use vigie_shared::session::{Command, SignalKind, SignalPhase};
use yew::prelude::*;

use super::WatchedQuestion;
use super::absence::elapsed;
use crate::features::question::PageView;
use crate::storage::{StorageKey, StorageOwner, StorageScope};

thread_local! {
    // Once for each load of the application: within it, `use_signal_watch` notices at once, as
    // the page of a running test is held.
    static REPORTED: Cell<bool> = const { Cell::new(false) };
}

/// What the tab remembers of its last page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
struct VisitMark {
    /// When the page was left, milliseconds since 1970 by the clock of the device; none while
    /// it is open. So none is found later when the page could not say goodbye.
    left_at: Option<f64>,
}

/// How the browser says that a page was loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageEntry {
    /// Loaded again.
    Reloaded,
    /// By its address, a link, or the back button.
    FromElsewhere,
}

/// Keeps the mark of this page, and reports once how it came to be there when the first page
/// after loading is that of a question.
#[hook]
pub fn use_page_visit(
    owner: Rc<StorageOwner>,
    page: Option<Rc<PageView>>,
    submit: Callback<Command, bool>,
) {
    let found = use_memo(owner.clone(), |owner| {
        let key = owner.key(StorageKey::Visit);
        let found = StorageScope::Tab.read_json::<VisitMark>(&key);
        StorageScope::Tab.write_json(&key, &VisitMark { left_at: None });
        found
    });
    use_effect_with(owner, |owner| {
        let key = owner.key(StorageKey::Visit);
        let write = move |left_at| {
            StorageScope::Tab.write_json(&key, &VisitMark { left_at });
        };
        let written = write.clone();
        let window = gloo_utils::window();
        let listeners = [
            EventListener::new(&window, "pagehide", move |_| write(Some(Date::now()))),
            EventListener::new(&window, "pageshow", move |_| written(None)),
        ];
        move || drop(listeners)
    });
    use_effect_with(page.is_some(), move |_| {
        let Some(page) = page else { return };
        if REPORTED.replace(true) {
            return;
        }
        if let Some(question) = WatchedQuestion::from_page(&page)
            && let Some((kind, lasted_ms)) = entry_signal(page_entry(), *found, Date::now())
        {
            submit.emit(question.report(kind, SignalPhase::Once, lasted_ms));
        }
    });
}

/// What the way a page was opened means, and for how many milliseconds it was away. A tab that
/// remembers nothing has had no page of this test: it was opened after another one had gone,
/// which nobody can tell from a browser that stopped.
fn entry_signal(
    entry: PageEntry,
    found: Option<VisitMark>,
    now: f64,
) -> Option<(SignalKind, Option<u32>)> {
    match (entry, found.map(|mark| mark.left_at)) {
        (PageEntry::Reloaded, None) => None,
        (PageEntry::Reloaded, Some(Some(left_at))) => {
            Some((SignalKind::Reload, Some(elapsed(left_at, now))))
        }
        (_, Some(None)) | (PageEntry::FromElsewhere, None) => Some((SignalKind::Crash, None)),
        (PageEntry::FromElsewhere, Some(Some(left_at))) => {
            Some((SignalKind::Left, Some(elapsed(left_at, now))))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: Option<VisitMark> = Some(VisitMark { left_at: None });
    const LEFT: Option<VisitMark> = Some(VisitMark {
        left_at: Some(1_000.0),
    });

    #[test]
    fn a_reload_a_crash_and_a_way_back_are_distinguished() {
        let signal = |entry, found| entry_signal(entry, found, 4_000.0);
        assert_eq!(
            signal(PageEntry::Reloaded, LEFT),
            Some((SignalKind::Reload, Some(3_000)))
        );
        assert_eq!(
            signal(PageEntry::FromElsewhere, LEFT),
            Some((SignalKind::Left, Some(3_000)))
        );
        // A browser that was killed and opens its tabs again calls that what it likes.
        for entry in [PageEntry::Reloaded, PageEntry::FromElsewhere] {
            assert_eq!(signal(entry, OPEN), Some((SignalKind::Crash, None)));
        }
        assert_eq!(
            signal(PageEntry::FromElsewhere, None),
            Some((SignalKind::Crash, None)),
            "killed, and opened without its tabs"
        );
        assert_eq!(signal(PageEntry::Reloaded, None), None);
    }
}
