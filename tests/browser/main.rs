//! Stories in real browser windows.

mod certificate;
mod devices;
mod live_room;
