//! Who is enrolled, and what can be put right about it.

mod removal;

use std::rc::Rc;

use vigie_shared::api::{RosterCandidate, SessionDetails};
use vigie_shared::view::SessionStatus;
use yew::prelude::*;

use self::removal::RemovalDialog;
use crate::components::{Button, ButtonSize, ButtonVariant, Icon};
use crate::features::candidate_editor::{CandidateEditor, EditedCandidate};
use crate::features::roster_table::RosterTable;
use crate::i18n::{LanguageHandle, use_language};

/// The dialog that is open.
#[derive(Debug, Clone, PartialEq)]
enum RosterDialog {
    Edit(EditedCandidate),
    Remove(RosterCandidate),
}

/// Properties of [`RosterSection`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RosterSectionProps {
    pub details: Rc<SessionDetails>,
    pub reload: Callback<()>,
}

/// The table of candidates, with a way to edit, add, remove and move.
#[component]
pub fn RosterSection(props: &RosterSectionProps) -> Html {
    let language = use_language();
    let details = &props.details;
    let open = use_state_eq(|| None::<RosterDialog>);
    let ask = |dialog: RosterDialog| {
        let open = open.setter();
        Callback::from(move |()| open.set(Some(dialog.clone())))
    };
    let can = RosterPowers::of(details.status);
    let actions = can.correct.then(|| {
        let (open, language) = (open.setter(), language.clone());
        Callback::from(move |candidate: RosterCandidate| {
            row_actions(&language, can, &candidate, &open)
        })
    });
    let onclose = use_callback(open.setter(), |(), open| open.set(None));
    html! {
        <section class="vigie-section" aria-labelledby="referent-roster-title">
            <div class="vigie-section__head">
                <h2 id="referent-roster-title">
                    { language.text_with(
                        "referent-enrolled",
                        &[("count", details.candidates.len().into())],
                    ) }
                </h2>
                if can.change {
                    <Button
                        label={language.text("candidate-add")}
                        testid="candidate-add"
                        icon={Icon::Person}
                        size={ButtonSize::Small}
                        onclick={ask(RosterDialog::Edit(EditedCandidate::New))}
                    />
                }
            </div>
            <RosterTable
                candidates={details.candidates.clone()}
                title={language.text("referent-enrolled-list")}
                testid="referent-enrolled"
                {actions}
            />
            { open.as_ref().map_or_else(Html::default, |dialog| view(props, dialog, &onclose)) }
        </section>
    }
}

/// What the status of a session still allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct RosterPowers {
    /// Identities: until the publication.
    correct: bool,
    /// Add, remove, move: until the finalization.
    change: bool,
}

impl RosterPowers {
    fn of(status: SessionStatus) -> Self {
        let change = !status.is_closed();
        Self {
            change,
            correct: change || status == SessionStatus::Finalized,
        }
    }
}

fn row_actions(
    language: &LanguageHandle,
    can: RosterPowers,
    candidate: &RosterCandidate,
    open: &UseStateSetter<Option<RosterDialog>>,
) -> Html {
    let name = format!("{} {}", candidate.last_name, candidate.first_name);
    let button = |key: &str, testid: &'static str, dialog: RosterDialog| {
        let open = open.clone();
        html! {
            <Button
                label={language.text(key)}
                context={name.clone()}
                {testid}
                size={ButtonSize::Small}
                variant={ButtonVariant::Link}
                onclick={Callback::from(move |()| open.set(Some(dialog.clone())))}
            />
        }
    };
    let known = EditedCandidate::Known(candidate.clone());
    html! {
        <div class="vigie-staff__actions">
            { button("candidate-edit", "candidate-edit", RosterDialog::Edit(known)) }
            if can.change {
                { button("candidate-remove", "candidate-remove", RosterDialog::Remove(candidate.clone())) }
            }
        </div>
    }
}

/// The open dialog, about the candidate as known now: somebody may have changed them since.
fn view(props: &RosterSectionProps, dialog: &RosterDialog, onclose: &Callback<()>) -> Html {
    let details = &props.details;
    match dialog {
        RosterDialog::Edit(edited) => {
            let now = |known: &RosterCandidate| {
                let mut all = details.candidates.iter();
                let now = all.find(|one| one.seat == known.seat);
                EditedCandidate::Known(now.unwrap_or(known).clone())
            };
            let candidate = match edited {
                EditedCandidate::Known(known) => now(known),
                EditedCandidate::New => EditedCandidate::New,
            };
            html! {
                <CandidateEditor
                    session={details.id}
                    {candidate}
                    onchanged={props.reload.clone()}
                    onclose={onclose.clone()}
                />
            }
        }
        RosterDialog::Remove(candidate) => html! {
            <RemovalDialog
                session={details.id}
                candidate={candidate.clone()}
                onchanged={props.reload.clone()}
                onclose={onclose.clone()}
            />
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_can_be_corrected_until_the_publication_and_nobody_added_after_the_end() {
        let powers = |status| {
            let can = RosterPowers::of(status);
            (can.correct, can.change)
        };
        assert_eq!(powers(SessionStatus::Created), (true, true));
        assert_eq!(powers(SessionStatus::InProgress), (true, true));
        assert_eq!(powers(SessionStatus::Finalized), (true, false));
        assert_eq!(powers(SessionStatus::Published), (false, false));
        assert_eq!(powers(SessionStatus::Cancelled), (false, false));
    }
}
