//! Stories told in real browser windows.

mod live_room;
