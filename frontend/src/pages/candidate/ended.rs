//! The test is over: why, how many questions were treated, what happens next. No score:
//! it is decided at the finalization.

use std::rc::Rc;

use vigie_shared::rules::{EndCause, QUESTION_COUNT};
use yew::prelude::*;

use super::logout_button::{LogoutButton, LogoutReason};
use super::recorded_signals::RecordedSignals;
use crate::components::{ButtonVariant, Icon};
use crate::features::question::PageView;
use crate::i18n::use_language;
use crate::layout::PageTitle;
use crate::storage::{StorageKey, StorageOwner};

/// Properties of [`EndedPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EndedPageProps {
    /// The page as the server describes it.
    pub page: Rc<PageView>,
    /// Why the test ended.
    pub cause: EndCause,
    /// Treated questions, 0..=32.
    pub treated: u8,
    /// The candidate whose stored draft is removed.
    pub owner: StorageOwner,
    /// The login is over.
    pub onlogout: Callback<LogoutReason>,
}

/// The last page before the publication.
#[component]
pub fn EndedPage(props: &EndedPageProps) -> Html {
    let language = use_language();
    use_effect_with(props.owner.clone(), |owner| owner.remove(StorageKey::Draft));
    let (cause, mark, title, words) = match props.cause {
        EndCause::Completed => (
            "completed",
            Icon::CheckCircle,
            "candidate-end-completed",
            "candidate-end-completed-words",
        ),
        EndCause::Time => (
            "time",
            Icon::Clock,
            "candidate-end-time",
            "candidate-end-time-words",
        ),
        EndCause::EndedByInvigilator => (
            "invigilator",
            Icon::Person,
            "candidate-end-invigilator",
            "candidate-end-invigilator-words",
        ),
        EndCause::EndedByFinalization => (
            "finalization",
            Icon::Lock,
            "candidate-end-finalization",
            "candidate-end-finalization-words",
        ),
    };
    let name = props.page.first_name.clone();
    let treated = [
        ("treated", props.treated.into()),
        ("total", QUESTION_COUNT.into()),
    ];
    html! {
        <div class="vigie-column">
            <section class="vigie-sheet vigie-sheet--centred" data-testid="ended" data-cause={cause}>
                <span class="vigie-emblem">{ mark }</span>
                <PageTitle text={language.text_with(title, &[("name", name.into())])} step="ended" />
                <p>{ language.text(words) }</p>
                <p class="vigie-treated-count" data-testid="treated">
                    <strong>{ language.text_with("candidate-end-treated", &treated) }</strong>
                </p>
                <div class="vigie-next-steps">
                    <h2>{ language.text("candidate-end-next") }</h2>
                    <ul class="vigie-bullets">
                        <li>{ language.text("candidate-end-saved") }</li>
                        <li>{ language.text("candidate-end-result") }</li>
                        <li>{ language.text("candidate-end-stay") }</li>
                    </ul>
                </div>
                <RecordedSignals page={props.page.clone()} />
                <LogoutButton
                    label={language.text("candidate-leave")}
                    variant={ButtonVariant::Primary}
                    owner={props.owner.clone()}
                    onlogout={props.onlogout.clone()}
                />
            </section>
        </div>
    }
}
