//! Simulated candidates and invigilators over real sockets.
//!
//! The protocol is spoken by `vigie-client`; [`candidate`] and [`invigilator`] decide
//! what to do and when; [`sent_answers`] keeps what was answered, to be compared with
//! the journal. Four programs are made of them: [`demo`] fills a room to look at,
//! [`mod@bench`] measures, [`chaos`] kills the server during a running exam, [`abuse`] attacks
//! it.
//!
//! The server does not depend on this crate: it serves a load test as it serves browsers.

#![expect(
    clippy::disallowed_methods,
    reason = "a load test keeps to a schedule in real time, and measures it"
)]

pub mod abuse;
pub mod bare_server;
pub mod bench;
pub mod candidate;
pub mod chaos;
mod data_folder;
pub mod demo;
pub mod duration_range;
pub mod invigilator;
mod participant;
pub mod process;
pub mod sent_answers;
pub mod sessions;
mod sleep;

pub use participant::ParticipantEvent;
