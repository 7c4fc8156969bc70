//! Stories in real browser windows.

mod certificate;
mod guessing;
mod live_room;
