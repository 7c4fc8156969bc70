//! The list as far as it has been loaded.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::api::{self, HttpError};
use vigie_shared::api::{SessionListEntry, SessionListPage};

/// The state of the last request.
#[derive(Debug, Clone, PartialEq)]
pub enum ListingProgress {
    /// Under way.
    Asking,
    /// Answered.
    Done,
    /// It failed; what was loaded before stays.
    Failed(HttpError),
}

/// The list and the way to get more of it.
pub struct SessionListing {
    /// Newest first.
    pub sessions: Rc<Vec<SessionListEntry>>,
    /// The state of the last request.
    pub progress: ListingProgress,
    /// There are older ones.
    pub has_more: bool,
    /// Index of the first session of the last page, from the second page on.
    pub first_new: Option<usize>,
    /// Asks for the next page, or for the first one again if that failed.
    pub more: Callback<()>,
}

#[derive(Debug, Clone, PartialEq)]
struct ListingState {
    sessions: Rc<Vec<SessionListEntry>>,
    next: Option<String>,
    first_new: Option<usize>,
    progress: ListingProgress,
}

enum ListingAction {
    Asked,
    Came(Result<SessionListPage, HttpError>),
}

impl Reducible for ListingState {
    type Action = ListingAction;

    fn reduce(self: Rc<Self>, step: ListingAction) -> Rc<Self> {
        let mut state = (*self).clone();
        match step {
            ListingAction::Asked => state.progress = ListingProgress::Asking,
            ListingAction::Came(Err(error)) => state.progress = ListingProgress::Failed(error),
            ListingAction::Came(Ok(page)) => {
                let before = state.sessions.len();
                state.first_new = (before > 0).then_some(before);
                Rc::make_mut(&mut state.sessions).extend(page.sessions);
                state.next = page.next;
                state.progress = ListingProgress::Done;
            }
        }
        Rc::new(state)
    }
}

/// Asks for the first page at once, for others on demand.
#[hook]
pub fn use_listing() -> SessionListing {
    let state = use_reducer_eq(|| ListingState {
        sessions: Rc::default(),
        next: None,
        first_new: None,
        progress: ListingProgress::Asking,
    });
    let more = {
        let (dispatcher, next) = (state.dispatcher(), state.next.clone());
        use_callback(next, move |(), next: &Option<String>| {
            let dispatcher = dispatcher.clone();
            let path = match next {
                Some(next) => format!("/api/sessions?before={next}"),
                None => "/api/sessions".to_owned(),
            };
            dispatcher.dispatch(ListingAction::Asked);
            spawn_local(async move {
                dispatcher.dispatch(ListingAction::Came(api::get(&path).await));
            });
        })
    };
    use_effect_with((), {
        let more = more.clone();
        move |()| more.emit(())
    });
    SessionListing {
        sessions: state.sessions.clone(),
        progress: state.progress.clone(),
        has_more: state.next.is_some(),
        first_new: state.first_new,
        more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn page(number: u32, next: Option<&str>) -> SessionListPage {
        serde_json::from_value(json!({
            "sessions": [{
                "id": "00000000-0000-0000-0000-000000000000", "number": number, "site": "s",
                "room": "r", "held_on": "2025-11-23", "held_at": "09:00", "created_at": 1,
                "status": "created", "candidates": 3,
            }],
            "next": next,
        }))
        .unwrap()
    }

    #[test]
    fn pages_follow_one_another_and_a_failure_loses_nothing() {
        let state = ListingState {
            sessions: Rc::default(),
            next: None,
            first_new: None,
            progress: ListingProgress::Asking,
        };
        let state = Rc::new(state).reduce(ListingAction::Came(Ok(page(1, Some("9_a")))));
        assert_eq!((state.sessions.len(), state.first_new), (1, None));
        let error = HttpError::Unreachable("x".to_owned());
        let state = state.reduce(ListingAction::Came(Err(error)));
        assert_eq!(
            (state.sessions.len(), state.next.as_deref()),
            (1, Some("9_a"))
        );
        let state = state.reduce(ListingAction::Came(Ok(page(2, None))));
        assert_eq!((state.sessions[1].number, state.first_new), (2, Some(1)));
        assert_eq!(state.next, None);
    }
}
