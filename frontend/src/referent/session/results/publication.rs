//! Making the results known.

use std::rc::Rc;

use vigie_shared::session::Command;
use vigie_shared::view::FinalizationView;
use yew::prelude::*;

use crate::components::focus_and_center;
use crate::components::{Alert, AlertVariant, Button, ButtonState, ButtonVariant, Dialog, Icon};
use crate::i18n::use_language;
use crate::referent::ask::{Ask, Asking, use_asking};
use crate::referent::say;
use crate::referent::session::finalize::OnItsWay;

/// Properties of [`Publication`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PublicationProps {
    /// How far the session is.
    pub desk: Rc<FinalizationView>,
    /// Will a command be sent at once?
    pub live: bool,
    /// Asks the session.
    pub ask: Callback<Ask>,
}

const ID: &str = "referent-publication";

/// A box that says how far the session is, with the button that publishes.
#[component]
pub fn Publication(props: &PublicationProps) -> Html {
    let language = use_language();
    let (asking, send) = use_asking(props.ask.clone());
    let confirming = use_state_eq(|| false);
    let published = props.desk.published;
    let before = use_mut_ref(|| published.is_some());
    use_effect_with(published.is_some(), move |&now| {
        if now && !before.replace(now) {
            // The button is gone.
            focus_and_center(ID);
        }
    });
    let finalized = props.desk.finalized.map(|at| {
        let at = say::instant(&language, at);
        language.text_with("referent-finalized-at", &[("at", at.into())])
    });
    if let Some(at) = published {
        let at = say::instant(&language, at);
        return html! {
            <div id={ID} tabindex="-1">
                <Alert variant={AlertVariant::Success} testid="referent-published">
                    <p><strong>
                        { language.text_with("referent-published-at", &[("at", at.into())]) }
                    </strong></p>
                    <p>{ language.text("referent-published-meaning") }</p>
                    <p class="vigie-subtle">{ finalized }</p>
                </Alert>
            </div>
        };
    }
    let busy = asking == Asking::Sent;
    let certified = props
        .desk
        .seats
        .iter()
        .filter(|one| one.certificate.is_some())
        .count();
    let ask_first = {
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
    let actions = html! {
        <Button
            label={language.text("referent-publish-yes")}
            testid="referent-publish-yes"
            variant={ButtonVariant::Primary}
            onclick={onconfirm}
        />
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
                onclick={ask_first}
            />
            <OnItsWay
                sent={busy}
                live={props.live}
                label={language.text("referent-publish-sent")}
                testid="referent-publish"
            />
            if let Asking::Refused(refusal) = &asking {
                <Alert variant={AlertVariant::Danger} testid="referent-publish-refused">
                    { say::refusal(&language, refusal) }
                </Alert>
            }
            if *confirming {
                <Dialog
                    title={language.text("referent-publish-sure")}
                    testid="referent-publish-dialog"
                    close_label={language.text("referent-finalize-no")}
                    {onclose}
                    footer={actions}
                >
                    <ul class="vigie-effects">
                        <li>{ language.text_with(
                            "referent-publish-candidates",
                            &[("count", props.desk.seats.len().into())],
                        ) }</li>
                        <li>{ language.text_with(
                            "referent-publish-codes",
                            &[("count", certified.into())],
                        ) }</li>
                        <li>{ language.text("referent-publish-files") }</li>
                    </ul>
                    <p>{ language.text("referent-publish-final") }</p>
                </Dialog>
            }
        </section>
    }
}
