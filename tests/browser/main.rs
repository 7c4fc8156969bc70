//! Stories in real browser windows.

mod certificate;
mod devices;
mod guessing;
mod live_room;
mod living_page;
mod logins;
mod signals;
