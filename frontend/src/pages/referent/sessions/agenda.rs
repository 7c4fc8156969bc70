//! One list for each thing to do.

use std::rc::Rc;

use vigie_shared::api::{SessionAgenda, SessionListEntry};
use vigie_shared::view::CenterView;
use yew::prelude::*;

use super::table::SessionTable;
use crate::components::Icon;
use crate::i18n::use_language;

/// Properties of [`AgendaSections`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AgendaSectionsProps {
    pub agenda: Rc<SessionAgenda>,
    /// What goes on in the sessions that are not finalized, live.
    pub view: Option<Rc<CenterView>>,
    /// Is it what a search has found?
    pub searched: bool,
}

/// Those with something in them, the most pressing first.
#[component]
pub fn AgendaSections(props: &AgendaSectionsProps) -> Html {
    let language = use_language();
    let agenda = &props.agenda;
    let parts: [(&'static str, &'static str, &[SessionListEntry]); 5] = [
        ("today", "referent-agenda-today", &agenda.today),
        (
            "to-finalize",
            "referent-agenda-to-finalize",
            &agenda.to_finalize,
        ),
        (
            "to-publish",
            "referent-agenda-to-publish",
            &agenda.to_publish,
        ),
        ("upcoming", "referent-agenda-upcoming", &agenda.upcoming),
        ("past", "referent-agenda-past", &agenda.past),
    ];
    let found: usize = parts.iter().map(|(.., list)| list.len()).sum();
    let section = |(code, words, list): (&'static str, &'static str, &[SessionListEntry])| {
        let id = format!("referent-agenda-{code}");
        html! {
            <section class="vigie-section" key={code} aria-labelledby={id.clone()} data-testid={id.clone()}>
                <h2 {id}>{ language.text(words) }{ format!(" ({})", list.len()) }</h2>
                <SessionTable
                    sessions={list.to_vec()}
                    view={props.view.clone()}
                    labelled_by={format!("referent-agenda-{code}")}
                />
            </section>
        }
    };
    let filled = parts.into_iter().filter(|(.., list)| !list.is_empty());
    html! {
        <div data-testid="referent-sessions">
            if found == 0 && !props.searched {
                <div class="vigie-empty" data-testid="referent-no-sessions">
                    { Icon::Clipboard }
                    <h2>{ language.text("referent-no-sessions") }</h2>
                    <p>{ language.text("referent-no-sessions-help") }</p>
                </div>
            }
            if props.searched || found > 0 {
                <p role="status" class="vigie-subtle">
                    { language.text_with("referent-sessions-shown", &[("count", found.into())]) }
                </p>
            }
            { for filled.map(section) }
            if agenda.past_left_out > 0 {
                <p class="vigie-subtle" data-testid="referent-past-left-out">
                    { language.text_with(
                        "referent-agenda-left-out",
                        &[("count", agenda.past_left_out.into())],
                    ) }
                </p>
            }
        </div>
    }
}
