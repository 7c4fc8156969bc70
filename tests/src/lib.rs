//! The harness of the black-box tests: a real server on a free port, and clients that
//! speak the real protocol to it.

#![expect(clippy::unwrap_used, reason = "a test harness fails by panicking")]

mod accessibility;
mod browser;
mod center;
pub mod center_stories;
mod chaos_proxy;
mod clients;
mod corrections;
mod database;
pub mod decision_room;
mod exam_browser;
mod exam_server;
mod firefox;
mod latency;
mod live_room;
pub mod overseas;
mod paper_text;
mod programs;
pub mod screens;
mod server;
mod socket;
mod upgrade_filter;

pub use accessibility::Accessibility;
pub use browser::{Browsers, Page, WindowOptions, chromium};
pub use center::{Center, CenterLogin};
pub use chaos_proxy::ChaosProxy;
pub use clients::{CandidateLogin, Room, StaffLogin, post};
pub use database::of_folder as database_of_folder;
pub use decision_room::DecisionRoom;
pub use exam_browser::{
    ExamBrowser, ExamPlace, MovedClock, PATIENCE, SleepingBrowser, VisitTarget, copy_folder,
};
pub use exam_server::{
    BlockListDocument, CompanionRecord, ENGINES, EXAM_HOST, ExamPhase, ExamServer,
};
pub use firefox::{FirefoxBrowser, firefox};
pub use latency::{LatencySamples, LatencyWatch};
pub use live_room::{LiveRoom, TestingLiveRoom};
pub use paper_text::read_paper;
pub use programs::program;
pub use server::TestServer;
pub use socket::{Frame, Socket};
pub use upgrade_filter::UpgradeFilter;
pub use vigie_client::UpgradeRequest;
