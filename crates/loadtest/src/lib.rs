//! Simulated candidates and invigilators over real sockets.
//!
//! [`client`] speaks the protocol as a page would; [`candidate`] and
//! [`invigilator`] decide and act on it; [`ledger`] keeps what was answered, to be
//! compared with the journal. Three programs are made of them: [`demo`] keeps a
//! room alive to look at, [`bench`] measures, [`chaos`] kills the server under a
//! running exam.
//!
//! Nothing here is known to the server: what it serves to the drill it serves to
//! browsers.

mod alarm;
pub mod bench;
pub mod candidate;
pub mod chaos;
pub mod client;
pub mod demo;
pub mod invigilator;
pub mod ledger;
pub mod process;
pub mod rooms;
mod scratch;
pub mod span;
