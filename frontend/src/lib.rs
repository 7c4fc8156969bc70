//! The browser side of Vigie: one single-page application with three portals.
//!
//! Reading order: [`app`] (the tower of providers, the page of each address),
//! [`route`] (the addresses), [`layout`] (what surrounds every page), [`components`]
//! (buttons, fields, dialogs), [`i18n`] and [`format`](mod@format), [`api`] (HTTP),
//! [`live`] (the socket and the commands in flight), [`watchdog`] (proof of life for the script
//! that watches from outside), [`clock`] and [`storage`],
//! [`focus`] and [`hooks`]; then the [`features`] and the [`pages`].
//!
//! Not here: rules. What may be done, and what follows from it, is decided by the
//! server with the code of `vigie-shared`; the pages show it.

pub mod api;
pub mod app;
pub mod center_zone;
pub mod clock;
pub mod components;
pub mod features;
pub mod focus;
pub mod format;
pub mod hooks;
pub mod i18n;
pub mod layout;
pub mod live;
pub mod pages;
pub mod route;
pub mod storage;
pub mod theme;
pub mod watchdog;

/// Id of the element of `index.html` that the application takes over.
const ROOT: &str = "app";

/// Starts the application in the element `#app`, or in the body if a page lacks it.
pub fn start() {
    yew::set_custom_panic_hook(Box::new(watchdog::on_panic));
    match gloo_utils::document().get_element_by_id(ROOT) {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
