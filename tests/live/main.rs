//! Stories of a live room, told through sockets and HTTP.

mod admission;
mod alerts;
mod bad_input;
mod clock;
mod finalization;
mod recovery;
mod storage;
