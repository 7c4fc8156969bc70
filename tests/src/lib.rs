//! What the black-box tests share: a real server on a free port, and people who
//! speak the real protocol to it.

#![expect(clippy::unwrap_used, reason = "a test harness fails by panicking")]

mod accessibility;
mod browser;
mod center;
mod people;
mod programs;
pub mod screens;
mod server;
mod socket;
mod stopwatch;
mod wire;

pub use accessibility::Accessibility;
pub use browser::{Browsers, Page};
pub use center::{Center, Watch};
pub use people::{CandidateLogin, Room, StaffLogin, post};
pub use programs::program;
pub use server::TestServer;
pub use socket::{Frame, Knock, Socket};
pub use stopwatch::{Lap, Stopwatch};
pub use wire::Wire;
