//! Stories in real browser windows.

mod certificate;
mod live_room;
mod living_page;
