//! Making the results known.

use std::rc::Rc;

use vigie_shared::session::Command;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use super::decision::ReopenSession;
use crate::components::{Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, Icon};
use crate::features::finalization::CommandProgress;
use crate::focus::focus_and_center;
use crate::format;
use crate::hooks::{CommandStatus, use_command_status};
use crate::i18n::{LanguageHandle, use_language};
use crate::live::CommandRequest;

/// Properties of [`Publication`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PublicationProps {
    /// How far the session is.
    pub finalization: Rc<FinalizationView>,
    /// Whether there is a connection: without one, commands wait.
    pub live: bool,
    pub request: Callback<CommandRequest>,
}

const ID: &str = "referent-publication";

/// A box that says how far the session is, with the button that publishes.
#[component]
pub fn Publication(props: &PublicationProps) -> Html {
    let language = use_language();
    let (command_status, send) = use_command_status(props.request.clone());
    let confirming = use_state_eq(|| false);
    let published = props.finalization.published;
    let before = use_mut_ref(|| published.is_some());
    use_effect_with(published.is_some(), move |&now| {
        if now && !before.replace(now) {
            // The button is gone.
            focus_and_center(ID);
        }
    });
    let finalized = props.finalization.finalized.map(|at| {
        let at = format::instant(&language, at);
        language.text_with("referent-finalized-at", &[("at", at.into())])
    });
    if let Some(at) = published {
        let at = format::instant(&language, at);
        return html! {
            <div id={ID} tabindex="-1">
                <Alert variant={AlertVariant::Success} testid="referent-published">
                    <p><strong>
                        { language.text_with("referent-published-at", &[("at", at.into())]) }
                    </strong></p>
                    <p>{ language.text("referent-published-meaning") }</p>
                    <p class="vigie-subtle">{ finalized }</p>
                    { held(&language, &props.finalization) }
                </Alert>
            </div>
        };
    }
    let busy = command_status == CommandStatus::Sent;
    let confirm = {
        let confirming = confirming.setter();
        Callback::from(move |()| confirming.set(true))
    };
    let onclose = {
        let confirming = confirming.setter();
        Callback::from(move |()| confirming.set(false))
    };
    let onconfirm = {
        let confirming = confirming.setter();
        Callback::from(move |()| {
            confirming.set(false);
            send.emit(Command::Publish);
        })
    };
    html! {
        <section id={ID} tabindex="-1" class="vigie-section vigie-publication" aria-labelledby="referent-publish-title">
            <div>
                <h2 id="referent-publish-title">{ language.text("referent-publish-title") }</h2>
                <p data-testid="referent-finalized">{ Icon::CheckCircle }{ " " }{ finalized }</p>
                <p>{ language.text("referent-publish-lead") }</p>
            </div>
            <Button
                label={language.text("referent-publish")}
                testid="referent-publish"
                variant={ButtonVariant::Primary}
                icon={Icon::ArrowRight}
                state={ButtonState::pending_if(busy)}
                onclick={confirm}
            />
            <CommandProgress
                sent={busy}
                live={props.live}
                label={language.text("referent-publish-sent")}
                testid="referent-publish"
            />
            if let CommandStatus::Refused(refusal) = &command_status {
                <Alert variant={AlertVariant::Danger} testid="referent-publish-refused">
                    { format::refusal(&language, refusal) }
                </Alert>
            }
            <ReopenSession
                row_id={ID}
                reopenings={props.finalization.reopenings.clone()}
                possible={!props.finalization.versions_unknown}
                request={props.request.clone()}
            />
            if *confirming {
                <ConfirmPublication finalization={props.finalization.clone()} {onconfirm} {onclose} />
            }
        </section>
    }
}

/// How many results are held back, if any.
fn held(language: &LanguageHandle, finalization: &FinalizationView) -> Html {
    let count = finalization
        .seats
        .iter()
        .filter(|one| one.held.is_some())
        .count();
    html! {
        if count > 0 {
            <p data-testid="referent-held-count">
                { language.text_with("decision-held-count", &[("count", count.into())]) }
            </p>
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct ConfirmPublicationProps {
    finalization: Rc<FinalizationView>,
    onconfirm: Callback<()>,
    onclose: Callback<()>,
}

/// What publishing leads to.
#[component]
fn ConfirmPublication(props: &ConfirmPublicationProps) -> Html {
    let language = use_language();
    let released = || {
        let seats = props.finalization.seats.iter();
        seats.filter(|one| one.held.is_none())
    };
    let certified = released().filter(|one| one.certificate.is_some()).count();
    let actions = html! {
        <Button
            label={language.text("referent-publish-yes")}
            testid="referent-publish-yes"
            variant={ButtonVariant::Primary}
            onclick={props.onconfirm.clone()}
        />
    };
    html! {
        <Dialog
            title={language.text("referent-publish-sure")}
            testid="referent-publish-dialog"
            close_label={language.text("referent-finalize-no")}
            onclose={props.onclose.clone()}
            footer={actions}
        >
            <ul class="vigie-effects">
                <li>{ language.text_with(
                    "referent-publish-candidates",
                    &[("count", released().count().into())],
                ) }</li>
                <li>{ language.text_with(
                    "referent-publish-codes",
                    &[("count", certified.into())],
                ) }</li>
                <li>{ language.text("referent-publish-files") }</li>
            </ul>
            { held(&language, &props.finalization) }
            <p>{ language.text("referent-publish-final") }</p>
        </Dialog>
    }
}
