//! What finalization waits for, one line each, each a way there.

use std::rc::Rc;

use vigie_shared::session::FinalizationBlocker;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::Icon;
use crate::features::board::{BoardState, category_label, name_at};
use crate::features::finalization::row_ids::{incident_row, seat_row};
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`BlockerList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct BlockerListProps {
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    pub missing: Rc<[FinalizationBlocker]>,
    /// Moves to the row in question.
    pub go: Callback<FinalizationBlocker>,
    /// The `data-testid` of each line.
    pub testid: AttrValue,
}

/// Links into the page, by what is to be done. The numbers are exact: they show
/// whether the end is near.
#[component]
pub fn BlockerList(props: &BlockerListProps) -> Html {
    let language = use_language();
    let kinds = [
        (
            BlockerKind::Running,
            language.text("referent-missing-running"),
        ),
        (BlockerKind::Abort, language.text("referent-missing-abort")),
        (
            BlockerKind::Incident,
            language.text("referent-missing-incident"),
        ),
        (BlockerKind::Alert, language.text("referent-missing-alert")),
        (
            BlockerKind::Unsettled,
            language.text("referent-missing-unsettled"),
        ),
    ];
    let item = |missing: FinalizationBlocker| {
        let row = match missing {
            FinalizationBlocker::TestRunning { seat }
            | FinalizationBlocker::OpenAlert { seat }
            | FinalizationBlocker::AbortReason { seat } => seat_row(seat),
            FinalizationBlocker::OpenIncident { incident }
            | FinalizationBlocker::UnsettledIncident { incident } => incident_row(incident),
        };
        let go = props.go.clone();
        let onclick = move |event: MouseEvent| {
            event.prevent_default();
            go.emit(missing);
        };
        html! {
            <li>
                <a href={format!("#{row}")} {onclick} data-testid={props.testid.clone()}>
                    { in_words(&language, props, missing) }
                </a>
            </li>
        }
    };
    let group = |(kind, words): (BlockerKind, String)| {
        let of_kind: Vec<FinalizationBlocker> = props
            .missing
            .iter()
            .copied()
            .filter(|missing| BlockerKind::of(*missing) == kind)
            .collect();
        html! {
            if !of_kind.is_empty() {
                <div class="vigie-blocker">
                    <h3>{ kind.mark() }{ words }{ " (" }{ of_kind.len() }{ ")" }</h3>
                    <ul>{ for of_kind.into_iter().map(item) }</ul>
                </div>
            }
        }
    };
    html! { <>{ for kinds.into_iter().map(group) }</> }
}

/// What is to be done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum BlockerKind {
    Running,
    Abort,
    Incident,
    Alert,
    Unsettled,
}

impl BlockerKind {
    fn of(missing: FinalizationBlocker) -> Self {
        match missing {
            FinalizationBlocker::TestRunning { .. } => Self::Running,
            FinalizationBlocker::AbortReason { .. } => Self::Abort,
            FinalizationBlocker::OpenIncident { .. } => Self::Incident,
            FinalizationBlocker::OpenAlert { .. } => Self::Alert,
            FinalizationBlocker::UnsettledIncident { .. } => Self::Unsettled,
        }
    }

    fn mark(self) -> Icon {
        match self {
            Self::Running => Icon::Pencil,
            Self::Abort => Icon::Person,
            Self::Incident | Self::Unsettled => Icon::Flag,
            Self::Alert => Icon::Warning,
        }
    }
}

fn in_words(
    language: &LanguageHandle,
    props: &BlockerListProps,
    missing: FinalizationBlocker,
) -> String {
    let name = |seat| name_at(&props.board, seat);
    match missing {
        FinalizationBlocker::TestRunning { seat }
        | FinalizationBlocker::OpenAlert { seat }
        | FinalizationBlocker::AbortReason { seat } => name(seat),
        FinalizationBlocker::OpenIncident { incident }
        | FinalizationBlocker::UnsettledIncident { incident } => {
            let Some(found) = props
                .finalization
                .incidents
                .iter()
                .find(|one| one.id == incident)
            else {
                return incident.to_string();
            };
            let names: Vec<String> = found.seats.iter().map(|seat| name(*seat)).collect();
            format!(
                "{} – {}",
                category_label(language, found.category),
                names.join(", ")
            )
        }
    }
}
