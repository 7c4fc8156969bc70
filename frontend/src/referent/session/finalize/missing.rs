//! What finalization waits for, one line each, each a way there.

use std::rc::Rc;

use vigie_shared::session::Missing;
use vigie_shared::view::Desk;
use yew::prelude::*;

use crate::board::{BoardState, category_words};
use crate::i18n::{LanguageHandle, use_language};
use crate::referent::session::names::name_at;
use crate::referent::session::rows::{incident_row, seat_row};
use crate::ui::Mark;

/// Properties of [`MissingList`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct MissingListProps {
    /// For the names.
    pub board: BoardState,
    /// For the incidents.
    pub desk: Rc<Desk>,
    /// All of it.
    pub missing: Rc<[Missing]>,
    /// Leads there.
    pub go: Callback<Missing>,
    /// What browser tests find each line by.
    pub testid: AttrValue,
}

/// Links into the page, by what is to be done. The numbers are exact: they tell
/// whether the end is near.
#[component]
pub fn MissingList(props: &MissingListProps) -> Html {
    let language = use_language();
    let kinds = [
        (Kind::Running, language.text("referent-missing-running")),
        (Kind::Abort, language.text("referent-missing-abort")),
        (Kind::Incident, language.text("referent-missing-incident")),
    ];
    let item = |missing: Missing| {
        let row = match missing {
            Missing::TestRunning { seat } | Missing::AbortReason { seat } => seat_row(seat),
            Missing::OpenIncident { incident } => incident_row(incident),
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
    let group = |(kind, words): (Kind, String)| {
        let of_kind: Vec<Missing> = props
            .missing
            .iter()
            .copied()
            .filter(|missing| Kind::of(*missing) == kind)
            .collect();
        html! {
            if !of_kind.is_empty() {
                <div class="ref-missing">
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
enum Kind {
    Running,
    Abort,
    Incident,
}

impl Kind {
    fn of(missing: Missing) -> Self {
        match missing {
            Missing::TestRunning { .. } => Self::Running,
            Missing::AbortReason { .. } => Self::Abort,
            Missing::OpenIncident { .. } => Self::Incident,
        }
    }

    fn mark(self) -> Mark {
        match self {
            Self::Running => Mark::Pencil,
            Self::Abort => Mark::Person,
            Self::Incident => Mark::Flag,
        }
    }
}

fn in_words(language: &LanguageHandle, props: &MissingListProps, missing: Missing) -> String {
    let name = |seat| name_at(language, &props.board, seat);
    match missing {
        Missing::TestRunning { seat } | Missing::AbortReason { seat } => name(seat),
        Missing::OpenIncident { incident } => {
            let Some(found) = props.desk.incidents.iter().find(|one| one.id == incident) else {
                return incident.to_string();
            };
            let names: Vec<String> = found.seats.iter().map(|seat| name(*seat)).collect();
            format!(
                "{} – {}",
                category_words(language, found.category),
                names.join(", ")
            )
        }
    }
}
