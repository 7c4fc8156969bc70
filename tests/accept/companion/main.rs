//! The companion in a real Chromium, and the most of it in a Firefox: what is blocked, when, and that nothing of it is left
//! afterwards, against a server that speaks its contract; and a candidate's test with the real
//! server, from the page to the board.

#![expect(clippy::unwrap_used, reason = "a story fails by panicking")]

mod blocking;
mod endings;
mod exam_room;
mod firefox;
mod imitation;
mod load;
mod policy;
mod recovery;
mod results_pages;
mod support;
mod testing;
mod troubles;
