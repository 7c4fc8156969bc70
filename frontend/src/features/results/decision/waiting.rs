//! Changes that wait for a second referent.

use std::rc::Rc;

use vigie_shared::ids::Seat;
use vigie_shared::session::{ActorName, Command, RevisionProposal};
use vigie_shared::view::{FinalizationView, OutcomeProspect};
use yew::prelude::*;

use super::hold::row_id;
use crate::components::{ButtonVariant, Icon};
use crate::features::board::{BoardState, name_at};
use crate::features::incident_review::ReasonForm;
use crate::format;
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`WaitingProposals`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WaitingProposalsProps {
    /// Who looks.
    pub me: ActorName,
    pub board: BoardState,
    pub finalization: Rc<FinalizationView>,
    pub request: Callback<CommandRequest>,
}

/// One entry each; nothing where none waits.
#[component]
pub fn WaitingProposals(props: &WaitingProposalsProps) -> Html {
    let language = use_language();
    let waiting: Vec<Html> = props
        .finalization
        .seats
        .iter()
        .filter_map(|review| {
            let proposal = review.proposal.as_ref()?;
            let of_change = |one: &&OutcomeProspect| one.change == proposal.change;
            let prospect = review.changes.iter().find(of_change);
            Some(entry(&language, props, review.seat, (proposal, prospect)))
        })
        .collect();
    if waiting.is_empty() {
        return Html::default();
    }
    html! {
        <section class="vigie-section" aria-labelledby="decision-waiting-title" data-testid="decision-waiting">
            <h2 id="decision-waiting-title" tabindex="-1">
                { language.text_with("decision-waiting", &[("count", waiting.len().into())]) }
            </h2>
            <ul class="vigie-list">{ waiting }</ul>
        </section>
    }
}

fn entry(
    language: &LanguageHandle,
    props: &WaitingProposalsProps,
    seat: Seat,
    (proposal, prospect): (&RevisionProposal, Option<&OutcomeProspect>),
) -> Html {
    let name = name_at(&props.board, seat);
    let own = proposal.by.is_same_person(&props.me);
    let args = [
        ("name", name.as_str().into()),
        (
            "change",
            format::outcome_change(language, proposal.change).into(),
        ),
    ];
    let leads_to = prospect.map(|one| {
        let after = format::outcome_and_score(language, one.leads_to);
        language.text_with("decision-leads-to", &[("after", after.into())])
    });
    html! {
        <li class="vigie-list-item vigie-list-item--incident" data-testid="decision-proposal">
            <div>
                <p><strong>{ language.text_with("decision-proposal", &args) }</strong></p>
                <p>{ leads_to }</p>
                <p class="vigie-lines">{ &proposal.reason }</p>
                <p class="vigie-subtle">
                    { format::actor_and_time(language, &proposal.by, proposal.at) }
                </p>
            </div>
            if own {
                <p data-testid="decision-own-proposal">{ language.text("decision-own-proposal") }</p>
            } else {
                { confirm(language, props, (seat, &name), proposal.id) }
            }
            { decline(language, props, (seat, &name), (proposal.id, own)) }
        </li>
    }
}

fn confirm(
    language: &LanguageHandle,
    props: &WaitingProposalsProps,
    (seat, name): (Seat, &str),
    proposal: u16,
) -> Html {
    let command_for = Callback::from(move |reason: String| {
        Some(Command::ConfirmRevision {
            seat,
            proposal,
            reason,
        })
    });
    let prefix = format!("decision-confirm-{seat}");
    html! {
        <ReasonForm
            prefix={prefix.clone()}
            row_id={row_id(seat)}
            first_field_id={format!("{prefix}-reason")}
            label={language.text("decision-confirm")}
            aria_label={language.text_with("decision-confirm-of", &[("name", name.into())])}
            icon={Icon::Check}
            submit_label={language.text("decision-confirm-submit")}
            {command_for}
            request={props.request.clone()}
        >
            <p>{ language.text("decision-confirm-meaning") }</p>
        </ReasonForm>
    }
}

fn decline(
    language: &LanguageHandle,
    props: &WaitingProposalsProps,
    (seat, name): (Seat, &str),
    (proposal, own): (u16, bool),
) -> Html {
    let command_for = Callback::from(move |reason: String| {
        Some(Command::DropRevision {
            seat,
            proposal,
            reason,
        })
    });
    let prefix = format!("decision-drop-{seat}");
    let label = match own {
        true => language.text("decision-take-back"),
        false => language.text("decision-decline"),
    };
    html! {
        <ReasonForm
            prefix={prefix.clone()}
            row_id={row_id(seat)}
            first_field_id={format!("{prefix}-reason")}
            label={label.clone()}
            aria_label={format!("{label} – {name}")}
            icon={Icon::Cross}
            variant={ButtonVariant::Link}
            submit_label={label}
            {command_for}
            request={props.request.clone()}
        />
    }
}
