//! After the publication: the candidate's result, with the desk's own tools.

use std::rc::Rc;

use yew::prelude::*;

use super::keep::Owner;
use super::leave::Leave;
use super::me::Me;
use crate::components::Icon;
use crate::i18n::use_language;
use crate::result::ResultPage;

/// Properties of [`OutcomePage`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OutcomePageProps {
    /// Who.
    pub me: Rc<Me>,
    /// He leaves; by himself.
    pub onleave: Callback<bool>,
}

/// His result and the way out.
#[component]
pub fn OutcomePage(props: &OutcomePageProps) -> Html {
    let language = use_language();
    let tools = html! {
        <span class="vigie-candidate-name" data-testid="who">{ Icon::Person }{ " " }{ props.me.full_name() }</span>
    };
    let leave = html! {
        <Leave
            label={language.text("candidate-leave")}
            weight="pf-m-secondary"
            owner={Owner::of(&props.me)}
            onleave={props.onleave.clone()}
        />
    };
    html! { <ResultPage {tools} {leave} /> }
}
