//! What came of an errand: a word when it is done, an explanation when it is not.

use gloo_timers::callback::Timeout;
use vigie_shared::ids::IncidentId;
use vigie_shared::session::{ActorName, AlertResolution, Command, IncidentCategory, Refusal};
use yew::prelude::*;

use super::BoardState;
use super::errands::{Notice, use_office};
use super::incident::{Opening, people, put_on_record_by};
use super::words::name_at;
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::Freshness;

/// Good news goes away by itself after this, milliseconds. Refusals stay.
const SHOWN: u32 = 6_000;
/// What can be undone stays longer: one must read it, and find the button.
const SHOWN_UNDO: u32 = 20_000;

/// Properties of [`Notices`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct NoticesProps {
    /// For the names.
    pub board: BoardState,
    /// Newest last.
    pub notices: Vec<Notice>,
    /// One was read.
    pub onclose: Callback<u32>,
    /// What was refused is to be written again.
    pub onagain: Callback<Opening>,
}

/// A live region in the corner. What goes on record while there is no connection says
/// where it is: in this tab.
#[component]
pub fn Notices(props: &NoticesProps) -> Html {
    let language = use_language();
    let office = use_office();
    let live = office.freshness == Freshness::Live;
    let queued = office.errands.recording().filter(|_| !live);
    html! {
        <div class="vigie-notices" role="log" aria-live="polite" data-testid="notices">
            { for props.notices.iter().map(|notice| html! {
                <NoticeView
                    key={notice.id}
                    notice={notice.clone()}
                    board={props.board.clone()}
                    onclose={props.onclose.clone()}
                    onagain={props.onagain.clone()}
                />
            }) }
            { for queued.map(|command| html! {
                <div class="vigie-notice vigie-notice--queued" data-testid="notice-queued">
                    { Icon::Sync }
                    <p>{ language.text_with("board-queued-deed", &[
                        ("deed", deed(&language, &props.board, command).into()),
                    ]) }</p>
                </div>
            }) }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NoticeProps {
    notice: Notice,
    board: BoardState,
    onclose: Callback<u32>,
    onagain: Callback<Opening>,
}

#[component]
fn NoticeView(props: &NoticeProps) -> Html {
    let language = use_language();
    let office = use_office();
    let Notice {
        id,
        command,
        refusal,
    } = &props.notice;
    let id = *id;
    let undo = match refusal {
        None => put_on_record_by(command, props.board.incidents(), office.me.as_ref()),
        Some(_) => None,
    };
    let again = refusal.as_ref().and_then(|_| Opening::again(command));
    let shown = match command {
        Command::RecordIncident(_) => SHOWN_UNDO,
        _ => SHOWN,
    };
    {
        let onclose = props.onclose.clone();
        use_effect_with((id, refusal.is_none()), move |(id, is_good)| {
            let id = *id;
            let timer = is_good.then(|| Timeout::new(shown, move || onclose.emit(id)));
            move || drop(timer)
        });
    }
    let about = deed(&language, &props.board, command);
    html! {
        <div
            class={classes!("vigie-notice", if refusal.is_some() { "vigie-notice--bad" } else { "vigie-notice--good" })}
            data-testid={if refusal.is_some() { "notice-refused" } else { "notice-done" }}
        >
            if let Some(refusal) = refusal {
                { Icon::Error }
                <div>
                    <b>{ language.text_with("board-refused", &[("deed", about.into())]) }</b>
                    <p>{ why(&language, refusal) }</p>
                    if let Some(opening) = again {
                        { write_again(&language, props, opening) }
                    }
                </div>
            } else {
                { Icon::CheckCircle }
                <div>
                    <p>{ language.text_with("board-granted", &[("deed", about.into())]) }</p>
                    if let Some(incident) = undo {
                        <Undo {incident} />
                        if matches!(command, Command::RecordIncident(vigie_shared::session::RecordIncident { credit: true, .. })) {
                            <small>{ " " }{ language.text("incident-delete-credit") }</small>
                        }
                    }
                </div>
            }
            <button
                type="button"
                class="vigie-icon-button"
                aria-label={language.text("board-close")}
                onclick={props.onclose.reform(move |_| id)}
            >
                { Icon::Cross }
            </button>
        </div>
    }
}

/// The button under what was just put on record; the key `u` does the same.
#[component]
fn Undo(props: &UndoProps) -> Html {
    let language = use_language();
    let office = use_office();
    let incident = props.incident;
    html! {
        <button
            type="button"
            class="pf-v6-c-button pf-m-link pf-m-inline"
            aria-keyshortcuts="u"
            aria-disabled={office.errands.deletes(incident).to_string()}
            data-testid="incident-undo"
            onclick={office.ask.reform(move |_: MouseEvent| Command::DeleteIncident { incident })}
        >
            { language.text("incident-undo") }{ " " }<kbd aria-hidden="true">{ "u" }</kbd>
        </button>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct UndoProps {
    incident: IncidentId,
}

fn write_again(language: &LanguageHandle, props: &NoticeProps, opening: Opening) -> Html {
    let (onagain, onclose, id) = (
        props.onagain.clone(),
        props.onclose.clone(),
        props.notice.id,
    );
    let onclick = move |_| {
        onagain.emit(opening.clone());
        onclose.emit(id);
    };
    html! {
        <button type="button" class="pf-v6-c-button pf-m-link pf-m-inline" data-testid="incident-again" {onclick}>
            { language.text("incident-again") }
        </button>
    }
}

/// What was asked, as a heading.
fn deed(language: &LanguageHandle, board: &BoardState, command: &Command) -> String {
    let of = |key: &str, seat| language.text_with(key, &[("name", name_at(board, seat).into())]);
    match command {
        Command::ConfirmPresence { seats } => match seats[..] {
            [seat] => of("board-deed-confirm", seat),
            _ => language.text_with("board-deed-confirm-many", &[("count", seats.len().into())]),
        },
        Command::AuthorizeResume { seat } => of("board-deed-authorise", *seat),
        Command::AcceptAlert { seat, .. } => of("board-deed-accept", *seat),
        Command::DismissAlert { seat, .. } => of("board-deed-dismiss", *seat),
        Command::ClearAlert { seat, .. } => of("board-deed-clear", *seat),
        Command::EndTest { seat } => of("board-deed-end", *seat),
        // Who is suspected is not said in the corner of a screen.
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category: IncidentCategory::C6,
            ..
        }) => language.text("board-deed-incident-discreet"),
        Command::RecordIncident(vigie_shared::session::RecordIncident {
            category, seats, ..
        }) => language.text_with(
            "board-deed-incident",
            &[
                ("code", category.code().into()),
                ("names", people(language, board, seats).into()),
            ],
        ),
        Command::DeleteIncident { incident } => {
            let found = board.incidents().iter().find(|one| one.id == *incident);
            let code = found.map_or("", |one| one.category.code());
            language.text_with("board-deed-incident-delete", &[("code", code.into())])
        }
        _ => language.text("board-deed-other"),
    }
}

/// Why it was refused. The one refusal that carries a story tells it.
pub fn why(language: &LanguageHandle, refusal: &Refusal) -> String {
    match refusal {
        Refusal::AlertAlreadyHandled { by, handled } => {
            let name = match by {
                ActorName::Invigilator(name) | ActorName::Referent(name) => name.clone(),
                ActorName::Candidate | ActorName::Server => language.text("board-by-system"),
            };
            let name = ("name", name.into());
            match handled {
                AlertResolution::Accepted { reason } => language.text_with(
                    "board-already-accepted",
                    &[name, ("code", reason.code().into())],
                ),
                AlertResolution::Dismissed => {
                    language.text_with("board-already-dismissed", &[name])
                }
                AlertResolution::Cleared => language.text_with("board-already-cleared", &[name]),
                AlertResolution::Lapsed => language.text("board-already-lapsed"),
            }
        }
        other => language.text_of("error", &code(other)),
    }
}

/// The code on the wire.
fn code(refusal: &Refusal) -> String {
    let json = serde_json::to_value(refusal).unwrap_or_default();
    json["code"].as_str().unwrap_or("unknown").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use vigie_shared::session::AlertReason;

    fn french() -> LanguageHandle {
        LanguageHandle {
            language: Language::French,
            choose: Callback::noop(),
        }
    }

    #[test]
    fn somebody_faster_is_named_with_what_he_did() {
        let refusal = Refusal::AlertAlreadyHandled {
            by: ActorName::Invigilator("Claire Morel".to_owned()),
            handled: AlertResolution::Accepted {
                reason: AlertReason::E4,
            },
        };
        let text = why(&french(), &refusal);
        assert!(
            text.contains("Claire Morel") && text.contains("E4"),
            "{text}"
        );
    }

    #[test]
    fn every_other_refusal_has_the_words_of_its_code() {
        let text = why(&french(), &Refusal::TestEnded);
        assert_eq!(text, french().text("error-test-ended"));
    }
}
