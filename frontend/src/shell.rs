//! What surrounds every page: masthead, skip link, main landmark.
//!
//! A page renders `<Shell desk={..} lamp={live.freshness}>` with a [`PageTitle`] and
//! its content inside. PatternFly-Yew's `Page` is not used: it marks two elements
//! as main, which confuses screen readers.

mod desk;
mod frame;
mod lamp;
mod language_switch;
mod logo;
mod masthead;
mod theme_switch;
mod title;

pub use desk::Desk;
pub use frame::{Shell, Width};
pub use lamp::Lamp;
pub use logo::Logo;
pub use title::PageTitle;
