//! The browser side of Vigie: one single-page application with three desks.
//!
//! Reading order: [`app`] (the tower of providers), [`route`] (the addresses),
//! [`layout`] (what surrounds every page), [`components`] (the kit), [`i18n`], [`http`] and [`fetch`] (one
//! question, one answer), [`live`] (the socket), then the desks: [`candidate`],
//! [`pages`], [`referent`] with their [`features`]; and the pages of [`result`].
//!
//! Not here: rules. What may be done, and what follows from it, is decided by the
//! server with the code of `vigie-shared`; the pages show it.

pub mod app;
pub mod candidate;
pub mod clock;
pub mod components;
pub mod features;
pub mod fetch;
pub mod home;
pub mod hooks;
pub mod http;
pub mod i18n;
pub mod layout;
pub mod live;
pub mod not_found;
pub mod pages;
pub mod referent;
pub mod result;
pub mod route;
pub mod scale;
pub mod storage;
pub mod theme;
pub mod ui;

/// Id of the element of `index.html` that the application takes over.
const ROOT: &str = "app";

/// Starts the application in the element `#app`, or in the body if a page lacks it.
pub fn start() {
    match gloo_utils::document().get_element_by_id(ROOT) {
        Some(root) => yew::Renderer::<app::App>::with_root(root).render(),
        None => yew::Renderer::<app::App>::new().render(),
    };
}
