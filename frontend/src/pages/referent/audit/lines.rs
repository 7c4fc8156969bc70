//! The lines as far as they have been loaded.

use std::rc::Rc;

use vigie_shared::api::{AuditLine, AuditPage};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::filter::AuditFilter;
use crate::api::{self, HttpError};

/// The lines and the way to get more of them.
pub struct AuditLines {
    /// Newest first.
    pub lines: Rc<Vec<AuditLine>>,
    /// A request is under way.
    pub is_asking: bool,
    /// Why the last request failed; what was loaded before stays.
    pub failure: Option<HttpError>,
    /// There are older ones.
    pub has_more: bool,
    /// Asks for the next page, or for the one that failed.
    pub more: Callback<()>,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct LoadedLines {
    filter: AuditFilter,
    lines: Rc<Vec<AuditLine>>,
    next: Option<String>,
    is_asking: bool,
    failure: Option<HttpError>,
}

enum Step {
    /// The first page for a filter, or the next one for the same, was asked for.
    Asked(AuditFilter),
    /// It came; one for another filter than the present one is too late.
    Came(AuditFilter, Result<AuditPage, HttpError>),
}

impl Reducible for LoadedLines {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut state = (*self).clone();
        match step {
            Step::Asked(filter) => {
                if filter != state.filter {
                    state = Self {
                        filter,
                        ..Self::default()
                    };
                }
                state.is_asking = true;
                state.failure = None;
            }
            Step::Came(filter, _) if filter != state.filter => return self,
            Step::Came(_, Err(error)) => {
                state.is_asking = false;
                state.failure = Some(error);
            }
            Step::Came(_, Ok(page)) => {
                Rc::make_mut(&mut state.lines).extend(page.lines);
                state.next = page.next;
                state.is_asking = false;
            }
        }
        Rc::new(state)
    }
}

/// Asks for the first page now and when the filter changes, for others on demand.
#[hook]
pub fn use_audit_lines(filter: AuditFilter) -> AuditLines {
    let state = use_reducer_eq(LoadedLines::default);
    let ask = {
        let dispatcher = state.dispatcher();
        move |filter: AuditFilter, before: Option<String>| {
            let dispatcher = dispatcher.clone();
            dispatcher.dispatch(Step::Asked(filter.clone()));
            spawn_local(async move {
                let page = api::get(&filter.page_address(before.as_deref())).await;
                dispatcher.dispatch(Step::Came(filter, page));
            });
        }
    };
    use_effect_with(filter.clone(), {
        let ask = ask.clone();
        move |filter| ask(filter.clone(), None)
    });
    let more = use_callback(
        (filter, state.next.clone(), state.is_asking),
        move |(), (filter, next, is_asking)| {
            if !is_asking {
                ask(filter.clone(), next.clone());
            }
        },
    );
    AuditLines {
        lines: state.lines.clone(),
        is_asking: state.is_asking,
        failure: state.failure.clone(),
        has_more: state.next.is_some(),
        more,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(action: &str, next: Option<&str>) -> Result<AuditPage, HttpError> {
        let line = serde_json::json!({
            "at": 1, "action": action, "subject": "", "refused": false,
        });
        Ok(AuditPage {
            lines: vec![serde_json::from_value(line).unwrap()],
            next: next.map(str::to_owned),
        })
    }

    #[test]
    fn pages_follow_one_another_and_those_of_an_earlier_filter_are_dropped() {
        let (all, logins) = (
            AuditFilter::default(),
            AuditFilter {
                action: "log_in".to_owned(),
                ..AuditFilter::default()
            },
        );
        let state = Rc::new(LoadedLines::default())
            .reduce(Step::Asked(all.clone()))
            .reduce(Step::Came(all.clone(), page("download", Some("a"))))
            .reduce(Step::Asked(all.clone()))
            .reduce(Step::Came(all.clone(), page("log_out", None)));
        assert_eq!((state.lines.len(), state.next.as_deref()), (2, None));
        let state = state
            .reduce(Step::Asked(logins.clone()))
            .reduce(Step::Came(all, page("download", None)));
        assert!(state.lines.is_empty() && state.is_asking);
        let lost = HttpError::Unreachable("x".to_owned());
        let state = state.reduce(Step::Came(logins.clone(), Err(lost)));
        assert!(state.failure.is_some() && !state.is_asking);
        let state = state
            .reduce(Step::Asked(logins.clone()))
            .reduce(Step::Came(logins, page("log_in", None)));
        assert_eq!((state.lines.len(), &state.failure), (1, &None));
    }
}
