//! Stories in real browser windows.

mod certificate;
mod live_room;
