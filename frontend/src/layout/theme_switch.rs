//! Light, dark, system.

use yew::prelude::*;

use crate::components::{Icon, IconButton};
use crate::i18n::use_language;
use crate::theme::{Theme, use_theme};

/// One button that goes round the three themes and says which one is on.
#[component]
pub fn ThemeSwitch() -> Html {
    let language = use_language();
    let handle = use_theme();
    let (mark, name) = match handle.theme {
        Theme::System => (Icon::Half, language.text("theme-system")),
        Theme::Light => (Icon::Sun, language.text("theme-light")),
        Theme::Dark => (Icon::Moon, language.text("theme-dark")),
    };
    let label = language.text_with("theme-label", &[("theme", name.into())]);
    let onclick = {
        let (choose, next) = (handle.choose.clone(), handle.theme.next());
        move |()| choose.emit(next)
    };
    html! {
        <IconButton {label} icon={mark} {onclick} />
    }
}
