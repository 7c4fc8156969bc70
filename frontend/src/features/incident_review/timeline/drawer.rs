//! The timeline of a candidate beside the page.

use std::rc::Rc;

use vigie_shared::ids::{Seat, SessionId};
use vigie_shared::view::timeline::KnownTimeline;
use yew::prelude::*;

use super::TimelineRevision;
use super::entries::Entries;
use super::kind::EntryKind;
use crate::components::{Dialog, DialogSize};
use crate::hooks::use_fetch;
use crate::i18n::use_language;

/// What is looked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TimelineFocus {
    /// Everything that happened.
    #[default]
    Everything,
    /// What the outcome rests on.
    Decisive,
}

/// Properties of [`TimelineDrawer`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TimelineDrawerProps {
    pub session: SessionId,
    pub seat: Seat,
    pub name: AttrValue,
    /// Asked for again when this changes.
    #[prop_or_default]
    pub stamp: TimelineRevision,
    /// The events the outcome rests on, or would.
    #[prop_or_default]
    pub decisive: Rc<[u64]>,
    /// What is looked at first.
    #[prop_or_default]
    pub focus: TimelineFocus,
    /// It was closed.
    pub onclose: Callback<()>,
}

/// A dialog at the side: the page stays in sight behind it.
#[component]
pub fn TimelineDrawer(props: &TimelineDrawerProps) -> Html {
    let language = use_language();
    let path = format!(
        "/api/sessions/{}/seats/{}/timeline",
        props.session, props.seat
    );
    let entries = use_fetch::<KnownTimeline>(path.into());
    let kind = use_state_eq(|| match props.focus {
        TimelineFocus::Everything => EntryKind::All,
        TimelineFocus::Decisive => EntryKind::Decisive,
    });
    let first = use_mut_ref(|| true);
    use_effect_with(props.stamp.clone(), {
        let reload = entries.reload.clone();
        move |_| {
            // The first answer is on its way already.
            if !first.replace(false) {
                reload.emit(());
            }
        }
    });
    let onkind = {
        let kind = kind.setter();
        Callback::from(move |chosen| kind.set(chosen))
    };
    html! {
        <Dialog
            title={language.text_with(
                "referent-timeline-of",
                &[("name", props.name.as_str().into())],
            )}
            testid="referent-timeline"
            close_label={language.text("referent-close")}
            size={DialogSize::Side}
            onclose={props.onclose.clone()}
        >
            { entries.view(|entries| html! {
                <Entries
                    entries={entries.clone()}
                    decisive={props.decisive.clone()}
                    kind={*kind}
                    {onkind}
                />
            }) }
        </Dialog>
    }
}
