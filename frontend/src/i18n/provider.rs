//! Chooses the language, keeps the choice, and provides it to all components.

use yew::prelude::*;

use super::{Language, LanguageHandle};
use crate::storage::StorageScope;
use yew::html::ChildrenProps;

/// Key of the choice in the storage of the device.
const KEY: &str = "vigie-language";

/// Provides the language to [`use_language`] in everything inside, and sets `<html lang>`.
#[component]
pub fn LanguageProvider(props: &ChildrenProps) -> Html {
    let language = use_state_eq(first_language);
    let choose = use_callback(language.setter(), |chosen: Language, setter| {
        StorageScope::Device.write(KEY, chosen.tag());
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

/// The current language. The component is rendered again when it changes.
#[hook]
pub fn use_language() -> LanguageHandle {
    // Component tests render without the provider: their texts are French.
    use_context::<LanguageHandle>().unwrap_or_else(|| LanguageHandle {
        language: Language::default(),
        choose: Callback::noop(),
    })
}

/// The language chosen on an earlier visit, else the browser's, else French.
fn first_language() -> Language {
    let kept = StorageScope::Device
        .read(KEY)
        .and_then(|tag| Language::from_tag(&tag));
    let preferred = || Language::from_tag(&gloo_utils::window().navigator().language()?);
    kept.or_else(preferred).unwrap_or_default()
}
