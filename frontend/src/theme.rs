//! Light, dark, or as the system says.

use gloo_events::EventListener;
use web_sys::MediaQueryList;
use yew::prelude::*;

use crate::storage::StorageScope;
use yew::html::ChildrenProps;

const KEY: &str = "vigie-theme";
/// PatternFly 6 turns dark by this class on `<html>`.
const DARK_CLASS: &str = "pf-v6-theme-dark";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system says, also when the system changes.
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// Every theme, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The stored value, and the end of its message key.
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The next theme, for a button that cycles.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }
}

/// The theme in force and the way to change it.
#[derive(Debug, Clone, PartialEq)]
pub struct ThemeHandle {
    pub theme: Theme,
    /// Changes and remembers it.
    pub choose: Callback<Theme>,
}

/// Applies the theme to the document and provides [`use_theme`] to the children.
#[component]
pub fn ThemeProvider(props: &ChildrenProps) -> Html {
    let theme = use_state_eq(|| {
        StorageScope::Device
            .read(KEY)
            .and_then(|code| Theme::of_code(&code))
            .unwrap_or_default()
    });
    let choose = use_callback(theme.setter(), |chosen: Theme, setter| {
        StorageScope::Device.write(KEY, chosen.code());
        setter.set(chosen);
    });
    use_effect_with(*theme, |&theme| {
        apply(theme);
        let listener =
            system_query().map(|query| EventListener::new(&query, "change", move |_| apply(theme)));
        move || drop(listener)
    });
    let handle = ThemeHandle {
        theme: *theme,
        choose,
    };
    html! {
        <ContextProvider<ThemeHandle> context={handle}>
            { props.children.clone() }
        </ContextProvider<ThemeHandle>>
    }
}

/// The theme in force; the system's where no provider is around.
#[hook]
pub fn use_theme() -> ThemeHandle {
    use_context::<ThemeHandle>().unwrap_or_else(|| ThemeHandle {
        theme: Theme::System,
        choose: Callback::noop(),
    })
}

fn system_query() -> Option<MediaQueryList> {
    gloo_utils::window()
        .match_media("(prefers-color-scheme: dark)")
        .ok()
        .flatten()
}

fn apply(theme: Theme) {
    let dark = match theme {
        Theme::Dark => true,
        Theme::Light => false,
        Theme::System => system_query().is_some_and(|query| query.matches()),
    };
    if let Some(html) = gloo_utils::document().document_element() {
        html.class_list()
            .toggle_with_force(DARK_CLASS, dark)
            .unwrap_or_default();
    }
}
