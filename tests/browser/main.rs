//! Stories in real browser windows.

mod certificate;
mod guessing;
mod devices;
mod live_room;
