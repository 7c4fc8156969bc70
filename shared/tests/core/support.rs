//! A session driven by a script: a fake bank, a room that decides and folds, and
//! random moves of everybody in it.

pub mod bank;
pub mod examples;
pub mod moves;
pub mod pages;
pub mod play;
pub mod room;
