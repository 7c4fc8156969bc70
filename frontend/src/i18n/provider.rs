//! The choice of the language: made, kept, given to all components.

use yew::prelude::*;

use super::{Language, LanguageHandle};
use crate::components::ChildrenProps;
use crate::storage::Keep;

const KEY: &str = "vigie-language";

/// Gives [`use_language`] to everything inside, and sets `<html lang>`.
#[component]
pub fn LanguageProvider(props: &ChildrenProps) -> Html {
    let language = use_state_eq(first_language);
    let choose = use_callback(language.setter(), |chosen: Language, setter| {
        Keep::Device.write(KEY, chosen.tag());
        setter.set(chosen);
    });
    use_effect_with(*language, |language| {
        if let Some(html) = gloo_utils::document().document_element() {
            html.set_attribute("lang", language.tag())
                .unwrap_or_default();
        }
    });
    let handle = LanguageHandle {
        language: *language,
        choose,
    };
    html! {
        <ContextProvider<LanguageHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<LanguageHandle>>
    }
}

/// The language in force. The component is rendered again when it changes.
#[hook]
pub fn use_language() -> LanguageHandle {
    // Outside the provider (component tests) texts are French and stay so.
    use_context::<LanguageHandle>().unwrap_or_else(|| LanguageHandle {
        language: Language::default(),
        choose: Callback::noop(),
    })
}

/// What was chosen before, else what the browser prefers, else French.
fn first_language() -> Language {
    let kept = Keep::Device
        .read(KEY)
        .and_then(|tag| Language::of_tag(&tag));
    let preferred = || Language::of_tag(&gloo_utils::window().navigator().language()?);
    kept.or_else(preferred).unwrap_or_default()
}
