//! Putting something on record: who is known, then a category, then Enter.

use vigie_shared::access::Action;
use vigie_shared::session::IncidentCategory;
use vigie_shared::view::CandidateCard;
use yew::prelude::*;

use super::categories::{Categories, Questions};
use super::clock::Day;
use super::draft::Fault;
use super::note::Note;
use super::number::Number;
use super::room::Lasting;
use super::sending::{Sending, use_outbox};
use super::sentences::sentences;
use super::shown::common_shown;
use super::told::{about, told};
use super::when::{When, now_or_ago};
use super::who::Who;
use super::wish::{Wish, wish};
use super::{Draft, DraftBox, Opening, brief};
use crate::board::errands::use_office;
use crate::board::{BoardState, Deed, DeedButton, DeedLook, Dialog};
use crate::components::Icon;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::Freshness;

/// Properties of [`Recorder`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecorderProps {
    /// The board as it is.
    pub board: BoardState,
    /// For whom, and what is known already.
    pub opening: Opening,
    /// Where drafts are kept.
    pub drafts: DraftBox,
    /// Are single keys heard?
    pub letters: bool,
    /// The notice of a refusal was read here.
    pub onread: Callback<u32>,
    /// A note is on its way.
    pub onsent: Callback<()>,
    /// It is to be closed.
    pub onclose: Callback<()>,
}

/// A window over the board. It closes when the note is on record; a refusal leaves
/// everything as it was typed.
#[component]
pub fn Recorder(props: &RecorderProps) -> Html {
    let language = use_language();
    let office = use_office();
    let (start, is_kept) = start(&language, props);
    let draft = use_state_eq(|| start);
    let resumed = use_state_eq(|| is_kept);
    let again = use_state_eq(|| false);
    let fault = use_state_eq(|| None::<Fault>);
    use_kept(&draft, &props.drafts);
    let outbox = use_outbox(
        &office.errands,
        &office.ask,
        props.onclose.clone(),
        props.onread.clone(),
    );
    {
        let (drafts, draft) = (props.drafts.clone(), (*draft).clone());
        use_effect_with(outbox.sending.clone(), move |sending| {
            if let Sending::Refused(_) = sending {
                drafts.keep(&draft);
            }
        });
    }

    let board = &props.board;
    let cards: Vec<&CandidateCard> = board
        .seats
        .iter()
        .map(|one| &*one.card)
        .filter(|card| draft.seats.contains(&card.seat))
        .collect();
    let shown = common_shown(cards.iter().copied());
    let questions = Questions::of(shown, cards.len());
    let ondraft = {
        let (draft, fault) = (draft.setter(), fault.setter());
        Callback::from(move |next| {
            fault.set(None);
            draft.set(next);
        })
    };
    let onchoose = {
        let (draft, ondraft, fault) = ((*draft).clone(), ondraft.clone(), fault.setter());
        let language = language.clone();
        Callback::from(move |category: IncidentCategory| {
            if category.needs_number() && shown.is_none() {
                fault.set(Some(Fault::Number));
                return;
            }
            let ready = sentences(&language, category).into_iter().next();
            ondraft.emit(draft.clone().about(category, ready));
        })
    };
    let onsave = {
        let (draft, fault, send) = ((*draft).clone(), fault.setter(), outbox.send.clone());
        let (idle, onclose) = (outbox.sending != Sending::UnderWay, props.onclose.clone());
        let live = office.freshness == Freshness::Live;
        let (drafts, onsent) = (props.drafts.clone(), props.onsent.clone());
        Callback::from(move |()| match draft.command(shown, Day::today()) {
            Ok(command) if idle => {
                // From here on the connection keeps it; what is refused is a draft again.
                drafts.forget(&draft.seats);
                send.emit(command);
                onsent.emit(());
                if !live {
                    // It waits in the tab; the board says so.
                    onclose.emit(());
                }
            }
            Ok(_) => {}
            Err(missing) => fault.set(Some(missing)),
        })
    };
    let onkeydown = {
        let (onsave, onchoose) = (onsave.clone(), onchoose.clone());
        let (letters, choosing) = (props.letters, draft.category.is_none());
        Callback::from(move |event: KeyboardEvent| match wish(&event) {
            Wish::Save if !choosing => {
                event.prevent_default();
                onsave.emit(());
            }
            Wish::Choose(category) if choosing && letters => {
                event.prevent_default();
                onchoose.emit(category);
            }
            _ => {}
        })
    };
    let oncategories = {
        let (draft, ondraft, again) = ((*draft).clone(), ondraft.clone(), again.setter());
        move |_| {
            again.set(true);
            ondraft.emit(Draft {
                category: None,
                ..draft.clone()
            });
        }
    };
    let onafresh = {
        let (drafts, draft, resumed) = (props.drafts.clone(), (*draft).clone(), resumed.setter());
        let (ondraft, again) = (ondraft.clone(), again.setter());
        move |_| {
            drafts.forget(&draft.seats);
            resumed.set(false);
            again.set(true);
            ondraft.emit(Draft::of(draft.seats.clone()));
        }
    };

    if !office.may(Action::RecordIncident) {
        return html! {
            <Dialog title={language.text("incident-title")} testid="recorder" onclose={props.onclose.clone()}>
                <p class="vigie-recorder__closed" data-testid="recorder-closed">
                    { Icon::Lock }
                    <span>{ language.text("incident-closed") }</span>
                </p>
                // To be copied for the referent.
                if draft.own_words {
                    <p class="vigie-recorder__about">{ &draft.words }</p>
                }
            </Dialog>
        };
    }
    let set_seats = {
        let draft = (*draft).clone();
        ondraft.reform(move |seats| Draft {
            seats,
            ..draft.clone()
        })
    };
    let footer = match draft.category {
        None => Html::default(),
        Some(_) => html! {
            <>
                <DeedButton
                    label={language.text("incident-save")}
                    deed={Deed::under_way(outbox.sending == Sending::UnderWay)}
                    look={DeedLook::Primary}
                    testid="incident-save"
                    onclick={onsave}
                />
                <button type="button" class="pf-v6-c-button pf-m-link" data-testid="incident-cancel" onclick={props.onclose.reform(|_| ())}>
                    { language.text("board-cancel") }
                </button>
                <p class="vigie-recorder__trust">{ language.text("incident-trust") }</p>
            </>
        },
    };
    html! {
        <Dialog
            title={language.text("incident-title")}
            testid="recorder"
            onclose={props.onclose.clone()}
            {onkeydown}
            {footer}
        >
            <div class="vigie-recorder">
                <Who board={board.clone()} seats={draft.seats.clone()} onseats={set_seats} />
                if *resumed {
                    <p class="vigie-recorder__resumed" role="status">
                        { Icon::Pencil }
                        <span>{ language.text("incident-resumed") }</span>
                        <button type="button" class="pf-v6-c-button pf-m-link pf-m-inline" data-testid="incident-afresh" onclick={onafresh}>
                            { language.text("incident-afresh") }
                        </button>
                    </p>
                }
                if let Some(category) = draft.category {
                    <div class="vigie-recorder__category">
                        <b>{ category.code() }</b>
                        <span>{ brief(&language, category) }</span>
                        <button type="button" class="pf-v6-c-button pf-m-link pf-m-inline" data-testid="incident-recategorise" onclick={oncategories}>
                            { language.text("incident-category-change") }
                        </button>
                    </div>
                    { about(&language, category) }
                    if category.needs_number() {
                        <Number
                            {shown}
                            number={draft.number}
                            candidates={draft.seats.len()}
                            onnumber={
                                let draft = (*draft).clone();
                                ondraft.reform(move |number| Draft { number: Some(number), ..draft.clone() })
                            }
                        />
                    }
                    <Note
                        draft={(*draft).clone()}
                        ready={sentences(&language, category)}
                        ondraft={ondraft.clone()}
                    />
                    if category.needs_interval() {
                        <Lasting board={board.clone()} draft={(*draft).clone()} {ondraft} />
                    } else {
                        <When
                            label={language.text("incident-when")}
                            testid="incident-when"
                            choices={now_or_ago()}
                            chosen={draft.from}
                            onpoint={
                                let draft = (*draft).clone();
                                ondraft.reform(move |from| Draft { from, ..draft.clone() })
                            }
                        />
                    }
                } else {
                    <Categories
                        {questions}
                        again={*again}
                        {onchoose}
                    />
                }
                <p class="vigie-alert__forgotten" role="alert" data-testid="incident-fault">
                    { told(&language, *fault, questions, &outbox.sending) }
                </p>
            </div>
        </Dialog>
    }
}

/// What the window begins with, and whether it is a draft that was kept.
fn start(language: &LanguageHandle, props: &RecorderProps) -> (Draft, bool) {
    let opening = &props.opening;
    if let Some(draft) = &opening.draft {
        return (draft.clone(), false);
    }
    let fits = |draft: &Draft| opening.category.is_none() || draft.category == opening.category;
    if let Some(draft) = props.drafts.find(&opening.seats).filter(fits) {
        return (draft, true);
    }
    let draft = Draft::of(opening.seats.clone());
    let draft = match opening.category {
        None => draft,
        Some(category) => {
            let ready = sentences(language, category).into_iter().next();
            draft.about(category, ready)
        }
    };
    (draft, false)
}

/// Keeps the draft as it is typed.
#[hook]
fn use_kept(draft: &UseStateHandle<Draft>, drafts: &DraftBox) {
    let drafts = drafts.clone();
    let before = use_mut_ref(|| None::<Draft>);
    use_effect_with((**draft).clone(), move |draft| {
        let before = before.replace(Some(draft.clone()));
        // The first time nothing was typed yet.
        let Some(before) = before else { return };
        if before.seats != draft.seats {
            drafts.forget(&before.seats);
        }
        drafts.keep(draft);
    });
}
