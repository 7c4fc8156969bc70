//! The state of the form in which an incident is recorded.

use vigie_shared::ids::CommandId;
use vigie_shared::session::IncidentCategory;
use vigie_shared::view::CandidateCard;
use yew::prelude::*;

use super::canned_texts::canned_texts;
use super::draft::{DraftError, IncidentDraft, RecorderPreset};
use super::drafts::DraftStore;
use super::key_action::{KeyAction, key_action};
use super::submission::{CommandSubmission, SubmissionStatus, use_submission};
use super::time_of_day::ServerDay;
use super::visible_questions::{QuestionAvailability, last_common_question};
use crate::features::board::{BoardState, use_board_context};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::ConnectionStatus;

/// Properties of [`Recorder`](super::Recorder).
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RecorderProps {
    pub board: BoardState,
    pub preset: RecorderPreset,
    pub drafts: DraftStore,
    pub shortcuts_enabled: bool,
    /// The refusal with this notice is shown in the form.
    pub onread: Callback<CommandId>,
    /// The incident was submitted.
    pub onsubmit: Callback<()>,
    pub onclose: Callback<()>,
}

/// The form and the callbacks that change it.
pub struct RecorderForm {
    pub draft: IncidentDraft,
    /// The draft is one that was kept.
    pub is_resumed: bool,
    /// The categories are shown again, after one was chosen.
    pub is_choosing_again: bool,
    pub error: Option<DraftError>,
    pub submission: SubmissionStatus,
    /// The greatest question number that all candidates have seen.
    pub last_question: Option<u8>,
    pub questions: QuestionAvailability,
    pub onchange: Callback<IncidentDraft>,
    pub onchoose: Callback<IncidentCategory>,
    /// Shows the categories again.
    pub onchooseagain: Callback<()>,
    /// Forgets the draft.
    pub onstartover: Callback<()>,
    pub onsave: Callback<()>,
    pub onkeydown: Callback<KeyboardEvent>,
}

/// The form, from the preset or a draft that was kept. It closes when the incident is on
/// record; a refusal leaves everything as it was typed.
#[hook]
pub fn use_recorder_form(props: &RecorderProps) -> RecorderForm {
    let language = use_language();
    let context = use_board_context();
    let (initial, is_kept) = initial_draft(&language, props);
    let draft = use_state_eq(|| initial);
    let is_resumed = use_state_eq(|| is_kept);
    let is_choosing_again = use_state_eq(|| false);
    let error = use_state_eq(|| None::<DraftError>);
    let submission = use_submission(&context, props.onclose.clone(), props.onread.clone());
    use_kept_draft(&draft, &props.drafts, &submission.status);
    let last_question = last_common_question(chosen_cards(&props.board, &draft));
    let onchange = {
        let (draft, error) = (draft.setter(), error.setter());
        Callback::from(move |next| {
            error.set(None);
            draft.set(next);
        })
    };
    let onchoose = choose_category(&language, &draft, last_question, &onchange, &error);
    let onsave = {
        let form = FormState {
            draft: (*draft).clone(),
            last_question,
            is_live: context.connection == ConnectionStatus::Live,
            error: error.setter(),
        };
        save(props, &submission, form)
    };
    let choose_again = {
        let (is_choosing_again, onchange) = (is_choosing_again.setter(), onchange.clone());
        move |draft: IncidentDraft| {
            is_choosing_again.set(true);
            onchange.emit(draft);
        }
    };
    let onchooseagain = {
        let (draft, choose_again) = ((*draft).clone(), choose_again.clone());
        Callback::from(move |()| {
            choose_again(IncidentDraft {
                category: None,
                ..draft.clone()
            });
        })
    };
    let onstartover = {
        let (drafts, draft) = (props.drafts.clone(), (*draft).clone());
        let is_resumed = is_resumed.setter();
        Callback::from(move |()| {
            drafts.forget(&draft.seats);
            is_resumed.set(false);
            choose_again(IncidentDraft::for_seats(draft.seats.clone()));
        })
    };
    RecorderForm {
        is_resumed: *is_resumed,
        is_choosing_again: *is_choosing_again,
        error: *error,
        submission: submission.status,
        last_question,
        questions: QuestionAvailability::new(last_question, draft.seats.len()),
        onkeydown: handle_keys(props.shortcuts_enabled, &draft, &onsave, &onchoose),
        draft: (*draft).clone(),
        onchange,
        onchoose,
        onchooseagain,
        onstartover,
        onsave,
    }
}

/// The first draft of the form, and whether it was kept from before.
fn initial_draft(language: &LanguageHandle, props: &RecorderProps) -> (IncidentDraft, bool) {
    let preset = &props.preset;
    if let Some(draft) = &preset.draft {
        return (draft.clone(), false);
    }
    let fits =
        |draft: &IncidentDraft| preset.category.is_none() || draft.category == preset.category;
    if let Some(draft) = props.drafts.find(&preset.seats).filter(fits) {
        return (draft, true);
    }
    let draft = IncidentDraft::for_seats(preset.seats.clone());
    let draft = match preset.category {
        None => draft,
        Some(category) => draft.with_category(category, first_canned_text(language, category)),
    };
    (draft, false)
}

fn first_canned_text(language: &LanguageHandle, category: IncidentCategory) -> Option<String> {
    canned_texts(language, category).into_iter().next()
}

fn chosen_cards<'a>(
    board: &'a BoardState,
    draft: &'a IncidentDraft,
) -> impl Iterator<Item = &'a CandidateCard> {
    board
        .seats
        .iter()
        .map(|one| &*one.card)
        .filter(|card| draft.seats.contains(&card.seat))
}

/// Keeps the draft as it is typed, and again when its command is refused.
#[hook]
fn use_kept_draft(
    draft: &UseStateHandle<IncidentDraft>,
    drafts: &DraftStore,
    submission: &SubmissionStatus,
) {
    let previous = use_mut_ref(|| None::<IncidentDraft>);
    {
        let drafts = drafts.clone();
        use_effect_with((**draft).clone(), move |draft| {
            let previous = previous.replace(Some(draft.clone()));
            // The first time nothing was typed yet.
            let Some(previous) = previous else { return };
            if previous.seats != draft.seats {
                drafts.forget(&previous.seats);
            }
            drafts.keep(draft);
        });
    }
    let (drafts, draft) = (drafts.clone(), (**draft).clone());
    use_effect_with(submission.clone(), move |submission| {
        if let SubmissionStatus::Refused(_) = submission {
            drafts.keep(&draft);
        }
    });
}

fn choose_category(
    language: &LanguageHandle,
    draft: &IncidentDraft,
    last_question: Option<u8>,
    onchange: &Callback<IncidentDraft>,
    error: &UseStateHandle<Option<DraftError>>,
) -> Callback<IncidentCategory> {
    let (language, draft) = (language.clone(), draft.clone());
    let (onchange, error) = (onchange.clone(), error.setter());
    Callback::from(move |category: IncidentCategory| {
        if category.needs_number() && last_question.is_none() {
            error.set(Some(DraftError::NoCommonQuestion));
            return;
        }
        let canned = first_canned_text(&language, category);
        onchange.emit(draft.clone().with_category(category, canned));
    })
}

struct FormState {
    draft: IncidentDraft,
    last_question: Option<u8>,
    is_live: bool,
    error: UseStateSetter<Option<DraftError>>,
}

fn save(props: &RecorderProps, submission: &CommandSubmission, form: FormState) -> Callback<()> {
    let drafts = props.drafts.clone();
    let (onsubmit, onclose) = (props.onsubmit.clone(), props.onclose.clone());
    let (submit, is_pending) = (
        submission.submit.clone(),
        submission.status == SubmissionStatus::InFlight,
    );
    Callback::from(move |()| {
        let FormState {
            draft,
            last_question,
            is_live,
            error,
        } = &form;
        match draft.command(*last_question, ServerDay::today()) {
            Ok(_) if is_pending => {}
            Ok(command) => {
                // From here on the connection keeps it; a refused command becomes a draft.
                drafts.forget(&draft.seats);
                submit.emit(command);
                onsubmit.emit(());
                if !is_live {
                    // The command waits in the tab, and the board says so.
                    onclose.emit(());
                }
            }
            Err(reason) => error.set(Some(reason)),
        }
    })
}

/// Enter saves once a category is chosen; before that, the key of a category chooses it.
fn handle_keys(
    shortcuts_enabled: bool,
    draft: &IncidentDraft,
    onsave: &Callback<()>,
    onchoose: &Callback<IncidentCategory>,
) -> Callback<KeyboardEvent> {
    let has_category = draft.category.is_some();
    let (onsave, onchoose) = (onsave.clone(), onchoose.clone());
    Callback::from(move |event: KeyboardEvent| match key_action(&event) {
        Some(KeyAction::Submit) if has_category => {
            event.prevent_default();
            onsave.emit(());
        }
        Some(KeyAction::Choose(category)) if !has_category && shortcuts_enabled => {
            event.prevent_default();
            onchoose.emit(category);
        }
        _ => {}
    })
}
