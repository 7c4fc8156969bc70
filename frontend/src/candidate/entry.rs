//! The door: who he is, and the code of the session.

mod birthdate;
mod field;
mod form;
mod refused;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::birthdate::Birthdate;
use self::field::Field;
use self::form::{Input, Typed};
use self::refused::{Refused, RefusedBox};
use super::keep::Owner;
use super::me::Entered;
use super::seek::seek;
use crate::components::Icon;
use crate::http;
use crate::i18n::use_language;
use crate::layout::{Layout, PageTitle, Portal};

/// Properties of [`EntryPage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EntryPageProps {
    /// Was he logged in on this page before, until the log-in ran out?
    pub expired: bool,
    /// The door is open.
    pub onentered: Callback<()>,
}

/// One form. A fault is said where it is, once the field is left or the form is sent.
#[component]
pub fn EntryPage(props: &EntryPageProps) -> Html {
    let language = use_language();
    let typed = use_reducer_eq(Typed::default);
    let left = use_state_eq(Vec::<Input>::new);
    let sending = use_state_eq(|| false);
    let refused = use_state_eq(|| None::<Refused>);
    // Stays once it was asked for.
    let identifier = use_state_eq(|| false);

    let onsubmit = {
        let (typed, left, sending) = (typed.clone(), left.setter(), sending.clone());
        let (refused, onentered) = (refused.clone(), props.onentered.clone());
        let identifier = identifier.setter();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            left.set(Input::ALL.to_vec());
            if *sending || refused.as_ref().is_some_and(Refused::must_wait) {
                return;
            }
            let entry = match typed.entry() {
                Ok(entry) => entry,
                Err(wrong) => {
                    refused.set(None);
                    seek(wrong.id());
                    return;
                }
            };
            sending.set(true);
            refused.set(None);
            let (sending, refused) = (sending.setter(), refused.setter());
            let identifier = identifier.clone();
            let onentered = onentered.clone();
            spawn_local(async move {
                match http::post::<_, Entered>("/api/candidate/login", &entry).await {
                    Ok(Entered {
                        first_name,
                        last_name,
                    }) => {
                        // The server would refuse commands of an earlier log-in; and a
                        // namesake must not inherit them.
                        Owner::named(entry.session(), &last_name, &first_name).forget();
                        onentered.emit(());
                    }
                    Err(error) => {
                        let why = Refused::of(error);
                        if why == Refused::Identifier {
                            identifier.set(true);
                        }
                        refused.set(Some(why));
                    }
                }
                sending.set(false);
            });
        })
    };
    let onvalue = {
        // A browser that fills in the whole form does not wait for a rendering in between.
        let typed = typed.dispatcher();
        Callback::from(move |change: (Input, String)| typed.dispatch(change))
    };
    let onleft = {
        let left = left.clone();
        Callback::from(move |input: Input| {
            let mut inputs = (*left).clone();
            inputs.push(input);
            left.set(inputs);
        })
    };
    let fault = |input: Input| {
        (left.contains(&input) && !typed.is_right(input)).then(|| input.fault(&language))
    };
    let field = |input: Input| {
        html! {
            <Field
                {input}
                value={typed.value(input).to_owned()}
                fault={fault(input)}
                onvalue={onvalue.clone()}
                onleft={onleft.clone()}
            />
        }
    };
    let onover = refused.setter();
    html! {
        <Layout portal={Portal::Candidate}>
            <div class="vigie-candidate-login">
                <PageTitle text={language.text("candidate-entry-title")} />
                <p class="vigie-candidate-login__lead">{ language.text("candidate-entry-lead") }</p>
                <form class="vigie-candidate-login__form" novalidate=true data-testid="entry" {onsubmit}>
                    if let Some(refused) = &*refused {
                        <RefusedBox
                            refused={refused.clone()}
                            onover={Callback::from(move |()| onover.set(None))}
                        />
                    } else if props.expired {
                        <p class="vigie-box vigie-box--info" role="status">
                            { Icon::Info }
                            <span>{ language.text("candidate-entry-expired") }</span>
                        </p>
                    }
                    { field(Input::Session) }
                    <div class="vigie-candidate-login__names">
                        { field(Input::LastName) }
                        { field(Input::FirstName) }
                    </div>
                    <Birthdate
                        typed={(*typed).clone()}
                        fault={fault(Input::Year)}
                        onvalue={onvalue.clone()}
                        onleft={onleft.clone()}
                    />
                    { field(Input::Code) }
                    if *identifier {
                        { field(Input::Identifier) }
                    }
                    <button
                        type="submit"
                        class="pf-v6-c-button pf-m-primary pf-m-display-lg vigie-candidate-login__go"
                        aria-disabled={sending.to_string()}
                        data-testid="entry-submit"
                    >
                        if *sending {
                            { language.text("candidate-entry-sending") }
                        } else {
                            { language.text("candidate-entry-submit") }
                        }
                    </button>
                </form>
                <p class="vigie-note">{ language.text("candidate-entry-help") }</p>
            </div>
        </Layout>
    }
}
