//! Who watches the room now.

use vigie_shared::session::ActorName;
use vigie_shared::view::BoardWatcher;
use yew::prelude::*;

use super::context::use_board_context;
use super::store::BoardState;
use crate::components::Icon;
use crate::format::hour_and_minute;
use crate::i18n::{LanguageHandle, use_language};

/// Properties of [`Watchers`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WatchersProps {
    pub board: BoardState,
}

/// How many, and on demand who, how their name is known, and since when.
#[component]
pub fn Watchers(props: &WatchersProps) -> Html {
    let language = use_language();
    let context = use_board_context();
    let watchers = props.board.watchers();
    let count = watchers.len();
    let label = language.text_with("board-watchers", &[("count", count.into())]);
    let entry = |watcher: &BoardWatcher| {
        let own = context
            .me
            .as_ref()
            .is_some_and(|me| me.is_same_person(&ActorName::Invigilator(watcher.who.clone())));
        let since = hour_and_minute(&language, watcher.since);
        html! {
            <li data-testid="watcher">
                <b>{ &watcher.who.name }</b>
                if own {
                    { " " }{ language.text("board-watcher-you") }
                }
                <small>
                    { how(&language, watcher.who.is_named()) }
                    { ", " }
                    { language.text_with("board-watcher-since", &[("since", since.into())]) }
                </small>
            </li>
        }
    };
    html! {
        <details class="vigie-watchers">
            <summary
                class="vigie-chip vigie-chip--record"
                aria-label={label.clone()}
                title={label}
                data-testid="watchers"
            >
                { Icon::Eye }
                <b class="vigie-chip__count" data-testid="watcher-count">{ count }</b>
            </summary>
            <ul class="vigie-watchers__list">
                if watchers.is_empty() {
                    <li>{ language.text("board-watchers-none") }</li>
                }
                { for watchers.iter().map(entry) }
            </ul>
        </details>
    }
}

/// What proves the name.
pub fn how(language: &LanguageHandle, named: bool) -> String {
    match named {
        true => language.text("staff-named"),
        false => language.text("staff-shared-password"),
    }
}
