//! Sheets of paper.

use std::rc::Rc;

use gloo_events::EventListener;
use vigie_shared::api::SessionDetails;
use yew::prelude::*;

use super::handouts::SlipHandouts;
use super::invigilator_sheet::InvigilatorSheet;

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedHandout {
    /// For the invigilators: codes, steps, attendance.
    Invigilators,
    /// For the candidates: one slip each.
    Slips,
}

impl PrintedHandout {
    /// The sheet; on the screen it is not shown.
    pub fn view(self, details: &Rc<SessionDetails>) -> Html {
        match self {
            Self::Invigilators => html! { <InvigilatorSheet details={details.clone()} /> },
            Self::Slips => html! { <SlipHandouts details={details.clone()} /> },
        }
    }
}

/// The sheet being printed, if one is, and the way to print one.
#[hook]
pub fn use_print() -> (Option<PrintedHandout>, Callback<PrintedHandout>) {
    let sheet = use_state_eq(|| None::<PrintedHandout>);
    let print = {
        let setter = sheet.setter();
        use_callback((), move |chosen, ()| setter.set(Some(chosen)))
    };
    let setter = sheet.setter();
    use_effect_with(*sheet, move |sheet| {
        let listener = sheet.map(|_| {
            let window = gloo_utils::window();
            let listener = EventListener::new(&window, "afterprint", move |_| setter.set(None));
            window.print().unwrap_or_default();
            listener
        });
        move || drop(listener)
    });
    (*sheet, print)
}

/// The address people type in their browser: this server and the path of a page.
pub fn address(path: &str) -> String {
    let origin = gloo_utils::window().location().origin().unwrap_or_default();
    // The scheme need not be typed.
    let shown = origin
        .split_once("://")
        .map_or(origin.as_str(), |(_, rest)| rest);
    format!("{shown}{path}")
}
