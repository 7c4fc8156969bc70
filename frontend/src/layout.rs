//! What surrounds every page: masthead, skip link, main landmark.
//!
//! A page renders `<Layout portal={..} connection={..}>` with a [`PageTitle`] and
//! its content inside. PatternFly-Yew's `Page` is not used: it marks two elements
//! as main, which confuses screen readers.

mod connection_indicator;
mod language_switch;
mod logo;
mod masthead;
mod page;
mod portal;
mod theme_switch;
mod title;
mod zone_notice;

pub use connection_indicator::ConnectionIndicator;
pub use logo::Logo;
pub use page::{Layout, Width};
pub use portal::Portal;
pub use title::PageTitle;
pub use zone_notice::ZoneNotice;
