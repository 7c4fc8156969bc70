//! A session driven by a script: a fake bank, a room that decides and folds, and
//! random moves of everybody in it.

pub mod actor_kind;
pub mod board_examples;
pub mod content_examples;
pub mod corrections;
pub mod day_examples;
pub mod decision_examples;
pub mod fake_engine;
pub mod outage_examples;
mod page_steps;
pub mod scenario;
pub mod scenario_runner;
pub mod session_harness;
mod settling;
pub mod view_examples;
pub mod wire_examples;
